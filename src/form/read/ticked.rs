//! A tick (√) where 进展状态 is asked for -> 已完成, where the task's text says so; else it stays, and is
//! asked (W627).
//!
//! 已完成。 says so, 该项工作已全部完成 too; 已完成30户，其余正在施工 does not.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, Problem, Unclear};
use crate::form::answer::{Answer, CellText};
use crate::form::grid::{Field, FormGrid, TaskState};
use crate::form::returned::Answered;
use crate::form::words::normal;

/// Marks by which a list is ticked off.
const TICKS: [&str; 7] = ["√", "✓", "✔", "☑", "v", "对", "是"];
/// How a text ends that says no more than that a task is done.
const DONE: [&str; 4] = ["已完成", "已全部完成", "全部完成", "已办结"];
/// What such an end takes back.
const NOT_DONE: [&str; 4] = ["未", "没有", "不", "尚"];

/// Reads the ticks among `answers`.
pub(super) fn read(
    grid: &FormGrid,
    answers: &mut BTreeMap<String, Answered>,
    findings: &mut Diagnostics,
) {
    for entry in &grid.entries {
        let Field::State { task } = entry.field else { continue };
        let text = grid.entry(Field::Answer { task }).and_then(|one| answers.get(&one.id));
        let done = text.is_some_and(|one| says_done(&one.answer.to_string()));
        let Some(state) = answers.get_mut(&entry.id).filter(|one| done && is_tick(&one.answer))
        else {
            continue;
        };
        let found = Unclear::TickRead { text: state.answer.to_string() };
        findings.push(Diagnostic::at(&state.origin, Problem::Unclear(found)));
        state.answer = Answer::Text(CellText::new(TaskState::Done.chinese()).0);
    }
}

fn is_tick(state: &Answer) -> bool {
    TICKS.contains(&normal(&state.to_string()).as_str())
}

/// One clause that ends with it, and nothing else.
fn says_done(text: &str) -> bool {
    let text = normal(text);
    let clause = text.trim_matches(|one: char| !one.is_alphanumeric());
    let alone = clause.chars().all(char::is_alphanumeric);
    let ends = DONE.iter().any(|end| clause.ends_with(end));
    alone && ends && !NOT_DONE.iter().any(|word| clause.contains(word))
}

#[cfg(test)]
mod tests {
    use super::says_done;

    #[test]
    fn a_text_that_says_done_and_no_more() {
        for text in ["已完成", "已完成。", "该项工作已全部完成", "（已办结）"]
        {
            assert!(says_done(text), "{text}");
        }
        for text in [
            "已完成30户，其余正在施工",
            "前期工作已完成，后续正在推进",
            "尚未全部完成",
            "推进中",
            "",
        ] {
            assert!(!says_done(text), "{text}");
        }
    }
}
