//! Whatever looks like a year in a description, with what it stands in: so that what was not moved can be told
//! of, in texts, keys and comments.

use std::ops::Range;

use crate::notice::keys::{self, Key};
use crate::notice::yaml::{Kind, Node};

use super::own::around;
use super::years::{Form, plans_in, years_in};
use super::{Change, is};

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

/// All of them in `text`, the description below `root`, as what is said of one that stays.
pub(super) fn all_years(text: &str, root: &Node, own: u16) -> Vec<(usize, Change)> {
    let mut places = Places::default();
    places.below(root);
    places.texts.sort_by_key(|place| place.start);
    places.no_years.sort_by_key(|place| place.start);
    let found = years_in(text, own).into_iter().map(|found| {
        let is_near = (own..=own + 1).contains(&found.full) && found.form != Form::Bare;
        (is_near && !is_cited(text, &found.range), found.range)
    });
    let told = found.chain(plans_in(text).map(|range| (false, range)));
    let told = told.filter(|(_, range)| !is_in(&places.no_years, range.start));
    told.map(|(is_near, range)| match (is_in(&places.texts, range.start), is_near) {
        (true, true) => (range.start, Change::YearKept { around: around(text, &range) }),
        (true, false) => (range.start, Change::OtherYear),
        (false, _) => (range.start, Change::YearInComment),
    })
    .collect()
}

/// Whether it stands in the title of a paper.
fn is_cited(text: &str, range: &Range<usize>) -> bool {
    let line = text[..range.start].rsplit('\n').next().unwrap_or_default();
    line.rfind('《').is_some_and(|open| !line[open..].contains('》'))
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
