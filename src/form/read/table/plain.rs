//! Whether a text is a head and nothing more: all its words are words of heads.
//!
//! ```text
//! 一季度工作进展    季度 工作 进展        a head
//! 取得阶段性进展    进展, and other words  an answer, it may be
//! ```

use crate::form::forms::OwnHeads;
use crate::form::words::normal;

use super::head::{column, of_word};

/// Words of which heads are made, no word behind one that it is a part of.
const WORDS: [&str; 88] = [
    "办实事",
    "上季度",
    "本季度",
    "填报日",
    "百分比",
    "上半年",
    "下半年",
    "下一步",
    "下步",
    "实事",
    "项目",
    "事项",
    "任务",
    "名称",
    "目标",
    "指标",
    "工作",
    "重点",
    "主要",
    "量化",
    "内容",
    "单位",
    "部门",
    "牵头",
    "责任",
    "主责",
    "配合",
    "协办",
    "落实",
    "承办",
    "填报",
    "年度",
    "全年",
    "计划",
    "承诺",
    "完成",
    "累计",
    "比例",
    "新增",
    "实际",
    "计量",
    "上期",
    "状态",
    "时限",
    "时间",
    "节点",
    "日期",
    "期限",
    "办结",
    "要求",
    "进度",
    "进展",
    "措施",
    "情况",
    "推进",
    "开展",
    "具体",
    "截至",
    "截止",
    "目前",
    "至今",
    "年初",
    "以来",
    "季度",
    "当前",
    "当季",
    "当月",
    "当期",
    "本期",
    "本年",
    "本月",
    "本次",
    "每月",
    "数量",
    "数值",
    "民生",
    "存在",
    "问题",
    "困难",
    "打算",
    "安排",
    "预计",
    "成效",
    "成果",
    "总体",
    "简要",
    "说明",
    "备注",
];

/// Letters between words of heads.
const BETWEEN: &str = "年月日季第上下半本至前后末底的及和与或、/-—~·.,数量值率";

/// Whether `text` is a head and nothing more; behind it a bracket may say more.
pub(super) fn is_plain(text: &str, own: &OwnHeads) -> bool {
    if column(text, own).is_none() {
        return false;
    }
    let head = normal(text);
    own.find(&head).is_some() || of_word(&head).is_some() || is_made_of_words(&head)
}

/// Read from its beginning, the first word that fits each time: every head of every file is asked, so nothing is
/// copied.
fn is_made_of_words(head: &str) -> bool {
    let bare: String = outside_brackets(head).collect();
    let mut rest = bare.as_str();
    while let Some(one) = rest.chars().next() {
        rest = match WORDS.iter().find_map(|word| rest.strip_prefix(word)) {
            Some(behind) => behind,
            None if may_stand_between(one) => &rest[one.len_utf8()..],
            None => return false,
        };
    }
    true
}

fn may_stand_between(one: char) -> bool {
    BETWEEN.contains(one) || one.is_ascii_digit() || "一二三四五六七八九十".contains(one)
}

fn outside_brackets(head: &str) -> impl Iterator<Item = char> {
    let mut open = 0_usize;
    head.chars().filter(move |one| {
        match one {
            '(' => open += 1,
            ')' => open = open.saturating_sub(1),
            _ => return open == 0,
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use super::{OwnHeads, WORDS, is_plain};

    #[test]
    fn heads_and_nothing_more() {
        let plain = |text: &str| is_plain(text, &OwnHeads::default());
        for head in [
            "序号",
            "实事名称",
            "责任单位（牵头单位在前）",
            "具体措施及任务\n进度情况",
            "上季度填报（2024年第一季度）\n（只供参考，不打印）",
            "一季度工作进展",
            "截至2024年3月31日累计完成",
            "4-6月完成",
            "2024年民生实事项目",
            "重点项目",
        ] {
            assert!(plain(head), "{head}");
        }
        for other in [
            "取得阶段性进展",
            "按时限完成",
            "进展顺利",
            "实施重点项目",
            "项目已进场",
            "已落实措施",
            "区一局",
            "",
        ] {
            assert!(!plain(other), "{other}");
        }
    }

    #[test]
    fn no_word_stands_behind_a_part_of_it() {
        for (at, word) in WORDS.iter().enumerate() {
            assert!(WORDS[..at].iter().all(|before| !word.contains(before)), "{word}");
        }
    }
}
