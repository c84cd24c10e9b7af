//! An .xlsx whose archive was checked -> [`Content`], by the streaming reader only.
//!
//! The reader's other functions reserve memory for the rectangle of all cells, and a file of two
//! kilobytes with one cell at XFD1048576 then ends the program. Here each cell is checked against
//! our own bounds before the next is read.

mod conditional;
mod notes;
mod sheet;
mod struck;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{Reader, SheetType, SheetVisible, Style, Xlsx, XlsxError};

use crate::diag::Returned;

use super::archive::Checked;
use super::collect::{Cells, Collector};
use super::layout::Layout;
use super::names;
use super::package::{self, Package, Relation};
use super::properties;
use super::refusal::{Refusal, damaged};
use super::shown::NumberFormat;
use super::value;
use super::workbook::{Content, Sheet};
use super::xml::starts;
use conditional::Conditional;
use struck::StruckFormats;

type Book<'b> = Xlsx<Cursor<&'b [u8]>>;

/// Everything in the workbook.
///
/// # Errors
/// What is damaged, or more than any form holds.
pub(super) fn read(bytes: &[u8], mut archive: Checked<'_>) -> Result<Content, Refusal> {
    let plain = archive.plain()?;
    let bytes = plain.as_deref().unwrap_or(bytes);
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(refused)?;
    let mut package = Package::new(archive);
    let main = package.main()?.unwrap_or_else(|| "xl/workbook.xml".to_owned());
    let relations = package.relations(&main)?;
    let paths = paths(&mut package, &main, &relations)?;
    let styles = beside(&mut package, &relations, "/styles");
    let texts = beside(&mut package, &relations, "/sharedStrings");
    let (struck, conditional) = (StruckFormats::of(&styles, &texts)?, Conditional::of(&styles)?);
    drop((styles, texts));
    let sheets: Vec<_> = book.sheets_metadata().to_vec();
    let mut collector = Collector::new(sheets.len())?;
    let (mut read, mut formats) = (Vec::new(), Formats::default());
    for sheet in sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let (name, hidden) = (sheet.name.clone(), sheet.visible != SheetVisible::Visible);
        let path = paths.iter().find(|(name, _)| *name == sheet.name);
        // Cells first: how many there are, and how long their texts, is bounded there.
        let mut cells = cells(&mut book, &name, &mut formats, &mut collector)?;
        let path = path.map(|(_, path)| path.as_str());
        if let Some(path) = path.filter(|_| !conditional.is_empty()) {
            let part = package.part(path)?.unwrap_or_default();
            conditional.show(&part, (&name, &mut cells), &mut collector)?;
        }
        let layout = layout(&mut package, path, &sheet.name, &struck)?;
        let mut one = Sheet { name, hidden, cells, ..Sheet::default() };
        layout.put(&mut one, &mut collector)?;
        read.push(one);
    }
    let names = book.defined_names().iter().cloned().collect();
    let properties = properties::properties(&mut package)?;
    let pictures = package.pictures();
    Ok(Content { sheets: read, names, properties, pictures, is_document: false })
}

/// A part of the whole workbook. One that cannot be unpacked is the library's to complain of: it reads the same.
fn beside(package: &mut Package<'_>, relations: &[Relation], kind: &str) -> Vec<u8> {
    let one = relations.iter().find(|one| one.kind.ends_with(kind));
    let part = one.and_then(|one| package.part(&one.target).ok().flatten());
    part.map(Cow::into_owned).unwrap_or_default()
}

/// The part of each sheet, by the sheet's name.
fn paths(
    package: &mut Package<'_>,
    main: &str,
    relations: &[Relation],
) -> Result<Vec<(String, String)>, Refusal> {
    let targets: BTreeMap<&str, &str> =
        relations.iter().map(|one| (one.id.as_str(), one.target.as_str())).collect();
    let mut paths = Vec::new();
    let workbook = package.part(main)?.unwrap_or_default();
    starts(&workbook, |tag| {
        if tag.local_name().as_ref() != b"sheet" {
            return;
        }
        let (name, id) = (package::attribute(tag, b"name"), package::attribute(tag, b"id"));
        let target = id.and_then(|id| targets.get(id.as_str()).copied());
        paths.extend(name.zip(target.map(str::to_owned)));
    })?;
    each_once(&paths)?;
    Ok(paths)
}

/// What the library does not give of the sheet whose part is `path`.
fn layout(
    package: &mut Package<'_>,
    path: Option<&str>,
    name: &str,
    struck: &StruckFormats,
) -> Result<Layout, Refusal> {
    let lost = || damaged("the part of a sheet is missing");
    let path = path.ok_or_else(lost)?;
    let part = package.part(path)?.ok_or_else(lost)?;
    let mut layout = sheet::layout(&part, name)?;
    layout.struck = struck.cells(&part)?;
    drop(part);
    let over = notes::notes(package, path)?;
    layout.notes = over.notes;
    layout.lay_pictures(over.pictures);
    Ok(layout)
}

/// Each part is one sheet: as many sheets of one part would be read as often.
fn each_once(paths: &[(String, String)]) -> Result<(), Refusal> {
    let mut once = BTreeSet::new();
    match paths.iter().find(|(_, path)| !once.insert(path.to_ascii_lowercase())) {
        Some((_, part)) => Err(Returned::Forged { part: names::shown(part) }.into()),
        None => Ok(()),
    }
}

fn cells(
    book: &mut Book<'_>,
    sheet: &str,
    formats: &mut Formats,
    collector: &mut Collector,
) -> Result<Cells, Refusal> {
    let mut reader = book.worksheet_cells_reader(sheet).map_err(refused)?;
    formats.fill(reader.styles());
    let mut cells = Cells::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(refused)? {
        let place = cell.get_position();
        if let Some(cell) = value::cell(cell.get_value().clone().into(), formats.of(style)) {
            collector.add(&mut cells, sheet, place, cell)?;
        }
    }
    Ok(cells)
}

/// The number formats of a workbook's styles, each taken apart once: a cell names its style, and thousands
/// of styles may have one format.
#[derive(Default)]
struct Formats {
    formats: Vec<NumberFormat>,
    /// The format of each style; none where it shows the plain value.
    styles: Vec<Option<usize>>,
}

impl Formats {
    /// Takes them from the styles, which are the same for each sheet.
    fn fill(&mut self, styles: &[Style]) {
        if !self.styles.is_empty() {
            return;
        }
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for style in styles {
            let code = style.number_format.as_ref().map(|format| format.format_code.as_str());
            let format = code.filter(|code| *code != "General").map(|code| {
                *known.entry(code).or_insert_with(|| {
                    self.formats.push(NumberFormat::new(code));
                    self.formats.len() - 1
                })
            });
            self.styles.push(format);
        }
    }

    fn of(&self, style: usize) -> Option<&NumberFormat> {
        self.formats.get((*self.styles.get(style)?)?)
    }
}

fn refused(error: XlsxError) -> Refusal {
    if matches!(error, XlsxError::Password) { Returned::Encrypted.into() } else { damaged(error) }
}
