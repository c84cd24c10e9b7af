//! Blocks -> strips on their way to pages, one kind of block after the other: lines on the grid, and what stands off
//! it. Every place comes from the style, with the clause beside it. Texts are spaced on the way
//! (`spacing`), where their measure is known.

use std::ops::Range;
use std::rc::Rc;

use crate::diag::{Ending, Problem};
use crate::document::{
    Block, Document, NoteItem, Run, Section, Signature, SigningLine, Stamp, Style, Table, Text,
    TextEnd, TextStyle, headline, is_heading, plain_text, tied_rows,
};
use crate::han;
use crate::length::Length;

use super::collect::{Atom, Collector, Pitch};
use super::flow::Flow;
use super::head;
use super::justify::{closed_up, stretch};
use super::line::{Line, Measure, ended_lines, is_within, lines};
use super::marking;
use super::page::Item;
use super::set::{baseline, set, width};
use super::setting::{Setting, Stand};
use super::spacing::space;
use super::strip::{Strip, bookmark};
use super::table;

/// So many characters of a paragraph's end are shown in a message.
const SHOWN: usize = 8;
/// So much of its width a title line may be set closer.
const CLOSER: f64 = 0.06;

/// Puts a section of `document` on pages, strip by strip; the colophon, which has a place of its own,
/// is not among them.
pub(super) fn put_on_pages(
    document: &mut Document,
    section: &Section,
    style: &Style,
    collector: &mut Collector,
    flow: &mut Flow,
) {
    let mut builder = Builder {
        style: *style,
        collector,
        flow,
        strips: Vec::new(),
        last_paragraph: 0..0,
        end: document.end,
        is_list_divided: false,
        below: Length::ZERO,
    };
    let mut is_attached =
        document.blocks[..section.blocks.start].iter().any(marking::begins_attachment);
    for at in section.blocks.clone() {
        builder.style = document.style_of(at, style);
        let (before, after) = document.blocks[..section.blocks.end].split_at_mut(at + 1);
        let (above, block) = before.split_at_mut(at);
        let block = &mut block[0];
        let first = builder.strips.len();
        builder.collector.parts().block(block, above.last());
        builder.block(block, after);
        if let Some(own) = builder.strips.get_mut(first..) {
            marking::mark(own, block, is_attached);
        }
        is_attached |= marking::begins_attachment(block);
        if let Some(headline) = headline(block, after) {
            bookmark(&mut builder.strips[first..], headline);
        }
        if let Some(strip) = builder.strips.get_mut(first).filter(|_| block.is_text()) {
            strip.begins = Some(at);
        }
    }
    let Builder { flow, strips, .. } = builder;
    flow.take_last(strips);
}

struct Builder<'a, 'f, 's> {
    style: Style,
    collector: &'a mut Collector<'f>,
    flow: &'a mut Flow<'s>,
    /// What is on no page yet.
    strips: Vec<Strip>,
    /// The strips of the last paragraph of 正文.
    last_paragraph: Range<usize>,
    /// What of it stays with the signature.
    end: TextEnd,
    /// Whether below it stands a list of attachments that may be divided.
    is_list_divided: bool,
    /// How far the seal reaches below what stands last.
    below: Length,
}

impl Builder<'_, '_, '_> {
    /// One block, which `after` follows.
    fn block(&mut self, block: &mut Block, after: &[Block]) {
        let gaps = self.style.gaps;
        match block {
            Block::Head(one) => {
                self.strips.push(head::head(one, after, &self.style, self.collector));
            }
            Block::Title(lines) => {
                self.blank(gaps.title);
                self.title(lines);
                if let Some(Block::Paragraph(_)) = after.first() {
                    self.blank(gaps.body);
                }
            }
            Block::Recipients(text) => {
                self.blank(gaps.recipients);
                let setting = Setting::names(&self.style);
                self.lines_of(text, setting);
            }
            Block::Paragraph(text) => self.body_text(text),
            Block::Note(text) => self.note(text),
            Block::AttachmentNote { label, items } => self.attachment_note(label, items),
            Block::Signature(signature) => self.signature(signature, after),
            Block::Stamp(stamp) => self.stamp(stamp, after),
            // 10.3: as 附件说明, with a label of its own for each.
            Block::Attendance(lists) => {
                self.hanging(&[], lists, Stand::Names);
            }
            Block::AttachmentLabel(text) => self.attachment_label(text),
            Block::AttachmentTitle(lines) => {
                self.blank(gaps.attachment_title);
                self.title(lines);
                let height = self.style.line_pitch() * gaps.after_attachment_title;
                self.strips.push(Strip { height, ..Strip::default() });
            }
            Block::PageBreak => {
                self.strips.push(Strip { new_page: true, ..Strip::default() });
            }
            // Row by row: see `table`.
            Block::Table(one) => self.table(one, after.first()),
            // The colophon stands at the foot of the last page: see `foot`.
            Block::Colophon(_) => {}
        }
    }

    /// A table, whose rows come to their pages as they are set: of thousands, no more than a few are
    /// anywhere else. Only those of a table that is to be written in wait for the last of them, which
    /// tells how high they may be.
    fn table(&mut self, table: &mut Table, next: Option<&Block>) {
        let (head, room) = table::head(table, &self.style, self.collector);
        self.strips.push(Strip { keep: !table.rows.is_empty(), ..Strip::clone(&head) });
        table.least_blank = Length::ZERO;
        let groups = tied_rows(&table.rows);
        // A long report comes to its pages as it is set.
        let waits = groups.iter().all(|rows| rows.len() == 1)
            && table.rows.iter().any(|row| table.is_to_be_written_in(row));
        let mut waiting = Vec::new();
        for rows in groups {
            let body = table::measured(table, rows, &self.style, self.collector);
            if waits { waiting.push(body) } else { self.rows(body, table, &head, room) }
        }
        table.least_blank = self.least_blank(&waiting, head.height, next);
        waiting.into_iter().for_each(|body| self.rows(body, table, &head, room));
    }

    fn rows(&mut self, body: table::Measured, table: &Table, head: &Rc<Strip>, room: Length) {
        let rows = table::strips(body, table, room, &self.style).into_iter();
        self.strips.extend(rows.map(|strip| Strip { head: Some(Rc::clone(head)), ..strip }));
        self.put();
    }

    /// The least height of rows that are to be written in, below a head so high; `next` follows the
    /// table, which shares what its last page has free only where nothing more comes to that page.
    fn least_blank(&self, rows: &[table::Measured], head: Length, next: Option<&Block>) -> Length {
        let below = match next {
            Some(Block::Colophon(_)) => self.flow.colophon_height(),
            Some(block) if !block.begins_page() => return Length::ZERO,
            Some(_) | None => Length::ZERO,
        };
        let height = self.style.paper.area_height;
        let room = table::Room { flow: self.flow, before: &self.strips, head, below, height };
        table::least_blank(rows, &room, &self.style.table)
    }

    /// Puts on pages what no block to come can change any more: a signature may keep the last that
    /// stands there on its page.
    fn put(&mut self) {
        let last = self.strips.iter().rposition(|strip| !strip.items.is_empty()).unwrap_or(0);
        let held = self.strips.split_off(last);
        self.flow.take(&mut self.strips);
        self.strips.extend(held);
        self.last_paragraph = 0..0;
    }

    /// 标题: its lines are as they are to be set. One that its digits make a little too wide
    /// (a stand-in's digits take more than half a character) is set a little closer.
    fn title(&mut self, lines: &[Text]) {
        let (base, measure) = (self.style.title, self.style.paper.area_width);
        for text in lines {
            let atoms = self.collector.atoms(text, base, Pitch::solid(base.size));
            let over = width(&atoms) - measure;
            if over > Length::ZERO && over <= measure * CLOSER {
                let gaps = f64::from(u32::try_from(atoms.len()).unwrap_or(u32::MAX)) - 1.0;
                let closer = vec![-over / gaps.max(1.0); atoms.len()];
                self.line(&atoms, &closer, self.style.paper.left);
            } else {
                self.centred(text, base, Pitch::solid(base.size));
            }
        }
    }

    /// A paragraph of 正文; a heading alone stays with what follows.
    fn body_text(&mut self, text: &mut Text) {
        let before = self.strips.len();
        let below_loose = self.paragraph(text, self.style.indent);
        let heading = is_heading(text);
        for strip in &mut self.strips[before..] {
            strip.body = true;
            strip.keep = heading;
        }
        self.last_paragraph = before..self.strips.len();
        self.is_list_divided = false;
        if !text.iter().any(|run| run.place.is_written()) {
            return;
        }
        let plain: Vec<char> = plain_text(text).chars().collect();
        if ends_lonely(&self.strips[before..]) {
            let ends = plain[plain.len().saturating_sub(SHOWN)..].iter().collect();
            self.collector.report(text, Problem::Ending(Ending::LonelyCharacter { ends }));
        }
        if let Some(at) = below_loose {
            let next = plain.iter().skip(at).take(SHOWN).collect();
            self.collector.report(text, Problem::Ending(Ending::LooseLine { next }));
        }
    }

    fn centred(&mut self, text: &[Run], base: TextStyle, pitch: Pitch) {
        let atoms = self.collector.atoms(text, base, pitch);
        let measure = self.style.paper.area_width;
        for line in lines(&atoms, Measure::even(measure)) {
            let set_line = &atoms[line.atoms];
            let x = self.style.paper.left + (measure - width(set_line)) / 2.0;
            self.line(set_line, &[], x);
        }
    }

    /// Lines on the grid over the whole measure, the first `indent` characters in. Where the line
    /// begins, if any, above which the first stands that is loose.
    fn paragraph(&mut self, text: &mut Text, indent: u16) -> Option<usize> {
        let indent = self.style.cell() * f64::from(indent);
        let (atoms, lines) = self.lines_of(text, Setting::body(&self.style, indent, Length::ZERO));
        let measure = Measure::inset(&self.style, indent, Length::ZERO);
        let is_loose = |line: &Line| {
            let natural = width(&atoms[line.atoms.clone()]);
            let most = natural * (1.0 + self.style.lines.most_spread);
            !line.last && !is_within(measure.of_line(line.atoms.start), most)
        };
        let loose = lines.iter().position(is_loose);
        loose.map(|number| lines[number + 1].atoms.start)
    }

    /// Lines on the grid that reach to the type area's right edge, after `setting`.
    fn lines_of(&mut self, text: &mut Text, setting: Setting) -> (Vec<Atom>, Vec<Line>) {
        let (atoms, broken) = space(text, setting, self.collector);
        let lines = ended_lines(&atoms, &broken, setting.measure);
        let paper = self.style.paper;
        for line in &lines {
            let measure = setting.measure.of_line(line.atoms.start);
            let stretch = match setting.stand {
                Stand::Justified => stretch(&atoms, line, measure),
                Stand::Names | Stand::Left | Stand::Centre => {
                    closed_up(&atoms[line.atoms.clone()], measure)
                }
            };
            let x = paper.left + (paper.area_width - measure);
            self.line(&atoms[line.atoms.clone()], &stretch, x);
        }
        (atoms, lines)
    }

    /// One grid line. Its type is as large as its largest character.
    fn line(&mut self, atoms: &[Atom], stretch: &[Length], x: Length) {
        let height = self.style.line_pitch();
        let size = atoms.iter().map(|atom| atom.size).fold(Length::ZERO, Length::max);
        let items = set(atoms, stretch, x, baseline(Length::ZERO, height, size));
        self.strips.push(Strip { height, items, ..Strip::default() });
    }

    fn blank(&mut self, lines: u16) {
        let blank = Strip { height: self.style.line_pitch(), ..Strip::default() };
        self.strips.extend(std::iter::repeat_n(blank, usize::from(lines)));
    }

    /// 附件说明 (7.3.4): of a long list a page has more than one name, and no name is divided.
    fn attachment_note(&mut self, label: &[Run], items: &mut [NoteItem]) {
        let count = items.len();
        self.is_list_divided = NoteItem::are_divided(count);
        for (number, name) in self.hanging(label, items, Stand::Justified).into_iter().enumerate() {
            let last = name.end.saturating_sub(1);
            self.keep(name);
            if let Some(strip) = self.strips.get_mut(last) {
                strip.keep = NoteItem::keeps_to_next(number, count);
            }
        }
    }

    /// Names that hang after a label, each with its number. The strips of each.
    fn hanging(
        &mut self,
        label: &[Run],
        items: &mut [NoteItem],
        stand: Stand,
    ) -> Vec<Range<usize>> {
        self.blank(self.style.gaps.attachment_note);
        let grid = self.grid();
        let label = self.collector.atoms(label, self.style.body, grid);
        let left = self.style.paper.left;
        let start = self.style.cell() * f64::from(self.style.indent);
        let hang = start + width(&label);
        let mut names = Vec::new();
        for (number, item) in items.iter_mut().enumerate() {
            if number > 0 {
                self.collector.parts().paragraph();
            }
            let ordinal = self.collector.atoms(&item.number, self.style.body, grid);
            let first_line = self.strips.len();
            // Of cells, whatever a font makes of the blank: so does the Word file.
            let name_start = hang + self.style.cell() * han::cells(&plain_text(&item.number));
            let body = Setting::body(&self.style, name_start, name_start);
            self.lines_of(&mut item.name, Setting { stand, ..body });
            if let Some(strip) = self.strips.get_mut(first_line) {
                let base = baseline(Length::ZERO, strip.height, self.style.body.size);
                let mut before = set(&ordinal, &[], left + hang, base);
                if number == 0 {
                    before.splice(0..0, set(&label, &[], left + start, base));
                }
                strip.items.splice(0..0, before);
            }
            names.push(first_line..self.strips.len());
        }
        names
    }

    /// 签名章: its place 4 characters in from the right, the signer's post beside it on its
    /// middle, 成文日期 below (7.3.5.3).
    fn stamp(&mut self, stamp: &Stamp, after: &[Block]) {
        self.keep_last_text();
        let (style, grid) = (self.style.stamp, self.grid());
        let before = self.strips.len();
        self.blank(style.above);
        let right = self.style.paper.left + self.style.paper.area_width;
        let edge = right - self.style.cell() * f64::from(self.style.date_inset);
        let post = self.collector.atoms(&stamp.post, self.style.body, grid);
        let gap = self.style.cell() * f64::from(style.post_gap);
        let x = edge - style.width - gap - width(&post);
        let on = baseline(Length::ZERO, style.height, self.style.body.size);
        let items = set(&post, &[], x.max(self.style.paper.left), on);
        self.strips.push(Strip { height: style.height, items, ..Strip::default() });
        self.blank(style.date_gap);
        self.collector.parts().paragraph();
        let date = self.collector.atoms(&stamp.date, self.style.body, grid);
        self.line(&date, &[], edge - width(&date));
        self.signed(before, Length::ZERO, after);
    }

    /// 署名 and 成文日期 (7.3.5), never on a page without text, and with the room that the seals
    /// will take.
    fn signature(&mut self, signature: &Signature, after: &[Block]) {
        self.keep_last_text();
        let before = self.strips.len();
        let style = self.style;
        let signing = style.signing(signature);
        for line in &signing.lines {
            self.blank(line.above);
            self.collector.parts().paragraph();
            self.signing_line(line);
        }
        self.signed(before, signing.below, after);
    }

    /// What stands from the strip `from` on signs the paper: it is not divided, and a seal that
    /// reaches `below` it stands on the same page, as does 附注 where it follows.
    fn signed(&mut self, from: usize, below: Length, after: &[Block]) {
        self.below = below;
        if let Some(last) = self.strips.last_mut() {
            last.signed = true;
        }
        if let Some(Block::Note(_)) = after.first() {
            self.strips[from..].iter_mut().for_each(|strip| strip.keep = true);
        } else {
            self.close(from);
        }
    }

    /// 附注, on the page of 成文日期 above it (7.3.6).
    fn note(&mut self, text: &mut Text) {
        let before = self.strips.len();
        self.paragraph(text, self.style.indent);
        if self.strips[..before].last().is_some_and(|strip| strip.signed) {
            let height: Length = self.strips[before..].iter().map(|strip| strip.height).sum();
            self.below = self.below - height;
            self.close(before);
        }
    }

    /// Ends what must stand on one page with the foot of the seal.
    fn close(&mut self, from: usize) {
        if self.below > Length::ZERO {
            self.strips.push(Strip { height: self.below, ..Strip::default() });
        }
        if let Some((_, others)) = self.strips[from..].split_last_mut() {
            others.iter_mut().for_each(|strip| strip.keep = true);
        }
    }

    /// Names in a row, or the day. A name wider than the type area is broken.
    fn signing_line(&mut self, line: &SigningLine) {
        let (left, measure) = (self.style.paper.left, self.style.paper.area_width);
        let mut items = Vec::new();
        let on = baseline(Length::ZERO, self.style.line_pitch(), self.style.body.size);
        for placed in &line.texts {
            let atoms = self.collector.atoms(placed.text, self.style.body, self.grid());
            let mut broken = lines(&atoms, Measure::even(measure));
            let last = broken.pop().map_or(0..0, |line| line.atoms);
            if !broken.is_empty() {
                self.collector.report(placed.text, Problem::Ending(Ending::BodyTooWide));
            }
            for line in broken {
                self.line(&atoms[line.atoms], &[], left);
            }
            let atoms = &atoms[last];
            let x = left + placed.left.min(measure - width(atoms)).max(Length::ZERO);
            items.extend(set(atoms, &[], x, on));
        }
        let height = self.style.line_pitch();
        self.strips.push(Strip { height, items, ..Strip::default() });
    }

    /// Ties the last paragraph of body text, with all that stands below it (附件说明), to what
    /// follows: the whole of a short one, of a long one two lines, and two stay; a list of attachments that
    /// may be divided ties its beginning to the paragraph, and its end to what follows. A list alone goes without
    /// the paragraph. Where none is near,
    /// the last line that has anything.
    fn keep_last_text(&mut self) {
        let lines = self.last_paragraph.clone();
        let last = self.strips.iter().rposition(|strip| !strip.items.is_empty()).unwrap_or(0);
        let from = match lines.len() {
            _ if self.end == TextEnd::Divided => lines.end.saturating_sub(1),
            short if self.style.is_kept_whole(short) => lines.start,
            _ => lines.end - 2,
        };
        let is_far = |strip: &Strip| strip.head.is_some();
        if lines.is_empty() || self.strips[from..].iter().any(is_far) {
            self.keep(last..self.strips.len());
            return;
        }
        let has_list = self.strips[lines.end..].iter().any(|strip| !strip.items.is_empty());
        if self.end == TextEnd::ListAlone && has_list {
            let list = if self.is_list_divided { last } else { lines.end };
            self.keep(list..self.strips.len());
            return;
        }
        self.keep(lines.start..lines.start + usize::from(self.end == TextEnd::Whole));
        if self.is_list_divided {
            let blank = self.strips[lines.end..].iter().take_while(|strip| strip.items.is_empty());
            let list = lines.end + blank.count();
            self.keep(from..list);
            self.keep(last..self.strips.len());
        } else {
            self.keep(from..self.strips.len());
        }
    }

    fn keep(&mut self, strips: Range<usize>) {
        self.strips[strips].iter_mut().for_each(|strip| strip.keep = true);
    }

    fn attachment_label(&mut self, text: &[Run]) {
        let before = self.strips.len();
        let atoms = self.collector.atoms(text, self.style.attachment_label, self.grid());
        for line in lines(&atoms, Measure::even(self.style.paper.area_width)) {
            self.line(&atoms[line.atoms], &[], self.style.paper.left);
        }
        if let Some(strip) = self.strips.get_mut(before) {
            strip.new_page = true;
        }
    }

    fn grid(&self) -> Pitch {
        Pitch::grid(&self.style)
    }
}

/// Whether the last of several lines has one character, marks that belong to it aside.
fn ends_lonely(lines: &[Strip]) -> bool {
    let Some((last, [_, ..])) = lines.split_last() else { return false };
    let characters = last.items.iter().flat_map(|item| match item {
        Item::Glyphs(run) => run.glyphs.as_slice(),
        Item::Rule(_) | Item::Bookmark(_) | Item::Element(_) => &[],
    });
    characters.filter(|glyph| han::may_begin_line(glyph.character)).count() <= 1
}
