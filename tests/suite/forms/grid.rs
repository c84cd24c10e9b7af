//! The grid of any description: fields never share a cell, and what is written is what it says.

use std::collections::BTreeSet;

use hongtou::cell::CellRef;
use hongtou::form::FormGrid;
use hongtou::period::Quarter;
use proptest::prelude::*;

use super::workbook::named;
use super::{grids, read, workbook};

/// A task as a description writes it: name, units by number, whether it has a day, targets with
/// the place of their reporter among the task's units.
#[derive(Clone, Debug)]
struct Task {
    name: String,
    units: Vec<usize>,
    due: bool,
    targets: Vec<(String, usize)>,
}

/// Names that a workbook could misread, and ordinary ones.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[区县市][妇科民政教体卫健]{1,12}局?",
        "[=+@'\"&<>#!$%|/\\\\:*?一二a-zA-Z0-9._-]{1,40}",
        Just("=HYPERLINK(\"http://x\",\"y\")".to_owned()),
        Just("_x0041_".to_owned()),
        Just("R1C1".to_owned()),
        "[一-龥“”（）·]{30,300}",
    ]
}

fn tasks(units: usize) -> impl Strategy<Value = Vec<Task>> {
    let some_units = prop::sample::subsequence((0..units).collect::<Vec<_>>(), 1..=units);
    let targets = prop::collection::vec((name(), 0..units), 0..4);
    let task = (name(), some_units, any::<bool>(), targets)
        .prop_map(|(name, units, due, targets)| Task { name, units, due, targets });
    prop::collection::vec(task, 1..7)
}

/// The columns of the notice's own form: of the known ones all that every form has and some others, and what the
/// office asks besides, in any order.
fn columns() -> impl Strategy<Value = Vec<String>> {
    let needed = ["number", "name", "units"];
    let others = ["answer", "due", "amount", "this_period", "done", "share"];
    let others = prop::sample::subsequence(others.to_vec(), 0..=others.len());
    let own = prop::collection::vec(name(), 1..4);
    (others, own).prop_flat_map(move |(others, own)| {
        let known = needed.into_iter().chain(others).map(|one| format!("栏{one}, content: {one}"));
        let own = own.into_iter().enumerate();
        let own =
            own.map(|(at, name)| format!("{}, content: own", quoted(&format!("{name}栏{at}"))));
        Just(known.chain(own).collect::<Vec<String>>()).prop_shuffle()
    })
}

pub(crate) fn descriptions() -> impl Strategy<Value = String> {
    prop::collection::vec(name(), 1..6)
        .prop_flat_map(|units| {
            let tasks = tasks(units.len());
            (Just(units), tasks, prop::option::of(columns()))
        })
        .prop_map(|(units, tasks, columns)| yaml(&units, &tasks) + &form(columns))
}

/// The progress form with columns of its own.
fn form(columns: Option<Vec<String>>) -> String {
    let Some(columns) = columns else { return String::new() };
    let lines = columns.iter().map(|column| format!("    - {{name: {column}}}\n"));
    format!("attachment:\n  title: 进展情况报表\n  columns:\n{}", lines.collect::<String>())
}

/// Names are told apart by a number behind them.
fn yaml(units: &[String], tasks: &[Task]) -> String {
    let unit = |at: usize| quoted(&format!("{}{at}", units[at]));
    let mut text = String::from(
        "year: 2025\nissuer: 某办公室\nnumber: 某办〔2025〕1号\ntitle: 通知\nrecipients: 各单位\n\
         preamble: 现通知如下：\nclosing: 请落实。\nunits:\n",
    );
    for at in 0..units.len() {
        text += &format!("  - name: {}\n", unit(at));
    }
    text += "tasks:\n";
    for (at, task) in tasks.iter().enumerate() {
        let own: Vec<String> = task.units.iter().map(|at| unit(*at)).collect();
        text += &format!("  - name: {}\n    text: 做好。\n", quoted(&format!("{}{at}", task.name)));
        text += &format!("    units: [{}]\n", own.join(", "));
        text += if task.due { "    due: 2025-12-31\n" } else { "" };
        text += if task.targets.is_empty() { "" } else { "    targets:\n" };
        for (name, reporter) in &task.targets {
            let reporter = &own[reporter % own.len()];
            text += &format!(
                "      - {{name: {}, amount: 1.5, unit: 万人, reporter: {reporter}}}\n",
                quoted(name)
            );
        }
    }
    text
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// Every cell of the grid, printed or asked, each as often as it is used.
fn cells(grid: &FormGrid) -> Vec<CellRef> {
    let printed = grid.printed.iter().flat_map(|one| {
        let (first, last) = (one.area.first, one.area.last);
        (first.row..=last.row).flat_map(move |row| {
            (first.column..=last.column).map(move |column| CellRef::new(row, column))
        })
    });
    printed.chain(grid.entries.iter().map(|one| one.cell)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_two_fields_share_a_cell_or_a_name(yaml in descriptions()) {
        for grid in grids(&read(&yaml), Quarter::Fourth) {
            let used = cells(&grid);
            let unique: BTreeSet<_> = used.iter().collect();
            prop_assert_eq!(unique.len(), used.len());
            prop_assert!(used.iter().all(|cell| cell.row <= grid.last_row && usize::from(cell.column) <= grid.columns.table.len()));
            let ids: BTreeSet<_> = grid.entries.iter().map(|one| &one.id).collect();
            prop_assert_eq!(ids.len(), grid.entries.len());
        }
    }

    #[test]
    fn a_workbook_says_what_its_grid_says(yaml in descriptions()) {
        for grid in grids(&read(&yaml), Quarter::Fourth) {
            let workbook = workbook(&grid);
            let wanted: BTreeSet<String> =
                grid.entries.iter().map(|entry| entry.cell.to_string()).collect();
            prop_assert_eq!(workbook.open_cells().into_iter().collect::<BTreeSet<_>>(), wanted);
            prop_assert_eq!(named(&workbook.form(), "f").count(), 0, "a formula");
            let texts = workbook.texts("xl/worksheets/sheet1.xml");
            for printed in &grid.printed {
                let found = texts[&printed.area.first.to_string()].replace("_x005F_", "_");
                prop_assert_eq!(&found, &printed.text);
            }
        }
    }
}
