//! The rules by which a description is looked over as it is read: as those of the proof-reader, but found by every
//! command that reads the description, not by `check` alone.

use crate::diag::Force::{National, Practice};
use crate::diag::{Diagnostic, Problem, Proofread, Rule};
use crate::origin::Origin;

/// One rule: its words and source, and beside them lines of a description in which it finds something and others in
/// which it finds nothing.
#[derive(Debug)]
pub struct ReadRow {
    /// What is said of it.
    pub rule: Rule,
    /// Lines in which it finds something.
    pub slip: &'static str,
    /// Lines like them in which it finds nothing.
    pub innocent: &'static str,
}

impl ReadRow {
    const fn new(rule: Rule, slip: &'static str, innocent: &'static str) -> ReadRow {
        ReadRow { rule, slip, innocent }
    }

    /// That `found` breaks the rule at `place`; `right` is how it would be right, where that is known.
    pub(super) fn at(
        &'static self,
        place: &Origin,
        found: &str,
        right: Option<&str>,
    ) -> Diagnostic {
        Diagnostic::at(place, self.problem(found, right))
    }

    /// The finding without its place.
    pub(super) fn problem(&'static self, found: &str, right: Option<&str>) -> Problem {
        let (found, right) = (found.to_owned(), right.map(str::to_owned));
        Problem::Proof(Proofread { rule: &self.rule, found, right, more: None })
    }
}

/// All of them, in the order of their codes.
pub fn reading_rules() -> [&'static ReadRow; 15] {
    [
        &ALIAS_IN_TASK,
        &ALIAS_IN_TEXT,
        &OTHER_YEAR,
        &PRINTED_BEFORE_SIGNED,
        &HALF_WIDTH,
        &BLANK_IN_TEXT,
        &BLANK_FROM_FOLD,
        &BLANK_AT_EDGE,
        &RECIPIENTS_COLON,
        &NOTE_BRACKETS,
        &COPIES_FRAME,
        &TASK_NAME_FRAME,
        &TASK_TEXT_UNITS,
        &ATTACHMENT_LABEL,
        &PRIVATE_CHARACTER,
    ]
}

const OF_ONE_PIECE: &str = "同一份公文前后一致";
const BY_TEMPLATE: &str = "序号、括号、冒号由程序加";

/// A task names a unit by an alias. Related: the alias in the register.
pub(super) static ALIAS_IN_TASK: ReadRow = ReadRow::new(
    Rule::new("W202", Practice, OF_ONE_PIECE)
        .says("责任单位“{}”是别名", "the responsible unit “{}” is named by an alias")
        .remedy(
            "不改也可以：正文照写的印，表格里用正式名称",
            "or leave it: the body prints what is written, the table the official name",
        ),
    "units: [妇联]",
    "units: [区妇联]",
);

/// A text names a unit by an alias. Related: the alias in the register.
pub(super) static ALIAS_IN_TEXT: ReadRow = ReadRow::new(
    Rule::new("W203", Practice, OF_ONE_PIECE)
        .says("文中的“{}”是别名", "the text says “{}”, which is an alias")
        .remedy("需要统一的才改", "where one name is wanted"),
    "text: 由妇联组织。",
    "text: 由区妇联组织。",
);

/// A year that is not the notice's.
pub(super) static OTHER_YEAR: ReadRow = ReadRow::new(
    Rule::new("W204", Practice, OF_ONE_PIECE)
        .says("“{}”与通知的年度不同", "“{}” is not the year of the notice")
        .remedy("核对是不是沿用了往年的文件", "see whether it was left over from another year"),
    "preamble: 现将2023年的事项通知如下：",
    "preamble: 现将2024年的事项通知如下：",
);

/// Printed before it was signed. Related: the signing.
pub(super) static PRINTED_BEFORE_SIGNED: ReadRow = ReadRow::new(
    Rule::new("W205", Practice, OF_ONE_PIECE)
        .says("印发日期“{}”早于成文日期", "the day of printing “{}” is before that of signing")
        .remedy("核对两个日期", "check the two dates"),
    "printed: {date: 2024-03-27}",
    "printed: {date: 2024-03-28}",
);

/// A half-width mark among Chinese characters.
pub(super) static HALF_WIDTH: ReadRow = ReadRow::new(
    Rule::new("W206", National, "GB/T 15834—2011")
        .says("中文里用了英文标点“{}”", "half-width “{}” stands among Chinese characters")
        .remedy(
            "是英文、代码里的，不用改",
            "or leave it where it belongs to foreign words or a code",
        )
        .mechanical(),
    "text: 举办招聘会60场,3000人次参加。",
    "text: 举办招聘会，3.15行动，9:30开始。",
);

/// A blank between Chinese characters.
pub(super) static BLANK_IN_TEXT: ReadRow = ReadRow::new(
    Rule::new("W207", Practice, "汉字之间不空格")
        .says("汉字中间有空格", "there is a blank between Chinese characters")
        .remedy(
            "会照样印出来；不需要就删掉",
            "it is printed as it stands; delete it if it is not meant",
        ),
    "text: 举办招聘会 六十场。",
    "text: 第一条　举办招聘会 60 场。",
);

/// A blank that comes of a line break in the description, between Chinese characters.
pub(super) static BLANK_FROM_FOLD: ReadRow = ReadRow::new(
    Rule::new("W208", Practice, "汉字之间不空格")
        .says("文字在这里折行，印出来会多一个空格", "the text is broken here, which prints a blank")
        .remedy("把这段文字写在一行里", "write the text in one line"),
    "text: 举办招聘会\n      六十场。",
    "text: 举办招聘会六十场。",
);

/// A blank at the beginning or end of a text.
pub(super) static BLANK_AT_EDGE: ReadRow = ReadRow::new(
    Rule::new("W209", Practice, "段首空两字由程序排")
        .says("文字的开头或末尾有空格", "the text begins or ends with a blank")
        .remedy("删掉", "delete it; the program indents paragraphs itself"),
    "preamble: \"　　通知如下：\"",
    "preamble: 通知如下：",
);

/// 主送机关 with its colon.
pub(super) static RECIPIENTS_COLON: ReadRow = ReadRow::new(
    Rule::new("W210", Practice, BY_TEMPLATE)
        .says("主送机关末尾有“{}”", "the recipients end in “{}”")
        .remedy("印的时候不会重复", "it is printed once")
        .mechanical(),
    "recipients: 各镇人民政府：",
    "recipients: 各镇人民政府",
);

/// 附注 with its parentheses.
pub(super) static NOTE_BRACKETS: ReadRow = ReadRow::new(
    Rule::new("W211", Practice, BY_TEMPLATE)
        .says("附注“{}”外面有括号", "the note “{}” stands in parentheses")
        .remedy("印的时候不会重复", "they are printed once")
        .mechanical(),
    "note: （此件公开发布）",
    "note: 此件公开发布（全文）",
);

/// 抄送机关 with label or full stop.
pub(super) static COPIES_FRAME: ReadRow = ReadRow::new(
    Rule::new("W212", Practice, BY_TEMPLATE)
        .says("抄送机关带有“{}”", "the copies have their “{}”")
        .remedy("印的时候不会重复", "it is printed once")
        .mechanical(),
    "copies: 抄送：区委办公室。",
    "copies: 区委办公室",
);

/// The name of a task with its ordinal or full stop.
pub(super) static TASK_NAME_FRAME: ReadRow = ReadRow::new(
    Rule::new("W213", Practice, BY_TEMPLATE)
        .says("实事名称带有序号或句号“{}”", "the task's name has its ordinal or full stop “{}”")
        .remedy("照这样会印成两个", "as it stands it is printed twice")
        .mechanical(),
    "name: 一、推进就业",
    "name: 3.15消费维权行动",
);

/// The text of a task with its bracket of units.
pub(super) static TASK_TEXT_UNITS: ReadRow = ReadRow::new(
    Rule::new("W214", Practice, BY_TEMPLATE)
        .says("实事内容里写了责任单位", "the task's text names the responsible units")
        .remedy(
            "删掉这一处，写在“责任单位”一项里；照这样会印两遍",
            "delete this and write them under “units”; as it stands they are printed twice",
        ),
    "text: 办好。（责任单位：区妇联）",
    "text: 各责任单位（见名册）办好。",
);

/// The title of an attachment with the word 附件.
pub(super) static ATTACHMENT_LABEL: ReadRow = ReadRow::new(
    Rule::new("W215", Practice, BY_TEMPLATE)
        .says("附件标题以“{}”开头", "the attachment's title begins with “{}”")
        .remedy("印的时候不会重复", "it is printed once")
        .mechanical(),
    "attachment: {title: 附件：工作进展情况报表}",
    "attachment: {title: 附件目录整理情况报表}",
);

/// A character of private use, which every font draws in its own way.
pub(super) static PRIVATE_CHARACTER: ReadRow = ReadRow::new(
    Rule::new("W217", Practice, "自造字只有造它的电脑上有")
        .says(
            "文字里有自造字（{}），换一台电脑就可能是别的字",
            "there is a private character ({}), which other computers show differently",
        )
        .remedy(
            "核对是哪个字，用输入法重新打一遍",
            "see which character is meant, and type it anew",
        ),
    "text: 由\u{E000}负责。",
    "text: 由珺负责。",
);

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::reading_rules;
    use crate::notice;

    const BASE: &str = "\
year: 2024
issuer: 淄川区人民政府办公室
number: 川政办字〔2024〕13号
title: 关于办好实事的通知
recipients: 各镇人民政府
preamble: 通知如下：
units: [{name: 区妇联, aliases: [妇联]}]
tasks:
  - name: 推进就业
    text: 举办招聘会。
    units: [区妇联]
signed: {date: 2024-03-28}
";

    /// The base with `lines` in the place of the line of their key, or behind it.
    fn with(lines: &str) -> String {
        let key = lines.split_inclusive(": ").next().unwrap_or_default();
        let of_task = matches!(key, "name: " | "text: " | "units: ");
        let head = match key {
            "name: " => "  - ",
            _ if of_task => "    ",
            _ => "",
        };
        let key = format!("{head}{key}");
        let lines = format!("{head}{lines}");
        match BASE.lines().find(|line| line.starts_with(&key)) {
            Some(line) => BASE.replace(line, &lines),
            None => format!("{BASE}{lines}\n"),
        }
    }

    fn codes(description: &str) -> BTreeSet<&'static str> {
        let reading = notice::read("n.yaml", description.as_bytes());
        assert!(reading.notice.is_some(), "{description}: {:?}", reading.findings);
        reading.findings.iter().map(|found| found.problem.code()).collect()
    }

    #[test]
    fn each_rule_finds_its_slip_and_leaves_the_innocent_alone() {
        assert_eq!(codes(BASE), BTreeSet::new());
        for row in reading_rules() {
            assert_eq!(codes(&with(row.slip)), BTreeSet::from([row.rule.code]), "{}", row.slip);
            assert_eq!(codes(&with(row.innocent)), BTreeSet::new(), "{}", row.innocent);
        }
    }
}
