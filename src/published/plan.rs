//! Tasks that stand in an attachment and nowhere else: a plan that is printed with the notice (实施方案), or a
//! table of who does what (任务分工表).
//!
//! ```text
//! 现将《方案》印发给你们  附件：一、总体要求 二、任务 （一）修路。…（责任单位：甲）    类型: 实事
//! 任务分工见附件          附件：序号|任务|内容|牵头单位|时限                        类型: 分工表
//! ```

use super::annexes::{self, AnnexLines};
use super::body;
use super::draft::{AnnexContent, BodyDraft, HeadingDraft, TaskDraft};
use super::line::Item;
use super::plan_table;
use super::shape;
use super::task_rows::TaskRows;

/// The tasks of an attachment.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Plan {
    /// Which attachment it is.
    pub(super) at: usize,
    pub(super) content: AnnexContent,
    pub(super) tasks: Vec<TaskDraft>,
    /// Headings with text behind the last task.
    pub(super) behind: Vec<HeadingDraft>,
    /// What is printed otherwise than the paper has it.
    pub(super) doubt: Option<String>,
    /// Lines that are none of it.
    pub(super) left: Vec<String>,
}

/// The first attachment that has tasks with units, where the body has none with units and no attachment lists
/// the tasks of the body.
pub(super) fn find(body: &BodyDraft, annexes: &[AnnexLines], titles: &[String]) -> Option<Plan> {
    let tables = || annexes.iter().flat_map(|annex| annex.items.iter().filter_map(Item::table));
    let is_listed = tables().any(|rows| TaskRows::of(rows, &body.tasks).is_some());
    if is_listed || body.tasks.iter().any(|task| !task.roles.is_empty()) {
        return None;
    }
    annexes.iter().enumerate().find_map(|(at, annex)| {
        let (_, taken, _) = annexes::title(&annex.items, titles.get(at).map(String::as_str));
        let items = &annex.items[taken..];
        of_table(at, items).or_else(|| of_text(at, items))
    })
}

fn of_table(at: usize, items: &[Item]) -> Option<Plan> {
    let place = items.iter().position(|item| item.table().is_some_and(plan_table::has_tasks))?;
    let rows = items[place].table()?;
    let tasks = plan_table::tasks(rows)?;
    let text: Vec<String> =
        items[..place].iter().filter_map(Item::text).map(str::to_owned).collect();
    let left = items[place + 1..].iter().flat_map(Item::shown).collect();
    let content = TaskRows::of(rows, &tasks).and_then(|own| own.made_by_us());
    let is_ours = content.is_some();
    let content = match content {
        Some(form @ AnnexContent::Form { .. }) => form,
        Some(_) | None => AnnexContent::TaskTable { text },
    };
    let head: Vec<String> = rows
        .first()?
        .iter()
        .map(|cell| shape::squeezed(cell))
        .filter(|cell| !cell.is_empty())
        .collect();
    let doubt = format!(
        "原文的表是{}各栏，印出来是序号、实事名称、内容、责任单位、完成时限",
        head.join("、")
    );
    let doubt = (!is_ours).then_some(doubt);
    Some(Plan { at, content, tasks, behind: Vec::new(), doubt, left })
}

fn of_text(at: usize, items: &[Item]) -> Option<Plan> {
    let (lines, left) = body::lines(items);
    let mut own = body::outlined(lines);
    own.tasks.iter().any(|task| !task.roles.is_empty()).then_some(())?;
    let is_section = |line: &String| shape::ordinal(line).is_some();
    let front = own.preamble.iter().position(is_section).unwrap_or(own.preamble.len());
    let (before, front) = body::sections(own.preamble.split_off(front));
    let (rest, behind) = body::sections(own.closing);
    if let Some(first) = own.tasks.first_mut() {
        first.headings.splice(0..0, front);
    }
    let left = left.into_iter().chain(before).chain(rest).collect();
    let content = AnnexContent::Tasks { text: own.preamble };
    Some(Plan { at, content, tasks: own.tasks, behind, doubt: None, left })
}
