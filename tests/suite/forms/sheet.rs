//! What the sheet says and what can be filled in.

use hongtou::cell::CellRef;
use hongtou::form::{Answer, Answers, CellText, FormGrid, Kind, Part};
use hongtou::notice::{Notice, UnitId};
use hongtou::period::Quarter;

use super::workbook::{Workbook, all_text, named};
use super::{filled, grid, grids, notice, workbook};
use crate::program::YEARS;

fn printed(grid: &FormGrid, part: Part) -> Vec<&str> {
    let of_part = grid.printed.iter().filter(|printed| printed.part == part);
    of_part.map(|printed| printed.text.as_str()).collect()
}

#[test]
fn each_unit_gets_its_own_tasks_and_no_other() {
    for (year, forms, pairs) in [(2024, 8, 15), (2026, 18, 23)] {
        let notice = notice(year);
        let grids = grids(&notice, Quarter::First);
        let answers = |grid: &FormGrid| {
            grid.entries.iter().filter(|entry| entry.field.kind() == Kind::LongText).count()
        };
        assert_eq!(grids.len(), forms);
        assert_eq!(grids.iter().map(answers).sum::<usize>(), pairs);
        let targets: usize = notice.tasks.iter().map(|task| task.targets.len()).sum();
        let figures = grids.iter().flat_map(|grid| &grid.entries);
        let figures = figures.filter(|entry| entry.field.kind() == Kind::Figure).count();
        assert_eq!(figures, targets, "each target is asked of one unit");
    }
}

#[test]
fn the_official_table_is_the_official_one() {
    let grid = grid(&notice(2024), "区卫健局");
    assert_eq!(printed(&grid, Part::Title), ["2024年为全区妇女儿童办实事工作进展情况报表"]);
    assert_eq!(printed(&grid, Part::Period), ["（2024年第一季度）"]);
    let heads = ["序号", "实事名称", "责任单位", "具体措施及任务进度情况", "完成时限"];
    assert_eq!(printed(&grid, Part::Head)[..5], heads);
    assert_eq!(printed(&grid, Part::Number)[0], "6");
    assert_eq!(printed(&grid, Part::Name)[0], "免费实施孕前优生健康和“两癌”检查");
    assert_eq!(printed(&grid, Part::Units), ["区妇联\n区财政局\n区卫健局"]);
    assert_eq!(printed(&grid, Part::Due), ["2024年\n12月31日"]);
    assert_eq!(printed(&grid, Part::Unit), ["填报单位：区卫健局"]);
    assert_eq!(printed(&grid, Part::Amount), ["2万名", "万名"]);
    assert_eq!(printed(&grid, Part::TargetNumber), ["6.1"]);
    assert_eq!(printed(&grid, Part::Head)[8], "截至2024年3月31日累计完成");
}

/// Who fills it in reads what was promised, and how to fill it in, where nothing is printed.
#[test]
fn the_text_of_a_task_is_a_note_and_the_hint_stands_beside_the_table() {
    let notice = notice(2024);
    let grid = grid(&notice, "区卫健局");
    let workbook = workbook(&grid);
    let comments = workbook.xml("xl/comments1.xml");
    let noted = named(&comments, "comment");
    let noted: Vec<(String, String)> = noted
        .map(|one| (one.attribute("ref").unwrap_or_default().into(), all_text(&one)))
        .collect();
    let named = grid.printed.iter().filter(|one| one.part == Part::Name);
    let task = |name: &str| notice.tasks.iter().find(|task| task.name.value == name);
    let wanted: Vec<(String, String)> = named
        .filter_map(|one| {
            let text = &task(&one.text)?.text;
            let lines: Vec<&str> = text.iter().map(|line| line.as_str()).collect();
            Some((one.area.first.to_string(), lines.join("\n")))
        })
        .collect();
    assert!(!wanted.is_empty() && wanted.iter().all(|(_, text)| text.chars().count() > 20));
    assert_eq!(noted, wanted);
    let hint = grid.printed.iter().find(|one| one.part == Part::Hint).expect("a hint");
    assert!(usize::from(hint.area.first.column) >= grid.columns.table.len());
}

#[test]
fn the_answer_cells_and_nothing_else_are_open() {
    for year in YEARS {
        for grid in grids(&notice(year), Quarter::Second) {
            let wanted: Vec<String> =
                grid.entries.iter().map(|entry| entry.cell.to_string()).collect();
            assert!(!wanted.is_empty());
            let workbook = workbook(&grid);
            assert_eq!(workbook.open_cells(), wanted, "{}", grid.identity.unit);
            let form = workbook.form();
            let protection = named(&form, "sheetProtection").next().expect("protection");
            assert_eq!(protection.attribute("sheet"), Some("1"));
            assert_eq!(protection.attribute("password"), None);
            assert_eq!(protection.attribute("formatRows"), Some("0"), "heights may be changed");
            assert_eq!(protection.attribute("formatColumns"), Some("0"));
        }
    }
}

#[test]
fn every_text_of_the_grid_stands_in_its_cell() {
    let grid = grid(&notice(2024), "区民政局");
    let found = workbook(&grid).texts("xl/worksheets/sheet1.xml");
    let wanted = grid.printed.iter().map(|one| (one.area.first.to_string(), one.text.clone()));
    assert_eq!(found, wanted.collect());
}

#[test]
fn each_field_has_a_hint_and_a_check() {
    let grid = grid(&notice(2024), "区人社局");
    let workbook = workbook(&grid);
    let form = workbook.form();
    let checks: Vec<_> = named(&form, "dataValidation").collect();
    assert_eq!(checks.len(), grid.entries.len());
    for entry in &grid.entries {
        let cell = entry.cell.to_string();
        let check = checks.iter().find(|one| one.attribute("sqref") == Some(&cell));
        let check = check.unwrap_or_else(|| panic!("no check on {cell}"));
        let kind = match entry.field.kind() {
            Kind::LongText | Kind::ShortText => "textLength",
            Kind::Figure => "decimal",
            Kind::Day => "date",
            Kind::Choice => "list",
        };
        assert_eq!(check.attribute("type"), Some(kind));
        for words in ["prompt", "error", "errorTitle"] {
            assert!(check.attribute(words).is_some_and(|words| !words.is_empty()), "{words}");
        }
        let limits: Vec<String> =
            check.children().filter(|child| child.is_element()).map(|one| all_text(&one)).collect();
        let wanted: &[&str] = match entry.field.kind() {
            Kind::LongText => &["32767"],
            Kind::ShortText => &["100"],
            Kind::Figure => &["0"],
            // 2024-01-01 and 2025-12-31 as Excel counts days.
            Kind::Day => &["45292", "46022"],
            Kind::Choice => &["\"未启动,推进中,已完成\""],
        };
        assert_eq!(limits, wanted);
    }
}

#[test]
fn it_prints_on_a4_as_it_stands() {
    let grid = grid(&notice(2024), "区妇联");
    let workbook = workbook(&grid);
    let form = workbook.form();
    let setup = named(&form, "pageSetup").next().expect("a page");
    assert_eq!(setup.attribute("paperSize"), Some("9"));
    assert_eq!(setup.attribute("orientation"), Some("landscape"));
    assert_eq!(setup.attribute("fitToHeight"), Some("0"));
    let fit = named(&form, "pageSetUpPr").next().expect("fitting");
    assert_eq!(fit.attribute("fitToPage"), Some("1"));
    let footer = named(&form, "oddFooter").next().map(|one| all_text(&one)).expect("a footer");
    assert!(footer.ends_with("第 &P 页 共 &N 页"), "{footer}");
    let names = workbook.names();
    assert_eq!(names["_xlnm.Print_Titles"], "填报表!$3:$3");
    assert_eq!(setup.attribute("blackAndWhite"), Some("1"));
    let corner = CellRef::new(grid.last_row, 4).absolute();
    assert_eq!(names["_xlnm.Print_Area"], format!("填报表!$A$1:{corner}"));
    let pane = named(&form, "pane").next().expect("a frozen head");
    assert_eq!(pane.attribute("topLeftCell"), Some("A5"));
}

/// The clock has no say: neither day is the day of the run.
#[test]
fn the_file_is_dated_by_the_notice() {
    let workbook = workbook(&grid(&notice(2024), "区科协"));
    let core = workbook.xml("docProps/core.xml");
    for name in ["created", "modified"] {
        let day = named(&core, name).next().map(|one| all_text(&one));
        assert_eq!(day.as_deref(), Some("2024-03-28T00:00:00Z"), "{name}");
    }
}

/// The heights of the rows as the file gives them, in points.
fn heights(grid: &FormGrid) -> Vec<f64> {
    heights_in(&workbook(grid))
}

fn heights_in(workbook: &Workbook) -> Vec<f64> {
    let form = workbook.form();
    let height = |row: roxmltree::Node| row.attribute("ht")?.parse().ok();
    named(&form, "row").map(|row| height(row).expect("a height")).collect()
}

/// The table's width in millimetres, as Excel reckons columns: in pixels, 8 to a digit and 5 beside them.
fn width_of_table(workbook: &Workbook, columns: u16) -> f64 {
    let form = workbook.form();
    let number = |column: &roxmltree::Node, name| -> f64 {
        column.attribute(name).and_then(|one| one.parse().ok()).expect("a number")
    };
    let printed = named(&form, "col").filter(|one| number(one, "min") <= f64::from(columns));
    let pixels = |column: roxmltree::Node| {
        let of_one = (number(&column, "width") * 8.0).round();
        of_one * (number(&column, "max").min(f64::from(columns)) - number(&column, "min") + 1.0)
    };
    printed.map(pixels).sum::<f64>() / 96.0 * 25.4
}

/// The rows the pages begin with, on pages that hold so many millimetres of rows, some of which are repeated on
/// each. A table that is wider than the paper is printed smaller, in whole per cent.
fn page_begins(workbook: &Workbook, columns: u16, millimetres: f64) -> Vec<usize> {
    let heights = heights_in(workbook);
    let scale = (261.0 / width_of_table(workbook, columns) * 100.0).floor().min(100.0) / 100.0;
    assert!(scale >= 0.8, "type of 12 pt is 9.6 pt at least: {scale}");
    let page = millimetres / scale / 25.4 * 72.0;
    let titles = workbook.names()["_xlnm.Print_Titles"].replace('$', "");
    let rows = titles.rsplit_once('!').and_then(|(_, rows)| rows.split_once(':')).expect("rows");
    let [first, last] = [rows.0, rows.1].map(|row| row.parse::<usize>().expect("a row"));
    let repeated: f64 = heights[first - 1..last].iter().sum();
    let (mut filled, mut begins) = (0.0, vec![0]);
    for (row, height) in heights.iter().enumerate() {
        filled += height;
        if filled > page {
            begins.push(row);
            filled = repeated + height;
        }
    }
    begins
}

/// A notice with one unit, so many tasks and so many targets.
fn sized(tasks: usize, targets: usize) -> Notice {
    let mut notice = notice(2024);
    let unit = UnitId(0);
    let task = notice.tasks[0].clone();
    notice.tasks = vec![task; tasks];
    for (at, task) in notice.tasks.iter_mut().enumerate() {
        task.name.value += &at.to_string();
    }
    let target = notice.tasks[0].targets[0].clone();
    assert!(target.is_reported_by(unit));
    notice.tasks.iter_mut().for_each(|task| task.targets.clear());
    notice.tasks[0].targets = vec![target; targets];
    notice
}

/// On paper of 210 mm with 14 mm above and below, and where a program fits in a little less.
#[test]
fn no_page_break_runs_through_the_foot() {
    let mut notices: Vec<Notice> = YEARS.into_iter().map(notice).collect();
    notices.extend((1..=9).flat_map(|tasks| (0..16).map(move |targets| sized(tasks, targets))));
    for grid in notices.iter().flat_map(|notice| grids(notice, Quarter::First)) {
        let workbook = workbook(&grid);
        let columns = grid.columns.table.len().try_into().expect("some columns");
        let answers = grid.entries.iter().filter(|one| one.field.kind() == Kind::LongText).count();
        let figures = grid.entries.iter().filter(|one| one.field.kind() == Kind::Figure).count();
        for millimetres in [182.0, 179.0, 177.0] {
            let begins = page_begins(&workbook, columns, millimetres);
            let last = *begins.last().expect("a page");
            let heights = heights_in(&workbook);
            // The signature stands under some answer.
            let above = grid.foot_row as usize - 1;
            assert!(last < above, "{millimetres} mm: {begins:?}, {heights:?}");
            let is_small = answers <= 3 && figures <= 6;
            assert!(!is_small || begins.len() == 1, "{answers} and {figures}: {begins:?}");
        }
    }
}

/// The two real notices: all of the 26 forms take one page.
#[test]
fn most_forms_take_one_page() {
    let notices: Vec<Notice> = YEARS.into_iter().map(notice).collect();
    let grids = notices.iter().flat_map(|notice| grids(notice, Quarter::First));
    let pages = grids.map(|grid| page_begins(&workbook(&grid), 5, 177.0).len());
    let pages: Vec<usize> = pages.collect();
    let of = |number| pages.iter().filter(|pages| **pages == number).count();
    assert_eq!((of(1), of(2), pages.len()), (26, 0, 26));
}

/// 27 characters a line and 15.6 pt from line to line; Excel allows no row more than 409 pt.
#[test]
fn a_row_has_room_for_the_answer_it_holds() {
    let grid = grid(&notice(2024), "区妇联");
    let entry = &grid.entries[0];
    let row = entry.cell.row as usize;
    for (characters, least, most) in
        [(10, 53.0, 110.0), (400, 15.0 * 15.6, 300.0), (5000, 350.0, 409.0)]
    {
        let (text, _) = CellText::new(&"字".repeat(characters));
        let answers = Answers::from([(entry.id.clone(), Answer::Text(text))]);
        let heights = heights_in(&filled(&grid, &answers));
        let height = heights[row];
        assert!((least..=most).contains(&height), "{characters}: {height}");
        // What no row holds goes on in further ones, none of which is higher.
        let further = heights.len() - 1 - grid.last_row as usize;
        let own = &heights[row..=row + further];
        let all: f64 = own.iter().sum();
        assert!(all >= f64::from(u32::try_from(characters).expect("few")) / 27.0 * 15.6, "{own:?}");
        assert!(own.iter().all(|height| *height <= 409.0), "{own:?}");
    }
}

/// Rows without a height of their own are left at one line by programs that do not measure.
#[test]
fn every_row_has_a_height_and_the_foot_is_30_mm() {
    for year in YEARS {
        for grid in grids(&notice(year), Quarter::First) {
            let heights = heights(&grid);
            assert_eq!(heights.len(), grid.last_row as usize + 1);
            let first = grid.foot_row as usize;
            let foot: f64 = heights[first..first + 3].iter().sum();
            assert!(foot * 25.4 / 72.0 >= 30.0, "a seal of 42 mm lies over its edges by 6 mm");
            for entry in grid.entries.iter().filter(|one| one.field.kind() == Kind::LongText) {
                assert!(heights[entry.cell.row as usize] >= 53.0);
            }
        }
    }
}

/// A text that begins like a formula is marked as text, so that editing its cell makes none; and
/// the cell stays open.
#[test]
fn what_begins_like_a_formula_is_marked_as_text() {
    let grid = grid(&notice(2024), "区妇联");
    let texts = ["=1+1", "+3 场", "-5", "@甲", "'单引号", "平常的文字"];
    let entries = grid.entries.iter().filter(|entry| entry.field.kind() == Kind::LongText);
    let given: Vec<_> = entries.zip(texts.iter().cycle()).collect();
    let answers = given
        .iter()
        .map(|(entry, text)| (entry.id.clone(), Answer::Text(CellText::new(text).0)))
        .collect();
    let workbook = filled(&grid, &answers);
    let wanted = given.iter().filter(|(_, text)| text.starts_with(['=', '+', '-', '@', '\'']));
    let wanted: Vec<String> = wanted.map(|(entry, _)| entry.cell.to_string()).collect();
    assert_eq!(workbook.quoted("xl/worksheets/sheet1.xml"), wanted);
    assert_eq!(workbook.open_cells().len(), grid.entries.len());
}
