//! The reports of two years -> their targets side by side (对比), by name and measure.
//!
//! A target is the same under any name that either notice gives it. Of several of one name those with the same measure
//! belong together, of these first those of one task. Figures of different measures are shown and not reckoned with;
//! nor are those of years that go to different months: of the other year those up to the same month are taken. What was
//! ended within either year has no figure of that month.

use std::collections::BTreeSet;

use crate::decimal::Decimal;

use super::target::TargetReport;
use super::year::YearReport;

/// Two years side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The earlier of the reports, and this one.
    pub years: [ComparedYear; 2],
    /// The targets of this year in the order of the notice, then those of the other alone.
    pub rows: Vec<Compared>,
}

/// A year of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedYear {
    /// The year.
    pub year: u16,
    /// The last period of it that is compared, as a part of the year.
    pub until: &'static str,
    /// Whether both go to the same month.
    pub is_as_far: bool,
}

/// A target in two years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// What it is called, this year where it is one of this year's.
    pub name: String,
    /// What it was called in the other year, where that is another name.
    pub was: Option<String>,
    /// What it counts in; of two measures each with its year.
    pub measure: String,
    /// What was done in each year: nothing where it was no target then.
    pub done: [Option<Done>; 2],
    /// How much more is done; of one measure only, and where both are known.
    pub difference: Option<Decimal>,
    /// Why there is none.
    pub remark: Option<String>,
}

/// How much is done of a target in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The number; nothing where a unit's is missing.
    pub number: Option<Decimal>,
    /// The same in words: 下降 before a fall.
    pub said: Option<String>,
}

impl Comparison {
    /// `now` beside `before`.
    pub fn new(before: &YearReport, now: &YearReport) -> Comparison {
        let until = now.last().period.last_month();
        let same = before.quarters.iter().position(|one| one.period.last_month() == until);
        let count = same.map_or(before.quarters.len(), |at| at + 1);
        let years = [(before, count), (now, now.quarters.len())].map(|(one, count)| ComparedYear {
            year: one.year,
            until: one.quarters[count - 1].period.chinese_part(),
            is_as_far: same.is_some(),
        });
        let (own, others): (Vec<_>, Vec<_>) =
            (now.targets().collect(), before.targets_up_to(count).collect());
        let pairs = pairs(&own, &others);
        let of_own = own.iter().zip(&pairs);
        let of_own = of_own.map(|(one, pair)| {
            let both = [pair.map(|at| others[at]), Some(*one)];
            let is_over = |year: &YearReport, count, target: Option<&TargetReport>| {
                target.is_some_and(|target| year.is_over_by(count, target))
            };
            let over = [is_over(before, count, both[0]), is_over(now, now.quarters.len(), both[1])];
            row(&years, both, ended(&years, over))
        });
        let met: BTreeSet<usize> = pairs.iter().copied().flatten().collect();
        let alone = others.iter().enumerate().filter(|(at, _)| !met.contains(at));
        let alone = alone.map(|(_, one)| row(&years, [Some(*one), None], None));
        let rows = of_own.chain(alone).collect();
        Comparison { years, rows }
    }
}

/// The place of the other year's target that belongs to each of `own`; none belongs to two.
fn pairs(own: &[&TargetReport], others: &[&TargetReport]) -> Vec<Option<usize>> {
    type Alike = fn(&TargetReport, &TargetReport) -> bool;
    let alike: [Alike; 3] = [
        |one, other| one.measure == other.measure && one.task_name == other.task_name,
        |one, other| one.measure == other.measure,
        |_, _| true,
    ];
    let mut pairs = vec![None; own.len()];
    let mut met = BTreeSet::new();
    for alike in alike {
        for (pair, one) in pairs.iter_mut().zip(own).filter(|(pair, _)| pair.is_none()) {
            let mut open = others.iter().enumerate().filter(|(at, _)| !met.contains(at));
            let is_it = |other: &TargetReport| have_one_name(one, other) && alike(one, other);
            *pair = open.find(|(_, other)| is_it(other)).map(|(at, _)| at);
            met.extend(*pair);
        }
    }
    pairs
}

fn have_one_name(one: &TargetReport, other: &TargetReport) -> bool {
    names(one).any(|name| names(other).any(|own| own == name))
}

/// Its names of today and before, as they are compared.
fn names(target: &TargetReport) -> impl Iterator<Item = String> {
    let all = std::iter::once(&target.name).chain(&target.former_names);
    all.map(|name| name.split_whitespace().collect())
}

/// That a target was ended within the years in which it is `over`.
fn ended(years: &[ComparedYear; 2], over: [bool; 2]) -> Option<String> {
    let ended = years.iter().zip(over).filter(|(_, is_over)| *is_over);
    let ended: Vec<String> = ended.map(|(one, _)| format!("{}年", one.year)).collect();
    (!ended.is_empty()).then(|| format!("{}的已取消，不相减", ended.join("、")))
}

/// A target of either year, or of both; where it was `ended`, with that.
fn row(
    years: &[ComparedYear; 2],
    targets: [Option<&TargetReport>; 2],
    ended: Option<String>,
) -> Compared {
    let [before, now] = targets;
    let done = targets.map(|one| one.map(done));
    let name = |one: &TargetReport| one.name.clone();
    let of_year =
        |at: usize, one: &TargetReport| format!("{}（{}年）", one.measure, years[at].year);
    let (measure, remark) = match (before, now) {
        (Some(before), Some(now)) if before.measure != now.measure => {
            let both = format!("{}、{}", of_year(0, before), of_year(1, now));
            (both, Some("计量单位不同，不相比".to_owned()))
        }
        (Some(before), Some(now)) if before.kind != now.kind => {
            (now.measure.clone(), Some("数的算法不同，不相比".to_owned()))
        }
        (Some(_), Some(now)) if ended.is_some() => (now.measure.clone(), ended),
        (Some(_), Some(now)) if !years[0].is_as_far => {
            (now.measure.clone(), Some("两年的数不到同一个月，不相减".to_owned()))
        }
        (Some(_), Some(now)) => {
            let is_known = done.iter().flatten().all(|one| one.number.is_some());
            (now.measure.clone(), (!is_known).then(|| "数据不全".to_owned()))
        }
        (Some(before), None) => (before.measure.clone(), Some(only(&years[0]))),
        (None, Some(now)) => (now.measure.clone(), Some(only(&years[1]))),
        (None, None) => (String::new(), None),
    };
    let numbers = || Some((done[0].as_ref()?.number?, done[1].as_ref()?.number?));
    let pair = numbers().filter(|_| remark.is_none());
    let was = before.zip(now).filter(|(before, now)| before.name != now.name);
    Compared {
        name: now.or(before).map(name).unwrap_or_default(),
        was: was.map(|(before, _)| before.name.clone()),
        measure,
        difference: pair.and_then(|(before, now)| now.minus(before)),
        remark,
        done,
    }
}

fn only(year: &ComparedYear) -> String {
    format!("只有{}年有", year.year)
}

fn done(target: &TargetReport) -> Done {
    let number = target.done();
    Done { number, said: number.map(|number| target.kind.said(number)) }
}

impl Compared {
    /// The name, and the other year's where that is another.
    pub fn titled(&self) -> String {
        let was = self.was.as_ref().map(|was| format!("（原“{was}”）"));
        format!("{}{}", self.name, was.unwrap_or_default())
    }

    /// What stands under each year: a dash where nothing is known.
    pub fn said(&self) -> [String; 2] {
        let said = |one: &Option<Done>| one.as_ref().and_then(|one| one.said.clone());
        [said(&self.done[0]), said(&self.done[1])].map(|one| one.unwrap_or_else(|| "—".into()))
    }

    /// The difference with its sign; a dash where there is none.
    pub fn difference_said(&self) -> String {
        let sign = |one: Decimal| if one > Decimal::ZERO { "+" } else { "" };
        self.difference.map_or_else(|| "—".into(), |one| format!("{}{one}", sign(one)))
    }
}

impl ComparedYear {
    /// What stands over its column: 2024年（至第四季度）.
    pub fn head(&self) -> String {
        format!("{}年（至{}）", self.year, self.until)
    }
}
