//! 报送: how often units report, until which day, when they are reminded, and when a target is behind.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Diagnostics, Problem, Reported, Timing, ValueProblem};
use crate::notice::model::{DueDay, Lights, Moved, Reporting, RestDays, SText};
use crate::notice::raw::RawReporting;
use crate::notice::units::mailbox;
use crate::period::Cycle;

use super::{YES_NO, date, one_of};

/// The checked reporting; what is not said is as usual.
pub(super) fn check(raw: RawReporting, findings: &mut Diagnostics) -> Reporting {
    let sealed_pdf = raw.sealed_pdf.and_then(|written| one_of(&written, &YES_NO, findings));
    let every = raw.every.and_then(|written| one_of(&written, &CYCLES, findings));
    let due_day = due_day(raw.due_days.as_ref(), raw.due_day.as_ref(), findings);
    let rest = rest(raw.move_off_rest, raw.rest_days, raw.work_days, findings);
    let mut remind_before = all_days(raw.remind_before, &BEFORE, findings);
    remind_before.reverse();
    let remind_after = all_days(raw.remind_after, &AFTER, findings);
    let lights = lights(raw.behind_points.as_ref(), raw.far_behind_points.as_ref(), findings);
    Reporting {
        collector: raw.collector,
        mailbox: raw.mailbox,
        sealed_pdf: sealed_pdf.unwrap_or_default(),
        every: every.unwrap_or_default(),
        due_day: due_day.unwrap_or_default(),
        rest,
        sender: raw.sender.and_then(|written| mailbox(written, findings)),
        remind_before,
        remind_after,
        lights,
    }
}

/// How often units report.
pub(in crate::notice) const CYCLES: [(&str, &str, Cycle); 4] = [
    ("month", "每月", Cycle::Month),
    ("quarter", "每季度", Cycle::Quarter),
    ("half_year", "每半年", Cycle::HalfYear),
    ("year", "每年", Cycle::Year),
];

/// Where a due day goes that is a day of rest.
pub(in crate::notice) const MOVED: [(&str, &str, Moved); 3] = [
    ("none", "不变", Moved::Not),
    ("next", "顺延", Moved::Next),
    ("before", "提前", Moved::Before),
];

/// The day on which returns are due; one way of saying it only.
fn due_day(
    days_after: Option<&SText>,
    day: Option<&SText>,
    findings: &mut Diagnostics,
) -> Option<DueDay> {
    if let (Some(first), Some(second)) = (days_after, day) {
        let found = Diagnostic::at(&second.origin, Problem::Timing(Timing::DueTwice));
        findings.push(found.with_related(&first.origin));
    }
    let after = days_after.and_then(|written| days(written, findings)).map(DueDay::After);
    day.and_then(|written| day_of_month(written, findings)).map(DueDay::OfLastMonth).or(after)
}

/// The last day a month can have.
pub(in crate::notice) const LAST_DAY: u64 = 31;

fn day_of_month(written: &SText, findings: &mut Diagnostics) -> Option<u8> {
    let digits = written.bytes().all(|byte| byte.is_ascii_digit());
    let day =
        written.parse().ok().filter(|day| digits && (1..=LAST_DAY).contains(&u64::from(*day)));
    if day.is_none() {
        let problem = Timing::BadDueDay { found: written.value.clone() };
        findings.push(Diagnostic::at(&written.origin, Problem::Timing(problem)));
    }
    day
}

/// The days of rest. A list without a word of what is done about it does nothing, which is said.
fn rest(
    moved: Option<SText>,
    holidays: Option<Vec<SText>>,
    workdays: Option<Vec<SText>>,
    findings: &mut Diagnostics,
) -> RestDays {
    let listed = holidays.iter().chain(&workdays).flatten().next();
    if let (None, Some(first)) = (&moved, listed) {
        findings.push(Diagnostic::at(&first.origin, Problem::Timing(Timing::RestUnused)));
    }
    let moved = moved.and_then(|written| one_of(&written, &MOVED, findings));
    let mut all = |written: Option<Vec<SText>>| {
        let written = written.unwrap_or_default().into_iter();
        written.filter_map(|one| date(one, findings)).map(|day| day.value).collect()
    };
    let (holidays, workdays) = (all(holidays), all(workdays));
    RestDays { moved: moved.unwrap_or_default(), holidays, workdays }
}

/// The points from which a target is behind and far behind.
fn lights(
    behind: Option<&SText>,
    far_behind: Option<&SText>,
    findings: &mut Diagnostics,
) -> Lights {
    let usual = Lights::default();
    let mut read = |written: Option<&SText>, usual| {
        written.map_or(Some(usual), |written| points(written, findings))
    };
    let both = (read(behind, usual.behind), read(far_behind, usual.far_behind));
    let (Some(behind_points), Some(far_behind_points)) = both else { return usual };
    let lights = Lights { behind: behind_points, far_behind: far_behind_points };
    if let (true, Some(place)) = (lights.far_behind <= lights.behind, far_behind.or(behind)) {
        let Lights { behind, far_behind } = lights;
        let problem = Reported::PointsOrder { behind, far_behind };
        findings.push(Diagnostic::at(&place.origin, Problem::Reported(problem)));
    }
    lights
}

/// The most percentage points.
pub(in crate::notice) const POINTS: u64 = 100;

fn points(written: &SText, findings: &mut Diagnostics) -> Option<u8> {
    let digits = written.bytes().all(|byte| byte.is_ascii_digit());
    let points = written.parse().ok().filter(|points| digits && u64::from(*points) <= POINTS);
    if points.is_none() {
        let problem = Reported::BadPoints { found: written.value.clone() };
        findings.push(Diagnostic::at(&written.origin, Problem::Reported(problem)));
    }
    points
}

/// Days before and after on which units are reminded where the description says nothing.
const BEFORE: [u16; 1] = [5];
const AFTER: [u16; 2] = [3, 7];

/// Numbers of days in order, each once; the day itself (0) is none of them.
fn all_days(written: Option<Vec<SText>>, usual: &[u16], findings: &mut Diagnostics) -> Vec<u16> {
    let Some(written) = written else { return usual.to_vec() };
    let read: BTreeSet<u16> = written.iter().filter_map(|one| days(one, findings)).collect();
    read.into_iter().filter(|days| *days > 0).collect()
}

/// The most days.
pub(in crate::notice) const DAYS: u64 = 366;

fn days(written: &SText, findings: &mut Diagnostics) -> Option<u16> {
    let digits = written.bytes().all(|byte| byte.is_ascii_digit());
    let days = written.parse().ok().filter(|days| digits && u64::from(*days) <= DAYS);
    if days.is_none() {
        let problem = Problem::Value(ValueProblem::BadDays { found: written.value.clone() });
        findings.push(Diagnostic::at(&written.origin, problem));
    }
    days
}
