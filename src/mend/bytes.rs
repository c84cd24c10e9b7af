//! A text that was mended, in the bytes of its file: with the line ends and in the encoding that they have.

use std::borrow::Cow;

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
    use super::with_lines;

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
}
