//! The report of the generated year: every planted answer, figure and finding in PDF, Word and
//! workbook, each row of 明细 leading to its cell, the numbers of each target, the year, the
//! office's own wording, pictures.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use hongtou::cell::CellRef;
use hongtou::date::Date;
use hongtou::intake::{self, Sheet, Workbook};

use crate::quarter::{
    self, CUT, DOUBTFUL, LONG, OTHER_MEASURE, PAPER_ONLY, SILENT, TASKS, TOLD_TWICE, TWICE, UNITS,
    UNSTAMPED, told, unit, units_of,
};
use crate::{collecting, measure, word};

/// What the program wrote of the second quarter.
struct Written {
    folder: tempfile::TempDir,
    pdf: Vec<u8>,
    docx: Vec<u8>,
    book: Vec<u8>,
}

fn second() -> &'static Written {
    static WRITTEN: OnceLock<Written> = OnceLock::new();
    WRITTEN.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        quarter::lay_out(folder.path());
        let (out, output) = quarter::report(folder.path(), "2024Q2", &[]);
        assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
        let read = |kind: &str| std::fs::read(out.join(format!("汇总-2024Q2.{kind}"))).unwrap();
        let (pdf, docx, book) = (read("pdf"), read("docx"), read("xlsx"));
        Written { folder, pdf, docx, book }
    })
}

fn open(name: &str, bytes: &[u8]) -> Workbook {
    intake::open(&name.into(), bytes).unwrap()
}

fn text(sheet: &Sheet, row: u32, column: u16) -> &str {
    sheet.cells.get(&CellRef::new(row, column)).map_or("", |cell| cell.text.as_str())
}

/// Rows of a sheet by the heads in the row `heads`.
fn rows(sheet: &Sheet, heads: u32) -> Vec<BTreeMap<&str, &str>> {
    let last = sheet.cells.keys().map(|cell| cell.row).max().unwrap();
    let row =
        |row| (0..16).map(move |column| (text(sheet, heads, column), text(sheet, row, column)));
    (heads + 1..=last).map(|at| row(at).collect()).collect()
}

/// What each unit told of each task in a quarter, as far as it returned a file that opens.
fn planted(quarter: usize) -> Vec<String> {
    let mut texts = Vec::new();
    for task in 0..TASKS {
        let silent = [SILENT, CUT, PAPER_ONLY];
        for at in units_of(task).into_iter().filter(|at| !silent.contains(at)) {
            let again = if at == TWICE { "（更正）" } else { "" };
            texts.push(told(at, task, quarter) + again);
        }
    }
    texts
}

#[test]
fn every_planted_answer_is_in_pdf_word_and_workbook() {
    let written = second();
    let pdf = collecting::column(&written.pdf);
    let docx = collecting::told_in_word(&written.docx);
    let book = collecting::book_texts(&written.book);
    let texts = planted(2);
    assert_eq!(texts.len(), 3 * TASKS - 4, "all but the silent, the broken and the paper");
    // What is held stands in 明细; on paper its unit is named.
    let held = told(DOUBTFUL, TOLD_TWICE, 2);
    assert!(!pdf.contains(&held) && !docx.contains(&held), "待核 in the table");
    assert!(pdf.contains("（待核）") && docx.contains("（待核）"));
    assert!(book.contains(&held) && book.contains(&(held.clone() + "（又一说）")));
    for text in texts.iter().filter(|text| **text != held) {
        let shown: String = text.chars().take(30).collect();
        assert!(pdf.contains(text.as_str()), "{shown} in the PDF");
        assert!(docx.contains(text.as_str()), "{shown} in the DOCX");
        assert!(book.contains(text.as_str()), "{shown} in the workbook");
    }
    for first_quarter in planted(1) {
        assert!(!book.contains(&first_quarter));
    }
}

#[test]
fn the_overview_counts_units_and_tasks() {
    let written = second();
    // A sentence may run over the foot of the first page.
    let pdf = collecting::whole(&written.pdf).replace("—1—", "");
    let docx: String = word::body(&written.docx).text().split_whitespace().collect();
    for said in [
        "应报18个单位，已报15个（其中缺盖章件1个、待核1个），缺电子版1个，有误1个，逾期未报1个。报送期限：2024年7月5日。",
        "实事10件，其中已完成1件、按序时进度推进2件、滞后3件（其中严重滞后2件）、数据不全2件、没有量化指标2件。",
        "20%30滞后",
        "4指标三资金区民政局96.4万元25%75严重滞后",
        "累计数比上季度少：区妇联局“指标1场次”上季度20场，本季度12场。",
        "缺电子版（1个）：区交通局；",
        "有误（1个）：区科协局；",
        "待核（1个）：区信访局。",
        "（有误）",
        "未报送单位：区财政局。",
        "区审计局“指标七覆盖率”填的是“约50”",
    ] {
        assert!(pdf.contains(said), "{said} in the PDF");
        assert!(docx.contains(said), "{said} in the DOCX");
    }
}

/// The state of a unit after the day on which returns are due.
fn state(at: usize) -> &'static str {
    match at {
        SILENT => "逾期未报",
        UNSTAMPED => "缺盖章件",
        CUT => "有误",
        PAPER_ONLY => "缺电子版",
        DOUBTFUL => "待核",
        _ => "已报",
    }
}

#[test]
fn every_state_is_in_pdf_word_and_workbook() {
    let written = second();
    let pdf = collecting::whole(&written.pdf);
    let docx: String = word::body(&written.docx).text().split_whitespace().collect();
    let workbook = open("报告.xlsx", &written.book);
    let rows = rows(workbook.sheet("报送情况").unwrap(), 3);
    assert_eq!(rows.len(), UNITS);
    for (at, row) in rows.iter().enumerate() {
        let shown = format!("{}{}", unit(at), state(at));
        assert!(pdf.contains(&shown) && docx.contains(&shown), "{shown}");
        assert_eq!((row["单位"], row["状态"]), (unit(at).as_str(), state(at)));
        let stamped = [SILENT, UNSTAMPED].contains(&at);
        assert_eq!(row["盖章件"], if stamped { "无" } else { "PDF" }, "{row:?}");
        let electronic = ![SILENT, CUT, PAPER_ONLY].contains(&at);
        assert_eq!(row["电子版"], if electronic { "有" } else { "无" }, "{row:?}");
    }
}

/// The one state that no report has together with 逾期未报.
#[test]
fn before_the_day_a_silent_unit_is_only_awaited() {
    let out = tempfile::tempdir().unwrap();
    let place = ["-o", out.path().to_str().unwrap()];
    let (_, output) = quarter::report_as_of(second().folder.path(), "2024Q2", "2024-07-05", &place);
    assert_eq!(output.status.code(), Some(1));
    let read = |kind: &str| std::fs::read(out.path().join(format!("汇总-2024Q2.{kind}"))).unwrap();
    let docx: String = word::body(&read("docx")).text().split_whitespace().collect();
    for said in ["未报送单位：区财政局。", "区财政局未报"] {
        assert!(collecting::whole(&read("pdf")).contains(said), "{said}");
        assert!(docx.contains(said), "{said}");
    }
    let workbook = open("报告.xlsx", &read("xlsx"));
    let rows = rows(workbook.sheet("报送情况").unwrap(), 3);
    assert_eq!(rows[SILENT]["状态"], "未报");
}

#[test]
fn the_targets_have_the_numbers_of_their_units() {
    let workbook = open("报告.xlsx", &second().book);
    let sheet = workbook.sheet("指标进度").unwrap();
    let rows = rows(sheet, 3);
    let heads = ["目标数", "上季累计", "累计完成", "本季完成", "完成比例", "时间进度", "状态"];
    let of = |name: &str| {
        let row = rows.iter().find(|row| row["指标"] == name).expect(name);
        heads.map(|head| row[head])
    };
    assert_eq!(of("指标0场次"), ["60", "15", "30", "15", "50.0%", "50.0%", "按序时进度"]);
    assert_eq!(of("指标1场次"), ["60", "20", "12", "-8", "20.0%", "50.0%", "滞后"]);
    assert_eq!(of("指标2场次"), ["60", "30", "60", "30", "100.0%", "50.0%", "已完成"]);
    let money = of("指标三资金");
    assert_eq!([money[2], money[5], money[6]], ["96.4", "100.0%", "严重滞后"]);
    // 3000人次 and 0.25万人次 are 0.55 of 万人次 together.
    let heads_together = of("指标4人次");
    assert_eq!([heads_together[1], heads_together[2]], ["0.55", "0.55"]);
    assert_eq!(of("指标七覆盖率")[2], "约50");
    assert_eq!(of("指标七覆盖率")[6], "数据不全");
    // 人 are no 人次: nothing is added, and somebody is told.
    assert_eq!([of("指标5人次")[2], of("指标5人次")[6]], ["3000人\n0.05", "数据不全"]);
}

#[test]
fn each_finding_is_listed_with_the_way_to_its_answer() {
    let workbook = open("报告.xlsx", &second().book);
    let rows = rows(workbook.sheet("问题清单").unwrap(), 0);
    let found = |code: &str, file: &str| {
        let row = rows.iter().find(|row| row["代码"] == code && row["文件"].contains(file));
        row.unwrap_or_else(|| panic!("{code} {file} in {rows:?}"))
    };
    assert_eq!(found("E614", &unit(CUT))["级别"], "错误");
    assert_eq!(found("E654", &unit(DOUBTFUL))["单元格"], "D5");
    assert_eq!(found("W626", &unit(TWICE))["级别"], "警告");
    let measure = found("W701", &unit(OTHER_MEASURE));
    assert!(measure["问题"].contains("“3000人”不能换算成“万人次”"), "{measure:?}");
    let row: u32 = measure["明细"].trim_matches(|c: char| !c.is_ascii_digit()).parse().unwrap();
    let detail = workbook.sheet("明细").unwrap();
    assert_eq!(
        [text(detail, row - 1, 2), text(detail, row - 1, 4)],
        [unit(OTHER_MEASURE), "3000人".into()]
    );
}

/// What the XML of a workbook holds in a cell: its text, or its number as it is stored. Reads the
/// parts of the file itself, with nothing of the program.
fn stored(book: &[u8], sheet: &str, cell: &str) -> String {
    let parts = word::parts(book);
    let read = |name: &str| roxmltree::Document::parse(&parts[name]).unwrap();
    let workbook = read("xl/workbook.xml");
    let sheets = workbook.descendants().filter(|node| node.tag_name().name() == "sheet");
    let (at, _) =
        sheets.enumerate().find(|(_, node)| node.attribute("name") == Some(sheet)).unwrap();
    let (xml, strings) =
        (read(&format!("xl/worksheets/sheet{}.xml", at + 1)), read("xl/sharedStrings.xml"));
    let text = |cell: &str| text_in(&xml, &strings, cell);
    let mut whole = text(cell).unwrap();
    // What is taller than a row goes on below it.
    let digits = cell.find(|one: char| one.is_ascii_digit()).unwrap();
    let (column, row) = (&cell[..digits], cell[digits..].parse::<u32>().unwrap());
    let goes_on = |row: &u32| text(&format!("B{row}")).as_deref() == Some("（续）");
    for further in (row + 1..).take_while(goes_on) {
        whole += &text(&format!("{column}{further}")).unwrap();
    }
    whole
}

/// What stands in a cell, where anything does.
fn text_in(
    xml: &roxmltree::Document<'_>,
    strings: &roxmltree::Document<'_>,
    cell: &str,
) -> Option<String> {
    let mut cells = xml.descendants().filter(|node| node.tag_name().name() == "c");
    let cell = cells.find(|node| node.attribute("r") == Some(cell))?;
    let value = cell.children().find(|node| node.tag_name().name() == "v")?;
    let value = value.text()?.to_owned();
    if cell.attribute("t") != Some("s") {
        return Some(value);
    }
    let mut items = strings.descendants().filter(|node| node.tag_name().name() == "si");
    let item = items.nth(value.parse().unwrap()).unwrap();
    let texts = item.descendants().filter(|node| node.tag_name().name() == "t");
    Some(texts.filter_map(|node| node.text()).collect())
}

/// The day of a number of days, which a workbook counts from the end of 1899.
fn day(number: &str) -> String {
    let days: u64 = number.parse().unwrap();
    Date::of_unix_seconds((days - 25_569) * 86_400).chinese()
}

fn hash(bytes: &[u8]) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02X}")).collect()
}

#[test]
fn each_row_of_the_details_leads_to_its_cell() {
    let written = second();
    let workbook = open("报告.xlsx", &written.book);
    let mut followed = 0;
    for row in rows(workbook.sheet("明细").unwrap(), 0).iter().filter(|row| row["情况"] == "已填写")
    {
        let path = written.folder.path().join("returns/2024Q2").join(row["文件"]);
        let bytes = std::fs::read(path).unwrap();
        let shown = stored(&bytes, row["工作表"], row["单元格"]);
        let shown = if row["项目"] == "填报日期" { day(&shown) } else { shown };
        let own = [row["内容"], row["数值"]].concat();
        // A measure behind its number is read off, thousands are reckoned over to 万人次.
        let number = shown.strip_suffix(row["计量单位"]).unwrap_or(&shown);
        let reckoned = [shown.as_str(), own.as_str()] == ["3000人次", "0.3"];
        assert!(number == own || reckoned, "{row:?}: {shown}");
        assert_eq!(row["SHA-256"], hash(&bytes), "{row:?}");
        followed += 1;
    }
    assert!(followed > 70, "{followed}");
}

#[test]
fn a_long_answer_names_its_task_on_every_page() {
    let written = second();
    let long = told(LONG, LONG % TASKS, 2);
    assert!(long.chars().count() > 6000);
    let name = format!("实事第{}项推进行动", LONG % TASKS);
    let pages: Vec<measure::Page> =
        measure::pages(&written.pdf).iter().map(measure::Page::turned_right).collect();
    let told_on = |page: &&measure::Page| {
        let text: String = page.glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
        text.contains("条措施已经落实到位")
    };
    let told_pages: Vec<&measure::Page> = pages.iter().filter(told_on).collect();
    assert!(told_pages.len() > 3);
    for page in told_pages {
        let column: String = page
            .glyphs
            .iter()
            .filter(|glyph| (47.0..81.0).contains(&glyph.x))
            .map(|glyph| glyph.text.as_str())
            .collect();
        assert!(column.contains(&name), "{column}");
    }
    let body = word::body(&written.docx);
    // Word divides the row where a page of its own ends, and repeats the head of its table.
    let long = |one: &&word::Element| one.text().contains("条措施已经落实到位");
    let tables: Vec<_> = body.named("w:tbl").into_iter().filter(long).collect();
    let rows = tables[0].named("w:tr");
    let heads: Vec<_> = rows.iter().filter(|row| row.first("w:tblHeader").is_some()).collect();
    assert_eq!((tables.len(), heads.len(), rows.len()), (1, 2, 3));
    assert!(heads[1].text().contains(&name) && !rows[2].text().contains(&name));
    assert!(heads[1].first("w:cantSplit").is_some() && rows[2].first("w:cantSplit").is_none());
}

/// Of a task that a page of Word's may divide each row is whole, and the head of its table names it
/// with its number; a task that takes less than half a page stays on one.
#[test]
fn a_task_that_word_may_divide_is_named_in_the_head_of_its_table() {
    let body = word::body(&second().docx);
    let tables = body.named("w:tbl");
    let head = |table: &&&word::Element| {
        let rows = table.named("w:tr").into_iter();
        rows.filter(|row| row.first("w:tblHeader").is_some()).count() == 2
    };
    let divided: Vec<_> = tables.iter().filter(head).collect();
    assert!(divided.len() > 1, "{}", divided.len());
    for table in divided {
        let rows = table.named("w:tr");
        let naming = rows[1].named("w:tc");
        assert!(naming[0].text().parse::<usize>().is_ok(), "{}", rows[1].text());
        assert!(naming[1].text().starts_with("实事第"), "{}", rows[1].text());
        // Where one unit's row is divided, the head names the unit too.
        let span = naming[1].first("w:gridSpan").map_or(1, |span| span.number("w:val"));
        assert_eq!(span > 1, rows.len() > 3, "{}", rows[1].text());
        for row in &rows[2..] {
            assert!(row.named("w:tc")[..2].iter().all(|cell| cell.text().is_empty()));
            assert!(row.named("w:keepNext").is_empty());
        }
    }
    assert!(!body.text().contains("（续）"));
}

/// Each bar stands on one line of its cell.
#[test]
fn bars_are_no_wider_than_their_cells() {
    let body = word::body(&second().docx);
    let is_bar = |cell: &&word::Element| cell.text().contains(['■', '□']);
    let cells: Vec<_> = body.named("w:tc").into_iter().filter(is_bar).collect();
    assert!(cells.len() > 5);
    for cell in cells {
        let room = cell.first("w:tcW").unwrap().number("w:w") - 120;
        for run in cell.named("w:r").into_iter().filter(|run| run.text().contains(['■', '□'])) {
            let size = run.first("w:sz").unwrap().number("w:val") * 10;
            let squares = i32::try_from(run.text().chars().count()).unwrap();
            assert!(squares * size <= room, "{} in {room}", run.text());
        }
    }
}

/// A printer turns the sheets of the tables only where the file says so; the first page is upright.
#[test]
fn the_word_file_says_which_sheets_lie_on_their_side() {
    let body = word::body(&second().docx);
    let sheets = body.named("w:pgSz");
    let turned = |one: &word::Element| {
        let wide = one.number("w:w") > one.number("w:h");
        (one.attribute("w:orient") == Some("landscape"), wide)
    };
    let turned: Vec<_> = sheets.into_iter().map(turned).collect();
    assert_eq!(turned, [(false, false), (true, true)]);
    let pages = measure::pages(&second().pdf);
    let lies = |page: &measure::Page| page.glyphs.iter().any(|glyph| !glyph.upright);
    let first = pages.iter().position(lies).expect("tables");
    assert!(first <= 2 && pages[first..].iter().all(lies), "{first} of {}", pages.len());
}

/// Formulas name cells of the workbook and nothing else.
#[test]
fn formulas_are_of_our_own_making() {
    let parts = word::parts(&second().book);
    let mut count = 0;
    for (name, xml) in parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")) {
        let read = roxmltree::Document::parse(xml).unwrap();
        for formula in read.descendants().filter(|node| node.tag_name().name() == "f") {
            let text = formula.text().unwrap();
            let plain = text.replace("明细!", "").replace("ROUND(", "(").replace(",2)", ")");
            let ours = plain
                .chars()
                .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || "$+-/()*".contains(c));
            assert!(ours && name.ends_with("sheet2.xml"), "{name}: {text}");
            count += 1;
        }
        for link in read.descendants().filter(|node| node.tag_name().name() == "hyperlink") {
            assert!(link.attribute("location").unwrap().contains("明细"), "{name}");
        }
    }
    assert!(count >= 4 * 4, "{count}");
}

#[test]
fn the_quarters_of_the_year_stand_side_by_side() {
    let folder = second().folder.path();
    let (out, output) = quarter::report(folder, "2024", &[]);
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    let read = |kind: &str| std::fs::read(out.join(format!("汇总-2024.{kind}"))).unwrap();
    let book = collecting::book_texts(&read("xlsx"));
    let docx: String = word::body(&read("docx")).text().split_whitespace().collect();
    let pdf = collecting::whole(&read("pdf"));
    for quarter in [1, 2] {
        for text in planted(quarter) {
            assert!(book.contains(&text));
        }
        let short = told(0, 0, quarter);
        assert!(docx.contains(&short) && pdf.contains("指标各季度累计完成情况"));
    }
    let workbook = open("年度.xlsx", &read("xlsx"));
    let sheet = workbook.sheet("指标走势").unwrap();
    let heads = [4, 5, 6, 7].map(|column| text(sheet, 2, column));
    assert_eq!(heads, ["第一季度", "第二季度", "第一季度\n完成比例", "第二季度\n完成比例"]);
    let first = [3, 4, 5, 6, 7].map(|column| text(sheet, 3, column));
    assert_eq!(first, ["60", "15", "30", "25.0%", "50.0%"]);
    assert!(word::parts(&read("xlsx")).keys().any(|name| name.starts_with("xl/charts/")));
}

#[test]
fn an_office_may_word_the_overview_itself() {
    let folder = second().folder.path();
    let own = tempfile::tempdir().unwrap();
    let words = include_str!("../../docs/examples/templates/report-overview.xml");
    write(&own.path().join("report-overview.xml"), words);
    let out = tempfile::tempdir().unwrap();
    let (templates, place) = (own.path().to_str().unwrap(), out.path().to_str().unwrap());
    // Pages of a longer report of an earlier run go; what others have put there stays.
    for name in ["汇总-2024Q1-99.png", "汇总-2024Q1-照片.png", "汇总-2024Q10-1.jpg"] {
        write(&out.path().join(name), "");
    }
    let more = ["--templates", templates, "-o", place, "--png"];
    let (_, output) = quarter::report(folder, "2024Q1", &more);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(said.matches("已删除").count(), 1, "{said}");
    assert!(said.contains("汇总-2024Q1-99.png（上次多出来的页）"), "{said}");
    assert!(out.path().join("汇总-2024Q10-1.jpg").exists());
    std::fs::remove_file(out.path().join("汇总-2024Q1-照片.png")).expect("it stays");
    let pdf = std::fs::read(out.path().join("汇总-2024Q1.pdf")).unwrap();
    let said = collecting::whole(&pdf);
    assert!(said.contains("现将2024年第一季度实事进展情况汇总如下"), "{said}");
    assert!(said.contains("附表1各项实事进展情况"), "the other parts are the program's");
    let pages = measure::pages(&pdf).len();
    let pictures = std::fs::read_dir(out.path()).unwrap().map(|one| one.unwrap().path());
    let pictures: Vec<_> =
        pictures.filter(|path| path.extension().is_some_and(|kind| kind == "png")).collect();
    assert_eq!(pictures.len(), pages);
    for picture in pictures {
        assert!(std::fs::read(picture).unwrap().starts_with(b"\x89PNG\r\n\x1a\n"));
    }
}

#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
fn write(path: &Path, text: &str) {
    std::fs::write(path, text).unwrap();
}
