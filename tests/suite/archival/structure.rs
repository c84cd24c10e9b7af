//! The structure of the written file (ISO 32000-1, 14.7, 14.8), read back: its headings are those of the outline,
//! its tables those of the document, its text that of the pages, in the order it is read.

use std::collections::BTreeMap;

use hongtou::document::template::Templates;
use hongtou::document::{Align, Block, Cell, Column, Role, Style, Table, Turn, plain_text};
use hongtou::length::Length;
use hongtou::pdf::{self, PdfKind};
use hongtou::{compose, notice};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{read, rules};
use crate::{program, sample};

/// A part of the text as the file tells of it.
#[derive(Debug, PartialEq)]
struct Told {
    /// Its type, with what it says of itself.
    kind: String,
    /// What its own pieces say, white aside.
    text: String,
    parts: Vec<Told>,
}

/// What is drawn on the pages.
#[derive(Default)]
struct Drawn {
    /// The text of each piece, by page and number.
    pieces: BTreeMap<(ObjectId, i64), String>,
    /// The text of the pieces as it comes on the pages.
    text: String,
    /// What is marked as no part of the text, piece by piece.
    aside: Vec<String>,
    /// How much is marked as nothing at all.
    unmarked: usize,
}

fn drawn(pdf: &Document) -> Drawn {
    let mut drawn = Drawn::default();
    for page in pdf.page_iter() {
        let content = Content::decode(&pdf.get_page_content(page)).unwrap();
        let (mut characters, mut within) = (BTreeMap::new(), None);
        for one in content.operations {
            match one.operator.as_str() {
                "BDC" => {
                    assert!(within.is_none(), "one mark in another");
                    let number = one.operands[1].as_dict().unwrap().get(b"MCID");
                    within = Some(number.and_then(Object::as_i64).ok());
                    drawn.aside.push(String::new());
                }
                "EMC" => within = None,
                "Tf" => {
                    characters = rules::characters(pdf, one.operands[0].as_name().unwrap()).unwrap()
                }
                "TJ" => {
                    let text = said(&one.operands[0], &characters);
                    match within {
                        Some(Some(number)) => {
                            drawn.text += &text;
                            *drawn.pieces.entry((page, number)).or_default() += &text;
                        }
                        Some(None) => *drawn.aside.last_mut().unwrap() += &text,
                        None => drawn.unmarked += 1,
                    }
                }
                "f" if within.is_none() => drawn.unmarked += 1,
                _ => {}
            }
        }
        assert!(within.is_none());
    }
    drawn.aside.retain(|text| !text.is_empty());
    drawn
}

/// The text that is shown, white aside.
fn said(shown: &Object, characters: &BTreeMap<u16, String>) -> String {
    let pieces = shown.as_array().unwrap().iter().filter_map(|one| one.as_str().ok());
    let codes = pieces.flat_map(|bytes| bytes.chunks_exact(2));
    let text: String =
        codes.map(|pair| characters[&u16::from_be_bytes([pair[0], pair[1]])].as_str()).collect();
    close(&text)
}

fn close(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The structure of `pdf`, of which each piece is found from its page, too (14.7.4.4).
fn told(pdf: &Document, drawn: &Drawn) -> Told {
    let catalog = pdf.catalog().unwrap();
    assert!(
        catalog
            .get(b"MarkInfo")
            .unwrap()
            .as_dict()
            .unwrap()
            .get(b"Marked")
            .unwrap()
            .as_bool()
            .unwrap()
    );
    let root = catalog.get(b"StructTreeRoot").unwrap().as_reference().unwrap();
    let root = pdf.get_dictionary(root).unwrap();
    let parents = root.get(b"ParentTree").unwrap().as_reference().unwrap();
    let parents = pdf.get_dictionary(parents).unwrap().get(b"Nums").unwrap().as_array().unwrap();
    let whole = root.get(b"K").unwrap().as_reference().unwrap();
    element(&Reading { pdf, drawn, parents }, whole)
}

struct Reading<'a> {
    pdf: &'a Document,
    drawn: &'a Drawn,
    parents: &'a [Object],
}

fn element(reading: &Reading, id: ObjectId) -> Told {
    let one = reading.pdf.get_dictionary(id).unwrap();
    let (mut text, mut parts) = (String::new(), Vec::new());
    let kids = one.get(b"K").map(|kids| kids.as_array().unwrap().as_slice()).unwrap_or_default();
    for kid in kids {
        if let Ok(part) = kid.as_reference() {
            let above = reading.pdf.get_dictionary(part).unwrap().get(b"P").unwrap();
            assert_eq!(above.as_reference().unwrap(), id);
            parts.push(element(reading, part));
            continue;
        }
        let own = kid.as_dict().unwrap_or(one);
        let page = own.get(b"Pg").unwrap().as_reference().unwrap();
        let number = kid.as_i64().or_else(|_| own.get(b"MCID").unwrap().as_i64()).unwrap();
        assert_eq!(owner(reading, page, number), id);
        text += &reading.drawn.pieces[&(page, number)];
    }
    Told { kind: kind(one), text, parts }
}

/// The part of a piece, as its page finds it.
fn owner(reading: &Reading, page: ObjectId, number: i64) -> ObjectId {
    let page = reading.pdf.get_dictionary(page).unwrap();
    let key = page.get(b"StructParents").unwrap().as_i64().unwrap();
    let pairs = reading.parents.chunks_exact(2);
    let mut of_page = pairs.filter(|pair| pair[0].as_i64().unwrap() == key);
    let parts = of_page.next().unwrap()[1].as_array().unwrap();
    parts[usize::try_from(number).unwrap()].as_reference().unwrap()
}

fn kind(one: &Dictionary) -> String {
    let mut kind = String::from_utf8(one.get(b"S").unwrap().as_name().unwrap().to_vec()).unwrap();
    let Ok(attributes) = one.get(b"A").and_then(Object::as_dict) else { return kind };
    for (name, value) in attributes.iter().filter(|(name, _)| name.as_slice() != b"O") {
        let value = value.as_name().map_or_else(
            |_| value.as_i64().unwrap().to_string(),
            |name| String::from_utf8(name.to_vec()).unwrap(),
        );
        kind += &format!(" {}={value}", String::from_utf8_lossy(name));
    }
    kind
}

impl Told {
    /// It and all within it, in reading order.
    fn all(&self) -> Vec<&Told> {
        std::iter::once(self).chain(self.parts.iter().flat_map(Told::all)).collect()
    }

    /// What it and all within it say.
    fn whole_text(&self) -> String {
        self.all().iter().map(|part| part.text.as_str()).collect()
    }
}

/// The headings of `told`: levels from the highest there is, and words without the point at their end, as an
/// outline has them; 附件1, which stands in a paragraph above its title, before it.
fn headings(told: &Told) -> Vec<(u8, String)> {
    let all = told.all();
    let heading = |pair: &[&Told]| {
        let level: u8 = pair[1].kind.strip_prefix('H')?.parse().ok()?;
        let is_label = |text: &str| {
            let number = text.strip_prefix("附件");
            number.is_some_and(|number| number.bytes().all(|one| one.is_ascii_digit()))
        };
        let label = if is_label(&pair[0].text) { &pair[0].text } else { "" };
        assert!(label.is_empty() || pair[0].kind == "P");
        let words = pair[1].text.trim_end_matches(['。', '：']);
        Some((level - 1, format!("{label}{words}")))
    };
    let found: Vec<(u8, String)> = all.windows(2).filter_map(heading).collect();
    let highest = found.iter().map(|(level, _)| *level).min().unwrap_or(0);
    found.into_iter().map(|(level, text)| (level - highest, text)).collect()
}

/// The cells of the tables of `told`, row by row; paragraphs of a cell are lines.
fn tables(told: &Told) -> Vec<Vec<Vec<(String, String)>>> {
    let tables = told.parts.iter().filter(|part| part.kind == "Table");
    let cells = |row: &Told| {
        assert_eq!(row.kind, "TR");
        row.parts.iter().map(|cell| (cell.kind.clone(), lines(cell))).collect()
    };
    tables.map(|table| table.parts.iter().map(cells).collect()).collect()
}

fn lines(cell: &Told) -> String {
    let paragraphs: Vec<&str> = cell.parts.iter().map(|part| part.text.as_str()).collect();
    assert!(cell.parts.iter().all(|part| part.kind == "P" && part.parts.is_empty()));
    assert!(paragraphs.is_empty() || paragraphs.len() > 1 && cell.text.is_empty());
    if paragraphs.is_empty() { cell.text.clone() } else { paragraphs.join("\n") }
}

/// The same of the tables of a document.
fn tables_of(document: &hongtou::document::Document) -> Vec<Vec<Vec<(String, String)>>> {
    let of_block =
        |block: &Block| if let Block::Table(table) = block { Some(cells_of(table)) } else { None };
    document.blocks.iter().filter_map(of_block).collect()
}

fn cells_of(table: &Table) -> Vec<Vec<(String, String)>> {
    let text = |cell: &Cell| {
        let texts = cell.lines.iter().map(|line| close(&plain_text(line)));
        texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
    };
    // The lines of a head are one: they break where its words end.
    let head = table.head.iter().map(|cell| ("TH Scope=Column".to_owned(), close(&text(cell))));
    let head = head.collect();
    let kind = |cell: &Cell| {
        let rows = if cell.rows > 1 { format!(" RowSpan={}", cell.rows) } else { String::new() };
        let across = table.columns.len();
        let columns = if cell.across { format!(" ColSpan={across}") } else { String::new() };
        format!("TD{rows}{columns}")
    };
    let row = |row: &Vec<Cell>| {
        let cells = row.iter().filter(|cell| cell.rows > 0);
        cells.map(|cell| (kind(cell), text(cell))).collect()
    };
    std::iter::once(head).chain(table.rows.iter().map(row)).collect()
}

#[test]
fn every_fixture_tells_its_headings_its_tables_and_its_text_in_order() {
    for name in program::fixtures() {
        let file = &program::fixture(&name).pdf;
        let pdf = read(file);
        let drawn = drawn(&pdf);
        assert_eq!(drawn.unmarked, 0, "{name}");
        let told = told(&pdf, &drawn);
        let outline: Vec<(u8, String)> =
            crate::pdf::outline(file).into_iter().map(|entry| (entry.0, close(&entry.1))).collect();
        assert_eq!(headings(&told), outline, "{name}");
        // Names of 签发人 on several lines are one part, and the number stands beside the last of them (7.2.6).
        let title = told.parts.iter().find(|part| part.kind == "H1").map_or("", |part| &part.text);
        let [(head, rest), (drawn_head, drawn_rest)] =
            [&told.whole_text(), &drawn.text].map(|text| {
                let (head, rest) = text.split_at(text.find(title).unwrap());
                let mut head: Vec<char> = head.chars().collect();
                head.sort_unstable();
                (head, rest.to_owned())
            });
        assert_eq!((head, rest), (drawn_head, drawn_rest), "{name}");
        let bytes = std::fs::read(program::fixture_folder(&name).join("notice.yaml")).unwrap();
        let notice = notice::read("notice.yaml", &bytes).notice.unwrap();
        let document = compose::notice(&notice, &Templates::default()).unwrap();
        assert_eq!(tables(&told), tables_of(&document), "{name}");
        // What is no part of it: numbers of pages, and what a table says again on its next page.
        let is_number = |text: &&String| text.starts_with('—') && text.ends_with('—');
        let again: Vec<&String> = drawn.aside.iter().filter(|text| !is_number(text)).collect();
        let heads: Vec<String> = tables(&told)
            .iter()
            .map(|table| table[0].iter().map(|(_, text)| text.as_str()).collect())
            .collect();
        assert!(
            again.iter().all(|text| heads.iter().any(|head| text.contains(head.as_str()))),
            "{name}: {again:?}"
        );
    }
}

/// A table of two pages, a cell over several rows, a heading in a paragraph.
#[test]
fn each_part_is_what_it_is() {
    let cell = |text: &str| Cell::new(vec![sample::text(text)]);
    let tall = Cell { rows: 2, ..cell("甲") };
    let column = Column::new(1.0, Align::Left);
    let mut rows = vec![
        vec![Cell::heading(vec![sample::text("第一组")])],
        vec![tall, cell("乙")],
        vec![Cell::covered(), Cell::default()],
    ];
    rows.extend((0..40).map(|_| vec![cell("丙"), cell("丁")]));
    let table = Table {
        columns: vec![column; 2],
        head: vec![cell("名称"), cell("内容")],
        rows,
        turn: Turn::Upright,
        least_blank: Length::ZERO,
    };
    let blocks = vec![
        Block::Title(vec![sample::text("关于办好实事"), sample::text("的通知")]),
        Block::Paragraph(vec![
            sample::run("一、总则。", Role::Heading1),
            sample::run("正文一。", Role::Text),
        ]),
        Block::Paragraph(vec![sample::run("（一）细则", Role::Heading2)]),
        Block::Paragraph(sample::text("正文二。")),
        Block::Table(table.clone()),
        sample::signature("区政府", "2024年3月28日"),
    ];
    let settled = sample::settled(sample::document(blocks), &Style::GB9704);
    let pdf = read(&pdf::write(&settled, PdfKind::Archive).unwrap());
    assert!(pdf.get_pages().len() > 1);
    let drawn = drawn(&pdf);
    let told = told(&pdf, &drawn);
    let top: Vec<(&str, &str)> =
        told.parts.iter().map(|part| (part.kind.as_str(), part.text.as_str())).collect();
    let wanted = [
        ("H1", "关于办好实事的通知"),
        ("H2", "一、总则。"),
        ("P", "正文一。"),
        ("H3", "（一）细则"),
        ("P", "正文二。"),
        ("Table", ""),
        ("P", "区政府"),
        ("P", "2024年3月28日"),
    ];
    assert_eq!(told.kind, "Document");
    assert_eq!(top, wanted);
    assert_eq!(tables(&told), [cells_of(&table)]);
    assert_eq!(tables(&told)[0][1], [("TD ColSpan=2".to_owned(), "第一组".to_owned())]);
    assert_eq!(tables(&told)[0][2][0], ("TD RowSpan=2".to_owned(), "甲".to_owned()));
    assert!(drawn.aside.contains(&"名称内容".to_owned()), "{:?}", drawn.aside);
}

/// Of thousands of pages the cells would be more than all else in the file, and in memory.
#[test]
fn more_than_300_pages_tell_no_parts() {
    let of_pages = |count: usize| {
        let page = |_| [Block::Paragraph(sample::text("正文。")), Block::PageBreak];
        let mut blocks: Vec<Block> = (0..count).flat_map(page).collect();
        blocks.pop();
        let settled = sample::settled(sample::document(blocks), &Style::GB9704);
        assert_eq!(settled.pages().len(), count);
        let pdf = read(&pdf::write(&settled, PdfKind::Archive).unwrap());
        pdf.catalog().unwrap().has(b"StructTreeRoot")
    };
    assert!(of_pages(300) && !of_pages(301));
}

/// A-1b asks for none, and lists of PDF 1.4 are short.
#[test]
fn a_1b_tells_no_parts() {
    let settled = sample::settled(sample::notice_2024(), &Style::GB9704);
    let pdf = read(&pdf::write(&settled, PdfKind::FirstArchive).unwrap());
    assert!(!pdf.catalog().unwrap().has(b"StructTreeRoot"));
    assert!(drawn(&pdf).unmarked > 0);
}
