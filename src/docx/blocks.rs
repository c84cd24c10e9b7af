//! Blocks of the document -> paragraphs and tables of Word, in order, with the blank lines
//! between the elements as empty paragraphs on the grid.

use docx_rs::{AlignmentType, Paragraph, SectionProperty, SpecialIndentType, Table as WordTable};

use crate::document::{
    Block, Document, NoteItem, Stamp, Style, Text, TextEnd, headline, is_heading, plain_text,
};
use crate::han;
use crate::length::Length;

use super::styles::Named;
use super::table::Rows;
use super::{Reader, colophon, exact, head, note, runs, signature, table, unit};

/// A piece of the body.
pub(super) enum Piece<'a> {
    /// A paragraph.
    Paragraph(Box<Paragraph>),
    /// A table of a few rows.
    Table(Box<WordTable>),
    /// A table in the flow, whose rows are set when they are written.
    Rows(Rows<'a>),
    /// A table that stands at the foot of its page, and its height.
    FootBox(Box<WordTable>, Length),
}

impl<'a> Piece<'a> {
    /// The same on lines so many twips high, where they are not those of the grid (7.3.5.5).
    /// What has a height of its own keeps it.
    fn on_lines(self, twips: Option<i32>) -> Piece<'a> {
        match (self, twips) {
            (Piece::Paragraph(paragraph), Some(twips)) if paragraph_flows(&paragraph) => {
                paragraph.line_spacing(exact::line(twips)).snap_to_grid(false).into()
            }
            (piece, _) => piece,
        }
    }
}

fn paragraph_flows(paragraph: &Paragraph) -> bool {
    paragraph.property.line_spacing.is_none()
}

impl From<Paragraph> for Piece<'_> {
    fn from(paragraph: Paragraph) -> Self {
        Piece::Paragraph(Box::new(paragraph))
    }
}

/// Hands the pieces of the body to `put` one after the other, section after section.
pub(super) fn each_piece<'a, E>(
    document: &'a Document,
    style: &Style,
    reader: Reader,
    mut put: impl FnMut(Piece<'a>) -> Result<(), E>,
) -> Result<(), E> {
    let blocks = &document.blocks;
    let sections = document.sections(style);
    for (number, section) in sections.iter().enumerate() {
        let section_style = section.style(style);
        // Held back: a section ends with its last piece.
        let mut last = None;
        for index in section.blocks.clone() {
            let style = document.style_of(index, &section_style);
            let opens = number > 0 && index == section.blocks.start;
            let before = index.checked_sub(1).and_then(|before| blocks.get(before));
            let end = document.end;
            let rest = &blocks[index + 1..];
            let place = Place { style, before, rest, opens, end, reader };
            let closer = style.line_pitch() < section_style.line_pitch();
            let closer = closer.then(|| unit::floor_twips(style.line_pitch()));
            for piece in place.set(&blocks[index]) {
                last.replace(piece.on_lines(closer)).map_or(Ok(()), &mut put)?;
            }
        }
        if number + 1 < sections.len() {
            end_section(last, &mut put)?;
        } else {
            last.map_or(Ok(()), &mut put)?;
        }
    }
    Ok(())
}

/// Ends a section with its last paragraph, or with one of its own behind a table. What the
/// section is, the finishing pass writes.
fn end_section<'a, E>(
    last: Option<Piece<'a>>,
    put: &mut impl FnMut(Piece<'a>) -> Result<(), E>,
) -> Result<(), E> {
    let last = match last {
        Some(Piece::Paragraph(paragraph)) => *paragraph,
        other => {
            other.map_or(Ok(()), &mut *put)?;
            Paragraph::new().style(Named::Anchor.id())
        }
    };
    put(last.section_property(SectionProperty::new()).into())
}

/// The paragraph in Word's navigation pane, where it begins with a heading.
fn outlined(paragraph: Paragraph, block: &Block) -> Paragraph {
    match headline(block, &[]) {
        Some(headline) => paragraph.outline_lvl(usize::from(headline.level)),
        None => paragraph,
    }
}

/// The paragraph with its first line's indent as a length where that line is tracked: a character
/// of the style's indent would be taken for as wide as the first run sets it.
fn steadied(paragraph: Paragraph, text: &Text, style: &Style) -> Paragraph {
    if text.first().is_none_or(|run| run.tracking == Length::ZERO) {
        return paragraph;
    }
    let indent = unit::twips(style.cell() * f64::from(style.indent));
    paragraph.indent(None, Some(SpecialIndentType::FirstLine(indent)), None, None)
}

/// A block's neighbours, which decide the blank lines and what stays together.
struct Place<'a> {
    style: Style,
    before: Option<&'a Block>,
    /// All that follows.
    rest: &'a [Block],
    /// Whether it begins a section, and so a page.
    opens: bool,
    /// What of the text stays with the signature.
    end: TextEnd,
    reader: Reader,
}

impl Place<'_> {
    fn set<'b>(&self, block: &'b Block) -> Vec<Piece<'b>> {
        let (style, gaps) = (&self.style, &self.style.gaps);
        match block {
            Block::Head(content) => head::head(content, self.rest, style, self.reader),
            Block::Title(lines) => self.title(lines),
            Block::Recipients(text) => {
                self.below_gap(gaps.recipients, vec![self.body(Named::Recipients, text)])
            }
            Block::Paragraph(text) => {
                let paragraph = outlined(self.last_text(text), block);
                let heading = is_heading(text);
                vec![if heading { paragraph.keep_next(true) } else { paragraph }.into()]
            }
            Block::AttachmentNote { label, items } => {
                let count = items.len();
                let kept = |(number, name): (usize, Paragraph)| {
                    let name = name.keep_lines(true);
                    let is_last = number + 1 >= count;
                    match NoteItem::keeps_to_next(number, count) {
                        true => name.keep_next(true),
                        false if is_last => self.kept(name),
                        false => name,
                    }
                };
                let names = note::attachment_note(label, items, style);
                let names = names.into_iter().enumerate().map(kept).collect();
                self.below_gap(gaps.attachment_note, names)
            }
            Block::Signature(signed) => self.signature(signed),
            Block::Stamp(stamp) => self.stamp(stamp),
            Block::Attendance(lists) => {
                let lines = note::attachment_note(&[], lists, style);
                // A list of names breaks between them, and its lines stay short.
                let left = |line: Paragraph| self.kept(line.align(AlignmentType::Left));
                self.below_gap(gaps.attachment_note, lines.into_iter().map(left).collect())
            }
            Block::Note(text) => self.note(text),
            Block::AttachmentLabel(text) => vec![self.attachment_label(text).into()],
            Block::AttachmentTitle(lines) => {
                let title = runs::lines(Named::AttachmentTitle, lines);
                self.below_gap(gaps.attachment_title, vec![title])
            }
            Block::PageBreak => {
                let break_before = Paragraph::new().style(Named::Anchor.id());
                let turn = self.before.is_some() && !self.opens;
                vec![break_before.page_break_before(turn).into()]
            }
            Block::Table(content) => self.tables(table::tables(content, style)),
            Block::Colophon(content) => colophon::colophon(content, style, self.reader),
        }
    }

    fn title(&self, lines: &[Text]) -> Vec<Piece<'static>> {
        let gaps = &self.style.gaps;
        let blanks = if let [Block::Paragraph(_), ..] = self.rest { gaps.body } else { 0 };
        let blanks = std::iter::repeat_with(Paragraph::new).take(usize::from(blanks));
        let title = std::iter::once(runs::lines(Named::Title, lines));
        self.below_gap(gaps.title, title.chain(blanks).collect())
    }

    /// `paragraphs` below so many blank lines; none at the top of the document.
    fn below_gap(&self, lines: u16, paragraphs: Vec<Paragraph>) -> Vec<Piece<'static>> {
        let lines = if self.before.is_some() { usize::from(lines) } else { 0 };
        let blanks = std::iter::repeat_with(|| self.kept(Paragraph::new())).take(lines);
        blanks.chain(paragraphs).map(Piece::from).collect()
    }

    /// 签名章: blank lines, the signer's post beside the stamp's place, 成文日期 (7.3.5.3).
    fn stamp(&self, stamp: &Stamp) -> Vec<Piece<'static>> {
        let [post, date] = signature::stamp(stamp, &self.style);
        let blank = || Piece::from(Paragraph::new().keep_next(true));
        let blanks = |lines: u16| std::iter::repeat_with(blank).take(usize::from(lines));
        let style = self.style.stamp;
        let above = if self.before.is_some() { style.above } else { 0 };
        let mut pieces: Vec<Piece> = blanks(above).collect();
        pieces.push(post.into());
        pieces.extend(blanks(style.date_gap));
        pieces.push(date.keep_next(self.leads_to_note()).into());
        pieces
    }

    /// 附注 stands on the page of 成文日期 (7.3.6).
    fn leads_to_note(&self) -> bool {
        matches!(self.rest, [Block::Note(_), ..])
    }

    /// 附注; where the seal above reaches below it, that stands on its page too.
    fn note(&self, text: &Text) -> Vec<Piece<'static>> {
        let paragraph = self.body(Named::Note, text);
        let Some(Block::Signature(signed)) = self.before else { return vec![paragraph.into()] };
        let cells = han::cells(&plain_text(text)) + f64::from(self.style.indent);
        let lines = unit::whole(cells / f64::from(self.style.grid.columns));
        let height = self.style.line_pitch() * f64::from(u32::try_from(lines).unwrap_or(u32::MAX));
        self.with_foot_of_seal(vec![paragraph], self.style.signing(signed).below - height)
    }

    /// `paragraphs` with so much of the seal below them on their page.
    fn with_foot_of_seal(
        &self,
        mut paragraphs: Vec<Paragraph>,
        below: Length,
    ) -> Vec<Piece<'static>> {
        let height = unit::twips(below);
        if height > 0 {
            let last = paragraphs.pop().map(|last| last.keep_next(true));
            paragraphs.extend(last);
            let foot = Paragraph::new().style(Named::Anchor.id());
            paragraphs.push(foot.line_spacing(exact::line(height)));
        }
        paragraphs.into_iter().map(Piece::from).collect()
    }

    /// A paragraph of the body. The last goes with the signature: whole where it is short, else with two
    /// lines at least.
    fn last_text(&self, text: &Text) -> Paragraph {
        let is_list_next = matches!(self.rest, [Block::AttachmentNote { .. }, ..]);
        if self.end == TextEnd::ListAlone && is_list_next {
            return self.body(Named::Body, text);
        }
        let paragraph = self.kept(self.body(Named::Body, text));
        let cells = han::cells(&plain_text(text)) + f64::from(self.style.indent);
        let lines = unit::whole(cells / f64::from(self.style.grid.columns));
        if !self.leads_to_signature() || self.end != TextEnd::Whole {
            paragraph
        } else if self.style.is_kept_whole(lines) {
            paragraph.keep_lines(true)
        } else {
            paragraph.widow_control(true)
        }
    }

    fn body(&self, named: Named, text: &Text) -> Paragraph {
        let paragraph = Paragraph::new().style(named.id());
        let paragraph = match named.is_indented() {
            true => steadied(paragraph, text, &self.style),
            false => paragraph,
        };
        runs::with_body(paragraph, text, &self.style)
    }

    fn leads_to_signature(&self) -> bool {
        let below = match self.rest {
            [Block::AttachmentNote { .. }, below @ ..] => below,
            below => below,
        };
        matches!(below, [Block::Signature(_) | Block::Stamp(_), ..])
    }

    /// Text before a signature stays with it, so that no page holds the signature alone (7.3.5.5).
    fn kept(&self, paragraph: Paragraph) -> Paragraph {
        if self.leads_to_signature() { paragraph.keep_next(true) } else { paragraph }
    }

    fn signature(&self, signed: &crate::document::Signature) -> Vec<Piece<'static>> {
        let first = self.before.is_none();
        let mut lines = signature::signature(signed, &self.style, first);
        if self.leads_to_note() {
            let last = lines.pop().map(|last| last.keep_next(true));
            lines.extend(last);
            return lines.into_iter().map(Piece::from).collect();
        }
        self.with_foot_of_seal(lines, self.style.signing(signed).below)
    }

    fn attachment_label(&self, text: &Text) -> Paragraph {
        let label = runs::paragraph(Named::AttachmentLabel, text);
        let turn = self.before.is_some() && !self.opens;
        if turn { label.page_break_before(true) } else { label }
    }

    /// A table may neither end the body nor touch the next table, nor the frame of the colophon:
    /// behind a table ONLYOFFICE leaves that on the page of the table, whatever stands there.
    fn tables<'b>(&self, tables: Vec<Rows<'b>>) -> Vec<Piece<'b>> {
        let separator = || Piece::from(Paragraph::new().style(Named::Anchor.id()));
        let parted = |table| [Piece::Rows(table), separator()];
        let mut pieces: Vec<Piece> = tables.into_iter().flat_map(parted).collect();
        let apart = match self.rest {
            [] | [Block::Table(_), ..] => true,
            [Block::Colophon(_), ..] => self.reader == Reader::Word,
            _ => false,
        };
        if !apart {
            pieces.pop();
        }
        pieces
    }
}
