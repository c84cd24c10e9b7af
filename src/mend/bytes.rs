//! A text that was mended, in the bytes of its file: with the line ends and in the encoding that they have.

use std::borrow::Cow;
use std::ops::Range;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// `bytes`, which were read as `text`, with `mended` in its place: the lines that differ are written anew, the
/// others and all line ends stay. Nothing where the lines are not the same in number, or no text.
pub(super) fn with_lines(bytes: &[u8], text: &str, mended: &str) -> Option<Vec<u8>> {
    let bom = Encoding::for_bom(bytes);
    let (encoding, length) = bom.unwrap_or((encoding_rs::UTF_8, 0));
    let content = bytes.get(length..)?;
    let written = encoding.decode_without_bom_handling_and_without_replacement(content)?;
    let lines = lines(&written);
    if lines.len() != text.split('\n').count() || lines.len() != mended.split('\n').count() {
        return None;
    }
    let ends = lines.iter().map(|(_, end)| *end);
    let text: String = mended.split('\n').zip(ends).flat_map(|(line, end)| [line, end]).collect();
    let mark = bytes.get(..length)?;
    Some([mark, &encoded(encoding, &text)].concat())
}

/// `bytes`, which were read as `text`, with other words in the place of stretches of it, which are in order and apart;
/// a line of them ends as the one where they stand. All other bytes stay. Nothing where the bytes are not that text.
pub(crate) fn spliced(
    bytes: &[u8],
    text: &str,
    splices: &[(Range<usize>, String)],
) -> Option<Vec<u8>> {
    let (encoding, length) = Encoding::for_bom(bytes).unwrap_or((encoding_rs::UTF_8, 0));
    let content = bytes.get(length..)?;
    let written = encoding.decode_without_bom_handling_and_without_replacement(content)?;
    let lines = lines(&written);
    if !lines.iter().map(|(line, _)| *line).eq(text.split('\n')) {
        return None;
    }
    let (mut new, mut done) = (String::with_capacity(written.len()), 0);
    for (span, words) in splices {
        let (begin, end_of_line) = place(&lines, span.start)?;
        let (end, _) = place(&lines, span.end)?;
        new += written.get(done..begin)?;
        new += &words.replace('\n', end_of_line);
        done = end;
    }
    new += written.get(done..)?;
    Some([bytes.get(..length)?, &encoded(encoding, &new)].concat())
}

/// Where the place `at` of a text is in the one with its own line ends, and how a line ends there.
fn place<'l>(lines: &[(&str, &'l str)], at: usize) -> Option<(usize, &'l str)> {
    let usual = lines.first().map(|(_, end)| *end).filter(|end| !end.is_empty());
    let (mut read, mut written) = (0, 0);
    for (line, end) in lines {
        if at <= read + line.len() {
            let own = Some(*end).filter(|end| !end.is_empty());
            return Some((written + at - read, own.or(usual).unwrap_or("\n")));
        }
        read += line.len() + 1;
        written += line.len() + end.len();
    }
    None
}

/// Each line and what ends it; the last one has nothing.
fn lines(text: &str) -> Vec<(&str, &str)> {
    let (mut lines, mut rest) = (Vec::new(), text);
    while let Some(at) = rest.find(['\n', '\r']) {
        let end = if rest[at..].starts_with("\r\n") { 2 } else { 1 };
        lines.push((&rest[..at], &rest[at..at + end]));
        rest = &rest[at + end..];
    }
    lines.push((rest, ""));
    lines
}

fn encoded<'t>(encoding: &'static Encoding, text: &'t str) -> Cow<'t, [u8]> {
    let words = || text.encode_utf16();
    if encoding == UTF_16LE {
        Cow::Owned(words().flat_map(u16::to_le_bytes).collect())
    } else if encoding == UTF_16BE {
        Cow::Owned(words().flat_map(u16::to_be_bytes).collect())
    } else {
        Cow::Borrowed(text.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::{spliced, with_lines};

    #[test]
    fn line_ends_and_encoding_stay() {
        let written = "甲：1\r\n乙\n丙\r";
        let (text, mended) = ("甲：1\n乙\n丙\n", "甲: 1\n乙\n丙\n");
        let wanted = "甲: 1\r\n乙\n丙\r";
        assert_eq!(with_lines(written.as_bytes(), text, mended).unwrap(), wanted.as_bytes());
        let marked = |text: &str| ["\u{FEFF}", text].concat();
        let bytes = with_lines(marked(written).as_bytes(), text, mended).unwrap();
        assert_eq!(bytes, marked(wanted).as_bytes());
        let wide =
            |text: &str| marked(text).encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        assert_eq!(with_lines(&wide(written), text, mended).unwrap(), wide(wanted));
        assert_eq!(with_lines(written.as_bytes(), text, "甲\n"), None);
    }

    #[test]
    fn lines_are_added_with_the_ends_of_those_beside_them() {
        let (written, text) = ("甲\r\n乙\n丙", "甲\n乙\n丙");
        let splices =
            [(3..3, "\n一".to_owned()), (7..7, "\n二".to_owned()), (8..11, String::new())];
        let new = spliced(written.as_bytes(), text, &splices).unwrap();
        assert_eq!(String::from_utf8(new).unwrap(), "甲\r\n一\r\n乙\n二\n");
        let marked = "\u{FEFF}甲\r\n丙".as_bytes();
        let new = spliced(marked, "甲\n丙", &[(4..7, "乙\n丙".to_owned())]).unwrap();
        assert_eq!(String::from_utf8(new).unwrap(), "\u{FEFF}甲\r\n乙\r\n丙");
        assert_eq!(spliced(b"a\nb", "a", &[]), None);
        assert_eq!(spliced(b"\xFF", "a", &[]), None);
    }
}
