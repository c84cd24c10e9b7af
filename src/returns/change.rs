//! Two versions of a return -> what one answers otherwise than the other, field by field.

use crate::form::{Answer, Answered, Field, FormGrid};
use crate::origin::BookOrigin;

use super::Version;

/// A field that two versions answer in different ways.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What is asked, as the form says it.
    pub field: String,
    /// The answer of the version before; nothing where its cell was empty.
    pub old: Option<Answer>,
    /// The answer of this version; nothing where its cell is empty.
    pub new: Option<Answer>,
    /// The cell of the new answer, else that of the old one.
    pub origin: BookOrigin,
}

/// Compares each version of a unit with the one before it.
pub(super) fn compare(grid: &FormGrid, versions: &mut [Version]) {
    for at in 1..versions.len() {
        versions[at].changes = changes(grid, &versions[at - 1], &versions[at]);
    }
}

/// Whether two versions answer otherwise in anything but the day they were filled in on.
pub(super) fn answers_differ(grid: &FormGrid, before: &Version, now: &Version) -> bool {
    let mut asked = grid.entries.iter().filter(|entry| entry.field != Field::FilledOn);
    fn answer<'v>(one: &'v Version, id: &str) -> Option<&'v Answer> {
        one.returned.answers.get(id).map(|one| &one.answer)
    }
    asked.any(|entry| answer(before, &entry.id) != answer(now, &entry.id))
}

fn changes(grid: &FormGrid, before: &Version, now: &Version) -> Vec<Change> {
    let entries = grid.entries.iter();
    let changes = entries.filter_map(|entry| {
        let [old, new] = [before, now].map(|one| one.returned.answers.get(&entry.id));
        let answer = |one: Option<&Answered>| one.map(|answered| answered.answer.clone());
        let origin = new.or(old).map(|answered| answered.origin.clone())?;
        let change =
            Change { field: entry.label.clone(), old: answer(old), new: answer(new), origin };
        (change.old != change.new).then_some(change)
    });
    changes.collect()
}
