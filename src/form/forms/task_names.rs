//! A row's name and 序号 -> the task it is of, by the names of the notice's tasks.
//!
//! A name that is like several tasks is of none of them.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Mutex;

use crate::form::grid::number_of_task;
use crate::form::words::{self, compared_letters, likeness, normal, without_number};
use crate::notice::{Notice, Ordinal, Task};

use super::letters::{Letters, Written};

/// From here on a name is the task's, unless another is nearly as like.
pub(super) const LIKE: f64 = 0.62;
/// By so much a task must be more like than every other.
const MARGIN: f64 = 0.12;
/// What the right 序号 adds.
const NUMBERED: f64 = 0.1;
/// From here on nobody would call the name another.
const SAME: f64 = 0.96;
/// From here on a name could be meant.
const POSSIBLE: f64 = 0.45;
/// What is less like than that is neither the task's nor near to one that could be.
const LEAST: f64 = POSSIBLE - MARGIN - 0.01;
/// Characters from which on a name is compared with the task's text too.
const PROSE: usize = 20;

/// Which task a row is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::form) enum Match {
    /// This one, by its name.
    Sure(usize),
    /// This one, whose name is most like the row's.
    Like(usize),
    /// One of these.
    Doubt(Vec<usize>),
    /// None of the notice.
    Unknown,
    /// The row names none.
    Nameless,
}

impl Match {
    /// The task, where there is one.
    pub(in crate::form) fn task(&self) -> Option<usize> {
        match self {
            Match::Sure(task) | Match::Like(task) => Some(*task),
            Match::Doubt(_) | Match::Unknown | Match::Nameless => None,
        }
    }
}

/// Names and numbers of rows whose match is remembered: those of every form's foot are among the
/// first.
const REMEMBERED: usize = 4096;

/// The tasks of a notice by their names.
pub(in crate::form) struct TaskNames {
    tasks: Vec<TaskName>,
    by_name: BTreeMap<String, Vec<usize>>,
    /// By what tables call them: 3, 一（二）.
    by_label: BTreeMap<String, usize>,
    /// By their numbers among those that are counted together.
    by_number: BTreeMap<usize, Vec<usize>>,
    sections: Vec<Section>,
    /// The letters that are compared of all names, and of all texts.
    letters: [usize; 2],
    /// The names that were compared before, and with what came of it.
    nearest: Mutex<HashMap<(String, Vec<usize>), Match>>,
}

/// A task by its name.
struct TaskName {
    name: Known,
    /// The beginning of what it promises: some tables have it in the name's place.
    text: Known,
}

/// A heading with the tasks that stand under it.
pub(in crate::form) struct Section {
    /// Its words, without the number.
    text: String,
    /// Whether it is of the highest level.
    pub(in crate::form) is_part: bool,
    /// Its tasks.
    pub(in crate::form) tasks: Range<usize>,
}

/// A text that rows are compared with.
struct Known {
    text: String,
    letters: Letters,
}

impl Known {
    fn new(text: &str) -> Known {
        let text = normal(text);
        Known { letters: Letters::of(&text), text }
    }

    /// How like it a name is; nothing where that is too little to count.
    fn likeness(&self, name: &str, written: &Written<'_>) -> Option<f64> {
        written.may_be(&self.letters, LEAST).then(|| likeness(name, &self.text))
    }
}

impl TaskNames {
    /// The tasks of `notice`.
    pub(super) fn new(notice: &Notice) -> TaskNames {
        let text =
            |task: &Task| task.text.first().map_or_else(String::new, |text| text.value.clone());
        let one =
            |task: &Task| TaskName { name: Known::new(&task.name), text: Known::new(&text(task)) };
        let tasks: Vec<TaskName> = notice.tasks.iter().map(one).collect();
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (task, at) in tasks.iter().zip(0..) {
            by_name.entry(task.name.text.clone()).or_default().push(at);
        }
        for (task, at) in notice.tasks.iter().zip(0..) {
            for name in &task.former_names {
                by_name.entry(normal(name)).or_default().push(at);
            }
        }
        let (mut by_label, mut by_number) = (BTreeMap::new(), BTreeMap::<_, Vec<usize>>::new());
        for (task, at) in notice.tasks.iter().zip(0..) {
            by_label.insert(normal(&task.number.label), at);
            by_number.entry(task.number.value).or_default().push(at);
        }
        let sum = |of: fn(&TaskName) -> &Known| {
            tasks.iter().map(|task| compared_letters(&of(task).text)).sum()
        };
        let letters = [sum(|task| &task.name), sum(|task| &task.text)];
        // A row with the name of a task is no heading.
        let mut sections = sections(notice);
        sections.retain(|one| !by_name.contains_key(&one.text));
        let nearest = Mutex::default();
        TaskNames { tasks, by_name, by_label, by_number, sections, letters, nearest }
    }

    /// The one task whose name that is, letter for letter.
    pub(in crate::form) fn named(&self, name: &str) -> Option<usize> {
        let tasks = self.by_name.get(without_number(&normal(name)))?;
        if let [only] = tasks[..] { Some(only) } else { None }
    }

    /// All tasks of that name, letter for letter; it may stand behind a number.
    fn of_name(&self, written: &str) -> Option<&[usize]> {
        let tasks = self.by_name.get(written).or_else(|| self.by_name.get(without_number(written)));
        tasks.map(Vec::as_slice)
    }

    /// The tasks of a name that is the one of several.
    pub(in crate::form) fn namesakes(&self, name: &str) -> Option<&[usize]> {
        self.of_name(&normal(name)).filter(|tasks| tasks.len() > 1)
    }

    /// The number that stands before the name, where it is no part of it.
    pub(in crate::form) fn number_before(&self, name: &str) -> String {
        let written = normal(name);
        let bare = without_number(&written);
        let before = written.strip_suffix(bare).unwrap_or_default();
        if self.by_name.contains_key(&written) { String::new() } else { before.to_owned() }
    }

    /// The one heading that says that, among those of `part` where one is known.
    pub(in crate::form) fn section(&self, text: &str, part: &Range<usize>) -> Option<&Section> {
        let written = normal(text);
        let bare = without_number(&written);
        let said = |one: &&Section| !bare.is_empty() && [bare, &written].contains(&&*one.text);
        let all: Vec<&Section> = self.sections.iter().filter(said).collect();
        let within = |one: &&&Section| part.contains(&one.tasks.start);
        let own: Vec<&Section> = all.iter().filter(within).copied().collect();
        match (all.as_slice(), own.as_slice()) {
            ([only], _) | (_, [only]) => Some(only),
            _ => None,
        }
    }

    /// The tasks whose 序号 a cell holds: one by what tables call it, several where each section counts its own.
    pub(in crate::form) fn numbered(&self, written: &str) -> &[usize] {
        if let Some(task) = self.by_label.get(&normal(written)) {
            return std::slice::from_ref(task);
        }
        let number = words::number(written).and_then(|number| self.by_number.get(&number));
        number.map_or(&[], Vec::as_slice)
    }

    /// The tasks of the target of that 序号: 1.2, or 1 as forms first had it.
    pub(in crate::form) fn numbered_of_target(&self, written: &str) -> &[usize] {
        match self.numbered(written) {
            [] => self.numbered(number_of_task(&normal(written))),
            tasks => tasks,
        }
    }

    /// The task of that name and number, in a table without a column of names where it is
    /// `nameless`. `left` is how many pairs of letters may still be compared.
    pub(in crate::form) fn find(
        &self,
        name: &str,
        numbered: &[usize],
        nameless: bool,
        left: &mut usize,
    ) -> Match {
        let written = normal(name);
        if without_number(&written).is_empty() {
            // Without a column of names, 序号 is all there is.
            return match numbered {
                [task] if nameless => Match::Like(*task),
                _ => Match::Nameless,
            };
        }
        if let Some(tasks) = self.of_name(&written) {
            return among(tasks, numbered, &(0..0));
        }
        let Some(rest) = left.checked_sub(self.effort(&written)) else { return Match::Unknown };
        *left = rest;
        self.remembered(written, numbered)
    }

    /// Pairs of letters that are compared at most. Whether they are, or were for another file, is
    /// all one: what a file says hangs on no other.
    fn effort(&self, written: &str) -> usize {
        let [names, texts] = self.letters;
        compared_letters(written) * (names + if is_prose(written) { texts } else { 0 })
    }

    fn remembered(&self, written: String, numbered: &[usize]) -> Match {
        let asked = (written, numbered.to_vec());
        let known = self.nearest.lock().ok().and_then(|nearest| nearest.get(&asked).cloned());
        known.unwrap_or_else(|| {
            let found = self.nearest(&asked.0, numbered);
            if let Ok(mut nearest) = self.nearest.lock()
                && nearest.len() < REMEMBERED
            {
                nearest.insert(asked, found.clone());
            }
            found
        })
    }

    fn nearest(&self, name: &str, numbered: &[usize]) -> Match {
        let written = Written::new(name);
        let scored = self.tasks.iter().zip(0..).filter_map(|(task, at)| {
            let like = task.likeness(name, &written)?;
            let numbered = numbered.contains(&at) && (POSSIBLE..SAME).contains(&like);
            Some((if numbered { like + NUMBERED } else { like }, at))
        });
        let mut scores: Vec<(f64, usize)> = scored.collect();
        scores.sort_by(|one, other| other.0.total_cmp(&one.0));
        let Some((best, task)) = scores.first().copied() else { return Match::Unknown };
        let near = scores.iter().filter(|(score, _)| best - score < MARGIN);
        let near: Vec<usize> = near.map(|(_, task)| *task).collect();
        match (best, near.len()) {
            (score, _) if score < POSSIBLE => Match::Unknown,
            (score, 1) if score >= SAME => Match::Sure(task),
            (score, 1) if score >= LIKE => Match::Like(task),
            _ => Match::Doubt(near),
        }
    }
}

/// Each heading with the tasks down to the next one that is not below it.
fn sections(notice: &Notice) -> Vec<Section> {
    let all = notice.headings.iter().zip(1..);
    let sections = all.map(|(one, next)| {
        let mut after = notice.headings[next..].iter();
        let end = after.find(|other| other.level <= one.level);
        Section {
            text: normal(&one.text.value),
            is_part: one.level == Ordinal::First,
            tasks: one.above..end.map_or(notice.tasks.len(), |end| end.above),
        }
    });
    sections.filter(|one| !one.tasks.is_empty()).collect()
}

/// Of the tasks of one name the one with that number in that section; what has none of them tells nothing.
pub(in crate::form) fn among(tasks: &[usize], numbered: &[usize], section: &Range<usize>) -> Match {
    let kept = |by: &dyn Fn(&usize) -> bool| {
        let own: Vec<usize> = tasks.iter().copied().filter(by).collect();
        if own.is_empty() { tasks.to_vec() } else { own }
    };
    let by_number = kept(&|task| numbered.contains(task));
    let mut both = kept(&|task| section.contains(task));
    both.retain(|task| by_number.contains(task));
    if let [only] = both[..] { Match::Sure(only) } else { Match::Doubt(tasks.to_vec()) }
}

impl TaskName {
    /// How like it a name is; nothing where that is too little to count.
    fn likeness(&self, name: &str, written: &Written<'_>) -> Option<f64> {
        let by_name = self.name.likeness(name, written);
        let by_text = is_prose(name).then(|| self.text.likeness(name, written)).flatten();
        [by_name, by_text].into_iter().flatten().reduce(f64::max)
    }
}

/// Whether a name is long enough to be compared with what the task promises.
fn is_prose(written: &str) -> bool {
    written.chars().count() >= PROSE
}
