//! The returns of the last period before that is known -> what the form of a unit shows of them beside its cells.
//!
//! The form is written with it, and what comes back is read with it: a text that the program itself put there is
//! nobody's other text.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::form::{Answer, Answers, CellText, Field, FormGrid};
use crate::notice::{Notice, UnitId};

use super::{Returns, UnitReturns};

/// What is shown beside the cells of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    /// The units that answered it, each with all its answers.
    pub told: Vec<(UnitId, Answers)>,
    /// Whether it is all of the one unit that the form is of, be it under its name of then.
    pub is_own: bool,
    /// What stands beside each field: of several units, or of a part of one, behind their names; a figure that was
    /// counted in another measure with that.
    pub shown: Answers,
}

impl Returns {
    /// What `unit` answered in this period, or those did that it took over from, for its form `grid` of a later one.
    pub fn beside(&self, (notice, unit): (&Notice, UnitId), grid: &FormGrid) -> Beside {
        let day = grid.identity.period.last_day();
        let is_all = |one: UnitId| one == unit || notice.units.in_force(one, day) == [unit];
        let sent = |one: UnitId| Some((one, self.of(one)?.chosen()?.returned.values()));
        let units = self.units_before((notice, unit), grid);
        let told: Vec<(UnitId, Answers)> = units.into_iter().filter_map(sent).collect();
        let measured = |answers: &Answers| self.measured(notice, grid, answers);
        let (is_own, shown) = match &told[..] {
            [] => (true, Answers::new()),
            [(one, answers)] if is_all(*one) => (true, measured(answers)),
            several => {
                let several = several.iter().map(|(one, answers)| (*one, measured(answers)));
                (false, side_by_side(notice, several))
            }
        };
        Beside { told, is_own, shown }
    }

    /// The texts that may stand beside the cells of that form: what is shown of the returns as they count now, and what
    /// may have been of such as counted when it went out. Nothing where nobody reported.
    pub(super) fn texts_beside(
        &self,
        (notice, unit): (&Notice, UnitId),
        grid: &FormGrid,
    ) -> Option<Vec<Arc<str>>> {
        let beside = self.beside((notice, unit), grid);
        if beside.told.is_empty() {
            return None;
        }
        let sent = beside.told.iter().filter_map(|(one, _)| self.of(*one));
        let versions = sent.flat_map(|sent: &UnitReturns| &sent.versions);
        let before =
            versions.map(|version| self.measured(notice, grid, &version.returned.values()));
        let all = before.chain([beside.shown]);
        Some(all.flat_map(BTreeMap::into_values).map(|answer| answer.text()).collect())
    }

    /// The units of then whose answers are shown: it, with those that joined it since, or those that it took over from, at
    /// once or by way of others.
    fn units_before(&self, (notice, unit): (&Notice, UnitId), grid: &FormGrid) -> Vec<UnitId> {
        let day = grid.identity.period.last_day();
        let (register, was_asked) = (&notice.units, |one: UnitId| self.of(one).is_some());
        let mut units = register.back_to(&[unit], was_asked);
        if units == [unit] {
            let has_joined =
                |one: &&UnitId| register.get(**one).force.has_ended(day) && was_asked(**one);
            units.extend(register.get(unit).predecessors.iter().filter(has_joined));
        }
        units
    }

    /// The answers, the figures that were counted in another measure than the form asks for with that.
    fn measured(&self, notice: &Notice, grid: &FormGrid, answers: &Answers) -> Answers {
        let mut answers = answers.clone();
        for entry in &grid.entries {
            let Field::Figure { task, target } = entry.field else { continue };
            let now = notice.tasks.get(task).and_then(|task| task.targets.get(target));
            let Some((now, then)) = now.zip(self.target(task, target)) else { continue };
            if now.unit.value == then.unit.value {
                continue;
            }
            if let Some(answer @ Answer::Number(_)) = answers.get_mut(&entry.id) {
                let text = format!("{answer}{}", then.unit.value);
                *answer = Answer::Text(CellText::new(&text).0);
            }
        }
        answers
    }
}

/// What several units answered in each field, each behind its name.
fn side_by_side(notice: &Notice, told: impl Iterator<Item = (UnitId, Answers)>) -> Answers {
    let mut lines: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (unit, answers) in told {
        let name = &notice.units.get(unit).name.value;
        for (id, answer) in answers {
            lines.entry(id).or_default().push(format!("{name}：{}", answer.text()));
        }
    }
    let whole = |lines: Vec<String>| Answer::Text(CellText::new(&lines.join("\n")).0);
    lines.into_iter().map(|(id, lines)| (id, whole(lines))).collect()
}
