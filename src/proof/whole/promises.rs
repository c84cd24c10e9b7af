//! Countable promises of the text that are no target: nobody would report them.

use crate::decimal::Decimal;
use crate::notice::{Notice, Task};
use crate::published::{self, Promise};

use super::amounts::{power, promised};
use super::{Mark, OF_ONE_PIECE, WholeRow};

pub(super) static ROWS: [WholeRow; 1] = [WholeRow::new("W219", OF_ONE_PIECE, left_out)
    .says("内容里的“{}”没有列入目标", "“{}” of the text is no target")
    .remedy(
        "要单位报数的，列入这项实事的“目标”；不用报的，不用改",
        "make it a target where the units are to report it",
    )];

/// Of tasks that have targets; one without any is reported in words. What together is a target are its parts.
fn left_out(notice: &Notice) -> Vec<Mark> {
    let with_targets = notice.tasks.iter().filter(|task| !task.targets.is_empty());
    with_targets.flat_map(of_task).collect()
}

fn of_task(task: &Task) -> Vec<Mark> {
    let known: Vec<Decimal> =
        task.targets.iter().filter_map(|target| Some(promised(target)?.0)).collect();
    let said: Vec<Decimal> = task
        .text
        .iter()
        .flat_map(|text| published::promises(text))
        .filter_map(|promise| in_ones(&promise))
        .collect();
    // A target that the text says otherwise is W193's to tell.
    if !known.iter().all(|amount| said.contains(amount)) {
        return Vec::new();
    }
    let mut marks = Vec::new();
    for text in &task.text {
        let mut left = published::promises(text);
        left.retain(|promise| {
            let is_other = in_ones(promise).is_some_and(|amount| !known.contains(&amount));
            let before = &text[..promise.place.start];
            // Of .5万元 the number is W144's to tell.
            is_other && !is_part(before) && !before.ends_with('.')
        });
        let are_parts = |promise: &Promise| {
            let same = left.iter().filter(|other| other.measure == promise.measure);
            let sum = same.filter_map(in_ones).try_fold(Decimal::ZERO, |sum, one| sum.plus(one));
            sum.is_some_and(|sum| known.contains(&sum))
        };
        let whole = left.iter().filter(|promise| !are_parts(promise));
        marks.extend(whole.map(|promise| {
            Mark::at(&text.part(promise.place.clone()), &text[promise.place.clone()])
        }));
    }
    marks
}

/// Whether what follows is a part of what was promised before: 300个，其中甲100个.
fn is_part(before: &str) -> bool {
    before.rsplit(['。', '；']).next().is_some_and(|sentence| sentence.contains("其中"))
}

/// Its amount in ones; nothing of a range or of words.
fn in_ones(promise: &Promise) -> Option<Decimal> {
    let (_, of_measure) = power(&promise.measure);
    Decimal::parse(&promise.digits)?.times_ten_to(of_measure)
}
