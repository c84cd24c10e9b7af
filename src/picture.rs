//! The bytes of a PDF -> its pages as pictures (PNG), to be sent in a chat.
//!
//! The written file is drawn, not the page model a second time, so that the picture shows what
//! the file shows. hayro draws it: pure Rust, no program or library of the system. The pages'
//! fonts are embedded; hayro brings none of its own.

use std::fmt;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::page::Page;
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
    let pages = pdf.pages();
    pages.iter().map(|page| drawn(page, &cache, &size)).collect()
}

/// The page (from 0) of a PDF of ours as [`pages`] draws it, and no other; none where there is no such page.
pub fn own_page(pdf: Vec<u8>, number: usize) -> Option<Vec<u8>> {
    let pdf = Pdf::new(pdf).ok()?;
    let scale = PIXELS_PER_INCH / 72.0;
    let size = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    drawn(pdf.pages().get(number)?, &RenderCache::new(), &size).ok()
}

fn drawn<'p>(
    page: &'p Page<'p>,
    cache: &RenderCache<'p>,
    size: &PixmapSettings,
) -> Result<Vec<u8>, PictureError> {
    // Hinting moves stems to whole pixels, which blurs nothing at this size and bends strokes.
    let settings = RenderSettings { hinting: false, ..RenderSettings::default() };
    let drawn = hayro::render(page, cache, &InterpreterSettings::default(), &settings, size);
    drawn.into_png().map_err(|error| PictureError::Write { detail: error.to_string() })
}

/// Pixels of a page that came from outside: as wide and as high as a screen shows it.
const WIDEST: f32 = 1240.0;
const HIGHEST: f32 = 1754.0;

/// A page (from 0) of a PDF that came from outside, as PNG; none where there is no such page, or it cannot be drawn.
pub fn page(pdf: Vec<u8>, number: usize) -> Option<Vec<u8>> {
    let pdf = Pdf::new(pdf).ok()?;
    let page = pdf.pages().get(number)?;
    let (width, height) = page.render_dimensions();
    let scale = (WIDEST / width).min(HIGHEST / height);
    if !scale.is_finite() || scale <= 0.0 {
        return None;
    }
    let size = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    drawn(page, &RenderCache::new(), &size).ok()
}

/// What browsers call a picture that they show themselves; none where it is no such picture.
pub fn kind(bytes: &[u8]) -> Option<&'static str> {
    let begins = |with: &[u8]| bytes.starts_with(with);
    let is_webp = begins(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    match () {
        () if begins(b"\x89PNG\r\n\x1a\n") => Some("image/png"),
        () if begins(b"\xff\xd8\xff") => Some("image/jpeg"),
        () if begins(b"GIF87a") || begins(b"GIF89a") => Some("image/gif"),
        () if begins(b"BM") => Some("image/bmp"),
        () if is_webp => Some("image/webp"),
        () => None,
    }
}

/// How many pages a PDF has; none where it cannot be read.
pub fn count(pdf: Vec<u8>) -> usize {
    Pdf::new(pdf).map_or(0, |pdf| pdf.pages().len())
}
