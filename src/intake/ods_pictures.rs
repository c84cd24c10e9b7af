//! Pictures of an .ods -> the cells under their upper left corners (OpenDocument 1.2 part 1, 10.4.2). One that is
//! anchored to a cell stands in its element; one that is anchored to the sheet says its distance from the sheet's
//! corner, and stands before the rows and columns whose sizes tell where that is.

use std::collections::BTreeSet;

use quick_xml::events::BytesStart;

use crate::cell::CellRef;

use super::limits::{COLUMNS, ROWS};
use super::ods_styles::points;
use super::package::attribute;

/// Pictures of one sheet that say their place; more are none that somebody laid over a cell.
const PICTURES: usize = 1_000;
/// Points of a column and of a row that do not say their size.
const WIDTH: f64 = 64.0;
const HEIGHT: f64 = 12.8;

/// The pictures of a sheet that is being read.
#[derive(Default)]
pub(super) struct Pictures {
    /// Where the frame stands that is being read.
    frame: Option<(f64, f64)>,
    /// The corners of those that are anchored to the sheet.
    corners: Vec<(f64, f64)>,
    /// How many columns and rows of which size follow each other; kept where they are asked for.
    columns: Vec<(u32, f64)>,
    rows: Vec<(u32, f64)>,
}

impl Pictures {
    /// Begins a frame.
    pub(super) fn frame(&mut self, tag: &BytesStart<'_>) {
        let length = |name: &[u8]| attribute(tag, name).and_then(|length| points(&length));
        self.frame = Some((length(b"x").unwrap_or(0.0), length(b"y").unwrap_or(0.0)));
    }

    /// Takes an image; whether it is a picture of the cell that is being read, where there is one. A chart has
    /// an image of itself, too.
    pub(super) fn image(&mut self, tag: &BytesStart<'_>, in_cell: bool) -> bool {
        let target = attribute(tag, b"href").unwrap_or_default();
        let corner = self.frame.filter(|_| !target.contains("ObjectReplacements"));
        if !in_cell && self.corners.len() < PICTURES {
            self.corners.extend(corner);
        }
        in_cell && corner.is_some()
    }

    /// Takes so many columns of that size.
    pub(super) fn columns(&mut self, count: u32, size: Option<f64>) {
        if !self.corners.is_empty() && self.columns.len() < COLUMNS as usize {
            self.columns.push((count, size.unwrap_or(WIDTH)));
        }
    }

    /// Takes so many rows of that size.
    pub(super) fn rows(&mut self, count: u32, size: Option<f64>) {
        if !self.corners.is_empty() && self.rows.len() < ROWS as usize {
            self.rows.push((count, size.unwrap_or(HEIGHT)));
        }
    }

    /// The cells under the pictures that are anchored to the sheet.
    pub(super) fn cells(&self) -> BTreeSet<CellRef> {
        let corners = self.corners.iter();
        let cells = corners.filter_map(|(x, y)| {
            let column = u16::try_from(strip(&self.columns, *x, COLUMNS)?).ok()?;
            Some(CellRef::new(strip(&self.rows, *y, ROWS)?, column))
        });
        cells.collect()
    }
}

/// The column or row in which a point lies; `None` beyond the first `most`.
fn strip(sizes: &[(u32, f64)], mut point: f64, most: u32) -> Option<u32> {
    let mut first = 0_u32;
    for (count, size) in sizes {
        let all = f64::from(*count) * size;
        if point < all {
            let mut within = 0..(*count).min(most);
            return within.find(|at| point < f64::from(at + 1) * size).map(|at| first + at);
        }
        point -= all;
        first = first.saturating_add(*count);
        if first >= most {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::strip;

    #[test]
    fn points_lie_in_columns() {
        let columns = [(2, 50.0), (1, 0.0), (1, 100.0), (1_000_000, 60.0)];
        let at = |point| strip(&columns, point, 500);
        assert_eq!([at(0.0), at(49.9), at(50.0), at(100.0)], [Some(0), Some(0), Some(1), Some(3)]);
        assert_eq!([at(200.0), at(260.0)], [Some(4), Some(5)]);
        assert_eq!(strip(&columns[..1], 100.0, 500), None);
        assert_eq!(at(f64::NAN), None);
    }
}
