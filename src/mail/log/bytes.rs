//! The bytes of a log -> its lines, and what a power cut or another program did to them.
//!
//! A line that was not written to its end says nothing; zeros stand where a line was lost; a log that was saved in
//! another way than text is none of ours.

/// So many bytes of a log are lines that were written to their end.
pub fn whole(bytes: &[u8]) -> usize {
    memchr::memrchr(b'\n', bytes).map_or(0, |end| end + 1)
}

/// Whether a program saved this in UTF-16, or with line ends that are carriage returns alone: lines that
/// would be taken for cut off, and their mails for never sent. A power cut leaves one run of zeros in a
/// line, and no line of the log has a carriage return inside.
pub(super) fn is_resaved(line: &[u8]) -> bool {
    let lost = lost(line);
    let before = line[..lost].iter().rposition(|byte| *byte != 0).map_or(0, |at| at + 1);
    line[..before].contains(&0) || line.trim_ascii().contains(&b'\r')
}

/// What was written of a line; none where nothing was.
///
/// A power cut leaves zeros where a line was to stand: the file had been made longer, and its bytes
/// were not on the disk. Each line is on the disk before anything goes on, so one line is lost at
/// most, and a mail hangs on two.
pub(super) fn written(line: &[u8]) -> Option<&[u8]> {
    let line = &line[lost(line)..];
    // Some editors put a mark before a text they save.
    let line = line.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(line).trim_ascii();
    (!line.is_empty()).then_some(line)
}

/// Bytes at the beginning of a line that a power cut took: zeros, with what was written before them.
pub(super) fn lost(line: &[u8]) -> usize {
    memchr::memrchr(0, line).map_or(0, |end| end + 1)
}

/// The most bytes that one lost line can have, with its end, by the lengths of those that are left. Where two
/// of the shortest have room, both lines of a mail may be gone, and it would go out again; where no line is
/// left, nobody knows.
pub(super) fn most_lost(lengths: impl Iterator<Item = usize>) -> usize {
    let (shortest, longest) =
        lengths.fold((usize::MAX, 0), |(least, most), one| (least.min(one), most.max(one)));
    (longest + 1).min(shortest.saturating_mul(2)) * usize::from(longest > 0)
}
