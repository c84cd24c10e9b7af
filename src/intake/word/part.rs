//! The parts of a document beside its body: which one the body is, the custom properties, and the
//! texts of any part one paragraph after the other.

use std::collections::BTreeMap;

use quick_xml::events::{BytesRef, BytesStart, BytesText, Event};
use quick_xml::{Reader, escape};

use crate::intake::archive;
use crate::intake::refusal::{Refusal, damaged};

/// The name of the part that is the body: what the package's relationships say (ECMA-376 part 2,
/// 9.3), or where Word puts it.
///
/// # Errors
/// Where there is none.
pub(super) fn main(bytes: &[u8], names: &[String]) -> Result<String, Refusal> {
    let named = |wanted: &str| {
        let wanted = wanted.trim_start_matches('/');
        names.iter().find(|name| name.eq_ignore_ascii_case(wanted)).cloned()
    };
    let target = match named("_rels/.rels") {
        Some(relations) => target(&archive::part(bytes, &relations)?)?,
        None => None,
    };
    let main = target.and_then(|target| named(&target)).or_else(|| named("word/document.xml"));
    main.ok_or_else(|| damaged("no main part"))
}

fn target(relations: &[u8]) -> Result<Option<String>, Refusal> {
    let mut reader = Reader::from_reader(relations);
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(tag) | Event::Empty(tag) => {
                let kind = attribute(&tag, b"Type").unwrap_or_default();
                if kind.ends_with("/officeDocument") {
                    return Ok(attribute(&tag, b"Target"));
                }
            }
            Event::Eof => return Ok(None),
            Event::End(_)
            | Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => {}
        }
    }
}

/// The custom properties (ECMA-376 part 1, 22.3), those that have a text.
///
/// # Errors
/// Where their part is damaged.
pub(super) fn properties(
    bytes: &[u8],
    names: &[String],
) -> Result<BTreeMap<String, String>, Refusal> {
    let part = names.iter().find(|name| name.eq_ignore_ascii_case("docProps/custom.xml"));
    let Some(part) = part else { return Ok(BTreeMap::new()) };
    let xml = archive::part(bytes, part)?;
    let mut reader = Reader::from_reader(xml.as_slice());
    let mut properties = BTreeMap::new();
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

/// The value of the attribute of that local name.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let mut attributes = tag.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    let found = attributes.find(|one| one.key.local_name().as_ref() == name)?;
    let value = String::from_utf8_lossy(&found.value).into_owned();
    Some(escape::unescape(&value).map(std::borrow::Cow::into_owned).unwrap_or(value))
}

/// Adds a stretch of text.
pub(super) fn push(text: &mut String, piece: &BytesText<'_>) {
    text.push_str(&String::from_utf8_lossy(piece));
}

/// Adds the character a reference stands for. One that XML does not know is nothing: a document
/// without a DOCTYPE has no others.
pub(super) fn push_reference(text: &mut String, reference: &BytesRef<'_>) {
    if let Ok(Some(one)) = reference.resolve_char_ref() {
        text.push(one);
    } else if let Ok(name) = reference.decode() {
        text.push_str(escape::resolve_predefined_entity(&name).unwrap_or_default());
    }
}
