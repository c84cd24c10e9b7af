//! Stamped copies and forms in the name of a unit that owes nothing for the period: each ends in one place.

use super::Year;

const DAY: &str = "2024-04-08";
const HEALTH: &str = "  - {名称: 区卫健局, 邮箱: wj@example.gov.cn}\n";
const RENAMED: &str =
    "  - {名称: 区健康局, 前身: [区卫健局], 自: 2024Q2, 邮箱: jk@example.gov.cn}\n";

/// A year that asks for stamped copies, of which the first quarter was reported.
fn reported() -> Year {
    let mut year = Year::new();
    year.change(&[("报送:\n", "报送:\n  盖章件: 是\n")]);
    for (unit, figure) in [("区文旅局", 6.0), ("区科协", 1.0), ("区卫健局", 60.0)] {
        year.answer("2024Q1", unit, figure);
    }
    year
}

fn stamp(year: &Year, period: &str, unit: &str) {
    year.office.put(&format!("returns/{period}/{unit}盖章.pdf"), b"%PDF-1.4 a scan");
}

/// Whether the copy stands in the list of those that are nobody's, and is told as W693 with `by`.
fn is_told(year: &Year, period: &str, (unit, by): (&str, &str)) {
    let day = if period == "2024Q1" { DAY } else { "2024-07-08" };
    let said = year.run(&["status", "--json", "--period", period, "--as-of", day], 0);
    let json: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    let file = format!("{unit}盖章.pdf");
    assert_eq!(json["unpaired"][0]["file"], file.as_str(), "{said}");
    let found = json["findings"].as_array().expect("findings");
    let one = found.iter().find(|one| one["code"] == "W693").expect("the finding");
    let title = one["title"].as_str().expect("a text");
    assert!(title.contains(&format!("“{unit}”")) && title.contains(by), "{title}");
    let said = year.run(&["report", "--period", period, "--as-of", day], 0);
    assert!(said.contains("W693"), "{said}");
}

#[test]
fn a_copy_in_the_name_of_the_unit_that_alone_took_over() {
    for is_archived in [false, true] {
        let mut year = reported();
        if is_archived {
            year.run(&["forms", "--period", "2024Q1", "--as-of", "2024-03-25"], 0);
        }
        year.change(&[(HEALTH, RENAMED)]);
        stamp(&year, "2024Q1", "区健康局");
        let states = ["区文旅局 noStamped", "区科协 noStamped", "区卫健局 returned"];
        assert_eq!(year.states("2024Q1", DAY, 0), states, "{is_archived}");
        let said = year.run(&["status", "--period", "2024Q1", "--as-of", DAY], 0);
        assert!(!said.contains("W693"), "{said}");
    }
}

#[test]
fn a_copy_of_a_unit_that_owes_nothing_is_told() {
    let later = HEALTH.to_owned() + "  - {名称: 区气象局, 自: 2024Q2}\n";
    let idle = HEALTH.to_owned() + "  - {名称: 区气象局}\n";
    for register in [later, idle] {
        let mut year = reported();
        year.change(&[(HEALTH, &register)]);
        stamp(&year, "2024Q1", "区气象局");
        is_told(&year, "2024Q1", ("区气象局", "没有要报的实事"));
    }
}

/// Which of several it is of, nobody can say.
#[test]
fn a_copy_of_one_of_several_is_told() {
    let split = RENAMED.replace("区健康局", "区疾控局") + RENAMED;
    let merged = [
        ("  - {名称: 区文旅局, 邮箱: wl@example.gov.cn}\n", ""),
        (
            "  - {名称: 区科协, 邮箱: kx@example.gov.cn}\n",
            "  - {名称: 区文科局, 前身: [区文旅局, 区科协], 自: 2024Q2, 邮箱: wk@example.gov.cn}\n",
        ),
    ];
    let mut year = reported();
    year.change(&[
        (HEALTH, &split),
        ("责任单位: 区卫健局", "责任单位: [区健康局, 区疾控局]"),
        ("填报单位: 区卫健局", "填报单位: 区健康局"),
    ]);
    stamp(&year, "2024Q1", "区疾控局");
    is_told(&year, "2024Q1", ("区疾控局", "由区卫健局报"));
    stamp(&year, "2024Q2", "区卫健局");
    is_told(&year, "2024Q2", ("区卫健局", "由区疾控局、区健康局报"));
    let mut year = reported();
    year.change(&merged);
    stamp(&year, "2024Q1", "区文科局");
    is_told(&year, "2024Q1", ("区文科局", "由区文旅局、区科协报"));
}

/// A form in the name of the unit that took over since may be that of then: the office looks, and no letter speaks of
/// nothing having come.
#[test]
fn a_form_in_the_name_of_the_unit_that_took_over() {
    let mut year = Year::new();
    year.change(&[(HEALTH, &RENAMED.replace("2024Q2", "2024-03-01"))]);
    let grids = year.grids("2024Q1");
    let grid = grids.iter().find(|one| one.identity.unit == "区健康局").expect("a form");
    let bytes = super::form::write(grid, &super::answers(grid, 60.0)).unwrap();
    year.office.put("returns/2024Q1/区健康局.xlsx", bytes);
    year.change(&[("自: 2024-03-01", "自: 2024Q2")]);
    let states = ["区文旅局 late", "区科协 late", "区卫健局 doubtful"];
    assert_eq!(year.states("2024Q1", DAY, 1), states);
    let said = year.run(&["status", "--period", "2024Q1", "--as-of", DAY], 1);
    assert!(said.contains("[E675]: “区健康局”这一期还没有接手，由区卫健局报"), "{said}");
    year.run(&["remind", "--period", "2024Q1", "--as-of", DAY], 1);
    let letter = year.letter("2024Q1", DAY, "催报-03-区卫健局");
    assert!(letter.contains("区健康局.xlsx"), "{letter}");
}
