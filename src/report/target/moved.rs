//! A target that was moved to another task within the year: what was reported of it there goes on with it.

use crate::notice::Target;
use crate::returns::Returns;

use super::Asked;

impl Asked<'_> {
    /// It, or in a period in which its task did not have it yet, at the place in another task from which it was moved:
    /// one target of its name and measure, there then and no more.
    pub(super) fn as_of(self, returns: &Returns) -> Self {
        if returns.target(self.at, self.number).is_some() {
            return self;
        }
        let mut from = self.notice.tasks.iter().enumerate().flat_map(|(at, task)| {
            let targets = task.targets.iter().enumerate().filter(move |_| at != self.at);
            let gone = targets.filter(|(_, one)| !one.in_force);
            gone.map(move |(number, _)| (at, number))
        });
        let is_it = |(at, number): &(usize, usize)| {
            returns.target(*at, *number).is_some_and(|then| self.is_that(then))
        };
        let found = from.find(is_it);
        match (found, from.find(is_it)) {
            (Some((at, number)), None) => Self { at, number, ..self },
            (Some(_), Some(_)) | (None, _) => self,
        }
    }

    /// Whether it stood in another task then.
    pub(super) fn was_elsewhere(self, returns: &Returns) -> bool {
        self.as_of(returns).at != self.at
    }

    fn is_that(self, then: &Target) -> bool {
        let is_named = self.target.is_or_was_called(&then.name.value);
        is_named && then.unit.value == self.target.unit.value
    }
}
