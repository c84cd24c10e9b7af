//! A figure, what was promised and the time that is gone -> how far a target is.
//!
//! What adds up over the year is compared with the time that is gone (序时进度). A level is not: a rate that is
//! reached in March is reached, one that is to be kept is kept or not, and of a bound from above no part can
//! be done.

use crate::date::Date;
use crate::decimal::Decimal;
use crate::notice::{Goal, Lights, TargetKind};
use crate::period::Period;

/// How far a target is, compared with the time that is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Light {
    /// 已完成: all that was promised is done.
    Done,
    /// 按序时进度: not more than a little behind the time that is gone.
    OnSchedule,
    /// 滞后.
    Behind,
    /// 严重滞后.
    FarBehind,
    /// 待报: a number is missing, so nobody can say.
    Unknown,
    /// 进行中: a level that is not reached yet, and the day has not come.
    InProgress,
    /// 达标: a level that is kept so far, a bound from above that is not passed.
    Kept,
    /// 未达标: a level that is not kept, or not reached in time; a bound from above that is passed.
    Missed,
}

impl Light {
    /// All of them, in their order.
    pub const ALL: [Light; 8] = [
        Light::Done,
        Light::OnSchedule,
        Light::Kept,
        Light::InProgress,
        Light::Behind,
        Light::FarBehind,
        Light::Missed,
        Light::Unknown,
    ];
    /// The one that asks most of the office first.
    pub const WORST: [Light; 8] = [
        Light::Missed,
        Light::FarBehind,
        Light::Behind,
        Light::Unknown,
        Light::InProgress,
        Light::OnSchedule,
        Light::Kept,
        Light::Done,
    ];

    /// Whether only levels and bounds from above are in this state.
    pub const fn is_of_level(self) -> bool {
        matches!(self, Light::InProgress | Light::Kept | Light::Missed)
    }

    /// For programs.
    pub const fn name(self) -> &'static str {
        match self {
            Light::Done => "done",
            Light::OnSchedule => "onSchedule",
            Light::Behind => "behind",
            Light::FarBehind => "farBehind",
            Light::Unknown => "unknown",
            Light::InProgress => "inProgress",
            Light::Kept => "kept",
            Light::Missed => "missed",
        }
    }

    /// What the office calls it.
    pub const fn chinese(self) -> &'static str {
        match self {
            Light::Done => "已完成",
            Light::OnSchedule => "按序时进度",
            Light::Behind => "滞后",
            Light::FarBehind => "严重滞后",
            Light::Unknown => "数据不全",
            Light::InProgress => "进行中",
            Light::Kept => "达标",
            Light::Missed => "未达标",
        }
    }
}

/// Hundredths of a percent as people read them: at most one decimal, halves away from zero; what is less than
/// all is never shown as all.
pub fn percent(hundredths: i64) -> String {
    let tenths = (hundredths.abs() + 5) / 10;
    let tenths = if hundredths.abs() < WHOLE { tenths.min(WHOLE / 10 - 1) } else { tenths };
    let sign = if hundredths < 0 && tenths > 0 { "-" } else { "" };
    let decimal = if tenths % 10 == 0 { String::new() } else { format!(".{}", tenths % 10) };
    format!("{sign}{}{decimal}%", tenths / 10)
}

/// All of the time, and all of what was promised, in hundredths of a percent.
pub(super) const WHOLE: i64 = 10_000;

/// A figure and what it is held against.
pub(super) struct Judged {
    pub(super) goal: Goal,
    pub(super) done: Decimal,
    /// How much of the time is gone, in hundredths of a percent.
    pub(super) elapsed: i64,
    pub(super) lights: Lights,
}

impl Judged {
    /// How far it is; `share` is the part that is done, where one can be.
    pub(super) fn light(&self, share: Option<i64>) -> Light {
        let is_met = self.goal.is_met(self.done);
        let is_over = self.elapsed >= WHOLE;
        match (self.goal.kind, is_met) {
            (TargetKind::Adds, _) if self.goal.bound.is_upper() => kept(is_met, is_over),
            (TargetKind::Adds, _) => match share {
                None => Light::Unknown,
                Some(_) if is_met => Light::Done,
                Some(share) => self.behind(share),
            },
            (TargetKind::Reached, true) => Light::Done,
            (TargetKind::Kept, _) | (TargetKind::Falls | TargetKind::Rises, true) => {
                kept(is_met, is_over)
            }
            // 下降15%以内 is passed as 8%以内 is.
            (TargetKind::Falls | TargetKind::Rises, false) if self.goal.bound.is_upper() => {
                Light::Missed
            }
            (TargetKind::Reached | TargetKind::Falls | TargetKind::Rises, false) if is_over => {
                Light::Missed
            }
            (TargetKind::Reached | TargetKind::Falls | TargetKind::Rises, false) => {
                Light::InProgress
            }
        }
    }

    fn behind(&self, share: i64) -> Light {
        let behind = self.elapsed - share;
        // When the day has come, what is not done is late, however little is missing.
        if behind < i64::from(self.lights.behind) * 100 && self.elapsed < WHOLE {
            Light::OnSchedule
        } else if behind <= i64::from(self.lights.far_behind) * 100 {
            Light::Behind
        } else {
            Light::FarBehind
        }
    }
}

/// What can still be lost is not done before the time is over.
const fn kept(is_met: bool, is_over: bool) -> Light {
    match (is_met, is_over) {
        (true, true) => Light::Done,
        (true, false) => Light::Kept,
        (false, _) => Light::Missed,
    }
}

/// Which part of the time from the year's beginning, or from `since`, to `due` (the year's end where there is no
/// day) is gone at the end of `period`, in hundredths of a percent. Months count alike, so that a
/// quarter is a quarter of the year (序时进度 25%).
pub(super) fn elapsed(period: Period, since: Option<Date>, due: Option<Date>) -> i64 {
    let gone = i64::from(period.last_month());
    let Some(due) = due.or(Date::new(period.year(), 12, 31)) else { return WHOLE };
    let years = i64::from(due.year()) - i64::from(period.year());
    let days_of_month = i64::from(due.days_of_month());
    let whole_months = years * 12 + i64::from(due.month()) - 1;
    let given = whole_months * days_of_month + i64::from(due.day());
    let from_beginning = Date::first_of(period.year());
    if let Some(since) = since.filter(|since| *since > from_beginning) {
        return part(days(since, period.last_day()), days(since, due));
    }
    part(gone * days_of_month, given)
}

/// How many days there are, the first and the last included.
fn days(first: Date, last: Date) -> i64 {
    first.days_until(last) + 1
}

/// Which part `gone` is of what is `given`.
const fn part(gone: i64, given: i64) -> i64 {
    if given <= 0 {
        return WHOLE;
    }
    let hundredths = (2 * gone * WHOLE + given) / (2 * given);
    if hundredths < WHOLE { hundredths } else { WHOLE }
}

#[cfg(test)]
mod tests {
    use super::{elapsed, percent};
    use crate::date::Date;
    use crate::period::Period;

    #[test]
    fn percents_have_one_decimal_at_most() {
        let shown = [2500, 3333, 6667, 10_005, 9997, -1250, -3, 0].map(percent);
        assert_eq!(shown, ["25%", "33.3%", "66.7%", "100.1%", "99.9%", "-12.5%", "0%", "0%"]);
    }

    #[test]
    fn a_quarter_is_a_quarter_of_the_year() {
        let of = |period, due| elapsed(Period::parse(period).unwrap(), None, due);
        assert_eq!(["2024Q1", "2024Q2", "2024Q4"].map(|one| of(one, None)), [2500, 5000, 10_000]);
        let day = |text| Date::parse(text);
        assert_eq!([None, day("2026-12-31")].map(|due| of("2026-05", due)), [4167, 4167]);
        assert_eq!(of("2024Q1", day("2024-12-31")), 2500);
        assert_eq!(of("2024Q1", day("2024-06-30")), 5000);
        assert_eq!(of("2024Q3", day("2024-06-30")), 10_000);
        assert_eq!(of("2024Q1", day("2023-12-31")), 10_000);
        assert_eq!(of("2024Q1", day("2025-06-30")), 1667);
        assert_eq!(of("2024Q1", day("2024-06-15")), 5455);
    }

    /// From 10 June to the end of the year there are 205 days, 21 of them up to the end of June.
    #[test]
    fn what_was_added_is_counted_from_its_day() {
        let of = |period, since, due| {
            elapsed(Period::parse(period).unwrap(), Date::parse(since), Date::parse(due))
        };
        assert_eq!(of("2024Q2", "2024-06-10", ""), 1024);
        assert_eq!(of("2024Q2", "2024-01-01", ""), 5000);
        assert_eq!(of("2024Q2", "2024-06-10", "2024-06-30"), 10_000);
        assert_eq!(of("2024Q3", "2024-06-10", "2024-10-31"), 7847);
    }
}
