//! A register of units that is no list of mappings: lines pasted from elsewhere, or the name of a workbook
//! beside the description, which the command line reads.
//!
//! ```text
//! 单位名册: |                        单位名册: 单位.xlsx
//!   区教体局  jtj@example.gov.cn
//! ```

mod columns;
mod entry;

use crate::diag::{Diagnostic, Diagnostics, Problem, Unfinished};
use crate::origin::{Origin, Sourced};

use super::model::SText;

pub use columns::{RosterColumn, plain_head, roster_column};
pub use entry::unit_name;
use entry::written_mailbox;

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

/// A register as it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RosterRead {
    /// The units.
    pub rows: Vec<RosterRow>,
    /// What of it was not used.
    pub left: Diagnostics,
}

/// What reads the workbook that a description names: the units, or what is wrong with it.
pub type RosterFile<'f> = dyn Fn(&SText) -> Result<RosterRead, Diagnostics> + 'f;

/// What the name of a workbook ends with, or of a text with a unit a line.
const ENDINGS: [&str; 6] = [".xlsx", ".xls", ".et", ".ods", ".docx", ".txt"];

/// Whether `text` names a workbook or a text, and no unit.
pub fn is_roster_file(text: &str) -> bool {
    let small = text.to_ascii_lowercase();
    !text.contains('\n') && ENDINGS.iter().any(|ending| small.ends_with(ending))
}

/// Where a text alone is read, no other file is.
pub(super) fn elsewhere(written: &SText) -> Result<RosterRead, Diagnostics> {
    let problem = Unfinished::RosterElsewhere { found: written.value.clone() };
    Err(Diagnostic::at(&written.origin, Problem::Unfinished(problem)).into())
}

/// The units of `written`, one a line: name, two blanks or a tab, mailbox; other names may stand between
/// them. Lines that begin with `#` are none, nor is a line of heads.
///
/// ```text
/// 3、区教体局  区教育局  jtj@example.gov.cn   ->   name, alias, mailbox
/// ```
pub fn roster_lines(written: &SText) -> RosterRead {
    let mut places = Places { origin: &written.origin, next: 0 };
    let mut read = RosterRead::default();
    let lines = written.value.lines().map(str::trim);
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let fields = fields(line);
        if fields.iter().all(|field| roster_column(field).is_some() || is_ordinal_head(field)) {
            continue;
        }
        let fields = fields.into_iter().map(|field| places.place(field)).collect();
        read.rows.extend(row(fields, &mut read.left));
    }
    read
}

fn is_ordinal_head(field: &str) -> bool {
    ["序号", "编号"].contains(&plain_head(field).as_str())
}

/// The unit of the fields of a line; what is none of it is told.
fn row(fields: Vec<SText>, left: &mut Diagnostics) -> Option<RosterRow> {
    let is_number =
        |field: &&SText| field.chars().all(|one| one.is_ascii_digit() || "-－ ".contains(one));
    // A number of the row, which is in a column of its own.
    let mut fields = fields.into_iter().skip_while(|field| is_number(&field)).peekable();
    let Some(name) = fields.peek().and_then(|first| unit_name(first).map(str::to_owned)) else {
        left.extend(fields.map(|field| not_used(&field)));
        return None;
    };
    let name = fields.next()?.map(|_| name);
    let mut row = RosterRow { name, aliases: Vec::new(), email: None };
    for field in fields {
        let is_mailbox = field.contains(['@', '＠']);
        if is_number(&&field) || is_mailbox && row.email.is_some() {
            left.push(not_used(&field));
        } else if is_mailbox {
            row.email = mailbox(field, left);
        } else if written_mailbox(&field).is_some() {
            row.aliases.push(field);
        }
    }
    Some(row)
}

/// The mailbox of `field`; what else stands in it is told.
pub fn mailbox(field: SText, left: &mut Diagnostics) -> Option<SText> {
    let read = written_mailbox(&field)?;
    if !read.left.is_empty() {
        let problem =
            Unfinished::MailboxLeft { used: read.used.clone(), left: read.left.join("、") };
        left.push(Diagnostic::at(&field.origin, Problem::Unfinished(problem)));
    }
    Some(field.map(|_| read.used))
}

/// That a text of a register was not used.
pub fn not_used(field: &SText) -> Diagnostic {
    let problem = Unfinished::RosterLeft { text: field.value.clone() };
    Diagnostic::at(&field.origin, Problem::Unfinished(problem))
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
        fields.extend(mailbox_apart(&rest[..at]));
        rest = rest[at + length..].trim_start();
    }
    fields.extend(mailbox_apart(rest));
    fields.into_iter().map(str::trim).filter(|field| !field.is_empty()).collect()
}

/// The name and the mailbox that stand in one text: 县卫健局 <x@y.gov.cn>.
pub fn name_and_mailbox(text: &str) -> Option<[&str; 2]> {
    let [name, own] = mailbox_apart(text).map(str::trim);
    (name.chars().any(char::is_alphabetic) && !own.is_empty()).then_some([name, own])
}

/// 区教体局：jtj@example.gov.cn, "区教体局" <jtj@example.gov.cn>: what stands before a mailbox, and the mailbox.
fn mailbox_apart(field: &str) -> [&str; 2] {
    const BEFORE: [char; 16] =
        ['：', ':', '（', '(', '<', '＜', '〈', '《', '[', '［', '【', '〔', '{', '|', '/', ' '];
    const LABELS: [&str; 7] = ["电子邮箱", "政务邮箱", "邮箱", "邮件", "mailto", "email", "E-mail"];
    let Some(sign) = field.find(['@', '＠']) else { return [field, ""] };
    let is_of_mailbox = |one: char| {
        one.is_ascii_alphanumeric()
            || "._-+．＿－＋".contains(one)
            || ('０'..='９').contains(&one)
            || ('Ａ'..='Ｚ').contains(&one)
            || ('ａ'..='ｚ').contains(&one)
    };
    let before = field[..sign].trim_end_matches(is_of_mailbox);
    if before.len() == sign {
        return [field, ""];
    }
    let name = before.trim_end_matches(BEFORE);
    // （邮箱：jtj@example.gov.cn）: a word for what it is, apart from the name.
    let word = LABELS.iter().find_map(|word| name.strip_suffix(word));
    let apart =
        word.filter(|rest| rest.ends_with(BEFORE)).map(|rest| rest.trim_end_matches(BEFORE));
    [apart.unwrap_or(name), &field[before.len()..]]
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
        let rows = roster_lines(&Sourced::new(text.to_owned(), origin)).rows;
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

    #[test]
    fn brackets_around_a_mailbox_are_none_of_the_name() {
        for line in [
            "县卫健局 <x@y.gov.cn>",
            "县卫健局<x@y.gov.cn>;",
            "县卫健局（x@y.gov.cn）",
            "县卫健局(邮箱：x@y.gov.cn)",
            "县卫健局 ＜x＠y.gov.cn＞",
            "县卫健局【x@y.gov.cn】",
            "\"县卫健局\" <x@y.gov.cn>",
            "3.“县卫健局”<mailto:x@y.gov.cn>",
            "县卫健局\t<x@y.gov.cn>",
        ] {
            let origin = Origin::new(&Source::new("n.txt", line), 0..line.len());
            let read = roster_lines(&Sourced::new(line.to_owned(), origin));
            let rows = read
                .rows
                .iter()
                .map(|row| (row.name.as_str(), row.email.as_ref().map(|one| one.value.as_str())));
            assert_eq!(rows.collect::<Vec<_>>(), [("县卫健局", Some("x@y.gov.cn"))], "{line}");
            assert!(read.left.is_empty(), "{line} {:?}", read.left);
            assert!(read.rows[0].aliases.is_empty(), "{line}");
        }
    }

    #[test]
    fn lines_are_read_as_they_are_pasted() {
        let text = "序号\t单位名称\t邮箱\n1\t区教体局\tjtj＠example.gov.cn\n2. 区民政局：a@b.cn\n\
            （3）区财政局 c@d.cn，e@f.cn\n4、区妇联  无\n合计  4\n";
        let origin = Origin::new(&Source::new("n.txt", text), 0..text.len());
        let read = roster_lines(&Sourced::new(text.to_owned(), origin));
        let rows = read.rows.iter().map(|row| {
            (row.name.as_str(), row.aliases.len(), row.email.as_ref().map(|one| one.value.as_str()))
        });
        assert_eq!(
            rows.collect::<Vec<_>>(),
            [
                ("区教体局", 0, Some("jtj@example.gov.cn")),
                ("区民政局", 0, Some("a@b.cn")),
                ("区财政局", 0, Some("c@d.cn")),
                ("区妇联", 0, None),
            ]
        );
        let left: Vec<String> = read.left.iter().map(|one| format!("{:?}", one.place)).collect();
        assert_eq!(left.len(), 3, "{left:?}");
        assert!(left[0].contains("n.txt:4:16") && left[1].contains("n.txt:6:1"), "{left:?}");
    }
}
