//! A published notice of last year, as a [`Paper`] -> the text of a notice.yaml.
//!
//! ```text
//! Paper -> items -> colophon, attachments, head, tail, body -> Draft -> register, dues, targets -> YAML
//! ```
//!
//! Each step takes its part out of the lines and hands on the rest, from the outside inwards: what has a
//! label or a place of its own first (colophon, attachments), then the head from above, the tail from below,
//! and what is left is the body. The rules are those of GB/T 9704-2012 and of what offices make of them.
//! Nothing is lost: a line that fits nowhere is a remark where it stood. Nothing is silent: what was guessed
//! has a remark, which is deleted once somebody has looked.

mod annexes;
mod around_tasks;
mod attendance;
mod bare_headings;
mod beside_headings;
mod blank_cells;
mod body;
mod bracket;
mod bracket_labels;
mod by_units;
mod cards;
mod colophon;
mod contact_in_sentence;
mod cut_lines;
mod depths;
mod draft;
mod dues;
mod form_columns;
mod groups;
mod head;
mod issuer;
mod kept_money;
mod label;
mod layout;
mod levels;
mod line;
mod merged_cells;
mod naming;
mod odd_words;
mod once;
mod ourselves;
mod pairs;
mod parted;
mod people;
mod phones;
mod plain_signs;
mod plan;
mod plan_columns;
mod plan_lists;
mod plan_name;
mod plan_table;
mod printed;
mod proposed;
mod register;
mod report_due;
mod reporting;
mod role_list;
mod role_words;
mod run_in;
mod seal;
mod seasons;
mod sentence;
mod sentence_words;
mod shape;
mod signs;
mod single_periods;
mod table_head;
mod tail;
mod targets;
mod task;
mod task_rows;
mod times;
mod typed_marks;
mod who_reports;
mod write;
mod write_task;
mod yaml;

use serde::{Deserialize, Serialize};

use crate::diag::PaperSign;
use crate::intake::{Paper, Remark};

use draft::{AnnexContent, AnnexDraft, BodyDraft, Draft, TaskDraft, UnitsPlace};
use kept_money::KeptMoney;
use plan::Plan;
use task_rows::TaskRows;

pub use proposed::{ProposedTarget, proposed_targets};
pub use targets::{Promise, is_of_each, promises};
pub use write::{GUESS, LEFT, MISSING};
pub use yaml::scalar;

/// What a paper was made into.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Described {
    /// The text of the description.
    pub yaml: String,
    /// Tasks that were found.
    pub tasks: usize,
    /// Units that were found.
    pub units: usize,
    /// Targets that are proposed.
    pub targets: usize,
    /// Attachments that were found.
    pub attachments: usize,
    /// Guesses, which somebody has to look at.
    pub guesses: usize,
    /// Lines that found no place.
    pub left: usize,
    /// Keys that have to be filled in.
    pub missing: usize,
    /// The year, where the paper says one.
    pub year: Option<u16>,
    /// What a notice has, and was found.
    pub signs: Vec<PaperSign>,
}

impl Described {
    /// Whether it is the description of a notice, and not of some other text.
    pub fn is_notice(&self) -> bool {
        signs::is_notice(&self.signs)
    }
}

/// The description of `paper`.
pub fn describe(paper: &Paper) -> Described {
    let (paper, signs) = plain_signs::with_usual(paper);
    let draft = draft(&paper);
    let remarks = paper.remarks.iter().map(|one| remark(*one).to_owned());
    let remarks: Vec<String> = remarks.chain(of_running(&paper.running)).chain(signs).collect();
    let yaml = run_in::without_sign(write::write(&draft, &remarks));
    let count = |word: &str| {
        let word = format!("# {word}");
        yaml.lines().filter(|line| line.trim_start().starts_with(&word)).count()
    };
    let (guesses, left, missing) = (count(GUESS), count(LEFT), count(MISSING));
    Described {
        tasks: draft.body.tasks.len(),
        units: draft.units.len(),
        targets: draft.body.tasks.iter().map(|task| task.targets.len()).sum(),
        attachments: draft.annexes.len(),
        guesses,
        left,
        missing,
        year: draft.year.as_ref().and_then(|year| year.value.parse().ok()),
        signs: signs::found(&draft),
        yaml,
    }
}

fn draft(paper: &Paper) -> Draft {
    let (items, typed) = typed_marks::mended(line::items(paper));
    let asked = reporting::asked(items.iter().filter_map(line::Item::text));
    let (items, label_doubt) = bracket_labels::with_colons(items);
    let (items, run_in) = run_in::parted(items);
    let (colophon, items) = colophon::take(items);
    let (items, annexes) = annexes::cut(items);
    let (head, taken) = head::read(&items);
    let (mut tail, items) =
        tail::take(items.into_iter().skip(taken).collect(), head.is_of_minutes());
    let (body, tables) = body::read(&items, paper.has_pages);
    let year = issuer::year(&head, tail.date);
    let of_year = year.as_ref().and_then(|year| year.value.parse().ok());
    let (annexes, plan) = match plan::may_be(&body, &annexes) {
        true => {
            let annexes = plan_lists::apart(annexes, &mut tail.annex_titles, paper.has_pages);
            let plan = plan::find(&annexes, &tail.annex_titles, of_year, paper.has_pages);
            (annexes, plan)
        }
        false => (annexes, None),
    };
    let body = match &plan {
        Some(plan) => with_plan(body::of_text(&items, paper.has_pages), plan),
        None => body,
    };
    let mut draft = Draft { head, tail, body, colophon, year, ..Draft::default() };
    draft.tail.left.splice(0..0, tables);
    issuer::settle(&mut draft);
    let (annexes, form) =
        annexes::read(annexes, &draft.tail.annex_titles, &draft.body.tasks, plan.as_ref());
    draft.annexes = annexes;
    if let Some(rows) = &form {
        units_of_rows(&mut draft.body.tasks, rows);
        draft.body.tasks_doubts.extend(rows.doubts());
    }
    ourselves::settle(&mut draft);
    draft.units = register::register(&draft.body.tasks, form.as_ref());
    let mut around = [&draft.body.closing[..], &draft.body.preamble[..]].concat();
    around.extend(draft.body.behind.iter().flat_map(|heading| heading.text.clone()));
    let year = draft.year.as_ref().map(|year| year.value.clone());
    let are_printed = draft.body.layout.due_word.is_some();
    let doubt =
        dues::put(&mut draft.body.tasks, form.as_ref(), &around, year.as_deref(), are_printed);
    let of_signs = typed.into_iter().chain(label_doubt).chain(run_in);
    draft.body.tasks_doubts.extend(of_signs.chain(doubt));
    draft.body.unread.extend(plan::unread(&draft.annexes, &draft.body.tasks, form.as_ref()));
    printed::tell_differences(&mut draft.body);
    let is_listing = |annex: &AnnexDraft| matches!(annex.content, AnnexContent::TaskTable { .. });
    let has_bare = draft.body.tasks.iter().any(|task| task.text.is_empty());
    draft.body.layout.in_attachment = plan.is_some() && has_bare;
    draft.body.layout.in_body = plan.is_none() && draft.annexes.iter().any(is_listing);
    read_reporting(&mut draft, &around, asked);
    let mut kept = KeptMoney::of(&draft.annexes);
    for (at, task) in draft.body.tasks.iter_mut().enumerate() {
        put_targets(task, form.as_ref().map(|form| (form, at)), &mut kept);
    }
    kept.tell(&mut draft.annexes);
    around_tasks::as_headings(&mut draft.body);
    draft
}

/// 报送, from what stands around the tasks; its mailbox may be that of the contact. What was `asked` for and is not in it
/// is told.
fn read_reporting(draft: &mut Draft, around: &[String], asked: Vec<String>) {
    draft.reporting = reporting::reporting(around, &draft.units);
    reporting::tell_unread(&mut draft.reporting, asked);
    draft.reporting.who_doubt = who_reports::doubt(&draft.reporting, &draft.body.tasks);
    if !draft.reporting.is_empty() && draft.reporting.mailbox.is_none() {
        let contact = draft.tail.contact.as_ref();
        draft.reporting.mailbox = contact.and_then(|contact| contact.mailbox.clone());
    }
}

/// Puts the targets of a task, whose row in an attachment is given, and tells the numbers that are none.
fn put_targets(task: &mut TaskDraft, row: Option<(&TaskRows, usize)>, kept: &mut KeptMoney) {
    let mut listed = row.map(|(form, at)| form.amounts(at)).unwrap_or_default();
    listed.extend(task.promised.take());
    task.targets = targets::propose(&run_in::without_lead_in(task), &listed);
    let is_read =
        |own: &String| task.targets.iter().any(|one| one.amount.starts_with(own.as_str()));
    let unread: Vec<String> =
        targets::unread(task).into_iter().filter(|own| !is_read(own)).collect();
    let stages = task.stages.iter().filter(|text| targets::has_amounts(text));
    task.left.extend(stages.map(|text| format!("{text}（分阶段的数，没有提成目标）")));
    task.left.extend(unread.into_iter().map(|own| format!("{own}（没有提成目标的数）")));
    let text = shape::squeezed(&task.text.concat());
    let money = row.map(|(form, at)| form.money(at)).unwrap_or_default().into_iter();
    let is_told = |own: &String| {
        let sum = own.split_once('：').map_or("", |(_, sum)| sum);
        sum.contains('元') && text.contains(sum)
            || task.left.iter().any(|left| shape::squeezed(left).contains(own))
    };
    let money: Vec<String> = money.filter(|own| !is_told(own) && !kept.has(own)).collect();
    let told = money.into_iter().map(|own| format!("{own}（附件表里的钱数，没有提成目标）"));
    task.left.extend(told);
}

/// The body of a paper whose tasks stand in an attachment.
fn with_plan(body: BodyDraft, plan: &Plan) -> BodyDraft {
    let mut body = BodyDraft { tasks: plan.tasks.clone(), behind: plan.behind.clone(), ..body };
    layout::settle(&mut body);
    body
}

/// A task that names no unit in the body has those of its row in an attachment.
fn units_of_rows(tasks: &mut [TaskDraft], rows: &TaskRows) {
    for (at, task) in tasks.iter_mut().enumerate().filter(|(_, task)| task.roles.is_empty()) {
        task.roles = rows.roles(at);
        if !task.roles.is_empty() {
            task.place = UnitsPlace::Unprinted;
            task.units_doubt = Some("取自附件的表".to_owned());
        }
    }
}

/// What stood in the margins of the pages, for the head of the description.
fn of_running(running: &[String]) -> Option<String> {
    let told = running.join("”“");
    (!told.is_empty()).then(|| format!("原文各页的页眉、页脚“{told}”不是正文，没有读进来。"))
}

/// What a reader did, in words for the head of the description.
const fn remark(remark: Remark) -> &'static str {
    match remark {
        Remark::ChangesAccepted => "原文有修订，按全部接受读取。",
        Remark::Pictures => "原文有图片（例如红头），图片里的字没有读。",
        Remark::Fonts => "原文有的字体没有嵌在 PDF 里，用它排的字没有读进来，要照原文补上。",
        Remark::Notes => "原文的脚注、尾注没有读进来。",
        Remark::Comments => "原文的批注没有读进来。",
        Remark::Unknown => "原文有些字认不出来（文件里没有说是什么字），写作“�”，要照原文改。",
        Remark::Hidden => "原文里隐藏或划掉的文字没有读进来。",
    }
}
