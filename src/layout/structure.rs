//! What the text of a document consists of: headings, paragraphs, tables with their rows and cells, in the
//! order they are read. Runs of glyphs name the part they belong to; what names none (page numbers, the
//! head of a table that comes again) is no part of the text.

use std::num::NonZeroU32;

use crate::document::{Block, Role, Run};

/// The number of a part, in the order parts were set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartId(NonZeroU32);

impl PartId {
    /// Its place among [`Structure::parts`].
    pub fn index(self) -> usize {
        usize::try_from(self.0.get() - 1).unwrap_or(usize::MAX)
    }

    fn at(index: usize) -> Option<PartId> {
        NonZeroU32::new(u32::try_from(index + 1).ok()?).map(PartId)
    }
}

/// A part of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// The part that it stands in: of a row its table, of a cell its row; `None` at the top.
    pub above: Option<PartId>,
}

/// What a part of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// A heading, or what a paragraph begins with that is one: 1 the title of the paper or of 附件, 2 一、,
    /// 3 （一）, 4 those below.
    Heading(u8),
    /// A paragraph, or a line that stands for itself.
    Paragraph,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell of a table's head.
    HeadCell,
    /// Another cell of a table.
    Cell {
        /// How many rows it covers.
        rows: u16,
        /// How many columns it covers.
        columns: u16,
    },
}

/// The parts of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Structure {
    parts: Vec<Part>,
    /// So many were set first and are read last: 版记.
    read_last: usize,
}

impl Structure {
    /// The parts, in the order they were set: each behind the one it stands in.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The parts in the order they are read.
    pub fn reading_order(&self) -> impl Iterator<Item = (PartId, Part)> + '_ {
        let order = (self.read_last..self.parts.len()).chain(0..self.read_last);
        order.filter_map(|at| Some((PartId::at(at)?, self.parts[at])))
    }
}

/// The parts as far as they were set, and which of them the next text is.
#[derive(Default)]
pub(super) struct Parts {
    structure: Structure,
    /// The heading that the next text begins with: the runs of the role that its first one has.
    lead: Option<PartId>,
    /// What the rest of it is.
    rest: Option<PartId>,
    table: Option<PartId>,
}

impl Parts {
    /// What is set next is a part of this kind.
    fn begin(&mut self, kind: PartKind, above: Option<PartId>) -> Option<PartId> {
        self.structure.parts.push(Part { kind, above });
        self.lead = None;
        self.rest = PartId::at(self.structure.parts.len() - 1);
        self.rest
    }

    /// What is set next is a paragraph.
    pub(super) fn paragraph(&mut self) -> Option<PartId> {
        self.begin(PartKind::Paragraph, None)
    }

    /// What is set next belongs to a part that was begun.
    pub(super) fn go_on(&mut self, part: Option<PartId>) {
        (self.lead, self.rest) = (None, part);
    }

    /// What is set next is `block`, which stands below `above`. Blocks of several parts begin the others
    /// themselves.
    pub(super) fn block(&mut self, block: &Block, above: Option<&Block>) {
        match block {
            Block::Title(_) | Block::AttachmentLabel(_) => {
                self.begin(PartKind::Heading(1), None);
            }
            Block::AttachmentTitle(_) => {
                if matches!(above, Some(Block::AttachmentLabel(_))) {
                    self.is_no_heading();
                }
                self.begin(PartKind::Heading(1), None);
            }
            Block::Paragraph(text) => self.body_text(text),
            Block::Recipients(_)
            | Block::AttachmentNote { .. }
            | Block::Stamp(_)
            | Block::Attendance(_)
            | Block::Note(_) => {
                self.paragraph();
            }
            Block::Table(_) => self.table = self.begin(PartKind::Table, None),
            Block::Head(_) | Block::Signature(_) | Block::PageBreak | Block::Colophon(_) => {}
        }
    }

    /// What was begun last, 附件1, stands above the heading: in one element both would be read as one word.
    fn is_no_heading(&mut self) {
        if let Some(label) = self.structure.parts.last_mut() {
            label.kind = PartKind::Paragraph;
        }
    }

    fn body_text(&mut self, text: &[Run]) {
        let level = text.first().and_then(|run| match run.role {
            Role::Heading1 => Some(2),
            Role::Heading2 => Some(3),
            Role::Heading3 => Some(4),
            Role::Text | Role::Signer | Role::Label => None,
        });
        let lead = level.and_then(|level| self.begin(PartKind::Heading(level), None));
        let first = text.first().map(|run| run.role);
        if lead.is_none() || text.iter().any(|run| Some(run.role) != first) {
            self.paragraph();
        }
        self.lead = lead;
    }

    /// What is set next are cells of the next row of the table.
    pub(super) fn row(&mut self) -> Option<PartId> {
        let table = self.table;
        self.begin(PartKind::Row, table)
    }

    /// What is set next is a cell of `row`.
    pub(super) fn cell(&mut self, kind: PartKind, row: Option<PartId>) {
        self.begin(kind, row);
    }

    /// What was begun last.
    pub(super) fn begun(&self) -> Option<PartId> {
        self.rest
    }

    /// What is set next is a paragraph of `cell`.
    pub(super) fn paragraph_in(&mut self, cell: Option<PartId>) {
        self.begin(PartKind::Paragraph, cell);
    }

    /// What was set so far is read last.
    pub(super) fn read_last(&mut self) {
        self.structure.read_last = self.structure.parts.len();
    }

    /// The part that each run of `text` is.
    pub(super) fn of_runs(&self, text: &[Run]) -> impl Iterator<Item = Option<PartId>> + use<> {
        let first = text.first().map(|run| run.role);
        let leading = text.iter().take_while(|run| Some(run.role) == first).count();
        let (lead, rest) = (self.lead.or(self.rest), self.rest);
        std::iter::repeat_n(lead, leading).chain(std::iter::repeat(rest))
    }

    pub(super) fn into_structure(self) -> Structure {
        self.structure
    }
}
