//! Files in which two things multiply that a reader does for each other: formats for cells, names for
//! rows, merged regions for texts. Each is within all bounds of one list, or at its bound.
//!
//! `docs/intake.md` lists what they are made of.

mod formats;
mod packed;
mod papers;
mod regions;
mod rows;

use zip::CompressionMethod;

use super::files::File;
use super::makers::{TYPES, archive, book, ods};

/// All of them.
pub(super) fn files() -> Vec<File> {
    [formats::files(), rows::files(), regions::files(), papers::files(), packed::files()]
        .into_iter()
        .flatten()
        .collect()
}

fn file(name: &str, bytes: Vec<u8>) -> File {
    File { name: name.to_owned(), bytes }
}

/// A cell with a text of its own.
fn text(text: &str) -> String {
    format!("<c t='inlineStr'><is><t>{text}</t></is></c>")
}

/// A row of such cells; an empty one has none.
fn row(texts: &[&str]) -> String {
    let cell = |one: &&str| if one.is_empty() { "<c/>".to_owned() } else { text(one) };
    format!("<row>{}</row>", texts.iter().map(cell).collect::<String>())
}

/// The heads of the table of tasks.
fn heads() -> String {
    row(&["序号", "实事名称", "责任单位", "具体措施及任务进度情况", "完成时限"])
}

/// What a return begins with: whose it is, and for which quarter.
fn headed(rows: &str) -> String {
    row(&["填报单位：区妇联"]) + &row(&["2024年第一季度"]) + &heads() + rows
}

/// Rows and what stands behind them in a sheet.
fn sheet(rows: &str, behind: &str) -> String {
    format!("<sheetData>{rows}</sheetData>{behind}")
}

/// The name of a column, from 0.
fn column(at: usize) -> String {
    let letter = |at: usize| char::from(b'A' + u8::try_from(at % 26).unwrap());
    if at < 26 { letter(at).into() } else { format!("{}{}", column(at / 26 - 1), letter(at)) }
}

fn merged(areas: impl Iterator<Item = String>) -> String {
    let areas: String = areas.map(|area| format!("<mergeCell ref='{area}'/>")).collect();
    format!("<mergeCells>{areas}</mergeCells>")
}

/// So many sheets, each of a part of its own with this inside, and the styles.
fn sheets(count: usize, inside: &dyn Fn(usize) -> String, styles: &str) -> Vec<u8> {
    let spaces = "http://schemas.openxmlformats.org";
    let of_sheet = |at| format!("<sheet name='表{at}' sheetId='{at}' r:id='rId{at}'/>");
    let relation = |at| {
        format!(
            "<Relationship Id='rId{at}' Type='{spaces}/officeDocument/2006/relationships/worksheet' \
             Target='worksheets/sheet{at}.xml'/>"
        )
    };
    let workbook = format!(
        "<workbook xmlns='{spaces}/spreadsheetml/2006/main' xmlns:r='{spaces}/officeDocument/2006/\
         relationships'><sheets>{}</sheets></workbook>",
        (1..=count).map(of_sheet).collect::<String>()
    );
    let relations = format!(
        "<Relationships xmlns='{spaces}/package/2006/relationships'>{}<Relationship Id='rId0' \
         Type='{spaces}/officeDocument/2006/relationships/styles' Target='styles.xml'/></Relationships>",
        (1..=count).map(relation).collect::<String>()
    );
    let parts: Vec<(String, String)> = (1..=count)
        .map(|at| {
            let sheet = inside(at);
            let part =
                format!("<worksheet xmlns='{spaces}/spreadsheetml/2006/main'>{sheet}</worksheet>");
            (format!("xl/worksheets/sheet{at}.xml"), part)
        })
        .collect();
    let mut more: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, part)| (name.as_str(), part.as_bytes())).collect();
    more.push(("xl/workbook.xml", workbook.as_bytes()));
    more.push(("xl/_rels/workbook.xml.rels", relations.as_bytes()));
    more.push(("xl/styles.xml", styles.as_bytes()));
    book("", &more)
}
