//! Text strings of a PDF (ISO 32000-1, 7.9.2.2): bytes in, characters out.
//!
//! `PDFDocEncoding` is read as Latin-1; the few characters that differ do not occur here.

/// The characters of a text string.
pub(super) fn decode(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, utf16 @ ..] => {
            let units = utf16.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).map(|one| one.unwrap_or('\u{FFFD}')).collect()
        }
        [0xEF, 0xBB, 0xBF, utf8 @ ..] => String::from_utf8_lossy(utf8).into_owned(),
        latin => latin.iter().copied().map(char::from).collect(),
    }
}
