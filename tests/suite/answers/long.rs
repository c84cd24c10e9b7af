//! Answers that no row of a sheet can hold: the form that bears them prints them whole, and is read back as it was.

use hongtou::form::{self, Evidence, Field, Forms};

use super::{Taken, planted, returned, text};
use crate::forms;
use crate::forms::workbook::Workbook;

/// As one line, in many lines, with sentences and without, longer than any row.
fn long_answers() -> [String; 6] {
    [
        "完成前期工作，推进有序。".repeat(100),
        (0..90).map(|at| format!("{at}号楼已竣工\n")).collect::<String>() + "其余在建。",
        "长".repeat(1500) + "完",
        format!("{}\n\n{}", "一、已开工。".repeat(90), "二、投入资金12345万元".repeat(300)),
        "1234567890".repeat(300),
        // A whole row of blank lines.
        format!("一、已开工。{}二、已完成。", "\n".repeat(90)),
    ]
}

#[test]
fn a_long_answer_goes_on_in_further_rows_and_is_read_back_as_it_was() {
    let notice = forms::notice(2024);
    for grid in forms::grids(&notice, hongtou::period::Quarter::First) {
        let long = long_answers();
        let mut answers = planted(&grid);
        let asked = grid.entries.iter().filter(|one| matches!(one.field, Field::Answer { .. }));
        for (entry, words) in asked.zip(long.iter().cycle()) {
            answers.insert(entry.id.clone(), text(words));
        }
        let bytes = form::write(&grid, &answers).expect("a workbook");
        let texts = Workbook::open(&bytes).texts("xl/worksheets/sheet1.xml");
        assert!(texts.values().any(|one| one == "（续）"), "{}", grid.identity.unit);
        let workbook = returned(&grid, &answers);
        let forms = Forms::new(&notice, grid.identity.period);
        let taken = Taken::of(&forms, &workbook, &Evidence::default());
        assert!(taken.answers == answers, "{}", grid.identity.unit);
        assert_eq!(taken.others, Vec::<String>::new());
        assert_eq!(taken.codes(), Vec::<&str>::new());
    }
}

/// A title that leaves the table no room on the first page.
#[test]
fn below_heads_of_a_whole_page_an_answer_goes_on_as_well() {
    let notice = forms::read(&format!(
        "year: 2025\nissuer: 某办公室\nnumber: 某办〔2025〕1号\ntitle: 通知\nrecipients: 各单位\n\
        preamble: 现通知如下：\nclosing: 请落实。\nunits:\n  - name: 区人社局\n\
        tasks:\n  - name: 修路\n    text: 做好。\n    units: 区人社局\n\
        attachment:\n  title: {}\n",
        "汇总表".repeat(400)
    ));
    let grid = forms::grid(&notice, "区人社局");
    let mut answers = planted(&grid);
    let asked = grid.entries.iter().find(|one| matches!(one.field, Field::Answer { .. }));
    answers.insert(asked.expect("an answer").id.clone(), text(&long_answers()[0]));
    let workbook = returned(&grid, &answers);
    let forms = Forms::new(&notice, grid.identity.period);
    let taken = Taken::of(&forms, &workbook, &Evidence::default());
    assert!(taken.answers == answers);
    assert_eq!(taken.others, Vec::<String>::new());
}

/// What stands in the other rows counts, wherever the one is that was emptied.
#[test]
fn of_a_long_answer_the_unit_may_empty_any_row() {
    let notice = forms::notice(2024);
    let grids = forms::grids(&notice, hongtou::period::Quarter::First);
    let grid = grids.first().expect("a form");
    let mut answers = planted(grid);
    let asked = grid.entries.iter().find(|one| matches!(one.field, Field::Answer { .. }));
    let id = asked.expect("an answer").id.clone();
    let words: String = (0..300).map(|at| format!("第{at}项已经完成。")).collect();
    answers.insert(id.clone(), text(&words));
    let whole = returned(grid, &answers);
    let rest: Vec<u32> = further_rows(&whole);
    assert!(rest.len() > 2, "{rest:?}");
    for emptied in rest {
        let mut workbook = whole.clone();
        let cells = &mut workbook.content.sheets[0].cells;
        let of_row = cells.iter().filter(|(at, _)| at.row == emptied);
        let (at, cell) = of_row.max_by_key(|(_, cell)| cell.text.len()).expect("its text");
        let (at, piece) = (*at, cell.text.clone());
        cells.remove(&at);
        let forms = Forms::new(&notice, grid.identity.period);
        let taken = Taken::of(&forms, &workbook, &Evidence::default());
        let mut left = answers.clone();
        left.insert(id.clone(), text(&words.replace(&piece, "")));
        assert!(taken.answers == left, "row {emptied}");
        // （续） is the form's, and nothing that the unit wrote.
        assert_eq!(taken.others, Vec::<String>::new(), "row {emptied}");
    }
}

/// The rows that an answer goes on in.
fn further_rows(workbook: &hongtou::intake::Workbook) -> Vec<u32> {
    let cells = workbook.content.sheets[0].cells.iter();
    cells.filter(|(_, cell)| cell.text == "（续）").map(|(at, _)| at.row).collect()
}
