//! Files written into the text of a mail as programs did before MIME (POSIX, uuencode), and some still do:
//!
//! ```text
//! begin 644 报表.xlsx
//! M4$L#!!0````(`...        a sign for the number of bytes, then four signs for every three bytes
//! `
//! end
//! ```

use std::ops::Range;

/// Signs of a mode: 644, 0644.
const MODE: Range<usize> = 3..5;
/// Bytes of a line at most, and of the signs they are written with.
const LONGEST: usize = 63;

/// A file in a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// Its name, as it is written.
    pub(super) name: Vec<u8>,
    /// Where the line begins that begins it.
    pub(super) start: usize,
    /// Where its lines are.
    pub(super) lines: Range<usize>,
}

/// The files in `text`, at most so many.
pub(super) fn blocks(text: &[u8], most: usize) -> Vec<Block> {
    let (mut blocks, mut open, mut at) = (Vec::new(), None::<Block>, 0);
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        let start = at;
        at += line.len();
        let line = trimmed(line);
        if let Some(block) = &mut open
            && is_of_file(line)
        {
            block.lines.end = at;
            continue;
        }
        let ended = open.take().filter(|block| !block.lines.is_empty());
        blocks.extend(ended);
        if blocks.len() >= most {
            return blocks;
        }
        open = begun(line).map(|name| Block { name: name.to_vec(), start, lines: at..at });
    }
    blocks.extend(open.filter(|block| !block.lines.is_empty()));
    blocks
}

/// The bytes of the file that these lines hold.
pub(super) fn unpack(lines: &[u8]) -> Vec<u8> {
    let lines = lines.split(|byte| *byte == b'\n').map(trimmed);
    lines.flat_map(unpacked).collect()
}

fn trimmed(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// The name in a line that begins a file.
fn begun(line: &[u8]) -> Option<&[u8]> {
    let rest = line.strip_prefix(b"begin ")?;
    let mode = rest.iter().take_while(|byte| matches!(byte, b'0'..=b'7')).count();
    let name = rest.get(mode..)?.strip_prefix(b" ")?.trim_ascii();
    (MODE.contains(&mode) && !name.is_empty()).then_some(name)
}

/// Whether `line` is one of a file.
fn is_of_file(line: &[u8]) -> bool {
    signs(line).is_some_and(|(_, signs)| signs.iter().all(|one| sign(*one).is_some()))
}

/// How many bytes a line holds, and the signs they are written with; `None` where it is no line of a
/// file. Blanks at its end may be lost on the way.
fn signs(line: &[u8]) -> Option<(usize, &[u8])> {
    let (first, signs) = line.split_first()?;
    let length = usize::from(sign(*first)?);
    let full = length.div_ceil(3) * 4;
    // Some programs add a sign at the end of each line.
    let is_line = signs.len() <= full + 1 && length <= LONGEST;
    is_line.then(|| (length, &signs[..full.min(signs.len())]))
}

/// The bytes of a line of a file.
fn unpacked(line: &[u8]) -> impl Iterator<Item = u8> {
    let (length, signs) = signs(line).filter(|_| is_of_file(line)).unwrap_or_default();
    let bytes = signs.chunks(4).flat_map(|four| {
        let six = |at: usize| four.get(at).and_then(|one| sign(*one)).unwrap_or(0);
        let word = (0..4).fold(0_u32, |word, at| word << 6 | u32::from(six(at)));
        word.to_be_bytes().into_iter().skip(1)
    });
    bytes.chain(std::iter::repeat(0)).take(length)
}

/// The six bits of a sign; the blank is also written `.
fn sign(byte: u8) -> Option<u8> {
    matches!(byte, b' '..=b'`').then(|| (byte - b' ') & 0x3F)
}

#[cfg(test)]
mod tests {
    use super::{blocks, unpack};

    #[test]
    fn files_in_a_text() {
        let text = b"hello\r\n\r\nbegin 644 a b.txt\r\n#0V%T\r\n`\r\nend\r\nbegin now\r\nbegin 600 x\n#0V%T\n";
        let found = blocks(text, 9);
        let names: Vec<&[u8]> = found.iter().map(|block| &block.name[..]).collect();
        assert_eq!(names, [&b"a b.txt"[..], b"x"]);
        assert_eq!(found[0].start, 9);
        for block in &found {
            assert_eq!(unpack(&text[block.lines.clone()]), b"Cat");
        }
        assert_eq!(blocks(text, 1).len(), 1);
    }

    #[test]
    fn lines_as_they_come_through_the_mail() {
        // Blanks cut off at the end, a blank for `, and a sign more.
        for line in [&b"#0V%T"[..], b"#0V%TX", b"$0V%T", b"!  "] {
            let wanted: &[u8] = match line[0] {
                b'#' => b"Cat",
                b'$' => b"Cat\0",
                _ => b"\0",
            };
            assert_eq!(unpack(line), wanted);
        }
        assert!(blocks(b"begin 644 a\nhello, this is no line\nend\n", 9).is_empty());
        assert!(blocks(&b"begin 644 a\n".repeat(1_000), 9).is_empty());
    }
}
