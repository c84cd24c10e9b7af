//! The headings above tasks, and how the notice counts both.
//!
//! ```text
//! 一、城建          （一）改造…    （二）建设…      一（一）, 一（二）; 1, 2 where they are counted through
//! 二、民生          （一）开放…                     二（一）; 3
//! ```

use crate::diag::{Diagnostic, Diagnostics, Problem, TaskProblem};
use crate::han;
use crate::notice::model::{
    Annex, Heading, NamePlace, Ordinal, SText, TaskLayout, TaskNumber, TaskNumbers, TaskPlace,
};
use crate::notice::raw::{RawHeading, RawTaskLayout};

use super::{Choice, one_of};

pub(in crate::notice) const PLACES: [Choice<TaskPlace>; 2] =
    [("body", "正文", TaskPlace::Body), ("attachment", "附件", TaskPlace::Attachment)];
pub(in crate::notice) const NUMBERS: [Choice<TaskNumbers>; 2] =
    [("restart", "各节另起", TaskNumbers::Anew), ("through", "连续", TaskNumbers::Through)];
pub(in crate::notice) const ORDINALS: [Choice<Ordinal>; 4] = [
    ("first", "一、", Ordinal::First),
    ("second", "（一）", Ordinal::Second),
    ("third", "1.", Ordinal::Third),
    ("fourth", "（1）", Ordinal::Fourth),
];
pub(in crate::notice) const NAME_PLACES: [Choice<NamePlace>; 2] =
    [("run_in", "接排", NamePlace::RunIn), ("apart", "另起一段", NamePlace::Apart)];
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
    TaskLayout {
        place,
        numbers: numbers.unwrap_or_default(),
        ordinal,
        name: name.unwrap_or_default(),
        words,
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

/// Counts headings and tasks in the order of the notice.
pub(super) struct Sections {
    layout: TaskLayout,
    headings: Vec<Heading>,
    /// The numbers of the headings that stand over what comes, of each level.
    over: [Option<usize>; 2],
    /// The last number that was given at each level.
    last: [usize; 2],
    /// The number of the last task.
    task: usize,
    /// The headings under which no task stands yet.
    waiting: Vec<usize>,
}

impl Sections {
    /// Nothing is counted yet.
    pub(super) const fn new(layout: TaskLayout) -> Sections {
        Sections {
            layout,
            headings: Vec::new(),
            over: [None; 2],
            last: [0; 2],
            task: 0,
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
    pub(super) fn heading(&mut self, raw: RawHeading, next: usize, findings: &mut Diagnostics) {
        let Some(written) = raw.text else { return };
        let (typed, sign, text) = typed(&written);
        if typed.is_some() && (raw.level.is_some() || raw.number.is_some()) {
            let typed = sign.to_owned();
            report(&written, TaskProblem::HeadingNumberedTwice { typed }, findings);
        }
        let second = raw.level.as_ref().map(|level| level_is_second(level, findings));
        let level = match (typed, second) {
            (Some((level, _)), _) => level,
            (None, Some(Some(true))) => Ordinal::Second,
            (None, _) => Ordinal::First,
        };
        let at = level as usize;
        self.nothing_under(at, findings);
        if level == Ordinal::Second && self.headings.is_empty() {
            let name = written.value.clone();
            report(&written, TaskProblem::NoHeadingAbove { name }, findings);
        }
        let number = match (typed, raw.number) {
            (Some((_, number)), _) => Some(number),
            (None, None) if is_part(text) => None,
            (None, None) => Some(self.last[at] + 1),
            (None, Some(none)) if NO_NUMBER.contains(&none.as_str()) => None,
            (None, Some(own)) => number_or_report(&own, findings),
        };
        self.under(at, number);
        let text = SText::new(text.to_owned(), written.origin);
        let paragraphs = raw.paragraphs;
        // What says something needs no task under it, nor does what stands over it.
        match paragraphs.is_empty() {
            true => self.waiting.push(self.headings.len()),
            false => self.waiting.clear(),
        }
        self.headings.push(Heading { level, number, text, paragraphs, above: next });
    }

    /// What comes stands under a heading of that level and number.
    fn under(&mut self, level: usize, number: Option<usize>) {
        self.over[level..].fill(None);
        let Some(number) = number else { return };
        self.over[level] = Some(number);
        self.last[level] = number;
        self.last[level + 1..].fill(0);
        if self.layout.numbers == TaskNumbers::Anew {
            self.task = 0;
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
    pub(super) fn task(&mut self, own: Option<SText>, findings: &mut Diagnostics) -> TaskNumber {
        let own = own.and_then(|written| number_or_report(&written, findings));
        let value = own.unwrap_or(self.task + 1);
        self.task = value;
        self.waiting.clear();
        let by_level = match self.over {
            [_, Some(_)] => Ordinal::Third,
            [Some(_), None] => Ordinal::Second,
            [None, None] => Ordinal::First,
        };
        let ordinal = self.layout.ordinal.unwrap_or(by_level);
        TaskNumber { value, ordinal, label: self.label(value, ordinal) }
    }

    fn label(&self, value: usize, ordinal: Ordinal) -> String {
        let levels = self.over.iter().zip([Ordinal::First, Ordinal::Second]);
        let parts = levels.filter_map(|(number, level)| number.map(|number| level.bare(number)));
        let above: String = parts.collect();
        if above.is_empty() || self.layout.numbers == TaskNumbers::Through {
            return value.to_string();
        }
        let own = ordinal.bare(value);
        let apart = !above.ends_with('）') && !own.starts_with('（');
        above + if apart { "、" } else { "" } + &own
    }
}

fn level_is_second(written: &SText, findings: &mut Diagnostics) -> Option<bool> {
    let level = match written.as_str() {
        "1" => Some(false),
        "2" => Some(true),
        _ => None,
    };
    if level.is_none() {
        let allowed = vec!["1".to_owned(), "2".to_owned()];
        let problem = Problem::NotOneOf { found: written.value.clone(), allowed };
        findings.push(Diagnostic::at(&written.origin, problem));
    }
    level
}

fn number_or_report(written: &SText, findings: &mut Diagnostics) -> Option<usize> {
    let number = number(written);
    if number.is_none() {
        let found = written.value.clone();
        report(written, TaskProblem::BadTaskNumber { found }, findings);
    }
    number
}

/// The number that is typed before a heading, with its level; the sign; and what stands behind it.
fn typed(heading: &str) -> (Option<(Ordinal, usize)>, &str, &str) {
    let found = second(heading).or_else(|| {
        let (numeral, text) = heading.split_once('、')?;
        Some((Ordinal::First, han::number(numeral)?, text))
    });
    let found = found.filter(|(_, _, text)| !text.trim().is_empty());
    match found {
        Some((level, number, text)) => {
            let sign = &heading[..heading.len() - text.len()];
            (Some((level, number)), sign, text.trim_start())
        }
        None => (None, "", heading),
    }
}

/// （一）or (一) before a text.
fn second(heading: &str) -> Option<(Ordinal, usize, &str)> {
    let inside = heading.strip_prefix(['（', '('])?;
    let (numeral, text) = inside.split_once(['）', ')'])?;
    Some((Ordinal::Second, han::number(numeral)?, text))
}

/// What parts are called.
const PARTS: [&str; 6] = ["部分", "方面", "章", "篇", "编", "类"];

/// 第一部分, 第二章: parts that count themselves.
fn is_part(heading: &str) -> bool {
    let Some(rest) = heading.strip_prefix('第') else { return false };
    let names = |name: &&str| rest.split_once(*name).is_some_and(|(n, _)| han::number(n).is_some());
    PARTS.iter().any(names)
}
