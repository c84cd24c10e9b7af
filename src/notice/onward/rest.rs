//! Whatever looks like a year in a description, with what it stands in: so that what was not moved can be told
//! of, in texts, keys and comments; and what of a description tells of other years.

use std::ops::Range;
use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::notice::asking;
use crate::notice::keys::{self, Key};
use crate::notice::tree;
use crate::notice::unfinished::remarks;
use crate::notice::yaml::{Kind, Node};
use crate::origin::{Place, Source};

use super::beside::{counted_years, numbered_meetings};
use super::figure::is_digit;
use super::own::around;
use super::years::{YearLike, plans_in, spelled_in, years_in};
use super::{Change, entries, is};

/// Keys whose texts have numbers that are no years.
pub(super) const WITHOUT_YEARS: [&Key; 7] = [
    &keys::AMOUNT,
    &keys::PHONE,
    &keys::FAX,
    &keys::SENDER,
    &keys::MAILBOX,
    &keys::EMAIL,
    &keys::LAYOUT,
];

/// All of them in `text`, the description below `root`, as what is said of one that stays. The year itself, the one before
/// and the next are likely others in the new year, however they are written; so is a plan of five years that ended.
pub(super) fn all_years(text: &str, root: &Node, [own, new]: [u16; 2]) -> Vec<(usize, Change)> {
    let places = Places::of(root);
    let found = years_in(text, own).into_iter().map(|found| {
        let is_near = (own - 1..=own + 1).contains(&found.full);
        (is_near && !is_cited(text, &found, own), found.range)
    });
    let plans = plans_in(text).map(|(range, last)| (last < new, range));
    let spelled = spelled_in(text, own).map(|range| (true, range));
    let told = found.chain(plans).chain(spelled);
    let told = told.filter(|(_, range)| !is_in(&places.no_years, range.start));
    told.map(|(is_near, range)| match (is_in(&places.texts, range.start), is_near) {
        (true, true) => (range.start, Change::YearKept { around: around(text, &range) }),
        (true, false) => (range.start, Change::OtherYear),
        (false, _) => (range.start, Change::YearInComment),
    })
    .collect()
}

/// Something that tells of another year than the notice's, or counts years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherYear {
    /// Its line, from 1.
    pub line: usize,
    /// All of these in that line, each with what stands around it.
    pub around: Vec<String>,
}

/// What tells of other years in the description `source`, line by line: papers that are cited, plans, sessions, years
/// before and behind. Whoever moved it on has to see them, though nothing of them was guessed; the words of guesses are
/// left out.
pub fn other_years(source: &Arc<Source>) -> Vec<OtherYear> {
    let Some(root) = tree::parse(source, &keys::NOTICE).root else { return Vec::new() };
    let Some(own) = year_of(&root) else { return Vec::new() };
    let text = source.text();
    let places = Places::of(&root);
    let guesses = guesses(source, &root);
    let others = years_in(text, own).into_iter().filter(|found| found.full != own);
    let others = others.map(|found| found.range).chain(plans_in(text).map(|(range, _)| range));
    let counted = [counted_years(text), numbered_meetings(text)].concat();
    let mut all: Vec<Range<usize>> = others.chain(counted).collect();
    all.retain(|range| !is_in(&places.no_years, range.start) && !is_in(&guesses, range.start));
    all.sort_by_key(|range| range.start);
    let mut lines: Vec<OtherYear> = Vec::new();
    let (mut line, mut done) = (1, 0);
    for range in all {
        line += text[done..range.start].matches('\n').count();
        done = range.start;
        let words = around(text, &range);
        match lines.last_mut().filter(|last| last.line == line) {
            Some(last) => last.around.push(words),
            None => lines.push(OtherYear { line, around: vec![words] }),
        }
    }
    lines
}

fn year_of(root: &Node) -> Option<u16> {
    let year = entries(root).iter().find(|entry| is(entry, &keys::YEAR))?;
    if let Kind::Scalar(year) = &year.value.kind { year.parse().ok() } else { None }
}

/// Where the comments that ask stand, in their order.
fn guesses(source: &Arc<Source>, root: &Node) -> Vec<Range<usize>> {
    let place = |found: &Diagnostic| match &found.place {
        Place::Text(origin) => {
            let first = origin.span();
            Some(first.start..asking::end(source.text(), first))
        }
        Place::Book(_) | Place::Nowhere => None,
    };
    remarks(source, root).iter().filter_map(place).collect()
}

/// Whether it stands in the title of a paper or in the number of one; the year before also where it stands in brackets
/// behind a title (《甲办法》（2024年修订）), of which there may be another one by the next year.
fn is_cited(text: &str, found: &YearLike, own: u16) -> bool {
    let range = &found.range;
    let line = text[..range.start].rsplit('\n').next().unwrap_or_default();
    let behind = &text[range.end..];
    let is_in_title = line.rfind('《').is_some_and(|open| !line[open..].contains('》'));
    let open = line.rfind(['（', '(']).filter(|open| !line[*open..].contains(['）', ')']));
    let is_behind_title = open.is_some_and(|open| line[..open].trim_end().ends_with('》'));
    let is_number = line.ends_with(['〔', '[', '［', '【', '(', '（'])
        && behind
            .strip_prefix(['〕', ']', '］', '】', ')', '）'])
            .is_some_and(|rest| rest.trim_start_matches([' ', '第']).starts_with(is_digit));
    is_in_title || is_behind_title && found.full < own || is_number
}

/// Whether `at` is in one of `places`, which are in order.
fn is_in(places: &[Range<usize>], at: usize) -> bool {
    let before = places.partition_point(|place| place.start <= at);
    before > 0 && places[before - 1].contains(&at)
}

#[derive(Default)]
struct Places {
    /// Where texts and keys stand.
    texts: Vec<Range<usize>>,
    /// Where numbers stand that are no years.
    no_years: Vec<Range<usize>>,
}

impl Places {
    fn of(root: &Node) -> Places {
        let mut places = Places::default();
        places.below(root);
        places.texts.sort_by_key(|place| place.start);
        places.no_years.sort_by_key(|place| place.start);
        places
    }

    fn below(&mut self, node: &Node) {
        match &node.kind {
            Kind::Null => {}
            Kind::Scalar(_) => self.texts.push(node.origin.span()),
            Kind::List(items) => items.iter().for_each(|item| self.below(item)),
            Kind::Mapping(entries) => {
                for entry in entries {
                    self.texts.push(entry.key.origin.span());
                    match WITHOUT_YEARS.iter().any(|key: &&Key| is(entry, key)) {
                        true => self.no_years.push(entry.value.origin.span()),
                        false => self.below(&entry.value),
                    }
                }
            }
        }
    }
}
