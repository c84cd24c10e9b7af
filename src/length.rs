//! One length type for millimetres, points and the units of the file formats.
//!
//! The standard speaks in millimetres, type in points, OOXML in twips, half-points, eighths of
//! a point and EMU. Everything inside the program is a [`Length`]; only the writers turn it
//! into a number of their format.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub};

const PT_PER_MM: f64 = 72.0 / 25.4;

/// A signed length, kept in points (1/72 inch).
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Length(f64);

/// In points.
const HALF_TWIP: f64 = 0.025;

impl Length {
    /// Nothing.
    pub const ZERO: Length = Length(0.0);

    /// So many points.
    pub const fn pt(points: f64) -> Length {
        Length(points)
    }

    /// So many millimetres.
    pub const fn mm(millimetres: f64) -> Length {
        Length(millimetres * PT_PER_MM)
    }

    /// In points.
    pub const fn to_pt(self) -> f64 {
        self.0
    }

    /// In millimetres.
    pub const fn to_mm(self) -> f64 {
        self.0 / PT_PER_MM
    }

    /// In twentieths of a point (OOXML `ST_TwipsMeasure`), rounded to the nearest.
    pub fn to_twips(self) -> i32 {
        scaled(self.0, 20.0)
    }

    /// In twips downwards: 22 pitches rounded up would be higher than the type area, 28 cells rounded
    /// up wider.
    pub fn to_twips_below(self) -> i32 {
        scaled(self.0 - HALF_TWIP, 20.0)
    }

    /// In half-points (OOXML `w:sz`), rounded to the nearest.
    pub fn to_half_points(self) -> i32 {
        scaled(self.0, 2.0)
    }

    /// In eighths of a point (OOXML border width `w:sz`), rounded to the nearest.
    pub fn to_eighths(self) -> i32 {
        scaled(self.0, 8.0)
    }

    /// In thousandths of a millimetre, rounded to the nearest.
    pub fn to_micrometres(self) -> i32 {
        scaled(self.0, 1_000.0 / PT_PER_MM)
    }

    /// In English metric units (DrawingML), rounded to the nearest.
    pub fn to_emu(self) -> i32 {
        scaled(self.0, 12_700.0)
    }

    /// So many of it, one after the other.
    pub fn times(self, count: usize) -> Length {
        self * factor(count)
    }

    /// One of so many equal parts; the whole where there are none.
    pub fn shared(self, parts: usize) -> Length {
        self / factor(parts.max(1))
    }

    /// The larger of the two.
    pub fn max(self, other: Length) -> Length {
        Length(self.0.max(other.0))
    }

    /// The smaller of the two.
    pub fn min(self, other: Length) -> Length {
        Length(self.0.min(other.0))
    }
}

fn factor(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// A page is under 100 km wide: the cast cannot overflow for any length a document has.
#[expect(clippy::cast_possible_truncation, reason = "rounded, and saturating by definition")]
fn scaled(points: f64, per_point: f64) -> i32 {
    (points * per_point).round() as i32
}

impl Add for Length {
    type Output = Length;
    fn add(self, other: Length) -> Length {
        Length(self.0 + other.0)
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Length) {
        self.0 += other.0;
    }
}

impl Sub for Length {
    type Output = Length;
    fn sub(self, other: Length) -> Length {
        Length(self.0 - other.0)
    }
}

impl Neg for Length {
    type Output = Length;
    fn neg(self) -> Length {
        Length(-self.0)
    }
}

impl Mul<f64> for Length {
    type Output = Length;
    fn mul(self, factor: f64) -> Length {
        Length(self.0 * factor)
    }
}

impl Div<f64> for Length {
    type Output = Length;
    fn div(self, divisor: f64) -> Length {
        Length(self.0 / divisor)
    }
}

impl Div for Length {
    type Output = f64;
    fn div(self, other: Length) -> f64 {
        self.0 / other.0
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Length>>(lengths: I) -> Length {
        Length(lengths.map(|length| length.0).sum())
    }
}

#[cfg(test)]
mod tests {
    use super::Length;

    #[test]
    fn a4_in_the_units_of_ooxml() {
        let (width, height) = (Length::mm(210.0), Length::mm(297.0));
        assert_eq!((width.to_twips(), height.to_twips()), (11906, 16838));
        assert_eq!(Length::pt(16.0).to_half_points(), 32);
        assert_eq!(Length::mm(0.35).to_eighths(), 8);
        assert_eq!(Length::pt(1.0).to_emu(), 12_700);
        assert_eq!((width.to_micrometres(), Length::pt(1.0).to_micrometres()), (210_000, 353));
    }
}
