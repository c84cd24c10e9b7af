//! What the Word file puts into boxes and sections: the colophon at the foot of its page (7.4.1),
//! which grows in Word, and a letter's first page (10.1).

use hongtou::document::{Block, Document, HeadForm, Signers, Style, Turn};

use crate::sample::{self, text};
use crate::word::{self, Element};

fn file(document: Document) -> Vec<u8> {
    hongtou::docx::write(&sample::settled(document, &Style::GB9704)).unwrap()
}

fn body_of(blocks: Vec<Block>) -> Element {
    word::body(&file(sample::document(blocks)))
}

#[test]
fn the_colophon_stands_in_a_box_at_the_foot() {
    let file = file(sample::notice_2024());
    let body = word::body(&file);
    let anchor = body.first("wp:anchor").unwrap();
    // Word: on the foot of the type area, and growing upwards from there.
    let vertical = anchor.first("wp:positionV").unwrap();
    assert_eq!(vertical.attribute("relativeFrom"), Some("margin"));
    assert_eq!(vertical.text(), "bottom");
    let inside = anchor.first("wps:bodyPr").unwrap();
    assert_eq!(inside.attribute("anchor"), Some("b"));
    assert!(inside.first("a:spAutoFit").is_some());
    // LibreOffice: its foot 262 mm below the sheet's head (5.2.1).
    let fixed = "<mc:Fallback><wp:positionV relativeFrom=\"page\"><wp:posOffset>";
    let text = &word::parts(&file)["word/document.xml"];
    let (_, offset) = text.split_once(fixed).unwrap();
    let top: i32 = offset.split_once('<').unwrap().0.parse().unwrap();
    let extent = anchor.first("wp:extent").unwrap();
    assert!((top + extent.number("cy") - 262 * 36_000).abs() < 100, "{top}");
    // 156 mm wide in EMU; three lines of 25 pt and the rules high.
    assert_eq!(extent.number("cx"), 156 * 36_000);
    let points = f64::from(extent.number("cy")) / 12_700.0;
    assert!((75.0..80.0).contains(&points), "{points}");
    // 7.4.1: rules of 0.35, 0.25 and 0.35 mm, in eighths of a point.
    let sizes: Vec<i32> = ["w:top", "w:bottom"]
        .iter()
        .flat_map(|side| anchor.first("w:tbl").unwrap().named(side))
        .filter(|border| border.attribute("w:val") == Some("single"))
        .map(|border| border.number("w:sz"))
        .collect();
    assert_eq!(sizes, [8, 6, 6, 8]);
}

#[test]
fn a_colophon_may_lack_its_parts() {
    let Some(Block::Colophon(mut colophon)) = sample::notice_2024().blocks.pop() else { panic!() };
    colophon.imprint = None;
    let body = body_of(vec![Block::Colophon(colophon.clone())]);
    assert_eq!(body.first("w:tbl").unwrap().named("w:tr").len(), 1);
    colophon.items.clear();
    assert!(body_of(vec![Block::Colophon(colophon)]).first("w:tbl").is_none());
}

/// No row is cut where a body is added: each is as high as its text.
#[test]
fn rows_of_the_colophon_have_no_height_of_their_own() {
    let body = word::body(&file(sample::notice_2024()));
    let colophon = body.first("w:txbxContent").unwrap();
    assert_eq!(colophon.named("w:tr").len(), 2);
    assert!(colophon.first("w:trHeight").is_none());
}

/// A letter with a table across the sheet: two sections, and only the first page of all has the
/// double rule at its foot and no number.
#[test]
fn only_the_first_section_of_a_letter_has_a_first_page() {
    let mut blocks = sample::notice_2024().blocks;
    for block in &mut blocks {
        if let Block::Table(table) = block {
            table.turn = Turn::Sideways;
        }
    }
    let letter = Style::GB9704.in_form(HeadForm::Letter);
    let file = hongtou::docx::write(&sample::settled(sample::document(blocks), &letter)).unwrap();
    let body = word::body(&file);
    let sections = body.named("w:sectPr");
    let first_page: Vec<bool> =
        sections.iter().map(|section| section.first("w:titlePg").is_some()).collect();
    assert_eq!(first_page, [true, false, false]);
    let references = |section: &&Element| {
        let footers = section.named("w:footerReference").into_iter();
        footers.filter(|one| one.attribute("w:type") == Some("first")).count()
    };
    assert_eq!(sections.iter().map(references).collect::<Vec<_>>(), [1, 0, 0]);
}

/// A template of the office's own may give a letter 签发人, which 10.1 does not know: it says so.
#[test]
fn signers_that_a_letter_does_not_print_are_named() {
    let mut paper = sample::notice_2024();
    let Some(Block::Head(head)) = paper.blocks.first_mut() else { panic!() };
    head.signers = Some(Signers { label: text("签发人："), names: vec![text("张三")] });
    let codes = |style: &Style| -> Vec<String> {
        let found = sample::settled(paper.clone(), style).warnings().clone().sorted();
        let heads = found.into_iter().filter(|found| found.problem.code() == "W221");
        heads.map(|found| format!("{:?}", found.place)).collect()
    };
    assert_eq!(codes(&Style::GB9704), Vec::<String>::new());
    assert_eq!(codes(&Style::GB9704.in_form(HeadForm::Letter)), ["Text(sample:1:1)"]);
}
