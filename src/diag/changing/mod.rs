//! What can be wrong with what the description says of changes within the year (`E265` to `E271`, `W265`).
//!
//! The words are in `zh` and `en` beside this file; the place is the diagnostic's.

mod en;
mod zh;

/// A kind of finding about a change within the year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changing {
    /// No day, period or document of a change.
    NoTime {
        /// As written.
        found: String,
    },
    /// The last day is before the first.
    EndsBeforeItBegins {
        /// The first day.
        since: String,
    },
    /// A unit takes over from others, and no day says from when.
    NoDayOfTakingOver,
    /// A group of units has a day or predecessors.
    GroupChanges,
    /// Two changes by one document.
    ChangeTwice {
        /// Its number.
        number: String,
    },
    /// Two earlier amounts of a target end on one day.
    AmountsUntilOneDay {
        /// That day.
        until: String,
    },
    /// A unit takes over from others that are in the register and go on: nothing is asked of it.
    PredecessorsStay {
        /// The unit.
        name: String,
        /// Those it takes over from.
        predecessors: String,
    },
    /// A task was added within the year and stands before one of the notice itself.
    AddedBeforeOthers {
        /// The task that was added.
        added: String,
    },
}

impl Changing {
    /// The stable code.
    pub(super) const fn code(&self) -> &'static str {
        match self {
            Changing::NoTime { .. } => "E265",
            Changing::EndsBeforeItBegins { .. } => "E266",
            Changing::NoDayOfTakingOver => "E267",
            Changing::GroupChanges => "E268",
            Changing::ChangeTwice { .. } => "E269",
            Changing::AmountsUntilOneDay { .. } => "E270",
            Changing::AddedBeforeOthers { .. } => "E271",
            Changing::PredecessorsStay { .. } => "W265",
        }
    }
}
