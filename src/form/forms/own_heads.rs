//! 栏目 -> [`OwnHeads`]: the words of the notice's own columns, by which a table of them is read.

use std::collections::{BTreeSet, HashMap};

use crate::form::words::{likeness, normal, without_number};
use crate::notice::{ColumnContent, Notice, Role};

use super::task_names::LIKE;

/// The heads of the notice's own columns; none where it has the usual ones.
#[derive(Default)]
pub(in crate::form) struct OwnHeads {
    by_words: HashMap<String, OwnHead>,
    /// Bytes of the longest.
    longest: usize,
    /// Whether one of them is the answer's.
    has_answer: bool,
    /// The office's questions in their order, as [`normal`] gives them.
    questions: Vec<String>,
    /// The names of the notice's tasks, as [`normal`] gives them: no row that has one is a row of heads.
    tasks: BTreeSet<String>,
}

/// What a head of the notice's own is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::form) struct OwnHead {
    /// What stands in its column.
    pub(in crate::form) content: ColumnContent,
    /// Of a question its place among them.
    pub(in crate::form) question: usize,
}

impl OwnHeads {
    /// Those of `notice`.
    pub(super) fn new(notice: &Notice) -> OwnHeads {
        let mut heads = OwnHeads::default();
        let units = notice.task_layout.word(Role::Responsible);
        if notice.columns().is_empty() && units != Role::Responsible.chinese() {
            let (words, content) = (normal(units), ColumnContent::Units);
            heads.longest = words.len();
            heads.has_answer = true;
            heads.by_words.insert(words, OwnHead { content, question: 0 });
        }
        for column in notice.columns() {
            let (words, content) = (normal(&column.head()), column.content);
            heads.longest = heads.longest.max(words.len());
            heads.has_answer |= content == ColumnContent::Answer;
            let question = heads.questions.len();
            if content == ColumnContent::Own {
                heads.questions.push(words.clone());
            }
            heads.by_words.insert(words, OwnHead { content, question });
        }
        let names =
            notice.tasks.iter().flat_map(|task| [&task.name].into_iter().chain(&task.former_names));
        let names =
            names.map(|name| normal(name)).filter(|name| !heads.by_words.contains_key(name));
        heads.tasks = names.collect();
        heads
    }

    /// Whether a cell holds the name of a task, with its number before it or without.
    pub(in crate::form) fn is_task(&self, cell: &str) -> bool {
        let words = normal(cell);
        self.tasks.contains(&words) || self.tasks.contains(without_number(&words))
    }

    /// Whether a cell holds a name that is like a task's.
    pub(in crate::form) fn is_like_a_task(&self, cell: &str) -> bool {
        let words = normal(cell);
        self.tasks.iter().any(|task| likeness(&words, task) >= LIKE)
    }

    /// What the notice has in the column with that head, which is as [`normal`] gives it.
    pub(in crate::form) fn find(&self, words: &str) -> Option<OwnHead> {
        let is_short = words.len() <= self.longest;
        self.by_words.get(words).copied().filter(|_| is_short)
    }

    /// The office's questions in their order, as [`normal`] gives them.
    pub(in crate::form) fn questions(&self) -> impl Iterator<Item = &str> {
        self.questions.iter().map(String::as_str)
    }

    /// Whether a text of so many bytes may be one of them: blanks and full-width letters stand in it besides.
    pub(in crate::form) fn may_be(&self, bytes: usize) -> bool {
        bytes <= self.longest * 8
    }

    /// Whether a table that is filled in has a column of answers.
    pub(in crate::form) fn ask_an_answer(&self) -> bool {
        self.by_words.is_empty() || self.has_answer
    }
}
