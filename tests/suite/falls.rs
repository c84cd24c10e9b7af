//! Targets that must fall, from the form that comes back to the letter, the form sent anew and the report.

use std::path::PathBuf;
use std::process::Command;

use hongtou::form::{self, Answer, Answers, CellText, Field, FormGrid};
use hongtou::intake::{self, Workbook};
use hongtou::period::Period;
use mail_parser::MessageParser;

use crate::{forms, word};

const YAML: &str = "年度: 2026\n发文机关: 某区人民政府办公室\n发文字号: 某政办字〔2026〕1号\n标题: 某通知\n\
    主送机关: 各有关单位\n引言: 现通知如下：\n单位名册:\n  - {名称: 区甲局, 邮箱: jia@example.gov.cn}\n\
    实事:\n  - 名称: 化解信访\n    内容: 年内办好。\n    责任单位: 区甲局\n    目标:\n\
    \x20     - {名称: 信访量, 数量: 下降15%, 填报单位: 区甲局}\n\
    \x20     - {名称: 信访件, 数量: 减少30件, 填报单位: 区甲局}\n\
    \x20     - {名称: 参保率, 数量: 保持100%, 填报单位: 区甲局}\n\
    \x20     - {名称: 招聘会, 数量: 60场, 填报单位: 区甲局}\n\
    报送: {汇总单位: 区政府督查室, 发件邮箱: ducha@example.gov.cn, 报送周期: 每季度}\n";
const DONE: &str = "已按计划推进，各项工作正常。";

/// A folder, and the description that lies in it.
struct Office(tempfile::TempDir, String);

impl Office {
    fn new() -> Office {
        Office::of(YAML.to_owned())
    }

    fn of(yaml: String) -> Office {
        let office = Office(tempfile::tempdir().unwrap(), yaml);
        office.put("notice.yaml", office.1.as_bytes());
        office
    }

    /// With these targets in the place of the usual ones.
    fn with_targets(targets: &[&str]) -> Office {
        let (head, rest) = YAML.split_once("      - {名称: 信访量").unwrap();
        let (_, foot) = rest.split_once("报送: ").unwrap();
        let lines = targets.iter().map(|one| format!("      - {{{one}, 填报单位: 区甲局}}\n"));
        Office::of(format!("{head}{}报送: {foot}", lines.collect::<String>()))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    #[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
    fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// What came back for `period`: a text for the task, and the cells of its targets, as many as are given.
    fn receive(&self, period: &str, told: &str, figures: &[&str]) {
        let grid = grid_of(&self.1, period);
        let bytes = form::write(&grid, &answers(&grid, told, figures)).unwrap();
        self.put(&format!("returns/{period}/区甲局.xlsx"), &bytes);
    }

    fn run(&self, arguments: &[&str]) -> String {
        let fonts = (arguments[0] == "report").then_some("--bundled-fonts");
        let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
        command.args(arguments).args(fonts).args(["--lang", "zh"]).current_dir(&self.0);
        let output = command.output().unwrap();
        let said = [output.stdout, output.stderr].map(|one| String::from_utf8(one).unwrap());
        said.concat().replace("\n            ", "")
    }

    fn report(&self, period: &str) -> String {
        self.run(&["report", "--period", period, "--as-of", "2027-01-10", "-o", "out"])
    }

    fn workbook(&self, name: &str) -> Workbook {
        intake::open(&name.into(), &self.read(name)).unwrap()
    }

    /// The words of the report that is printed.
    fn printed(&self, period: &str) -> String {
        let document =
            &word::parts(&self.read(&format!("out/汇总-{period}.docx")))["word/document.xml"];
        let pieces = document.split('<').filter_map(|piece| piece.split_once('>'));
        pieces.map(|(_, text)| text).collect()
    }
}

fn grid(period: &str) -> FormGrid {
    grid_of(YAML, period)
}

fn grid_of(yaml: &str, period: &str) -> FormGrid {
    let period = Period::parse(period).unwrap();
    forms::grids_of(&forms::read(yaml), period).remove(0)
}

fn answers(grid: &FormGrid, told: &str, figures: &[&str]) -> Answers {
    let text = |text: &str| Answer::Text(CellText::new(text).0);
    let figure = |said: &str| said.parse().map_or_else(|_| text(said), forms::number);
    let answer = |field| match field {
        Field::Answer { .. } => Some(text(told)),
        Field::Figure { target, .. } => figures.get(target).map(|said| figure(said)),
        Field::Person => Some(text("李四")),
        Field::Phone => Some(text("5181763")),
        Field::FilledOn => Some(Answer::Day(grid.due)),
        Field::Due { .. } => Some(text("年底前")),
        Field::State { .. } | Field::Question { .. } => None,
    };
    let entries = grid.entries.iter();
    entries.filter_map(|entry| Some((entry.id.clone(), answer(entry.field)?))).collect()
}

/// The cells of the figures in a form.
fn figures(book: &Workbook, grid: &FormGrid) -> Vec<String> {
    let cells = &book.content.sheets[0].cells;
    let asked = grid.entries.iter().filter(|entry| matches!(entry.field, Field::Figure { .. }));
    let shown =
        |cell| cells.get(cell).map_or(String::new(), |cell: &intake::Cell| cell.text.clone());
    asked.map(|entry| shown(&entry.cell)).collect()
}

/// The form that is sent anew has the figures below zero, and asks anew for what is no number and for a number of
/// things below zero.
#[test]
fn the_form_to_correct_keeps_figures_below_zero() {
    let office = Office::new();
    office.receive("2026Q1", DONE, &["-15", "-11", "约一百", "-5"]);
    office.run(&["remind", "--period", "2026Q1", "--as-of", "2026-04-20"]);
    let folder = "out/remind/2026Q1/2026-04-20";
    let sent = office.workbook(&format!("{folder}/01-区甲局-2026Q1-更正.xlsx"));
    assert_eq!(figures(&sent, &grid("2026Q1")), ["-15", "-11", "", ""]);
}

#[test]
fn a_rise_where_a_fall_was_promised_is_asked_about_and_called_a_rise() {
    let office = Office::new();
    office.receive("2026Q3", DONE, &["-20", "-12", "100"]);
    assert!(!office.report("2026Q3").contains("W677"));
    office.receive("2026Q4", DONE, &["15", "-30", "100"]);
    let said = office.report("2026Q4");
    assert!(
        said.contains("W677") && said.contains("目标是下降15%，这一格填的是 15%，是上升"),
        "{said}"
    );
    assert_eq!(said.matches("W677").count(), 1, "{said}");
    let printed = office.printed("2026Q4");
    assert!(printed.contains("“信访量”目标下降15%，现为上升15%"), "{printed}");
    let book = office.workbook("out/汇总-2026Q4.xlsx");
    let cells = book.content.sheets.iter().flat_map(|sheet| sheet.cells.values());
    let shown: Vec<&str> = cells.map(|cell| cell.text.as_str()).collect();
    assert!(shown.contains(&"上升15") && shown.concat().contains("现为上升15%"), "{shown:?}");
    let detail = book.content.sheets.iter().find(|sheet| sheet.name == "明细").unwrap();
    let detail: Vec<&str> = detail.cells.values().map(|cell| cell.text.as_str()).collect();
    for figure in ["下降15", "上升15", "减少30", "-30"] {
        assert!(detail.contains(&figure) && !detail.contains(&"15"), "{figure}: {detail:?}");
    }
    office.run(&["remind", "--period", "2026Q4", "--as-of", "2027-01-20"]);
    let mail = office.read("out/remind/2026Q4/2027-01-20/退回-01-区甲局-2026Q4.eml");
    let mail = MessageParser::default().parse(&mail).unwrap();
    let words = mail.body_text(0).unwrap().replace("\r\n", "");
    assert!(words.contains("下降的填负数：是下降15%的，请填 -15，"), "{words}");
}

/// Who says in the text that it rose has answered; another number there has not.
#[test]
fn a_rise_that_is_said_is_not_asked_about() {
    for (told, asked) in [
        ("因政策调整，信访量上升了15%。", false),
        ("信访量上升15.5%。", true),
        ("满意度提高150个点。", true),
    ] {
        let office = Office::new();
        office.receive("2026Q4", told, &["15", "-30", "100"]);
        assert_eq!(office.report("2026Q4").contains("W677"), asked, "{told}");
    }
}

/// Falls in words are figures, without a letter; of what is no figure the words say which sign.
#[test]
fn falls_in_words_are_read_and_other_words_are_told_the_sign() {
    let office = Office::new();
    office.receive(
        "2026Q4",
        "信访量同比下降15%，信访件减少了31件。",
        &["同比下降15%", "较上年减少了31件", "100"],
    );
    let said = office.report("2026Q4");
    assert!(!["W623", "W676", "W677"].iter().any(|code| said.contains(code)), "{said}");
    assert!(office.printed("2026Q4").contains("现为-15%"));
    office.receive("2026Q4", DONE, &["大约15%", "-31", "约100%"]);
    let said = office.report("2026Q4");
    assert_eq!(
        (said.matches("W623").count(), said.matches("下降15%填 -15").count()),
        (2, 1),
        "{said}"
    );
}

#[test]
fn a_level_that_was_not_kept_once_is_said_at_the_end() {
    let office = Office::new();
    office.receive("2026Q1", DONE, &["-3", "-3", "100"]);
    office.receive("2026Q2", "上半年已推进，各项工作都正常。", &["-9", "-9", "99.5"]);
    office.receive("2026Q3", "三季度已推进，各项工作都正常。", &["-12", "-12", "100"]);
    office.report("2026Q2");
    assert!(!office.printed("2026Q2").contains("曾未达标"));
    office.report("2026Q3");
    let printed = office.printed("2026Q3");
    let wanted = "曾未达标：第1件“参保率”目标保持100%，2026年第二季度 99.5%。";
    assert!(printed.contains(wanted), "{printed}");
}

/// The words of the report of the second and of the fourth quarter, and what was said of both; a row of figures for
/// each quarter that came.
fn year(office: &Office, quarters: &[(&str, &[&str])]) -> String {
    const TOLD: [&str; 4] =
        ["一季度推进顺利。", "上半年推进顺利。", "三季度推进顺利。", "全年推进顺利。"];
    for ((period, figures), told) in quarters.iter().zip(TOLD) {
        office.receive(period, told, figures);
    }
    let periods = quarters.iter().skip(1).map(|(period, _)| {
        let said = office.report(period);
        format!("{period}：{}\n{said}", office.printed(period))
    });
    periods.collect()
}

/// One accident in March and none in June: nothing said that there was one.
#[test]
fn a_bound_from_above_that_was_passed_once_is_said_too() {
    let office = Office::with_targets(&[
        "名称: 安全事故, 数量: 零事故",
        "名称: 运行经费, 数量: 不超过100万元",
        "名称: 粮食产量, 数量: 下降15%以内",
        "名称: 渗漏率, 数量: 降到8%",
    ]);
    let last: &[&str] = &["0", "90", "-10", "7"];
    let quarters = [("2026Q1", &["1", "120", "-20", "9"][..]), ("2026Q2", last), ("2026Q4", last)];
    let said = year(&office, &quarters);
    for line in [
        "第1件“安全事故”目标零事故，2026年第一季度 1起",
        "第1件“运行经费”目标不超过100万元，2026年第一季度 120万元",
        "第1件“粮食产量”目标下降15%以内，2026年第一季度 -20%",
    ] {
        assert_eq!(said.matches(line).count(), 2, "{line}: {said}");
    }
    assert!(!said.contains("渗漏率”目标降到8%，2026年第一季度"), "{said}");
}

/// What was reached on its day is; a level whose day is still to come is judged as it stands.
#[test]
fn what_was_reached_when_its_day_came_stays_done() {
    let figures = |done| vec![done];
    let light = |due: &str| {
        let mut office = Office::with_targets(&["名称: 体检率, 数量: 达到90%"]);
        office.1 = office.1.replace("    目标:\n", &format!("    完成时限: {due}\n    目标:\n"));
        office.put("notice.yaml", office.1.as_bytes());
        for (period, done) in [("2026Q1", "80"), ("2026Q2", "90"), ("2026Q4", "88")] {
            office.receive(period, &format!("{period}推进顺利，各项工作正常。"), &figures(done));
        }
        office.report("2026Q4");
        office.printed("2026Q4")
    };
    assert!(light("2026-06-30").contains("其中已完成1件"), "{}", light("2026-06-30"));
    assert!(light("2026-12-31").contains("未达标1件"), "{}", light("2026-12-31"));
}

/// Reached after its day it is done, too; that it is not kept is said, of what was to sink as of what was to rise.
#[test]
fn what_was_reached_after_its_day_stays_done_and_its_loss_is_said() {
    for (amount, figures, lost) in [
        ("达到90%", ["88", "91", "89"], ""),
        ("降到8%以下", ["8.5", "7.5", "8.5"], "目标降到8%以下，现为8.5%"),
        ("增长6%", ["5", "6", "5"], "目标增长6%，现为5%"),
    ] {
        let mut office = Office::with_targets(&[&format!("名称: 指标, 数量: {amount}")]);
        office.1 = office.1.replace("    目标:\n", "    完成时限: 2026-06-30\n    目标:\n");
        office.put("notice.yaml", office.1.as_bytes());
        for (period, done) in ["2026Q2", "2026Q3", "2026Q4"].into_iter().zip(figures) {
            office.receive(period, &format!("{period}推进顺利，各项工作正常。"), &[done]);
        }
        office.report("2026Q4");
        let printed = office.printed("2026Q4");
        assert!(printed.contains("其中已完成1件"), "{amount}: {printed}");
        let said = format!("达到以后又没有保持的：第1件“指标”{lost}。");
        assert_eq!(printed.contains(&said), !lost.is_empty(), "{amount}: {printed}");
    }
}

/// A bound that one unit passed in a quarter in which another sent nothing was forgotten in the next.
#[test]
fn a_bound_that_was_passed_while_a_unit_was_missing_is_said() {
    let yaml = YAML.replace("  - {名称: 区甲局,", "  - {名称: 区乙局}\n  - {名称: 区甲局,");
    let yaml = yaml.replace("责任单位: 区甲局", "责任单位: [区甲局, 区乙局]");
    let (head, rest) = yaml.split_once("      - {名称: 信访量").unwrap();
    let (_, foot) = rest.split_once("报送: ").unwrap();
    let of = |target: &str| format!("      - {{{target}, 填报单位: [区甲局, 区乙局]}}\n");
    for (target, sound, passed, wanted) in [
        (
            "名称: 失业率, 数量: 控制在5%以内, 合计方式: 各自",
            "3",
            "6",
            "第二季度 6%（有单位没有报数）",
        ),
        (
            "名称: 经费, 数量: 100万元以内, 合计方式: 合计",
            "40",
            "120",
            "第二季度 120万元（有单位没有报数）",
        ),
        (
            "名称: 参保率, 数量: 保持98%以上, 合计方式: 各自",
            "99",
            "97",
            "第二季度 97%（有单位没有报数）",
        ),
    ] {
        let office = Office::of(format!("{head}{}报送: {foot}", of(target)));
        let returned = |period: &str, unit: &str, done: &str| {
            let period_of = Period::parse(period).unwrap();
            let grids = forms::grids_of(&forms::read(&office.1), period_of);
            let grid = grids.into_iter().find(|grid| grid.identity.unit == unit).unwrap();
            let told = format!("{unit}{period}推进顺利，各项工作正常。");
            let bytes = form::write(&grid, &answers(&grid, &told, &[done])).unwrap();
            office.put(&format!("returns/{period}/{unit}.xlsx"), &bytes);
        };
        for (period, first) in [("2026Q1", sound), ("2026Q2", passed), ("2026Q3", sound)] {
            returned(period, "区甲局", first);
            if period != "2026Q2" {
                returned(period, "区乙局", sound);
            }
        }
        office.report("2026Q3");
        let printed = office.printed("2026Q3");
        assert!(printed.contains("曾未达标：") && printed.contains(wanted), "{target}: {printed}");
    }
}

/// Two equal falls are no total that each reported.
#[test]
fn equal_falls_of_two_units_are_no_total() {
    let yaml = YAML.replace("  - {名称: 区甲局,", "  - {名称: 区乙局}\n  - {名称: 区甲局,");
    let yaml = yaml.replace("责任单位: 区甲局", "责任单位: [区甲局, 区乙局]");
    let (head, rest) = yaml.split_once("      - {名称: 信访量").unwrap();
    let (_, foot) = rest.split_once("报送: ").unwrap();
    let target =
        "      - {名称: 投诉, 数量: 减少30件, 合计方式: 合计, 填报单位: [区甲局, 区乙局]}\n";
    for (done, asked) in [("-2", false), ("-30", true)] {
        let office = Office::of(format!("{head}{target}报送: {foot}"));
        for grid in forms::grids_of(&forms::read(&office.1), Period::parse("2026Q1").unwrap()) {
            let bytes = form::write(&grid, &answers(&grid, DONE, &[done])).unwrap();
            office.put(&format!("returns/2026Q1/{}.xlsx", grid.identity.unit), &bytes);
        }
        assert_eq!(office.report("2026Q1").contains("W703"), asked, "{done}");
    }
}

/// 71 of 保持60%-70% is above it, and 70 within: that is no fall to ask about.
#[test]
fn what_comes_back_into_its_range_is_not_asked_about() {
    for (figures, asked) in [(["71", "70"], false), (["69", "65"], true)] {
        let office = Office::with_targets(&["名称: 负债率, 数量: 保持60%-70%"]);
        let said = year(&office, &[("2026Q1", &figures[..1]), ("2026Q2", &figures[1..])]);
        assert_eq!(said.contains("W658"), asked, "{figures:?}: {said}");
    }
}

/// 4.5 workdays and then 4 were said to be half a workday less done.
#[test]
fn a_shorter_time_is_no_fall() {
    let office = Office::with_targets(&["名称: 办结时限, 数量: 5个工作日内"]);
    let said = year(&office, &[("2026Q1", &["4.5"][..]), ("2026Q2", &["4"][..])]);
    assert!(!said.contains("W658") && !said.contains("-0.5"), "{said}");
    assert!(said.contains("达标1件"), "{said}");
}

/// A figure of another measure: the letter said no more than that digits alone are wanted.
#[test]
fn the_letter_says_what_the_notice_counts_in() {
    let office = Office::with_targets(&["名称: 渠道, 数量: 62公里", "名称: 走访, 数量: 300户"]);
    office.receive("2026Q1", DONE, &["8000米", "约40"]);
    office.run(&["remind", "--period", "2026Q1", "--as-of", "2026-04-20"]);
    let mail = office.read("out/remind/2026Q1/2026-04-20/退回-01-区甲局-2026Q1.eml");
    let mail = MessageParser::default().parse(&mail).unwrap();
    let words = mail.body_text(0).unwrap().replace("\r\n", "");
    assert!(words.contains("通知以“公里”计，请换算成“公里”；请核实数量"), "{words}");
    assert!(!words.contains("通知以“户”计"), "{words}");
}
