//! What the version of a form is made of.

use crate::cell::Area;
use crate::form::field::Kind;

use super::{FormGrid, LEFT, Part, Printed, UNIT_ROW, number_of_task};

impl FormGrid {
    /// Everything the form says and asks, each text with its length before it, so that no two
    /// different forms have one canonical text. What stands beside the table is left out: it may
    /// be missing, and a form is the same with and without it.
    ///
    /// What forms show otherwise since the first of them went out stands here as it stood there, so that those
    /// that are out keep their version.
    pub(super) fn canonical(&self) -> String {
        let mut text = String::new();
        let mut line = |place: &str, kind: &str, words: &str| {
            text += &format!("{place} {kind} {}:{words}\n", words.len());
        };
        for (key, value) in self.identity.lines() {
            line("-", key, &value);
        }
        let printed = self.printed.iter();
        for printed in printed.filter(|one| !one.part.is_aside() || one.part == Part::Hint) {
            line(&self.first_area(printed).to_string(), "text", first_words(printed));
        }
        for entry in self.entries.iter().filter(|entry| entry.field.kind() != Kind::Choice) {
            line(&entry.cell.to_string(), &entry.id, &entry.label);
        }
        text
    }

    /// The hint stood at the right above the table.
    fn first_area(&self, printed: &Printed) -> Area {
        let at_right = || Area::across(UNIT_ROW, LEFT + 1, self.columns.last());
        if printed.part == Part::Hint { at_right() } else { printed.area }
    }
}

/// Of an amount they said neither what it was before it was changed nor how the unit fills in its part, and a target had
/// the number of its task alone.
fn first_words(printed: &Printed) -> &str {
    let text = printed.text.as_str();
    if printed.part == Part::TargetNumber {
        return number_of_task(text);
    }
    let text = printed.first.as_deref().unwrap_or(text);
    text.lines().next().filter(|_| printed.part == Part::Amount).unwrap_or(text)
}
