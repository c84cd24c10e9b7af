//! The page a sheet prints on: A4 landscape, one page wide.

use rust_xlsxwriter::Worksheet;

use crate::length::Length;

/// The page number, in the codes of a page foot.
pub(crate) const PAGE_NUMBER: &str = "第 &P 页 共 &N 页";

/// Paper size 9 is A4.
const A4: u8 = 9;
/// The paper lying, in millimetres.
const WIDTH: f64 = 297.0;
const HEIGHT: f64 = 210.0;
/// The margins left and right.
const SIDE: f64 = 18.0;
/// The margin above, and the one below, in which the page number stands.
const TOP: f64 = 14.0;
const BOTTOM: f64 = 14.0;
/// From the edge of the paper to the page number.
const FOOTER: f64 = 7.0;

/// What rows can take of a page, with something kept back: programs leave more or less room
/// between rows.
const KEPT: f64 = 0.97;

/// What is left of the paper between its margins.
pub(crate) struct Page {
    /// From the left margin to the right one.
    pub(crate) width: Length,
    /// What rows can take of it, with something kept back.
    pub(crate) height: Length,
    /// All that rows can take of it.
    pub(crate) whole: Length,
}

/// A4 landscape.
pub(crate) const LANDSCAPE: Page = Page {
    width: Length::mm(WIDTH - 2.0 * SIDE),
    height: Length::mm((HEIGHT - TOP - BOTTOM) * KEPT),
    whole: Length::mm(HEIGHT - TOP - BOTTOM),
};

/// Prints `sheet` on A4 landscape, one page wide.
pub(crate) fn landscape(sheet: &mut Worksheet) {
    let [side, top, bottom, footer] = [SIDE, TOP, BOTTOM, FOOTER].map(inches);
    sheet
        .set_paper_size(A4)
        .set_landscape()
        .set_margins(side, side, top, bottom, footer, footer)
        .set_print_center_horizontally(true)
        .set_print_fit_to_pages(1, 0);
}

fn inches(millimetres: f64) -> f64 {
    Length::mm(millimetres).to_pt() / 72.0
}
