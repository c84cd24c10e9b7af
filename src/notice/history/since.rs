//! The notice that the forms of a period went out with, and the notice of today -> what was changed in it since.

use std::collections::BTreeSet;

use crate::date::Date;
use crate::period::Period;

use crate::notice::model::{
    Attachment, EarlierAmount, Force, Notice, Register, Reporter, Reporting, SText, Target,
    TargetKind, Task, Together, Unit, UnitId,
};

/// Something that is another today than it was when the forms went out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    /// What it is of: the name of a task or target, or what else was changed.
    pub what: String,
    /// What it was; empty where it was not there.
    pub was: String,
    /// What it is today; empty where it is there no more.
    pub now: String,
    /// The name of the target, where it is the amount of one that is another.
    pub amount_of: Option<String>,
    /// The last day of what it was, where the description says that it was so (原数量).
    pub said_until: Option<Date>,
    /// The name of the task, where it is the text of one that is another.
    pub text_of: Option<String>,
}

/// A unit of today with the tasks of units that were there when the forms went out and are there no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instead {
    /// Its name.
    pub now: String,
    /// Theirs.
    pub was: Vec<String>,
}

impl Since {
    fn new(what: &str, was: impl Into<String>, now: impl Into<String>) -> Option<Since> {
        let (was, now) = (was.into(), now.into());
        (was != now).then(|| Since {
            what: what.to_owned(),
            was,
            now,
            amount_of: None,
            said_until: None,
            text_of: None,
        })
    }
}

impl Notice {
    /// What was changed in the notice since the forms of `period` went out, as far as it would be in force in it;
    /// nothing where that is not remembered, or nothing was.
    pub fn changed_since_sent(&self, period: Period) -> Vec<Since> {
        let Some(then) = self.sent_with.get(&period) else { return Vec::new() };
        let now = self.in_force_on(period.last_day());
        let mut changed: Vec<Since> =
            Since::new("标题", then.title.plain(), now.title.plain()).into_iter().collect();
        // A number that is said to be another (曾用字号) is no silent change.
        let is_said = now.numbers().any(|number| number.value == then.number.value);
        let number = Since::new("发文字号", &then.number.value, &now.number.value);
        changed.extend(number.filter(|_| !is_said));
        let [was, is] = [then, &*now].map(|one| one.attachment.as_ref());
        let title = |one: Option<&Attachment>| one.map(|one| one.title.plain()).unwrap_or_default();
        changed.extend(Since::new("附件标题", title(was), title(is)));
        let [was, is] = [then, &*now].map(|one| &one.reporting);
        changed.extend(Since::new("盖章件", yes(was.sealed_pdf), yes(is.sealed_pdf)));
        changed.extend(Since::new("滞后百分点、严重滞后百分点", lights(was), lights(is)));
        for (was, is) in then.units.units.iter().zip(&now.units.units) {
            // A name that is said to be another (别名, 曾用名) is no silent change.
            let is_said = is.is_called(&was.name.value);
            let is_there = |unit: &Unit| unit.force.holds_on(period.last_day());
            if is_there(was) && is_there(is) && !is_said {
                changed.extend(Since::new("单位", &was.name.value, &is.name.value));
            }
        }
        for ((was, is), today) in then.tasks.iter().zip(&now.tasks).zip(&self.tasks) {
            changed.extend(of_task((was, then), (is, &now), period));
            changed.extend(of_text((was, is), today));
        }
        changed
    }

    /// The units that most likely are others by another name: new since the forms of `period` went out, of which no
    /// predecessor is said, with most tasks of those that are gone.
    pub fn instead_since_sent(&self, period: Period) -> Vec<Instead> {
        let Some(then) = self.sent_with.get(&period) else { return Vec::new() };
        let (now, day) = (self.in_force_on(period.last_day()), period.last_day());
        let is_there = |notice: &Notice, at: usize| notice.units.units[at].force.holds_on(day);
        let (were, are) = (then.tasks_by_unit(), now.tasks_by_unit());
        let is_new = |at: &usize| {
            let unit = &now.units.units[*at];
            is_there(&now, *at) && !is_there(then, *at) && unit.predecessors.is_empty()
        };
        let new: Vec<usize> = (0..are.len()).filter(is_new).collect();
        let gone =
            (0..were.len().min(are.len())).filter(|at| is_there(then, *at) && !is_there(&now, *at));
        let mut instead: Vec<Instead> = Vec::new();
        for at in gone {
            let taken = |heir: usize| were[at].iter().filter(|one| are[heir].contains(one)).count();
            let heir = new.iter().copied().find(|heir| 2 * taken(*heir) > were[at].len());
            let name = |notice: &Notice, at: usize| notice.units.units[at].name.value.clone();
            let Some(heir) = heir.map(|heir| name(&now, heir)) else { continue };
            let was = name(then, at);
            match instead.iter_mut().find(|one| one.now == heir) {
                Some(one) => one.was.push(was),
                None => instead.push(Instead { now: heir, was: vec![was] }),
            }
        }
        instead
    }
}

const fn yes(said: bool) -> &'static str {
    if said { "是" } else { "否" }
}

/// From how many percentage points on a target is behind, and far behind.
fn lights(reporting: &Reporting) -> String {
    format!("{}、{}", reporting.lights.behind, reporting.lights.far_behind)
}

fn of_task(
    (was, then): (&Task, &Notice),
    (is, now): (&Task, &Notice),
    period: Period,
) -> Vec<Since> {
    let name = &is.name.value;
    let there = |task: &Task| if task.in_force { task.name.value.clone() } else { String::new() };
    // One that is said to have had another name is called by that of then.
    let name_of = |unit: UnitId| {
        let [was, is] = [then, now].map(|notice| notice.units.get(unit));
        if is.is_called(&was.name.value) { was.name.value.as_str() } else { is.name.value.as_str() }
    };
    let units = |task: &Task| -> String {
        let names = task.units.iter().map(|unit| name_of(unit.id));
        names.collect::<Vec<_>>().join("、")
    };
    let both = was.in_force && is.in_force;
    let is_said = both && is_former(&was.name, &is.former_names);
    let named = Since::new("实事", there(was), there(is)).filter(|_| !is_said);
    let dated = dated((was.in_force, is.in_force), is.force);
    let named = named.map(|since| Since { said_until: dated, ..since });
    let mut changed: Vec<Since> = named.into_iter().collect();
    if !both {
        return changed;
    }
    let of = |what: &str| format!("“{name}”的{what}");
    let said_until = took_over((was, then), (is, now), period.last_day());
    let of_units = Since::new(&of("责任单位"), units(was), units(is));
    changed.extend(of_units.map(|since| Since { said_until, ..since }));
    changed.extend(Since::new(&of("序号"), &*was.number.label, &*is.number.label));
    changed.extend(Since::new(&of("完成时限"), due(was), due(is)));
    let targets = was.targets.iter().zip(&is.targets);
    changed.extend(targets.flat_map(|(was, is)| {
        of_target(was, is).into_iter().chain(of_shares((was, is), &now.units))
    }));
    changed
}

/// The last day on which the units of then had the task, where those of now are they, or are said to have taken over
/// from them (前身); nothing where that is not said of all.
fn took_over(
    (was, then): (&Task, &Notice),
    (is, now): (&Task, &Notice),
    day: Date,
) -> Option<Date> {
    let before: BTreeSet<UnitId> = was.units.iter().map(|unit| unit.id).collect();
    let had = |unit: UnitId| before.contains(&unit) && then.units.get(unit).force.holds_on(day);
    let units: Vec<UnitId> = is.units.iter().map(|unit| unit.id).collect();
    let back: BTreeSet<UnitId> = now.units.back_to(&units, had).into_iter().collect();
    let are_all = |unit: &UnitId| !now.units.back_to(&[*unit], had).is_empty();
    let new = units.iter().filter(|unit| !before.contains(*unit));
    let since = new.filter_map(|unit| now.units.get(*unit).force.since).max();
    since.filter(|_| back == before && units.iter().all(are_all)).map(|since| since.before(1))
}

/// The text, where it is another by more than the amounts of which `today`'s description says until when they were
/// others (原数量): these changed with it.
fn of_text((was, is): (&Task, &Task), today: &Task) -> Option<Since> {
    if !(was.in_force && is.in_force) {
        return None;
    }
    let text = |task: &Task| -> String { task.text.iter().map(|one| one.as_str()).collect() };
    let (before, name) = (text(was), is.name.value.clone());
    let targets = was.targets.iter().zip(&today.targets);
    let said = targets.filter(|(was, is)| said_until(was, is).is_some());
    let with_amounts = said.fold(before.clone(), |text, (was, is)| {
        let [of_then, of_now] = [was, is].map(Target::printed);
        text.replace(&of_then, &of_now)
    });
    let found = Since::new(&format!("“{name}”的内容"), before, text(is));
    let found = found.filter(|found| found.now != with_amounts);
    found.map(|since| Since { text_of: Some(name), ..since })
}

/// Whether a name is said to be a former one.
fn is_former(name: &SText, former: &[SText]) -> bool {
    former.iter().any(|one| one.value == name.value)
}

fn of_target(was: &Target, is: &Target) -> Vec<Since> {
    let said = |target: &Target| match target.in_force {
        true => target.printed(),
        false => String::new(),
    };
    let with_name = |one: &Target| format!("{}{}", one.name.value, said(one));
    let (both, called) = (was.in_force && is.in_force, format!("指标“{}”", is.name.value));
    let is_named = was.name.value == is.name.value || is_former(&was.name, &is.former_names);
    let promise = match is_named || !both {
        true => Since::new(&called, said(was), said(is))
            .map(|since| Since { amount_of: both.then(|| is.name.value.clone()), ..since })
            .map(|since| {
                let dated = dated((was.in_force, is.in_force), is.force);
                Since { said_until: said_until(was, is).filter(|_| both).or(dated), ..since }
            }),
        false => Since::new("指标", with_name(was), with_name(is)),
    };
    let sums = Since::new(&format!("{called}的合计方式"), together(was), together(is));
    let sums = sums.filter(|_| both);
    let kinds = both.then(|| Since::new(&format!("{called}的性质"), kind(was), kind(is))).flatten();
    promise.into_iter().chain(kinds).chain(sums).collect()
}

/// The last day on which it was as it was then, where the one is in force that the other is not by the days that the
/// description says (自, 至).
fn dated(in_force: (bool, bool), force: Force) -> Option<Date> {
    match in_force {
        (true, false) => force.until.filter(|_| !force.is_never()),
        (false, true) => force.since.map(|since| since.before(1)),
        (true, true) | (false, false) => None,
    }
}

/// The last day of the amount of then, where the target says that it was promised before.
fn said_until(was: &Target, is: &Target) -> Option<Date> {
    let is_then =
        |one: &&EarlierAmount| one.wording.around(&one.amount, &one.unit) == was.printed();
    is.earlier.iter().rfind(is_then).map(|one| one.until)
}

/// The shares of the units that report it in both.
fn of_shares((was, is): (&Target, &Target), units: &Register) -> Vec<Since> {
    let both = is.reporters.iter().filter(|one| was.is_reported_by(one.unit));
    let said_until = said_until(was, is);
    let share = |one: &Reporter| {
        let [was, now] = [was, is].map(|target| target.share_printed(one.unit).unwrap_or_default());
        let unit = &units.get(one.unit).name.value;
        let found = Since::new(&format!("指标“{}”分到{unit}的", is.name.value), was, now);
        found.map(|since| Since { said_until, ..since })
    };
    both.filter_map(share).collect()
}

/// The word of the description for what kind of measure it is.
const fn kind(target: &Target) -> &'static str {
    match target.kind {
        TargetKind::Adds => "累计",
        TargetKind::Reached => "达到",
        TargetKind::Kept => "保持",
        TargetKind::Falls => "下降",
        TargetKind::Rises => "增长",
    }
}

/// The word of the description for what the figures of several units are to each other.
const fn together(target: &Target) -> &'static str {
    match target.together {
        Together::Sum => "合计",
        Together::Each => "各自",
        Together::Same => "同一数",
    }
}

fn due(task: &Task) -> String {
    task.due.as_ref().map(|due| due.words.value.clone()).unwrap_or_default()
}
