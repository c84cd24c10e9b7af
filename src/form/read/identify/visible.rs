//! Sheets -> the unit and the period they name to whoever looks at them.
//!
//! The unit stands behind 填报单位 or a word like it; the period in a heading above the table.
//! What answers say of units and quarters is not looked at.

use crate::cell::CellRef;
use crate::form::read::periods;
use crate::form::read::view::View;
use crate::form::words::normal;
use crate::period::{Cycle, Period};

use super::Page;

/// Characters of a heading at most: what is longer is prose.
const LONGEST: usize = 80;

/// Names of who fills a sheet in that are listened to, and periods that its headings name: one is what
/// it says, and a list of all units or quarters says nothing.
pub(super) const STATED: usize = 100;

/// Short texts of a sheet that are asked for periods: a form has some dozens.
pub(super) const HEADINGS: usize = 20_000;

/// What stands before the unit's name.
const LABELS: [&str; 12] = [
    "填报单位",
    "报送单位",
    "填表单位",
    "上报单位",
    "填写单位",
    "填报部门",
    "报送部门",
    "单位名称",
    "部门名称",
    "责任单位(盖章)",
    "单位(盖章)",
    "部门(盖章)",
];

/// Words that may follow the unit's name in the same cell.
const FOLLOWERS: [&str; 8] =
    ["填报人", "填表人", "填报日期", "填报时间", "填表日期", "日期", "联系", "时间"];

/// A unit or a period, and the cell that names it.
pub(super) struct Seen<T> {
    /// What is named.
    pub(super) value: T,
    /// The cell.
    pub(super) place: CellRef,
}

/// The names that the sheet gives who fills it in, whether or not a unit has them.
pub(super) fn labelled(view: &View<'_>) -> Vec<Seen<String>> {
    let cells = view.sheet.cells.iter();
    let named = cells.filter_map(|(place, cell)| {
        Some(Seen { value: behind_label(view, *place, &cell.text)?, place: *place })
    });
    named.take(STATED).collect()
}

/// What stands behind the label in its cell, else in the cells at its right.
fn behind_label(view: &View<'_>, place: CellRef, text: &str) -> Option<String> {
    if text.len() > LONGEST * 4 {
        return None;
    }
    let name = labelled_name(text)?;
    if !name.is_empty() {
        return Some(name);
    }
    let right = (place.column + 1..=view.last_column.min(place.column.saturating_add(4)))
        .filter_map(|column| view.at(CellRef::new(place.row, column)));
    let mut values = right.filter(|(first, _)| *first != place).map(|(_, cell)| normal(&cell.text));
    values.next().filter(|text| !FOLLOWERS.iter().any(|word| text.starts_with(word)))
}

/// The name in a text that begins with the label; empty where it stands elsewhere.
pub(super) fn labelled_name(text: &str) -> Option<String> {
    let text = normal(text);
    let rest = LABELS.iter().find_map(|label| text.strip_prefix(label))?;
    let rest = rest.trim_start_matches("(盖章)").trim_start_matches("(公章)");
    let rest = rest.trim_start_matches("名称").trim_start_matches([':', '_']);
    let end = FOLLOWERS.iter().filter_map(|word| rest.find(word)).min().unwrap_or(rest.len());
    Some(rest[..end].trim_end_matches(['(', '_']).to_owned())
}

/// The periods that the headings of the sheet name, each with its first cell: what stands above
/// the first table, or all short texts where the sheet has none.
pub(super) fn periods(page: &Page<'_>, year: u16, cycle: Cycle) -> Vec<Seen<Period>> {
    let Page { view, tables } = page;
    let end = tables.first().map_or(view.last_row + 1, |table| table.head_row);
    let mut seen: Vec<Seen<Period>> = Vec::new();
    let headings = view.sheet.cells.range(..CellRef::new(end, 0));
    let year = heading_year(view, end).unwrap_or(year);
    for (place, cell) in headings.filter(|(_, cell)| is_heading(&cell.text)).take(HEADINGS) {
        for period in periods::named(beside_name(&cell.text), year, cycle) {
            if seen.iter().all(|one| one.value != period) {
                seen.push(Seen { value: period, place: *place });
            }
            if seen.len() >= STATED {
                return seen;
            }
        }
    }
    seen
}

/// The year of the headings, where they name one only: a title has it, the line with the quarter
/// often has not.
fn heading_year(view: &View<'_>, end: u32) -> Option<u16> {
    let headings = view.sheet.cells.range(..CellRef::new(end, 0));
    let mut years: Vec<u16> = headings
        .filter(|(_, cell)| is_heading(&cell.text))
        .take(HEADINGS)
        .flat_map(|(_, cell)| periods::years_of(&cell.text))
        .collect();
    years.sort_unstable();
    years.dedup();
    if let [only] = years[..] { Some(only) } else { None }
}

/// What may name a period: of a cell with the unit's label, what follows the unit's name, since a
/// name may hold what reads like a quarter (填报单位：区人社局（2024年第一季度）).
fn beside_name(text: &str) -> &str {
    let start = normal(text);
    if !LABELS.iter().any(|label| start.starts_with(label)) {
        return text;
    }
    let name = text.split_once([':', '：']).map_or(text, |(_, name)| name.trim_start());
    let end = name.find(|one: char| one.is_whitespace() || "(（[【".contains(one));
    end.map_or("", |end| &name[end..])
}

fn is_heading(text: &str) -> bool {
    text.len() <= LONGEST * 4 && text.chars().count() <= LONGEST
}
