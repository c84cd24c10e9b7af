//! 附件: the progress form and the other attachments, in the order they are bound.
//!
//! The form stands first where the description gives it under a key of its own, or where the
//! list names it (kind `form`). An attachment has text or tables, or prints the tasks; every row of a table has a
//! cell a column.

use crate::diag::{ColumnProblem, Diagnostic, Diagnostics, Ending, Problem};
use crate::notice::model::{
    Annex, AnnexTable, Attachment, Landscape, OwnAnnex, Role, SText, TaskListing,
};
use crate::notice::raw::{RawAnnex, RawAttachment, RawRow, RawTable};

use super::{Choice, one_of, task_columns};

/// What an attachment of the list is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::notice) enum AnnexKind {
    Own,
    Tasks(TaskListing),
    Form,
}

/// Kinds of attachments whose content the program knows.
pub(in crate::notice) const WITHOUT_CONTENT: [&str; 6] =
    ["form", "报表", "tasks", "实事", "task_table", "分工表"];
pub(in crate::notice) const KINDS: [Choice<AnnexKind>; 4] = [
    ("text", "文字", AnnexKind::Own),
    ("tasks", "实事", AnnexKind::Tasks(TaskListing::Text)),
    ("task_table", "分工表", AnnexKind::Tasks(TaskListing::Table)),
    ("form", "报表", AnnexKind::Form),
];
pub(in crate::notice) const LANDSCAPE: [Choice<Landscape>; 3] = [
    ("auto", "自动", Landscape::Auto),
    ("true", "是", Landscape::Yes),
    ("false", "否", Landscape::No),
];

/// The form, and all attachments in order.
pub(super) fn check(
    form: Option<Attachment>,
    raw: Vec<RawAnnex>,
    words: &[(Role, String)],
    findings: &mut Diagnostics,
) -> (Option<Attachment>, Vec<Annex>) {
    let mut form = form;
    let bound = form.iter().filter(|form| form.printed);
    let mut annexes: Vec<Annex> = bound.map(|_| Annex::Form).collect();
    for one in raw {
        let kind = one.kind.as_ref();
        let kind = kind.map_or(Some(AnnexKind::Own), |written| one_of(written, &KINDS, findings));
        match kind {
            Some(AnnexKind::Own) => annexes.extend(own(one, None, words, findings).map(Annex::Own)),
            Some(AnnexKind::Tasks(listing)) => {
                annexes.extend(own(one, Some(listing), words, findings).map(Annex::Own));
            }
            Some(AnnexKind::Form) if annexes.contains(&Annex::Form) => {
                report(&one, Ending::FormTwice, findings);
            }
            Some(AnnexKind::Form) => {
                form = listed_form(one, words, findings);
                annexes.extend(form.iter().map(|_| Annex::Form));
            }
            None => {}
        }
    }
    (form, annexes)
}

fn report(raw: &RawAnnex, problem: Ending, findings: &mut Diagnostics) {
    let place = raw.kind.as_ref().map_or(&raw.origin, |kind| &kind.origin);
    findings.push(Diagnostic::at(place, Problem::Ending(problem)));
}

/// The progress form where the list names it; the program knows what it holds.
fn listed_form(
    raw: RawAnnex,
    words: &[(Role, String)],
    findings: &mut Diagnostics,
) -> Option<Attachment> {
    if raw.given.contains(&true) {
        report(&raw, Ending::FormWithContent, findings);
    }
    let RawAnnex { title, due_column, columns, .. } = raw;
    let raw = RawAttachment { title, due_column, columns, printed: None };
    super::attachment(raw, words, findings)
}

fn own(
    raw: RawAnnex,
    tasks: Option<TaskListing>,
    words: &[(Role, String)],
    findings: &mut Diagnostics,
) -> Option<OwnAnnex> {
    if tasks.is_none() && raw.given == [false, false] {
        findings.push(Diagnostic::at(&raw.origin, Problem::Ending(Ending::NoContent)));
    }
    let columns = match raw.columns {
        None => Some(Vec::new()),
        Some(columns) if tasks == Some(TaskListing::Table) => {
            task_columns::check(columns, words, findings)
        }
        Some(columns) => {
            let problem = Problem::OfColumns(ColumnProblem::NotAForm);
            findings.push(Diagnostic::at(&columns.origin, problem));
            None
        }
    };
    let tables = raw.tables.into_iter().filter_map(|one| table(one, findings)).collect();
    Some(OwnAnnex { title: raw.title?, text: raw.text, tasks, columns: columns?, tables })
}

fn table(raw: RawTable, findings: &mut Diagnostics) -> Option<AnnexTable> {
    let landscape = raw.landscape;
    let landscape =
        landscape.map_or(Some(Landscape::Auto), |written| one_of(&written, &LANDSCAPE, findings));
    let columns = raw.columns?;
    let rows = raw.rows?.into_iter().filter_map(|one| row(one, &columns, findings)).collect();
    Some(AnnexTable { columns, rows, landscape: landscape? })
}

fn row(raw: RawRow, columns: &[SText], findings: &mut Diagnostics) -> Option<Vec<Option<SText>>> {
    if raw.cells.len() == columns.len() {
        return Some(raw.cells);
    }
    let problem = Ending::RowLength { cells: raw.cells.len(), columns: columns.len() };
    findings.push(Diagnostic::at(&raw.origin, Problem::Ending(problem)));
    None
}
