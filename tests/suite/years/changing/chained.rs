//! Units that took over from units that had taken over, and units that became several: what was answered before goes
//! on with those whose it is.

use hongtou::intake::{self, Workbook};

use super::Year;

const HEALTH: &str = "  - {名称: 区卫健局, 邮箱: wj@example.gov.cn}\n";

/// 区卫健局 returned in the first quarter, became 区卫健委 and that 区健康局.
fn chain(until: &str, since: &str) -> Year {
    let mut year = Year::new();
    year.answer("2024Q1", "区卫健局", 60.0);
    let units = format!(
        "  - {{名称: 区卫健委, 前身: [区卫健局], 自: 2024Q2, 至: {until}, 邮箱: wj@example.gov.cn}}\n  \
         - {{名称: 区健康局, 前身: [区卫健委], 自: {since}, 邮箱: jk@example.gov.cn}}\n"
    );
    year.change(&[(HEALTH, &units)]);
    year
}

/// What the form of `unit` says that goes out for `period`, with what came back for the first quarter.
fn form(year: &Year, period: &str, unit: &str) -> String {
    let folder = format!("out/forms/{period}");
    year.run(&["forms", "--period", period, "--previous", "returns/2024Q1", "-o", &folder], 0);
    let entries = std::fs::read_dir(year.office.path(&folder)).expect("forms").flatten();
    let mut names = entries.filter_map(|one| one.file_name().into_string().ok());
    let name = names.find(|name| name.contains(unit)).expect("the form");
    let name = format!("{folder}/{name}");
    let book: Workbook = intake::open(&name.as_str().into(), &year.read(&name)).expect("a form");
    let sheets = book.content.sheets.iter();
    let cells = sheets.flat_map(|sheet| sheet.cells.values().map(|cell| cell.text.as_str()));
    cells.collect::<Vec<_>>().join("|")
}

/// With the unit between there at the end of a quarter that nobody reported; there at no quarter's end; and with none
/// there for some weeks.
const CHAINS: [(&str, &str, &str); 3] = [
    ("2024Q2", "2024Q3", "2024Q3"),
    ("2024-05-15", "2024-05-16", "2024Q2"),
    ("2024-04-30", "2024-06-01", "2024Q2"),
];

#[test]
fn what_the_first_of_a_chain_answered_is_shown_to_the_last() {
    for (until, since, period) in CHAINS {
        let texts = form(&chain(until, since), period, "区健康局");
        for wanted in ["填报（2024年第一季度）", "|60|", "|区卫健局到3月已按计划推进", "|李四|"]
        {
            assert!(texts.contains(wanted), "{until} {wanted}: {texts}");
        }
    }
}

#[test]
fn the_figures_of_the_first_of_a_chain_are_those_before_the_last() {
    for (until, since, period) in CHAINS {
        let year = chain(until, since);
        let day = if period == "2024Q2" { "2024-07-08" } else { "2024-10-08" };
        let report = ["report", "--period", period, "--as-of", day];
        year.answer(period, "区健康局", 90.0);
        let said = year.run(&report, 0);
        assert!(!said.contains("W658"), "{until}: {said}");
        let rows = year.rows(period, "指标进度").join("\n");
        assert!(rows.contains("|区健康局|名|200|60|90|30|45.0%|"), "{until}: {rows}");
        year.answer(period, "区健康局", 50.0);
        assert!(year.run(&report, 0).contains("W658"), "{until}");
    }
}

/// Each of the chain in its own quarter.
#[test]
fn the_year_of_a_chain() {
    let year = chain("2024Q2", "2024Q3");
    year.answer("2024Q2", "区卫健委", 90.0);
    year.answer("2024Q3", "区健康局", 120.0);
    year.run(&["report", "--period", "2024", "--as-of", "2024-10-08"], 0);
    let rows = year.rows("2024", "指标走势").join("\n");
    assert!(rows.contains("|名|200|60|90|120|"), "{rows}");
    year.run(&["report", "--period", "2024Q3", "--as-of", "2024-10-08"], 0);
    let rows = year.rows("2024Q3", "指标进度").join("\n");
    assert!(rows.contains("|区健康局|名|200|90|120|30|60.0%|"), "{rows}");
}

/// Of a unit that became two, or of which a part became another, neither did alone what it had done.
#[test]
fn what_a_unit_answered_that_became_two_is_shown_behind_its_name() {
    let two = "  - {名称: 区卫生局, 前身: [区卫健局], 自: 2024Q2, 邮箱: ws@example.gov.cn}\n  \
               - {名称: 区疾控局, 前身: [区卫健局], 自: 2024Q2, 邮箱: jk@example.gov.cn}\n";
    let units = |names: &str| {
        format!(
            "责任单位: {names}\n    完成时限: 2024-12-31\n    目标:\n      - {{名称: 健康检查, 数量: 200名, 合计方式: 合计, 填报单位: {names}"
        )
    };
    let old = "责任单位: 区卫健局\n    完成时限: 2024-12-31\n    目标:\n      - {名称: 健康检查, 数量: 200名, 填报单位: 区卫健局";
    let (both, part) = (units("[区卫生局, 区疾控局]"), units("[区疾控局, 区卫生局]"));
    for (register, tasks) in [(two.to_owned(), both), (format!("{HEALTH}{two}"), part)] {
        let mut year = Year::new();
        year.answer("2024Q1", "区卫健局", 60.0);
        year.change(&[(HEALTH, &register), (old, &tasks)]);
        for unit in ["区卫生局", "区疾控局"] {
            let texts = form(&year, "2024Q2", unit);
            for wanted in ["|区卫健局：60|", "|区卫健局：区卫健局到3月已按计划推进"]
            {
                assert!(texts.contains(wanted), "{unit} {wanted}: {texts}");
            }
            assert!(!texts.contains("李四") && !texts.contains("5181763"), "{unit}: {texts}");
        }
    }
}

/// A unit that took another in has what both answered beside its cells, and its own person and telephone.
#[test]
fn what_a_unit_answered_that_joined_another_is_shown_too() {
    let mut year = Year::new();
    year.answer("2024Q1", "区文旅局", 6.0);
    year.answer("2024Q1", "区科协", 1.0);
    year.change(&[
        ("  - {名称: 区文旅局, 邮箱: wl@example.gov.cn}\n", ""),
        ("{名称: 区科协,", "{名称: 区科协, 前身: [区科协, 区文旅局], 自: 2024Q2,"),
    ]);
    let texts = form(&year, "2024Q2", "区科协");
    for wanted in ["|区文旅局：6|", "|区科协：1|", "区文旅局：区文旅局到3月", "|李四|"]
    {
        assert!(texts.contains(wanted), "{wanted}: {texts}");
    }
}
