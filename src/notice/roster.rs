//! A register of units that is no list of mappings: lines pasted from elsewhere, or the name of a workbook
//! beside the description, which the command line reads.
//!
//! ```text
//! 单位名册: |                        单位名册: 单位.xlsx
//!   区教体局  jtj@example.gov.cn
//! ```

use crate::diag::{Diagnostic, Diagnostics, Problem, Unfinished};
use crate::origin::{Origin, Sourced};

use super::model::SText;

/// A unit as a row of a workbook or a line has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterRow {
    /// Its name.
    pub name: SText,
    /// Its other names.
    pub aliases: Vec<SText>,
    /// Its mailbox.
    pub email: Option<SText>,
}

/// What reads the workbook that a description names: the rows, or what is wrong with it.
pub type RosterFile<'f> = dyn Fn(&SText) -> Result<Vec<RosterRow>, Diagnostics> + 'f;

/// What a workbook's name ends with.
const ENDINGS: [&str; 5] = [".xlsx", ".xls", ".et", ".ods", ".docx"];

/// Whether `text` names a workbook, and no unit.
pub fn is_roster_file(text: &str) -> bool {
    let small = text.to_ascii_lowercase();
    !text.contains('\n') && ENDINGS.iter().any(|ending| small.ends_with(ending))
}

/// Where a text alone is read, no other file is.
pub(super) fn elsewhere(written: &SText) -> Result<Vec<RosterRow>, Diagnostics> {
    let problem = Unfinished::RosterElsewhere { found: written.value.clone() };
    Err(Diagnostic::at(&written.origin, Problem::Unfinished(problem)).into())
}

/// The units of `written`, one a line: name, two blanks or a tab, mailbox; other names may stand between
/// them. Lines that begin with `#` are none.
///
/// ```text
/// 区教体局  区教育局  jtj@example.gov.cn   ->   name, alias, mailbox
/// ```
pub fn roster_lines(written: &SText) -> Vec<RosterRow> {
    let mut places = Places { origin: &written.origin, next: 0 };
    let lines = written.value.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.filter_map(|line| row(line, &mut places)).collect()
}

fn row(line: &str, places: &mut Places<'_>) -> Option<RosterRow> {
    let mut fields = fields(line).into_iter().map(|field| places.place(field));
    let mut row = RosterRow { name: fields.next()?, aliases: Vec::new(), email: None };
    for field in fields {
        match field.contains('@') && row.email.is_none() {
            true => row.email = Some(field),
            false => row.aliases.push(field),
        }
    }
    Some(row)
}

/// The parts of a line; a mailbox stands apart from a name by one blank too.
fn fields(line: &str) -> Vec<&str> {
    let apart = |text: &str| {
        let wide = ['\t', '\u{3000}', ',', '，', ';', '；'];
        let at = text.find(wide).into_iter().chain(text.find("  ")).min();
        at.map(|at| (at, text[at..].chars().next().map_or(1, char::len_utf8)))
    };
    let (mut rest, mut fields) = (line, Vec::new());
    while let Some((at, length)) = apart(rest) {
        fields.push(&rest[..at]);
        rest = rest[at + length..].trim_start();
    }
    if let Some((before, mail)) = rest.rsplit_once(' ').filter(|(_, mail)| mail.contains('@')) {
        fields.extend([before, mail]);
    } else {
        fields.push(rest);
    }
    fields.into_iter().map(str::trim).filter(|field| !field.is_empty()).collect()
}

/// Finds parts of a block one behind the other: its lines are indented where it was written.
struct Places<'o> {
    origin: &'o Origin,
    next: usize,
}

impl Places<'_> {
    fn place(&mut self, part: &str) -> SText {
        let written = self.origin.text();
        let found = written.get(self.next..).and_then(|rest| rest.find(part));
        let Some(at) = found else { return Sourced::new(part.to_owned(), self.origin.clone()) };
        let start = self.next + at;
        self.next = start + part.len();
        Sourced::new(part.to_owned(), self.origin.within(start..self.next))
    }
}

#[cfg(test)]
mod tests {
    use crate::origin::{Origin, Source, Sourced};

    use super::roster_lines;

    #[test]
    fn a_line_has_name_aliases_and_mailbox() {
        let text = "区教体局\tjtj@example.gov.cn\n区民政局  区民局   a@b.cn\n\n# 不算\n区 妇联 c@d.cn\n区科协";
        let origin = Origin::new(&Source::new("n.txt", text), 0..text.len());
        let rows = roster_lines(&Sourced::new(text.to_owned(), origin));
        let read: Vec<(&str, Vec<&str>, Option<&str>)> = rows
            .iter()
            .map(|row| {
                let aliases = row.aliases.iter().map(|alias| alias.value.as_str()).collect();
                (row.name.as_str(), aliases, row.email.as_ref().map(|mail| mail.value.as_str()))
            })
            .collect();
        assert_eq!(
            read,
            [
                ("区教体局", vec![], Some("jtj@example.gov.cn")),
                ("区民政局", vec!["区民局"], Some("a@b.cn")),
                ("区 妇联", vec![], Some("c@d.cn")),
                ("区科协", vec![], None),
            ]
        );
        assert_eq!(rows[3].name.origin.line_column(), (6, 1));
    }
}
