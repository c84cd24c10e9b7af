//! 自, 至, 原数量 and 变更: which days they name.

use std::collections::BTreeSet;

use crate::date::Date;
use crate::diag::{Changing, Diagnostic, Diagnostics, Problem};
use crate::notice::model::{EarlierAmount, Force, Notice, NoticeChange, SText, Target, Task};
use crate::notice::raw::{RawChange, RawEarlier, RawForce};
use crate::origin::Origin;
use crate::period::Period;

use super::reporters::Reporting;
use super::{date, target};

/// The changes in the order of their days.
pub(super) fn changes(raw: Vec<RawChange>, findings: &mut Diagnostics) -> Vec<NoticeChange> {
    let mut numbers = BTreeSet::new();
    let mut read = |one: RawChange| {
        let RawChange { date: day, number, words } = one;
        let twice = number.as_ref().filter(|number| !numbers.insert(number.value.clone()));
        if let Some(number) = twice {
            let problem = Changing::ChangeTwice { number: number.value.clone() };
            findings.push(Diagnostic::at(&number.origin, Problem::Changing(problem)));
        }
        Some(NoticeChange { date: date(day?, findings)?, number, words })
    };
    let mut changes: Vec<NoticeChange> = raw.into_iter().filter_map(&mut read).collect();
    changes.sort_by_key(|change| change.date.value);
    changes
}

/// How days are named in a notice: as days, as its periods, or by the document of a change.
pub(in crate::notice) struct Times<'n> {
    /// The changes of the notice.
    pub(in crate::notice) changes: &'n [NoticeChange],
    /// Its year.
    pub(in crate::notice) year: Option<u16>,
}

impl Times<'_> {
    /// When something is in force.
    pub(in crate::notice) fn force(&self, raw: &RawForce, findings: &mut Diagnostics) -> Force {
        let since = raw.since.as_ref().and_then(|written| self.since(written, findings));
        let until = raw.until.as_ref().and_then(|written| self.until(written, findings));
        if let (Some(first), Some(last), Some(written)) = (since, until, &raw.until)
            && last < first
        {
            let problem = Changing::EndsBeforeItBegins { since: first.to_string() };
            findings.push(Diagnostic::at(&written.origin, Problem::Changing(problem)));
        }
        Force { since, until }
    }

    /// The first day: that day, the first of a period, the day of a change.
    fn since(&self, written: &SText, findings: &mut Diagnostics) -> Option<Date> {
        self.named(written, Period::first_day, |change| change, findings)
    }

    /// The last day: that day, the last of a period, the day before a change.
    fn until(&self, written: &SText, findings: &mut Diagnostics) -> Option<Date> {
        self.named(written, Period::last_day, |change| change.before(1), findings)
    }

    fn named(
        &self,
        written: &SText,
        of_period: fn(Period) -> Date,
        of_change: fn(Date) -> Date,
        findings: &mut Diagnostics,
    ) -> Option<Date> {
        let is_named = |one: &&NoticeChange| {
            one.number.as_ref().is_some_and(|number| number.value == written.value)
        };
        let by_change = || self.changes.iter().find(is_named).map(|one| of_change(one.date.value));
        let by_period = || Period::typed(written, self.year?).map(of_period);
        let found = by_change().or_else(|| Date::parse(written)).or_else(by_period);
        if found.is_none() {
            let problem = Changing::NoTime { found: written.value.clone() };
            findings.push(Diagnostic::at(&written.origin, Problem::Changing(problem)));
        }
        found
    }

    /// What `target` promised before it was changed, in order.
    pub(super) fn earlier(
        &self,
        raw: Vec<RawEarlier>,
        target: &Target,
        units: &Reporting<'_>,
        findings: &mut Diagnostics,
    ) -> Vec<EarlierAmount> {
        let mut earlier: Vec<EarlierAmount> = Vec::new();
        for mut one in raw {
            let reporters = std::mem::take(&mut one.reporters);
            let Some(written) = one.until.clone() else { continue };
            let until = self.until(&written, findings);
            let meant = target::earlier(one, target, findings);
            let (Some(until), Some(meant)) = (until, meant) else { continue };
            if earlier.iter().any(|known| known.until == until) {
                found_twice(&written.origin, until, findings);
            }
            let then = meant.of_target(target);
            let shares = units.earlier_shares(reporters, &then, findings);
            let Target { amount, unit, wording, kind, .. } = then;
            earlier.push(EarlierAmount { until, amount, unit, wording, kind, shares });
        }
        earlier.sort_by_key(|one| one.until);
        earlier
    }
}

fn found_twice(at: &Origin, until: Date, findings: &mut Diagnostics) {
    let problem = Changing::AmountsUntilOneDay { until: until.to_string() };
    findings.push(Diagnostic::at(at, Problem::Changing(problem)));
}

/// What was added after the notice was signed stands behind what it is counted with: no number of the sealed notice
/// changes.
pub(in crate::notice) fn added_last(notice: &Notice, findings: &mut Diagnostics) {
    let signed = notice.date();
    let is_added = |task: &Task| task.force.since.is_some_and(|since| since > signed);
    for (at, pair) in notice.tasks.windows(2).enumerate() {
        let [one, next] = pair else { continue };
        let is_headed = notice.headings_above(at + 1).next().is_some();
        let counts_anew = is_headed && next.number.value <= one.number.value;
        if is_added(one) && !is_added(next) && !counts_anew {
            let problem = Changing::AddedBeforeOthers { added: one.name.value.clone() };
            findings.push(Diagnostic::at(&one.name.origin, Problem::Changing(problem)));
        }
    }
}
