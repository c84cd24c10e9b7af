//! 版头 (GB/T 9704-2012, 7.2): its elements in the order of the standard, and how those that
//! stand side by side share a line. Where they stand on the page is `measure`'s matter.

use crate::han;

use super::{HeadForm, Style, Text, plain_text};

/// 版头. An element that the paper does not have is left out; its place is closed up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// 份号 (7.2.1).
    pub copy_number: Option<Text>,
    /// 密级和保密期限 (7.2.2).
    pub secrecy: Option<Text>,
    /// 紧急程度 (7.2.3).
    pub urgency: Option<Text>,
    /// 发文机关标志 (7.2.4): one line, or the names of the bodies that issue together, the main
    /// one first.
    pub marks: Vec<Text>,
    /// “文件” at the right of several names (7.2.4).
    pub suffix: Option<Text>,
    /// 发文字号 (7.2.5).
    pub number: Option<Text>,
    /// 签发人 of an upward paper (7.2.6).
    pub signers: Option<Signers>,
}

/// 签发人.
#[derive(Clone, Debug, PartialEq)]
pub struct Signers {
    /// The label with its colon.
    pub label: Text,
    /// The names, in the order of the bodies.
    pub names: Vec<Text>,
}

/// An element that stands flush left on a line of its own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeadNote<'a> {
    /// Its line, from 0.
    pub line: u16,
    /// Its text.
    pub text: &'a Text,
}

impl Head {
    /// 份号, 密级和保密期限 and 紧急程度 from top to bottom. 密级 keeps the second line of the
    /// type area also without a 份号 (7.2.2); in a letter each takes the next line (10.1).
    pub fn notes(&self, form: HeadForm) -> Vec<HeadNote<'_>> {
        let second = if form == HeadForm::Letter { 0 } else { 1 };
        let all = [(&self.copy_number, 0), (&self.secrecy, second), (&self.urgency, 0)];
        let mut notes: Vec<HeadNote> = Vec::new();
        for (text, least) in all {
            let Some(text) = text else { continue };
            let next = notes.last().map_or(0, |note| note.line + 1);
            notes.push(HeadNote { line: next.max(least), text });
        }
        notes
    }

    /// How number and 签发人 share their lines; `None` where there are no 签发人.
    pub fn signer_rows(&self, style: &Style) -> Option<SignerRows<'_>> {
        let signers = self.signers.as_ref().filter(|signers| !signers.names.is_empty())?;
        let number = self.number.as_ref().map_or(0.0, cells);
        let wide = SignerRows::new(signers, PER_ROW.min(signers.names.len()), style);
        let overlaps = wide.label < SIDE + number + SIDE;
        Some(if overlaps { SignerRows::new(signers, 1, style) } else { wide })
    }
}

/// Names a row (7.2.6).
const PER_ROW: usize = 2;
/// The white at both sides (7.2.5, 7.2.6) and between names, in characters.
const SIDE: f64 = 1.0;

/// 签发人 on the grid: places are characters from the type area's left edge.
#[derive(Clone, Debug, PartialEq)]
pub struct SignerRows<'a> {
    /// Where the label begins.
    pub label: f64,
    /// The rows, each name with its place; the number stands on the last.
    pub rows: Vec<Vec<PlacedName<'a>>>,
}

/// A name of 签发人 at its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedName<'a> {
    /// Where it begins.
    pub at: f64,
    /// The name.
    pub name: &'a Text,
    /// Whether its two characters stand as wide as three.
    pub spread: bool,
}

impl<'a> SignerRows<'a> {
    fn new(signers: &'a Signers, per_row: usize, style: &Style) -> SignerRows<'a> {
        let widest = signers.names.iter().map(cells).fold(0.0, f64::max);
        let step = widest + SIDE;
        let columns = f64::from(u32::try_from(per_row).unwrap_or(u32::MAX));
        let first = f64::from(style.grid.columns) - SIDE - columns * step + SIDE;
        let place = |(at, name): (f64, &'a Text)| {
            let spread = widest >= 3.0 && plain_text(name).chars().count() == 2;
            PlacedName { at, name, spread }
        };
        let places = || (0u16..).map(|column| first + f64::from(column) * step);
        let row = |names: &'a [Text]| places().zip(names).map(place).collect();
        let rows = signers.names.chunks(per_row.max(1)).map(row).collect();
        SignerRows { label: first - cells(&signers.label), rows }
    }

    /// Whether the label would stand on a number of this text.
    pub fn overlaps(&self, number: &Text) -> bool {
        self.label < SIDE + cells(number) + SIDE / 2.0
    }

    /// How far in from the left the number of an upward paper stands, in characters (7.2.5).
    pub const NUMBER_INSET: f64 = SIDE;
}

fn cells(text: &Text) -> f64 {
    han::cells(&plain_text(text))
}
