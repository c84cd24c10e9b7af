//! What stands in an OFD: the text of the paper at the places of the PDF, each object once, and what readers
//! need to draw and to search it.

use std::collections::{BTreeMap, BTreeSet};

use hongtou::document::Style;
use hongtou::ofd::{self, OfdKind};
use skrifa::{FontRef, MetadataProvider};

use super::parts::{Parts, Said, fixture, named, numbers, pages, parts, said, xml};
use super::schema;
use crate::text::{
    AREA_FOOT, assert_published, assert_same, docx_text, joined, repeated_heads, without_white,
};
use crate::{measure, program, sample};

/// The XML parts, tags aside, which are of our own namespace.
fn standard_parts(parts: &Parts) -> impl Iterator<Item = (&String, &Vec<u8>)> {
    let own = "Doc_0/Tags/CustomTag.xml";
    parts.iter().filter(move |(name, _)| name.ends_with(".xml") && *name != own)
}

fn all_fixtures(look: impl Fn(&str, &Parts)) {
    for name in program::fixtures() {
        look(&name, &parts(&fixture(&name, "--ofd")));
    }
}

#[test]
fn every_part_of_every_fixture_is_valid() {
    all_fixtures(|name, parts| {
        for (part, bytes) in standard_parts(parts) {
            assert!(schema::faults(bytes).is_empty(), "{name} {part}: {:?}", schema::faults(bytes));
        }
        xml(&parts["Doc_0/Tags/CustomTag.xml"]);
    });
}

#[test]
fn ids_are_unique_and_none_is_larger_than_said() {
    all_fixtures(|name, parts| {
        let mut ids = BTreeSet::new();
        for (part, bytes) in standard_parts(parts) {
            // Document.xml names the pages' ids, the only place where they stand.
            for id in xml(bytes).descendants().filter_map(|node| node.attribute("ID")) {
                let id: u32 = id.parse().unwrap();
                assert!(ids.insert(id), "{name} {part}: {id} twice");
            }
        }
        let document = xml(&parts["Doc_0/Document.xml"]);
        let largest: u32 = named(&document, "MaxUnitID")[0].text().unwrap().parse().unwrap();
        assert_eq!(ids.last(), Some(&largest), "{name}");
        let tags = xml(&parts["Doc_0/Tags/CustomTag.xml"]);
        for reference in named(&tags, "ObjectRef") {
            assert!(ids.contains(&reference.text().unwrap().parse().unwrap()), "{name}");
        }
    });
}

/// What readers have been found to stumble over.
#[test]
fn sizes_colours_and_matrices_are_plain() {
    all_fixtures(|name, parts| {
        for page in pages(parts) {
            let page = xml(page);
            assert_eq!(named(&page, "PhysicalBox").len(), 1, "{name}");
            for colour in named(&page, "FillColor") {
                let value = numbers(colour.attribute("Value").unwrap());
                assert!(value.len() == 3 && value.iter().all(|one| (0.0..=255.0).contains(one)));
            }
            for turned in page.descendants().filter_map(|node| node.attribute("CTM")) {
                assert!(turned.starts_with("0 -1 1 0 "), "{name}: {turned}");
            }
            for forbidden in ["Alpha", "Weight", "DrawParam"] {
                assert!(page.descendants().all(|node| node.attribute(forbidden).is_none()));
            }
        }
        let document = xml(&parts["Doc_0/Document.xml"]);
        assert_eq!(named(&document, "PageArea").len(), 1, "{name}");
    });
}

/// The text of the type area of a page, in its order.
fn area_text(page: &[u8]) -> String {
    let said = said(page).into_iter();
    let in_area = said.filter(|one| !one.upright || one.at[0].1 <= AREA_FOOT);
    without_white(&in_area.map(|one| one.text).collect::<String>())
}

#[test]
fn the_ofd_says_what_was_published() {
    for year in program::YEARS {
        let parts = parts(&fixture(&year.to_string(), "--ofd"));
        let text: String = pages(&parts).into_iter().map(area_text).collect();
        assert_published(year, "notice.ofd", &text);
    }
}

#[test]
fn the_ofd_says_what_the_docx_says() {
    all_fixtures(|name, parts| {
        let docx = &program::fixture(name).docx;
        let texts: Vec<String> = pages(parts).into_iter().map(area_text).collect();
        let wanted = without_white(&docx_text(docx));
        assert_same(name, &wanted, &joined(&texts, &repeated_heads(docx)));
    });
}

/// In mm.
const NEAR: f64 = 0.05;

/// Each glyph stands where the PDF has it, and each rule.
#[test]
fn all_stands_where_the_pdf_has_it() {
    all_fixtures(|name, parts| {
        let drawn = measure::pages(&program::fixture(name).pdf);
        let written = pages(parts);
        assert_eq!(written.len(), drawn.len(), "{name}");
        for (page, drawn) in written.into_iter().zip(drawn) {
            let glyphs = said(page)
                .into_iter()
                .flat_map(|one| one.text.chars().zip(one.at).collect::<Vec<_>>());
            let glyphs = glyphs.filter(|(character, _)| !character.is_whitespace());
            let wanted = drawn.glyphs.iter().filter(|glyph| !glyph.is_space());
            let (glyphs, wanted): (Vec<_>, Vec<_>) = (glyphs.collect(), wanted.collect());
            assert_eq!(glyphs.len(), wanted.len(), "{name}");
            for ((character, (x, y)), wanted) in glyphs.into_iter().zip(wanted) {
                assert_eq!(character.to_string(), wanted.text, "{name}");
                let off = (x - wanted.x).abs().max((y - wanted.baseline).abs());
                assert!(off < NEAR, "{name}: {character} {off}");
            }
            let page = xml(page);
            let rules = named(&page, "PathObject");
            // Rules that touch are measured as one: each lies within one of those.
            for rule in &rules {
                let boundary = numbers(rule.attribute("Boundary").unwrap());
                let [left, top] = [boundary[0], boundary[1]];
                let [right, bottom] = [left + boundary[2], top + boundary[3]];
                let is_in = drawn.rules.iter().map(|one| one.area).any(|area| {
                    left > area.left - NEAR
                        && top > area.top - NEAR
                        && right < area.right + NEAR
                        && bottom < area.bottom + NEAR
                });
                assert!(is_in, "{name}: {boundary:?}");
            }
            assert_eq!(rules.is_empty(), drawn.rules.is_empty(), "{name}");
        }
    });
}

/// Whether a reader goes by the numbers of the glyphs or looks the characters up, it draws the same.
#[test]
fn fonts_are_complete_and_small() {
    all_fixtures(|name, parts| {
        let resources = xml(&parts["Doc_0/PublicRes.xml"]);
        let mut fonts: BTreeMap<u32, &[u8]> = BTreeMap::new();
        for font in named(&resources, "Font") {
            let file = format!("Doc_0/Res/{}", font.first_element_child().unwrap().text().unwrap());
            fonts.insert(font.attribute("ID").unwrap().parse().unwrap(), &parts[&file]);
        }
        let mut used: BTreeMap<u32, BTreeSet<u16>> = BTreeMap::new();
        for one in pages(parts).into_iter().flat_map(said) {
            let font = FontRef::new(fonts[&one.font]).unwrap();
            let Said { text, glyphs, .. } = one;
            assert_eq!(text.chars().count(), glyphs.len());
            for (character, glyph) in text.chars().zip(glyphs) {
                let mapped = font.charmap().map(character).map(|id| id.to_u32());
                assert_eq!(mapped, Some(u32::from(glyph)), "{name}: {character}");
                used.entry(one.font).or_default().insert(glyph);
            }
        }
        for (id, bytes) in fonts {
            let font = FontRef::new(bytes).unwrap();
            for table in [b"OS/2", b"cmap", b"head", b"hhea", b"hmtx", b"maxp", b"name", b"post"] {
                let tag = skrifa::Tag::new(table);
                assert!(font.table_data(tag).is_some(), "{name}: {tag}");
            }
            let glyphs = font.glyph_names().num_glyphs();
            assert!(
                usize::try_from(glyphs).unwrap() <= 2 * used[&id].len() + 16,
                "{name}: {glyphs}"
            );
        }
    });
}

/// What the tags call an element: its text.
fn tagged(parts: &Parts) -> BTreeMap<String, String> {
    let texts: BTreeMap<u32, String> =
        pages(parts).into_iter().flat_map(said).map(|one| (one.id, one.text)).collect();
    let tags = xml(&parts["Doc_0/Tags/CustomTag.xml"]);
    let text = |element: roxmltree::Node<'_, '_>| {
        let ids = element.children().filter_map(|one| one.text()?.parse::<u32>().ok());
        ids.filter_map(|id| texts.get(&id).map(String::as_str)).collect::<String>()
    };
    let elements = tags.root_element().children().filter(roxmltree::Node::is_element);
    elements.map(|one| (one.tag_name().name().to_owned(), without_white(&text(one)))).collect()
}

#[test]
fn the_tags_name_the_elements_of_the_paper() {
    let tags = tagged(&parts(&fixture("2024", "--ofd")));
    for (element, says) in [
        ("发文机关标志", "淄川区人民政府办公室文件"),
        ("发文字号", "川政办字〔2024〕13号"),
        ("标题", "淄川区人民政府办公室关于2024年为全区妇女儿童办好十件实事的通知"),
        ("成文日期", "2024年3月28日"),
        ("印发机关", "淄川区人民政府办公室"),
        ("印发日期", "2024年3月28日印发"),
        ("页码", "—1——2——3——4——5—"),
    ] {
        assert_eq!(tags.get(element).map(String::as_str), Some(says), "{element}");
    }
    assert!(tags["主送机关"].ends_with('：') && tags["正文"].contains("一、推进巾帼就业创业创新"));
    assert!(tags["附件"].starts_with("附件"));
    // Everything else that a paper may bear, on the fixture that bears it.
    let tags = tagged(&parts(&fixture("secret-joint-upward", "--ofd")));
    for element in ["份号", "密级和保密期限", "紧急程度", "签发人", "发文字号"]
    {
        assert!(tags.contains_key(element), "{element}: {:?}", tags.keys());
    }
}

#[test]
fn the_outline_and_the_properties_are_those_of_the_pdf() {
    let parts = parts(&fixture("2024", "--ofd"));
    let document = xml(&parts["Doc_0/Document.xml"]);
    let top: Vec<_> = named(&document, "Outlines")[0].children().collect();
    let title = |node: &roxmltree::Node<'_, '_>| node.attribute("Title").unwrap().to_owned();
    assert_eq!(top.len(), 2);
    assert!(title(&top[1]).starts_with("附件 2024年"), "{}", title(&top[1]));
    let below = top[0].children().filter(|node| node.tag_name().name() == "OutlineElem");
    assert_eq!(below.filter(|node| node.attribute("Count") == Some("0")).count(), 10);
    assert_eq!(top[0].attribute("Count"), Some("10"));
    let root = xml(&parts["OFD.xml"]);
    let says = |name: &str| named(&root, name)[0].text().unwrap().to_owned();
    assert_eq!(says("Title"), "淄川区人民政府办公室关于2024年为全区妇女儿童办好十件实事的通知");
    assert_eq!((says("CreationDate"), says("Creator")), ("2024-03-28".into(), "hongtou".into()));
    assert!(says("DocID").len() == 32 && says("DocID").chars().all(|one| one.is_ascii_hexdigit()));
    assert!(named(&root, "Signatures").is_empty() && named(&document, "Permissions").is_empty());
}

#[test]
fn the_same_pages_are_the_same_bytes_and_others_have_another_id() {
    let settled = |blocks| sample::settled(sample::document(blocks), &Style::GB9704);
    let write = |text: &str| {
        let paragraph = hongtou::document::Block::Paragraph(sample::text(text));
        ofd::write(&settled(vec![paragraph]), OfdKind::Plain).unwrap()
    };
    assert!(write("甲乙丙") == write("甲乙丙"));
    let id = |file: &[u8]| {
        let parts = parts(file);
        named(&xml(&parts["OFD.xml"]), "DocID")[0].text().unwrap().to_owned()
    };
    assert_ne!(id(&write("甲乙丙")), id(&write("甲乙丁")));
    assert!(fixture("2026", "--ofd") == fixture("2026", "--ofd"));
}

/// What XML means otherwise, and a document without a character.
#[test]
fn odd_texts_are_written() {
    let write = |text: &str| {
        let paragraph = hongtou::document::Block::Paragraph(sample::text(text));
        let settled = sample::settled(sample::document(vec![paragraph]), &Style::GB9704);
        parts(&ofd::write(&settled, OfdKind::Plain).unwrap())
    };
    for text in ["甲<乙&丙>“丁”'戊'", "'甲' & '乙'"] {
        let parts = write(text);
        assert_eq!(area_text(pages(&parts)[0]), without_white(text));
        standard_parts(&parts).for_each(|(_, part)| assert_eq!(schema::faults(part), [""; 0]));
    }
    let blank = sample::settled(sample::document(Vec::new()), &Style::GB9704);
    for (_, part) in standard_parts(&parts(&ofd::write(&blank, OfdKind::Plain).unwrap())) {
        assert_eq!(schema::faults(part), [""; 0]);
    }
}
