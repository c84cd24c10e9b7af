//! A plan that ends with a list of its own tasks: the list becomes an attachment behind the plan, so that the plan is
//! read from its text, and the list adds what the text does not say.
//!
//! ```text
//! 附件 方案 一、… 1.修路。…（责任单位：甲） … 附：任务清单 序号|任务|责任单位    ->  the plan, and behind it 任务清单
//! 附件 任务清单 说明：… 序号|任务|责任单位                                  ->  as it is: the text has no tasks
//! ```

use super::annexes::{self, AnnexLines, Place};
use super::body;
use super::line::Item;
use super::plan_table;
use super::shape;
use super::task_rows::TaskRows;

/// The attachments with such lists behind their plans; the titles of the note have that of each list, too.
pub(super) fn apart(
    annexes: Vec<AnnexLines>,
    titles: &mut Vec<String>,
    has_pages: bool,
) -> Vec<AnnexLines> {
    let before = annexes::before_noted(&annexes, titles);
    let mut all: Vec<AnnexLines> = Vec::new();
    for mut annex in annexes {
        let own = all.len();
        let list = list_at(&annex.items, has_pages).map(|at| annex.items.split_off(at));
        all.push(annex);
        let Some(items) = list.map(with_bare_title) else { continue };
        let title = items.first().and_then(Item::text).unwrap_or_default().to_owned();
        let noted = (own + 1).checked_sub(before).filter(|at| (1..=titles.len()).contains(at));
        if let Some(at) = noted {
            titles.insert(at, title);
        }
        all.push(AnnexLines { items, place: Place::Within });
    }
    all
}

/// Where the list begins, with its title: its rows are the tasks of the text above it, or that has as many.
fn list_at(items: &[Item], has_pages: bool) -> Option<usize> {
    let table = items.iter().position(|item| item.table().is_some_and(plan_table::has_tasks))?;
    let rows = items[table].table()?;
    let (lines, _) = body::lines(&items[..table], has_pages);
    let tasks = body::outlined(lines).tasks;
    let with_units = tasks.iter().filter(|task| !task.roles.is_empty()).count();
    let count = plan_table::tasks(rows, None).map_or(0, |tasks| tasks.len());
    let is_of_text = tasks.len() * 3 >= count * 2 && TaskRows::of(rows, &tasks).is_some();
    let is_list = is_of_text || with_units > 1 && with_units >= count;
    let is_title = |at: &usize| {
        items[*at].text().is_some_and(|line| annexes::ends_title(line) && is_short(line))
    };
    let titled = table.checked_sub(1).filter(is_title).unwrap_or(table);
    let is_label = |at: &usize| items[*at].text().is_some_and(is_label);
    let labelled = titled.checked_sub(1).filter(is_label).unwrap_or(titled);
    (is_list && labelled > 0).then_some(labelled)
}

/// A title, and no sentence.
fn is_short(line: &str) -> bool {
    line.chars().count() <= 40 && shape::ordinal(line).is_none()
}

/// 附 or 附表1 alone.
fn is_label(line: &str) -> bool {
    let line = shape::squeezed(line);
    let bare = line.trim_end_matches(['：', ':']);
    let bare = bare.trim_end_matches(|one: char| one.is_ascii_digit() || "一二三四".contains(one));
    ["附", "附表", "附件"].contains(&bare)
}

/// The list without the label before its title: 附：任务清单 is 任务清单.
fn with_bare_title(mut items: Vec<Item>) -> Vec<Item> {
    if items.first().and_then(Item::text).is_some_and(is_label) {
        items.remove(0);
    }
    let Some(text) = items.first().and_then(Item::text) else { return items };
    let cut = text.find(['：', ':', ' ', '\u{3000}']).filter(|at| is_label(&text[..*at]));
    let bare = cut.map(|at| text[at..].trim_start_matches(['：', ':', ' ', '\u{3000}']).to_owned());
    if let Some(bare) = bare {
        let first = items.remove(0).with_text(bare);
        items.insert(0, first);
    }
    items
}
