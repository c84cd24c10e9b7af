//! The custom properties of an office package.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::package::{Package, attribute};
use super::refusal::{Refusal, damaged};
use super::xml::{push, push_reference};

/// The custom properties (ECMA-376 part 1, 22.3), those that have a text.
///
/// # Errors
/// Where their part is damaged.
pub(super) fn properties(package: &mut Package<'_>) -> Result<BTreeMap<String, String>, Refusal> {
    let mut properties = BTreeMap::new();
    let Some(xml) = package.part("docProps/custom.xml")? else { return Ok(properties) };
    let mut reader = Reader::from_reader(xml.as_ref());
    let (mut name, mut text) = (None, String::new());
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(tag) if tag.local_name().as_ref() == b"property" => {
                (name, text) = (attribute(&tag, b"name"), String::new());
            }
            Event::End(tag) if tag.local_name().as_ref() == b"property" => {
                let property = name.take().map(|name| (name, std::mem::take(&mut text)));
                properties.extend(property);
            }
            Event::Text(piece) => push(&mut text, &piece),
            Event::GeneralRef(reference) => push_reference(&mut text, &reference),
            Event::Eof => return Ok(properties),
            Event::Start(_)
            | Event::End(_)
            | Event::Empty(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_) => {}
        }
    }
}
