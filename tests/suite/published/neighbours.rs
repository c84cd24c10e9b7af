//! What stands beside the units of a task: the heading of the next, lines behind them, points with units of their own.

use super::kinds::{assert_has, body, described};

/// The piece of a description that is the task of that name.
pub(super) fn piece<'y>(yaml: &'y str, name: &str) -> &'y str {
    let whole = yaml.split_once(&format!("- 名称: {name}\n"));
    let behind = whole.unwrap_or_else(|| panic!("{name}\n{yaml}")).1;
    let end = behind.find("\n  - ").into_iter().chain(behind.find("\n结尾")).min();
    &behind[..end.unwrap_or(behind.len())]
}

#[test]
fn the_heading_of_the_next_task_is_no_unit() {
    for (ordinals, units) in [
        (["1.", "2.", "3."], "责任单位：县交通局"),
        (["（一）", "（二）", "（三）"], "责任单位：县交通局"),
        (["1.", "2.", "3."], "责任单位：县交通局　　完成时限：10月31日前"),
        (["①", "②", "③"], "责任单位：县交通局"),
    ] {
        let [one, two, three] = ordinals;
        let tasks = format!(
            "{one}道路改造\n改造道路14公里。\n{units}\n\
             {two}消防救援站\n新建消防救援站1座。\n责任单位：县消防救援大队\n\
             {three}福利院\n改造福利院2处。\n责任单位：县民政局"
        );
        let described = described(&body(&tasks, "请落实。"));
        let yaml = &described.yaml;
        assert_eq!((described.tasks, described.units), (3, 3), "{ordinals:?}\n{yaml}");
        assert_has(yaml, &["责任单位: [县交通局]", "责任单位: [县消防救援大队]"]);
    }
}

#[test]
fn units_that_are_counted_are_a_list() {
    for list in [
        "责任单位：\n1.县民政局\n2.县财政局",
        "责任单位：\n①县民政局\n②县财政局",
        "责任单位：\n（1）县民政局\n（2）县财政局",
    ] {
        let tasks = format!(
            "一、改造敬老院。改造敬老院4处。\n{list}\n二、清淤河道。清淤16公里。\n责任单位：县水利局"
        );
        let described = described(&body(&tasks, "请落实。"));
        assert_eq!((described.tasks, described.units), (2, 3), "{list}\n{}", described.yaml);
        assert!(described.yaml.contains("责任单位: [县民政局, 县财政局]"), "{}", described.yaml);
    }
}
