//! 目标: the countable promises of a task, who reports them, and how their amounts are meant.

use crate::decimal::Decimal;

use super::words::NOUGHT;
use super::{EarlierAmount, Force, Goal, SText, UnitId, Wording};

/// A countable promise.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// What is counted.
    pub name: SText,
    /// Its place in its own description, where the places are those of other descriptions too; else 0.
    pub named: usize,
    /// How many, the digits as written (3.10 stays 3.10); of a range both ends (50-60).
    pub amount: SText,
    /// The unit of measure (场, 万人次, %).
    pub unit: SText,
    /// The words by which the notice says how the amount binds (不少于, 以内, 余).
    pub wording: Wording,
    /// What kind of measure it is.
    pub kind: TargetKind,
    /// Whether its measure alone tells its kind (1848元/月/人): forms that are out have no word for it.
    pub is_kind_of_measure: bool,
    /// The responsible units that report it; at least one.
    pub reporters: Vec<Reporter>,
    /// Those of them that ended without a successor, in the notice of a day behind that.
    pub ended: Vec<UnitId>,
    /// What the figures of several units are to each other.
    pub together: Together,
    /// The place in its task of the total that it is a part of (其中).
    pub part_of: Option<usize>,
    /// Names by which forms know it that went out before (曾用名).
    pub former_names: Vec<SText>,
    /// When it is in force.
    pub force: Force,
    /// What it promised before it was changed, in order.
    pub earlier: Vec<EarlierAmount>,
    /// Whether it is in force, in the notice of a day.
    pub in_force: bool,
    /// Whether it was over by the end of the period whose forms still asked for it: nobody owes an answer.
    pub is_over: bool,
    /// What it was before, and by what it was changed, in the notice of a day behind that.
    pub was: Option<String>,
    /// By what it was added within the year, in the notice of a day behind that.
    pub added: Option<String>,
}

/// A unit that reports a target.
#[derive(Clone, Debug, PartialEq)]
pub struct Reporter {
    /// Which unit.
    pub unit: UnitId,
    /// Its own share of the amount, digits as written, where the description says one.
    pub share: Option<SText>,
    /// The units that were asked before it took over from them, in the notice of a day behind that.
    pub before: Vec<UnitId>,
    /// What its form said of the amount before that was changed, in the notice of a day behind that.
    pub was: Option<PromisedBefore>,
}

/// What a unit was asked for before the amount was changed, where it is told otherwise now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromisedBefore {
    /// As its form said it: the share before the whole.
    pub printed: String,
    /// What it had to do itself, as far as that is known: its share alone, where it had one.
    pub own: Option<String>,
}

/// What kind of measure a target is: how its figure goes on over the year, and when it is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TargetKind {
    /// 累计: a number of things that adds up over the year.
    #[default]
    Adds,
    /// 达到: a level that is reached some time before the day (体检率达到80%).
    Reached,
    /// 保持: a level that is kept all the year (参保率保持100%).
    Kept,
    /// 下降: a rate that falls, its figure below zero (投诉量同比下降15%).
    Falls,
    /// 增长: a rate that rises (人均收入增长6%).
    Rises,
}

impl TargetKind {
    /// Whether its figure is a level at a time, and no number of things that adds up.
    pub const fn is_level(self) -> bool {
        !matches!(self, TargetKind::Adds)
    }

    /// Whether its figure is by how much something falls or rises, which may be below zero.
    pub const fn is_change(self) -> bool {
        matches!(self, TargetKind::Falls | TargetKind::Rises)
    }

    /// Before a figure above zero of a measure that should fall.
    pub const ROSE: &str = "上升";

    /// Whether `done` is above zero though the measure should fall.
    pub fn is_rise(self, done: Decimal) -> bool {
        self == TargetKind::Falls && done > Decimal::ZERO
    }

    /// A figure in words that nobody reads as a fall where it is none: 上升15.
    pub fn said(self, done: Decimal) -> String {
        format!("{}{done}", if self.is_rise(done) { TargetKind::ROSE } else { "" })
    }
}

/// What the figures of several units that report one target are to each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Together {
    /// 合计: each is a part, all together are the whole.
    #[default]
    Sum,
    /// 各自: each unit has to reach the amount itself.
    Each,
    /// 同一数: all report the same number.
    Same,
}

impl Together {
    /// The one number that those of several units make; nothing where they make none.
    pub fn one_of(self, numbers: &[Decimal]) -> Option<Decimal> {
        let (first, others) = numbers.split_first()?;
        match self {
            Together::Sum => others.iter().try_fold(*first, |sum, one| sum.plus(*one)),
            Together::Each | Together::Same => {
                Some(*first).filter(|_| others.iter().all(|one| one == first))
            }
        }
    }
}

impl Target {
    /// Whether that is its name, or was (曾用名).
    pub fn is_or_was_called(&self, name: &str) -> bool {
        self.name.value == name || self.former_names.iter().any(|one| one.value == name)
    }

    /// Whether `unit` reports it, or a part of it.
    pub fn is_reported_by(&self, unit: UnitId) -> bool {
        self.reporters.iter().any(|one| one.unit == unit)
    }

    /// The name and the measure that it had first: forms that are out know it by these.
    pub fn first_known_as(&self) -> (&str, &str) {
        let measure = self.earlier.first().map_or(&self.unit, |one| &one.unit);
        (&self.former_names.first().unwrap_or(&self.name).value, &measure.value)
    }

    /// The amount as the notice says it: 60余场, 不低于80%, 50-60人.
    pub fn printed(&self) -> String {
        self.wording.around(&self.amount, &self.unit)
    }

    /// As [`printed`](Self::printed), for the form of `unit`: its own share before the whole, and of a bare
    /// number what kind of level it is, so that who fills it in knows.
    pub fn printed_for(&self, unit: UnitId) -> String {
        let needs_word = self.wording.0.is_empty() && !self.is_kind_of_measure;
        let kind = match self.kind {
            TargetKind::Reached if needs_word => "达到",
            TargetKind::Kept if needs_word => "保持",
            TargetKind::Adds | TargetKind::Reached | TargetKind::Kept => "",
            TargetKind::Falls | TargetKind::Rises => "",
        };
        match self.share_printed(unit) {
            Some(share) => format!("{share}，共{}", self.printed()),
            None => format!("{kind}{}", self.printed()),
        }
    }

    /// The share of `unit` with its measure, and by which it falls or rises: 减少10件.
    pub fn share_printed(&self, unit: UnitId) -> Option<String> {
        let share = self.share_of(unit)?;
        Some(self.wording.of_share().around(&share.value, &self.unit))
    }

    /// What is promised to be done by `unit` itself, its share where it has one, and what that was before.
    pub fn own_printed(&self, unit: UnitId) -> String {
        let own = self.own_alone(unit);
        let was = self.was_for(unit).and_then(|was| was.own.as_ref());
        match was.filter(|was| **was != own) {
            Some(was) => format!("{own}（原{was}）"),
            None => own,
        }
    }

    fn own_alone(&self, unit: UnitId) -> String {
        self.share_printed(unit).unwrap_or_else(|| self.printed())
    }

    /// What `unit` was asked for by this target, for a form that says what it is `now`; nothing where that is the same.
    pub(super) fn before_now(&self, now: &Target, unit: UnitId) -> Option<PromisedBefore> {
        let is_shared_anew = now.share_of(unit).is_some() && self.share_of(unit).is_none();
        let is_same = match is_shared_anew {
            true => self.printed() == now.printed(),
            false => self.printed_for(unit) == now.printed_for(unit),
        };
        let was = match is_shared_anew {
            true => PromisedBefore { printed: format!("共{}", self.printed()), own: None },
            false => {
                PromisedBefore { printed: self.printed_for(unit), own: Some(self.own_alone(unit)) }
            }
        };
        Some(was).filter(|_| !is_same)
    }

    /// What `unit` was asked for before the amount was changed.
    pub fn was_for(&self, unit: UnitId) -> Option<&PromisedBefore> {
        self.reporters.iter().find(|one| one.unit == unit)?.was.as_ref()
    }

    /// Whether the figures of several units make one: things do, and by how many things there are fewer or more;
    /// levels and rates do not.
    pub fn adds_up(&self) -> bool {
        !self.kind.is_level() || self.kind.is_change() && !is_rate(&self.unit)
    }

    /// Whether the description may say that the figures of several units are added: of things, though a level of
    /// them (达到60个), and never of rates.
    pub fn may_be_summed(&self) -> bool {
        self.adds_up() || !is_rate(&self.unit)
    }

    /// The word that says that all of it is reached, where that is promised: 全覆盖 of 100%全覆盖.
    pub fn all_reached(&self) -> Option<&'static str> {
        let is_all = self.amount.value == "100" && ["%", "％"].contains(&self.unit.as_str());
        self.wording.reached().filter(|_| is_all)
    }

    /// Whether it is a rate that is to grow by nothing: 零增长.
    pub fn is_no_growth(&self) -> bool {
        self.amount.starts_with(NOUGHT) && is_rate(&self.unit)
    }

    /// The share of `unit`, where it has one of its own.
    pub fn share_of(&self, unit: UnitId) -> Option<&SText> {
        self.reporters.iter().find(|one| one.unit == unit)?.share.as_ref()
    }

    /// What its figures are held against; nothing where the amount has more digits than are reckoned with.
    pub fn goal(&self) -> Option<Goal> {
        Goal::of(&self.amount, &self.wording, self.kind)
    }

    /// The number that is promised, of a range the lower; below zero where it falls.
    pub fn promised(&self) -> Option<Decimal> {
        self.goal().map(|goal| goal.least)
    }

    /// Whether `sum` is all that is promised: the amount, or a number of its range.
    pub fn is_whole(&self, sum: Decimal) -> bool {
        let Some(goal) = self.goal() else { return true };
        // Shares of a fall are said without its sign.
        let said = |number: Decimal| if number.is_negative() { number.opposite() } else { number };
        said(goal.least) <= sum && sum <= said(goal.most.unwrap_or(goal.least))
    }
}

/// Whether `measure` is one of time: of 5个工作日内 every period has its own, and none add up.
pub(in crate::notice) fn is_time(measure: &str) -> bool {
    const TIMES: [&str; 11] =
        ["工作日", "自然日", "天", "日", "小时", "分钟", "秒", "周", "月", "季度", "年"];
    TIMES.contains(&measure.strip_prefix('个').unwrap_or(measure))
}

/// Whether `measure` is what is paid for each: 元/月/人, 万元/户.
pub(in crate::notice) fn is_paid(measure: &str) -> bool {
    measure.split_once('/').is_some_and(|(of, _)| of.ends_with('元'))
}

/// Whether it is paid time after time, so that it is a standard that holds all the year: 元/月/人.
pub(in crate::notice) fn is_standard(measure: &str) -> bool {
    is_paid(measure) && measure.split(['/', '·', '•']).skip(1).any(is_time)
}

/// Whether what is counted in `measure` is a rate, which nobody adds up: %, 个百分点, 元/月/人, and 分 of a score.
pub(in crate::notice) fn is_rate(measure: &str) -> bool {
    measure == "分"
        || ["%", "％", "‰", "百分点", "倍", "/"].iter().any(|sign| measure.contains(sign))
}
