//! A Word file read back: its parts as text and as trees. It imports nothing of the writer.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element read back, texts unescaped.
#[derive(Clone, Debug, Default)]
pub(crate) struct Element {
    /// The name with its prefix.
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    /// The text directly inside.
    text: String,
    /// The child elements.
    pub(crate) children: Vec<Element>,
}

/// The parts of the file by name, in the order of names.
pub(crate) fn parts(file: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        parts.insert(name, text);
    }
    parts
}

/// A part's root.
pub(crate) fn part(file: &[u8], name: &str) -> Element {
    read(&parts(file)[name])
}

/// The body of the text.
pub(crate) fn body(file: &[u8]) -> Element {
    part(file, "word/document.xml").children.remove(0)
}

fn read(part: &str) -> Element {
    let mut reader = Reader::from_str(part);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => open.push(started(&start)),
            Event::Empty(start) => open.last_mut().unwrap().children.push(started(&start)),
            Event::End(_) => {
                let done = open.pop().unwrap();
                open.last_mut().unwrap().children.extend(chosen(done));
            }
            Event::Text(text) => open.last_mut().unwrap().text += &text.decode().unwrap(),
            Event::GeneralRef(name) => {
                let reference = format!("&{};", name.decode().unwrap());
                let text = quick_xml::escape::unescape(&reference).unwrap().into_owned();
                open.last_mut().unwrap().text += &text;
            }
            Event::Eof => return open.remove(0).children.remove(0),
            Event::CData(_) | Event::DocType(_) => panic!("not in a Word file"),
            Event::Decl(_) | Event::Comment(_) | Event::PI(_) => {}
        }
    }
}

/// What Word sees of an element: of an alternative the choice, whose namespaces it knows.
fn chosen(element: Element) -> Vec<Element> {
    match element.name.as_str() {
        "mc:AlternateContent" => element.children.into_iter().flat_map(chosen).collect(),
        "mc:Choice" => element.children,
        "mc:Fallback" => Vec::new(),
        _ => vec![element],
    }
}

fn started(start: &BytesStart) -> Element {
    let utf8 = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let attribute = |one: quick_xml::events::attributes::Attribute| {
        let value = quick_xml::escape::unescape(&utf8(&one.value)).unwrap().into_owned();
        (utf8(one.key.as_ref()), value)
    };
    Element {
        name: utf8(start.name().as_ref()),
        attributes: start.attributes().map(|one| attribute(one.unwrap())).collect(),
        ..Element::default()
    }
}

impl Element {
    /// An attribute's value.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// An attribute that is a number.
    pub(crate) fn number(&self, name: &str) -> i32 {
        self.attribute(name)
            .unwrap_or_else(|| panic!("{} has no {name}", self.name))
            .parse()
            .unwrap()
    }

    /// This element and all below, the outer first.
    pub(crate) fn all(&self) -> Vec<&Element> {
        std::iter::once(self).chain(self.children.iter().flat_map(Element::all)).collect()
    }

    /// All of this name, at any depth.
    pub(crate) fn named(&self, name: &str) -> Vec<&Element> {
        self.all().into_iter().filter(|element| element.name == name).collect()
    }

    /// The first of this name, at any depth.
    pub(crate) fn first(&self, name: &str) -> Option<&Element> {
        self.named(name).into_iter().next()
    }

    /// The text of all below.
    pub(crate) fn text(&self) -> String {
        self.all().iter().map(|element| element.text.as_str()).collect()
    }

    /// The id of a paragraph's style; `Normal` where it names none.
    pub(crate) fn style(&self) -> &str {
        self.first("w:pStyle").and_then(|style| style.attribute("w:val")).unwrap_or("Normal")
    }
}
