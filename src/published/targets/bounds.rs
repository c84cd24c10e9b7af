//! The words about an amount that say how it binds.
//!
//! ```text
//! 失业率控制在不超过3%      控制在, 不超过
//! 至少新建公园3座           至少 stands before what is done
//! 最高补助5万元             no amount has 最高: it is told
//! ```

use crate::notice;

use super::words::{BEFORE, LEVELS, RISES};

/// The words right before the digits of an amount.
#[derive(Clone, Copy, Default)]
pub(super) struct Words<'t> {
    /// That are a part of it, as they are written.
    pub(super) own: &'t str,
    /// The same without a rise, which only a rate has.
    pub(super) of_things: &'t str,
    /// The kind that other words say.
    pub(super) kind: Option<&'static str>,
}

/// What ends like a word before digits and is none: 节约30吨.
const NO_BEFORE: [&str; 15] = [
    "高超",
    "赶超",
    "反超",
    "节约",
    "签约",
    "预约",
    "履约",
    "制约",
    "违约",
    "附近",
    "就近",
    "邻近",
    "临近",
    "靠近",
    "周边近",
];
/// Words of a kind that stand before one that binds.
const KINDS: [&str; 18] = [
    "严格控制在",
    "控制在",
    "保持在",
    "稳定在",
    "维持在",
    "同比减少",
    "同比下降",
    "下降",
    "降低",
    "减少",
    "提高",
    "上升",
    "增长",
    "同比提高",
    "同比上升",
    "同比增长",
    "提升",
    "同比提升",
];
/// Words that bind and may stand before what is done.
pub(super) const APART: [&str; 3] = ["至少", "至多", "最多"];
/// Words that bind and that no amount has.
const UNSAID: [&str; 3] = ["最少", "最低", "最高"];
/// Both, none of which is a part of a name.
pub(super) const APART_OR_UNSAID: [&str; 6] = ["至少", "至多", "最多", "最少", "最低", "最高"];
/// What is done behind such a word.
const GIVEN: [&str; 14] = [
    "补助", "补贴", "奖励", "资助", "给予", "发放", "新建", "建设", "建成", "改造", "培训", "新增",
    "举办", "可达",
];

/// The words before the digits that bind.
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    BEFORE.iter().copied().chain(notice::binding_words())
}

/// The words that `text` ends with, behind which the digits stand.
pub(super) fn before(text: &str) -> Words<'_> {
    let is_part = NO_BEFORE.iter().any(|word| text.ends_with(word));
    let words = all().filter(|word| text.ends_with(word) && !is_part);
    let word = words.max_by_key(|word| word.len()).unwrap_or_default();
    let level = LEVELS.iter().find(|(word, _)| text.ends_with(word)).map(|(_, kind)| *kind);
    // 提高到每人每月780元
    let each = text.strip_suffix("每人每月").or_else(|| text.strip_suffix("每月"));
    let level =
        level.or_else(|| each.is_some_and(|text| text.ends_with("提高到")).then_some("达到"));
    let bound = &text[text.len() - word.len()..];
    let rest = &text[..text.len() - word.len()];
    let kind = KINDS.iter().filter(|kind| rest.ends_with(**kind)).max_by_key(|kind| kind.len());
    let is_bound = !word.is_empty() && !BEFORE.contains(&word);
    let kind = kind.filter(|kind| is_bound && notice::is_amount(&format!("{kind}{word}1个")));
    let own = &text[rest.len() - kind.map_or(0, |kind| kind.len())..];
    let is_rise = RISES.iter().any(|rise| own.starts_with(rise));
    let rise_alone = if RISES.contains(&word) { "" } else { bound };
    Words { own, of_things: if is_rise { rise_alone } else { own }, kind: level }
}

/// 至少 before what is done (至少新建3座), of an amount that begins at `start` and stands behind another that ends at
/// `after`, whose bound is `last`; or else what of that is told.
pub(super) fn apart(
    text: &str,
    (after, start): (usize, usize),
    last: Option<&'static str>,
) -> Result<&'static str, Option<&'static str>> {
    const ASIDE: [char; 5] = ['在', '为', '对', '向', '从'];
    let from = start_of_clause(text, start);
    let clause = &text[from..start];
    let found = APART.iter().find_map(|word| Some((*word, clause.rfind(word)? + word.len())));
    let Some((word, end)) = found else { return Err(unsaid(clause)) };
    let is_first = from + end > after && !clause[end..].starts_with(ASIDE);
    let between = &text[after..start];
    let goes_on = last == Some(word)
        && ["、", "和", "及", "与", "以及"].iter().any(|one| between.starts_with(one));
    if is_first || goes_on { Ok(word) } else { Err(Some(word)) }
}

/// A bound that stands before the name of a limit (不超过最高限价, 3万元): the bound, the limit, and where they begin.
pub(super) fn of_limit(text: &str) -> Option<(&'static str, &'static str, usize)> {
    const LIMITS: [&str; 10] = [
        "最高限价",
        "最高限额",
        "最高控制价",
        "最高标准",
        "最低标准",
        "最低限价",
        "控制价",
        "限价",
        "限额",
        "上限",
    ];
    let (limit, rest) =
        LIMITS.iter().find_map(|limit| Some((*limit, text.strip_suffix(limit)?)))?;
    let words = notice::binding_words().filter(|word| rest.ends_with(word));
    let word = words.max_by_key(|word| word.len())?;
    Some((word, limit, rest.len() - word.len()))
}

/// 最高 right before an amount, or before what is done.
fn unsaid(clause: &str) -> Option<&'static str> {
    let behind = |word: &'static str| Some((word, &clause[clause.rfind(word)? + word.len()..]));
    let (word, rest) = UNSAID.iter().find_map(|word| behind(word))?;
    let is_done = rest.is_empty() || GIVEN.iter().any(|given| rest.starts_with(given));
    (is_done && !rest.contains(|one: char| one.is_ascii_digit())).then_some(word)
}

fn start_of_clause(text: &str, end: usize) -> usize {
    let marks = text[..end].char_indices().rev();
    let mut marks = marks.filter(|(_, one)| "，。；：（）(),;:".contains(*one));
    marks.next().map_or(0, |(at, one)| at + one.len_utf8())
}
