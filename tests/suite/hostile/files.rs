//! The hostile set: every file made here, from nothing or from a real one, with the name it lies
//! under. Each is meant to cost the reader memory or time, to lead it elsewhere, or to end it.

use std::path::PathBuf;

use zip::CompressionMethod;

use super::makers::{TYPES, archive, book, ods, repeated};
use super::products;
use super::raw_zip::{self, Entry};

/// A file of the set.
#[derive(Clone)]
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

fn file(name: &str, bytes: Vec<u8>) -> File {
    File { name: name.to_owned(), bytes }
}

/// All of them.
pub(crate) fn all() -> Vec<File> {
    [
        workbooks(),
        tables(),
        packages(),
        open_documents(),
        compounds(),
        wrapped(),
        documents(),
        zips(),
        mails(),
        copies(),
        others(),
        products::files(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

const MIB: usize = 1 << 20;

fn cell(place: &str) -> String {
    format!("<row><c r='A1'><v>1</v></c><c r='{place}'><v>1</v></c></row>")
}

/// Hostile inside a whole .xlsx.
fn workbooks() -> Vec<File> {
    let long = "x".repeat(15 * MIB);
    let strings = |inside: &str, count: &str| {
        let part = format!("<sst count='1' uniqueCount='{count}'>{inside}</sst>");
        book("<row><c t='s'><v>0</v></c></row>", &[("xl/sharedStrings.xml", part.as_bytes())])
    };
    let formats =
        format!("<styleSheet><cellXfs>{}</cellXfs></styleSheet>", "<xf/>".repeat(3_000_000));
    let merges = format!(
        "<sheetData></sheetData><mergeCells>{}</mergeCells>",
        "<mergeCell ref='A1:B2'/>".repeat(600_000)
    );
    let shared = format!("<row>{}</row>", "<c t='s'><v>0</v></c>".repeat(1_000));
    let shared = book(
        &shared,
        &[(
            "xl/sharedStrings.xml",
            format!("<sst><si><t>{}</t></si></sst>", "字".repeat(100_000)).as_bytes(),
        )],
    );
    vec![
        file("远处的单元格.xlsx", book(&cell("XFD1048576"), &[])),
        file("列号溢出.xlsx", book(&cell("ZZZZZZZZZZ1"), &[])),
        file("行号溢出.xlsx", book(&cell("A99999999999999999999"), &[])),
        file("共享文字四万亿.xlsx", strings("<si><t>a</t></si>", "4000000000000")),
        file("共享文字三百万.xlsx", strings(&"<si/>".repeat(3_000_000), "1")),
        file(
            "一格十五兆.xlsx",
            book(&format!("<row><c t='inlineStr'><is><t>{long}</t></is></c></row>"), &[]),
        ),
        file("一段文字一千处.xlsx", shared),
        file(
            "二十四万格.xlsx",
            book(&format!("<row>{}</row>", "<c><v>1</v></c>".repeat(400)).repeat(600), &[]),
        ),
        file("八十兆空白.xlsx", book(&" ".repeat(80 * MIB), &[])),
        file(
            "一行两千万格.xlsx",
            book(&format!("<row r='1'>{}</row>", "<c/>".repeat(20 * MIB)), &[]),
        ),
        file("十五兆空白.xlsx", book(&" ".repeat(15 * MIB), &[])),
        file("格式三百万.xlsx", book("", &[("xl/styles.xml", formats.as_bytes())])),
        file("合并六十万.xlsx", book(&merges, &[])),
        file("标签三十万层.xlsx", book(&"<a>".repeat(300_000), &[])),
        file(
            "属性二十万.xlsx",
            book(
                &format!(
                    "<row {}/>",
                    (0..200_000).map(|at| format!("a{at}='' ")).collect::<String>()
                ),
                &[],
            ),
        ),
        file(
            "公式三十万.xlsx",
            book(&format!("<row>{}</row>", "<c><f>A1</f></c>".repeat(300_000)), &[]),
        ),
        file("无穷大.xlsx", book("<row><c><v>1e999</v></c><c><v>NaN</v></c></row>", &[])),
    ]
}

/// Rows that take the reader of the table long: as many as may be, with names that are like a
/// task's, one answer in ten thousand rows, and labels wherever one looks.
fn tables() -> Vec<File> {
    let text = |text: &str| format!("<c t='inlineStr'><is><t>{text}</t></is></c>");
    let row = |texts: &[&str]| {
        format!("<row>{}</row>", texts.iter().map(|one| text(one)).collect::<String>())
    };
    let heads = row(&["序号", "实事名称", "责任单位", "具体措施及任务进度情况", "完成时限"]);
    let sheet = |rows: String| {
        let head = row(&["填报单位：区妇联"]) + &row(&["2024年第一季度"]);
        book(&format!("{head}{heads}{rows}"), &[])
    };
    let same = row(&["2", "实施“爱心妈妈”关爱行动", "区妇联", "结对", ""]).repeat(9_900);
    let long = "实施爱心妈妈关爱行动，".repeat(12);
    let like: String =
        (0..9_900).map(|at| row(&["2", &format!("{long}{at}"), "区妇联", "结对", ""])).collect();
    let labels = row(&["填报人：甲 电话：1 日期：2024年3月8日"; 15]).repeat(9_900);
    let figures = row(&["2", "爱心妈妈", "600", "1", "对"]).repeat(9_900);
    let figures = row(&["序号", "目标", "目标数", "累计完成", "计量单位"]) + &figures;
    vec![
        file("一万行同一件.xlsx", sheet(same)),
        file("一万行像一件.xlsx", sheet(like)),
        file("一万行标签.xlsx", sheet(labels)),
        file("一万行数.xlsx", sheet(figures)),
        file(
            "五千个表头.xlsx",
            sheet(format!("{heads}{}", row(&["2", "x", "y", "z"])).repeat(4_900)),
        ),
    ]
}

/// Hostile in the archive or package around a workbook.
fn packages() -> Vec<File> {
    let entity = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'><!ENTITY c \
                  '&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;'>]><a>&d;</a>";
    let outside = "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>";
    let wide: Vec<u8> = "<!DOCTYPE a []><a/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let elsewhere = "<Relationships><Relationship Id='rId1' Type='x/officeDocument' \
                     Target='../../../../etc/passwd'/></Relationships>";
    let sheets = "<sheet name='../../../etc/passwd' sheetId='1' r:id='rId1'/>".repeat(10_000);
    let names = "<definedName name='a'>A1</definedName>".repeat(400_000);
    let workbook = |inside: &str| {
        let part = format!("<workbook xmlns:r='r'>{inside}</workbook>");
        archive(
            &[("[Content_Types].xml", TYPES.as_bytes()), ("xl/workbook.xml", part.as_bytes())],
            CompressionMethod::Deflated,
        )
    };
    let parts: Vec<String> = (0..5_000).map(|at| format!("xl/media/{at}")).collect();
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let whole = book("<row><c><v>1</v></c></row>", &[]);
    let mut lying = Entry::deflated("xl/worksheets/sheet1.xml", &vec![b' '; 8 * MIB]);
    lying.size = 1_000;
    let mut huge = Entry::deflated("xl/sharedStrings.xml", &vec![b' '; MIB]);
    (huge.data, huge.size) = (huge.data.repeat(4_000), u32::MAX - 1);
    let types = Entry::deflated("[Content_Types].xml", TYPES.as_bytes());
    vec![
        file("实体炸弹.xlsx", book("", &[("xl/styles.xml", entity.as_bytes())])),
        file("外部实体.xlsx", book("", &[("docProps/custom.xml", outside.as_bytes())])),
        file("宽字符的声明.xlsx", book("", &[("xl/sharedStrings.xml", &wide)])),
        file(
            "指到别处.xlsx",
            archive(
                &[
                    ("[Content_Types].xml", TYPES.as_bytes()),
                    ("_rels/.rels", elsewhere.as_bytes()),
                    ("xl/a.xml", b"<a/>"),
                ],
                CompressionMethod::Stored,
            ),
        ),
        file("一万张工作表.xlsx", workbook(&format!("<sheets>{sheets}</sheets>"))),
        file(
            "四十万个名称.xlsx",
            workbook(&format!("<sheets/><definedNames>{names}</definedNames>")),
        ),
        file("五千个部件.xlsx", book("", &parts)),
        file("谎报大小.xlsx", raw_zip::write(&[types.clone(), lying], 1)),
        file("四吉字节在四兆里.xlsx", raw_zip::write(&[types, huge], 1)),
        file("半个文件.xlsx", whole[..whole.len() / 2].to_vec()),
        file("只有开头.xlsx", b"PK\x03\x04".to_vec()),
        file("空文件.xlsx", Vec::new()),
    ]
}

fn open_documents() -> Vec<File> {
    let blanks = format!(
        "<table:table-row><table:table-cell office:value-type='string'><text:p>{}</text:p>\
         </table:table-cell></table:table-row>",
        "<text:s text:c='4294967295'/>".repeat(50_000)
    );
    let spans = "<table:table-row><table:table-cell table:number-columns-spanned='4294967295' \
        table:number-rows-spanned='4294967295' office:value-type='string'><text:p>x</text:p>\
        </table:table-cell></table:table-row>";
    let hidden = "<table:table-row table:visibility='collapse' table:number-rows-repeated=\
        '4294967295'><table:table-cell/></table:table-row>";
    vec![
        file("七百字节六吉.ods", ods(&repeated(1_048_576, 95))),
        file("重复溢出.ods", ods(&repeated(u32::MAX, u32::MAX)).repeat(1)),
        file("不超行列的重复.ods", ods(&repeated(9_999, 499))),
        file("五千万空格.ods", ods(&blanks)),
        file("跨到天边.ods", ods(spans)),
        file("隐藏四十亿行.ods", ods(&hidden.repeat(10_000))),
        file("二十万层.ods", ods(&"<table:table-row>".repeat(200_000))),
    ]
}

fn fixture(name: &str) -> Vec<u8> {
    let returns = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures").join("returns");
    std::fs::read(returns.join(name)).unwrap()
}

/// Compound files (MS-CFB), as .xls.
fn compounds() -> Vec<File> {
    let whole = fixture("libreoffice-xls/return.xls");
    let with = |from: usize, to: usize, byte: u8| {
        let mut bytes = whole.clone();
        bytes[from..to].fill(byte);
        bytes
    };
    let mut circle = whole.clone();
    // Every sector of the allocation table leads to the first.
    let table = 512 * (1 + u32::from_le_bytes(whole[76..80].try_into().unwrap()) as usize);
    circle[table..table + 512].fill(0);
    let mut lengths = whole.clone();
    for at in (0x600..lengths.len() - 2).step_by(97) {
        lengths[at] = 0xFF;
        lengths[at + 1] = 0xFF;
    }
    let mut name: Vec<u8> = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    name.extend("Workbook".encode_utf16().flat_map(u16::to_le_bytes));
    name.resize(20 * MIB, 0xFE);
    vec![
        file("扇区成环.xls", circle),
        file("扇区全满.xls", with(512, 2_048, 0xFF)),
        file("头里乱写.xls", with(24, 76, 0x41)),
        file("长度乱写.xls", lengths),
        file("只有名字.xls", name),
        file("剪断.xls", whole[..whole.len() * 2 / 3].to_vec()),
    ]
}

/// Workbooks that are enciphered, and attachments as Outlook packs them.
fn wrapped() -> Vec<File> {
    let whole = fixture("../enciphered/agile.xlsx");
    let with = |from: usize, to: usize, byte: u8| {
        let mut bytes = whole.clone();
        bytes[from..to].fill(byte);
        bytes
    };
    let mut spun = whole.clone();
    let at = spun.windows(9).position(|nine| nine == b"spinCount").unwrap() + 11;
    spun[at..at + 6].fill(b'9');
    let mut circle = whole.clone();
    let table = 512 * (1 + u32::from_le_bytes(whole[76..80].try_into().unwrap()) as usize);
    circle[table..table + 512].fill(0);
    let attribute =
        |id: u32, length: u32| [&[2][..], &id.to_le_bytes(), &length.to_le_bytes()].concat();
    let signed = |rest: Vec<u8>| [&b"\x78\x9F\x3E\x22\0\0"[..], &rest].concat();
    let begun = [attribute(0x0006_9002, 0), vec![0, 0]].concat();
    let one = [begun.clone(), attribute(0x0006_800F, 1), vec![b'x', 0, 0]].concat();
    let wrong = [begun.clone(), attribute(0x0006_800F, u32::MAX)].concat();
    let properties = [begun, attribute(0x0006_9005, 64), vec![0xFF; 64], vec![0, 0]].concat();
    vec![
        file("一百万次散列.xlsx", spun),
        file("加密成环.xlsx", circle),
        file("加密目录乱写.xlsx", with(48, 76, 0xFE)),
        file("加密半截.xlsx", whole[..whole.len() / 2].to_vec()),
        file("一百万附件.dat", signed(one.repeat(MIB))),
        file("长度四吉.dat", signed(wrong)),
        file("属性四十亿.dat", signed([properties.repeat(1_000), vec![2]].concat())),
    ]
}

fn document(body: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let body = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
    let mut parts: Vec<(&str, &[u8])> =
        vec![("[Content_Types].xml", TYPES.as_bytes()), ("word/document.xml", body.as_bytes())];
    parts.extend(more);
    archive(&parts, CompressionMethod::Deflated)
}

fn documents() -> Vec<File> {
    let cell = "<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>";
    let million = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell.repeat(330_000));
    let empty = format!("<w:tbl>{}</w:tbl>", "<w:tr><w:tc/></w:tr>".repeat(200_000));
    let spans =
        "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='4294967295'/><w:vMerge/></w:tcPr></w:tc></w:tr>";
    let parts = "<w:tc><w:tbl><w:tr><w:tc/></w:tr></w:tbl></w:tc>".repeat(300_000);
    let paragraphs = "<w:p>".repeat(3_000_000);
    let numbered =
        "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:p>".repeat(200_000);
    let numbered = format!("<w:tbl><w:tr><w:tc>{numbered}</w:tc></w:tr></w:tbl>");
    let level = format!(
        "<w:lvl w:ilvl='0'><w:start w:val='4294967295'/><w:numFmt w:val='upperLetter'/>\
        <w:lvlText w:val='{}'/></w:lvl>",
        "%1".repeat(500_000)
    );
    let lists = format!(
        "<w:numbering><w:abstractNum w:abstractNumId='1'>{level}</w:abstractNum><w:num \
        w:numId='1'><w:abstractNumId w:val='1'/></w:num></w:numbering>"
    );
    let many: String = (0..300_000)
        .map(|at| format!("<w:num w:numId='{at}'><w:abstractNumId/></w:num>"))
        .collect();
    let tables = "<w:tbl><w:tr><w:tc>".repeat(300_000);
    let entity = b"<!DOCTYPE a [<!ENTITY b 'x'>]><a>&b;</a>";
    let head = format!("<w:hdr>{}</w:hdr>", "<w:p><w:r><w:t>x</w:t></w:r></w:p>".repeat(150_000));
    vec![
        file("三十万格.docx", document(&million, &[])),
        file("二十万空行.docx", document(&empty, &[])),
        file("跨列无数.docx", document(&format!("<w:tbl>{}</w:tbl>", spans.repeat(30_000)), &[])),
        file("格里三十万张表.docx", document(&format!("<w:tbl><w:tr>{parts}</w:tr></w:tbl>"), &[])),
        file("段套段三百万层.docx", document(&paragraphs, &[])),
        file("编号乱写.docx", document(&numbered, &[("word/numbering.xml", lists.as_bytes())])),
        file("编号三十万种.docx", document("", &[("word/numbering.xml", many.as_bytes())])),
        file("表格套表格.docx", document(&tables, &[])),
        file("十五万段.docx", document(&"<w:p><w:r><w:t>x</w:t></w:r></w:p>".repeat(150_000), &[])),
        file("实体.docx", document("", &[("word/footnotes.xml", entity)])),
        file("页眉十五万段.docx", document("", &[("word/header1.xml", head.as_bytes())])),
    ]
}

fn zips() -> Vec<File> {
    let inner = archive(&[("表.xlsx", &book("", &[]))], CompressionMethod::Stored);
    let deep =
        (0..40).fold(inner, |inner, _| archive(&[("再.zip", &inner)], CompressionMethod::Stored));
    let zeros = Entry::deflated("零.xlsx", &vec![0; 40 * MIB]);
    let named = |name: &str, bytes: &[u8]| Entry::deflated(name, bytes);
    let form = book("<row><c><v>1</v></c></row>", &[]);
    let paths =
        ["../../../../tmp/甲.xlsx", "C:\\Windows\\乙.xlsx", "/etc/丙.xlsx", "..\\..\\丁.xlsx"];
    let paths: Vec<Entry> = paths.iter().map(|name| named(name, &form)).collect();
    let mut locked = named("密.xlsx", &form);
    locked.flags = 1;
    let mut rare = named("稀.xlsx", &form);
    rare.method = 14;
    let bomb = archive(&[("a", &vec![0; 15 * MIB][..])], CompressionMethod::Deflated);
    let bombs: Vec<String> = (0..400).map(|at| format!("{at}.zip")).collect();
    let bombs: Vec<(&str, &[u8])> = bombs.iter().map(|name| (name.as_str(), &bomb[..])).collect();
    vec![
        file(
            "六万个文件.zip",
            raw_zip::write(
                &[Entry { data: Vec::new(), size: 0, crc: 0, ..named("x", b"") }],
                60_000,
            ),
        ),
        file("一处指向五百次.zip", raw_zip::write(&[zeros], 500)),
        file("套四十层.zip", deep),
        file("路径乱跑.zip", raw_zip::write(&paths, 1)),
        file("有密码.zip", raw_zip::write(&[locked], 1)),
        file("少见的压缩.zip", raw_zip::write(&[rare], 1)),
        file("四百个炸弹.zip", archive(&bombs, CompressionMethod::Stored)),
        file(
            "目录在外面.zip",
            b"PK\x05\x06\0\0\0\0\x05\0\x05\0\xFF\xFF\xFF\x7F\xFF\xFF\xFF\x7F\0\0".to_vec(),
        ),
    ]
}

fn mails() -> Vec<File> {
    let head = "From: a@b.cn\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; \
                boundary=x\r\n\r\n";
    let nested = "Content-Type: message/rfc822\r\n\r\n".repeat(300_000);
    let digest = "Content-Type: multipart/digest; boundary=x\r\n\r\n--x\r\n\r\n".repeat(100_000);
    let report = "From: a@b.cn\r\nSubject: x\r\nContent-Type: message/delivery-status\r\n\r\n";
    let recipient = "Final-Recipient: rfc822; a@b\r\n\r\n".repeat(MIB);
    let parameters = ";a=b".repeat(5 * MIB);
    let attached = "--x\r\nContent-Disposition: attachment; filename=a.xlsx\r\n\r\nPK\r\n";
    vec![
        file("一百万部分.eml", format!("{head}{}", "--x\r\n\r\n".repeat(1_000_000)).into_bytes()),
        file(
            "一百万个文件写在正文里.eml",
            format!("From: a@b\r\nSubject: x\r\n\r\n{}", "begin 644 a\r\n#0V%T\r\n".repeat(MIB))
                .into_bytes(),
        ),
        file(
            "正文没有尽头.eml",
            format!(
                "From: a@b\r\nSubject: x\r\n\r\nbegin 644 a\r\n{}",
                "#0V%T\r\n".repeat(4 * MIB)
            )
            .into_bytes(),
        ),
        file("一万附件.eml", format!("{head}{}", attached.repeat(10_000)).into_bytes()),
        file(
            "八百万行头.eml",
            format!("From: a@b\r\nTo: c@d\r\n{}", "a:\n".repeat(8_000_000)).into_bytes(),
        ),
        file("信套信.eml", format!("From: a@b\r\nSubject: x\r\n{nested}").into_bytes()),
        file("摘要套摘要.eml", format!("From: a@b\r\nSubject: x\r\n{digest}").into_bytes()),
        file("退信一百万户.eml", format!("{report}{recipient}").into_bytes()),
        file(
            "参数五百万.eml",
            format!("{head}--x\r\nContent-Disposition: attachment{parameters}\r\n\r\nx")
                .into_bytes(),
        ),
        file("一百万封.mbox", "From - x\r\nFrom: a@b\r\nTo: c@d\r\n\r\n".repeat(MIB).into_bytes()),
        file(
            "长度是谎话.emlx",
            format!("99999999999\r\nFrom: a@b\r\nTo: c@d\r\n\r\n{}", "\nFrom ".repeat(MIB))
                .into_bytes(),
        ),
        file(
            "地址两千万.eml",
            format!("From: a@b\r\nDate: x\r\nTo: {}", "a@b,".repeat(5_000_000)).into_bytes(),
        ),
        file(
            "一行三十兆.eml",
            format!("From: a@b\r\nSubject: {}", "=?GBK?B?1w==?= ".repeat(2 * MIB)).into_bytes(),
        ),
    ]
}

fn copies() -> Vec<File> {
    let pdf = |objects: &str| {
        format!("%PDF-1.4\n{objects}\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF").into_bytes()
    };
    let circle = "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]\
                  /Count 9999999>>endobj";
    let ofd = archive(
        &[
            ("OFD.xml", b"<o><DocRoot>../../etc/passwd</DocRoot></o>"),
            ("x.xml", &vec![b' '; 15 * MIB]),
        ],
        CompressionMethod::Deflated,
    );
    let mut tiff = b"II*\0\x08\0\0\0\0\0\x08\0\0\0".to_vec();
    tiff.resize(1_000, 0);
    vec![
        file("页面成环.pdf", pdf(circle)),
        file("括号三百万.pdf", pdf(&format!("1 0 obj{}", "[".repeat(3_000_000)))),
        file("目录在外.ofd", ofd),
        file("目录成环.tif", tiff),
    ]
}

fn others() -> Vec<File> {
    vec![
        file("网页.xls", b"<html><table><tr><td>1</td></tr></table></html>".to_vec()),
        file("逗号.xlsx", "序号,实事名称\n".as_bytes().to_vec()),
        file("打包.rar", b"Rar!\x1A\x07\x01\0".to_vec()),
        file("打包.7z", b"7z\xBC\xAF\x27\x1C".to_vec()),
        file("乱码.et", (0..=255_u8).cycle().take(100_000).collect()),
    ]
}
