//! The headings above tasks, and how the notice counts both.
//!
//! ```text
//! 一、城建          （一）改造…    （二）建设…      一（一）, 一（二）; 1, 2 where they are counted through
//! 二、民生          （一）开放…                     二（一）; 3
//! 第一部分 城建     一、改造…      二、建设…        一、一, 一、二; 1, 2 where no other part counts anew
//! 第二部分 民生     一、开放…                       二、一
//! ```

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, Problem, TaskProblem, ValueProblem};
use crate::notice::model::{
    Annex, Heading, NamePlace, Ordinal, SText, TaskLayout, TaskNumber, TaskNumbers, TaskPlace,
};
use crate::notice::raw::{RawHeading, RawTaskLayout};

use super::heading_number::{TypedKind, TypedNumber, typed_number};
use super::tasks::BRACKETS;
use super::{Choice, one_of};

pub(in crate::notice) const PLACES: [Choice<TaskPlace>; 2] =
    [("body", "正文", TaskPlace::Body), ("attachment", "附件", TaskPlace::Attachment)];
pub(in crate::notice) const NUMBERS: [Choice<TaskNumbers>; 2] =
    [("restart", "各节另起", TaskNumbers::Anew), ("through", "连续", TaskNumbers::Through)];
pub(in crate::notice) const ORDINALS: [Choice<Option<Ordinal>>; 5] = [
    ("first", "一、", Some(Ordinal::First)),
    ("second", "（一）", Some(Ordinal::Second)),
    ("third", "1.", Some(Ordinal::Third)),
    ("fourth", "（1）", Some(Ordinal::Fourth)),
    ("none", "无", None),
];
/// Where the name of a task stands.
pub(in crate::notice) const NAME_PLACES: [Choice<NamePlace>; 3] = [
    ("run_in", "接排", NamePlace::RunIn),
    ("apart", "另起一段", NamePlace::Apart),
    ("none", "不印", NamePlace::Nowhere),
];
/// That a heading has no number.
pub(in crate::notice) const NO_NUMBER: [&str; 2] = ["none", "无"];
/// The highest number of a task.
pub(in crate::notice) const LAST_NUMBER: u64 = 999;

/// Where the tasks stand: where the description says, else in the attachment that prints them, else in the body.
pub(super) fn place(
    written: Option<SText>,
    annexes: &[Annex],
    findings: &mut Diagnostics,
) -> TaskPlace {
    let is_listing = |one: &Annex| matches!(one, Annex::Own(own) if own.tasks.is_some());
    let Some(written) = written else {
        let listed = annexes.iter().any(is_listing);
        return if listed { TaskPlace::Attachment } else { TaskPlace::Body };
    };
    let place = one_of(&written, &PLACES, findings).unwrap_or_default();
    let printed = annexes.iter().any(|one| *one == Annex::Form || is_listing(one));
    if place == TaskPlace::Attachment && !printed {
        report(&written, TaskProblem::TasksNowhere, findings);
    }
    place
}

/// 实事体例, but for the place.
pub(super) fn layout(raw: RawTaskLayout, findings: &mut Diagnostics) -> TaskLayout {
    let numbers = raw.numbers.and_then(|written| one_of(&written, &NUMBERS, findings));
    let name = raw.name.and_then(|written| one_of(&written, &NAME_PLACES, findings));
    let ordinal = raw.ordinal.and_then(|written| one_of(&written, &ORDINALS, findings));
    let place = TaskPlace::default();
    let words = raw.words.into_iter();
    let words = words.map(|(role, word)| (role, word.value)).collect();
    let bracket = raw.bracket.and_then(|written| one_of(&written, &BRACKETS, findings));
    TaskLayout {
        place,
        numbers: numbers.unwrap_or_default(),
        ordinal: ordinal.flatten(),
        unnumbered: ordinal == Some(None),
        name: name.unwrap_or_default(),
        words,
        due_word: raw.due_word.map(|word| word.value),
        bracket: bracket.unwrap_or_default(),
    }
}

/// A number of digits, from 1.
fn number(written: &SText) -> Option<usize> {
    let number = written.parse().ok().filter(|number| (1..=LAST_NUMBER).contains(number));
    let number = number.filter(|_| written.bytes().all(|one| one.is_ascii_digit()));
    number.and_then(|number| usize::try_from(number).ok())
}

fn report(at: &SText, problem: TaskProblem, findings: &mut Diagnostics) {
    findings.push(Diagnostic::at(&at.origin, Problem::OfTask(problem)));
}

/// A heading that stands over what comes.
#[derive(Clone, Copy)]
struct Over {
    /// Its number, or its place among those of its level where it is printed without one.
    count: usize,
    /// Whether it is printed with its number.
    numbered: bool,
}

/// The levels of headings, the highest first; tasks may stand one lower still.
const LEVELS: [Ordinal; 3] = [Ordinal::First, Ordinal::Second, Ordinal::Third];

/// A task's number, as far as it is known before all tasks are counted.
pub(super) struct CountedTask {
    number: TaskNumber,
    /// Its label with the places of the parts that are printed without a number, where it stands under one.
    long_label: Option<String>,
    /// How often the counting began anew before it.
    run: usize,
    /// How many headings there are before it: tasks of one section have the same.
    pub(super) section: usize,
}

/// The numbers of all tasks. Where parts without a number count anew, the labels of their tasks name the part.
pub(super) fn task_numbers(counted: Vec<CountedTask>) -> Vec<TaskNumber> {
    let mut runs: BTreeMap<&str, usize> = BTreeMap::new();
    let shared = counted.iter().any(|one| {
        let first = runs.entry(&one.number.label).or_insert(one.run);
        *first != one.run
    });
    let number = |one: CountedTask| match one.long_label.filter(|_| shared) {
        Some(label) => TaskNumber { label, ..one.number },
        None => one.number,
    };
    counted.into_iter().map(number).collect()
}

/// Counts headings and tasks in the order of the notice.
pub(super) struct Sections {
    layout: TaskLayout,
    headings: Vec<Heading>,
    /// The headings that stand over what comes, of each level.
    over: [Option<Over>; LEVELS.len()],
    /// The last number that was given at each level.
    last: [usize; LEVELS.len()],
    /// The last place that was taken at each level, by headings with a number or without.
    places: [usize; LEVELS.len()],
    /// The number of the last task.
    task: usize,
    /// How often tasks were counted anew.
    run: usize,
    /// The headings under which no task stands yet.
    waiting: Vec<usize>,
}

impl Sections {
    /// Nothing is counted yet.
    pub(super) const fn new(layout: TaskLayout) -> Sections {
        Sections {
            layout,
            headings: Vec::new(),
            over: [None; LEVELS.len()],
            last: [0; LEVELS.len()],
            places: [0; LEVELS.len()],
            task: 0,
            run: 0,
            waiting: Vec::new(),
        }
    }

    /// How many headings there are so far: tasks of one section have the same.
    pub(super) fn section(&self) -> usize {
        self.headings.len()
    }

    /// The headings; what stands under none, or over nothing, is found.
    pub(super) fn finish(mut self, findings: &mut Diagnostics) -> Vec<Heading> {
        self.nothing_under(0, findings);
        self.headings
    }

    /// Counts a heading, which stands above the task that is `next`.
    pub(super) fn heading(&mut self, mut raw: RawHeading, next: usize, findings: &mut Diagnostics) {
        let Some(written) = raw.text.take() else { return };
        let bare = raw.number.as_ref().is_some_and(|number| NO_NUMBER.contains(&number.as_str()));
        let TypedNumber { sign, text, kind } = typed_number(&written);
        // Without a number of the program's what is typed is printed as it stands.
        let kind = if bare && kind.part().is_none() { TypedKind::Nothing } else { kind };
        if kind == TypedKind::Foreign {
            let typed = sign.trim().to_owned();
            report(
                &written,
                TaskProblem::HeadingSign { typed, heading: text.to_owned() },
                findings,
            );
            return self.unknown_heading(written, raw.paragraphs, next);
        }
        if is_twice(kind, &raw, bare) {
            let typed = sign.trim().to_owned();
            report(&written, TaskProblem::HeadingNumberedTwice { typed }, findings);
        }
        let own_level = raw.level.as_ref().and_then(|level| level_or_report(level, findings));
        let level = kind.level().or(own_level).unwrap_or(Ordinal::First);
        self.stands_under(level, &written, findings);
        let number = match (kind, raw.number.take()) {
            (TypedKind::Level(_, number), _) => Some(number),
            (TypedKind::Part(_) | TypedKind::Foreign, _) => None,
            (TypedKind::Nothing, None) => Some(self.last[level as usize] + 1),
            (TypedKind::Nothing, Some(own)) if !bare => number_or_report(&own, findings),
            (TypedKind::Nothing, Some(_)) => None,
        };
        self.count_heading(level as usize, number, kind.part());
        let text = if number.is_some() { text.to_owned() } else { written.value };
        let text = SText::new(text, written.origin);
        let paragraphs = raw.paragraphs;
        // What says something needs no task under it, nor does what stands over it.
        match paragraphs.is_empty() {
            true => self.waiting.push(self.headings.len()),
            false => self.waiting.clear(),
        }
        self.headings.push(Heading { level, number, text, paragraphs, above: next });
    }

    /// A heading whose level nobody knows: nothing is said of what stands above it or below.
    fn unknown_heading(&mut self, text: SText, paragraphs: Vec<SText>, next: usize) {
        self.waiting.clear();
        if self.over[0].is_none() {
            self.count_heading(0, None, None);
        }
        let level = Ordinal::First;
        self.headings.push(Heading { level, number: None, text, paragraphs, above: next });
    }

    /// Finds what a heading of that level leaves empty, and whether it stands under one of each higher level.
    fn stands_under(&mut self, level: Ordinal, written: &SText, findings: &mut Diagnostics) {
        self.nothing_under(level as usize, findings);
        if self.over[..level as usize].iter().any(Option::is_none) {
            let name = written.value.clone();
            report(written, TaskProblem::NoHeadingAbove { name }, findings);
        }
    }

    /// What comes stands under a heading of that level and number; `part` is the number in its own words.
    fn count_heading(&mut self, level: usize, number: Option<usize>, part: Option<usize>) {
        let count = number.or(part).unwrap_or(self.places[level] + 1);
        self.over[level..].fill(None);
        self.over[level] = Some(Over { count, numbered: number.is_some() });
        self.places[level] = count;
        self.last[level] = number.unwrap_or(self.last[level]);
        self.places[level + 1..].fill(0);
        self.last[level + 1..].fill(0);
        if self.layout.numbers == TaskNumbers::Anew {
            self.task = 0;
            self.run += 1;
        }
    }

    /// Finds the headings of `level` and below that have no task under them.
    fn nothing_under(&mut self, level: usize, findings: &mut Diagnostics) {
        let is_under = |at: &usize| self.headings[*at].level as usize >= level;
        let (empty, waiting) = self.waiting.iter().partition(|at| is_under(at));
        self.waiting = waiting;
        let empty: Vec<usize> = empty;
        for heading in empty.into_iter().map(|at| &self.headings[at]) {
            let problem = TaskProblem::EmptySection { heading: heading.text.value.clone() };
            report(&heading.text, problem, findings);
        }
    }

    /// Counts a task; its own number is what the notice says.
    pub(super) fn task(&mut self, own: Option<SText>, findings: &mut Diagnostics) -> CountedTask {
        let own = own.and_then(|written| number_or_report(&written, findings));
        let value = own.unwrap_or(self.task + 1);
        self.task = value;
        self.waiting.clear();
        let is_numbered = |over: &Option<Over>| over.is_some_and(|over| over.numbered);
        let above = self.over.iter().rposition(is_numbered).map_or(0, |lowest| lowest + 1);
        let ordinal = self.layout.ordinal.unwrap_or(Ordinal::ALL[above]);
        let silent = self.over.iter().flatten().any(|over| !over.numbered);
        CountedTask {
            number: TaskNumber { value, ordinal, label: self.label(value, ordinal, false) },
            long_label: silent.then(|| self.label(value, ordinal, true)),
            run: self.run,
            section: self.section(),
        }
    }

    /// What tables call a task, behind the numbers of what stands over it; `with_silent` ones are not printed there.
    fn label(&self, value: usize, ordinal: Ordinal, with_silent: bool) -> String {
        let counted = self.over.iter().zip(LEVELS).filter_map(|(over, level)| {
            let over = over.filter(|over| over.numbered || with_silent)?;
            Some(level.bare(over.count))
        });
        let above: String = counted.collect();
        if above.is_empty() || self.layout.numbers == TaskNumbers::Through {
            return value.to_string();
        }
        let own = ordinal.bare(value);
        let apart = !above.ends_with('）') && !own.starts_with('（');
        above + if apart { "、" } else { "" } + &own
    }
}

/// Whether the number that is typed before a heading is given by the keys, too.
fn is_twice(kind: TypedKind, raw: &RawHeading, bare: bool) -> bool {
    match kind {
        TypedKind::Level(..) => raw.level.is_some() || raw.number.is_some(),
        TypedKind::Part(_) => raw.number.is_some() && !bare,
        TypedKind::Foreign | TypedKind::Nothing => false,
    }
}

fn level_or_report(written: &SText, findings: &mut Diagnostics) -> Option<Ordinal> {
    let known = LEVELS.iter().find(|level| level.level().to_string() == written.value);
    if known.is_none() {
        let allowed = LEVELS.map(|level| level.level().to_string()).to_vec();
        let problem =
            Problem::Value(ValueProblem::NotOneOf { found: written.value.clone(), allowed });
        findings.push(Diagnostic::at(&written.origin, problem));
    }
    known.copied()
}

fn number_or_report(written: &SText, findings: &mut Diagnostics) -> Option<usize> {
    let number = number(written);
    if number.is_none() {
        let found = written.value.clone();
        report(written, TaskProblem::BadTaskNumber { found }, findings);
    }
    number
}
