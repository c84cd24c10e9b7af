//! Word documents that were sent back: tables with their merges, and every other text.

use hongtou::diag::{Bound, Diagnostic, Problem, Returned};
use hongtou::intake::{Sheet, Workbook};
use zip::CompressionMethod;

use super::hostile::{TYPES, archive};
use super::open;
use crate::program;

/// A document with this body, and further parts.
fn document(body: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let body = format!(
        "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>\
         <w:body>{body}</w:body></w:document>"
    );
    let mut parts: Vec<(&str, &[u8])> =
        vec![("[Content_Types].xml", TYPES.as_bytes()), ("word/document.xml", body.as_bytes())];
    parts.extend(more);
    archive(&parts, CompressionMethod::Deflated)
}

fn read(body: &str) -> Workbook {
    open("甲.docx", &document(body, &[])).unwrap()
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn cell(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph(text))
}

/// Each cell as `B2=text`.
fn cells(sheet: &Sheet) -> Vec<String> {
    sheet.cells.iter().map(|(place, cell)| format!("{place}={}", cell.text)).collect()
}

fn refused(bytes: &[u8]) -> Returned {
    let Err(Diagnostic { problem: Problem::Returned(found), .. }) = open("甲.docx", bytes) else {
        panic!("a refusal")
    };
    found
}

#[test]
fn tables_are_sheets_and_merges_are_areas() {
    let rows = [
        ["<w:gridSpan w:val='2'/>", "甲", "", "乙"].map(str::to_owned),
        ["<w:vMerge w:val='restart'/>", "丙", "", "丁"].map(str::to_owned),
        ["<w:vMerge/>", "", "", "戊"].map(str::to_owned),
    ];
    let rows: String = rows
        .iter()
        .map(|[one, text, two, more]| {
            format!("<w:tr>{}{}</w:tr>", cell(one, text), cell(two, more))
        })
        .collect();
    let body = format!("{}<w:tbl>{rows}</w:tbl>{}", paragraph("上"), paragraph("下"));
    let workbook = read(&body);
    assert!(workbook.content.is_document);
    let [table, text] = &workbook.content.sheets[..] else { panic!("{workbook:?}") };
    assert_eq!((table.name.as_str(), text.name.as_str()), ("表格1", "正文"));
    assert_eq!(cells(table), ["A1=甲", "C1=乙", "A2=丙", "B2=丁", "B3=戊"]);
    let merges: Vec<String> = table.merges.iter().map(ToString::to_string).collect();
    assert_eq!(merges, ["A1:B1", "A2:A3"]);
    assert_eq!(cells(text), ["A1=上", "A2=下"]);
}

#[test]
fn a_cell_has_all_its_paragraphs_and_no_readings() {
    let ruby = "<w:p><w:r><w:ruby><w:rt><w:r><w:t>pīn</w:t></w:r></w:rt><w:rubyBase><w:r>\
                <w:t>拼</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>音</w:t><w:br/>\
                <w:t>A&amp;&#66;</w:t><w:tab/><w:t>C</w:t></w:r></w:p>";
    let changed = "<w:p><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:ins><w:r>\
                   <w:t>增</w:t></w:r></w:ins><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr></w:p>";
    let inner = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("", "内一"), cell("", "内二"));
    let control =
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>";
    let body = format!("<w:tbl><w:tr><w:tc>{ruby}{changed}{inner}{control}</w:tc></w:tr></w:tbl>");
    let workbook = read(&body);
    assert_eq!(cells(&workbook.content.sheets[0]), ["A1=拼音\nA&B\tC\n增\n内一\n内二\n控件"]);
}

#[test]
fn what_stands_beside_the_body_is_kept() {
    let box_text = "<w:p><w:r><mc:AlternateContent xmlns:mc='m'><mc:Choice><w:txbxContent><w:p><w:r>\
        <w:t>框</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>框</w:t>\
        </w:r></w:p></mc:Fallback></mc:AlternateContent></w:r></w:p>";
    let head = format!("<w:hdr xmlns:w='w'>{}</w:hdr>", paragraph("页眉"));
    let note = format!(
        "<w:comments xmlns:w='w'><w:comment>{}</w:comment></w:comments>",
        paragraph("批注")
    );
    let custom = "<Properties><property name='hongtou.form'><v:lpwstr xmlns:v='v'>甲&lt;乙\
                  </v:lpwstr></property></Properties>";
    let more: [(&str, &[u8]); 3] = [
        ("word/header1.xml", head.as_bytes()),
        ("word/comments.xml", note.as_bytes()),
        ("docProps/custom.xml", custom.as_bytes()),
    ];
    let workbook = open("甲.docx", &document(box_text, &more)).unwrap();
    let text = &workbook.content.sheets[0];
    assert_eq!(cells(text), ["A1=框"]);
    let notes: Vec<&str> = text.notes.iter().map(|note| note.text.as_str()).collect();
    assert_eq!(notes, ["批注", "页眉"]);
    assert_eq!(workbook.content.properties["hongtou.form"], "甲<乙");
}

/// The notice's own attachment, as units get it and fill it in in Word.
#[test]
fn the_official_form_is_a_table() {
    let workbook = open("附件.docx", program::notice(2024).attachment.as_ref().unwrap()).unwrap();
    let table = &workbook.content.sheets[0];
    let texts: Vec<&str> = table.cells.values().map(|cell| cell.text.as_str()).collect();
    for wanted in ["序号", "实事名称", "责任单位", "完成时限"] {
        assert!(
            texts.iter().any(|text| text.replace(['\n', ' '], "").contains(wanted)),
            "{texts:?}"
        );
    }
    assert!(table.cells.keys().any(|place| place.row == 10), "ten tasks");
}

#[test]
fn what_is_cut_off_or_too_much_is_refused() {
    let cut = document("<w:tbl><w:tr>", &[]);
    assert!(matches!(refused(&cut), Returned::Damaged { .. }));
    let many = format!(
        "<w:tbl>{}</w:tbl>",
        "<w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr>".repeat(10_001)
    );
    assert!(matches!(refused(&document(&many, &[])), Returned::Beyond { bound: Bound::Rows, .. }));
    let wide = format!(
        "<w:tbl><w:tr><w:trPr><w:gridBefore w:val='4294967295'/></w:trPr>{}</w:tr></w:tbl>",
        cell("<w:gridSpan w:val='4294967295'/>", "x")
    );
    assert!(matches!(
        refused(&document(&wide, &[])),
        Returned::Beyond { bound: Bound::Columns, .. }
    ));
    let doctype: &[(&str, &[u8])] =
        &[("word/footer1.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")];
    assert!(matches!(refused(&document("", doctype)), Returned::Forged { .. }));
}
