//! 栏目: the columns of the progress form, where the notice prints others than the official five.

use super::{Notice, SText, Task};

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

/// What stands in a column of the progress form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ColumnContent {
    /// 序号.
    Number,
    /// 实事名称.
    Name,
    /// 责任单位.
    Units,
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
    /// Whether it is of the targets, for which the form of a unit has a block of its own.
    pub const fn is_of_targets(self) -> bool {
        match self {
            ColumnContent::Amount
            | ColumnContent::ThisPeriod
            | ColumnContent::Done
            | ColumnContent::Share => true,
            ColumnContent::Number
            | ColumnContent::Name
            | ColumnContent::Units
            | ColumnContent::Answer
            | ColumnContent::Due
            | ColumnContent::Own => false,
        }
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
        let official = || !content.is_of_targets() && !matches!(content, ColumnContent::Own);
        match self.columns() {
            [] => official(),
            columns => columns.iter().any(|column| column.content == content),
        }
    }
}

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
