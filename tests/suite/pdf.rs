//! The PDF as objects: what a reader shows beside the pages, and what a search finds in it.

use hongtou::document::{Block, Document, Role, Style};
use hongtou::layout;
use hongtou::pdf::{self, PdfKind};
use lopdf::{Dictionary, Object};

use crate::mutations::fonts;
use crate::{measure, sample};

fn file(document: &Document) -> Vec<u8> {
    let fonts = fonts();
    let settled = layout::settle(document.clone(), &Style::GB9704, &fonts);
    pdf::write(&settled.expect("every character"), PdfKind::Archive).expect("a PDF")
}

fn read(file: &[u8]) -> lopdf::Document {
    lopdf::Document::load_mem(file).expect("a PDF that can be read")
}

/// A text string: UTF-16 with its mark, or ASCII.
fn text(object: &Object) -> String {
    let bytes = object.as_str().expect("a string");
    let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) else {
        return String::from_utf8(bytes.to_vec()).unwrap();
    };
    let units: Vec<u16> =
        rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).unwrap()
}

/// The entries below `parent`: level, title, page, height above the sheet's foot.
fn entries(pdf: &lopdf::Document, parent: &Dictionary, level: u8) -> Vec<(u8, String, u32, f32)> {
    let page_of = |id: Object| {
        let pages = pdf.get_pages();
        *pages.iter().find(|(_, one)| id.as_reference().is_ok_and(|id| id == **one)).unwrap().0
    };
    let mut found = Vec::new();
    let mut next = parent.get(b"First").and_then(Object::as_reference).ok();
    while let Some(id) = next {
        let entry = pdf.get_dictionary(id).unwrap();
        let place = entry.get(b"Dest").unwrap().as_array().unwrap();
        let page = page_of(place[0].clone());
        let title = text(entry.get(b"Title").unwrap());
        found.push((level, title, page, place[3].as_float().unwrap()));
        found.extend(entries(pdf, entry, level + 1));
        next = entry.get(b"Next").and_then(Object::as_reference).ok();
    }
    found
}

pub(crate) fn outline(file: &[u8]) -> Vec<(u8, String, u32, f32)> {
    let pdf = read(file);
    let root = pdf.catalog().unwrap().get(b"Outlines").unwrap().as_reference().unwrap();
    let root = pdf.get_dictionary(root).unwrap();
    let found = entries(&pdf, root, 0);
    assert_eq!(root.get(b"Count").unwrap().as_i64().unwrap(), i64::try_from(found.len()).unwrap());
    found
}

#[test]
fn a_bookmark_for_the_title_each_task_and_the_attachment() {
    let file = file(&sample::notice_2024());
    let outline = outline(&file);
    let tasks: Vec<&str> =
        outline.iter().filter(|entry| entry.0 == 1).map(|entry| entry.1.as_str()).collect();
    assert_eq!(tasks.len(), 10);
    assert_eq!(tasks[0], "一、推进巾帼就业创业创新");
    assert_eq!(tasks[9], "十、实施优质教育资源扩增赋能行动");
    let top: Vec<&str> =
        outline.iter().filter(|entry| entry.0 == 0).map(|entry| entry.1.as_str()).collect();
    assert_eq!(
        top,
        [
            "淄川区人民政府办公室关于2024年为全区妇女儿童办好十件实事的通知",
            "附件 2024年为全区妇女儿童办实事工作进展情况报表",
        ]
    );
}

/// Each leads to the line that says it, on its page.
#[test]
fn a_bookmark_leads_to_its_line() {
    let file = file(&sample::notice_2024());
    let pages = measure::pages(&file);
    for (_, title, page, top) in outline(&file).iter().filter(|entry| entry.0 == 1) {
        let from_top = 297.0 - f64::from(*top) * 25.4 / 72.0;
        let lines = pages[usize::try_from(*page).unwrap() - 1].lines();
        let line = lines.iter().find(|line| line.middle() > from_top).unwrap();
        let start: String = title.chars().take(8).collect();
        assert!(line.text().starts_with(&start), "{title}: {}", line.text());
        assert!(line.middle() - from_top < 10.3, "{title}: {from_top}");
    }
}

#[test]
fn headings_below_each_other_are_a_tree() {
    let paragraph = |text: &str, role| Block::Paragraph(vec![sample::run(text, role)]);
    let blocks = vec![
        paragraph("一、甲", Role::Heading1),
        paragraph("（一）乙", Role::Heading2),
        paragraph("（二）丙", Role::Heading2),
        paragraph("二、丁", Role::Heading1),
        paragraph("正文", Role::Text),
    ];
    let found = outline(&file(&sample::document(blocks)));
    let shape: Vec<(u8, &str)> = found.iter().map(|entry| (entry.0, entry.1.as_str())).collect();
    assert_eq!(shape, [(0, "一、甲"), (1, "（一）乙"), (1, "（二）丙"), (0, "二、丁")]);
}

#[test]
fn title_body_keywords_language_and_day() {
    let file = file(&sample::notice_2024());
    let pdf = read(&file);
    let catalog = pdf.catalog().unwrap();
    assert_eq!(text(catalog.get(b"Lang").unwrap()), "zh-CN");
    assert_eq!(catalog.get(b"PageMode").unwrap().as_name().unwrap(), b"UseOutlines");
    let preferences = catalog.get(b"ViewerPreferences").unwrap().as_dict().unwrap();
    assert!(preferences.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
    let info = pdf.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let says = |key: &[u8]| text(pdf.get_dictionary(info).unwrap().get(key).unwrap());
    assert_eq!(says(b"Title"), "淄川区人民政府办公室关于2024年为全区妇女儿童办好十件实事的通知");
    assert_eq!(says(b"Author"), "淄川区人民政府办公室");
    assert_eq!(says(b"Keywords"), "川政办字〔2024〕13号,区妇联");
    assert!(says(b"CreationDate").starts_with("D:20240328"), "{}", says(b"CreationDate"));
}

#[test]
fn the_id_is_of_the_content() {
    let id = |file: &[u8]| {
        let pdf = read(file);
        pdf.trailer.get(b"ID").unwrap().as_array().unwrap()[0].as_str().unwrap().to_vec()
    };
    let first = file(&sample::notice_2024());
    assert_eq!(id(&first), id(&file(&sample::notice_2024())));
    let other = sample::document(vec![Block::Paragraph(sample::text("别的。"))]);
    assert_ne!(id(&first), id(&file(&other)));
    assert_eq!(outline_mode(&file(&other)), b"UseNone");
}

fn outline_mode(file: &[u8]) -> Vec<u8> {
    let pdf = read(file);
    pdf.catalog().unwrap().get(b"PageMode").unwrap().as_name().unwrap().to_vec()
}

/// Characters that share a glyph in some fonts read back as they were written.
#[test]
fn characters_that_share_a_glyph_stay_apart() {
    let written = "甲·乙•丙‧丁—戊…己～庚〜辛“壬”‘癸’一⼀";
    let with = |text: &str| sample::document(vec![Block::Paragraph(sample::text(text))]);
    let fonts = fonts();
    let known: String = written
        .chars()
        .filter(|one| fonts.glyph(hongtou::document::Typeface::FangSong, *one).is_some())
        .collect();
    assert!(known.contains('·') && known.contains('•'), "{known}");
    let pages = measure::pages(&file(&with(&known)));
    let said: String = pages
        .iter()
        .flat_map(|page| &page.glyphs)
        .filter(|glyph| glyph.baseline < 262.0)
        .map(|glyph| glyph.text.as_str())
        .collect();
    assert_eq!(said, known);
}
