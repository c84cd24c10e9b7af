//! The heads of a table, as the form has them and as units write them instead.

use std::sync::LazyLock;

use crate::form::forms::{OwnHead, OwnHeads};
use crate::form::read::periods;
use crate::form::words::normal;
use crate::notice::ColumnContent;
use crate::period::{Cycle, Period};

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
    /// What the office asks in words of its own: the question among those of the notice.
    Question(usize),
    /// What the report reckons from the counts (本月完成, 完成率): no field.
    Reckoned,
}

impl Column {
    /// Of a question of the office's its place among them.
    pub(super) const fn question(self) -> Option<usize> {
        match self {
            Column::Question(question) => Some(question),
            Column::Number
            | Column::Name
            | Column::Units
            | Column::Answer
            | Column::Due
            | Column::State
            | Column::Earlier
            | Column::Amount
            | Column::Done
            | Column::Measure
            | Column::Reckoned => None,
        }
    }
}

impl From<OwnHead> for Column {
    fn from(own: OwnHead) -> Column {
        match own.content {
            ColumnContent::Number => Column::Number,
            ColumnContent::Name => Column::Name,
            ColumnContent::Lead | ColumnContent::Units | ColumnContent::Supporting => Column::Units,
            ColumnContent::Answer => Column::Answer,
            ColumnContent::Due => Column::Due,
            ColumnContent::Amount => Column::Amount,
            ColumnContent::Done => Column::Done,
            ColumnContent::ThisPeriod | ColumnContent::Share => Column::Reckoned,
            ColumnContent::Own => Column::Question(own.question),
        }
    }
}

/// Characters of a head at most.
const LONGEST: usize = 32;

/// Heads that are a word of their own, and what they mean.
const WORDS: [(&str, Column); 53] = [
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
    ("主要指标", Column::Name),
    ("量化指标", Column::Name),
    ("工作任务", Column::Name),
    ("重点任务", Column::Name),
    ("目标任务", Column::Name),
    ("工作内容", Column::Name),
    ("工作项目", Column::Name),
    ("单位", Column::Units),
    ("部门", Column::Units),
    ("牵头单位", Column::Units),
    ("牵头部门", Column::Units),
    ("主责单位", Column::Units),
    ("配合单位", Column::Units),
    ("配合部门", Column::Units),
    ("协办单位", Column::Units),
    ("落实单位", Column::Units),
    ("承办单位", Column::Units),
    ("填报单位", Column::Units),
    ("目标数", Column::Amount),
    ("目标值", Column::Amount),
    ("目标量", Column::Amount),
    ("任务数", Column::Amount),
    ("计划数", Column::Amount),
    ("承诺数", Column::Amount),
    ("年度目标", Column::Amount),
    ("年度目标值", Column::Amount),
    ("年度目标数", Column::Amount),
    ("年度目标任务", Column::Amount),
    ("年度任务", Column::Amount),
    ("年度计划", Column::Amount),
    ("全年目标", Column::Amount),
    ("全年任务", Column::Amount),
    ("工作目标", Column::Amount),
    ("目标任务数", Column::Amount),
    ("完成率", Column::Reckoned),
    ("累计完成率", Column::Reckoned),
    ("完成比例", Column::Reckoned),
    ("完成百分比", Column::Reckoned),
    ("完成数", Column::Done),
    ("完成量", Column::Done),
    ("计量单位", Column::Measure),
];

/// Words that a head holds among others, the surer first.
const PARTS: [(&str, Column); 27] = [
    ("上季度", Column::Earlier),
    ("上月填报", Column::Earlier),
    ("上半年填报", Column::Earlier),
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

/// What the head `text` says its column holds: by the notice's own words first.
pub(in crate::form::read) fn column(text: &str, own: &OwnHeads) -> Option<Column> {
    // A head has few characters; whole answers need not be looked at.
    if text.len() > LONGEST * 8 && !own.may_be(text.len()) {
        return None;
    }
    let head = normal(text);
    if let Some(own) = own.find(&head) {
        return Some(own.into());
    }
    if head.chars().count() > LONGEST {
        return None;
    }
    of_word(&head).or_else(|| {
        let is_head = !head.contains([':', '。', ';']);
        by_part(&head).or_else(|| of_counts(&head)).filter(|_| is_head)
    })
}

/// What a head that is a word of its own means; of what is promised and of rates a bracket may stand behind it:
/// 年度目标（公里）.
pub(super) fn of_word(head: &str) -> Option<Column> {
    let of = |words: &str| WORDS.iter().find(|(word, _)| *word == words).map(|(_, column)| *column);
    let bare = head.split('(').next().unwrap_or_default();
    let promised = of(bare).filter(|one| matches!(one, Column::Amount | Column::Reckoned));
    of(head).or(promised)
}

/// Whether a head over names of what is promised is no task's: 目标任务 beside 实事名称.
pub(super) fn is_of_promises(head: &str) -> bool {
    let head = normal(head);
    head.contains("目标") || head.contains("指标")
}

/// Whether a head of answers says that counts stand under it, too: 完成情况.
pub(super) fn may_hold_counts(head: &str, period: Period) -> bool {
    let head = normal(head);
    head.contains("完成") && !head.contains("措施") && !speaks_of_other(&head, period)
}

/// Of what time a head of counts may speak.
const TIMES: [&str; 9] = ["季", "月", "本期", "当期", "年", "截至", "目前", "至今", "新"];
/// How a head of counts ends.
const COUNTED: [&str; 8] =
    ["完成", "完成数", "完成量", "完成数量", "新增", "新增数", "新增量", "新增数量"];
/// What is counted before it is done.
const TO_COME: [&str; 5] = ["计划", "应", "目标", "拟", "预计"];

/// Counts of a time: 本季度完成, 4-6月新增数（个）.
fn of_counts(head: &str) -> Option<Column> {
    let words = head.split('(').next().unwrap_or_default();
    let ends = COUNTED.iter().any(|end| words.ends_with(end));
    let is_timed = TIMES.iter().any(|time| words.contains(time));
    let to_come = TO_COME.iter().any(|word| words.contains(word));
    (ends && is_timed && !to_come).then_some(Column::Done)
}

/// Words of counts since the year's beginning, or up to a day.
const SINCE: [&str; 10] =
    ["累计", "截至", "截止", "年初", "全年", "至今", "目前", "末", "底", "前"];

/// Words of heads under which stands something else than what was done since the year's beginning.
const OTHERWISE: [&str; 15] = [
    "未完成",
    "尚需",
    "剩余",
    "率",
    "比例",
    "占比",
    "预计",
    "拟完成",
    "应完成",
    "上年",
    "去年",
    "同期",
    "上季",
    "上期",
    "本次",
];

/// Whether a head of counts speaks of something else than what a form of `period` asks: of the quarter or of a
/// month alone, of another time, of what is not done yet. In the first quarter the quarter's counts are
/// those since January.
pub(super) fn speaks_of_other(head: &str, period: Period) -> bool {
    let head = normal(head);
    // Behind a bracket stands what is left out: 累计完成数（不含去年结转）.
    let words = head.split('(').next().unwrap_or_default();
    let named = periods::named(&head, period.year(), period.cycle());
    let of_another_time = !named.is_empty() && !named.contains(&period);
    if of_another_time || OTHERWISE.iter().any(|word| words.contains(word)) {
        return true;
    }
    if SINCE.iter().any(|word| head.contains(word))
        || periods::are_since_january(&head, period.cycle())
    {
        return false;
    }
    let is_first = period.before().is_none();
    let of_month = head.contains('月') && !head.contains('日');
    let of_quarter = head.contains('季');
    let of_half = head.contains("半年");
    let of_its_own = ["本期", "当期", "新增"].iter().any(|word| head.contains(word));
    // What is counted in a shorter time, and in one of its own kind.
    let (shorter, own) = match period.cycle() {
        Cycle::Month => (false, of_month || of_quarter),
        Cycle::Quarter => (of_month && !named.contains(&period), of_quarter || of_month),
        Cycle::HalfYear => {
            (of_month && !named.contains(&period) || of_quarter, of_half || of_month)
        }
        Cycle::Year => (of_month || of_quarter || of_half, false),
    };
    shorter || (own || of_its_own) && !is_first
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
    use super::{Column, OwnHeads, speaks_of_other};
    use crate::period::{Period, Quarter};

    fn column(text: &str) -> Option<Column> {
        super::column(text, &OwnHeads::default())
    }

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
            ("截至填报日累计完成", Column::Done),
            ("目标数", Column::Amount),
            ("目标", Column::Name),
            ("计量单位", Column::Measure),
        ] {
            assert_eq!(column(head), Some(wanted), "{head}");
        }
        for counts in ["本季度完成", "当季完成数", "本季新增", "4-6月完成", "截至目前完成（个）"]
        {
            assert_eq!(column(counts), Some(Column::Done), "{counts}");
        }
        for other in
            ["", "区妇联", "填报单位：区妇联", "共三项；进度正常。", "二季度计划完成数", "完成"]
        {
            assert_eq!(column(other), None, "{other}");
        }
    }

    #[test]
    fn counts_of_the_quarter_alone() {
        let [first, second] = [Quarter::First, Quarter::Second].map(|one| Period::new(2025, one));
        for head in [
            "本季度完成",
            "当季完成数",
            "本季新增",
            "4—6月完成",
            "二季度完成数",
            "本月完成",
            "6月份完成",
            "截至2025年3月底累计完成",
            "1—3月累计完成",
            "截至2024年6月30日累计完成",
            "截至9月30日累计完成",
            "累计完成率",
            "上年同期累计完成",
            "预计截至6月30日累计完成",
            "累计未完成数",
        ] {
            assert!(speaks_of_other(head, second), "{head}");
        }
        for head in [
            "截至2025年6月30日累计完成",
            "1-6月完成",
            "一至六月完成数",
            "上半年完成数",
            "完成数",
            "6月底完成数",
            "2025年6月30日完成数",
            "本季度末完成数",
            "前两季度完成数",
            "本季度累计完成",
            "上半年累计完成",
            "累计完成数（不含上年结转）",
        ] {
            assert!(!speaks_of_other(head, second), "{head}");
        }
        assert!(!speaks_of_other("本季度完成", first) && speaks_of_other("本月完成", first));
    }

    #[test]
    fn counts_of_other_kinds_of_periods_alone() {
        for (period, head, is_other) in [
            ("2026-01", "本月完成", false),
            ("2026-03", "本月完成", true),
            ("2026-03", "3月份完成", true),
            ("2026-03", "1-3月完成", false),
            ("2026-03", "本季度完成", true),
            ("2026-03", "截至2026年3月31日累计完成", false),
            ("2026-03", "截至2026年2月28日累计完成", true),
            ("2026-03", "截至填报日累计完成", false),
            ("2026Y", "截至填报日累计完成", false),
            ("2026H1", "上半年完成", false),
            ("2026H2", "下半年完成", true),
            ("2026H1", "本季度完成", true),
            ("2026H2", "截至2026年12月31日累计完成", false),
            ("2026Y", "全年完成", false),
            ("2026Y", "本年完成", false),
            ("2026Y", "本月完成", true),
            ("2026Y", "四季度完成", true),
        ] {
            let of = Period::parse(period).unwrap();
            assert_eq!(speaks_of_other(head, of), is_other, "{period} {head}");
        }
    }
}
