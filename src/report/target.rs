//! Targets -> [`TargetReport`]: what was promised, what is done of it, how much of the time is
//! gone, and how the two compare.
//!
//! Figures count from the year's beginning, as the form asks for them; what is done in a quarter
//! is the difference to the quarter before. Only exact numbers in the target's own measure are
//! added (`quantity`); whatever else a unit wrote is shown as it is, and no sum is made of it.

mod broken;
mod ended;
mod moved;

use crate::date::Date;
use crate::decimal::Decimal;
use crate::diag::{Diagnostic, Diagnostics, Problem, Reported};
use crate::form::Field;
use crate::notice::{
    Goal, Lights, Notice, Reporter, Target, TargetKind, Task, Together, UnitId, Wording,
};
use crate::period::Period;
use crate::quantity::{self, Quantity};
use crate::returns::Returns;

use super::light::{Judged, Light, WHOLE, elapsed};
use super::model::{Told, told, with_remark};
use super::{parts, shares};

pub use broken::Broken;

/// A target of a task, with the figures of all units that report it.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetReport {
    /// The place of its task in the notice, from 1.
    pub task: usize,
    /// Its place in the task.
    pub place: usize,
    /// 序号 of its task, as the notice counts it.
    pub label: String,
    /// 实事名称.
    pub task_name: String,
    /// What is counted.
    pub name: String,
    /// What that was called before (曾用名).
    pub former_names: Vec<String>,
    /// How many were promised, the digits as the notice writes them.
    pub amount: String,
    /// The unit of measure.
    pub measure: String,
    /// The words of the notice about the amount.
    pub wording: Wording,
    /// The amount with its words and its measure, as the notice says it.
    pub promise: String,
    /// What it was before and by what it was changed, or by what it was added within the year.
    pub changed: Option<String>,
    /// What kind of measure it is.
    pub kind: TargetKind,
    /// What the figures are held against, where the amount has few enough digits to reckon with.
    pub goal: Option<Goal>,
    /// What the figures of several units are to each other.
    pub together: Together,
    /// The part of each unit that reports it.
    pub shares: Vec<UnitShare>,
    /// How much is done at the end of each quarter of the year up to this one, from the first;
    /// nothing where a unit's number is missing. Where each unit has to reach the amount itself it is the
    /// figure that is furthest from it.
    pub course: Vec<(Period, Option<Decimal>)>,
    /// The periods at whose end it was as it had to be then.
    pub met: Vec<Period>,
    /// The periods before this one at whose end it was not as it had to be then, in order.
    pub broken: Vec<Broken>,
    /// The period that this one is compared with: the last before it that is known, else the one right before it;
    /// nothing in the first.
    pub before: Option<Period>,
    /// How much of the time up to the task's day is gone, in hundredths of a percent.
    pub elapsed: i64,
    /// The first period of the year at whose end none of that time was left; nothing before it is over.
    pub came_due: Option<Period>,
    /// Whether it was over (至) by the end of the period whose forms asked for it: nobody owes a figure, and it is not judged.
    pub is_over: bool,
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
    /// What the unit reported in the last quarter that is known, with those that it alone took over from.
    pub before: Option<Decimal>,
    /// Its own share of what was promised, with its measure, where it has one.
    pub share: Option<String>,
    /// The number of that.
    pub promised: Option<Decimal>,
    /// The unit's last day, where it ended without a successor: what it reported last stays in the sum.
    pub ended: Option<Date>,
}

impl UnitShare {
    /// The unit; of one that ended until when it reported, and what.
    pub fn titled(&self, measure: &str) -> String {
        let Some(day) = self.ended else { return self.unit.clone() };
        let number = self.number.map(|number| format!("，计入最后报的{number}{measure}"));
        let number = number.unwrap_or_else(|| "，没有数".to_owned());
        format!("{}（到{}为止{number}）", self.unit, day.chinese())
    }

    /// Whether it is less than the unit reported in the last quarter that is known.
    pub fn fell(&self) -> bool {
        matches!((self.before, self.number), (Some(before), Some(now)) if now < before)
    }
}

impl TargetReport {
    /// What is counted, and how its amount was changed within the year.
    pub fn titled(&self) -> String {
        with_remark(&self.name, self.changed.as_ref())
    }

    /// How much is done; nothing where a unit's number is missing.
    pub fn done(&self) -> Option<Decimal> {
        self.course.last().and_then(|(_, done)| *done)
    }

    /// The sum of what was reported, though a unit's number be missing; nothing where all are.
    pub fn reported(&self) -> Option<Decimal> {
        self.numbers().map(Some).reduce(|sum, number| sum?.plus(number?)).flatten()
    }

    /// How much was done at the end of the quarter that this one is compared with; nothing in the first
    /// quarter's place in the year, and where it is not known. Where each unit has to reach the amount itself it is
    /// of the unit whose figure is furthest from it now: figures of two units have no difference.
    pub fn done_before(&self) -> Option<Decimal> {
        let before = self.before?;
        let then = self.course.iter().find(|(period, _)| *period == before);
        let then = then.and_then(|(_, done)| *done);
        match (self.together, self.done()) {
            (Together::Each, Some(done)) => self.of_furthest_before(done, then),
            (Together::Each | Together::Sum | Together::Same, _) => then,
        }
    }

    /// What the units reported before whose figure is `done` now, where that is one number; before it was in force
    /// `then` nothing was done.
    fn of_furthest_before(&self, done: Decimal, then: Option<Decimal>) -> Option<Decimal> {
        let is_new = self.shares.iter().all(|share| share.before.is_none());
        if is_new && then == Some(Decimal::ZERO) {
            return then;
        }
        let furthest = self.shares.iter().filter(|share| share.number == Some(done));
        let mut before = furthest.map(|share| share.before);
        let first = before.next()??;
        before.all(|other| other == Some(first)).then_some(first)
    }

    /// What is done since the quarter that this one is compared with; nothing of a level, which adds up to nothing.
    pub fn this_quarter(&self) -> Option<Decimal> {
        if self.kind.is_level() {
            return None;
        }
        let before = if self.before.is_some() { self.done_before()? } else { Decimal::ZERO };
        self.done()?.minus(before)
    }

    /// The number that was promised, of a range the lower.
    pub fn promised(&self) -> Option<Decimal> {
        self.goal.map(|goal| goal.least)
    }

    /// Whether it is a level or a bound from above, of which no part can be done and which no time is held
    /// against.
    pub fn is_unweighed(&self) -> bool {
        self.kind.is_level() || self.goal.is_some_and(|goal| goal.bound.is_upper())
    }

    /// Which part of what was promised is done, in hundredths of a percent; nothing of a level or a bound
    /// from above, of which no part can be done.
    pub fn share(&self) -> Option<i64> {
        let promised = self.promised().filter(|_| !self.is_unweighed())?;
        self.done()?.share_of(promised)
    }

    /// How far it is; a bound that is passed is, though a unit's number be missing.
    pub fn light(&self) -> Light {
        match (self.done(), self.passed()) {
            (Some(_), _) if self.was_reached() => Light::Done,
            (Some(done), _) => self.judged(done, self.share()),
            (None, Some(_)) => Light::Missed,
            (None, None) => Light::Unknown,
        }
    }

    fn judged(&self, done: Decimal, share: Option<i64>) -> Light {
        let (elapsed, lights) = (self.elapsed, self.lights);
        let judged = self.goal.map(|goal| Judged { goal, done, elapsed, lights });
        judged.map_or(Light::Unknown, |judged| judged.light(share))
    }

    /// By the numbers that came, though another is missing, the figure that misses what was promised whatever the
    /// missing one is: a sum above its bound, of units that each have to reach the amount one that did not.
    pub fn passed(&self) -> Option<Decimal> {
        let goal = self.goal.filter(|_| self.done().is_none())?;
        let adds = goal.kind == TargetKind::Adds && goal.bound.is_upper();
        let figure = match self.together {
            Together::Sum => self.reported().filter(|_| adds),
            Together::Each => self.numbers().reduce(|one, other| goal.worse(one, other)),
            Together::Same => None,
        };
        figure.filter(|figure| self.judged(*figure, None) == Light::Missed)
    }

    fn numbers(&self) -> impl Iterator<Item = Decimal> {
        self.shares.iter().filter_map(|share| share.number)
    }

    /// Of units that each have to reach the amount those whose figure is furthest from it; none where all are.
    pub fn furthest(&self) -> Vec<&str> {
        let Some(worst) = self.done().or(self.passed()) else { return Vec::new() };
        let is_each = self.together == Together::Each && self.numbers().any(|one| one != worst);
        let worst = self.shares.iter().filter(|share| is_each && share.number == Some(worst));
        worst.map(|share| share.unit.as_str()).collect()
    }

    /// The same in words: so many units are named.
    pub fn furthest_in_words(&self) -> Option<String> {
        const NAMED: usize = 3;
        let units = self.furthest();
        let named = units.iter().take(NAMED).copied().collect::<Vec<_>>().join("、");
        let more = if units.len() > NAMED {
            format!("等{}个单位", units.len())
        } else {
            String::new()
        };
        (!units.is_empty()).then(|| format!("{named}{more}"))
    }

    /// Whether the units that report one number for all report different ones.
    pub fn differs(&self) -> bool {
        shares::differ(self.together, &self.shares)
    }

    /// The units whose figure is above their own share of a bound that all keep together.
    pub fn above_share(&self) -> impl Iterator<Item = &UnitShare> {
        let goal = self.goal.filter(|goal| goal.bound.is_upper());
        self.shares.iter().filter(move |share| {
            let own = || Some(Goal { least: share.promised?, most: None, ..goal? });
            matches!((own(), share.number), (Some(own), Some(number)) if !own.is_met(number))
        })
    }

    /// The units whose figure is less than the quarter before, where it should not be.
    pub fn sunken(&self) -> impl Iterator<Item = &UnitShare> {
        let goal = self.goal;
        self.shares.iter().filter(move |share| {
            let watched = |before| goal.is_none_or(|goal| goal.may_not_sink(before));
            share.fell() && share.before.is_some_and(watched)
        })
    }
}

/// The targets of `notice` by what came back: `all` are the returns of the year's quarters from
/// the first to the one that is reported, as far as there are any. What is wrong with figures of the last goes to
/// `findings`.
pub(super) fn targets(
    notice: &Notice,
    all: &[&Returns],
    findings: &mut Diagnostics,
) -> Vec<TargetReport> {
    let mut reports = Vec::new();
    for (at, task) in notice.tasks_as_named() {
        let first = reports.len();
        for (number, target) in task.targets_as_named().filter(|(_, one)| one.in_force) {
            let one = Asked { notice, at, task, number, target };
            reports.extend(one.report(all, findings));
        }
        findings.extend(parts::differing(task, &reports[first..]));
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

impl<'a> Asked<'a> {
    fn report(self, all: &[&Returns], findings: &mut Diagnostics) -> Option<TargetReport> {
        let (last, earlier) = all.split_last()?;
        let before = Returns::last_known(earlier.iter().copied());
        let share = |one: &Reporter| UnitShare {
            unit: self.notice.units.get(one.unit).name.value.clone(),
            told: self.told(last, one.unit),
            number: self.number(last, one.unit, findings),
            before: before.and_then(|all| self.number_before(all, one)),
            share: self.target.share_printed(one.unit),
            promised: one.share.as_ref().and_then(|share| Decimal::parse(&share.value)),
            ended: None,
        };
        let ended = self.ended(last.period, all);
        let asked = self.target.reporters.iter().filter(|one| !ended.contains(&one.unit));
        let mut shares: Vec<UnitShare> = asked.map(share).collect();
        shares.extend(ended.into_iter().map(|unit| self.last_share(unit, last.period, all)));
        findings.extend(shares::out_of_proportion(self.target, &shares));
        findings.extend(shares::differing(self.target, &shares));
        let due = self.task.due.as_ref().and_then(|due| due.day);
        let moved = earlier.iter().any(|then| self.was_elsewhere(then));
        let since = self.since().filter(|_| !moved);
        let gone = |period: Period| elapsed(period, since, due);
        let course: Vec<_> =
            last.period.up_to().map(|period| (period, self.done_at(period, all))).collect();
        Some(TargetReport {
            task: self.at + 1,
            place: self.number,
            label: self.task.number.label.clone(),
            task_name: self.task.name.value.clone(),
            name: self.target.name.value.clone(),
            former_names: self.target.former_names.iter().map(|one| one.value.clone()).collect(),
            amount: self.target.amount.value.clone(),
            measure: self.target.unit.value.clone(),
            wording: self.target.wording.clone(),
            promise: self.target.printed(),
            changed: self.changed(before),
            kind: self.target.kind,
            goal: self.target.goal(),
            together: self.target.together,
            shares,
            met: self.met(last.period, all),
            broken: self.broken(last.period, all),
            course,
            before: before.map(|one| one.period).or_else(|| last.period.before()),
            elapsed: gone(last.period),
            came_due: last.period.up_to().find(|period| gone(*period) >= WHOLE),
            is_over: self.target.is_over,
            lights: self.notice.reporting.lights,
        })
    }

    /// What is done at the end of `period`; nothing was to be done before it was in force.
    fn done_at(self, period: Period, all: &[&Returns]) -> Option<Decimal> {
        let then = all.iter().find(|one| one.period == period).map_or(self, |one| self.as_of(one));
        let is_before = self.since().is_some_and(|since| since > period.last_day());
        let is_nothing = is_before && then.at == self.at && !self.target.kind.is_level();
        if is_nothing { Some(Decimal::ZERO) } else { then.done(period, all) }
    }

    /// What is done at the end of `period`, by all units' numbers.
    fn done(self, period: Period, all: &[&Returns]) -> Option<Decimal> {
        let returns = all.iter().find(|one| one.period == period)?;
        let mut unheard = Diagnostics::new();
        let own = self.reporters(returns).map(|unit| self.number(returns, unit, &mut unheard));
        let field = Field::Figure { task: self.at, target: self.number };
        let is_asked =
            |unit: &UnitId| returns.of(*unit).is_some_and(|one| one.grid.entry(field).is_some());
        let ended = self.ended(period, all).into_iter().filter(|unit| !is_asked(unit));
        let ended = ended.map(|unit| self.last_number(unit, period, all));
        let numbers: Option<Vec<Decimal>> = own.chain(ended).collect();
        let numbers = numbers?;
        let (first, others) = numbers.split_first()?;
        let (together, goal) = (self.together(returns), self.target.goal());
        // Of units that each had to reach the amount the furthest is no part of a sum.
        let is_each = |one: Together| one == Together::Each;
        if !others.is_empty() && is_each(together) && !is_each(self.target.together) {
            return None;
        }
        others.iter().try_fold(*first, |done, number| match together {
            Together::Sum => done.plus(*number),
            Together::Same => (*number == done).then_some(done),
            Together::Each => Some(goal?.worse(done, *number)),
        })
    }

    /// The target as it was in force in an earlier period; as it is, where it was not.
    fn then<'r>(self, returns: &'r Returns) -> &'r Target
    where
        'a: 'r,
    {
        returns.target(self.at, self.number).unwrap_or(self.target)
    }

    /// What the figures of several units were to each other then.
    fn together(self, returns: &Returns) -> Together {
        self.then(returns).together
    }

    /// What it was before, or by what it was added; in what it was counted `before`, where nobody said so.
    fn changed(self, before: Option<&Returns>) -> Option<String> {
        let is_new = before.is_none_or(|before| !self.was_elsewhere(before));
        let added = self.target.added.as_ref().filter(|_| is_new);
        let said = self.target.was.as_ref().or(added);
        let measure = |of: &Returns| self.then(of).unit.value.clone();
        let other = before.map(measure).filter(|then| !self.is_comparable(then));
        said.cloned().or_else(|| Some(format!("原按{}计", other?)))
    }

    /// Whether figures of that measure can be reckoned over to its own.
    fn is_comparable(self, measure: &str) -> bool {
        quantity::in_measure(Decimal::ZERO, measure, &self.target.unit.value).is_some()
    }

    /// The first day that counts, where it was added within the year.
    fn since(self) -> Option<Date> {
        self.target.force.since.or(self.task.force.since)
    }

    /// The units whose forms asked for it then: others may have reported it before units changed.
    fn reporters(self, returns: &Returns) -> impl Iterator<Item = UnitId> {
        let field = Field::Figure { task: self.at, target: self.number };
        let units = returns.units.iter().filter(move |one| one.grid.entry(field).is_some());
        units.map(|one| one.unit)
    }

    fn told(self, returns: &Returns, unit: UnitId) -> Option<Told> {
        let sent = returns.of(unit)?;
        told(sent, Field::Figure { task: self.at, target: self.number })
    }

    /// The number that a reporter goes on with: its own in earlier returns, and those of the units that it alone took
    /// over from since.
    fn number_before(self, earlier: &Returns, one: &Reporter) -> Option<Decimal> {
        let then = self.as_of(earlier);
        let field = Field::Figure { task: then.at, target: then.number };
        let number = |unit: UnitId| then.number(earlier, unit, &mut Diagnostics::new());
        let units = earlier.went_before(&self.notice.units, (self.target, field), one).into_iter();
        then.together(earlier).one_of(&units.map(number).collect::<Option<Vec<_>>>()?)
    }

    /// What a unit reported in those returns, in the measure of now.
    fn number(
        self,
        returns: &Returns,
        unit: UnitId,
        findings: &mut Diagnostics,
    ) -> Option<Decimal> {
        let told = self.told(returns, unit).filter(|_| !returns.is_older_version(unit))?;
        let measure = &self.then(returns).unit.value;
        let problem = match quantity::read(&told.text, measure) {
            Quantity::Number(number) => {
                let number = quantity::in_measure(number, measure, &self.target.unit.value);
                return number.filter(|_| !told.held);
            }
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
