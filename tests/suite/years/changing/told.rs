//! What the office changed itself is told in the next report, and asked of no unit.

use hongtou::form::{self, Answer, Field};

use super::{Year, answers};

const BOTH: &str =
    "  - {名称: 区文旅局, 邮箱: wl@example.gov.cn}\n  - {名称: 区科协, 邮箱: kx@example.gov.cn}\n";
const ONE: &str =
    "  - {名称: 区文化和科技局, 前身: [区文旅局, 区科协], 自: 2024Q2, 邮箱: wk@example.gov.cn}\n";
/// The task of one unit is over behind the first quarter.
const OVER: (&str, &str) = (
    "责任单位: 区卫健局\n    完成时限: 2024-12-31\n",
    "责任单位: 区卫健局\n    完成时限: 2024-12-31\n    至: 2024Q1\n",
);

/// The first quarter, which went out and came back.
fn first_quarter() -> Year {
    let year = Year::new();
    year.run(&["forms", "--period", "2024Q1", "--as-of", "2024-03-25"], 0);
    for (unit, figure) in [("区文旅局", 6.0), ("区科协", 1.0), ("区卫健局", 60.0)] {
        year.answer("2024Q1", unit, figure);
    }
    year
}

/// The words of a report's paper.
pub(super) fn paper(year: &Year, period: &str) -> String {
    let docx = year.read(&format!("out/report/{period}/汇总-{period}.docx"));
    let xml = crate::word::parts(&docx)["word/document.xml"].clone();
    xml.split('<').filter_map(|piece| Some(piece.split_once('>')?.1)).collect()
}

fn report(year: &Year, period: &str, day: &str, code: i32) -> String {
    year.run(&["report", "--period", period, "--as-of", day], code)
}

#[test]
fn the_next_report_says_what_changed() {
    let mut year = first_quarter();
    report(&year, "2024Q1", "2024-04-08", 0);
    assert!(!paper(&year, "2024Q1").contains("通知的变动"), "nothing did");
    year.change(&[
        (BOTH, ONE),
        OVER,
        ("〔2024〕13号\n", "〔2024〕31号\n曾用字号: [甲政办字〔2024〕13号]\n"),
        ("名称: 科技大赛, 数量: 4场", "名称: 科普大赛, 曾用名: [科技大赛], 数量: 4场"),
    ]);
    year.answer("2024Q2", "区文化和科技局", 8.0);
    report(&year, "2024Q2", "2024-07-08", 0);
    let wanted = "与上季度相比，通知的变动：发文字号由甲政办字〔2024〕13号更正为甲政办字〔2024〕31号；\
                  区文旅局、区科协改为区文化和科技局；指标“科技大赛”改称“科普大赛”；实事“实施健康检查”取消。";
    let paper = paper(&year, "2024Q2");
    assert!(paper.contains(wanted), "{paper}");
    // It is told once.
    year.answer("2024Q3", "区文化和科技局", 9.0);
    report(&year, "2024Q3", "2024-10-08", 0);
    assert!(!self::paper(&year, "2024Q3").contains("通知的变动"));
}

#[test]
fn a_unit_that_becomes_two_and_one_that_ends() {
    let mut year = first_quarter();
    year.change(&[
        (
            "  - {名称: 区卫健局, 邮箱: wj@example.gov.cn}\n",
            "  - {名称: 区卫生局, 前身: [区卫健局], 自: 2024Q2, 邮箱: ws@example.gov.cn}\n  \
             - {名称: 区疾控局, 前身: [区卫健局], 自: 2024Q2, 邮箱: jk@example.gov.cn}\n",
        ),
        ("责任单位: 区卫健局", "责任单位: [区卫生局, 区疾控局]"),
        ("填报单位: 区卫健局", "填报单位: 区卫生局"),
        ("kx@example.gov.cn}", "kx@example.gov.cn, 至: 2024-04-30}"),
    ]);
    year.answer("2024Q2", "区卫生局", 80.0);
    report(&year, "2024Q2", "2024-07-08", 0);
    let paper = paper(&year, "2024Q2");
    let wanted = "通知的变动：区卫健局改为区卫生局、区疾控局；区科协撤销。";
    assert!(paper.contains(wanted), "{paper}");
}

/// The only task of a unit is over: it gets no form, nothing is to be done, and a form that comes is no riddle.
#[test]
fn a_unit_whose_only_task_is_over() {
    let mut year = first_quarter();
    year.answer("2024Q2", "区卫健局", 80.0);
    year.change(&[OVER]);
    let said = year.run(&["forms", "--period", "2024Q2", "--as-of", "2024-06-25"], 0);
    let words = "[W601]: “区卫健局”的实事这一期没有要报的（已取消或还没有开始），不生成它的报表";
    assert!(said.contains(words) && !said.contains("从名册里删掉"), "{said}");
    let said = year.run(&["status", "--period", "2024Q2", "--as-of", "2024-07-01"], 0);
    let words = "[W665]: “区卫健局”的实事已取消，这一期不报，收到的报表没有计入";
    assert!(said.contains(words) && !said.contains("前身"), "{said}");
}

/// A share was lowered within the year: what was done by then is no fault of the unit.
#[test]
fn a_share_that_was_lowered() {
    let shares = |whole: u8, own: u8| {
        format!(
            "数量: {whole}, 计量单位: 期, 合计方式: 合计, 填报单位: [{{单位: 区文旅局, 数量: {own}}}, {{单位: 区科协, 数量: 5}}]"
        )
    };
    let mut year = Year::new();
    year.change(&[(
        "{名称: 阅读推广活动, 数量: 20期, 填报单位: 区文旅局}",
        &format!(
            "{{名称: 阅读推广活动, {}, 原数量: [{{至: 2024-05-31, {}}}]}}",
            shares(12, 7),
            shares(20, 15).replace(", 合计方式: 合计", "")
        ),
    )]);
    for (figure, is_over) in [(14.0, false), (16.0, true)] {
        year.answer("2024Q2", "区文旅局", figure);
        let said = year.run(&["status", "--period", "2024Q2", "--as-of", "2024-07-08"], 0);
        assert_eq!(said.contains("W652"), is_over, "{said}");
    }
}

/// A form of another notice that names a unit's predecessor is the unit's to mend.
#[test]
fn a_form_that_cannot_be_used_of_a_predecessor() {
    let mut year = Year::new();
    year.change(&[("〔2024〕13号", "〔2023〕3号")]);
    year.answer("2024Q1", "区科协", 1.0);
    year.change(&[("〔2023〕3号", "〔2024〕13号"), (BOTH, &ONE.replace("2024Q2", "2024-03-20"))]);
    let day = "2024-04-08";
    assert_eq!(year.states("2024Q1", day, 1), ["区文化和科技局 faulty", "区卫健局 late"]);
    let said = year.run(&["remind", "--period", "2024Q1", "--as-of", day], 1);
    assert!(said.contains("催报 1 个单位，退回 1 个单位") && !said.contains("W805"), "{said}");
}

/// Forms that are made anew while nothing is known to have gone out renew what is kept, and say so once.
#[test]
fn what_is_kept_is_renewed_with_a_word() {
    let mut year = Year::new();
    let forms = ["forms", "--period", "2024Q1", "--as-of", "2024-03-25"];
    assert!(!year.run(&forms, 0).contains("W907"));
    assert!(!year.run(&forms, 0).contains("W907"), "the same");
    year.change(&[("数量: 200名", "数量: 400名")]);
    let said = year.run(&forms, 0);
    assert!(said.contains("[W907]: 2024Q1 的存档换成了现在的通知文件（原来的是"), "{said}");
    assert!(!year.run(&forms, 0).contains("W907"), "the same again");
}

/// A correction that is gone: what is compared with it is not sure, and the paper says what is missing.
#[test]
fn what_is_older_than_what_is_gone_is_no_figure_before() {
    let year = first_quarter();
    let grids = year.grids("2024Q1");
    let mut told = answers(&grids[1], 3.0);
    let day = grids[1].entry(Field::FilledOn).expect("a day").id.clone();
    told.insert(day, Answer::Day(grids[1].due.after(1)));
    let bytes = form::write(&grids[1], &told).expect("a workbook");
    year.office.put("returns/2024Q1/区科协（更正）.xlsx", bytes);
    for (unit, figure) in [("区文旅局", 9.0), ("区科协", 4.0), ("区卫健局", 90.0)] {
        year.answer("2024Q2", unit, figure);
    }
    let row = |year: &Year| {
        let rows = year.rows("2024Q2", "指标进度");
        rows.iter().find(|row| row.contains("科技大赛")).expect("the row").clone()
    };
    report(&year, "2024Q2", "2024-07-08", 0);
    assert!(row(&year).contains("|场|4|3|4|1|"), "{}", row(&year));
    std::fs::remove_file(year.office.path("returns/2024Q1/区科协（更正）.xlsx")).expect("gone");
    report(&year, "2024Q2", "2024-07-08", 1);
    assert!(row(&year).contains("|场|4||4||"), "{}", row(&year));
    let paper = paper(&year, "2024Q2");
    let wanted = "曾收到、现在缺失的：区科协的报表，有关的数不全。";
    assert!(paper.contains(wanted), "{paper}");
}

/// A run that looked ahead saw nothing later than its clock.
#[test]
fn a_look_ahead_proves_nothing_later_than_its_clock() {
    let year = first_quarter();
    year.answer("2024Q2", "区文旅局", 9.0);
    let status = |clock: &str, as_of: &str| {
        let clock = format!("{clock} 09:00");
        year.run(&["status", "--period", "2024Q2", "--as-of", as_of, "--clock", &clock], 0)
    };
    status("2024-07-01", "2024-07-05");
    year.answer("2024Q2", "区科协", 2.0);
    let said = status("2024-07-08", "2024-07-05");
    assert!(said.contains("已报 2") && !said.contains("没有计入"), "{said}");
}

/// What is told of the changes of the notice in a report's paper.
fn told(year: &Year, period: &str) -> Option<String> {
    let paper = paper(year, period);
    let (_, told) = paper.split_once("通知的变动：")?;
    told.split_once('。').map(|(told, _)| told.to_owned())
}

/// Units change on a day within a period that was issued before that was written: it stays as it is, and the next
/// report tells it.
#[test]
fn units_that_changed_within_an_issued_period() {
    let mut year = first_quarter();
    for unit in ["区文旅局", "区科协", "区卫健局"] {
        year.answer("2024Q2", unit, 9.0);
    }
    year.run(&["forms", "--period", "2024Q2", "--as-of", "2024-06-01"], 0);
    year.run(&["report", "--period", "2024Q2", "--as-of", "2024-07-08", "--final"], 0);
    let issued = year.read("out/report/2024Q2/汇总-2024Q2.pdf");
    year.change(&[
        (BOTH, &ONE.replace("2024Q2", "2024-06-15")),
        ("邮箱: wj@example.gov.cn}", "邮箱: wj@example.gov.cn, 至: 2024-06-20}"),
        (
            "附件: {标题",
            "  - {名称: 实施健身, 内容: 建设健身点10处。, 责任单位: 区文化和科技局}\n附件: {标题",
        ),
    ]);
    let said = report(&year, "2024Q2", "2024-07-08", 0);
    assert!(said.contains("与2024年7月8日定稿的第1版相同"), "{said}");
    assert!(year.read("out/report/2024Q2/汇总-2024Q2.pdf") == issued, "the issued report changed");
    assert_eq!(told(&year, "2024Q2"), None);
    for (period, day) in [("2024Q3", "2024-10-08"), ("2024Q4", "2025-01-08")] {
        year.run(&["forms", "--period", period, "--as-of", day], 0);
        year.answer(period, "区文化和科技局", 10.0);
        report(&year, period, day, 0);
    }
    let wanted = "区文旅局、区科协改为区文化和科技局；区卫健局撤销；增加实事“实施健身”";
    assert_eq!(told(&year, "2024Q3").as_deref(), Some(wanted));
    assert_eq!(told(&year, "2024Q4"), None, "it is told once");
}

/// A unit that another was made of goes on beside it.
#[test]
fn a_unit_that_another_comes_from_and_stays() {
    let mut year = first_quarter();
    year.change(&[
        (
            "邮箱: wj@example.gov.cn}\n",
            "邮箱: wj@example.gov.cn}\n  - {名称: 区疾控局, 前身: [区卫健局], 自: 2024Q2}\n",
        ),
        ("责任单位: 区卫健局", "责任单位: [区卫健局, 区疾控局]"),
    ]);
    year.answer("2024Q2", "区卫健局", 90.0);
    report(&year, "2024Q2", "2024-07-08", 0);
    assert_eq!(told(&year, "2024Q2").as_deref(), Some("从区卫健局分出区疾控局"));
}

/// Nothing came of a period: what changed in it is told in the next that is compared with the one before.
#[test]
fn what_changed_in_a_period_without_returns() {
    for went_out in [true, false] {
        let mut year = first_quarter();
        year.change(&[
            (BOTH, &ONE.replace("2024Q2", "2024-05-15")),
            OVER,
            ("数量: 20期", "数量: 30期, 原数量: [{至: 2024-05-09, 数量: 20期}]"),
        ]);
        if went_out {
            year.run(&["forms", "--period", "2024Q2", "--as-of", "2024-06-25"], 0);
        }
        year.answer("2024Q3", "区文化和科技局", 10.0);
        report(&year, "2024Q3", "2024-10-08", 0);
        let wanted = "与第一季度相比，通知的变动：区文旅局、区科协改为区文化和科技局；\
                      指标“阅读推广活动”由20期改为30期；实事“实施健康检查”取消。";
        let paper = paper(&year, "2024Q3");
        assert!(paper.contains(wanted), "{paper}");
    }
}

/// A target gets another name and another amount at once, units other shares, a task other units and a day.
#[test]
fn several_things_of_a_task_at_once() {
    let shared = |one: u8, other: u8| {
        format!(
            "数量: 4场, 合计方式: 合计, 填报单位: [{{单位: 区文旅局, 数量: {one}}}, {{单位: 区科协, 数量: {other}}}]}}"
        )
    };
    let sport = "  - {名称: 实施健身, 内容: 建设健身点。, 责任单位: 区卫健局}\n附件: {标题";
    let mut year = Year::new();
    year.change(&[("数量: 4场, 填报单位: 区科协}", &shared(1, 3)), ("附件: {标题", sport)]);
    year.run(&["forms", "--period", "2024Q1", "--as-of", "2024-03-25"], 0);
    year.answer("2024Q1", "区文旅局", 1.0);
    year.change(&[
        ("名称: 阅读推广活动, 数量: 20期", "名称: 读书活动, 曾用名: [阅读推广活动], 数量: 30期"),
        (&shared(1, 3), &shared(3, 1)),
        ("健身点。, 责任单位: 区卫健局}", "健身点。, 责任单位: 区科协, 完成时限: 2024-06-30}"),
    ]);
    year.answer("2024Q2", "区文旅局", 2.0);
    report(&year, "2024Q2", "2024-07-08", 0);
    let wanted = "指标“阅读推广活动”改称“读书活动”，由20期改为30期；\
                  指标“科技大赛”分到区文旅局的由1场改为3场、分到区科协的由3场改为1场；\
                  实事“实施健身”的责任单位由区卫健局改为区科协；实事“实施健身”的完成时限定为2024年6月30日";
    assert_eq!(told(&year, "2024Q2").as_deref(), Some(wanted));
    let said = year.run(&["status", "--period", "2024Q1", "--as-of", "2024-04-08"], 0);
    assert!(said.contains("指标“科技大赛”分到区文旅局的"), "{said}");
}
