//! A file that the office renamed or packed is the same file: what its unit was told of it is told once.

use hongtou::form::{Answer, CellText, Field};

use super::{Year, answers, form};
use crate::returns::carried::zip;

const UNIT: &str = "区卫健局";

/// A return of the unit that has a text where a figure is asked for.
fn with_a_text(year: &Year) -> Vec<u8> {
    let grids = year.grids("2024Q1");
    let grid = grids.iter().find(|one| one.identity.unit == UNIT).expect("a form");
    let mut told = answers(grid, 60.0);
    let figure = grid.entry(Field::Figure { task: 1, target: 0 }).expect("a figure");
    told.insert(figure.id.clone(), Answer::Text(CellText::new("若干").0));
    form::write(grid, &told).expect("a workbook")
}

#[test]
fn the_same_fault_of_a_file_under_another_name() {
    for is_damaged in [false, true] {
        let mut year = Year::new();
        year.change(&[("报送:\n", "报送:\n  期限天数: 5\n")]);
        let whole = with_a_text(&year);
        let bytes = if is_damaged { whole[..whole.len() / 2].to_vec() } else { whole };
        let remind = |day: &str| {
            let clock = format!("{day} 09:00");
            let arguments = ["remind", "--period", "2024Q1", "--as-of", day, "--clock", &clock];
            year.office.run(&arguments).1
        };
        let lay = |name: &str, bytes: &[u8]| {
            let folder = year.office.path("returns/2024Q1");
            _ = std::fs::remove_dir_all(folder);
            year.office.put(&format!("returns/2024Q1/{name}"), bytes);
        };
        lay("区卫健局.xlsx", &bytes);
        let said = remind("2024-04-02");
        assert!(said.contains("退回 1 个单位"), "{said}");
        lay("区卫健局一季度.xlsx", &bytes);
        let said = remind("2024-04-03");
        assert!(said.contains("3 封以前写过，没有再写"), "{is_damaged}: {said}");
        lay("区卫健局.zip", &zip(&[("区卫健局报表.xlsx", &bytes)]));
        let said = remind("2024-04-04");
        assert!(said.contains("3 封以前写过，没有再写"), "{is_damaged}: {said}");
    }
}
