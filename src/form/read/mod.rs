//! [`FormGrid`] and a workbook that came back -> [`Return`]: what the unit answered, field by
//! field, each with its cell.
//!
//! First the workbook must say that it is this form ([`identify`]); then each field is read at
//! the address the grid gives it. A form of another version is read at the addresses it lists
//! itself. What is empty, too little or too much is for a later check; here only what is no
//! value of its kind is found. Places no field and looks for none.

mod identify;
mod value;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::cell::CellRef;
use crate::diag::{Diagnostic, Diagnostics, Problem, Returned};
use crate::intake::{Sheet, Workbook};
use crate::origin::BookOrigin;

use super::answer::{Answer, Answers};
use super::grid::FormGrid;
use super::marks::SHEET;

pub use identify::{Claim, identify};

/// What a unit sent back.
#[derive(Clone, Debug, PartialEq)]
pub struct Return {
    /// The form's name ([`Identity::form`](super::identity::Identity)).
    pub form: String,
    /// The file.
    pub file: Arc<str>,
    /// What is answered, by the name of the field; nothing where its cell is empty.
    pub answers: BTreeMap<String, Answered>,
}

/// An answer and its cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    /// What is answered.
    pub answer: Answer,
    /// Where it stands.
    pub origin: BookOrigin,
}

impl Return {
    /// Whether it says of no task of `grid` how it stands: who fills in is often filled in
    /// before a form goes out.
    pub fn is_blank(&self, grid: &FormGrid) -> bool {
        let mut told = grid.entries.iter().filter(|entry| self.answers.contains_key(&entry.id));
        !told.any(|entry| entry.field.is_content())
    }

    /// The answers without their cells.
    pub fn values(&self) -> Answers {
        let answers = self.answers.iter();
        answers.map(|(id, answered)| (id.clone(), answered.answer.clone())).collect()
    }
}

/// What reading gives: the return, where the workbook is the form, and what was found.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The return.
    pub returned: Option<Return>,
    /// What was found, in the order of the fields.
    pub findings: Diagnostics,
}

/// Reads `workbook` as the form `grid`.
pub fn read(grid: &FormGrid, workbook: &Workbook) -> Reading {
    let (claim, mut findings) = identify(workbook);
    let returned = match place(grid, workbook, claim.as_ref(), &mut findings) {
        Ok((sheet, addresses)) => Some(answers(grid, workbook, sheet, &addresses, &mut findings)),
        Err(problem) => {
            findings.push(Diagnostic::at(&workbook.origin(), Problem::Returned(problem)));
            None
        }
    };
    Reading { returned, findings }
}

/// Which sheet to read, and each field's cell in it.
type Addresses = BTreeMap<String, CellRef>;

fn place<'w>(
    grid: &FormGrid,
    workbook: &'w Workbook,
    claim: Option<&Claim>,
    findings: &mut Diagnostics,
) -> Result<(&'w Sheet, Addresses), Returned> {
    let claim = claim.ok_or(Returned::NoForm)?;
    let wanted = &grid.identity;
    if claim.form != wanted.form {
        let found = claim.describe();
        return Err(Returned::OtherForm { found, wanted: wanted.code() });
    }
    let sheet = form_sheet(workbook).ok_or_else(|| Returned::NoSheet { name: SHEET.into() })?;
    if claim.version == wanted.version {
        let entries = grid.entries.iter();
        return Ok((sheet, entries.map(|entry| (entry.id.clone(), entry.cell)).collect()));
    }
    let (found, wanted) = (claim.version.clone(), wanted.version.clone());
    let problem = Problem::Returned(Returned::OtherVersion { found, wanted });
    findings.push(Diagnostic::at(&workbook.origin(), problem));
    Ok((sheet, identify::listed_fields(workbook)))
}

/// The sheet that is filled in: by its name, or by the code on it where it was renamed.
fn form_sheet(workbook: &Workbook) -> Option<&Sheet> {
    let mut sheets = workbook.content.sheets.iter();
    workbook.sheet(SHEET).or_else(|| sheets.find(|sheet| identify::code_cell(sheet).is_some()))
}

fn answers(
    grid: &FormGrid,
    workbook: &Workbook,
    sheet: &Sheet,
    addresses: &Addresses,
    findings: &mut Diagnostics,
) -> Return {
    let mut answers = BTreeMap::new();
    for entry in &grid.entries {
        let Some(place) = addresses.get(&entry.id) else { continue };
        let Some(cell) = sheet.cells.get(place) else { continue };
        let origin = workbook.cell_origin(sheet, *place);
        let (answer, problem) = value::answer(entry.field, cell);
        findings.extend(problem.map(|found| Diagnostic::at(&origin, Problem::Returned(found))));
        if let Some(answer) = answer {
            answers.insert(entry.id.clone(), Answered { answer, origin });
        }
    }
    Return { form: grid.identity.form.clone(), file: Arc::clone(&workbook.file), answers }
}
