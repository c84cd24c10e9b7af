//! 栏目: columns of the progress form that the notice prints otherwise, in the notice, the forms, the returns
//! (fixtures/returns/cases/own-columns), the report and the letters of fixtures/notices/monthly.

mod units;

use std::path::Path;
use std::process::{Command, Output};

use hongtou::cell::CellRef;
use hongtou::diag::Problem;
use hongtou::form::{self, Answer, Answers, CellText, Field, FormGrid, Forms, Identified, Part};
use hongtou::intake::{self, Sheet};
use hongtou::notice::{Notice, UnitId};
use hongtou::period::Period;

use crate::{forms, program, word};

/// What the notice prints over its table.
const HEADS: [&str; 10] = [
    "序号",
    "实事名称",
    "责任单位",
    "年度目标",
    "本月完成",
    "累计完成",
    "完成率",
    "存在问题",
    "下一步打算",
    "备注",
];

fn monthly() -> Notice {
    let bytes = std::fs::read(program::fixture_folder("monthly").join("notice.yaml")).unwrap();
    forms::read(&String::from_utf8(bytes).unwrap())
}

fn june() -> Period {
    Period::parse("2026-06").unwrap()
}

fn text(words: &str) -> Answer {
    Answer::Text(CellText::new(words).0)
}

/// The form of 东示例镇: a task with a target, and one that has none.
fn grid(notice: &Notice, period: Period) -> FormGrid {
    FormGrid::new(notice, UnitId(3), period).expect("a form")
}

/// The texts of a row of the sheet, from the left.
fn row(sheet: &Sheet, row: u32) -> Vec<&str> {
    let cell = |column| sheet.cells.get(&CellRef::new(row, column));
    (0..10).map(|column| cell(column).map_or("", |cell| cell.text.trim())).collect()
}

#[test]
fn the_notice_prints_them_in_its_order_and_words() {
    let body = word::body(&program::fixture("monthly").docx);
    let tables = body.named("w:tbl");
    let heads = tables.iter().find(|table| table.text().starts_with("序号")).expect("a table");
    let rows = heads.named("w:tr");
    let cells =
        |at: usize| rows[at].named("w:tc").iter().map(|cell| cell.text()).collect::<Vec<_>>();
    assert_eq!(cells(0), HEADS);
    let first = [
        "1",
        "改造农村供水管网",
        "牵头单位：县示例水务局责任单位：各镇人民政府",
        "改造管网62公里管网漏损率降到9%以下",
    ];
    assert_eq!(cells(1)[..4], first);
    assert_eq!(cells(2)[1..4], ["建设口袋公园", "县示例园林中心", "30处以上"]);
    assert!(cells(1)[4..].iter().all(String::is_empty) && rows.len() == 5);
}

/// The attachment alone is one section, which is turned too.
#[test]
fn the_attachment_alone_is_turned_as_in_the_notice() {
    let alone = program::fixture("monthly").attachment.as_ref().expect("an attachment");
    let page = word::body(alone);
    let sizes: Vec<_> =
        page.named("w:pgSz").iter().map(|size| size.attribute("w:orient")).collect();
    assert_eq!(sizes, [Some("landscape")]);
}

/// What the unit writes is asked beside the task, and what is done of a target once, under the table; what can be
/// reckoned is not asked.
#[test]
fn a_form_asks_what_the_unit_knows() {
    let notice = monthly();
    let grid = grid(&notice, june());
    let asked: Vec<String> =
        grid.entries.iter().map(|entry| format!("{} {}", entry.cell, entry.label)).collect();
    let wanted = "D5 改造农村供水管网：存在问题|E5 改造农村供水管网：下一步打算|F5 改造农村供水管网：备注|\
                  G5 改造农村供水管网：进展状态|D6 整治农村人居环境：存在问题|E6 整治农村人居环境：下一步打算|\
                  F6 整治农村人居环境：备注|G6 整治农村人居环境：进展状态|D9 改造农村供水管网：改造管网|\
                  C11 填报人|C12 联系电话|C13 填报日期";
    assert_eq!(asked.join("|"), wanted);
    let heads = |row: u32| {
        let heads =
            grid.printed.iter().filter(|one| one.part == Part::Head && one.area.first.row == row);
        heads.map(|one| one.text.as_str()).collect::<Vec<_>>().join("|")
    };
    assert_eq!(heads(3), "序号|实事名称|责任单位|存在问题|下一步打算|备注");
    assert_eq!(heads(7), "序号|目标|年度目标|截至填报日累计完成|计量单位");
}

/// The names of the cells do not hang on the order of the columns: forms that are out stay readable.
#[test]
fn a_question_keeps_its_name_in_another_order() {
    let yaml =
        std::fs::read_to_string(program::fixture_folder("monthly").join("notice.yaml")).unwrap();
    let other = yaml.replacen("    - 存在问题\n", "", 1);
    let other = other.replacen("  栏目:\n", "  栏目:\n    - 存在问题\n", 1);
    let ids = |yaml: &str| {
        let notice = forms::read(yaml);
        let entries = grid(&notice, june()).entries;
        let mut ids: Vec<String> = entries.into_iter().map(|entry| entry.id).collect();
        ids.sort();
        ids
    };
    assert_eq!(ids(&yaml), ids(&other));
    let (before, after) = (grid(&forms::read(&yaml), june()), grid(&forms::read(&other), june()));
    assert_ne!(before.identity.version, after.identity.version);
    assert_eq!(
        after.entries.iter().find(|one| one.label.ends_with("存在问题")).unwrap().cell.to_string(),
        "A5"
    );
}

/// What was answered a month ago stands beside the cells that ask the same, one column for each question, and is
/// not taken for an answer of this month.
#[test]
fn last_month_stands_beside_each_question() {
    let notice = monthly();
    let may = june().before().unwrap();
    let mut grid = grid(&notice, june());
    let before: Answers = grid
        .entries
        .iter()
        .filter_map(|entry| match entry.field {
            Field::Question { question, task } => {
                Some((entry.id.clone(), text(&format!("上月{task}{question}"))))
            }
            Field::Figure { .. } => Some((entry.id.clone(), forms::number(14.0))),
            Field::Answer { .. } | Field::State { .. } | Field::Due { .. } => None,
            Field::Person | Field::Phone | Field::FilledOn => None,
        })
        .collect();
    grid.recall(may, &before);
    let now = before.iter().map(|(id, one)| match one {
        Answer::Number(_) => (id.clone(), forms::number(18.0)),
        Answer::Text(_) | Answer::Day(_) => (id.clone(), text("这个月的")),
    });
    let now: Answers = now.collect();
    let bytes = form::write(&grid, &now).unwrap();
    let book = intake::open(&"表.xlsx".into(), &bytes).unwrap();
    let sheet = &book.content.sheets[0];
    assert_eq!(
        row(sheet, 3)[6..],
        [
            "进展状态\n（不打印）",
            "上月填报（2026年5月）\n存在问题",
            "上月填报（2026年5月）\n下一步打算",
            "上月填报（2026年5月）\n备注"
        ]
    );
    assert_eq!(row(sheet, 4)[7..], ["上月00", "上月01", "上月02"]);
    assert_eq!(row(sheet, 8)[7], "14");
    let forms = Forms::new(&notice, june());
    let identified = Identified::pinned(UnitId(3), june());
    let reading = form::read(&forms, &identified, &book, None);
    assert_eq!(reading.returned.values(), now);
    assert_eq!(reading.returned.others, []);
}

/// A question may stay empty; a task of which nothing at all is said may not.
#[test]
fn a_task_of_which_nothing_is_said_is_found() {
    let notice = monthly();
    let grid = grid(&notice, june());
    let codes = |label: &str| {
        let said = grid.entries.iter().find(|entry| entry.label == label).unwrap();
        let answers: Answers = [(said.id.clone(), text("无"))].into();
        let book = intake::open(&"表.xlsx".into(), &form::write(&grid, &answers).unwrap()).unwrap();
        let forms = Forms::new(&notice, june());
        let identified = Identified::pinned(UnitId(3), june());
        let reading = form::read(&forms, &identified, &book, None);
        let found = form::check(&forms, &identified, &reading.returned, None).sorted();
        let lines =
            found.iter().filter(|found| found.problem.severity() == hongtou::diag::Severity::Error);
        lines
            .map(|found| format!("{} {}", found.problem.code(), title(&found.problem)))
            .collect::<Vec<_>>()
    };
    let empty = |task: &str| format!("E655 “{task}”没有填写任何一栏");
    assert_eq!(codes("改造农村供水管网：备注"), [empty("整治农村人居环境")]);
    assert_eq!(codes("整治农村人居环境：存在问题"), [empty("改造农村供水管网")]);
}

fn title(problem: &Problem) -> String {
    problem.message(hongtou::diag::Lang::Zh).title
}

/// Runs the program on the case, whose returns of May stand beside those of June.
#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
fn run(folder: &Path, arguments: &[&str]) -> Output {
    let case =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/returns/cases/own-columns/files");
    let notice = program::fixture_folder("monthly").join("notice.yaml");
    std::fs::copy(notice, folder.join("notice.yaml")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.current_dir(folder).args(arguments).args([
        "--lang",
        "zh",
        "--as-of",
        "2026-06-26",
        "--returns",
    ]);
    command.arg(case).output().unwrap()
}

/// The rows that the report has of each task and unit, in the words and the order of the notice: by hand from what
/// came in May and June.
const ROWS: [&str; 9] = [
    "1|改造农村供水管网|县示例水务局|管网漏损率降到9%以下|—|8.6%|—|老旧管网多|分片改造\n每周调度|",
    "||东示例镇|改造管网35公里|4公里|18公里|51.4%|管材供应偏慢|与厂家对接，7月底前到货|见台账",
    "||西示例镇|改造管网27公里|—|9.5公里|35.2%|山区施工难度大|抢抓工期|涉及9个村",
    "2|建设口袋公园|县示例园林中心|30处以上|5处|16处|53.3%|2处选址未定\n其中1处涉及征地|=7月开工5处|",
    "3|促进高质量就业|县示例人社局|招聘会48场|—|23场|47.9%|无|举办直播带岗|",
    "|||技能培训1.2万人次|—|0.65万人次|54.2%|||",
    "4|整治农村人居环境|东示例镇||||||开展“清洁日”活动|",
    "||西示例镇|||||无|继续推进|无",
    "",
];

#[test]
fn the_report_says_them_in_the_order_and_words_of_the_notice() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), &["report", "--period", "6月", "-o", "out", "--bundled-fonts"]);
    assert!(output.status.code() < Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    let file =
        |end: &str| std::fs::read(folder.path().join(format!("out/汇总-2026-06.{end}"))).unwrap();
    let book = intake::open(&"汇总.xlsx".into(), &file("xlsx")).unwrap();
    let sheet = book.content.sheets.iter().find(|sheet| sheet.name == "汇总表").unwrap();
    assert_eq!(row(sheet, 3), HEADS);
    let rows: Vec<String> = (4..13).map(|at| row(sheet, at).join("|")).collect();
    let ends = |row: &str| if row.is_empty() { "|||||||||".to_owned() } else { row.to_owned() };
    assert_eq!(rows, ROWS.map(ends));
    let said = word::body(&file("docx")).text();
    let cells: String = ROWS.join("").replace(['|', '\n', '—'], "");
    // An empty cell of the workbook has a dash on paper.
    let without = said.replace("（牵头）", "").replace('—', "");
    assert!(without.contains(&(HEADS.concat() + &cells)), "{said}");
}

/// 明细 has a line for each of them that is answered, with its place in the file.
#[test]
fn the_detail_has_each_answer_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["report", "--period", "6月", "-o", "out", "--only", "xlsx"]);
    let bytes = std::fs::read(folder.path().join("out/汇总-2026-06.xlsx")).unwrap();
    let book = intake::open(&"汇总.xlsx".into(), &bytes).unwrap();
    let sheet = book.content.sheets.iter().find(|sheet| sheet.name == "明细").unwrap();
    let text =
        |row, column| sheet.cells.get(&CellRef::new(row, column)).map_or("", |cell| &cell.text);
    let lines = (1..60).filter(|row| text(*row, 2) == "东示例镇" && !text(*row, 4).is_empty());
    let lines: Vec<String> =
        lines.map(|row| [0, 3, 4, 9, 11].map(|at| text(row, at)).join(" ")).collect();
    assert_eq!(
        lines[..4],
        [
            "1 存在问题 管材供应偏慢 东示例镇.xlsx H5",
            "1 下一步打算 与厂家对接，7月底前到货 东示例镇.xlsx I5",
            "1 备注 见台账 东示例镇.xlsx J5",
            "4 下一步打算 开展“清洁日”活动 东示例镇.xlsx I6",
        ]
    );
}

/// The overview of the year has all texts of a unit in the cell of a month, each behind its column's words.
#[test]
fn the_year_says_each_text_behind_its_words() {
    let folder = tempfile::tempdir().unwrap();
    let output =
        run(folder.path(), &["report", "--period", "2026", "-o", "out", "--bundled-fonts"]);
    assert!(output.status.code() < Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    let said = word::body(&std::fs::read(folder.path().join("out/汇总-2026.docx")).unwrap()).text();
    for text in [
        "【存在问题】管材供应偏慢【下一步打算】与厂家对接，7月底前到货【备注】见台账",
        "【存在问题】3处选址未定【下一步打算】6月开工4处【备注】无",
    ] {
        assert!(said.contains(text), "{said}");
    }
}

/// A deadline on a day of rest moves to the next day of work, and what is returned says what is missing.
#[test]
#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
fn letters_name_the_moved_day_and_what_is_missing() {
    let (folder, notice) = (tempfile::tempdir().unwrap(), monthly());
    for (month, due) in [
        ("2026-04", "4月27日"),
        ("2026-06", "6月25日"),
        ("2026-07", "7月27日"),
        ("2026-09", "9月28日"),
    ] {
        let day = notice.reporting.due(Period::parse(month).unwrap()).chinese();
        assert_eq!(day, format!("2026年{due}"));
    }
    let july = Period::parse("2026-07").unwrap();
    let grid = grid(&notice, july);
    let said =
        grid.entries.iter().find(|entry| entry.label == "改造农村供水管网：存在问题").unwrap();
    let answers: Answers = [(said.id.clone(), text("管材供应偏慢"))].into();
    let returns = folder.path().join("returns/2026-07");
    std::fs::create_dir_all(&returns).unwrap();
    std::fs::write(returns.join("东示例镇.xlsx"), form::write(&grid, &answers).unwrap()).unwrap();
    std::fs::copy(
        program::fixture_folder("monthly").join("notice.yaml"),
        folder.path().join("notice.yaml"),
    )
    .unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.current_dir(&folder).args([
        "remind",
        "--period",
        "7月",
        "--as-of",
        "2026-07-28",
        "--lang",
        "zh",
    ]);
    let output = command.args(["-o", "out"]).output().unwrap();
    assert!(output.status.code() < Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    let letter =
        |name: &str| std::fs::read_to_string(folder.path().join("out").join(name)).unwrap();
    let late = letter("催报-05-西示例镇-2026-07.txt");
    assert!(
        late.contains(
            "2026年7月的《2026年重点民生实事进展情况报表》应于2026年7月27日前报送，现已逾期1天。"
        ),
        "{late}"
    );
    let reply = letter("退回-04-东示例镇-2026-07.txt");
    assert!(reply.contains("位置：东示例镇.xlsx [填报表!D6]；问题：“整治农村人居环境”没有填写任何一栏；怎么改：请补填"), "{reply}");
}

#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
fn put(path: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

/// A unit's cell over the rows of its targets begins within the rows of its task: where a page ends among them each
/// unit and its text are printed all the same.
#[test]
fn every_unit_of_a_long_task_is_printed() {
    let towns: Vec<String> = (1..=9).map(|at| format!("示例{at}镇")).collect();
    let listed = towns.join(", ");
    let register: String = towns.iter().map(|town| format!("  - 名称: {town}\n")).collect();
    let target = |name: &str| {
        format!("      - {{名称: {name}, 数量: 保持95%, 填报单位: [{listed}], 合计方式: 各自}}\n")
    };
    let targets: String = ["参保率", "建档率", "随访率"].map(target).concat();
    let yaml = format!(
        "年度: 2026\n发文机关: 甲区政府办公室\n发文字号: 甲政办字〔2026〕4号\n标题: 甲区政府办公室关于2026年重点任务的通知\n\
         主送机关: 各有关单位\n引言: 通知如下：\n单位名册:\n{register}实事:\n  - 名称: 健康服务\n    内容: 服务到户。\n    责任单位: [{listed}]\n    目标:\n{targets}\
         附件:\n  标题: 进展表\n  栏目: [序号, 实事名称, 责任单位, 年度目标, 累计完成, 进展情况]\n署名: {{日期: 2026-02-01}}\n"
    );
    let folder = tempfile::tempdir().unwrap();
    put(&folder.path().join("notice.yaml"), yaml.as_bytes());
    let notice = forms::read(&yaml);
    let period = Period::parse("2026Q1").unwrap();
    for grid in FormGrid::all(&notice, period).values() {
        let answers: Answers = grid
            .entries
            .iter()
            .filter_map(|entry| match entry.field {
                Field::Answer { .. } => {
                    Some((entry.id.clone(), text(&format!("{}都已上门。", grid.identity.unit))))
                }
                Field::Figure { .. } => Some((entry.id.clone(), forms::number(96.0))),
                Field::Question { .. } | Field::State { .. } | Field::Due { .. } => None,
                Field::Person | Field::Phone | Field::FilledOn => None,
            })
            .collect();
        let file = format!("returns/2026Q1/{}.xlsx", grid.identity.unit);
        put(&folder.path().join(file), &form::write(grid, &answers).unwrap());
    }
    let of = ["report", "--period", "2026Q1", "--as-of", "2026-04-20", "--bundled-fonts"];
    let output =
        Command::new(env!("CARGO_BIN_EXE_hongtou")).args(of).current_dir(folder.path()).output();
    assert!(output.unwrap().status.code() < Some(2));
    let file = |kind: &str| {
        std::fs::read(folder.path().join(format!("out/report/2026Q1/汇总-2026Q1.{kind}"))).unwrap()
    };
    let printed = [crate::collecting::whole(&file("pdf")), word::body(&file("docx")).text()];
    for town in towns {
        for text in &printed {
            assert!(text.contains(&format!("{town}都已上门。")), "{town} in {text}");
        }
    }
}
