//! The body of a document, event by event, told to whoever makes something of it: what begins and ends, what
//! is said of paragraphs and runs, and the text that is shown. Nothing is called recursively: how deep
//! elements stand in each other costs a counter.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::signs::{self, Shown};
use crate::intake::refusal::{Refusal, damaged};
use crate::intake::xml::{push, push_reference};

/// Whose properties an element says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Properties {
    /// A paragraph's.
    Paragraph,
    /// A run's.
    Run,
    /// A row's.
    Row,
    /// Something else's, or what they were before a change.
    #[default]
    Other,
}

/// Who makes something of a body.
pub(super) trait BodyVisitor {
    /// Looks at any element, read or not.
    fn meet(&mut self, _name: &[u8]) {}

    /// Whether a style of characters raises what it is put to.
    fn raises(&self, _style: &str) -> bool {
        false
    }

    /// An element that is read begins.
    ///
    /// # Errors
    /// More than it may hold.
    fn start(&mut self, name: &[u8], tag: &BytesStart<'_>) -> Result<(), Refusal>;

    /// An element that is read ends.
    ///
    /// # Errors
    /// As [`BodyVisitor::start`].
    fn end(&mut self, name: &[u8]) -> Result<(), Refusal>;

    /// An element inside properties.
    fn property(&mut self, of: Properties, name: &[u8], tag: &BytesStart<'_>);

    /// Text is shown here: `add` writes it.
    fn write(&mut self, add: impl FnOnce(&mut String));
}

/// Where the walk stands.
#[derive(Default)]
struct Walk {
    /// Elements around the current place.
    open: usize,
    /// Whether the current place is in a `t`, the only element that has text.
    in_text: bool,
    /// Elements around the current place since one whose content is not read.
    skipped: usize,
    /// Whose properties those are.
    properties: Properties,
    /// How the current run is shown.
    shown: Shown,
}

/// Tells `visitor` what is in the part that is the body.
///
/// # Errors
/// XML that is broken, or what the visitor refuses.
pub(super) fn walk(xml: &[u8], visitor: &mut impl BodyVisitor) -> Result<(), Refusal> {
    let mut reader = Reader::from_reader(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut walk = Walk::default();
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(tag) => walk.start(&tag, visitor)?,
            Event::End(tag) => walk.end(tag.local_name().as_ref(), visitor)?,
            Event::Eof if walk.open > 0 => return Err(damaged("cut off")),
            Event::Eof => return Ok(()),
            Event::Text(text) if walk.in_text => walk.write(visitor, |own| push(own, &text)),
            Event::GeneralRef(reference) if walk.in_text => {
                walk.write(visitor, |own| push_reference(own, &reference));
            }
            Event::Text(_)
            | Event::GeneralRef(_)
            | Event::Empty(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_) => {}
        }
    }
}

impl Walk {
    fn start(
        &mut self,
        tag: &BytesStart<'_>,
        visitor: &mut impl BodyVisitor,
    ) -> Result<(), Refusal> {
        self.open += 1;
        let name = tag.local_name();
        let name = name.as_ref();
        visitor.meet(name);
        if self.skipped == 0 && is_unread(name) {
            self.properties = match name {
                b"pPr" => Properties::Paragraph,
                b"rPr" => Properties::Run,
                b"trPr" => Properties::Row,
                _ => Properties::Other,
            };
            self.skipped = 1;
            return Ok(());
        }
        if self.skipped > 0 {
            self.skipped += 1;
            if matches!(name, b"pPrChange" | b"rPrChange" | b"trPrChange") {
                self.properties = Properties::Other;
            }
            if self.properties == Properties::Run {
                self.shown.property(name, tag, |style| visitor.raises(style));
            }
            visitor.property(self.properties, name, tag);
            return Ok(());
        }
        let sign = match name {
            b"t" => {
                self.in_text = true;
                return Ok(());
            }
            b"tab" => '\t',
            b"br" | b"cr" => '\n',
            b"noBreakHyphen" => '-',
            b"sym" => signs::of_tag(tag),
            name => {
                if name == b"r" {
                    self.shown = self.shown.next();
                }
                return visitor.start(name, tag);
            }
        };
        visitor.write(|own| own.push(sign));
        Ok(())
    }

    /// Writes text as its run shows it.
    fn write(&self, visitor: &mut impl BodyVisitor, add: impl FnOnce(&mut String)) {
        visitor.write(|own| {
            let from = own.len();
            add(own);
            self.shown.show(own, from);
        });
    }

    fn end(&mut self, name: &[u8], visitor: &mut impl BodyVisitor) -> Result<(), Refusal> {
        self.open = self.open.saturating_sub(1);
        if self.skipped > 0 {
            self.skipped -= 1;
            return Ok(());
        }
        if name == b"t" {
            self.in_text = false;
            return Ok(());
        }
        visitor.end(name)
    }
}

/// Properties, which have no text but elements of the same names; what is shown in another way
/// already (the fallback of a drawing); readings of characters; what was deleted or moved away.
fn is_unread(name: &[u8]) -> bool {
    let unread: [&[u8]; 12] = [
        b"pPr",
        b"rPr",
        b"trPr",
        b"tblPr",
        b"tblGrid",
        b"sectPr",
        b"Fallback",
        b"rt",
        b"del",
        b"moveFrom",
        b"instrText",
        b"delText",
    ];
    unread.contains(&name)
}
