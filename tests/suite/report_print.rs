//! The workbook of the report on paper: charts that no page cuts, columns that are on the screen
//! only; and when a file was received.

use hongtou::date::{Date, Moment};
use hongtou::decimal::Decimal;
use hongtou::notice::{Goal, TargetKind, Together, Wording};
use hongtou::report::{Report, TargetReport, UnitShare};
use roxmltree::Document;

use crate::report_xlsx::{bytes, parts, report, told};

/// Millimetres between the margins of A4 landscape: 18 left and right, 14 above and below.
const PAPER: [f64; 2] = [297.0 - 36.0, 210.0 - 28.0];
const MM_OF_POINT: f64 = 25.4 / 72.0;
/// A pixel of a screen of 96 dpi.
const MM_OF_PIXEL: f64 = 25.4 / 96.0;

/// A report of so many targets, each half done.
fn with_targets(count: usize) -> Report {
    let mut report = report();
    let half = Decimal::parse("30");
    let target = |at: usize| TargetReport {
        task: 1,
        place: at,
        label: (at + 1).to_string(),
        task_name: report.tasks[0].name.clone(),
        name: format!("第{at}个指标"),
        former_names: Vec::new(),
        amount: "60".into(),
        measure: "场".into(),
        wording: Wording::default(),
        promise: "60场".into(),
        changed: None,
        kind: TargetKind::Adds,
        goal: Goal::of("60", &Wording::default(), TargetKind::Adds),
        together: Together::Sum,
        before: None,
        shares: vec![UnitShare {
            unit: "区妇联".into(),
            told: told("30", 0, 24),
            number: half,
            before: None,
            share: None,
            promised: None,
            ended: None,
        }],
        course: vec![(report.period, half)],
        elapsed: 2_500,
        met: Vec::new(),
        broken: Vec::new(),
        came_due: None,
        is_over: false,
        lights: report.lights,
    };
    report.targets = (0..count).map(target).collect();
    report
}

/// The numbers in elements of that name, in their order.
fn numbers(xml: &Document, element: &str, attribute: Option<&str>) -> Vec<f64> {
    let nodes = xml.descendants().filter(|node| node.tag_name().name() == element);
    let value = |node: roxmltree::Node| match attribute {
        Some(name) => node.attribute(name).unwrap().parse().unwrap(),
        None => node.text().unwrap().parse().unwrap(),
    };
    nodes.map(value).collect()
}

/// Of each chart of 指标进度, or of 进度图 behind it, the first and last row, and the rows before which a page begins, from
/// 0; and how high a row is as printed, in mm, the sheet being made as wide as its paper.
fn charts(report: &Report) -> (Vec<[f64; 2]>, Vec<f64>, impl Fn(f64) -> f64 + use<>) {
    let parts = parts(&bytes(report));
    let drawing = Document::parse(&parts["xl/drawings/drawing1.xml"]).unwrap();
    let rows = numbers(&drawing, "row", None);
    let anchors = rows.chunks(2).map(|pair| [pair[0], pair[1]]).collect();
    let [own, behind] = ["2", "3"].map(|at| &parts[&format!("xl/worksheets/sheet{at}.xml")]);
    let with_charts = if own.contains("<drawing") { own } else { behind };
    assert!(with_charts.contains("<drawing"));
    let sheet = Document::parse(with_charts).unwrap();
    let breaks = numbers(&sheet, "brk", Some("id"));
    // Widths count digits, which are 8 pixels wide in the type of the workbook.
    let columns = ["min", "max", "width"].map(|name| numbers(&sheet, "col", Some(name)));
    let [first, last, width] = &columns;
    let digits = |at: usize| (last[at] - first[at] + 1.0) * width[at];
    let wide = (0..width.len()).map(digits).sum::<f64>() * 8.0 * MM_OF_PIXEL;
    let usual = numbers(&sheet, "sheetFormatPr", Some("defaultRowHeight"))[0];
    let scale = (PAPER[0] / wide).min(1.0);
    let set: Vec<(f64, f64)> = numbers(&sheet, "row", Some("r"))
        .into_iter()
        .map(|row| row - 1.0)
        .zip(numbers(&sheet, "row", Some("ht")))
        .collect();
    let height = move |row: f64| {
        let own = set.iter().find(|(at, _)| *at == row).map_or(usual, |(_, height)| *height);
        own * MM_OF_POINT * scale
    };
    (anchors, breaks, height)
}

#[test]
fn no_page_cuts_a_chart() {
    for (targets, count) in [(1, 1), (5, 1), (14, 1), (15, 2), (40, 3)] {
        let (anchors, breaks, height) = charts(&with_targets(targets));
        assert_eq!(anchors.len(), count);
        for [first, last] in anchors {
            let begins = breaks.iter().rev().find(|row| **row <= first).copied().unwrap_or(0.0);
            // The heads stand on every page.
            let heads = if begins > 0.0 { height(3.0) } else { 0.0 };
            let mut high = heads;
            let mut row = begins;
            while row <= last {
                high += height(row);
                row += 1.0;
            }
            assert!(high <= PAPER[1], "{targets}: {high} mm from row {begins} to {last}");
        }
    }
    let (_, breaks, _) = charts(&with_targets(1));
    assert!(breaks.is_empty(), "a short table and its chart share a page");
}

/// When the mail was sent that brought the file; SHA-256 is on the screen only.
#[test]
fn an_answer_says_when_it_was_received() {
    let mut report = report();
    report.units[0].versions[1].hash = format!("{:064x}", 1);
    let day = Date::new(2024, 4, 2).unwrap();
    report.units[0].versions[1].sent = Some(Moment::start_of(day));
    let parts = parts(&bytes(&report));
    let texts = &parts["xl/sharedStrings.xml"];
    assert_eq!(texts.matches("收到（邮件时间）").count(), 1);
    assert!(texts.contains(">2024-04-02 00:00<"), "{texts}");
    let names = &parts["xl/workbook.xml"];
    assert!(names.contains(">明细!$A$1:$M$41<"), "{names}");
}

/// Heads over a page of charts alone head nothing: they are repeated where the table itself goes on, and its charts
/// then have a sheet of their own right behind.
#[test]
fn heads_stand_on_no_page_of_charts_alone() {
    for (count, repeated) in [(1, false), (8, false), (40, true), (80, true)] {
        let parts = parts(&bytes(&with_targets(count)));
        let book = &parts["xl/workbook.xml"];
        let titles: Vec<&str> = book.split("_xlnm.Print_Titles").skip(1).collect();
        let of = |sheet: &str| {
            let ends = titles.iter().filter_map(|rest| rest.split_once("</definedName>"));
            ends.into_iter().any(|(name, _)| name.contains(sheet))
        };
        assert_eq!(of("指标进度!"), repeated, "{count} targets");
        assert!(!of("进度图!"));
        assert_eq!(parts["xl/worksheets/sheet2.xml"].contains("<drawing"), !repeated);
        assert_eq!(parts["xl/worksheets/sheet3.xml"].contains("<drawing"), repeated);
        let names: Vec<&str> = book.split("<sheet name=\"").skip(1).collect();
        assert_eq!(names[2].starts_with("进度图\""), repeated, "{count}: {}", names[2]);
        for sheet in ["汇总表!", "报送情况!", "明细!"] {
            assert!(of(sheet), "the other sheets that are printed keep theirs: {sheet}");
        }
    }
}

/// A hidden sheet with an area to print is printed by LibreOffice.
#[test]
fn a_sheet_that_says_nothing_is_not_printed() {
    let parts = parts(&bytes(&with_targets(1)));
    let book = &parts["xl/workbook.xml"];
    for sheet in ["问题清单", "其他内容"] {
        assert!(book.contains(&format!("<sheet name=\"{sheet}\"")), "{book}");
        let printed = |name: &str| {
            book.split(name).skip(1).any(|rest| {
                rest.split_once("</definedName>")
                    .is_some_and(|(area, _)| area.contains(&format!("{sheet}!")))
            })
        };
        assert!(!printed("_xlnm.Print_Area") && !printed("_xlnm.Print_Titles"), "{sheet}: {book}");
    }
    assert_eq!(book.matches("state=\"hidden\"").count(), 2);
}

/// The names of units stand whole, and no head is broken within a word.
#[test]
fn columns_hold_the_names_of_their_units() {
    const NAME: &str = "区妇女儿童工作委员会";
    let mut report = with_targets(1);
    report.units.iter_mut().for_each(|unit| unit.unit = NAME.into());
    for task in &mut report.tasks {
        task.parts.iter_mut().for_each(|part| part.unit = NAME.into());
    }
    report.targets[0].shares[0].unit = NAME.into();
    let parts = parts(&bytes(&report));
    // Ten characters of 12 pt and what a cell keeps free, in digits of 8 pixels.
    let needed = (10.0 * 12.0 + 8.0) * 96.0 / 72.0 / 8.0;
    for (at, column) in [(1, 3.0), (2, 4.0), (3, 1.0), (4, 3.0)] {
        let sheet = Document::parse(&parts[&format!("xl/worksheets/sheet{at}.xml")]).unwrap();
        let names = ["min", "max", "width"];
        let [first, last, width] = &names.map(|name| numbers(&sheet, "col", Some(name)));
        let of = (0..first.len()).find(|one| first[*one] <= column && column <= last[*one]);
        assert!(width[of.unwrap()] >= needed, "sheet {at}: {} < {needed}", width[of.unwrap()]);
    }
}
