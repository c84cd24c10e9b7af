//! The text of the file (`document.xml`) as it is written, piece by piece: each built by `docx-rs`,
//! read as a small tree, completed, and gone.

use std::vec::IntoIter;

use docx_rs::{BuildXML, Paragraph, TableRow};

use crate::length::Length;

use super::super::blocks::Piece;
use super::super::letter;
use super::super::table::Rows;
use super::foot_box::{self, Extent};
use super::package::Package;
use super::tree::{DECLARATION, Element, Node};
use super::word::Around;
use super::{Made, Reader, WriteError, beyond, libreoffice, order, word};

/// `document.xml` as far as it is written.
pub(super) struct Body<'a> {
    package: Package,
    made: &'a Made<'a>,
    /// `w:document` and `w:body`, which are open.
    open: [&'a Element<'a>; 2],
    /// What the sections are, those that are not ended yet.
    marks: IntoIter<Element<'a>>,
    /// Boxes at the foot of a page.
    boxes: usize,
    /// What is not yet in the package.
    text: String,
}

/// So much is put into the package at a time: a text that is shorter, as all but those of hundreds of
/// units are, is compressed as a whole, since where it is cut shows in the bytes.
const CHUNK: usize = 4 << 20;

impl<'a> Body<'a> {
    /// Begins the part of `package` whose root is `document`; `marks` say what each section is.
    pub(super) fn begin(
        mut package: Package,
        document: &'a Element<'a>,
        marks: Vec<Element<'a>>,
        made: &'a Made<'a>,
    ) -> Result<Body<'a>, WriteError> {
        let body = document.children.iter().find_map(|child| child.element());
        let open = [document, body.ok_or(WriteError::Empty)?];
        let mut text = String::from(DECLARATION);
        open.iter().for_each(|element| element.begin(&mut text));
        package.text()?;
        Ok(Body { package, made, open, marks: marks.into_iter(), boxes: 0, text })
    }

    /// Ends the part with what the last section is.
    pub(super) fn end(mut self) -> Result<Package, WriteError> {
        if let Some(mark) = self.marks.next() {
            mark.write_to(&mut self.text);
        }
        self.open.iter().rev().for_each(|element| element.end(&mut self.text));
        self.package.write(&self.text)?;
        Ok(self.package)
    }

    /// Writes a piece.
    pub(super) fn put(&mut self, piece: Piece) -> Result<(), WriteError> {
        match piece {
            Piece::Paragraph(paragraph) => self.paragraph(&paragraph),
            Piece::Table(table) => self.write(&mut self.placed(read(&table.build())?, None)?),
            Piece::FootBox(table, height) => {
                self.boxes += 1;
                self.write(&mut self.placed(read(&table.build())?, Some(height))?)
            }
            Piece::Rows(rows) => self.rows(&rows),
        }
    }

    /// A paragraph; one that ends a section says what that is.
    fn paragraph(&mut self, paragraph: &Paragraph) -> Result<(), WriteError> {
        let built = paragraph.build();
        let mut paragraph = read(&built)?;
        let properties = paragraph.find("w:pPr");
        if let Some(mark) = properties.and_then(|properties| properties.find("w:sectPr")) {
            *mark = self.marks.next().unwrap_or_default();
        }
        self.write(&mut paragraph)
    }

    /// A table row by row. The head stands on every page the table reaches; one that nothing
    /// follows has nothing to stand above.
    fn rows(&mut self, rows: &Rows) -> Result<(), WriteError> {
        let built = rows.table().build();
        let mut table = read(&built)?;
        self.finish(&mut table);
        let around = match self.made.reader {
            Reader::Word => Around::of(&mut table),
            Reader::LibreOffice => None,
        };
        table.begin(&mut self.text);
        table.elements().for_each(|child| child.write_to(&mut self.text));
        let head = rows.head().map(|row| (row, true));
        let mut rows = head.chain(rows.body().map(|row| (row, false))).peekable();
        let mut first = true;
        while let Some((row, of_head)) = rows.next() {
            let repeats = of_head && rows.peek().is_some();
            self.row(&row, repeats, around.as_ref(), first)?;
            first = false;
        }
        table.end(&mut self.text);
        Ok(())
    }

    fn row(
        &mut self,
        row: &TableRow,
        repeats: bool,
        around: Option<&Around>,
        first: bool,
    ) -> Result<(), WriteError> {
        let built = row.build();
        let mut row = read(&built)?;
        if let Some(properties) = row.find("w:trPr").filter(|_| repeats) {
            properties.put(Element::new("w:tblHeader", &[]));
        }
        if let Some(around) = around {
            word::lower_row(&mut row, around, first);
        }
        self.write(&mut row)
    }

    /// A table where it is anchored, if anywhere: on the sheet, or, so high, at the foot of its page.
    fn placed<'t>(
        &self,
        mut table: Element<'t>,
        height: Option<Length>,
    ) -> Result<Element<'t>, WriteError> {
        let style = self.made.style;
        match (take_position(&mut table), height) {
            (Some(anchor), _) if anchor == letter::ON_SHEET => {
                match letter::place_in(self.made.document, style) {
                    Some(place) => foot_box::on_sheet(table, &place),
                    None => Ok(table),
                }
            }
            (Some(_), Some(height)) => {
                let extent = Extent::new(style.paper.area_width, height, style.grid.lead);
                foot_box::at_foot(table, self.boxes, &extent, style.paper.area_foot())
            }
            _ => Ok(table),
        }
    }

    /// Finishes a piece and writes it.
    fn write(&mut self, piece: &mut Element<'_>) -> Result<(), WriteError> {
        self.finish(piece);
        piece.write_to(&mut self.text);
        if self.text.len() >= CHUNK {
            self.package.write(&self.text)?;
            self.text.clear();
        }
        Ok(())
    }

    /// Brings a piece into its last form.
    fn finish(&mut self, piece: &mut Element<'_>) {
        beyond::name_fonts(piece, self.made.style);
        match self.made.reader {
            Reader::Word => word::text(piece),
            Reader::LibreOffice => libreoffice::text(piece),
        }
        order::sort(piece);
    }
}

/// A piece as `docx-rs` built it, without what it writes and should not.
fn read(built: &[u8]) -> Result<Element<'_>, WriteError> {
    let mut piece = Element::read(built)?;
    clean(&mut piece);
    steady(&mut piece);
    Ok(piece)
}

/// Takes the mark of the text's last section, which is the only one so far.
pub(super) fn take_mark<'a>(document: &mut Element<'a>) -> Result<Element<'a>, WriteError> {
    let body = document.find("w:body").ok_or(WriteError::Empty)?;
    let mark = body.find("w:sectPr").map(std::mem::take).unwrap_or_default();
    body.children.clear();
    Ok(mark)
}

/// Takes away what `docx-rs` writes and should not: paragraph numbers from a counter of the
/// thread, empty run properties, an attribute that the schema does not know.
pub(super) fn clean(part: &mut Element) {
    part.each(&mut |element| match &*element.name {
        "w:p" => element.remove_attribute("w14:paraId"),
        "w:pPr" | "w:r" => {
            element.children.retain(|child| *child != Node::Element(Element::new("w:rPr", &[])));
        }
        "w:gridCol" => element.remove_attribute("w:type"),
        _ => {}
    });
}

/// A first line's indent that a paragraph gives as a length (a tracked line, a row of 签发人) is not
/// counted in characters.
fn steady(part: &mut Element) {
    part.each(&mut |element| {
        if element.name == "w:ind" && element.attribute("w:firstLine").is_some() {
            element.set("w:firstLineChars", "0");
        }
    });
}

/// To what the table was to be anchored, where it was to stand in a box; the mark of it is
/// removed.
fn take_position(table: &mut Element) -> Option<String> {
    let properties = table.find("w:tblPr")?;
    let anchor = properties.find("w:tblpPr")?.attribute("w:vertAnchor")?.to_owned();
    properties.remove("w:tblpPr");
    Some(anchor)
}
