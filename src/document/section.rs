//! Stretches of blocks that stand on sheets turned alike (8), for both writers.
//!
//! An attachment with a table that lies sideways is turned as a whole: its label, its title and
//! its text stand with the table; so do the pages behind a page break that no attachment holds. A sheet is turned to the left, so that the head of the table
//! comes to the sheet's left side: on odd pages that is the binding side (订口), on even pages,
//! which are the backs of odd ones, the cutting side (切口), as clause 8 wants both. The page
//! number stays where all other pages have it.

use std::ops::Range;

use crate::length::Length;

use super::{Block, ColophonPage, Document, Grid, Paper, Style};

/// A stretch of blocks.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Which blocks.
    pub blocks: Range<usize>,
    /// Whether they stand sideways.
    pub sideways: bool,
    /// Whether the colophon stands here alone, and on which page.
    pub colophon: ColophonPage,
}

impl Section {
    /// The style its blocks are set by.
    pub fn style(&self, style: &Style) -> Style {
        if self.sideways { style.turned() } else { *style }
    }
}

impl Document {
    /// The sections in order; each but the first begins a page.
    pub fn sections(&self, style: &Style) -> Vec<Section> {
        let mut sections: Vec<Section> = Vec::new();
        for blocks in self.pieces() {
            let tables = self.blocks[blocks.clone()].iter().filter_map(|block| {
                if let Block::Table(table) = block { Some(table) } else { None }
            });
            let sideways = style.can_turn() && tables.into_iter().any(|one| style.is_sideways(one));
            let colophon = match self.blocks.get(blocks.start) {
                Some(Block::Colophon(colophon)) => colophon.page,
                _ => ColophonPage::WithText,
            };
            let apart = colophon != ColophonPage::WithText;
            match sections.last_mut().filter(|last| last.sideways == sideways && !apart) {
                Some(last) => last.blocks.end = blocks.end,
                None => sections.push(Section { blocks, sideways, colophon }),
            }
        }
        sections
    }

    /// Takes out what stands behind the section of a text whose pages it cannot change: a report has many pages of
    /// tables there, which are set once, however often its first section is. Nothing where a colophon
    /// stands under the text, or may come to: 主送机关 that leave no room move there (7.3.2).
    pub fn part_behind_text(&mut self, style: &Style) -> Vec<Block> {
        let mut blocks = self.blocks.iter();
        if blocks.any(|block| matches!(block, Block::Colophon(_) | Block::Recipients(_))) {
            return Vec::new();
        }
        let text = self.sections(style).first().map_or(0, |section| section.blocks.end);
        self.blocks.split_off(text)
    }

    /// The attachments, the colophon, and what stands before them: of this each page that is begun, while an
    /// attachment is turned as a whole.
    fn pieces(&self) -> Vec<Range<usize>> {
        let is_label = |block: &Block| matches!(block, Block::AttachmentLabel(_));
        let label = self.blocks.iter().position(is_label).unwrap_or(self.blocks.len());
        let begins = |at: usize, block: &Block| {
            let of_text = matches!(block, Block::PageBreak) && at < label;
            of_text || matches!(block, Block::AttachmentLabel(_) | Block::Colophon(_))
        };
        let starts = self.blocks.iter().enumerate().filter(|(at, block)| begins(*at, block));
        let mut bounds: Vec<usize> = vec![0];
        bounds.extend(starts.map(|(at, _)| at).filter(|at| *at > 0));
        bounds.push(self.blocks.len());
        bounds.windows(2).map(|pair| pair[0]..pair[1]).filter(|range| !range.is_empty()).collect()
    }
}

impl Style {
    /// Only an upright sheet can be turned.
    fn can_turn(&self) -> bool {
        self.paper.width < self.paper.height
    }

    /// The same sheet turned to the left: its left white above, its lower white at the left, on
    /// the grid as many lines and characters as fit.
    pub fn turned(&self) -> Style {
        let paper = Paper {
            width: self.paper.height,
            height: self.paper.width,
            top: self.paper.left,
            left: self.paper.bottom() + self.grid.lead,
            area_width: self.paper.area_height - self.grid.lead * 2.0,
            area_height: self.paper.area_width,
        };
        let columns = fitting(paper.area_width / self.cell());
        let lines = fitting(paper.area_height / self.line_pitch());
        let grid = Grid { columns, lines, most_lines: lines, pitch: None, lead: Length::ZERO };
        Style { paper, grid, ..*self }
    }
}

/// So many whole ones fit.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some dozens")]
fn fitting(count: f64) -> u16 {
    count.floor().max(1.0) as u16
}

#[cfg(test)]
mod tests {
    use super::super::{Block, Document, Info, Style, Table, Turn};
    use crate::date::Date;
    use crate::length::Length;

    fn turned(blocks: Vec<Block>) -> Vec<bool> {
        let date = Date::new(2024, 4, 8).unwrap();
        let info = Info { title: String::new(), author: String::new(), keywords: Vec::new(), date };
        let sections = Document::new(info, blocks).sections(&Style::REPORT);
        sections.iter().map(|section| section.sideways).collect()
    }

    #[test]
    fn a_page_break_begins_sheets_of_their_own_but_in_an_attachment() {
        let text = || Block::Paragraph(Vec::new());
        let label = || Block::AttachmentLabel(Vec::new());
        let wide = || Block::Table(Table { turn: Turn::Sideways, ..Table::default() });
        assert_eq!(turned(vec![text(), Block::PageBreak, wide()]), [false, true]);
        assert_eq!(turned(vec![text(), Block::PageBreak, text()]), [false]);
        assert_eq!(turned(vec![text(), label(), text(), Block::PageBreak, wide()]), [false, true]);
        assert_eq!(turned(vec![label(), text(), Block::PageBreak, wide()]), [true]);
    }

    #[test]
    fn a_turned_sheet_keeps_its_whites() {
        let (upright, turned) = (Style::GB9704, Style::GB9704.turned());
        assert_eq!((turned.grid.columns, turned.grid.lines), (40, 15));
        let near = |one: Length, two: Length| {
            assert!((one - two).to_mm().abs() < 1e-9);
        };
        near(turned.paper.right(), upright.paper.top);
        near(turned.paper.bottom(), upright.paper.right());
    }
}
