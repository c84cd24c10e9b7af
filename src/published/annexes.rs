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
    pub(super) place: Place,
}

/// Where an attachment stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Place {
    /// Behind a line that says 附件.
    #[default]
    Labelled,
    /// Without such a line, behind the signature or in the body.
    Unlabelled,
    /// In the body, right below the note of attachments.
    BelowNote,
    /// At the end of the attachment before it.
    Within,
    /// In the body, before the text that this line begins.
    Before(String),
}

impl Place {
    /// What is to be known of an attachment there, of which `doubt` is known.
    fn told(&self, doubt: Option<String>) -> Option<String> {
        let moved = match self {
            Place::Labelled => return doubt,
            Place::Unlabelled => {
                return doubt.or(Some("原文没有“附件”字样和附件说明，印出来有".to_owned()));
            }
            Place::Within => "原文的表是上面那个附件的最后一部分，印成另一个附件".to_owned(),
            Place::BelowNote => "原文的表紧跟在附件说明后面，印出来在署名后面".to_owned(),
            Place::Before(line) => {
                format!("原文的表在正文里，印成附件，它后面的“{line}”印在正文里")
            }
        };
        // It has no title because it is no attachment there.
        let doubt = doubt.unwrap_or_default();
        let others = doubt
            .split('；')
            .filter(|one| !one.is_empty() && ![NO_TITLE, OTHER_TITLE].contains(one));
        Some([moved.as_str()].into_iter().chain(others).collect::<Vec<_>>().join("；"))
    }
}

const NO_TITLE: &str = "没有找到这个附件的标题";
const OTHER_TITLE: &str = "附件说明里的标题和附件本身的不同，这里照附件说明";

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
        annexes.insert(0, AnnexLines { items: paper.split_off(from), place: Place::Unlabelled });
    } else if let Some(items) = table_below_note(&mut paper, &annexes) {
        annexes.push(AnnexLines { items, place: Place::BelowNote });
    } else if let Some((items, place)) = table_in_body(&mut paper) {
        annexes.insert(0, AnnexLines { items, place });
    }
    (paper, annexes)
}

/// A table of tasks in the body of a paper that names units nowhere else, with its title above it.
fn table_in_body(paper: &mut Vec<Item>) -> Option<(Vec<Item>, Place)> {
    let has_units = paper.iter().filter_map(Item::text).any(|line| bracket::at_end(line).is_some());
    let at = paper.iter().position(|item| item.table().is_some_and(plan_table::has_tasks))?;
    if has_units {
        return None;
    }
    let has_title = at > 0 && paper[at - 1].text().is_some_and(ends_title);
    let behind = paper.get(at + 1).and_then(Item::text);
    let goes_on = behind.filter(|line| {
        line.ends_with(['。', '：']) && shape::labelled(line, &["附件", "联系人"]).is_none()
    });
    let place = goes_on.map_or(Place::Unlabelled, |line| Place::Before(line.to_owned()));
    Some((paper.drain(at - usize::from(has_title)..=at).collect(), place))
}

/// The table right below the note of attachments of a paper that has none behind it, with its title above it.
fn table_below_note(paper: &mut Vec<Item>, annexes: &[AnnexLines]) -> Option<Vec<Item>> {
    let note = paper.iter().rposition(|item| {
        let titles = item.text().and_then(|text| shape::labelled(text, &["附件", "附"]));
        titles.is_some_and(|titles| !titles.is_empty())
    })?;
    let is_title = paper.get(note + 1).and_then(Item::text).is_some_and(ends_title);
    let at = note + 1 + usize::from(is_title);
    let is_table = annexes.is_empty() && paper.get(at).is_some_and(|item| item.table().is_some());
    is_table.then(|| paper.drain(note + 1..=at).collect())
}

/// How many attachments stand before the first of the note: one without a label, where each title has its own behind it.
pub(super) fn before_noted(annexes: &[AnnexLines], titles: &[String]) -> usize {
    let is_plain = annexes.first().is_some_and(|first| first.place == Place::Unlabelled);
    usize::from(is_plain && !titles.is_empty() && annexes.len() > titles.len())
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
    let before = before_noted(&annexes, titles);
    let count = annexes.len().max(titles.len() + before);
    let title_of = |at: usize| at.checked_sub(before).and_then(|at| titles.get(at));
    let mut annexes = annexes.into_iter();
    let drafts = (0..count).map(|at| match annexes.next() {
        Some(own) => {
            let noted = title_of(at).map(String::as_str);
            let (mut draft, rows) = match plan.filter(|plan| plan.at == at) {
                Some(plan) => (of_plan(&own.items, noted, plan), None),
                None => annex(&own.items, noted, tasks),
            };
            form = form.take().or(rows);
            draft.doubt = own.place.told(draft.doubt);
            draft
        }
        None => AnnexDraft {
            title: title_of(at).cloned().into_iter().collect(),
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
        (Some(noted), _) => (vec![noted.to_owned()], 0, Some(OTHER_TITLE.to_owned())),
        (None, 0) => (Vec::new(), 0, Some(NO_TITLE.to_owned())),
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
