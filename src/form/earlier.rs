//! What a unit answered a quarter ago, in the form of this one: shown beside the new cells, read
//! only and on the screen only; and what still holds is filled in, so that nothing is asked twice.
//!
//! Answers find their row by the name of the field, which is the same in every quarter of a
//! notice. Which return counts is not decided here.

use crate::cell::{Area, CellRef};
use crate::period::Period;

use super::answer::Answers;
use super::field::{Field, Kind};
use super::grid::{EARLIER, FormGrid, Part, Printed};

/// What stands where a quarter ago nothing did.
pub(super) const NOTHING: &str = "（未填写）";

impl FormGrid {
    /// Shows what was answered in `period` beside the cells that ask the same again.
    pub fn recall(&mut self, period: Period, answers: &Answers) {
        let last = period.cycle().words().last;
        let head = format!("{last}填报（{}）\n（只供参考，不打印）", period.chinese());
        self.aside(self.head_row, Part::AsideHead, head);
        let asked: Vec<(u32, Option<String>)> = self
            .entries
            .iter()
            .filter(|entry| matches!(entry.field.kind(), Kind::LongText | Kind::Figure))
            .map(|entry| (entry.cell.row, answers.get(&entry.id).map(ToString::to_string)))
            .collect();
        for (row, text) in asked {
            self.aside(row, Part::Earlier, text.unwrap_or_else(|| NOTHING.into()));
        }
    }

    /// Of earlier answers those that still hold: who fills in and where to call, and the day of a
    /// task for which the notice sets none.
    pub fn carried(&self, answers: &Answers) -> Answers {
        let holds = self.entries.iter().filter(|entry| still_holds(entry.field));
        let known = holds.filter_map(|entry| answers.get_key_value(&entry.id));
        known.map(|(id, answer)| (id.clone(), answer.clone())).collect()
    }

    fn aside(&mut self, row: u32, part: Part, text: String) {
        let area = Area::one(CellRef::new(row, EARLIER));
        self.printed.push(Printed { area, part, text });
    }
}

const fn still_holds(field: Field) -> bool {
    match field {
        Field::Due { .. } | Field::Person | Field::Phone => true,
        Field::Answer { .. } | Field::State { .. } | Field::Figure { .. } | Field::FilledOn => {
            false
        }
    }
}
