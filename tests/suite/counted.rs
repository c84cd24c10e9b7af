//! What the report counts: its units in the same words on the page, on paper, in the workbook and for programs; and of
//! what was found the places alone that may become another.

use std::sync::Arc;

use hongtou::cell::CellRef;
use hongtou::diag::{Diagnostic, Problem, Reported, Returned, RowProblem, RulingProblem, Unclear};
use hongtou::intake;
use hongtou::origin::BookOrigin;
use hongtou::report::{DoubtfulTexts, Report, Uncounted};
use roxmltree::{Document, Node};

use crate::{quarter, report_xlsx, word};

/// The parts on the page, one chip each.
fn on_page(page: &str) -> String {
    let tree = Document::parse(page.strip_prefix("<!DOCTYPE html>\n").unwrap()).unwrap();
    let tally = tree.descendants().find(|one| one.attribute("class") == Some("chips tally"));
    let chips = tally.unwrap().children().filter(Node::is_element);
    chips.filter_map(|one| one.text()).collect::<Vec<_>>().join("，")
}

#[test]
fn units_are_counted_once_for_the_page_the_paper_the_workbook_and_programs() {
    let folder = tempfile::tempdir().unwrap();
    quarter::lay_out(folder.path());
    let asked = ["--html", "--json", "--only", "docx,xlsx"];
    let (out, output) = quarter::report(folder.path(), "2024Q2", &asked);
    let file = |end: &str| std::fs::read(out.join(format!("汇总-2024Q2.{end}"))).unwrap();
    let words = "已报15个（其中缺盖章件1个、待核1个），缺电子版1个，有误1个，逾期未报1个";
    let whole = format!("应报18个单位，{words}");
    let paper = word::body(&file("docx")).text();
    assert!(paper.contains(&whole), "{paper}");
    let book = intake::open(&"汇总.xlsx".into(), &file("xlsx")).unwrap();
    let said = &book.sheet("报送情况").unwrap().cells[&CellRef::new(1, 0)].text;
    assert_eq!(said.as_str(), whole);
    assert_eq!(on_page(&String::from_utf8(file("html")).unwrap()), words);
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let tally = &told["tally"];
    assert_eq!((&tally["owed"], &tally["returned"]), (&18.into(), &15.into()));
    assert_eq!(tally["text"], words);
    let count = |list: &str| -> u64 {
        tally[list].as_array().unwrap().iter().filter_map(|one| one["units"].as_u64()).sum()
    };
    assert_eq!((count("wanting"), count("absent")), (2, 3));
}

fn at(file: &str, row: Option<u32>) -> BookOrigin {
    let file: Arc<str> = file.into();
    row.map_or_else(
        || BookOrigin::file(&file),
        |row| BookOrigin::cell(&file, "填报表", CellRef::new(row, 3)),
    )
}

fn finding(problem: impl Into<Problem>, file: &str, row: Option<u32>) -> Diagnostic {
    Diagnostic::at(&at(file, row), problem.into())
}

fn in_question(findings: Vec<Diagnostic>) -> usize {
    let not_counted = |file: &str, is_beside: bool| Uncounted {
        file: file.into(),
        why: "不能用".into(),
        ruled: (!is_beside).then(|| report_xlsx::told("不计", 0, 0).unwrap()),
        is_beside,
    };
    let doubtful =
        DoubtfulTexts { file: "不明.xlsx".into(), units: Vec::new(), texts: Vec::new() };
    let report = Report {
        findings,
        doubtful: vec![doubtful],
        uncounted: vec![not_counted("另一份.xlsx", true), not_counted("不计.xlsx", false)],
        ..report_xlsx::report()
    };
    report.in_question()
}

#[test]
fn only_what_may_become_another_is_being_made_sure_of() {
    let label = || "组织招聘会".to_owned();
    let empty = || Unclear::EmptyAnswer { label: label(), own: false };
    let same = || Unclear::SameAsBefore { period: "第一季度".into() };
    // The file in doubt alone.
    assert_eq!(in_question(Vec::new()), 1);
    // What was understood, what nobody is asked about, and what is said of files that nobody waits for.
    let told = vec![
        finding(RowProblem::RowLikened { name: label(), task: label() }, "甲.xlsx", Some(4)),
        finding(
            Unclear::OverTarget { done: "70".into(), amount: "60场".into() },
            "甲.xlsx",
            Some(5),
        ),
        finding(Problem::Returned(Returned::Empty), "另一份.xlsx", None),
        finding(empty(), "不计.xlsx", Some(4)),
        finding(Problem::Ruling(RulingProblem::RuledBefore), "甲.xlsx", None),
        Diagnostic::nowhere(Problem::Reported(Reported::PrintedInPart {
            answers: 1,
            most: 100,
            files: Vec::new(),
            more: 0,
        })),
    ];
    assert_eq!(in_question(told), 1);
    // A cell once, whatever was found there; the file in doubt once; sums that do not agree.
    let doubtful = || finding(Problem::Returned(Returned::Empty), "不明.xlsx", None);
    let differs = Reported::SameDiffers { target: label(), shares: "甲 3场、乙 4场".into() };
    let open = vec![
        finding(empty(), "甲.xlsx", Some(4)),
        finding(same(), "甲.xlsx", Some(4)),
        finding(same(), "甲.xlsx", Some(5)),
        doubtful(),
        Diagnostic::nowhere(Problem::Reported(differs)),
    ];
    assert_eq!(in_question(open), 4);
}
