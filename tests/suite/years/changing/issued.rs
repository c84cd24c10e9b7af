//! 定稿: an issued report is written once, and each later one of its period says what is another.

use hongtou::form;

use super::{Year, answers};

fn reported() -> Year {
    let year = Year::new();
    year.run(&["forms", "--period", "2024Q1", "--as-of", "2024-03-25"], 0);
    for (unit, figure) in [("区文旅局", 6.0), ("区科协", 1.0)] {
        year.answer("2024Q1", unit, figure);
    }
    year
}

fn report(year: &Year, more: &[&str]) -> String {
    let arguments = ["report", "--period", "2024Q1", "--as-of", "2024-04-08"];
    year.run(&[&arguments, more].concat(), 0)
}

const FIRST: &str = "存档/2024Q1/汇总-第1版-20240408";

/// All files below a folder, with their bytes.
fn kept(year: &Year) -> Vec<(String, Vec<u8>)> {
    let folder = year.office.path(FIRST);
    let entries = std::fs::read_dir(folder).unwrap().flatten();
    let mut files: Vec<(String, Vec<u8>)> = entries
        .map(|entry| {
            let name = entry.file_name().into_string().unwrap();
            (name, std::fs::read(entry.path()).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// The same unit with another figure, in a file of its own that says it was filled in later.
pub(super) fn corrected(year: &Year, unit: &str, figure: f64) {
    let grids = year.grids("2024Q1");
    let grid = grids.iter().find(|grid| grid.identity.unit == unit).unwrap();
    let mut answers = answers(grid, figure);
    let day = grid.entry(form::Field::FilledOn).unwrap().id.clone();
    answers.insert(day, form::Answer::Day(grid.due.after(12)));
    let bytes = form::write(grid, &answers).unwrap();
    year.office.put(&format!("returns/2024Q1/{unit}（更正）.xlsx"), bytes);
}

/// Case 05 b: the report that went to the leaders stays, and the next says what is another.
#[test]
fn case_05_what_was_issued_stays_and_the_next_says_what_is_another() {
    let year = reported();
    let said = report(&year, &["--final"]);
    assert!(said.contains(&format!("已定稿，存在 {FIRST}")), "{said}");
    let before = kept(&year);
    let names: Vec<&str> = before.iter().map(|(name, _)| name.as_str()).collect();
    let wanted =
        ["notice.yaml", "汇总-2024Q1.docx", "汇总-2024Q1.pdf", "汇总-2024Q1.xlsx", "清单.json"];
    assert_eq!(names, wanted);
    let pdf = year.read("out/report/2024Q1/汇总-2024Q1.pdf");
    assert!(before[2].1 == pdf);
    let list: serde_json::Value = serde_json::from_slice(&before[4].1).unwrap();
    assert_eq!(list["edition"], 1);
    assert_eq!(list["asOf"], "2024-04-08");
    assert_eq!(list["units"][0]["file"], "区文旅局2024Q1.xlsx");
    assert_eq!(list["units"][0]["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(list["units"][2]["state"], "逾期未报");
    assert!(
        list["fonts"]["仿宋"].is_string() || list["fonts"].as_object().unwrap().len() > 1,
        "{list}"
    );
    // The same report is no new edition, and its files are the same.
    let said = report(&year, &["--final"]);
    assert!(said.contains("与2024年4月8日定稿的第1版相同") && !said.contains("已定稿"), "{said}");
    assert!(year.read("out/report/2024Q1/汇总-2024Q1.pdf") == pdf);
    // What comes later is told: a correction, and a unit that was late.
    corrected(&year, "区科协", 2.0);
    year.answer("2024Q1", "区卫健局", 60.0);
    let said = report(&year, &[]);
    let wanted = [
        "与2024年4月8日定稿的第1版相比，有 6 处不同（列在“修订说明”里）：",
        "  区卫健局 报送情况：逾期未报 → 已报（区卫健局2024Q1.xlsx）",
        "  区科协 实施阅读推广：科技大赛：1 → 2（区科协（更正）.xlsx）",
        "  区卫健局 实施健康检查：健康检查：（没有） → 60（区卫健局2024Q1.xlsx）",
        "  第1件“科技大赛”累计完成：1场 → 2场",
        "  第2件“健康检查”累计完成：（没有） → 60名",
    ];
    for line in wanted {
        assert!(said.contains(line), "{line}\n{said}");
    }
    let rows = year.rows("2024Q1", "修订说明");
    let row = "2|区科协|实施阅读推广：科技大赛|第1版（2024年4月8日）|1|2|区科协（更正）.xlsx";
    assert!(rows.iter().any(|one| one == row), "{rows:?}");
    assert!(kept(&year) == before, "the issued report is another");
    // The second edition stands beside the first, and is what later ones are compared with.
    let said = report(&year, &["--final"]);
    assert!(said.contains("已定稿，存在 存档/2024Q1/汇总-第2版-20240408"), "{said}");
    let said = report(&year, &[]);
    assert!(said.contains("与2024年4月8日定稿的第2版相同"), "{said}");
    assert!(!year.rows("2024Q1", "报送情况").is_empty());
    assert!(kept(&year) == before);
}

/// What is asked for beside the files is issued with them; an edition that was issued without stays so, which is said.
#[test]
fn the_page_and_the_json_are_issued_with_the_files() {
    let year = reported();
    report(&year, &["--final", "--html", "--json"]);
    let names: Vec<String> = kept(&year).into_iter().map(|(name, _)| name).collect();
    for end in ["html", "json", "pdf", "docx", "xlsx"] {
        assert!(names.contains(&format!("汇总-2024Q1.{end}")), "{names:?}");
    }
    let page = |folder: &str| year.read(&format!("{folder}/汇总-2024Q1.html"));
    assert!(page(FIRST) == page("out/report/2024Q1"));
    let told: serde_json::Value =
        serde_json::from_slice(&year.read(&format!("{FIRST}/汇总-2024Q1.json"))).unwrap();
    assert_eq!((&told["version"], &told["tally"]["owed"]), (&1.into(), &3.into()));
    let list = String::from_utf8(year.read(&format!("{FIRST}/清单.json"))).unwrap();
    assert!(list.contains("汇总-2024Q1.html") && list.contains("汇总-2024Q1.json"), "{list}");
    let said = report(&year, &["--final", "--html"]);
    assert!(!said.contains("不往里加") && !said.contains("已定稿"), "{said}");
}

#[test]
fn what_an_edition_was_issued_without_is_said() {
    let year = reported();
    report(&year, &["--final"]);
    let before = kept(&year);
    let said = report(&year, &["--final", "--html"]);
    assert!(said.contains("第1版定稿时没有 汇总-2024Q1.html，定稿以后不往里加"), "{said}");
    assert!(year.office.path("out/report/2024Q1/汇总-2024Q1.html").exists());
    assert!(kept(&year) == before);
    let said = report(&year, &["--final", "--html", "--for-publication"]);
    assert!(said.contains("第1版定稿时没有 汇总-2024Q1-公布.html，定稿以后不往里加"), "{said}");
    let said = report(&year, &["--html"]);
    assert!(!said.contains("不往里加"), "{said}");
}

/// A report that takes something away, a ruling with its words, and a file that somebody changed.
#[test]
fn what_is_said_no_more_and_what_was_changed_in_the_archive() {
    let mut year = reported();
    let piece = "来件:\n  - {文件: 区科协2024Q1.xlsx, 报送期: 2024Q1, 不计: 是, 说明: 不是他们报的, 经办人: 张三, 日期: 2024-04-08}\n附件: {标题";
    report(&year, &["--final"]);
    year.change(&[("附件: {标题", piece)]);
    let said = report(&year, &["--final"]);
    assert!(said.contains("  区科协 报送情况：已报 → 逾期未报"), "{said}");
    assert!(
        said.contains("  区科协 实施阅读推广：科技大赛：1 → （没有）（区科协2024Q1.xlsx）"),
        "{said}"
    );
    let second = year.office.read("存档/2024Q1/汇总-第2版-20240408/清单.json");
    let ruled = "文件: 区科协2024Q1.xlsx, 不计: 是, 报送期: 2024Q1, 说明: 不是他们报的, 经办人: 张三, 日期: 2024-04-08";
    assert!(second.contains(ruled), "{second}");
    year.office.put(&format!("{FIRST}/汇总-2024Q1.docx"), "another");
    let said = report(&year, &[]);
    assert!(said.contains("W903") && said.contains(&format!("{FIRST}/汇总-2024Q1.docx")), "{said}");
}

/// What is not issued: some of the files, another folder, the overview of a year.
#[test]
fn a_report_is_issued_whole() {
    let year = reported();
    let run = |more: &[&str]| {
        year.office
            .run(&[&["report", "--period", "2024Q1", "--final", "--bundled-fonts"], more].concat())
    };
    assert_eq!(run(&["--only", "pdf"]).0, 2);
    assert_eq!(run(&["-o", "out/x"]).0, 2);
    let (code, said) =
        year.office.run(&["report", "--period", "2024", "--final", "--bundled-fonts"]);
    assert!(code == 2 && said.contains("E906"), "{said}");
    assert!(!year.office.path("存档/2024Q1/汇总-第1版-20240408").exists());
}

/// Two clerks at one moment: one edition.
#[test]
fn what_is_issued_twice_at_once_is_issued_once() {
    let year = reported();
    let run = || {
        let arguments = ["report", "--period", "2024Q1", "--as-of", "2024-04-08", "--final"];
        let mut command = year.office.command(&arguments);
        command.arg("--bundled-fonts").stdout(std::process::Stdio::piped()).spawn().unwrap()
    };
    let runs: Vec<_> = (0..3).map(|_| run()).collect();
    for run in runs {
        assert!(run.wait_with_output().unwrap().status.success());
    }
    let editions = std::fs::read_dir(year.office.path("存档/2024Q1")).unwrap().flatten();
    let editions = editions.filter(|entry| entry.path().is_dir()).count();
    assert_eq!(editions, 1);
    // A list that cannot be read is told, and its folder stays as it is.
    year.office.put(&format!("{FIRST}/清单.json"), "{");
    let said = report(&year, &["--final"]);
    assert!(said.contains("W812") && said.contains("存档/2024Q1/汇总-第2版-20240408"), "{said}");
    assert_eq!(year.office.read(&format!("{FIRST}/清单.json")), "{");
}

/// A report as of an earlier day is compared with what was issued by then.
#[test]
fn an_earlier_day_knows_no_later_edition() {
    let year = reported();
    report(&year, &["--final"]);
    corrected(&year, "区科协", 2.0);
    let of = |day: &str, more: &[&str]| {
        let arguments = ["report", "--period", "2024Q1", "--as-of", day];
        year.run(&[&arguments, more].concat(), 0)
    };
    assert!(of("2024-04-20", &["--final"]).contains("汇总-第2版-20240420"));
    assert!(of("2024-04-20", &[]).contains("与2024年4月20日定稿的第2版相同"));
    assert!(of("2024-04-10", &[]).contains("与2024年4月8日定稿的第1版相比"));
    let before = of("2024-04-02", &[]);
    assert!(!before.contains("定稿的第"), "{before}");
}

/// The number of an edition is given once, though its list be gone; a folder that a stopped run left empty is none.
#[test]
fn the_number_of_an_edition_is_given_once() {
    let year = reported();
    std::fs::create_dir_all(year.office.path(FIRST)).unwrap();
    let said = report(&year, &["--final"]);
    assert!(said.contains(&format!("已定稿，存在 {FIRST}")) && !said.contains("W812"), "{said}");
    std::fs::remove_file(year.office.path(&format!("{FIRST}/清单.json"))).unwrap();
    corrected(&year, "区科协", 2.0);
    let arguments = ["report", "--period", "2024Q1", "--as-of", "2024-04-20", "--final"];
    let said = year.run(&arguments, 0);
    assert!(said.contains("汇总-第2版-20240420") && said.contains("W812"), "{said}");
    let names: Vec<String> = std::fs::read_dir(year.office.path("存档/2024Q1"))
        .unwrap()
        .map(|one| one.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(names.iter().all(|name| !name.contains("正在存")), "{names:?}");
}

/// The day on which returns are due is another from now on: the issued report stays, and the next says it.
#[test]
fn another_day_on_which_returns_are_due() {
    let mut year = reported();
    report(&year, &["--final"]);
    let before = kept(&year);
    year.change(&[("发件邮箱", "期限天数: 10\n  发件邮箱")]);
    let said = report(&year, &[]);
    assert!(said.contains("报送期限：2024年3月31日 → 2024年4月10日"), "{said}");
    assert!(kept(&year) == before, "the issued report is another");
}

/// What was kept of the period is moved away and the forms are made again, as W901 says: the report that was issued is
/// made again from what it keeps itself.
#[test]
fn an_issued_report_is_made_again_whatever_became_of_the_kept_description() {
    let mut year = Year::new();
    year.run(&["forms", "--period", "2024Q1", "--as-of", "2024-03-25"], 0);
    for (unit, figure) in [("区文旅局", 6.0), ("区科协", 1.0), ("区卫健局", 60.0)] {
        year.answer("2024Q1", unit, figure);
    }
    let report = ["report", "--period", "2024Q1", "--as-of", "2024-04-08"];
    year.run(&[&report[..], &["--final"]].concat(), 0);
    let ways = ["docx", "pdf", "xlsx"].map(|one| format!("汇总-2024Q1.{one}"));
    let issued = |way: &String| year.read(&format!("存档/2024Q1/汇总-第1版-20240408/{way}"));
    let issued: Vec<Vec<u8>> = ways.iter().map(issued).collect();
    let again = |year: &Year, when: &str| {
        year.run(&report, 0);
        for (way, bytes) in ways.iter().zip(&issued) {
            let made = year.read(&format!("out/report/2024Q1/{way}"));
            assert!(made == *bytes, "{when}: {way} is another");
        }
    };
    year.change(&[("完成时限: 2024-12-31", "完成时限: 2024-10-31"), ("200名", "400名")]);
    again(&year, "changed");
    std::fs::remove_file(year.office.path("存档/2024Q1/notice.yaml")).unwrap();
    again(&year, "moved away");
    year.run(&["forms", "--period", "2024Q1", "--as-of", "2024-04-20"], 0);
    again(&year, "made again");
}
