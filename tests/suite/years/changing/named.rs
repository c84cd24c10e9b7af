//! Units by the names they have now, where a period of before is spoken of: rulings, and what was sent by hand.

use super::{Year, answers, form};

const DAY: &str = "2024-05-11";
const OLD: &str = "{名称: 区科协, ";
const NEW: &str = "{名称: 区科学技术协会, 前身: [区科协], 自: 2024Q2, ";
const BOTH: &str =
    "  - {名称: 区文旅局, 邮箱: wl@example.gov.cn}\n  - {名称: 区科协, 邮箱: kx@example.gov.cn}\n";
const ONE: &str =
    "  - {名称: 区文化和科技局, 前身: [区文旅局, 区科协], 自: 2024Q2, 邮箱: wk@example.gov.cn}\n";

/// The first quarter, sent and returned, and a later version of 区科协's return under a name that tells nothing; since
/// then the register was changed, and a ruling names the unit of now.
fn ruled(archived: bool, register: [&str; 2], unit: &str) -> Year {
    let mut year = Year::new();
    if archived {
        year.run(&["forms", "--period", "2024Q1", "--as-of", "2024-03-25"], 0);
    }
    for (unit, figure) in [("区文旅局", 6.0), ("区科协", 1.0), ("区卫健局", 60.0)] {
        year.answer("2024Q1", unit, figure);
    }
    let grids = year.grids("2024Q1");
    let bytes = form::write(&grids[1], &answers(&grids[1], 3.0)).unwrap();
    year.office.put("returns/2024Q1/补.xlsx", bytes);
    let ruling = format!(
        "来件:\n  - {{文件: 补.xlsx, 单位: {unit}, 报送期: 2024Q1, 版次: 2}}\n附件: {{标题"
    );
    year.change(&[(register[0], register[1]), ("附件: {标题", &ruling)]);
    year
}

fn figure(year: &Year) -> String {
    year.office.run(&["report", "--period", "2024Q1", "--as-of", DAY, "--bundled-fonts"]);
    let rows = year.rows("2024Q1", "指标进度");
    rows.into_iter().find(|row| row.contains("科技大赛")).expect("a row")
}

/// It means who owed then, where that is one unit; of several the one whose form it is.
#[test]
fn a_ruling_may_name_who_took_over_since() {
    for archived in [true, false] {
        for (register, unit) in [([OLD, NEW], "区科学技术协会"), ([BOTH, ONE], "区文化和科技局")]
        {
            let year = ruled(archived, register, unit);
            let (_, said) = year.office.run(&["status", "--period", "2024Q1", "--as-of", DAY]);
            assert!(!said.contains("W665"), "{archived} {unit}: {said}");
            assert!(figure(&year).contains("|区科协|场|4||3|"), "{archived} {unit}");
        }
    }
}

/// Where its file is of none of several units, it is said whom to name.
#[test]
fn a_ruling_that_names_who_took_over_from_several_is_told_whom_to_name() {
    let year = ruled(true, [BOTH, ONE], "区文化和科技局");
    let grids = year.grids("2024Q1");
    let grid = grids.iter().find(|grid| grid.identity.unit == "区卫健局").expect("a form");
    year.office.put("returns/2024Q1/补.xlsx", form::write(grid, &answers(grid, 3.0)).unwrap());
    let said = year.office.run(&["status", "--period", "2024Q1", "--as-of", DAY]).1;
    assert!(said.contains("“区文化和科技局”这一期还没有接手，由区文旅局、区科协报"), "{said}");
}

#[test]
fn what_was_sent_by_hand_may_name_who_took_over_since() {
    for archived in [true, false] {
        let sent = ["log", "--period", "2024Q1", "--as-of", DAY, "--sent"];
        let note = |year: &Year, unit: &str| year.office.run(&[&sent[..], &[unit]].concat());
        let year = ruled(archived, [OLD, NEW], "区科协");
        let (code, said) = note(&year, "区科学技术协会");
        assert_eq!(
            (code, said.contains("区科协  2024Q1  报表：记为已发（手工）")),
            (0, true),
            "{said}"
        );
        let year = ruled(archived, [BOTH, ONE], "区科协");
        let (code, said) = note(&year, "区文化和科技局");
        let wanted = "[E814]: “区文化和科技局”这一期还没有接手，由区文旅局、区科协报，什么也没有记";
        assert!(code == 2 && said.contains(wanted), "{code} {said}");
        assert_eq!(note(&year, "区科协").0, 0);
    }
}

/// A chain of mergers is written with the unit between left in the register; where it was deleted, that is said.
#[test]
fn the_unit_between_two_mergers_stays_in_the_register() {
    let mut year = Year::new();
    year.change(&[("{名称: 区文旅局, ", "{名称: 区文体旅局, 前身: [区文旅局], 自: 2024Q2, ")]);
    let between = "  - {名称: 区文体旅局, 前身: [区文旅局], 自: 2024Q2, 邮箱: wl@example.gov.cn}\n";
    let last = "  - {名称: 区文化和科技局, 前身: [区文体旅局, 区科协], 自: 2024Q4, 邮箱: wk@example.gov.cn}\n";
    let kx = "  - {名称: 区科协, 邮箱: kx@example.gov.cn}\n";
    year.change(&[(between, ""), (kx, last)]);
    let said = year.run(&["check"], 1);
    assert!(said.contains("E204") && !said.contains("是不是“区文体旅局”"), "{said}");
    assert!(
        said.contains("接手过它、后来又并进区文化和科技局的单位，那一条不能从名册里删去"),
        "{said}"
    );
    let kept = between.replace("自: 2024Q2, ", "自: 2024Q2, 至: 2024Q3, ");
    year.change(&[(last, &format!("{kept}{last}"))]);
    year.run(&["check"], 0);
    let units = |period: &str| -> Vec<String> {
        year.grids(period).into_iter().map(|grid| grid.identity.unit).collect()
    };
    assert_eq!(units("2024Q1"), ["区文旅局", "区科协", "区卫健局"]);
    assert_eq!(units("2024Q3"), ["区文体旅局", "区科协", "区卫健局"]);
    assert_eq!(units("2024Q4"), ["区文化和科技局", "区卫健局"]);
}
