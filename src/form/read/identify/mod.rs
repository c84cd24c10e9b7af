//! A workbook and the names around it -> whose return it is ([`Identification`]).
//!
//! A ladder: the marks of the form; what the sheet says to its reader; the names of file, folder
//! and mail; the tasks of its table. The first rung that says something is believed if nothing
//! above the names contradicts it; a contradiction between marks and sheet, or between sheet and
//! file name, is left to somebody who looks (待核). Reads no answer.

mod clues;
mod headed;
mod marks;
mod outside;
mod owner;
mod tasks;
mod verdict;
mod visible;
mod weaker;

use std::collections::BTreeSet;

use crate::cell::CellRef;
use crate::diag::{Diagnostic, Diagnostics, IdentityProblem, Problem, Sign, Subject};
use crate::intake::{Sheet, Workbook};
use crate::notice::{self, UnitId};
use crate::period::Period;

use super::sheets::Sheets;
use super::table::{self, Table};
use super::view::View;
use crate::form::forms::{Forms, OwnHeads};
use crate::form::returned::{Decided, Decision, Evidence, Identification, Marked, Step};

use crate::form::words::normal;

use clues::Clues;
pub use marks::Claim;
pub(super) use marks::{
    Addresses, Marks, code_cell, form_of_list, list_sheet, listed_fields, marks, named_cell,
    named_fields,
};
pub use outside::{came_as, named};
pub(super) use owner::other_owner;
use verdict::Question;

/// A sheet with its tables.
pub(super) struct Page<'s> {
    /// The sheet.
    pub(super) view: View<'s>,
    /// Its tables, from above.
    pub(super) tables: Vec<Table>,
}

impl<'s> Page<'s> {
    /// The sheet of that place in its workbook.
    pub(super) fn of(forms: &Forms<'_>, number: usize, sheet: &'s Sheet) -> Page<'s> {
        let view = View::new(number, sheet);
        let tables = table::tables(&view, &forms.heads);
        Page { view, tables }
    }

    /// The table in which a row stands, its heads aside.
    pub(super) fn table_of(&self, row: u32) -> Option<&Table> {
        let above = self.tables.partition_point(|table| table.head_row < row);
        let table = self.tables.get(above.checked_sub(1)?)?;
        table.rows.binary_search(&row).is_ok().then_some(table)
    }

    /// The heads of its tables that are the notice's own.
    pub(super) fn own_heads(&self, own: &OwnHeads) -> BTreeSet<CellRef> {
        let heads = self.tables.iter().flat_map(|table| &table.heads).copied();
        heads.filter(|head| own.find(&normal(self.view.text(*head))).is_some()).collect()
    }
}

/// The sheets of a workbook that a clerk sees, the list of fields aside; the hidden ones last.
pub(super) fn pages<'s>(forms: &Forms<'_>, workbook: &'s Workbook) -> Vec<Page<'s>> {
    let list = list_sheet(workbook);
    let sheets = workbook.content.sheets.iter().enumerate();
    let others = sheets.filter(|(_, sheet)| list.is_none_or(|list| !std::ptr::eq(list, *sheet)));
    let mut pages: Vec<Page<'s>> =
        others.map(|(number, sheet)| Page::of(forms, number, sheet)).collect();
    pages.sort_by_key(|page| page.view.sheet.hidden);
    pages
}

/// The periods that the headings of a sheet name, else its own name; of the kind of `like`, and of its year where none
/// is named.
pub(super) fn periods_of(page: &Page<'_>, like: Period) -> Vec<Period> {
    let (year, cycle) = (like.year(), like.cycle());
    let headings = visible::periods(page, year, cycle);
    if headings.is_empty() {
        return super::periods::named(&page.view.sheet.name, year, cycle);
    }
    headings.into_iter().map(|seen| seen.value).collect()
}

impl Sheets<'_> {
    /// Whose return they are, and for which period.
    pub fn identify(&self, evidence: &Evidence<'_>) -> Identification {
        let Sheets { forms, workbook, pages, marks } = self;
        let marked = marks.claim.as_ref().map(|claim| Marked {
            form: claim.form.clone(),
            version: claim.version.clone(),
            unit: claim.unit.clone(),
        });
        let clues = Clues { forms, workbook, marks, pages, evidence };
        let foreign = foreign(forms, marks);
        let is_foreign = foreign.is_some();
        let unit = match foreign {
            Some(found) => {
                let found = Diagnostic::at(&workbook.origin(), Problem::Identity(found));
                Decided { decision: Err(Vec::new()), findings: found.into() }
            }
            None => unit(&clues),
        };
        let mut findings = Diagnostics::new();
        let decision = period(&clues, &mut findings);
        let period = Decided { decision, findings };
        Identification { unit, period, is_foreign, marked, marks: marks.findings.clone() }
    }
}

/// The unit.
fn unit(clues: &Clues<'_>) -> Decided<UnitId> {
    let (heard, place) = (clues.units(), clues.workbook.origin());
    let show = &|unit: UnitId| clues.forms.unit_name(unit).to_owned();
    let question = Question { what: Subject::Unit, heard: &heard, place: &place, show };
    let mut findings = Diagnostics::new();
    let decision = question.decide(&mut findings);
    Decided { decision, findings }
}

/// The period; where its quarter or the year of it is only assumed, the day of filling in may speak against
/// it.
fn period(clues: &Clues<'_>, findings: &mut Diagnostics) -> Decision<Period> {
    let Clues { forms, workbook, pages, .. } = *clues;
    let (heard, place) = (clues.periods(forms.notice.year), workbook.origin());
    let show = &Period::chinese;
    let question = Question { what: Subject::Period, heard: &heard, place: &place, show };
    let assumed = question.is_assumed();
    let against = weaker::filled_on(forms, workbook, pages).filter(|_| assumed);
    let mut found = Diagnostics::new();
    let decision = question.decide(&mut found);
    let named = decision.as_ref().ok().filter(|(_, step)| !assumed && *step != Step::Mark).copied();
    let other_year = named.and_then(|(period, step)| {
        let day = weaker::other_year(forms, workbook, pages, period)?;
        let names = heard.outside.iter().find(|(value, _)| *value == period);
        let by_name = names.filter(|_| step == Step::Name).map(|(_, sign)| *sign);
        let sign = by_name.unwrap_or(Sign::Visible);
        (!clues.say_year_of(period)).then_some(((period, sign), day))
    });
    let against = against.map(|day| ((forms.period, Sign::Collected), day)).or(other_year);
    let Some((believed, day)) = against else {
        findings.extend(found);
        return decision;
    };
    question.doubt(&day.place, vec![believed, (day.value, day.sign)], findings)
}

/// What the marks say, if it is no form of this notice. A unit that was renamed since has another
/// form's name, but the notice's number in its marks.
fn foreign(forms: &Forms<'_>, marks: &Marks) -> Option<IdentityProblem> {
    let claim = marks.claim.as_ref()?;
    let number = &forms.notice.number.value;
    let numbered = |one: &String| forms.notice.numbers().any(|number| number.value == *one);
    let own = forms.named(&claim.form).is_some() || claim.notice.as_ref().is_some_and(numbered);
    let former = || claim.notice.clone().filter(|number| may_be_corrected(forms, number, claim));
    (!own).then(|| {
        let (found, wanted) = (claim.describe(), number.clone());
        IdentityProblem::OtherNotice { found, wanted, former: former() }
    })
}

/// Whether the form may have gone out before the notice's number was corrected: it is of that year and of a unit
/// of the register.
fn may_be_corrected(forms: &Forms<'_>, number: &str, claim: &Claim) -> bool {
    let unit = claim.unit.as_deref().and_then(|name| forms.units.one(name));
    unit.is_some() && notice::year_of_number(number) == Some(forms.notice.year)
}
