//! Findings as they stand on a terminal: carets under their characters, long lines cut.

use hongtou::cell::CellRef;
use hongtou::cli::render::render;
use hongtou::diag::{CellProblem, Diagnostic, Lang, Problem, ValueProblem};
use hongtou::office::json::json;
use hongtou::office::tally::summary;
use hongtou::origin::{BookOrigin, Origin, Source};

/// Columns of a terminal: two for a Chinese character or full-width mark, one for the rest.
fn columns(text: &str) -> usize {
    text.chars().map(|c| if matches!(c, '\u{2E80}'..='\u{FFEF}') { 2 } else { 1 }).sum()
}

fn found(text: &str, needle: &str) -> Diagnostic {
    let source = Source::new("n.yaml", text);
    let origin = Origin::new(&source, 0..text.len()).narrow(needle);
    Diagnostic::at(&origin, Problem::Value(ValueProblem::BadYear { found: needle.into() }))
}

/// The carets stand below `needle` and nowhere else.
fn stands_right(text: &str, needle: &str) {
    let drawn = render(&[found(text, needle)], Lang::Zh, false);
    let lines: Vec<&str> = drawn.lines().collect();
    let carets = lines.iter().position(|line| line.contains('^')).unwrap();
    let (line, carets) = (lines[carets - 1], lines[carets]);
    let before = &line[..line.find(needle).unwrap()];
    assert_eq!(columns(before), columns(&carets[..carets.find('^').unwrap()]), "{drawn}");
    assert_eq!(columns(needle), carets.matches('^').count(), "{drawn}");
    assert!(columns(line) <= 90, "{drawn}");
}

#[test]
fn carets_stand_under_chinese_text() {
    stands_right("number: 川政办字13号\n", "13");
    stands_right("issuer: ok\nnumber: 川政办字〔2024〕13号（错）\n", "（错）");
    stands_right("a: 一，二 three 四\n", "四");
}

#[test]
fn carets_stand_under_a_place_in_a_long_line() {
    for before in [0, 30, 31, 150, 299] {
        let text = format!("text: {}错字{}\n", "前".repeat(before), "后".repeat(300 - before));
        stands_right(&text, "错字");
    }
}

#[test]
fn a_place_over_several_lines_is_shown_by_its_first() {
    let drawn = render(&[found("text: 甲\n  乙\n", "甲\n  乙")], Lang::Zh, false);
    assert!(drawn.contains("1 | text: 甲\n") && !drawn.contains("2 |"), "{drawn}");
}

#[test]
fn frame_and_summary_speak_the_language_asked_for() {
    let one = [found("year: 24\n", "24")];
    let chinese = render(&one, Lang::Zh, false);
    assert!(chinese.starts_with("错误[E201]: ") && chinese.contains("= 建议: "), "{chinese}");
    let english = render(&one, Lang::En, false);
    assert!(english.starts_with("error[E201]: ") && english.contains("= help: "), "{english}");
    assert_eq!(summary(&one, Lang::Zh), "1 个错误");
    assert_eq!(summary(&one, Lang::En), "1 error");
    assert_eq!(summary(&[], Lang::En), "");
    let more = Diagnostic::nowhere(Problem::MoreAlike { code: "E201", more: 5 });
    let counted = render(std::slice::from_ref(&more), Lang::Zh, false);
    assert!(counted.starts_with("错误[E201]: 同样的问题还有 5 处"), "{counted}");
    assert_eq!(summary(&[one[0].clone(), more], Lang::Zh), "6 个错误");
}

#[test]
fn colour_only_where_it_is_asked_for() {
    let one = [found("year: 24\n", "24")];
    assert!(!render(&one, Lang::Zh, false).contains('\u{1B}'));
    assert!(render(&one, Lang::Zh, true).contains('\u{1B}'));
}

#[test]
fn json_names_code_place_and_remedy() {
    let text = json(&[found("issuer: 甲\nyear: 24\n", "24")], Lang::En).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let wanted = serde_json::json!([{
        "code": "E201", "severity": "error", "file": "n.yaml",
        "line": 2, "column": 7, "endLine": 2, "endColumn": 9,
        "title": "“24” is no year of a notice",
        "remedy": "write four digits from 1949 to 2200",
    }]);
    assert_eq!(value, wanted);
}

/// A finding in a workbook names file, sheet and cell as the user sees them.
#[test]
fn a_place_in_a_workbook_is_named() {
    let file = "returns/甲.xlsx".into();
    let problem = Problem::Cell(CellProblem::FigureIsText {
        text: "约60场".into(),
        falls: false,
        measure: None,
    });
    let cell = BookOrigin::cell(&file, "填报表", CellRef::new(6, 3));
    let found = [
        Diagnostic::at(&cell, problem.clone()),
        Diagnostic::at(&BookOrigin::sheet(&file, "填报表"), problem.clone()),
        Diagnostic::at(&BookOrigin::file(&file), problem),
    ];
    let drawn = render(&found, Lang::Zh, false);
    let places: Vec<&str> = drawn.lines().filter(|line| line.contains("-->")).collect();
    let [cell, sheet, file] = places[..] else { panic!("{drawn}") };
    assert_eq!(cell.trim(), "--> returns/甲.xlsx [填报表!D7]");
    assert_eq!(sheet.trim(), "--> returns/甲.xlsx [填报表]");
    assert_eq!(file.trim(), "--> returns/甲.xlsx");
    let json: serde_json::Value = serde_json::from_str(&json(&found, Lang::Zh).unwrap()).unwrap();
    assert_eq!(json[0]["cell"], "D7");
    assert_eq!(json[0]["sheet"], "填报表");
    assert_eq!(json[2]["file"], "returns/甲.xlsx");
    assert!(json[2].get("sheet").is_none() && json[2].get("line").is_none());
}
