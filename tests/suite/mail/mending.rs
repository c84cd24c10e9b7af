//! The form that goes with a letter about faults: all that the letter asks for is marked in it, and nothing that is in
//! doubt is filled in as right.

use hongtou::form::{self, Entry, Field};

use super::Year;
use super::reminding::{answers, grid, remind, with_stamped_copies};
use crate::forms::number;
use crate::forms::workbook::{Workbook, named};

/// The cells at which a form points something out.
fn marked(bytes: &[u8]) -> Vec<String> {
    let book = Workbook::open(bytes);
    let form = book.form();
    let hints = named(&form, "dataValidation").filter(|one| one.attribute("promptTitle").is_some());
    hints.filter_map(|one| one.attribute("sqref").map(str::to_owned)).collect()
}

fn mended(year: &Year, name: &str) -> Vec<u8> {
    year.read(&format!("out/remind/2024Q1/2024-04-08/{name}-更正.xlsx"))
}

/// Two forms of one day that differ in a figure: neither is the right one until the unit says so.
#[test]
fn what_two_versions_differ_in_is_asked_for() {
    let year = with_stamped_copies(true);
    let grid = grid(&year, 2);
    let is_figure = |entry: &&Entry| matches!(entry.field, Field::Figure { .. });
    let figure = grid.entries.iter().find(is_figure).expect("a target");
    let mut other = answers(&grid);
    other.insert(figure.id.clone(), number(0.75));
    year.put("returns/2024Q1/区教体局(1).xlsx", form::write(&grid, &other).expect("a workbook"));
    let (_, words) = remind(&year, "2024-04-08", &[]);
    let bytes = mended(&year, "03-区教体局-2024Q1");
    assert!(marked(&bytes).contains(&figure.cell.to_string()), "{words} {:?}", marked(&bytes));
    let texts = Workbook::open(&bytes).texts("xl/worksheets/sheet1.xml");
    assert!(!texts.contains_key(&figure.cell.to_string()), "{texts:?}");
    // What both say stays.
    let is_answer = |entry: &&Entry| matches!(entry.field, Field::Answer { .. });
    let answer = grid.entries.iter().find(is_answer).expect("a task");
    assert!(texts.contains_key(&answer.cell.to_string()));
}

/// The first figure of the unit that sent one in words, put right in a file without the day on which it was filled in.
fn mended_without_day(year: &Year) {
    let grid = grid(year, 0);
    let is_figure = |entry: &&Entry| matches!(entry.field, Field::Figure { .. });
    let figure = grid.entries.iter().find(is_figure).expect("a target");
    let mut other = answers(&grid);
    other.insert(figure.id.clone(), number(58.0));
    other.retain(|id, _| grid.entry(Field::FilledOn).is_none_or(|day| day.id != *id));
    let bytes = form::write(&grid, &other).expect("a workbook");
    year.put("returns/2024Q1/待处理/区人社局更正.xlsx", bytes);
}

const LETTER: &str = "退回-01-区人社局-2024Q1.txt";

/// A letter is known by what it tells: what came up since is told, and once.
#[test]
fn a_fault_that_is_new_is_told_though_a_letter_was_written() {
    let year = with_stamped_copies(true);
    remind(&year, "2024-04-08", &[]);
    mended_without_day(&year);
    let (_, words) = remind(&year, "2024-04-09", &[]);
    let folder = |day: &str| format!("out/remind/2024Q1/{day}/{LETTER}");
    assert!(year.path(&folder("2024-04-09")).exists(), "{words}");
    let letter = String::from_utf8(year.read(&folder("2024-04-09"))).expect("text");
    assert!(
        letter.contains("分不出哪一份在后") && letter.contains("、区人社局更正.xlsx"),
        "{letter}"
    );
    let (_, words) = remind(&year, "2024-04-10", &[]);
    assert!(!year.path(&folder("2024-04-10")).exists(), "told before: {words}");
    // What is drafted again is noted as what was drafted first is.
    let lines = || year.log().iter().filter(|line| line.subject.unit == "区人社局").count();
    let before = lines();
    for _ in 0..2 {
        remind(&year, "2024-04-10", &["--again"]);
        assert_eq!(lines(), before + 1);
    }
}

/// Somebody said that the letter of today went out: what came up since waits for another day.
#[test]
fn a_unit_gets_one_letter_a_day() {
    let year = with_stamped_copies(true);
    remind(&year, "2024-04-08", &[]);
    let sent = ["log", "--sent", "区人社局", "--kind", "催报", "--as-of", "2024-04-08"];
    year.run(&sent);
    let draft = year.read(&format!("out/remind/2024Q1/2024-04-08/{LETTER}"));
    mended_without_day(&year);
    let (_, words) = remind(&year, "2024-04-08", &[]);
    assert!(words.contains("1 个单位今天已经发过信，后来的事改天再写：区人社局"), "{words}");
    assert!(year.read(&format!("out/remind/2024Q1/2024-04-08/{LETTER}")) == draft);
    remind(&year, "2024-04-09", &[]);
    assert!(year.path(&format!("out/remind/2024Q1/2024-04-09/{LETTER}")).exists());
}
