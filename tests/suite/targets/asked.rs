//! Figures that a unit is asked about: totals that their parts do not make, and parts of one for percentages.

use hongtou::period::Quarter;

use super::{report_in_folder, reported, yaml};

#[test]
fn a_total_and_its_parts_agree() {
    let of = |whole: f64, online: f64, offline: f64| {
        let yaml = yaml(
            "      - {name: 指标, amount: 16场, reporter: 区甲局}\n\
             \x20     - {name: 指标线上, amount: 6场, reporter: 区甲局, part_of: 指标}\n\
             \x20     - {name: 指标线下, amount: 10场, reporter: 区甲局, part_of: 指标}\n",
        );
        let figures = [whole, online, offline];
        reported(&yaml, Quarter::Second, &|_, target| figures[target]).1
    };
    assert!(!of(11.0, 5.0, 6.0).contains("W707"));
    let less = of(16.0, 5.0, 6.0);
    assert!(less.contains("W707") && less.contains("“指标”报的是 16场"), "{less}");
    assert!(less.contains("指标线上 5场、指标线下 6场"), "{less}");
    assert!(of(10.0, 5.0, 6.0).contains("W707"));
}

/// 0.981 for 98.1%: a part of one is asked about and not taken for less than a hundredth; of other measures not.
#[test]
fn a_part_of_one_for_a_percentage_is_asked_about() {
    let said = |amount: &str, done: f64| {
        let yaml = yaml(&format!("      - {{name: 指标, reporter: 区甲局, amount: {amount}}}\n"));
        report_in_folder(&yaml, Quarter::First, &|_, _| done).1
    };
    let asked = said("保持在98%以上", 0.981);
    assert!(asked.contains("E658") && asked.contains("是不是 98.1%？"), "{asked}");
    for (amount, done, wanted) in [
        ("控制在4.5%以内", 0.043, "是不是 4.3%？"),
        ("保持100%", 1.0, "是不是 100%？"),
        ("达到98%", 1.0, "是不是 100%？"),
        ("下降15%", -0.15, "是不是 -15%？"),
    ] {
        let asked = said(amount, done);
        assert!(asked.contains("E658") && asked.contains(wanted), "{amount} {done}: {asked}");
    }
    for (amount, done) in [
        ("保持100%", 100.0),
        ("达到98%", 0.2),
        ("控制在4.5%以内", 1.0),
        ("下降15%", 0.15),
        ("下降15%", -1.0),
        ("达到0.9‰", 0.8),
        ("60场", 0.6),
        ("60场", 1.0),
    ] {
        let asked = said(amount, done);
        assert!(!asked.contains("E658"), "{amount} {done}: {asked}");
    }
}

/// Ten times what was promised, more than all, an index, a fall written where a level was asked: counted as reached
/// before, without a word.
#[test]
fn a_level_that_can_hardly_be_is_asked_about() {
    let said = |amount: &str, done: f64| {
        let yaml = yaml(&format!("      - {{name: 指标, reporter: 区甲局, amount: {amount}}}\n"));
        report_in_folder(&yaml, Quarter::First, &|_, _| done).1
    };
    for (amount, done, wanted) in [
        ("达到90%", 900.0, "是不是 90%？"),
        ("保持95%以上", 960.0, "是不是 96%？"),
        ("保持100%", 1000.0, "是不是 100%？"),
        ("不低于90%", 9500.0, "是不是 95%？"),
        ("下降15%", -150.0, "是不是 -15%？"),
        ("下降3%", -300.0, "是不是 -3%？"),
        ("增长6%", 106.0, "是不是 6%？"),
        ("增长6%", 650.0, "是不是 6.5%？"),
        ("1848元/月/人", 18480.0, "是不是 1848元/月/人？"),
        ("1848元/月/人", 184_800.0, "是不是 1848元/月/人？"),
        ("降到9%以下", -9.5, "是不是 9.5%？"),
        ("控制在8%以内", -8.5, "是不是 8.5%？"),
        ("控制在5%以内", 50.0, "是不是 5%？"),
    ] {
        let asked = said(amount, done);
        assert!(asked.contains("E658") && asked.contains(wanted), "{amount} {done}: {asked}");
    }
    for (amount, done) in [("100%全覆盖", 120.0), ("5个工作日内", -3.0)] {
        assert!(said(amount, done).contains("E658"), "{amount} {done}");
    }
    for (amount, done) in [
        ("达到90%", 108.0),
        ("保持100%", 105.0),
        ("增长0.5%", 5.0),
        ("增长6%", 30.0),
        ("控制在3%以内", -0.5),
        ("保持5%以上", -1.0),
        ("下降15%", -60.0),
        ("达到60个", 300.0),
        ("不超过100万元", 120.0),
        ("2个工作日内", 12.0),
    ] {
        assert!(!said(amount, done).contains("E658"), "{amount} {done}: {}", said(amount, done));
    }
}

/// The figures of one unit do not agree, though those of all do, or another's are missing.
#[test]
fn a_total_of_one_of_several_units_and_its_parts_agree() {
    let of = |keys: &str, figures: [[f64; 2]; 2]| {
        let yaml = yaml(&format!(
            "      - {{name: 指标, amount: 60场, reporter: [区甲局, 区乙局], {keys}}}\n\
             \x20     - {{name: 线上, amount: 20场, reporter: [区甲局, 区乙局], {keys}, part_of: 指标}}\n"
        ));
        let done = |unit: &str, target: usize| figures[usize::from(unit == "区乙局")][target];
        reported(&yaml, Quarter::Second, &done).1
    };
    let (sum, each, same) = ("aggregate: sum", "aggregate: each", "aggregate: same");
    let wanted = "“指标”报的是 10场，与其中各项对不上：线上 15场";
    for keys in [sum, each] {
        let said = of(keys, [[10.0, 15.0], [20.0, 2.0]]);
        assert!(said.contains(wanted) && said.contains("区甲局.xlsx"), "{keys}: {said}");
        assert_eq!(said.matches("W707").count(), 1, "{keys}: {said}");
    }
    // A figure below -99 is not written: the sums are not known.
    assert!(of(sum, [[10.0, 15.0], [-100.0, 2.0]]).contains(wanted));
    assert!(of(same, [[10.0, 15.0], [10.0, 15.0]]).contains("W707"));
    // The one that is furthest is not the same unit.
    assert!(!of(each, [[10.0, 5.0], [4.0, 4.0]]).contains("W707"));
    assert!(!of(each, [[10.0, 9.0], [9.0, 9.0]]).contains("W707"));
    for keys in [sum, each, same] {
        assert!(!of(keys, [[10.0, 10.0], [10.0, 10.0]]).contains("W707"), "{keys}");
    }
}
