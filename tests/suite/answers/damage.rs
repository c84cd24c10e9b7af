//! Whatever is done to the table of a return, no text in it is lost; and what only moves it about
//! changes no answer.

use std::collections::BTreeMap;

use hongtou::cell::{Area, CellRef};
use hongtou::form::{Answers, Evidence, FormGrid, Forms, Verdict};
use hongtou::intake::{Cell, Sheet, Value, Workbook};
use hongtou::notice::Notice;
use hongtou::period::Quarter;
use proptest::prelude::*;

use super::{Taken, planted, returned, shown};
use crate::forms;

/// What a unit does to the sheet it fills in. Rows and columns are taken within what is written.
#[derive(Clone, Debug)]
enum Damage {
    InsertRow(u32),
    InsertColumn(u16),
    MoveRow(u32, u32),
    MoveColumn(u16, u16),
    TitlesAbove(u32),
    Rename(String),
    AddSheet(bool),
    NoMarks,
    OldNames,
    Blanks,
    Heads,
    DeleteRow(u32),
    DeleteColumn(u16),
    Merge(u32, u16, u32, u16),
    Overwrite(u32, u16),
    Misspell(u32),
    Stray(u32, u16),
}

/// Whatever moves cells about, or writes the same otherwise.
fn gentle() -> impl Strategy<Value = Damage> {
    prop_oneof![
        (0..40_u32).prop_map(Damage::InsertRow),
        (0..9_u16).prop_map(Damage::InsertColumn),
        (0..9_u16, 0..9_u16).prop_map(|(from, to)| Damage::MoveColumn(from, to)),
        (1..5_u32).prop_map(Damage::TitlesAbove),
        "[一-龥]{1,8}".prop_map(Damage::Rename),
        any::<bool>().prop_map(Damage::AddSheet),
        Just(Damage::NoMarks),
        Just(Damage::OldNames),
        Just(Damage::Blanks),
        Just(Damage::Heads),
    ]
}

fn any_damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        gentle(),
        (0..40_u32, 0..40_u32).prop_map(|(from, to)| Damage::MoveRow(from, to)),
        (0..40_u32).prop_map(Damage::DeleteRow),
        (0..9_u16).prop_map(Damage::DeleteColumn),
        (0..40_u32, 0..9_u16, 0..4_u32, 0..3_u16)
            .prop_map(|(row, column, rows, columns)| Damage::Merge(row, column, rows, columns)),
        (0..40_u32, 0..9_u16).prop_map(|(row, column)| Damage::Overwrite(row, column)),
        (0..40_u32).prop_map(Damage::Misspell),
        (0..60_u32, 0..12_u16).prop_map(|(row, column)| Damage::Stray(row, column)),
    ]
}

/// A return while it is being damaged, and what was written into it besides the answers.
struct Victim {
    workbook: Workbook,
    strays: Vec<String>,
}

impl Victim {
    fn sheet(&mut self) -> &mut Sheet {
        &mut self.workbook.content.sheets[0]
    }

    /// Puts every cell where `to` says; what it says of none is gone.
    fn put(&mut self, to: impl Fn(CellRef) -> Option<CellRef>) {
        let sheet = self.sheet();
        let cells = std::mem::take(&mut sheet.cells).into_iter();
        sheet.cells = cells.filter_map(|(place, cell)| Some((to(place)?, cell))).collect();
        let merges = std::mem::take(&mut sheet.merges).into_iter();
        let moved = merges.filter_map(|area| Some((to(area.first)?, to(area.last)?)));
        let whole =
            moved.filter(|(first, last)| first.row <= last.row && first.column <= last.column);
        sheet.merges = whole.map(|(first, last)| Area { first, last }).collect();
    }

    fn write(&mut self, place: CellRef, text: String) {
        self.sheet().cells.insert(place, Cell::new(text, Value::Text));
    }

    fn stray(&mut self) -> String {
        let text = format!("另写{}处", self.strays.len());
        self.strays.push(text.clone());
        text
    }

    fn suffer(&mut self, damage: &Damage) {
        match damage.clone() {
            Damage::InsertRow(at) => {
                self.put(|one| Some(CellRef::new(one.row + u32::from(one.row >= at), one.column)))
            }
            Damage::InsertColumn(at) => self
                .put(|one| Some(CellRef::new(one.row, one.column + u16::from(one.column >= at)))),
            Damage::MoveRow(from, to) => {
                self.put(|one| Some(CellRef::new(moved(one.row, from, to), one.column)))
            }
            Damage::MoveColumn(from, to) => self.move_column(from, to),
            Damage::TitlesAbove(rows) => {
                self.put(|one| Some(CellRef::new(one.row + rows, one.column)));
                let title = self.stray();
                self.write(CellRef::new(0, 1), title);
            }
            Damage::Rename(name) => self.sheet().name = name,
            Damage::AddSheet(first) => self.add_sheet(first),
            Damage::NoMarks => self.no_marks(),
            Damage::OldNames => self.workbook.content.names.clear(),
            Damage::Blanks => {
                self.each(|text| text.replace("实施", "实施 　").replace("推进", "推\n进"))
            }
            Damage::Heads => self.each(|text| match text {
                "实事名称" => "实 事\n名 称".into(),
                "具体措施及任务进度情况" => "工作进展\n情况".into(),
                "责任单位" => "责任部门".into(),
                other => other.into(),
            }),
            Damage::DeleteRow(at) => self.put(|one| {
                (one.row != at).then(|| CellRef::new(one.row - u32::from(one.row > at), one.column))
            }),
            Damage::DeleteColumn(at) => self.put(|one| {
                (one.column != at)
                    .then(|| CellRef::new(one.row, one.column - u16::from(one.column > at)))
            }),
            Damage::Merge(row, column, rows, columns) => self.merge(Area {
                first: CellRef::new(row, column),
                last: CellRef::new(row + rows, column + columns),
            }),
            Damage::Overwrite(row, column) | Damage::Stray(row, column) => {
                let text = self.stray();
                self.write(CellRef::new(row, column), text);
            }
            Damage::Misspell(row) => {
                let cells =
                    self.sheet().cells.range_mut(CellRef::new(row, 0)..CellRef::new(row, 3));
                cells.for_each(|(_, cell)| cell.text = cell.text.replace(['施', '推', '行'], ""));
            }
        }
    }

    /// A merged region moves with its columns only where it is not torn apart: rows of the foot
    /// and of the title keep theirs.
    fn move_column(&mut self, from: u16, to: u16) {
        let heads = self.table_rows();
        self.put(|one| {
            let column =
                if heads.contains(&one.row) { moved(one.column, from, to) } else { one.column };
            Some(CellRef::new(one.row, column))
        });
    }

    /// Rows in which no region is merged: heads and rows of the tables.
    fn table_rows(&mut self) -> Vec<u32> {
        let sheet = self.sheet();
        let merged =
            |row| sheet.merges.iter().any(|area| (area.first.row..=area.last.row).contains(&row));
        let mut rows: Vec<u32> = sheet.cells.keys().map(|place| place.row).collect();
        rows.dedup();
        rows.retain(|row| !merged(*row));
        rows
    }

    fn add_sheet(&mut self, first: bool) {
        let text = self.stray();
        let cells = BTreeMap::from([(CellRef::new(3, 2), Cell::new(text, Value::Text))]);
        let name = format!("另页{}", self.strays.len());
        let sheet = Sheet { name, cells, ..Sheet::default() };
        let sheets = &mut self.workbook.content.sheets;
        sheets.push(sheet);
        if first {
            let last = sheets.len() - 1;
            sheets.swap(1, last);
        }
    }

    fn no_marks(&mut self) {
        let content = &mut self.workbook.content;
        content.sheets.retain(|sheet| sheet.name != hongtou::form::marks::HIDDEN_SHEET);
        content.names.clear();
        content.properties.clear();
        content.sheets[0].cells.retain(|_, cell| !cell.text.starts_with("表码"));
    }

    fn each(&mut self, change: impl Fn(&str) -> String) {
        for cell in self.sheet().cells.values_mut() {
            if !cell.text.contains("号") && cell.text != "推进中" {
                cell.text = change(&cell.text);
            }
        }
    }

    /// Only what stands in the first cell stays, as office programs merge.
    fn merge(&mut self, area: Area) {
        let inside = |place: &CellRef| {
            (area.first.row..=area.last.row).contains(&place.row)
                && (area.first.column..=area.last.column).contains(&place.column)
        };
        let sheet = self.sheet();
        sheet.cells.retain(|place, _| *place == area.first || !inside(place));
        sheet.merges.push(area);
    }

    /// What is still written in it, of what was planted.
    fn left(&self, given: &Answers) -> Vec<String> {
        let cells = self.workbook.content.sheets.iter().flat_map(|sheet| sheet.cells.values());
        let texts: Vec<&str> = cells.map(|cell| cell.text.as_str()).collect();
        let planted = given.values().map(shown).chain(self.strays.iter().cloned());
        planted.filter(|planted| texts.iter().any(|text| text.contains(planted.as_str()))).collect()
    }
}

/// Where row or column `at` is after `from` was moved to `to`.
fn moved<
    T: Copy + PartialOrd + From<u8> + std::ops::Add<Output = T> + std::ops::Sub<Output = T>,
>(
    at: T,
    from: T,
    to: T,
) -> T {
    let one = T::from(1_u8);
    if at == from {
        to
    } else if from < at && at <= to {
        at - one
    } else if to <= at && at < from {
        at + one
    } else {
        at
    }
}

fn victim(grid: &FormGrid, given: &Answers) -> Victim {
    Victim { workbook: returned(grid, given), strays: Vec::new() }
}

fn some(notice: &Notice, which: prop::sample::Index) -> FormGrid {
    let grids = forms::grids(notice, Quarter::First);
    grids[which.index(grids.len())].clone()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, max_shrink_iters: 2000, ..ProptestConfig::default() })]

    /// Every text that is still in the file is an answer, in a finding, or among the others.
    #[test]
    fn nothing_that_was_written_is_lost(
        year in prop::sample::select(&crate::program::YEARS[..]),
        which in any::<prop::sample::Index>(),
        damages in prop::collection::vec(any_damage(), 0..8),
        name in prop::sample::select(&["", "区妇联.xlsx", "2024年二季度.xlsx"][..]),
    ) {
        let notice = forms::notice(year);
        let grid = some(&notice, which);
        let given = planted(&grid);
        let mut victim = victim(&grid, &given);
        damages.iter().for_each(|damage| victim.suffer(damage));
        let forms = Forms::new(&notice, grid.identity.period);
        let evidence = Evidence { name, ..Evidence::default() };
        let corpus = Taken::of(&forms, &victim.workbook, &evidence).corpus();
        for planted in victim.left(&given) {
            prop_assert!(corpus.contains(&planted), "{} is lost: {}", planted, corpus);
        }
    }

    /// What moves rows and columns about, or writes names and heads a little otherwise, changes
    /// no answer.
    #[test]
    fn what_is_only_moved_is_still_answered(
        year in prop::sample::select(&crate::program::YEARS[..]),
        which in any::<prop::sample::Index>(),
        damages in prop::collection::vec(gentle(), 0..6),
    ) {
        let notice = forms::notice(year);
        let grid = some(&notice, which);
        let given = planted(&grid);
        let mut victim = victim(&grid, &given);
        damages.iter().for_each(|damage| victim.suffer(damage));
        let forms = Forms::new(&notice, grid.identity.period);
        let taken = Taken::of(&forms, &victim.workbook, &Evidence::default());
        let Verdict::Identified(identified) = &taken.verdict else {
            return Err(TestCaseError::fail(format!("{:?}", taken.findings)));
        };
        let unit = &notice.units.get(identified.unit).name.value;
        prop_assert_eq!(unit, &grid.identity.unit);
        prop_assert_eq!(identified.period, grid.identity.period);
        prop_assert_eq!(&taken.answers, &given);
    }
}

/// A sheet far longer than any form, all rows nearly names, heads or labels: it is read
/// to its end, and nothing of it is an answer.
#[test]
fn a_sheet_full_of_likely_names_is_read_to_its_end() {
    let notice = forms::notice(2026);
    let grid = forms::grids(&notice, Quarter::First).remove(0);
    let mut victim = victim(&grid, &planted(&grid));
    let sheet = victim.sheet();
    let bottom = sheet.cells.keys().next_back().map_or(0, |cell| cell.row) + 1;
    for row in bottom..3_000 {
        let texts = ["电话", "推进实施行动工程", "填报单位", "写了些什么", "序号", "日期"];
        for (column, text) in (0..).zip(texts) {
            let text = if row % 2 == 0 { text.to_owned() } else { format!("{text}{row}") };
            sheet.cells.insert(CellRef::new(row, column), Cell::new(text, Value::Text));
        }
        sheet.merges.push(Area::across(row, 6, 9));
    }
    let forms = Forms::new(&notice, grid.identity.period);
    let taken = Taken::of(&forms, &victim.workbook, &Evidence::default());
    assert_eq!(taken.answers, planted(&grid));
    assert!(taken.others.len() > 6_000, "{}", taken.others.len());
}
