//! The amounts in a text, with the words that bind them and their measure, as they are written.

use crate::notice;
use crate::published::shape;

/// An amount in a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    /// As it is written, with its words: `不少于100场`.
    pub(super) amount: String,
    /// Its digits.
    pub(super) digits: String,
    /// What is counted.
    pub(super) measure: String,
    /// 类型, where a word says it that the amount cannot have.
    pub(super) kind: Option<&'static str>,
    /// Where it begins in the text, with its words, in bytes.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
}

/// Amounts of a paragraph that are looked at.
const MOST: usize = 200;
/// Numbers of a paragraph that may be amounts.
const NUMBERS: usize = 2_000;
/// Characters of the power of ten behind digits.
const POWERS: usize = 8;
/// What is counted; the longest that fits is taken.
const MEASURES: [&str; 96] = [
    "%",
    "个百分点",
    "人次",
    "人天",
    "人",
    "名",
    "户次",
    "户",
    "家次",
    "家",
    "处",
    "个",
    "所",
    "台",
    "辆",
    "套",
    "件",
    "期",
    "次",
    "对",
    "项",
    "场次",
    "场",
    "公里",
    "千米",
    "平方公里",
    "平方米",
    "立方米",
    "米",
    "亩",
    "公顷",
    "吨",
    "元",
    "条",
    "座",
    "间",
    "张",
    "册",
    "门",
    "支",
    "批次",
    "批",
    "班次",
    "节",
    "课时",
    "小时",
    "例",
    "份",
    "棵",
    "株",
    "盏",
    "部",
    "篇",
    "千瓦",
    "兆瓦",
    "千瓦时",
    "度",
    "床",
    "单元",
    "栋",
    "幢",
    "片",
    "块",
    "封",
    "本",
    "枚",
    "盘",
    "艘",
    "架",
    "组",
    "队",
    "站",
    "点位",
    "村",
    "镇",
    "街道",
    "社区",
    "学位",
    "车位",
    "泊位",
    "床位",
    "工位",
    "类",
    "种",
    "位",
    "款",
    "集",
    "档",
    "首",
    "幅",
    "头",
    "桩",
    "微克",
    "毫克",
    "千克",
    "分贝",
];

/// Words behind a measure that make it another thing: 5个工作日, 3个月.
const NO_MEASURE: [&str; 8] =
    ["个工作日", "个月", "个小时", "个自然日", "个季度", "个日历天", "个学期", "个交易日"];

/// Words before an amount that it is written with.
const BEFORE: [&str; 30] = [
    "不少于",
    "不低于",
    "不小于",
    "至少",
    "不超过",
    "不高于",
    "不多于",
    "不大于",
    "至多",
    "最多",
    "超过",
    "大约",
    "达到",
    "提高到",
    "保持",
    "下降到",
    "降低到",
    "控制在",
    "降到",
    "降至",
    "下降",
    "降低",
    "减少",
    "提高",
    "上升",
    "增长",
    "同比下降",
    "同比提高",
    "同比上升",
    "同比增长",
];
/// Those of a rise, which only a rate has: 培训人数增长300人 is no 类型.
const RISES: [&str; 6] = ["提高", "上升", "增长", "同比提高", "同比上升", "同比增长"];
/// Words before an amount that are none of it, and what kind of measure they make it.
const LEVELS: [(&str, &str); 7] = [
    ("保持在", "保持"),
    ("稳定在", "保持"),
    ("维持在", "保持"),
    ("达", "达到"),
    ("提高至", "达到"),
    ("提升到", "达到"),
    ("提升至", "达到"),
];
const BEHIND: [&str; 6] = ["及以上", "及以下", "以上", "以内", "以下", "左右"];

/// The amounts of `text`, which has no white and no percent sign of full width.
pub(super) fn amounts(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut quoted = quoted(text).into_iter().peekable();
    let (mut at, mut numbers) = (0, 0);
    while found.len() < MOST
        && numbers < NUMBERS
        && let Some(next) = text[at..].find(begins_number)
    {
        numbers += 1;
        let start = at + next;
        let one = amount(text, start);
        let end = one.as_ref().map_or_else(|| end_of_digits(text, start), |one| one.end);
        // Both go on through the text.
        while quoted.next_if(|(_, to)| *to <= start).is_some() {}
        let in_quotes = quoted.peek().is_some_and(|(from, _)| *from <= start);
        found.extend(one.filter(|one| !in_quotes && !is_other(text, one)));
        at = end.max(start + text[start..].chars().next().map_or(1, char::len_utf8));
    }
    found
}

fn begins_number(one: char) -> bool {
    one.is_ascii_digit() || ('０'..='９').contains(&one) || one == '百' || one == '千'
}

fn is_of_number(one: char) -> bool {
    one.is_ascii_digit() || ('０'..='９').contains(&one) || ".．,".contains(one)
}

fn end_of_digits(text: &str, start: usize) -> usize {
    text[start..].find(|one| !is_of_number(one)).map_or(text.len(), |end| start + end)
}

/// The amount whose digits begin at `start`.
fn amount(text: &str, start: usize) -> Option<Found> {
    let spelled = text[start..].starts_with(['百', '千']);
    let (digits, mut end) = if spelled { spelled_out(text, start)? } else { written(text, start) };
    let rest = &text[end..];
    let vague = ["余", "多"].iter().find(|word| rest.starts_with(**word));
    end += vague.map_or(0, |word| word.len());
    let power =
        shape::start_of(&text[end..], POWERS).find(|one| !"十百千万亿".contains(one)).unwrap_or(0);
    let power_text = &text[end..end + power];
    end += power;
    let behind_power = ["余", "多"]
        .iter()
        .find(|word| power > 0 && vague.is_none() && text[end..].starts_with(**word));
    end += behind_power.map_or(0, |word| word.len());
    let (base, length) = measure(&text[end..])?;
    end += length;
    let behind =
        BEHIND.iter().find(|word| text[end..].starts_with(**word)).copied().unwrap_or_default();
    end += behind.len();
    let (before, kind) = before(&text[..start]);
    let is_rate = power == 0 && ["%", "个百分点"].contains(&base.as_str());
    let before = if is_rate || !RISES.contains(&before) { before } else { "" };
    let vague = vague.copied().unwrap_or_default();
    let behind_power = behind_power.copied().unwrap_or_default();
    let amount = format!("{before}{digits}{vague}{power_text}{behind_power}{base}{behind}");
    notice::is_amount(&amount).then(|| Found {
        amount,
        digits,
        measure: format!("{power_text}{base}"),
        kind: kind.filter(|_| before.is_empty()),
        start: start - before.len(),
        end,
    })
}

/// Digits as they stand, of a range both ends.
fn written(text: &str, start: usize) -> (String, usize) {
    let end = end_of_digits(text, start);
    let sign = text[end..].chars().next().filter(|one| "-－—~～至".contains(*one));
    if let Some(sign) = sign {
        let second = end + sign.len_utf8();
        let second_end = end_of_digits(text, second);
        if second_end > second {
            return (text[start..second_end].to_owned(), second_end);
        }
    }
    (text[start..end].to_owned(), end)
}

/// 百场 is 100场; in 一百场, 几百场 and 数百场 it is a part of another number.
fn spelled_out(text: &str, start: usize) -> Option<(String, usize)> {
    let before = text[..start].chars().next_back();
    // 每千人口 is no amount at all.
    let is_part = before.is_some_and(|one| {
        "一二三四五六七八九十几数两百千万第每".contains(one) || one.is_ascii_digit()
    });
    let one = text[start..].chars().next().filter(|_| !is_part)?;
    let digits = if one == '百' { "100" } else { "1000" };
    Some((digits.to_owned(), start + one.len_utf8()))
}

/// The measure that `text` begins with, with what it is counted for (元/月/人), and its length.
fn measure(text: &str) -> Option<(String, usize)> {
    if NO_MEASURE.iter().any(|word| text.starts_with(word)) {
        return None;
    }
    let base = MEASURES.iter().filter(|one| text.starts_with(**one)).max_by_key(|one| one.len())?;
    let mut end = base.len();
    while let Some(rest) = text[end..].strip_prefix('/') {
        let word = [
            "平方米",
            "人次",
            "人",
            "月",
            "年",
            "户",
            "天",
            "日",
            "亩",
            "次",
            "名",
            "个",
            "台",
            "学期",
            "公里",
            "立方米",
            "升",
        ]
        .iter()
        .find(|word| rest.starts_with(**word));
        let Some(word) = word else { break };
        end += 1 + word.len();
    }
    Some((text[..end].to_owned(), end))
}

/// The words right before the digits that are a part of the amount, and the kind that others say.
fn before(text: &str) -> (&'static str, Option<&'static str>) {
    let word = BEFORE.iter().filter(|word| text.ends_with(**word)).max_by_key(|word| word.len());
    let near = ["约", "近"].iter().find(|word| text.ends_with(**word));
    let level = LEVELS.iter().find(|(word, _)| text.ends_with(word)).map(|(_, kind)| *kind);
    // 提高到每人每月780元
    let each = text.strip_suffix("每人每月").or_else(|| text.strip_suffix("每月"));
    let level =
        level.or_else(|| each.is_some_and(|text| text.ends_with("提高到")).then_some("达到"));
    (word.or(near).copied().unwrap_or_default(), level)
}

/// What is no promise: a year or a day, an age, an ordinal, what a level was before.
fn is_other(text: &str, found: &Found) -> bool {
    let before = &text[..found.start];
    let behind = &text[found.end..];
    let is_ordinal = before.ends_with(['第', '〔', '[', '-', '—', '+', '＋', '/'])
        || before.chars().next_back().is_some_and(|one| one.is_ascii_alphanumeric());
    let was = before.ends_with(['由', '从']) && found.measure.contains('%');
    let is_name = found.measure.ends_with('号') || behind.starts_with(['岁', '号', '+', '＋']);
    // 24小时自助服务区: when it is open.
    let is_hours = found.measure == "小时" && found.digits == "24";
    is_ordinal || was || is_name || is_hours
}

/// The stretches inside quotation marks.
fn quoted(text: &str) -> Vec<(usize, usize)> {
    let mut stretches = Vec::new();
    let mut open = None;
    for (at, one) in text.char_indices() {
        match one {
            '“' | '《' => open = open.or(Some(at)),
            '”' | '》' => stretches.extend(open.take().map(|from| (from, at))),
            _ => {}
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::amounts;

    fn found(text: &str) -> Vec<String> {
        amounts(text).into_iter().map(|one| one.amount + one.kind.unwrap_or_default()).collect()
    }

    #[test]
    fn amounts_are_found_with_their_words() {
        for (text, wanted) in [
            ("举办招聘会60余场，培训1.2万人次", &["60余场", "1.2万人次"][..]),
            ("发放385余万元，补助1848元/月/人", &["385余万元", "1848元/月/人"]),
            ("不少于100场，失业率控制在4%以内", &["不少于100场", "控制在4%以内"]),
            ("同步举办百场讲座，走访企业50至60户", &["100场", "50至60户"]),
            ("满意度保持在98.5%以上，参保率保持100%", &["98.5%以上保持", "保持100%"]),
            ("由98.5%提高到99.2%", &["提高到99.2%"]),
            ("新增12万余人次", &["12万余人次"]),
            ("诊疗量占比提高3个百分点", &["提高3个百分点"]),
            ("客流同比增长6%以上，投诉减少30件", &["同比增长6%以上", "减少30件"]),
            ("培训人数增长300人", &["300人"]),
            ("PM2.5平均浓度控制在38微克/立方米以内", &["控制在38微克/立方米以内"]),
        ] {
            assert_eq!(found(text), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_no_promise() {
        for text in [
            "2024年3月28日前",
            "35-64岁妇女",
            "第1期培训班",
            "示政办字〔2025〕8号",
            "“1名儿童+N个群体”",
            "每期5个工作日",
            "数百名",
            "70岁以上老人",
            "3个月内",
            "24小时自助服务区",
            "每千人口托位数",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
