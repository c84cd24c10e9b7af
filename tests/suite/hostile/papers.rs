//! Files that are given to `init --from` and are no notice, or more of one than there is: each ends in a
//! message of that code, or in a description (`""`).

use zip::CompressionMethod;

use super::files::File;
use super::makers::{TYPES, archive, book};

/// A file, and the code with which it is refused; none where it is read.
#[derive(Clone)]
pub(crate) struct Hostile {
    pub(crate) file: File,
    pub(crate) code: &'static str,
}

fn one(name: &str, bytes: Vec<u8>, code: &'static str) -> Hostile {
    Hostile { file: File { name: name.to_owned(), bytes }, code }
}

/// Those that an unoptimised program is done with in a moment.
pub(crate) fn quick() -> Vec<Hostile> {
    [foreign(), products_of_word(), pdfs()].into_iter().flatten().collect()
}

/// Those that are as long as a notice may be: `cargo bench --bench hostile` has them, too.
#[allow(dead_code, reason = "the bench reads them")]
pub(crate) fn long() -> Vec<Hostile> {
    [long_notices(), products_of_text()].into_iter().flatten().collect()
}

/// What stands around the tasks of a notice.
const HEAD: &str = "甲区人民政府办公室文件\n甲政办字〔2024〕6号\n关于印发2024年实事任务分工的通知\n各镇人民政府：\n现将有关事项通知如下：\n";
const TAIL: &str = "\n甲区人民政府办公室\n2024年3月28日\n";

fn notice(tasks: &str) -> Vec<u8> {
    format!("{HEAD}{tasks}{TAIL}").into_bytes()
}

/// Files of other kinds, and other texts.
fn foreign() -> Vec<Hostile> {
    let rich = b"{\\rtf1\\ansi \\u20851?\\u20110?}".to_vec();
    let compound = |stream: &str| {
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], &[0; 504], &name, &[0; 512]].concat()
    };
    let rows = |at: usize| format!("{at}\t姓名{at}\t{}\t男\t甲镇\n", at * 37);
    let sheet: String = (0..3_000).map(rows).collect();
    let flat = "<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:wordDocument/>";
    vec![
        one("空.docx", Vec::new(), "E521"),
        one("空白.txt", b" \n\n".to_vec(), "E521"),
        one("空白.docx", docx("<w:p/>"), "E521"),
        one("富文本.docx", rich, "E520"),
        one("旧.doc", compound("WordDocument"), "E520"),
        one("旧.wps", compound("WordDocument"), "E520"),
        one("有密码.docx", compound("EncryptedPackage"), "E522"),
        one("工作簿.docx", book("<row><c><v>1</v></c></row>", &[]), "E520"),
        one("网页.doc", b"<html><body>\xE5\x85\xB3</body></html>".to_vec(), "E520"),
        one("平面.xml", flat.as_bytes().to_vec(), "E528"),
        one("图片.pdf", b"\xFF\xD8\xFF\xE0".to_vec(), "E520"),
        one("截断.docx", docx("<w:p/>")[..200].to_vec(), "E52"),
        one("截断.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type".to_vec(), "E523"),
        one("表格.txt", sheet.into_bytes(), "E528"),
        one("论文.txt", thesis().into_bytes(), "E528"),
        one("论文.docx", docx(&paragraphs(&thesis())), "E528"),
        one("二进制.txt", (0..=255).collect::<Vec<u8>>().repeat(40), "E5"),
    ]
}

/// Chapters, sections, tables of measurements and references, with no unit and no task.
fn thesis() -> String {
    let mut text = String::from(
        "某大学硕士学位论文\n关于城市绿地系统布局优化的研究\n作者：张三\n指导教师：李四 教授\n二〇二四年五月\n摘 要\n",
    );
    for chapter in 1..=6 {
        text += &format!("第{chapter}章 绪论{chapter}\n");
        for section in 1..=8 {
            text += &format!("{chapter}.{section} 研究方法\n");
            for point in 1..=6 {
                text += &format!(
                    "{point}. 样本的选取。本文选取了{}个样本，覆盖3个城市，有效率为98.{point}%（见表{chapter}-{section}），结果表明布局与密度显著相关（p<0.05）。\n",
                    point * 120
                );
                text += "由此可见，绿地的可达性受到道路网络、人口分布以及用地性质的共同影响，单一指标难以反映其全貌。\n";
            }
        }
    }
    text += "参考文献\n";
    (1..=120).for_each(|at| {
        text += &format!("[{at}] 王五. 城市绿地研究[J]. 规划学报, 2019(3): 12-{at}.\n")
    });
    text
}

/// Notices that are longer than any.
fn long_notices() -> Vec<Hostile> {
    let text =
        "年内新建改造公厕12座，组织培训60场，服务群众1.2万人次，满意度达到98%以上，".repeat(4);
    let tasks = |count: usize, text: &str| -> String {
        let task =
            |at: usize| format!("（一）办好实事第{at}项。{text}（责任单位：区第{at}局、各镇）\n");
        (1..=count).map(task).collect()
    };
    let points = |count: usize| -> String {
        let point = |at: usize| format!("{at}. 办好其中第{at}件，覆盖各镇和街道。\n");
        format!(
            "一、办好实事。\n{}（责任单位：区甲局）\n",
            (1..=count).map(point).collect::<String>()
        )
    };
    let rows = |count: usize| -> String {
        let row = |at: usize| format!("{at}\t办好实事第{at}项\t\t区第{at}处\t\n");
        let head = "附件\n分工表\n序号\t实事名称\t具体措施\t责任单位\t完成时限\n";
        format!("{head}{}", (1..=count).map(row).collect::<String>())
    };
    let many = format!("{HEAD}{}{TAIL}{}", tasks(4_000, ""), rows(4_000));
    let annexes = "附件\n办法\n第一条 甲。\n".repeat(3_000);
    vec![
        one(
            "二百页.docx",
            docx(&paragraphs(&String::from_utf8_lossy(&notice(&tasks(700, &text))))),
            "",
        ),
        one("九千项.txt", notice(&tasks(9_000, "")), ""),
        one("一万九千项.txt", notice(&tasks(19_000, "")), "E524"),
        one("一万九千项.docx", docx(&paragraphs(&tasks(19_000, ""))), "E524"),
        one("九千点.txt", notice(&points(9_000)), ""),
        one("项乘表的行.txt", many.into_bytes(), ""),
        one(
            "三千个附件.txt",
            format!("{}{annexes}", String::from_utf8_lossy(&notice(&tasks(100, "")))).into_bytes(),
            "",
        ),
        one("一行一单位.txt", notice(&"责任单位：甲局\n".repeat(9_000)), ""),
        one(
            "单位乘单位.txt",
            notice(&format!("一、办好实事。甲。（责任单位：{}）\n", names(70_000))),
            "",
        ),
        one(
            "单位乘项.txt",
            notice(
                &(0..330)
                    .map(|at| {
                        format!("{}、办好。甲。（责任单位：{}）\n", "一", range(at * 180, 180))
                    })
                    .collect::<String>(),
            ),
            "",
        ),
    ]
}

fn names(count: usize) -> String {
    range(0, count)
}

fn range(from: usize, count: usize) -> String {
    (from..from + count).map(|at| format!("区{at}局")).collect::<Vec<_>>().join("、")
}

/// What such lines are full of.
const PARTS: [(&str, &str); 16] = [
    ("括号", "（"),
    ("括号对", "（甲）"),
    ("开括号到底", "（责任单位：（"),
    ("职责", "责任单位：甲；"),
    ("六角括号", "〔"),
    ("文号", "〔2024〕第"),
    ("数字", "1"),
    ("汉字数字", "二〇"),
    ("年月日", "2024年3月28"),
    ("日期", "2024年3月28日"),
    ("冒号", "责任单位："),
    ("空白", "甲 \u{3000}\t"),
    ("抄送", "抄送：甲，"),
    ("联系人", "联系人：甲 "),
    ("附件", "附件：1. 甲"),
    ("报", "每季度报甲局"),
];

/// Lines in which a reader may look for something again at each character.
fn products_of_text() -> Vec<Hostile> {
    let lines = |line: &str, count: usize| {
        notice(&format!("一、办好。甲。（责任单位：甲局）\n{}", format!("{line}\n").repeat(count)))
    };
    let of_bytes = |part: &str| part.repeat(2_990 / part.len());
    let long = |part: &str| part.repeat(1_000_000 / part.len());
    let cells = |cell: &str| format!("{cell}\t{cell}\t{cell}\n").repeat(115);
    let mut all = vec![
        one("括号一行.txt", lines(&long("（"), 1), ""),
        one("括号对一行.txt", lines(&long("（）"), 1), ""),
        one("长行.txt", lines(&long("甲乙丙丁，"), 1), ""),
        one("数字一行.txt", lines(&long("60场，"), 1), ""),
        one("数字不断一行.txt", lines(&long("60场"), 1), ""),
        one(
            "其中一行.txt",
            notice(&format!("一、办好。{}（责任单位：甲局）\n", long("其中60场"))),
            "",
        ),
        one(
            "引号一行.txt",
            notice(&format!("一、办好。{}（责任单位：甲局）\n", long("“60场"))),
            "",
        ),
        one("半个括号一行.txt", notice(&format!("一、办好。{}\n", long("县局由（"))), ""),
        one("年底一行.txt", notice(&format!("一、办好。{}前。\n", long("2025年年底"))), ""),
        one("至月一行.txt", notice(&format!("一、办好。{}\n", long("3月至"))), ""),
        one("太长.txt", lines(&"甲".repeat(1 << 20), 1), "E524"),
    ];
    for (name, part) in PARTS {
        let line = of_bytes(part);
        let name = |kind: &str| format!("{name}{kind}.txt");
        all.push(one(&name("多行"), lines(&line, 340), ""));
        all.push(one(
            &name("末尾"),
            notice(&format!(
                "一、办好。甲。（责任单位：甲局）\n{}",
                format!("甲{line}印发\n").repeat(340)
            )),
            "",
        ));
        all.push(one(
            &name("多格"),
            notice(&format!("一、办好。甲。（责任单位：甲局）\n附件\n表\n{}", cells(&line))),
            "",
        ));
    }
    all
}

/// Lists of Word that multiply.
fn products_of_word() -> Vec<Hostile> {
    let text = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let nested = |depth: usize, open: &str, close: &str, inner: &str| {
        format!("{}{inner}{}", open.repeat(depth), close.repeat(depth))
    };
    let boxes = |depth: usize| {
        nested(
            depth,
            "<w:p><w:r><w:pict><v:textbox><w:txbxContent>",
            "</w:txbxContent></v:textbox></w:pict></w:r></w:p>",
            &text("甲"),
        )
    };
    let tables =
        |depth: usize| nested(depth, "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", &text("甲"));
    let changed = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:ins><w:r><w:t>甲</w:t></w:r></w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>";
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>甲</w:t></w:r>";
    let table = format!(
        "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        text("甲"),
        text("乙")
    );
    let span = "<w:tc><w:tcPr><w:gridSpan w:val='64'/></w:tcPr><w:p/></w:tc>";
    vec![
        one("框套框.docx", docx(&boxes(50_000)), "E528"),
        one("框套框多次.docx", docx(&boxes(60).repeat(1_000)), "E528"),
        one("表套表.docx", docx(&tables(60).repeat(1_500)), "E524"),
        one("表套表太深.docx", docx(&tables(20_000)), "E524"),
        one("几千个表.docx", docx(&table.repeat(9_000)), "E524"),
        one(
            "大格.docx",
            docx(&format!(
                "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
                text("甲乙丙丁").repeat(200_000)
            )),
            "E524",
        ),
        one(
            "一格大段.docx",
            docx(&format!(
                "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
                text(&"甲".repeat(5_000_000))
            )),
            "E524",
        ),
        one(
            "宽行.docx",
            docx(&format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", span.repeat(200_000))),
            "E524",
        ),
        one("空行.docx", docx(&format!("<w:tbl>{}</w:tbl>", "<w:tr/>".repeat(2_000_000))), "E524"),
        one("修订不断.docx", docx(&changed.repeat(90_000)), "E524"),
        one("隐藏不断.docx", docx(&format!("<w:p>{}</w:p>", hidden.repeat(200_000))), "E521"),
        one("空段.docx", docx(&"<w:p/>".repeat(2_500_000)), "E521"),
        one("多段.docx", docx(&text("甲").repeat(300_000)), "E524"),
        one("多级编号.docx", levels(), "E524"),
        one("标签不断.docx", docx(&"<w:x>".repeat(2_000_000)), "E523"),
    ]
}

/// Twenty thousand lists with nine levels, and paragraphs in each.
fn levels() -> Vec<u8> {
    let level = |at: usize| {
        format!(
            "<w:lvl w:ilvl='{at}'><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1%2%3%4%5%6%7%8%9'/></w:lvl>"
        )
    };
    let levels: String = (0..9).map(level).collect();
    let lists: String = (0..9_000)
        .map(|at| format!("<w:abstractNum w:abstractNumId='{at}'>{levels}</w:abstractNum>"))
        .collect();
    let nums: String = (0..9_000)
        .map(|at| format!("<w:num w:numId='{at}'><w:abstractNumId w:val='{at}'/></w:num>"))
        .collect();
    let numbering = format!("<w:numbering xmlns:w='{W}'>{lists}{nums}</w:numbering>");
    let paragraph = |at: usize| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='{}'/><w:numId w:val='{}'/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>",
            at % 9,
            at % 9_000
        )
    };
    let body: String = (0..60_000).map(paragraph).collect();
    docx_with(&body, &[("word/numbering.xml", numbering.as_bytes())])
}

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A paragraph for each line.
pub(crate) fn paragraphs(text: &str) -> String {
    text.lines()
        .map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>").replace("p<0", "p&lt;0"))
        .collect()
}

/// A Word document with that body.
pub(crate) fn docx(body: &str) -> Vec<u8> {
    docx_with(body, &[])
}

/// A Word document with that body, and further parts.
pub(crate) fn docx_with(body: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let document = format!(
        "<w:document xmlns:w='{W}' xmlns:v='v' xmlns:mc='mc' xmlns:wps='s' xmlns:a='a'><w:body>{body}</w:body></w:document>"
    );
    let root = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='word/document.xml'/></Relationships>";
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", root.as_bytes()),
        ("word/document.xml", document.as_bytes()),
    ];
    parts.extend(more);
    archive(&parts, CompressionMethod::Deflated)
}

/// PDFs: scans, fonts that say no characters, and operators, objects, pages and forms without an end. Their
/// letters are of a standard font, which only tests bring along (E528); without it they have no text (E521).
fn pdfs() -> Vec<Hostile> {
    let letters = "BT /F 12 Tf 72 700 Td (abc) Tj ET ";
    let form = |at: usize| {
        let inner = format!("/X{} Do ", at + 1).repeat(10);
        stream(
            &format!(
                "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X{} {} 0 R >> >>",
                at + 1,
                at + 11
            ),
            &inner,
        )
    };
    let forms: Vec<String> = (0..40).map(form).collect();
    let rules = (0..300_000)
        .map(|at| format!("{} {} m {} {} l S\n", at % 600, at % 840, at % 600, at % 840 + 20))
        .collect::<String>();
    let marked = format!("/Span << /ActualText ({}) >> BDC EMC ", "a".repeat(4_000)).repeat(1_000);
    let objects: Vec<String> = (0..200_000).map(|at| format!("<< /A {at} >>")).collect();
    vec![
        one("扫描.pdf", pdf(&["q 600 0 0 800 0 0 cm /I Do Q".into()], &[]), "E521"),
        one("有密码.pdf", locked(), "E522"),
        one("无字.pdf", pdf(&[String::new()], &[]), "E521"),
        one("无对照.pdf", pdf(&["BT /G 12 Tf 72 700 Td <000100020003> Tj ET".into()], &[]), "E521"),
        one("英文.pdf", pdf(&[letters.into()], &[]), "E52"),
        one("百万操作.pdf", pdf(&["q Q ".repeat(1_000_000)], &[]), "E521"),
        one("千万操作.pdf", pdf(&["q Q ".repeat(5_000_000)], &[]), "E524"),
        one("百万次画字.pdf", pdf(&[letters.repeat(100_000)], &[]), "E52"),
        one("很多线.pdf", pdf(&[rules], &[]), "E5"),
        one("套叠图形.pdf", pdf(&["/X0 Do".into()], &forms), "E524"),
        one("标记不断.pdf", pdf(&[marked], &[]), "E5"),
        one("很多对象.pdf", pdf(&[letters.into()], &objects), "E52"),
        one("很多页.pdf", pdf(&vec![letters.to_owned(); 5_000], &[]), "E524"),
        one("三百页.pdf", pdf(&vec![letters.repeat(30); 300], &[]), "E52"),
    ]
}

/// One that opens with a password.
fn locked() -> Vec<u8> {
    let open = String::from_utf8(pdf(&[String::new()], &[])).unwrap();
    let key = "0".repeat(64);
    let locked = format!(
        "trailer << /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{key}> /U <{key}> >> /ID [<00> <00>]"
    );
    open.replace("trailer <<", &locked).into_bytes()
}

fn stream(dictionary: &str, content: &str) -> String {
    format!("<< {dictionary} /Length {} >>\nstream\n{content}\nendstream", content.len())
}

/// A PDF with these contents of pages, and objects from number 10 on.
fn pdf(pages: &[String], objects: &[String]) -> Vec<u8> {
    let first = 10 + objects.len();
    let kids: String = (0..pages.len()).map(|at| format!("{} 0 R ", first + 2 * at)).collect();
    let resources = "<< /Font << /F 3 0 R /G 4 0 R >> /XObject << /I 7 0 R /X0 10 0 R >> >>";
    let mut all: Vec<(usize, String)> = vec![
        (1, "<< /Type /Catalog /Pages 2 0 R >>".into()),
        (2, format!("<< /Type /Pages /Kids [{kids}] /Count {} /MediaBox [0 0 595 842] /Resources {resources} >>", pages.len())),
        (3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".into()),
        (4, "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [5 0 R] >>".into()),
        (5, "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 6 0 R >>".into()),
        (6, "<< /Type /FontDescriptor /FontName /A /Flags 4 >>".into()),
        (7, stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", "x")),
    ];
    all.extend(objects.iter().cloned().enumerate().map(|(at, object)| (10 + at, object)));
    for (at, content) in pages.iter().enumerate() {
        let number = first + 2 * at;
        all.push((number, format!("<< /Type /Page /Parent 2 0 R /Contents {} 0 R >>", number + 1)));
        all.push((number + 1, stream("", content)));
    }
    let (mut bytes, mut places) = (b"%PDF-1.7\n".to_vec(), Vec::new());
    for (number, object) in &all {
        places.push((*number, bytes.len()));
        bytes.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    let start = bytes.len();
    bytes.extend(b"xref\n");
    for (number, place) in &places {
        bytes.extend(format!("{number} 1\n{place:010} 00000 n \n").bytes());
    }
    let size = places.len() + 10;
    bytes.extend(
        format!("trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF").bytes(),
    );
    bytes
}
