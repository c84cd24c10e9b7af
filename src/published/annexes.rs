//! 附件: what stands behind a line that says 附件 and nothing else. One whose table has the tasks as its rows
//! is the progress form, which the program makes itself; the others are text and tables.

use super::draft::{AnnexContent, AnnexDraft, TaskDraft};
use super::line::Item;
use super::shape;
use super::task_rows::TaskRows;

/// The lines of an attachment.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct AnnexLines(pub(super) Vec<Item>);

/// Parts the attachments from the paper before them.
pub(super) fn cut(items: Vec<Item>) -> (Vec<Item>, Vec<AnnexLines>) {
    let mut paper = Vec::new();
    let mut annexes: Vec<AnnexLines> = Vec::new();
    for item in items {
        let is_label = item.text().is_some_and(is_label) && !paper.is_empty();
        match annexes.last_mut() {
            _ if is_label => annexes.push(AnnexLines::default()),
            Some(annex) => annex.0.push(item),
            None => paper.push(item),
        }
    }
    (paper, annexes)
}

/// `附件`, `附件1`, `附件一：`
fn is_label(text: &str) -> bool {
    let text = shape::squeezed(text);
    let Some(rest) = text.trim_end_matches([':', '：']).strip_prefix("附件") else {
        return false;
    };
    rest.is_empty() || rest.parse::<u8>().is_ok() || shape::han_number(rest).is_some()
}

/// The attachments, titled as the note of attachments says, and the rows of the form.
pub(super) fn read(
    annexes: Vec<AnnexLines>,
    titles: &[String],
    tasks: &[TaskDraft],
) -> (Vec<AnnexDraft>, Option<TaskRows>) {
    let mut form = None;
    let count = annexes.len().max(titles.len());
    let mut annexes = annexes.into_iter();
    let drafts = (0..count).map(|at| match annexes.next() {
        Some(AnnexLines(items)) => {
            let (draft, rows) = annex(&items, titles.get(at).map(String::as_str), tasks);
            form = form.take().or(rows);
            draft
        }
        None => AnnexDraft {
            title: titles.get(at).cloned().into_iter().collect(),
            doubt: Some("附件说明里有它，文件里没有找到它的内容".to_owned()),
            content: AnnexContent::default(),
        },
    });
    let drafts = drafts.collect();
    (drafts, form)
}

fn annex(
    items: &[Item],
    noted: Option<&str>,
    tasks: &[TaskDraft],
) -> (AnnexDraft, Option<TaskRows>) {
    let (title, taken, doubt) = title(items, noted);
    let items = &items[taken..];
    let tables = || {
        items.iter().filter_map(|item| match item {
            Item::Table(rows) => Some(rows),
            Item::Line(_) => None,
        })
    };
    let listed = tables().find_map(|rows| TaskRows::of(rows, tasks));
    if let Some(content) = listed.as_ref().and_then(TaskRows::made_by_us) {
        return (AnnexDraft { title, doubt, content }, listed);
    }
    let first_table = items.iter().position(|item| item.text().is_none()).unwrap_or(items.len());
    let text = items[..first_table].iter().filter_map(Item::text).map(str::to_owned).collect();
    let behind = items.get(first_table..).unwrap_or_default().iter().filter_map(Item::text);
    let left = behind.map(str::to_owned).collect();
    let content = AnnexContent::Own { text, tables: tables().cloned().collect(), left };
    (AnnexDraft { title, doubt, content }, listed)
}

/// The title by lines, how many lines it takes, and what is doubtful about it. The first lines that are
/// together what the note of attachments says; else the lines before a table or a sentence.
fn title(items: &[Item], noted: Option<&str>) -> (Vec<String>, usize, Option<String>) {
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
    let count = if has_table { count } else { count.min(1) };
    match (noted, count) {
        (Some(noted), _) => {
            let doubt = "附件说明里的标题和附件本身的不同，这里照附件说明".to_owned();
            (vec![noted.to_owned()], 0, Some(doubt))
        }
        (None, 0) => (Vec::new(), 0, Some("没有找到这个附件的标题".to_owned())),
        (None, count) => {
            (lines[..count].iter().map(|line| (*line).to_owned()).collect(), count, None)
        }
    }
}
