//! Bytes -> what kind of file they are, by content: names of returned files often lie.
//!
//! Formats are told by their first bytes (ZIP, CFB, PDF, pictures), archives by the names of
//! their parts, CFB files by the names of their streams ([MS-CFB] 2.6.1, in UTF-16). Nothing is
//! unpacked here but a name of 64 bytes.

use std::io::{Cursor, Read};

use memchr::memmem;
use zip::ZipArchive;

use crate::diag::FileKind;

use super::{archive, mailbox, tnef};

/// What the bytes are.
pub fn kind(bytes: &[u8]) -> FileKind {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    match bytes {
        [] => FileKind::Empty,
        _ if starts(b"PK") => packed(bytes),
        _ if starts(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") => compound(bytes),
        _ if starts(b"{\\rtf") => FileKind::Document,
        _ if memmem::find(&bytes[..bytes.len().min(1_024)], b"%PDF-").is_some() => FileKind::Pdf,
        _ if PICTURES.iter().any(|magic| starts(magic)) => FileKind::Picture,
        _ if is_boxed_picture(bytes) => FileKind::Picture,
        _ if starts(&tnef::SIGNATURE) => FileKind::Winmail,
        _ if PAGES.iter().any(|magic| starts(magic)) => FileKind::Pages,
        _ if is_guarded(bytes) => FileKind::Guarded,
        _ if ARCHIVES.iter().any(|magic| starts(magic)) => FileKind::Archive,
        _ => text(bytes),
    }
}

/// What the bytes of a file of that name are: some kinds cannot be told by content alone. Programs
/// that guard against leaks write bytes of any kind under the name of the office file they
/// enciphered; the makers of CEB and GD publish no format.
pub(super) fn named_kind(name: &str, bytes: &[u8]) -> FileKind {
    let kind = kind(bytes);
    let name = name.to_lowercase();
    let is = |endings: &[&str]| endings.iter().any(|end| name.ends_with(end));
    if kind != FileKind::Unknown {
        kind
    } else if is(&[".ceb", ".cebx", ".gd", ".gw", ".sep"]) {
        FileKind::Pages
    } else if is(&OFFICE) && looks_enciphered(bytes) {
        FileKind::Guarded
    } else {
        kind
    }
}

/// Files that a leak guard enciphers.
const OFFICE: [&str; 11] =
    [".xlsx", ".xls", ".xlsm", ".et", ".ods", ".docx", ".doc", ".wps", ".pdf", ".ofd", ".zip"];

/// Whether no byte is much more frequent than others: what is cut off or overwritten has zeros.
fn looks_enciphered(bytes: &[u8]) -> bool {
    let mut counts = [0_usize; 256];
    for byte in bytes.iter().take(SAMPLE) {
        counts[usize::from(*byte)] += 1;
    }
    let (kinds, most) = (counts.iter().filter(|one| **one > 0).count(), counts.iter().max());
    bytes.len() >= 256 && kinds >= 32 && most.is_some_and(|most| most * 8 < bytes.len().min(SAMPLE))
}

/// Bytes that are counted of a file.
const SAMPLE: usize = 64 << 10;

/// JPEG, PNG, GIF, TIFF twice, BMP, JPEG 2000 twice, JPEG XL twice.
const PICTURES: [&[u8]; 10] = [
    b"\xFF\xD8\xFF",
    b"\x89PNG",
    b"GIF8",
    b"II*\0",
    b"MM\0*",
    b"BM",
    b"\0\0\0\x0CjP  ",
    b"\xFF\x4F\xFF\x51",
    b"\0\0\0\x0CJXL ",
    b"\xFF\x0A",
];
/// CEB and GD. Neither is published.
const PAGES: [&[u8]; 3] = [b"Founder CEB", b"SURSEN", b"SEP\0"];

/// WebP in a RIFF, HEIC and AVIF in a container of their own (ISO/IEC 14496-12): how phones save photos.
fn is_boxed_picture(bytes: &[u8]) -> bool {
    let at = |from: usize, to: usize| bytes.get(from..to).unwrap_or_default();
    let brands: [&[u8]; 10] =
        [b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"];
    at(0, 4) == b"RIFF" && at(8, 12) == b"WEBP"
        || at(4, 8) == b"ftyp" && brands.contains(&at(8, 12))
}

/// Whether a leak guard has put its mark before what it enciphered.
fn is_guarded(bytes: &[u8]) -> bool {
    let head = bytes.get(..64).unwrap_or(bytes);
    let marks: [&[u8]; 3] = [b"%TSD-Header-", b"E-SafeNet", b".pfile"];
    marks.iter().any(|mark| memmem::find(head, mark).is_some())
}
/// RAR, 7z, gzip.
const ARCHIVES: [&[u8]; 3] = [b"Rar!", b"7z\xBC\xAF", b"\x1F\x8B"];

/// By the names of the parts; a cut-off archive has none, and what it was shows its first part.
fn packed(bytes: &[u8]) -> FileKind {
    if archive::entries(bytes).is_err() {
        return FileKind::Zip;
    }
    let Ok(mut archive) = super::packed::whole(bytes) else {
        return cut_archive(bytes);
    };
    let names: Vec<String> = archive.file_names().flatten().map(|name| part_name(&name)).collect();
    let has = |name: &str| names.iter().any(|part| part == name);
    let within = |folder: &str| names.iter().any(|part| part.starts_with(folder));
    if has("xl/workbook.bin") {
        FileKind::Xlsb
    } else if has("xl/workbook.xml") || has("[content_types].xml") && within("xl/") {
        FileKind::Xlsx
    } else if has("word/document.xml") || has("[content_types].xml") && within("word/") {
        FileKind::Docx
    } else if has("[content_types].xml") && within("ppt/") {
        FileKind::Slides
    } else if has("ofd.xml") {
        FileKind::Ofd
    } else if has("content.xml") && has("meta-inf/manifest.xml") {
        open_document(&mut archive)
    } else {
        FileKind::Zip
    }
}

/// Some programs write part names in other cases, or with backslashes.
fn part_name(name: &str) -> String {
    name.to_lowercase().replace('\\', "/")
}

fn open_document(archive: &mut ZipArchive<Cursor<&[u8]>>) -> FileKind {
    let mut kind = String::new();
    let read = archive.by_name("mimetype").ok().map(|part| part.take(64).read_to_string(&mut kind));
    match kind.trim().strip_prefix("application/vnd.oasis.opendocument.") {
        Some("spreadsheet") if read.is_some() => FileKind::Ods,
        Some("text") => FileKind::Document,
        Some("presentation") => FileKind::Slides,
        // Whatever the damage to its first part: nothing else is packed like this.
        Some(_) | None => FileKind::Ods,
    }
}

/// An archive without its directory. The first part of an office file is one of few.
fn cut_archive(bytes: &[u8]) -> FileKind {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4_096)]).to_lowercase();
    let office = ["[content_types].xml", "_rels/", "docprops/", "xl/"];
    if office.iter().any(|part| head.contains(part)) { FileKind::Xlsx } else { FileKind::Zip }
}

/// By the names of its streams. An encrypted workbook of any age has one of its own or, in the
/// format of 1997, a record the reader finds.
fn compound(bytes: &[u8]) -> FileKind {
    let has = |stream: &str| {
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(bytes, &name).is_some()
    };
    if has("DRMEncryptedDataSpace") {
        FileKind::Guarded
    } else if has("EncryptedPackage") {
        FileKind::Encrypted
    } else if has("WordDocument") {
        FileKind::Document
    } else if has("PowerPoint Document") {
        FileKind::Slides
    } else if has("__substg1.0_") {
        FileKind::OutlookMail
    } else if has("Workbook") || has("Book") {
        FileKind::Xls
    } else {
        FileKind::Unknown
    }
}

/// Text of some kind, or unknown bytes.
fn text(bytes: &[u8]) -> FileKind {
    let head = &bytes[..bytes.len().min(8_192)];
    let utf16 = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    if head.contains(&0) && !utf16 {
        return FileKind::Unknown;
    }
    let head: String = String::from_utf8_lossy(head).replace('\0', "").to_lowercase();
    if is_mail(&head) {
        let mailbox = mailbox::is_mailbox(bytes);
        return if mailbox { FileKind::Mailbox } else { FileKind::Mail };
    }
    let has = |words: &str| head.contains(words);
    if has("urn:schemas-microsoft-com:office:spreadsheet") && has("<?xml") {
        FileKind::SpreadsheetXml
    } else if has("<html") || has("<table") || has("<!doctype html") {
        FileKind::Html
    } else {
        FileKind::Text
    }
}

/// A mail begins with its head: lines of a name, a colon and a value, at least two of those that
/// every mail has, and nothing else before the first empty line (RFC 5322, 2.2).
fn is_mail(head: &str) -> bool {
    let known = ["from:", "to:", "subject:", "date:", "received:", "mime-version:", "message-id:"];
    let lines = head.trim_start_matches('\u{FEFF}').trim_start_matches(['\r', '\n']).lines();
    let mut found = 0;
    // The file of Apple Mail has the mail's length before it.
    let is_length =
        |line: &&str| !line.trim().is_empty() && line.trim().bytes().all(|b| b.is_ascii_digit());
    for line in lines.skip_while(is_length).take_while(|line| !line.trim().is_empty()) {
        let name = line.split_once(':').map_or("", |(name, _)| name);
        let named = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic());
        if !named && !line.starts_with([' ', '\t']) && !line.starts_with("from ") {
            return false;
        }
        found += usize::from(known.iter().any(|known| line.starts_with(known)));
    }
    found >= 2
}

#[cfg(test)]
mod tests {
    use super::kind;
    use crate::diag::FileKind;

    #[test]
    fn kinds_are_told_by_content() {
        let table = [
            (&b""[..], FileKind::Empty),
            (b"%PDF-1.7", FileKind::Pdf),
            (b"\xFF\xD8\xFF\xE0", FileKind::Picture),
            (b"Rar!\x1A\x07", FileKind::Archive),
            (b"\xEF\xBB\xBF<html xmlns:x='urn:schemas-microsoft-com:office:excel'>", FileKind::Html),
            (
                b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>",
                FileKind::SpreadsheetXml,
            ),
            ("序号,实事名称\n".as_bytes(), FileKind::Text),
            (b"From: a@b.cn\r\nSubject: x\r\n\r\n", FileKind::Mail),
            (b"From - Tue Apr 2\nFrom: a@b.cn\nSubject: x\n\n", FileKind::Mailbox),
            (b"29   \nFrom: a@b.cn\nSubject: x\n\n", FileKind::Mailbox),
            (b"RIFF\x10\0\0\0WEBPVP8 ", FileKind::Picture),
            (b"\0\0\0\x24ftypheic\0\0\0\0mif1", FileKind::Picture),
            (b"\0\0\0\x18ftypmp42", FileKind::Unknown),
            (b"\0\0\0\x0CjP  \r\n\x87\n", FileKind::Picture),
            (b"Founder CEB 3.00\0\0", FileKind::Pages),
            (b"%TSD-Header-###%\0", FileKind::Guarded),
            (b"b\x14#e\0\0\x04\0E-SafeNet\0", FileKind::Guarded),
            (b"\x01\x02\0\0", FileKind::Unknown),
            (b"PK\x03\x04\x14\0\0\0\x08\0.........[Content_Types].xml", FileKind::Xlsx),
            (b"PK\x03\x04\x14\0\0\0\x08\0.........photo.jpg", FileKind::Zip),
        ];
        for (bytes, wanted) in table {
            assert_eq!(kind(bytes), wanted, "{}", String::from_utf8_lossy(bytes));
        }
    }
}
