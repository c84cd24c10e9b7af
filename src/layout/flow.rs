//! Strips -> pages: where pages break, and what stands at their foot.

use crate::document::{ColophonPage, Style};
use crate::length::Length;

use super::page::{Item, Page};
use super::strip::Strip;

/// A hair's breadth: 22 line pitches are the type area's height but for rounding.
const HAIR: Length = Length::pt(0.01);

/// Strips that stand on sheets turned alike.
pub(super) struct Part {
    pub(super) strips: Vec<Strip>,
    /// The style they were set by: that of the turned sheet where they stand sideways.
    pub(super) style: Style,
    pub(super) sideways: bool,
}

/// Strips on their pages.
pub(super) struct Flowed {
    /// At least one.
    pub(super) pages: Vec<Page>,
    /// Where the colophon came to stand.
    pub(super) colophon: ColophonPage,
    /// On which page the first line of body text stands, from 1; nothing where there is none.
    pub(super) first_body: Option<usize>,
    /// The text that went to the next page with the signature.
    pub(super) taken_along: Option<TakenAlong>,
}

/// The end of a text that went with its signature to the next page (7.3.5.5).
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TakenAlong {
    /// The page it left, from 1.
    pub(super) page: usize,
    /// How much higher that page would have to be.
    pub(super) lacking: Length,
    /// The first block of text that begins on that page.
    pub(super) first_block: Option<usize>,
}

/// Puts `parts` on pages, each beginning one; `colophon` comes to the foot of the last, or of one
/// more where it does not fit under the text or the style wants an even page.
pub(super) fn pages(parts: &[Part], colophon: Option<&Strip>, style: &Style) -> Flowed {
    let mut flow = Flow {
        sheet: style,
        style: *style,
        sideways: false,
        pages: Vec::new(),
        y: Length::ZERO,
        last: None,
        first_body: None,
        first_block: None,
        taken_along: None,
    };
    flow.turn();
    for part in parts {
        flow.part(part);
    }
    let page = colophon.map_or(ColophonPage::WithText, |colophon| flow.colophon(colophon));
    Flowed {
        pages: flow.pages,
        colophon: page,
        first_body: flow.first_body,
        taken_along: flow.taken_along,
    }
}

struct Flow<'a> {
    /// The upright sheet.
    sheet: &'a Style,
    /// The sheet as it is turned now.
    style: Style,
    sideways: bool,
    pages: Vec<Page>,
    /// How much of the page is taken, from the type area's top.
    y: Length,
    /// The last strip, and its top on the sheet.
    last: Option<(&'a Strip, Length)>,
    first_body: Option<usize>,
    /// The first block of text that begins on the page.
    first_block: Option<usize>,
    taken_along: Option<TakenAlong>,
}

impl<'a> Flow<'a> {
    fn part(&mut self, part: &'a Part) {
        if part.sideways != self.sideways {
            // What is not begun yet is turned as it lies.
            if self.y > Length::ZERO {
                self.turn();
            }
            (self.sideways, self.style) = (part.sideways, part.style);
        }
        let mut rest = part.strips.as_slice();
        while !rest.is_empty() {
            let tied = rest.iter().take_while(|strip| strip.keep).count();
            let (group, after) = rest.split_at((tied + 1).min(rest.len()));
            self.group(group);
            rest = after;
        }
    }

    fn turn(&mut self) {
        let paper = self.sheet.paper;
        if let Some((last, top)) = self.last.take() {
            self.draw(&last.tail, top);
        }
        self.pages.push(Page { width: paper.width, height: paper.height, items: Vec::new() });
        self.y = Length::ZERO;
        self.first_block = None;
    }

    /// Strips that belong on one page; where they are more than a page, they flow.
    fn group(&mut self, strips: &'a [Strip]) {
        let height: Length = strips.iter().map(|strip| strip.height).sum();
        if self.y > Length::ZERO && !self.fits(height) {
            if strips.iter().any(|strip| strip.signed) {
                self.taken_along = Some(self.take_along(strips, height));
            }
            self.turn();
        }
        for strip in strips {
            self.place(strip);
        }
    }

    fn take_along(&self, strips: &[Strip], height: Length) -> TakenAlong {
        TakenAlong {
            page: self.pages.len(),
            lacking: self.y + height - self.style.paper.area_height,
            first_block: self.first_block.or_else(|| strips.iter().find_map(|strip| strip.begins)),
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
        if strip.body {
            self.first_body.get_or_insert(self.pages.len());
        }
        self.first_block = self.first_block.or(strip.begins);
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

    /// The colophon's foot is the foot of the type area (7.4.1); it stands upright. Which page it
    /// came to.
    fn colophon(&mut self, colophon: &Strip) -> ColophonPage {
        let under_text = !self.sideways && self.fits(colophon.height);
        if !under_text {
            self.turn_upright();
        }
        let odd = !self.pages.len().is_multiple_of(2);
        let page = match (self.sheet.colophon.even_page && odd, under_text) {
            (false, _) => ColophonPage::WithText,
            (true, true) => ColophonPage::NextEven,
            (true, false) => ColophonPage::AfterBlank,
        };
        if page != ColophonPage::WithText {
            self.turn_upright();
        }
        let down = self.style.area_foot() - colophon.height;
        self.draw(&colophon.items, down);
        page
    }

    fn turn_upright(&mut self) {
        self.turn();
        (self.sideways, self.style) = (false, *self.sheet);
    }

    fn fits(&self, height: Length) -> bool {
        self.y + height <= self.style.paper.area_height + HAIR
    }

    fn draw(&mut self, items: &[Item], down: Length) {
        let (sideways, height) = (self.sideways, self.sheet.paper.height);
        let placed = |item: &Item| {
            let lowered = item.lowered(down);
            if sideways { lowered.turned(height) } else { lowered }
        };
        if let Some(page) = self.pages.last_mut() {
            page.items.extend(items.iter().map(placed));
        }
    }
}
