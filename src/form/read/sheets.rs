//! A workbook that came back, laid out once for all that is asked of it: whose it is, what it says, and what else
//! stands in it.

use crate::form::forms::Forms;
use crate::intake::Workbook;

use super::identify::{Marks, Page, marks, pages};

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
}
