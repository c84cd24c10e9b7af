//! What to look at, a sentence each, kind by kind.

use serde::Serialize;

use crate::report::{Light, Matter, Report, State, TargetReport, UnitShare, whole_percent};

use super::source::Sources;
use super::view::{number, visible};

/// Sentences of one kind.
#[derive(Serialize)]
pub(super) struct Group {
    name: String,
    points: Vec<Point>,
}

/// A sentence, the target that it is about, and the cell that it is from.
#[derive(Serialize)]
struct Point {
    text: String,
    /// Task and place.
    target: Option<[usize; 2]>,
    source: Option<usize>,
}

/// Everybody is told of targets; of returns, answers and files the office is.
pub(super) fn groups(report: &Report, sources: &mut Sources) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let matters = report.attention().into_iter();
    let is_told = |one: &Matter<'_>| {
        !matches!(
            one,
            Matter::Differs(..) | Matter::NotCounted(..) | Matter::Held(..) | Matter::Gone { .. }
        )
    };
    let public = sources.is_public();
    for matter in matters.filter(|one| !public || is_told(one)) {
        let name = name(matter, report.compared_name());
        let point = point(report, matter, sources);
        match groups.last_mut().filter(|last| last.name == name) {
            Some(last) => last.points.push(point),
            None => groups.push(Group { name, points: vec![point] }),
        }
    }
    let others = State::ALL.into_iter().filter(|state| *state != State::Returned);
    groups.extend(others.filter_map(|state| in_state(report, state)));
    groups
}

/// The units in a state that asks for something.
fn in_state(report: &Report, state: State) -> Option<Group> {
    let units = report.units.iter().filter(|unit| unit.state == state);
    let units: Vec<&str> = units.map(|unit| unit.unit.as_str()).collect();
    let text = visible(&units.join("、"));
    let name = format!("{}（{}个）", state.chinese(), units.len());
    let points = vec![Point { text, target: None, source: None }];
    (!units.is_empty()).then_some(Group { name, points })
}

fn name(matter: Matter<'_>, last: &str) -> String {
    match matter {
        Matter::Behind(_) => "进度滞后".to_owned(),
        Matter::Missed(_) => Light::Missed.chinese().to_owned(),
        Matter::AboveShare(..) => "超过分到的数".to_owned(),
        Matter::WasMissed(_) => "曾未达标".to_owned(),
        Matter::Lost(_) => "达到以后又没有保持的".to_owned(),
        Matter::Sank(..) => format!("比{last}低的"),
        Matter::Fell(..) => format!("累计数比{last}少"),
        Matter::Beyond(_) => "累计数超过目标数的".to_owned(),
        Matter::Differs(..) => "各单位填的不一致、未列入合计的".to_owned(),
        Matter::NotCounted(..) => "没有计入合计的数".to_owned(),
        Matter::Held(..) => "待核".to_owned(),
        Matter::Gone { .. } => "收到过、现在不在文件夹里的".to_owned(),
    }
}

fn point(report: &Report, matter: Matter<'_>, sources: &mut Sources) -> Point {
    let text = match matter {
        Matter::Behind(target) => behind(target),
        Matter::Missed(target) => missed(target),
        Matter::Lost(target) => now(target),
        Matter::AboveShare(target, share) => {
            let promised = share.share.as_deref().unwrap_or_default();
            let own = number(share.number, &target.measure);
            format!("{}“{}”分到{promised}，现为{own}", share.unit, target.name)
        }
        Matter::WasMissed(target) => {
            let times: Vec<String> = target.broken.iter().map(|one| one.in_words(target)).collect();
            format!("{}目标{}，{}", named(target), target.promise, times.join("、"))
        }
        Matter::Sank(target, share) | Matter::Fell(target, share) => fell(report, target, share),
        Matter::Beyond(target) => beyond(target),
        Matter::Differs(target, share, _) => {
            let own = number(share.number, &target.measure);
            format!("“{}”{}填的是{own}", target.name, share.unit)
        }
        Matter::NotCounted(target, share, told) => {
            format!("{}“{}”填的是“{}”", share.unit, target.name, sources.shown(&told.text))
        }
        Matter::Held(task, part, told) => {
            format!("{}填报的第{}件：{}", part.unit, task.label, sources.shown(&told.text))
        }
        Matter::Gone { unit, stamped, file, .. } => {
            format!("{unit}的{}“{file}”", if stamped { "盖章件" } else { "报表" })
        }
    };
    let target = matter.target().map(|target| [target.task, target.place]);
    let source = matter.told().and_then(|told| sources.of(&told.origin));
    Point { text: visible(&text), target, source }
}

fn named(target: &TargetReport) -> String {
    format!("第{}件“{}”", target.label, target.name)
}

/// Whose figure it is, where each unit has to reach the amount itself.
fn furthest(target: &TargetReport) -> String {
    target.furthest_in_words().map(|units| format!("（{units}）")).unwrap_or_default()
}

/// What a line of the table on paper says.
fn behind(target: &TargetReport) -> String {
    let share = target.share().map(whole_percent).unwrap_or_default();
    let (name, units, points) =
        (target.name_in_full(), target.units_in_words(), target.points_behind());
    let done = number(target.done().map(|done| target.kind.said(done)), &target.measure);
    format!(
        "第{}件“{name}”（{units}）完成{done}，占目标{share}%，比时间进度落后{points}个百分点，{}",
        target.label,
        target.light().chinese()
    )
}

fn beyond(target: &TargetReport) -> String {
    let done = number(target.done().map(|done| target.kind.said(done)), &target.measure);
    let (units, promise) = (target.units_in_words(), &target.promise);
    format!("{}（{units}）目标{promise}，完成{done}", named(target))
}

fn missed(target: &TargetReport) -> String {
    let is_untold = |share: &UnitShare| share.number.is_none() && share.told.is_none();
    let open = match (target.done(), target.shares.iter().any(is_untold)) {
        (Some(_), _) => "",
        (None, true) => "，还有单位没有报数",
        (None, false) => "，还有单位的数待核",
    };
    format!("{}{}{open}", now(target), furthest(target))
}

fn now(target: &TargetReport) -> String {
    let done = target.done().or(target.passed()).map(|done| target.kind.said(done));
    let done = number(done, &target.measure);
    format!("{}目标{}，现为{done}", named(target), target.promise)
}

fn fell(report: &Report, target: &TargetReport, share: &UnitShare) -> String {
    let [before, now] = [share.before, share.number].map(|one| number(one, &target.measure));
    let (last, this) = (report.compared_name(), report.period.cycle().words().this);
    format!("{}“{}”{last}{before}，{this}{now}", share.unit, target.name)
}
