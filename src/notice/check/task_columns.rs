//! 栏目 of a table of tasks (分工表): what stands in each, by its words or by what is said of it.
//!
//! The words are those of the progress form, and a few that mean something only where nothing is filled in.

use std::collections::BTreeMap;

use crate::diag::{ColumnProblem, Diagnostic, Diagnostics, Problem};
use crate::notice::model::{ColumnContent, Role, TaskColumn, TaskContent};
use crate::notice::raw::{RawColumn, RawColumns};

use super::columns::{CONTENTS, MOST, all_read, bare, of_words};
use super::{Choice, one_of};

/// What a column of the table may hold besides what one of the progress form may.
pub(in crate::notice) const TEXT: Choice<TaskContent> = ("text", "内容", TaskContent::Text);

/// Words of heads that say what stands below, besides those of the progress form.
const WORDS: [(&str, TaskContent); 17] = [
    ("任务", TaskContent::Name),
    ("实事", TaskContent::Name),
    ("事项", TaskContent::Name),
    ("项目", TaskContent::Name),
    ("内容", TaskContent::Text),
    ("任务内容", TaskContent::Text),
    ("工作内容", TaskContent::Text),
    ("主要内容", TaskContent::Text),
    ("具体内容", TaskContent::Text),
    ("主要任务", TaskContent::Text),
    ("具体任务", TaskContent::Text),
    ("牵头", TaskContent::Units(ColumnContent::Lead)),
    ("责任", TaskContent::Units(ColumnContent::Units)),
    ("配合", TaskContent::Units(ColumnContent::Supporting)),
    ("时限", TaskContent::Due),
    ("目标", TaskContent::Amount),
    ("工作目标", TaskContent::Amount),
];

/// The columns, if all are right: something must say which task a row is of.
pub(super) fn check(
    raw: RawColumns,
    words: &[(Role, String)],
    findings: &mut Diagnostics,
) -> Option<Vec<TaskColumn>> {
    let RawColumns { columns: raw, origin } = raw;
    let columns = all_read(raw, |one| column(one, words, findings))?;
    let mut faults = twice(&columns);
    let mut find = |found| faults.push(Diagnostic::at(&origin, Problem::OfColumns(found)));
    let says = |one: &TaskColumn| matches!(one.content, TaskContent::Name | TaskContent::Text);
    if !columns.iter().any(says) {
        find(ColumnProblem::Missing { names: "实事名称".into() });
    }
    if columns.len() > MOST {
        find(ColumnProblem::TooMany { columns: columns.len(), most: MOST });
    }
    let are_right = faults.is_empty();
    findings.extend(faults);
    are_right.then_some(columns)
}

fn column(
    raw: RawColumn,
    words: &[(Role, String)],
    findings: &mut Diagnostics,
) -> Option<TaskColumn> {
    let head = bare(&raw.head());
    let content = match raw.content {
        Some(written) => one_of(&written, &contents(), findings)?,
        None => {
            let own = WORDS.iter().find(|(word, _)| *word == head).map(|(_, content)| *content);
            own.unwrap_or_else(|| of_form(of_words(&head, words)))
        }
    };
    Some(TaskColumn { lines: raw.lines, content })
}

/// All that may be said of a column.
fn contents() -> Vec<Choice<TaskContent>> {
    let of_form = CONTENTS.iter().map(|(name, word, content)| (*name, *word, of_form(*content)));
    of_form.chain([TEXT]).collect()
}

/// What the table has of a content of the progress form: what units fill in there stays empty.
const fn of_form(content: ColumnContent) -> TaskContent {
    match content {
        ColumnContent::Number => TaskContent::Number,
        ColumnContent::Name => TaskContent::Name,
        ColumnContent::Lead | ColumnContent::Units | ColumnContent::Supporting => {
            TaskContent::Units(content)
        }
        ColumnContent::Due => TaskContent::Due,
        ColumnContent::Amount => TaskContent::Amount,
        ColumnContent::Answer
        | ColumnContent::ThisPeriod
        | ColumnContent::Done
        | ColumnContent::Share
        | ColumnContent::Own => TaskContent::Blank,
    }
}

/// Columns with the same words, and others than the empty ones with the same content.
fn twice(columns: &[TaskColumn]) -> Vec<Diagnostic> {
    let head = |column: &TaskColumn| -> String {
        column.lines.iter().map(|line| line.value.as_str()).collect()
    };
    let (mut words, mut contents) = (BTreeMap::new(), BTreeMap::new());
    let mut found = Vec::new();
    for column in columns {
        let alike: Option<&TaskColumn> = words.insert(bare(&head(column)), column);
        let is_blank = column.content == TaskContent::Blank;
        let same = contents.insert(column.content, column).filter(|_| !is_blank);
        let Some(first) = alike.or(same) else { continue };
        let problem = ColumnProblem::Twice { name: head(column), first: head(first) };
        let found_at = Diagnostic::at(&column.lines[0].origin, Problem::OfColumns(problem));
        found.push(found_at.with_related(&first.lines[0].origin));
    }
    found
}
