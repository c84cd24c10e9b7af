//! The block of targets under the table: what the unit counts, a row each.

use std::collections::BTreeMap;

use crate::cell::{Area, CellRef};
use crate::form::columns::Span;
use crate::form::field::Field;
use crate::form::identity::row_id;
use crate::form::promised::promised;
use crate::notice::{Notice, TargetKind, Task, UnitId};

use super::{FormGrid, Part};

impl FormGrid {
    /// The targets that `unit` reports, under heads of their own; nothing where it reports none.
    pub(super) fn targets(&mut self, tasks: &[usize], notice: &Notice, unit: UnitId) {
        let mut of_unit = Vec::new();
        for task in tasks {
            let targets = notice.tasks[*task].targets_as_named();
            of_unit.extend(
                targets.filter(|(_, one)| one.is_reported_by(unit)).map(|(at, _)| (*task, at)),
            );
        }
        if of_unit.is_empty() {
            return;
        }
        let row = self.next_row();
        let of_unit_targets = of_unit.iter().map(|(task, at)| &notice.tasks[*task].targets[*at]);
        let kinds = of_unit_targets.filter(|one| !one.is_kind_of_measure).map(|one| one.kind);
        self.print(Area::across(row, 0, self.columns.last()), Part::Caption, caption(kinds).into());
        self.heads_of_targets(row + 1);
        let mut before = BTreeMap::new();
        for (task, target) in of_unit {
            let count = before.entry(task).or_insert(0_usize);
            *count += 1;
            self.target((task, target, *count), notice, unit);
        }
    }

    fn heads_of_targets(&mut self, row: u32) {
        let until = format!("截至{}累计完成", self.counted_until());
        let promised = self.columns.promised.clone();
        let texts = ["序号", "目标", &promised, &until, "计量单位"];
        self.row_of_target(row, [Part::Head; 5], texts.map(|text| Some(text.to_owned())));
    }

    /// 序号, what is counted, how much was promised, how much is done, and in which measure, each in its place.
    fn row_of_target(&mut self, row: u32, parts: [Part; 5], texts: [Option<String>; 5]) {
        let columns = &self.columns;
        let (promised, measure) = columns.promises();
        let one = |at: u16| Some((at, at));
        let places: [Option<Span>; 5] =
            [one(columns.number()), one(columns.name()), promised, one(columns.figures()), measure];
        for ((part, text), place) in parts.into_iter().zip(texts).zip(places) {
            if let (Some(text), Some((first, last))) = (text, place) {
                self.print(Area::across(row, first, last), part, text);
            }
        }
    }

    /// The row of a target, the `count`th of its task on the form.
    fn target(
        &mut self,
        (at, target_at, count): (usize, usize, usize),
        notice: &Notice,
        unit: UnitId,
    ) {
        let task = &notice.tasks[at];
        let target = &task.targets[target_at];
        let row = self.next_row();
        let id = target_id(task, target_at);
        let amount = promised(notice, target, unit);
        let (first, amount) =
            (Some(amount.first).filter(|first| *first != amount.text), amount.text);
        let [name, measure] = [&target.name, &target.unit].map(|text| Some(text.value.clone()));
        let number = numbered(&task.number.label, count);
        let texts = [Some(number), name, Some(amount), None, measure];
        let parts = [Part::TargetNumber, Part::Name, Part::Amount, Part::Amount, Part::Amount];
        self.row_of_target(row, parts, texts);
        let amount = self.columns.promises().0.map(|(first, _)| CellRef::new(row, first));
        let mut printed = self.printed.iter_mut().rev().take(parts.len());
        if let Some(amount) = printed.find(|one| Some(one.area.first) == amount) {
            amount.first = first;
        }
        let field = Field::Figure { task: at, target: target_at };
        let label = format!("{}：{}", task.called(), target.name.value);
        if target.kind.is_level() {
            self.levels.insert(field, target.kind);
        }
        let cell = CellRef::new(row, self.columns.figures());
        self.ask(cell, format!("figure_{id}"), field, label);
    }
}

/// 序号 of the `count`th target of the task of that number: 1.1, or 一（二）.1 where sections count anew. A task without
/// a number gives none.
pub(in crate::form) fn numbered(task: &str, count: usize) -> String {
    if task.is_empty() { String::new() } else { format!("{task}.{count}") }
}

/// The number of the task in 序号 of a target.
pub(in crate::form) fn number_of_task(number: &str) -> &str {
    number.rsplit_once('.').map_or(number, |(task, _)| task)
}

/// What stands over the targets of these kinds.
fn caption(kinds: impl Iterator<Item = TargetKind>) -> &'static str {
    let levels: Vec<TargetKind> = kinds.filter(|kind| kind.is_level()).collect();
    if levels.contains(&TargetKind::Rises) {
        "目标任务完成情况（从年初累计，没有开展的填 0；达到、保持、增长的指标填现在的数，下降的填负数）"
    } else if !levels.is_empty() {
        "目标任务完成情况（从年初累计，没有开展的填 0；达到、保持的指标填现在的数，下降的填负数）"
    } else {
        "目标任务完成情况（从年初累计，没有开展的填 0）"
    }
}

/// By its task, what it counts and in which measure, as forms first named them; of several alike, by their order.
fn target_id(task: &Task, at: usize) -> String {
    let target = &task.targets[at];
    let alike =
        task.targets[..at].iter().filter(|one| one.first_known_as() == target.first_known_as());
    let before = alike.count();
    let (before, alike) = (before.to_string(), task.alike.to_string());
    let (name, measure) = target.first_known_as();
    let parts: [&str; 5] = [task.first_name(), name, measure, &before, &alike];
    row_id(if task.alike == 0 { &parts[..4] } else { &parts })
}
