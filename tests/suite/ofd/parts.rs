//! An OFD read back: its parts, and what its pages say and where. It imports nothing of the writer.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use roxmltree::{Document, Node};

use crate::program;

/// The parts of an OFD by name.
pub(super) type Parts = BTreeMap<String, Vec<u8>>;

/// The parts of `file`.
pub(super) fn parts(file: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut parts = Parts::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        parts.insert(part.name().unwrap().into_owned(), bytes);
    }
    parts
}

/// The OFD of a fixture's notice.
pub(super) fn fixture(name: &str, option: &str) -> Vec<u8> {
    let out = tempfile::tempdir().unwrap();
    let description = program::fixture_folder(name).join("notice.yaml");
    let description = description.to_str().unwrap();
    let place = out.path().to_str().unwrap();
    let ended =
        program::run(out.path(), &["notice", description, "-o", place, "--only", "ofd", option]);
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    std::fs::read(out.path().join("notice.ofd")).unwrap()
}

/// A part that is XML.
pub(super) fn xml(part: &[u8]) -> Document<'_> {
    Document::parse(std::str::from_utf8(part).unwrap()).unwrap()
}

/// The elements of this name in `part`.
pub(super) fn named<'a, 'i>(part: &'a Document<'i>, name: &'a str) -> Vec<Node<'a, 'i>> {
    part.descendants().filter(|node| node.tag_name().name() == name).collect()
}

/// The parts of the pages, in order.
pub(super) fn pages(parts: &Parts) -> Vec<&[u8]> {
    let document = xml(&parts["Doc_0/Document.xml"]);
    let places =
        named(&document, "Page").into_iter().map(|page| page.attribute("BaseLoc").unwrap());
    places.map(|place| parts[&format!("Doc_0/{place}")].as_slice()).collect()
}

/// A text object.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) id: u32,
    pub(super) font: u32,
    pub(super) text: String,
    pub(super) glyphs: Vec<u16>,
    /// The origin of each glyph on the page, in mm.
    pub(super) at: Vec<(f64, f64)>,
    /// Whether it runs to the right, not upwards.
    pub(super) upright: bool,
}

/// The numbers of an array.
pub(super) fn numbers(array: &str) -> Vec<f64> {
    array.split_whitespace().map(|one| one.parse().unwrap()).collect()
}

/// The texts of a page, in its order.
pub(super) fn said(page: &[u8]) -> Vec<Said> {
    named(&xml(page), "TextObject").into_iter().map(object).collect()
}

fn object(node: Node<'_, '_>) -> Said {
    let number = |name: &str| node.attribute(name).unwrap().parse().unwrap();
    let child = |name: &str| node.children().find(|one| one.tag_name().name() == name);
    let code = child("TextCode").unwrap();
    let boundary = numbers(node.attribute("Boundary").unwrap());
    let matrix = numbers(node.attribute("CTM").unwrap_or("1 0 0 1 0 0"));
    let start = |name: &str| code.attribute(name).unwrap().parse::<f64>().unwrap();
    let (mut x, y) = (start("X"), start("Y"));
    let steps = numbers(code.attribute("DeltaX").unwrap_or_default());
    let mut at = Vec::new();
    let text = code.text().unwrap_or_default().to_owned();
    for step in steps.into_iter().chain([0.0]) {
        let on_page = (
            boundary[0] + matrix[0] * x + matrix[2] * y + matrix[4],
            boundary[1] + matrix[1] * x + matrix[3] * y + matrix[5],
        );
        at.push(on_page);
        x += step;
    }
    let glyphs = child("CGTransform").unwrap().first_element_child().unwrap();
    let glyphs = glyphs.text().unwrap().split_whitespace().map(|one| one.parse().unwrap());
    Said {
        id: number("ID"),
        font: number("Font"),
        text,
        glyphs: glyphs.collect(),
        at,
        upright: node.attribute("CTM").is_none(),
    }
}
