//! The end of a paper where no fixture of a notice leads: a colophon behind a blank page, a
//! paragraph that ends with one character, a signature that lacks room under its text.

use hongtou::diag::{Diagnostic, Ending, Problem};
use hongtou::document::{
    Block, ColophonPage, Document, NoteItem, Role, Run, Signature, Style, Tightened,
};
use hongtou::docx::{self, Reader};
use hongtou::layout::Settled;
use hongtou::layout::page::{Item, Page};
use hongtou::length::Length;
use hongtou::origin::{Origin, Place, Source};
use hongtou::pdf::{self, PdfKind};

use crate::measure;
use crate::sample::{document, notice_2024, run, settled, signature, text};
use crate::word::{self, Element};

/// What is said of `document`.
fn warnings(document: Document) -> Vec<Diagnostic> {
    settled(document, &Style::GB9704).warnings().clone().sorted()
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
    let paper = settled(document(blocks), &style);
    let Some(Block::Colophon(colophon)) = paper.document().blocks.last() else { panic!() };
    assert_eq!((paper.pages().len(), colophon.page), (4, ColophonPage::AfterBlank));
    let written = pdf::write(&paper, PdfKind::Archive).unwrap();
    let numbers = measure::pages(&written)
        .into_iter()
        .map(|page| page.glyphs.iter().filter(|glyph| glyph.baseline > 262.0).count());
    assert_eq!(numbers.map(|glyphs| glyphs > 0).collect::<Vec<_>>(), [true, true, false, false]);
    let body = word::body(&docx::write(&paper, Reader::Word).unwrap());
    let marks = body.named("w:sectPr");
    assert_eq!(marks.len(), 2);
    let begins = marks[1].first("w:type").unwrap().attribute("w:val");
    assert_eq!(begins, Some("evenPage"));
}

#[test]
fn one_character_on_a_line_of_its_own_is_pointed_out() {
    let codes = |paragraph: &str| -> Vec<&str> {
        let found = warnings(document(vec![Block::Paragraph(text(paragraph))]));
        found.iter().map(|found| found.problem.code()).collect()
    };
    // A number as long as a line gives no character to the one behind it.
    let number = "1".repeat(56);
    assert_eq!(codes(&format!("{}{number}", "字".repeat(26))), Vec::<&str>::new());
    assert_eq!(codes(&format!("{}{number}字", "字".repeat(26))), ["W410"]);
    assert_eq!(codes(&format!("{}{number}字字", "字".repeat(26))), Vec::<&str>::new());
    assert_eq!(codes("字"), Vec::<&str>::new());
    assert_eq!(codes(&"字".repeat(26 + 28 + 1)), Vec::<&str>::new());
}

/// A number of twelve digits is never parted: before it stand 20 characters of the 26.
#[test]
fn a_line_that_a_number_leaves_loose_is_pointed_out() {
    let found = |before: usize| {
        let paragraph = format!("{}{}元{}", "字".repeat(before), "1".repeat(12), "字".repeat(20));
        let found = warnings(document(vec![Block::Paragraph(text(&paragraph))]));
        found.into_iter().map(|found| found.problem).collect::<Vec<_>>()
    };
    assert_eq!(found(25), []);
    let next = "11111111".to_owned();
    assert_eq!(found(22), [Problem::Ending(Ending::LooseLine { next })]);
    assert_eq!(found(20), []);
}

/// The wording of the program is nothing that a clerk could shorten.
#[test]
fn one_character_is_pointed_out_where_somebody_wrote() {
    let ours = || {
        let source = Source::built_in("templates/report.xml", "");
        let place = Place::from(&Origin::new(&source, 0..0));
        let line_and_number = "字".repeat(26) + &"1".repeat(56);
        Run { place, ..run(&line_and_number, Role::Text) }
    };
    let places = |text: Vec<Run>| -> Vec<String> {
        let found = warnings(document(vec![Block::Paragraph(text)]));
        found.iter().map(|found| format!("{:?}", found.place)).collect()
    };
    let one = Run { text: "字".into(), ..ours() };
    assert_eq!(places(vec![ours(), one]), Vec::<String>::new());
    assert_eq!(places(vec![ours(), run("字", Role::Text)]), ["Text(sample:1:1)"]);
}

/// A seal's paper: so many lines of text, in paragraphs of one line, the last of `closing`
/// lines.
fn sealed(count: usize, closing: usize) -> Document {
    let mut blocks = lines(count);
    blocks.push(Block::Paragraph(text(&"某".repeat(28 * closing - 4))));
    blocks.push(signature("某某区人民政府", "2024年3月28日"));
    document(blocks)
}

fn found(paper: &Settled) -> Vec<String> {
    paper.warnings().clone().sorted().iter().map(|found| format!("{:?}", found.problem)).collect()
}

/// 18 lines, 2 blank ones, 2 of the signature and the foot of the seal are half a line more than a
/// page; 20 lines and those are two and a half more, which no pitch saves.
#[test]
fn lines_stand_closer_where_the_signature_lacks_little_room() {
    let fits = settled(sealed(16, 1), &Style::GB9704);
    assert_eq!((fits.pages().len(), &fits.document().tightened), (1, &None));
    assert_eq!(found(&fits), Vec::<String>::new());

    let close = settled(sealed(17, 1), &Style::GB9704);
    let pitch = Length::pt(28.0);
    assert_eq!(close.pages().len(), 1);
    assert_eq!(close.document().tightened, Some(Tightened { blocks: 0..19, pitch }));
    assert_eq!(found(&close), ["Ending(Tightened { page: 1, pitch: 28.0 })"]);

    let late = settled(sealed(19, 1), &Style::GB9704);
    assert_eq!((late.pages().len(), &late.document().tightened), (2, &None));
    assert_eq!(found(&late), ["Ending(TakenAlong { page: 1, lines: 3 })"]);
}

/// A title of so many lines, one addressee, a text of one line, two attachments and the signature.
fn brief(title: usize) -> Document {
    let item = |number: &str| NoteItem { number: text(number), name: text("某某方案") };
    document(vec![
        Block::Title((0..title).map(|_| text("关于某事的通知")).collect()),
        Block::Recipients(text("各单位：")),
        Block::Paragraph(text("现印发给你们。")),
        Block::AttachmentNote { label: text("附件："), items: vec![item("1. "), item("2. ")] },
        signature("某某区人民政府", "2024年3月28日"),
    ])
}

/// The addressee had gone to the colophon, for the signature took the text from page 1.
#[test]
fn one_addressee_stays_on_page_1_though_the_signature_lacks_room() {
    let words = |paper: &Settled, page: usize| -> String {
        let items = paper.pages()[page].items.iter();
        let glyphs = items.flat_map(|item| match item {
            Item::Glyphs(run) => run.glyphs.as_slice(),
            Item::Rule(_) | Item::Bookmark(_) | Item::Element(_) => &[],
        });
        glyphs.map(|glyph| glyph.character).collect()
    };
    let close = settled(brief(9), &Style::GB9704);
    assert_eq!(close.pages().len(), 1);
    assert!(words(&close, 0).contains("各单位：现印发给你们。"), "{}", words(&close, 0));

    let parted = settled(brief(10), &Style::GB9704);
    assert_eq!(parted.pages().len(), 2);
    let [first, second] = [0, 1].map(|page| words(&parted, page));
    assert!(first.contains("各单位：现印发给你们。") && !first.contains("附件"), "{first}");
    assert!(second.starts_with("附件：") && !second.contains("现印发"), "{second}");
    assert!(found(&parted).iter().any(|one| one.contains("TakenAlong")), "{:?}", found(&parted));
    let body = word::body(&docx::write(&parted, Reader::Word).unwrap());
    let paragraphs = body.children.iter().filter(|child| child.name == "w:p");
    let mut lines = paragraphs.filter(|one| one.text().contains("现印发给你们。"));
    let line = lines.next_back().unwrap();
    assert!(line.first("w:keepNext").is_none());
}

/// A paragraph that begins on the page before keeps its lines, so that the page before does.
#[test]
fn only_what_begins_on_the_page_stands_closer() {
    let mut blocks = lines(20);
    blocks.push(Block::Paragraph(text(&"某".repeat(28 * 6 - 4))));
    blocks.extend(sealed(13, 1).blocks);
    let paper = settled(document(blocks), &Style::GB9704);
    assert_eq!(paper.pages().len(), 2);
    let pitch = Length::pt(28.0);
    assert_eq!(paper.document().tightened, Some(Tightened { blocks: 21..36, pitch }));
    let body = word::body(&docx::write(&paper, Reader::Word).unwrap());
    let paragraphs: Vec<&Element> =
        body.children.iter().filter(|child| child.name == "w:p").collect();
    let line = |paragraph: &&Element| {
        let spacing = paragraph.first("w:spacing")?;
        assert_eq!(paragraph.first("w:snapToGrid")?.attribute("w:val"), Some("false"));
        Some((spacing.attribute("w:line")?.to_owned(), spacing.attribute("w:lineRule")?.to_owned()))
    };
    let closer = Some(("560".to_owned(), "exact".to_owned()));
    let (before, after) = paragraphs.split_at(21);
    assert!(before.iter().all(|one| line(one).is_none()));
    // 14 paragraphs, 2 blank ones, name and day; the foot of the seal has a height of its own.
    assert_eq!(after.iter().filter(|one| line(one) == closer).count(), 18);
    assert_eq!(after.len(), 19);
}

/// 附注 never stands on a page of its own.
#[test]
fn a_note_stays_with_the_day() {
    let mut blocks = sealed(17, 1).blocks;
    blocks.push(Block::Note(text("（此件公开发布）")));
    let paper = settled(document(blocks), &Style::GB9704);
    assert_eq!(paper.pages().len(), 1);
    assert!(paper.document().tightened.is_some());
    let body = word::body(&docx::write(&paper, Reader::Word).unwrap());
    let day = body.children.iter().rev().filter(|child| child.name == "w:p").nth(1).unwrap();
    assert!(day.first("w:keepNext").is_some());
}

/// The characters of a page.
fn said(page: &Page) -> String {
    let glyphs = |item: &Item| match item {
        Item::Glyphs(run) => run.glyphs.iter().map(|glyph| glyph.character).collect(),
        Item::Rule(_) | Item::Bookmark(_) | Item::Element(_) => String::new(),
    };
    page.items.iter().map(glyphs).collect()
}

/// However long the text is: the day stands on a page with text, 附注 on the page of the day, and
/// no line closer than 24 to a page.
#[test]
fn a_signature_never_stands_without_text() {
    let seals = [Some(Signature::SEAL), Some(Length::mm(58.0)), None];
    for (count, (seal, note)) in (6..26)
        .flat_map(|count| seals.map(|seal| [true, false].map(|note| (count, (seal, note)))))
        .flatten()
    {
        let mut blocks: Vec<Block> =
            (0..count).map(|_| Block::Paragraph(text("正文一行。"))).collect();
        let (bodies, date) = (vec![text("某某区人民政府")], text("2024年3月28日"));
        blocks.push(Block::Signature(Signature { bodies, date, seal }));
        blocks.extend(note.then(|| Block::Note(text("（附注）"))));
        let paper = settled(document(blocks), &Style::GB9704);
        let pages: Vec<String> = paper.pages().iter().map(said).collect();
        let case = format!("{count} {seal:?} {note} {pages:?}");
        let day = pages.iter().position(|page| page.contains("28日")).unwrap();
        assert!(pages[day].contains("正文") && day + 1 == pages.len(), "{case}");
        assert!(!note || pages[day].contains("（附注）"), "{case}");
        let closest = paper.document().tightened.as_ref().map_or(29.0, |lines| lines.pitch.to_pt());
        assert!(closest >= 225.0 * 72.0 / 25.4 / 24.0, "{case}: {closest}");
    }
}
