//! A table whose rows are tasks that stand nowhere else -> the tasks.
//!
//! ```text
//! 序号 | 任务 | 内容 | 牵头单位 | 配合单位 | 完成时限     by the words of its head
//! 一、城建                                          a row of one cell, or a column 类别: a heading
//!      |      | …    | 乙局                          goes on with the task above
//! 3    |      |      |                              an empty row: told with the task above
//! ```

use std::collections::BTreeSet;

use super::draft::{ColumnDraft, HeadingDraft, RoleKind, TaskDraft};
use super::plan_columns::{Columns, Nameless};
use super::shape;

/// Columns of a table that the program prints, at most.
const MOST_COLUMNS: usize = 12;

/// Whether at least two rows of the table are tasks with units.
pub(super) fn has_tasks(table: &[Vec<String>]) -> bool {
    let named = tasks(table, None).unwrap_or_default();
    named.iter().filter(|task| !task.roles.is_empty()).count() >= 2
}

/// The tasks of a table that has columns for them and for their units, in a paper of `year`.
pub(super) fn tasks(table: &[Vec<String>], year: Option<u16>) -> Option<Vec<TaskDraft>> {
    let (_, rows) = table.split_first()?;
    let columns = Columns::of(table, year)?;
    let is_counted = rows.iter().any(|row| columns.is_counted(row));
    let mut read = Rows { is_counted, level: 1, ..Rows::default() };
    rows.iter().for_each(|row| read.take(&columns, row));
    Some(read.end())
}

/// The rows as far as they are read.
#[derive(Default)]
struct Rows {
    tasks: Vec<TaskDraft>,
    /// Above the next task.
    headings: Vec<HeadingDraft>,
    /// Some row has a number in figures.
    is_counted: bool,
    level: usize,
    has_first: bool,
    /// What the column of groups said last.
    group: Option<String>,
    /// Words of rows that are none of a task, before the next one.
    left: Vec<String>,
    /// Numbers of rows in which nothing else stands.
    empty: Vec<String>,
}

impl Rows {
    fn take(&mut self, columns: &Columns, row: &[String]) {
        match columns.nameless(row) {
            Some(Nameless::Empty(number)) => return self.empty.push(number.to_string()),
            Some(Nameless::Words(words)) => return self.left.push(words),
            None => {}
        }
        if columns.is_sum(row) {
            return self.left.extend(words(row));
        }
        let section = columns.section(row).filter(|_| self.is_counted);
        let is_section = section.is_some();
        // The sum beside it has no key.
        let has_sum = row.iter().filter(|cell| !cell.trim().is_empty()).count() > 2;
        self.left.extend(words(row).filter(|_| is_section && has_sum));
        let heading = section.or_else(|| columns.heading(row));
        let is_heading = heading.is_some();
        if let Some(title) = heading.filter(|title| self.group.as_ref() != Some(title)) {
            self.begin(title);
        }
        match (columns.task(row).filter(|_| !is_section), self.tasks.last_mut()) {
            (Some(mut task), _) => {
                task.headings = std::mem::take(&mut self.headings);
                task.level = self.level;
                task.left.splice(0..0, std::mem::take(&mut self.left));
                self.tasks.push(task);
            }
            (None, Some(last)) if self.headings.is_empty() => columns.go_on(last, row),
            (None, _) if !is_heading => self.left.extend(words(row)),
            (None, _) => {}
        }
    }

    fn begin(&mut self, title: String) {
        let found = shape::ordinal(&title).filter(|one| one.level <= 2);
        // （一） without 一、 above it is printed as it stands.
        let found = found.filter(|one| one.level == 1 || self.has_first);
        self.has_first |= found.is_some();
        self.level = found.as_ref().map_or(1, |one| one.level) + 1;
        let is_unnumbered = found.is_none();
        self.group = Some(title.clone());
        self.headings.push(HeadingDraft { is_unnumbered, title, ..HeadingDraft::default() });
    }

    /// The tasks; what stands behind the last of them stays with it.
    fn end(mut self) -> Vec<TaskDraft> {
        if let Some(last) = self.tasks.last_mut() {
            last.left.append(&mut self.left);
            last.left.extend(self.headings.into_iter().map(|heading| heading.title));
            let empty = self.empty.join("、");
            last.left.extend((!empty.is_empty()).then(|| format!("只有序号的空行：{empty}")));
        }
        self.tasks
    }
}

/// The words of a row, as one may read them in a remark.
fn words(row: &[String]) -> Option<String> {
    let words: Vec<String> = row.iter().map(|cell| shape::squeezed(cell)).collect();
    let words: Vec<String> = words.into_iter().filter(|cell| !cell.is_empty()).collect();
    (!words.is_empty()).then(|| words.join(" "))
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
pub(super) fn printed_columns(table: &[Vec<String>], year: Option<u16>) -> PrintedColumns {
    let found = table.first().and_then(|head| Some((Columns::of(table, year)?, head)));
    let Some((columns, head)) = found else { return PrintedColumns::default() };
    let bare: Vec<String> = head.iter().map(|cell| shape::squeezed(cell)).collect();
    let is_unique = |at: usize| bare.iter().filter(|cell| **cell == bare[at]).count() == 1;
    let kinds: BTreeSet<RoleKind> = columns.units.iter().map(|(_, kind)| *kind).collect();
    let has_text =
        || tasks(table, year).unwrap_or_default().iter().any(|task| !task.text.is_empty());
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
    let unkept = columns.unkept(&table[1..]).join("”“");
    let unkept = (!unkept.is_empty())
        .then(|| format!("“{unkept}”一栏没有对应的项，印出来是空的，原文填的字在各项下面的注释里"));
    let doubt = columns.doubt(&bare).into_iter().chain(unkept);
    let doubt = doubt.reduce(|one, other| one + "；" + &other);
    PrintedColumns { columns: kept.map(draft).collect(), doubt }
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
        tasks(&headed(&rows).rows, Some(2025)).unwrap_or_default().into_iter().map(shown).collect()
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
        let with_sums = [
            "序号|实事名称|主要内容|投资（万元）|责任单位",
            "一|教育类||1500|",
            "1|新建小学|新建小学1所|1200|甲局",
            "（二）|交通类||2,000|",
            "2|断头路|打通3条|2000|乙局",
            "|三、水利类||300|",
            "3|治河|治理2公里|300|丙局",
            "4|饮水|建站1座|300|",
        ];
        let wanted = [
            "一、教育类/新建小学/新建小学1所/责任单位:甲局",
            "（二）交通类/断头路/打通3条/责任单位:乙局",
            "三、水利类/治河/治理2公里/责任单位:丙局",
            "/饮水/建站1座/",
        ];
        assert_eq!(shown(&with_sums), wanted);
        let grouped = ["类别|工作内容|责任单位", "教育|办学。年内建成。|区甲局牵头，区乙局配合"];
        assert_eq!(shown(&grouped), ["教育/办学/年内建成。/牵头单位:区甲局;配合单位:区乙局"]);
        assert!(shown(&["考核内容|分值", "完成|70"]).is_empty());
        let years = ["任务|2024年|2025年|2026年|责任单位", "修路|3公里|4公里|5公里|甲局"];
        assert_eq!(shown(&years), ["/修路/4公里/责任单位:甲局"]);
    }
}
