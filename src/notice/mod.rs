//! The notice: the yearly description, read from YAML and checked.
//!
//! bytes -> `encoding` -> text -> `yaml` -> nodes -> `decode` -> `raw` -> `check` ->
//! [`Notice`], with `lint` looking over the result. The raw form mirrors the file, all
//! optional, every value with its place; the checked form cannot hold an illegal value. Every
//! fault of a file is reported at once; a syntax error, and a newer `format`, alone. [`schema`] says
//! the same shape to editors.

mod check;
mod decode;
mod encoding;
mod format;
pub mod keys;
mod lint;
mod model;
mod number;
mod periods;
mod raw;
mod rulings;
pub mod schema;
mod similar;
mod syntax;
mod units;
mod yaml;

use std::sync::Arc;

use crate::diag::{Diagnostics, Problem};
use crate::origin::Source;

pub use model::{
    Annex, AnnexTable, Assignment, Assignments, Attachment, Attendance, Bound, Bracket,
    ColophonPage, ColumnContent, Contact, Due, DueColumn, DueDay, FormColumn, Format, Goal,
    GridProfile, Group, Heading, HouseStyle, Imprint, Landscape, Layout, Lights, MailBox, Moved,
    NamePlace, Notice, Ordinal, OwnAnnex, PaperHead, Party, Register, Reporter, Reporting,
    RestDays, Role, Ruling, SText, Separator, Signed, Stamped, Target, TargetKind, Task,
    TaskLayout, TaskListing, TaskNumber, TaskNumbers, TaskPlace, Title, Together, Unit, UnitId,
    UnitRef, Verdict, WordFile, WordPlace, Wording,
};
pub use periods::named_period;

/// 发文字号 in due form, where `written` is one in any form: `甲政办字(2024)第013号`.
pub fn mended_number(written: &str) -> Option<String> {
    number::mend(written)
}

/// Whether `text` is an amount as a target may have it, with its measure: `不少于60场`, `8%以内`.
pub fn is_amount(text: &str) -> bool {
    check::is_amount(text)
}

/// What came of reading a description.
#[derive(Debug)]
pub struct Reading {
    /// The text that was read.
    pub source: Arc<Source>,
    /// The notice: there exactly when no finding is an error.
    pub notice: Option<Notice>,
    /// Everything that was found, errors and warnings.
    pub findings: Diagnostics,
}

/// Reads the description in `bytes`; `name` is the file as messages call it.
pub fn read(name: &str, bytes: &[u8]) -> Reading {
    let (source, mut findings) = encoding::decode(name, bytes);
    if findings.has_errors() {
        return Reading { source, notice: None, findings };
    }
    let root = match yaml::parse(&source) {
        Ok(root) => root,
        Err(found) => return Reading { source, notice: None, findings: (*found).into() },
    };
    if let Some(found) = format::fault(&root) {
        let is_newer = matches!(found.problem, Problem::NewerDescription { .. });
        findings.push(found);
        if is_newer {
            return Reading { source, notice: None, findings };
        }
    }
    let raw = decode::decode(&root, &mut findings);
    let notice = check::check(raw, &mut findings);
    if let Some(notice) = &notice {
        lint::lint(notice, &mut findings);
    }
    let notice = notice.filter(|_| !findings.has_errors());
    Reading { source, notice, findings }
}
