//! Strips -> pages: where pages break, and what stands at their foot.

use std::mem;

use crate::document::{ColophonPage, Style};
use crate::length::Length;

use super::page::{Item, Page};
use super::strip::Strip;

/// A hair's breadth: 22 line pitches are the type area's height but for rounding.
const HAIR: Length = Length::pt(0.01);

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
    /// Whether that page keeps no more than a line of body text.
    pub(super) left_bare: bool,
}

/// The pages as far as strips came to them.
pub(super) struct Flow<'a> {
    /// The upright sheet.
    sheet: &'a Style,
    /// The sheet as it is turned now.
    style: Style,
    sideways: bool,
    pages: Vec<Page>,
    /// How much of the page is taken, from the type area's top.
    y: Length,
    /// What is drawn with the last strip where it ends the page, and the strip's top on the sheet.
    tail: Option<(Vec<Item>, Length)>,
    first_body: Option<usize>,
    /// The first block of text that begins on the page.
    first_block: Option<usize>,
    /// The lines of body text on the page.
    body_lines: usize,
    taken_along: Option<TakenAlong>,
    /// What comes to the foot of the last page.
    colophon: Option<Strip>,
}

impl<'a> Flow<'a> {
    /// A first page of `sheet` without anything on it, of pages that end with `colophon`.
    pub(super) fn new(sheet: &'a Style, colophon: Option<Strip>) -> Flow<'a> {
        let mut flow = Flow { colophon, ..Flow::before_pages(sheet) };
        flow.turn();
        flow
    }

    /// Without a page yet.
    fn before_pages(sheet: &'a Style) -> Flow<'a> {
        Flow {
            sheet,
            style: *sheet,
            sideways: false,
            pages: Vec::new(),
            y: Length::ZERO,
            tail: None,
            first_body: None,
            first_block: None,
            body_lines: 0,
            taken_along: None,
            colophon: None,
        }
    }

    /// What comes now stands on sheets turned so; `style`, that of the turned sheet where they stand
    /// sideways, is what it is set by.
    pub(super) fn part(&mut self, style: Style, sideways: bool) {
        if sideways != self.sideways {
            // What is not begun yet is turned as it lies.
            if self.y > Length::ZERO {
                self.turn();
            }
            (self.sideways, self.style) = (sideways, style);
        }
    }

    /// Puts strips on pages. Leaves the last of them where what they must keep to is yet to come.
    pub(super) fn take(&mut self, strips: &mut Vec<Strip>) {
        let mut rest = mem::take(strips).into_iter();
        loop {
            let tied = rest.as_slice().iter().take_while(|strip| strip.keep).count();
            if tied == rest.len() {
                break;
            }
            let group: Vec<Strip> = rest.by_ref().take(tied + 1).collect();
            self.group(group);
        }
        strips.extend(rest);
    }

    /// Puts the last strips of a part on pages.
    pub(super) fn take_last(&mut self, mut strips: Vec<Strip>) {
        self.take(&mut strips);
        if !strips.is_empty() {
            self.group(strips);
        }
    }

    /// How many more pages `strips` and the `rows` below them would take from here, were the pages so
    /// much `lower` for these, and how much of the last one. Nothing is put there.
    pub(super) fn rehearsed(
        &self,
        mut strips: Vec<Strip>,
        rows: Vec<Strip>,
        lower: Length,
    ) -> (usize, Length) {
        let Flow { sheet, style, sideways, y, .. } = *self;
        let mut rehearsal = Flow { style, sideways, y, ..Flow::before_pages(sheet) };
        rehearsal.take(&mut strips);
        rehearsal.style.paper.area_height = self.style.paper.area_height - lower;
        strips.extend(rows);
        rehearsal.take_last(strips);
        (rehearsal.pages.len(), rehearsal.y)
    }

    /// How high the colophon is.
    pub(super) fn colophon_height(&self) -> Length {
        self.colophon.as_ref().map_or(Length::ZERO, |colophon| colophon.height)
    }

    /// The pages; the colophon comes to the foot of the last, or of one more where it does not fit under
    /// the text or the style wants an even page.
    pub(super) fn end(mut self) -> Flowed {
        let colophon =
            self.colophon.take().map_or(ColophonPage::WithText, |colophon| self.colophon(colophon));
        let Flow { pages, first_body, taken_along, .. } = self;
        Flowed { pages, colophon, first_body, taken_along }
    }

    fn turn(&mut self) {
        let paper = self.sheet.paper;
        if let Some((tail, top)) = self.tail.take() {
            self.draw(tail, top);
        }
        // No more is drawn on it: a page of a long table holds twice what it needs.
        self.pages.last_mut().iter_mut().for_each(|page| page.items.shrink_to_fit());
        self.pages.push(Page { width: paper.width, height: paper.height, items: Vec::new() });
        self.y = Length::ZERO;
        self.first_block = None;
        self.body_lines = 0;
    }

    /// Strips that belong on one page; where they are more than a page, they flow.
    fn group(&mut self, strips: Vec<Strip>) {
        let height: Length = strips.iter().map(|strip| strip.height).sum();
        if self.y > Length::ZERO && !self.fits(height) {
            if strips.iter().any(|strip| strip.signed) {
                self.taken_along = Some(self.take_along(&strips, height));
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
            left_bare: self.body_lines < 2,
        }
    }

    fn place(&mut self, strip: Strip) {
        if self.y > Length::ZERO && (strip.new_page || !self.fits(strip.height)) {
            self.turn();
        }
        if let (Some(head), true) = (&strip.head, self.y == Length::ZERO) {
            let again = |items: Vec<Item>| items.into_iter().map(Item::again).collect();
            self.put(again(head.items.clone()), head.height);
            self.draw(again(strip.again), self.down());
        }
        self.tail = Some((strip.tail, self.down()));
        if strip.body {
            self.first_body.get_or_insert(self.pages.len());
            self.body_lines += 1;
        }
        self.first_block = self.first_block.or(strip.begins);
        self.put(strip.items, strip.height);
    }

    fn put(&mut self, items: Vec<Item>, height: Length) {
        self.draw(items, self.down());
        self.y += height;
    }

    /// The y of the next strip on the sheet.
    fn down(&self) -> Length {
        self.style.paper.top + self.y
    }

    /// The colophon's foot is the foot of the type area (7.4.1); it stands upright. Which page it
    /// came to.
    fn colophon(&mut self, colophon: Strip) -> ColophonPage {
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
        self.draw(colophon.items, down);
        page
    }

    fn turn_upright(&mut self) {
        self.turn();
        (self.sideways, self.style) = (false, *self.sheet);
    }

    fn fits(&self, height: Length) -> bool {
        self.y + height <= self.style.paper.area_height + HAIR
    }

    fn draw(&mut self, items: Vec<Item>, down: Length) {
        let (sideways, height) = (self.sideways, self.sheet.paper.height);
        let placed = |item: Item| {
            let lowered = item.lowered(down);
            if sideways { lowered.turned(height) } else { lowered }
        };
        if let Some(page) = self.pages.last_mut() {
            page.items.extend(items.into_iter().map(placed));
        }
    }
}
