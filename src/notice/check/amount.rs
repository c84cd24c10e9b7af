//! An amount as a notice writes it -> its digits, the words about them and its measure: 60余场 is 60, 余 and
//! 场; 8%以内 is 8, % and 以内.

use crate::decimal::Decimal;
use crate::notice::model::{POWERS, RANGE, WORDS, Word, WordPlace, Wording};

/// The parts of an amount.
#[derive(Debug, PartialEq)]
pub(super) struct Parts {
    /// The digits, of a range both ends with their sign between them.
    pub(super) digits: String,
    /// The words about them.
    pub(super) wording: Wording,
    /// The measure; empty where none is written.
    pub(super) measure: String,
}

/// The parts of `text`; nothing where it is no amount.
pub(super) fn parts(text: &str) -> Option<Parts> {
    let text: String = text.trim().chars().map(half_width).collect();
    let mut words = Vec::new();
    let mut rest = text.as_str();
    while let Some((word, behind)) = leading(rest, WordPlace::Before) {
        words.push(word);
        rest = behind.trim_start();
    }
    let (digits, behind) = number(rest)?;
    let mut rest = behind.trim_start();
    if let Some((word, behind)) = leading(rest, WordPlace::Between) {
        words.push(word);
        rest = behind;
    }
    if let Some((word, before)) = trailing(rest) {
        words.push(word);
        rest = before.trim_end();
    }
    let measure = beyond_power(rest, &mut words);
    let is_measure = !measure.chars().any(|one| one.is_ascii_digit() || "，。；、".contains(one));
    (is_measure && is_sound(&words)).then_some(Parts { digits, wording: Wording(words), measure })
}

/// The measure without the word behind its power of ten: 12万余人次 counts 万人次.
fn beyond_power(rest: &str, words: &mut Vec<&'static Word>) -> String {
    let power = rest.find(|one| !POWERS.contains(one)).unwrap_or(rest.len());
    let (power, base) = rest.split_at(power);
    match leading(base, WordPlace::BehindPower).filter(|_| !power.is_empty()) {
        Some((word, base)) => {
            words.push(word);
            format!("{power}{base}")
        }
        None => rest.to_owned(),
    }
}

/// At most one word says how the amount binds, and one what kind of measure it is; nothing is said twice.
fn is_sound(words: &[&Word]) -> bool {
    let wording = |wanted: fn(&Word) -> bool| words.iter().filter(|word| wanted(word)).count();
    let twice = words.iter().enumerate().any(|(at, word)| words[..at].contains(word));
    wording(Word::binds) <= 1 && wording(Word::says_kind) <= 1 && !twice
}

/// The longest word at the beginning of `text`, and what stands behind it.
fn leading(text: &str, place: WordPlace) -> Option<(&'static Word, &str)> {
    let words = WORDS.iter().filter(|word| word.place == place);
    let found = words.filter_map(|word| Some((word, text.strip_prefix(word.text)?)));
    found.min_by_key(|(_, rest)| rest.len())
}

/// The longest word at the end of `text`, and what stands before it.
fn trailing(text: &str) -> Option<(&'static Word, &str)> {
    let words = WORDS.iter().filter(|word| word.place == WordPlace::Behind);
    let found = words.filter_map(|word| Some((word, text.strip_suffix(word.text)?)));
    found.min_by_key(|(_, rest)| rest.len())
}

/// The number that `text` begins with, or the two of a range, and what stands behind. The lower end of a range may
/// have the measure of the upper: 30%-40%.
fn number(text: &str) -> Option<(String, &str)> {
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let (first, rest) = digits(unsigned)?;
    let least = format!("{sign}{first}");
    let of_lower = rest.find(|one: char| RANGE.contains(&one) || one.is_ascii_digit());
    let (measure, from_sign) = rest.split_at(of_lower.unwrap_or(0));
    let behind_sign = from_sign.trim_start_matches(RANGE);
    let between = &from_sign[..from_sign.len() - behind_sign.len()];
    let second = digits(behind_sign).filter(|_| sign.is_empty() && !between.is_empty());
    match second {
        Some((second, behind)) if is_less(&first, &second) && behind.starts_with(measure) => {
            Some((format!("{least}{measure}{between}{second}"), behind))
        }
        Some(_) => None,
        None => Some((least, rest)),
    }
}

fn is_less(one: &str, other: &str) -> bool {
    matches!((Decimal::parse(one), Decimal::parse(other)), (Some(one), Some(other)) if one < other)
}

/// Digits with one point at most and digits on both sides of it; commas between groups of three are left out.
fn digits(text: &str) -> Option<(String, &str)> {
    let end = text.find(|one: char| !one.is_ascii_digit() && one != '.' && one != ',');
    let (written, rest) = text.split_at(end.unwrap_or(text.len()));
    let (whole, decimals) = written.split_once('.').unwrap_or((written, "0"));
    let all = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let is_grouped = groups.all(|group| all(group) && group.len() == 3) && all(first);
    let is_grouped = is_grouped && (!whole.contains(',') || first.len() <= 3);
    (is_grouped && all(decimals)).then(|| (written.replace(',', ""), rest))
}

fn half_width(one: char) -> char {
    match one {
        '０'..='９' | '．' | '，' | '－' | '％' => {
            char::from_u32(u32::from(one) - 0xFEE0).unwrap_or(one)
        }
        '−' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::parts;

    /// The amount as it is printed again, and its measure.
    fn read(text: &str) -> Option<(String, String)> {
        let parts = parts(text)?;
        Some((parts.wording.around(&parts.digits, &parts.measure), parts.measure))
    }

    #[test]
    fn amounts_are_printed_as_they_are_written() {
        for (text, measure) in [
            ("60", ""),
            ("3.10", ""),
            ("60余场", "场"),
            ("385余万元", "万元"),
            ("12万余人次", "万人次"),
            ("1.2万人次", "万人次"),
            ("不低于80%", "%"),
            ("8%以内", "%"),
            ("约50个", "个"),
            ("50个左右", "个"),
            ("50-60人", "人"),
            ("1848元/月/人", "元/月/人"),
            ("下降15%", "%"),
            ("下降15%以上", "%"),
            ("同比下降15%", "%"),
            ("保持100%", "%"),
            ("保持在95%以上", "%"),
            ("控制在8%以内", "%"),
            ("降到8%", "%"),
            ("-15%", "%"),
            ("不超过100万元", "万元"),
            ("增长6%", "%"),
            ("同比增长6%以上", "%"),
            ("提高5个百分点", "个百分点"),
            ("下降2个百分点", "个百分点"),
            ("30%-40%", "%"),
            ("30%—40%", "%"),
            ("60场至80场", "场"),
            ("60—80场", "场"),
            ("≥60场", "场"),
            ("≤8%", "%"),
            ("不突破8%", "%"),
            ("不得超过8%", "%"),
            ("力争60场", "场"),
            ("力争达到80%以上", "%"),
            ("60场左右", "场"),
            ("高于80%", "%"),
            ("低于8%", "%"),
            ("超过60场", "场"),
        ] {
            assert_eq!(read(text), Some((text.to_owned(), measure.to_owned())), "{text}");
        }
    }

    #[test]
    fn other_ways_to_write_a_number() {
        let shown = |text: &str| read(text).map(|(shown, _)| shown);
        for (text, wanted) in [
            ("１．２万人次", "1.2万人次"),
            ("1,860", "1860"),
            ("50～60人", "50～60人"),
            ("50——60人", "50——60人"),
            ("50至60人", "50至60人"),
            (" 60 场 ", "60场"),
            ("−15", "-15"),
        ] {
            assert_eq!(shown(text).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn what_is_no_amount() {
        for text in [
            "",
            "若干",
            "六十",
            "60.",
            ".5",
            "1,20",
            "1,8600",
            "60-50",
            "60场（线上20场）",
            "不少于60以上",
            "保持下降5",
            "60场、20次",
            "1.2.3",
            "--5",
            "60场20次",
            "30%-40场",
            "30%—20%",
            "力争力争60场",
            "增长提高5%",
        ] {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}
