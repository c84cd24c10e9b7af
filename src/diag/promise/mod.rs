//! What can be wrong with a target as the description says it (`E704` to `E713`, `W705`, `W706`, `W710`).
//!
//! The words are in `zh` and `en` beside this file; the place is the diagnostic's.

mod en;
mod zh;

/// A kind of finding about a target of the description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Promise {
    /// An amount without a measure, behind it or in its key.
    NoMeasure {
        /// As written.
        amount: String,
    },
    /// What stands where a measure does says how the amount binds, or more.
    MoreThanMeasure {
        /// As written.
        measure: String,
    },
    /// The amount is written in one measure, and the key says another.
    TwoMeasures {
        /// Behind the amount.
        written: String,
        /// By the key.
        measure: String,
    },
    /// The amount has one word that binds it, and the key says another.
    TwoBounds {
        /// About the amount.
        written: String,
        /// By the key.
        bound: String,
    },
    /// The amount is of another kind of measure than is said.
    OtherKind {
        /// As written.
        amount: String,
        /// The kind that is said.
        kind: String,
    },
    /// A share that is no bare number.
    BadShare {
        /// As written.
        found: String,
    },
    /// Levels of several units that would be added.
    LevelsSummed {
        /// What is measured.
        target: String,
    },
    /// Shares of what is no sum, or of some of its units only.
    ShareOfNoSum {
        /// What is counted.
        target: String,
    },
    /// Shares that do not make the whole.
    SharesDiffer {
        /// What is counted.
        target: String,
        /// Their sum, with its measure.
        sum: String,
        /// What is promised.
        amount: String,
    },
    /// A part of a target that the task does not have.
    NoWhole {
        /// As written.
        whole: String,
    },
    /// A part that is measured otherwise than its whole.
    PartOtherwise {
        /// The whole.
        whole: String,
    },
    /// The parts promise more than the whole.
    PartsBeyond {
        /// The whole.
        whole: String,
        /// The sum of its parts, with its measure.
        sum: String,
        /// What the whole promises.
        amount: String,
    },
    /// A rate of which nothing says how it is meant: it is reckoned as what adds up over the year.
    RateAddsUp {
        /// The amount with its measure.
        amount: String,
    },
}

impl Promise {
    /// The stable code.
    pub(super) const fn code(&self) -> &'static str {
        match self {
            Promise::NoMeasure { .. } => "E712",
            Promise::MoreThanMeasure { .. } => "E713",
            Promise::TwoMeasures { .. } => "E704",
            Promise::TwoBounds { .. } => "E705",
            Promise::OtherKind { .. } => "E706",
            Promise::BadShare { .. } => "E707",
            Promise::LevelsSummed { .. } => "E708",
            Promise::ShareOfNoSum { .. } => "E709",
            Promise::SharesDiffer { .. } => "W705",
            Promise::NoWhole { .. } => "E710",
            Promise::PartOtherwise { .. } => "E711",
            Promise::PartsBeyond { .. } => "W706",
            Promise::RateAddsUp { .. } => "W710",
        }
    }
}
