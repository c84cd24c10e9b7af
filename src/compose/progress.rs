//! Targets and what needs attention, as values for the templates of the report.

use std::collections::BTreeMap;

use minijinja::{Value, context};

use crate::document::template::Values;
use crate::origin::BookOrigin;
use crate::report::{
    DoubtfulTexts, Light, Matter, Report, State, TargetReport, UnitShare, percent, whole_percent,
    without_telephones,
};

/// How many tasks are in each state: done, ahead of the time gone, on schedule, behind, with levels that are kept, not yet reached and
/// missed, with a number missing, and those that promise nothing that can be counted.
pub(super) struct Counts {
    pub(super) done: usize,
    pub(super) ahead: usize,
    pub(super) on_schedule: usize,
    pub(super) behind: usize,
    /// Of those the ones that are far behind.
    pub(super) far_behind: usize,
    pub(super) kept: usize,
    pub(super) in_progress: usize,
    pub(super) missed: usize,
    pub(super) unknown: usize,
    pub(super) uncounted: usize,
}

impl Counts {
    pub(super) fn of(report: &Report) -> Counts {
        let lights: Vec<Option<Light>> =
            report.tasks.iter().map(|task| report.light(task)).collect();
        let count =
            |wanted: &[Option<Light>]| lights.iter().filter(|light| wanted.contains(light)).count();
        let ahead = report.tasks.iter().filter(|task| report.is_ahead(task)).count();
        Counts {
            ahead,
            done: count(&[Some(Light::Done)]),
            on_schedule: count(&[Some(Light::OnSchedule)]) - ahead,
            behind: count(&[Some(Light::Behind), Some(Light::FarBehind)]),
            far_behind: count(&[Some(Light::FarBehind)]),
            kept: count(&[Some(Light::Kept)]),
            in_progress: count(&[Some(Light::InProgress)]),
            missed: count(&[Some(Light::Missed)]),
            unknown: count(&[Some(Light::Unknown)]),
            uncounted: count(&[None]),
        }
    }
}

/// What the periods of the report's kind are called: 本季度, 上季度; in place of the one right before the one
/// that the report is compared with.
pub(super) fn words(report: &Report) -> Value {
    let words = report.period.cycle().words();
    context! {
        noun => words.noun,
        each => words.each,
        this => words.this,
        this_short => report.done_since(),
        last => report.compared_name(),
        compared => report.compared_in_words(),
        end => words.end,
    }
}

/// 序号 for templates: a number where it is one.
pub(super) fn numbering(label: &str) -> Value {
    label.parse::<usize>().map_or_else(|_| Value::from(label), Value::from)
}

/// What stands for so many characters of an answer that are not printed.
pub(super) fn rest(characters: usize) -> String {
    format!("……（后面还有 {characters} 字没有印出，见汇总的工作簿）")
}

/// The targets, one after the other.
pub(super) fn targets(report: &Report, values: &mut Values) -> Vec<Value> {
    let gaps = report.units.iter().map(|unit| (unit.unit.as_str(), unit.gap())).collect();
    report.targets.iter().map(|one| target(one, &gaps, values)).collect()
}

/// What stands where a unit says nothing, by its name.
type Gaps<'r> = BTreeMap<&'r str, &'static str>;

fn target(target: &TargetReport, gaps: &Gaps<'_>, values: &mut Values) -> Value {
    let shares = target.shares.iter().map(|one| share(target, one, gaps, values));
    let shares: Vec<Value> = shares.collect();
    context! {
        task => numbering(&target.label),
        task_name => target.task_name.clone(),
        name => target.name.clone(),
        amount => target.amount.clone(),
        measure => target.measure.clone(),
        promise => target.promise.clone(),
        changed => target.changed.clone(),
        level => target.kind.is_level(),
        shares,
        this_quarter => target.this_quarter().map(|number| number.to_string()),
        done => target.done().map(|number| target.kind.said(number)),
        furthest => target.furthest_in_words(),
        share => target.share().map(percent),
        filled => target.share().map(hundredths),
        mark => hundredths(target.elapsed),
        elapsed => if target.is_unweighed() { "—".to_owned() } else { percent(target.elapsed) },
        light => target.state_in_words(),
        unweighed => target.is_unweighed(),
    }
}

/// A unit's part: the number, or what it wrote instead, or why there is nothing.
fn share(target: &TargetReport, share: &UnitShare, gaps: &Gaps<'_>, values: &mut Values) -> Value {
    let gap = gaps.get(share.unit.as_str()).copied();
    context! {
        unit => share.titled(&target.measure),
        told => share.told.as_ref().map(|told| values.one_line(&told.text, &told.origin)),
        held => share.told.as_ref().is_some_and(|told| told.held),
        promised => share.share.clone(),
        missing => target.gap(gap),
    }
}

/// The states that leave figures open. Who lacks a stamped copy is counted above and named in the table of units, and
/// who sent nothing is named above.
const UNSETTLED: [State; 3] = [State::NoElectronic, State::Faulty, State::Doubtful];

/// What a leader should look at; so many places beside are being made sure of (`checking`).
pub(super) fn attention(report: &Report, checking: usize, values: &mut Values) -> Value {
    let matters = report.attention();
    let lagging: Vec<Value> = matters.iter().filter_map(lagging).collect();
    let missed: Vec<Value> = matters.iter().filter_map(missed).collect();
    let above: Vec<Value> = matters.iter().filter_map(above).collect();
    let broken: Vec<Value> = matters.iter().filter_map(broken).collect();
    let lost: Vec<Value> = matters.iter().filter_map(lost).collect();
    let [fell, sank] = [false, true].map(|levels| fell(&matters, levels));
    let differing = differing(&matters);
    let unread: Vec<Value> = matters.iter().filter_map(|one| unread(one, values)).collect();
    let held: Vec<Value> = matters.iter().filter_map(|one| held(one, values)).collect();
    let beyond: Vec<Value> = matters.iter().filter_map(beyond).collect();
    let mut left = PRINTED;
    let doubtful = texts(&report.doubtful, &mut left, values);
    let unused = texts(&report.unused, &mut left, values);
    let ignored = texts(&ignored(report), &mut left, values);
    let states: Vec<Value> =
        State::ALL.iter().filter_map(|state| units_in(report, *state)).collect();
    let unsettled: Vec<Value> =
        UNSETTLED.into_iter().filter_map(|one| units_in(report, one)).collect();
    let gone: Vec<Value> = matters.iter().filter_map(gone).collect();
    let changes: Vec<Value> = report.changes.iter().map(Value::from).collect();
    let since = report.changed_since_name();
    let of_targets = [&changes, &lagging, &missed, &above, &broken, &lost, &fell, &sank, &beyond];
    let some = of_targets
        .iter()
        .chain(&[&gone, &unsettled, &differing, &unread])
        .any(|list| !list.is_empty());
    let any = checking > 0 || some;
    context! {
        any, changes, since, lagging, missed, above, broken, lost, fell, sank, beyond, gone, checking, differing, unread,
        held, doubtful, unused, ignored, states, unsettled
    }
}

/// A return or a stamped copy that had come and is there no more.
fn gone(matter: &Matter<'_>) -> Option<Value> {
    let Matter::Gone { unit, stamped, file, .. } = *matter else { return None };
    let what = if stamped { "盖章件" } else { "报表" };
    Some(context! { unit, what, file })
}

/// What is behind the time that is gone.
fn lagging(matter: &Matter<'_>) -> Option<Value> {
    let Matter::Behind(target) = matter else { return None };
    Some(context! {
        task => numbering(&target.label),
        task_name => target.task_name.clone(),
        name => target.name.clone(),
        titled => target.name_in_full(),
        units => target.units_in_words(),
        done => target.done().map(|number| target.kind.said(number)),
        measure => target.measure.clone(),
        share => target.share().map(percent),
        whole => target.share().map(whole_percent),
        time => whole_percent(target.elapsed),
        points => target.points_behind().to_string(),
        furthest => target.furthest_in_words(),
        elapsed => percent(target.elapsed),
        far => target.light() == Light::FarBehind,
        light => target.light().chinese(),
    })
}

/// Targets of which more than all is done: the more or a slip, which somebody must look at.
fn beyond(matter: &Matter<'_>) -> Option<Value> {
    let Matter::Beyond(target) = matter else { return None };
    Some(context! {
        task => numbering(&target.label),
        name => target.name.clone(),
        units => target.units_in_words(),
        promise => target.promise.clone(),
        done => target.done().map(|number| target.kind.said(number)),
        measure => target.measure.clone(),
        share => target.share().map(percent),
    })
}

/// Levels that are not kept or were not reached, bounds that are passed.
fn missed(matter: &Matter<'_>) -> Option<Value> {
    let Matter::Missed(target) = matter else { return None };
    let is_open = target.done().is_none();
    let is_untold = target.shares.iter().any(is_untold);
    Some(context! {
        task => numbering(&target.label),
        name => target.name.clone(),
        promise => target.promise.clone(),
        measure => target.measure.clone(),
        done => target.done().or(target.passed()).map(|number| target.kind.said(number)),
        partial => is_open && is_untold,
        unsure => is_open && !is_untold,
        furthest => target.furthest_in_words(),
        light => target.light().chinese(),
    })
}

/// Whether the unit left its figure blank, or nothing came of it.
fn is_untold(share: &UnitShare) -> bool {
    share.number.is_none() && share.told.is_none()
}

/// Units above their own share of a bound.
fn above(matter: &Matter<'_>) -> Option<Value> {
    let Matter::AboveShare(target, share) = matter else { return None };
    Some(context! {
        task => numbering(&target.label),
        unit => share.unit.clone(),
        name => target.name.clone(),
        measure => target.measure.clone(),
        promised => share.share.clone(),
        done => share.number.map(|number| number.to_string()),
    })
}

/// Levels that are kept now and were not at the end of an earlier period.
fn broken(matter: &Matter<'_>) -> Option<Value> {
    let Matter::WasMissed(target) = matter else { return None };
    let times: Vec<String> = target.broken.iter().map(|one| one.in_words(target)).collect();
    let (task, name) = (numbering(&target.label), target.name.clone());
    Some(context! { task, name, promise => target.promise.clone(), times })
}

/// Levels that were reached by their day and are no more where they were to be.
fn lost(matter: &Matter<'_>) -> Option<Value> {
    let Matter::Lost(target) = matter else { return None };
    let done = target.done().map(|number| target.kind.said(number));
    let (task, name) = (numbering(&target.label), target.name.clone());
    let (promise, measure) = (target.promise.clone(), target.measure.clone());
    Some(context! { task, name, promise, measure, done })
}

/// The figures that are less than the quarter before: of levels, or of what adds up.
fn fell(matters: &[Matter<'_>], levels: bool) -> Vec<Value> {
    let shown = |target: &TargetReport, share: &UnitShare| {
        let [before, now] = [share.before, share.number].map(|one| one.map(|one| one.to_string()));
        context! {
            unit => share.unit.clone(),
            name => target.name.clone(),
            measure => target.measure.clone(),
            before,
            now,
        }
    };
    let one = |matter: &Matter<'_>| {
        let (Matter::Sank(target, share) | Matter::Fell(target, share)) = matter else {
            return None;
        };
        let is_of_level = matches!(matter, Matter::Sank(..));
        (is_of_level == levels).then(|| shown(target, share))
    };
    matters.iter().filter_map(one).collect()
}

/// Targets whose units were to report one number and reported several, with what each says.
fn differing(matters: &[Matter<'_>]) -> Vec<Value> {
    let mut found: Vec<(&TargetReport, Vec<Value>)> = Vec::new();
    for matter in matters {
        let Matter::Differs(target, share, _) = *matter else { continue };
        let done = share.number.map(|number| target.kind.said(number));
        let said = context! { unit => share.unit.clone(), done };
        match found.last_mut().filter(|(last, _)| std::ptr::eq(*last, target)) {
            Some((_, shares)) => shares.push(said),
            None => found.push((target, vec![said])),
        }
    }
    let shown = |(target, shares): (&TargetReport, Vec<Value>)| {
        context! { name => target.name.clone(), measure => target.measure.clone(), shares }
    };
    found.into_iter().map(shown).collect()
}

/// What units wrote where a number was asked, and which so is in no sum.
fn unread(matter: &Matter<'_>, values: &mut Values) -> Option<Value> {
    let Matter::NotCounted(target, share, told) = matter else { return None };
    // Leaders hand page one on.
    let told = values.one_line(&without_telephones(&told.text), &told.origin);
    Some(context! { unit => share.unit.clone(), name => target.name.clone(), told })
}

/// The answers that a check keeps out of the table until somebody has looked at them.
fn held(matter: &Matter<'_>, values: &mut Values) -> Option<Value> {
    let Matter::Held(task, part, told) = matter else { return None };
    let place = values.one_line(&told.origin.to_string(), &told.origin);
    let text = values.one_line(&told.text, &told.origin);
    let (task, unit) = (numbering(&task.label), part.unit.clone());
    Some(context! { task, unit, place, told => text })
}

/// Characters that are printed of a file that is not counted, and of all such files: some pages of each. The
/// workbook lists the others.
const OF_FILE: usize = 10_000;
const PRINTED: usize = 200_000;

/// The files that the office ruled out, with what it ruled.
fn ignored(report: &Report) -> Vec<DoubtfulTexts> {
    let ruled = report.uncounted.iter().filter_map(|one| Some((one, one.ruled.clone()?)));
    let texts = ruled.map(|(one, told)| DoubtfulTexts {
        file: one.file.clone(),
        units: Vec::new(),
        texts: vec![told],
    });
    texts.collect()
}

/// Files that are not counted, with what stands in them; so many characters are `left` to be printed, of names
/// too.
fn texts(files: &[DoubtfulTexts], left: &mut usize, values: &mut Values) -> Vec<Value> {
    let mut shown = Vec::new();
    for file in files {
        let Some(rest) = left.checked_sub(file.file.chars().count()) else { break };
        *left = rest;
        shown.push(file_texts(file, left, values));
    }
    let more = files.len() - shown.len();
    if more > 0 {
        let file = format!("还有 {more} 个，见汇总的工作簿");
        shown.push(
            context! { file, units => Vec::<String>::new(), texts => Vec::<Value>::new(), more },
        );
    }
    shown
}

/// A file that is not counted.
fn file_texts(file: &DoubtfulTexts, left: &mut usize, values: &mut Values) -> Value {
    let (mut texts, mut room) = (Vec::new(), OF_FILE.min(*left));
    let before = room;
    for told in &file.texts {
        let length = told.text.chars().count();
        let Some(rest) = room.checked_sub(length) else { break };
        room = rest;
        texts.push(values.one_line(&told.text, &told.origin));
    }
    *left -= before - room;
    let more = file.texts.len() - texts.len();
    if more > 0 {
        let text = format!("（还有 {more} 处内容没有印出，见汇总的工作簿和原文件）");
        texts.push(Value::from(text));
    }
    let place = BookOrigin::file(&file.file.as_str().into());
    context! { file => values.one_line(&file.file, &place), units => file.units.clone(), texts, more => 0 }
}

/// 已报, and the other states that any unit is in, each with the number of units: they sum up to
/// all that owe a form.
pub(super) fn states(report: &Report, name: fn(State) -> &'static str) -> Vec<Value> {
    let counted = State::ALL.map(|state| (state, report.count(state)));
    let some = counted.iter().filter(|(state, count)| *count > 0 || *state == State::Returned);
    some.map(|(state, count)| context! { name => name(*state), count => *count }).collect()
}

/// The units in a state that asks for something; nothing where there are none.
fn units_in(report: &Report, state: State) -> Option<Value> {
    let units = report.units.iter().filter(|unit| unit.state == state && state != State::Returned);
    let units: Vec<String> = units.map(|unit| unit.unit.clone()).collect();
    (!units.is_empty()).then(|| context! { name => state.chinese(), units })
}

/// Hundredths of a percent as a number of percent, for a drawing.
pub(super) fn hundredths(share: i64) -> String {
    format!("{}.{:02}", share.clamp(0, 10_000) / 100, share.clamp(0, 10_000) % 100)
}
