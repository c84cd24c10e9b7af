//! Tasks that are sentences of a text: 一是…；二是…；三是…, a paragraph each or all in one.
//!
//! ```text
//! 商请如下：一是建站3座，由县甲局牵头；二是修路5公里，由县乙局牵头。     two tasks
//! 1.治水。一是清淤，二是截污。（责任单位：县丙局）                   measures of one
//! 要求：一是加强领导。二是及时报送。                             no tasks
//! ```
//!
//! A paragraph that is such a task begins with a sign of ours, by which it is known for one wherever it is
//! looked at; the description has it no more.

use std::borrow::Cow;

use super::draft::TaskDraft;
use super::line::{Item, Line};
use super::{bracket, label, levels, plan_table, sentence, shape, targets};
use crate::intake::Align;

/// No paper has it: it parts no word.
const SIGN: char = '\u{2060}';
/// Sentences of one series at most.
const MOST: usize = 40;

/// A series: of each sentence its line, and where it begins there.
#[derive(Debug)]
struct Series {
    starts: Vec<(usize, usize)>,
}

/// The items with a line for each task that is a sentence, and what is to be known of that.
pub(super) fn parted(items: Vec<Item>) -> (Vec<Item>, Option<String>) {
    let texts: Vec<&str> = items.iter().map(|item| item.text().unwrap_or_default()).collect();
    let all = series(&texts);
    let has_table = items.iter().filter_map(Item::table).any(plan_table::has_tasks);
    let found: Vec<&Series> =
        all.iter().filter(|one| are_tasks(one, &texts, all.len() == 1 && !has_table)).collect();
    if found.is_empty() {
        return (items, None);
    }
    let starts: Vec<(usize, usize)> = found.iter().flat_map(|one| one.starts.clone()).collect();
    let is_split = starts.iter().any(|(_, at)| *at > 0);
    let mut from = starts.into_iter().peekable();
    let mut parted = Vec::with_capacity(items.len());
    for (line, item) in items.into_iter().enumerate() {
        let mut cuts = Vec::new();
        while let Some((_, at)) = from.next_if(|(own, _)| *own == line) {
            cuts.push(at);
        }
        match item {
            Item::Line(own) if !cuts.is_empty() => parted.extend(pieces(&own.text, &cuts)),
            other @ (Item::Line(_) | Item::Table(_)) => parted.push(other),
        }
    }
    let moved = if is_split { "，原文写在一段里的，印出来各是一段" } else { "" };
    let doubt = format!("原文的“一是”“二是”当作一项一项的实事，字照印{moved}");
    (parted, Some(doubt))
}

/// The item that `text` is, where it is such a task.
pub(super) fn item(text: &str) -> Option<shape::Ordinal<'_>> {
    let own = text.strip_prefix(SIGN)?;
    let (_, rest) = own.split_once('是')?;
    let written = &text[..text.len() - rest.len()];
    Some(shape::Ordinal { level: shape::BULLET, number: 0, written, rest })
}

/// Whether it is such a task, and its sentences tell somebody what to do.
pub(super) fn names_units(line: &str) -> bool {
    line.starts_with(SIGN) && !sentence::roles(line).is_empty()
}

/// The text without our sign.
pub(super) fn without_sign(text: String) -> String {
    if text.contains(SIGN) { text.replace(SIGN, "") } else { text }
}

/// The task without 一是, by which nothing that it promises is called.
pub(super) fn without_lead_in(task: &TaskDraft) -> Cow<'_, TaskDraft> {
    let first = task.text.first().filter(|_| task.level == shape::BULLET);
    let own = first.and_then(|text| text.split_once('是'));
    let Some((_, rest)) = own.filter(|(number, _)| shape::han_number(number).is_some()) else {
        return Cow::Borrowed(task);
    };
    let mut task = task.clone();
    task.text[0] = rest.to_owned();
    Cow::Owned(task)
}

fn pieces(text: &str, cuts: &[usize]) -> Vec<Item> {
    let line = |text: String| Item::Line(Line { text, align: Align::Plain });
    let before = text[..cuts[0]].trim();
    let ends = cuts.iter().skip(1).copied().chain([text.len()]);
    let own = cuts.iter().zip(ends).map(|(from, to)| format!("{SIGN}{}", text[*from..to].trim()));
    let before = Some(before.to_owned()).filter(|before| !before.is_empty());
    before.into_iter().chain(own).map(line).collect()
}

/// The series that the lines have, each with two sentences at least.
fn series(texts: &[&str]) -> Vec<Series> {
    let mut all: Vec<Series> = Vec::new();
    for (line, text) in texts.iter().enumerate() {
        for (at, number) in starts(text) {
            match all.last_mut() {
                _ if number == 1 => all.push(Series { starts: vec![(line, at)] }),
                Some(last) if last.starts.len() + 1 == number && number <= MOST => {
                    last.starts.push((line, at));
                }
                _ => {}
            }
        }
    }
    all.retain(|one| one.starts.len() > 1);
    all
}

/// Where sentences of a text begin with 一是, 二是, and which they are.
fn starts(text: &str) -> Vec<(usize, usize)> {
    const ENDS: [char; 8] = ['。', '；', '：', '，', ';', ':', ' ', '\u{3000}'];
    let is_han = |one: char| "一二三四五六七八九十".contains(one);
    let start = |(end, _): (usize, &str)| {
        let at = text[..end]
            .rfind(|one| !is_han(one))
            .map_or(0, |before| before + text[before..].chars().next().map_or(0, char::len_utf8));
        let begins = at == 0 || text[..at].ends_with(ENDS);
        Some((at, shape::han_number(&text[at..end])?)).filter(|_| begins && at < end)
    };
    text.match_indices('是').filter_map(start).collect()
}

/// Whether the sentences of a series are tasks: most of them name units, or it is all that the paper counts.
fn are_tasks(own: &Series, texts: &[&str], is_only: bool) -> bool {
    let (Some((first, at)), Some((last, _))) = (own.starts.first(), own.starts.last()) else {
        return false;
    };
    let said = said(own, texts);
    let most = |count: usize| count * 2 > said.len();
    let with = |holds: fn(&str) -> bool| said.iter().filter(|text| holds(text)).count();
    let in_brackets = most(with(ends_with_units));
    let ordinals = |range: std::ops::Range<usize>| {
        texts[range].iter().filter(|text| shape::ordinal(text).is_some()).count()
    };
    let is_counted = ordinals(0..texts.len()) > 0;
    let is_inside = *at > 0 && shape::ordinal(texts[*first]).is_some();
    let end = (last + 1..texts.len()).find(|at| !is_units(texts[*at])).unwrap_or(texts.len());
    let named_outside =
        texts[..*first].iter().chain(&texts[end..]).any(|text| ends_with_units(text));
    let before = match texts[*first][..*at].trim() {
        "" => first.checked_sub(1).map_or("", |before| texts[before]),
        before => before,
    };
    if is_inside || named_outside || ordinals(*first + 1..end) > 0 {
        return false;
    }
    let promises = || with(targets::has_amounts) > 0;
    let told = || most(with(|text| !sentence::roles(text).is_empty()));
    let is_free = is_only && !is_demand(before) && !said.first().is_some_and(|one| is_appeal(one));
    in_brackets
        || is_free && if is_counted { told() && is_short(before) } else { told() || promises() }
}

/// The words of each sentence of a series, with the units on the lines below.
fn said(own: &Series, texts: &[&str]) -> Vec<String> {
    let ends = own.starts.iter().skip(1).copied();
    let last = own.starts.last().map_or(0, |(line, _)| *line);
    let end = (last + 1..texts.len()).find(|at| !is_units(texts[*at])).unwrap_or(texts.len());
    let ends = ends.chain([(end, 0)]);
    let pairs = own.starts.iter().zip(ends);
    let words = pairs.map(|((line, at), (next, until))| match *line == next {
        true => texts[*line][*at..until].to_owned(),
        false => {
            let below = texts[line + 1..next].iter().map(|text| (*text).to_owned());
            [texts[*line][*at..].to_owned()].into_iter().chain(below).collect::<Vec<_>>().join("\n")
        }
    });
    words.collect()
}

fn is_units(text: &str) -> bool {
    bracket::at_end(text).is_some_and(|(before, _)| before.is_empty()) || label::due(text).is_some()
}

/// Whether a line of `text` ends with units in a bracket, or is nothing but units.
fn ends_with_units(text: &str) -> bool {
    text.lines().any(|line| bracket::at_end(line).is_some())
}

/// 提出如下要求：, 各单位要：, 一、工作要求
fn is_demand(before: &str) -> bool {
    const WORDS: [&str; 6] = ["要求", "务必", "必须", "切实做到", "注意", "强调"];
    let last = before.trim_end_matches(['：', ':', '。']);
    let last = last.rsplit(['。', '；']).next().unwrap_or(last);
    levels::is_demand(last)
        || WORDS.iter().any(|word| last.contains(word))
        || last.ends_with(['要', '须'])
}

/// 一是加强领导: the first of what is asked of all.
fn is_appeal(sentence: &str) -> bool {
    const WORDS: [&str; 8] =
        ["加强", "强化", "提高", "高度重视", "压实", "统一思想", "严格", "切实"];
    let own = sentence.split_once('是').map_or(sentence, |(_, own)| own);
    let own = own.trim_start_matches("要");
    WORDS.iter().any(|word| own.starts_with(word))
        && !own.split('，').next().is_some_and(targets::has_amounts)
}

/// A heading, and no text: the sentences below it are not a part of what one task says.
fn is_short(before: &str) -> bool {
    shape::ordinal(before).is_some_and(|one| one.level < 3 && !one.rest.contains(['。', '，']))
}

#[cfg(test)]
mod tests {
    use super::{SIGN, parted};
    use crate::intake::Align;
    use crate::published::line::{Item, Line};

    fn shown(text: &str) -> String {
        let line = |text: &str| Item::Line(Line { text: text.to_owned(), align: Align::Plain });
        let (items, _) = parted(text.split('|').map(line).collect());
        let lines: Vec<&str> = items.iter().filter_map(Item::text).collect();
        lines.join("|").replace(SIGN, "*")
    }

    #[test]
    fn sentences_that_are_tasks() {
        for (text, wanted) in [
            (
                "商请如下：|一是建站3座，请县水利局于9月底前完成。|二是修路5公里，由县交通局牵头。|请支持。",
                "商请如下：|*一是建站3座，请县水利局于9月底前完成。|*二是修路5公里，由县交通局牵头。|请支持。",
            ),
            (
                "安排如下：一是建站3座，由县水利局牵头；二是修路5公里，由县交通局牵头，县财政局配合。",
                "安排如下：|*一是建站3座，由县水利局牵头；|*二是修路5公里，由县交通局牵头，县财政局配合。",
            ),
            (
                "一、总体要求|抓好落实。|二、重点任务|一是建站（责任单位：县水利局）。|二是修路（责任单位：县交通局）。",
                "一、总体要求|抓好落实。|二、重点任务|*一是建站（责任单位：县水利局）。|*二是修路（责任单位：县交通局）。",
            ),
        ] {
            assert_eq!(shown(text), wanted);
        }
    }

    #[test]
    fn sentences_that_are_none() {
        for text in [
            "1.治水。一是清淤3公里，二是截污5处。（责任单位：县水利局）|2.修路。（责任单位：县交通局）",
            "1.治水|一是清淤3公里。|二是截污5处。|责任单位：县水利局|2.修路|责任单位：县交通局",
            "各单位要做到：一是加强领导，每月调度1次。二是由县督查室牵头督办。",
            "提出如下要求：|一是各单位要加强领导。|二是县财政局要保障资金。",
            "这不一是好事。二是没有的。",
        ] {
            assert_eq!(shown(text), text);
        }
    }
}
