//! A workbook that came back ([`Sheets`]) -> whose it is, what the unit answered in it, and every other text in it.
//!
//! A field is known by what its reader sees, not by its address: by the row's task and the
//! column's head (`by_row`, `by_target`), by its label (`by_label`), and where that is lost by
//! the marks of the form (`by_mark`). So rows and columns may have been moved, put in or taken
//! out, sheets renamed, the whole table typed anew. Whether an answer is right is not asked here.

mod by_label;
mod by_lines;
mod by_mark;
mod by_promise;
mod by_row;
mod by_target;
mod day;
mod figure;
mod foot;
mod gather;
mod identify;
mod known;
mod leftover;
mod locked;
mod nothing;
mod parts;
mod periods;
mod settle;
mod sheets;
mod shown;
mod table;
mod theirs;
mod ticked;
mod unseen;
mod value;
mod view;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diag::{Diagnostic, Diagnostics, IdentityProblem, Problem, Returned};
use crate::intake::Workbook;

use super::forms::Forms;
use super::grid::FormGrid;
use super::returned::{Evidence, Identification, Identified, Other, Reading, Return};

use gather::{Book, Gathered};
use identify::Page;
use known::Known;
use table::Tasks;

pub(super) use figure::ROSE;
pub use identify::{Claim, came_as, named};
pub use parts::{Single, parts};
pub(super) use periods::days_before;
pub use sheets::Sheets;

/// Reads `workbook` as the return it was identified as: see [`Sheets::read`].
pub fn read(
    forms: &Forms<'_>,
    identified: &Identified,
    workbook: &Workbook,
    previous: Option<&[Arc<str>]>,
) -> Reading {
    Sheets::of(forms, workbook).read(identified, previous)
}

/// Whose return `workbook` is, and for which period.
pub fn identify(forms: &Forms<'_>, workbook: &Workbook, evidence: &Evidence<'_>) -> Identification {
    Sheets::of(forms, workbook).identify(evidence)
}

impl Sheets<'_> {
    /// What they say as the return that they were identified as. `previous` are the texts of the period before that may be
    /// shown beside the table; where none are known, whatever stands there beside an answer is one.
    pub fn read(&self, identified: &Identified, previous: Option<&[Arc<str>]>) -> Reading {
        let Sheets { forms, workbook, pages, marks } = self;
        let grid = forms.grid(identified.unit, identified.period);
        let known = Known::new(forms, grid.as_deref(), previous);
        let others = |grid, taken: &_| {
            leftover::others((workbook, &forms.heads), pages, (&known, grid), taken)
        };
        let Some(grid) = grid else {
            return unasked(workbook, others(None, &BTreeSet::new()));
        };
        let claim = marks.claim.clone().filter(|one| one.form == grid.identity.form);
        let is_sent = claim.as_ref().is_some_and(|claim| claim.version == grid.identity.version);
        let book = Book {
            forms,
            unit: identified.unit,
            grid: &grid,
            workbook,
            pages,
            known: &known,
            is_sent,
        };
        let mut gathered = gather(&book, identified);
        if previous.is_none() {
            by_row::earlier(&book, &mut gathered);
        }
        let mut answers = settle::settle(&book, &mut gathered);
        unseen::find(&book, &mut gathered);
        let mut findings = std::mem::take(&mut gathered.findings);
        ticked::read(&grid, &mut answers, &mut findings);
        findings.extend(gathered.doubts.drain(..).map(|(_, _, found)| found));
        findings
            .extend(claim.filter(|_| !is_sent).map(|claim| other_version(&grid, workbook, claim)));
        let places = gathered.places.into_iter().map(|(id, (_, origin))| (id, origin));
        let returned = Return {
            form: grid.identity.form.clone(),
            file: Arc::clone(&workbook.file),
            answers,
            places: places.collect(),
            others: others(Some(&grid), &gathered.taken),
        };
        let of_quarter = gathered.of_quarter.into_values().collect();
        Reading { returned, findings: in_order(findings), of_quarter }
    }

    /// The texts of a workbook of which nobody knows whose it is.
    pub fn others(&self) -> Vec<Other> {
        let Sheets { forms, workbook, pages, .. } = self;
        let known = Known::of_forms(forms);
        leftover::others((workbook, &forms.heads), pages, (&known, None), &BTreeSet::new())
    }
}

/// A unit that owes no form: nothing of it is an answer.
fn unasked(workbook: &Workbook, others: Vec<Other>) -> Reading {
    let (answers, places) = (BTreeMap::new(), BTreeMap::new());
    let file = Arc::clone(&workbook.file);
    let returned = Return { form: String::new(), file, answers, places, others };
    let found = Diagnostic::at(&workbook.origin(), Problem::Identity(IdentityProblem::NoTable));
    Reading { returned, findings: found.into(), of_quarter: Vec::new() }
}

fn gather(book: &Book<'_>, identified: &Identified) -> Gathered {
    let mut gathered = Gathered::default();
    let mut tasks = Tasks::new(&book.forms.tasks);
    let chosen = chosen(book, identified);
    for (page, owner) in &chosen.of_others {
        theirs::gather(book, page, (owner, &mut tasks), &mut gathered);
    }
    for page in chosen.own {
        let (labels, foot) = by_label::labels(book, page);
        for table in &page.tables {
            if table.counts() && !table.counts_by_task(&page.view, book.forms) {
                by_target::gather(book, page, table, &foot, &mut gathered);
            } else {
                by_row::gather(book, page, table, (&mut tasks, &foot), &mut gathered);
            }
        }
        by_label::gather(book, page, labels, &mut gathered);
    }
    by_mark::gather(book, &mut gathered);
    // Heads and names are the form's where only the numbers leave open which of its tasks a row is of.
    let doubtful = gathered.doubts.iter().any(|(_, _, found)| found.problem.is_row_in_doubt());
    let has_rows = !gathered.rows.is_empty() || doubtful;
    if gathered.places.is_empty() && !has_rows {
        gathered.find(&book.workbook.origin(), IdentityProblem::NoTable);
    }
    gathered
}

/// The sheets of a workbook that are looked at.
struct Chosen<'b> {
    /// Those that are read.
    own: Vec<&'b Page<'b>>,
    /// Those of others, with their names.
    of_others: Vec<(&'b Page<'b>, String)>,
}

/// The sheets that are read: those that are not hidden, if any of them has a table. Of several
/// tables for several periods only those of the one that was identified, and of several units' only
/// those of the one whose the file is.
fn chosen<'b>(book: &Book<'b>, identified: &Identified) -> Chosen<'b> {
    let seen = |page: &&Page<'_>| !page.view.sheet.hidden;
    let has_table = |page: &&Page<'_>| !page.tables.is_empty();
    let visible = book.pages.iter().filter(seen).any(|page| has_table(&page));
    let read = book.pages.iter().filter(|page| !visible || seen(page));
    let of_other = |page: &Page<'_>| {
        let period = identified.period;
        let periods = identify::periods_of(page, period);
        has_table(&page) && !periods.is_empty() && !periods.contains(&identified.period)
    };
    let (others, own): (Vec<_>, Vec<_>) = read.partition(|page| of_other(page));
    let all = if own.iter().any(has_table) { own } else { [own, others].concat() };
    let owner = |page: &Page<'_>| identify::other_owner(book.forms, page, book.unit);
    let named = all.iter().filter(|page| has_table(page));
    let of_others: Vec<_> = named.filter_map(|page| Some((*page, owner(page)?))).collect();
    let is_others =
        |page: &Page<'_>| of_others.iter().any(|(one, _)| one.view.number == page.view.number);
    let own: Vec<_> = all.iter().copied().filter(|page| !is_others(page)).collect();
    if own.iter().any(has_table) {
        return Chosen { own, of_others };
    }
    Chosen { own: all, of_others: Vec::new() }
}

fn other_version(grid: &FormGrid, workbook: &Workbook, claim: Claim) -> Diagnostic {
    let (found, wanted) = (claim.version, grid.identity.version.clone());
    let problem = Problem::Returned(Returned::OtherVersion { found, wanted });
    Diagnostic::at(&workbook.origin(), problem)
}

/// By sheet and cell.
fn in_order(findings: Diagnostics) -> Diagnostics {
    let mut sorted = Diagnostics::new();
    sorted.extend(findings.sorted());
    sorted
}
