//! What one line keeps whole by office practice: a number with its unit, a date, a document
//! number. Told here by the few words that the papers of fixtures/ hold, not by the program's
//! own list.

use std::ops::Range;

/// Between a number and its unit.
const ABOUT: &str = "余多万亿";
/// Units; those of two characters first.
const UNITS: &[&str] = &[
    "人次", "场次", "公里", "小时", "年底", "月底", "年", "月", "日", "元", "人", "名", "户", "场",
    "个", "项", "处", "对", "台", "所", "套", "件", "岁", "号", "次", "天", "期", "%", "％",
];

/// Where the figure ends that `text` begins with; 0 where it begins with none.
pub(super) fn end(text: &[char]) -> usize {
    let first = usize::from(text.first() == Some(&'第'));
    if !text.get(first).is_some_and(char::is_ascii_digit) {
        return document_number(text);
    }
    let mut at = digits(text, first);
    loop {
        at += text[at..].iter().take_while(|one| ABOUT.contains(**one)).count();
        at += unit(&text[at..]);
        while text.get(at) == Some(&'/') {
            at += 1 + unit(&text[at + 1..]);
        }
        let dash = usize::from(text.get(at).is_some_and(|one| "～—".contains(*one)));
        let dated = "年月".contains(text[at - 1]) && is_month_or_day(&text[at..]);
        if !text.get(at + dash).is_some_and(char::is_ascii_digit) || !(dash > 0 || dated) {
            return at;
        }
        at = digits(text, at + dash);
    }
}

/// Whether a month or a day begins here.
fn is_month_or_day(text: &[char]) -> bool {
    text.get(digits(text, 0)).is_some_and(|unit| "月日".contains(*unit))
}

/// Whether `figure` is a date of several parts, or a year with a month.
pub(super) fn is_date(figure: &[char]) -> bool {
    figure.iter().filter(|one| "年月日".contains(**one)).count() > 1
}

/// The end of the digits, points and commas from `start` on.
fn digits(text: &[char], start: usize) -> usize {
    let digit = |one: &char| one.is_ascii_digit() || ".,".contains(*one);
    start + text[start..].iter().take_while(|one| digit(one)).count()
}

/// How long the unit is that begins here.
fn unit(text: &[char]) -> usize {
    let begins = |unit: &&&str| {
        let mut letters = text.iter();
        unit.chars().all(|letter| letters.next() == Some(&letter))
    };
    UNITS.iter().find(begins).map_or(0, |unit| unit.chars().count())
}

/// The end of 川政办字〔2024〕13号; 0 where none begins here.
fn document_number(text: &[char]) -> usize {
    let is_han = |one: &&char| ('\u{4E00}'..='\u{9FFF}').contains(*one);
    let code = text.iter().take_while(is_han).count();
    if code > 5 || text.get(code) != Some(&'〔') {
        return 0;
    }
    let year = digits(text, code + 1);
    if text.get(year) != Some(&'〕') {
        return 0;
    }
    digits(text, year + 1) + unit(&text[digits(text, year + 1)..])
}

/// Whether nothing parts `before` and `after`, of which a line ends between: digits of one number, a
/// year and its 年, a year and its brackets.
pub(super) fn is_never_parted(before: char, after: char) -> bool {
    let digit = |one: char| one.is_ascii_digit();
    digit(before) && (digit(after) || ".,年〕".contains(after))
        || (".,〔".contains(before) && digit(after))
}

/// Where the figure stands that a line end after `before` characters of `text` parts.
pub(super) fn parted(text: &[char], before: usize) -> Option<Range<usize>> {
    let mut at = 0;
    while at < before {
        let end = at + end(&text[at..]);
        if end > before {
            return Some(at..end);
        }
        at = end.max(at + 1);
    }
    None
}

#[test]
fn figures_end_with_their_units() {
    let figure = |text: &str| {
        let text: Vec<char> = text.chars().collect();
        text[..end(&text)].iter().collect::<String>()
    };
    assert_eq!(figure("60余场，服务"), "60余场");
    assert_eq!(figure("1.2万人次，"), "1.2万人次");
    assert_eq!(figure("2024年3月31日前"), "2024年3月31日");
    assert_eq!(figure("2024年60场"), "2024年");
    assert_eq!(figure("63%～68%。"), "63%～68%");
    assert_eq!(figure("第5项"), "第5项");
    assert_eq!(figure("1848元/月/人，"), "1848元/月/人");
    assert_eq!(figure("川政办字〔2024〕13号文"), "川政办字〔2024〕13号");
    assert_eq!(figure("为全区"), "");
}

#[test]
fn a_line_end_inside_a_figure_parts_it() {
    let parted = |text: &str, before| parted(&text.chars().collect::<Vec<_>>(), before);
    assert_eq!(parted("年内举办60余场，", 7), Some(4..8));
    assert_eq!(parted("年内举办60余场，", 8), None);
    assert_eq!(parted("年内举办60余场，", 4), None);
}
