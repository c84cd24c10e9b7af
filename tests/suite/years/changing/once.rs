//! What is told once, kept with an issued report, and known of units that were there.

use super::Year;
use super::told::paper;

/// A museum is joined to the science association, which was there before, behind the sealed notice: no forms went out,
/// and the sealed notice itself shows that both were there.
#[test]
fn a_unit_that_the_sealed_notice_names_was_there() {
    let mut year = Year::new();
    let museum = "  - {名称: 区科技馆, 邮箱: kg@example.gov.cn}\n";
    let both = format!("  - {{名称: 区科协, 邮箱: kx@example.gov.cn}}\n{museum}");
    year.change(&[
        ("  - {名称: 区科协, 邮箱: kx@example.gov.cn}\n", &both),
        ("责任单位: 区卫健局", "责任单位: [区卫健局, 区科技馆]"),
    ]);
    year.run(&["notice", "--final"], 0);
    let sealed = year.read("out/notice.pdf");
    year.change(&[
        (museum, ""),
        ("{名称: 区科协, 邮箱", "{名称: 区科协, 前身: [区科技馆], 自: 2024-07-01, 邮箱"),
    ]);
    let said = year.run(&["notice"], 0);
    assert!(year.read("out/notice.pdf") == sealed, "{said}");
    // Both report the first half of the year, and the association alone since.
    year.run(&["forms", "--period", "2024Q2", "--as-of", "2024-06-20"], 0);
    let forms = |period: &str| {
        let entries = std::fs::read_dir(year.office.path(&format!("out/forms/{period}")));
        let names = entries.expect("forms").flatten();
        let mut names: Vec<String> =
            names.map(|one| one.file_name().into_string().expect("a name")).collect();
        names.sort();
        names.join(" ")
    };
    let names = forms("2024Q2");
    assert!(names.contains("区科协") && names.contains("区科技馆"), "{names}");
}

/// A quarter of which nothing came back, and whose report was issued all the same, told what was changed: the next does
/// not tell it again.
#[test]
fn a_report_that_was_issued_of_nothing_tells_the_changes_for_good() {
    let mut year = Year::new();
    year.run(&["forms", "--period", "2024Q1", "--as-of", "2024-03-25"], 0);
    year.answer("2024Q1", "区卫健局", 60.0);
    year.run(&["report", "--period", "2024Q1", "--as-of", "2024-04-08"], 0);
    year.change(&[("数量: 20期", "数量: 30期, 原数量: [{至: 2024Q1, 数量: 20期}]")]);
    std::fs::create_dir_all(year.office.path("returns/2024Q2")).expect("a folder");
    let changed = "指标“阅读推广活动”由20期改为30期";
    let report = |year: &Year, period: &str, day: &str, more: &[&str]| {
        year.run(&[&["report", "--period", period, "--as-of", day], more].concat(), 0);
        paper(year, period)
    };
    assert!(report(&year, "2024Q2", "2024-07-08", &[]).contains(changed));
    year.answer("2024Q3", "区卫健局", 90.0);
    let third = report(&year, "2024Q3", "2024-10-08", &[]);
    assert!(third.contains(&format!("与第一季度相比，通知的变动：{changed}")), "no report is kept");
    report(&year, "2024Q2", "2024-07-08", &["--final"]);
    let third = report(&year, "2024Q3", "2024-10-08", &[]);
    assert!(!third.contains("通知的变动"), "{third}");
    year.change(&[("数量: 200名", "数量: 300名, 原数量: [{至: 2024Q2, 数量: 200名}]")]);
    let third = report(&year, "2024Q3", "2024-10-08", &[]);
    let wanted = "与上季度相比，通知的变动：指标“健康检查”由200名改为300名。";
    assert!(third.contains(wanted), "{third}");
}

/// The issued report keeps today's description, and the one of then by which its figures are reckoned.
#[test]
fn an_issued_report_keeps_the_notice_of_then_too() {
    let mut year = Year::new();
    year.run(&["forms", "--period", "2024Q1", "--as-of", "2024-03-25"], 0);
    year.answer("2024Q1", "区卫健局", 60.0);
    let report = ["report", "--period", "2024Q1", "--as-of", "2024-04-08", "--final"];
    year.run(&report, 0);
    let first = "存档/2024Q1/汇总-第1版-20240408";
    let then = format!("{first}/发表时-notice.yaml");
    assert!(!year.office.path(&then).exists(), "it is today's");
    year.change(&[("数量: 200名", "数量: 400名")]);
    year.answer("2024Q1", "区文旅局", 6.0);
    let said = year.run(&["report", "--period", "2024Q1", "--as-of", "2024-04-12", "--final"], 0);
    // It is said how an amount that is another from then on is written.
    let lines = "“健康检查”以后才改的，写明从什么时候起：“数量: 400名”，“原数量: [{至: 2024Q1, 数量: 200名}]”，\
                 最外层“变更: [{日期: 文件的日期, 文号: 文件的文号}]”";
    assert!(said.contains(lines), "{said}");
    let second = "存档/2024Q1/汇总-第2版-20240412";
    assert!(year.office.read(&format!("{second}/notice.yaml")).contains("400名"));
    let then = format!("{second}/发表时-notice.yaml");
    assert_eq!(year.read(&then), year.read("存档/2024Q1/notice.yaml"));
    assert!(year.office.read(&format!("{second}/清单.json")).contains("发表时-notice.yaml"));
    year.office.put(&then, "年度: 2024");
    let said = year.run(&["report", "--period", "2024Q1", "--as-of", "2024-04-12"], 0);
    assert!(said.contains("W903") && said.contains("发表时-notice.yaml"), "{said}");
}

/// What is put together of two files names both, with the hashes of both.
#[test]
fn an_answer_of_two_files_names_both() {
    let mut year = Year::new();
    let sum = "{名称: 阅读推广活动, 数量: 20期, 填报单位: [区文旅局, 区科协], 合计方式: 合计}";
    year.change(&[("{名称: 阅读推广活动, 数量: 20期, 填报单位: 区文旅局}", sum)]);
    year.answer("2024Q1", "区文旅局", 6.0);
    year.answer("2024Q1", "区科协", 2.0);
    let hash = |unit: &str| {
        let bytes = year.read(&format!("returns/2024Q1/{unit}2024Q1.xlsx"));
        let digest = <sha2::Sha256 as sha2::Digest>::digest(bytes);
        hongtou::intake::hash(digest)
    };
    let hashes = ["区文旅局", "区科协"].map(hash).join("、");
    year.change(&[(
        "  - {名称: 区文旅局, 邮箱: wl@example.gov.cn}\n  - {名称: 区科协, 邮箱: kx@example.gov.cn}\n",
        "  - {名称: 区文化和科技局, 前身: [区文旅局, 区科协], 自: 2024-03-20, 邮箱: wk@example.gov.cn}\n",
    )]);
    year.run(&["report", "--period", "2024Q1", "--as-of", "2024-04-08"], 0);
    let rows = year.rows("2024Q1", "明细");
    let row = rows.iter().find(|row| row.contains("|阅读推广活动|")).expect("the row");
    assert!(row.contains("区文旅局2024Q1.xlsx、区科协2024Q1.xlsx"), "{row}");
    assert!(row.contains(&hashes), "{row}");
    let alone = rows.iter().find(|row| row.contains("|科技大赛|")).expect("the row");
    assert!(alone.contains("|区科协2024Q1.xlsx|"), "{alone}");
}

/// A level that missed its bound when its day came is not reached because the bound was lowered since.
#[test]
fn a_level_that_was_not_reached_then_is_not_reached_by_a_lower_bound() {
    let mut year = Year::new();
    year.change(&[
        ("为200名妇女做健康检查。", "健康检查率达到90%。"),
        (
            "责任单位: 区卫健局\n    完成时限: 2024-12-31",
            "责任单位: 区卫健局\n    完成时限: 2024-06-30",
        ),
        ("数量: 200名", "数量: 达到90%"),
    ]);
    let light = |year: &Year, period: &str, day: &str, figure: f64| {
        year.answer(period, "区卫健局", figure);
        year.run(&["report", "--period", period, "--as-of", day], 0);
        let rows = year.rows(period, "指标进度");
        rows.iter().find(|row| row.contains("健康检查")).expect("the row").clone()
    };
    let second = light(&year, "2024Q2", "2024-07-08", 85.0);
    assert!(second.contains("未达标"), "{second}");
    year.change(&[("数量: 达到90%", "数量: 达到80%, 原数量: [{至: 2024Q2, 数量: 达到90%}]")]);
    let third = light(&year, "2024Q3", "2024-10-08", 78.0);
    assert!(third.contains("未达标") && !third.contains("已完成"), "{third}");
}
