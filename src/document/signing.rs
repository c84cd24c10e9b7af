//! Where 发文机关署名 and 成文日期 stand (7.3.5), computed once for both writers.
//!
//! In come the names, the day and the diameter of the seals; out come lines of names with their
//! places, and how far the first seal keeps them below the text. The seal itself is not drawn:
//! it is set on paper or by a signing service, and finds its room kept. A seal's centre lies in
//! the middle of the line of its name, so that name and day stand a little below its centre and
//! its upper edge is within one line of the text (7.3.5.1).

use crate::han;
use crate::length::Length;

use super::{Run, Signature, Style, plain_text};

/// Seals must neither touch nor cross (7.3.5.1): so much white stays between two.
const APART: Length = Length::mm(2.0);
/// Most names in a row (practice; three seals of 42 mm fill the type area's width).
const IN_ROW: usize = 3;
/// A paragraph of no more lines is not divided before a signature (practice).
const KEPT_LINES: usize = 5;
/// A little less than nothing: sums of lengths are not exact.
const HAIR: f64 = 0.001;

/// A signature with everything placed but its page.
#[derive(Clone, Debug, PartialEq)]
pub struct Signing<'a> {
    /// The lines from top to bottom, the last with the day.
    pub lines: Vec<SigningLine<'a>>,
    /// How far the lowest seal reaches below the last line.
    pub below: Length,
}

/// A line of a signature.
#[derive(Clone, Debug, PartialEq)]
pub struct SigningLine<'a> {
    /// Blank lines above it.
    pub above: u16,
    /// What stands on it, from left to right.
    pub texts: Vec<PlacedText<'a>>,
}

/// A text at its place on a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedText<'a> {
    /// The text.
    pub text: &'a [Run],
    /// Its left edge, from the type area's.
    pub left: Length,
    /// Its width on the grid.
    pub width: Length,
}

impl PlacedText<'_> {
    /// Its middle, from the type area's left edge.
    pub fn axis(&self) -> Length {
        self.left + self.width / 2.0
    }
}

impl Style {
    /// Where the lines of `signed` stand.
    pub fn signing<'a>(&self, signed: &'a Signature) -> Signing<'a> {
        match signed.seal {
            Some(diameter) => self.sealed(signed, diameter),
            None => self.unsealed(signed),
        }
    }

    /// With seals: the day 4 characters in from the right, the last name centred on it; several
    /// bodies in rows of at most three, each under its own seal (7.3.5.1).
    fn sealed<'a>(&self, signed: &'a Signature, diameter: Length) -> Signing<'a> {
        let day_width = self.grid_width(&signed.date);
        let inset = self.cell() * f64::from(self.date_inset);
        let day_left = self.paper.area_width - inset - day_width;
        let axis = day_left + day_width / 2.0;
        let (in_row, step) = self.seal_columns(signed, diameter, axis);
        let apart = lines_of((diameter + APART) / self.line_pitch()).saturating_sub(1);
        let first = lines_of((diameter / self.line_pitch()) / 2.0 - 0.5);
        let row = |(number, bodies): (usize, &'a [super::Text])| SigningLine {
            above: if number == 0 { first } else { apart },
            texts: self.seal_row(bodies, axis, step),
        };
        let mut lines: Vec<SigningLine> =
            signed.bodies.chunks(in_row).enumerate().map(row).collect();
        let day = PlacedText { text: &signed.date, left: day_left, width: day_width };
        lines.push(SigningLine { above: 0, texts: vec![day] });
        let below = diameter / 2.0 - self.line_pitch() * 1.5;
        Signing { lines, below: below.max(Length::ZERO) }
    }

    /// One row: the last name on the axis of the day, the others each a step further left.
    fn seal_row<'a>(
        &self,
        bodies: &'a [super::Text],
        axis: Length,
        step: Length,
    ) -> Vec<PlacedText<'a>> {
        let steps = (0..bodies.len()).rev().map(as_factor);
        let place = |(body, steps): (&'a super::Text, f64)| {
            let width = self.grid_width(body);
            // One too long to stand centred on the day ends at the type area's edge.
            let left = (axis - step * steps - width / 2.0).min(self.paper.area_width - width);
            PlacedText { text: body, left: left.max(Length::ZERO), width }
        };
        bodies.iter().zip(steps).map(place).collect()
    }

    /// How many names a row takes, and from the middle of one to that of the next: as many as
    /// stand clear of each other, names and seals.
    fn seal_columns(&self, signed: &Signature, diameter: Length, axis: Length) -> (usize, Length) {
        let widest = signed.bodies.iter().map(|body| self.grid_width(body));
        let widest = widest.fold(Length::ZERO, Length::max);
        let needed = (diameter + APART).max(widest + self.cell());
        let room = axis - diameter.max(widest) / 2.0;
        let most = signed.bodies.len().clamp(1, IN_ROW);
        let step = |count: usize| room / as_factor(count - 1);
        let fitting = (2..=most).rev().find(|count| step(*count) >= needed);
        match fitting {
            Some(count) => {
                let even = self.paper.area_width / as_factor(IN_ROW);
                (count, step(count).min(even.max(needed)))
            }
            None => (1, Length::ZERO),
        }
    }

    /// Without seals: the names one below the other, 2 characters in from the right; the day's
    /// first character 2 characters right of theirs, or, where it is the longer, 2 characters in
    /// from the right itself (7.3.5.2).
    fn unsealed<'a>(&self, signed: &'a Signature) -> Signing<'a> {
        let inset = self.cell() * f64::from(self.indent);
        let right = self.paper.area_width - inset;
        let widths = signed.bodies.iter().map(|body| self.grid_width(body));
        let longest = widths.fold(Length::ZERO, Length::max);
        let day = self.grid_width(&signed.date);
        let left = if day > longest { right - day - inset } else { right - longest };
        let left = left.max(Length::ZERO);
        let placed = |text: &'a [Run], left: Length| {
            vec![PlacedText { text, left, width: self.grid_width(text) }]
        };
        let gap = |number: usize| if number == 0 { self.gaps.signature } else { 0 };
        let names = signed.bodies.iter().enumerate();
        let mut lines: Vec<SigningLine> = names
            .map(|(number, body)| SigningLine { above: gap(number), texts: placed(body, left) })
            .collect();
        lines.push(SigningLine { above: 0, texts: placed(&signed.date, left + inset) });
        Signing { lines, below: Length::ZERO }
    }

    /// Whether a paragraph of so many lines goes as a whole to the page of the signature below it,
    /// so that no page has a signature and no text (7.3.5.5). Of a longer one only the end goes.
    pub fn is_kept_whole(&self, lines: usize) -> bool {
        lines <= KEPT_LINES
    }

    fn grid_width(&self, text: &[Run]) -> Length {
        self.cell() * han::cells(&plain_text(text))
    }
}

fn as_factor(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Whole lines that hold so many.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few lines")]
fn lines_of(lines: f64) -> u16 {
    (lines - HAIR).ceil().max(0.0) as u16
}

#[cfg(test)]
mod tests {
    use super::super::{Role, Run, Signature, Style, Text};
    use crate::length::Length;
    use crate::origin::Place;

    fn text(text: &str) -> Text {
        vec![Run::new(text, Role::Text, Place::Nowhere)]
    }

    fn signed(bodies: &[&str], seal: Option<f64>) -> Signature {
        let bodies = bodies.iter().map(|body| text(body)).collect();
        Signature { bodies, date: text("2024年3月28日"), seal: seal.map(Length::mm) }
    }

    /// The upper edge of the first seal above its name's line, in lines, is at least that of
    /// the text, and less than a line lower.
    #[test]
    fn the_seal_begins_within_a_line_of_the_text() {
        let style = Style::GB9704;
        for diameter in [30.0, 38.0, 42.0, 45.0, 50.0, 60.0] {
            let signature = signed(&["某局"], Some(diameter));
            let above = f64::from(style.signing(&signature).lines[0].above);
            let reach = Length::mm(diameter / 2.0) / style.line_pitch() - 0.5;
            assert!((0.0..1.0).contains(&(above - reach)), "{diameter}: {above} {reach}");
        }
    }

    #[test]
    fn seals_in_a_row_stand_clear_inside_the_type_area() {
        let style = Style::GB9704;
        for bodies in [&["甲局", "乙局"][..], &["甲局", "乙局", "丙局"], &["甲局"; 7]] {
            let signature = signed(bodies, Some(42.0));
            let signing = style.signing(&signature);
            let (_, rows) = signing.lines.split_last().unwrap();
            let mut names = 0;
            for row in rows {
                assert!(row.texts.len() <= 3);
                names += row.texts.len();
                for pair in row.texts.windows(2) {
                    assert!((pair[1].axis() - pair[0].axis()).to_mm() > 42.0, "{row:?}");
                }
                assert!(row.texts[0].axis().to_mm() >= 21.0 - 1e-9);
            }
            assert_eq!(names, bodies.len());
        }
    }

    #[test]
    fn long_names_take_rows_of_their_own() {
        let long = "示例区人力资源和社会保障局与医疗保障局";
        let signature = signed(&[long, long], Some(42.0));
        let lines = Style::GB9704.signing(&signature).lines;
        assert_eq!(lines.iter().map(|line| line.texts.len()).collect::<Vec<_>>(), [1, 1, 1]);
        assert!(lines[1].above >= 4, "two seals of 42 mm would touch");
    }
}
