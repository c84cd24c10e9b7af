//! What a unit answered a quarter ago, in the form of this one: shown beside the new cells, read
//! only and on the screen only; and what still holds is filled in, so that nothing is asked twice.
//!
//! Answers find their row by the name of the field, which is the same in every quarter of a
//! notice. Which return counts is not decided here.

use std::collections::{BTreeMap, BTreeSet};

use crate::cell::{Area, CellRef};
use crate::period::Period;

use super::answer::Answers;
use super::field::{Field, Kind};
use super::grid::{FormGrid, Part, Printed};

/// What stands where a quarter ago nothing did.
pub(super) const NOTHING: &str = "（未填写）";
/// What the head says instead of 上季度 where nothing is known of that; readers know it as a head.
const SOME_TIME_AGO: &str = "上期";
/// Letters of a column's head that stand over what was answered in it.
const HEAD: usize = 12;

impl FormGrid {
    /// Shows what was answered in `period` beside the cells that ask the same again; a head of our own says whether
    /// that is the one right before.
    pub fn recall(&mut self, period: Period, answers: &Answers) {
        let is_before = self.identity.period.before() == Some(period);
        let last = if is_before { period.cycle().words().last } else { SOME_TIME_AGO };
        let head = format!("{last}填报（{}）", period.chinese());
        let places: BTreeMap<u16, u16> = self.columns.earlier().collect();
        let only = places.len() == 1;
        for (column, place) in &places {
            let of = if only {
                "（只供参考，不打印）".into()
            } else {
                self.short_head(*column)
            };
            self.aside((self.head_row, *place), Part::AsideHead, format!("{head}\n{of}"));
        }
        let asked: Vec<(u32, u16, Option<String>)> = self
            .entries
            .iter()
            .filter(|entry| matches!(entry.field.kind(), Kind::LongText | Kind::Figure))
            .filter_map(|entry| {
                let place = places.get(&entry.cell.column)?;
                Some((entry.cell.row, *place, answers.get(&entry.id).map(ToString::to_string)))
            })
            .collect();
        for (row, place, text) in asked {
            self.aside((row, place), Part::Earlier, text.unwrap_or_else(|| NOTHING.into()));
        }
    }

    /// The first words of a column's head: behind those of the period a head is still short enough to be one.
    fn short_head(&self, column: u16) -> String {
        let of = self.columns.table.get(usize::from(column));
        of.map(|of| of.head.chars().take(HEAD).collect()).unwrap_or_default()
    }

    /// Of earlier answers those that still hold: who fills in and where to call, and the day of a
    /// task for which the notice sets none.
    pub fn carried(&self, answers: &Answers) -> Answers {
        let holds = self.entries.iter().filter(|entry| still_holds(entry.field));
        let known = holds.filter_map(|entry| answers.get_key_value(&entry.id));
        known.map(|(id, answer)| (id.clone(), answer.clone())).collect()
    }

    /// Of what another unit answered, of which this one has a part, the days of tasks for which the notice sets none.
    pub fn carried_days(&self, answers: &Answers) -> Answers {
        let days = self.entries.iter().filter(|entry| entry.field.task().is_some());
        let mut carried = self.carried(answers);
        let ids: BTreeSet<&String> = days.map(|entry| &entry.id).collect();
        carried.retain(|id, _| ids.contains(id));
        carried
    }

    fn aside(&mut self, (row, column): (u32, u16), part: Part, text: String) {
        let area = Area::one(CellRef::new(row, column));
        self.printed.push(Printed { area, part, text, first: None });
    }
}

const fn still_holds(field: Field) -> bool {
    match field {
        Field::Due { .. } | Field::Person | Field::Phone => true,
        Field::Answer { .. }
        | Field::Question { .. }
        | Field::State { .. }
        | Field::Figure { .. }
        | Field::FilledOn => false,
    }
}
