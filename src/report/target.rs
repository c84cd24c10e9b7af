//! Targets -> [`TargetReport`]: what was promised, what is done of it, how much of the time is
//! gone, and how the two compare.
//!
//! Figures count from the year's beginning, as the form asks for them; what is done in a quarter
//! is the difference to the quarter before. Only exact numbers in the target's own measure are
//! added (`quantity`); whatever else a unit wrote is shown as it is, and no sum is made of it.

use crate::date::Date;
use crate::decimal::Decimal;
use crate::diag::{Diagnostic, Diagnostics, Problem, Reported};
use crate::form::{self, Field};
use crate::notice::{Lights, Notice, Target, Task, UnitId};
use crate::period::Period;
use crate::quantity::{self, Quantity};
use crate::returns::Returns;

use super::model::{Told, told};

/// A target of a task, with the figures of all units that report it.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetReport {
    /// 序号 of its task, from 1.
    pub task: usize,
    /// 实事名称.
    pub task_name: String,
    /// What is counted.
    pub name: String,
    /// How many were promised, as the notice writes it.
    pub amount: String,
    /// The unit of measure.
    pub measure: String,
    /// How many were promised, where they are few enough digits to reckon with.
    pub promised: Option<Decimal>,
    /// The part of each unit that reports it.
    pub shares: Vec<UnitShare>,
    /// How much is done at the end of each quarter of the year up to this one, from the first;
    /// nothing where a unit's number is missing.
    pub course: Vec<(Period, Option<Decimal>)>,
    /// How much of the time up to the task's day is gone, in hundredths of a percent.
    pub elapsed: i64,
    /// When it is behind.
    pub lights: Lights,
}

/// What a unit says of a target.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitShare {
    /// The unit's official name.
    pub unit: String,
    /// As it was written.
    pub told: Option<Told>,
    /// The number in the target's measure, where what was written is one and nothing keeps it
    /// out.
    pub number: Option<Decimal>,
    /// What the unit reported the quarter before.
    pub before: Option<Decimal>,
}

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
}

impl Light {
    /// All of them, in their order.
    pub const ALL: [Light; 5] =
        [Light::Done, Light::OnSchedule, Light::Behind, Light::FarBehind, Light::Unknown];

    /// What the office calls it.
    pub const fn chinese(self) -> &'static str {
        match self {
            Light::Done => "已完成",
            Light::OnSchedule => "按序时进度",
            Light::Behind => "滞后",
            Light::FarBehind => "严重滞后",
            Light::Unknown => "数据不全",
        }
    }
}

/// Hundredths of a percent as people read them: at most one decimal, halves away from zero.
pub fn percent(hundredths: i64) -> String {
    let tenths = (hundredths.abs() + 5) / 10;
    let sign = if hundredths < 0 && tenths > 0 { "-" } else { "" };
    let decimal = if tenths % 10 == 0 { String::new() } else { format!(".{}", tenths % 10) };
    format!("{sign}{}{decimal}%", tenths / 10)
}

impl UnitShare {
    /// Whether it is less than the unit reported the quarter before.
    pub fn fell(&self) -> bool {
        matches!((self.before, self.number), (Some(before), Some(now)) if now < before)
    }
}

impl TargetReport {
    /// How much is done; nothing where a unit's number is missing.
    pub fn done(&self) -> Option<Decimal> {
        self.course.last().and_then(|(_, done)| *done)
    }

    /// The sum of what was reported, though a unit's number be missing; nothing where all are.
    pub fn reported(&self) -> Option<Decimal> {
        let numbers = self.shares.iter().filter_map(|share| share.number);
        numbers.map(Some).reduce(|sum, number| sum?.plus(number?)).flatten()
    }

    /// How much was done at the end of the quarter before; nothing in the first quarter's place
    /// in the year, and where it is not known.
    pub fn done_before(&self) -> Option<Decimal> {
        let before = self.course.len().checked_sub(2)?;
        self.course.get(before).and_then(|(_, done)| *done)
    }

    /// What is done in this quarter alone.
    pub fn this_quarter(&self) -> Option<Decimal> {
        let before = if self.course.len() > 1 { self.done_before()? } else { Decimal::ZERO };
        self.done()?.minus(before)
    }

    /// Which part of what was promised is done, in hundredths of a percent.
    pub fn share(&self) -> Option<i64> {
        self.done()?.share_of(self.promised?)
    }

    /// How far it is.
    pub fn light(&self) -> Light {
        let (Some(done), Some(promised), Some(share)) = (self.done(), self.promised, self.share())
        else {
            return Light::Unknown;
        };
        let behind = self.elapsed - share;
        match behind {
            _ if done >= promised => Light::Done,
            _ if behind < i64::from(self.lights.behind) * 100 => Light::OnSchedule,
            _ if behind <= i64::from(self.lights.far_behind) * 100 => Light::Behind,
            _ => Light::FarBehind,
        }
    }
}

/// The targets of `notice` by what came back: `all` are the returns of the year's quarters from
/// the first to the one that is reported, as far as there are any. What is wrong with figures of
/// the last goes to `findings`.
pub(super) fn targets(
    notice: &Notice,
    all: &[&Returns],
    findings: &mut Diagnostics,
) -> Vec<TargetReport> {
    let mut reports = Vec::new();
    for (at, task) in notice.tasks.iter().enumerate() {
        for (number, target) in task.targets.iter().enumerate() {
            let one = Asked { notice, at, task, number, target };
            reports.extend(one.report(all, findings));
        }
    }
    reports
}

/// A target by its places in the notice.
#[derive(Clone, Copy)]
struct Asked<'a> {
    notice: &'a Notice,
    at: usize,
    task: &'a Task,
    number: usize,
    target: &'a Target,
}

impl Asked<'_> {
    fn report(self, all: &[&Returns], findings: &mut Diagnostics) -> Option<TargetReport> {
        let (last, earlier) = all.split_last()?;
        let before = earlier.last().filter(|one| Some(one.period) == last.period.before());
        let share = |unit: &UnitId| UnitShare {
            unit: self.notice.units.get(*unit).name.value.clone(),
            told: self.told(last, *unit),
            number: self.number(last, *unit, findings),
            before: before.and_then(|one| self.number(one, *unit, &mut Diagnostics::new())),
        };
        let shares: Vec<UnitShare> = self.target.reporters.iter().map(share).collect();
        findings.extend(self.out_of_proportion(&shares));
        Some(TargetReport {
            task: self.at + 1,
            task_name: self.task.name.value.clone(),
            name: self.target.name.value.clone(),
            amount: self.target.amount.value.clone(),
            measure: self.target.unit.value.clone(),
            promised: Decimal::parse(&self.target.amount.value),
            shares,
            course: last.period.up_to().map(|period| (period, self.done(period, all))).collect(),
            elapsed: elapsed(last.period, self.task.due.as_ref().map(|due| due.value)),
            lights: self.notice.reporting.lights,
        })
    }

    /// Of several units the sum that is out of all proportion, where none of their figures alone is.
    fn out_of_proportion(self, shares: &[UnitShare]) -> Option<Diagnostic> {
        let promised = Decimal::parse(&self.target.amount.value)?;
        let own: Vec<(&str, Decimal)> =
            shares.iter().filter_map(|one| Some((one.unit.as_str(), one.number?))).collect();
        let alone = own.iter().any(|(_, number)| form::is_out_of_proportion(*number, promised));
        let sum = own.iter().try_fold(Decimal::ZERO, |sum, (_, number)| sum.plus(*number))?;
        if alone || own.len() < 2 || !form::is_out_of_proportion(sum, promised) {
            return None;
        }
        let measure = &self.target.unit.value;
        let shares = own.iter().map(|(unit, number)| format!("{unit} {number}{measure}"));
        let problem = Reported::SumOutOfProportion {
            target: self.target.name.value.clone(),
            sum: format!("{sum}{measure}"),
            amount: format!("{promised}{measure}"),
            shares: shares.collect::<Vec<_>>().join("、"),
        };
        Some(Diagnostic::nowhere(Problem::Reported(problem)))
    }

    /// What is done at the end of `period`: the sum of all units' numbers.
    fn done(self, period: Period, all: &[&Returns]) -> Option<Decimal> {
        let returns = all.iter().find(|one| one.period == period)?;
        let mut unheard = Diagnostics::new();
        let numbers = self.target.reporters.iter();
        let mut numbers = numbers.map(|unit| self.number(returns, *unit, &mut unheard));
        numbers.try_fold(Decimal::ZERO, |sum, number| sum.plus(number?))
    }

    fn told(self, returns: &Returns, unit: UnitId) -> Option<Told> {
        let sent = returns.of(unit)?;
        told(sent, Field::Figure { task: self.at, target: self.number })
    }

    fn number(
        self,
        returns: &Returns,
        unit: UnitId,
        findings: &mut Diagnostics,
    ) -> Option<Decimal> {
        let told = self.told(returns, unit)?;
        let measure = &self.target.unit.value;
        let problem = match quantity::read(&told.text, measure) {
            Quantity::Number(number) => return Some(number).filter(|_| !told.held),
            Quantity::NoNumber => return None,
            Quantity::TooManyDigits => {
                Reported::TooManyDigits { target: self.target.name.value.clone() }
            }
            Quantity::OtherMeasure(_) => {
                Reported::OtherMeasure { found: told.text.to_string(), measure: measure.clone() }
            }
        };
        findings.push(Diagnostic::at(&told.origin, Problem::Reported(problem)));
        None
    }
}

/// Which part of the time from the year's beginning to `due` (the year's end where there is no
/// day) is gone at the end of `period`, in hundredths of a percent. Months count alike, so that a
/// quarter is a quarter of the year (序时进度 25%).
fn elapsed(period: Period, due: Option<Date>) -> i64 {
    const WHOLE: i64 = 10_000;
    let gone = i64::from(period.last_day().month());
    let Some(due) = due else { return gone * WHOLE / 12 };
    let years = i64::from(due.year()) - i64::from(period.year());
    let days_of_month = i64::from(due.days_of_month());
    let whole_months = years * 12 + i64::from(due.month()) - 1;
    let given = whole_months * days_of_month + i64::from(due.day());
    if given <= 0 {
        return WHOLE;
    }
    let doubled = 2 * gone * days_of_month * WHOLE;
    ((doubled + given) / (2 * given)).min(WHOLE)
}

#[cfg(test)]
mod tests {
    use super::{elapsed, percent};
    use crate::date::Date;
    use crate::period::Period;

    #[test]
    fn percents_have_one_decimal_at_most() {
        let shown = [2500, 3333, 6667, 10_005, -1250, -3, 0].map(percent);
        assert_eq!(shown, ["25%", "33.3%", "66.7%", "100.1%", "-12.5%", "0%", "0%"]);
    }

    #[test]
    fn a_quarter_is_a_quarter_of_the_year() {
        let of = |period, due| elapsed(Period::parse(period).unwrap(), due);
        assert_eq!(["2024Q1", "2024Q2", "2024Q4"].map(|one| of(one, None)), [2500, 5000, 10_000]);
        let day = |text| Date::parse(text);
        assert_eq!(of("2024Q1", day("2024-12-31")), 2500);
        assert_eq!(of("2024Q1", day("2024-06-30")), 5000);
        assert_eq!(of("2024Q3", day("2024-06-30")), 10_000);
        assert_eq!(of("2024Q1", day("2023-12-31")), 10_000);
        assert_eq!(of("2024Q1", day("2025-06-30")), 1667);
        assert_eq!(of("2024Q1", day("2024-06-15")), 5455);
    }
}
