//! Amounts that are parts of the one before them: 3600个（小学2000个、初中1600个）, 100场，其中线上20场, 12座，其中：城区8座，
//! 乡镇4座.

use super::find::Found;
use super::name;
use super::name_words::HELD;

/// Whether `found` is a part of `whole`, of those amounts: its words say it, or all those in the bracket behind the
/// whole together are as many. Only what adds up has parts.
pub(super) fn is_part(text: &str, whole: &Found, (found, amounts): (&Found, &[Found])) -> bool {
    let adds = adds_up(whole) && adds_up(found);
    adds && (is_said(text, found)
        || is_listed(text, whole, (found, amounts))
        || is_of_sum(text, whole, (found, amounts)))
}

/// 其中线上20场
fn is_said(text: &str, found: &Found) -> bool {
    let before = &text[..found.start];
    let clause = before.rfind(['，', '。', '；', '（', '(']).map_or(before, |at| &before[at..]);
    let inside = clause.strip_prefix(['（', '(']);
    let is_held = inside.is_some_and(|own| HELD.iter().any(|word| own.starts_with(word)));
    clause.contains("其中") || is_held
}

/// 其中：城区8座，乡镇4座: what goes on behind 其中 in the sentence. Without a colon they are together as many as the whole,
/// and none says that another thing is done (其中城区8座，改造厕所4座).
fn is_listed(text: &str, whole: &Found, (found, amounts): (&Found, &[Found])) -> bool {
    const WORD: &str = "其中";
    let between = &text[whole.end.min(found.start)..found.start];
    let Some(at) = between.rfind(WORD) else { return false };
    if between[at..].contains(['。', '；', '）', ')']) {
        return false;
    }
    let from = whole.end + at + WORD.len();
    let end =
        text[found.end..].find(['。', '；', '）', ')']).map_or(text.len(), |at| found.end + at);
    let own: Vec<&Found> =
        amounts.iter().filter(|one| one.start >= from && one.end <= end).collect();
    let Some(place) = own.iter().position(|one| one.start == found.start) else { return false };
    let sums =
        own.iter().map_while(|one| (base(one) == base(whole)).then(|| number(one)).flatten());
    let sums: Vec<u64> = sums
        .scan(0_u64, |sum, one| {
            *sum = sum.saturating_add(one);
            Some(*sum)
        })
        .collect();
    let Some((all, own_sums)) = number(whole).zip(sums.get(place..)) else {
        return false;
    };
    if text[from..].starts_with(['：', ':']) {
        return own_sums.first().is_some_and(|sum| *sum <= all);
    }
    let behind = own[..place].last().map_or(from, |one| one.end);
    let words = text[behind..found.start].trim_matches(['，', '、']);
    let is_other = name::begins_with_act(words) && !name::is_act(words);
    !is_other && own_sums.contains(&all)
}

fn is_of_sum(text: &str, whole: &Found, (found, amounts): (&Found, &[Found])) -> bool {
    let behind = &text[whole.end..];
    let bracket = Some(behind).filter(|own| own.starts_with(['（', '(']));
    let end = bracket.and_then(|own| own.find(['）', ')'])).map(|at| whole.end + at);
    let Some(end) = end else { return false };
    let inside = |one: &&Found| one.start > whole.end && one.end <= end;
    let own: Vec<&Found> = amounts.iter().filter(inside).collect();
    let are_alike = own.iter().all(|one| base(one) == base(whole));
    let sum = own.iter().try_fold(0_u64, |sum, one| number(one)?.checked_add(sum));
    inside(&found) && own.len() > 1 && are_alike && sum.is_some() && sum == number(whole)
}

/// Whether it is counted from the year's beginning on: a level or a rate is none of that.
fn adds_up(found: &Found) -> bool {
    const LEVELS: [&str; 8] = ["到", "至", "在", "保持", "降", "减少", "提高", "增长"];
    let before = found.amount.split(|one: char| one.is_numeric()).next().unwrap_or_default();
    let is_rate = found.measure.contains(['%', '‰', '/']) || found.measure.ends_with("百分点");
    let is_level = LEVELS.iter().any(|word| before.contains(word));
    !is_rate && !is_level && found.kind.is_none()
}

/// What is counted, without the power of ten: 元 of 万元 and 亿元.
pub(super) fn base(found: &Found) -> &str {
    found.measure.trim_start_matches(['万', '亿'])
}

fn number(found: &Found) -> Option<u64> {
    let power = match found.measure.chars().next() {
        Some('万') => 10_000,
        Some('亿') => 100_000_000,
        Some(_) | None => 1,
    };
    thousandths(&found.digits)?.checked_mul(power)
}

/// A number with three decimals at most, in thousandths.
pub(super) fn thousandths(digits: &str) -> Option<u64> {
    let plain = digits.replace(',', "");
    let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
    let decimals = format!("{decimals:0<3}");
    if decimals.len() > 3 {
        return None;
    }
    whole.parse::<u64>().ok()?.checked_mul(1000)?.checked_add(decimals.parse().ok()?)
}
