//! The icon, drawn: a sheet of paper with a red head, the red rule under it, and a few lines.

/// The sizes in an icon file, in pixels.
const SIZES: [u8; 4] = [16, 32, 48, 64];

/// Blue, green, red, and how much it covers.
type Colour = [u8; 4];

const NOTHING: Colour = [0, 0, 0, 0];
const PAPER: Colour = [255, 255, 255, 255];
const EDGE: Colour = [150, 150, 150, 255];
const RED: Colour = [30, 20, 200, 255];
const TEXT: Colour = [110, 110, 110, 255];

/// The icon file, each picture as a bitmap.
pub(super) fn icon() -> Vec<u8> {
    let pictures: Vec<Vec<u8>> = SIZES.iter().map(|size| bitmap(u32::from(*size))).collect();
    let mut file = words(&[0, 1, 4]);
    let mut begins = 6 + 16 * pictures.len();
    for (size, picture) in SIZES.iter().zip(&pictures) {
        file.extend([*size, *size, 0, 0]);
        file.extend(words(&[1, 32]));
        file.extend(length(picture.len()));
        file.extend(length(begins));
        begins += picture.len();
    }
    file.extend(pictures.concat());
    file
}

/// A picture with its header; the lines from below, and behind them a mask of no use here.
fn bitmap(size: u32) -> Vec<u8> {
    let mut picture = Vec::new();
    for value in [40, size, 2 * size] {
        picture.extend(value.to_le_bytes());
    }
    picture.extend(words(&[1, 32]));
    picture.extend([0; 24]);
    for y in (0..size).rev() {
        picture.extend((0..size).flat_map(|x| pixel(x, y, size)));
    }
    let mask = size.div_ceil(32) * 4 * size;
    picture.extend((0..mask).map(|_| 0));
    picture
}

/// The colour at a place, counted from above; the sheet is drawn on a grid of 32.
fn pixel(x: u32, y: u32, size: u32) -> Colour {
    let (x, y) = (x * 32 / size, y * 32 / size);
    match (x, y) {
        (0..=3 | 28.., _) => NOTHING,
        (4 | 27, _) | (_, 0 | 31) => EDGE,
        (8..=23, 4..=8) | (6..=25, 12..=13) => RED,
        (8..=23, 18..=19 | 22..=23) | (8..=17, 26..=27) => TEXT,
        _ => PAPER,
    }
}

fn words(values: &[u16]) -> Vec<u8> {
    values.iter().flat_map(|value| value.to_le_bytes()).collect()
}

fn length(value: usize) -> [u8; 4] {
    u32::try_from(value).unwrap_or(u32::MAX).to_le_bytes()
}
