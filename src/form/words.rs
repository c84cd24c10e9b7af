//! Texts compared as a reader compares them: width, blanks, line ends and the shapes of
//! quotation marks do not count, and a name may be written a little otherwise.
//!
//! Comparing only: what is kept is the text as it was written.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::han;

/// Characters of a name that are compared at most: a cell may hold a whole report.
pub(in crate::form) const LONGEST: usize = 120;

/// `text` as it is compared: full-width letters, digits and punctuation as their ASCII twins,
/// small letters, one shape of quotation mark, dash, dot and bracket, and nothing invisible or
/// blank.
pub(in crate::form) fn normal(text: &str) -> String {
    #[cfg(test)]
    super::work::add(text.len());
    let mut normal = String::with_capacity(text.len());
    for one in text.chars() {
        // Most of what is compared: each stands for itself.
        if matches!(one, '\u{4E00}'..='\u{9FFF}' | '0'..='9' | 'a'..='z' | '+'..='.') {
            normal.push(one);
        } else if one.is_ascii_uppercase() {
            normal.push(one.to_ascii_lowercase());
        } else if !one.is_whitespace() && !han::is_invisible(one) {
            normal.push(plain(one));
        }
    }
    normal
}

/// Whether it stands in the place of a name and says that the row goes on with the answer of the one above (（续）).
pub(in crate::form) fn goes_on(name: &str) -> bool {
    matches!(normal(name).as_str(), "(续)" | "续")
}

/// `text` with a mark in the gaps of what would be another number without them: 2⏎5 is not 25, nor is
/// 2 5. Between groups of three digits (12 000) a blank is no more than a comma; a line break never is.
pub(in crate::form) fn numbers_apart(text: &str) -> String {
    let goes_on = |one: char| is_numeric(one) || one.is_whitespace() || han::is_invisible(one);
    let (mut apart, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(start) = rest.find(is_numeric) {
        let run = &rest[start..];
        let run = &run[..run.find(|one| !goes_on(one)).unwrap_or(run.len())];
        let run = &run[..run.rfind(is_numeric).map_or(0, |at| run.ceil_char_boundary(at + 1))];
        apart.push_str(&rest[..start]);
        apart.push_str(&parted(run));
        rest = &rest[start + run.len()..];
    }
    apart + rest
}

/// What is part of a number as it is typed, full-width characters too.
fn is_numeric(one: char) -> bool {
    let one = plain(one);
    one.is_ascii_digit() || matches!(one, '.' | ',' | '-')
}

/// A run of digits and gaps: as one number where it is grouped, else with a mark that is part of none.
fn parted(run: &str) -> String {
    let is_seen = |one: &char| one.is_whitespace() || !han::is_invisible(*one);
    let run: String = run.chars().filter(is_seen).map(plain).collect();
    let is_broken = run.contains(|one: char| one.is_control() || "\u{2028}\u{2029}".contains(one));
    let parts: Vec<&str> = run.split(char::is_whitespace).collect();
    let joint = if !is_broken && are_groups(&parts) { "" } else { "|" };
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(joint)
}

/// Whether these are groups of one number: up to three digits, then three each, decimals at the end. What begins
/// with a nought, and is no nought, is no number of its own either: 1 00.
fn are_groups(parts: &[&str]) -> bool {
    let is_group = |part: &str| part.bytes().all(|one| one.is_ascii_digit());
    let [first, middle @ .., last] = parts else { return true };
    let first = first.strip_prefix('-').unwrap_or(first);
    let (last, decimals) = last.split_once('.').unwrap_or((last, ""));
    let is_first = (1..=3).contains(&first.len()) && !first.starts_with('0') && is_group(first);
    let mut others = middle.iter().copied().chain([last]);
    let goes_on = |part: &str| part.len() == 3 || part.len() > 1 && part.starts_with('0');
    is_first && others.all(|part| goes_on(part) && is_group(part)) && is_group(decimals)
}

/// Whether a reader sees nothing there: blanks and what is invisible, the empty pattern of Braille too.
pub(in crate::form) fn is_blank(text: &str) -> bool {
    text.chars().all(|one| one.is_whitespace() || one == '\u{2800}' || han::is_invisible(one))
}

fn plain(character: char) -> char {
    match character {
        '\u{FF01}'..='\u{FF5E}' => {
            let ascii = u32::from(character) - 0xFEE0;
            char::from_u32(ascii).map_or(character, |one| plain(one.to_ascii_lowercase()))
        }
        '“' | '”' | '„' | '「' | '」' | '『' | '』' | '‘' | '’' | '\'' => '"',
        '—' | '–' | '‑' | '‐' | '−' | '~' | '─' => '-',
        '•' | '・' | '∙' | '●' => '·',
        '〔' | '【' | '〖' => '[',
        '〕' | '】' | '〗' => ']',
        other => other.to_ascii_lowercase(),
    }
}

/// Without the number that stands before a name: `1.`, `（一）`, `一、`, `第三项`.
pub(in crate::form) fn without_number(normal: &str) -> &str {
    let rest = normal.trim_start_matches(['(', '第']);
    let end = rest.find(|one| !is_numeral(one)).unwrap_or(rest.len());
    if end == 0 {
        return normal;
    }
    let rest = &rest[end..];
    let bare = rest.trim_start_matches(['.', '、', ')', ':', '项', '件', ',']);
    if bare.len() == rest.len() || bare.is_empty() { normal } else { bare }
}

fn is_numeral(character: char) -> bool {
    character.is_ascii_digit() || "一二三四五六七八九十".contains(character)
}

/// The numbers up to 99 as they are written in Chinese.
static NUMERALS: LazyLock<HashMap<String, usize>> =
    LazyLock::new(|| (1..100).map(|number| (han::numeral(number), number)).collect());

/// The number that a cell of the column 序号 holds: 3, ３, 三, (三), 3.; up to 999.
pub(in crate::form) fn number(text: &str) -> Option<usize> {
    let text = normal(text);
    let bare = text.trim_matches(['(', ')', '.', '、', '第', '项', '件']);
    if bare.len() <= 3 && !bare.is_empty() && bare.bytes().all(|one| one.is_ascii_digit()) {
        return bare.parse().ok();
    }
    NUMERALS.get(bare).copied()
}

/// Whether a cell of the column 序号 holds a number, or one of several levels: 一（二）.
pub(in crate::form) fn is_numbering(text: &str) -> bool {
    const LONGEST: usize = 12;
    let of_levels = |text: &str| {
        let all = text.chars().all(|one| is_numeral(one) || matches!(one, '(' | ')' | '、' | '.'));
        all && text.contains(is_numeral) && text.chars().count() <= LONGEST
    };
    number(text).is_some() || of_levels(&normal(text))
}

/// How alike two names are, from 0 to 1; both as [`normal`] gives them.
pub(in crate::form) fn likeness(written: &str, known: &str) -> f64 {
    #[cfg(test)]
    super::work::add(compared_letters(written) * compared_letters(known));
    let written = if written == known { written } else { without_number(written) };
    if written.is_empty() || known.is_empty() {
        return 0.0;
    }
    if written == known {
        return 1.0;
    }
    if part_of(known, written) {
        return 0.97;
    }
    if part_of(written, known) && written.chars().count() * 2 >= known.chars().count() {
        return 0.9;
    }
    let written: String = written.chars().take(LONGEST).collect();
    let known: String = known.chars().take(LONGEST).collect();
    edited(&written, &known).max(strsim::sorensen_dice(&written, &known))
}

/// Which part of the longer text stays when one is changed into the other by letters put in, taken
/// out, replaced, or swapped with their neighbour.
fn edited(one: &str, other: &str) -> f64 {
    let length = one.chars().count().max(other.chars().count());
    let share = |number: usize| u32::try_from(number).map_or(f64::MAX, f64::from);
    1.0 - share(strsim::osa_distance(one, other)) / share(length.max(1))
}

/// Letters of a name that are compared at most.
pub(in crate::form) fn compared_letters(name: &str) -> usize {
    name.chars().take(LONGEST).count()
}

/// Whether a name stands whole in a longer text: with the task's text behind it, or the task's
/// name without its last word.
fn part_of(part: &str, whole: &str) -> bool {
    part.chars().count() >= 4 && whole.contains(part)
}

#[cfg(test)]
mod tests {
    use super::{is_blank, likeness, normal, number, numbers_apart, without_number};

    #[test]
    fn gaps_make_no_number_of_two() {
        for (text, wanted) in [
            ("2\n5", "2|5"),
            ("2 5", "2|5"),
            ("２　５", "2|5"),
            ("1.\n5", "1.|5"),
            ("1,\n200", "1,|200"),
            ("12\n000", "12|000"),
            ("12  000", "12|000"),
            ("1 200 5", "1|200|5"),
            ("1.5 200", "1.5|200"),
            ("0 500", "0|500"),
            ("1200 000", "1200|000"),
            ("12 000", "12000"),
            ("-1 200 000.5", "-1200000.5"),
            ("12\u{a0}000 人", "12000 人"),
            ("2\u{200b}5", "25"),
            ("线上2场\n线下5 场", "线上2场\n线下5 场"),
            (" 60\n", " 60\n"),
        ] {
            assert_eq!(numbers_apart(text), wanted, "{text}");
        }
    }

    #[test]
    fn names_are_compared_as_they_read() {
        assert_eq!(normal("实施\n“馨援” 女职工　调解行动"), normal("实施「馨援」女职工调解行动"));
        assert_eq!(normal("２０２４年Ｑ１（一）"), "2024年q1(一)");
        assert_eq!(without_number(&normal("（三）实施家庭")), "实施家庭");
        assert_eq!(without_number(&normal("10、实施家庭")), "实施家庭");
        assert_eq!(without_number(&normal("2024年为全区")), "2024年为全区");
        assert_eq!(without_number(&normal("一米高度")), "一米高度");
    }

    #[test]
    fn texts_in_which_nothing_is_seen() {
        for text in
            ["", " ", "\u{A0}", "\u{3000}\n", "\t", "\u{200B}", "\u{FEFF}", "\u{2800}", "\u{3164}"]
        {
            assert!(is_blank(text), "{text:?}");
        }
        assert!(!is_blank("。") && !is_blank(" 无"));
    }

    #[test]
    fn numbers_of_rows() {
        let read = ["3", "３", " 三 ", "（十一）", "12.", "第4项", "第二项", "", "3场", "1000"]
            .map(number);
        let wanted =
            [Some(3), Some(3), Some(3), Some(11), Some(12), Some(4), Some(2), None, None, None];
        assert_eq!(read, wanted);
    }

    #[test]
    fn a_name_is_most_like_itself() {
        let names = [
            "推进巾帼就业创业创新",
            "实施“爱心妈妈”关爱行动",
            "实施家庭品质提升工程",
            "实施“馨援”女职工调解行动",
            "实施孤困境儿童生活救助活动",
            "免费实施孕前优生健康和“两癌”检查",
            "推进儿童友好城市建设",
            "实施儿童文化素养提升行动",
            "实施心理健康辅导行动",
            "实施优质教育资源扩增赋能行动",
        ]
        .map(normal);
        for (one, other) in names.iter().flat_map(|one| names.iter().map(move |other| (one, other)))
        {
            let found = likeness(one, other);
            assert!(if one == other { found == 1.0 } else { found < 0.6 }, "{one} {other} {found}");
        }
        assert!(likeness(&normal("1.实施爱心妈妈关爱活动"), &names[1]) > 0.7);
        assert!(likeness(&normal("实施心理健康辅导"), &names[8]) > 0.85);
    }
}
