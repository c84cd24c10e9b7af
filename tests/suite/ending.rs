//! The end of a paper where no fixture of a notice leads: a colophon behind a blank page, a
//! paragraph that ends with one character.

use hongtou::document::{Block, ColophonPage, Document, Style};
use hongtou::layout::{self, Laid};
use hongtou::{docx, pdf};

use crate::measure;
use crate::mutations::fonts;
use crate::sample::{document, notice_2024, text};
use crate::word;

fn settle(document: &mut Document, style: &Style) -> Laid {
    layout::settle(document, style, &fonts()).unwrap()
}

/// So many paragraphs of one line.
fn lines(count: usize) -> Vec<Block> {
    (0..count).map(|_| Block::Paragraph(text("某某。"))).collect()
}

#[test]
fn a_colophon_behind_a_blank_page_bears_no_number() {
    let mut style = Style::GB9704;
    style.colophon.even_page = true;
    let colophon = notice_2024().blocks.pop().unwrap();
    let mut blocks = lines(44);
    blocks.push(colophon);
    let mut paper = document(blocks);
    let laid = settle(&mut paper, &style);
    assert_eq!((laid.pages.len(), laid.colophon), (4, ColophonPage::AfterBlank));
    let written = pdf::write(&laid.pages, &paper.info, &fonts()).unwrap();
    let numbers = measure::pages(&written)
        .into_iter()
        .map(|page| page.glyphs.iter().filter(|glyph| glyph.baseline > 262.0).count());
    assert_eq!(numbers.map(|glyphs| glyphs > 0).collect::<Vec<_>>(), [true, true, false, false]);
    let body = word::body(&docx::write(&paper, &style).unwrap());
    let marks = body.named("w:sectPr");
    assert_eq!(marks.len(), 2);
    let begins = marks[1].first("w:type").unwrap().attribute("w:val");
    assert_eq!(begins, Some("evenPage"));
}

#[test]
fn one_character_on_a_line_of_its_own_is_pointed_out() {
    let codes = |characters: usize| -> Vec<&str> {
        let mut paper = document(vec![Block::Paragraph(text(&"字".repeat(characters)))]);
        let found = settle(&mut paper, &Style::GB9704).warnings.sorted();
        found.iter().map(|found| found.problem.code()).collect()
    };
    assert_eq!(codes(26 + 28), Vec::<&str>::new());
    assert_eq!(codes(26 + 28 + 1), ["W410"]);
    assert_eq!(codes(26 + 28 + 2), Vec::<&str>::new());
    assert_eq!(codes(1), Vec::<&str>::new());
}
