//! A generated year of 18 units and 10 tasks: two quarters of returns with every state (each unit
//! that is not named below has returned all that is due), planted answers, figures in other
//! measures, a figure that fell, a task told on many pages. The planted
//! texts are literals here; the tests look for them in what the program writes.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use hongtou::date::Date;
use hongtou::form::{self, Answer, Answers, CellText, Entry, Field, FormGrid};
use hongtou::notice::{self, Notice, UnitId};
use hongtou::period::Period;

/// Units of the notice.
pub(crate) const UNITS: usize = 18;
/// Tasks of the notice.
pub(crate) const TASKS: usize = 10;
/// The unit that returns nothing: 逾期未报, and 未报 before the day on which returns are due.
pub(crate) const SILENT: usize = 4;
/// The unit that sends no stamped copy: 缺盖章件.
pub(crate) const UNSTAMPED: usize = 6;
/// The unit whose file is cut off: 有误.
pub(crate) const CUT: usize = 7;
/// The unit that sends a stamped copy alone: 缺电子版.
pub(crate) const PAPER_ONLY: usize = 10;
/// The unit that retyped its table, twice, and tells [`TOLD_TWICE`] in other words the second
/// time: 待核.
pub(crate) const DOUBTFUL: usize = 16;
/// The task that it tells twice.
pub(crate) const TOLD_TWICE: usize = 8;
/// The unit that returns its form twice.
pub(crate) const TWICE: usize = 2;
/// The unit whose figures fall in the second quarter.
pub(crate) const FALLEN: usize = 1;
/// The unit that counts in a measure that cannot be reckoned over.
pub(crate) const OTHER_MEASURE: usize = 13;
/// The unit that tells on many pages.
pub(crate) const LONG: usize = 9;

/// A unit's name.
pub(crate) fn unit(at: usize) -> String {
    let names = "人社妇联教体民政财政卫健文旅科协司法住建交通农业水利应急统计审计信访总工会残联团";
    let names: Vec<char> = names.chars().collect();
    format!("区{}{}局", names[at * 2], names[at * 2 + 1])
}

/// The units of a task: the lead, and two more.
pub(crate) fn units_of(task: usize) -> [usize; 3] {
    [task % UNITS, (task + 8) % UNITS, (task + 13) % UNITS]
}

/// The description.
pub(crate) fn yaml() -> String {
    let mut yaml = String::from(
        "year: 2024\nissuer: 某区人民政府办公室\nnumber: 某政办字〔2024〕1号\n\
         title: 某区人民政府办公室关于2024年办好十件实事的通知\nrecipients: 各有关单位\n\
         preamble: 现将有关事项通知如下：\nattachment: {title: 2024年实事进展情况报表}\n\
         reporting: {collector: 区督查室, due_days: 5, sealed_pdf: true}\nunits:\n",
    );
    (0..UNITS).for_each(|at| yaml += &format!("  - name: {}\n", unit(at)));
    yaml += "tasks:\n";
    for task in 0..TASKS {
        let names = units_of(task).map(unit);
        let due = if task == 3 { "2024-06-30" } else { "2024-12-31" };
        yaml += &format!(
            "  - name: 实事第{task}项推进行动\n    text: 年内办好。\n    units: [{}]\n    due: {due}\n",
            names.join(", ")
        );
        let target = match task {
            0..=2 => {
                format!("{{name: 指标{task}场次, amount: 60, unit: 场, reporter: {}}}", names[0])
            }
            3 => format!("{{name: 指标三资金, amount: 385.5, unit: 万元, reporter: {}}}", names[0]),
            4..=6 => format!(
                "{{name: 指标{task}人次, amount: 1.2, unit: 万人次, reporter: [{}, {}], aggregate: sum}}",
                names[1], names[2]
            ),
            7 => format!("{{name: 指标七覆盖率, amount: 100, unit: '%', reporter: {}}}", names[1]),
            _ => continue,
        };
        yaml += &format!("    targets:\n      - {target}\n");
    }
    yaml
}

/// The notice of [`yaml`].
pub(crate) fn notice() -> Notice {
    let reading = notice::read("notice.yaml", yaml().as_bytes());
    reading.notice.unwrap_or_else(|| panic!("{:?}", reading.findings.sorted()))
}

/// What a unit tells of a task in a quarter.
pub(crate) fn told(at: usize, task: usize, quarter: usize) -> String {
    let own = format!("{}在{quarter}季度办理实事{task}，编号{at}x{task}x{quarter}。", unit(at));
    if at == LONG && task == LONG % TASKS {
        let sentence = |number: usize| format!("第{number}条措施已经落实到位并建立了台账。");
        return own + &(0..400).map(sentence).collect::<String>();
    }
    own
}

/// What a unit counts, as it writes it.
pub(crate) fn counted(at: usize, task: usize, quarter: usize) -> Answer {
    let text = |text: &str| Answer::Text(CellText::new(text).0);
    match (at, task) {
        (FALLEN, 1) => crate::forms::number(if quarter == 1 { 20.0 } else { 12.0 }),
        (_, 0..=2) => crate::forms::number([15.0, 30.0][quarter - 1] * [1.0, 1.0, 2.0][task]),
        (_, 3) => crate::forms::number(96.4),
        (OTHER_MEASURE, _) => text("3000人"),
        (_, 4) if at == units_of(4)[1] => text("3000人次"),
        (_, 4) => text("0.25万人次"),
        (_, 5 | 6) => crate::forms::number(0.05),
        (_, 7) => text("约50"),
        _ => crate::forms::number(1.0),
    }
}

fn answers(grid: &FormGrid, at: usize, quarter: usize, version: u8) -> Answers {
    let text = |text: String| Some(Answer::Text(CellText::new(&text).0));
    let answer = |entry: &Entry| match entry.field {
        Field::Answer { task } => {
            let again = if version > 1 { "（更正）" } else { "" };
            text(told(at, task, quarter) + again)
        }
        Field::Figure { task, .. } => Some(counted(at, task, quarter)),
        Field::Person => text(format!("张三{at}")),
        Field::Phone => text(format!("5181{at:03}")),
        Field::FilledOn => {
            Date::new(2024, u8::try_from(quarter * 3 + 1).unwrap(), version).map(Answer::Day)
        }
        Field::Due { .. } | Field::State { .. } | Field::Question { .. } => None,
    };
    let entries = grid.entries.iter();
    entries.filter_map(|entry| Some((entry.id.clone(), answer(entry)?))).collect()
}

#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
fn put(path: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

/// A workbook that a unit typed itself, once on each of two sheets.
#[allow(clippy::disallowed_methods, reason = "it is not the program that saves it")]
fn retyped(at: usize, quarter: usize) -> Vec<u8> {
    const CHINESE: [&str; 2] = ["第一季度", "第二季度"];
    let heads = ["序号", "实事名称", "责任单位", "具体措施及任务进度情况", "完成时限"];
    let own = (0..TASKS).filter(|task| units_of(*task).contains(&at));
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, again) in [("表一", ""), ("表二", "（又一说）")] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        sheet.write(0, 0, format!("2024年实事进展情况报表（{}）", CHINESE[quarter - 1])).unwrap();
        sheet.write(1, 0, format!("填报单位：{}", unit(at))).unwrap();
        sheet.write_row(2, 0, heads).unwrap();
        for (row, task) in (3..).zip(own.clone()) {
            let more = if task == TOLD_TWICE { again } else { "" };
            let (title, text) = (format!("实事第{task}项推进行动"), told(at, task, quarter) + more);
            sheet.write_row(row, 0, [(task + 1).to_string(), title, unit(at), text]).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// Lays out the year in `folder`: the description, and returns for two quarters.
pub(crate) fn lay_out(folder: &Path) {
    put(&folder.join("notice.yaml"), yaml().as_bytes());
    let notice = notice();
    for quarter in [1, 2] {
        let period = Period::parse(&format!("2024Q{quarter}")).unwrap();
        for at in (0..UNITS).filter(|at| *at != SILENT) {
            let Some(grid) = FormGrid::new(&notice, UnitId(at), period) else { continue };
            let place = folder.join(format!("returns/{period}/{}.xlsx", unit(at)));
            if at != UNSTAMPED {
                put(&place.with_file_name(format!("{}盖章件.pdf", unit(at))), b"%PDF-1.4");
            }
            if at == PAPER_ONLY {
                continue;
            }
            if at == DOUBTFUL {
                put(&place, &retyped(at, quarter));
                continue;
            }
            let bytes = form::write(&grid, &answers(&grid, at, quarter, 1)).unwrap();
            let kept = if at == CUT { bytes.len() / 2 } else { bytes.len() };
            put(&place, &bytes[..kept]);
            if at == TWICE {
                let again = form::write(&grid, &answers(&grid, at, quarter, 2)).unwrap();
                put(&place.with_file_name(format!("{}更正.xlsx", unit(at))), &again);
            }
        }
    }
}

/// `hongtou report` for `period` in the folder of the year, after the day returns are due.
pub(crate) fn report(folder: &Path, period: &str, more: &[&str]) -> (PathBuf, Output) {
    report_as_of(folder, period, "2024-07-08", more)
}

/// The same on another day.
pub(crate) fn report_as_of(
    folder: &Path,
    period: &str,
    day: &str,
    more: &[&str],
) -> (PathBuf, Output) {
    let output = Command::new(env!("CARGO_BIN_EXE_hongtou"))
        .args(["report", "--period", period, "--as-of", day, "--bundled-fonts"])
        .args(["--lang", "zh"])
        .args(more)
        .current_dir(folder)
        .output()
        .unwrap();
    (folder.join("out/report").join(period), output)
}

/// For `tests/interop.sh`: lays the year out where it is told to.
#[test]
#[ignore = "run by tests/interop.sh"]
fn lay_the_generated_year_out() {
    lay_out(Path::new(&std::env::var_os("HONGTOU_YEAR").unwrap()));
}
