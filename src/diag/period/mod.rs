//! What can be wrong with a period that is named, and with the days on which returns are due, with its
//! stable code (`E60x`; `E28x` and `W28x` in the description).
//!
//! The words are in `zh` and `en` beside this file.

mod en;
mod zh;

use crate::period::{Cycle, Period};

/// A kind of finding about a period or a due day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Timing {
    /// No reporting period.
    BadPeriod {
        /// As written.
        found: String,
        /// The notice's own periods.
        own: OwnPeriods,
    },
    /// A period of another year than the notice's.
    OtherYear {
        /// As written.
        found: String,
        /// The notice's own periods.
        own: OwnPeriods,
    },
    /// A period of another kind than the notice's units report by.
    OtherKind {
        /// As written.
        found: String,
        /// What it is.
        asked: Cycle,
        /// The notice's own periods.
        own: OwnPeriods,
    },
    /// No day of a month.
    BadDueDay {
        /// As written.
        found: String,
    },
    /// Days after the period and a day inside it are both given. Related: the other.
    DueTwice,
    /// Days of rest or of work are listed, and nothing says that due days are moved.
    RestUnused,
}

/// The periods by which the units of a notice report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnPeriods {
    /// How often.
    pub every: Cycle,
    /// The notice's year.
    pub year: u16,
}

impl OwnPeriods {
    fn range(self) -> (Period, Period) {
        self.every.range(self.year)
    }
}

impl Timing {
    /// The stable code.
    pub(super) const fn code(&self) -> &'static str {
        match self {
            Timing::BadPeriod { .. } => "E601",
            Timing::OtherYear { .. } => "E602",
            Timing::OtherKind { .. } => "E604",
            Timing::BadDueDay { .. } => "E281",
            Timing::DueTwice => "E282",
            Timing::RestUnused => "W281",
        }
    }
}
