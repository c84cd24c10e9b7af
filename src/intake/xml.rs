//! The elements of an XML part that begin, one after the other; what stands between them is nobody's
//! here.

use std::ops::ControlFlow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

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
