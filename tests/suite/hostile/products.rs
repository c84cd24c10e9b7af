//! Two lists that multiply, each at its own bound or beyond it: what a reader does for each pair of
//! theirs. `docs/intake.md` lists them.

use zip::CompressionMethod;

use super::files::File;
use super::makers::{archive, book};

const BOOK: &str = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' \
                    xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'";
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A cell with a format of its own, so that the formats are asked for.
const CELL: &str = "<row><c r='A1' s='1'><v>1</v></c></row>";

/// All of them.
pub(super) fn files() -> Vec<File> {
    let file = |name: &str, bytes| File { name: name.to_owned(), bytes };
    vec![
        file("假数字.xlsx", shared("<!-- uniqueCount='1' --><sst uniqueCount='4000000000'>")),
        file("另一个数字.xlsx", shared("<sst xuniqueCount='1' uniqueCount='4000000000'>")),
        file("远处的数字.xlsx", shared(&far())),
        file("字体名乘格式.xlsx", styles(&font(10_000), 290_000)),
        file("字体名乘格式在界内.xlsx", styles(&font(600), 65_000)),
        file("数字格式乘格式.xlsx", styles(&code(30_000), 100_000)),
        file("数字格式乘格式在界内.xlsx", styles(&code(600), 65_000)),
        file("关系乘批注.xlsx", comments(20_000, 2_000)),
        file("表乘一部分.xlsx", sheets(64)),
        file("隐藏列.xlsx", columns()),
        file("文档乘页.ofd", pages(300_000, 200_000)),
        file("文档乘页在界内.ofd", pages(32, 200_000)),
        file("三份表乘一部分.zip", three()),
        file("合并乘单元格.xlsx", regions(20_000, "x")),
        file("合并的行乘文字.xlsx", regions(1, &"字".repeat(20_000))),
        file("三十份长名字.zip", long_names()),
        file("表名乘单元格.xlsx", named(&"名".repeat(1_000_000))),
    ]
}

fn shared(root: &str) -> Vec<u8> {
    let part = format!("{root}<si><t>甲</t></si></sst>");
    book("<row><c r='A1' t='s'><v>0</v></c></row>", &[("xl/sharedStrings.xml", part.as_bytes())])
}

fn far() -> String {
    format!("<!-- {} --><sst {BOOK} uniqueCount='4000000000'>", "x".repeat(20_000))
}

/// Fonts, written so that nobody takes them out, or formats; then the formats of cells.
fn styles(listed: &str, formats: usize) -> Vec<u8> {
    let xf = "<xf numFmtId='200' fontId='0' applyNumberFormat='1'/>".repeat(formats);
    let part = format!("<styleSheet {BOOK}>{listed}<cellXfs>{xf}</cellXfs></styleSheet>");
    book(CELL, &[("xl/styles.xml", part.as_bytes())])
}

fn font(length: usize) -> String {
    let name = "字".repeat(length / 3);
    format!("<fonts><font><name val='{name}'/></font></fonts><!-- <fonts></fonts> -->")
}

fn code(length: usize) -> String {
    format!("<numFmts><numFmt numFmtId='200' formatCode='{}'/></numFmts>", "0".repeat(length))
}

fn relations(kind: &str, target: &str, times: usize) -> String {
    let one = |at| format!("<Relationship Id='r{at}' Type='{KINDS}/{kind}' Target='{target}'/>");
    let all: String = (1..=times).map(one).collect();
    let namespace = "http://schemas.openxmlformats.org/package/2006/relationships";
    format!("<Relationships xmlns='{namespace}'>{all}</Relationships>")
}

fn comments(times: usize, notes: usize) -> Vec<u8> {
    let note = format!("<comment ref='A1'><text><t>{}</t></text></comment>", "字".repeat(300));
    let part =
        format!("<comments {BOOK}><commentList>{}</commentList></comments>", note.repeat(notes));
    let relations = relations("comments", "../comments1.xml", times);
    book(
        CELL,
        &[
            ("xl/comments1.xml", part.as_bytes()),
            ("xl/worksheets/_rels/sheet1.xml.rels", relations.as_bytes()),
        ],
    )
}

fn sheets(times: usize) -> Vec<u8> {
    let sheet = |at| format!("<sheet name='表{at}' sheetId='{at}' r:id='rId1'/>");
    let all: String = (1..=times).map(sheet).collect();
    let part = format!("<workbook {BOOK}><sheets>{all}</sheets></workbook>");
    let rows = "<row/>".repeat(1_000_000);
    book(&rows, &[("xl/workbook.xml", part.as_bytes())])
}

fn columns() -> Vec<u8> {
    let columns = "<col min='1' max='16384' hidden='1'/>".repeat(370_000);
    book(&format!("<cols>{columns}</cols><sheetData>{CELL}</sheetData>"), &[])
}

fn pages(documents: usize, pages: usize) -> Vec<u8> {
    let roots = "<o:DocRoot>Doc_0/Document.xml</o:DocRoot>".repeat(documents);
    let root = format!("<o:OFD xmlns:o='http://www.ofdspec.org/2016'>{roots}</o:OFD>");
    let page = "<o:Page ID='1'/>".repeat(pages);
    let document = format!(
        "<o:Document xmlns:o='http://www.ofdspec.org/2016'><o:Pages>{page}</o:Pages></o:Document>"
    );
    let parts: [(&str, &[u8]); 2] =
        [("OFD.xml", root.as_bytes()), ("Doc_0/Document.xml", document.as_bytes())];
    archive(&parts, CompressionMethod::Deflated)
}

/// So many regions that are merged over a hundred columns of a thousand rows, and a text in their first cell.
fn regions(count: usize, text: &str) -> Vec<u8> {
    let first = format!("<row><c t='inlineStr'><is><t>{text}</t></is></c></row>");
    let last = "<row r='999'><c r='CV999'><v>1</v></c></row>";
    let regions = "<mergeCell ref='A1:CV999'/>".repeat(count);
    book(&format!("<sheetData>{first}{last}</sheetData><mergeCells>{regions}</mergeCells>"), &[])
}

/// A sheet of that name, which stands with each of its texts.
fn named(name: &str) -> Vec<u8> {
    let part = format!(
        "<workbook {BOOK}><sheets><sheet name='{name}' sheetId='1' r:id='rId1'/></sheets></workbook>"
    );
    let row = format!("<row>{}</row>", "<c t='inlineStr'><is><t>甲</t></is></c>".repeat(100));
    book(&row.repeat(100), &[("xl/workbook.xml", part.as_bytes())])
}

/// Thirty workbooks, each with as many long names of cells as a part may list.
fn long_names() -> Vec<u8> {
    let letters = "a".repeat(790);
    let one = |at| format!("<definedName name='n{at}_{letters}'>'表'!$A$1</definedName>");
    let names: String = (0..19_000).map(one).collect();
    let part = format!(
        "<workbook {BOOK}><sheets><sheet name='表' sheetId='1' r:id='rId1'/></sheets>\
         <definedNames>{names}</definedNames></workbook>"
    );
    let bytes = book(CELL, &[("xl/workbook.xml", part.as_bytes())]);
    let paths: Vec<String> = (0..30).map(|at| format!("{at}.xlsx")).collect();
    let parts: Vec<(&str, &[u8])> = paths.iter().map(|path| (path.as_str(), &bytes[..])).collect();
    archive(&parts, CompressionMethod::Deflated)
}

fn three() -> Vec<u8> {
    let sheets = sheets(64);
    let parts: [(&str, &[u8]); 3] =
        [("一.xlsx", &sheets), ("二.xlsx", &sheets), ("三.xlsx", &sheets)];
    archive(&parts, CompressionMethod::Deflated)
}
