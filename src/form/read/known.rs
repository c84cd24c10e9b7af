//! The texts that say nothing new in one return: those of the blank forms, and what was shown
//! beside its table of a quarter before.

use crate::form::forms::{Forms, PrintedTexts, compared};
use crate::form::grid::FormGrid;
use crate::form::returned::Return;

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
    /// beside the table of a `previous` return.
    pub(super) fn new(
        forms: &'f Forms<'_>,
        grid: Option<&FormGrid>,
        previous: Option<&Return>,
    ) -> Known<'f> {
        let mut known = Known::of_forms(forms);
        let other = grid.filter(|grid| grid.identity.period != forms.period);
        other.into_iter().flat_map(PrintedTexts::of).for_each(|text| known.own.add(text));
        let answered = previous.into_iter().flat_map(|previous| previous.answers.values());
        answered.for_each(|one| known.own.add(&one.answer.to_string()));
        known
    }

    /// Whether a blank form says `text`.
    pub(super) fn says(&self, text: &str) -> bool {
        let text = compared(text);
        self.printed.have(&text) || self.own.have(&text)
    }
}
