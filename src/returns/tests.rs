//! How much work reading takes: counted in letters, not in seconds.

use std::fmt::Write;
use std::sync::Arc;

use crate::diag::Diagnostics;
use crate::form::{Field, FormGrid, work};
use crate::intake::{Arrival, Cell, Content, Opened, Received, Sheet, Value, Workbook};
use crate::notice::{self, Notice};
use crate::period::{Period, Quarter};

use super::{Reduced, Returns, Sorter};

/// A notice of so many units, two to a task, each helping with the next task too.
fn notice_of(units: usize) -> Notice {
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
    let reading = notice::read("notice.yaml", yaml.as_bytes());
    reading.notice.unwrap()
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
