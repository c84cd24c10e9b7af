//! An issued report that is made again: in the same bytes as of its day, whatever the register says today; and what
//! moved behind it is told.

use super::Year;
use super::issued::corrected;

const UNITS: [&str; 3] = ["区文旅局", "区科协", "区卫健局"];

fn answer(year: &Year, period: &str, figures: [f64; 3]) {
    for (unit, figure) in UNITS.into_iter().zip(figures) {
        year.answer(period, unit, figure);
    }
}

fn report(year: &Year, period: &str, day: &str, more: &[&str]) -> String {
    let arguments = ["report", "--period", period, "--as-of", day];
    year.run(&[&arguments, more].concat(), 0)
}

fn papers(year: &Year, period: &str) -> Vec<Vec<u8>> {
    let files = ["pdf", "docx", "xlsx"];
    files.map(|end| year.read(&format!("out/report/{period}/汇总-{period}.{end}"))).into()
}

/// The first quarter is corrected behind the issued report of the second.
#[test]
fn a_figure_before_that_moved_is_told() {
    let year = Year::new();
    answer(&year, "2024Q1", [6.0, 1.0, 60.0]);
    answer(&year, "2024Q2", [9.0, 2.0, 100.0]);
    report(&year, "2024Q2", "2024-07-08", &["--final"]);
    let issued = papers(&year, "2024Q2");
    corrected(&year, "区卫健局", 58.0);
    let said = report(&year, "2024Q2", "2024-07-20", &[]);
    let wanted = [
        "与2024年7月8日定稿的第1版相比，有 2 处不同（列在“修订说明”里）：",
        "  第2件“健康检查”上期累计：60名 → 58名",
        "  第2件“健康检查”本期完成：40名 → 42名",
    ];
    for line in wanted {
        assert!(said.contains(line), "{line}\n{said}");
    }
    let rows = year.rows("2024Q2", "修订说明");
    assert!(
        rows.iter().any(|row| row.contains("上期累计|第1版（2024年7月8日）|60名|58名")),
        "{rows:?}"
    );
    let said = report(&year, "2024Q2", "2024-07-08", &[]);
    assert!(said.contains("与2024年7月8日定稿的第1版相同"), "{said}");
    assert!(papers(&year, "2024Q2") == issued, "the report as of its day is another");
}

/// A list that an older program kept says nothing of the figures before: that is no difference.
#[test]
fn what_an_older_list_does_not_say_is_no_difference() {
    let year = Year::new();
    answer(&year, "2024Q1", [6.0, 1.0, 60.0]);
    answer(&year, "2024Q2", [9.0, 2.0, 100.0]);
    report(&year, "2024Q2", "2024-07-08", &["--final"]);
    let place = "存档/2024Q2/汇总-第1版-20240708/清单.json";
    let mut list: serde_json::Value = serde_json::from_str(&year.office.read(place)).expect("JSON");
    let facts = list["facts"].as_array_mut().expect("facts");
    let is_old = |fact: &serde_json::Value| {
        let place = fact["place"].as_str().expect("a place");
        !place.ends_with("上期累计") && !place.ends_with("本期完成")
    };
    let all = facts.len();
    facts.retain(is_old);
    assert_eq!(all - facts.len(), 6);
    facts.retain(|fact| {
        let of_notice = ["标题", "汇总单位", "报送期限", "通知的变动"];
        !of_notice.contains(&fact["place"].as_str().expect("a place"))
    });
    assert_eq!(all - facts.len(), 9);
    for what in ["saysBefore", "saysNotice"] {
        list.as_object_mut().expect("a list").remove(what).expect("what is new");
    }
    year.office.put(place, list.to_string());
    let said = report(&year, "2024Q2", "2024-07-08", &[]);
    assert!(said.contains("与2024年7月8日定稿的第1版相同"), "{said}");
}

/// The second edition says what is another than in the first, also when it is made again.
#[test]
fn a_second_edition_is_made_again_as_it_was() {
    let year = Year::new();
    answer(&year, "2024Q1", [6.0, 1.0, 60.0]);
    report(&year, "2024Q1", "2024-04-08", &["--final"]);
    corrected(&year, "区科协", 2.0);
    let said = report(&year, "2024Q1", "2024-04-20", &["--final"]);
    assert!(said.contains("汇总-第2版-20240420"), "{said}");
    let issued = papers(&year, "2024Q1");
    let said = report(&year, "2024Q1", "2024-04-20", &["--final"]);
    assert!(said.contains("与2024年4月20日定稿的第2版相同") && !said.contains("已定稿"), "{said}");
    assert!(papers(&year, "2024Q1") == issued, "the second edition is another");
    let rows = year.rows("2024Q1", "修订说明");
    assert!(rows.iter().any(|row| row.contains("科技大赛|第1版（2024年4月8日）|1|2|")), "{rows:?}");
}

/// Units change places in the register, or give way to another at its end.
#[test]
fn the_order_of_the_units_is_that_of_the_period() {
    let both = "  - {名称: 区文旅局, 邮箱: wl@example.gov.cn}\n  - {名称: 区科协, 邮箱: kx@example.gov.cn}\n";
    let swapped = "  - {名称: 区科协, 邮箱: kx@example.gov.cn}\n  - {名称: 区文旅局, 邮箱: wl@example.gov.cn}\n";
    let last = "  - {名称: 区卫健局, 邮箱: wj@example.gov.cn}\n";
    let one = format!(
        "{last}  - {{名称: 区文化和科技局, 前身: [区科协, 区文旅局], 自: 2024Q2, 邮箱: wk@example.gov.cn}}\n"
    );
    let changes: [&[(&str, &str)]; 2] = [&[(both, swapped)], &[(both, ""), (last, one.as_str())]];
    for pieces in changes {
        let mut year = Year::new();
        year.run(&["forms", "--period", "2024Q1", "--as-of", "2024-03-25"], 0);
        answer(&year, "2024Q1", [6.0, 1.0, 60.0]);
        report(&year, "2024Q1", "2024-04-08", &["--final"]);
        let issued = papers(&year, "2024Q1");
        year.change(pieces);
        let said = report(&year, "2024Q1", "2024-04-08", &[]);
        assert!(said.contains("与2024年4月8日定稿的第1版相同"), "{said}");
        assert!(papers(&year, "2024Q1") == issued, "{pieces:?}");
    }
}

/// A return of the first quarter is gone: the second, which has nothing to compare with, says so too, and the year
/// once.
#[test]
fn what_is_gone_of_the_quarter_before_is_told() {
    let year = Year::new();
    answer(&year, "2024Q1", [6.0, 1.0, 60.0]);
    answer(&year, "2024Q2", [9.0, 2.0, 100.0]);
    report(&year, "2024Q2", "2024-07-08", &[]);
    std::fs::remove_file(year.office.path("returns/2024Q1/区卫健局2024Q1.xlsx")).unwrap();
    let run = |period: &str| {
        let report = ["report", "--period", period, "--as-of", "2024-07-08"];
        year.run(&report, 1)
    };
    let said = run("2024Q2");
    assert!(said.contains("[E673]: “区卫健局”的这份报表"), "{said}");
    assert!(said.contains("2024Q1/区卫健局2024Q1.xlsx"), "{said}");
    let said = run("2024");
    assert_eq!(said.matches("[E673]").count(), 1, "{said}");
}

/// What the paper prints of the notice is another than in the issued one: it is told, and can be issued again.
#[test]
fn what_is_printed_of_the_notice_is_told() {
    let mut year = Year::new();
    answer(&year, "2024Q1", [6.0, 1.0, 60.0]);
    year.run(&["forms", "--period", "2024Q1", "--as-of", "2024-03-25"], 0);
    year.change(&[("数量: 20期", "数量: 30期")]);
    answer(&year, "2024Q2", [9.0, 2.0, 100.0]);
    report(&year, "2024Q2", "2024-07-08", &["--final"]);
    let moved = year.office.path("存档/2024Q1/notice.yaml");
    std::fs::rename(&moved, moved.with_file_name("notice-旧.yaml")).expect("moved");
    year.change(&[("发件邮箱", "期限天数: 10\n  发件邮箱")]);
    let said = report(&year, "2024Q2", "2024-07-08", &["--final"]);
    let wanted = [
        "与2024年7月8日定稿的第1版相比，有 2 处不同（列在“修订说明”里）：",
        "  报送期限：2024年6月30日 → 2024年7月10日",
        "  通知的变动：指标“阅读推广活动”由20期改为30期 → （没有）",
        "汇总-第2版-20240708",
    ];
    for line in wanted {
        assert!(said.contains(line), "{line}\n{said}");
    }
}

/// Tasks and targets change places in the description: a period whose forms went out before keeps their order.
#[test]
fn the_order_of_the_tasks_is_that_of_the_period() {
    let mut year = Year::new();
    year.run(&["forms", "--period", "2024Q1", "--as-of", "2024-03-25"], 0);
    answer(&year, "2024Q1", [6.0, 1.0, 60.0]);
    report(&year, "2024Q1", "2024-04-08", &["--final"]);
    let issued = papers(&year, "2024Q1");
    let (before, tasks) = super::NOTICE.split_once("  - 名称: 实施阅读推广").expect("the first");
    let (first, rest) = tasks.split_once("  - 名称: 实施健康检查").expect("the second");
    let (second, behind) = rest.split_once("附件:").expect("the end");
    let (task, targets) = first.split_once("      - {").expect("its targets");
    let (one, other) = targets.split_once("      - {").expect("two");
    let swapped = format!("{task}      - {{{other}      - {{{one}");
    let yaml = format!(
        "{before}  - 名称: 实施健康检查{second}  - 名称: 实施阅读推广{swapped}附件:{behind}"
    );
    year.change(&[(super::NOTICE, &yaml)]);
    let said = report(&year, "2024Q1", "2024-04-08", &[]);
    assert!(said.contains("与2024年4月8日定稿的第1版相同"), "{said}");
    assert!(papers(&year, "2024Q1") == issued, "the issued report changed");
    let tasks = |year: &Year, period: &str| -> Vec<String> {
        let rows = year.rows(period, "指标进度");
        rows.iter().filter_map(|row| Some(row.split('|').nth(2)?.to_owned())).collect()
    };
    let first = tasks(&year, "2024Q1").join(" ");
    assert!(first.contains("阅读推广活动 科技大赛 健康检查"), "{first}");
    answer(&year, "2024Q2", [9.0, 2.0, 100.0]);
    report(&year, "2024Q2", "2024-07-08", &[]);
    let second = tasks(&year, "2024Q2").join(" ");
    assert!(second.contains("健康检查 科技大赛 阅读推广活动"), "{second}");
}
