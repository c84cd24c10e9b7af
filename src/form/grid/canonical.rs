//! What the version of a form is made of.

use crate::form::field::Kind;

use super::{FormGrid, Part};

impl FormGrid {
    /// Everything the form says and asks, each text with its length before it, so that no two
    /// different forms have one canonical text. What stands beside the table is left out: it may
    /// be missing, and a form is the same with and without it. So is what stands under an amount: how the unit
    /// fills in its part, which forms of before did not say.
    pub(super) fn canonical(&self) -> String {
        let mut text = String::new();
        let mut line = |place: &str, kind: &str, words: &str| {
            text += &format!("{place} {kind} {}:{words}\n", words.len());
        };
        for (key, value) in self.identity.lines() {
            line("-", key, &value);
        }
        for printed in self.printed.iter().filter(|printed| !printed.part.is_aside()) {
            let is_amount = printed.part == Part::Amount;
            let own = printed.text.lines().next().filter(|_| is_amount).unwrap_or(&printed.text);
            line(&printed.area.to_string(), "text", own);
        }
        for entry in self.entries.iter().filter(|entry| entry.field.kind() != Kind::Choice) {
            line(&entry.cell.to_string(), &entry.id, &entry.label);
        }
        text
    }
}
