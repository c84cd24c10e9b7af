//! The last touches on the object tree, and the bytes.
//!
//! printpdf gives ids from a counter of the process and no language; the id here comes from the file's own
//! content, so that the same pages are the same bytes.

use lopdf::{Document, Object, StringFormat, dictionary};

use crate::document::Info;

use super::PdfError;

/// The bytes of `document`, compressed.
pub(super) fn bytes(mut document: Document, info: &Info) -> Result<Vec<u8>, PdfError> {
    let catalog = document.catalog_mut().map_err(|error| failed(&error))?;
    catalog.set("Lang", Object::string_literal(super::LANGUAGE));
    let mode = if catalog.has(b"Outlines") { "UseOutlines" } else { "UseNone" };
    catalog.set("PageMode", Object::Name(mode.into()));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    document.compress();
    let id = Object::String(id(&document, info).to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(|error| PdfError::Write { detail: error.to_string() })?;
    Ok(bytes)
}

pub(super) fn failed(error: &dyn std::error::Error) -> PdfError {
    PdfError::Write { detail: error.to_string() }
}

/// A digest of what the file holds (FNV-1a, 128 bits): an id that names this content, not a
/// secret.
fn id(document: &Document, info: &Info) -> [u8; 16] {
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013B;
    const BASIS: u128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D;
    let mut digest = BASIS;
    let mut add = |bytes: &[u8]| {
        for byte in bytes {
            digest = (digest ^ u128::from(*byte)).wrapping_mul(PRIME);
        }
    };
    add(info.title.as_bytes());
    add(info.date.to_string().as_bytes());
    for object in document.objects.values() {
        if let Object::Stream(stream) = object {
            add(&stream.content);
        }
    }
    digest.to_be_bytes()
}
