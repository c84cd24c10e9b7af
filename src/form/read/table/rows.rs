//! The rows of a table -> the tasks they are of, told by 实事名称 and 序号.
//!
//! A row without a name goes on with the one above it: a page break splits rows, and a merged
//! name covers several. A name that is like several tasks is of none of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::cell::CellRef;
use crate::form::read::view::View;
use crate::form::read::words::{effort, likeness, normal, number, without_number};
use crate::notice::Notice;

use super::{Column, Table};

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
/// Pairs of letters that are compared at most, in a file: further names must be exact. A file may
/// have ten thousand rows and a notice hundreds of tasks; a hundred rows of a hundred tasks, the
/// names of ordinary length, take a twentieth of it.
const COMPARED: usize = 50_000_000;
/// Characters from which on a name is compared with the task's text too.
const PROSE: usize = 20;

/// Which task a row is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::form::read) enum Match {
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
    pub(in crate::form::read) fn task(&self) -> Option<usize> {
        match self {
            Match::Sure(task) | Match::Like(task) => Some(*task),
            Match::Doubt(_) | Match::Unknown | Match::Nameless => None,
        }
    }
}

/// A row of the table of tasks.
#[derive(Clone, Debug)]
pub(in crate::form::read) struct Row {
    /// The row of the sheet.
    pub(in crate::form::read) row: u32,
    /// Which task it is of.
    pub(in crate::form::read) found: Match,
    /// 实事名称 as it is written.
    pub(in crate::form::read) name: String,
}

/// The tasks of a notice by their names.
pub(in crate::form::read) struct Tasks {
    names: Vec<String>,
    /// The beginning of what each promises: some tables have it in the name's place.
    texts: Vec<String>,
    by_name: BTreeMap<String, Vec<usize>>,
    /// How many pairs of letters may still be compared.
    left: usize,
}

impl Tasks {
    /// The tasks of `notice`.
    pub(in crate::form::read) fn new(notice: &Notice) -> Tasks {
        let names: Vec<String> = notice.tasks.iter().map(|task| normal(&task.name)).collect();
        let texts = notice
            .tasks
            .iter()
            .map(|task| task.text.first().map_or_else(String::new, |text| normal(text)));
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (name, task) in names.iter().zip(0..) {
            by_name.entry(name.clone()).or_default().push(task);
        }
        Tasks { texts: texts.collect(), by_name, names, left: COMPARED }
    }

    /// The rows of `table`, those of its heads aside. Rows of the `foot` are of no task unless
    /// their name is one's.
    pub(in crate::form::read) fn rows(
        &mut self,
        view: &View<'_>,
        table: &Table,
        foot: &BTreeSet<u32>,
    ) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut above = Match::Nameless;
        let mut known: BTreeMap<String, Match> = BTreeMap::new();
        for row in table.rows.iter().copied().filter(|row| !is_caption(view, table, *row)) {
            let name = table.text(view, row, Column::Name).to_owned();
            let number = number(table.text(view, row, Column::Number));
            let found = match known.get(&name) {
                Some(found) if !name.trim().is_empty() => found.clone(),
                Some(_) | None => self.find(&name, number, table),
            };
            let found = match (found.task(), foot.contains(&row)) {
                (None, true) => Match::Nameless,
                (None, false) if goes_on(view, table, row, &found) => above.clone(),
                (Some(_), _) | (None, false) => found,
            };
            known.insert(name.clone(), found.clone());
            above = found.clone();
            rows.push(Row { row, found, name });
        }
        rows
    }

    /// The task of that name and number.
    fn find(&mut self, name: &str, number: Option<usize>, table: &Table) -> Match {
        let written = normal(name);
        if without_number(&written).is_empty() {
            // Without a column of names, 序号 is all there is.
            let nameless = table.columns(Column::Name).is_empty();
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
        let Some(left) = self.left.checked_sub(effort) else { return Match::Unknown };
        self.left = left;
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

/// Whether the row goes on with the one above: it names nothing, and says something.
fn goes_on(view: &View<'_>, table: &Table, row: u32, found: &Match) -> bool {
    let numbered = !table.text(view, row, Column::Number).trim().is_empty();
    let says = table.columns(Column::Answer).iter().any(|at| {
        let own = view.sheet.cells.get(&CellRef::new(row, *at));
        own.is_some_and(|cell| !cell.text.trim().is_empty())
    });
    *found == Match::Nameless && !numbered && says
}

/// Whether the row is one merged cell, or says something to the left of the answers only: a
/// caption or a note.
fn is_caption(view: &View<'_>, table: &Table, row: u32) -> bool {
    let at = |column| {
        let place = table.columns(column).first().map(|at| CellRef::new(row, *at))?;
        view.at(place).map(|(first, _)| first)
    };
    let asks = if table.counts() { Column::Done } else { Column::Answer };
    match (at(Column::Name), at(asks)) {
        (Some(name), Some(answer)) => name == answer,
        (Some(_), None) | (None, _) => {
            // The merged caption reaches from the first column on.
            at(Column::Number)
                .is_some_and(|first| Some(first) == at(asks) || Some(first) == at(Column::Name))
        }
    }
}
