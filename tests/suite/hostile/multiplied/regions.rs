//! Merged regions and hidden rows by the cells they cover.

use super::{File, book, column, file, headed, merged, row, sheet, sheets};

const TASK: &str = "实施“爱心妈妈”关爱行动";
/// Regions of a sheet at most.
const REGIONS: usize = 20_000;

pub(super) fn files() -> Vec<File> {
    let answers = |rows: usize| -> String {
        (0..rows).map(|at| row(&["2", TASK, "区妇联", &format!("已办{at}场"), ""])).collect()
    };
    let corner = row(&["1"]) + &row(&[""; 100]) + &row(&["x"]).repeat(990) + &wide();
    let same = merged((0..REGIONS).map(|_| "A1:CV999".to_owned()));
    let nested =
        merged((0..REGIONS).map(|at| {
            format!("A{}:{}{}", at % 5_000 + 1, column(400 - at % 300), 9_990 - at % 4_000)
        }));
    let single = merged((0..REGIONS).map(|at| format!("D{0}:E{0}", at % 9_900 + 4)));
    let hidden = |rows: &str| rows.replace("<row>", "<row hidden='1'>");
    vec![
        file("两万个同样的合并.xlsx", book(&sheet(&corner, &same), &[])),
        file("两万个套着的合并.xlsx", book(&sheet(&headed(&answers(9_900)), &nested), &[])),
        file("隐藏的行乘合并.xlsx", book(&sheet(&hidden(&headed(&answers(9_900))), &single), &[])),
        file("六十张表乘合并.xlsx", everywhere()),
        file("合并的单位.xlsx", down(2, &"区妇联、区人社局、".repeat(60_000))),
        file("合并的短单位.xlsx", down(2, "区人社局")),
        file("合并的名称.xlsx", down(1, &"爱心妈妈关爱行动".repeat(60_000))),
        file("合并的序号.xlsx", down(0, &"2".repeat(1_000_000))),
        file("合并的时限.xlsx", down(4, &"12月31日".repeat(90_000))),
        file("合并的答案.xlsx", down(3, &"已办。".repeat(100_000))),
    ]
}

/// As many regions as a sheet may have, on each of sixty sheets, where nothing is written.
fn everywhere() -> Vec<u8> {
    let regions = merged((0..REGIONS).map(|at| format!("C{0}:D{0}", at % 9_000 + 5)));
    let rows = headed(&row(&["2", TASK, "区妇联", "已办", ""]));
    sheets(60, &|_| sheet(&rows, &regions), "<styleSheet/>")
}

fn wide() -> String {
    row(&["y"; 100])
}

/// A text merged over the rows of its column.
fn down(at: usize, text: &str) -> Vec<u8> {
    let plain = |row: usize| {
        let mut cells = ["2", TASK, "区妇联", "已办", "12月"].map(str::to_owned);
        cells[3] = format!("已办{row}场");
        cells
    };
    let rows: String = (0..9_900)
        .map(|row_at| {
            let mut cells = plain(row_at);
            cells[at] = if row_at == 0 { text.to_owned() } else { String::new() };
            row(&cells.each_ref().map(String::as_str))
        })
        .collect();
    let area = merged(std::iter::once(format!("{0}4:{0}9903", column(at))));
    book(&sheet(&headed(&rows), &area), &[])
}
