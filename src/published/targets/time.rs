//! Times that are promised: 优良天数300天以上, 办结时限压缩到5个工作日以内.
//!
//! ```text
//! 服务时长不少于10小时       a target: what is measured in time stands before it
//! 空气质量达到300天以上       a target: it is bound, and something is named
//! 每周5天，为期3天，提前10天    none: how long or how early something is done
//! ```

use crate::notice;
use crate::published::shape;

use super::find::{self, Found};
use super::words::{BEHIND, SHORTENED};
use super::{bounds, name};

/// What time is counted in, and whether a bound one is a target without a word for what is measured.
const MEASURES: [(&str, bool); 13] = [
    ("个工作日", true),
    ("个自然日", true),
    ("个日历天", true),
    ("个小时", true),
    ("个月", true),
    ("个季度", false),
    ("工作日", true),
    ("小时", true),
    ("分钟", true),
    ("天", true),
    ("秒", true),
    ("周", false),
    ("年", false),
];
/// How the words end for what is measured in time.
const TIMED: [&str; 28] = [
    "天数",
    "日数",
    "时数",
    "年数",
    "时限",
    "年限",
    "时间",
    "时长",
    "时效",
    "期限",
    "工期",
    "周期",
    "有效期",
    "质保期",
    "保修期",
    "保质期",
    "管护期",
    "用时",
    "耗时",
    "寿命",
    "天气",
    "日照",
    "均时",
    "学时",
    "课时",
    "等候",
    "响应",
    "优良",
];
/// What such a word says of how long something has been, which nobody promises.
const NO_TIMED: [&str; 3] = ["连续", "成立", "经营"];
/// How the words end before a time that says how long or how early something is done, or of whom.
const ASIDE: [&str; 40] = [
    "提前",
    "为期",
    "每周",
    "每天",
    "每日",
    "每年",
    "每月",
    "每季度",
    "每次",
    "每期",
    "年满",
    "已满",
    "满",
    "连续",
    "持续",
    "历时",
    "延期",
    "逾期",
    "超期",
    "之日起",
    "日起",
    "起",
    "后",
    "前",
    "内",
    "工作",
    "居住",
    "从业",
    "任职",
    "服务",
    "参保",
    "缴费",
    "成立",
    "经营",
    "期限",
    "周期",
    "的",
    "于",
    "等",
    "或",
];
/// Words before a time that say that it is reached, and are none of the amount.
const REACHED: [&str; 7] = ["保持在", "稳定在", "维持在", "延长至", "延长到", "增加到", "提高到"];

/// Whether hours say when something is open, or are a part of a name: 24小时自助服务区, 1小时交通圈.
pub(super) fn is_none(digits: &str, measure: &str, behind: &str) -> bool {
    const LONGEST: usize = 5;
    let is_ring = || shape::start_of(behind, LONGEST).find('圈').map(|at| &behind[..at]);
    let is_name = || is_ring().is_some_and(|own| !own.contains(['，', '。', '、', '；']));
    measure == "小时" && (digits == "24" || behind.starts_with(['内', '前', '后']) || is_name())
}

/// The time whose digits stand from `start` to `end`, where it is promised.
pub(super) fn promised(text: &str, (start, end): (usize, usize), digits: &str) -> Option<Found> {
    let (measure, is_plain) =
        MEASURES.iter().copied().find(|(word, _)| text[end..].starts_with(word))?;
    let from = end + measure.len();
    let within = text[from..].starts_with('内').then_some("内");
    let bound = BEHIND.iter().find(|word| text[from..].starts_with(**word)).copied().or(within);
    let behind = bound.unwrap_or_default();
    let to = from + behind.len();
    let is_ended = to == text.len() || find::is_ended(&text[to..]);
    let words = bounds::before(&text[..start]);
    let before = &text[..start - words.own.len()];
    let shorter = SHORTENED.iter().chain(&REACHED).find_map(|word| before.strip_suffix(word));
    let named = shorter.unwrap_or(before);
    let is_bound = bound.is_some() || !words.own.is_empty() || words.kind.is_some();
    let is_promised = is_ended
        && match is_timed(named) {
            true => is_bound || shorter.is_some() || named.ends_with("天数"),
            false => is_plain && (is_bound || shorter.is_some()) && is_named(named),
        };
    let amount = format!("{}{digits}{measure}{behind}", words.own);
    (is_promised && notice::is_amount(&amount)).then(|| Found {
        amount,
        digits: digits.to_owned(),
        measure: measure.to_owned(),
        is_odd: false,
        kind: words.kind.filter(|_| words.own.is_empty()).or(shorter.map(|_| "达到")),
        start: start - words.own.len(),
        end: to,
        named: named.len(),
        after: 0,
        unsaid: None,
    })
}

fn is_timed(named: &str) -> bool {
    let named = trimmed(named);
    TIMED.iter().any(|word| {
        let own = named.strip_suffix(word);
        own.is_some_and(|own| !NO_TIMED.iter().any(|word| own.ends_with(word)))
    })
}

/// Whether something is named right before, of which a time is measured.
fn is_named(named: &str) -> bool {
    const LEAST: usize = 2;
    let named = trimmed(named);
    let start = named.rfind(|one: char| "，。；：、（）()【】,;".contains(one));
    let clause = &named[start.map_or(0, |at| named.ceil_char_boundary(at + 1))..];
    let own = name::bare(clause);
    let is_aside = ASIDE.iter().any(|word| clause.ends_with(word));
    // 每期培训不少于5天: how long each of them is.
    own.chars().count() >= LEAST && !is_aside && !clause.starts_with('每') && !name::is_act(&own)
}

/// Without what stands between the thing and its time: 优良天数力争达到, 办结时限由10个.
fn trimmed(named: &str) -> &str {
    named.trim_end_matches(['为', '在', '达', '共', '均']).trim_end_matches("每人")
}
