//! 栏目: the columns of the progress form, where the notice prints others than the official five.

use super::{Assignment, Assignments, Notice, Role, SText, Task, UnitId};

/// A column of the progress form.
#[derive(Clone, Debug, PartialEq)]
pub struct FormColumn {
    /// The words of its head as the notice prints them, a line each; at least one.
    pub lines: Vec<SText>,
    /// What stands in it.
    pub content: ColumnContent,
}

impl FormColumn {
    /// The words of its head in one line.
    pub fn head(&self) -> String {
        self.lines.iter().map(|line| line.value.as_str()).collect()
    }
}

/// A column of a table of tasks (分工表).
#[derive(Clone, Debug, PartialEq)]
pub struct TaskColumn {
    /// The words of its head, a line each; at least one.
    pub lines: Vec<SText>,
    /// What stands in it.
    pub content: TaskContent,
}

/// What stands in a column of a table of tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskContent {
    /// 序号.
    Number,
    /// 实事名称.
    Name,
    /// 内容.
    Text,
    /// 牵头单位, 责任单位 or 配合单位.
    Units(ColumnContent),
    /// 完成时限.
    Due,
    /// 年度目标.
    Amount,
    /// Nothing: 备注 and the like, to be written by hand.
    Blank,
}

/// The columns of the official table, where the notice prints no others, in their order, in the usual words.
const USUAL_COLUMNS: [(&str, ColumnContent); 5] = [
    ("序号", ColumnContent::Number),
    ("实事名称", ColumnContent::Name),
    ("责任单位", ColumnContent::Units),
    ("具体措施及任务进度情况", ColumnContent::Answer),
    ("完成时限", ColumnContent::Due),
];

/// The usual five columns, with that word over the units.
pub fn usual_columns(units_word: &str) -> [(String, ColumnContent); 5] {
    USUAL_COLUMNS.map(|(head, content)| {
        let is_of_units = content == ColumnContent::Units;
        (if is_of_units { units_word } else { head }.to_owned(), content)
    })
}

/// What stands in a column of the progress form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ColumnContent {
    /// 序号.
    Number,
    /// 实事名称.
    Name,
    /// 牵头单位: those that lead, beside a column of the others.
    Lead,
    /// 责任单位: all units, or those that have no column of their own.
    Units,
    /// 配合单位.
    Supporting,
    /// 具体措施及任务进度情况, which each unit writes.
    Answer,
    /// 完成时限.
    Due,
    /// 年度目标: what the targets of the task promise.
    Amount,
    /// 本期完成: what is done of them in the period alone, reckoned from 累计完成.
    ThisPeriod,
    /// 累计完成: what is done of them since the year's beginning.
    Done,
    /// 完成率: which part of them is done, reckoned likewise.
    Share,
    /// What the office asks in words of its own (存在问题, 下一步打算, 备注): each unit writes a text, or none.
    Own,
}

impl ColumnContent {
    /// Those that say whose the task is.
    pub const OF_UNITS: [ColumnContent; 3] =
        [ColumnContent::Lead, ColumnContent::Units, ColumnContent::Supporting];

    /// Whether it is of the targets, for which the form of a unit has a block of its own.
    pub const fn is_of_targets(self) -> bool {
        match self {
            ColumnContent::Amount
            | ColumnContent::ThisPeriod
            | ColumnContent::Done
            | ColumnContent::Share => true,
            ColumnContent::Number
            | ColumnContent::Name
            | ColumnContent::Lead
            | ColumnContent::Units
            | ColumnContent::Supporting
            | ColumnContent::Answer
            | ColumnContent::Due
            | ColumnContent::Own => false,
        }
    }

    /// Whether it says whose the task is.
    pub const fn is_of_units(self) -> bool {
        matches!(self, ColumnContent::Lead | ColumnContent::Units | ColumnContent::Supporting)
    }

    /// Whether each unit writes a text in it.
    pub const fn is_text(self) -> bool {
        matches!(self, ColumnContent::Answer | ColumnContent::Own)
    }
}

impl Notice {
    /// The columns of the progress form, where they are not the official five; none where they are.
    pub fn columns(&self) -> &[FormColumn] {
        self.attachment.as_ref().map_or(&[], |form| &form.columns)
    }

    /// What the office asks in words of its own, in the order of the columns.
    pub fn questions(&self) -> impl Iterator<Item = &FormColumn> {
        self.columns().iter().filter(|column| column.content == ColumnContent::Own)
    }

    /// Whether the progress form has a column with that.
    pub fn has_column(&self, content: ColumnContent) -> bool {
        let official = || {
            let of_roles = matches!(content, ColumnContent::Lead | ColumnContent::Supporting);
            !content.is_of_targets() && !of_roles && content != ColumnContent::Own
        };
        match self.columns() {
            [] => official(),
            columns => columns.iter().any(|column| column.content == content),
        }
    }
}

impl Notice {
    /// The usual five columns, that of units with the notice's own word for them.
    pub fn usual_columns(&self) -> [(String, ColumnContent); 5] {
        usual_columns(self.task_layout.word(Role::Responsible))
    }

    /// The column in which units of that role stand: their own, else that of 责任单位, else whatever there is.
    pub fn column_of(&self, role: Role) -> ColumnContent {
        column_of_units(role, |content| self.has_column(content))
    }

    /// The lines of a task's cell in a column of units.
    pub fn unit_lines(&self, task: &Task, content: ColumnContent) -> Vec<SText> {
        task.assigned.lines_in(content, |content| self.has_column(content))
    }

    /// Those in a column of units who do not report: as the notice names them, of a group that reports in part its
    /// members. Who only supports the others stands in a table that says who has to do what.
    pub fn silent_lines(&self, task: &Task, content: ColumnContent) -> Vec<SText> {
        let has = |content| self.has_column(content);
        let mut here = task.assigned.in_column(content, has);
        if !OF_ROLES.into_iter().any(has) {
            here.0.retain(|one| one.role != Role::Supporting);
        }
        let reports = |unit: &UnitId| task.units.iter().any(|one| one.id == *unit);
        let lines = here.parties().flat_map(|party| match party.units.iter().any(reports) {
            false => vec![party.line()],
            true => {
                let silent = party.units.iter().filter(|unit| !reports(unit));
                silent.map(|unit| self.units.get(*unit).name.clone()).collect()
            }
        });
        lines.collect()
    }
}

/// The column of a table in which units of that role stand, of those that it has.
fn column_of_units(role: Role, has: impl Fn(ColumnContent) -> bool) -> ColumnContent {
    use ColumnContent::{Lead, Supporting, Units};
    let wanted = match role {
        Role::Lead => [Lead, Units, Supporting],
        Role::Responsible => [Units, Lead, Supporting],
        Role::Supporting => [Supporting, Units, Lead],
    };
    wanted.into_iter().find(|content| has(*content)).unwrap_or(Units)
}

impl Assignments {
    /// The lines of a cell in a column of units, in a table that has such columns.
    pub fn lines_in(
        &self,
        content: ColumnContent,
        has: impl Fn(ColumnContent) -> bool,
    ) -> Vec<SText> {
        let here = self.in_column(content, &has);
        let alone = here.0.len() == 1 && OF_ROLES.into_iter().any(&has);
        if alone { here.names() } else { here.lines() }
    }

    /// Those that stand in that column.
    fn in_column(
        &self,
        content: ColumnContent,
        has: impl Fn(ColumnContent) -> bool,
    ) -> Assignments {
        let is_here = |one: &&Assignment| column_of_units(one.role, &has) == content;
        let mut here: Vec<Assignment> = self.0.iter().filter(is_here).cloned().collect();
        let leads = |one: &Assignment| one.role == Role::Lead;
        // The one column 牵头单位 names who leads; a task that says of nobody that it leads has all there.
        if content == ColumnContent::Lead && here.iter().any(leads) {
            here.retain(leads);
        }
        Assignments(here)
    }
}

/// The columns of who leads and of who supports.
const OF_ROLES: [ColumnContent; 2] = [ColumnContent::Lead, ColumnContent::Supporting];

impl Task {
    /// 年度目标: what its targets promise, a line each, of several with what is counted.
    pub fn promises(&self) -> Vec<SText> {
        let several = self.targets.len() > 1;
        let promise = |target: &super::Target| {
            let printed = target.printed();
            let text = if several { format!("{}{printed}", target.name.value) } else { printed };
            target.amount.clone().map(|_| text)
        };
        self.targets.iter().map(promise).collect()
    }
}
