//! Archives and workbooks made of the parts that are given, with as much around them as a reader
//! asks for and no more.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

pub(crate) const TYPES: &str =
    "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>";
const ROOT: &str = "<Relationships \
    xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>\
    <Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/2006/\
    relationships/officeDocument' Target='xl/workbook.xml'/></Relationships>";
const BOOK: &str = "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' \
    xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets>\
    <sheet name='表' sheetId='1' r:id='rId1'/></sheets></workbook>";
const RELATIONS: &str = "<Relationships \
    xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>\
    <Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/2006/\
    relationships/worksheet' Target='worksheets/sheet1.xml'/>\
    <Relationship Id='rId2' Type='http://schemas.openxmlformats.org/officeDocument/2006/\
    relationships/sharedStrings' Target='sharedStrings.xml'/>\
    <Relationship Id='rId3' Type='http://schemas.openxmlformats.org/officeDocument/2006/\
    relationships/styles' Target='styles.xml'/></Relationships>";

pub(crate) fn archive(parts: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_method(method);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        archive.start_file(*name, options).unwrap();
        archive.write_all(part).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A workbook of one sheet with these rows, or with this inside, and further parts or others in the
/// place of its own.
pub(crate) fn book(rows: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let rows = if rows.contains("<sheetData>") {
        rows.to_owned()
    } else {
        format!("<sheetData>{rows}</sheetData>")
    };
    let sheet = format!(
        "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>{rows}\
         </worksheet>"
    );
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    parts.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    parts.extend(more);
    archive(&parts, CompressionMethod::Deflated)
}

pub(crate) fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'><office:body>\
         <office:spreadsheet><table:table table:name='表'>{rows}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    let parts: [(&str, &[u8]); 3] = [
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", b"<manifest/>"),
    ];
    archive(&parts, CompressionMethod::Deflated)
}

/// A row and a cell that say they stand there so often.
pub(crate) fn repeated(rows: u32, columns: u32) -> String {
    format!(
        "<table:table-row table:number-rows-repeated='{rows}'><table:table-cell \
         table:number-columns-repeated='{columns}' office:value-type='string'><text:p>x\
         </text:p></table:table-cell></table:table-row>"
    )
}
