//! A period that is named, on the command line or in the description -> one of the notice's own.

use crate::diag::{OwnPeriods, Timing};
use crate::period::Period;

use super::model::Notice;

impl Notice {
    /// The periods by which its units report, as messages name them.
    pub const fn own_periods(&self) -> OwnPeriods {
        OwnPeriods { every: self.reporting.every, year: self.year }
    }

    /// The periods of its year for which units report, in order.
    pub fn periods(&self) -> impl DoubleEndedIterator<Item = Period> {
        self.reporting.every.of_year(self.year)
    }
}

/// The one of the periods `own` that `written` names.
///
/// # Errors
/// Where it names none of them.
pub fn named_period(written: &str, own: OwnPeriods) -> Result<Period, Timing> {
    let found = written.trim().to_owned();
    match Period::typed(written, own.year) {
        None => Err(Timing::BadPeriod { found, own }),
        Some(period) if period.year() != own.year => Err(Timing::OtherYear { found, own }),
        Some(period) if period.cycle() != own.every => {
            Err(Timing::OtherKind { found, asked: period.cycle(), own })
        }
        Some(period) => Ok(period),
    }
}
