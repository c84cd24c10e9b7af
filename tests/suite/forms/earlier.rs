//! Last quarter's answers beside the new cells, and the state of a task: the same form with and
//! without them, and nothing of them on paper.

use std::path::Path;
use std::process::Command;

use hongtou::date::Date;
use hongtou::form::{self, Answer, Answers, CellText, Entry, Field, FormGrid, TaskState};
use hongtou::notice::{Notice, UnitId};
use hongtou::period::{Period, Quarter};

use super::workbook::{Workbook, named};
use super::{filled, notice, workbook};
use crate::program;

const FIRST: Period = Period::new(2024, Quarter::First);
const SECOND: Period = Period::new(2024, Quarter::Second);
const UNIT: UnitId = UnitId(0);

fn text(text: &str) -> Answer {
    Answer::Text(CellText::new(text).0)
}

/// What the unit answered in the first quarter; of the last task nothing.
fn answered(grid: &FormGrid) -> Answers {
    let last = grid.entries.iter().rfind(|one| matches!(one.field, Field::Answer { .. }));
    let last = last.expect("a task").id.clone();
    let answer = |entry: &Entry| match entry.field {
        Field::Answer { .. } if entry.id == last => None,
        Field::Answer { task } => Some(text(&format!("=第{task}项\n已办"))),
        Field::State { .. } => Some(text(TaskState::UnderWay.chinese())),
        Field::Figure { target, .. } => {
            Some(crate::forms::number(f64::from(12_u8) + target as f64))
        }
        Field::Person => Some(text("张三")),
        Field::Phone => Some(text("0533-1")),
        Field::FilledOn => Date::new(2024, 4, 2).map(Answer::Day),
        Field::Due { .. } | Field::Question { .. } => None,
    };
    let entries = grid.entries.iter();
    entries.filter_map(|entry| Some((entry.id.clone(), answer(entry)?))).collect()
}

fn grid(notice: &Notice, period: Period) -> FormGrid {
    FormGrid::new(notice, UNIT, period).expect("a form")
}

#[test]
fn last_quarter_stands_beside_and_who_fills_in_is_known() {
    let notice = notice(2024);
    let earlier = answered(&grid(&notice, FIRST));
    let mut grid = grid(&notice, SECOND);
    let plain = grid.identity.clone();
    grid.recall(FIRST, &earlier);
    assert_eq!(grid.identity, plain, "what is shown beside is no other form");
    let known = grid.carried(&earlier);
    assert_eq!(known.keys().collect::<Vec<_>>(), ["person", "phone"]);

    let workbook = filled(&grid, &known);
    let texts = workbook.texts("xl/worksheets/sheet1.xml");
    let open = workbook.open_cells();
    for entry in &grid.entries {
        let beside = format!("G{}", entry.cell.row + 1);
        assert!(!open.contains(&beside), "{beside} can be written into");
        match entry.field {
            Field::Answer { task: 0 } => assert_eq!(texts[&beside], "=第0项\n已办"),
            Field::Answer { .. } => assert_eq!(texts[&beside], "（未填写）"),
            Field::Figure { target, .. } => assert_eq!(texts[&beside], (12 + target).to_string()),
            Field::State { .. } | Field::Question { .. } => {}
            Field::Due { .. } | Field::FilledOn => assert!(!texts.contains_key(&beside)),
            Field::Person => assert_eq!(texts[&entry.cell.to_string()], "张三"),
            Field::Phone => assert_eq!(texts[&entry.cell.to_string()], "0533-1"),
        }
    }
}

/// The paper is the official table of five columns, with or without what stands beside it.
#[test]
fn what_stands_beside_is_not_printed() {
    let notice = notice(2024);
    let mut grid = grid(&notice, SECOND);
    let area = |grid: &FormGrid| workbook(grid).names()["_xlnm.Print_Area"].clone();
    let before = area(&grid);
    grid.recall(FIRST, &answered(&grid));
    assert_eq!(area(&grid), before);
    assert!(before.starts_with("填报表!$A$1:$E$"), "{before}");
}

#[test]
fn each_task_has_a_state_to_choose() {
    let grid = grid(&notice(2024), FIRST);
    let workbook = workbook(&grid);
    let form = workbook.form();
    let lists = named(&form, "dataValidation").filter(|one| one.attribute("type") == Some("list"));
    let tasks = grid.entries.iter().filter(|one| matches!(one.field, Field::Answer { .. })).count();
    assert_eq!(lists.count(), tasks);
    for state in TaskState::ALL {
        assert_eq!(TaskState::parse(&format!(" {} ", state.chinese())), Some(state));
    }
    assert_eq!(TaskState::parse("差不多"), None);
}

fn run(folder: &Path, arguments: &[&str]) -> String {
    run_on(&program::folder(2024).join("notice.yaml"), folder, arguments)
}

fn run_on(yaml: &Path, folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.args(arguments).arg(yaml).args(["--lang", "zh"]).current_dir(folder);
    let output = command.output().expect("the program runs");
    let said = [output.stdout, output.stderr].concat();
    String::from_utf8_lossy(&said).into_owned() + &output.status.to_string()
}

/// What the command reads in the folder of the last quarter is what the new forms show, and a
/// blank form with a name in it is still no return.
#[test]
fn the_command_reads_the_last_quarter() {
    let folder = tempfile::tempdir().expect("a folder");
    let notice = notice(2024);
    let first = grid(&notice, FIRST);
    let put = |name: &str, bytes: Vec<u8>| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        #[allow(clippy::disallowed_methods, reason = "a test prepares its folder")]
        std::fs::write(path, bytes).expect("written");
    };
    put("q1/人社.xlsx", form::write(&first, &answered(&first)).expect("a workbook"));
    let said = run(folder.path(), &["forms", "--period", "2024Q2", "--previous", "q1", "-o", "q2"]);
    assert!(said.ends_with("exit status: 0") || said.ends_with("exit code: 0"), "{said}");
    let bytes = std::fs::read(folder.path().join("q2/01-区人社局-2024Q2.xlsx")).expect("a form");
    let texts = Workbook::open(&bytes).texts("xl/worksheets/sheet1.xml");
    assert_eq!(texts["G5"], "=第0项\n已办");
    // The folder of another quarter would bring nothing, in silence.
    let said = run(folder.path(), &["forms", "--period", "2024Q3", "--previous", "q1", "-o", "q3"]);
    assert!(said.contains("E812") && said.contains("（2024Q2）"), "{said}");
    assert!(said.contains("2024Q1 的") && !folder.path().join("q3").exists(), "{said}");

    let status = run(folder.path(), &["status", "--period", "2024Q2", "--returns", "q2"]);
    assert!(status.contains("E626"), "{status}");

    let said = run(folder.path(), &["forms", "--period", "2024Q1", "--previous", "q1", "-o", "x"]);
    assert!(said.contains("E800") && !folder.path().join("x").exists(), "{said}");
}

/// What lies in `returns` is found without being named, and said; nothing is shown where nobody wants it. `send`
/// makes the folder that the answers go into.
#[test]
fn the_last_quarter_is_found_by_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    // What is sent is noted beside the description.
    let yaml = folder.path().join("notice.yaml");
    std::fs::copy(program::folder(2024).join("notice.yaml"), &yaml).expect("copied");
    let run_here = |arguments: &[&str]| run_on(&yaml, folder.path(), arguments);
    let notice = notice(2024);
    let first = grid(&notice, FIRST);
    let came = folder.path().join("returns/2024Q1");
    std::fs::create_dir_all(&came).expect("a folder");
    let bytes = form::write(&first, &answered(&first)).expect("a workbook");
    #[allow(clippy::disallowed_methods, reason = "a test prepares its folder")]
    std::fs::write(came.join("人社.xlsx"), bytes).expect("written");
    let beside = |place: &str| {
        let bytes = std::fs::read(folder.path().join(place)).expect("a form");
        Workbook::open(&bytes).texts("xl/worksheets/sheet1.xml").get("G5").cloned()
    };
    let said = run_here(&["forms", "--period", "2024Q2", "-o", "q2"]);
    assert!(said.contains("2024年第一季度填报的内容") && said.contains("--no-previous"), "{said}");
    assert_eq!(beside("q2/01-区人社局-2024Q2.xlsx").as_deref(), Some("=第0项\n已办"));
    // What cannot be read of it is told with its period; what else was found in it was told then.
    #[allow(clippy::disallowed_methods, reason = "a test prepares its folder")]
    std::fs::write(came.join("科协.xlsx"), b"PK cut off").expect("written");
    let said = run_here(&["forms", "--period", "2024Q2", "-o", "q2"]);
    assert!(said.contains("E614") && said.contains("2024Q1/科协.xlsx"), "{said}");
    std::fs::remove_file(came.join("科协.xlsx")).expect("gone");
    let said = run_here(&["forms", "--period", "2024Q2", "-o", "x", "--no-previous"]);
    assert!(!said.contains("填报的内容"), "{said}");
    assert_eq!(beside("x/01-区人社局-2024Q2.xlsx"), None);
    let next = folder.path().join("returns/2024Q2");
    run_here(&["send", "--period", "2024Q2", "--as-of", "2024-06-20", "--dry-run"]);
    run_here(&["send", "--period", "2024Q2", "--as-of", "2024-06-20", "-o", "elsewhere"]);
    assert!(!next.exists(), "a trial makes no folder");
    run_here(&["send", "--period", "2024Q2", "--as-of", "2024-06-20"]);
    assert!(next.is_dir());
    assert_eq!(
        beside("out/outbox/2024Q2/01-区人社局-2024Q2.xlsx").as_deref(),
        Some("=第0项\n已办")
    );
}
