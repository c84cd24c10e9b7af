//! The years in a text, and which of them are the notice's own. One in a span (2021—2025年), in the title of
//! another paper (《…》) or in a document number is not, nor is another year.

use std::ops::Range;

use crate::date::Date;
use crate::notice::keys;
use crate::notice::lint::text::years_in;
use crate::notice::yaml::{Kind, Node};

/// The titles of the notice and its attachments, which its text may quote.
pub(super) struct OwnTitles(Vec<String>);

impl OwnTitles {
    /// Those below `root`.
    pub(super) fn of(root: &Node) -> OwnTitles {
        let mut titles = Vec::new();
        collect(root, &mut titles);
        OwnTitles(titles)
    }

    fn has(&self, quoted: &str) -> bool {
        self.0.iter().any(|title| title.contains(quoted))
    }
}

fn collect(node: &Node, titles: &mut Vec<String>) {
    match &node.kind {
        Kind::Null | Kind::Scalar(_) => {}
        Kind::List(items) => items.iter().for_each(|item| collect(item, titles)),
        Kind::Mapping(entries) => {
            for entry in entries {
                let is_title = matches!(&entry.key.kind, Kind::Scalar(key) if keys::TITLE.is(key));
                match is_title {
                    true => titles.push(joined(&entry.value)),
                    false => collect(&entry.value, titles),
                }
            }
        }
    }
}

fn joined(node: &Node) -> String {
    match &node.kind {
        Kind::Scalar(text) => text.clone(),
        Kind::List(items) => items.iter().map(joined).collect(),
        Kind::Null | Kind::Mapping(_) => String::new(),
    }
}

/// A year of a text.
pub(super) struct Found {
    /// It, or the whole day it begins.
    pub(super) range: Range<usize>,
    /// Whether it is the notice's own.
    pub(super) is_own: bool,
}

/// The years in `text`, which is of a notice of the year `own`.
pub(super) fn found(text: &str, own: u16, titles: &OwnTitles) -> Vec<Found> {
    let spoken = years_in(text).into_iter().map(|(range, year)| {
        let is_own = year == own && !is_in_span(text, &range) && !is_quoted(text, &range, titles);
        Found { range: if is_own { day_at(text, &range) } else { range }, is_own }
    });
    let mut all: Vec<Found> = spoken.chain(numbers(text)).collect();
    all.sort_by_key(|found| found.range.start);
    all
}

/// The years of document numbers: 甲政发〔2023〕5号.
fn numbers(text: &str) -> impl Iterator<Item = Found> {
    text.match_indices('〔').filter_map(|(at, sign)| {
        let start = at + sign.len();
        let digits = text.get(start..start + 4)?;
        let is_year = digits.bytes().all(|one| one.is_ascii_digit());
        is_year.then_some(Found { range: start..start + 4, is_own: false })
    })
}

const DASHES: [char; 8] = ['—', '–', '-', '－', '～', '~', '至', '到'];

/// 2021—2025年, 2024年至2026年: the digits `range` are an end of it.
fn is_in_span(text: &str, range: &Range<usize>) -> bool {
    let behind = text[range.end..].trim_start_matches('年').trim_start_matches(DASHES);
    let goes_on = text[range.end..].trim_start_matches('年').starts_with(DASHES)
        && behind.chars().take(4).filter(char::is_ascii_digit).count() == 4;
    let before = text[..range.start].trim_end_matches(DASHES);
    let came = before.len() < range.start
        && before.trim_end_matches('年').ends_with(|one: char| one.is_ascii_digit());
    goes_on || came
}

/// Whether it stands between 《 and 》, in a title that is not one of the notice's own.
fn is_quoted(text: &str, range: &Range<usize>, titles: &OwnTitles) -> bool {
    let Some(open) = text[..range.start].rfind('《') else { return false };
    let start = open + '《'.len_utf8();
    let Some(length) = text[start..].find('》') else { return false };
    start + length > range.start && !titles.has(&text[start..start + length])
}

/// The day that begins with the year, where one does: 2024年3月8日.
fn day_at(text: &str, range: &Range<usize>) -> Range<usize> {
    let day = text[range.start..].find('日').map(|at| range.start + at + '日'.len_utf8());
    let day = day.filter(|end| Date::parse(&text[range.start..*end]).is_some());
    range.start..day.unwrap_or(range.end)
}

/// Characters that are shown before and behind a year.
const AROUND: usize = 10;

/// The year with its neighbours.
pub(super) fn around(text: &str, range: &Range<usize>) -> String {
    let before: Vec<char> = text[..range.start].chars().rev().take(AROUND).collect();
    let before: String = before.into_iter().rev().collect();
    let behind: String = text[range.end..].chars().take(AROUND).collect();
    format!("{before}{}{behind}", &text[range.clone()]).replace('\n', "")
}
