//! A table whose rows are tasks that stand nowhere else -> the tasks.
//!
//! ```text
//! 序号 | 任务 | 内容 | 牵头单位 | 配合单位 | 完成时限     by the words of its head
//! 一、城建                                          a row of one cell, or a column 类别: a heading
//!      |      | …    | 乙局                          goes on with the task above
//! ```

use std::collections::BTreeSet;

use super::draft::{ColumnDraft, Guess, HeadingDraft, RoleDraft, RoleKind, TaskDraft};
use super::naming;
use super::role_list::merged;
use super::task_rows;
use super::{label, shape};
use crate::intake::SOFT_END;

/// Columns of a table that the program prints, at most.
const MOST_COLUMNS: usize = 12;
const NUMBERS: [&str; 3] = ["序号", "编号", "项次"];
const GROUPS: [&str; 8] = ["类别", "分类", "领域", "板块", "类型", "方面", "项目类别", "任务类别"];
const NAMES: [&str; 20] = [
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
];
/// Words in the head of a column of text.
const TEXTS: [&str; 6] = ["内容", "目标", "任务", "措施", "标准", "要求"];
/// Words in the head of a column that says until when.
const DUES: [&str; 5] = ["时限", "完成时间", "时间节点", "完成日期", "时间要求"];

/// What the columns hold.
struct Columns {
    number: Option<usize>,
    group: Option<usize>,
    name: Option<usize>,
    texts: Vec<usize>,
    units: Vec<(usize, RoleKind)>,
    /// The words of the head for the roles, where they are others than ours.
    words: Vec<(RoleKind, String)>,
    due: Option<usize>,
    /// All others, with their heads.
    others: Vec<(usize, String)>,
}

/// The column that names the tasks, by its head without white.
pub(super) fn name_column(head: &[String]) -> Option<usize> {
    NAMES.iter().find_map(|word| head.iter().position(|cell| cell == word))
}

/// Whether a cell may be the head of a column of text, or of dues.
pub(super) fn is_of_head(cell: &str) -> bool {
    const LONGEST: usize = 6;
    let cell = shape::squeezed(cell);
    let mut words = TEXTS.iter().chain(&DUES);
    cell.chars().count() <= LONGEST && words.any(|word| cell.ends_with(word))
}

/// Whether at least two rows of the table are tasks with units.
pub(super) fn has_tasks(table: &[Vec<String>]) -> bool {
    let named = tasks(table).unwrap_or_default();
    named.iter().filter(|task| !task.roles.is_empty()).count() >= 2
}

/// The tasks of a table that has columns for them and for their units.
pub(super) fn tasks(table: &[Vec<String>]) -> Option<Vec<TaskDraft>> {
    let (head, rows) = table.split_first()?;
    let columns = Columns::of(head)?;
    let mut tasks: Vec<TaskDraft> = Vec::new();
    let mut headings: Vec<HeadingDraft> = Vec::new();
    let mut level = 1;
    let mut has_first = false;
    let is_counted = rows.iter().any(|row| columns.is_counted(row));
    for row in rows {
        let section = || columns.section(row).filter(|_| is_counted);
        if let Some(title) = section().or_else(|| columns.heading(row)) {
            let found = shape::ordinal(&title).filter(|one| one.level <= 2);
            // （一） without 一、 above it is printed as it stands.
            let found = found.filter(|one| one.level == 1 || has_first);
            has_first |= found.is_some();
            level = found.as_ref().map_or(1, |one| one.level) + 1;
            headings.push(HeadingDraft { is_unnumbered: found.is_none(), title, text: Vec::new() });
        }
        let task = columns.task(row).filter(|_| section().is_none());
        match (task, tasks.last_mut()) {
            (Some(mut task), _) => {
                task.headings = std::mem::take(&mut headings);
                task.level = level;
                tasks.push(task);
            }
            (None, Some(last)) if headings.is_empty() => columns.go_on(last, row),
            (None, _) => {}
        }
    }
    Some(tasks)
}

/// The columns of a table as the notice has them.
#[derive(Default)]
pub(super) struct PrintedColumns {
    /// None where no key has them.
    pub(super) columns: Vec<ColumnDraft>,
    /// What stands below them otherwise than in the paper.
    pub(super) doubt: Option<String>,
}

/// The columns that a table of tasks has by its head, for 栏目.
pub(super) fn printed_columns(table: &[Vec<String>]) -> PrintedColumns {
    let found = table.first().and_then(|head| Some((Columns::of(head)?, head)));
    let Some((columns, head)) = found else { return PrintedColumns::default() };
    let bare: Vec<String> = head.iter().map(|cell| shape::squeezed(cell)).collect();
    let is_unique = |at: usize| bare.iter().filter(|cell| **cell == bare[at]).count() == 1;
    let kinds: BTreeSet<RoleKind> = columns.units.iter().map(|(_, kind)| *kind).collect();
    let has_text = || tasks(table).unwrap_or_default().iter().any(|task| !task.text.is_empty());
    let has_names = columns.name.is_some() || columns.texts.len() == 1 && !has_text();
    let is_printable = has_names
        && head.len() <= MOST_COLUMNS
        && kinds.len() == columns.units.len()
        && (0..head.len()).all(|at| is_unique(at) && !bare[at].is_empty());
    if !is_printable {
        return PrintedColumns::default();
    }
    let kept = (0..head.len()).filter(|at| Some(*at) != columns.group);
    let draft = |at: usize| {
        let content = columns.content(at);
        let lines = head[at].lines().map(shape::squeezed).collect();
        ColumnDraft { lines, content: (bare[at] != content).then_some(content) }
    };
    PrintedColumns { columns: kept.map(draft).collect(), doubt: columns.doubt(&bare) }
}

impl Columns {
    fn of(head: &[String]) -> Option<Columns> {
        let head: Vec<String> = head.iter().map(|cell| shape::squeezed(cell)).collect();
        let is = |words: &[&str]| head.iter().position(|cell| words.contains(&cell.as_str()));
        let has = |cell: &str, words: &[&str]| words.iter().any(|word| cell.contains(word));
        let mut columns = Columns {
            number: is(&NUMBERS),
            group: is(&GROUPS),
            name: name_column(&head),
            texts: Vec::new(),
            units: Vec::new(),
            words: Vec::new(),
            due: head.iter().position(|cell| has(cell, &DUES)),
            others: Vec::new(),
        };
        for (at, cell) in head.iter().enumerate() {
            let known = [columns.number, columns.group, columns.name, columns.due];
            if known.contains(&Some(at)) {
                continue;
            }
            if let Some((word, kind)) = label::role_in(cell) {
                columns.units.push((at, kind));
                let own = cell.rsplit('/').next().unwrap_or(cell);
                if own != kind.chinese() && (word == own || word.is_empty()) {
                    columns.words.push((kind, own.to_owned()));
                }
            } else if has(cell, &TEXTS) {
                columns.texts.push(at);
            } else {
                columns.others.push((at, cell.clone()));
            }
        }
        let has_text = columns.name.is_some() || !columns.texts.is_empty();
        (has_text && !columns.units.is_empty()).then_some(columns)
    }

    /// 内容 of a column in 栏目.
    fn content(&self, at: usize) -> &'static str {
        let role = self.units.iter().find(|(own, _)| *own == at).map(|(_, kind)| kind.chinese());
        let is = |own: Option<usize>| own == Some(at);
        match role {
            Some(role) => role,
            None if is(self.number) => "序号",
            None if is(self.name.or(self.texts.first().copied())) => "实事名称",
            None if is(self.due) => "完成时限",
            None if is(self.texts.first().copied()) => "内容",
            None => "自填",
        }
    }

    /// What is printed below other heads than in the paper.
    fn doubt(&self, head: &[String]) -> Option<String> {
        let group = self.group.map(|at| format!("“{}”一栏印成标题行", head[at]));
        let first = self.texts.first().map_or("", |at| head[*at].as_str());
        let more = self.texts.iter().skip(1);
        let more = more.map(|at| format!("“{}”一栏的文字印在“{first}”一栏里", head[*at]));
        group.into_iter().chain(more).reduce(|one, other| one + "；" + &other)
    }

    /// The heading that a row is, or that its column of groups gives to what follows.
    fn heading(&self, row: &[String]) -> Option<String> {
        let filled: Vec<usize> = (0..row.len()).filter(|at| !row[*at].trim().is_empty()).collect();
        let is_numbered =
            |at: usize| shape::ordinal(row[at].trim()).is_some_and(|one| one.level <= 2);
        let alone = match filled[..] {
            [one] if !self.texts.contains(&one) || is_numbered(one) => Some(one),
            _ => merged_cell(row, &filled),
        };
        let cell = alone.or(self.group).and_then(|at| row.get(at))?;
        let title = shape::squeezed(cell);
        (!title.is_empty()).then_some(title)
    }

    /// A task with a number in figures: beside such, a number in Han characters is one of a section.
    fn is_counted(&self, row: &[String]) -> bool {
        let number = self.number.and_then(|at| row.get(at)).map(|cell| shape::squeezed(cell));
        number.is_some_and(|number| {
            number.starts_with(|one: char| {
                one.is_numeric() && shape::han_number(&one.to_string()).is_none()
            })
        }) && row.iter().filter(|cell| !cell.trim().is_empty()).count() > 2
    }

    /// 一 | 就业增收 | | : the heading that a row is whose number stands in a cell of its own.
    fn section(&self, row: &[String]) -> Option<String> {
        let name = self.name.or(self.texts.first().copied())?;
        let number = shape::squeezed(row.get(self.number?)?);
        let title = shape::squeezed(row.get(name)?);
        let filled = row.iter().filter(|cell| !cell.trim().is_empty()).count();
        let bare = number.trim_matches(['、', '.', '．', '（', '）', '(', ')']);
        let is_section = filled == 2 && !title.is_empty() && shape::han_number(bare).is_some();
        let is_whole = number != bare;
        let written = if is_whole { number } else { format!("{number}、") };
        is_section.then(|| written + &title)
    }

    /// The task of a row, or nothing where it is a heading or goes on with the row above.
    fn task(&self, row: &[String]) -> Option<TaskDraft> {
        let filled: Vec<usize> = (0..row.len()).filter(|at| !row[*at].trim().is_empty()).collect();
        let name = self.name.or(self.texts.first().copied())?;
        let cell = self.paragraphs(row, name);
        if filled.len() < 2 || cell.is_empty() || merged_cell(row, &filled).is_some() {
            return None;
        }
        let ordinal = shape::ordinal(&cell[0]);
        let typed = ordinal.as_ref().map_or(0, |one| one.number);
        let own = ordinal.map_or(cell[0].as_str(), |one| one.rest);
        let (called, rest) = match self.name {
            Some(_) => (Guess::said(cell.concat().replacen(&cell[0], own, 1)), String::new()),
            None => naming::of_cell(own),
        };
        let called = Guess { value: called.value.trim_end_matches('。').to_owned(), ..called };
        let rest = (!rest.is_empty()).then_some(rest).into_iter();
        let more = cell.iter().skip(1).filter(|_| self.name.is_none()).cloned();
        let texts = self.texts.iter().filter(|at| **at != name);
        let text = texts.flat_map(|at| self.paragraphs(row, *at));
        let due = self.due.map(|at| self.paragraphs(row, at).concat());
        Some(TaskDraft {
            typed: self.number(row).unwrap_or(typed),
            name: called,
            text: rest.chain(more).chain(text).collect(),
            roles: self.roles(row),
            role_words: self.words.clone(),
            due: due.filter(|due| !due.is_empty()).map(Guess::said),
            left: self.left(row),
            ..TaskDraft::default()
        })
    }

    /// A row without a name: more text and more units of the task above.
    fn go_on(&self, task: &mut TaskDraft, row: &[String]) {
        task.text.extend(self.texts.iter().flat_map(|at| self.paragraphs(row, *at)));
        let more = self.roles(row);
        if !more.is_empty() {
            task.roles = merged(task.roles.drain(..).chain(more).collect());
            task.units_doubt = Some("原文的表里这一项有几行，单位合在一起".to_owned());
        }
        let due = self.due.map(|at| self.paragraphs(row, at).concat()).unwrap_or_default();
        let is_other = task.due.as_ref().is_some_and(|own| own.value != due);
        task.left.extend((is_other && !due.is_empty()).then(|| format!("完成时限：{due}")));
        task.left.extend(self.left(row));
    }

    fn paragraphs(&self, row: &[String], at: usize) -> Vec<String> {
        let cell = row.get(at).map(|cell| cell.replace(SOFT_END, "")).unwrap_or_default();
        cell.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    }

    fn number(&self, row: &[String]) -> Option<usize> {
        let cell = shape::squeezed(row.get(self.number?)?);
        let bare = cell.trim_matches(['、', '.', '．', '（', '）', '(', ')']);
        bare.parse().ok().or_else(|| shape::han_number(bare))
    }

    fn roles(&self, row: &[String]) -> Vec<RoleDraft> {
        let cells = self.units.iter().filter_map(|(at, kind)| Some((row.get(*at)?, *kind)));
        let listed = cells.flat_map(|(cell, kind)| task_rows::listed(cell, kind));
        merged(listed.filter(|role| !role.parties.is_empty()).collect())
    }

    /// What stands in columns that a description has no key for.
    fn left(&self, row: &[String]) -> Vec<String> {
        let cells = self.others.iter().map(|(at, head)| (head, self.paragraphs(row, *at).concat()));
        cells
            .filter(|(_, cell)| !cell.is_empty())
            .map(|(head, cell)| format!("{head}：{cell}"))
            .collect()
    }
}

/// The first cell of a row that is merged over its columns, whose words stand in each.
fn merged_cell(row: &[String], filled: &[usize]) -> Option<usize> {
    let first = *filled.first()?;
    let is_one = filled.len() > 2 && filled.iter().all(|at| row[*at] == row[first]);
    is_one.then_some(first)
}

#[cfg(test)]
mod tests {
    use super::tasks;
    use crate::published::table_head::headed;

    fn shown(rows: &[&str]) -> Vec<String> {
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.split('|').map(str::to_owned).collect()).collect();
        let shown = |task: super::TaskDraft| {
            let headings: Vec<String> = task.headings.into_iter().map(|one| one.title).collect();
            let units = task.roles.iter().map(|role| {
                let names: Vec<&str> = role.parties.iter().map(|one| one.name.as_str()).collect();
                format!("{}:{}", role.kind.chinese(), names.join("+"))
            });
            let units = units.collect::<Vec<_>>().join(";");
            format!("{}/{}/{}/{units}", headings.join("+"), task.name.value, task.text.join("+"))
        };
        tasks(&headed(&rows).rows).unwrap_or_default().into_iter().map(shown).collect()
    }

    #[test]
    fn rows_are_tasks() {
        let rows = [
            "序号|任务|年度目标|责任单位|",
            "|||牵头部门|配合单位",
            "一、城建||||",
            "1|修路|修路3公里|甲局|乙局、丙局",
            "2|绿化||乙局|",
            "||植树5株|丙局|",
        ];
        let wanted = [
            "一、城建/修路/修路3公里/牵头单位:甲局;配合单位:乙局+丙局",
            "/绿化/植树5株/牵头单位:乙局+丙局",
        ];
        assert_eq!(shown(&rows), wanted);
        let grouped = ["类别|工作内容|责任单位", "教育|办学。年内建成。|区甲局牵头，区乙局配合"];
        assert_eq!(shown(&grouped), ["教育/办学/年内建成。/牵头单位:区甲局;配合单位:区乙局"]);
        assert!(shown(&["考核内容|分值", "完成|70"]).is_empty());
    }
}
