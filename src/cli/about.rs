//! Which description and which period a command is about: as named, else by the day.

use std::path::Path;

use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics, Lang, Problem};
use crate::mail::period::{collected, next_due};
use crate::notice::{Notice, named_period};
use crate::period::{Cycle, Period};

use super::args::AboutArgs;
use super::report;
use crate::office::journal;

/// What a period is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Forms that go out.
    Forms,
    /// What comes back.
    Returns,
}

impl AboutArgs {
    /// The description, and the period where one is named. A single word that is a period and no file is
    /// one: `hongtou status 一季度`.
    fn parts(&self) -> (&Path, Option<&str>) {
        let usual = Path::new("notice.yaml");
        let word = self.notice.to_str().filter(|word| Period::typed(word, 2000).is_some());
        let alone = self.bare.is_none() && self.period.is_none() && !self.notice.exists();
        match word.filter(|_| alone) {
            Some(word) => (usual, Some(word)),
            None => (&self.notice, self.bare.as_deref().or(self.period.as_deref())),
        }
    }

    /// Where the description lies.
    pub(super) fn place(&self) -> &Path {
        self.parts().0
    }

    /// Whether the whole year of the notice is named, whose units report more often.
    pub(super) fn is_overview(&self, notice: &Notice) -> bool {
        let named = self.parts().1.and_then(|written| Period::typed(written, notice.year));
        let of_year = named.filter(|period| period.cycle() == Cycle::Year);
        notice.reporting.every != Cycle::Year
            && of_year.is_some_and(|period| period.year() == notice.year)
    }

    /// The period that is named; none where the year is, or nothing.
    ///
    /// # Errors
    /// Where what is named is none of the notice's.
    pub(super) fn named_period(&self, notice: &Notice) -> Result<Option<Period>, Diagnostics> {
        let Some(written) = self.parts().1.filter(|_| !self.is_overview(notice)) else {
            return Ok(None);
        };
        let named = named_period(written, notice.own_periods());
        named.map(Some).map_err(|found| Diagnostic::nowhere(Problem::Timing(found)).into())
    }

    /// The period, as named, else the one of `today`.
    ///
    /// # Errors
    /// Where what is named is none of the notice's, or the log of what went out cannot be read.
    pub(super) fn period(
        &self,
        notice: &Notice,
        purpose: Purpose,
        today: Date,
    ) -> Result<Period, Diagnostics> {
        if let Some(written) = self.parts().1 {
            let named = named_period(written, notice.own_periods());
            return named.map_err(|found| Diagnostic::nowhere(Problem::Timing(found)).into());
        }
        Ok(match purpose {
            Purpose::Forms => next_due(notice, today),
            Purpose::Returns => collected(notice, &journal::read(self.place())?, today),
        })
    }

    /// Says which period was taken, where none was named.
    pub(super) fn say_taken(&self, period: Period, lang: Lang) {
        if self.parts().1.is_some() {
            return;
        }
        let words = period.chinese();
        report::say(&match lang {
            Lang::Zh => format!("报送期：{words}（{period}；要别的期，写 --period）\n"),
            Lang::En => format!("period: {period} ({words}); for another, write --period\n"),
        });
    }
}
