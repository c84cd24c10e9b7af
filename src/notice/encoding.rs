//! Bytes -> text: UTF-8 with or without a byte-order mark, UTF-16 with one.
//!
//! Line ends become `\n`, so that lines and columns are those an editor shows. Anything else is
//! a finding that says how to save the file; GBK is named where the bytes read well as GBK.
//! Characters nobody can see are findings too: they would be printed, or break a comparison.

use std::sync::Arc;

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::diag::{Diagnostic, Diagnostics, FileProblem, Problem};
use crate::han::is_invisible;
use crate::origin::{Origin, Source};

/// No description comes near this size; the largest real one has 20 kB.
const LIMIT_MB: usize = 4;

/// The text of the file `name`, and what stands in the way of reading it further.
pub(super) fn decode(name: &str, bytes: &[u8]) -> (Arc<Source>, Diagnostics) {
    if bytes.len() > LIMIT_MB * 1024 * 1024 {
        let source = Source::new(name, "");
        let problem = Problem::File(FileProblem::TooLarge { limit_mb: LIMIT_MB });
        return (Arc::clone(&source), Diagnostic::at(&Origin::new(&source, 0..0), problem).into());
    }
    let (encoding, content) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, &bytes[length..]),
        None => (UTF_8, bytes),
    };
    match encoding.decode_without_bom_handling_and_without_replacement(content) {
        Some(text) if !is_binary(&text) => {
            let source = Source::new(name, unix_lines(&text));
            let found = too_long_line(&source).unwrap_or_else(|| invisible(&source));
            (source, found)
        }
        Some(_) | None => undecodable(name, encoding, content),
    }
}

/// UTF-16 without its mark, or a picture: a quarter of the bytes are NUL.
fn is_binary(text: &str) -> bool {
    text.matches('\0').count() * 4 > text.len()
}

/// The finding stands where the bytes stop being what they should be; for GBK, at the first
/// character beyond ASCII, shown as what it most likely is.
fn undecodable(
    name: &str,
    encoding: &'static Encoding,
    content: &[u8],
) -> (Arc<Source>, Diagnostics) {
    let utf16 = encoding == UTF_16LE || encoding == UTF_16BE;
    let gbk = GB18030.decode_without_bom_handling_and_without_replacement(content);
    let readable = gbk.filter(|text| !utf16 && !is_binary(text) && mostly_han(text));
    let (text, place, problem) = match readable {
        Some(text) => {
            let text = unix_lines(&text);
            let place = text.find(|c: char| !c.is_ascii());
            (text, place, Problem::File(FileProblem::LooksLikeGbk))
        }
        None => {
            let (text, _) = encoding.decode_without_bom_handling(content);
            let text = unix_lines(&text);
            let place = text.find(['\u{FFFD}', '\0']);
            (text, place, Problem::File(FileProblem::NotText))
        }
    };
    let source = Source::new(name, text);
    let origin = first_character(&source, place.unwrap_or(0));
    (source, Diagnostic::at(&origin, problem).into())
}

/// Random bytes often decode as GB 18030, but not to Chinese characters.
fn mostly_han(text: &str) -> bool {
    let beyond_ascii = text.chars().filter(|c| !c.is_ascii()).count();
    let chinese = text
        .chars()
        .filter(|c| matches!(c, '\u{3000}'..='\u{303F}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}' | '“' | '”' | '…' | '—' | '·'))
        .count();
    beyond_ascii > 0 && chinese * 10 >= beyond_ascii * 9
}

fn unix_lines(text: &str) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_string()
    }
}

/// A paragraph is one line; longer than this are only files of another kind.
const LONGEST_LINE: usize = 100_000;

fn too_long_line(source: &Arc<Source>) -> Option<Diagnostics> {
    let is_too_long = |line: &str| line.len() > LONGEST_LINE && line.chars().count() > LONGEST_LINE;
    let mut start = 0;
    for line in source.text().split_inclusive('\n') {
        if is_too_long(line.trim_end_matches('\n')) {
            let problem = Problem::File(FileProblem::LineTooLong { limit: LONGEST_LINE });
            return Some(Diagnostic::at(&first_character(source, start), problem).into());
        }
        start += line.len();
    }
    None
}

/// At most this many are named: a binary file has thousands.
const NAMED: usize = 20;

fn invisible(source: &Arc<Source>) -> Diagnostics {
    let mut found = Diagnostics::new();
    let places = source.text().char_indices().filter(|(_, c)| is_invisible(*c));
    found.extend(places.take(NAMED).map(|(at, character)| {
        let origin = first_character(source, at);
        Diagnostic::at(&origin, Problem::File(FileProblem::InvisibleCharacter { character }))
    }));
    found
}

fn first_character(source: &Arc<Source>, at: usize) -> Origin {
    let length = source.text()[at..].chars().next().map_or(0, char::len_utf8);
    Origin::new(source, at..at + length)
}
