//! XML as a small tree: read, changed in place, written.
//!
//! Texts and attribute values stay escaped as they were read, so that what is not touched is
//! written as it was. Comments and processing instructions, which the parts have none of, are
//! dropped.

use quick_xml::Reader;
use quick_xml::encoding::EncodingError;
use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};

use super::WriteError;

/// What an element holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    /// An element.
    Element(Element),
    /// Text, escaped.
    Text(String),
}

/// An element with its attributes (values escaped) and children in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Element {
    /// The name with its prefix.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    /// What it holds.
    pub(super) children: Vec<Node>,
}

impl Element {
    /// An element without children; the values must need no escape.
    pub(super) fn new(name: &str, attributes: &[(&str, &str)]) -> Element {
        let owned = |(name, value): &(&str, &str)| ((*name).into(), (*value).into());
        let attributes = attributes.iter().map(owned).collect();
        Element { name: name.into(), attributes, children: Vec::new() }
    }

    /// `<name w:val="value"/>`
    pub(super) fn value(name: &str, value: &str) -> Element {
        Element::new(name, &[("w:val", value)])
    }

    /// The same with this text, which is escaped here.
    pub(super) fn with_text(mut self, text: &str) -> Element {
        self.children.push(Node::Text(escape(text).into_owned()));
        self
    }

    /// The same with these children.
    pub(super) fn with(mut self, children: impl IntoIterator<Item = Element>) -> Element {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    /// The root of a part.
    pub(super) fn read(part: &[u8]) -> Result<Element, WriteError> {
        let mut reader = Reader::from_reader(part);
        let mut open = vec![Element::default()];
        loop {
            let node = match reader.read_event()? {
                Event::Start(start) => {
                    open.push(Element::started(&start)?);
                    continue;
                }
                Event::Empty(start) => Node::Element(Element::started(&start)?),
                Event::End(_) => Node::Element(open.pop().ok_or(WriteError::Empty)?),
                Event::Text(text) => Node::Text(utf8(&text)?),
                Event::GeneralRef(name) => Node::Text(format!("&{};", utf8(&name)?)),
                Event::Decl(_) | Event::Comment(_) | Event::PI(_) => continue,
                Event::CData(_) | Event::DocType(_) => continue,
                Event::Eof => break,
            };
            open.last_mut().ok_or(WriteError::Empty)?.children.push(node);
        }
        let outside = open.pop().ok_or(WriteError::Empty)?;
        outside.children.into_iter().find_map(Node::into_element).ok_or(WriteError::Empty)
    }

    fn started(start: &BytesStart) -> Result<Element, WriteError> {
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute?;
            attributes.push((utf8(attribute.key.as_ref())?, utf8(&attribute.value)?));
        }
        let name = utf8(start.name().as_ref())?;
        Ok(Element { name, attributes, children: Vec::new() })
    }

    /// The part with this root.
    pub(super) fn write(&self) -> Vec<u8> {
        let mut part = String::from(r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#);
        part.push('\n');
        self.write_to(&mut part);
        part.into_bytes()
    }

    fn write_to(&self, part: &mut String) {
        part.push('<');
        part.push_str(&self.name);
        for (name, value) in &self.attributes {
            part.extend([" ", name.as_str(), "=\"", value.as_str(), "\""]);
        }
        if self.children.is_empty() {
            part.push_str("/>");
            return;
        }
        part.push('>');
        for child in &self.children {
            match child {
                Node::Element(element) => element.write_to(part),
                Node::Text(text) => part.push_str(text),
            }
        }
        part.extend(["</", self.name.as_str(), ">"]);
    }

    /// The attribute's value, escaped.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Sets an attribute; the value must need no escape.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        self.remove_attribute(name);
        self.attributes.push((name.into(), value.into()));
    }

    /// Takes an attribute away.
    pub(super) fn remove_attribute(&mut self, name: &str) {
        self.attributes.retain(|(known, _)| known != name);
    }

    /// The child elements.
    pub(super) fn elements(&mut self) -> impl Iterator<Item = &mut Element> {
        self.children.iter_mut().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first child element of this name.
    pub(super) fn find(&mut self, name: &str) -> Option<&mut Element> {
        self.elements().find(|element| element.name == name)
    }

    /// Puts `element` at the end, in the place of all children of its name.
    pub(super) fn put(&mut self, element: Element) {
        self.remove(&element.name);
        self.children.push(Node::Element(element));
    }

    /// Takes all children of this name away.
    pub(super) fn remove(&mut self, name: &str) {
        self.children.retain(|child| !child.is(name));
    }

    /// Calls `change` on this element and all below, the outer first.
    pub(super) fn each(&mut self, change: &mut impl FnMut(&mut Element)) {
        change(self);
        for element in self.elements() {
            element.each(change);
        }
    }
}

fn utf8(bytes: &[u8]) -> Result<String, WriteError> {
    let text = std::str::from_utf8(bytes).map_err(EncodingError::from);
    Ok(text.map_err(quick_xml::Error::from)?.to_owned())
}

impl Node {
    fn into_element(self) -> Option<Element> {
        match self {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        }
    }

    /// The element; nothing of a text.
    pub(super) fn element(&self) -> Option<&Element> {
        match self {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        }
    }

    /// The text, escaped; nothing of an element.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Node::Element(_) => None,
            Node::Text(text) => Some(text),
        }
    }

    /// Whether this is an element of this name.
    pub(super) fn is(&self, name: &str) -> bool {
        self.element().is_some_and(|element| element.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::Element;

    #[test]
    fn what_is_not_touched_is_written_as_it_was() {
        let part = r#"<a x="1 &lt; 2"><b/> 甲 &amp; 乙<c>&quot;</c></a>"#;
        let written = Element::read(part.as_bytes()).unwrap().write();
        let written = String::from_utf8(written).unwrap();
        assert_eq!(written.split_once('\n').unwrap().1, part);
    }

    #[test]
    fn a_part_without_root_is_an_error() {
        assert!(Element::read(b"<?xml version=\"1.0\"?>").is_err());
        assert!(Element::read(b"<a><b></a>").is_err());
    }
}
