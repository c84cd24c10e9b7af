//! What of a sheet is no cell's value: merges, what is hidden, formulas, comments and text boxes,
//! and numbers as they are shown; in .xlsx and .ods.

use hongtou::intake::{Sheet, Value, Workbook};

use super::hostile::{book, ods};
use super::open;

fn cells(sheet: &Sheet) -> Vec<String> {
    let mark = |formula: bool| if formula { "*" } else { "" };
    let cells = sheet.cells.iter();
    cells.map(|(place, cell)| format!("{place}={}{}", cell.text, mark(cell.formula))).collect()
}

fn layout(sheet: &Sheet) -> String {
    let merges: Vec<String> = sheet.merges.iter().map(ToString::to_string).collect();
    let notes: Vec<String> = sheet
        .notes
        .iter()
        .map(|note| {
            let cell = note.cell.map_or_else(String::new, |cell| cell.to_string());
            format!("{cell}={}", note.text)
        })
        .collect();
    format!(
        "{} {:?} {:?} {}",
        merges.join(","),
        sheet.hidden_rows,
        sheet.hidden_columns,
        notes.join(",")
    )
}

fn only(workbook: &Workbook) -> &Sheet {
    assert_eq!(workbook.content.sheets.len(), 1);
    &workbook.content.sheets[0]
}

#[test]
fn an_xlsx_with_all_that_is_no_value() {
    let sheet = "<cols><col min='2' max='3' width='0' hidden='1'/></cols><sheetData>\
        <row r='2' hidden='1'><c r='A2'><f>1+1</f><v>2</v></c><c r='B2'><f>SUM(A1:A9)</f></c></row>\
        <row r='3'><c r='A3' t='str'><f>A2&amp;\"x\"</f><v>2x</v></c><c><v>7</v></c></row>\
        </sheetData><mergeCells><mergeCell ref='A5:C6'/></mergeCells>";
    let relations = b"<Relationships><Relationship Id='r1' Type='x/comments' \
        Target='../comments1.xml'/><Relationship Id='r2' Type='x/drawing' \
        Target='/xl/drawings/d.xml'/></Relationships>";
    let comments = "<comments><authors><author>x</author></authors><commentList>\
        <comment ref='B4'><text><r><t>请</t></r><r><t>核实</t></r><rPh><t>qing</t></rPh></text>\
        </comment></commentList></comments>";
    let drawing = "<d:wsDr xmlns:d='d' xmlns:a='a'><d:twoCellAnchor><d:from><d:col>2</d:col>\
        <d:row>7</d:row></d:from><d:to><d:col>5</d:col><d:row>9</d:row></d:to><d:sp><d:txBody>\
        <a:p><a:r><a:t>第一行</a:t></a:r></a:p><a:p><a:r><a:t>第二行</a:t></a:r></a:p></d:txBody>\
        </d:sp></d:twoCellAnchor><d:twoCellAnchor/></d:wsDr>";
    let more: [(&str, &[u8]); 3] = [
        ("xl/worksheets/_rels/sheet1.xml.rels", relations),
        ("xl/comments1.xml", comments.as_bytes()),
        ("xl/drawings/d.xml", drawing.as_bytes()),
    ];
    let workbook = open("甲.xlsx", &book(sheet, &more)).unwrap();
    let sheet = only(&workbook);
    assert_eq!(cells(sheet), ["A2=2*", "B2==SUM(A1:A9)*", "A3=2x*", "B3=7"]);
    assert_eq!(layout(sheet), "A5:C6 {1} {1, 2} B4=请核实,C8=第一行\n第二行");
    let unsaved = sheet.cells.values().nth(1).unwrap();
    assert_eq!(unsaved.value, Value::Error, "a formula that was never worked out is no answer");
}

#[test]
fn an_ods_with_all_that_is_no_value() {
    let rows = "<table:table-column/><table:table-column table:visibility='collapse' \
        table:number-columns-repeated='2'/>\
        <table:table-row><table:table-cell table:number-columns-spanned='2' \
        table:number-rows-spanned='2' office:value-type='string'><text:p>甲<text:s text:c='2'/>乙\
        </text:p><text:p>丙</text:p><office:annotation><text:p>批注</text:p></office:annotation>\
        </table:table-cell><table:covered-table-cell/><table:table-cell \
        table:formula='of:=1+1' office:value-type='percentage' office:value='0.856'>\
        <text:p>86%</text:p></table:table-cell></table:table-row>\
        <table:table-row table:visibility='filter' table:number-rows-repeated='2'>\
        <table:table-cell office:value-type='date' office:date-value='2024-03-08'>\
        <text:p>2024年3月8日</text:p></table:table-cell></table:table-row>";
    let workbook = open("甲.ods", &ods(rows)).unwrap();
    let sheet = only(&workbook);
    let day = "2024年3月8日";
    let wanted =
        ["A1=甲  乙\n丙".into(), "C1=86%*".into(), format!("A2={day}"), format!("A3={day}")];
    assert_eq!(cells(sheet), wanted);
    assert_eq!(layout(sheet), "A1:B2 {1, 2} {1, 2} A1=批注");
    let Value::Day(found) = sheet.cells.values().nth(2).unwrap().value else { panic!() };
    assert_eq!(found.to_string(), "2024-03-08");
}

#[test]
fn numbers_are_as_the_sheet_shows_them() {
    let styles = "<styleSheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>\
        <numFmts count='2'><numFmt numFmtId='164' formatCode='0.00&quot;万元&quot;'/>\
        <numFmt numFmtId='165' formatCode='yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;'/>\
        </numFmts><cellXfs count='4'><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='165'/>\
        <xf numFmtId='10'/></cellXfs></styleSheet>";
    let sheet = "<sheetData><row><c s='1'><v>385.5</v></c><c s='2'><v>45359</v></c>\
        <c s='3'><v>0.8564</v></c><c><v>0.1</v></c></row></sheetData>";
    let workbook = open("甲.xlsx", &book(sheet, &[("xl/styles.xml", styles.as_bytes())])).unwrap();
    let wanted = ["A1=385.50万元", "B1=2024年3月8日", "C1=85.64%", "D1=0.1"];
    assert_eq!(cells(only(&workbook)), wanted);
}
