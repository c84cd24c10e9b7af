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
    /// Another year is to stand beside a report that is none of a year.
    ComparedWithoutYear,
    /// A year is to stand beside itself.
    ComparedWithItself {
        /// The year.
        year: u16,
        /// The description of what should be another.
        file: String,
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
    /// Answers so long that they are printed in part; the workbook has all of them.
    PrintedInPart {
        /// How many.
        answers: usize,
        /// Characters of each that are printed.
        most: usize,
        /// Files in which they stand.
        files: Vec<String>,
        /// How many more such files there are.
        more: usize,
    },
    /// A figure with more digits than are reckoned with. It is added to nothing.
    TooManyDigits {
        /// What is counted.
        target: String,
    },
}

impl Reported {
    /// What the unit can do in whose return it is; nothing where only the office can do something.
    pub(super) fn to_unit(&self) -> Option<String> {
        match self {
            Reported::PartsDiffer { .. } => Some("请核对总数和其中各项，改正后重新报送".into()),
            Reported::OtherMeasure { .. }
            | Reported::SumOutOfProportion { .. }
            | Reported::QuarterMissing { .. }
            | Reported::ComparedWithoutYear
            | Reported::ComparedWithItself { .. }
            | Reported::SameDiffers { .. }
            | Reported::PrintedInPart { .. }
            | Reported::TooManyDigits { .. }
            | Reported::SeveralReporters { .. }
            | Reported::BadPoints { .. }
            | Reported::PointsOrder { .. } => None,
        }
    }

    /// The stable code.
    pub(super) const fn code(&self) -> &'static str {
        match self {
            Reported::SeveralReporters { .. } => "E701",
            Reported::BadPoints { .. } => "E702",
            Reported::PointsOrder { .. } => "E703",
            Reported::ComparedWithoutYear | Reported::ComparedWithItself { .. } => "E714",
            Reported::PartsDiffer { .. } => "W707",
            Reported::SameDiffers { .. } => "W708",
            Reported::PrintedInPart { .. } => "W709",
            Reported::OtherMeasure { .. } => "W701",
            Reported::TooManyDigits { .. } => "W702",
            Reported::SumOutOfProportion { .. } => "W703",
            Reported::QuarterMissing { .. } => "W704",
        }
    }
}
