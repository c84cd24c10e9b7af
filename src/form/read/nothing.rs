//! Words that stand where an answer is asked for and are none: 同上, 无, 略, 见附件, —.

use crate::form::words::normal;

/// Such words, without marks around them.
const WORDS: [&str; 26] = [
    "同上",
    "同前",
    "同左",
    "如上",
    "同上期",
    "同上季度",
    "同上一季度",
    "同上行",
    "无",
    "暂无",
    "没有",
    "无内容",
    "略",
    "从略",
    "另附",
    "附后",
    "后附",
    "见附件",
    "详见附件",
    "见附表",
    "详见附表",
    "见附页",
    "见附后",
    "见后",
    "详见材料",
    "na",
];

/// Marks that fill a cell and say nothing.
const MARKS: &str = "-—–―－_/／\\…·.。、，,*×○〇 \u{3000}\n";

/// Whether `text` is one of them alone, or marks only (—, /, ……). A number behind 附件 is its own.
pub(super) fn says_nothing(text: &str) -> bool {
    let bare: String = normal(text).chars().filter(|one| one.is_alphanumeric()).collect();
    let bare = bare.trim_end_matches(|one: char| one.is_ascii_digit() || "一二三".contains(one));
    let marks = text.trim();
    let only_marks = !marks.is_empty() && marks.chars().all(|one| MARKS.contains(one));
    only_marks || WORDS.contains(&bare)
}

#[cfg(test)]
mod tests {
    use super::says_nothing;

    #[test]
    fn words_that_answer_nothing() {
        for text in [
            "同上",
            " 同 上。",
            "无",
            "（略）",
            "见附件",
            "详见附件1。",
            "—",
            "——",
            "/",
            "……",
            "N/A",
        ] {
            assert!(says_nothing(text), "{text}");
        }
        for text in [
            "",
            " ",
            "已完成",
            "无进展，正在协调",
            "见附件，已办3场",
            "3",
            "同上季度相比增加2场",
            "正常推进",
        ] {
            assert!(!says_nothing(text), "{text}");
        }
    }
}
