//! The bytes of a PDF -> its pages as pictures (PNG), to be sent in a chat.
//!
//! The written file is drawn, not the page model a second time, so that the picture shows what
//! the file shows. hayro draws it: pure Rust, no program or library of the system. The pages'
//! fonts are embedded; hayro brings none of its own.

use std::fmt;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};

/// Pixels per inch: A4 becomes 1240 by 1754, which a phone shows sharp.
pub const PIXELS_PER_INCH: f32 = 150.0;

/// Why there are no pictures. Neither comes from a user's input: the PDF was written before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureError {
    /// The PDF cannot be read back.
    Unreadable,
    /// A page cannot be written as PNG.
    Write {
        /// What the PNG library said.
        detail: String,
    },
}

impl fmt::Display for PictureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PictureError::Unreadable => f.write_str("the PDF cannot be read back"),
            PictureError::Write { detail } => f.write_str(detail),
        }
    }
}

impl std::error::Error for PictureError {}

/// The pages of `pdf`, one PNG each.
///
/// # Errors
/// See [`PictureError`].
pub fn pages(pdf: Vec<u8>) -> Result<Vec<Vec<u8>>, PictureError> {
    let pdf = Pdf::new(pdf).map_err(|_| PictureError::Unreadable)?;
    let cache = RenderCache::new();
    let scale = PIXELS_PER_INCH / 72.0;
    let size = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let interpreter = InterpreterSettings::default();
    // Hinting moves stems to whole pixels, which blurs nothing at this size and bends strokes.
    let settings = RenderSettings { hinting: false, ..RenderSettings::default() };
    let mut pictures = Vec::new();
    for page in pdf.pages().iter() {
        let drawn = hayro::render(page, &cache, &interpreter, &settings, &size);
        let png = drawn.into_png();
        pictures.push(png.map_err(|error| PictureError::Write { detail: error.to_string() })?);
    }
    Ok(pictures)
}
