//! [`Return`] -> what is odd about what it says: empty, as before, fallen, too much, of another
//! time.
//!
//! Whose it is and which cell is which was settled in reading. A warning leaves the answer where
//! it is; that a task has no answer at all is an error.

use std::collections::BTreeSet;

use crate::decimal::Decimal;
use crate::diag::{Asked, Diagnostic, Diagnostics, Problem, RowProblem, Unclear};
use crate::notice::{DueColumn, Goal, Notice, Target, UnitId};
use crate::origin::{BookOrigin, Place};
use crate::period::Period;

use super::answer::Answer;
use super::forms::Forms;
use super::grid::{Entry, Field, FormGrid, TaskState};
use super::read::{ROSE, days_before};
use super::returned::{Answered, Identified, Return};
use super::words::normal;
use super::{in_words, proportion};

/// Characters from which on two answers alike are no chance: 无, 已完成 and 正常推进 are often said.
const LONG: usize = 12;

/// What is odd about `returned`, compared with what the unit returned for the period before.
pub fn check(
    forms: &Forms<'_>,
    identified: &Identified,
    returned: &Return,
    previous: Option<(Period, &Return)>,
) -> Diagnostics {
    let mut findings = Diagnostics::new();
    let Some(grid) = forms.grid(identified.unit, identified.period) else { return findings };
    let answered = |entry: &&Entry| returned.answers.contains_key(&entry.id);
    let unanswered: Vec<&Entry> = grid.entries.iter().filter(|entry| !answered(entry)).collect();
    findings.extend(empty(&unanswered, returned, forms.notice));
    findings.extend(untold(forms.notice, &grid, returned));
    let owed = grid.entries.iter().filter(|entry| !is_over(forms.notice, entry.field));
    for entry in owed {
        let Some(answered) = returned.answers.get(&entry.id) else { continue };
        let find = |found| Diagnostic::at(&answered.origin, found);
        let before = previous.and_then(|(period, before)| {
            let before = (period, before.answers.get(&entry.id)?);
            let found = compared(forms.notice, entry, answered, before);
            found.filter(|_| !is_confirmed(&grid, entry, returned))
        });
        findings.extend(before.map(Problem::Unclear).map(find));
        findings.extend(
            alone(forms.notice, entry, answered, identified).map(Problem::Unclear).map(find),
        );
        findings.extend(rose(forms.notice, &grid, entry, returned).map(Problem::Unclear).map(find));
        findings.extend(in_text(forms.notice, &grid, entry, returned).map(Problem::Row).map(find));
    }
    findings
}

/// Those of the fields that `returned` leaves blank, of a form that is one of several of its unit.
pub fn left_blank(forms: &Forms<'_>, fields: &[&Entry], returned: &Return) -> Vec<Diagnostic> {
    empty(fields, returned, forms.notice)
}

/// The fields that have no answer, each at its cell; those that are not in the file at all in one
/// finding. 进展状态 need have none, nor 完成时限 where the office prints it; and a cell whose text was no answer is not empty, one with no more than a comment is.
fn empty(entries: &[&Entry], returned: &Return, notice: &Notice) -> Vec<Diagnostic> {
    let due_asked = is_due_asked(notice);
    let find = |place: &BookOrigin, found| Diagnostic::at(place, Problem::Unclear(found));
    let file = BookOrigin::file(&returned.file);
    let (mut found, mut missing) = (Vec::new(), Vec::new());
    let in_cells = returned.others.iter().filter(|other| !other.is_note);
    let said: BTreeSet<&BookOrigin> = in_cells.map(|other| &other.origin).collect();
    for entry in entries {
        let place = returned.places.get(&entry.id);
        if is_over(notice, entry.field) || place.is_some_and(|place| said.contains(place)) {
            continue;
        }
        let by = added(notice, entry.field).filter(|_| place.is_none());
        let by = by.map(|by| format!("（{by}）")).unwrap_or_default();
        let label = format!("{}{by}", entry.label);
        match (entry.field, place) {
            (Field::State { .. } | Field::Question { .. }, _) => {}
            (Field::Due { .. }, _) if !due_asked => {}
            (Field::Answer { .. }, place) => {
                found
                    .push(find(place.unwrap_or(&file), Unclear::EmptyAnswer { label, own: false }));
            }
            (field, Some(place)) => {
                found.push(find(place, Unclear::EmptyField { label, asked: asked(field) }));
            }
            (field, None) => missing.push((label, asked(field))),
        }
    }
    if let Some(asked) = missing.iter().map(|(_, asked)| *asked).min() {
        let labels: Vec<String> = missing.into_iter().map(|(label, _)| label).collect();
        found.push(find(&file, Unclear::EmptyField { label: labels.join("、"), asked }));
    }
    found
}

/// The tasks of which nothing at all is said, where the notice's own columns have no answer that would be empty
/// ([`empty`]): each question alone may have none.
fn untold(notice: &Notice, grid: &FormGrid, returned: &Return) -> Vec<Diagnostic> {
    let says = |entry: &Entry| returned.answers.contains_key(&entry.id);
    let of_task = |task: usize| {
        let asked = grid.entries.iter().filter(move |entry| entry.field.task() == Some(task));
        asked.filter(|entry| entry.field.is_content())
    };
    let tasks = 0..notice.tasks.len();
    let untold = tasks.filter_map(|task| {
        let first = grid.entry(Field::Question { task, question: 0 })?;
        let is_asked = grid.entry(Field::Answer { task }).is_some();
        if is_asked || notice.tasks[task].is_over || of_task(task).any(says) {
            return None;
        }
        let file = BookOrigin::file(&returned.file);
        let place = returned.places.get(&first.id).unwrap_or(&file);
        let label = notice.tasks[task].name.value.clone();
        let found = Unclear::EmptyAnswer { label, own: true };
        Some(Diagnostic::at(place, Problem::Unclear(found)))
    });
    untold.collect()
}

/// What was `found` in reading a return, without what stands at fields of what was over by the end of the period:
/// nobody asks about them any more.
pub fn of_what_is_owed(
    notice: &Notice,
    grid: &FormGrid,
    returned: &Return,
    found: Diagnostics,
) -> Vec<Diagnostic> {
    let over = grid.entries.iter().filter(|entry| is_over(notice, entry.field));
    let cells = over.filter_map(|entry| returned.places.get(&entry.id));
    let cells: BTreeSet<&BookOrigin> = cells.collect();
    let is_owed = |one: &Diagnostic| match &one.place {
        Place::Book(origin) => !cells.contains(&**origin),
        Place::Text(_) | Place::Nowhere => true,
    };
    found.into_iter().filter(is_owed).collect()
}

/// Whether a form asks for what is over by the end of the period, and for nothing else.
pub fn is_all_over(notice: &Notice, grid: &FormGrid) -> bool {
    let mut asked = grid.entries.iter().filter(|entry| entry.field.task().is_some());
    asked.clone().next().is_some() && asked.all(|entry| is_over(notice, entry.field))
}

/// Whether a field is of what was over by the end of the period.
fn is_over(notice: &Notice, field: Field) -> bool {
    let Some(task) = field.task().map(|task| &notice.tasks[task]) else { return false };
    match field {
        Field::Figure { target, .. } => task.targets[target].is_over,
        Field::Answer { .. } | Field::Question { .. } | Field::State { .. } => task.is_over,
        Field::Due { .. } | Field::Person | Field::Phone | Field::FilledOn => task.is_over,
    }
}

/// By what a field was added within the year: a form of before does not have it.
fn added(notice: &Notice, field: Field) -> Option<&str> {
    let task = &notice.tasks[field.task()?];
    let of_target = match field {
        Field::Figure { target, .. } => task.targets[target].added.as_deref(),
        Field::Answer { .. } | Field::Question { .. } | Field::State { .. } => None,
        Field::Due { .. } | Field::Person | Field::Phone | Field::FilledOn => None,
    };
    of_target.or(task.added.as_deref())
}

/// Whether the units are to fill in 完成时限: the notice leaves the column to them.
fn is_due_asked(notice: &Notice) -> bool {
    notice.attachment.as_ref().is_some_and(|form| form.due_column == DueColumn::Blank)
}

fn asked(field: Field) -> Asked {
    match field {
        Field::Figure { .. } => Asked::Figure,
        Field::Due { .. } => Asked::Due,
        Field::Answer { .. }
        | Field::Question { .. }
        | Field::State { .. }
        | Field::Person
        | Field::Phone
        | Field::FilledOn => Asked::Other,
    }
}

/// Against the answer of the last period before that is known.
fn compared(
    notice: &Notice,
    entry: &Entry,
    now: &Answered,
    before: (Period, &Answered),
) -> Option<Unclear> {
    let (period, every, was_held) = (before.0.chinese(), before.0.cycle(), before.1.held);
    match (&now.answer, &before.1.answer) {
        (Answer::Text(now), Answer::Text(before)) => {
            let task = matches!(entry.field, Field::Answer { .. });
            let text = normal(now.as_str());
            let same = text.chars().count() >= LONG && text == normal(before.as_str());
            (task && same).then_some(Unclear::SameAsBefore { period })
        }
        (Answer::Number(now), Answer::Number(before)) => {
            let target = target(notice, entry.field)?;
            let watched = target.goal().is_none_or(|goal| goal.may_not_sink(*before));
            let (now_text, before_text) = (now.to_string(), before.to_string());
            let level = target.kind.is_level();
            let fell =
                Unclear::FigureFell { now: now_text, before: before_text, period, level, every };
            // A figure that was not believed then is nothing to fall from.
            (watched && !was_held && now < before).then_some(fell)
        }
        (Answer::Text(_) | Answer::Number(_) | Answer::Day(_), _) => None,
    }
}

/// Whether it is a figure of which the task's text says that it is right.
fn is_confirmed(grid: &FormGrid, entry: &Entry, returned: &Return) -> bool {
    match entry.field {
        Field::Figure { task, .. } => proportion::text_confirms(grid, task, returned),
        Field::Answer { .. } | Field::Question { .. } | Field::Due { .. } => false,
        Field::State { .. } | Field::Person | Field::Phone | Field::FilledOn => false,
    }
}

/// The target that a figure is of.
fn target(notice: &Notice, field: Field) -> Option<&Target> {
    let Field::Figure { task, target } = field else { return None };
    notice.tasks[task].targets.get(target)
}

/// A figure against what the task's text says of it. One that is held has its finding, unless the text is why.
fn in_text(
    notice: &Notice,
    grid: &FormGrid,
    entry: &Entry,
    returned: &Return,
) -> Option<RowProblem> {
    let Field::Figure { task, target } = entry.field else { return None };
    let is_why = || proportion::text_confirms(grid, task, returned);
    returned.answers.get(&entry.id).filter(|one| !one.held || is_why())?;
    let said = in_words::against(notice, grid, entry, returned)?.join("、");
    let Answer::Number(done) = &returned.answers.get(&entry.id)?.answer else { return None };
    let figure = format!("{done}{}", notice.tasks[task].targets[target].unit.value);
    Some(RowProblem::TextDiffers { said, figure })
}

/// A figure above zero of a target that falls: the sign may be missing. A task's text that says the rise has
/// answered.
fn rose(notice: &Notice, grid: &FormGrid, entry: &Entry, returned: &Return) -> Option<Unclear> {
    let Field::Figure { task, .. } = entry.field else { return None };
    let target = target(notice, entry.field)?;
    let Answer::Number(done) = returned.answers.get(&entry.id)?.answer else { return None };
    let text = grid.entry(Field::Answer { task }).and_then(|one| returned.answers.get(&one.id));
    let is_said = text.is_some_and(|text| says_rise(&text.answer.text(), done));
    let (measure, amount) = (target.unit.value.clone(), target.printed());
    let found = Unclear::Rose { done: done.to_string(), measure, amount };
    (target.kind.is_rise(done) && !is_said).then_some(found)
}

/// Whether a text says that something rose by `done`: 上升15%, and not 上升150%.
fn says_rise(text: &str, done: Decimal) -> bool {
    let (text, done) = (normal(text), done.to_string());
    let said = ROSE.iter().flat_map(|word| [format!("{word}{done}"), format!("{word}了{done}")]);
    let mut behind = said.flat_map(|said| {
        let ends = text.match_indices(&said).map(|(at, _)| at + said.len()).collect::<Vec<_>>();
        ends.into_iter().map(|end| text[end..].chars().next())
    });
    behind.any(|one| one.is_none_or(|one| !one.is_ascii_digit() && one != '.'))
}

/// What the figure of `unit` is held against: its own share, where it has one.
fn goal_of(target: &Target, unit: UnitId) -> Option<Goal> {
    let whole = target.goal()?;
    let share = target.share_of(unit).and_then(|share| Decimal::parse(share));
    Some(share.map_or(whole, |least| Goal { least, most: None, ..whole }))
}

/// What it says by itself.
fn alone(
    notice: &Notice,
    entry: &Entry,
    now: &Answered,
    identified: &Identified,
) -> Option<Unclear> {
    let (unit, period) = (identified.unit, identified.period);
    match (entry.field, &now.answer) {
        (Field::Answer { .. }, Answer::Text(text)) => {
            let days = days_before(text.as_str(), period);
            let period = period.chinese();
            (!days.is_empty()).then(|| Unclear::DaysOutside { days: days.join("、"), period })
        }
        (Field::Figure { task, target }, Answer::Number(done)) => {
            let target = &notice.tasks[task].targets[target];
            let may_fall = target.unit.value == "%" || target.kind.is_change();
            if done.is_negative() && !may_fall {
                return Some(Unclear::BelowZero { done: done.to_string() });
            }
            let goal = goal_of(target, unit)?;
            // What was within the amount of before is no fault of the unit, though less is promised today.
            let was_within = target.earlier.iter().any(|then| {
                let least = then.promised_to(unit).filter(|_| then.unit.value == target.unit.value);
                least.is_some_and(|least| !Goal { least, most: None, ..goal }.is_over(*done))
            });
            let over = goal.is_over(*done) && !now.held && !was_within;
            over.then(|| Unclear::OverTarget {
                done: done.to_string(),
                amount: target.own_printed(unit),
            })
        }
        (Field::State { .. }, Answer::Text(text)) => {
            let text = text.as_str();
            TaskState::parse(text).is_none().then(|| Unclear::NotAState { text: text.to_owned() })
        }
        (Field::Answer { .. } | Field::Figure { .. } | Field::Due { .. }, _)
        | (Field::Question { .. }, _)
        | (Field::State { .. }, _)
        | (Field::Person | Field::Phone | Field::FilledOn, _) => None,
    }
}
