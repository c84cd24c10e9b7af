//! Title lines that the office broke itself and that are longer than the style of the notice
//! allows: they will be broken again.

use crate::diag::{Diagnostic, Diagnostics, Problem, WordingProblem};
use crate::document::{Align, Cell, Column, Role, Run, Style, Table, Turn, title};
use crate::han;
use crate::notice::{Annex, AnnexTable, Landscape, Notice, OwnAnnex, SText, Title};

use super::style;

/// What is to be said of the titles of `notice`: only of lines that the office has set itself. A
/// title of one text is broken by the program, and nothing is said.
pub fn long_titles(notice: &Notice) -> Diagnostics {
    let style = style(notice);
    let form = notice.attachment.as_ref();
    let annexes = notice.annexes.iter().filter_map(|annex| match annex {
        Annex::Form => form.map(|form| (&form.title, style)),
        Annex::Own(own) => Some((&own.title, style_of(own, &style))),
    });
    let mut findings = Diagnostics::new();
    for (title, style) in std::iter::once((&notice.title, style)).chain(annexes) {
        let Title::Lines(lines) = title else { continue };
        findings.extend(lines.iter().filter_map(|line| too_long(line, title::room(&style))));
    }
    findings
}

fn too_long(line: &SText, limit: usize) -> Option<Diagnostic> {
    let cells = title::whole(han::cells(line));
    let problem = Problem::Wording(WordingProblem::TitleLineLong { cells, limit });
    (cells > limit).then(|| Diagnostic::at(&line.origin, problem))
}

/// The style of the sheet that an attachment stands on, which its tables may turn (8).
fn style_of(annex: &OwnAnnex, style: &Style) -> Style {
    let turned = annex.tables.iter().any(|one| style.is_sideways(&table(one)));
    if turned { style.turned() } else { *style }
}

/// As much of a table as decides which way it stands.
fn table(table: &AnnexTable) -> Table {
    let cell = |text: &SText| {
        Cell::new(vec![vec![Run::new(text.as_str(), Role::Text, (&text.origin).into())]])
    };
    let row = |cells: &Vec<Option<SText>>| {
        cells.iter().map(|text| text.as_ref().map(cell).unwrap_or_default()).collect()
    };
    Table {
        columns: table.columns.iter().map(|_| Column::new(1.0, Align::Left)).collect(),
        head: table.columns.iter().map(cell).collect(),
        rows: table.rows.iter().map(row).collect(),
        turn: match table.landscape {
            Landscape::Auto => Turn::ByWidth,
            Landscape::Yes => Turn::Sideways,
            Landscape::No => Turn::Upright,
        },
        ..Table::default()
    }
}
