//! The pages of a settled document -> a PDF file. Draws what stands on the pages, at the points where it stands, and
//! decides nothing.
//!
//! printpdf builds the objects. What it does not do is done here: fonts are subset before it
//! sees them (`fonts`), the bookmarks become a tree (`outline`), and the finished file gets its
//! version, language and a fixed id (`finish`), so that the same pages are the same bytes.

mod content;
mod finish;
mod fonts;
mod outline;

use std::fmt;

use printpdf::{Mm, OffsetDateTime, PdfDocument, PdfPage, PdfSaveOptions};

use crate::document::Info;
use crate::layout::Settled;

use fonts::Embedded;

/// Why a PDF could not be written. Neither comes from a user's input as such: the fonts were
/// read before, and the file is made in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PdfError {
    /// A font file that was read before cannot be subset.
    Font {
        /// Its name.
        name: String,
    },
    /// The object tree could not be serialised.
    Write {
        /// What the PDF library said.
        detail: String,
    },
}

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PdfError::Font { name } => write!(f, "the font {name} cannot be subset"),
            PdfError::Write { detail } => f.write_str(detail),
        }
    }
}

impl std::error::Error for PdfError {}

/// The PDF of a settled document, which carries its title, body and day.
///
/// # Errors
/// See [`PdfError`].
pub fn write(settled: &Settled) -> Result<Vec<u8>, PdfError> {
    let (pages, info) = (settled.pages(), &settled.document().info);
    let mut document = PdfDocument::new(&info.title);
    describe(&mut document, info);
    let embedded = Embedded::new(pages, settled.fonts())?;
    for (id, font) in embedded.programs() {
        document.resources.fonts.map.insert(id, font);
    }
    let drawn = pages.iter().map(|page| {
        let (width, height) = (points(page.width.to_mm()), points(page.height.to_mm()));
        PdfPage::new(Mm(width), Mm(height), content::operations(page, &embedded))
    });
    document.with_pages(drawn.collect());
    let options = PdfSaveOptions { image_optimization: None, ..PdfSaveOptions::default() };
    let mut tree = document.to_lopdf_document(&options, &mut Vec::new());
    outline::add(&mut tree, pages)?;
    finish::bytes(tree, info)
}

fn describe(document: &mut PdfDocument, info: &Info) {
    let properties = &mut document.metadata.info;
    properties.document_title.clone_from(&info.title);
    properties.author.clone_from(&info.author);
    properties.keywords.clone_from(&info.keywords);
    properties.creator = "hongtou".into();
    properties.producer = "hongtou".into();
    if let Ok(day) = OffsetDateTime::from_unix_timestamp(info.date.unix_seconds()) {
        properties.creation_date = day;
        properties.modification_date = day;
        properties.metadata_date = day;
    }
}

/// A number of the page model as printpdf takes it.
#[expect(clippy::cast_possible_truncation, reason = "a page's lengths are exact enough in f32")]
fn points(value: f64) -> f32 {
    value as f32
}
