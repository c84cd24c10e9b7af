//! The elements of an XML part, one after the other: those that begin alone, or all of it.

use std::ops::ControlFlow;

use quick_xml::events::{BytesRef, BytesStart, BytesText, Event};
use quick_xml::{Reader, escape};

use super::refusal::{Refusal, damaged};

/// Hands each element that begins to `each`.
///
/// # Errors
/// XML that is broken.
pub(super) fn starts(xml: &[u8], mut each: impl FnMut(&BytesStart<'_>)) -> Result<(), Refusal> {
    let go_on = |tag: &BytesStart<'_>| {
        each(tag);
        ControlFlow::<()>::Continue(())
    };
    walk(xml, go_on).map(|_| ()).map_err(damaged)
}

/// The element that a part begins with, where the bytes hold all of it.
pub(super) fn root(xml: &[u8]) -> Option<BytesStart<'static>> {
    walk(xml, |tag| ControlFlow::Break(tag.clone().into_owned())).ok().flatten()
}

/// Hands each element that begins to `each`, until that breaks off; with what, where it does.
///
/// # Errors
/// XML that is broken before.
pub(super) fn walk<B>(
    xml: &[u8],
    mut each: impl FnMut(&BytesStart<'_>) -> ControlFlow<B>,
) -> quick_xml::Result<Option<B>> {
    let mut reader = Reader::from_reader(xml);
    loop {
        match reader.read_event()? {
            Event::Start(tag) | Event::Empty(tag) => {
                if let ControlFlow::Break(with) = each(&tag) {
                    return Ok(Some(with));
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

/// What a pass through a part meets.
pub(super) enum Piece<'x> {
    /// An element begins; an empty one ends at once.
    Start(&'x BytesStart<'x>),
    /// Text, or a piece of it.
    Text(&'x str),
    /// The element of that local name ends.
    End(&'x [u8]),
}

/// Hands each element that begins or ends, and each text between, to `each`.
///
/// # Errors
/// XML that is broken.
pub(super) fn events(xml: &[u8], mut each: impl FnMut(Piece<'_>)) -> Result<(), Refusal> {
    let mut reader = Reader::from_reader(xml);
    reader.config_mut().expand_empty_elements = true;
    loop {
        let mut text = String::new();
        match reader.read_event().map_err(damaged)? {
            Event::Start(tag) => each(Piece::Start(&tag)),
            Event::End(tag) => each(Piece::End(tag.local_name().as_ref())),
            Event::Text(piece) => push(&mut text, &piece),
            Event::GeneralRef(reference) => push_reference(&mut text, &reference),
            Event::CData(piece) => text = String::from_utf8_lossy(&piece).into_owned(),
            Event::Eof => return Ok(()),
            Event::Empty(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_) => {}
        }
        if !text.is_empty() {
            each(Piece::Text(&text));
        }
    }
}

/// Adds a stretch of text.
pub(super) fn push(text: &mut String, piece: &BytesText<'_>) {
    text.push_str(&String::from_utf8_lossy(piece));
}

/// Adds the character a reference stands for. One that XML does not know is nothing: without a
/// DOCTYPE there are no others.
pub(super) fn push_reference(text: &mut String, reference: &BytesRef<'_>) {
    if let Ok(Some(one)) = reference.resolve_char_ref() {
        text.push(one);
    } else if let Ok(name) = reference.decode() {
        text.push_str(escape::resolve_predefined_entity(&name).unwrap_or_default());
    }
}
