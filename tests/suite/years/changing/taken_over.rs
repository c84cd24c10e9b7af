//! Units that took over from others, and the forms and figures of then.

use hongtou::intake;
use rust_xlsxwriter::Workbook;

use super::{Year, form};

const DAY: &str = "2024-07-08";

/// Two units that report one and the same number.
fn same() -> Year {
    let mut year = Year::new();
    let same = "{名称: 阅读推广活动, 数量: 20期, 填报单位: [区文旅局, 区科协], 合计方式: 同一数}";
    year.change(&[("{名称: 阅读推广活动, 数量: 20期, 填报单位: 区文旅局}", same)]);
    year
}

const BOTH: &str =
    "  - {名称: 区文旅局, 邮箱: wl@example.gov.cn}\n  - {名称: 区科协, 邮箱: kx@example.gov.cn}\n";
const ONE: &str =
    "  - {名称: 区文化和科技局, 前身: [区文旅局, 区科协], 自: 2024Q2, 邮箱: wk@example.gov.cn}\n";

fn row(year: &Year, period: &str) -> String {
    let rows = year.rows(period, "指标进度");
    rows.iter().find(|row| row.contains("阅读推广活动")).expect("the row").clone()
}

/// What both had reported as one number is that number still when one unit has taken over from both.
#[test]
fn the_period_before_is_reckoned_as_its_forms_went_out() {
    let mut year = same();
    year.run(&["forms", "--period", "2024Q1", "--as-of", "2024-03-25"], 0);
    for (unit, figure) in [("区文旅局", 5.0), ("区科协", 5.0), ("区卫健局", 60.0)] {
        year.answer("2024Q1", unit, figure);
    }
    year.run(&["report", "--period", "2024Q1", "--as-of", "2024-04-08"], 0);
    assert!(row(&year, "2024Q1").contains("|期|20||5|"), "{}", row(&year, "2024Q1"));
    year.change(&[
        (BOTH, ONE),
        ("责任单位: [区文旅局, 区科协]", "责任单位: 区文化和科技局"),
        ("填报单位: [区文旅局, 区科协], 合计方式: 同一数", "填报单位: 区文化和科技局"),
        ("4场, 填报单位: 区科协", "4场, 填报单位: 区文化和科技局"),
    ]);
    for (unit, figure) in [("区文化和科技局", 11.0), ("区卫健局", 90.0)] {
        year.answer("2024Q2", unit, figure);
    }
    year.run(&["report", "--period", "2024Q2", "--as-of", DAY], 0);
    let row = row(&year, "2024Q2");
    assert!(row.contains("|期|20|5|11|6|"), "{row}");
}

/// A workbook with these forms as they were returned, a sheet each, as somebody puts them together by hand.
#[allow(clippy::disallowed_methods, reason = "no form of ours: typed by hand")]
fn together(year: &Year, forms: &[(&str, f64)]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (unit, figure) in forms {
        let grids = year.grids("2024Q1");
        let grid = grids.iter().find(|grid| grid.identity.unit == *unit).expect("a form");
        let bytes = form::write(grid, &super::answers(grid, *figure)).expect("a workbook");
        let read = intake::open(&"表.xlsx".into(), &bytes).expect("a workbook");
        let sheet = book.add_worksheet();
        sheet.set_name(*unit).expect("a name");
        for (place, cell) in &read.sheet("填报表").expect("the sheet").cells {
            sheet.write_string(place.row, place.column, &*cell.text).expect("a cell");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

/// The unit that took over sends the forms of both in one workbook: they are joined as two files are.
#[test]
fn the_forms_of_two_predecessors_in_one_workbook() {
    let mut year = Year::new();
    let both = together(&year, &[("区文旅局", 6.0), ("区科协", 2.0)]);
    year.answer("2024Q1", "区卫健局", 60.0);
    year.change(&[(BOTH, &ONE.replace("2024Q2", "2024-03-20"))]);
    year.office.put("returns/2024Q1/区文化和科技局.xlsx", both);
    let day = "2024-04-08";
    assert_eq!(year.states("2024Q1", day, 0), ["区文化和科技局 returned", "区卫健局 returned"]);
    let said = year.run(&["report", "--period", "2024Q1", "--as-of", day], 0);
    assert!(!said.contains("E669") && !said.contains("E654"), "{said}");
    let files = "区文化和科技局.xlsx › 区文旅局、区文化和科技局.xlsx › 区科协";
    assert!(said.contains("[W681]") && said.contains(files), "{said}");
    let figures = year.rows("2024Q1", "指标进度");
    let has = |text: &str| figures.iter().any(|row| row.contains(text));
    assert!(has("|期|20||6|") && has("|场|4||2|"), "{figures:?}");
    let said = year.run(&["remind", "--period", "2024Q1", "--as-of", day], 0);
    assert!(said.contains("没有要催、要退的单位"), "{said}");
}

/// A form of a unit that became two is ruled to be one's: the rows of the other are listed, and no letter speaks of
/// them.
#[test]
fn a_form_that_is_ruled_to_one_of_two_that_took_over() {
    let mut year = Year::new();
    for unit in ["区文旅局", "区科协"] {
        year.answer("2024Q1", unit, 2.0);
    }
    let sport =
        "  - {名称: 实施健身, 内容: 建设健身点10处。, 责任单位: 区卫健局, 完成时限: 2024-12-31}\n";
    year.change(&[("附件: {标题", &format!("{sport}附件: {{标题"))]);
    year.answer("2024Q1", "区卫健局", 60.0);
    year.change(&[
        (
            "  - {名称: 区卫健局, 邮箱: wj@example.gov.cn}\n",
            "  - {名称: 区卫生局, 前身: [区卫健局], 自: 2024-03-20, 邮箱: ws@example.gov.cn}\n  \
             - {名称: 区疾控局, 前身: [区卫健局], 自: 2024-03-20, 邮箱: jk@example.gov.cn}\n",
        ),
        ("责任单位: 区卫健局", "责任单位: 区卫生局"),
        ("填报单位: 区卫健局", "填报单位: 区卫生局"),
        ("建设健身点10处。, 责任单位: 区卫健局", "建设健身点10处。, 责任单位: 区疾控局"),
        ("署名:", "来件:\n  - {文件: 区卫健局2024Q1.xlsx, 单位: 区卫生局, 报送期: 2024Q1}\n署名:"),
    ]);
    let day = "2024-04-08";
    let states = ["区文旅局 returned", "区科协 returned", "区卫生局 returned", "区疾控局 late"];
    assert_eq!(year.states("2024Q1", day, 0), states);
    let said = year.run(&["report", "--period", "2024Q1", "--as-of", day], 0);
    let words = "[W690]: “实施健身”这一行现在由区疾控局报，没有计入";
    assert!(said.contains(words) && !said.contains("W653"), "{said}");
    let others = year.rows("2024Q1", "其他内容").concat();
    assert_eq!(others.matches("区卫健局到3月已按计划推进").count(), 1, "{others}");
    let said = year.run(&["remind", "--period", "2024Q1", "--as-of", day], 0);
    assert!(said.contains("催报 1 个单位，退回 0 个单位"), "{said}");
}

/// A unit that is there already takes over another: until then each has its own form.
#[test]
fn a_unit_of_the_register_takes_over_another() {
    let both = "  - {名称: 区文旅局, 邮箱: wl@example.gov.cn}\n  - {名称: 区科协, 邮箱: kx@example.gov.cn}\n";
    // Of a unit whose forms went out before it is known without a word that it was there.
    for (named, went_out) in [("区科协, 区文旅局", false), ("区文旅局", true)] {
        let mut year = Year::new();
        if went_out {
            year.run(&["forms", "--period", "2024Q1", "--as-of", "2024-03-25"], 0);
        }
        for unit in ["区文旅局", "区科协", "区卫健局"] {
            year.answer("2024Q1", unit, 2.0);
        }
        year.run(&["report", "--period", "2024Q1", "--as-of", "2024-04-08"], 0);
        let one =
            format!("  - {{名称: 区科协, 前身: [{named}], 自: 2024Q3, 邮箱: kx@example.gov.cn}}\n");
        year.change(&[(both, &one)]);
        let states = ["区文旅局 returned", "区科协 returned", "区卫健局 returned"];
        assert_eq!(year.states("2024Q1", "2024-04-08", 0), states, "{named}");
        year.run(&["forms", "--period", "2024Q2", "--as-of", "2024-06-25"], 0);
        for (number, unit) in [(1, "区文旅局"), (2, "区科协"), (3, "区卫健局")] {
            let name = format!("out/forms/2024Q2/{number:02}-{unit}-2024Q2.xlsx");
            year.office.put(&format!("returns/2024Q2/{unit}.xlsx"), year.read(&name));
        }
        year.run(&["forms", "--period", "2024Q3", "--as-of", "2024-09-25"], 0);
        assert!(!year.office.path("out/forms/2024Q3/03-区卫健局-2024Q3.xlsx").exists());
        for (number, unit) in [(1, "区科协"), (2, "区卫健局")] {
            let name = format!("out/forms/2024Q3/{number:02}-{unit}-2024Q3.xlsx");
            assert!(year.office.path(&name).exists(), "{name}");
        }
        year.answer("2024Q3", "区卫健局", 9.0);
        year.run(&["report", "--period", "2024Q3", "--as-of", "2024-10-08"], 0);
        let paper = super::told::paper(&year, "2024Q3");
        assert!(paper.contains("通知的变动：区文旅局并入区科协。"), "{paper}");
        assert_eq!(year.states("2024Q1", "2024-04-08", 0), states, "{named}");
    }
}

/// The notice prints its units as they were when it was signed.
#[test]
fn the_notice_before_a_unit_takes_over_another() {
    let mut year = Year::new();
    let (old, new) = (
        "  - {名称: 区科协, 邮箱: kx@example.gov.cn}\n",
        "  - {名称: 区科协, 前身: [区科协, 区卫健局], 自: 2024Q3, 邮箱: kx@example.gov.cn}\n",
    );
    let (_, said) = year.office.run(&["notice", "--bundled-fonts", "--final"]);
    assert!(said.contains("存档"), "{said}");
    year.change(&[(old, new), ("  - {名称: 区卫健局, 邮箱: wj@example.gov.cn}\n", "")]);
    let (_, said) = year.office.run(&["notice", "--bundled-fonts"]);
    assert!(said.contains("已生成") && !said.contains("E904"), "{said}");
}

/// A unit of the register takes another over when the forms of the period are out already: both old forms count, also
/// in whichever order they come; its own form of now stands for both.
#[test]
fn the_old_form_of_a_unit_that_takes_another_over_is_one_of_both() {
    let mut year = Year::new();
    let sum = "{名称: 阅读推广活动, 数量: 20期, 填报单位: [区文旅局, 区科协], 合计方式: 合计}";
    year.change(&[("{名称: 阅读推广活动, 数量: 20期, 填报单位: 区文旅局}", sum)]);
    for (unit, figure) in [("区文旅局", 6.0), ("区科协", 2.0), ("区卫健局", 60.0)] {
        year.answer("2024Q1", unit, figure);
    }
    for (unit, figure) in [("区文旅局", 9.0), ("区科协", 4.0), ("区卫健局", 90.0)] {
        year.answer("2024Q2", unit, figure);
    }
    let one = "  - {名称: 区科协, 前身: [区科协, 区文旅局], 自: 2024Q2, 邮箱: kx@example.gov.cn}\n";
    year.change(&[(BOTH, one)]);
    assert_eq!(year.states("2024Q2", DAY, 0), ["区科协 returned", "区卫健局 returned"]);
    let said = year.run(&["report", "--period", "2024Q2", "--as-of", DAY], 0);
    assert!(said.contains("[W681]") && !said.contains("E667"), "{said}");
    assert!(!said.contains("W658"), "{said}");
    let of_both = row(&year, "2024Q2");
    assert!(of_both.contains("|期|20|8|13|5|"), "{of_both}");
    year.run(&["remind", "--period", "2024Q2", "--as-of", DAY, "--dry-run"], 0);
    let said = year.run(&["remind", "--period", "2024Q2", "--as-of", DAY, "--dry-run"], 0);
    assert!(said.contains("没有要催、要退的单位"), "{said}");
    // Its own form of now came: that is all there is of both.
    year.answer("2024Q2", "区科协", 14.0);
    let said = year.run(&["report", "--period", "2024Q2", "--as-of", DAY], 1);
    assert!(said.contains("[E667]"), "{said}");
    let own = row(&year, "2024Q2");
    assert!(own.contains("|期|20|8|14|6|"), "{own}");
}
