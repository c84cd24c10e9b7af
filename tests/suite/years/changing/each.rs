//! Units that each have to reach the amount themselves: what is done in a quarter is one unit's own, never the
//! difference of the figures of two.

use super::Year;

/// The first quarter came back from all: 区文旅局 is furthest from the amount.
fn reported() -> Year {
    let mut year = Year::new();
    let each = "{名称: 阅读推广活动, 数量: 40期, 填报单位: [区文旅局, 区科协], 合计方式: 各自}";
    year.change(&[
        ("{名称: 阅读推广活动, 数量: 20期, 填报单位: 区文旅局}", each),
        ("数量: 4场", "数量: 40场"),
    ]);
    for (unit, figure) in [("区文旅局", 5.0), ("区科协", 7.0), ("区卫健局", 60.0)] {
        year.answer("2024Q1", unit, figure);
    }
    year
}

/// The row of the target in the second quarter's report, by those figures.
fn second(year: &Year, figures: &[(&str, f64)]) -> String {
    for (unit, figure) in figures {
        year.answer("2024Q2", unit, *figure);
    }
    year.run(&["report", "--period", "2024Q2", "--as-of", "2024-07-08"], 0);
    let rows = year.rows("2024Q2", "指标进度");
    rows.into_iter().find(|row| row.contains("阅读推广活动")).expect("a row")
}

#[test]
fn another_unit_is_furthest_than_before() {
    let year = reported();
    let row = second(&year, &[("区文旅局", 12.0), ("区科协", 9.0), ("区卫健局", 90.0)]);
    let wanted =
        "1|实施阅读推广|阅读推广活动|区文旅局区科协（累计完成是区科协的数）|期|40|7|9|2|22.5%|";
    assert!(row.starts_with(wanted), "{row}");
}

/// A unit has its predecessor's figure before it, where that became it alone.
#[test]
fn a_unit_by_another_name_is_what_it_was() {
    let mut year = reported();
    year.change(&[("{名称: 区科协, 邮箱", "{名称: 区科技协会, 前身: [区科协], 自: 2024Q2, 邮箱")]);
    let row = second(&year, &[("区文旅局", 12.0), ("区科技协会", 9.0), ("区卫健局", 90.0)]);
    let wanted = "区文旅局区科技协会（累计完成是区科技协会的数）|期|40|7|9|2|22.5%|";
    assert!(row.contains(wanted), "{row}");
}

/// Of a unit that became two neither did what it had done.
#[test]
fn a_unit_that_became_two_has_nothing_before() {
    let mut year = reported();
    year.change(&[
        (
            "  - {名称: 区科协, 邮箱: kx@example.gov.cn}\n",
            "  - {名称: 区科普局, 前身: [区科协], 自: 2024Q2, 邮箱: kp@example.gov.cn}\n  \
             - {名称: 区科研局, 前身: [区科协], 自: 2024Q2, 邮箱: ky@example.gov.cn}\n",
        ),
        ("责任单位: [区文旅局, 区科协]", "责任单位: [区文旅局, 区科普局, 区科研局]"),
        ("填报单位: [区文旅局, 区科协]", "填报单位: [区文旅局, 区科普局, 区科研局]"),
        ("填报单位: 区科协", "填报单位: 区科普局"),
    ]);
    let figures = [("区文旅局", 12.0), ("区科普局", 9.0), ("区科研局", 11.0), ("区卫健局", 90.0)];
    let row = second(&year, &figures);
    let wanted = "区文旅局区科普局区科研局（累计完成是区科普局的数）|期|40||9||22.5%|";
    assert!(row.contains(wanted), "{row}");
}
