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
