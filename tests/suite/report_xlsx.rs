//! The workbook of the report: read back by the project's own reader, and its XML looked at where
//! that reader does not look.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::sync::Arc;

use hongtou::cell::{Area, CellRef};
use hongtou::date::Date;
use hongtou::intake::{self, Sheet, Value, Workbook};
use hongtou::notice::{ColumnContent, Due, TargetKind, Wording};
use hongtou::origin::{BookOrigin, Origin, Source};
use hongtou::period::{Period, Quarter};
use hongtou::report::xlsx::{self, DETAIL_SHEET, SUMMARY_SHEET, UNITS_SHEET};
use hongtou::report::{
    Figure, Report, State, TaskReport, Told, UnitPart, UnitStatus, VersionStatus,
};

const UNITS: [&str; 3] = ["区人力资源社会保障局", "区妇联", "区卫生健康局"];
const TASKS: usize = 5;
/// Texts that a sheet might take for something else.
const TRICKS: [&str; 14] = [
    "=HYPERLINK(\"http://example.invalid\",\"点我\")",
    "+1+2",
    "-3",
    "@SUM(A1)",
    "{=A1}",
    "http://example.invalid/一",
    "mailto:a@example.invalid",
    "'单引号",
    "<r><rPr><b/></rPr><t>粗</t></r>",
    "<r>a & b _x0041_</r>",
    "_x000D_原样_x0041_",
    " 前后有空格\n\t第二行\n\n第四行 ",
    "😀👩‍👩‍👧‍👦𠮷与\u{200B}零宽",
    "TRUE",
];

fn day(year: u16, month: u8, day: u8) -> Date {
    Date::new(year, month, day).unwrap()
}

/// What the unit at `unit` says of the task at `task`, told in a cell of a file of its own.
pub(crate) fn told(text: impl Into<std::sync::Arc<str>>, unit: usize, row: u32) -> Option<Told> {
    let file: Arc<str> = format!("returns/{}-2024Q1.xlsx", UNITS[unit]).into();
    let origin = BookOrigin::cell(&file, "填报表", CellRef::new(row, 3));
    Some(Told {
        text: text.into(),
        origin,
        beside: Vec::new(),
        hash: format!("{:064x}", unit + 1).into(),
        held: false,
    })
}

fn figure(amount: &str, done: Option<Told>) -> Figure {
    let (name, measure) = ("线上线下招聘会".to_owned(), "场".to_owned());
    let (wording, promise) = (Wording::default(), format!("{amount}{measure}"));
    Figure {
        name,
        is_named: true,
        amount: amount.into(),
        wording,
        promise,
        measure,
        kind: TargetKind::Adds,
        done,
        reckoned: hongtou::report::Reckoned::default(),
    }
}

/// The second unit never returned. The tasks with an odd number have a day.
fn part(task: usize, unit: usize) -> UnitPart {
    let returned = unit != 1;
    let row = u32::try_from(4 + task).unwrap();
    let text = match (task, unit) {
        (_, 1) | (3, 0) => None,
        (4, 0) => Some("很长的进展，数字12345。".repeat(2_000)),
        _ => Some(TRICKS[(task * 2 + unit) % TRICKS.len()].to_owned()),
    };
    let done = ["15", "12.50", "约20", "0.5", "3"].map(|done| told(done, unit, row + 20));
    let figure = match (returned, unit) {
        (true, 0) => Some(figure("60", done[task].clone())),
        (true, _) => None,
        (false, _) => Some(figure("3.10", None)),
    };
    let due = told("2024年底前", unit, row + 40).filter(|_| task == 1 && unit == 0);
    UnitPart {
        unit: UNITS[unit].into(),
        label: None,
        column: ColumnContent::Units,
        remark: None,
        beside: Vec::new(),
        leads: true,
        returned,
        gap: if returned { "未填写" } else { "未报送" },
        answer: text.and_then(|text| told(text, unit, row)),
        own: Vec::new(),
        state: None,
        due,
        figures: figure.into_iter().collect(),
    }
}

fn version(chosen: bool) -> VersionStatus {
    let (file, hash) = ("returns/甲.xlsx".into(), "00".into());
    VersionStatus {
        file,
        hash,
        chosen,
        again: Vec::new(),
        filled_on: None,
        sent: None,
        saved: None,
        changes: Vec::new(),
    }
}

fn status(unit: usize, state: State) -> UnitStatus {
    let returned = state == State::Returned;
    let told = |text: &str| returned.then(|| text.to_owned());
    let said = |text: &str, row| self::told(text, unit, row).filter(|_| returned);
    UnitStatus {
        unit: UNITS[unit].into(),
        state,
        file: told("returns/甲.xlsx"),
        hash: told("00"),
        beside: Vec::new(),
        versions: if returned { vec![version(false), version(true)] } else { Vec::new() },
        stamped: Vec::new(),
        unstamped: Vec::new(),
        person: said("=张三", 50),
        phone: said("0533-5181763", 51),
        filled_on: said("2024年4月2日", 52),
        by: None,
        others: Vec::new(),
        replaced: Vec::new(),
    }
}

pub(crate) fn report() -> Report {
    let nowhere = Origin::new(&Source::new("notice.yaml", ""), 0..0);
    let task = |at: usize| TaskReport {
        number: at + 1,
        label: (at + 1).to_string(),
        headings: Vec::new(),
        name: format!("第{at}件实事“馨援”<b>&"),
        added: None,
        due: at.is_multiple_of(2).then(|| Due::of_day(day(2024, 12, 31), nowhere.clone())),
        parts: (0..UNITS.len()).map(|unit| part(at, unit)).collect(),
    };
    let states = [State::Returned, State::Late, State::Awaited];
    Report {
        title: "2024年为全区妇女儿童办实事工作进展情况报表".into(),
        author: "区妇女儿童工作委员会办公室".into(),
        columns: Vec::new(),
        units_word: "责任单位".into(),
        number_room: 2.0,
        period: Period::new(2024, Quarter::First),
        before: None,
        as_of: day(2024, 4, 10),
        due: day(2024, 4, 5),
        tasks: (0..TASKS).map(task).collect(),
        targets: Vec::new(),
        lights: hongtou::notice::Lights::default(),
        doubtful: Vec::new(),
        unused: Vec::new(),
        uncounted: Vec::new(),
        changes: Vec::new(),
        changed_since: None,
        findings: Vec::new(),
        printed: usize::MAX,
        revision: None,
        units: states.into_iter().enumerate().map(|(at, state)| status(at, state)).collect(),
    }
}

/// A report of one task, whose units answer `texts` one each.
fn answering(texts: &[&str]) -> Report {
    let mut report = report();
    report.tasks.truncate(1);
    report.units.clear();
    let part = |(at, text): (usize, &&str)| UnitPart {
        unit: format!("单位{at}"),
        label: None,
        column: ColumnContent::Units,
        remark: None,
        beside: Vec::new(),
        leads: true,
        returned: true,
        gap: "未填写",
        answer: told(*text, 0, u32::try_from(at).unwrap()),
        own: Vec::new(),
        state: None,
        due: None,
        figures: Vec::new(),
    };
    report.tasks[0].parts = texts.iter().enumerate().map(part).collect();
    report
}

pub(crate) fn bytes(report: &Report) -> Vec<u8> {
    xlsx::write(report).expect("a workbook")
}

fn open(bytes: &[u8]) -> Workbook {
    intake::open(&"报告.xlsx".into(), bytes).expect("a workbook")
}

fn text(sheet: &Sheet, row: u32, column: u16) -> &str {
    sheet.cells.get(&CellRef::new(row, column)).map_or("", |cell| cell.text.as_str())
}

/// The rows of 明细 under its head, each by the heads.
fn details(workbook: &Workbook) -> Vec<BTreeMap<&str, &str>> {
    let sheet = workbook.sheet(DETAIL_SHEET).unwrap();
    let last = sheet.cells.keys().map(|cell| cell.row).max().unwrap();
    let row = |row| (0..14).map(move |column| (text(sheet, 0, column), text(sheet, row, column)));
    (1..=last).map(|at| row(at).collect()).collect()
}

pub(crate) fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut parts = BTreeMap::new();
    for name in names {
        let mut text = String::new();
        archive.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
        parts.insert(name, text);
    }
    parts
}

#[test]
fn every_answer_is_found_word_for_word_with_its_place() {
    let report = report();
    let workbook = open(&bytes(&report));
    let rows = details(&workbook);
    let mut answers = 0;
    for (task, part) in
        report.tasks.iter().flat_map(|task| task.parts.iter().map(move |one| (task, one)))
    {
        let figures = part.figures.iter().map(|figure| (figure.name.as_str(), &figure.done));
        let asked = [("具体措施及任务进度情况", &part.answer), ("完成时限", &part.due)];
        for (name, told) in asked.into_iter().chain(figures) {
            let Some(told) = told else { continue };
            let number = task.number.to_string();
            let found = rows.iter().find(|row| {
                (row["序号"], row["单位"], row["项目"]) == (&*number, &*part.unit, name)
            });
            let row = found.expect("a row of the answer");
            assert_eq!([row["内容"], row["数值"]].concat(), *told.text);
            let place = format!("{} [{}!{}]", row["文件"], row["工作表"], row["单元格"]);
            assert_eq!(place, told.origin.to_string());
            assert_eq!(row["SHA-256"], &*told.hash);
            assert_eq!((row["实事名称"], row["情况"]), (task.name.as_str(), "已填写"));
            answers += 1;
        }
    }
    for unit in &report.units {
        let asked =
            [("填报人", &unit.person), ("联系电话", &unit.phone), ("填报日期", &unit.filled_on)];
        for (name, told) in asked {
            let found = rows.iter().find(|row| (row["单位"], row["项目"]) == (&*unit.unit, name));
            let row = found.expect("a row of the unit");
            let Some(told) = told else { continue };
            assert_eq!((row["内容"], row["情况"]), (&*told.text, "已填写"));
            let place = format!("{} [{}!{}]", row["文件"], row["工作表"], row["单元格"]);
            assert_eq!((place, row["SHA-256"]), (told.origin.to_string(), &*told.hash));
            answers += 1;
        }
    }
    assert_eq!(answers, 15 + 3);
    assert_eq!(rows.iter().filter(|row| row["情况"] == "已填写").count(), answers);
}

#[test]
fn what_looks_like_something_else_stays_text() {
    let bytes = bytes(&answering(&TRICKS));
    let workbook = open(&bytes);
    let rows = details(&workbook);
    assert_eq!(rows.iter().map(|row| row["内容"]).collect::<Vec<_>>(), TRICKS);
    let detail = workbook.sheet(DETAIL_SHEET).unwrap();
    for row in 1..=TRICKS.len() {
        let cell = &detail.cells[&CellRef::new(u32::try_from(row).unwrap(), 4)];
        assert_eq!(cell.value, Value::Text, "{}", cell.text);
    }
    let at = workbook.content.sheets.iter().position(|sheet| sheet.name == DETAIL_SHEET);
    let part = format!("xl/worksheets/sheet{}.xml", at.unwrap() + 1);
    let quoted = crate::forms::workbook::Workbook::open(&bytes).quoted(&part);
    let signs = (2..).zip(TRICKS).filter(|(_, text)| text.starts_with(['=', '+', '-', '@', '\'']));
    assert_eq!(quoted, signs.map(|(row, _)| format!("E{row}")).collect::<Vec<_>>());
    let parts = parts(&bytes);
    for (name, xml) in &parts {
        let read = roxmltree::Document::parse(xml).expect(name);
        for wrong in ["f", "hyperlink", "rPr"] {
            let found = read.descendants().any(|node| node.tag_name().name() == wrong);
            assert!(!found, "<{wrong}> in {name}");
        }
    }
    assert!(!parts.keys().any(|name| name.contains("rels/sheet")), "{:?}", parts.keys());
}

/// The longest text of a cell, in figures and emoji too, and no longer one.
/// More answers than are kept in memory, the same few over and over.
#[test]
fn a_report_of_thousands_of_answers_says_each_of_them() {
    let mut small = report();
    small.tasks.truncate(4);
    // Those ask fewer fields: the reader takes 10,000 rows at most.
    small.tasks.retain(|task| task.due.is_some());
    let parts: usize = small.tasks.iter().map(|task| task.parts.len()).sum();
    let times = 5_000 / parts + 1;
    let mut large = small.clone();
    large.tasks = std::iter::repeat_n(small.tasks.clone(), times).flatten().collect();
    let (small, large) = (bytes(&small), bytes(&large));
    let said = |bytes: &[u8]| -> Vec<Vec<String>> {
        let workbook = open(bytes);
        let rows = details(&workbook);
        rows.iter().map(|row| row.values().map(|text| (*text).to_owned()).collect()).collect()
    };
    let (few, many) = (said(&small), said(&large));
    let of_units = UNITS.len() * 3;
    let (answers, units) = few.split_at(few.len() - of_units);
    assert_eq!(many.len(), answers.len() * times + of_units);
    let (repeated, last) = many.split_at(answers.len() * times);
    assert!(repeated.chunks(answers.len()).all(|rows| rows == answers));
    assert_eq!(last, units);
    let sheet = |bytes: &[u8]| self::parts(bytes)["xl/worksheets/sheet4.xml"].clone();
    let (few, many) = (sheet(&small), sheet(&large));
    for wanted in ["<pane ", "<cols>", "<autoFilter ref=\"A1:N", " ht=\"", "fitToWidth"] {
        assert!(few.contains(wanted) == many.contains(wanted), "{wanted}");
    }
    assert!(many.contains("<pane ") && many.contains("<autoFilter ref=\"A1:N"));
}

#[test]
fn the_longest_answers_are_whole() {
    let longest = ["字".repeat(32_767), "\n".repeat(32_766) + "末", "😀".repeat(16_383)];
    let texts: Vec<&str> = longest.iter().map(String::as_str).collect();
    let mut report = answering(&texts);
    report.tasks[0].parts[0].figures = vec![figure("60", told("15", 0, 30))];
    let workbook = open(&bytes(&report));
    let rows = details(&workbook);
    let contents: Vec<&str> =
        rows.iter().map(|row| row["内容"]).filter(|text| !text.is_empty()).collect();
    assert_eq!(contents, texts);
    let summary = workbook.sheet(SUMMARY_SHEET).unwrap();
    assert_eq!(text(summary, 4, 3), texts[0], "no room for the figures, the text is whole");
    let note = text(summary, 7, 0);
    // Blank lines hide no end.
    assert!(note.ends_with("：1 单位0；1 单位2。"), "{note}");
    assert_eq!(text(summary, 5, 3), "\n末");
    // No reader gives such an answer; it would end the workbook for all others.
    report.tasks[0].parts[0].answer = told("字".repeat(32_768), 0, 0);
    let cut = details(&open(&bytes(&report)))[0]["内容"].to_owned();
    assert!(cut.starts_with("字字") && cut.ends_with("……（太长，后面的放不下）"));
    assert_eq!(cut.chars().count(), 32_767);
}

#[test]
fn figures_are_numbers_where_they_are_shown_as_written() {
    let workbook = open(&bytes(&report()));
    let rows = details(&workbook);
    let figures: Vec<_> = rows
        .iter()
        .filter(|row| row["项目"] == "线上线下招聘会")
        .map(|row| ["内容", "数值", "承诺数", "计量单位", "情况"].map(|head| row[head]))
        .collect();
    assert_eq!(figures[0], ["", "15", "60", "场", "已填写"]);
    assert_eq!(figures[1], ["", "", "3.10", "场", "未报送"]);
    assert_eq!(figures[2], ["12.50", "", "60", "场", "已填写"]);
    assert_eq!(figures[4], ["约20", "", "60", "场", "已填写"]);
    assert_eq!(figures.len(), 2 * TASKS);
    let detail = workbook.sheet(DETAIL_SHEET).unwrap();
    let value = |row, column| detail.cells[&CellRef::new(row, column)].value;
    assert_eq!((value(2, 5), value(2, 6)), (Value::Number(15.0), Value::Number(60.0)));
    assert_eq!(value(4, 6), Value::Text);
}

#[test]
fn the_summary_is_the_official_table() {
    let report = report();
    let workbook = open(&bytes(&report));
    let sheet = workbook.sheet(SUMMARY_SHEET).unwrap();
    let row = |row| [0, 1, 2, 3, 4].map(|column| text(sheet, row, column));
    assert_eq!(row(0)[0], report.title);
    assert_eq!(row(1)[0], "（2024年第一季度）");
    assert_eq!(row(2)[0], "汇总单位：区妇女儿童工作委员会办公室　　截至2024年4月10日");
    assert_eq!(row(3), ["序号", "实事名称", "责任单位", "具体措施及任务进度情况", "完成时限"]);
    let figures = "\n【目标任务完成情况（从年初累计）】\n线上线下招聘会：目标60场，累计完成";
    let first = format!("{}{figures}15场", TRICKS[0]);
    assert_eq!(row(4), ["1", &report.tasks[0].name, UNITS[0], &first, "2024年\n12月31日"]);
    assert_eq!(row(5), ["", "", UNITS[1], "（未报送）", ""]);
    let asked = format!("{}{figures}12.50", TRICKS[2]);
    assert_eq!(row(7), ["2", &report.tasks[1].name, UNITS[0], &asked, "2024年底前"]);
    assert_eq!(row(8), ["", "", UNITS[1], "（未报送）", ""]);
    assert_eq!(row(9), ["", "", UNITS[2], TRICKS[4], "（未填写）"]);
    assert_eq!(row(13)[3], format!("（未填写）{figures}0.5场"));
    let note = row(4 + 15)[0];
    assert!(
        note.starts_with("注：") && note.ends_with("“明细”表：5 区人力资源社会保障局。"),
        "{note}"
    );
}

/// The three lines above, the tasks' numbers and names, and the days the notice sets.
#[test]
fn the_cells_of_a_task_are_merged_over_its_rows() {
    let mut report = report();
    report.tasks[4].parts.truncate(1);
    let workbook = open(&bytes(&report));
    let mut wanted = vec!["A1:E1".to_owned(), "A2:E2".into(), "A3:E3".into(), "A18:E18".into()];
    for (task, first) in [(0, 5), (1, 8), (2, 11), (3, 14)] {
        let columns = if task % 2 == 0 { "ABE" } else { "AB" };
        wanted
            .extend(columns.chars().map(|column| format!("{column}{first}:{column}{}", first + 2)));
    }
    let merges = |sheet| {
        let mut areas: Vec<String> =
            workbook.sheet(sheet).unwrap().merges.iter().map(Area::to_string).collect();
        areas.sort();
        areas
    };
    wanted.sort();
    assert_eq!(merges(SUMMARY_SHEET), wanted);
    assert_eq!(merges(UNITS_SHEET), ["A1:J1", "A2:J2", "A3:J3"]);
    assert!(merges(DETAIL_SHEET).is_empty());
}

#[test]
fn the_states_of_the_units_are_counted_and_listed() {
    let mut report = report();
    let workbook = open(&bytes(&report));
    let sheet = workbook.sheet(UNITS_SHEET).unwrap();
    let row = |row| [0, 1, 2, 3, 4, 5, 6, 7, 8].map(|column| text(sheet, row, column));
    assert_eq!(row(0)[0], "2024年第一季度报送情况");
    assert_eq!(row(1)[0], "应报3个单位，已报1个，逾期未报1个，未报1个");
    assert_eq!(row(2)[0], "截至2024年4月10日；报送期限：2024年4月5日");
    let heads =
        ["单位", "状态", "电子版", "盖章件", "填报日期", "填报人", "联系电话", "文件", "版本数"];
    assert_eq!(row(3), heads);
    let (file, phone, day) = ("returns/甲.xlsx", "0533-5181763", "2024年4月2日");
    assert_eq!(row(4), [UNITS[0], "已报", "有", "无", day, "=张三", phone, file, "2"]);
    assert_eq!(row(5), [UNITS[1], "逾期未报", "无", "无", "", "", "", "", "0"]);
    assert_eq!(row(6), [UNITS[2], "未报", "无", "无", "", "", "", "", "0"]);
    report.units.truncate(1);
    let workbook = open(&bytes(&report));
    let counts = text(workbook.sheet(UNITS_SHEET).unwrap(), 1, 0);
    assert_eq!(counts, "应报1个单位，已报1个");
}

#[test]
fn each_sheet_prints_on_a4_with_its_heads() {
    let parts = parts(&bytes(&report()));
    for (at, frozen) in [(1, 4), (2, 4), (3, 4), (4, 1), (5, 1), (6, 1)] {
        let xml = &parts[&format!("xl/worksheets/sheet{at}.xml")];
        let sheet = roxmltree::Document::parse(xml).unwrap();
        let get = |element: &str, name: &str| {
            let found = sheet.descendants().find(|node| node.tag_name().name() == element);
            found.and_then(|node| node.attribute(name)).map(str::to_owned)
        };
        let page = ["paperSize", "orientation", "fitToHeight"].map(|name| get("pageSetup", name));
        assert_eq!(page, ["9", "landscape", "0"].map(|value| Some(value.to_owned())));
        assert_eq!(get("pageSetUpPr", "fitToPage").as_deref(), Some("1"));
        assert_eq!(get("pane", "ySplit"), Some(frozen.to_string()));
        assert!(xml.contains("<oddFooter>&amp;C&amp;9第 &amp;P 页 共 &amp;N 页</oddFooter>"));
        for row in sheet.descendants().filter(|node| node.tag_name().name() == "row") {
            let height: f64 = row.attribute("ht").expect("a height").parse().unwrap();
            assert!((15.0..=409.0).contains(&height), "{height}");
        }
    }
    assert!(parts["xl/worksheets/sheet4.xml"].contains("<autoFilter ref=\"A1:N41\"/>"));
    let names = &parts["xl/workbook.xml"];
    for name in ["汇总表!$4:$4", "汇总表!$A$1:$E$20", "报送情况!$4:$4", "明细!$1:$1"] {
        assert!(names.contains(&format!(">{name}<")), "{name} in {names}");
    }
    let core = &parts["docProps/core.xml"];
    for told in [">2024年为全区妇女儿童办实事工作进展情况报表<", ">2024-04-10T00:00:00Z<"]
    {
        assert!(core.contains(told), "{core}");
    }
}

/// A row is at least as high as the lines of its text in the type of the table.
#[test]
fn rows_are_as_high_as_their_text() {
    let lines = "一\n二\n三\n四\n五\n六\n七\n八\n九\n十";
    let parts = parts(&bytes(&answering(&["短", lines])));
    let heights = |sheet: &str| -> Vec<f64> {
        let sheet = roxmltree::Document::parse(&parts[sheet]).unwrap();
        let rows = sheet.descendants().filter_map(|node| node.attribute("ht"));
        rows.map(|height| height.parse().unwrap()).collect()
    };
    let (summary, detail) =
        (heights("xl/worksheets/sheet1.xml"), heights("xl/worksheets/sheet4.xml"));
    for (short, long) in [(summary[4], summary[5]), (detail[1], detail[2])] {
        assert!(short < 60.0 && (120.0..200.0).contains(&long), "{short} {long}");
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    assert!(bytes(&report()) == bytes(&report()));
}
