//! The words of findings about the end of a paper in English.

use super::Ending;

impl Ending {
    /// What is wrong, and what to do.
    pub(in crate::diag) fn en(&self) -> (String, String) {
        match self {
            Ending::BadDiameter { found, least, most } => (
                format!("“{found}” is no diameter of a seal"),
                format!("write whole millimetres from {least} to {most}, for example 42"),
            ),
            Ending::RowLength { cells, columns } => (
                format!("this row has {cells} cells, the table has {columns} columns"),
                "give every row a cell a column; write \"\" for a blank one".into(),
            ),
            Ending::FormTwice => (
                "the progress form is given twice".into(),
                "give it once: as `attachment`, or as an item of `attachments` with `kind: form`"
                    .into(),
            ),
            Ending::FormWithContent => (
                "the program fills the progress form; it takes no text and no tables".into(),
                "remove `text` and `tables` here, or `kind: form` where it is another attachment"
                    .into(),
            ),
            Ending::NoContent => (
                "this attachment has no content".into(),
                "give it `text` (a paragraph or several) or `tables`".into(),
            ),
            Ending::LonelyCharacter { ends } => (
                format!("the paragraph that ends “…{ends}” has one character on its last line"),
                "shorten or lengthen it by a few characters".into(),
            ),
            Ending::LooseLine { next } => (
                format!("“{next}…” is kept whole, so that the line above it is set very loose"),
                "add or take away a few characters before it".into(),
            ),
            Ending::BodyTooWide => (
                "the name of the signing body is wider than a line and was broken".into(),
                "use its short name".into(),
            ),
            Ending::Tightened { page, pitch } => (
                format!(
                    "page {page} had no room for signature, date and seal: its lines were set \
                     {pitch} pt apart (7.3.5.5)"
                ),
                "nothing to do; with a line or two less of text the lines stand apart as before"
                    .into(),
            ),
            Ending::TakenAlong { page, lines } => (
                format!(
                    "page {page} had no room for signature, date and seal: the end of the text \
                     went with them to the next page"
                ),
                format!(
                    "the standard allows it; with about {lines} lines less of text the signature returns to \
                     page {page}; leave a text as it is that is too short for that"
                ),
            ),
        }
    }
}
