//! The pixels of a PNG of eight bits a channel, as the program's drawing library writes them: no palette, not interlaced.

use std::io::Read;

use flate2::Crc;
use flate2::read::ZlibDecoder;

/// A picture: its size, and the bytes of its rows.
pub(super) struct Pixels {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) rows: Vec<u8>,
}

/// The pixels; nothing where the file is damaged or of another kind.
pub(super) fn pixels(png: &[u8]) -> Option<Pixels> {
    let mut rest = png.strip_prefix(b"\x89PNG\r\n\x1A\n")?;
    let (mut head, mut packed) = (None, Vec::new());
    while !rest.is_empty() {
        let (kind, data, next) = chunk(rest)?;
        match kind {
            b"IHDR" => head = Some(data),
            b"IDAT" => packed.extend_from_slice(data),
            _ => {}
        }
        rest = next;
    }
    let head = head?;
    let number =
        |at: usize| Some(u32::from_be_bytes(head.get(at..at + 4)?.try_into().ok()?) as usize);
    let (width, height) = (number(0)?, number(4)?);
    let channels = match head.get(8..13)? {
        [8, 0, 0, 0, 0] => 1,
        [8, 2, 0, 0, 0] => 3,
        [8, 6, 0, 0, 0] => 4,
        _ => return None,
    };
    let mut raw = Vec::new();
    ZlibDecoder::new(packed.as_slice()).read_to_end(&mut raw).ok()?;
    let rows = unfiltered(&raw, width * channels, channels)
        .filter(|rows| rows.len() == width * channels * height)?;
    Some(Pixels { width, height, rows })
}

/// A chunk that its check sum holds for, and what is behind it.
fn chunk(bytes: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let length = u32::from_be_bytes(bytes.get(..4)?.try_into().ok()?) as usize;
    let (kind, data) = (bytes.get(4..8)?, bytes.get(8..8 + length)?);
    let told = u32::from_be_bytes(bytes.get(8 + length..12 + length)?.try_into().ok()?);
    let mut sum = Crc::new();
    sum.update(bytes.get(4..8 + length)?);
    (sum.sum() == told).then_some((kind, data, &bytes[12 + length..]))
}

/// The rows as they were before each was written as its difference from what is beside it (PNG, 9.2).
fn unfiltered(raw: &[u8], row: usize, channels: usize) -> Option<Vec<u8>> {
    let mut done: Vec<u8> = Vec::with_capacity(raw.len());
    for line in raw.chunks(row + 1) {
        let (kind, bytes) = line.split_first()?;
        let begins = done.len();
        for (at, byte) in bytes.iter().enumerate() {
            let before = |back: usize| done.get(begins + at - back).copied().unwrap_or(0);
            let left = if at >= channels { before(channels) } else { 0 };
            let above = if begins > 0 { done[begins + at - row] } else { 0 };
            let corner =
                if at >= channels && begins > 0 { done[begins + at - row - channels] } else { 0 };
            let guess = match kind {
                0 => 0,
                1 => left,
                2 => above,
                3 => u8::midpoint(left, above),
                4 => nearest(left, above, corner),
                _ => return None,
            };
            done.push(byte.wrapping_add(guess));
        }
    }
    Some(done)
}

/// Which of the three is nearest to left + above - corner.
fn nearest(left: u8, above: u8, corner: u8) -> u8 {
    let far =
        |one: u8| (i16::from(left) + i16::from(above) - i16::from(corner) - i16::from(one)).abs();
    if far(left) <= far(above) && far(left) <= far(corner) {
        left
    } else if far(above) <= far(corner) {
        above
    } else {
        corner
    }
}
