//! Which years of a text are the notice's own and move on with it. What is a fact of the past or of another
//! clock stays: a year in a span with another one, in the title of another paper or in brackets behind it, in
//! words on a paper that came out (2024年印发的), or that something is compared with (比2024年).
//!
//! ```text
//! 2024年6月底前印发实施方案     own: the paper is still to come
//! 2024年印发的《甲方案》        not: it came out in that year
//! ```

use std::ops::Range;

use crate::date::Date;
use crate::notice::keys;
use crate::notice::yaml::{Kind, Node};

use super::figure::is_digit;
use super::issued;
use super::past;
use super::years::{DASHES, Form, YearLike, is_part_of_year};

/// The titles of the notice and its attachments, which its text may quote, without those of other papers in
/// them.
pub(super) struct OwnTitles(Vec<String>);

/// Words before the title of a paper that comes with the notice.
const ISSUING: [&str; 4] = ["印发", "发布", "公布", "下发"];

impl OwnTitles {
    /// Those below `root`.
    pub(super) fn of(root: &Node) -> OwnTitles {
        let mut titles = Vec::new();
        collect(root, &mut titles);
        let mut own: Vec<String> = titles.iter().map(|title| without_others(title)).collect();
        own.extend(issued::issued(root));
        OwnTitles(own)
    }

    fn has(&self, quoted: &str) -> bool {
        let quoted = solid(quoted);
        self.0.iter().any(|title| title.contains(&quoted))
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
                    true => titles.push(solid(&joined(&entry.value))),
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

pub(super) fn solid(text: &str) -> String {
    text.chars().filter(|one| !one.is_whitespace()).collect()
}

/// 关于贯彻《甲规划》的通知 -> 关于贯彻的通知: that paper is another's.
fn without_others(title: &str) -> String {
    let mut own = String::new();
    for part in title.split_inclusive('》') {
        match part.split_once('《') {
            Some((before, _)) if !ISSUING.iter().any(|word| before.ends_with(word)) => {
                own += before
            }
            _ => own += part,
        }
    }
    own
}

/// A notice, as far as it says which years are its own.
pub(super) struct Own<'n> {
    /// Its year.
    pub(super) year: u16,
    /// The day on which it was signed: what was before that is past.
    pub(super) signed: Option<Date>,
    /// Its titles.
    pub(super) titles: &'n OwnTitles,
}

/// The years of `all`, those in `text`, that are of the notice and move on with it; those of the next year, where
/// one of its own moves, go with it.
pub(super) fn own_years<'y>(
    text: &str,
    all: &'y [YearLike],
    Own { year, signed, titles }: &Own<'_>,
) -> Vec<&'y YearLike> {
    let year = *year;
    let is_free = |found: &YearLike| {
        // What stands behind its own title says what was done with the paper, and nothing of the year.
        let end = own_title_end(text, &found.range, titles).unwrap_or(text.len());
        let (whole, text) = (text, &text[..end]);
        is_certain(text, found)
            && !goes_on_shortly(&text[found.range.end..])
            && (end < whole.len() || !is_quoted(text, &found.range, titles))
            && !is_in_brackets_of_title(text, &found.range, titles)
            && !is_past(text, found)
            && !past::was(text, found)
            && !past::is_before(text, found, *signed)
    };
    let mut moves: Vec<bool> =
        all.iter().map(|found| (year..=year + 1).contains(&found.full) && is_free(found)).collect();
    // The ends of a span go one way.
    let ends: Vec<usize> =
        (1..all.len()).filter(|at| is_one(text, &all[at - 1], &all[*at])).collect();
    for at in ends.iter().chain(ends.iter().rev()) {
        let both = moves[at - 1] && moves[*at] && are_own_days(&all[at - 1], &all[*at], year);
        (moves[at - 1], moves[*at]) = (both, both);
    }
    let has_own = all.iter().zip(&moves).any(|(found, moves)| found.full == year && *moves);
    all.iter().zip(moves).filter(|(_, moves)| *moves && has_own).map(|(found, _)| found).collect()
}

/// Whether it can be nothing but a year of the calendar.
fn is_certain(text: &str, found: &YearLike) -> bool {
    let behind = &text[found.range.end..];
    let of_year = ["底", "初", "末", "度", "内", "上半年", "下半年"];
    match found.form {
        Form::Year if found.year.digits == 2 => {
            found.month.is_some() || of_year.iter().any(|word| behind.starts_with(word))
        }
        Form::Year => true,
        // 2025.9 may be an amount.
        Form::Points => {
            let is_until = behind.starts_with(['前', '底', '月', '起', '止']);
            let is_whole = found.year.digits == 4;
            is_whole && (found.day.is_some() || is_until) || found.day.is_some() && is_until
        }
        Form::Bare => found.year.digits == 4 && is_part_of_year(behind),
    }
}

/// Words between the ends of a span or the members of a list: 2024年至2026年, 2024年、2025年.
const BETWEEN: [char; 6] = ['、', '和', '及', '与', '或', '/'];

/// Whether the two are one span or list.
fn is_one(text: &str, first: &YearLike, second: &YearLike) -> bool {
    let between = text[first.range.end..second.range.start].trim_matches(' ');
    let between = between.trim_start_matches(['年', '度', '底', '初', '末', '起']);
    !between.is_empty()
        && between.chars().all(|one| DASHES.contains(&one) || BETWEEN.contains(&one))
}

/// Whether a span is the notice's own: both ends are days or months of its year.
fn are_own_days(first: &YearLike, second: &YearLike, year: u16) -> bool {
    [first, second].iter().all(|one| one.full == year && one.month.is_some())
}

/// 2025年—26年, 2025年-26学年.
fn goes_on_shortly(behind: &str) -> bool {
    let behind = behind.trim_start_matches(['年', '度']);
    let number = behind.trim_start_matches(DASHES);
    let digits = number.chars().take_while(|one| is_digit(*one)).count();
    let rest = number.trim_start_matches(is_digit);
    number.len() < behind.len() && digits == 2 && rest.starts_with(['年', '学'])
}

/// Whether it stands between 《 and 》, in a title that is not one of the notice's own.
fn is_quoted(text: &str, range: &Range<usize>, titles: &OwnTitles) -> bool {
    let (before, behind) = (&text[..range.start], &text[range.end..]);
    let open = before.rfind('《').filter(|open| !before[*open..].contains('》'));
    let close = behind.find('》').filter(|close| !behind[..*close].contains('《'));
    match (open, close) {
        (None, None) => false,
        (Some(open), Some(close)) => !titles.has(&text[open + '《'.len_utf8()..range.end + close]),
        // The other mark stands in another text.
        (Some(_), None) | (None, Some(_)) => true,
    }
}

/// Where the title of the notice ends that the year is quoted in: before its last mark.
fn own_title_end(text: &str, range: &Range<usize>, titles: &OwnTitles) -> Option<usize> {
    let open = text[..range.start].rfind('《')?;
    let end = range.end + text[range.end..].find('》')?;
    let quoted = &text[open + '《'.len_utf8()..end];
    (!quoted.contains(['《', '》']) && titles.has(quoted)).then_some(end)
}

/// 《甲办法》（2025年修订）: whether it stands in brackets behind the title of another paper.
fn is_in_brackets_of_title(text: &str, range: &Range<usize>, titles: &OwnTitles) -> bool {
    let before = &text[..range.start];
    let open = before.rfind(['（', '(']).filter(|open| !before[*open..].contains(['）', ')']));
    let title = open.and_then(|open| before[..open].trim_end().strip_suffix('》'));
    title.is_some_and(|title| {
        let start = title.rfind('《').map_or(0, |at| at + '《'.len_utf8());
        !titles.has(&title[start..])
    })
}

/// What was done to a paper that is there.
const DONE: [&str; 15] = [
    "印发", "发布", "公布", "颁布", "出台", "下发", "修订", "修正", "批准", "批复", "施行", "签订",
    "签署", "转发", "通过",
];
/// Words behind a year of the past.
const BEHIND: [&str; 8] = ["版", "本）", "本)", "以来", "已", "相比", "同期", "基础上"];
/// Words before a year that something is compared with, or by which something was decided.
const BEFORE: [&str; 5] = ["比", "较", "比上", "同", "经"];
/// Words by which something is still to come.
const TO_COME: [&str; 8] = ["前", "底前", "末前", "初前", "内", "以前", "之前", "年内"];

/// Whether the year is one of something that was.
fn is_past(text: &str, found: &YearLike) -> bool {
    let range = &found.range;
    let behind = text[range.end..].trim_start_matches([' ', '度']);
    let before = text[..range.start].trim_end();
    let starts = |words: &[&str]| words.iter().any(|word| behind.starts_with(word));
    let is_compared = BEFORE.iter().any(|word| before.ends_with(word));
    let until = before.ends_with("截至") || before.ends_with("截止") || before.ends_with("截止到");
    let sentence = behind.split('。').next().unwrap_or_default();
    let is_fact =
        until && ["已", "累计", "共有", "现有"].iter().any(|word| sentence.contains(word));
    // 2025年起, but 2025年1月1日起: something that began in that year goes on.
    let began = text[..range.end].ends_with('年') && starts(&["起", "开始"]);
    // 第四次会议（2025年1月8日）: says when that was.
    let is_remark =
        found.month.is_some() && before.ends_with(['（', '(']) && behind.starts_with(['）', ')']);
    starts(&BEHIND)
        || is_remark
        || began
        || is_compared
        || is_fact
        || is_numbered(clause(behind))
        || is_of_meeting(clause(behind))
        || !starts(&TO_COME) && is_of_paper(clause(behind))
}

/// The words up to the next mark.
fn clause(behind: &str) -> &str {
    let end = behind.find(['，', '。', '；', '：', '、', '\n', '（', '(']);
    &behind[..end.unwrap_or(behind.len())]
}

/// 第5号, 区政府第3次常务会议, 第五届: papers and meetings that have a number of their own.
fn is_numbered(clause: &str) -> bool {
    let number = |one: char| is_digit(one) || "一二三四五六七八九十百零〇".contains(one);
    clause.match_indices('第').any(|(at, sign)| {
        let rest = &clause[at + sign.len()..];
        let after = rest.trim_start_matches(number);
        after.len() < rest.len() && after.starts_with(['号', '次', '期', '届'])
    })
}

/// 区政府常务会议研究同意: whether a meeting decided.
fn is_of_meeting(clause: &str) -> bool {
    let decided = clause.split_once("会议").map(|(_, behind)| behind);
    let words = ["研究", "审议", "通过", "同意", "决定", "确定"];
    decided.is_some_and(|behind| words.iter().any(|word| behind.contains(word)))
}

/// 印发的…, 区政府印发《…》: whether the words of the clause say that a paper came out.
fn is_of_paper(clause: &str) -> bool {
    DONE.iter().any(|word| {
        clause.match_indices(word).any(|(at, _)| {
            let rest = &clause[at + word.len()..];
            // 2025年通过举办…: by holding it.
            at == 0 && *word != "通过" || rest.starts_with(['的', '《', '了', '）', ')'])
        })
    })
}

/// Characters that are shown before and behind a year.
const AROUND: usize = 10;

/// The year with its neighbours on its line.
pub(super) fn around(text: &str, range: &Range<usize>) -> String {
    let before = text[..range.start].chars().rev().take_while(|one| *one != '\n').take(AROUND);
    let before: Vec<char> = before.collect();
    let before: String = before.into_iter().rev().collect();
    let behind = text[range.end..].chars().take_while(|one| *one != '\n').take(AROUND);
    let behind: String = behind.collect();
    format!("{}{}{}", before.trim_start(), &text[range.clone()], behind.trim_end())
}
