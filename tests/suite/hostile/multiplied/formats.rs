//! Formats of cells, and rules that put others, by the cells that have them.

use std::fmt::Write;

use super::{File, book, column, file, sheet};

/// Rows of 400 cells each: 190,000 cells and a few more.
const ROWS: usize = 475;
const COLUMNS: usize = 400;

pub(super) fn files() -> Vec<File> {
    let long = |piece: &str| piece.repeat(255 / piece.chars().count());
    let mut files: Vec<File> = [
        ("数字格式的零.xlsx", "0".repeat(255)),
        ("数字格式的文字.xlsx", format!("{}0", long("\\万"))),
        ("数字格式的引号.xlsx", format!("{}0", long("&quot;万&quot;"))),
        ("数字格式的条件.xlsx", long("[&gt;9]0;")),
        ("数字格式的分段.xlsx", long("0;")),
        ("数字格式的日期.xlsx", long("yyyy-mm-dd ")),
        ("数字格式六百字节.xlsx", "0".repeat(600)),
    ]
    .into_iter()
    .map(|(name, code)| file(name, formatted(&[code], 0)))
    .collect();
    let codes: Vec<String> = (0..3_000).map(|at| format!("{}{at:04}", "0".repeat(240))).collect();
    files.extend([
        file("数字格式三千种.xlsx", formatted(&codes, 62_000)),
        file("规则成立乘单元格.xlsx", ruled(200, "cellIs' operator='greaterThan", &code(255))),
        file("规则未知乘单元格.xlsx", ruled(200, "expression", &format!("{}万", code(250)))),
        file("规则六万条.xlsx", ruled(60_000, "cellIs' operator='greaterThan", "0.0")),
        file("规则的格式很长.xlsx", ruled(200, "expression", &format!("万{}", code(590)))),
        file("六十四张表的格式.xlsx", sheets()),
        file("样式的属性二百万.xlsx", attributes("xl/styles.xml", "<styleSheet><numFmts><numFmt")),
        file("样式的属性二百万之二.xlsx", attributes("xl/styles.xml", "<styleSheet><cellXfs><xf")),
        file("表的属性二百万.xlsx", attributes("xl/workbook.xml", "<workbook><sheets><sheet")),
        file("文字的属性二百万.xlsx", attributes("xl/sharedStrings.xml", "<sst><si")),
        file(
            "关系的属性二百万.xlsx",
            attributes("xl/_rels/workbook.xml.rels", "<Relationships><Relationship"),
        ),
        file(
            "格的属性二百万.xlsx",
            attributes("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c"),
        ),
        file(
            "列的属性二百万.xlsx",
            attributes("xl/worksheets/sheet1.xml", "<worksheet><cols><col"),
        ),
        file("删除线乘共享文字.xlsx", struck()),
    ]);
    files
}

fn code(length: usize) -> String {
    "0".repeat(length)
}

/// Cells that have these formats in turn.
fn cells(formats: usize) -> String {
    let mut at = 0;
    let mut cell = || {
        at += 1;
        format!("<c s='{}'><v>45000.5</v></c>", at % formats)
    };
    let mut rows = String::new();
    for _ in 0..ROWS {
        rows += "<row>";
        (0..COLUMNS).for_each(|_| rows += &cell());
        rows += "</row>";
    }
    rows
}

fn styles(codes: &[String], formats: usize, more: &str) -> String {
    let codes: String = (200..)
        .zip(codes)
        .map(|(id, code)| format!("<numFmt numFmtId='{id}' formatCode='{code}'/>"))
        .collect();
    let count = codes.matches("<numFmt ").count();
    let formats: String = (0..formats.max(count))
        .map(|at| format!("<xf numFmtId='{}' applyNumberFormat='1'/>", 200 + at % count.max(1)))
        .collect();
    format!("<styleSheet><numFmts>{codes}</numFmts><cellXfs>{formats}</cellXfs>{more}</styleSheet>")
}

fn formatted(codes: &[String], formats: usize) -> Vec<u8> {
    let part = styles(codes, formats, "");
    book(&cells(codes.len().max(formats)), &[("xl/styles.xml", part.as_bytes())])
}

/// Rules over all cells, of a format each.
fn ruled(rules: usize, kind: &str, code: &str) -> Vec<u8> {
    let rule = format!(
        "<conditionalFormatting sqref='A1:{}{ROWS}'><cfRule type='{kind}' dxfId='0'>\
         <formula>1</formula></cfRule></conditionalFormatting>",
        column(COLUMNS - 1)
    );
    let dxfs = format!("<dxfs><dxf><numFmt formatCode='{code}'/></dxf></dxfs>");
    let part = styles(&["0".to_owned()], 1, &dxfs);
    let rows = sheet(&cells(1), &rule.repeat(rules));
    book(&rows, &[("xl/styles.xml", part.as_bytes())])
}

/// Sheets by formats of cells: each sheet's reader is told all of them.
fn sheets() -> Vec<u8> {
    let part = styles(&[code(255)], 65_000, "");
    super::sheets(
        63,
        &|_| "<sheetData><row><c s='1'><v>1</v></c></row></sheetData>".to_owned(),
        &part,
    )
}

/// An element of two million attributes: a reader may compare each with each.
fn attributes(part: &str, begin: &str) -> Vec<u8> {
    let attributes = (0..1_400_000).fold(String::new(), |mut all, at| {
        let _ = write!(all, " {}=''", column(at));
        all
    });
    book("", &[(part, format!("{begin}{attributes}/>").as_bytes())])
}

/// Cells that show one text in runs, of which some are struck through.
fn struck() -> Vec<u8> {
    let run = "<r><rPr><strike/></rPr><t>旧</t></r><r><t>新</t></r>".repeat(12);
    let texts = format!("<sst><si>{run}</si></sst>");
    let rows = format!("<row>{}</row>", "<c t='s'><v>0</v></c>".repeat(COLUMNS)).repeat(ROWS);
    book(&rows, &[("xl/sharedStrings.xml", texts.as_bytes())])
}
