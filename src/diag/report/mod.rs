//! What can be wrong with targets and with what is reported of them, with its stable code (`E70x`,
//! `W70x`).
//!
//! The words are in `zh` and `en` beside this file; the place (a line of the description, or a
//! cell of a return) is the diagnostic's.

mod en;
mod zh;

/// A kind of finding about a target or its figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reported {
    /// Several units report one target, and nothing says how their figures are put together.
    SeveralReporters {
        /// What is counted.
        target: String,
    },
    /// No whole number of percentage points.
    BadPoints {
        /// As written.
        found: String,
    },
    /// Far behind would begin before behind.
    PointsOrder {
        /// Behind from so many points on.
        behind: u8,
        /// Far behind above so many.
        far_behind: u8,
    },
    /// A figure in a measure that cannot be reckoned over into the target's. It is added to
    /// nothing.
    OtherMeasure {
        /// As written.
        found: String,
        /// The measure of the target.
        measure: String,
    },
    /// The sum of several units is out of all proportion to the target, and none of their figures
    /// alone is.
    SumOutOfProportion {
        /// What is counted.
        target: String,
        /// The sum, with its measure.
        sum: String,
        /// What was promised, with its measure.
        amount: String,
        /// Each unit with its figure.
        shares: String,
    },
    /// A quarter without a folder of returns, which is not in the report of the year.
    QuarterMissing {
        /// The quarter.
        quarter: String,
        /// What its folder would be called.
        folder: String,
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
    /// The figures of the parts do not make the figure of the whole.
    PartsDiffer {
        /// The whole.
        whole: String,
        /// Its figure, with its measure.
        done: String,
        /// The figures of its parts.
        parts: String,
    },
    /// Units that report one number report different ones.
    SameDiffers {
        /// What is counted.
        target: String,
        /// Each unit with its figure.
        shares: String,
    },
    /// A figure with more digits than are reckoned with. It is added to nothing.
    TooManyDigits {
        /// What is counted.
        target: String,
    },
}

impl Reported {
    /// The stable code.
    pub(super) const fn code(&self) -> &'static str {
        match self {
            Reported::SeveralReporters { .. } => "E701",
            Reported::BadPoints { .. } => "E702",
            Reported::PointsOrder { .. } => "E703",
            Reported::TwoMeasures { .. } => "E704",
            Reported::TwoBounds { .. } => "E705",
            Reported::OtherKind { .. } => "E706",
            Reported::BadShare { .. } => "E707",
            Reported::LevelsSummed { .. } => "E708",
            Reported::ShareOfNoSum { .. } => "E709",
            Reported::NoWhole { .. } => "E710",
            Reported::PartOtherwise { .. } => "E711",
            Reported::SharesDiffer { .. } => "W705",
            Reported::PartsBeyond { .. } => "W706",
            Reported::PartsDiffer { .. } => "W707",
            Reported::SameDiffers { .. } => "W708",
            Reported::OtherMeasure { .. } => "W701",
            Reported::TooManyDigits { .. } => "W702",
            Reported::SumOutOfProportion { .. } => "W703",
            Reported::QuarterMissing { .. } => "W704",
        }
    }
}
