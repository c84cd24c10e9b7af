//! A paper as plain text -> its paragraphs, one a line, and the tables that tabs make.
//!
//! ```text
//! 1<tab>招聘会<tab>区人社局      a row a line: two tabs or more inside each of two lines or more
//! <tab>1 / <tab>招聘会 / ...    a cell a line: each begins with a tab; an empty line before one ends a row
//! ```

use encoding_rs::{Encoding, GB18030, UTF_8};

use crate::diag::{Bound, FileKind, Returned};
use crate::intake::refusal::Refusal;

use super::extent::TEXT;
use super::{Extent, Paper, Paragraph, Piece, blanks, table};

/// Lines that begin with a tab in a table of a cell a line.
const FEWEST_CELLS: usize = 6;

/// Lines of one cell that stand above each other in a table, and characters of one.
const HEADS: usize = 2;
const HEAD: usize = 30;

/// The paper in the text of `bytes`: UTF-8, UTF-16 with its mark, or GB 18030.
pub(super) fn read(bytes: &[u8]) -> Result<Paper, Refusal> {
    // No encoding takes more for a character than UTF-8 does, but UTF-16 for Latin ones.
    if bytes.len() > 2 * TEXT {
        return Err(Returned::Beyond { bound: Bound::Characters, limit: TEXT as u64 }.into());
    }
    let text = decode(bytes).ok_or(Returned::NotWorkbook { kind: FileKind::Unknown })?;
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{C}', '\u{B}'], "\n");
    let text = blanks::as_tabs(&text);
    let lines: Vec<&str> = text.lines().collect();
    let mut pieces = Vec::new();
    let (mut at, mut extent) = (0, Extent::default());
    extent.text(text.len())?;
    while let Some(rest) = lines.get(at..).filter(|rest| !rest.is_empty()) {
        let (piece, taken) = next_piece(rest);
        pieces.extend(piece);
        at += taken;
        (0..taken).try_for_each(|_| extent.piece())?;
    }
    Ok(Paper { pieces, ..Paper::default() })
}

fn decode(bytes: &[u8]) -> Option<String> {
    let (encoding, content) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, &bytes[length..]),
        None => (UTF_8, bytes),
    };
    let with = |encoding: &'static Encoding| {
        encoding.decode_without_bom_handling_and_without_replacement(content)
    };
    let text = with(encoding).or_else(|| with(GB18030))?;
    (!text.contains('\0')).then(|| text.into_owned())
}

/// The piece that the lines begin with, and how many of them it takes.
fn next_piece(lines: &[&str]) -> (Option<Piece>, usize) {
    let rows = rows(lines);
    if rows >= 2 {
        let cells = |line: &&str| line.split('\t').map(str::to_owned).collect();
        return (table(lines[..rows].iter().map(cells).collect()), rows);
    }
    let (cells, taken) = cells_by_line(lines);
    if cells.iter().map(Vec::len).sum::<usize>() >= FEWEST_CELLS {
        return (table(cells), taken);
    }
    let text = lines[0].trim_matches(|one: char| one != '\t' && one.is_whitespace());
    let text = text.trim_end_matches('\t').to_owned();
    let paragraph = Paragraph { text, ..Paragraph::default() };
    ((!paragraph.text.trim().is_empty()).then_some(Piece::Paragraph(paragraph)), 1)
}

/// How many lines the table takes that they begin with: rows, and between them short lines of one cell alone,
/// which head the rows below.
fn rows(lines: &[&str]) -> usize {
    let tabs = |line: &str| line.matches('\t').count();
    let (mut taken, mut rows) = (0, 0);
    for (at, line) in lines.iter().enumerate() {
        let is_head = line.chars().count() <= HEAD && !line.trim().starts_with("附件");
        // A form that is to be filled in has rows of nothing but tabs.
        let is_open = rows > 0 && !line.is_empty() && line.trim_matches('\t').is_empty();
        let has_width = tabs(line) == tabs(lines[0]);
        if (is_row(line) && (at == taken || has_width)) || (is_open && has_width) {
            (taken, rows) = (at + 1, rows + 1);
        } else if rows == 0 || at >= taken + HEADS || line.trim().is_empty() || !is_head {
            break;
        }
    }
    if rows >= 2 { taken } else { 0 }
}

fn is_row(line: &str) -> bool {
    !line.starts_with('\t') && line.matches('\t').count() >= 2
}

/// The rows of a table that is written a cell a line, and how many lines it takes. Behind its last cell
/// stand lines of other things: the table ends at the second empty line, or at the end of its last cell.
fn cells_by_line(lines: &[&str]) -> (Vec<Vec<String>>, usize) {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let (mut empty, mut taken) = (1, 0);
    for (at, line) in lines.iter().enumerate() {
        let last = rows.last_mut();
        match (line.strip_prefix('\t'), last) {
            (Some(cell), Some(row)) if empty == 0 => row.push(cell.trim().to_owned()),
            (Some(cell), _) => rows.push(vec![cell.trim().to_owned()]),
            (None, None) => break,
            (None, Some(_)) if line.trim().is_empty() => {
                empty += 1;
                if empty > 2 {
                    break;
                }
                continue;
            }
            // A line of its own inside a cell.
            (None, Some(row)) if goes_on(&lines[at..]) => {
                let cell = row.last_mut().map(|cell| {
                    cell.push('\n');
                    cell.push_str(line.trim());
                });
                debug_assert!(cell.is_some(), "a row has a cell");
            }
            (None, Some(_)) => break,
        }
        (empty, taken) = (0, at + 1);
    }
    (rows, taken)
}

/// Whether a cell follows within a few lines.
fn goes_on(lines: &[&str]) -> bool {
    const WITHIN: usize = 24;
    lines.iter().take(WITHIN).skip(1).any(|line| line.starts_with('\t'))
}

#[cfg(test)]
mod tests {
    use super::{Piece, read};

    fn shown(text: &[u8]) -> Vec<String> {
        let pieces = read(text).unwrap().pieces.into_iter();
        let shown = |piece| match piece {
            Piece::Paragraph(one) => one.text,
            Piece::Table(rows) => {
                let rows: Vec<String> = rows.iter().map(|row| row.join("|")).collect();
                rows.join("/").replace('\n', "+")
            }
        };
        pieces.map(shown).collect()
    }

    #[test]
    fn a_line_is_a_paragraph_and_tabs_make_tables() {
        assert_eq!(shown("\u{FEFF}　　甲\r\n\r\n 乙\u{A0}丙 ".as_bytes()), ["甲", "乙\u{A0}丙"]);
        assert_eq!(shown("前\n1\t甲\t\n2\t乙\t丙\n后".as_bytes()), ["前", "1|甲|/2|乙|丙", "后"]);
        assert_eq!(
            shown("序号\t名称\t措施\n\t\t\n\t\t\n后".as_bytes()),
            ["序号|名称|措施/||/||", "后"]
        );
        let cells = "\t序号\n\t名称\n\t措施\n\n及进度\n\n\t1\n\t甲\n\t\n\n\t2\n\t乙\n\t\n\n\n后";
        assert_eq!(shown(cells.as_bytes()), ["序号|名称|措施+及进度/1|甲|/2|乙|", "后"]);
        assert_eq!(shown(b"\xBC\xD7\n"), ["甲"]);
        assert!(shown(b" \n").is_empty());
    }
}
