//! The blocks of a document, named after the elements of GB/T 9704-2012.

use std::ops::Range;

use crate::date::Date;
use crate::length::Length;
use crate::origin::Place;

use super::{Grid, Head, Style, columns};

/// A document: what it is, and its blocks in reading order.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// What the file's properties say.
    pub info: Info,
    /// The blocks.
    pub blocks: Vec<Block>,
    /// Names of bodies, which no title and no cell that has room for one parts.
    pub names: Vec<String>,
    /// Lines that stand closer than those of the grid; which, only page layout can tell.
    pub tightened: Option<Tightened>,
    /// What of the text stays with the signature, as page layout found.
    pub end: TextEnd,
}

/// What of the text goes with the signature to its page (7.3.5.5).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextEnd {
    /// The last paragraph, whole where it is short.
    #[default]
    Whole,
    /// Its last line: whole it would leave a page with no more than a line of text.
    Divided,
    /// 附件说明 alone: the one line of the text would leave page 1 with it (7.3.2).
    ListAlone,
}

/// Lines set closer than the grid, so that a signature stands on the page of its text (7.3.5.5:
/// 调整行距).
#[derive(Clone, Debug, PartialEq)]
pub struct Tightened {
    /// The blocks whose lines they are: the text that begins on the page of the signature, and
    /// the signature.
    pub blocks: Range<usize>,
    /// From line to line.
    pub pitch: Length,
}

impl Document {
    /// A document on its grid.
    pub fn new(info: Info, blocks: Vec<Block>) -> Document {
        Document { info, blocks, names: Vec::new(), tightened: None, end: TextEnd::Whole }
    }

    /// The same with the names of bodies that it keeps whole, for which the columns of its tables
    /// make room.
    #[must_use]
    pub fn with_names(self, names: impl IntoIterator<Item = String>) -> Document {
        let mut document = Document { names: names.into_iter().collect(), ..self };
        let tables = document
            .blocks
            .iter_mut()
            .filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
        columns::hold_names(tables, &document.names);
        document
    }

    /// The style of the block at `index`, where `style` is that of its section.
    pub fn style_of(&self, index: usize, style: &Style) -> Style {
        let tightened = self.tightened.as_ref().filter(|lines| lines.blocks.contains(&index));
        let pitch = tightened.map_or(style.grid.pitch, |lines| Some(lines.pitch));
        Style { grid: Grid { pitch, ..style.grid }, ..*style }
    }

    /// The colophon, which stands at the foot of the last page wherever it is written.
    pub fn colophon_mut(&mut self) -> Option<&mut Colophon> {
        self.blocks.iter_mut().find_map(|block| {
            if let Block::Colophon(colophon) = block { Some(colophon) } else { None }
        })
    }
}

/// What the properties of the written file say of the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Info {
    /// The title, in one line.
    pub title: String,
    /// The issuing body.
    pub author: String,
    /// By what else somebody will look for it.
    pub keywords: Vec<String>,
    /// The day of the document; file dates are made of it, never of the clock.
    pub date: Date,
}

/// A stretch of text with its runs in order.
pub type Text = Vec<Run>;

/// Characters set alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The characters; no line ends, no control characters.
    pub text: String,
    /// What they are, which decides their type.
    pub role: Role,
    /// Where they were written: the description, a return, or the template.
    pub place: Place,
    /// White behind each of them beyond what its style gives, or less than nothing: layout gives
    /// it to the characters of a line that would end at another place without.
    pub tracking: Length,
}

impl Run {
    /// `text` as it stands, with no white added.
    pub fn new(text: impl Into<String>, role: Role, place: Place) -> Run {
        Run { text: text.into(), role, place, tracking: Length::ZERO }
    }
}

/// What a run is within its block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Text in the block's own type.
    Text,
    /// A first-level heading (一、), 黑体; run-in where it stands in a paragraph (7.3.3).
    Heading1,
    /// A second-level heading (（一）), 楷体 (7.3.3).
    Heading2,
    /// A heading of the third or fourth level (1. and （1）), in the type of the text (7.3.3).
    Heading3,
    /// The name of a 签发人, 楷体 (7.2.6).
    Signer,
    /// What stands out in 黑体: 密级和保密期限, 紧急程度 (7.2.2, 7.2.3), the labels of minutes
    /// (出席, 10.3).
    Label,
}

/// A piece of a document. Clause numbers are those of GB/T 9704-2012.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// 版头 (7.2), at the top of page 1.
    Head(Head),
    /// 标题, its lines as they are to be set (7.3.1).
    Title(Vec<Text>),
    /// 主送机关 (7.3.2).
    Recipients(Text),
    /// A paragraph of 正文 (7.3.3).
    Paragraph(Text),
    /// 附件说明: the label (附件：) and the names (7.3.4).
    AttachmentNote {
        /// The label with its colon.
        label: Text,
        /// The attachments in order.
        items: Vec<NoteItem>,
    },
    /// 发文机关署名 and 成文日期 (7.3.5).
    Signature(Signature),
    /// 签名章 with the signer's post, and 成文日期 (7.3.5.3).
    Stamp(Stamp),
    /// 出席, 请假 and 列席 of minutes: the names behind their labels (10.3).
    Attendance(Vec<NoteItem>),
    /// 附注 (7.3.6).
    Note(Text),
    /// 附件: the label that begins a new page (7.3.7).
    AttachmentLabel(Text),
    /// The title of an attachment, on the third line (7.3.7).
    AttachmentTitle(Vec<Text>),
    /// What follows begins a page.
    PageBreak,
    /// A table (8).
    Table(Table),
    /// 版记, at the foot of the last page (7.4).
    Colophon(Colophon),
}

impl Block {
    /// Whether it stands at the head of a page.
    pub fn begins_page(&self) -> bool {
        matches!(self, Block::AttachmentLabel(_) | Block::PageBreak)
    }

    /// Whether its lines are text of the paper itself, from 正文 to 附注.
    pub fn is_text(&self) -> bool {
        match self {
            Block::Paragraph(_)
            | Block::AttachmentNote { .. }
            | Block::Signature(_)
            | Block::Stamp(_)
            | Block::Attendance(_)
            | Block::Note(_) => true,
            Block::Head(_)
            | Block::Title(_)
            | Block::Recipients(_)
            | Block::AttachmentLabel(_)
            | Block::AttachmentTitle(_)
            | Block::PageBreak
            | Block::Table(_)
            | Block::Colophon(_) => false,
        }
    }
}

/// An attachment as 附件说明 names it.
#[derive(Clone, Debug, PartialEq)]
pub struct NoteItem {
    /// 顺序号 (“1. ”); empty where there is one attachment.
    pub number: Text,
    /// The name; turned lines begin under its first character.
    pub name: Text,
}

impl NoteItem {
    /// Lists of no more stay on one page.
    const TOGETHER: usize = 3;

    /// Whether a page may end within a list of so many.
    pub fn are_divided(count: usize) -> bool {
        count > NoteItem::TOGETHER
    }

    /// Whether that at the place `number` stands on the page of the next: no page has but one of them.
    pub fn keeps_to_next(number: usize, count: usize) -> bool {
        let is_first_or_last = number == 0 || number + 2 == count;
        number + 1 < count && (is_first_or_last || !NoteItem::are_divided(count))
    }
}

/// 发文机关署名 and 成文日期.
#[derive(Clone, Debug, PartialEq)]
pub struct Signature {
    /// The signing bodies, the one that leads first; at least one.
    pub bodies: Vec<Text>,
    /// The day, as printed.
    pub date: Text,
    /// The diameter of the seal that each body will set over its name; nothing where no seal is
    /// set (7.3.5.2).
    pub seal: Option<Length>,
}

impl Signature {
    /// The round seal of bodies from the county down, where nothing else is said.
    pub const SEAL: Length = Length::mm(42.0);
}

/// A paper signed with 签名章: the stamp itself is set by hand, its place is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Stamp {
    /// 签发人职务.
    pub post: Text,
    /// The day, as printed.
    pub date: Text,
}

/// A table with one head row that repeats on every page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The columns from left to right.
    pub columns: Vec<Column>,
    /// The head, one cell a column.
    pub head: Vec<Cell>,
    /// The rows, each with one cell a column.
    pub rows: Vec<Vec<Cell>>,
    /// Which way it stands on its sheet.
    pub turn: Turn,
    /// The least height of its rows that are to be written in, by which they share what their
    /// pages have free; which, only page layout can tell.
    pub least_blank: Length,
}

impl Table {
    /// Whether somebody is to write in `row`: a cell is blank in a column that takes the rest.
    pub fn is_to_be_written_in(&self, row: &[Cell]) -> bool {
        let mut cells = row.iter().zip(&self.columns);
        cells.any(|(cell, column)| column.rest && cell.rows == 1 && cell.is_blank())
    }
}

/// Which way a table stands on its sheet (8).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Turn {
    /// 竖排: upright, like the text.
    #[default]
    Upright,
    /// 横排: along the sheet's long side.
    Sideways,
    /// Sideways where its columns need more than the type area's width.
    ByWidth,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// Its share of the table's width; shares need not add up to anything.
    pub share: f64,
    /// So many characters have room on a line of it, where the table has the room.
    pub least: f64,
    /// The longest number or Latin word in its cells, in characters: it is broken only where a table has
    /// not even that room.
    pub unbroken: f64,
    /// The longest name of a body in its cells, in characters: other columns are made narrower than their `least`
    /// before it is broken.
    pub name: f64,
    /// So many have where the other columns can spare it: no less than `least` counts.
    pub wanted: f64,
    /// Whether it takes what the others leave: its blank cells are written in by hand.
    pub rest: bool,
    /// How its cells stand.
    pub align: Align,
}

impl Column {
    /// One of this share, whatever its texts.
    pub fn new(share: f64, align: Align) -> Column {
        Column { share, least: 0.0, unbroken: 0.0, name: 0.0, wanted: 0.0, rest: false, align }
    }
}

/// How the lines of a cell stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// 居左
    Left,
    /// 居中
    Centre,
}

/// A cell: its lines, one below the other, then its bars; a line too long for the column is
/// broken.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The lines.
    pub lines: Vec<Text>,
    /// How each of them is broken in its column, which page layout alone can tell; empty before it
    /// did.
    pub broken: Vec<Broken>,
    /// The bars under them, each as long as the column is wide.
    pub bars: Vec<Bar>,
    /// How many rows it covers: 1, more for a cell that reaches down, 0 for a place that the
    /// cell above covers.
    pub rows: usize,
    /// Whether it reaches over all columns, and is alone in its row: a heading above the rows that follow.
    pub across: bool,
}

/// How a line of a cell is broken.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Broken {
    /// How many characters stand before the end of each line that it takes; none where it cannot
    /// be printed.
    pub ends: Vec<usize>,
    /// White at both sides, by which the lines of a centred text become about as long as each
    /// other.
    pub inset: Length,
}

/// A bar: so much of a whole, legible without colours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// The filled part, from 0 to 1; nothing where nobody knows, which is hatched.
    pub filled: Option<f64>,
    /// A place to compare it with, from 0 to 1.
    pub mark: Option<f64>,
}

impl Cell {
    /// A cell of one row.
    pub fn new(lines: Vec<Text>) -> Cell {
        Cell { lines, broken: Vec::new(), bars: Vec::new(), rows: 1, across: false }
    }

    /// Its lines that hold anything, each with how it is broken, where that is known.
    pub fn texts(&self) -> impl Iterator<Item = (&Text, Option<&Broken>)> {
        let broken = |at: usize| self.broken.get(at).filter(|one| !one.ends.is_empty());
        let texts = self.lines.iter().enumerate().filter(|(_, text)| !text.is_empty());
        texts.map(move |(at, text)| (text, broken(at)))
    }

    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.bars.is_empty() && self.lines.iter().all(Vec::is_empty)
    }

    /// A heading above the rows that follow.
    pub fn heading(lines: Vec<Text>) -> Cell {
        Cell { across: true, ..Cell::new(lines) }
    }

    /// The place under a cell that reaches down.
    pub fn covered() -> Cell {
        Cell { rows: 0, ..Cell::default() }
    }
}

/// A blank cell of one row.
impl Default for Cell {
    fn default() -> Cell {
        Cell::new(Vec::new())
    }
}

/// 版记.
#[derive(Clone, Debug, PartialEq)]
pub struct Colophon {
    /// 抄送机关 and the like, each between rules (7.4.2).
    pub items: Vec<ColophonItem>,
    /// 印发机关和印发日期, the last line (7.4.3).
    pub imprint: Option<Imprint>,
    /// Which page it stands on.
    pub page: ColophonPage,
}

/// The page of the colophon, as a writer that lays out no pages must be told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColophonPage {
    /// The last page that has text, or the next where it does not fit there.
    #[default]
    WithText,
    /// The next even page after the text.
    NextEven,
    /// An even page after a blank one; neither bears a number (7.5).
    AfterBlank,
}

/// An element of the colophon that hangs after its label.
#[derive(Clone, Debug, PartialEq)]
pub struct ColophonItem {
    /// The label with its colon (抄送：).
    pub label: Text,
    /// The names; turned lines begin under the first of them.
    pub text: Text,
    /// Whether no rule parts it from the next: 主送机关 above 抄送机关 (7.4.2).
    pub joined: bool,
}

/// 印发机关和印发日期, on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Imprint {
    /// The body, at the left.
    pub body: Text,
    /// The day with 印发, at the right.
    pub date: Text,
}
