//! XML as a small tree: read, changed in place, written.
//!
//! Texts and attribute values stay escaped as they were read, so that what is not touched is
//! written as it was, and what is not touched is not copied either: a tree borrows from what it was
//! read of. Comments and processing instructions, which the parts have none of, are dropped.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::encoding::EncodingError;
use quick_xml::escape::escape;
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;

use super::WriteError;

/// What an element holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node<'a> {
    /// An element.
    Element(Element<'a>),
    /// Text, escaped.
    Text(Cow<'a, str>),
}

/// An element with its attributes (values escaped) and children in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Element<'a> {
    /// The name with its prefix.
    pub(super) name: Cow<'a, str>,
    attributes: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    /// What it holds.
    pub(super) children: Vec<Node<'a>>,
}

/// What a part begins with.
pub(super) const DECLARATION: &str =
    concat!(r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#, "\n");

impl<'a> Element<'a> {
    /// An element without children; the values must need no escape.
    pub(super) fn new(name: &'a str, attributes: &[(&'a str, &str)]) -> Element<'a> {
        let owned = |(name, value): &(&'a str, &str)| ((*name).into(), (*value).to_owned().into());
        let attributes = attributes.iter().map(owned).collect();
        Element { name: name.into(), attributes, children: Vec::new() }
    }

    /// `<name w:val="value"/>`
    pub(super) fn value(name: &'a str, value: &str) -> Element<'a> {
        Element::new(name, &[("w:val", value)])
    }

    /// The same with this text, which is escaped here.
    pub(super) fn with_text(mut self, text: &str) -> Element<'a> {
        self.children.push(Node::Text(escape(text).into_owned().into()));
        self
    }

    /// The same with these children.
    pub(super) fn with(mut self, children: impl IntoIterator<Item = Element<'a>>) -> Element<'a> {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    /// The root of a part, or of a piece of one.
    pub(super) fn read(part: &'a [u8]) -> Result<Element<'a>, WriteError> {
        let part = utf8(part)?;
        let mut reader = Reader::from_str(part);
        let mut open = vec![Element::default()];
        loop {
            let from = offset(&reader);
            let node = match reader.read_event()? {
                Event::Start(start) => {
                    let name = start.name().as_ref().len();
                    open.push(Element::started(&part[from..offset(&reader)], name)?);
                    continue;
                }
                Event::Empty(start) => {
                    let name = start.name().as_ref().len();
                    Node::Element(Element::started(&part[from..offset(&reader)], name)?)
                }
                Event::End(_) => Node::Element(open.pop().ok_or(WriteError::Empty)?),
                Event::Text(_) | Event::GeneralRef(_) => {
                    Node::Text(part[from..offset(&reader)].into())
                }
                Event::Decl(_) | Event::Comment(_) | Event::PI(_) => continue,
                Event::CData(_) | Event::DocType(_) => continue,
                Event::Eof => break,
            };
            open.last_mut().ok_or(WriteError::Empty)?.children.push(node);
        }
        let outside = open.pop().ok_or(WriteError::Empty)?;
        outside.children.into_iter().find_map(Node::into_element).ok_or(WriteError::Empty)
    }

    /// The element that begins with `tag`, whose name is so long.
    fn started(tag: &'a str, name: usize) -> Result<Element<'a>, WriteError> {
        let inner = tag.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/');
        let mut attributes = Vec::new();
        for attribute in Attributes::new(inner, name).with_checks(false) {
            let attribute = attribute?;
            let Cow::Borrowed(value) = attribute.value else { continue };
            attributes.push((utf8(attribute.key.into_inner())?.into(), utf8(value)?.into()));
        }
        Ok(Element { name: inner[..name].into(), attributes, children: Vec::new() })
    }

    /// The part with this root.
    pub(super) fn write(&self) -> Vec<u8> {
        let mut part = String::from(DECLARATION);
        self.write_to(&mut part);
        part.into_bytes()
    }

    /// Writes the element behind what `part` has.
    pub(super) fn write_to(&self, part: &mut String) {
        self.begin(part);
        if self.children.is_empty() {
            part.pop();
            part.push_str("/>");
            return;
        }
        for child in &self.children {
            match child {
                Node::Element(element) => element.write_to(part),
                Node::Text(text) => part.push_str(text),
            }
        }
        self.end(part);
    }

    /// Writes its start tag.
    pub(super) fn begin(&self, part: &mut String) {
        part.push('<');
        part.push_str(&self.name);
        for (name, value) in &self.attributes {
            for piece in [" ", name, "=\"", value, "\""] {
                part.push_str(piece);
            }
        }
        part.push('>');
    }

    /// Writes its end tag.
    pub(super) fn end(&self, part: &mut String) {
        for piece in ["</", &self.name, ">"] {
            part.push_str(piece);
        }
    }

    /// The attribute's value, escaped.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| &**value)
    }

    /// Sets an attribute; the value must need no escape.
    pub(super) fn set(&mut self, name: impl Into<Cow<'a, str>>, value: &str) {
        let name = name.into();
        self.remove_attribute(&name);
        self.attributes.push((name, value.to_owned().into()));
    }

    /// Takes an attribute away.
    pub(super) fn remove_attribute(&mut self, name: &str) {
        self.attributes.retain(|(known, _)| known != name);
    }

    /// The child elements.
    pub(super) fn elements(&mut self) -> impl Iterator<Item = &mut Element<'a>> {
        self.children.iter_mut().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first child element of this name.
    pub(super) fn find(&mut self, name: &str) -> Option<&mut Element<'a>> {
        self.elements().find(|element| element.name == name)
    }

    /// Puts `element` at the end, in the place of all children of its name.
    pub(super) fn put(&mut self, element: Element<'a>) {
        self.remove(&element.name);
        self.children.push(Node::Element(element));
    }

    /// Takes all children of this name away.
    pub(super) fn remove(&mut self, name: &str) {
        self.children.retain(|child| !child.is(name));
    }

    /// Calls `change` on this element and all below, the outer first.
    pub(super) fn each(&mut self, change: &mut impl FnMut(&mut Element<'a>)) {
        change(self);
        for element in self.elements() {
            element.each(change);
        }
    }
}

/// How far `part` is read.
fn offset(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn utf8(bytes: &[u8]) -> Result<&str, WriteError> {
    let text = std::str::from_utf8(bytes).map_err(EncodingError::from);
    Ok(text.map_err(quick_xml::Error::from)?)
}

impl<'a> Node<'a> {
    fn into_element(self) -> Option<Element<'a>> {
        match self {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        }
    }

    /// The element; nothing of a text.
    pub(super) fn element(&self) -> Option<&Element<'a>> {
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
