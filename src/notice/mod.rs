//! The notice: the yearly description, read from YAML and checked.
//!
//! bytes -> `encoding` -> text -> `yaml` -> nodes -> `decode` -> `raw` -> `check` ->
//! [`Notice`], with `lint` looking over the result. The raw form mirrors the file, all
//! optional, every value with its place; the checked form cannot hold an illegal value. Every
//! fault of a file is reported at once; a syntax error, and a newer `format`, alone. [`schema`] says
//! the same shape to editors.

mod answers;
pub(crate) mod asking;
mod check;
mod decode;
mod encoding;
mod format;
mod history;
pub mod keys;
mod lines;
mod lint;
mod mailboxes;
mod mended;
mod model;
mod number;
mod onward;
mod periods;
mod raw;
mod roster;
mod rulings;
pub mod schema;
mod similar;
mod syntax;
mod tree;
mod unfinished;
mod units;
mod yaml;

use std::sync::Arc;

use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics, FileProblem, Problem};
use crate::origin::Source;

pub use answers::{
    Answers, answered_number, answered_several, answered_units, answered_year, answers, sound_rows,
};
pub use history::{Instead, Since};
pub use lint::{ReadRow, reading_rules};
pub use mailboxes::{WithMailboxes, with_mailboxes};
pub use model::{
    Annex, AnnexTable, Assignment, Assignments, Attachment, Attendance, Bound, Bracket,
    ColophonPage, ColumnContent, Contact, Due, DueColumn, DueDay, EarlierAmount, Force, FormColumn,
    Format, Goal, GridProfile, Group, Heading, HouseStyle, Imprint, Landscape, Layout, Lights,
    MailBox, Moved, NamePlace, Notice, NoticeChange, OfdFile, Ordinal, OwnAnnex, PaperHead, Party,
    PromisedBefore, Register, Reporter, Reporting, RestDays, Role, Ruling, RulingRecord, SText,
    Separator, Signed, Silence, Stamped, Target, TargetKind, Task, TaskColumn, TaskContent,
    TaskLayout, TaskListing, TaskNumber, TaskNumbers, TaskPlace, Title, Together, Unit, UnitId,
    UnitRef, Verdict, WordFile, WordPlace, Wording, digits_alone, usual_columns,
};
pub use onward::{Change, Onward, OnwardNote, OtherYear, onward, other_years, with_guesses};
pub use periods::named_period;
pub use roster::{
    RosterColumn, RosterFile, RosterRead, RosterRow, is_roster_file, mailbox, name_and_mailbox,
    not_used, plain_head, roster_column, roster_lines, unit_name,
};
pub use tree::LineEdit;
pub use unfinished::{FROM_PAPER, GUESS, LEFT, MISSING, TO_FILL};
pub(crate) use yaml::{Entry, Kind, Node};

/// 发文字号 in due form, where `written` is one in any form: `甲政办字(2024)第013号`.
pub fn mended_number(written: &str) -> Option<String> {
    number::mend(written)
}

/// The year of the 发文字号 `text`, where it is one in due form.
pub fn year_of_number(text: &str) -> Option<u16> {
    number::year_of(text)
}

/// Whether `text` is an amount as a target may have it, with its measure: `不少于60场`, `8%以内`.
pub fn is_amount(text: &str) -> bool {
    check::is_amount(text)
}

/// The words before the number of an amount that say how it binds: 不少于, 低于, ≥.
pub fn binding_words() -> impl Iterator<Item = &'static str> {
    let words = model::WORDS.iter();
    words.filter(|word| word.place == WordPlace::Before && word.binds()).map(|word| word.text)
}

/// Whether a day can be found for the words of 完成时限 in a notice of `year`: not where two are possible.
pub fn is_clear_due(words: &str, year: u16) -> bool {
    check::is_clear_due(words, year)
}

/// The day that the words of 完成时限 name in a notice of `year`; none where it is unclear.
pub fn day_of_due(words: &str, year: u16) -> Option<Date> {
    check::day_of_due(words, year)
}

/// Whether the words of a form's column say what stands below it (序号, 牵头部门), so that 内容 need not.
pub fn is_known_column(head: &str) -> bool {
    check::is_known_column(head)
}

/// What came of reading a description.
#[derive(Debug)]
pub struct Reading {
    /// The text that was read.
    pub source: Arc<Source>,
    /// The notice: there exactly when no finding is an error.
    pub notice: Option<Notice>,
    /// Where there are errors as much of the notice as could be read: only its words can be looked over.
    pub draft: Option<Notice>,
    /// Everything that was found, errors and warnings.
    pub findings: Diagnostics,
    /// What mends the slips of its lines that can mean one thing only.
    pub edits: Vec<LineEdit>,
    /// The file of units that it names, as it is written there.
    pub roster: Option<String>,
    /// The comments that ask somebody to look: guesses, words without a place, keys to fill in.
    pub remarks: Diagnostics,
}

impl Reading {
    fn failed(source: Arc<Source>, findings: Diagnostics) -> Reading {
        let (edits, remarks) = (Vec::new(), Diagnostics::new());
        Reading { source, notice: None, draft: None, findings, edits, roster: None, remarks }
    }
}

/// The text of a file that a clerk wrote, in any encoding that a description may have.
///
/// # Errors
/// Where it is no text.
pub fn text_of(name: &str, bytes: &[u8]) -> Result<Arc<Source>, Diagnostics> {
    let (source, findings) = encoding::decode(name, bytes);
    if findings.has_errors() { Err(findings) } else { Ok(source) }
}

/// The same for who shows all of it in an editor and writes it back: characters that nobody sees are to be taken out
/// there.
///
/// # Errors
/// Where it is no text, or one that an editor would not keep.
pub fn editable(name: &str, bytes: &[u8]) -> Result<Arc<Source>, Diagnostics> {
    let (source, findings) = encoding::decode(name, bytes);
    let is_kept = |found: &Diagnostic| {
        let Problem::File(FileProblem::InvisibleCharacter { character }) = found.problem else {
            return false;
        };
        character != '\0'
    };
    if findings.iter().all(is_kept) { Ok(source) } else { Err(findings) }
}

/// The tree of the description in `source`, each node with its place; nothing where it is none. What it says is not
/// looked at.
pub(crate) fn tree_of(source: &Arc<Source>) -> Option<Node> {
    let tree::Parsed { root, findings: slips, .. } = tree::parse(source, &keys::NOTICE);
    let none = Diagnostics::new();
    match as_it_stands(source, &slips, &roster::elsewhere, &none) {
        Some(_) => tree::as_it_stands(source),
        None => root,
    }
}

/// Reads the description in `bytes`; `name` is the file as messages call it. A register of units in a file
/// beside it is not read.
pub fn read(name: &str, bytes: &[u8]) -> Reading {
    read_with(name, bytes, &roster::elsewhere)
}

/// Reads the description as [`read`] does, and by `roster` the file of units that it names.
pub fn read_with(name: &str, bytes: &[u8], roster: &RosterFile<'_>) -> Reading {
    let (source, mut findings) = encoding::decode(name, bytes);
    if findings.has_errors() {
        return Reading::failed(source, findings);
    }
    let tree::Parsed { root, findings: slips, edits } = tree::parse(&source, &keys::NOTICE);
    if let Some(reading) = as_it_stands(&source, &slips, roster, &findings) {
        return reading;
    }
    findings.extend(slips);
    let reading = match root {
        Some(root) => judged(source, &root, roster, findings),
        None => Reading::failed(source, findings),
    };
    Reading { edits, ..reading }
}

/// The notice that a text with `slips` is as it stands: then they are none, and what was a notice before lines
/// were looked at stays that notice.
fn as_it_stands(
    source: &Arc<Source>,
    slips: &Diagnostics,
    roster: &RosterFile<'_>,
    findings: &Diagnostics,
) -> Option<Reading> {
    if slips.iter().all(tree::stands) {
        return None;
    }
    let root = tree::as_it_stands(source)?;
    let mut findings = findings.clone();
    findings.extend(slips.iter().filter(|slip| tree::stands(slip)).cloned());
    let reading = judged(Arc::clone(source), &root, roster, findings);
    reading.notice.is_some().then_some(reading)
}

/// What the description in `root` says; `findings` are those of its text.
fn judged(
    source: Arc<Source>,
    root: &yaml::Node,
    roster: &RosterFile<'_>,
    mut findings: Diagnostics,
) -> Reading {
    if let Some(found) = format::fault(root) {
        let is_newer = matches!(found.problem, Problem::File(FileProblem::NewerDescription { .. }));
        findings.push(found);
        if is_newer {
            return Reading::failed(source, findings);
        }
    }
    let raw = decode::decode(root, roster, &mut findings);
    let mut notice = check::check(raw, &mut findings);
    units::tell_unknown_once(&mut findings);
    if let Some(notice) = &mut notice {
        check::force::added_last(notice, &mut findings);
        lint::lint(notice, &mut findings);
    }
    let findings = unfinished::to_fill(root, findings);
    let remarks = unfinished::remarks(&source, root);
    let (notice, draft) = if findings.has_errors() { (None, notice) } else { (notice, None) };
    Reading { source, notice, draft, findings, edits: Vec::new(), roster: None, remarks }
}
