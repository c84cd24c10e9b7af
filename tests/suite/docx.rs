//! The Word file as XML: what an office's programs find in it. Millimetres are those of
//! GB/T 9704-2012, in twips (1 mm = 56.69).

use std::collections::BTreeSet;

use hongtou::document::{Block, Document, Head, Role, Run, Style};
use hongtou::docx::Reader;
use hongtou::origin::{BookOrigin, Place};

use crate::sample::{self, text};
use crate::word::{self, Element};

fn file(document: Document) -> Vec<u8> {
    hongtou::docx::write(&sample::settled(document, &Style::GB9704), Reader::Word).unwrap()
}

pub(crate) fn body_of(blocks: Vec<Block>) -> Element {
    word::body(&file(sample::document(blocks)))
}

/// The paragraphs of this style.
pub(crate) fn styled<'a>(body: &'a Element, style: &str) -> Vec<&'a Element> {
    body.named("w:p").into_iter().filter(|paragraph| paragraph.style() == style).collect()
}

#[test]
fn the_published_text_in_order() {
    let body = word::body(&file(sample::notice_2024()));
    let written: String = body.named("w:t").iter().map(|run| run.text()).collect();
    let published = include_str!("../../fixtures/notices/2024/published.txt");
    let bare = |text: &str| text.chars().filter(|at| !at.is_whitespace()).collect::<String>();
    assert_eq!(bare(&written), format!("淄川区人民政府办公室文件{}", bare(published)));
}

#[test]
fn sheet_type_area_and_grid() {
    let body = word::body(&file(sample::notice_2024()));
    let size = body.first("w:pgSz").unwrap();
    assert_eq!((size.number("w:w"), size.number("w:h")), (11906, 16838));
    // 5.2.1: 天头 37 mm, 订口 28 mm, 版心 156 x 225 mm.
    let margins = body.first("w:pgMar").unwrap();
    assert_eq!((margins.number("w:top"), margins.number("w:left")), (2098, 1587));
    let width = 11906 - margins.number("w:left") - margins.number("w:right");
    let height = 16838 - margins.number("w:top") - margins.number("w:bottom");
    assert!((width - 8844).abs() <= 1 && (height - 12756).abs() <= 1, "{width} x {height}");
    // 5.2.3: 22 lines of 28 characters.
    let grid = body.first("w:docGrid").unwrap();
    let pitch = grid.number("w:linePitch");
    assert_eq!(grid.attribute("w:type"), Some("lines"));
    assert!(22 * pitch <= height && 23 * pitch > height, "{pitch}");
}

#[test]
fn a_line_holds_28_characters_and_not_29() {
    let styles = word::part(&file(sample::notice_2024()), "word/styles.xml");
    let body = style(&styles, "DocumentBody");
    let run = body.children.iter().find(|child| child.name == "w:rPr").unwrap();
    let size = run.first("w:sz").unwrap().number("w:val") * 10;
    let advance = size + run.first("w:spacing").unwrap().number("w:val");
    assert_eq!(size, 320);
    assert!(28 * advance <= 8845 && 29 * advance > 8845, "{advance}");
    let paragraph = body.children.iter().find(|child| child.name == "w:pPr").unwrap();
    let lines = paragraph.first("w:spacing").unwrap();
    assert_eq!((lines.attribute("w:lineRule"), lines.number("w:line")), (Some("exact"), 579));
    let indent = paragraph.first("w:ind").unwrap();
    assert_eq!(indent.number("w:firstLineChars"), 200);
}

fn style<'a>(styles: &'a Element, id: &str) -> &'a Element {
    let styles = styles.children.iter();
    styles.into_iter().find(|style| style.attribute("w:styleId") == Some(id)).unwrap()
}

#[test]
fn every_style_in_use_exists_under_a_chinese_name() {
    let file = file(sample::notice_2024());
    let styles = word::part(&file, "word/styles.xml");
    let defined: Vec<&str> =
        styles.named("w:style").iter().map(|style| style.attribute("w:styleId").unwrap()).collect();
    let ids: BTreeSet<&str> = defined.iter().copied().collect();
    assert_eq!(ids.len(), defined.len(), "an id twice");
    for part in ["word/document.xml", "word/footer1.xml", "word/footer2.xml", "word/styles.xml"] {
        let root = word::part(&file, part);
        let used = ["w:pStyle", "w:rStyle", "w:basedOn"].map(|name| root.named(name));
        for reference in used.into_iter().flatten() {
            let id = reference.attribute("w:val").unwrap();
            assert!(ids.contains(id), "{part}: {id}");
        }
    }
    for style in styles.named("w:style") {
        let name = style.first("w:name").unwrap().attribute("w:val").unwrap();
        assert!(name == "Normal" || !name.is_ascii(), "{name}");
        assert!(!["标题", "正文", "日期", "页码", "签名"].contains(&name), "Word's own: {name}");
    }
}

/// The order of the schema, for the elements a clerk's Word is strict about.
const ORDER: [(&str, &[&str]); 6] = [
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:framePr",
            "w:widowControl",
            "w:pBdr",
            "w:tabs",
            "w:kinsoku",
            "w:wordWrap",
            "w:overflowPunct",
            "w:topLinePunct",
            "w:autoSpaceDE",
            "w:autoSpaceDN",
            "w:snapToGrid",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:outlineLvl",
            "w:rPr",
        ],
    ),
    ("w:rPr", &["w:rStyle", "w:rFonts", "w:color", "w:spacing", "w:sz", "w:szCs", "w:lang"]),
    ("w:sectPr", &["w:footerReference", "w:pgSz", "w:pgMar", "w:cols", "w:docGrid"]),
    ("w:tblPr", &["w:tblW", "w:jc", "w:tblBorders", "w:tblLayout", "w:tblCellMar"]),
    ("w:tcPr", &["w:tcW", "w:tcBorders", "w:tcMar", "w:vAlign"]),
    ("w:style", &["w:name", "w:basedOn", "w:qFormat", "w:pPr", "w:rPr"]),
];

#[test]
fn children_stand_in_the_order_of_the_schema() {
    let file = file(sample::notice_2024());
    for part in ["word/document.xml", "word/styles.xml", "word/footer1.xml"] {
        let root = word::part(&file, part);
        for (name, order) in ORDER {
            for element in root.named(name) {
                let children = element.children.iter().map(|child| child.name.as_str());
                let at: Vec<usize> = children
                    .map(|child| order.iter().position(|known| *known == child))
                    .map(|at| at.unwrap_or_else(|| panic!("{part}: unknown in {element:?}")))
                    .collect();
                assert!(at.is_sorted(), "{part}: {element:?}");
            }
        }
    }
}

#[test]
fn mark_number_and_rule() {
    let body = word::body(&file(sample::notice_2024()));
    let mark = styled(&body, "IssuerMark")[0];
    // 7.2.4: its ink, 0.027 of 36 pt below the upper edge of its line, 35 mm (1984 twips) below
    // the upper edge of the type area.
    assert_eq!(mark.first("w:spacing").unwrap().number("w:before"), 1984 - 19);
    // Twelve characters fill 156 mm.
    let run = mark.first("w:r").unwrap();
    let size = run.first("w:sz").unwrap().number("w:val") * 10;
    let spread = run.first("w:spacing").unwrap().number("w:val");
    let width = 12 * (size + spread);
    assert!((8780..=8845).contains(&width), "{width}");
    // 7.2.5: two blank lines between mark and number. 7.2.7: the rule is the number's border.
    let order: Vec<&str> = body.children.iter().map(Element::style).collect();
    assert_eq!(order[..4], ["IssuerMark", "Normal", "Normal", "DocumentNumber"]);
    let border = body.children[3].first("w:bottom").unwrap();
    assert_eq!(border.attribute("w:color"), Some("FF0000"));
    // 7.3.1: two blank lines between rule and title, whose lines are one paragraph's.
    assert_eq!(order[4..7], ["Normal", "Normal", "DocumentTitle"]);
    assert_eq!(body.children[6].named("w:br").len(), 2);
}

#[test]
fn a_mark_with_digits_still_fits() {
    let mark = "某某省2024ABCDEF年人民政府某某办公室文件";
    let body = body_of(vec![sample::head(mark, "川政办字〔2024〕13号")]);
    let mark = styled(&body, "IssuerMark")[0];
    let runs = mark.named("w:r");
    let run = runs[0];
    let size = run.first("w:sz").unwrap().number("w:val") * 10;
    let spread = run.first("w:spacing").unwrap().number("w:val");
    // 15 whole and 10 half characters, the last of them in a run of its own without white behind.
    assert_eq!(runs.len(), 2);
    assert_eq!(runs[1].first("w:spacing").unwrap().number("w:val"), 0);
    assert!(15 * size + 10 * (size / 2) + 24 * spread <= 8845);
}

#[test]
fn a_head_without_a_number_keeps_its_rule() {
    let head = Head { marks: vec![text("某办公室文件")], ..Head::default() };
    let body = body_of(vec![Block::Head(head)]);
    assert!(styled(&body, "DocumentNumber")[0].first("w:pBdr").is_some());
}

#[test]
fn headings_are_runs_of_their_own_type() {
    let paragraph = vec![sample::run("一、甲。", Role::Heading1), sample::run("乙。", Role::Text)];
    let body = body_of(vec![Block::Paragraph(paragraph)]);
    let runs = body.named("w:r");
    let style =
        |run: &Element| run.first("w:rStyle").map(|s| s.attribute("w:val").unwrap().to_owned());
    assert_eq!((style(runs[0]).as_deref(), style(runs[1])), (Some("Level1"), None));
}

/// Word's navigation pane shows what has an outline level.
#[test]
fn tasks_and_attachments_stand_in_the_navigation_pane() {
    let file = file(sample::notice_2024());
    let body = word::body(&file);
    let level = |one: &Element| one.first("w:outlineLvl").map(|level| level.number("w:val"));
    let tasks: Vec<&Element> = styled(&body, "DocumentBody")
        .into_iter()
        .filter(|paragraph| level(paragraph) == Some(1))
        .collect();
    assert_eq!(tasks.len(), 10);
    assert!(tasks[0].text().starts_with("一、推进巾帼就业创业创新。"));
    let styles = word::part(&file, "word/styles.xml");
    for named in ["DocumentTitle", "AttachmentTitle"] {
        assert_eq!(level(style(&styles, named)), Some(0), "{named}");
    }
}

/// A clerk's change flows on: no line of the body is broken by hand or stands in a frame.
#[test]
fn the_body_flows() {
    for name in crate::program::fixtures() {
        let body = word::body(&crate::program::fixture(&name).docx);
        for paragraph in styled(&body, "DocumentBody") {
            assert!(paragraph.named("w:br").is_empty(), "{name}: {}", paragraph.text());
            assert!(paragraph.named("w:drawing").is_empty(), "{name}: {}", paragraph.text());
            assert!(paragraph.named("w:framePr").is_empty(), "{name}: {}", paragraph.text());
        }
    }
}

#[test]
fn quotation_marks_are_chinese_wherever_they_stand() {
    let file = file(sample::notice_2024());
    let body = word::body(&file);
    let ambiguous = |run: &&Element| run.text().contains(['“', '”', '‘', '’', '…', '—']);
    let runs = body.named("w:r");
    let marked: Vec<&Element> = runs.into_iter().filter(ambiguous).collect();
    assert!(marked.len() >= 10, "{}", marked.len());
    for run in marked {
        let hint = run.first("w:rFonts").and_then(|fonts| fonts.attribute("w:hint"));
        assert_eq!(hint, Some("eastAsia"), "{}", run.text());
    }
}

#[test]
fn the_signature_stays_with_the_text_and_is_centred_on_the_date() {
    let body = word::body(&file(sample::notice_2024()));
    let at = body.children.iter().position(|p| p.style() == "IssueDate").unwrap();
    // Backwards from the date: the body, two blank lines, the attachment note.
    let before = &body.children[at - 4..at];
    let styles: Vec<&str> = before.iter().map(Element::style).collect();
    assert_eq!(styles, ["AttachmentNote", "Normal", "Normal", "IssuerSignature"]);
    assert!(before[..3].iter().all(|paragraph| paragraph.first("w:keepNext").is_some()));
    // 7.3.5.1: the date four characters in from the right.
    let date = &body.children[at];
    let right = date.first("w:ind").unwrap().number("w:right");
    assert!((f64::from(right) / 315.86 - 4.0).abs() < 0.01, "{right}");
    // The body is centred in a box whose middle is the date's: 3 characters of 315 twips and 7
    // half ones of 155, and four cells at both sides.
    let left = before[3].first("w:ind").unwrap().number("w:left");
    let middle = f64::from(8845 + left) / 2.0;
    let wanted = f64::from(8845 - right - (3 * 315 + 7 * 155) / 2);
    assert!((middle - wanted).abs() < 3.0, "{middle} is not {wanted}");
}

#[test]
fn a_long_signing_body_stands_flush_right() {
    let long = "淄博市淄川区人民政府妇女儿童工作委员会办公室";
    let body = body_of(vec![sample::signature(long, "2024年3月28日")]);
    let signature = styled(&body, "IssuerSignature")[0];
    assert_eq!(signature.first("w:jc").unwrap().attribute("w:val"), Some("right"));
    assert!(signature.first("w:ind").is_none());
}

#[test]
fn an_attachment_begins_a_page_unless_it_is_the_document() {
    let lines = ["序号\t名称".to_owned()];
    let breaks = |blocks: Vec<Block>| {
        let body = body_of(blocks);
        styled(&body, "AttachmentLabel")[0].first("w:pageBreakBefore").is_some()
    };
    let attachment = Vec::from(sample::attachment(&lines));
    let mut behind = vec![Block::Paragraph(text("正文。"))];
    behind.extend(attachment.clone());
    assert_eq!((breaks(attachment), breaks(behind)), (false, true));
}

#[test]
fn the_head_row_repeats_and_rows_do_not_split() {
    let body = word::body(&file(sample::notice_2024()));
    let rows = body.children.iter().find(|child| child.name == "w:tbl").unwrap().named("w:tr");
    assert_eq!(rows.len(), 11);
    let heads: Vec<bool> = rows.iter().map(|row| row.first("w:tblHeader").is_some()).collect();
    assert!(heads[0] && !heads[1..].contains(&true), "{heads:?}");
    assert!(rows.iter().all(|row| row.first("w:cantSplit").is_some()));
    // The head's cells are 表头, the others 表格文字, whatever the column's alignment.
    assert!(rows[0].named("w:p").iter().all(|cell| cell.style() == "TableHead"));
    assert!(rows[1].named("w:p").iter().all(|cell| cell.style() == "TableCell"));
}

#[test]
fn widths_agree_in_three_places() {
    let body = word::body(&file(sample::notice_2024()));
    let tables = body.named("w:tbl");
    assert_eq!(tables.len(), 1);
    for table in tables {
        let grid: Vec<i32> = table.named("w:gridCol").iter().map(|c| c.number("w:w")).collect();
        assert_eq!(grid.iter().sum::<i32>(), 8845);
        assert_eq!(table.first("w:tblW").unwrap().number("w:w"), 8845);
        for row in table.named("w:tr") {
            let cells: Vec<i32> = row.named("w:tcW").iter().map(|c| c.number("w:w")).collect();
            assert_eq!(cells, grid);
        }
    }
}

#[test]
fn tables_without_rows_columns_or_cells() {
    let mut table = sample::progress_table(&["序号\t名称".to_owned()]);
    let body = body_of(vec![Block::Table(table.clone()), Block::Table(table.clone())]);
    let names: Vec<&str> = body.children.iter().map(|child| child.name.as_str()).collect();
    // Tables never touch, and a paragraph ends the body.
    assert_eq!(names, ["w:tbl", "w:p", "w:tbl", "w:p", "w:sectPr"]);
    // A head with too few cells is filled up.
    assert_eq!(body.children[0].named("w:tc").len(), 5);
    assert!(body.named("w:tc").iter().all(|cell| cell.first("w:p").is_some()));
    table.columns.clear();
    assert!(body_of(vec![Block::Table(table)]).named("w:tbl").is_empty());
}

#[test]
fn page_numbers_stand_at_the_outer_side() {
    let file = file(sample::notice_2024());
    let settings = word::part(&file, "word/settings.xml");
    assert!(settings.first("w:evenAndOddHeaders").is_some());
    let relations = word::part(&file, "word/_rels/document.xml.rels");
    let section = word::body(&file);
    // 7.5: right on odd pages, left on even ones, one character of 14 pt in.
    for (kind, align, side) in [("default", "right", "w:right"), ("even", "left", "w:left")] {
        let mut references = section.named("w:footerReference").into_iter();
        let id = references.find(|one| one.attribute("w:type") == Some(kind)).unwrap();
        let target = relations
            .named("Relationship")
            .into_iter()
            .find(|one| one.attribute("Id") == id.attribute("r:id"))
            .and_then(|one| one.attribute("Target").map(|target| format!("word/{target}")))
            .unwrap();
        let footer = word::part(&file, &target);
        assert_eq!(footer.first("w:jc").unwrap().attribute("w:val"), Some(align));
        assert_eq!(footer.first("w:ind").unwrap().number(side), 280);
        let text: String = footer.named("w:t").iter().map(|run| run.text()).collect();
        assert_eq!(text, "— 1 —");
    }
}

#[test]
fn no_font_is_left_to_a_theme() {
    let file = file(sample::notice_2024());
    for (name, part) in word::parts(&file) {
        assert!(!part.contains("Theme=\""), "{name}");
    }
    let styles = word::part(&file, "word/styles.xml");
    for fonts in styles.named("w:rFonts") {
        let slots = ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"].map(|slot| fonts.attribute(slot));
        assert!(slots[0].is_some() && slots.iter().all(|slot| *slot == slots[0]), "{slots:?}");
    }
    let table = word::part(&file, "word/fontTable.xml");
    let known: BTreeSet<_> = table.named("w:font").iter().map(|f| f.attribute("w:name")).collect();
    for fonts in styles.named("w:rFonts") {
        assert!(known.contains(&fonts.attribute("w:ascii")), "not in the font table: {fonts:?}");
    }
    assert_eq!(table.named("w:altName").len(), table.named("w:font").len());
}

#[test]
fn lines_break_as_on_the_grid_of_the_pdf() {
    let file = file(sample::notice_2024());
    let styles = word::part(&file, "word/styles.xml");
    let normal = style(&styles, "Normal");
    assert_eq!(normal.attribute("w:default"), Some("1"));
    let says = |name: &str| normal.first(name).unwrap().attribute("w:val").unwrap();
    assert_eq!(says("w:kinsoku"), "1");
    for off in ["w:overflowPunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:widowControl"] {
        assert_eq!(says(off), "0", "{off}");
    }
    // Latin text that is not Chinese is not broken inside a word.
    let language = styles.first("w:lang").unwrap();
    let languages = ["w:val", "w:eastAsia"].map(|slot| language.attribute(slot));
    assert_eq!(languages, [Some("en-US"), Some("zh-CN")]);
    let settings = word::part(&file, "word/settings.xml");
    let control = settings.first("w:characterSpacingControl").unwrap();
    assert_eq!(control.attribute("w:val"), Some("doNotCompress"));
}

#[test]
fn the_properties_name_title_body_and_day() {
    let mut document = sample::notice_2024();
    document.info.title = "甲 & 乙 <丙>".into();
    let core = word::part(&file(document), "docProps/core.xml");
    let says = |name: &str| core.first(name).unwrap().text();
    assert_eq!(says("dc:title"), "甲 & 乙 <丙>");
    assert_eq!(says("dc:creator"), "淄川区人民政府办公室");
    assert_eq!(says("cp:keywords"), "川政办字〔2024〕13号，区妇联");
    assert_eq!(says("dc:language"), "zh-CN");
    assert_eq!(says("dcterms:created"), "2024-03-28T00:00:00Z");
    assert_eq!(says("dcterms:modified"), "2024-03-28T00:00:00Z");
}

#[test]
fn any_text_leaves_the_file_whole() {
    let odd = "<&>\"' “甲”‘乙’ ]]> &amp; \u{1F600}\u{20BB7} ";
    let place = Place::from(&BookOrigin::file(&"a.xlsx".into()));
    let text = Run::new(format!("{odd}\u{0}\u{B}\u{FFFE}末"), Role::Text, place);
    let body = body_of(vec![Block::Paragraph(vec![text])]);
    // What is beyond GB 2312 stands in a run of its own.
    let texts = body.named("w:t").into_iter().map(|text| text.text());
    assert_eq!(texts.collect::<String>(), format!("{odd}末"));
}

#[test]
fn a_document_without_blocks_is_a_file() {
    let body = body_of(Vec::new());
    assert_eq!(body.children.len(), 1);
    assert_eq!(body.children[0].name, "w:sectPr");
}

#[test]
fn the_same_bytes_whatever_was_built_before() {
    let first = file(sample::notice_2024());
    file(sample::document(vec![Block::Paragraph(text("别的文件。"))]));
    assert!(first == file(sample::notice_2024()), "another document changed the bytes");
    let elsewhere = std::thread::spawn(|| file(sample::notice_2024())).join().unwrap();
    assert!(first == elsewhere, "another thread changed the bytes");
}

#[test]
fn the_archive_holds_what_it_announces() {
    let file = file(sample::notice_2024());
    let names: Vec<String> = word::parts(&file).into_keys().collect();
    let types = word::part(&file, "[Content_Types].xml");
    for part in types.named("Override") {
        let name = part.attribute("PartName").unwrap().trim_start_matches('/');
        assert!(names.iter().any(|known| known == name), "{name} is not there");
    }
    assert_eq!(names.len(), 11, "{names:?}");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
    for index in 0..archive.len() {
        let stamp = archive.by_index(index).unwrap().last_modified();
        assert_eq!(stamp, Some(zip::DateTime::default()));
    }
}
