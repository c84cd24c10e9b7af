//! A workbook that came back, laid out once for all that is asked of it: whose it is, what it says, and what else
//! stands in it.

use crate::form::forms::Forms;
use crate::form::returned::{Evidence, Identification, Identified, Other, Reading};
use crate::intake::Workbook;

use std::sync::Arc;

use super::identify::{self, Marks, Page, marks, pages};

/// The sheets of a workbook as a clerk sees them, with their tables, and the marks of the form in it.
pub struct Sheets<'s> {
    pub(super) forms: &'s Forms<'s>,
    pub(super) workbook: &'s Workbook,
    pub(super) pages: Vec<Page<'s>>,
    pub(super) marks: Marks,
}

impl<'s> Sheets<'s> {
    /// Those of `workbook`, in which the heads of `forms` are looked for.
    pub fn of(forms: &'s Forms<'s>, workbook: &'s Workbook) -> Sheets<'s> {
        Sheets { forms, workbook, pages: pages(forms, workbook), marks: marks(workbook) }
    }

    /// The workbook.
    pub const fn workbook(&self) -> &'s Workbook {
        self.workbook
    }

    /// Whose return it is, and for which period.
    pub fn identify(&self, evidence: &Evidence<'_>) -> Identification {
        identify::of(self, evidence)
    }

    /// What it says as the return it was identified as. `previous` are the texts of the period before that may be
    /// shown beside the table; where none are known, whatever stands there beside an answer is one.
    pub fn read(&self, identified: &Identified, previous: Option<&[Arc<str>]>) -> Reading {
        super::read_sheets(self, identified, previous)
    }

    /// The texts of a workbook of which nobody knows whose it is.
    pub fn others(&self) -> Vec<Other> {
        super::others_of(self)
    }
}
