//! Targets and what needs attention, for programs.

use serde::Serialize;

use crate::notice::{Bound, Together};
use crate::report::{self, Broken, TargetReport, UnitShare};

use super::json::{Number, Text, kind, part, text};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Target<'r> {
    task: usize,
    place: usize,
    label: &'r str,
    task_name: &'r str,
    name: &'r str,
    former_names: &'r [String],
    amount: &'r str,
    measure: &'r str,
    promise: &'r str,
    changed: Option<&'r str>,
    kind: &'static str,
    together: &'static str,
    bound: Option<&'static str>,
    promised: Option<Number>,
    promised_at_most: Option<Number>,
    done: Option<Number>,
    done_before: Option<Number>,
    this_period: Option<Number>,
    share: Option<Number>,
    elapsed: Option<Number>,
    light: &'static str,
    light_name: &'static str,
    ahead: bool,
    furthest: Vec<&'r str>,
    course: Vec<Then>,
    broken: Vec<Missed<'r>>,
    shares: Vec<Share<'r>>,
}

/// What was done at the end of a period.
#[derive(Serialize)]
struct Then {
    period: String,
    done: Option<Number>,
}

/// That it was not as it had to be at the end of a period.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Missed<'r> {
    period: String,
    done: Number,
    measure: &'r str,
    promise: &'r str,
    of_some: bool,
}

/// What a unit says of it.
#[derive(Serialize)]
struct Share<'r> {
    unit: &'r str,
    told: Option<Text<'r>>,
    number: Option<Number>,
    before: Option<Number>,
    promise: Option<&'r str>,
    promised: Option<Number>,
    ended: Option<String>,
}

/// One thing to look at. `task` and `place` are those of its target.
#[derive(Serialize)]
pub(super) struct Matter<'r> {
    kind: &'static str,
    task: Option<usize>,
    place: Option<usize>,
    unit: Option<&'r str>,
    told: Option<Text<'r>>,
    file: Option<&'r str>,
}

pub(super) fn target(target: &TargetReport) -> Target<'_> {
    let (goal, light) = (target.goal, target.light());
    let course = target.course.iter();
    let course =
        course.map(|(period, done)| Then { period: period.to_string(), done: number(*done) });
    Target {
        task: target.task,
        place: target.place,
        label: &target.label,
        task_name: &target.task_name,
        name: &target.name,
        former_names: &target.former_names,
        amount: &target.amount,
        measure: &target.measure,
        promise: &target.promise,
        changed: target.changed.as_deref(),
        kind: kind(target.kind),
        together: together(target.together),
        bound: goal.map(|goal| bound(goal.bound)),
        promised: number(target.promised()),
        promised_at_most: number(goal.and_then(|goal| goal.most)),
        done: number(target.done()),
        done_before: number(target.done_before()),
        this_period: number(target.this_quarter()),
        share: target.share().and_then(part),
        elapsed: Some(target.elapsed).filter(|_| !target.is_unweighed()).and_then(part),
        light: light.name(),
        light_name: target.state_in_words(),
        ahead: target.is_ahead(),
        furthest: target.furthest(),
        course: course.collect(),
        broken: target.broken.iter().map(missed).collect(),
        shares: target.shares.iter().map(share).collect(),
    }
}

fn number(number: Option<crate::decimal::Decimal>) -> Option<Number> {
    number.map(Number::from)
}

const fn together(together: Together) -> &'static str {
    match together {
        Together::Sum => "sum",
        Together::Each => "each",
        Together::Same => "same",
    }
}

const fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Plain => "plain",
        Bound::AtLeast => "atLeast",
        Bound::MoreThan => "moreThan",
        Bound::AtMost => "atMost",
        Bound::LessThan => "lessThan",
        Bound::About => "about",
        Bound::NotMuchMore => "notMuchMore",
    }
}

fn missed(broken: &Broken) -> Missed<'_> {
    Missed {
        period: broken.period.to_string(),
        done: broken.done.into(),
        measure: &broken.measure,
        promise: &broken.promise,
        of_some: broken.of_some,
    }
}

fn share(share: &UnitShare) -> Share<'_> {
    Share {
        unit: &share.unit,
        told: share.told.as_ref().map(text),
        number: number(share.number),
        before: number(share.before),
        promise: share.share.as_deref(),
        promised: number(share.promised),
        ended: share.ended.map(|day| day.to_string()),
    }
}

pub(super) fn matter(matter: report::Matter<'_>) -> Matter<'_> {
    let target = matter.target();
    let (kind, task, file) = match matter {
        report::Matter::Behind(_) => ("behind", None, None),
        report::Matter::Missed(_) => ("missed", None, None),
        report::Matter::AboveShare(..) => ("aboveShare", None, None),
        report::Matter::WasMissed(_) => ("wasMissed", None, None),
        report::Matter::Lost(_) => ("lost", None, None),
        report::Matter::Sank(..) => ("sank", None, None),
        report::Matter::Fell(..) => ("fell", None, None),
        report::Matter::Beyond(_) => ("beyond", None, None),
        report::Matter::Differs(..) => ("differs", None, None),
        report::Matter::NotCounted(..) => ("notCounted", None, None),
        report::Matter::Held(task, ..) => ("held", Some(task.number), None),
        report::Matter::Gone { stamped: true, file, .. } => ("stampedGone", None, Some(file)),
        report::Matter::Gone { stamped: false, file, .. } => ("returnGone", None, Some(file)),
    };
    Matter {
        kind,
        task: task.or(target.map(|target| target.task)),
        place: target.map(|target| target.place),
        unit: matter.unit(),
        told: matter.told().map(text),
        file,
    }
}
