//! What was promised and changed within the year, on the forms of the periods behind the change.

use hongtou::form::{FormGrid, Part};

use super::{Field, Year, answers, form};

const RAISED: (&str, &str) = ("数量: 200名", "数量: 400名, 原数量: [{至: 2024Q1, 数量: 200名}]");
const NOW: &str = "400名（原200名）";

fn raised() -> Year {
    let mut year = Year::new();
    year.change(&[RAISED]);
    year
}

fn of_health(year: &Year, period: &str) -> FormGrid {
    let grids = year.grids(period);
    grids.into_iter().find(|grid| grid.identity.unit == "区卫健局").expect("a form")
}

fn says(grid: &FormGrid, text: &str) -> bool {
    grid.printed.iter().any(|one| one.part == Part::Amount && one.text == text)
}

/// What is said of the form when it is returned with that figure, and its other contents.
fn returned(year: &Year, grid: &FormGrid, figure: f64) -> (String, String) {
    let bytes = form::write(grid, &answers(grid, figure)).expect("a workbook");
    year.office.put("returns/2024Q2/区卫健局2024Q2.xlsx", bytes);
    let said = year.run(&["report", "--period", "2024Q2", "--as-of", "2024-07-08"], 0);
    (said, year.rows("2024Q2", "其他内容").concat())
}

#[test]
fn a_form_says_what_the_amount_was() {
    let year = raised();
    let before = of_health(&Year::new(), "2024Q1");
    assert!(of_health(&year, "2024Q1") == before, "the first quarter's form is another");
    for period in ["2024Q2", "2024Q3", "2024Q4"] {
        assert!(says(&of_health(&year, period), NOW), "{period}");
    }
    let (said, others) = returned(&year, &of_health(&year, "2024Q2"), 90.0);
    assert!(!said.contains("区卫健局2024Q2.xlsx"), "{said}");
    assert!(!others.contains("原200名"), "{others}");
    assert_eq!(year.states("2024Q2", "2024-07-08", 0)[2], "区卫健局 returned");
}

/// A form that is out says the amount of now alone: it is the same form, in the same version.
#[test]
fn a_form_without_what_the_amount_was() {
    let year = raised();
    let mut without = Year::new();
    without.change(&[("数量: 200名", "数量: 400名")]);
    let (with, out) = (of_health(&year, "2024Q2"), of_health(&without, "2024Q2"));
    assert!(says(&out, "400名"));
    assert_eq!(with.identity, out.identity);
    let (said, others) = returned(&year, &out, 90.0);
    assert!(!said.contains("区卫健局2024Q2.xlsx"), "{said}");
    assert!(!others.contains("400名"), "{others}");
}

/// Another number in its place is told, though it has the digits of both.
#[test]
fn what_is_changed_in_the_cell_is_told() {
    let year = raised();
    for instead in ["200名", "200名（原400名）", "300名（原200名）"] {
        let mut grid = of_health(&year, "2024Q2");
        let mut printed = grid.printed.iter_mut();
        printed.find(|one| one.text == NOW).expect("the amount").text = instead.to_owned();
        let (said, _) = returned(&year, &grid, 90.0);
        let words = format!("目标数被改动：发出时是“{NOW}”，现在是“{instead}”");
        assert!(said.contains(&words), "{instead}: {said}");
    }
}

/// A unit is told of its figure as its form says it.
#[test]
fn what_a_figure_is_held_against_says_what_it_was() {
    let year = raised();
    let grid = of_health(&year, "2024Q2");
    assert!(grid.entry(Field::Figure { task: 1, target: 0 }).is_some());
    let (said, _) = returned(&year, &grid, 450.0);
    assert!(said.contains(&format!("完成 450，超过目标数 {NOW}")), "{said}");
}
