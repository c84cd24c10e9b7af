//! Notice -> [`Columns`]: which column of the form's sheet holds what.
//!
//! The official table keeps its columns, their heads and their order: the usual five, or those that the notice
//! prints (栏目). What a target is, and how much is done of it, is asked in the block under the table, which
//! stands in the same columns, so those of the notice's columns that are of targets are left out of the table:
//!
//! ```text
//! 序号  实事名称  责任单位  年度目标  本月完成  累计完成  完成率  存在问题  下一步打算        the notice
//! 序号  实事名称  责任单位                                         存在问题  下一步打算        the table
//! 序号  目标      年度目标                                         累计完成  计量单位          the block
//! ```

use crate::han;
use crate::notice::{ColumnContent, Notice, Task};

use super::grid::numbered;

/// What the block says over how much was promised, where the notice has no words for it.
const PROMISED: &str = "目标数";

/// A column of the official table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetColumn {
    /// The words of its head.
    pub head: String,
    /// What stands in it.
    pub content: ColumnContent,
}

/// The columns of a form's sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    /// Those that are printed, from the left; at least four.
    pub table: Vec<SheetColumn>,
    /// What the block of targets says over how much was promised.
    pub promised: String,
    /// The characters that the longest 序号 takes, of a task or of a target, at least two.
    pub number_room: f64,
}

/// The characters that the longest 序号 takes: 一（七）.1.
fn number_room(notice: &Notice) -> f64 {
    let longest = |task: &Task| numbered(&task.number.label, task.targets.len());
    let with_targets = notice.tasks.iter().filter(|task| !task.targets.is_empty());
    let rooms = with_targets.map(|task| han::cells(&longest(task)));
    rooms.fold(notice.number_room(), f64::max)
}

/// Columns beside each other: the first and the last.
pub(super) type Span = (u16, u16);

impl Columns {
    /// Those of the forms of `notice`.
    pub(super) fn of(notice: &Notice) -> Columns {
        let own = notice.columns();
        let printed = own.iter().map(|column| (column.head(), column.content));
        let all: Vec<(String, ColumnContent)> =
            if own.is_empty() { notice.usual_columns().into() } else { printed.collect() };
        let promised = all.iter().find(|(_, content)| *content == ColumnContent::Amount);
        let promised = promised.map_or_else(|| PROMISED.to_owned(), |(head, _)| head.clone());
        let table = all.into_iter().filter(|(_, content)| !content.is_of_targets());
        let table = table.map(|(head, content)| SheetColumn { head, content }).collect();
        Columns { table, promised, number_room: number_room(notice) }
    }

    /// The columns of the table with their places.
    pub(super) fn placed(&self) -> impl Iterator<Item = (u16, &SheetColumn)> {
        (0..).zip(&self.table)
    }

    /// The column that holds that; of several the first.
    pub(super) fn place(&self, content: ColumnContent) -> Option<u16> {
        self.placed().find(|(_, column)| column.content == content).map(|(at, _)| at)
    }

    /// 序号.
    pub(super) fn number(&self) -> u16 {
        self.place(ColumnContent::Number).unwrap_or(0)
    }

    /// 实事名称.
    pub(super) fn name(&self) -> u16 {
        self.place(ColumnContent::Name).unwrap_or(1)
    }

    /// Where the figures of the block stand: under the answers, else under the first of the office's questions.
    pub(super) fn figures(&self) -> u16 {
        let own = || self.place(ColumnContent::Own);
        self.place(ColumnContent::Answer).or_else(own).unwrap_or(self.last())
    }

    /// Where the block says how much was promised, and, if there is room, in which measure.
    pub(super) fn promises(&self) -> (Option<Span>, Option<Span>) {
        let free = self.free();
        match &free[..] {
            [] => (None, None),
            [(first, last)] if first == last => (Some((*first, *last)), None),
            [(first, last)] => (Some((*first, last - 1)), Some((*last, *last))),
            [first, .., last] => (Some(*first), Some(*last)),
        }
    }

    /// The runs of columns in which neither 序号 nor name nor figure of a target stands.
    fn free(&self) -> Vec<Span> {
        let taken = [self.number(), self.name(), self.figures()];
        let mut runs: Vec<Span> = Vec::new();
        for at in (0..=self.last()).filter(|at| !taken.contains(at)) {
            match runs.last_mut() {
                Some((_, last)) if *last + 1 == at => *last = at,
                Some(_) | None => runs.push((at, at)),
            }
        }
        runs
    }

    /// The last column that is printed.
    pub(super) fn last(&self) -> u16 {
        u16::try_from(self.table.len()).unwrap_or(u16::MAX).saturating_sub(1)
    }

    /// Beside the table, on the screen only: 进展状态.
    pub(super) fn state(&self) -> u16 {
        self.last() + 1
    }

    /// Beside it: what was answered a period ago in the columns of texts, each with its column of the table.
    pub(super) fn earlier(&self) -> impl Iterator<Item = (u16, u16)> {
        let texts = self.placed().filter(|(_, column)| column.content.is_text());
        texts.map(|(at, _)| at).zip(self.state() + 1..)
    }

    /// The office's questions with their columns, in order.
    pub(super) fn questions(&self) -> impl Iterator<Item = (u16, &str)> {
        let own = self.placed().filter(|(_, column)| column.content == ColumnContent::Own);
        own.map(|(at, column)| (at, column.head.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::{ColumnContent, Columns, SheetColumn};
    use ColumnContent::{Answer, Due, Name, Number, Own, Units};

    fn columns(contents: &[ColumnContent]) -> Columns {
        let column =
            |content: &ColumnContent| SheetColumn { head: "栏".into(), content: *content };
        Columns {
            table: contents.iter().map(column).collect(),
            promised: String::new(),
            number_room: 2.0,
        }
    }

    /// The block of targets has room for what it must say under any columns that a notice may have.
    #[test]
    fn the_block_of_targets_stands_in_the_columns_of_the_table() {
        for (contents, figures, promised, measure) in [
            (&[Number, Name, Units, Answer, Due][..], 3, (2, 2), Some((4, 4))),
            (&[Number, Name, Units, Own], 3, (2, 2), None),
            (&[Number, Name, Units, Own, Own, Own], 3, (2, 2), Some((4, 5))),
            (&[Number, Units, Name, Due, Own, Answer], 5, (1, 1), Some((3, 4))),
            (&[Own, Number, Name, Units, Due], 0, (3, 3), Some((4, 4))),
        ] {
            let columns = columns(contents);
            assert_eq!(columns.figures(), figures, "{contents:?}");
            assert_eq!(columns.promises(), (Some(promised), measure), "{contents:?}");
        }
    }
}
