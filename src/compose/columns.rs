//! 栏目: the notice's own columns of the progress form and of the report's table, as templates print them.

use minijinja::{Value, context};

use crate::document::template::Values;
use crate::notice::{
    ColumnContent, Due, FormColumn, Notice, OwnAnnex, SText, Task, TaskColumn, TaskContent,
};
use crate::report::{Report, ReportColumn, UnitPart};

use super::progress;

/// The columns of the progress form; none where they are the usual five.
pub(super) fn of_form(columns: &[FormColumn], values: &mut Values) -> Vec<Value> {
    let column = |one: &FormColumn| {
        context! { lines => values.texts(&one.lines), content => name(one.content) }
    };
    columns.iter().map(column).collect()
}

/// The columns of a table of tasks; none where they are the usual ones.
pub(super) fn of_task_table(annex: &OwnAnnex, values: &mut Values) -> Vec<Value> {
    let column = |one: &TaskColumn| {
        let content = match one.content {
            TaskContent::Number => "number",
            TaskContent::Name => "name",
            TaskContent::Text => "text",
            TaskContent::Units(content) => name(content),
            TaskContent::Due => "due",
            TaskContent::Amount => "amount",
            TaskContent::Blank => "own",
        };
        context! { lines => values.texts(&one.lines), content }
    };
    annex.columns.iter().map(column).collect()
}

/// What stands in them: for each task the cells of its row, a line each.
pub(super) fn rows_of_task_table(
    annex: &OwnAnnex,
    notice: &Notice,
    values: &mut Values,
) -> Vec<Vec<Value>> {
    let mut row = |task: &Task| {
        let cells = annex.columns.iter().map(|column| match column.content {
            TaskContent::Number => Value::from(vec![progress::numbering(&task.number.label)]),
            TaskContent::Name
            | TaskContent::Text
            | TaskContent::Units(_)
            | TaskContent::Due
            | TaskContent::Amount
            | TaskContent::Blank => values.texts(&lines_in(task, column.content, &annex.columns)),
        });
        cells.collect()
    };
    notice.tasks.iter().filter(|task| task.in_force).map(&mut row).collect()
}

fn lines_in(task: &Task, content: TaskContent, columns: &[TaskColumn]) -> Vec<SText> {
    let has = |wanted| columns.iter().any(|one| one.content == TaskContent::Units(wanted));
    match content {
        TaskContent::Number | TaskContent::Blank => Vec::new(),
        TaskContent::Name => vec![task.name.clone()],
        TaskContent::Text => task.text.clone(),
        TaskContent::Units(content) => task.assigned.lines_in(content, has),
        TaskContent::Due => task.due.as_ref().map(Due::lines).unwrap_or_default(),
        TaskContent::Amount => task.promises(),
    }
}

/// The columns of the report's table; none where they are the usual five. The first of those with texts says what
/// else is to be said of a unit.
pub(super) fn of_report(report: &Report) -> Vec<Value> {
    let first = report.columns.iter().position(|column| column.content.is_text());
    let has = |content| report.columns.iter().any(|column| column.content == content);
    let figures = !has(ColumnContent::Done);
    let column = |(at, one): (usize, &ReportColumn)| {
        context! {
            lines => one.lines.clone(),
            content => name(one.content),
            text => one.content.is_text(),
            of_units => one.content.is_of_units(),
            figures_of => one.content.is_of_targets(),
            first => first == Some(at),
            figures => figures && first == Some(at),
        }
    };
    report.columns.iter().enumerate().map(column).collect()
}

/// Letters of a text to each row of its unit's that one cell over all of them holds: such a cell stands on one page.
const IN_A_ROW: usize = 12;

/// Whether the texts of a unit are short enough to stand in cells over so many rows.
pub(super) fn fit_one_cell(part: &UnitPart, rows: usize) -> bool {
    let is_short =
        |text: &str| text.chars().count() <= rows * IN_A_ROW && text.lines().count() <= rows;
    rows == 1 || part.texts().all(|(_, told)| is_short(&told.text))
}

/// What a unit's row says in that column, a line each.
pub(super) fn cell(part: &UnitPart, column: &ReportColumn, values: &mut Values) -> Value {
    let told = match column.content {
        ColumnContent::Answer => part.answer.as_ref(),
        ColumnContent::Own => part.own.get(column.question).and_then(|own| own.told.as_ref()),
        ColumnContent::Lead | ColumnContent::Units | ColumnContent::Supporting => {
            return context! { held => false, lines => values.texts(part.beside(column.content)) };
        }
        ColumnContent::Number
        | ColumnContent::Name
        | ColumnContent::Due
        | ColumnContent::Amount
        | ColumnContent::ThisPeriod
        | ColumnContent::Done
        | ColumnContent::Share => {
            return context! { held => false, lines => part.figures_in(column) };
        }
    };
    let lines = told.map(|told| values.lines(&told.text, &told.origin));
    context! { held => told.is_some_and(|told| told.held), lines }
}

/// What stands in a column, as templates compare it: the English name of the description.
pub(super) fn name(content: ColumnContent) -> &'static str {
    match content {
        ColumnContent::Number => "number",
        ColumnContent::Name => "name",
        ColumnContent::Lead => "lead",
        ColumnContent::Units => "units",
        ColumnContent::Supporting => "supporting",
        ColumnContent::Answer => "answer",
        ColumnContent::Due => "due",
        ColumnContent::Amount => "amount",
        ColumnContent::ThisPeriod => "this_period",
        ColumnContent::Done => "done",
        ColumnContent::Share => "share",
        ColumnContent::Own => "own",
    }
}
