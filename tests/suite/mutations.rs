//! The judges judged: the 2024 notice set by a style that is wrong in one place must fail the
//! clause of that place, and set by the right one none.

use hongtou::document::{Block, Colour, Document, Style, Typeface};
use hongtou::layout::fonts::{Face, FontSet};
use hongtou::layout::page::{Item, Page};
use hongtou::length::Length;
use hongtou::{layout, pdf};

use crate::page::{self, Setter, Sheet};
use crate::{measure, sample};

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
    ("5.2.3 cells of the line", |style| style.grid.columns = 27),
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
    let fonts = fonts();
    assert_eq!(failed_clauses(&Style::GB9704, &fonts, None), Vec::<String>::new());
    for (clause, mutate) in MUTATIONS {
        let mut style = Style::GB9704;
        mutate(&mut style);
        assert_fails(clause, &failed_clauses(&style, &fonts, None));
    }
}

#[test]
fn a_hyphen_for_a_dash_fails_the_page_number() {
    let failed = failed_clauses(&Style::GB9704, &fonts(), Some(('—', '-')));
    assert_fails("7.5 页码 text", &failed);
}

#[test]
fn lines_that_end_where_word_would_end_them_part_numbers() {
    let (style, fonts, mut document) = (&Style::GB9704, &fonts(), sample::notice_2024());
    let texts = document
        .blocks
        .iter_mut()
        .filter_map(|block| if let Block::Paragraph(text) = block { Some(text) } else { None });
    let amount = texts.flatten().find(|run| run.text.contains("为我区190余名")).expect("a run");
    amount.text = amount.text.replace("为我区", "为全市和我们区");
    let laid = layout::pages(&document, style, fonts).expect("every character has a glyph");
    let failed = failed_by(&laid.pages, &document, fonts);
    assert_fails("practice: no line ends inside a number", &failed);
    let laid = layout::settle(&mut document, style, fonts).expect("every character has a glyph");
    assert_eq!(failed_by(&laid.pages, &document, fonts), Vec::<String>::new());
}

#[test]
fn cells_whose_lines_nobody_ended_part_numbers() {
    let (style, fonts, mut document) = (&Style::GB9704, &fonts(), sample::notice_2024());
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
    let laid = layout::pages(&document, style, fonts).expect("every character has a glyph");
    let failed = failed_by(&laid.pages, &document, fonts);
    assert_fails("practice: no line of a cell ends inside a figure", &failed);
    let laid = layout::settle(&mut document, style, fonts).expect("every character has a glyph");
    let failed = failed_by(&laid.pages, &document, fonts);
    assert!(!failed.iter().any(|one| one.contains("of a cell")), "{failed:?}");
}

fn assert_fails(clause: &str, failed: &[String]) {
    assert!(failed.iter().any(|one| one.starts_with(clause)), "{clause}: only {failed:?}");
}

/// The clauses that the 2024 notice set after `style` fails; of `instead`, the first character is
/// drawn as the second wherever it stands.
fn failed_clauses(style: &Style, fonts: &FontSet, instead: Option<(char, char)>) -> Vec<String> {
    let mut document = sample::notice_2024();
    let laid = layout::settle(&mut document, style, fonts);
    let mut laid = laid.expect("every character has a glyph");
    if let Some((from, to)) = instead {
        let (_, drawn) = fonts.glyph(Typeface::Song, to).expect("a glyph");
        for item in laid.pages.iter_mut().flat_map(|page| &mut page.items) {
            let Item::Glyphs(run) = item else { continue };
            for glyph in run.glyphs.iter_mut().filter(|glyph| glyph.character == from) {
                (glyph.character, glyph.id) = (to, drawn.id);
            }
        }
    }
    failed_by(&laid.pages, &document, fonts)
}

/// The clauses that these pages of the 2024 notice fail.
fn failed_by(pages: &[Page], document: &Document, fonts: &FontSet) -> Vec<String> {
    let written = pdf::write(pages, &document.info, fonts).expect("a PDF");
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
