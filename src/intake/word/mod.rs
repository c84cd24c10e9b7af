//! A .docx whose archive was checked -> [`Content`]: each table of its body a sheet (`表格1`), the
//! paragraphs outside them one sheet more (`正文`), what stands in heads, feet, notes and comments
//! as that sheet's notes.
//!
//! ECMA-376 part 1, 17. Names of elements are compared without their namespace, so that the strict
//! and the transitional form read alike. Layout, codes of fields, automatic numbers and what was
//! deleted under revision are not read.

mod body;
mod properties;

use super::package::Package;
use super::refusal::{Refusal, damaged};
use super::workbook::Content;

use body::Body;

/// Everything in the document.
///
/// # Errors
/// What is damaged, or more than any form holds.
pub(super) fn read(bytes: &[u8]) -> Result<Content, Refusal> {
    let package = Package::open(bytes)?;
    let main = package.main()?.unwrap_or_else(|| "word/document.xml".to_owned());
    let part = |name: &str| package.part(name)?.ok_or_else(|| damaged("a part is missing"));
    let mut body = Body::new()?;
    body.read(&part(&main)?)?;
    for name in package.names().iter().filter(|name| is_beside(name)) {
        body.read_beside(&part(name)?)?;
    }
    let properties = properties::properties(&package)?;
    Ok(Content { is_document: true, sheets: body.sheets()?, properties, ..Content::default() })
}

/// Heads, feet, notes and comments.
fn is_beside(name: &str) -> bool {
    let file = name.strip_prefix("word/").and_then(|name| name.strip_suffix(".xml"));
    let kinds = ["header", "footer", "footnotes", "endnotes", "comments"];
    file.is_some_and(|file| {
        kinds.contains(&file.trim_end_matches(|one: char| one.is_ascii_digit()))
    })
}
