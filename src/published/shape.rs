//! What the words of official papers look like (GB/T 9704-2012): numbers of documents, dates, ordinals of
//! headings, names of bodies, labels. Each answers for one text and knows nothing of where it stands.

use super::{ourselves, run_in};
use crate::date::Date;

/// The text without white.
pub(super) fn squeezed(text: &str) -> String {
    text.chars().filter(|one| !one.is_whitespace()).collect()
}

/// Whether it is a page's number: `— 3 —`, `- 3 -`, `第 3 页 共 9 页`.
pub(super) fn is_page_number(text: &str) -> bool {
    let text = squeezed(text);
    let bare = text.trim_matches(['—', '-', '－', '–', '─', '一']);
    let is_dashed = bare.len() < text.len() && bare.len() <= 3;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let of_pages = text.strip_prefix('第').and_then(|rest| rest.split_once('页'));
    is_dashed && digits(bare)
        || of_pages.is_some_and(|(number, _)| digits(number) && text.len() < 30)
}

/// Whether a line is the label of an attachment: `附件`, `附件1`, `附件一：`.
pub(super) fn is_annex_label(text: &str) -> bool {
    let text = squeezed(text);
    let Some(rest) = text.trim_end_matches([':', '：']).strip_prefix("附件") else {
        return false;
    };
    rest.is_empty() || rest.parse::<u8>().is_ok() || han_number(rest).is_some()
}

/// Whether it is the mark of a paper (发文机关标志) or the end of one.
pub(super) fn is_mark(text: &str) -> bool {
    let text = squeezed(text);
    text.ends_with("文件") && text.chars().count() <= 40 && !text.contains(['，', '。', '、', '：'])
}

/// Bytes of a line that may have a number, a date or units in it; a longer one is text.
pub(super) const LONGEST_LINE: usize = 3_000;
/// Characters of a number behind its bracket, and of a day, with the white in them.
const NUMBER: usize = 40;
/// Brackets of any kind that open.
pub(super) const OPEN: [char; 6] = ['〔', '[', '［', '【', '(', '（'];
/// Those that close.
pub(super) const CLOSE: [char; 6] = ['〕', ']', '］', '】', ')', '）'];

/// The text without the white that aligns its words (实事的通　知); white beside Latin letters is a part of it.
pub(super) fn closed_up(text: &str) -> String {
    let is_latin = |one: Option<char>| one.is_some_and(|one| one.is_ascii_alphabetic());
    let mut closed = String::new();
    let mut rest = text.trim();
    while let Some(at) = rest.find(char::is_whitespace) {
        let (own, behind) = rest.split_at(at);
        rest = behind.trim_start();
        closed.push_str(own);
        if is_latin(own.chars().next_back()) || is_latin(rest.chars().next()) {
            closed.push(' ');
        }
    }
    closed + rest
}

/// The first `count` characters of `text`.
pub(super) fn start_of(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(end, _)| &text[..end])
}

/// The number of a paper in `text` (`川政办字〔2024〕13号`), with what stands before and behind it.
pub(super) fn number_in(text: &str) -> Option<(String, String, String)> {
    // What is longer is no line of a head.
    if text.len() > LONGEST_LINE {
        return None;
    }
    for (at, open) in text.char_indices().filter(|(_, one)| OPEN.contains(one)) {
        let behind = start_of(&text[at + open.len_utf8()..], NUMBER);
        let Some(end) = behind.find(CLOSE) else { continue };
        let year = squeezed(&behind[..end]);
        // Minutes are numbered by issues: 第12期.
        let mut signs = behind[end..].char_indices().filter(|(_, one)| matches!(one, '号' | '期'));
        let Some((length, sign)) = signs.next() else { continue };
        let serial = squeezed(behind[end..end + length].trim_start_matches(CLOSE));
        let after = &text[at + open.len_utf8() + end + length + sign.len_utf8()..];
        let serial_digits = serial.trim_start_matches('第');
        let is_year = year.chars().count() == 4 && year.chars().all(char::is_numeric);
        let is_serial = (1..=5).contains(&serial_digits.chars().count())
            && serial_digits.chars().all(char::is_numeric);
        if !is_year || !is_serial {
            continue;
        }
        let code = text[..at].trim_end();
        let start = code
            .char_indices()
            .rev()
            .take_while(|(_, one)| one.is_alphanumeric() && !one.is_ascii_digit())
            .last()
            .map_or(code.len(), |(start, _)| start);
        let number = format!("{}〔{year}〕{serial}{sign}", &code[start..]);
        return Some((code[..start].trim().to_owned(), number, after.trim().to_owned()));
    }
    None
}

/// The day that the whole of `text` is: `2024年3月28日`, `二〇二四年三月二十八日`.
pub(super) fn date(text: &str) -> Option<Date> {
    let text: String = squeezed(text).chars().map(plain_digit).collect();
    // A full stop behind it is a slip of the finger.
    let text = text.trim_end_matches(['.', '。', '．']);
    if let Some(date) = Date::parse(text) {
        return Some(date);
    }
    let (year, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix('日')?;
    let year: Option<String> = year.chars().map(han_digit).map(|d| d?.to_string().into()).collect();
    let number = |text: &str| han_number(text).or_else(|| text.parse().ok());
    let (month, day) = (u8::try_from(number(month)?).ok()?, u8::try_from(number(day)?).ok()?);
    Date::new(year?.parse().ok()?, month, day)
}

/// The day at the end of `text`, and what stands before it.
pub(super) fn date_at_end(text: &str) -> Option<(String, Date)> {
    let text = text.trim();
    if text.len() > LONGEST_LINE {
        return None;
    }
    let near = text.char_indices().rev().take(NUMBER).last().map_or(0, |(at, _)| at);
    let starts = text
        .char_indices()
        .filter(|(at, one)| *at >= near && han_digit(plain_digit(*one)).is_some());
    let found = starts.map(|(at, _)| at).find_map(|at| Some((at, date(&text[at..])?)));
    found.map(|(at, day)| (text[..at].trim().to_owned(), day))
}

/// A digit of full width as one of ours.
pub(super) fn plain_digit(one: char) -> char {
    match one {
        '０'..='９' => char::from_u32(u32::from(one) - 0xFEE0).unwrap_or(one),
        other => other,
    }
}

fn han_digit(one: char) -> Option<u32> {
    match one {
        '0'..='9' => one.to_digit(10),
        '○' | 'Ｏ' | 'O' | '零' | '〇' => Some(0),
        one => "一二三四五六七八九".chars().zip(1..).find(|(han, _)| *han == one).map(|(_, n)| n),
    }
}

/// 二十三 is 23.
pub(super) fn han_number(text: &str) -> Option<usize> {
    let (mut total, mut digit, mut any) = (0, None, false);
    for one in text.chars() {
        any = true;
        match one {
            '零' | '〇' => {}
            '十' => total += digit.take().unwrap_or(1) * 10,
            '百' => total += digit.take()? * 100,
            _ if digit.is_some() || one.is_ascii_digit() => return None,
            one => digit = Some(usize::try_from(han_digit(one)?).ok()?),
        }
    }
    any.then_some(total + digit.unwrap_or(0))
}

/// 二〇二五 is 2025, before 年.
pub(super) fn year_in_han(text: &str) -> Option<String> {
    let digits: Option<Vec<u32>> = text.chars().map(han_digit).collect();
    let digits = digits.filter(|digits| digits.len() == 4)?;
    Some(digits.iter().map(u32::to_string).collect())
}

/// The ordinal of a heading (GB/T 9704-2012, 7.3.3).
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ordinal<'t> {
    /// 1 to 4: 一、 （一） 1. （1）; 0 of a part above them: 第一部分
    pub(super) level: usize,
    /// Which it is.
    pub(super) number: usize,
    /// As it is written.
    pub(super) written: &'t str,
    /// What stands behind it.
    pub(super) rest: &'t str,
}

/// The ordinal that `text` begins with.
pub(super) fn ordinal(text: &str) -> Option<Ordinal<'_>> {
    let text = text.trim();
    if let Some(spelled) = spelled_ordinal(text) {
        return Some(spelled);
    }
    let bracketed = text.strip_prefix(['（', '(']);
    let inner = bracketed.map_or(text, str::trim_start);
    let is_han =
        |one: char| han_digit(one).is_some() && !one.is_ascii_digit() || "十百".contains(one);
    // No ordinal has more than four digits.
    let near = start_of(inner, 6);
    let han_end = near.find(|one| !is_han(one))?;
    let is_digit = |one: char| plain_digit(one).is_ascii_digit();
    let end = if han_end > 0 { han_end } else { near.find(|one: char| !is_digit(one))? };
    let (digits, behind) = inner.split_at(end);
    let behind = behind.trim_start();
    if digits.is_empty() || digits.chars().count() > 4 {
        return None;
    }
    let plain: String = digits.chars().map(plain_digit).collect();
    let number = han_number(digits).or_else(|| plain.parse().ok())?;
    let marks: &[char] = match (bracketed, han_end > 0) {
        (Some(_), _) => &['）', ')'],
        (None, true) => &['、', '．', '.', '）', ')'],
        (None, false) => &['.', '．', '、', '）', ')', '，', ','],
    };
    let is_half = bracketed.is_none() && behind.starts_with(['）', ')']);
    let is_loose = is_half || behind.starts_with(['，', ',']);
    if is_loose && digits.chars().count() > 2 {
        return None;
    }
    let mut rest = behind.strip_prefix(marks)?;
    // 1.2万人 is an amount; 1.2024年 is a year behind an ordinal, 1.6月底前 a month, and 一、6个 no amount.
    let begins_with_digit = rest.starts_with(|one: char| one.is_ascii_digit());
    let may_be_amount = bracketed.is_none() && han_end == 0 && begins_with_digit;
    if may_be_amount && !begins_with_year(rest) && !begins_with_month(rest) {
        return None;
    }
    if bracketed.is_some() {
        rest = rest.strip_prefix('、').unwrap_or(rest);
    }
    let level = match (bracketed.is_some() || is_half, han_end > 0) {
        (false, true) => 1,
        (true, true) => 2,
        (false, false) => 3,
        (true, false) => 4,
    };
    let written = &text[..text.len() - rest.len()];
    Some(Ordinal { level, number, written, rest: rest.trim() })
}

/// The level of a bullet, below those of ordinals.
pub(super) const BULLET: usize = 5;

/// The ordinal or the bullet that `text` begins with: ★改造街巷, - 改造街巷.
pub(super) fn item(text: &str) -> Option<Ordinal<'_>> {
    const SIGNS: [char; 28] = [
        '★', '☆', '▲', '△', '●', '○', '◆', '◇', '■', '□', '◎', '⊙', '※', '✦', '✧', '✔', '√', '►',
        '▶', '➢', '➤', '•', '▪', '▫', '‣', '❖', '☑', '⚫',
    ];
    // They are other signs, too, where no white follows.
    const DASHES: [char; 7] = ['-', '–', '—', '*', '＊', '·', '－'];
    let text = text.trim();
    let bullet = || {
        let first = text.chars().next()?;
        let rest = &text[first.len_utf8()..];
        let is_dash = DASHES.contains(&first) && rest.starts_with(char::is_whitespace);
        let is_circled = [('①', '⑳'), ('⑴', '⒇'), ('❶', '❿')]
            .iter()
            .any(|(from, to)| (from..=to).contains(&&first));
        let is_bullet = SIGNS.contains(&first) || is_circled || is_dash;
        let rest = rest.trim();
        let written = &text[..text.len() - rest.len()];
        (is_bullet && !rest.is_empty()).then_some(Ordinal {
            level: BULLET,
            number: 0,
            written,
            rest,
        })
    };
    ordinal(text).or_else(|| run_in::item(text)).or_else(bullet)
}

/// 实事一：, 第3件： and the like, which stand for 一、; 第一部分 stands above it.
fn spelled_ordinal(text: &str) -> Option<Ordinal<'_>> {
    const COUNTED: [&str; 5] = ["件实事", "项实事", "项任务", "件", "项"];
    const PARTS: [&str; 4] = ["部分", "板块", "章", "篇"];
    let of_task = text.strip_prefix("实事");
    let inner = of_task.or_else(|| text.strip_prefix('第'))?;
    let end = inner.find(|one: char| han_digit(plain_digit(one)).is_none() && one != '十')?;
    let (digits, behind) = inner.split_at(end);
    let plain: String = digits.chars().map(plain_digit).collect();
    let number = han_number(digits).or_else(|| plain.parse().ok())?;
    let after = |words: &[&str]| words.iter().find_map(|word| behind.strip_prefix(word));
    let (level, behind) = match of_task {
        Some(_) => (1, behind),
        None => after(&COUNTED).map(|rest| (1, rest)).or(after(&PARTS).map(|rest| (0, rest)))?,
    };
    let is_mark = |one: char| "：:、.．".contains(one) || of_task.is_none() && one.is_whitespace();
    let rest = behind.strip_prefix(is_mark)?;
    let written = &text[..text.len() - rest.len()];
    Some(Ordinal { level, number, written, rest: rest.trim() })
}

/// Whether an ordinal is written otherwise than it is printed.
pub(super) fn is_spelled(ordinal: &Ordinal<'_>) -> bool {
    let is_half = ordinal.written.ends_with(['）', ')']);
    ordinal.written.starts_with(['实', '第'])
        || ordinal.written.ends_with(['，', ','])
        || is_half && !ordinal.written.starts_with(['（', '('])
}

fn begins_with_month(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits) && text[digits..].starts_with('月')
}

fn begins_with_year(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    digits == 4 && text[digits..].starts_with('年')
}

/// Where the first sentence of `text` ends, and where the next one begins. A full stop of half width ends one
/// too, but for the point in a number or a name (1.2万人, v2.0).
pub(super) fn sentence_end(text: &str) -> Option<(usize, usize)> {
    let is_stop = |at: usize, one: char| {
        let before = text[..at].chars().next_back();
        let is_point = before.is_none_or(|one| one.is_ascii_alphanumeric() || one.is_numeric());
        one == '。' || "．.".contains(one) && !is_point
    };
    text.char_indices()
        .find(|(at, one)| is_stop(*at, *one))
        .map(|(at, one)| (at, at + one.len_utf8()))
}

/// What stands behind one of `labels` and its colon at the beginning of `text`; white inside the label is
/// passed over (`抄  送：`).
pub(super) fn labelled<'t>(text: &'t str, labels: &[&str]) -> Option<&'t str> {
    let (label, rest) = text.split_once(['：', ':'])?;
    let label = squeezed(label);
    labels.contains(&label.as_str()).then(|| rest.trim())
}

/// The last characters of the names of bodies.
const BODY_ENDINGS: [&str; 37] = [
    "政府",
    "办公室",
    "室",
    "局",
    "委",
    "委员会",
    "办",
    "会",
    "院",
    "厅",
    "部",
    "处",
    "署",
    "社",
    "站",
    "所",
    "中心",
    "联",
    "联合会",
    "联社",
    "团委",
    "团",
    "组",
    "公司",
    "集团",
    "银行",
    "学校",
    "大学",
    "医院",
    "队",
    "总工会",
    "镇",
    "街道",
    "乡",
    "村",
    "管委会",
    "科",
];

/// Whether it may be the name of a body: short, one piece, and with the ending of one.
pub(super) fn is_body(text: &str) -> bool {
    let text = squeezed(text);
    ourselves::is_own(&text)
        || (3..=40).contains(&text.chars().count())
            && !text.contains(|one: char| {
                "，。、；：！？,;:《》“”".contains(one) || one.is_ascii_digit()
            })
            && BODY_ENDINGS.iter().any(|ending| text.ends_with(ending))
}

/// Whether a sentence or a clause ends with it.
pub(super) fn is_ended(text: &str) -> bool {
    text.trim_end()
        .ends_with(['。', '！', '？', '：', '；', '）', '】', '］', '”', ':', ';', ')', '…'])
}

/// The place of the bracket that closes the one `text` begins with; both full and half widths count.
pub(super) fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, one) in text.char_indices() {
        match one {
            '（' | '(' => depth += 1,
            '）' | ')' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// Whether each bracket of `text` has its other half.
pub(super) fn is_paired(text: &str) -> bool {
    with_pairs(text).len() == text.len()
}

/// The text without brackets that lack their other half.
pub(super) fn with_pairs(text: &str) -> String {
    let (mut open, mut lone) = (Vec::new(), Vec::new());
    for (at, one) in text.char_indices() {
        match one {
            '（' | '(' => open.push(at),
            '）' | ')' if open.pop().is_none() => lone.push(at),
            _ => {}
        }
    }
    lone.append(&mut open);
    lone.sort_unstable();
    text.char_indices()
        .filter(|(at, _)| lone.binary_search(at).is_err())
        .map(|(_, one)| one)
        .collect()
}

/// What the whole of `text` brackets.
pub(super) fn bracketed(text: &str) -> Option<&str> {
    let text = text.trim();
    let end = closing(text).filter(|_| text.starts_with(['（', '(']))?;
    let closing = text[end..].chars().next().map_or(0, char::len_utf8);
    let first = text.chars().next().map_or(0, char::len_utf8);
    (text[end + closing..].trim_matches(['。', ' ']).is_empty()).then(|| text[first..end].trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_papers() {
        let found = |text| number_in(text).map(|(before, number, after)| [before, number, after]);
        assert_eq!(
            found("川政办字〔2024〕13号"),
            Some(["", "川政办字〔2024〕13号", ""].map(String::from))
        );
        assert_eq!(
            found("000012 甲政办函[2024] 31 号　签发人：张三"),
            Some(["000012", "甲政办函〔2024〕31号", "签发人：张三"].map(String::from))
        );
        assert_eq!(found("（2024年3月28日）第3号"), None);
    }

    #[test]
    fn dates() {
        let shown = |text: &str| date(text).map(|day| day.to_string());
        for text in [
            "2024年3月28日",
            "2024 年 3 月 28 日",
            "二〇二四年三月二十八日",
            "二○二四年三月二十八日",
        ] {
            assert_eq!(shown(text).as_deref(), Some("2024-03-28"), "{text}");
        }
        assert_eq!(shown("2024年3月"), None);
        let (before, day) = date_at_end("甲区办公室　2024年3月8日").unwrap();
        assert_eq!((before.as_str(), day.to_string().as_str()), ("甲区办公室", "2024-03-08"));
    }

    #[test]
    fn ordinals() {
        let found = |text| ordinal(text).map(|one| (one.level, one.number, one.written, one.rest));
        assert_eq!(found("十二、推进就业"), Some((1, 12, "十二、", "推进就业")));
        assert_eq!(found("（三）推进就业"), Some((2, 3, "（三）", "推进就业")));
        assert_eq!(found("2．推进就业"), Some((3, 2, "2．", "推进就业")));
        assert_eq!(found("(4)推进就业"), Some((4, 4, "(4)", "推进就业")));
        assert_eq!(found("5)推进就业"), Some((4, 5, "5)", "推进就业")));
        assert_eq!(found("三）推进就业"), Some((2, 3, "三）", "推进就业")));
        assert_eq!(found("1 、推进就业"), Some((3, 1, "1 、", "推进就业")));
        for text in ["1,200人", "1.2万人", "一是推进", "2024年", "（责任单位：甲）", "十件实事"]
        {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn page_numbers_and_brackets() {
        assert!(is_page_number("— 3 —") && is_page_number("第 3 页 共 9 页"));
        assert!(
            !is_page_number("3") && !is_page_number("一、") && !is_page_number("第3页"[..3].trim())
        );
        assert_eq!(bracketed("（此件（含附件）公开）"), Some("此件（含附件）公开"));
        assert_eq!(bracketed("（一）甲（二）"), None);
        assert!(is_body("淄川区人民政府办公室") && !is_body("现将有关事项通知如下"));
        assert_eq!(labelled("抄　送: 甲", &["抄送"]), Some("甲"));
    }
}
