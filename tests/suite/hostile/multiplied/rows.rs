//! Rows and texts by what they are compared with: tasks, units, periods, heads, marks.

use std::fmt::Write;

use super::{File, book, file, headed, heads, row, sheet, sheets, text};

/// Rows of a sheet, less the few at its beginning.
const ROWS: usize = 9_900;
const TASK: &str = "实施“爱心妈妈”关爱行动";

pub(super) fn files() -> Vec<File> {
    [everywhere(), of_tasks(), of_marks(), in_columns(), in_sheets()]
        .into_iter()
        .flatten()
        .collect()
}

/// Each of 190,000 cells is this.
fn grid(of: &dyn Fn(usize) -> String) -> String {
    let mut rows = String::new();
    for at in 0..475 {
        rows += "<row>";
        (0..400).for_each(|column| rows += &text(&of(at * 400 + column)));
        rows += "</row>";
    }
    rows
}

fn everywhere() -> Vec<File> {
    let words = ["序号", "实事名称", "责任单位", "具体措施及任务进度情况", "完成时限"];
    let word = |at: usize| words[at % words.len()].to_owned();
    let spaced = format!("{}{}", heads(), row(&["3"; 30]));
    vec![
        file("到处是表头.xlsx", book(&grid(&word), &[])),
        file("表头与数相间.xlsx", book(&spaced.repeat(4_900), &[])),
        file(
            "表头与季度相间.xlsx",
            book(&format!("{}{}", heads(), row(&["二季度"; 30])).repeat(4_900), &[]),
        ),
        file(
            "每格一个季度.xlsx",
            book(&grid(&|at| format!("{}年第一季度", 1_000 + at % 64_000)), &[]),
        ),
        file("每格同一季度.xlsx", book(&grid(&|_| "2024年1-3月至4-6月、第一季度".into()), &[])),
        file("每格一个单位.xlsx", book(&grid(&|at| format!("填报单位：区{at}局")), &[])),
        file("每格一个长标签.xlsx", book(&long_labels(), &[])),
        file("每格一个标题.xlsx", book(&grid(&|at| format!("区{at}局2024年报表")), &[])),
        file("每格一个标签.xlsx", book(&grid(&|_| "填报人：  电话：".into()), &[])),
        file("每格一个数.xlsx", book(&grid(&|at| format!("{}", at % 97)), &[])),
        file("每格一个表码.xlsx", book(&grid(&|_| "表码：2024Q1-x".into()), &[])),
        file("长格全是单位.xlsx", book(&names_of_units(), &[])),
        file("一格全是单位.xlsx", book(&headed(&row(&["2", TASK, &units(), &units(), ""])), &[])),
        file("表名一兆.xlsx", named_sheet()),
    ]
}

/// Labels of who fills the form in, all of names whose letters are those of many units.
fn long_labels() -> String {
    let label = text(&format!("填报单位：区示例{}局", "0123456789".repeat(3)));
    format!("<row>{}</row>", label.repeat(400)).repeat(380)
}

/// A sheet of a million letters' name, which stands with each of its texts.
fn named_sheet() -> Vec<u8> {
    let name = "名".repeat(1_000_000);
    let workbook = format!(
        "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r=\
         'http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets><sheet \
         name='{name}' sheetId='1' r:id='rId1'/></sheets></workbook>"
    );
    book(&row(&["甲"; 100]).repeat(200), &[("xl/workbook.xml", workbook.as_bytes())])
}

/// Four megabytes of units' names.
fn units() -> String {
    names().repeat(800)
}

fn names() -> String {
    (0..200).map(|at| format!("区妇联、区示例{at:03}局、")).collect()
}

/// Long texts of nothing but units' names.
fn names_of_units() -> String {
    let long = text(&names().repeat(6));
    headed(&format!("<row>{}{}{long}{long}</row>", text("2"), text(TASK)).repeat(90))
}

fn of_tasks() -> Vec<File> {
    let each = |row_of: &dyn Fn(usize) -> String| {
        book(&headed(&(0..ROWS).map(row_of).collect::<String>()), &[])
    };
    let told = |at: usize| format!("已办{at}场");
    let targets = row(&["序号", "目标", "目标数", "累计完成", "计量单位"]);
    let figures: String =
        (0..ROWS).map(|at| row(&["3", "家庭教育讲座", "100", &at.to_string(), "场"])).collect();
    vec![
        file("一件万答.xlsx", each(&|at| row(&["2", TASK, "区妇联", &told(at), ""]))),
        file("万行他人.xlsx", each(&|at| row(&["1", TASK, "区人社局", &told(at), ""]))),
        file("万行无名.xlsx", each(&|at| row(&["", &format!("另一件{at}"), "", &told(at), ""]))),
        file(
            "万行两可.xlsx",
            each(&|at| {
                row(&["", &format!("办好实事第{}项民生改善行动", at % 997), "", "已办", ""])
            }),
        ),
        file("万行一答.xlsx", each(&|at| row(&["", "", "", &told(at), ""]))),
        file(
            "一数五兆.xlsx",
            book(
                &headed(
                    &(targets.clone()
                        + &row(&["3", "家庭教育讲座", "100", &"1一".repeat(1_300_000), "场"])),
                ),
                &[],
            ),
        ),
        file("一数万答.xlsx", book(&headed(&(targets + &figures)), &[])),
        file(
            "名称万种长.xlsx",
            each(&|at| row(&["2", &format!("{at}{}", "长名".repeat(120)), "", &told(at), ""])),
        ),
    ]
}

/// Rows that say something else than the form they bear the marks of.
fn of_marks() -> Vec<File> {
    let code = row(&[&format!("表码：{}", code())]);
    let other = |number: &str, due: &str| -> String {
        (0..ROWS).map(|at| row(&[number, TASK, "区妇联", &format!("已办{at}场"), due])).collect()
    };
    let names: String = (0..200_000).fold(String::new(), |mut names, at| {
        let _ = write!(
            names,
            "<definedName name='hongtou_a{at}'>'表'!$A${}</definedName>",
            at % 9_000 + 1
        );
        names
    });
    let workbook = format!(
        "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r=\
         'http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets><sheet \
         name='表' sheetId='1' r:id='rId1'/></sheets><definedNames>{names}</definedNames></workbook>"
    );
    vec![
        file("改了万个序号.xlsx", book(&headed(&format!("{}{code}", other("9", "12月"))), &[])),
        file(
            "二十万个定义名.xlsx",
            book(&headed(&other("2", "")), &[("xl/workbook.xml", workbook.as_bytes())]),
        ),
    ]
}

/// The code of the form of 区妇联.
fn code() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/notices/2024/notice.yaml");
    let notice =
        hongtou::notice::read("notice.yaml", &std::fs::read(path).unwrap()).notice.unwrap();
    let period = hongtou::period::Period::parse("2024Q1").unwrap();
    let units = (0..notice.units.units.len()).map(hongtou::notice::UnitId);
    let mut grids = units.filter_map(|unit| hongtou::form::FormGrid::new(&notice, unit, period));
    grids.find(|grid| grid.identity.unit == "区妇联").unwrap().identity.code()
}

/// Columns that ask the same by the rows they ask it of.
fn in_columns() -> Vec<File> {
    let wide = |head: &str, texts: usize| {
        let named: Vec<String> = (0..60).map(|at| format!("{head}{at}")).collect();
        let mut all = vec!["序号", "实事名称"];
        all.extend(named.iter().map(String::as_str));
        let heads = row(&all);
        let mut cells = vec!["2", TASK];
        cells.extend(std::iter::repeat_n("已办", texts));
        let head = row(&["填报单位：区妇联"]) + &row(&["2024年第一季度"]);
        book(&format!("{head}{heads}{}", row(&cells).repeat(ROWS)), &[])
    };
    vec![
        file("六十列进度.xlsx", wide("一季度进展情况", 17)),
        file("六十列累计.xlsx", wide("截至3月底累计完成数", 17)),
    ]
}

fn in_sheets() -> Vec<File> {
    let one = row(&["2", TASK, "区妇联", "已办", ""]).repeat(600);
    let table = headed(&one);
    let other = headed(&one).replace("区妇联", "区人社局");
    vec![
        file("六十张表.xlsx", sheets(63, &|_| sheet(&table, ""), "<styleSheet/>")),
        file("六十张他人的表.xlsx", sheets(63, &|_| sheet(&other, ""), "<styleSheet/>")),
    ]
}
