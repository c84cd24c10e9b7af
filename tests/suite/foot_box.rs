//! What the Word file puts into frames, boxes and sections: the colophon at the foot of its page
//! (7.4.1), which grows in Word, and a letter's first page (10.1).

use hongtou::document::{Block, Document, HeadForm, Signers, Style, Turn};
use hongtou::docx::Reader;

use crate::sample::{self, text};
use crate::word::{self, Element};

fn file(document: Document) -> Vec<u8> {
    hongtou::docx::write(&sample::settled(document, &Style::GB9704), Reader::Word).unwrap()
}

fn body_of(blocks: Vec<Block>) -> Element {
    word::body(&file(sample::document(blocks)))
}

/// The paragraphs in a frame.
fn framed(body: &Element) -> Vec<&Element> {
    let paragraphs = body.children.iter().filter(|child| child.name == "w:p");
    paragraphs.filter(|paragraph| paragraph.first("w:framePr").is_some()).collect()
}

/// 7.4.1: between rules of 0.35, 0.25 and 0.35 mm, in eighths of a point, in one frame that lies on
/// the sheet's edge and grows upwards.
#[test]
fn the_colophon_stands_in_a_frame_at_the_foot() {
    let body = word::body(&file(sample::notice_2024()));
    let framed = framed(&body);
    let styles: Vec<&str> = framed.iter().map(|paragraph| paragraph.style()).collect();
    let rule = "Anchor";
    assert_eq!(styles, [rule, "ColophonItem", rule, "Imprint", rule, "Anchor"]);
    let sizes: Vec<i32> = framed
        .iter()
        .filter_map(|paragraph| paragraph.first("w:pBdr"))
        .map(|border| border.first("w:top").unwrap().number("w:sz"))
        .collect();
    assert_eq!(sizes, [8, 6, 8]);
    for paragraph in &framed {
        let frame = paragraph.first("w:framePr").unwrap();
        let says = ["w:vAnchor", "w:yAlign", "w:wrap"].map(|name| frame.attribute(name).unwrap());
        assert_eq!(says, ["page", "bottom", "notBeside"]);
        assert_eq!(frame.number("w:w"), 8845);
        assert!(frame.attribute("w:h").is_none(), "it grows with its text");
    }
    // 35 mm below the last rule's paragraph, which is a point high (5.2.1).
    let white = framed[5].first("w:spacing").unwrap().number("w:line");
    assert!((f64::from(white + 20) / 20.0 * 25.4 / 72.0 - 35.0).abs() < 0.05, "{white}");
    // What the frame hangs on ends the body.
    let hangs_on = &body.children[body.children.len() - 2];
    assert!(hangs_on.name == "w:p" && hangs_on.first("w:framePr").is_none());
}

/// Behind a table a frame would stay on the page of the table.
#[test]
fn a_low_paragraph_parts_a_table_from_the_colophon() {
    let body = word::body(&file(sample::notice_2024()));
    let at = body.children.iter().position(|child| child.name == "w:tbl").unwrap();
    let behind = &body.children[at + 1];
    assert!(behind.style() == "Anchor" && behind.first("w:framePr").is_none());
    assert!(body.children[at + 2].first("w:framePr").is_some());
}

/// 7.4.3: a body that leaves no room beside it has a line of its own, and the day one below.
#[test]
fn the_day_stands_below_a_long_body() {
    let imprint = |body: &str| {
        let Some(Block::Colophon(mut colophon)) = sample::notice_2024().blocks.pop() else {
            panic!()
        };
        colophon.imprint.as_mut().unwrap().body = text(body);
        let body = body_of(vec![Block::Colophon(colophon)]);
        let lines = framed(&body).into_iter().filter(|one| one.style() == "Imprint");
        lines.map(Element::text).collect::<Vec<_>>()
    };
    let twenty = "字".repeat(19);
    assert_eq!(imprint(&twenty), [format!("{twenty}2024年3月28日印发")]);
    let long = "字".repeat(22);
    assert_eq!(imprint(&long), [long, "2024年3月28日印发".to_owned()]);
}

/// A line that found room above the frame would stand there.
#[test]
fn a_letter_whose_mark_stands_low_has_no_line_above_it() {
    let mut letter = Style::GB9704.in_form(HeadForm::Letter);
    letter.head.mark_top = hongtou::length::Length::mm(44.0);
    let paper = sample::settled(sample::notice_2024(), &letter);
    let body = word::body(&hongtou::docx::write(&paper, Reader::Word).unwrap());
    let framed = framed(&body);
    let frame = framed[0].first("w:framePr").unwrap();
    assert!((frame.number("w:y") - 2098).abs() < 3, "the head of the type area");
    assert_eq!(framed[1].style(), "IssuerMark");
    let white = framed[0].first("w:spacing").unwrap().number("w:line");
    assert!((330..460).contains(&white), "{white}");
}

/// 10.1: mark and double rule 17 cm wide, the mark 30 mm below the sheet's edge.
#[test]
fn the_head_of_a_letter_stands_in_a_frame_on_the_sheet() {
    let body = word::body(&crate::program::fixture("letter").docx);
    let framed = framed(&body);
    assert_eq!(framed[0].style(), "IssuerMark");
    let frame = framed[0].first("w:framePr").unwrap();
    let place = ["w:x", "w:y", "w:w"].map(|name| f64::from(frame.number(name)) / 56.693);
    assert!((place[0] - 21.0).abs() < 0.1 && (place[2] - 170.0).abs() < 0.1, "{place:?}");
    assert!((place[1] - 30.0).abs() < 1.0, "{place:?}");
    let rules = framed.iter().filter(|paragraph| paragraph.first("w:pBdr").is_some());
    assert_eq!(rules.take(2).count(), 2);
}

/// The page number of a turned sheet stands once, in the cell of a table of the footer.
#[test]
fn the_number_of_a_turned_page_runs_downwards() {
    let parts = word::parts(&crate::program::fixture("wide-table").docx);
    let turned = parts.values().filter(|part| part.contains("w:textDirection w:val=\"tbRl\""));
    let numbers: Vec<usize> =
        turned.map(|part| part.matches("PAGE</w:instrText>").count()).collect();
    assert_eq!(numbers, [1, 1]);
}

#[test]
fn for_libreoffice_the_colophon_stands_in_a_box_at_the_foot() {
    let paper = sample::settled(sample::notice_2024(), &Style::GB9704);
    let file = hongtou::docx::write(&paper, Reader::LibreOffice).unwrap();
    let body = word::body(&file);
    let anchor = body.first("wp:anchor").unwrap();
    // Its foot 262 mm below the sheet's head (5.2.1).
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
    let framed_in = |blocks: Vec<Block>| {
        let body = body_of(blocks);
        framed(&body).iter().map(|paragraph| paragraph.style().to_owned()).collect::<Vec<_>>()
    };
    colophon.imprint = None;
    let styles = framed_in(vec![Block::Colophon(colophon.clone())]);
    assert_eq!(styles, ["Anchor", "ColophonItem", "Anchor", "Anchor"]);
    colophon.items.clear();
    assert!(framed_in(vec![Block::Colophon(colophon)]).is_empty());
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
    let file =
        hongtou::docx::write(&sample::settled(sample::document(blocks), &letter), Reader::Word)
            .unwrap();
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
