//! Titles too long for a line -> lines broken by words and shaped (7.3.1: 回行时做到词意完整，
//! 排列对称，长短适宜，梯形或菱形).
//!
//! In comes a document whose titles are as they were written, out comes one whose every title
//! line fits its measure. A line that fits is never touched, so the lines an office wrote stay.
//! The dictionary is loaded only where a line has to be broken.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jieba_rs::Jieba;

use crate::han::{self, Tie};

use super::{Block, Document, Run, Style, Text, plain_text};

/// Titles of more lines than this are filled line by line: trying every shape would take long.
const SHAPED_LINES: usize = 4;
/// Words that belong to what stands before them: no line of a title begins with one.
const PARTICLES: &str = "的和与及或";
/// The dictionary, read when the first title has to be broken.
static WORDS: LazyLock<Jieba> = LazyLock::new(Jieba::new);
/// The word before which a title turns from the issuing body to its matter.
const MATTER: &str = "关于";

/// Breaks every title line of `document` that is wider than the type area of its sheet.
pub fn fit(document: &mut Document, style: &Style) {
    for section in document.sections(style) {
        let measure = section.style(style).paper.area_width / style.title.size;
        for block in &mut document.blocks[section.blocks] {
            if let Block::Title(lines) | Block::AttachmentTitle(lines) = block {
                *lines = lines.iter().flat_map(|line| fitted(line, measure.floor())).collect();
            }
        }
    }
}

fn fitted(line: &Text, measure: f64) -> Vec<Text> {
    let text = plain_text(line);
    let mut rest = line.clone();
    let mut lines = Vec::new();
    for at in breaks(&text, measure).into_iter().rev() {
        let (before, after) = split(&rest, at);
        lines.push(after);
        rest = before;
    }
    lines.push(rest);
    lines.reverse();
    lines
}

/// Parts `text` at the byte `at` of its plain text.
fn split(text: &[Run], at: usize) -> (Text, Text) {
    let (mut before, mut after) = (Text::new(), Text::new());
    let mut start = 0;
    for run in text {
        let cut = at.saturating_sub(start).min(run.text.len());
        let (head, tail) = run.text.split_at(cut);
        let part = |text: &str| Run { text: text.to_owned(), ..run.clone() };
        before.extend((!head.is_empty()).then(|| part(head)));
        after.extend((!tail.is_empty()).then(|| part(tail)));
        start += run.text.len();
    }
    (before, after)
}

/// The bytes at which `text` is broken so that no line is wider than `measure` cells.
fn breaks(text: &str, measure: f64) -> Vec<usize> {
    if han::cells(text) <= measure {
        return Vec::new();
    }
    let allowed = allowed(text);
    let fewest = whole(han::cells(text) / measure);
    (fewest..=fewest + 1)
        .filter(|lines| *lines <= SHAPED_LINES)
        .flat_map(|lines| choices(text, &allowed, lines - 1, measure))
        .min_by(|one, other| cost(text, one, fewest).total_cmp(&cost(text, other, fewest)))
        .unwrap_or_else(|| filled(text, &allowed, measure))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of lines")]
fn whole(lines: f64) -> usize {
    lines.ceil() as usize
}

/// The bytes between words at which a title may be broken.
fn allowed(text: &str) -> Vec<usize> {
    let tied: BTreeSet<usize> = tied(text).collect();
    let mut at = 0;
    let mut between = Vec::new();
    for word in WORDS.cut(text, true) {
        at += word.word.len();
        between.push(at);
    }
    between.retain(|at| *at < text.len() && !tied.contains(at) && may_break(text, *at));
    between
}

/// The bytes inside a number with its unit, a date or a document number.
fn tied(text: &str) -> impl Iterator<Item = usize> {
    let ties = text.char_indices().zip(han::ties(text));
    ties.filter(|(_, tie)| *tie != Tie::Free).map(|((at, _), _)| at)
}

fn may_break(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    let (Some(last), Some(first)) = (before.chars().last(), after.chars().next()) else {
        return false;
    };
    let in_word = last.is_ascii_alphanumeric() && first.is_ascii_alphanumeric();
    !in_word
        && !PARTICLES.contains(first)
        && han::may_begin_line(first)
        && han::may_end_line(last)
        && !before.ends_with(MATTER)
}

/// Whether the byte `at` lies between an opening mark and its closing one.
fn inside_marks(text: &str, at: usize) -> bool {
    let count = |marks: &str| text[..at].chars().filter(|one| marks.contains(*one)).count();
    count(han::OPENING) > count(han::CLOSING)
}

/// Every way to set `breaks` breaks so that each line fits.
fn choices(text: &str, allowed: &[usize], breaks: usize, measure: f64) -> Vec<Vec<usize>> {
    let fits = |from: usize, to: usize| han::cells(&text[from..to]) <= measure;
    let mut open = vec![(0, Vec::new())];
    for _ in 0..breaks {
        let mut longer = Vec::new();
        for (from, chosen) in &open {
            for to in allowed.iter().filter(|to| **to > *from && fits(*from, **to)) {
                let chosen: Vec<usize> = chosen.iter().copied().chain([*to]).collect();
                longer.push((*to, chosen));
            }
        }
        open = longer;
    }
    open.retain(|(from, _)| fits(*from, text.len()));
    open.into_iter().map(|(_, chosen)| chosen).collect()
}

/// How far the lines are from what an office would set; the least is best.
fn cost(text: &str, breaks: &[usize], fewest: usize) -> f64 {
    let ends = breaks.iter().copied().chain([text.len()]);
    let starts = std::iter::once(0).chain(breaks.iter().copied());
    let widths: Vec<f64> = starts.zip(ends).map(|(from, to)| han::cells(&text[from..to])).collect();
    let widest = widths.iter().copied().fold(0.0, f64::max);
    let narrowest = widths.iter().copied().fold(f64::MAX, f64::min);
    let more_lines = if breaks.len() >= fewest { 10.0 } else { 0.0 };
    let short_last = if widths.last().is_some_and(|last| *last < 3.0) { 50.0 } else { 0.0 };
    let at_matter = breaks.first().is_some_and(|at| text[*at..].starts_with(MATTER));
    let after_body = if at_matter { -30.0 } else { 0.0 };
    let in_marks = breaks.iter().map(|at| if inside_marks(text, *at) { 40.0 } else { 0.0 });
    (widest - narrowest)
        + more_lines
        + short_last
        + after_body
        + misshapen(&widths)
        + in_marks.sum::<f64>()
}

/// What a shape costs that is neither trapezoid nor lozenge: a sandglass, or a rectangle.
fn misshapen(widths: &[f64]) -> f64 {
    let sandglass = widths.windows(3).any(|three| three[1] < three[0] && three[1] < three[2]);
    let rectangle = widths.windows(2).all(|two| (two[0] - two[1]).abs() < f64::EPSILON);
    if sandglass {
        100.0
    } else if rectangle {
        5.0
    } else {
        0.0
    }
}

/// Line after line as full as the words allow, and within a word where nothing else is left.
fn filled(text: &str, allowed: &[usize], measure: f64) -> Vec<usize> {
    let words: BTreeSet<usize> = allowed.iter().copied().collect();
    let mut breaks = Vec::new();
    let mut from = 0;
    while han::cells(&text[from..]) > measure {
        let reach = reach(text, from, measure);
        let to = words.range(from + 1..=reach).next_back().copied().unwrap_or(reach);
        breaks.push(to);
        from = to;
    }
    breaks
}

/// The byte up to which a line from `from` on fits; at least one character.
fn reach(text: &str, from: usize, measure: f64) -> usize {
    let mut width = 0.0;
    let mut reach = from;
    for (at, character) in text[from..].char_indices() {
        width += han::Width::of(character).cells();
        let end = from + at + character.len_utf8();
        if width > measure && reach > from {
            break;
        }
        reach = end;
    }
    reach
}

#[cfg(test)]
mod tests {
    use super::breaks;

    fn lines(text: &str) -> Vec<&str> {
        let mut rest = text;
        let mut lines = Vec::new();
        for at in breaks(text, 20.0).into_iter().rev() {
            let (before, after) = rest.split_at(at);
            lines.push(after);
            rest = before;
        }
        lines.push(rest);
        lines.reverse();
        lines
    }

    #[test]
    fn a_title_turns_after_its_body_and_keeps_its_words() {
        let title = "淄川区人民政府办公室关于2024年为全区妇女儿童办好十件实事的通知";
        let broken = lines(title);
        assert_eq!(broken.first(), Some(&"淄川区人民政府办公室"), "{broken:?}");
        assert_eq!(broken.concat(), title);
        assert!(broken.iter().all(|line| !line.starts_with('的')), "{broken:?}");
    }

    #[test]
    fn a_title_that_fits_is_left_alone() {
        assert_eq!(lines("关于做好防汛工作的通知"), ["关于做好防汛工作的通知"]);
    }

    #[test]
    fn marks_and_numbers_stay_whole() {
        let title = "淄川区教育和体育局关于印发《2024年中小学生科技创新行动方案》的通知";
        for line in lines(title) {
            assert_eq!(line.matches('《').count(), line.matches('》').count(), "{line}");
            assert!(!line.starts_with('年'), "{line}");
        }
    }

    #[test]
    fn a_name_longer_than_a_line_is_broken_between_its_words() {
        let title = "关于印发《淄川区2024年全区中小学生科技创新能力提升三年行动实施方案》的通知";
        let broken = lines(title);
        assert!(broken.len() <= 3 && broken.iter().all(|line| !line.starts_with('的')));
    }

    #[test]
    fn a_text_without_words_is_broken_all_the_same() {
        let endless = "字".repeat(130);
        assert_eq!(lines(&endless).len(), 7);
        let latin = "a".repeat(90);
        assert_eq!(lines(&latin).iter().map(|line| line.len()).max(), Some(40));
    }
}
