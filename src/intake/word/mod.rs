//! A .docx whose archive was checked -> [`Content`]: each table of its body a sheet (`表格1`), the
//! paragraphs outside them one sheet more (`正文`), what stands in heads, feet, notes and comments
//! as that sheet's notes. A table inside a cell is a part of the cell's text, or a sheet where it is
//! larger than the table around it. Words that are struck through or hidden are kept apart.
//!
//! ECMA-376 part 1, 17. Names of elements are compared without their namespace, so that the strict
//! and the transitional form read alike. Layout, codes of fields and what was deleted under
//! revision are not read.

mod body;
mod numbering;
mod numerals;
pub(super) mod paper;
mod raised;
mod signs;
mod table;
mod walk;
mod words;

use super::archive::Checked;
use super::package::Package;
use super::properties;
use super::refusal::{Refusal, damaged};
use super::workbook::Content;

use body::Body;
use numbering::Numbering;

/// Everything in the document.
///
/// # Errors
/// What is damaged, or more than any form holds.
pub(super) fn read(archive: Checked<'_>) -> Result<Content, Refusal> {
    let mut package = Package::new(archive);
    let main = package.main()?.unwrap_or_else(|| "word/document.xml".to_owned());
    let missing = || damaged("the main part is missing");
    let mut body = Body::new(Numbering::read(&mut package)?)?;
    body.read(&package.part(&main)?.ok_or_else(missing)?)?;
    let beside: Vec<String> =
        package.names().filter(|name| is_beside(name)).map(str::to_owned).collect();
    for name in beside {
        body.read_beside(&package.part(&name)?.unwrap_or_default())?;
    }
    let properties = properties::properties(&mut package)?;
    let (sheets, pictures) = (body.sheets()?, package.pictures());
    Ok(Content { is_document: true, sheets, properties, pictures, ..Content::default() })
}

/// Heads, feet, notes and comments.
fn is_beside(name: &str) -> bool {
    let file = name.strip_prefix("word/").and_then(|name| name.strip_suffix(".xml"));
    let kinds = ["header", "footer", "footnotes", "endnotes", "comments"];
    file.is_some_and(|file| {
        kinds.contains(&file.trim_end_matches(|one: char| one.is_ascii_digit()))
    })
}
