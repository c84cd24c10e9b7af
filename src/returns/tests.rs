//! How much work reading takes: counted in letters, not in seconds. And what is kept of files until it is known
//! what is ruled of them.

use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::cell::CellRef;
use crate::diag::{Diagnostics, Lang};
use crate::form::{Field, FormGrid, work};
use crate::intake::{Arrival, Cell, Content, Opened, Received, Sheet, Value, Workbook};
use crate::notice::{self, Notice, UnitId};
use crate::period::{Period, Quarter};

use super::{Reduced, Returns, Sorter};

/// A notice of so many units, two to a task, each helping with the next task too.
fn notice_of(units: usize) -> Notice {
    notice::read("notice.yaml", yaml_of(units).as_bytes()).notice.unwrap()
}

fn yaml_of(units: usize) -> String {
    let mut yaml = String::from(
        "year: 2026\nissuer: 某区人民政府办公室\nnumber: 某政办字〔2026〕1号\ntitle: 某通知\n\
         recipients: 各有关单位\npreamble: 现通知如下：\nunits:\n",
    );
    (0..units).for_each(|at| writeln!(yaml, "  - name: 区第{at:04}局").unwrap());
    yaml += "tasks:\n";
    for task in 0..units / 2 {
        let own =
            [2 * task, 2 * task + 1, (2 * task + 2) % units].map(|at| format!("区第{at:04}局"));
        let (own, lead) = (own.join(", "), &own[0]);
        write!(
            yaml,
            "  - name: 办好实事第{task:04}项\n    text: 年内办好第{task:04}项实事。\n    units: [{own}]\n    \
             targets: [{{name: 活动{task:04}, amount: 60, unit: 场, reporter: {lead}}}]\n"
        )
        .unwrap();
    }
    yaml
}

/// The form as its unit sends it back, without any mark but its words.
fn returned(grid: &FormGrid) -> Opened {
    let printed =
        grid.printed.iter().map(|one| (one.area.first, Cell::new(&one.text, Value::Text)));
    let answers = grid.entries.iter().filter_map(|entry| {
        let answer = matches!(entry.field, Field::Answer { .. });
        answer.then(|| (entry.cell, Cell::new("已举办招聘会十二场，进展顺利。", Value::Text)))
    });
    let cells = printed.chain(answers).filter(|(_, cell)| !cell.text.contains("表码："));
    let sheet = Sheet { name: "表".into(), cells: cells.collect(), ..Sheet::default() };
    let name = format!("{}.xlsx", grid.identity.unit);
    let file: Arc<str> = name.as_str().into();
    let content = Content { sheets: vec![sheet], ..Content::default() };
    let arrival = Arrival {
        origin: Arc::clone(&file),
        name,
        folder: String::new(),
        hash: grid.identity.form.clone(),
        mail: None,
        saved: None,
        part: None,
    };
    Opened { workbook: Workbook { file, content }, arrival }
}

/// The letters looked at in making the sorter, and in reading and sorting a return a unit.
fn letters(units: usize) -> (usize, usize, Returns) {
    let notice = notice_of(units);
    let period = Period::new(2026, Quarter::First);
    let files: Vec<Opened> = FormGrid::all(&notice, period).values().map(returned).collect();
    let begun = work::letters();
    let sorter = Sorter::new(&notice, period, None);
    let made = work::letters();
    let mut came = Reduced::found(Diagnostics::new());
    for opened in files {
        came.extend(sorter.reduce(Received { opened: vec![opened], ..Received::default() }));
    }
    let returns = sorter.sort(came);
    (made - begun, work::letters() - made, returns)
}

#[test]
fn twice_the_returns_are_twice_the_work() {
    let (made, read, returns) = letters(100);
    let (made_of_more, read_of_more, more) = letters(200);
    for (returns, units) in [(returns, 100), (more, 200)] {
        let by_unit = returns.units.iter().filter(|unit| unit.chosen().is_some());
        assert_eq!(by_unit.count(), units, "{:?}", returns.findings.sorted());
    }
    let ratio = |more: usize, less: usize| {
        f64::from(u32::try_from(more).unwrap()) / f64::from(u32::try_from(less).unwrap())
    };
    for (less, more) in [(made, made_of_more), (read, read_of_more)] {
        assert!((1.8..2.2).contains(&ratio(more, less)), "{less} and {more} letters");
    }
}

/// A workbook of that name and hash with these texts, one below the other.
fn texts(name: &str, hash: &str, texts: &[String]) -> Opened {
    let cells = texts
        .iter()
        .zip(0..)
        .map(|(text, row)| (CellRef { row, column: 0 }, Cell::new(text.as_str(), Value::Text)));
    let sheet = Sheet { name: "表".into(), cells: cells.collect(), ..Sheet::default() };
    let content = Content { sheets: vec![sheet], ..Content::default() };
    let arrival = Arrival {
        origin: name.into(),
        name: name.to_owned(),
        folder: String::new(),
        hash: hash.to_owned(),
        mail: None,
        saved: None,
        part: None,
    };
    Opened { workbook: Workbook { file: name.into(), content }, arrival }
}

fn received(opened: Opened) -> Received {
    Received { opened: vec![opened], ..Received::default() }
}

fn said(returns: &Returns, code: &str) -> Vec<String> {
    let found = returns.findings.iter().filter(|one| one.problem.code() == code);
    found.map(|one| format!("{:?}", one.problem.message(Lang::Zh))).collect()
}

/// The notice with these rulings.
fn ruling(files: &[&str]) -> Notice {
    let rulings = files.iter().map(|file| format!("  - {{file: {file}, ignore: true}}\n"));
    let text = yaml_of(4) + "returns:\n" + &rulings.collect::<String>();
    notice::read("notice.yaml", text.as_bytes()).notice.unwrap()
}

/// What more than some units could have sent is listed in part, and all are known.
#[test]
fn all_units_are_known_that_a_file_could_be_of() {
    let (units, period) = (30, Period::new(2026, Quarter::First));
    let all = (0..units).map(|at| format!("区第{at:04}局")).collect::<Vec<_>>().join(", ");
    let yaml = yaml_of(units);
    let (head, _) = yaml.split_once("tasks:\n").unwrap();
    let task = format!("  - {{name: 共同办好这一件实事, text: 年内办好。, units: [{all}]}}\n");
    let yaml = format!("{head}tasks:\n{task}");
    let notice = notice::read("notice.yaml", yaml.as_bytes()).notice.unwrap();
    // The form of any of them, with no name on it.
    let grid = FormGrid::new(&notice, UnitId(0), period).unwrap();
    let mut file = returned(&grid);
    (file.arrival.origin, file.arrival.name) = ("报表.xlsx".into(), "报表.xlsx".to_owned());
    file.workbook.content.sheets[0].cells.retain(|_, cell| !cell.text.contains("区第"));
    let sorter = Sorter::new(&notice, period, None);
    let returns = sorter.sort(sorter.reduce(received(file)));
    let could_be = &returns.doubtful[0].could_be;
    assert_eq!((could_be.units.len(), could_be.more), (20, (10, 0)));
    assert!((0..units).all(|unit| returns.doubtful_of(UnitId(unit)).count() == 1));
}

/// A file may be called as the hash of another begins.
#[test]
fn a_ruling_that_names_two_files_is_told_how_each_is_named() {
    let named = "20240415";
    let hashes = [format!("A1B2C3D4{}", "0".repeat(56)), format!("{named}{}", "1".repeat(56))];
    let sort = |file: &str| {
        let notice = ruling(&[file]);
        let sorter = Sorter::new(&notice, Period::new(2026, Quarter::First), None);
        let mut came = sorter.reduce(received(texts(named, &hashes[0], &["甲".into()])));
        came.extend(sorter.reduce(received(texts("乙.xlsx", &hashes[1], &["乙".into()]))));
        sorter.sort(came)
    };
    let found = said(&sort(&format!("'{named}'")), "E662");
    let (own, other) = ("'A1B2C3D4'", "'乙.xlsx'");
    assert!(found[0].contains(&format!("文件: {own}；文件: {other}")), "{found:?}");
    for (written, file) in [(own, named), (other, "乙.xlsx")] {
        let returns = sort(written);
        let ignored: Vec<&str> =
            returns.ignored.iter().map(|one| one.arrival.name.as_str()).collect();
        assert_eq!((said(&returns, "E662").len(), ignored), (0, vec![file]));
    }
}

/// Workbooks that the office may have ruled of are kept as long as there is room, and read again beyond.
#[test]
fn files_that_are_ruled_of_are_read_again() {
    let names: Vec<String> = (0..8).map(|at| format!("{at}.xlsx")).collect();
    let notice = ruling(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let file =
        |name: &str, hash: &str| received(texts(name, hash, &vec!["字".repeat(10_000); 100]));
    let sort = |changed: &str| {
        let read = AtomicUsize::new(0);
        let again = |name: &str| {
            read.fetch_add(1, Ordering::Relaxed);
            file(name, if name == changed { "other" } else { name })
        };
        let sorter = Sorter::new(&notice, Period::new(2026, Quarter::First), None);
        let sorter = sorter.reading_again(&again);
        let mut came = Reduced::found(Diagnostics::new());
        names.iter().for_each(|name| came.extend(sorter.reduce(file(name, name))));
        let returns = sorter.sort(came);
        (read.load(Ordering::Relaxed), returns)
    };
    let (read, returns) = sort("none");
    assert_eq!((read, returns.ignored.len()), (3, 8));
    let (_, returns) = sort("7.xlsx");
    assert_eq!((returns.ignored.len(), returns.unread.len()), (7, 1));
    assert_eq!(said(&returns, "E666").len(), 1);
}
