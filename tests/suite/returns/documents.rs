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

#[test]
fn a_table_inside_a_layout_table_is_a_sheet() {
    let row =
        |texts: [&str; 3]| format!("<w:tr>{}</w:tr>", texts.map(|text| cell("", text)).concat());
    let inner =
        format!("<w:tbl>{}{}</w:tbl>", row(["序号", "名称", "进展"]), row(["1", "甲", "已办"]));
    let outer = |cells: &str| format!("<w:tbl><w:tr>{cells}</w:tr></w:tbl>");
    let layout =
        outer(&format!("<w:tc>{}{inner}{}</w:tc>", paragraph("填报单位：乙"), paragraph("")));
    for body in [layout.clone(), outer(&format!("<w:tc>{layout}</w:tc>"))] {
        let workbook = read(&body);
        let [table, around, _] = &workbook.content.sheets[..] else { panic!("{workbook:?}") };
        assert_eq!(cells(table), ["A1=序号", "B1=名称", "C1=进展", "A2=1", "B2=甲", "C2=已办"]);
        assert_eq!(cells(around), ["A1=填报单位：乙"]);
        assert_eq!((table.name.as_str(), around.name.as_str()), ("表格1", "表格2"));
    }
    let small = format!("<w:tbl>{}{}</w:tbl>", row(["男", "女", ""]), row(["3", "5", ""]));
    let answer = format!("<w:tc>{}{small}</w:tc>", paragraph("其中"));
    let form = format!(
        "<w:tbl>{}<w:tr>{}{answer}</w:tr></w:tbl>",
        row(["一", "二", "三"]).repeat(2),
        cell("", "1")
    );
    let workbook = read(&form);
    assert_eq!(cells(&workbook.content.sheets[0])[7], "B3=其中\n男\n女\n3\n5");
    assert_eq!(workbook.content.sheets.len(), 2);
}

const LISTS: &str = "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'>\
    <w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='（%1）'/></w:lvl>\
    <w:lvl w:ilvl='1'><w:start w:val='3'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%2.'/>\
    </w:lvl></w:abstractNum><w:abstractNum w:abstractNumId='8'><w:lvl w:ilvl='0'>\
    <w:numFmt w:val='bullet'/><w:lvlText w:val='•'/></w:lvl></w:abstractNum>\
    <w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num><w:num w:numId='2'>\
    <w:abstractNumId w:val='8'/></w:num><w:num w:numId='3'><w:abstractNumId w:val='7'/>\
    <w:lvlOverride w:ilvl='0'><w:startOverride w:val='9'/></w:lvlOverride></w:num></w:numbering>";
const STYLES: &str = "<w:styles xmlns:w='w'><w:style w:styleId='List'><w:pPr><w:numPr><w:numId \
    w:val='1'/></w:numPr></w:pPr></w:style><w:style w:styleId='Own'><w:basedOn w:val='List'/>\
    </w:style></w:styles>";

#[test]
fn automatic_numbers_are_kept() {
    let numbered = |properties: &str, text: &str| {
        format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let own = |id: u8, level: u8, text: &str| {
        let said = format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{id}'/></w:numPr>");
        numbered(&said, text)
    };
    let before =
        "<w:pPrChange><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:pPrChange>";
    let lines = [
        numbered("<w:pStyle w:val='Own'/>", "抓筹备"),
        own(1, 1, "细处"),
        numbered("<w:pStyle w:val='List'/>", "2场"),
        own(1, 1, "又一处"),
        own(2, 0, "点"),
        own(3, 0, "另起"),
        own(0, 0, "无号"),
        numbered(before, "改前有号"),
        own(9, 0, "不知"),
        own(1, 0, ""),
    ];
    let body = format!(
        "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        own(1, 0, ""),
        lines.concat()
    );
    let parts: [(&str, &[u8]); 2] =
        [("word/numbering.xml", LISTS.as_bytes()), ("word/styles.xml", STYLES.as_bytes())];
    let workbook = open("甲.docx", &document(&body, &parts)).unwrap();
    let wanted =
        "B1=（二）抓筹备\n二.3.细处\n（三）2场\n三.3.又一处\n点\n（九）另起\n无号\n改前有号\n不知";
    assert_eq!(cells(&workbook.content.sheets[0]), ["A1=（一）", wanted]);
}

#[test]
fn words_that_are_struck_through_or_hidden_are_no_text() {
    let run = |properties: &str, text: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
    };
    let runs = [
        run("<w:b/>", "已办3场"),
        run("<w:strike/>", "已办2场"),
        run("<w:strike w:val='0'/>", "，"),
        run("<w:vanish/>", "内部"),
        run("<w:rPrChange><w:rPr><w:dstrike/></w:rPr></w:rPrChange>", "在办"),
    ];
    let body = format!(
        "<w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl><w:p>{}</w:p>",
        runs.concat(),
        runs[1]
    );
    let workbook = read(&body);
    let [table, text] = &workbook.content.sheets[..] else { panic!("{workbook:?}") };
    assert_eq!((cells(table), cells(text)), (vec!["A1=已办3场，在办".to_owned()], vec![]));
    for (sheet, wanted) in [(table, "已办2场内部"), (text, "已办2场")] {
        let unshown: Vec<_> =
            sheet.unshown.iter().map(|(at, text)| format!("{at}={text}")).collect();
        assert_eq!(unshown, [format!("A1={wanted}")]);
        assert_eq!(sheet.notes[0].text, wanted);
    }
}
