//! A row's name and 序号 -> the task it is of, by the names of the notice's tasks.
//!
//! A name that is like several tasks is of none of them.

use std::collections::BTreeMap;

use crate::form::words::{effort, likeness, normal, without_number};
use crate::notice::Notice;

/// From here on a name is the task's, unless another is nearly as like.
const LIKE: f64 = 0.62;
/// By so much a task must be more like than every other.
const MARGIN: f64 = 0.12;
/// What the right 序号 adds.
const NUMBERED: f64 = 0.1;
/// From here on nobody would call the name another.
const SAME: f64 = 0.96;
/// From here on a name could be meant.
const POSSIBLE: f64 = 0.45;
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

/// The tasks of a notice by their names.
pub(in crate::form) struct TaskNames {
    names: Vec<String>,
    /// The beginning of what each promises: some tables have it in the name's place.
    texts: Vec<String>,
    by_name: BTreeMap<String, Vec<usize>>,
}

impl TaskNames {
    /// The tasks of `notice`.
    pub(super) fn new(notice: &Notice) -> TaskNames {
        let names: Vec<String> = notice.tasks.iter().map(|task| normal(&task.name)).collect();
        let texts = notice
            .tasks
            .iter()
            .map(|task| task.text.first().map_or_else(String::new, |text| normal(text)));
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (name, task) in names.iter().zip(0..) {
            by_name.entry(name.clone()).or_default().push(task);
        }
        TaskNames { texts: texts.collect(), by_name, names }
    }

    /// The task of that name and number, in a table without a column of names where it is
    /// `nameless`. `left` is how many pairs of letters may still be compared.
    pub(in crate::form) fn find(
        &self,
        name: &str,
        number: Option<usize>,
        nameless: bool,
        left: &mut usize,
    ) -> Match {
        let written = normal(name);
        if without_number(&written).is_empty() {
            // Without a column of names, 序号 is all there is.
            let task = number.and_then(|number| number.checked_sub(1));
            let task = task.filter(|task| nameless && *task < self.names.len());
            return task.map_or(Match::Nameless, Match::Like);
        }
        let bare = without_number(&written);
        if let Some(tasks) = self.by_name.get(&written).or_else(|| self.by_name.get(bare)) {
            let numbered = tasks.iter().find(|task| number == Some(**task + 1));
            return match (tasks.as_slice(), numbered) {
                ([task], _) | (_, Some(task)) => Match::Sure(*task),
                _ => Match::Doubt(tasks.clone()),
            };
        }
        let texts = self.texts.iter().filter(|text| is_prose(&written, text));
        let effort = self.names.iter().chain(texts).map(|known| effort(&written, known)).sum();
        let Some(rest) = left.checked_sub(effort) else { return Match::Unknown };
        *left = rest;
        self.nearest(&written, number)
    }

    fn nearest(&self, written: &str, number: Option<usize>) -> Match {
        let mut scores: Vec<(f64, usize)> = (0..self.names.len())
            .map(|task| {
                let like = self.likeness(written, task);
                let numbered = number == Some(task + 1) && (POSSIBLE..SAME).contains(&like);
                (if numbered { like + NUMBERED } else { like }, task)
            })
            .collect();
        scores.sort_by(|one, other| other.0.total_cmp(&one.0));
        let (best, task) = scores[0];
        let near = scores.iter().filter(|(score, _)| best - score < MARGIN);
        let near: Vec<usize> = near.map(|(_, task)| *task).collect();
        match (best, near.len()) {
            (score, _) if score < POSSIBLE => Match::Unknown,
            (score, 1) if score >= SAME => Match::Sure(task),
            (score, 1) if score >= LIKE => Match::Like(task),
            _ => Match::Doubt(near),
        }
    }

    fn likeness(&self, written: &str, task: usize) -> f64 {
        let by_name = likeness(written, &self.names[task]);
        let text = &self.texts[task];
        if is_prose(written, text) { by_name.max(likeness(written, text)) } else { by_name }
    }
}

/// Whether a name is long enough to be compared with what the task promises.
fn is_prose(written: &str, text: &str) -> bool {
    written.chars().count() >= PROSE && !text.is_empty()
}
