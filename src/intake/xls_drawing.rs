//! The drawing of a sheet in an .xls -> the cells under the upper left corners of its pictures ([MS-ODRAW]
//! 2.2.14, 2.2.40; [MS-XLS] 2.5.193).
//!
//! ```text
//! drawing:  container { group, shape container { FSP: a picture's frame, …, anchor: column, row }, … }
//! ```

use std::collections::BTreeSet;

use crate::cell::CellRef;

/// Version and kind of shape, type, length.
const HEAD: usize = 8;
/// What is given of a shape; its kind is told in the head.
const SHAPE: u16 = 0xF00A;
const FRAME: u16 = 75;
const ANCHOR: u16 = 0xF010;

/// The cells under pictures. What cannot be followed ends the reading.
pub(super) fn pictures(drawing: &[u8]) -> BTreeSet<CellRef> {
    let (mut rest, mut is_picture, mut cells) = (drawing, false, BTreeSet::new());
    while let Some((head, behind)) = rest.split_at_checked(HEAD) {
        let word = |at: usize| u16::from_le_bytes([head[at], head[at + 1]]);
        let (version, kind, length) =
            (word(0), word(2), u32::from(word(4)) | u32::from(word(6)) << 16);
        // A container is gone into.
        let length = if version & 0xF == 0xF { 0 } else { length as usize };
        let Some((record, next)) = behind.split_at_checked(length) else { break };
        match kind {
            SHAPE => is_picture = version >> 4 == FRAME,
            ANCHOR if is_picture => {
                let word =
                    |at: usize| record.get(at..)?.first_chunk().map(|two| u16::from_le_bytes(*two));
                cells.extend(
                    word(2).zip(word(6)).map(|(column, row)| CellRef::new(row.into(), column)),
                );
            }
            _ => {}
        }
        rest = next;
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::pictures;

    fn record(version: u16, kind: u16, words: &[u16]) -> Vec<u8> {
        let head = [version, kind, u16::try_from(words.len() * 2).unwrap(), 0];
        head.iter().chain(words).flat_map(|word| word.to_le_bytes()).collect()
    }

    #[test]
    fn pictures_and_other_shapes() {
        let drawing = [
            record(0x000F, 0xF002, &[]),
            record(0x000F, 0xF004, &[]),
            record(202 << 4 | 2, 0xF00A, &[1, 0, 0, 0]),
            record(0, 0xF010, &[0, 9, 0, 9, 0, 10, 0, 10, 0]),
            record(0x000F, 0xF004, &[]),
            record(75 << 4 | 2, 0xF00A, &[1, 0, 0, 0]),
            record(0x33, 0xF00B, &[0x0104, 1, 0]),
            record(0, 0xF010, &[0, 3, 0, 4, 0, 6, 0, 9, 0]),
        ];
        let cells: Vec<String> =
            pictures(&drawing.concat()).iter().map(ToString::to_string).collect();
        assert_eq!(cells, ["D5"]);
        assert!(pictures(&[0, 0, 0x0A, 0xF0, 0xFF, 0xFF]).is_empty());
    }
}
