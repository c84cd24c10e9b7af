//! Strips -> pages: where pages break, and what stands at their foot.

use crate::document::Style;
use crate::length::Length;

use super::page::{Item, Page};
use super::strip::Strip;

/// A hair's breadth: 22 line pitches are the type area's height but for rounding.
const HAIR: Length = Length::pt(0.01);

/// Puts `strips` on pages; `colophon` comes to the foot of the last, or of one more where it
/// does not fit under the text. At least one page.
pub(super) fn pages(strips: &[Strip], colophon: Option<&Strip>, style: &Style) -> Vec<Page> {
    let mut flow = Flow { style, pages: Vec::new(), y: Length::ZERO, last: None };
    flow.turn();
    let mut rest = strips;
    while !rest.is_empty() {
        let tied = rest.iter().take_while(|strip| strip.keep).count();
        let (group, after) = rest.split_at((tied + 1).min(rest.len()));
        flow.group(group);
        rest = after;
    }
    if let Some(colophon) = colophon {
        flow.colophon(colophon);
    }
    flow.pages
}

struct Flow<'a> {
    style: &'a Style,
    pages: Vec<Page>,
    /// How much of the page is taken, from the type area's top.
    y: Length,
    /// The last strip, and its top on the sheet.
    last: Option<(&'a Strip, Length)>,
}

impl<'a> Flow<'a> {
    fn turn(&mut self) {
        let paper = self.style.paper;
        if let Some((last, top)) = self.last.take() {
            self.draw(&last.tail, top);
        }
        self.pages.push(Page { width: paper.width, height: paper.height, items: Vec::new() });
        self.y = Length::ZERO;
    }

    /// Strips that belong on one page; where they are more than a page, they flow.
    fn group(&mut self, strips: &'a [Strip]) {
        let height: Length = strips.iter().map(|strip| strip.height).sum();
        let height = height + strips.last().map_or(Length::ZERO, |last| last.below);
        if self.y > Length::ZERO && !self.fits(height) {
            self.turn();
        }
        for strip in strips {
            self.place(strip);
        }
    }

    fn place(&mut self, strip: &'a Strip) {
        if self.y > Length::ZERO && (strip.new_page || !self.fits(strip.height)) {
            self.turn();
        }
        if let (Some(head), true) = (&strip.head, self.y == Length::ZERO) {
            self.put(head);
            self.draw(&strip.again, self.down());
        }
        self.last = Some((strip, self.down()));
        self.put(strip);
    }

    fn put(&mut self, strip: &Strip) {
        self.draw(&strip.items, self.down());
        self.y += strip.height;
    }

    /// The y of the next strip on the sheet.
    fn down(&self) -> Length {
        self.style.paper.top + self.y
    }

    /// The colophon's foot is the foot of the type area (7.4.1).
    fn colophon(&mut self, colophon: &Strip) {
        if !self.fits(colophon.height) {
            self.turn();
        }
        let down = self.style.area_foot() - colophon.height;
        self.draw(&colophon.items, down);
    }

    fn fits(&self, height: Length) -> bool {
        self.y + height <= self.style.paper.area_height + HAIR
    }

    fn draw(&mut self, items: &[Item], down: Length) {
        if let Some(page) = self.pages.last_mut() {
            page.items.extend(items.iter().map(|item| item.lowered(down)));
        }
    }
}
