//! The sum of several units that is out of all proportion to the target, though no figure alone is.

use std::process::Command;

use hongtou::form::{self, Answer, Answers, CellText, Field, FormGrid};
use hongtou::period::Quarter;

use crate::forms;

/// A notice with one target of `amount`, which two units report together.
fn notice(amount: &str) -> String {
    reported_by(amount, "[区甲局, 区乙局]")
}

/// The same, with these words about who reports which share.
fn reported_by(amount: &str, reporters: &str) -> String {
    format!(
        "year: 2026\nissuer: 某区人民政府办公室\nnumber: 某政办字〔2026〕1号\ntitle: 某通知\n\
         recipients: 各有关单位\npreamble: 现通知如下：\nunits:\n  - name: 区甲局\n  - name: 区乙局\n\
         tasks:\n  - name: 建设口袋绿地\n    text: 年内建好。\n    units: [区甲局, 区乙局]\n    targets:\n\
         \x20     - {{name: 口袋绿地, amount: {amount}, unit: 处, reporter: {reporters}, aggregate: sum}}\n\
         reporting:\n  collector: 区政府督查室\n"
    )
}

fn answers(grid: &FormGrid, done: f64) -> Answers {
    let text = |text: &str| Answer::Text(CellText::new(text).0);
    let entries = grid.entries.iter().filter_map(|entry| {
        let answer = match entry.field {
            Field::Answer { .. } => text("已选址，正在施工。"),
            Field::Figure { .. } => forms::number(done),
            Field::Question { .. } | Field::Due { .. } | Field::State { .. } => return None,
            Field::Person | Field::Phone => return None,
            Field::FilledOn => Answer::Day(grid.identity.period.last_day()),
        };
        Some((entry.id.clone(), answer))
    });
    entries.collect()
}

/// What `report` says where both units report `done`.
fn said(amount: &str, done: f64) -> String {
    said_of(&notice(amount), done)
}

#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
fn said_of(yaml: &str, done: f64) -> String {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("notice.yaml"), yaml).unwrap();
    let returns = folder.path().join("returns/2026Q1");
    std::fs::create_dir_all(&returns).unwrap();
    for grid in forms::grids(&forms::read(yaml), Quarter::First) {
        let bytes = form::write(&grid, &answers(&grid, done)).unwrap();
        std::fs::write(returns.join(format!("{}.xlsx", grid.identity.unit)), bytes).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.current_dir(&folder).args(["report", "--period", "2026Q1", "--as-of", "2026-04-10"]);
    let output = command.args(["--lang", "zh", "--bundled-fonts"]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).replace("\n            ", "");
    said + &String::from_utf8_lossy(&output.stdout)
}

#[test]
fn the_office_is_told_each_unit_s_figure() {
    let both = said("1", 15.0);
    assert!(both.contains("W703") && !both.contains("E658"), "{both}");
    assert!(both.contains("区甲局 15处、区乙局 15处"), "{both}");
    // A single figure that is out of proportion is that unit's to mend.
    let alone = said("1", 25.0);
    assert!(alone.contains("E658") && !alone.contains("W703"), "{alone}");
    // Both report what both have done: 60 and 60 of 60.
    let twice = said("60", 60.0);
    assert!(twice.contains("W703") && twice.contains("合计 120处"), "{twice}");
    assert!(!said("60", 30.0).contains("W703"), "half and half");
    let plain = said("60", 15.0);
    assert!(!plain.contains("E658") && !plain.contains("W703"), "{plain}");
}

/// Each of two units with a share of its own reports the whole.
#[test]
fn the_whole_in_the_place_of_a_share_is_told() {
    let shared = || reported_by("60", "[{unit: 区甲局, amount: 20}, {unit: 区乙局, amount: 40}]");
    let whole = said_of(&shared(), 60.0);
    assert!(whole.contains("W703") && whole.contains("区甲局 60处、区乙局 60处"), "{whole}");
    assert!(!said_of(&shared(), 25.0).contains("W703"));
}
