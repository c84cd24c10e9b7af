//! Countable promises of the text that are no target: nobody would report them.

use std::ops::Range;

use crate::decimal::Decimal;
use crate::notice::{Notice, Task};
use crate::proof::passage::{Kind, Passage};
use crate::proof::rules::rows;
use crate::published::{self, Promise};

use super::amounts::{is_sum_of, power, promised};
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
            // 每月2场，全年24场: the target is the sum.
            let is_summed = published::is_of_each(before, &promise.measure)
                && in_ones(promise)
                    .is_some_and(|part| known.iter().any(|amount| is_sum_of(*amount, part)));
            is_other && promises(before) && !is_part(before) && !is_summed
        });
        let are_parts = |promise: &Promise| {
            let same = left.iter().filter(|other| other.measure == promise.measure);
            let sum = same.filter_map(in_ones).try_fold(Decimal::ZERO, |sum, one| sum.plus(one));
            sum.is_some_and(|sum| known.contains(&sum))
        };
        let passage = Passage::new(text, Kind::Paragraph);
        let whole = left
            .iter()
            .filter(|promise| !are_parts(promise) && !has_slips(&passage, &promise.place));
        marks.extend(whole.map(|promise| {
            Mark::at(&text.part(promise.place.clone()), &text[promise.place.clone()])
        }));
    }
    marks
}

/// Whether another rule marks something in the clause of that number: what is wrong is mended first.
fn has_slips(passage: &Passage<'_>, place: &Range<usize>) -> bool {
    let ends = |one: char| "，。；".contains(one);
    let text = &passage.text.value;
    let begin = text[..place.start].rfind(ends).unwrap_or(0);
    let end = text[place.end..].find(ends).map_or(text.len(), |at| place.end + at);
    let rows = rows().filter(|row| row.looks.contains(passage.kind));
    let mut slips = rows.flat_map(|row| (row.find)(passage));
    slips.any(|slip| slip.range.start < end && begin < slip.range.end)
}

/// What an office promises to do so many times or for so many.
const VERBS: [&str; 22] = [
    "举办", "新建", "建设", "建成", "改造", "改建", "完成", "开展", "打造", "新增", "培训", "发放",
    "救助", "资助", "走访", "安装", "配备", "建立", "帮扶", "服务", "创建", "更新",
];

/// Whether the clause before a number says what is done. What a mark parts from its number (3、4个) is none.
fn promises(before: &str) -> bool {
    let clause = before.rsplit(['，', '。', '；', '：']).next().unwrap_or_default();
    let is_cut = clause.ends_with(['、', '.', '～', '-', '—']);
    !is_cut && VERBS.iter().any(|verb| clause.contains(verb))
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
