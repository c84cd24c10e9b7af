//! Which description and which period is asked about: as named, else by the day.

use std::path::{Path, PathBuf};

use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics, Lang, Problem};
use crate::mail::period::{collected, next_due};
use crate::notice::{Notice, named_period};
use crate::period::{Cycle, Period};

use super::journal;
use super::tell::Tell;

/// What a period is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Forms that go out.
    Forms,
    /// What comes back.
    Returns,
}

/// The description and the period that are named.
#[derive(Clone, Debug)]
pub(crate) struct About {
    /// Where the description lies.
    pub(crate) place: PathBuf,
    /// The period as it was written, where one was.
    pub(crate) period: Option<String>,
}

/// What came back, and as of when it is looked at.
#[derive(Clone, Debug)]
pub(crate) struct Incoming {
    /// Of which notice and period.
    pub(crate) about: About,
    /// The folder of what came back, where another than the usual one is named.
    pub(crate) returns: Option<PathBuf>,
    /// The day that counts as today, as it was written, where one was.
    pub(crate) as_of: Option<String>,
    /// Whether the folder of the period may not be there yet, as before the first return; a command says that it is not.
    pub(crate) none_yet: bool,
}

impl Incoming {
    /// The folder of what came back, where another than the usual one is named, and whether it may not be there yet.
    pub(crate) fn folder(&self) -> (Option<&Path>, bool) {
        (self.returns.as_deref(), self.none_yet)
    }
}

impl About {
    /// Whether the whole year of the notice is named, whose units report more often.
    pub(crate) fn is_overview(&self, notice: &Notice) -> bool {
        let written = self.period.as_deref();
        let named = written.and_then(|written| Period::typed(written, notice.year));
        let of_year = named.filter(|period| period.cycle() == Cycle::Year);
        notice.reporting.every != Cycle::Year
            && of_year.is_some_and(|period| period.year() == notice.year)
    }

    /// The period that is named; none where the year is, or nothing.
    ///
    /// # Errors
    /// Where what is named is none of the notice's.
    pub(crate) fn named_period(&self, notice: &Notice) -> Result<Option<Period>, Diagnostics> {
        let Some(written) = self.period.as_deref().filter(|_| !self.is_overview(notice)) else {
            return Ok(None);
        };
        let named = named_period(written, notice.own_periods());
        named.map(Some).map_err(|found| Diagnostic::nowhere(Problem::Timing(found)).into())
    }

    /// The period, as named, else the one of `today`.
    ///
    /// # Errors
    /// Where what is named is none of the notice's, or the log of what went out cannot be read.
    pub(crate) fn period(
        &self,
        notice: &Notice,
        purpose: Purpose,
        today: Date,
    ) -> Result<Period, Diagnostics> {
        if let Some(written) = &self.period {
            let named = named_period(written, notice.own_periods());
            return named.map_err(|found| Diagnostic::nowhere(Problem::Timing(found)).into());
        }
        Ok(match purpose {
            Purpose::Forms => next_due(notice, today),
            Purpose::Returns => collected(notice, &journal::read(&self.place)?, today),
        })
    }

    /// Tells which period was taken, where none was named.
    pub(crate) fn tell_taken(&self, period: Period, tell: &dyn Tell) {
        if self.period.is_some() {
            return;
        }
        let words = period.chinese();
        tell.say(&match tell.lang() {
            Lang::Zh => format!("报送期：{words}（{period}；要别的期，写 --period）\n"),
            Lang::En => format!("period: {period} ({words}); for another, write --period\n"),
        });
    }
}
