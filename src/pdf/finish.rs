//! The last touches on the object tree, and the bytes.
//!
//! printpdf gives ids from a counter of the process and no language; the id here comes from the file's own
//! content, so that the same pages are the same bytes.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Document, Object, SaveOptions, StringFormat, dictionary};

use crate::document::Info;

use super::PdfError;

/// The bytes of `document`, compressed. One that tells the parts of its text (`has_parts`) has its objects in
/// streams, too (ISO 32000-1, 7.5.7): as they are, those of a table's cells would be a quarter of the file.
pub(super) fn bytes(
    mut document: Document,
    info: &Info,
    has_parts: bool,
) -> Result<Vec<u8>, PdfError> {
    let catalog = document.catalog_mut().map_err(|error| failed(&error))?;
    catalog.set("Lang", Object::string_literal(super::LANGUAGE));
    let mode = if catalog.has(b"Outlines") { "UseOutlines" } else { "UseNone" };
    catalog.set("PageMode", Object::Name(mode.into()));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    document.objects.values_mut().try_for_each(pack)?;
    let id = Object::String(id(&document, info).to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    let mut bytes = Vec::new();
    let packing = SaveOptions::builder().use_object_streams(has_parts).use_xref_streams(has_parts);
    let packing = packing.max_objects_per_stream(500).compression_level(6).build();
    let saved = document.save_with_options(&mut bytes, packing);
    saved.map_err(|error| PdfError::Write { detail: error.to_string() })?;
    Ok(bytes)
}

/// Packs a stream that may be and is not yet.
fn pack(object: &mut Object) -> Result<(), PdfError> {
    let Object::Stream(stream) = object else { return Ok(()) };
    if stream.allows_compression && !stream.dict.has(b"Filter") {
        let packed = packed(&stream.content)?;
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(packed);
    }
    Ok(())
}

/// Those bytes packed (Flate: 7.4.4), at the usual level: the best takes twice as long and gains a hundredth.
pub(super) fn packed(bytes: &[u8]) -> Result<Vec<u8>, PdfError> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).map_err(|error| failed(&error))?;
    let mut packed = encoder.finish().map_err(|error| failed(&error))?;
    packed.shrink_to_fit();
    Ok(packed)
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
