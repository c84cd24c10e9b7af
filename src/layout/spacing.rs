//! A text -> its atoms with white between them where its lines would not end well without
//! (`endings`), and the same white in the text itself: its runs parted where that white begins
//! and ends.
//!
//! A writer that lays out no pages takes it from there, so that the lines of Word end where those
//! of the PDF do, without breaks that would stay behind when somebody edits the text. Titles,
//! whose lines are given, and what stands on a line of its own are not spaced.

use crate::document::{Broken, Run, Text};
use crate::length::Length;

use super::collect::{Atom, Collector};
use super::setting::Setting;

/// Spaces `text`, whatever white it had, and gives its atoms and how it is broken. One with a
/// character that no font has is not printed, and so not spaced.
pub(super) fn space(
    text: &mut Text,
    setting: Setting,
    collector: &mut Collector,
) -> (Vec<Atom>, Broken) {
    text.iter_mut().for_each(|run| run.tracking = Length::ZERO);
    let mut atoms = collector.atoms(text, setting.base, setting.pitch);
    let characters: usize = text.iter().map(|run| run.text.chars().count()).sum();
    if atoms.len() != characters {
        return (atoms, Broken::default());
    }
    let ended = collector.ended(&atoms, setting);
    if ended.tracking.iter().any(|tracking| *tracking != Length::ZERO) {
        *text = spaced(text, &ended.tracking);
    }
    for (atom, tracking) in atoms.iter_mut().zip(ended.tracking) {
        atom.tracking = tracking;
    }
    (atoms, Broken { ends: ended.ends, inset: ended.inset })
}

/// `text` with so much white behind each character.
fn spaced(text: &[Run], tracking: &[Length]) -> Text {
    let mut tracking = tracking.iter().copied();
    let mut spaced = Text::new();
    for run in text {
        let mut parts: Vec<Run> = Vec::new();
        for (character, tracking) in run.text.chars().zip(tracking.by_ref()) {
            match parts.last_mut().filter(|part| part.tracking == tracking) {
                Some(part) => part.text.push(character),
                None => {
                    parts.push(Run { tracking, ..Run::new(character, run.role, run.place.clone()) })
                }
            }
        }
        spaced.extend(parts);
    }
    spaced.shrink_to_fit();
    spaced
}
