//! The pages of a settled document -> a PDF file. Draws what stands on the pages, at the points where
//! it stands, and decides nothing.
//!
//! printpdf builds the objects: fonts, sheets and what the file says of itself. What it does not do is
//! done here: fonts are subset before it sees them (`fonts`), each page becomes its stream and is
//! compressed at once (`content`), the bookmarks become a tree (`outline`), the parts of the text another
//! (`tags`), the file keeps to a part of
//! PDF/A (`archival`), and gets its language and a fixed id at last (`finish`), so that the same pages are
//! the same bytes.

mod archival;
mod content;
mod finish;
mod fonts;
mod outline;
mod tags;

use std::fmt;

use lopdf::{ObjectId, Stream};
use printpdf::{Mm, OffsetDateTime, PdfDocument, PdfPage, PdfSaveOptions};
use rayon::prelude::*;

use crate::document::Info;
use crate::layout::Settled;
use crate::layout::page::Page;

use fonts::Embedded;
use tags::Pieces;

/// Which part of PDF/A a file keeps to (ISO 19005), and says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PdfKind {
    /// PDF/A-2u (ISO 19005-2): every character can be found and copied as it was written.
    #[default]
    Archive,
    /// PDF/A-1b (ISO 19005-1), for an archive that takes the first part only.
    FirstArchive,
}

/// The language of what is written.
const LANGUAGE: &str = "zh-CN";
/// What the file was made with.
const PROGRAM: &str = "hongtou";

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
pub fn write(settled: &Settled, kind: PdfKind) -> Result<Vec<u8>, PdfError> {
    let (pages, info) = (settled.pages(), &archival::sayable(&settled.document().info));
    let fonts = Embedded::new(pages, settled.fonts())?;
    let mut tree = skeleton(pages, info, &fonts);
    let structure = tells_parts(kind, pages).then(|| settled.structure());
    let drawn: Vec<Result<(Stream, Pieces), PdfError>> =
        pages.par_iter().map(|page| content::stream(page, &fonts, structure)).collect();
    let ids: Vec<ObjectId> = tree.page_iter().collect();
    let mut pieces = Vec::with_capacity(ids.len());
    for (id, drawn) in ids.into_iter().zip(drawn) {
        let (stream, on_page) = drawn?;
        let content = tree.get_page_contents(id);
        tree.objects.extend(content.into_iter().zip([stream.into()]));
        pieces.push(on_page);
    }
    outline::add(&mut tree, pages)?;
    if let Some(structure) = structure {
        tags::add(&mut tree, structure, &pieces).map_err(|error| finish::failed(&error))?;
    }
    archival::keep(&mut tree, info, kind, &fonts)?;
    finish::bytes(tree, info, structure.is_some())
}

/// Whether the file tells what the parts of its text are: A-1b does not ask for it and has lists too short for a
/// long table; of thousands of pages nobody has the whole read aloud, and their cells would be more than
/// all else in the file.
fn tells_parts(kind: PdfKind, pages: &[Page]) -> bool {
    kind == PdfKind::Archive && pages.len() <= MOST_TOLD
}

/// So many pages tell the parts of their text.
const MOST_TOLD: usize = 300;

/// The file with its fonts and sheets, still without what stands on them: as operations of printpdf
/// that would be hundreds of megabytes.
fn skeleton(pages: &[Page], info: &Info, fonts: &Embedded) -> lopdf::Document {
    let mut document = PdfDocument::new(&info.title);
    describe(&mut document, info);
    document.resources.fonts.map.extend(fonts.programs());
    // What no page shows would not be embedded.
    let shown = std::iter::once(fonts.specimen()).chain(std::iter::repeat_with(Vec::new));
    let sheets = pages.iter().zip(shown).map(|(page, shown)| {
        let (width, height) = (points(page.width.to_mm()), points(page.height.to_mm()));
        PdfPage::new(Mm(width), Mm(height), shown)
    });
    document.with_pages(sheets.collect());
    let options = PdfSaveOptions { image_optimization: None, ..PdfSaveOptions::default() };
    document.to_lopdf_document(&options, &mut Vec::new())
}

fn describe(document: &mut PdfDocument, info: &Info) {
    let properties = &mut document.metadata.info;
    properties.document_title.clone_from(&info.title);
    properties.author.clone_from(&info.author);
    properties.keywords.clone_from(&info.keywords);
    properties.creator = PROGRAM.into();
    properties.producer = PROGRAM.into();
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
