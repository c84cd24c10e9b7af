//! The heads of a table, as the form has them and as units write them instead.

use std::sync::LazyLock;

use crate::form::words::normal;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::form::read) enum Column {
    /// 序号.
    Number,
    /// 实事名称; in the block of targets what is counted.
    Name,
    /// 责任单位.
    Units,
    /// 具体措施及任务进度情况.
    Answer,
    /// 完成时限.
    Due,
    /// 进展状态.
    State,
    /// What was answered a quarter ago, shown to be read only.
    Earlier,
    /// How much was promised.
    Amount,
    /// How much is done since the year's beginning.
    Done,
    /// 计量单位.
    Measure,
}

/// Characters of a head at most.
const LONGEST: usize = 32;

/// Heads that are a word of their own, and what they mean.
const WORDS: [(&str, Column); 31] = [
    ("序号", Column::Number),
    ("编号", Column::Number),
    ("序", Column::Number),
    ("no", Column::Number),
    ("no.", Column::Number),
    ("项目", Column::Name),
    ("事项", Column::Name),
    ("任务", Column::Name),
    ("实事", Column::Name),
    ("名称", Column::Name),
    ("目标", Column::Name),
    ("指标", Column::Name),
    ("工作任务", Column::Name),
    ("重点任务", Column::Name),
    ("目标任务", Column::Name),
    ("工作内容", Column::Name),
    ("工作项目", Column::Name),
    ("单位", Column::Units),
    ("部门", Column::Units),
    ("牵头单位", Column::Units),
    ("承办单位", Column::Units),
    ("填报单位", Column::Units),
    ("目标数", Column::Amount),
    ("目标值", Column::Amount),
    ("目标量", Column::Amount),
    ("任务数", Column::Amount),
    ("计划数", Column::Amount),
    ("承诺数", Column::Amount),
    ("完成数", Column::Done),
    ("完成量", Column::Done),
    ("计量单位", Column::Measure),
];

/// Words that a head holds among others, the surer first.
const PARTS: [(&str, Column); 25] = [
    ("上季度", Column::Earlier),
    ("上期", Column::Earlier),
    ("状态", Column::State),
    ("累计", Column::Done),
    ("实际完成", Column::Done),
    ("计量单位", Column::Measure),
    ("时限", Column::Due),
    ("时间节点", Column::Due),
    ("完成时间", Column::Due),
    ("完成日期", Column::Due),
    ("办结", Column::Due),
    ("进度", Column::Answer),
    ("进展", Column::Answer),
    ("措施", Column::Answer),
    ("完成情况", Column::Answer),
    ("落实情况", Column::Answer),
    ("推进情况", Column::Answer),
    ("开展情况", Column::Answer),
    ("工作情况", Column::Answer),
    ("责任单位", Column::Units),
    ("责任部门", Column::Units),
    ("名称", Column::Name),
    ("实事", Column::Name),
    ("事项", Column::Name),
    ("项目", Column::Name),
];

/// What the head `text` says its column holds.
pub(in crate::form::read) fn column(text: &str) -> Option<Column> {
    // A head has few characters; whole answers need not be looked at.
    if text.len() > LONGEST * 8 {
        return None;
    }
    let head = normal(text);
    if head.chars().count() > LONGEST {
        return None;
    }
    let word = WORDS.iter().find(|(word, _)| *word == head).map(|(_, column)| *column);
    word.or_else(|| if head.contains([':', '。', ';']) { None } else { by_part(&head) })
}

/// The letters that the parts begin with, in order.
static FIRST_LETTERS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut letters: Vec<char> = PARTS.iter().filter_map(|(part, _)| part.chars().next()).collect();
    letters.sort_unstable();
    letters
});

/// What the first of [`PARTS`] that `head` holds says. Every short text of a sheet may be a head, so
/// parts are looked for only where one may begin.
fn by_part(head: &str) -> Option<Column> {
    let begins = head.char_indices().filter(|(_, one)| FIRST_LETTERS.binary_search(one).is_ok());
    let here = |at: usize| PARTS.iter().position(|(part, _)| head[at..].starts_with(part));
    begins.filter_map(|(at, _)| here(at)).min().map(|part| PARTS[part].1)
}

#[cfg(test)]
mod tests {
    use super::{Column, column};

    #[test]
    fn heads_as_units_write_them() {
        for (head, wanted) in [
            ("序　号", Column::Number),
            ("实事\n名称", Column::Name),
            ("责任单位（牵头单位在前）", Column::Units),
            ("具体措施及任务\n进度情况", Column::Answer),
            ("进展状态\n（不打印）", Column::State),
            ("上季度填报（2024年第一季度）\n（只供参考，不打印）", Column::Earlier),
            ("一季度工作进展", Column::Answer),
            ("完成 时限", Column::Due),
            ("截至2024年3月31日累计完成", Column::Done),
            ("目标数", Column::Amount),
            ("目标", Column::Name),
            ("计量单位", Column::Measure),
        ] {
            assert_eq!(column(head), Some(wanted), "{head}");
        }
        for other in ["", "区妇联", "填报单位：区妇联", "共三项；进度正常。"] {
            assert_eq!(column(other), None, "{other}");
        }
    }
}
