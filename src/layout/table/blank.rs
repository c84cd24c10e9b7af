//! Rows that somebody is to write in -> how high they are at least: as high as lets their table fill
//! the pages it takes anyway.
//!
//! A table whose rows are 26, 26 and 55 pt high has 300 pt to the foot of its page, and all its rows
//! are to be written in: each is made 100 pt high. One of forty rows that takes two pages and a third
//! gets the height by which it takes three. Both writers make the rows so high.

use std::rc::Rc;

use crate::document::TableStyle;
use crate::length::Length;

use super::super::flow::Flow;
use super::super::strip::Strip;
use super::measure::Measured;

/// How often the height is halved: a twip is a two-thousandth of the highest row.
const STEPS: usize = 12;

/// What is known of the pages that a table will come to.
pub(in super::super) struct Room<'a> {
    pub(in super::super) flow: &'a Flow<'a>,
    /// What is on no page yet, the head of the table last.
    pub(in super::super) before: &'a [Strip],
    pub(in super::super) head: Length,
    /// What stands on its last page below it, where it finds room there.
    pub(in super::super) below: Length,
    /// What a page has.
    pub(in super::super) height: Length,
}

/// The least height of those of the rows `bodies` that are to be written in, in whole twips; none where
/// there is none, a cell covers several rows or no page holds a row.
pub(in super::super) fn least_blank(
    bodies: &[Measured],
    room: &Room,
    style: &TableStyle,
) -> Length {
    let page = room.height - room.head;
    if bodies.is_empty() || bodies.iter().any(|body| !body.is_plain(page)) {
        return Length::ZERO;
    }
    let (pages, taken) = room.rehearsed(bodies, Length::ZERO, Length::ZERO);
    let below = if taken + room.below <= room.height { room.below } else { Length::ZERO };
    let fits = |least: Length| {
        let (needed, taken) = room.rehearsed(bodies, least, style.below_blank);
        needed <= pages && taken + below + style.below_blank <= room.height
    };
    let highest = highest(style.most_blank, fits);
    Length::pt(f64::from(highest.to_twips_below()) / 20.0)
}

/// The greatest length up to `most` that fits, nearly.
fn highest(most: Length, fits: impl Fn(Length) -> bool) -> Length {
    if fits(most) {
        return most;
    }
    let (mut low, mut high) = (Length::ZERO, most);
    for _ in 0..STEPS {
        let middle = (low + high) / 2.0;
        if fits(middle) { low = middle } else { high = middle }
    }
    low
}

impl Room<'_> {
    /// How many more pages the table takes, were they so much `lower`, and how much of the last one.
    fn rehearsed(&self, bodies: &[Measured], least: Length, lower: Length) -> (usize, Length) {
        let head = Rc::new(Strip { height: self.head, ..Strip::default() });
        let before = self.before.iter().map(Strip::outline);
        let rows = bodies.iter().flat_map(|body| body.raised(least));
        let rows =
            rows.map(|height| Strip { height, head: Some(Rc::clone(&head)), ..Strip::default() });
        self.flow.rehearsed(before.collect(), rows.collect(), lower)
    }
}
