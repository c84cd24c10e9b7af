//! 附件: what stands behind a line that says 附件 and nothing else. One whose table has the tasks as its rows
//! is the progress form, which the program makes itself; the others are text and tables.

use super::bracket;
use super::draft::{AnnexContent, AnnexDraft, TaskDraft};
use super::line::Item;
use super::plan::Plan;
use super::plan_table;
use super::tail::BEHIND_DATE;
use super::task_rows::TaskRows;
use super::{seal, shape};

/// The lines of an attachment.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct AnnexLines {
    pub(super) items: Vec<Item>,
    /// It stands behind the signature without a line that says 附件.
    pub(super) is_unlabelled: bool,
}

/// Parts the attachments from the paper before them.
pub(super) fn cut(items: Vec<Item>) -> (Vec<Item>, Vec<AnnexLines>) {
    let mut paper = Vec::new();
    let mut annexes: Vec<AnnexLines> = Vec::new();
    for item in items {
        let is_label = item.text().is_some_and(shape::is_annex_label) && !paper.is_empty();
        match annexes.last_mut() {
            _ if is_label => annexes.push(AnnexLines::default()),
            Some(annex) => annex.items.push(item),
            None => paper.push(item),
        }
    }
    if let Some(from) = unlabelled(&paper) {
        annexes.insert(0, AnnexLines { items: paper.split_off(from), is_unlabelled: true });
    } else if let Some(items) = table_in_body(&mut paper) {
        annexes.insert(0, AnnexLines { items, is_unlabelled: true });
    }
    (paper, annexes)
}

/// A table of tasks in the body of a paper that names units nowhere else, with its title above it.
fn table_in_body(paper: &mut Vec<Item>) -> Option<Vec<Item>> {
    let has_units = paper.iter().filter_map(Item::text).any(|line| bracket::at_end(line).is_some());
    let at = paper.iter().position(|item| item.table().is_some_and(plan_table::has_tasks))?;
    if has_units {
        return None;
    }
    let has_title = at > 0 && paper[at - 1].text().is_some_and(ends_title);
    Some(paper.drain(at - usize::from(has_title)..=at).collect())
}

/// Where what is printed with the notice (现将《…方案》印发给你们) begins without a label: behind the first
/// day below the name of a body, and the note below that.
fn unlabelled(paper: &[Item]) -> Option<usize> {
    let text = |at: usize| paper.get(at).and_then(Item::text);
    // Below the mark of minutes stand body and day, too: no sentence stands before them.
    let is_sentence = |item: &Item| item.text().is_some_and(|line| line.ends_with(['。', '.']));
    let first = paper.iter().position(is_sentence)?;
    let day = (first + 1..paper.len()).find(|at| is_signed(paper, *at))?;
    let has_note = text(day + 1).is_some_and(|line| shape::bracketed(line).is_some());
    let from = day + 1 + usize::from(has_note);
    let behind = paper.get(from..)?;
    let has_table = behind.iter().any(|item| item.table().is_some());
    // What is more than may stand behind a day is no part of the signature, whatever it is.
    let is_long = paper.len() - day > BEHIND_DATE;
    (has_table || is_long || is_plan(behind)).then_some(from)
}

/// Whether a paper is signed at a line: a day below the name of a body, or behind it.
fn is_signed(paper: &[Item], at: usize) -> bool {
    let text = |at: usize| paper.get(at).and_then(Item::text);
    let Some((before, _)) = text(at).and_then(shape::date_at_end) else { return false };
    let above = (0..at).rev().filter_map(text).find(|line| !seal::is_alone(line));
    seal::is_signer(&before) || before.is_empty() && above.is_some_and(seal::is_signer)
}

/// A title with tasks below it, though they are few: some name units, or they are counted.
fn is_plan(items: &[Item]) -> bool {
    let lines = || items.iter().filter_map(Item::text);
    let is_title = |line: &str| {
        shape::item(line).is_none() && !line.contains(['：', ':', '。']) && !shape::is_body(line)
    };
    let has_units = || lines().skip(1).any(|line| bracket::at_end(line).is_some());
    let counted = || lines().skip(1).filter(|line| shape::ordinal(line).is_some()).count();
    lines().next().is_some_and(is_title) && (has_units() || counted() > 1)
}

/// The attachments, titled as the note of attachments says, and the rows of the form.
pub(super) fn read(
    annexes: Vec<AnnexLines>,
    titles: &[String],
    tasks: &[TaskDraft],
    plan: Option<&Plan>,
) -> (Vec<AnnexDraft>, Option<TaskRows>) {
    let mut form = None;
    let count = annexes.len().max(titles.len());
    let mut annexes = annexes.into_iter();
    let drafts = (0..count).map(|at| match annexes.next() {
        Some(own) => {
            let noted = titles.get(at).map(String::as_str);
            let (mut draft, rows) = match plan.filter(|plan| plan.at == at) {
                Some(plan) => (of_plan(&own.items, noted, plan), None),
                None => annex(&own.items, noted, tasks),
            };
            form = form.take().or(rows);
            let doubt = "原文没有“附件”字样和附件说明，印出来有".to_owned();
            draft.doubt = draft.doubt.or(own.is_unlabelled.then_some(doubt));
            draft
        }
        None => AnnexDraft {
            title: titles.get(at).cloned().into_iter().collect(),
            doubt: Some("附件说明里有它，文件里没有找到它的内容".to_owned()),
            ..AnnexDraft::default()
        },
    });
    let drafts = drafts.collect();
    (drafts, form)
}

fn of_plan(items: &[Item], noted: Option<&str>, plan: &Plan) -> AnnexDraft {
    let (title, _, doubt) = title(items, noted);
    let head = items.iter().find_map(Item::head_doubt);
    let doubts: Vec<String> = doubt.into_iter().chain(plan.doubt.clone()).chain(head).collect();
    let doubt = (!doubts.is_empty()).then(|| doubts.join("；"));
    AnnexDraft { title, doubt, content: plan.content.clone(), left: plan.left.clone() }
}

fn annex(
    items: &[Item],
    noted: Option<&str>,
    tasks: &[TaskDraft],
) -> (AnnexDraft, Option<TaskRows>) {
    let (title, taken, doubt) = title(items, noted);
    let items = &items[taken..];
    let tables = || items.iter().filter_map(Item::table);
    let listed = tables().find_map(|rows| TaskRows::of(rows, tasks));
    let empty = || tables().find_map(TaskRows::empty_form);
    if let Some(content) = listed.as_ref().and_then(TaskRows::made_by_us).or_else(empty) {
        let left = items.iter().filter_map(Item::text).map(str::to_owned).collect();
        let bare = listed.as_ref().and_then(|rows| rows.bare_units(tasks));
        let doubt = doubt.into_iter().chain(bare).reduce(|one, other| one + "；" + &other);
        return (AnnexDraft { title, doubt, content, left }, listed);
    }
    let first_table = items.iter().position(|item| item.text().is_none()).unwrap_or(items.len());
    let text = items[..first_table].iter().filter_map(Item::text).map(str::to_owned).collect();
    let behind = items.get(first_table..).unwrap_or_default().iter().filter_map(Item::text);
    let left = behind.map(str::to_owned).collect();
    let head = items.iter().find_map(Item::head_doubt);
    let doubt = doubt.into_iter().chain(head).reduce(|one, other| one + "；" + &other);
    let content = AnnexContent::Own { text, tables: tables().map(<[_]>::to_vec).collect() };
    (AnnexDraft { title, doubt, content, left }, listed)
}

/// The title by lines, how many lines it takes, and what is doubtful about it. The first lines that are
/// together what the note of attachments says; else the lines before a table or a sentence.
pub(super) fn title(items: &[Item], noted: Option<&str>) -> (Vec<String>, usize, Option<String>) {
    let lines: Vec<&str> = items.iter().map_while(Item::text).take(6).collect();
    if let Some(noted) = noted {
        let wanted = shape::squeezed(noted);
        let whole = |count: &usize| shape::squeezed(&lines[..*count].concat()) == wanted;
        if let Some(count) = (1..=lines.len()).find(whole) {
            let own: Vec<String> = lines[..count].iter().map(|line| (*line).to_owned()).collect();
            // White inside a line is alignment; the note has the title as it is meant.
            let is_clean = own.concat() == noted;
            return (if is_clean { own } else { vec![noted.to_owned()] }, count, None);
        }
    }
    let is_title = |line: &&str| line.chars().count() <= 40 && !line.ends_with(['。', '：', '；']);
    let count =
        lines.iter().take_while(|line| is_title(line) && shape::ordinal(line).is_none()).count();
    let has_table = items.get(lines.len()).is_some_and(|item| item.text().is_none());
    let named = lines[..count].iter().position(|line| ends_title(line)).map_or(1, |at| at + 1);
    let count = if has_table { count } else { count.min(named) };
    match (noted, count) {
        (Some(noted), _) => {
            let doubt = "附件说明里的标题和附件本身的不同，这里照附件说明".to_owned();
            (vec![noted.to_owned()], 0, Some(doubt))
        }
        (None, 0) => (Vec::new(), 0, Some("没有找到这个附件的标题".to_owned())),
        (None, count) => {
            (lines[..count].iter().map(|line| shape::closed_up(line)).collect(), count, None)
        }
    }
}

/// Whether a title of several lines ends with this one.
pub(super) fn ends_title(line: &str) -> bool {
    const WORDS: [&str; 12] = [
        "方案", "办法", "清单", "表", "细则", "计划", "名单", "安排", "分工", "意见", "规定",
        "目录",
    ];
    let bare = shape::squeezed(line);
    WORDS.iter().any(|word| bare.ends_with(word))
}
