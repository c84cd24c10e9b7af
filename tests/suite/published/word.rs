//! What the reader of Word files promises, feature by feature, in documents of a few elements.

use hongtou::intake::{self, Piece, Remark};

use crate::hostile::papers::docx_with;

/// The pieces a line each, cells parted by |, rows by /; and the remarks.
fn read(body: &str, parts: &[(&str, &[u8])]) -> (Vec<String>, Vec<Remark>) {
    let paper = intake::paper(&docx_with(body, parts)).expect(body);
    let shown = |piece| match piece {
        Piece::Paragraph(one) => one.text.replace('\n', "+"),
        Piece::Table(rows) => {
            let rows: Vec<String> = rows.iter().map(|row| row.join("|")).collect();
            rows.join("/").replace('\n', "+")
        }
    };
    (paper.pieces.into_iter().map(shown).collect(), paper.remarks)
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>")
}

fn paragraph(inside: &str) -> String {
    format!("<w:p>{inside}</w:p>")
}

#[track_caller]
fn reads(body: &str, wanted: &[&str], remarks: &[Remark]) {
    assert_eq!(
        read(body, &[]),
        (wanted.iter().map(|one| (*one).to_owned()).collect(), remarks.to_vec()),
        "{body}"
    );
}

#[test]
fn tracked_changes_count_as_accepted() {
    let said = [Remark::ChangesAccepted];
    let replaced = format!(
        "{}<w:del><w:r><w:delText>旧</w:delText><w:tab/><w:br/></w:r></w:del><w:ins>{}</w:ins>",
        run("甲"),
        run("新")
    );
    reads(&paragraph(&replaced), &["甲新"], &said);
    // The end of the first paragraph was deleted.
    let joined = format!(
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p>{}",
        run("甲"),
        paragraph(&run("乙"))
    );
    reads(&joined, &["甲乙"], &said);
    let moved = format!("<w:moveFrom>{}</w:moveFrom><w:moveTo>{}</w:moveTo>", run("移"), run("移"));
    reads(&paragraph(&moved), &["移"], &said);
    let row = |properties: &str, text: &str| {
        format!(
            "<w:tr>{properties}<w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>",
            paragraph(&run(text)),
            paragraph(&run("丙"))
        )
    };
    let rows = row("", "甲")
        + &row("<w:trPr><w:del/></w:trPr>", "删")
        + &row("<w:trPr><w:ins/></w:trPr>", "乙");
    reads(&format!("<w:tbl>{rows}</w:tbl>"), &["甲|丙/乙|丙"], &said);
    // What a format was before a change is no format.
    let was = "<w:p><w:pPr><w:pPrChange><w:pPr><w:jc w:val='center'/></w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>甲</w:t></w:r></w:p>";
    reads(was, &["甲"], &[]);
}

#[test]
fn text_boxes_stand_before_what_they_hang_on() {
    let text = |text: &str| paragraph(&run(text));
    let drawn = format!(
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>",
        text("框"),
        text("框")
    );
    reads(
        &paragraph(&format!("{}<w:r>{drawn}</w:r>{}", run("甲"), run("乙"))),
        &["框", "甲乙"],
        &[],
    );
    let old = format!(
        "<w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r>",
        text("框")
    );
    reads(&paragraph(&format!("{old}{}", run("甲"))), &["框", "甲"], &[]);
    let table = format!(
        "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        text("一"),
        text("二")
    );
    let boxed = format!(
        "<w:r><w:pict><v:textbox><w:txbxContent>{table}</w:txbxContent></v:textbox></w:pict></w:r>"
    );
    reads(&paragraph(&format!("{boxed}{}", run("甲"))), &["一|二", "甲"], &[]);
}

/// Two lists: 一、 （一） 1. with levels in each other, and a second that starts the first one anew.
#[test]
fn automatic_numbers_are_a_part_of_the_text() {
    let level = |at: usize, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{format}'/><w:lvlText w:val='{text}'/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='7'>{}{}{}{}</w:abstractNum>\
         <w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>\
         <w:num w:numId='2'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num>\
         <w:num w:numId='3'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/><w:lvl w:ilvl='0'><w:start w:val='5'/><w:numFmt w:val='decimal'/><w:lvlText w:val='第%1条 '/></w:lvl></w:lvlOverride></w:num></w:numbering>",
        level(0, "chineseCounting", "%1、"),
        level(1, "chineseCountingThousand", "（%2）"),
        level(2, "decimal", "%3."),
        level(3, "decimal", "%1.%4")
    );
    let numbered = |list: usize, level: usize, text: &str| {
        let properties = format!(
            "<w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr></w:pPr>"
        );
        paragraph(&format!("{properties}{}", run(text)))
    };
    let lines = [
        (1, 0, "城建", "一、城建"),
        (1, 1, "修路", "（一）修路"),
        (1, 2, "甲路", "1.甲路"),
        (1, 2, "5公里", "2. 5公里"),
        (1, 1, "绿化", "（二）绿化"),
        (1, 2, "树", "1.树"),
        (1, 0, "教育", "二、教育"),
        (1, 1, "办学", "（一）办学"),
        (2, 0, "再来", "一、再来"),
        (2, 0, "其二", "二、其二"),
        (0, 0, "没有", "没有"),
        (3, 0, "总则", "第5条 总则"),
    ];
    let body: String =
        lines.iter().map(|(list, level, text, _)| numbered(*list, *level, text)).collect();
    let (shown, _) = read(&body, &[("word/numbering.xml", numbering.as_bytes())]);
    assert_eq!(shown, lines.map(|(_, _, _, wanted)| wanted));
    let styles = "<w:styles xmlns:w='w'><w:style w:styleId='H'><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr></w:pPr></w:style><w:style w:styleId='H2'><w:basedOn w:val='H'/></w:style></w:styles>";
    let styled = paragraph(&format!("<w:pPr><w:pStyle w:val='H2'/></w:pPr>{}", run("修路")));
    let parts: [(&str, &[u8]); 2] =
        [("word/numbering.xml", numbering.as_bytes()), ("word/styles.xml", styles.as_bytes())];
    assert_eq!(read(&styled, &parts).0, ["（一）修路"]);
}

#[test]
fn what_is_around_the_text_is_read_as_it_is_shown() {
    let wrapped = |name: &str| format!("<w:{name}>{}</w:{name}>", run("里"));
    for (inside, wanted) in [
        (format!("<w:smartTag w:element='date'><w:smartTagPr/>{}</w:smartTag>", run("里")), "里"),
        (format!("<w:sdt><w:sdtPr><w:alias w:val='字'/><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", run("里")), "里"),
        (wrapped("hyperlink"), "里"),
        (format!("<w:fldSimple w:instr=' REF a '>{}</w:fldSimple>", run("里")), "里"),
        (format!("<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>{}<w:r><w:fldChar w:fldCharType='end'/></w:r>", run("3")), "3"),
        (format!("<w:r><w:ruby><w:rubyPr/><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>", run("lǐ"), run("里")), "里"),
        ("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:noBreakHyphen/><w:sym w:font='S' w:char='2605'/></w:r>".to_owned(), "甲+乙\t丙-★"),
        ("<w:pPr><w:tabs><w:tab w:val='left' w:pos='1'/></w:tabs></w:pPr><w:r><w:t>甲&amp;&#x4E59;</w:t></w:r>".to_owned(), "甲&乙"),
    ] {
        reads(&paragraph(&inside), &[wanted], &[]);
    }
    let whole = format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", paragraph(&run("块")));
    reads(&whole, &["块"], &[]);
}

#[test]
fn what_is_left_out_is_said() {
    for (inside, remark) in [
        ("<w:r><w:footnoteReference w:id='1'/></w:r>", Remark::Notes),
        ("<w:r><w:endnoteReference w:id='1'/></w:r>", Remark::Notes),
        ("<w:r><w:commentReference w:id='1'/></w:r>", Remark::Comments),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>", Remark::Hidden),
        ("<w:r><w:rPr><w:strike/></w:rPr><w:t>划</w:t></w:r>", Remark::Hidden),
        ("<w:r><w:drawing><a:blip/></w:drawing></w:r>", Remark::Pictures),
        ("<w:r><w:pict><v:imagedata/></w:pict></w:r>", Remark::Pictures),
    ] {
        reads(&paragraph(&format!("{inside}{}", run("甲"))), &["甲"], &[remark]);
    }
    let note = |root: &str| format!("<w:{root} xmlns:w='w'>{}</w:{root}>", paragraph(&run("旁")));
    let parts = ["header1", "footer1", "footnotes", "endnotes", "comments"];
    let texts = ["hdr", "ftr", "footnotes", "endnotes", "comments"].map(note);
    let names = parts.map(|name| format!("word/{name}.xml"));
    let parts: Vec<(&str, &[u8])> =
        names.iter().map(String::as_str).zip(texts.iter().map(String::as_bytes)).collect();
    assert_eq!(read(&paragraph(&run("甲")), &parts).0, ["甲"]);
}

/// A head in a table, a signature in a table, and a mark that is a picture.
#[test]
fn parts_of_a_paper_may_stand_in_tables_and_pictures() {
    let row = |cells: &[&str]| {
        let cells = cells.iter().map(|cell| format!("<w:tc>{}</w:tc>", paragraph(&run(cell))));
        format!("<w:tr>{}</w:tr>", cells.collect::<String>())
    };
    let table = |rows: &[&[&str]]| {
        format!("<w:tbl>{}</w:tbl>", rows.iter().map(|cells| row(cells)).collect::<String>())
    };
    let line = |text: &str| paragraph(&run(text));
    let body = |mark: &str| {
        [
            mark.to_owned(),
            line("关于印发实事任务分工的通知"),
            line("各镇人民政府："),
            line("现将有关事项通知如下："),
            line("一、修路。年内修路5公里。（责任单位：区交通局）"),
            line("二、绿化。年内植树100棵。（责任单位：区园林局）"),
            table(&[&["", "甲区人民政府办公室"], &["", "2024年3月28日"]]),
        ]
        .concat()
    };
    let picture =
        paragraph("<w:r><w:drawing><a:blip/></w:drawing></w:r>") + &line("甲政办字〔2024〕6号");
    let framed = table(&[&["甲区人民政府办公室文件"], &["甲政办字〔2024〕6号"]]);
    for (mark, remark) in [(picture, "图片"), (framed, "")] {
        let paper = intake::paper(&docx_with(&body(&mark), &[])).unwrap();
        let described = hongtou::published::describe(&paper);
        assert!(described.yaml.contains(remark), "{}", described.yaml);
        let notice = hongtou::notice::read("n.yaml", described.yaml.as_bytes())
            .notice
            .expect(&described.yaml);
        let signed = notice.signed.as_ref().expect("a signature");
        assert_eq!(
            (notice.number.value.as_str(), notice.issuer.value.as_str()),
            ("甲政办字〔2024〕6号", "甲区人民政府办公室")
        );
        assert_eq!(
            (notice.tasks.len(), signed.date.value.to_string().as_str()),
            (2, "2024-03-28"),
            "{}",
            described.yaml
        );
        assert_eq!(
            (described.left, notice.title.plain().as_str()),
            (0, "关于印发实事任务分工的通知"),
            "{}",
            described.yaml
        );
    }
}

/// Units and dues in one cell for several rows are those of each row; a table beside other cells is a bracket.
#[test]
fn merged_cells_and_tables_in_cells() {
    let cell = |properties: &str, inside: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph(inside))
    };
    let row = |cells: [String; 4]| format!("<w:tr>{}</w:tr>", cells.concat());
    let plain = |text: &str| cell("", &run(text));
    let (begins, goes_on) = ("<w:vMerge w:val='restart'/>", "<w:vMerge/>");
    let rows = [
        row(["序号", "任务", "责任单位", "完成时限"].map(plain)),
        row([
            plain("1"),
            plain("改造敬老院4处"),
            cell(begins, &run("县民政局")),
            cell(begins, &run("10月底")),
        ]),
        row([plain("2"), plain("新建养老驿站6处"), cell(goes_on, ""), cell(goes_on, "")]),
        row(["3", "清淤河道16公里", "县水利局", "6月底"].map(plain)),
    ];
    let lines = [
        "丙政办发〔2025〕12号",
        "丙县人民政府办公室关于做好2025年为民实事的通知",
        "各乡镇人民政府：",
        "现将任务印发给你们。",
        "丙县人民政府办公室",
        "2025年3月20日",
        "附件",
        "任务清单",
    ];
    let text: String = lines.map(|line| paragraph(&run(line))).concat();
    let paper = intake::paper(&docx_with(&format!("{text}<w:tbl>{}</w:tbl>", rows.concat()), &[]));
    let yaml = hongtou::published::describe(&paper.expect("a paper")).yaml;
    assert!(
        yaml.contains("名称: 新建养老驿站6处\n    责任单位: [县民政局]\n    完成时限: 10月底\n"),
        "{yaml}"
    );
    let inner = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        plain("河段"),
        plain("长度"),
        plain("东河"),
        plain("6公里")
    );
    let outer =
        format!("<w:tr>{}<w:tc>{}{inner}</w:tc></w:tr>", plain("1"), paragraph(&run("清淤")));
    reads(&format!("<w:tbl>{outer}</w:tbl>"), &["1|清淤+（河段、长度；东河、6公里）"], &[]);
}

#[test]
fn raised_figures_and_signs_of_symbol_fonts_are_what_is_seen() {
    let raised = |text: &str| {
        format!("<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>{text}</w:t></w:r>")
    };
    let text =
        run("发电5×10") + &raised("4") + &run("千瓦时，铺装3000m") + &raised("2") + &run("1");
    reads(&paragraph(&text), &["发电5×10⁴千瓦时，铺装3000m²1"], &[]);
    // Moved up and smaller, and by a style, which may go by another.
    let of_run = |properties: &str, text: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
    };
    let moved = of_run("<w:sz w:val='32'/>", "3000m")
        + &of_run("<w:position w:val='12'/><w:sz w:val='20'/>", "2")
        + &of_run("<w:position w:val='-6'/><w:sz w:val='20'/>", "2")
        + &of_run("<w:sz w:val='32'/>", "，")
        + &of_run("<w:position w:val='6'/><w:sz w:val='32'/>", "2处");
    reads(&paragraph(&moved), &["3000m²2，2处"], &[]);
    let styles = "<w:styles xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:style w:styleId='a'><w:rPr><w:vertAlign w:val='superscript'/></w:rPr></w:style><w:style w:styleId='b'><w:basedOn w:val='a'/></w:style><w:style w:styleId='c'/></w:styles>";
    let styled = run("m")
        + &of_run("<w:rStyle w:val='a'/>", "2")
        + &of_run("<w:rStyle w:val='b'/>", "3")
        + &of_run("<w:rStyle w:val='b'/><w:vertAlign w:val='baseline'/>", "4")
        + &of_run("<w:rStyle w:val='c'/>", "5");
    let (pieces, _) = read(&paragraph(&styled), &[("word/styles.xml", styles.as_bytes())]);
    assert_eq!(pieces, ["m²³45"]);
    let below = "<w:r><w:rPr><w:vertAlign w:val='subscript'/></w:rPr><w:t>2</w:t></w:r>";
    reads(&paragraph(&(run("CO") + below)), &["CO2"], &[]);
    let of_font = |font: &str, text: &str| {
        format!(
            "<w:r><w:rPr><w:rFonts w:ascii='{font}' w:hAnsi='{font}'/></w:rPr><w:t>{text}</w:t></w:r>"
        )
    };
    let sign =
        |font: &str, code: &str| format!("<w:r><w:sym w:font='{font}' w:char='{code}'/></w:r>");
    let text = run("合格率")
        + &of_font("Symbol", "\u{F0B3}")
        + &run("90%，误差")
        + &sign("Symbol", "F0A3")
        + &run("3%，5")
        + &of_font("Symbol", "&#xF0B4;")
        + &run("4，30")
        + &sign("Symbol", "F0B0")
        + &of_font("Symbol", "b")
        + &sign("Wingdings", "F0FE");
    reads(&paragraph(&text), &["合格率≥90%，误差≤3%，5×4，30°β☑"], &[]);
    // What only the font knows is told.
    for unknown in [
        sign("Symbol", "F0FF"),
        sign("Webdings", "F061"),
        of_font("Wingdings", "\u{F021}"),
        run("\u{F0B3}"),
    ] {
        reads(&paragraph(&(run("甲") + &unknown)), &["甲\u{FFFD}"], &[Remark::Unknown]);
    }
}

/// Blank cells and rows of a form stay, but for columns that are only a part of wider cells.
#[test]
fn blank_cells_of_a_form_stay() {
    let cell = |text: &str, span: usize| {
        let inside = if text.is_empty() { String::new() } else { run(text) };
        format!("<w:tc><w:tcPr><w:gridSpan w:val='{span}'/></w:tcPr>{}</w:tc>", paragraph(&inside))
    };
    let row = |cells: &[(&str, usize)]| {
        let cells: String = cells.iter().map(|(text, span)| cell(text, *span)).collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    let table = |rows: &[String]| format!("<w:tbl>{}</w:tbl>", rows.concat());
    let form = [
        row(&[("项目名称", 1), ("", 4)]),
        row(&[("申请单位", 1), ("", 2), ("联系人", 1), ("", 1)]),
        row(&[("", 1), ("", 2), ("", 1), ("", 1)]),
    ];
    reads(&table(&form), &["项目名称|||/申请单位||联系人|/|||"], &[]);
    reads(
        &table(&[row(&[("单位", 1), ("", 1)]), row(&[("电话", 1), ("", 1)])]),
        &["单位|/电话|"],
        &[],
    );
}

/// In the text, what a box says belongs to the paragraph that it hangs on: it stands behind it.
#[test]
fn text_boxes_of_the_text_stand_behind() {
    let line = |text: &str| paragraph(&run(text));
    let boxed = |text: &str, inside: &str| {
        let drawn = format!(
            "<w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r>",
            line(inside)
        );
        paragraph(&(drawn + &run(text)))
    };
    let tasks =
        boxed("1.修路3公里。", "责任单位：甲局") + &boxed("2.造林300亩。", "责任单位：乙局");
    reads(
        &(boxed("甲政办字〔2025〕6号", "甲办公室文件") + &line("各单位：") + &tasks),
        &[
            "甲办公室文件",
            "甲政办字〔2025〕6号",
            "各单位：",
            "1.修路3公里。",
            "责任单位：甲局",
            "2.造林300亩。",
            "责任单位：乙局",
        ],
        &[],
    );
    let cell = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", boxed("修路。", "乙局"));
    reads(&(line("如下：") + &cell), &["如下：", "修路。+乙局"], &[]);
}

#[test]
fn the_head_of_a_list_of_people_waits_for_rows() {
    let text = |text: &str| paragraph(&run(text));
    let cells: String = ["单位", "姓名", "电话"]
        .iter()
        .map(|cell| format!("<w:tc>{}</w:tc>", text(cell)))
        .collect();
    let lines = [
        "丙县人民政府办公室文件",
        "丙政办发〔2025〕12号",
        "关于做好实事的通知",
        "各乡镇：",
        "现通知如下。",
        "一、修路。修路5公里。（责任单位：县交通局）",
        "附件：回执",
        "丙县人民政府办公室",
        "2025年3月20日",
        "附件",
        "回执",
    ];
    let above: String = lines.iter().map(|line| text(line)).collect();
    let body = format!("{above}<w:tbl><w:tr>{cells}</w:tr></w:tbl>");
    let yaml = hongtou::published::describe(&intake::paper(&docx_with(&body, &[])).unwrap()).yaml;
    assert!(
        yaml.contains("栏: [单位, 姓名, 电话]\n        行:\n          - [\"\", \"\", \"\"]"),
        "{yaml}"
    );
}
