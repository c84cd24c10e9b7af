//! The pages of a settled document -> an OFD file (GB/T 33190-2016), the fixed-layout format of Chinese
//! offices and archives. Draws what stands on the pages, at the points where it stands, and decides nothing.
//!
//! An OFD is a ZIP archive of XML parts (`package`, `xml`): what the file says of itself and its outline
//! (`document`), the fonts (`fonts`, which completes what `sfnt` and `cmap` make of the subsets), a part a
//! page (`content`), and which of its objects are which element of an official paper (`tags`). Lengths are
//! millimetres from the upper left corner, as in the page model.
//!
//! The same pages are the same bytes. Nothing in a file stands in the way of the office's seal program,
//! which adds its signature afterwards: there is none yet, no permissions, and every object keeps its id.

mod cmap;
mod content;
mod document;
mod fonts;
mod package;
mod sfnt;
mod tags;
mod xml;

use std::fmt;

use rayon::prelude::*;

use crate::layout::Settled;
use crate::layout::page::Page;

use content::Drawn;
use document::PageIds;
use fonts::Embedded;
use package::Package;

/// Which of the two document types a file claims to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfdKind {
    /// `OFD`: GB/T 33190-2016.
    Plain,
    /// `OFD-A`: the subset for archives (GB/T 42133-2022). What it forbids no file of ours has; it is the
    /// claim that differs.
    Archive,
}

/// Why an OFD could not be written. Neither comes from a user's input as such: the fonts were read before,
/// and the file is made in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfdError {
    /// A font file that was read before cannot be subset.
    Font {
        /// Its name.
        name: String,
    },
    /// The archive could not be written.
    Write {
        /// What the ZIP library said.
        detail: String,
    },
}

impl fmt::Display for OfdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OfdError::Font { name } => write!(f, "the font {name} cannot be subset"),
            OfdError::Write { detail } => f.write_str(detail),
        }
    }
}

impl std::error::Error for OfdError {}

/// So many pages are drawn side by side before they are packed: a report has thousands, and their XML
/// would be hundreds of megabytes.
const AT_A_TIME: usize = 64;

/// The OFD of a settled document, which carries its title, body and day.
///
/// # Errors
/// See [`OfdError`].
pub fn write(settled: &Settled, kind: OfdKind) -> Result<Vec<u8>, OfdError> {
    let (pages, info) = (settled.pages(), &settled.document().info);
    let mut ids = Ids::default();
    let colours = ids.one();
    let fonts = Embedded::new(pages, settled.fonts(), &mut ids)?;
    let pages: Vec<(&Page, PageIds)> =
        pages.iter().map(|page| (page, PageIds::of(page, &mut ids))).collect();
    let mut package = Package::default();
    package.part("OFD.xml", document::root(info, kind, settled.pages()))?;
    let mut tags = Vec::new();
    for (first, some) in (0..).step_by(AT_A_TIME).zip(pages.chunks(AT_A_TIME)) {
        let drawn: Vec<Drawn> =
            some.par_iter().map(|(page, ids)| content::draw(page, *ids, &fonts)).collect();
        for (number, page) in (first..).zip(drawn) {
            package.part(&document::page_part(number), page.xml)?;
            tags.extend(page.elements);
        }
    }
    for font in fonts.files() {
        package.part(&format!("Doc_0/Res/{}", font.name), &font.program)?;
    }
    package.part("Doc_0/PublicRes.xml", document::resources(colours, &fonts))?;
    if !tags.is_empty() {
        package.part("Doc_0/Tags/CustomTags.xml", tags::list())?;
        package.part("Doc_0/Tags/CustomTag.xml", tags::elements(&tags))?;
    }
    let whole =
        document::Whole { pages: &pages, colours, largest: ids.last(), tagged: !tags.is_empty() };
    package.part("Doc_0/Document.xml", document::body(&whole))?;
    package.end()
}

/// Numbers of objects, no two alike in a file, from 1.
#[derive(Default)]
struct Ids(u32);

impl Ids {
    fn one(&mut self) -> u32 {
        self.some(1)
    }

    /// The first of so many in a row.
    fn some(&mut self, count: usize) -> u32 {
        let first = self.0 + 1;
        self.0 += u32::try_from(count).unwrap_or(u32::MAX);
        first
    }

    /// The largest that was given.
    fn last(&self) -> u32 {
        self.0
    }
}
