//! Which column of a table names its tasks, where several may.
//!
//! ```text
//! 项目 | 任务 | 单位      项目 names them
//! 就业 | 新增…| 甲局      where it is empty in rows of their own, 任务 does, and 项目 is what groups them
//!      | 再就…| 甲局
//! 事项 | 任务             事项, where the cells of 任务 have several points
//! ```

use super::shape;

const NAMES: [&str; 23] = [
    "实事名称",
    "项目名称",
    "任务名称",
    "工程名称",
    "事项名称",
    "工作名称",
    "实事项目",
    "民生实事",
    "重点工作",
    "名称",
    "实事",
    "项目",
    "工作任务",
    "重点任务",
    "工作事项",
    "重点事项",
    "任务",
    "事项",
    "工程",
    "主要任务",
    "指标名称",
    "考核指标",
    "指标",
];

/// The column that names the tasks, by its head without white.
pub(super) fn name_column(head: &[String]) -> Option<usize> {
    NAMES.iter().find_map(|word| head.iter().position(|cell| cell == word))
}

/// The column that names the tasks of a table, and the one that groups them by its words.
pub(super) fn name_and_group(
    table: &[Vec<String>],
    head: &[String],
    number: Option<usize>,
) -> (Option<usize>, Option<usize>) {
    let Some(name) = name_column(head) else { return (None, None) };
    match name_below(table, head, (number, name)) {
        Some(below) => (Some(below), Some(name)),
        None => (name_beside(table, head, name).or(Some(name)), None),
    }
}

/// Cells of a row that is a task, at least.
const LEAST: usize = 3;

/// The rows of tasks.
fn rows(table: &[Vec<String>]) -> impl Iterator<Item = &Vec<String>> {
    let filled = |row: &&Vec<String>| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    table.iter().skip(1).filter(move |row| filled(row) >= LEAST)
}

fn is_filled(row: &[String], at: usize) -> bool {
    row.get(at).is_some_and(|cell| !cell.trim().is_empty())
}

/// Other columns than `name` that may name tasks, and have words in each row.
fn others(table: &[Vec<String>], head: &[String], name: usize) -> Vec<usize> {
    let is_other = |at: &usize| *at != name && NAMES.contains(&head[*at].as_str());
    let is_whole = |at: &usize| rows(table).all(|row| is_filled(row, *at));
    (0..head.len()).filter(|at| is_other(at) && is_whole(at)).collect()
}

/// The column that names the tasks where the usual one is empty in rows that are tasks, too: each has a name there, and a
/// number if there are numbers.
fn name_below(
    table: &[Vec<String>],
    head: &[String],
    (number, name): (Option<usize>, usize),
) -> Option<usize> {
    let mut open = rows(table).filter(|row| !is_filled(row, name)).peekable();
    let is_counted = |row: &Vec<String>| number.is_none_or(|at| is_filled(row, at));
    let has_groups = rows(table).next().is_some_and(|row| is_filled(row, name))
        && open.peek().is_some()
        && open.all(is_counted);
    others(table, head, name).first().copied().filter(|_| has_groups)
}

/// The column that names the tasks where the usual one has several points in a cell.
fn name_beside(table: &[Vec<String>], head: &[String], name: usize) -> Option<usize> {
    let has_points =
        |at: usize| rows(table).filter_map(|row| row.get(at)).any(|cell| is_of_points(cell));
    let found = || others(table, head, name).into_iter().find(|at| !has_points(*at));
    if has_points(name) { found() } else { None }
}

/// 1.修路；2.修桥
fn is_of_points(cell: &str) -> bool {
    let points = cell.lines().flat_map(|line| line.split_inclusive('；'));
    points.filter(|point| shape::ordinal(point).is_some()).count() > 1
}
