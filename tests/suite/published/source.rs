//! The forms in which a fixture is given to the reader.

use crate::program;
use crate::word::{self, Element};

/// A form of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// The published text; where there is none, a line for each paragraph of our Word file.
    Text,
    /// Our Word file.
    Docx,
    /// Our PDF.
    Pdf,
}

/// The bytes of a fixture in a form.
pub(super) fn bytes(name: &str, form: Form) -> Vec<u8> {
    match form {
        Form::Text => text(name).into_bytes(),
        Form::Docx => program::fixture(name).docx.clone(),
        Form::Pdf => program::fixture(name).pdf.clone(),
    }
}

/// The text of a fixture, a paragraph a line.
pub(super) fn text(name: &str) -> String {
    let published = std::fs::read_to_string(program::fixture_folder(name).join("published.txt"));
    published.unwrap_or_else(|_| text_of(&word::body(&program::fixture(name).docx)))
}

/// What is read in a Word file, white aside.
pub(super) fn docx_text(docx: &[u8]) -> String {
    let text = text_of(&word::body(docx));
    text.chars().filter(|one| !one.is_whitespace()).collect()
}

/// A line for each paragraph and for each row of a table; cells are parted by tabs.
fn text_of(body: &Element) -> String {
    let mut text = String::new();
    for child in &body.children {
        match child.name.as_str() {
            "w:p" => text += &paragraph(child),
            "w:tbl" => {
                for row in child.named("w:tr") {
                    let cells = row.named("w:tc");
                    let cell = |cell: &&Element| {
                        let lines = cell.named("w:p").into_iter().map(paragraph);
                        lines.collect::<Vec<_>>().join(" ")
                    };
                    text += &cells.iter().map(cell).collect::<Vec<_>>().join("\t");
                    text.push('\n');
                }
            }
            _ => {}
        }
        text.push('\n');
    }
    text
}

fn paragraph(paragraph: &Element) -> String {
    let shown = paragraph.all().into_iter().map(|one| match one.name.as_str() {
        "w:t" => one.text(),
        "w:br" => "\n".to_owned(),
        // A stop in the properties has a place.
        "w:tab" if one.attribute("w:pos").is_none() => "  ".to_owned(),
        _ => String::new(),
    });
    shown.collect()
}
