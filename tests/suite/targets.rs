//! Targets of all kinds: what the form prints of them, and what the report says of their figures.

mod amounts;
mod asked;
mod together;

use std::process::Command;

use hongtou::cell::CellRef;
use hongtou::form::{self, Answer, Answers, CellText, Field, FormGrid, Part};
use hongtou::intake::{self, Sheet, Workbook};
use hongtou::notice::{Notice, UnitId};
use hongtou::period::Quarter;

use crate::{forms, word};

/// A target as it is written, as it is printed, and what is said of a figure at the end of March and one at the
/// end of December.
struct Kind {
    written: &'static str,
    printed: &'static str,
    first: (f64, &'static str),
    last: (f64, &'static str),
}

const fn kind(
    written: &'static str,
    printed: &'static str,
    first: (f64, &'static str),
    last: (f64, &'static str),
) -> Kind {
    Kind { written, printed, first, last }
}

const KINDS: [Kind; 30] = [
    kind("amount: 60, unit: 场", "60场", (15.0, "25% 按序时进度"), (60.0, "100% 已完成")),
    kind("amount: 60余场", "60余场", (3.0, "5% 滞后"), (66.0, "110% 已完成")),
    kind(
        "amount: 60, bound: more_than, unit: 场",
        "超过60场",
        (15.0, "25% 按序时进度"),
        (60.0, "100% 滞后"),
    ),
    kind("amount: 约60场", "约60场", (60.0, "100% 已完成"), (57.0, "95% 已完成")),
    kind("amount: 50-60人", "50-60人", (50.0, "100% 已完成"), (40.0, "80% 滞后")),
    kind("amount: 12万余人次", "12万余人次", (3.0, "25% 按序时进度"), (1.0, "8.3% 严重滞后")),
    kind("amount: 不超过100万元", "不超过100万元", (90.0, " 达标"), (100.0, " 已完成")),
    kind("amount: 8, bound: 以内, unit: '%'", "8%以内", (9.4, " 未达标"), (7.5, " 已完成")),
    kind("amount: 低于8%", "低于8%", (7.9, " 达标"), (8.0, " 未达标")),
    kind("amount: 80, kind: reached, unit: '%'", "达到80%", (40.0, " 进行中"), (79.9, " 未达标")),
    kind("amount: 达到80%", "达到80%", (81.0, " 已完成"), (80.0, " 已完成")),
    kind("amount: 降到8%", "降到8%", (9.0, " 进行中"), (7.9, " 已完成")),
    kind("amount: 保持100%", "保持100%", (100.0, " 达标"), (99.5, " 未达标")),
    kind(
        "amount: 1848, unit: 元/月/人, kind: 保持",
        "保持1848元/月/人",
        (1800.0, " 未达标"),
        (1848.0, " 已完成"),
    ),
    kind("amount: 下降15%", "下降15%", (-3.0, " 进行中"), (-16.0, " 已完成")),
    kind("amount: -15, unit: '%'", "-15%", (-15.0, " 达标"), (-14.0, " 未达标")),
    kind("amount: 增长6%", "增长6%", (6.5, " 达标"), (5.9, " 未达标")),
    kind("amount: 提高5个百分点", "提高5个百分点", (-1.0, " 进行中"), (5.0, " 已完成")),
    kind("amount: 下降2个百分点", "下降2个百分点", (-1.0, " 进行中"), (-2.5, " 已完成")),
    kind("amount: 达到30%-40%", "达到30%-40%", (29.0, " 进行中"), (30.0, " 已完成")),
    kind("amount: ≥60场", "≥60场", (15.0, "25% 按序时进度"), (66.0, "110% 已完成")),
    kind("amount: ≤8%", "≤8%", (8.0, " 达标"), (8.1, " 未达标")),
    kind("amount: 不突破8%", "不突破8%", (8.1, " 未达标"), (8.0, " 已完成")),
    kind("amount: 不得超过100万元", "不得超过100万元", (101.0, " 未达标"), (100.0, " 已完成")),
    kind("amount: 力争60场", "力争60场", (3.0, "5% 滞后"), (60.0, "100% 已完成")),
    kind("amount: 60—80场", "60—80场", (15.0, "25% 按序时进度"), (60.0, "100% 已完成")),
    kind("amount: 不低于80%", "不低于80%", (40.0, " 进行中"), (79.0, " 未达标")),
    kind("amount: 高于80%", "高于80%", (81.0, " 已完成"), (80.0, " 未达标")),
    kind("amount: 控制在5%左右", "控制在5%左右", (5.2, " 达标"), (6.5, " 未达标")),
    kind("amount: 减少30件", "减少30件", (-10.0, " 进行中"), (-30.0, " 已完成")),
];

fn yaml(targets: &str) -> String {
    format!(
        "year: 2026\nissuer: 某区人民政府办公室\nnumber: 某政办字〔2026〕1号\ntitle: 某通知\n\
         recipients: 各有关单位\npreamble: 现通知如下：\nunits:\n  - name: 区甲局\n  - name: 区乙局\n\
         tasks:\n  - name: 提升服务水平\n    text: 年内办好。\n    units: [区甲局, 区乙局]\n    targets:\n\
         {targets}reporting:\n  collector: 区政府督查室\n"
    )
}

fn all_kinds() -> String {
    let line = |(at, kind): (usize, &Kind)| {
        format!("      - {{name: 指标{at:02}, {}, reporter: 区甲局}}\n", kind.written)
    };
    yaml(&KINDS.iter().enumerate().map(line).collect::<String>())
}

fn answers(grid: &FormGrid, done: &dyn Fn(usize) -> f64) -> Answers {
    let text = |text: &str| Answer::Text(CellText::new(text).0);
    let entries = grid.entries.iter().filter_map(|entry| {
        let answer = match entry.field {
            Field::Answer { .. } => text("已按计划推进，各项工作正常。"),
            Field::Figure { target, .. } if done(target) == NOTHING => return None,
            Field::Figure { target, .. } => forms::number(done(target)),
            Field::Due { .. } => text("年底前"),
            Field::Question { .. } | Field::State { .. } => return None,
            Field::Person | Field::Phone => return None,
            Field::FilledOn => Answer::Day(grid.identity.period.last_day()),
        };
        Some((entry.id.clone(), answer))
    });
    entries.collect()
}

/// A figure that is not written.
const NOTHING: f64 = -100.0;

/// The words of the report that is printed, by figures in the second quarter.
fn words(yaml: &str, done: &dyn Fn(&str, usize) -> f64) -> String {
    let (folder, _) = report_in_folder(yaml, Quarter::Second, done);
    let document = std::fs::read(folder.path().join("out/汇总-2026Q2.docx")).unwrap();
    let document = &word::parts(&document)["word/document.xml"];
    let pieces = document.split('<').filter_map(|piece| piece.split_once('>'));
    pieces.map(|(_, text)| text).collect()
}

/// What `report` writes into 指标进度, and what it says; `done` is a unit's figure of a target.
fn reported(
    yaml: &str,
    quarter: Quarter,
    done: &dyn Fn(&str, usize) -> f64,
) -> (Vec<String>, String) {
    let (book, said) = workbook(yaml, quarter, done);
    let sheet = book.content.sheets.iter().find(|sheet| sheet.name == "指标进度").unwrap();
    (rows(sheet), said)
}

/// The workbook that `report` writes, and what it says.
fn workbook(yaml: &str, quarter: Quarter, done: &dyn Fn(&str, usize) -> f64) -> (Workbook, String) {
    let (folder, said) = report_in_folder(yaml, quarter, done);
    let period = forms::grids(&forms::read(yaml), quarter)[0].identity.period;
    let book = folder.path().join(format!("out/汇总-{period}.xlsx"));
    let book = intake::open(&"汇总.xlsx".into(), &std::fs::read(book).unwrap()).unwrap();
    (book, said)
}

/// The folder in which `report` wrote, and what it says.
#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
fn report_in_folder(
    yaml: &str,
    quarter: Quarter,
    done: &dyn Fn(&str, usize) -> f64,
) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("notice.yaml"), yaml).unwrap();
    let grids = forms::grids(&forms::read(yaml), quarter);
    let period = grids[0].identity.period;
    let returns = folder.path().join(format!("returns/{period}"));
    std::fs::create_dir_all(&returns).unwrap();
    for grid in &grids {
        let unit = grid.identity.unit.to_string();
        let bytes = form::write(grid, &answers(grid, &|target| done(&unit, target))).unwrap();
        std::fs::write(returns.join(format!("{unit}.xlsx")), bytes).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    let period = period.to_string();
    command.current_dir(&folder).args(["report", "--period", &period, "--as-of", "2027-01-10"]);
    let output = command.args(["-o", "out", "--lang", "zh", "--bundled-fonts"]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).replace("\n            ", "");
    (folder, said)
}

fn shown(sheet: &Sheet, row: u32, column: u16) -> &str {
    sheet.cells.get(&CellRef::new(row, column)).map_or("", |cell| cell.text.trim())
}

/// Of each target its name, share and state.
fn rows(sheet: &Sheet) -> Vec<String> {
    let text = |row, column| shown(sheet, row, column);
    let targets = (0..60).filter(|row| text(*row, 2).starts_with("指标") && *row > 3);
    targets.map(|row| [2, 9, 12].map(|column| text(row, column)).join(" ")).collect()
}

fn notice(yaml: &str) -> Notice {
    forms::read(yaml)
}

#[test]
fn the_form_prints_amounts_as_the_notice_says_them() {
    let notice = notice(&all_kinds());
    let grid =
        FormGrid::new(&notice, UnitId(0), forms::grids(&notice, Quarter::First)[0].identity.period);
    let grid = grid.unwrap();
    for kind in &KINDS {
        let printed = |part: Part| part == Part::Amount;
        let found = grid.printed.iter().any(|one| printed(one.part) && one.text == kind.printed);
        assert!(found, "{}", kind.printed);
    }
}

#[test]
fn figures_are_judged_as_their_amounts_mean() {
    let yaml = all_kinds();
    for (quarter, of) in [
        (Quarter::First, (|kind: &Kind| kind.first) as fn(&Kind) -> (f64, &'static str)),
        (Quarter::Fourth, |kind: &Kind| kind.last),
    ] {
        let (rows, said) = reported(&yaml, quarter, &|_, target| of(&KINDS[target]).0);
        let wanted = KINDS.iter().enumerate().map(|(at, kind)| {
            format!("指标{at:02} {}", of(kind).1).replace("% ", "%|").replace('|', " ")
        });
        let wanted: Vec<String> = wanted.collect();
        let plain: Vec<String> = rows.iter().map(|row| row.replace(".0%", "%")).collect();
        assert_eq!(plain, wanted, "{said}");
    }
}

/// What stands under 目标数: a number with its words, as far as it is not too wide for one.
#[test]
fn the_workbook_shows_amounts_with_their_words() {
    let (book, _) = workbook(&all_kinds(), Quarter::First, &|_, target| KINDS[target].first.0);
    let sheet = book.content.sheets.iter().find(|sheet| sheet.name == "指标进度").unwrap();
    let heads = (0..60).find(|row| shown(sheet, *row, 5) == "目标数").unwrap();
    let amounts: Vec<&str> = (1..=30).map(|at| shown(sheet, heads + at, 5)).collect();
    let wanted = [
        "60",
        "60余",
        "超过60",
        "约60",
        "50-60",
        "12余",
        "不超过100",
        "8以内",
        "低于8",
        "80",
        "达到80",
        "降到8",
        "保持100",
        "1848",
        "下降15",
        "-15",
        "增长6",
        "提高5",
        "下降2",
        "达到30-40",
        "≥60",
        "≤8",
        "不突破8",
        "不得超过100",
        "力争60",
        "60—80",
        "不低于80",
        "高于80",
        "控制在5左右",
        "减少30",
    ];
    assert_eq!(amounts, wanted);
    let summary: String =
        book.content.sheets[0].cells.values().map(|cell| cell.text.clone()).collect();
    assert!(summary.contains("指标01：目标60余场，累计完成3场"), "{summary}");
    assert!(summary.contains("指标14：目标下降15%，现为-3%"), "{summary}");
}

/// Two units report each of these; the figures are of the first and of the second.
#[test]
fn figures_of_several_units_are_put_together_as_is_said() {
    let both = "reporter: [区甲局, 区乙局]";
    let shares = "reporter: [{unit: 区甲局, amount: 20}, {unit: 区乙局, amount: 40}]";
    let yaml = yaml(&format!(
        "      - {{name: 指标合计, amount: 60场, {shares}, aggregate: sum}}\n\
         \x20     - {{name: 指标各自, amount: 10场, {both}, aggregate: each}}\n\
         \x20     - {{name: 指标同一, amount: 12处, {both}, aggregate: same}}\n\
         \x20     - {{name: 指标不同, amount: 12处, {both}, aggregate: same}}\n\
         \x20     - {{name: 指标率, amount: 保持95%, {both}, aggregate: each}}\n"
    ));
    let figures = [(10.0, 20.0), (10.0, 4.0), (6.0, 6.0), (6.0, 7.0), (99.0, 94.0)];
    let done = |unit: &str, target: usize| match unit {
        "区甲局" => figures[target].0,
        _ => figures[target].1,
    };
    let (rows, said) = reported(&yaml, Quarter::Second, &done);
    let wanted = [
        "指标合计 50.0% 按序时进度",
        "指标各自 40.0% 滞后",
        "指标同一 50.0% 按序时进度",
        "指标不同  数据不全",
        "指标率  未达标",
    ];
    assert_eq!(rows, wanted, "{said}");
    assert!(said.contains("W708") && said.contains("区甲局 6处、区乙局 7处"), "{said}");
    let grids = forms::grids(&notice(&yaml), Quarter::Second);
    let printed = grids[0].printed.iter().find(|one| one.part == Part::Amount).unwrap();
    assert_eq!(printed.text, "20场，共60场");
}

/// By the figure of the first unit a bound is passed, whatever the second says; it says nothing.
#[test]
fn a_bound_that_is_passed_is_said_though_a_unit_is_missing() {
    let both = "reporter: [区甲局, 区乙局]";
    let yaml = yaml(&format!(
        "      - {{name: 指标总数, amount: 不超过100万元, {both}, aggregate: sum}}\n\
         \x20     - {{name: 指标未到, amount: 不超过100万元, {both}, aggregate: sum}}\n\
         \x20     - {{name: 指标各自, amount: 8%以内, {both}, aggregate: each}}\n\
         \x20     - {{name: 指标保持, amount: 保持95%, {both}, aggregate: each}}\n\
         \x20     - {{name: 指标同一, amount: 8%以内, {both}, aggregate: same}}\n"
    ));
    let figures = [101.0, 99.0, 9.4, 94.0, 9.4];
    let done = |unit: &str, target: usize| match unit {
        "区甲局" => figures[target],
        _ => -100.0,
    };
    let (rows, said) = reported(&yaml, Quarter::Second, &done);
    let wanted = [
        "指标总数  未达标",
        "指标未到  数据不全",
        "指标各自  未达标",
        "指标保持  未达标",
        "指标同一  数据不全",
    ];
    assert_eq!(rows, wanted, "{said}");
    let words = words(&yaml, &done);
    let wanted = "“指标总数”目标不超过100万元，现为101万元，还有单位没有报数";
    assert!(words.contains(wanted), "{words}");
    // The second reports a figure that is held.
    let held = |unit: &str, target: usize| if unit == "区甲局" { figures[target] } else { 9e6 };
    let words = self::words(&yaml, &held);
    let wanted = "“指标总数”目标不超过100万元，现为101万元，还有单位的数待核";
    assert!(words.contains(wanted), "{words}");
}

/// Of a bound that units share, one is above its part while the sum is not; of units that each have a target, one is
/// furthest from it.
#[test]
fn units_are_named_that_are_above_their_share_or_furthest_from_the_target() {
    let both = "reporter: [区甲局, 区乙局]";
    let shares = "reporter: [{unit: 区甲局, amount: 40}, {unit: 区乙局, amount: 60}]";
    let yaml = yaml(&format!(
        "      - {{name: 指标经费, amount: 不超过100万元, {shares}, aggregate: sum}}\n\
         \x20     - {{name: 指标场次, amount: 10场, {both}, aggregate: each}}\n\
         \x20     - {{name: 指标率, amount: 保持95%, {both}, aggregate: each}}\n\
         \x20     - {{name: 指标同样, amount: 保持95%, {both}, aggregate: each}}\n"
    ));
    let figures = [(45.0, 30.0), (8.0, 2.0), (93.0, 99.0), (94.0, 94.0)];
    let done = |unit: &str, target: usize| match unit {
        "区甲局" => figures[target].0,
        _ => figures[target].1,
    };
    let words = words(&yaml, &done);
    assert!(words.contains("达到、保持、下降的指标填的是"), "{words}");
    for wanted in [
        "超过分到的数：区甲局“指标经费”分到40万元，现为45万元。",
        "1指标场次区乙局2场20%30滞后",
        "“指标率”目标保持95%，现为93%（区甲局）",
        "“指标同样”目标保持95%，现为94%。",
    ] {
        assert!(words.contains(wanted), "{wanted}: {words}");
    }
}

/// Units may share a fall of so many things; each sees by how many of its own.
#[test]
fn a_fall_of_things_adds_up() {
    let shares = "reporter: [{unit: 区甲局, amount: 10}, {unit: 区乙局, amount: 20}]";
    let yaml =
        yaml(&format!("      - {{name: 指标, amount: 减少30件, {shares}, aggregate: sum}}\n"));
    let grids = forms::grids(&notice(&yaml), Quarter::Fourth);
    let printed = grids[0].printed.iter().find(|one| one.part == Part::Amount).unwrap();
    assert_eq!(printed.text, "减少10件，共减少30件");
    let of = |first: f64, second: f64| {
        let done = move |unit: &str, _: usize| if unit == "区甲局" { first } else { second };
        reported(&yaml, Quarter::Fourth, &done).0
    };
    assert_eq!(of(-12.0, -18.0), ["指标  已完成"]);
    assert_eq!(of(-12.0, -17.0), ["指标  未达标"]);
}

/// The codes of what is found in a description with these targets.
fn codes(targets: &str) -> String {
    let reading = hongtou::notice::read("notice.yaml", yaml(targets).as_bytes());
    let found = reading.findings.sorted();
    found.iter().map(|one| one.problem.code()).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_rate_of_which_nothing_says_how_it_is_meant_is_told_of() {
    for (keys, wanted) in [
        ("amount: 5.5%左右", "W710"),
        ("amount: 38微克/立方米左右", "W710"),
        ("amount: 1848元/月/人", ""),
        ("amount: 35微克/立方米", "W710"),
        ("amount: 0.35吨标准煤/万元", "W710"),
        ("amount: 35微克/立方米以内", ""),
        ("amount: 35, unit: 微克/立方米, kind: kept", ""),
        ("amount: 80, unit: '%'", "W710"),
        ("amount: 80, unit: '%', kind: adds", ""),
        ("amount: 增长5%左右", ""),
        ("amount: 80, unit: 场", ""),
    ] {
        let target = format!("      - {{name: 指标, reporter: 区甲局, {keys}}}\n");
        assert_eq!(codes(&target), wanted, "{keys}");
    }
}

/// What an amount, its keys and its units say is to go together.
#[test]
fn the_codes_of_what_does_not_go_together() {
    let one = |keys: &str| codes(&format!("      - {{name: 指标, reporter: 区甲局, {keys}}}\n"));
    let two = |keys: &str| {
        codes(&format!("      - {{name: 指标, reporter: [区甲局, 区乙局], {keys}}}\n"))
    };
    for (keys, wanted) in [
        ("amount: 60场, unit: 次", "E704"),
        ("amount: 60以上, unit: 场, bound: 以内", "E705"),
        ("amount: 60以上, unit: 场, bound: 以上", ""),
        ("amount: -15, unit: '%', kind: kept", "E706"),
        ("amount: 保持15, unit: '%', kind: reached", "E706"),
        ("amount: 15, unit: '%', kind: falls", ""),
        ("amount: 10-15, unit: '%', kind: falls", "E706"),
        ("amount: 60", "E712"),
        ("amount: 1.2万, unit: 人次", ""),
        ("amount: 若干, unit: 场", "E210"),
        ("amount: 60场, part_of: 别的", "E710"),
        ("amount: 增长500万元, kind: adds", ""),
        ("amount: 增长6%, kind: falls", "E706"),
        ("amount: 6, unit: '%', kind: rises", ""),
    ] {
        assert_eq!(one(keys), wanted, "{keys}");
    }
    for (keys, wanted) in [
        ("amount: 60场", "E701"),
        ("amount: 达到80%, aggregate: sum", "E708"),
        ("amount: 1848元/月/人, aggregate: sum", ""),
        ("amount: 5个工作日内, aggregate: sum", ""),
        ("amount: 达到80%, aggregate: each", ""),
        ("amount: 不低于80%, aggregate: sum", "E708"),
        ("amount: 不低于80%, kind: adds, aggregate: sum", ""),
        ("amount: 下降15%, aggregate: sum", "E708"),
        ("amount: 减少30件, aggregate: sum", ""),
        ("amount: 达到60个, aggregate: sum", ""),
        ("amount: 保持60个, aggregate: each", ""),
    ] {
        assert_eq!(two(keys), wanted, "{keys}");
    }
}

/// Shares make up the whole, and parts no more than it.
#[test]
fn the_codes_of_shares_and_parts() {
    let shares = |first: &str, second: &str, keys: &str| {
        codes(&format!(
            "      - {{name: 指标, reporter: [{{unit: 区甲局, amount: {first}}}, {second}], {keys}}}\n"
        ))
    };
    let other = "{unit: 区乙局, amount: 40}";
    assert_eq!(shares("20", other, "amount: 60余场, aggregate: sum"), "");
    assert_eq!(shares("20", other, "amount: 减少60件, aggregate: sum"), "");
    assert_eq!(shares("30", other, "amount: 减少60件, aggregate: sum"), "W705");
    assert_eq!(shares("30", other, "amount: 60场, aggregate: sum"), "W705");
    assert_eq!(shares("20余", other, "amount: 60场, aggregate: sum"), "E707");
    assert_eq!(shares("20", "区乙局", "amount: 60场, aggregate: sum"), "E709");
    assert_eq!(shares("20", other, "amount: 60场, aggregate: each"), "E709");
    let parts = |whole: &str, part: &str| {
        codes(&format!(
            "      - {{name: 指标, reporter: 区甲局, {whole}}}\n\
             \x20     - {{name: 其中, reporter: 区甲局, part_of: 指标, {part}}}\n"
        ))
    };
    assert_eq!(parts("amount: 60场", "amount: 20场"), "");
    assert_eq!(parts("amount: 60场", "amount: 20次"), "E711");
    assert_eq!(parts("amount: 1.2万人次", "amount: 4000人次"), "");
    assert_eq!(parts("amount: 1.2亿元", "amount: 13000万元"), "W706");
    assert_eq!(parts("amount: 60场", "amount: 70场"), "W706");
}
