//! Word documents, .ods, notes, copies: what nests or repeats in them by what it holds.

use std::fmt::Write;

use super::{CompressionMethod, File, TYPES, archive, book, file, headed, ods, row};

const MIB: usize = 1 << 20;

pub(super) fn files() -> Vec<File> {
    [documents(), open_documents(), notes(), copies()].into_iter().flatten().collect()
}

fn document(body: &str) -> Vec<u8> {
    let body = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
    let parts: [(&str, &[u8]); 2] =
        [("[Content_Types].xml", TYPES.as_bytes()), ("word/document.xml", body.as_bytes())];
    archive(&parts, CompressionMethod::Deflated)
}

fn documents() -> Vec<File> {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph(text));
    let small = format!("<w:tbl>{}</w:tbl>", format!("<w:tr>{}</w:tr>", cell("x")).repeat(2));
    let many = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", small.repeat(70_000));
    let nested = |depth: usize, text: &str| {
        let open = "<w:tbl><w:tr><w:tc>".repeat(depth);
        format!("{open}{}{}", paragraph(text), "</w:tc></w:tr></w:tbl>".repeat(depth))
    };
    let lines = format!("<w:p>{}</w:p>", "<w:r><w:t>字</w:t><w:br/></w:r>".repeat(400_000));
    let task = format!(
        "<w:tr>{}{}{}{}</w:tr>",
        cell("2"),
        cell("实施“爱心妈妈”关爱行动"),
        cell("区妇联"),
        cell("已办")
    );
    let heads = format!(
        "<w:tr>{}{}{}{}</w:tr>",
        cell("序号"),
        cell("实事名称"),
        cell("责任单位"),
        cell("具体措施及任务进度情况")
    );
    let table = format!("<w:tbl>{heads}{}</w:tbl>", task.repeat(600));
    vec![
        file("一格七万张表.docx", document(&many)),
        file("六十层表.docx", document(&nested(60, &"字".repeat(MIB)))),
        file("表里六十层许多遍.docx", document(&nested(60, "字").repeat(600))),
        file("一段四十万行.docx", document(&lines)),
        file("六十张表.docx", document(&table.repeat(60))),
    ]
}

fn open_documents() -> Vec<File> {
    let cell = |inside: &str| {
        format!(
            "<table:table-row><table:table-cell office:value-type='string'><text:p>{inside}</text:p>\
             </table:table-cell></table:table-row>"
        )
    };
    let spans = format!("{}{}", "<text:span>字".repeat(200_000), "</text:span>".repeat(200_000));
    let columns = "<table:table-column table:default-cell-style-name='a'/>".repeat(500);
    let cells =
        "<table:table-cell office:value-type='string'><text:p>x</text:p></table:table-cell>"
            .repeat(490);
    let wide =
        format!("{columns}{}", format!("<table:table-row>{cells}</table:table-row>").repeat(400));
    let styled = |names: usize| {
        let long = "n".repeat(2_000);
        let styles: String = (0..names).fold(String::new(), |mut styles, at| {
            let _ =
                write!(styles, "<style:style style:family='table-cell' style:name='{long}{at}'/>");
            styles
        });
        let used = format!(
            "<table:table-row>{}</table:table-row>",
            format!(
                "<table:table-cell table:style-name='{long}1' office:value-type='string'><text:p>x\
                 </text:p></table:table-cell>"
            )
            .repeat(90)
        );
        format!("{styles}{}", used.repeat(40))
    };
    let long = format!(
        "<table:table-row table:number-rows-repeated='9000'><table:table-cell \
         office:value-type='string' table:formula='{}'><text:p>x</text:p></table:table-cell>\
         </table:table-row>",
        "1+".repeat(500_000)
    );
    vec![
        file("样式套二十万层.ods", ods(&cell(&spans))),
        file("列的样式乘单元格.ods", ods(&wide)),
        file("样式名很长.ods", ods(&styled(3_000))),
        file("重复乘公式.ods", ods(&long)),
    ]
}

fn notes() -> Vec<File> {
    let comment = |at: usize| {
        format!("<comment ref='D{}'><text><t>批注{at}</t></text></comment>", at % 9_000 + 1)
    };
    let comments = format!(
        "<comments><commentList>{}</commentList></comments>",
        (0..150_000).map(comment).collect::<String>()
    );
    let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>\
             <Relationship Id='r1' Type='{kinds}/{kind}' Target='../{target}'/></Relationships>"
        )
    };
    let pictures: String = (0..100_000).fold(String::new(), |mut pictures, at| {
        let _ = write!(
            pictures,
            "<twoCellAnchor><from><col>{}</col><row>{}</row></from><pic/></twoCellAnchor>",
            at % 400,
            at / 400
        );
        pictures
    });
    let rows = headed(&row(&["2", "实施“爱心妈妈”关爱行动", "区妇联", "已办", ""]).repeat(9_000));
    let with = |kind: &str, name: &str, part: &str| {
        let relations = relations(kind, name);
        let part_name = format!("xl/{name}");
        book(
            &rows,
            &[
                ("xl/worksheets/_rels/sheet1.xml.rels", relations.as_bytes()),
                (&part_name, part.as_bytes()),
            ],
        )
    };
    vec![
        file("批注十五万.xlsx", with("comments", "comments1.xml", &comments)),
        file("图片十万.xlsx", with("drawing", "drawing1.xml", &format!("<wsDr>{pictures}</wsDr>"))),
        file("公式十九万.xlsx", book(&formulas(), &[])),
    ]
}

fn formulas() -> String {
    let formula = "A1+".repeat(25);
    let cell = format!("<c><f>{formula}1</f></c>");
    format!("<row>{}</row>", cell.repeat(400)).repeat(400)
}

fn copies() -> Vec<File> {
    let kids = "2 0 R ".repeat(200_000);
    let chain: String = (3..200_000).fold(String::new(), |mut chain, at| {
        let _ =
            writeln!(chain, "{at} 0 obj<</Type/Pages/Kids[{} 0 R {0} 0 R]/Count 2>>endobj", at + 1);
        chain
    });
    let pages: String = (3..100_000).fold(String::new(), |mut pages, at| {
        let _ = writeln!(pages, "{at} 0 obj<</Type/Page/Parent 2 0 R>>endobj");
        pages
    });
    let list: String = (3..100_000).map(|at| format!("{at} 0 R ")).collect();
    let pdf = |objects: &str| {
        format!("%PDF-1.4\n{objects}\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF").into_bytes()
    };
    let root = "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n";
    let texts = "<o:DocRoot>".repeat(MIB);
    let page = "<o:Page ID='1'><a/></o:Page>".repeat(400_000);
    let ofd = |root: &str, document: &str| {
        let parts: [(&str, &[u8]); 2] =
            [("OFD.xml", root.as_bytes()), ("Doc_0/Document.xml", document.as_bytes())];
        archive(&parts, CompressionMethod::Deflated)
    };
    let roots: String = (0..32).map(|at| format!("<DocRoot>{at}.xml</DocRoot>")).collect();
    let roots = format!("<o>{roots}</o>");
    let crowded = format!("<o><Pages>{}</Pages></o>", "<x/>".repeat(700_000));
    let names: Vec<String> = (0..32).map(|at| format!("{at}.xml")).collect();
    let documents = names.iter().map(|name| (name.as_str(), crowded.as_bytes()));
    let parts: Vec<(&str, &[u8])> =
        [("OFD.xml", roots.as_bytes())].into_iter().chain(documents).collect();
    vec![
        file("文档三十二份.ofd", archive(&parts, CompressionMethod::Deflated)),
        file(
            "页面成倍.pdf",
            pdf(&format!("{root}2 0 obj<</Type/Pages/Kids[3 0 R 3 0 R]>>endobj\n{chain}")),
        ),
        file("页面二十万遍.pdf", pdf(&format!("{root}2 0 obj<</Type/Pages/Kids[{kids}]>>endobj"))),
        file(
            "页面十万.pdf",
            pdf(&format!("{root}2 0 obj<</Type/Pages/Kids[{list}]>>endobj\n{pages}")),
        ),
        file("文档一百万层.ofd", ofd(&texts, "")),
        file(
            "页面四十万.ofd",
            ofd(
                "<o><DocRoot>Doc_0/Document.xml</DocRoot></o>",
                &format!("<o><Pages>{page}</Pages></o>"),
            ),
        ),
    ]
}
