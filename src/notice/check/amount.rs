//! An amount as a notice writes it -> its digits, the words about them and its measure: 60余场 is 60, 余 and
//! 场; 8%以内 is 8, % and 以内.

use crate::decimal::Decimal;
use crate::notice::model::{NOUGHT, NUMERALS, POWERS, RANGE, WORDS, Word, WordPlace, Wording};

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
    let (digits, behind) = number(rest).or_else(|| nought(rest))?;
    let mut rest = behind.trim_start();
    if let Some((word, behind)) = leading(rest, WordPlace::Between) {
        words.push(word);
        rest = behind;
    }
    if let Some((word, before)) = trailing(rest).filter(|(word, _)| may_stand(word, &words)) {
        words.push(word);
        rest = before.trim_end();
    }
    let measure = beyond_power(rest, &mut words);
    let is_measure = !measure.chars().any(|one| one.is_ascii_digit() || "，。；、".contains(one));
    (is_measure && is_sound(&words)).then_some(Parts { digits, wording: Wording(words), measure })
}

/// 零事故, 零发生: none of it, in a word that is printed as it stands.
fn nought(text: &str) -> Option<(String, &'static str)> {
    const LONGEST: usize = 6;
    let mut letters = text.strip_prefix(NOUGHT)?.chars();
    // 零点五 is a number, which is written in digits.
    let is_letter = |one: char| matches!(one, '\u{4E00}'..='\u{9FFF}') && !NUMERALS.contains(one);
    let is_word = letters.clone().all(is_letter);
    let is_one = letters.next().is_some() && text.chars().count() <= LONGEST && is_word;
    is_one.then(|| (text.to_owned(), ""))
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

/// The longest word at the end of `text`, and what stands before it. 内 alone is one behind what can be measured
/// through: 60场年内 is no bound.
fn trailing(text: &str) -> Option<(&'static Word, &str)> {
    let words = WORDS.iter().filter(|word| word.place == WordPlace::Behind);
    let found = words.filter_map(|word| Some((word, text.strip_suffix(word.text)?)));
    let (word, before) = found.min_by_key(|(_, rest)| rest.len())?;
    let is_bound = word.text != WITHIN || LENGTHS.contains(&before.trim_end());
    // 100%完成, and not 60场完成: of things it is a number.
    let is_reached = !OF_RATES.contains(&word.text) || before.trim_end().ends_with(['%', '％']);
    (is_bound && is_reached).then_some((word, before))
}

/// Whether `word` may stand behind an amount with these words before it: 达到100%完成 says twice what it is.
fn may_stand(word: &Word, before: &[&Word]) -> bool {
    !OF_RATES.contains(&word.text) || !before.iter().any(|one| one.says_kind())
}

/// Words that say of a percentage that it is reached.
const OF_RATES: [&str; 4] = ["完成", "到位", "办结", "落实"];

/// The shortest of the words for a bound.
const WITHIN: &str = "内";
const LENGTHS: [&str; 24] = [
    "",
    "天",
    "日",
    "个工作日",
    "工作日",
    "小时",
    "个小时",
    "分钟",
    "秒",
    "周",
    "个月",
    "年",
    "元",
    "万元",
    "亿元",
    "%",
    "‰",
    "公里",
    "米",
    "人",
    "人次",
    "个",
    "次",
    "件",
];

/// The longest measure that is taken for one behind its number.
const LONGEST_MEASURE: usize = 12;
/// What bounds or judges a number is no part of its measure.
const SIGNS: [&str; 33] = [
    "之间", "+", "＋", "内", "不", "含", "以下", "以上", "以外", "左右", "上下", "超过", "超额",
    "突破", "封顶", "为限", "上限", "下限", "限额", "红线", "底线", "达标", "达到", "覆盖", "至少",
    "至多", "最多", "最少", "大约", "高于", "低于", "年底", "月底",
];
/// As [`SIGNS`], at the end of a measure only: 起 and 限 stand in names as well.
const LAST_SIGNS: [&str; 7] = ["约", "余", "起", "超", "限", "多", "达"];
/// As [`SIGNS`], at its beginning only.
const FIRST_SIGNS: [&str; 3] = ["约", "近", "超"];
/// Names in which a sign says nothing of the number.
const NAMES: [&str; 12] = [
    "规模以上",
    "限额以上",
    "级以上",
    "级及以上",
    "岁以上",
    "岁以下",
    "室内",
    "国内",
    "境内",
    "不动产",
    "超市",
    "超声",
];

/// Whether what stands behind a number says more than its measure: of 5个工作日内办结 nobody would see that
/// it is a bound.
pub(super) fn is_overfull(measure: &str) -> bool {
    let named = NAMES.iter().fold(measure.to_owned(), |text, name| text.replace(name, ""));
    let base = named.trim_start_matches(|one| POWERS.contains(one));
    let ends = |sign: &str| {
        let before = base.strip_suffix(sign);
        // 3起 and 元/起 are counted in 起.
        before.is_some_and(|before| !before.is_empty() && !before.ends_with('/'))
    };
    // 3A级 is a grade, and no number.
    let behind_letters = base.trim_start_matches(|one: char| one.is_ascii_alphabetic());
    let is_grade = behind_letters.len() < base.len() && behind_letters.starts_with('级');
    measure.chars().count() > LONGEST_MEASURE
        || is_grade
        || SIGNS.iter().any(|sign| base.contains(sign))
        || LAST_SIGNS.iter().any(|sign| ends(sign))
        || FIRST_SIGNS.iter().any(|sign| base.starts_with(sign))
}

/// Whether a measure of its own key ends with a word that binds: 万元以内.
pub(super) fn ends_bound(measure: &str) -> bool {
    let words = WORDS.iter().filter(|word| word.place == WordPlace::Behind);
    let mut bounds = words.filter(|word| !OF_RATES.contains(&word.text));
    bounds.any(|word| measure.ends_with(word.text))
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
    use super::{is_overfull, parts};

    /// The amount as it is printed again, and its measure.
    fn read(text: &str) -> Option<(String, String)> {
        let parts = parts(text)?;
        Some((parts.wording.around(&parts.digits, &parts.measure), parts.measure))
    }

    #[test]
    fn a_number_in_words_is_none() {
        assert!(parts("零事故").is_some());
        assert!(["零点五", "零点五%", "零二", "零"].iter().all(|text| parts(text).is_none()));
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
    fn words_that_bind_are_no_part_of_the_measure() {
        for (text, measure) in [
            ("5个工作日内", "个工作日"),
            ("5天内", "天"),
            ("100万元以内（含）", "万元"),
            ("100万元(含)以内", "万元"),
            ("60场以上（含）", "场"),
            ("100万元封顶", "万元"),
            ("60场为限", "场"),
            ("8%不突破", "%"),
            ("8%红线", "%"),
            ("100%全覆盖", "%"),
            ("80%达标", "%"),
            ("增速6%以上", "%"),
            ("增幅不低于6%", "%"),
            ("降幅15%", "%"),
            ("压降20%以上", "%"),
            ("削减100吨", "吨"),
            ("维持100%", "%"),
            ("缩短至5天", "天"),
            ("压缩50%", "%"),
            ("净增50家", "家"),
            ("不超100万元", "万元"),
            ("超60场", "场"),
            (">=80%", "%"),
            ("<=8%", "%"),
        ] {
            assert_eq!(read(text), Some((text.to_owned(), measure.to_owned())), "{text}");
        }
    }

    #[test]
    fn a_measure_says_nothing_else() {
        for text in [
            "3次以下/年",
            "1.2万左右人次",
            "60场起",
            "60场年内",
            "5个工作日内办结",
            "100万元以下（不含）",
            "8%红线以内",
            "100%覆盖",
            "60场约",
            "100约万元",
            "60场底线",
            "100%的行政村都要通上干净的自来水",
            "60到80之间",
            "60-80场之间",
            "100+",
            "100+场",
            "3A级",
            "5AAA级景区",
        ] {
            let (_, measure) = read(text).unwrap();
            assert!(is_overfull(&measure), "{text}: {measure}");
        }
        for text in [
            "3起",
            "1.2万起",
            "200元/起",
            "30个室内体育场",
            "50家规模以上工业企业",
            "20家有限公司",
            "50个签约项目",
            "20家超市",
            "5个工作日",
            "5个工作日内",
            "1848元/月/人",
            "20微克/立方米",
            "12万余人次",
        ] {
            let (_, measure) = read(text).unwrap();
            assert!(!is_overfull(&measure), "{text}: {measure}");
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
