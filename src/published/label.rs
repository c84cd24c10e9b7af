//! The words before a colon that say what stands behind it: units in a role, until when, people. Offices have
//! words of their own; one that ends as those for units do is a role, whatever stands before.
//!
//! ```text
//! 落实单位：甲局    known: responsible
//! 抓总单位：甲局    unknown: lead, by 抓总
//! 主送单位：甲局    none
//! ```

use super::draft::RoleKind;
use super::{role_words, shape};

/// Words before a colon that name a role.
const ROLE_WORDS: [(&str, RoleKind); 26] = [
    ("责任单位", RoleKind::Responsible),
    ("牵头单位", RoleKind::Lead),
    ("配合单位", RoleKind::Supporting),
    ("责任部门", RoleKind::Responsible),
    ("责任主体", RoleKind::Responsible),
    ("责任科室", RoleKind::Responsible),
    ("承办单位", RoleKind::Responsible),
    ("承办部门", RoleKind::Responsible),
    ("实施单位", RoleKind::Responsible),
    ("落实单位", RoleKind::Responsible),
    ("负责单位", RoleKind::Responsible),
    ("完成单位", RoleKind::Responsible),
    ("主管部门", RoleKind::Responsible),
    ("实施主体", RoleKind::Responsible),
    ("牵头部门", RoleKind::Lead),
    ("牵头责任单位", RoleKind::Lead),
    ("主办单位", RoleKind::Lead),
    ("主责单位", RoleKind::Lead),
    ("主要责任单位", RoleKind::Lead),
    ("配合部门", RoleKind::Supporting),
    ("协办单位", RoleKind::Supporting),
    ("协同单位", RoleKind::Supporting),
    ("协助单位", RoleKind::Supporting),
    ("参与单位", RoleKind::Supporting),
    ("参加单位", RoleKind::Supporting),
    ("协作单位", RoleKind::Supporting),
];

/// Words before a colon that name until when.
const DUE_WORDS: [&str; 30] = [
    "完成时限",
    "完成时间",
    "完成期限",
    "完成日期",
    "完成节点",
    "完成时间节点",
    "完成时间要求",
    "完成时限要求",
    "办结时限",
    "办结时间",
    "办结期限",
    "办理时限",
    "落实时限",
    "整改时限",
    "时限",
    "时限要求",
    "时限节点",
    "时间节点",
    "时间要求",
    "时间进度",
    "进度要求",
    "节点要求",
    "建设期限",
    "实施期限",
    "建设时限",
    "建设工期",
    "建成时间",
    "竣工时间",
    "完工时间",
    "交付时间",
];
/// What may stand before one of them: 预计完成时限.
const DUE_PREFIXES: [&str; 14] = [
    "计划", "预计", "预定", "预期", "拟", "最迟", "要求", "规定", "目标", "限期", "全部", "任务",
    "项目", "工程",
];
/// Words before a colon that name people.
const PERSONS: [&str; 10] = [
    "责任领导",
    "牵头领导",
    "分管领导",
    "包抓领导",
    "挂帅领导",
    "牵头区领导",
    "牵头县领导",
    "具体责任人",
    "责任人",
    "联系人",
];

/// How other words for units end.
const UNIT_ENDINGS: [&str; 8] = ["单位", "部门", "主体", "处室", "科室", "股室", "机构", "机关"];
/// How words for units of an office's own end of which the rest is nothing but what they do: 责任站所, 牵头科.
const OWN_ENDINGS: [&str; 28] = [
    "站所", "所站", "中心", "科队", "支部", "支队", "大队", "科所", "队所", "站队", "科局", "局办",
    "委局", "委办", "镇街", "乡镇", "街镇", "镇办", "镇村", "街道", "园区", "企业", "公司", "科",
    "股", "站", "所", "局",
];
/// How other words for people end.
const PERSON_ENDINGS: [&str; 4] = ["责任人", "负责人", "联系人", "领导"];
/// In a word for units that have nothing to do with a task.
const NO_ROLE: [&str; 18] = [
    "主送", "抄送", "抄报", "发文", "印发", "签发", "填报", "报送", "汇总", "制表", "编制", "有关",
    "相关", "各", "计量", "发布", "联系", "成员",
];
/// The head of a column that says who does what.
const SHARES: [&str; 4] = ["责任分工", "职责分工", "任务分工", "部门分工"];
/// Characters of an unknown word.
const LENGTH: std::ops::RangeInclusive<usize> = 3..=6;

/// What a label says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// Units; whether the word is one of the usual ones.
    Role {
        kind: RoleKind,
        is_known: bool,
    },
    Due,
    Person,
}

/// What `word`, the whole of a label, says.
pub(super) fn label(word: &str) -> Option<Label> {
    let word = without_bracket(word);
    let known = ROLE_WORDS.iter().find(|(known, _)| *known == word);
    let role = known.map(|(_, kind)| Label::Role { kind: *kind, is_known: true });
    let short = role_words::of_label(word);
    let role = role.or(short.map(|kind| Label::Role { kind, is_known: false }));
    let due = || is_due(word).then_some(Label::Due);
    let is_person = || {
        PERSONS.contains(&word)
            || is_short(word) && PERSON_ENDINGS.iter().any(|end| word.ends_with(end))
    };
    let person = || is_person().then_some(Label::Person);
    let other = || unknown(word).map(|kind| Label::Role { kind, is_known: false });
    role.or_else(due).or_else(person).or_else(other)
}

/// Whether it is a word for until when, or ends with one: the longest that `text` ends with.
fn due_at_end(text: &str) -> Option<&str> {
    let before = DUE_WORDS.iter().filter_map(|word| text.strip_suffix(word));
    let mut before = before.min_by_key(|before| before.len())?;
    while let Some(rest) = DUE_PREFIXES.iter().find_map(|word| before.strip_suffix(word)) {
        before = rest;
    }
    Some(&text[before.len()..])
}

fn is_due(word: &str) -> bool {
    due_at_end(word).is_some_and(|due| due.len() == word.len())
}

/// What a text says that begins with a word for until when and its colon.
pub(super) fn due(text: &str) -> Option<&str> {
    let (word, rest) = text.split_once(['：', ':'])?;
    is_due(&shape::squeezed(word)).then(|| rest.trim())
}

/// Whether a text ends with a word for until when and its colon.
pub(super) fn ends_with_due(text: &str) -> bool {
    text.strip_suffix(['：', ':']).is_some_and(|before| due_at_end(before).is_some())
}

/// Whether it is one of the usual words for a role.
pub(super) fn is_usual(word: &str) -> bool {
    let word = without_bracket(word);
    ROLE_WORDS.iter().any(|(known, _)| *known == word) || role_words::of_label(word).is_some()
}

/// 责任部门（单位） is 责任部门, and so is 责任部门及责任人: people stand beside the units.
fn without_bracket(word: &str) -> &str {
    const BESIDE: [&str; 6] =
        ["及责任人", "和责任人", "、责任人", "及负责人", "和负责人", "及联系人"];
    let word = BESIDE.iter().find_map(|beside| word.strip_suffix(beside)).unwrap_or(word);
    const INSIDE: [&str; 12] =
        ["单位", "部门", "科室", "责任人", "室", "股", "站", "所", "队", "局", "中心", "站所"];
    let open = word.find(['（', '(']).filter(|open| {
        shape::bracketed(&word[*open..]).is_some_and(|inner| INSIDE.contains(&inner))
    });
    open.map_or(word, |open| &word[..open])
}

/// Whether a line is a word for a role and its colon, and nothing behind it.
pub(super) fn is_role_alone(line: &str) -> bool {
    let word = line.trim().strip_suffix(['：', ':']).map(shape::squeezed);
    word.is_some_and(|word| matches!(label(&word), Some(Label::Role { .. })))
}

fn is_short(word: &str) -> bool {
    LENGTH.contains(&word.chars().count()) && word.chars().all(is_han)
}

fn is_han(one: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&one)
}

/// The role that a word of an office's own may say.
fn unknown(word: &str) -> Option<RoleKind> {
    let says = |words: &[&str]| words.iter().any(|one| word.contains(one));
    let is_own =
        || OWN_ENDINGS.iter().filter_map(|end| word.strip_suffix(end)).any(role_words::are_all);
    let ends = || UNIT_ENDINGS.iter().any(|end| word.ends_with(end)) || is_own();
    let is_role = is_short(word) && !says(&NO_ROLE) && ends();
    is_role.then(|| role_words::inside(word).unwrap_or(RoleKind::Responsible))
}

/// Where the next label of the list begins.
pub(super) fn next_label(text: &str) -> Option<usize> {
    let words = || ROLE_WORDS.iter().map(|(word, _)| word).chain(&PERSONS);
    text.match_indices(['：', ':']).find_map(|(at, _)| {
        let whole = text[..at].trim_end();
        let before = without_bracket(whole_label(whole));
        let start = whole.len() - whole_label(whole).len();
        let run = han_at_end(before);
        if label(run).is_some() {
            return Some(start + before.len() - run.len());
        }
        let ending = words().filter(|word| before.ends_with(**word)).map(|word| word.len());
        // A longer word ends like a shorter one: the longest is the whole.
        Some(start + before.len() - ending.chain(due_at_end(before).map(str::len)).max()?)
    })
}

/// The end of `text` that may be a label with a bracket of its own.
fn whole_label(text: &str) -> &str {
    // Looked for only where there is one: a line has thousands of colons.
    let closed = text.ends_with(['）', ')']).then(|| text.rfind(['（', '(']));
    let Some(open) = closed.flatten() else { return text };
    &text[open - han_at_end(&text[..open]).len()..]
}

/// The Han characters that `text` ends with, to the next mark.
fn han_at_end(text: &str) -> &str {
    text.rfind(|one| !is_han(one)).map_or(text, |at| {
        let mark = text[at..].chars().next().map_or(0, char::len_utf8);
        &text[at + mark..]
    })
}

/// What looks like units under a word for their role, and was not read as that: from the word to the end of
/// the sentence.
pub(super) fn unread(text: &str) -> Option<&str> {
    let text = shape::start_of(text, shape::LONGEST_LINE / 3);
    text.match_indices(['：', ':']).find_map(|(at, mark)| {
        let before = text[..at].trim_end();
        let word = han_at_end(before);
        let rest = &text[at + mark.len()..];
        let end = rest.find('。').unwrap_or(rest.len());
        let is_usual = ROLE_WORDS.iter().any(|(known, _)| word.ends_with(known));
        let is_other = UNIT_ENDINGS.iter().any(|end| word.ends_with(end));
        let mut names = rest[..end].split(['、', '，', '；', ',', ';', ' ', '）', ')']);
        let mut has_units = || names.any(shape::is_body);
        let is_none = NO_ROLE.iter().any(|one| word.contains(one)) || rest[..end].trim().is_empty();
        let found = !is_none && (is_usual || is_other && has_units());
        found.then(|| &text[before.len() - word.len()..at + mark.len() + end])
    })
}

/// The role that a usual word at the start of `text` says, and what stands behind the word.
pub(super) fn role_at_start(text: &str) -> Option<(RoleKind, &str)> {
    let found =
        ROLE_WORDS.iter().filter_map(|(word, kind)| Some((*kind, text.strip_prefix(word)?)));
    found.min_by_key(|(_, rest)| rest.len())
}

/// The word for a role in the head of a column.
pub(super) fn role_in(head: &str) -> Option<(&'static str, RoleKind)> {
    let own = head.rsplit('/').next().unwrap_or(head);
    let short = role_words::labels().find(|(word, _)| own == *word);
    let found = |head: &str| {
        let found = ROLE_WORDS.iter().filter(|(word, _)| head.contains(word));
        found.max_by_key(|(word, _)| word.len()).copied()
    };
    let shared = SHARES.contains(&own).then_some(("", RoleKind::Responsible));
    short.or_else(|| found(own)).or_else(|| own_word(own)).or_else(|| found(head)).or(shared)
}

/// 牵头股室, 责任科室: 施工单位 has nothing to do with a task.
fn own_word(head: &str) -> Option<(&'static str, RoleKind)> {
    let is_role = role_words::inside(head).is_some();
    unknown(head).filter(|_| is_role).map(|kind| ("", kind))
}

/// Why an unknown word was taken for the role.
pub(super) fn why(kind: RoleKind, word: &str) -> String {
    let kind = kind.chinese();
    format!("“{word}”不是常见的叫法，照原文印（实事体例），从字面当作{kind}")
}

#[cfg(test)]
mod tests {
    use super::{Label, RoleKind, label, next_label, unread};

    #[test]
    fn words_of_an_office_say_a_role() {
        for (word, wanted) in [
            ("抓总单位", RoleKind::Lead),
            ("主抓单位", RoleKind::Lead),
            ("包抓单位", RoleKind::Lead),
            ("牵总部门", RoleKind::Lead),
            ("牵头处室", RoleKind::Lead),
            ("协同部门", RoleKind::Supporting),
            ("督办单位", RoleKind::Supporting),
            ("支持机构", RoleKind::Supporting),
            ("落实主体", RoleKind::Responsible),
            ("承办科室", RoleKind::Responsible),
            ("承办科(室)", RoleKind::Responsible),
            ("牵头股（站）", RoleKind::Lead),
            ("责任站所", RoleKind::Responsible),
            ("牵头科队", RoleKind::Lead),
            ("参与中心", RoleKind::Supporting),
            ("协办支部", RoleKind::Supporting),
            ("主抓部门", RoleKind::Lead),
            ("办理机关", RoleKind::Responsible),
        ] {
            assert_eq!(label(word), Some(Label::Role { kind: wanted, is_known: false }), "{word}");
        }
        let known = Label::Role { kind: RoleKind::Responsible, is_known: true };
        assert_eq!(label("责任主体"), Some(known));
        for word in ["责任领导", "包联责任人", "包抓领导"] {
            assert_eq!(label(word), Some(Label::Person), "{word}");
        }
        for word in [
            "主送单位",
            "抄送机关",
            "各有关单位",
            "单位",
            "甲乙丙丁戊单位",
            "A类单位",
            "保障中心",
            "技术支持中心",
            "县中心",
            "交通局",
            "组织科",
        ] {
            assert_eq!(label(word), None, "{word}");
        }
    }

    #[test]
    fn words_for_until_when() {
        for word in [
            "完成时限",
            "计划完成时间",
            "预计完成时限",
            "拟完成时间",
            "完成期限",
            "办结时限",
            "完成时间节点",
            "进度要求",
            "任务预计完成日期",
        ] {
            assert_eq!(label(word), Some(Label::Due), "{word}");
        }
        for word in ["计划", "时间", "报名时限前", "完成单位"] {
            assert_ne!(label(word), Some(Label::Due), "{word}");
        }
        let start = "县甲局；".len();
        assert_eq!(next_label("县甲局；计划完成时间：11月底"), Some(start));
        assert_eq!(next_label("县甲局 拟完成时间：11月底"), Some("县甲局 ".len()));
    }

    #[test]
    fn what_looks_like_units_and_was_not_read() {
        let line = "办会。全县统一抓总协调单位：县甲局、县乙局。好。";
        assert_eq!(unread(line), Some("全县统一抓总协调单位：县甲局、县乙局"));
        assert_eq!(unread("责任单位：民政牵引"), Some("责任单位：民政牵引"));
        for text in ["各有关单位：", "培育市场主体：新增500家", "抄送单位：县甲局", "目标：甲局"]
        {
            assert_eq!(unread(text), None, "{text}");
        }
    }
}
