//! Tasks that stand in an attachment and nowhere else: a plan that is printed with the notice (实施方案), or a
//! table of who does what (任务分工表).
//!
//! ```text
//! 现将《方案》印发给你们  附件：一、总体要求 二、任务 （一）修路。…（责任单位：甲）    类型: 实事
//! 任务分工见附件          附件：序号|任务|内容|牵头单位|时限                        类型: 分工表
//! ```

use std::collections::BTreeSet;

use super::annexes::{self, AnnexLines, Place};
use super::body;
use super::draft::{AnnexContent, AnnexDraft, BodyDraft, HeadingDraft, TaskDraft};
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

/// Whether the tasks may stand in an attachment: the body has none with units, and no attachment lists the tasks of
/// the body.
pub(super) fn may_be(body: &BodyDraft, annexes: &[AnnexLines]) -> bool {
    let tables = || annexes.iter().flat_map(|annex| annex.items.iter().filter_map(Item::table));
    let is_listed = || tables().any(|rows| TaskRows::of(rows, &body.tasks).is_some());
    body.tasks.iter().all(|task| task.roles.is_empty()) && !is_listed()
}

/// The first attachment that has tasks with units, in a paper of `year`, whose pages part paragraphs.
pub(super) fn find(
    annexes: &[AnnexLines],
    titles: &[String],
    year: Option<u16>,
    has_pages: bool,
) -> Option<Plan> {
    let before = annexes::before_noted(annexes, titles);
    annexes.iter().enumerate().find_map(|(at, annex)| {
        let noted = at.checked_sub(before).and_then(|at| titles.get(at));
        let (_, taken, _) = annexes::title(&annex.items, noted.map(String::as_str));
        let items = &annex.items[taken..];
        let own = || of_text(at, items, has_pages).filter(|own| is_listed(annexes, own));
        of_table(at, items, noted, year).or_else(own)
    })
}

/// Whether some task of a plan names units, or the list at its end does.
fn is_listed(annexes: &[AnnexLines], plan: &Plan) -> bool {
    let has_list = annexes.get(plan.at + 1).is_some_and(|next| next.place == Place::Within);
    has_list || plan.tasks.iter().any(|task| !task.roles.is_empty())
}

fn of_table(at: usize, items: &[Item], title: Option<&String>, year: Option<u16>) -> Option<Plan> {
    let place = items.iter().position(|item| item.table().is_some_and(plan_table::has_tasks))?;
    let rows = &with_continued(items, place)?[..];
    let tasks = plan_table::tasks(rows, year)?;
    let is_title =
        |text: &&str| title.is_some_and(|title| shape::squeezed(title) == shape::squeezed(text));
    let text = items[..place].iter().filter_map(Item::text).filter(|text| !is_title(text));
    let text: Vec<String> = text.map(str::to_owned).collect();
    let head = rows.first()?;
    let is_other = |item: &&Item| !is_continued(item, head);
    let left = items[place + 1..].iter().filter(is_other).flat_map(Item::shown).collect();
    let columns = plan_table::printed_columns(rows, year);
    let own = TaskRows::of(rows, &tasks);
    let bare = own.as_ref().and_then(|own| own.bare_units(&tasks));
    let content = own.and_then(|own| own.made_by_us());
    let is_ours = content.is_some();
    let has_own = !columns.columns.is_empty();
    let content = match content {
        Some(form @ AnnexContent::Form { .. }) => form,
        Some(_) | None => AnnexContent::TaskTable { text, columns: columns.columns },
    };
    let head: Vec<String> = rows
        .first()?
        .iter()
        .map(|cell| shape::squeezed(cell))
        .filter(|cell| !cell.is_empty())
        .collect();
    let usual = format!(
        "原文的表是{}各栏，印出来是序号、实事名称、内容、责任单位、完成时限",
        head.join("、")
    );
    let doubt = if has_own { columns.doubt } else { Some(usual) };
    let cards = items[place].is_of_cards();
    let cards = cards.then(|| "原文一项一张表，印出来是一张总表".to_owned());
    let doubt = cards.or(doubt.filter(|_| !is_ours)).into_iter().chain(bare);
    let doubt = doubt.reduce(|one, other| one + "；" + &other);
    Some(Plan { at, content, tasks, behind: Vec::new(), doubt, left })
}

/// The rows of a table, with those of tables behind it that have the same head.
fn with_continued(items: &[Item], place: usize) -> Option<Vec<Vec<String>>> {
    let mut rows = items.get(place)?.table()?.to_vec();
    let head = rows.first()?.clone();
    let more = items[place + 1..].iter().filter(|item| is_continued(item, &head));
    rows.extend(more.filter_map(Item::table).flat_map(|table| table.iter().skip(1).cloned()));
    Some(rows)
}

/// Whether it goes on with the table whose head is given: a table with that head, or 续表.
fn is_continued(item: &Item, head: &[String]) -> bool {
    let is_note = item.text().is_some_and(|text| {
        shape::squeezed(text).trim_matches(['（', '）', '(', ')']).starts_with("续表")
    });
    is_note || item.table().and_then(<[_]>::first).is_some_and(|own| own == head)
}

/// Tasks in tables of attachments that became no tasks of the notice, a line for each attachment.
pub(super) fn unread(
    annexes: &[AnnexDraft],
    tasks: &[TaskDraft],
    rows: Option<&TaskRows>,
) -> Vec<String> {
    let own = tasks.iter().map(|task| task.name.value.as_str());
    let renamed = rows.into_iter().flat_map(TaskRows::other_names);
    let known: BTreeSet<&str> = own.chain(renamed).collect();
    let unread = |annex: &AnnexDraft| {
        let AnnexContent::Own { tables, .. } = &annex.content else { return None };
        let found = tables.iter().filter(|rows| plan_table::has_tasks(rows));
        let found = found.filter_map(|rows| plan_table::tasks(rows, None)).flatten();
        let names = found.map(|task| task.name.value);
        let names: Vec<String> = names.filter(|name| !known.contains(name.as_str())).collect();
        let (title, count) = (annex.title.concat(), names.len());
        (count > 0).then(|| {
            let names = names.join("、");
            format!(
                "附件“{title}”的表里有{count}项和上面的各项名称不同（{names}），表照原文印；是另外的任务、要填报的，写成一项实事"
            )
        })
    };
    annexes.iter().filter_map(unread).collect()
}

fn of_text(at: usize, items: &[Item], has_pages: bool) -> Option<Plan> {
    let (lines, left) = body::lines(items, has_pages);
    let mut own = body::outlined(lines);
    (!own.tasks.is_empty()).then_some(())?;
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
