//! What a unit writes in the mail that brings its form -> a text of 其他内容, and whether it speaks
//! against the form.
//!
//! The form counts, whatever the mail says. A mail speaks against it by a number with a target's
//! measure that the form has nowhere, or by words like 以此为准. What a reply quotes is not the unit's.
//!
//! ```text
//! 见附件，请查收                          nothing
//! 我局今年不再承担此项工作                   其他内容
//! 现将我局2024年第一季度报表报来，请查收        其他内容
//! 招聘会累计15场，以此为准                    其他内容, and asked about (W667)
//! ```

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Problem, Sorting};
use crate::form::{Answer, Field, FormGrid, Other, Return};
use crate::intake::{Arrival, Mail};
use crate::notice::Notice;
use crate::origin::BookOrigin;

/// So many characters of a covering letter without a digit say nothing.
const COURTESY: usize = 20;
/// What a courtesy is made of; whatever a clause says beside these words is said.
const COURTEOUS: [&str; 84] = [
    "改好",
    "更正",
    "修改",
    "改正",
    "补报",
    "重新",
    "填好",
    "盖好",
    "工作顺利",
    "工作愉快",
    "身体健康",
    "万事如意",
    "发自我的",
    "华为手机",
    "小米手机",
    "联系电话",
    "如有问题",
    "请联系",
    "随时联系",
    "尊敬的",
    "我单位",
    "本单位",
    "第一季度",
    "第二季度",
    "第三季度",
    "第四季度",
    "一季度",
    "二季度",
    "三季度",
    "四季度",
    "上半年",
    "下半年",
    "本季度",
    "全年",
    "年度",
    "季度",
    "实事",
    "进展",
    "情况",
    "填报",
    "报送",
    "上报",
    "报上",
    "报来",
    "报去",
    "呈报",
    "发送",
    "发来",
    "发去",
    "发给",
    "提交",
    "附件",
    "报表",
    "表格",
    "材料",
    "邮件",
    "电子版",
    "盖章件",
    "盖章",
    "扫描件",
    "扫描",
    "照片",
    "查收",
    "查阅",
    "审阅",
    "审核",
    "收悉",
    "收到",
    "回复",
    "您好",
    "你好",
    "大家好",
    "领导",
    "老师",
    "同志",
    "主任",
    "科长",
    "各位",
    "感谢",
    "谢谢",
    "麻烦",
    "辛苦",
    "此致",
    "敬礼",
];
/// Single characters that stand between these.
const BETWEEN: &str =
    "请见如附现将把的是为在已了并及和与给我局区县市祝好表件予以详这份你您们本上下同和一";
/// How the names of the bodies end that sign.
const SIGNED: [&str; 12] =
    ["局", "办", "委", "部", "联", "协", "会", "科", "室", "中心", "科协", "馆"];
/// Characters of such a name at most.
const SIGNATURE: usize = 12;
/// Characters of a text that a finding quotes.
const QUOTED: usize = 40;
/// Words that say that something else than the form is right.
const AGAINST: [&str; 17] = [
    "为准",
    "有误",
    "应为",
    "改为",
    "更正为",
    "更正如下",
    "更正:",
    "更正：",
    "作废",
    "填错",
    "写错",
    "报错",
    "漏填",
    "漏报",
    "多报",
    "少报",
    "见正文",
];
/// The same words where they say something else, or that the form is right.
const HARMLESS: [&str; 9] = [
    "如有误",
    "若有误",
    "有误差",
    "相应为",
    "响应为",
    "以附件为准",
    "以报表为准",
    "以表格为准",
    "以本表为准",
];
/// What begins the mail that a reply quotes.
const QUOTES: [&str; 6] = ["原始邮件", "Original Message", "写道:", "写道：", "wrote:", "发件人"];
/// How the subject of a mail begins that answers or passes on another.
const ANSWERS: [&str; 7] = ["re:", "re：", "回复", "答复", "fw", "转发", "自动回复"];
/// How the subject of one begins that passes on another, whose text is the unit's.
const PASSED_ON: [&str; 2] = ["fw", "转发"];
/// Words of what a mail brings, which is counted too: 附件2份.
const BROUGHT: [&str; 6] = ["附件", "报表", "表格", "照片", "扫描", "盖章"];

/// What the mail of a file says, where that is more than that it brings something.
pub(super) fn words(arrival: &Arrival) -> Option<Other> {
    let mail = arrival.mail.as_ref()?;
    let own = own_text(mail);
    let says_nothing = |text: &str| {
        let letters = text.chars().filter(|one| one.is_alphanumeric());
        let is_short = letters.count() <= COURTESY && !has_digit(text);
        is_short && against(text).is_none() && is_courtesy(text)
    };
    if says_nothing(&own) && against(own_subject(mail)).is_none() && !has_digit(own_subject(mail)) {
        return None;
    }
    let parts = [("邮件主题", mail.subject.trim()), ("邮件正文", own.as_str())];
    let told = parts.iter().filter(|(_, text)| !text.is_empty());
    let told: Vec<String> = told.map(|(name, text)| format!("{name}：{text}")).collect();
    let origin = BookOrigin::file(&arrival.origin);
    Some(Other::new(origin, told.join("\n"), true))
}

/// That the mail of a return says otherwise than the return.
pub(super) fn spoken_against(
    (notice, grid): (&Notice, &FormGrid),
    arrival: &Arrival,
    returned: &Return,
) -> Option<Diagnostic> {
    let mail = arrival.mail.as_ref()?;
    let own = own_text(mail);
    let (measures, numbers) = (measures(notice, grid), numbers_of(returned));
    let found = [own_subject(mail), own.as_str()].into_iter().find_map(|text| {
        clauses(text).find(|clause| {
            against(clause).is_some() || has_other_number(clause, &measures, &numbers)
        })
    })?;
    let text = found.trim().chars().take(QUOTED).collect();
    let problem = Problem::Sorting(Sorting::MailSays { text });
    Some(Diagnostic::at(&BookOrigin::file(&arrival.origin), problem))
}

/// Whether each clause of a text is a courtesy, or the name of the body that signs.
fn is_courtesy(text: &str) -> bool {
    let is_mark = |one: char| !one.is_alphanumeric();
    text.split(is_mark).all(|clause| {
        let rest = COURTEOUS.iter().fold(clause.to_owned(), |rest, word| rest.replace(word, " "));
        let says_more = rest.chars().any(|one| one != ' ' && !BETWEEN.contains(one));
        !says_more || !has_han(clause) || is_signature(clause)
    })
}

/// Whether any character is a Chinese one: what a telephone adds of itself (Sent from my iPhone) has none.
fn has_han(text: &str) -> bool {
    text.chars().any(|one| ('\u{4E00}'..='\u{9FFF}').contains(&one))
}

/// Whether it may be the name of a body: 区妇联, 区教育和体育局办公室.
fn is_signature(clause: &str) -> bool {
    let begins = ["区", "县", "市"].iter().any(|word| clause.starts_with(word));
    let ends = SIGNED.iter().any(|word| clause.ends_with(word));
    begins && ends && clause.chars().count() <= SIGNATURE
}

/// What the unit itself wrote.
fn own_text(mail: &Mail) -> String {
    let is_passed_on = begins_with(&mail.subject, &PASSED_ON);
    let is_quoted = |line: &&str| {
        let line = line.trim();
        line.starts_with('>') || QUOTES.iter().any(|word| line.contains(word))
    };
    let lines = mail.text.lines().take_while(|line| is_passed_on || !is_quoted(line));
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// The subject, where it is the unit's own.
fn own_subject(mail: &Mail) -> &str {
    if begins_with(&mail.subject, &ANSWERS) { "" } else { mail.subject.trim() }
}

fn begins_with(subject: &str, words: &[&str]) -> bool {
    let subject = subject.trim().to_lowercase();
    words.iter().any(|word| subject.starts_with(word))
}

fn has_digit(text: &str) -> bool {
    text.chars().any(|one| digit(one).is_some())
}

/// A digit, also a wide one.
fn digit(one: char) -> Option<char> {
    let wide = u32::from(one).checked_sub(u32::from('０')).filter(|value| *value < 10);
    let narrow = wide.and_then(|value| char::from_digit(value, 10));
    narrow.or_else(|| one.is_ascii_digit().then_some(one))
}

fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split(['。', '；', ';', '，', ',', '！', '\n']).filter(|clause| !clause.trim().is_empty())
}

/// The word by which a text says that something else is right.
fn against(text: &str) -> Option<&'static str> {
    let text = HARMLESS.iter().fold(text.to_owned(), |text, word| text.replace(word, ""));
    AGAINST.into_iter().find(|word| text.contains(word))
}

/// The numbers that the return has anywhere.
fn numbers_of(returned: &Return) -> BTreeSet<String> {
    let answers = returned.answers.values().flat_map(|one| match &one.answer {
        Answer::Text(text) => numbers(text.as_str()).map(|(number, _)| number).collect(),
        Answer::Number(number) => vec![number.to_string()],
        Answer::Day(_) => Vec::new(),
    });
    let others = returned.others.iter();
    answers.chain(others.flat_map(|one| numbers(&one.text).map(|(number, _)| number))).collect()
}

/// The measures of what the unit counts, without their power of ten.
fn measures<'n>(notice: &'n Notice, grid: &FormGrid) -> Vec<&'n str> {
    let figures = grid.entries.iter().filter_map(|entry| match entry.field {
        Field::Figure { task, target } => notice.tasks.get(task)?.targets.get(target),
        Field::Answer { .. }
        | Field::Question { .. }
        | Field::State { .. }
        | Field::Due { .. }
        | Field::Person
        | Field::Phone
        | Field::FilledOn => None,
    });
    figures.map(|target| target.unit.value.trim_start_matches('万')).collect()
}

/// Whether a clause has a number of what is counted that is none of `known`: 15场, but not 第15场.
fn has_other_number(clause: &str, measures: &[&str], known: &BTreeSet<String>) -> bool {
    let is_counted = |behind: &str| {
        let behind = behind.trim_start_matches([' ', '余', '多', '万']);
        measures.iter().any(|measure| behind.starts_with(measure))
    };
    let is_brought = BROUGHT.iter().any(|word| clause.contains(word)) || clause.contains('第');
    let mut numbers = numbers(clause);
    !is_brought && numbers.any(|(number, behind)| is_counted(behind) && !known.contains(&number))
}

/// The numbers of a text, each with what stands behind it.
fn numbers(text: &str) -> impl Iterator<Item = (String, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(|one| digit(one).is_some())?;
        let from = &rest[start..];
        let is_part = |one: char| digit(one).is_some() || one == '.';
        let end = from.find(|one| !is_part(one)).unwrap_or(from.len());
        let number: String = from[..end].chars().map(|one| digit(one).unwrap_or(one)).collect();
        rest = &from[end..];
        Some((number, rest))
    })
}

#[cfg(test)]
mod tests {
    use super::is_courtesy;

    #[test]
    fn what_says_more_than_courtesies_is_no_courtesy() {
        for text in [
            "见附件，请查收。",
            "您好！一季度报表见附件，请查收，谢谢。\n区科协",
            "附件请查收",
            "请审阅。\n区教育和体育局办公室",
            "Sent from my iPhone",
            "",
        ] {
            assert!(is_courtesy(text), "{text}");
        }
        for text in [
            "我局今年不再承担此项工作。",
            "数字还没有核实，请先不要上报。",
            "见附件，请查收。另：职业指导场地还没有落实。",
            "区妇联正在推进。",
            "未完成",
        ] {
            assert!(!is_courtesy(text), "{text}");
        }
    }
}
