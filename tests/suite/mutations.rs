//! The judges judged: the 2024 notice set by a style that is wrong in one place must fail the
//! clause of that place, and set by the right one none.

use hongtou::document::{Block, Colour, Style, Typeface};
use hongtou::layout::Settled;
use hongtou::layout::fonts::{Face, FontSet};
use hongtou::layout::page::{GlyphRun, Item, Page, PlacedGlyph};
use hongtou::length::Length;
use hongtou::pdf::{self, PdfKind};

use crate::measure;
use crate::page::{self, Setter, Sheet};
use crate::sample::{self, settled};

/// A change of the style, and the clause that must notice it.
type Mutation = (&'static str, fn(&mut Style));

const MUTATIONS: &[Mutation] = &[
    ("5.2.3 middle of line 1", |style| style.paper.top = Length::mm(38.0)),
    ("7.3.3 turned line flush", |style| style.paper.left = Length::mm(29.0)),
    ("7.2.7 red rule ends", |style| style.paper.area_width = Length::mm(157.0)),
    ("7.4.1 last rule of 版记 on the foot", |style| style.paper.area_height = Length::mm(226.0)),
    ("5.1 paper height", |style| style.paper.height = Length::mm(298.0)),
    ("5.2.3 lines of a full page", |style| style.grid.lines = 21),
    ("5.2.3 middle of line 22", |style| style.paper.area_height = Length::mm(223.0)),
    ("5.2.3 cells of the fullest line", |style| style.grid.columns = 27),
    ("7.2.4 发文机关标志 upper edge", |style| style.head.mark_top = Length::mm(36.0)),
    ("7.2.4 发文机关标志 red", |style| style.head.mark.colour = Colour::BLACK),
    ("7.2.5 发文字号 2 blank lines", |style| style.head.number_gap = 1),
    ("7.2.7 red rule 4 mm", |style| style.head.rule_gap = Length::mm(5.0)),
    ("7.3.1 标题 2 blank lines", |style| style.gaps.title = 1),
    ("7.3.1 标题 二号", |style| style.title.size = Length::pt(20.0)),
    ("7.3.2 主送机关 1 blank line", |style| style.gaps.recipients = 0),
    ("5.2.2 正文 三号", |style| style.body.size = Length::pt(15.0)),
    ("7.3.3 paragraphs with an indent", |style| style.indent = 1),
    ("7.3.4 附件说明 1 blank line", |style| style.gaps.attachment_note = 0),
    ("7.3.5.1 成文日期 4 characters", |style| style.date_inset = 3),
    ("7.3.7 附件 in 黑体", |style| style.attachment_label.typeface = Typeface::FangSong),
    ("7.3.7 title of 附件 on line 3", |style| style.gaps.attachment_title = 0),
    ("7.4.1 last rule of 版记, thickness", |style| {
        style.colophon.outer.thickness = Length::mm(0.25);
    }),
    ("7.4.1 middle rule of 版记, thickness", |style| {
        style.colophon.inner.thickness = Length::mm(0.35);
    }),
    ("7.4.2 抄送： 1 character in", |style| style.colophon.inset = 0),
    ("7.4.2 抄送： 四号", |style| style.colophon.text.size = Length::pt(15.0)),
    ("7.5 页码 一字线 7 mm", |style| style.page_number.drop = Length::mm(6.0)),
    ("7.5 页码 right, 1 character in", |style| style.page_number.inset = 0),
    ("7.5 页码 四号", |style| style.page_number.text.size = Length::pt(12.0)),
];

#[test]
fn each_wrong_measure_fails_its_clause() {
    assert_eq!(failed_clauses(&Style::GB9704, None), Vec::<String>::new());
    for (clause, mutate) in MUTATIONS {
        let mut style = Style::GB9704;
        mutate(&mut style);
        assert_fails(clause, &failed_clauses(&style, None));
    }
}

#[test]
fn a_hyphen_for_a_dash_fails_the_page_number() {
    let failed = failed_clauses(&Style::GB9704, Some(('—', '-')));
    assert_fails("7.5 页码 text", &failed);
}

#[test]
fn a_line_that_parts_a_number_is_seen() {
    let paper = settled(sample::notice_2024(), &Style::GB9704);
    assert_eq!(failed_by(&paper), Vec::<String>::new());
    let failed = failed_by(&paper.redrawn(part_a_number));
    assert_fails("practice: no line ends inside a number or a year", &failed);
}

#[test]
fn a_line_of_a_cell_that_parts_a_figure_is_seen() {
    let mut document = sample::notice_2024();
    let tables = document
        .blocks
        .iter_mut()
        .filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    let texts =
        tables.flat_map(|table| table.rows.iter_mut().flatten().flat_map(|cell| &mut cell.lines));
    // A figure at every place of a line.
    for (at, text) in texts.enumerate() {
        *text = sample::text(&format!("{}办60余场和1.2万人次", "字".repeat(at)));
    }
    let paper = settled(document, &Style::GB9704);
    let failed = failed_by(&paper);
    assert!(!failed.iter().any(|one| one.contains("of a cell")), "{failed:?}");
    let failed = failed_by(&paper.redrawn(|pages| part_a_number(&mut pages[4..])));
    assert_fails("practice: no line of a cell ends inside a figure", &failed);
}

fn assert_fails(clause: &str, failed: &[String]) {
    assert!(failed.iter().any(|one| one.starts_with(clause)), "{clause}: only {failed:?}");
}

/// The clauses that the 2024 notice set after `style` fails; of `instead`, the first character is
/// drawn as the second wherever it stands.
fn failed_clauses(style: &Style, instead: Option<(char, char)>) -> Vec<String> {
    let paper = settled(sample::notice_2024(), style);
    let Some((from, to)) = instead else { return failed_by(&paper) };
    let (_, drawn) = paper.fonts().glyph(Typeface::Song, to).expect("a glyph");
    failed_by(&paper.redrawn(|pages| {
        for run in glyphs(pages) {
            for glyph in run.glyphs.iter_mut().filter(|glyph| glyph.character == from) {
                (glyph.character, glyph.id) = (to, drawn.id);
            }
        }
    }))
}

fn glyphs(pages: &mut [Page]) -> impl Iterator<Item = &mut GlyphRun> {
    pages.iter_mut().flat_map(|page| &mut page.items).filter_map(|item| match item {
        Item::Glyphs(run) => Some(run),
        Item::Rule(_) | Item::Bookmark(_) | Item::Element(_) => None,
    })
}

/// Draws the first digit of the first line that begins with a number at the end of the line above.
fn part_a_number(pages: &mut [Page]) {
    let mut above: Option<&mut GlyphRun> = None;
    for run in glyphs(pages) {
        let digits = run.glyphs.iter().take_while(|glyph| glyph.character.is_ascii_digit());
        let is_number = digits.count() > 1;
        let near = |above: &&mut GlyphRun| {
            let aside = above.glyphs[0].x - run.glyphs[0].x;
            above.baseline < run.baseline && aside.max(-aside) < run.size * 2.5
        };
        let line = above.take().filter(near);
        if let Some(line) = line.filter(|_| is_number) {
            let last = line.glyphs.last().expect("a glyph").x + line.size;
            line.glyphs.push(PlacedGlyph { x: last, ..run.glyphs.remove(0) });
            return;
        }
        above = Some(run);
    }
    panic!("no line begins with a number");
}

/// The clauses that this setting of the 2024 notice fails.
fn failed_by(paper: &Settled) -> Vec<String> {
    let written = pdf::write(paper, PdfKind::Archive).expect("a PDF");
    let sheet = Sheet::of("2024").expect("a judge's sheet");
    page::judge(&measure::pages(&written), &sheet, Setter::Hongtou).failed()
}

/// The fonts of this repository, one a kind of type.
pub(crate) fn fonts() -> FontSet {
    let mut fonts = FontSet::new();
    for (typeface, file) in [
        (Typeface::XiaoBiaoSong, "SongBold.otf"),
        (Typeface::FangSong, "FandolFang.otf"),
        (Typeface::KaiTi, "GongwenKai.ttf"),
        (Typeface::HeiTi, "Hei.otf"),
        (Typeface::Song, "Song.otf"),
    ] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts").join(file);
        let data = std::fs::read(&path).expect("a font file");
        let face = Face::new(data.into(), 0, file.into()).expect("a font");
        let id = fonts.add(face);
        fonts.chain(typeface, [id]);
    }
    fonts
}
