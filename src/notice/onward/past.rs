//! What a year stands in: something that was done, something still to do, or one cannot tell.
//!
//! A stale year in a task is seen by whoever reads the new notice, and is listed; a fact that was moved to a year
//! in which it did not happen is seen by nobody. So a year stays, and is listed, as soon as its words speak of what was.

use crate::date::Date;

use super::figure::Figure;
use super::years::{DASHES, YearLike};

/// What is only said of what was: nobody promises to be hit by a storm.
const WAS: [&str; 30] = [
    "召开",
    "获批",
    "获评",
    "获得",
    "获奖",
    "荣获",
    "被评",
    "评为",
    "被列",
    "列入",
    "入选",
    "下达",
    "批复",
    "授予",
    "遭遇",
    "遭受",
    "发生",
    "同比",
    "决算",
    "统计数据",
    "曾",
    "排名",
    "位列",
    "位居",
    "名列",
    "居全",
    "列全",
    "获全",
    "受到表彰",
    "已",
];
/// Meetings and papers that a notice follows.
const FOLLOWED: [&str; 13] = [
    "文件",
    "精神",
    "两会",
    "部署会",
    "全会",
    "推进会",
    "工作会",
    "工作报告",
    "党代会",
    "人代会",
    "会议",
    "座谈会",
    "动员会",
];
/// Disasters.
const EVENTS: [&str; 12] = [
    "暴雨", "台风", "地震", "洪涝", "水灾", "灾害", "疫情", "事故", "雪灾", "旱灾", "洪水", "火灾",
];
/// What goes on behind a disaster that is guarded against.
const GUARDED: [&str; 7] = ["防", "预", "应急", "治理", "监测", "救援", "演练"];
/// What may be done or still to do: a fact where it has 的 or 了 behind it, or 于 before the year.
const EITHER: [&str; 21] = [
    "建成", "投用", "启用", "完工", "竣工", "开工", "完成", "举办", "成立", "开通", "印发", "发布",
    "实施", "启动", "认定", "立项", "命名", "核定", "中标", "通报", "新增",
];
/// Words by which something is still to come, behind the year and between it and the verb.
const WILL: [&str; 17] = [
    "力争", "争取", "确保", "计划", "预计", "拟", "将", "要", "应当", "申报", "全部", "报送",
    "上报", "不", "防止", "杜绝", "严防",
];
/// Words that lead to what is issued with this notice.
const ISSUED: [&str; 3] = ["现将", "现就", "兹将"];
/// Words before a basis.
const BASES: [&str; 8] = ["按照", "根据", "依据", "落实", "贯彻", "对照", "依照", "参照"];
/// Words that say what a figure is, and not what it is to be.
const IS: [&str; 6] = ["为", "是", "有", "达", "约", "占"];
/// Words that may tell of what was as well as of what is wanted.
const FACT_LIKE: [&str; 12] = [
    "达到", "增长", "共有", "人口", "平均", "得分", "第一", "前列", "位次", "水平", "测评", "占比",
];
const ENDS: [char; 11] = ['，', ',', '。', '；', ';', '：', '\n', '（', '(', '）', ')'];

/// Whether the words behind `found`, or before it, tell of what was.
pub(super) fn was(text: &str, found: &YearLike) -> bool {
    let (before, behind) = around(text, found);
    if is_to_come(&text[found.range.end..]) || ISSUED.iter().any(|word| before.contains(word)) {
        return false;
    }
    let has = |words: &[&str]| words.iter().any(|word| behind.contains(word));
    if before.trim_end().ends_with("截至") || before.ends_with("截止") || before.ends_with("截止到")
    {
        return !has(&WILL);
    }
    let first = WAS.iter().filter_map(|word| behind.find(word)).min();
    let was = first.is_some_and(|at| !WILL.iter().any(|word| behind[..at].contains(word)));
    let is_figure = || figure_before(text, found).is_some_and(|figure| says_one_of(figure, &IS));
    was || behind.trim_start().starts_with('是')
        || is_figure()
        || has(&FOLLOWED)
        || is_event(behind)
        || is_done(before, behind, found)
}

/// Whether the day, or all of the month, was over when the notice was signed: nothing was to be done then any more.
/// What begins on it goes on: 2025年1月1日起, 2025年1月—12月.
pub(super) fn is_before(text: &str, found: &YearLike, signed: Option<Date>) -> bool {
    let behind = text[found.range.end..].trim_start();
    let begins = behind.starts_with(['起', '始'])
        || behind.starts_with("开始")
        || behind.starts_with(DASHES);
    let number = |figure: &Figure| u8::try_from(figure.value).ok();
    let last = || {
        let month = number(found.month.as_ref()?)?;
        match &found.day {
            Some(day) => Date::new(found.full, month, number(day)?),
            None => last_of(found.full, month),
        }
    };
    let part = || PARTS.iter().find(|(word, _)| behind.trim_start_matches('第').starts_with(word));
    let last = || last().or_else(|| last_of(found.full, part()?.1));
    let is_over = last().zip(signed).is_some_and(|(last, signed)| last < signed);
    is_over && !begins && !is_to_come(behind)
}

/// Parts of a year, and their last month.
const PARTS: [(&str, u8); 7] = [
    ("年初", 1),
    ("一季度", 3),
    ("1季度", 3),
    ("二季度", 6),
    ("2季度", 6),
    ("三季度", 9),
    ("上半年", 6),
];

fn last_of(year: u16, month: u8) -> Option<Date> {
    (28..=31).rev().find_map(|day| Date::new(year, month, day))
}

/// Whether the words could be meant either way, so that somebody has to look although the year moves.
pub(super) fn is_doubtful(text: &str, found: &YearLike) -> bool {
    let (before, behind) = around(text, found);
    let is_based = BASES.iter().any(|word| before.trim_end().ends_with(word));
    let fact = FACT_LIKE.iter().filter_map(|word| behind.find(word)).min();
    let is_fact_like = fact.is_some_and(|at| !says_one_of(&behind[..at], &WILL))
        || figure_before(text, found).is_some();
    let is_dated = found.month.is_some() && EITHER.iter().any(|word| behind.starts_with(word));
    !is_to_come(&text[found.range.end..]) && (is_based || is_fact_like || is_dated)
}

/// The clause of the year, before and behind it.
fn around<'t>(text: &'t str, found: &YearLike) -> (&'t str, &'t str) {
    let (before, behind) = (&text[..found.range.start], &text[found.range.end..]);
    let start = before.char_indices().rev().find(|(_, one)| ENDS.contains(one));
    let before = &before[start.map_or(0, |(at, one)| at + one.len_utf8())..];
    (before, &behind[..behind.find(ENDS).unwrap_or(behind.len())])
}

/// 前, 底前, 下旬前, 年内: a day by which something is to be done.
pub(super) fn is_to_come(behind: &str) -> bool {
    let behind = behind
        .trim_start_matches([' ', '度', '底', '末', '初', '上', '中', '下', '旬', '之', '以']);
    behind.starts_with(['前', '内'])
}

/// The clause with a figure behind which the year stands alone in brackets: 浓度为48（2025年）. It may say when that
/// was, or by when it is to be.
fn figure_before<'t>(text: &'t str, found: &YearLike) -> Option<&'t str> {
    let behind = text[found.range.end..].trim_start_matches(['度', ' ']);
    let before = text[..found.range.start].trim_end().strip_suffix(['（', '('])?;
    let start = before
        .rfind(ENDS)
        .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    let clause = &before[start..];
    let is_alone = behind.starts_with(['）', ')']);
    (is_alone && clause.contains(|one: char| one.is_numeric())).then_some(clause)
}

fn says_one_of(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// “7·20”暴雨, but no 灾害防治.
fn is_event(behind: &str) -> bool {
    let is_named = behind.strip_prefix('“').is_some_and(|rest| {
        let name = rest.split('”').next().unwrap_or_default();
        name.contains(['·', '.', '．', '•']) && name.starts_with(|one: char| one.is_numeric())
    });
    let happened = |word: &&str| {
        behind
            .split_once(*word)
            .is_some_and(|(_, rest)| !GUARDED.iter().any(|word| rest.contains(word)))
    };
    is_named || EVENTS.iter().any(happened)
}

/// 建成的, 建成了, 于2025年6月建成.
fn is_done(before: &str, behind: &str, found: &YearLike) -> bool {
    let is_at = found.month.is_some() && before.trim_end().ends_with('于');
    EITHER.iter().filter_map(|word| behind.split_once(word)).any(|(_, rest)| {
        is_at
            || rest.starts_with(['的', '了'])
            || rest.starts_with("投用的")
            || rest.starts_with("并")
    })
}
