//! The texts that say nothing new in one return: those of the blank forms, and what was shown
//! beside its table of a quarter before.

use std::sync::Arc;

use crate::form::forms::{Forms, PrintedTexts, compared};
use crate::form::grid::FormGrid;

/// What a blank form says, as texts are compared.
pub(super) struct Known<'f> {
    /// What all forms of the period say.
    printed: &'f PrintedTexts,
    /// What only this return may say.
    own: PrintedTexts,
}

impl<'f> Known<'f> {
    /// The texts of all forms of the period and of the notice's table of all tasks.
    pub(super) fn of_forms(forms: &'f Forms<'_>) -> Known<'f> {
        Known { printed: &forms.printed, own: PrintedTexts::default() }
    }

    /// Those, with the texts of `grid` where it is a form of another period, and of what was shown
    /// beside the table of a `previous` period.
    pub(super) fn new(
        forms: &'f Forms<'_>,
        grid: Option<&FormGrid>,
        previous: Option<&[Arc<str>]>,
    ) -> Known<'f> {
        let mut known = Known::of_forms(forms);
        let other = grid.filter(|grid| grid.identity.period != forms.period);
        other.into_iter().flat_map(PrintedTexts::of).for_each(|text| known.own.add(text));
        previous.into_iter().flatten().for_each(|text| known.own.add(text));
        known
    }

    /// Whether a blank form says `text`.
    pub(super) fn says(&self, text: &str) -> bool {
        let text = compared(text);
        self.printed.have(&text) || self.own.have(&text)
    }
}
