//! 版头: its elements as paragraphs at the heights that [`Style::head_geometry`] gives, so that
//! the text below begins on the same height as in the PDF (7.2, 10.1, 10.2).
//!
//! A letter's mark and double rule reach above the lines of the page and stand in a box: see
//! `letter`. On preprinted paper the red parts are blank and as high as they were.

use docx_rs::{
    AlignmentType, BorderType, Paragraph, ParagraphBorder, ParagraphBorderPosition,
    ParagraphBorders, Run as WordRun, SpecialIndentType, Tab, TabValueType, Table,
    TableAlignmentType, TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType,
    WidthType,
};

use crate::document::{
    Block, Head, HeadForm, HeadGeometry, MarkFit, PlacedName, Rule, Run, SignerRows, Style, Text,
    TextStyle, plain_text,
};
use crate::han;
use crate::length::Length;

use super::blocks::Piece;
use super::descent::Descent;
use super::styles::Named;
use super::unit::Page;
use super::{ANCHOR, Reader, exact, letter, runs, unit};

/// The head of a document in which `after` follows it.
pub(super) fn head(
    head: &Head,
    after: &[Block],
    style: &Style,
    reader: Reader,
) -> Vec<Piece<'static>> {
    let geometry = style.head_geometry(head, after);
    match style.head.form {
        HeadForm::Letter => below_letterhead(head, &geometry, style, reader),
        HeadForm::Document | HeadForm::Order => {
            let mut descent = Descent::from(Length::ZERO, style);
            notes(head, style, &mut descent);
            marks(head, &geometry, style, &mut descent);
            numbers(head, &geometry, style, &mut descent);
            descent.into_pieces()
        }
    }
}

/// 份号, 密级和保密期限 and 紧急程度 on the first lines of the page (7.2.1 to 7.2.3).
fn notes(head: &Head, style: &Style, descent: &mut Descent) {
    let mut line = 0;
    for note in head.notes(style.head.form) {
        for _ in line..note.line {
            descent.grid_line(Paragraph::new().style(Named::HeadNote.id()));
        }
        descent.grid_line(runs::paragraph(Named::HeadNote, note.text));
        line = note.line + 1;
    }
}

/// 发文机关标志: a paragraph; the names of several bodies in a table with “文件” beside them.
fn marks(head: &Head, geometry: &HeadGeometry, style: &Style, descent: &mut Descent) {
    let fit = geometry.mark;
    let top = unit::twips(em_top(geometry));
    if let ([mark], None) = (head.marks.as_slice(), &head.suffix) {
        descent.characters(mark_line(mark, fit, style), fit.size, top);
        return;
    }
    if head.marks.is_empty() {
        return;
    }
    let anchor = unit::twips(ANCHOR);
    descent.exact(Paragraph::new().style(Named::Anchor.id()), anchor, top - anchor);
    let lines = i32::try_from(head.marks.len()).unwrap_or(i32::MAX) - 1;
    let height = unit::twips(exact::tight(fit.size)) + lines * unit::twips(fit.line);
    descent.table(names_table(head, fit, style), height);
}

/// The upper edge of the mark's em square: a little above that of its ink.
pub(super) fn em_top(geometry: &HeadGeometry) -> Length {
    geometry.mark_top - geometry.mark.size * (TextStyle::ASCENT - TextStyle::INK_TOP)
}

/// One line of the mark; blank on preprinted paper.
pub(super) fn mark_line(mark: &Text, fit: MarkFit, style: &Style) -> Paragraph {
    let paragraph = Paragraph::new().style(Named::Mark.id());
    if style.preprinted {
        return paragraph;
    }
    spread(mark, fit).into_iter().fold(paragraph, Paragraph::add_run)
}

/// The runs of a name, their characters spread over the mark's width; the last character has no
/// white behind it.
fn spread(name: &Text, fit: MarkFit) -> Vec<WordRun> {
    let text = plain_text(name);
    let characters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let rest = fit.width - fit.size * han::cells(&text);
    let tracking = unit::floor_twips(rest / f64::from(characters.saturating_sub(1).max(1)));
    let size = unit::half_points(fit.size);
    let set = |run: &Run, tracking| runs::run(run).size(size).character_spacing(tracking);
    let mut all: Vec<WordRun> = Vec::new();
    for (number, run) in name.iter().enumerate() {
        let last = run.text.char_indices().next_back().filter(|_| number + 1 == name.len());
        let (before, last) = run.text.split_at(last.map_or(run.text.len(), |(at, _)| at));
        let part = |text: &str| Run { text: text.to_owned(), ..run.clone() };
        all.extend((!before.is_empty()).then(|| set(&part(before), tracking)));
        all.extend((!last.is_empty()).then(|| set(&part(last), 0)));
    }
    all
}

/// The names one under the other at the left, “文件” at the right in their middle.
fn names_table(head: &Head, fit: MarkFit, style: &Style) -> Table {
    let tight = exact::tight(fit.size);
    let between = unit::unsigned(unit::twips(fit.line - tight));
    let line = |(number, name): (usize, &Text)| {
        let above = if number > 0 { between } else { 0 };
        let spacing = exact::line(unit::twips(tight)).before(above);
        mark_line(name, fit, style).align(AlignmentType::Left).line_spacing(spacing)
    };
    let names = head.marks.iter().enumerate().map(line);
    let names = names.fold(TableCell::new(), TableCell::add_paragraph);
    let suffix = head.suffix.iter().map(|text| {
        let solid = MarkFit { width: fit.size * han::cells(&plain_text(text)), ..fit };
        let line = mark_line(text, solid, style).align(AlignmentType::Right);
        line.line_spacing(exact::line(unit::twips(tight)))
    });
    let suffix = suffix.fold(TableCell::new().vertical_align(VAlignType::Center), |cell, line| {
        cell.add_paragraph(line)
    });
    let left = unit::twips(fit.suffix.unwrap_or(fit.whole));
    let widths = [unit::index(left), unit::index(unit::twips(fit.whole) - left + HAIR)];
    let cells = [names, suffix].into_iter().zip(widths);
    let cells = cells.map(|(cell, width)| cell.width(width, WidthType::Dxa).clear_all_border());
    let row = TableRow::new(cells.collect());
    Table::without_borders(vec![row])
        .set_grid(widths.to_vec())
        .width(widths.iter().sum(), WidthType::Dxa)
        .align(TableAlignmentType::Center)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(0, 0, 0, 0))
}

/// So many twips a cell is wider than its text, which rounding must not break.
const HAIR: i32 = 10;

/// 发文字号 and 签发人 on their lines, and the red rule.
fn numbers(head: &Head, geometry: &HeadGeometry, style: &Style, descent: &mut Descent) {
    let mut rows = number_rows(head, style);
    let last = rows.pop().unwrap_or_else(|| Paragraph::new().style(Named::Number.id()));
    let (size, pitch) = (style.body.size, style.line_pitch());
    let mut top = geometry.number_top + (pitch - size) / 2.0;
    descent.blanks(style.head.number_gap, unit::twips(top));
    for row in rows {
        descent.characters(row, size, unit::twips(top));
        top += pitch;
    }
    let Some(rule) = geometry.rule else {
        descent.characters(last, size, unit::twips(top));
        let end = unit::twips(geometry.end);
        descent.blanks(style.head.number_gap, end);
        return;
    };
    let (tight, space) = (unit::twips(exact::tight(size)), rule_space(style));
    let top = unit::twips(rule) - space * 20 - tight;
    let end = unit::twips(geometry.end);
    if style.preprinted {
        descent.last(last, tight, top, end);
    } else {
        descent.exact(with_rule_below(last, style.head.rule, space), tight, top);
        descent.lower(end - descent.y());
    }
}

/// The lines: the number alone in the middle, or the rows of 签发人 with the number on the last.
fn number_rows(head: &Head, style: &Style) -> Vec<Paragraph> {
    let Some(signing) = head.signer_rows(style) else {
        let number = head.number.iter();
        return number.map(|number| runs::paragraph(Named::Number, number)).collect();
    };
    let label = head.signers.as_ref().map(|signers| &signers.label);
    let count = signing.rows.len();
    let rows = signing.rows.iter().enumerate().map(|(at, names)| {
        let number = head.number.as_ref().filter(|_| at + 1 == count);
        let label = label.filter(|_| at == 0);
        signing_row(number, label, names, &signing, style)
    });
    rows.collect()
}

/// A row of 签发人: what stands on it stands at tab stops.
fn signing_row(
    number: Option<&Text>,
    label: Option<&Text>,
    names: &[PlacedName],
    signing: &SignerRows,
    style: &Style,
) -> Paragraph {
    let cell = style.cell();
    let inset = unit::twips(cell * SignerRows::NUMBER_INSET);
    let tab = |at: f64| Tab::new().val(TabValueType::Left).pos(unit::index(unit::twips(cell * at)));
    // The border below a line begins at its indent, so only the first line is indented.
    let first = SpecialIndentType::FirstLine(inset);
    let row = Paragraph::new().style(Named::Number.id()).align(AlignmentType::Left);
    let mut row = row.indent(Some(0), Some(first), None, None);
    if let Some(number) = number {
        row = runs::with_text(row, number);
    }
    if let Some(label) = label {
        row = row.add_tab(tab(signing.label)).add_run(WordRun::new().add_tab());
        row = runs::with_text(row, label);
    }
    for (at, placed) in names.iter().enumerate() {
        // The first name follows its label.
        if at > 0 || label.is_none() {
            row = row.add_tab(tab(placed.at)).add_run(WordRun::new().add_tab());
        }
        row = runs::with_text(row, &name(placed));
    }
    row
}

/// A name; two characters among three have a full-width blank between them.
fn name(placed: &PlacedName) -> Text {
    if !placed.spread {
        return placed.name.clone();
    }
    let wide = |run: &Run| {
        let characters: Vec<String> = run.text.chars().map(String::from).collect();
        Run { text: characters.join("\u{3000}"), ..run.clone() }
    };
    placed.name.iter().map(wide).collect()
}

/// A letter's lines below its double rule: the notes flush left, the number flush right on the
/// first of them (10.1).
fn below_letterhead(
    head: &Head,
    geometry: &HeadGeometry,
    style: &Style,
    reader: Reader,
) -> Vec<Piece<'static>> {
    let mut descent = Descent::from(Length::ZERO, style);
    letter::letterhead(head, style, reader, &mut descent);
    let notes = head.notes(style.head.form);
    let mut lines: Vec<Paragraph> =
        notes.iter().map(|note| runs::paragraph(Named::HeadNote, note.text)).collect();
    if let Some(number) = &head.number {
        let right = unit::index(Page::of(style).text_width);
        let first = match lines.first() {
            Some(first) => first.clone(),
            None => Paragraph::new().style(Named::HeadNote.id()),
        };
        let first = first.add_tab(Tab::new().val(TabValueType::Right).pos(right));
        let first = runs::with_text(first.add_run(WordRun::new().add_tab()), number);
        lines.splice(0..lines.len().min(1), [first]);
    }
    let size = style.body.size;
    let mut top = geometry.number_top + (style.line_pitch() - size) / 2.0;
    let count = lines.len();
    for (at, line) in (1..).zip(lines) {
        let line = line.snap_to_grid(false);
        let (height, from) = (unit::twips(exact::tight(size)), unit::twips(top));
        if at < count {
            descent.exact(line, height, from);
        } else {
            descent.last(line, height, from, unit::twips(geometry.end));
        }
        top += style.line_pitch();
    }
    descent.into_pieces()
}

/// From the foot of the number's line to the rule, in the whole points of `w:space`.
fn rule_space(style: &Style) -> i32 {
    let space = style.head.rule_gap - exact::below(style.body.size);
    (unit::twips(space) + 10) / 20
}

fn with_rule_below(paragraph: Paragraph, rule: Rule, space: i32) -> Paragraph {
    with_border(paragraph, ParagraphBorderPosition::Bottom, rule, space)
}

/// `paragraph` with a rule on its upper edge.
pub(super) fn with_rule_above(paragraph: Paragraph, rule: Rule) -> Paragraph {
    with_border(paragraph, ParagraphBorderPosition::Top, rule, 0)
}

/// A rule at an edge of a paragraph, so many points from its text.
fn with_border(
    mut paragraph: Paragraph,
    at: ParagraphBorderPosition,
    rule: Rule,
    space: i32,
) -> Paragraph {
    let border = ParagraphBorder::new(at)
        .val(BorderType::Single)
        .size(unit::index(rule.thickness.to_eighths()))
        .space(unit::index(space))
        .color(unit::hex(rule.colour));
    let borders = ParagraphBorders::with_empty().set(border);
    paragraph.property = paragraph.property.set_borders(borders);
    paragraph
}
