//! Targets of several units and of several amounts: what the forms say of the part to fill in, parts in other powers
//! of ten, whose figures they are, and what is nearly done when its day has come.

use hongtou::form::{FormGrid, Part};
use hongtou::notice::UnitId;
use hongtou::period::{Period, Quarter};

use super::{forms, reported, rows, shown, workbook, yaml};

/// What the form of that unit prints beside the target.
fn amounts(targets: &str, unit: usize) -> Vec<String> {
    let notice = forms::read(&yaml(targets));
    let grid = FormGrid::new(&notice, UnitId(unit), Period::new(2026, Quarter::Second)).unwrap();
    let printed = grid.printed.iter().filter(|one| one.part == Part::Amount);
    printed.map(|one| one.text.clone()).collect()
}

#[test]
fn the_form_says_which_part_of_a_total_the_unit_fills_in() {
    let of = |keys: &str| {
        let targets = format!(
            "      - {{name: 走访, amount: 50-60户, reporter: [区甲局, 区乙局], {keys}}}\n"
        );
        [amounts(&targets, 0)[0].clone(), amounts(&targets, 1)[0].clone()]
    };
    assert_eq!(
        of("aggregate: sum"),
        [
            "50-60户\n（与区乙局合计，只填本单位完成数）",
            "50-60户\n（与区甲局合计，只填本单位完成数）"
        ]
    );
    assert_eq!(of("aggregate: same")[0], "50-60户\n（与区乙局填同一个数）");
    assert_eq!(of("aggregate: each"), ["50-60户"; 2]);
    let shared = "      - {name: 走访, amount: 60户, aggregate: sum, reporter: [{unit: 区甲局, amount: 20}, {unit: 区乙局, amount: 40}]}\n";
    assert_eq!(amounts(shared, 0)[0], "20户，共60户");
}

/// Long lists of names stand in no cell of seven characters a line.
#[test]
fn many_other_units_are_counted() {
    let towns: Vec<String> = (1..=5).map(|at| format!("示例{at}镇人民政府")).collect();
    let register: String = towns.iter().map(|town| format!("  - name: {town}\n")).collect();
    let all = towns.join(", ");
    let text = yaml(&format!(
        "      - {{name: 走访, amount: 6000户, reporter: [{all}], aggregate: sum}}\n"
    ));
    let text = text.replace("  - name: 区乙局\n", &format!("  - name: 区乙局\n{register}"));
    let notice = forms::read(&text.replace("[区甲局, 区乙局]", &format!("[{all}]")));
    let grid = FormGrid::new(&notice, UnitId(2), Period::new(2026, Quarter::Second)).unwrap();
    let printed = grid.printed.iter().find(|one| one.part == Part::Amount).unwrap();
    assert_eq!(printed.text, "6000户\n（与其他4个单位合计，只填本单位完成数）");
}

/// 1.19 of 1.2 was 按序时进度 after its day.
#[test]
fn what_is_missing_when_the_day_has_come_is_late() {
    let targets = "      - {name: 指标, amount: 1.2万人次, reporter: 区甲局}\n";
    let text = yaml(targets)
        .replace("    text: 年内办好。\n", "    text: 年内办好。\n    due: 2026-06-30\n");
    let of = |quarter, done| reported(&text, quarter, &|_, _| done).0;
    assert_eq!(of(Quarter::First, 0.55), ["指标 45.8% 按序时进度"]);
    assert!(of(Quarter::Second, 1.19)[0].ends_with(" 滞后"));
    assert!(of(Quarter::Third, 1.19)[0].ends_with(" 滞后"));
    assert_eq!(of(Quarter::Second, 1.2), ["指标 100.0% 已完成"]);
    assert_eq!(of(Quarter::Second, 1.1998), ["指标 99.9% 滞后"]);
}

/// A total in 万人次 of parts in 人次, which two units report: they agree, and whose they are is said where they do not.
#[test]
fn parts_are_reckoned_over_and_told_with_their_units() {
    let targets = "      - {name: 指标, amount: 1.2万人次, reporter: 区甲局}\n\
        \x20     - {name: 线上, amount: 4000人次, reporter: 区乙局, part_of: 指标}\n\
        \x20     - {name: 线下, amount: 8000人次, reporter: [区甲局, 区乙局], aggregate: sum, part_of: 指标}\n";
    let of = |online: f64| {
        let done = move |unit: &str, target: usize| match (unit, target) {
            ("区甲局", 0) => 0.6,
            ("区甲局", _) => 1500.0,
            (_, 1) => online,
            (_, _) => 2500.0,
        };
        reported(&yaml(targets), Quarter::Second, &done).1
    };
    assert!(!of(2000.0).contains("W707"));
    let said = of(2100.0);
    let wanted = "“指标”报的是 0.6万人次（区甲局），与其中各项对不上：线上 2100人次（区乙局）、\
                  线下 4000人次（区甲局 1500、区乙局 2500）";
    assert!(said.contains("W707") && said.contains(wanted), "{said}");
}

#[test]
fn the_workbook_names_the_unit_that_is_furthest() {
    let targets =
        "      - {name: 指标, amount: 达到80%, reporter: [区甲局, 区乙局], aggregate: each}\n";
    let (book, _) = workbook(&yaml(targets), Quarter::Second, &|unit, _| {
        if unit == "区甲局" { 81.0 } else { 60.0 }
    });
    let sheet = book.content.sheets.iter().find(|sheet| sheet.name == "指标进度").unwrap();
    assert_eq!(rows(sheet), ["指标  进行中"]);
    let row = (4..60).find(|row| shown(sheet, *row, 2) == "指标").unwrap();
    assert_eq!(shown(sheet, row, 3), "区甲局\n区乙局\n（累计完成是区乙局的数）");
}

/// 25 of a share of 20 is more than the unit promised, though less than the 60 of all.
#[test]
fn more_than_the_share_of_the_unit_is_told() {
    let targets = "      - {name: 走访, amount: 60户, aggregate: sum, reporter: [{unit: 区甲局, amount: 20}, {unit: 区乙局, amount: 40}]}\n";
    let said = |first: f64| {
        let done = move |unit: &str, _| if unit == "区甲局" { first } else { 10.0 };
        reported(&yaml(targets), Quarter::Second, &done).1
    };
    assert!(!said(20.0).contains("W652"));
    let said = said(25.0);
    assert!(said.contains("W652") && said.contains("25") && said.contains("20户"), "{said}");
}
