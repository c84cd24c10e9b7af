//! A table of an attachment whose rows are the tasks of the body: the progress form, the plan of who does
//! what (分工表), or a list of the office's own. It says of each task its units and until when it is due.

use std::collections::BTreeSet;

use super::draft::{AnnexContent, PartyDraft, RoleDraft, RoleKind, TaskDraft};
use super::label::{self, Label};
use super::role_list::{looks_like_unit, merged, role_list};
use super::{form_columns, pairs, people, plan_columns, plan_name, shape, targets};
use crate::intake::SOFT_END;

/// The columns of the plan that the program makes.
const PLAN: [&str; 5] = ["序号", "实事名称", "内容", "责任单位", "完成时限"];
/// What the column of the promises is called.
const AMOUNTS: [&str; 8] =
    ["年度目标", "目标数", "全年目标", "目标任务", "工作目标", "任务目标", "年度任务", "建设目标"];
/// What the column of the units is called, and their role.
const UNITS: [(&str, RoleKind); 6] = [
    ("牵头单位", RoleKind::Lead),
    ("牵头部门", RoleKind::Lead),
    ("责任单位", RoleKind::Responsible),
    ("责任部门", RoleKind::Responsible),
    ("承办单位", RoleKind::Responsible),
    ("配合单位", RoleKind::Supporting),
];

/// Tasks, and rows, of which names are compared that are not the same.
const MOST_ALIKE: usize = 200;

/// The rows of the tasks, in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct TaskRows {
    /// The head, without white.
    head: Vec<String>,
    /// The head, with its lines.
    columns: Vec<String>,
    name: usize,
    units: Vec<(usize, RoleKind)>,
    due: Option<usize>,
    /// By task; empty where a task has no row.
    rows: Vec<Vec<String>>,
    /// Tasks that the table calls otherwise: the name in the body, and that in the table.
    renamed: Vec<(String, String)>,
}

impl TaskRows {
    /// The rows of `table`, where at least two thirds of the tasks have one.
    pub(super) fn of(table: &[Vec<String>], tasks: &[TaskDraft]) -> Option<TaskRows> {
        let columns = table.first()?.clone();
        let head: Vec<String> = columns.iter().map(|cell| shape::squeezed(cell)).collect();
        let units: Vec<(usize, RoleKind)> = head
            .iter()
            .enumerate()
            .filter_map(|(at, cell)| {
                let role = UNITS.iter().find(|(word, _)| cell.contains(word))?.1;
                Some((at, role))
            })
            .collect();
        let is_of_tasks = !units.is_empty() || waits_for_answers(table);
        if !is_of_tasks || tasks.is_empty() || table.len() * 3 < tasks.len() * 2 {
            return None;
        }
        let due = head.iter().position(|cell| plan_columns::is_due(cell));
        let names: Vec<String> =
            tasks.iter().map(|task| shape::squeezed(&task.name.value)).collect();
        let column = |at: usize| -> Vec<String> {
            let cells = table.iter().map(|row| row.get(at).map_or("", String::as_str));
            cells.map(|cell| shape::squeezed(cell).trim_end_matches('。').to_owned()).collect()
        };
        let may_differ = names.len().max(table.len()) <= MOST_ALIKE;
        let known = |at: usize| {
            let cells: BTreeSet<String> = column(at).into_iter().collect();
            let is_known = |name: &String| {
                cells.contains(name) || may_differ && cells.iter().any(|cell| are_alike(cell, name))
            };
            names.iter().filter(|name| is_known(name)).count()
        };
        let name = (0..head.len()).max_by_key(|at| known(*at))?;
        if known(name) * 3 < tasks.len() * 2 {
            return None;
        }
        let called = column(name);
        let mut from = 1;
        let mut renamed = Vec::new();
        let mut row = |name: &String| {
            let found = called.iter().skip(from).position(|cell| cell == name).map(|at| from + at);
            from = found.map_or(from, |found| found + 1);
            let alike = || {
                let found = called.iter().skip(1).position(|cell| are_alike(cell, name))? + 1;
                renamed.push((name.clone(), called[found].clone()));
                Some(found)
            };
            let found = if may_differ { found.or_else(alike) } else { found };
            found.map(|found| table[found].clone()).unwrap_or_default()
        };
        let rows = names.iter().map(&mut row).collect();
        Some(TaskRows { head, columns, name, units, due, rows, renamed })
    }

    /// What the program makes by itself: the form, where a column waits for answers, or the plan.
    pub(super) fn made_by_us(&self) -> Option<AnnexContent> {
        let is_known = |at: &usize| {
            *at == self.name
                || Some(*at) == self.due
                || self.units.iter().any(|(unit, _)| unit == at)
        };
        let is_empty = |at: &usize| self.rows.iter().all(|row| self.cell(row, *at).is_empty());
        let waits = (0..self.head.len())
            .filter(|at| !is_known(at) && form_columns::asks_for_answers(&self.head[*at]))
            .any(|at| is_empty(&at));
        if waits {
            let due_filled = self.due.map(|due| !is_empty(&due));
            return form_columns::form(&self.columns, self.name, due_filled);
        }
        let plan = PLAN.iter().filter(|word| self.head.iter().any(|cell| cell == *word));
        let is_plan = plan.eq(self.head.iter().map(String::as_str).collect::<Vec<_>>().iter());
        is_plan.then_some(AnnexContent::TaskTable { text: Vec::new(), columns: Vec::new() })
    }

    /// What a table is that has the columns of the form, and nothing in its rows but their numbers.
    pub(super) fn empty_form(table: &[Vec<String>]) -> Option<AnnexContent> {
        let (columns, rows) = table.split_first()?;
        let head: Vec<String> = columns.iter().map(|cell| shape::squeezed(cell)).collect();
        let number = head.iter().position(|cell| cell == "序号")?;
        let is_empty = |(at, cell): (usize, &String)| at == number || cell.trim().is_empty();
        let is_open = rows.iter().all(|row| row.iter().enumerate().all(is_empty));
        let asks = head.iter().any(|cell| form_columns::asks_for_progress(cell));
        let due = head.iter().any(|cell| plan_columns::is_due(cell));
        let name = plan_name::name_column(&head)?;
        let form = || form_columns::form(columns, name, due.then_some(false));
        if is_open && asks { form() } else { None }
    }

    fn cell(&self, row: &[String], at: usize) -> String {
        row.get(at).map(|cell| shape::squeezed(cell)).unwrap_or_default()
    }

    /// What is to be known of the only column of units: who leads is printed in it, and the paper has bare names.
    pub(super) fn bare_units(&self, tasks: &[TaskDraft]) -> Option<String> {
        let [(at, _)] = self.units[..] else { return None };
        let is_bare = |(row, task): &(&Vec<String>, &TaskDraft)| {
            let cell = self.cell(row, at);
            let has_roles = task.roles.iter().any(|role| role.kind != RoleKind::Responsible);
            has_roles && !cell.is_empty() && !cell.contains(['：', ':'])
        };
        let count = self.rows.iter().zip(tasks).filter(is_bare).count();
        let (column, lead) = (&self.head[at], RoleKind::Lead.chinese());
        (count > 0)
            .then(|| format!("原文“{column}”一栏有{count}项没有写“{lead}：”这样的字，印出来有"))
    }

    /// What is to be known of tasks that the table calls otherwise.
    pub(super) fn doubts(&self) -> Vec<String> {
        let doubt = |(own, other): &(String, String)| {
            format!("正文写“{own}”，附件的表里写“{other}”，当作同一项，两处都照原文印")
        };
        self.renamed.iter().map(doubt).collect()
    }

    /// Names that only the table has for tasks.
    pub(super) fn other_names(&self) -> impl Iterator<Item = &str> {
        self.renamed.iter().map(|(_, other)| other.as_str())
    }

    /// What the row of a task says under 完成时限; empty where it says nothing.
    pub(super) fn due(&self, task: usize) -> String {
        let row = self.rows.get(task).map(Vec::as_slice).unwrap_or_default();
        self.due.map(|due| self.cell(row, due)).unwrap_or_default()
    }

    /// What a task promises by its row, a line each; empty where the table does not say.
    pub(super) fn amounts(&self, task: usize) -> Vec<String> {
        let at = self.head.iter().position(|cell| AMOUNTS.contains(&cell.as_str()));
        let cell = at.and_then(|at| self.rows.get(task)?.get(at));
        cell.map(|cell| cell.replace(SOFT_END, "").split_whitespace().map(str::to_owned).collect())
            .unwrap_or_default()
    }

    /// The money in a task's row, each with the head of its column: 投资：350万元.
    pub(super) fn money(&self, task: usize) -> Vec<String> {
        let Some(row) = self.rows.get(task) else { return Vec::new() };
        let is_other = |at: &usize| {
            *at != self.name
                && Some(*at) != self.due
                && self.units.iter().all(|(unit, _)| unit != at)
                && !AMOUNTS.contains(&self.head[*at].as_str())
        };
        let cells = (0..self.head.len()).filter(is_other).map(|at| (at, self.cell(row, at)));
        let is_money = |(at, cell): &(usize, String)| {
            let is_number = cell.contains(|one: char| one.is_ascii_digit());
            is_number && self.head[*at].contains('元') || targets::has_money(cell)
        };
        cells.filter(is_money).map(|(at, cell)| format!("{}：{cell}", self.head[at])).collect()
    }

    /// The units of a task's row, with their roles.
    pub(super) fn roles(&self, task: usize) -> Vec<RoleDraft> {
        let row = self.rows.get(task).map(Vec::as_slice).unwrap_or_default();
        let cells = self.units.iter().filter_map(|(at, role)| Some((row.get(*at)?, *role)));
        let listed = cells.flat_map(|(cell, role)| listed(cell, role));
        merged(listed.filter(|role| !role.parties.is_empty()).collect())
    }

    /// All units of a task's row, in their order.
    pub(super) fn names(&self, task: usize) -> Vec<String> {
        let parties = self.roles(task).into_iter().flat_map(|role| role.parties);
        parties.map(|one| one.name).collect()
    }
}

/// Whether a column asks what units have done, and waits for it in each row.
fn waits_for_answers(table: &[Vec<String>]) -> bool {
    let Some((head, rows)) = table.split_first() else { return false };
    let is_open =
        |at: usize| rows.iter().all(|row| row.get(at).is_none_or(|cell| cell.trim().is_empty()));
    let asks = |(at, cell): (usize, &String)| {
        form_columns::asks_for_answers(&shape::squeezed(cell)) && is_open(at)
    };
    head.iter().enumerate().any(asks)
}

/// Whether two names may be those of one task: one has the other in it, but for 工程 and the like.
fn are_alike(one: &str, other: &str) -> bool {
    const KINDS: [&str; 8] = ["工程", "项目", "行动", "工作", "任务", "建设", "改造", "提升"];
    let core = |name: &str| {
        let mut name = name.trim_start_matches("实施").to_owned();
        while let Some(rest) = KINDS.iter().find_map(|kind| name.strip_suffix(kind)) {
            name = rest.to_owned();
        }
        name
    };
    let (one, other) = (core(one), core(other));
    let is_long = |name: &str| name.chars().count() >= 3;
    one != other
        && is_long(&one)
        && is_long(&other)
        && (one.contains(&other) || other.contains(&one))
        || one == other && is_long(&one)
}

/// The units of a cell, a line or a comma each; `牵头单位：` before some gives them a role, and so does a word in
/// brackets behind one: 甲局（牵头）.
pub(super) fn listed(cell: &str, role: RoleKind) -> Vec<RoleDraft> {
    let mut kind = role;
    let mut roles: Vec<RoleDraft> = Vec::new();
    for line in whole_names(&cell.replace(SOFT_END, "\n")) {
        let line = labels_behind(&line);
        for part in by_labels(&line) {
            let (own, names) = names_of_line(part);
            kind = own.unwrap_or(kind);
            roles.extend(role_list(names, kind).roles.into_iter().flat_map(by_remarks));
        }
    }
    merged(roles)
}

/// Whether a cell of units names people, or says until when: 甲局 张三, 甲局：李四, 责任人：王五.
pub(super) fn has_people(cell: &str) -> bool {
    let lines = whole_names(&cell.replace(SOFT_END, "\n"));
    let lines: Vec<String> = lines.iter().map(|line| labels_behind(line)).collect();
    lines.iter().flat_map(|line| by_labels(line)).any(|line| {
        let (_, names) = names_of_line(line);
        let is_other = line.contains(['：', ':']) && (names.is_empty() || !line.ends_with(names));
        is_other || !role_list(names, RoleKind::Responsible).people.is_empty()
    })
}

/// 甲局（配合单位：乙局）、丙局 is 甲局、丙局；配合单位：乙局: what a word in a bracket says stands behind all that is in none.
fn labels_behind(line: &str) -> String {
    let plain = pairs::round(line);
    let (mut own, mut behind) = (String::new(), String::new());
    let mut rest = &plain[..];
    while let Some(at) = rest.find(['（', '(']) {
        let Some(length) = shape::closing(&rest[at..]) else { break };
        let end = at + length + rest[at + length..].chars().next().map_or(0, char::len_utf8);
        match shape::bracketed(&rest[at..end]).filter(|inner| has_label(inner)) {
            Some(inner) => {
                own.push_str(&rest[..at]);
                behind = behind + "；" + inner;
            }
            None => own.push_str(&rest[..end]),
        }
        rest = &rest[end..];
    }
    own + rest + &behind
}

/// Whether a bracket begins with a word and its colon.
fn has_label(inner: &str) -> bool {
    let word = inner.split_once(['：', ':']).map(|(word, _)| shape::squeezed(word));
    word.is_some_and(|word| label::label(&word).is_some() || is_of_people(&word))
}

/// A word before a colon behind which there are no units: 电话, 备注.
fn is_of_people(word: &str) -> bool {
    const WORDS: [&str; 7] = ["电话", "手机", "联系方式", "备注", "说明", "传真", "邮箱"];
    WORDS.iter().any(|own| word.ends_with(own))
}

/// 牵头单位：甲局；配合单位：乙局: a part for each word for a role, below what stands before the first.
fn by_labels(line: &str) -> Vec<&str> {
    const BETWEEN: [char; 6] = ['；', ';', '，', ',', '。', ' '];
    let mut parts = Vec::new();
    let mut rest = line;
    if let Some(first) = label::next_label(line).filter(|first| *first > 0) {
        let (own, behind) = line.split_at(first);
        parts.push(own.trim_end_matches(BETWEEN));
        rest = behind;
    }
    loop {
        let colon = rest.find(['：', ':']).map_or(rest.len(), |at| at + 1);
        let colon = rest.ceil_char_boundary(colon);
        let Some(next) = label::next_label(&rest[colon..]) else { break };
        let (own, behind) = rest.split_at(colon + next);
        parts.push(own.trim_end_matches(BETWEEN));
        rest = behind;
    }
    parts.push(rest);
    parts
}

/// The role that a line of a cell says, and its units; a unit before a colon has people behind it, and behind a word for
/// people or a due there are none.
fn names_of_line(line: &str) -> (Option<RoleKind>, &str) {
    const BETWEEN: [char; 9] = ['；', ';', '，', ',', '。', ' ', '\u{3000}', '\t', '、'];
    let Some((word, names)) = line.split_once(['：', ':']) else { return (None, line) };
    // 甲局 电话：123: the units stand before the word.
    let (before, own) = word.trim_end().rsplit_once(BETWEEN).unwrap_or(("", word));
    if is_of_people(own.trim()) {
        return (None, before.trim_end_matches(BETWEEN));
    }
    match label::label(&shape::squeezed(word)) {
        Some(Label::Role { kind, .. }) => (Some(kind), names),
        Some(Label::Person | Label::Due) => (None, ""),
        None if looks_like_unit(word.trim()) && people::is_person(names) => (None, word),
        None => (None, names),
    }
}

/// The units of a role, and those apart whose remark says that they have another.
fn by_remarks(role: RoleDraft) -> Vec<RoleDraft> {
    let own = |party: PartyDraft| {
        let said = party.remark.as_deref().and_then(|remark| match label::label(remark) {
            Some(Label::Role { kind, .. }) => Some(kind),
            Some(Label::Due | Label::Person) | None => None,
        });
        let remark = party.remark.filter(|_| said.is_none());
        let party = PartyDraft { name: party.name, remark };
        RoleDraft { kind: said.unwrap_or(role.kind), parties: vec![party] }
    };
    role.parties.into_iter().map(own).collect()
}

/// The lines of a cell, with those joined that a narrow cell has parted inside a name.
fn whole_names(cell: &str) -> Vec<String> {
    const BETWEEN: [char; 6] = ['、', '，', '；', ',', ';', '/'];
    let mut lines: Vec<String> = Vec::new();
    for line in cell.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let first = line.split([' ', '\u{3000}']).next().unwrap_or(line);
        let first = first.split(BETWEEN).next().unwrap_or(first);
        let begins =
            line.contains(['：', ':']) || is_whole(first) && !line.starts_with(['（', '(']);
        match lines.last_mut() {
            Some(last) if !ends_whole(last) || !begins => last.push_str(line),
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

/// Whether a name needs nothing before it.
fn is_whole(name: &str) -> bool {
    let list = role_list(name, RoleKind::Responsible);
    name.chars().count() > 2 && list.parties().all(|one| looks_like_unit(&one.name))
}

/// Whether the last name of a line needs nothing behind it.
fn ends_whole(line: &str) -> bool {
    let last = line.rsplit(['、', '，', '；', ',', ';', '/', '：', ':', ' ', '\u{3000}']).next();
    last.is_some_and(|last| last.is_empty() && !line.ends_with('、') || is_whole(last))
}

#[cfg(test)]
mod tests {
    use super::{RoleKind, listed};

    #[test]
    fn what_stands_before_a_word_of_a_cell_stays() {
        for (cell, wanted) in [
            ("县甲局；配合：县乙局", "责任单位:县甲局|配合单位:县乙局"),
            ("县甲局（配合单位：县乙局）", "责任单位:县甲局|配合单位:县乙局"),
            ("县甲局（配合：县乙局）、县丙局", "责任单位:县甲局+县丙局|配合单位:县乙局"),
            ("县甲局（联系人：张三）", "责任单位:县甲局"),
            ("县甲局 联系人：张三", "责任单位:县甲局"),
            ("县甲局 电话：123", "责任单位:县甲局"),
            ("县甲局、县乙局 备注：已立项", "责任单位:县甲局+县乙局"),
            ("备注：已立项", ""),
            ("县甲局：张三", "责任单位:县甲局"),
        ] {
            let roles = listed(cell, RoleKind::Responsible);
            let shown = roles.iter().map(|role| {
                let names: Vec<&str> = role.parties.iter().map(|one| one.name.as_str()).collect();
                format!("{}:{}", role.kind.chinese(), names.join("+"))
            });
            assert_eq!(shown.collect::<Vec<_>>().join("|"), wanted, "{cell}");
        }
    }

    #[test]
    fn a_line_of_a_cell_has_several_roles() {
        for cell in
            ["牵头单位：县甲局；配合单位：县乙局、县丙局", "牵头：县甲局\n配合：县乙局、县丙局"]
        {
            let roles = listed(cell, RoleKind::Responsible);
            let names: Vec<String> =
                roles.iter().flat_map(|role| &role.parties).map(|one| one.name.clone()).collect();
            assert_eq!(names, ["县甲局", "县乙局", "县丙局"], "{cell}");
            assert_eq!(roles[0].kind, RoleKind::Lead);
            assert_eq!(roles[1].kind, RoleKind::Supporting);
        }
    }
}
