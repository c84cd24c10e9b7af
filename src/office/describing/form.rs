//! What a page of the form shows.

use std::path::Path;

use crate::diag::{Diagnostic, Diagnostics};
use crate::notice::keys;
use crate::notice::{self, Entry, Kind, Node, Reading};
use crate::office::amending::hash_of;
use crate::office::input;
use crate::origin::Place;
use crate::proof;
use crate::shown;

use super::part::{self, Part, digest, parts, words};
use super::propose::{Proposal, proposals};
use super::spec::{self, Shape, Spec};
use super::value::{self, below, entry, items};
use super::{Page, Sent, entered, sent_id};

/// What is shown.
#[derive(Debug, Default)]
pub(crate) struct Form {
    /// The hash of the description that it was made from.
    pub(crate) hash: String,
    /// The mappings with their fields.
    pub(crate) parts: Vec<FormPart>,
    /// The tasks, with the headings between them, where the page lists them.
    pub(crate) rows: Vec<Row>,
    /// How many units the register has.
    pub(crate) units: usize,
    /// What stands there and has no field.
    pub(crate) left: Vec<Left>,
    /// What the text of the task promises and no target of it says.
    pub(crate) proposals: Vec<Proposal>,
    /// The place of the task that the page is about, in the description as it is now.
    pub(crate) task: Option<usize>,
    /// A mark of its name.
    pub(crate) task_of: String,
    /// What was entered and has no place any more.
    pub(crate) lost: Vec<(String, String)>,
    /// What is wrong on this page and stands beside no field; of the overview, all.
    pub(crate) findings: Vec<Diagnostic>,
}

/// Something of the description that has no field.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Left {
    /// Its line, from 1.
    pub(crate) line: usize,
    /// What it is.
    pub(crate) what: String,
    /// Whether it is written in a way that a field cannot show.
    pub(crate) is_odd: bool,
}

/// A task in the list, or a heading above some.
#[derive(Debug)]
pub(crate) struct Row {
    /// Its place in the list.
    pub(crate) place: usize,
    /// What it is called.
    pub(crate) name: String,
    /// Whether it is a heading.
    pub(crate) is_heading: bool,
    /// How many targets it has.
    pub(crate) targets: usize,
    /// How much is wrong with it.
    pub(crate) findings: usize,
}

/// A mapping with its fields.
#[derive(Debug)]
pub(crate) struct FormPart {
    /// How the page calls it.
    pub(crate) id: String,
    /// What stands above its fields.
    pub(crate) title: String,
    /// A mark of its name, by which it is found again.
    pub(crate) of: String,
    /// Its fields.
    pub(crate) fields: Vec<FormField>,
    /// Its place in its list, and how many items that has.
    pub(crate) order: Option<(usize, usize)>,
}

/// How a field is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Control {
    /// In one line.
    Line,
    /// In lines.
    Lines,
    /// By one of some words.
    Choice(&'static [(&'static str, &'static str)]),
}

/// A field.
#[derive(Debug)]
pub(crate) struct FormField {
    /// Its name.
    pub(crate) id: String,
    /// What stands before it.
    pub(crate) label: String,
    /// What stands below it.
    pub(crate) help: &'static str,
    /// How it is filled in.
    pub(crate) control: Control,
    /// What stands in it.
    pub(crate) value: String,
    /// A mark of what the description says.
    pub(crate) was: String,
    /// What the description says now, where that is neither what was shown nor what was entered.
    pub(crate) now: Option<String>,
    /// What is wrong with it.
    pub(crate) findings: Vec<Diagnostic>,
}

/// What a page shows of the description at `place`; `sent` is what came back of it and was not written.
///
/// # Errors
/// Where it cannot be read, or is no YAML.
pub(crate) fn form(place: &Path, page: Page, sent: Option<&Sent>) -> Result<Form, Diagnostics> {
    let file = input::lying(place);
    let bytes = input::bytes(&file)?;
    let mut reading = input::reading(&file, &shown::path(&file), &bytes);
    reading.findings.extend(reading.notice.iter().flat_map(proof::read));
    reading.findings.extend(reading.draft.iter().flat_map(proof::read_draft));
    if let Some(notice) = &reading.notice {
        let _silenced = proof::silence(notice, &mut reading.findings);
    }
    match notice::tree_of(&reading.source).filter(|root| matches!(root.kind, Kind::Mapping(_))) {
        Some(root) => Ok(Form { hash: hash_of(&bytes), ..of_tree(&root, &reading, page, sent) }),
        None => Err(reading.findings),
    }
}

fn of_tree(root: &Node, reading: &Reading, page: Page, sent: Option<&Sent>) -> Form {
    let moved = |place: usize| sent.map_or(Some(place), |sent| moved(root, place, sent));
    let task = page.task().and_then(moved);
    let page = task.map_or(page, |place| page.of_task(place));
    let is_gone = task.is_none() && page.task().is_some();
    let parts = if is_gone { Vec::new() } else { parts(root, page) };
    let task = task.filter(|place| part::task(root, *place).is_some());
    let name =
        |place| part::task(root, place).and_then(|item| below(item, keys::TASK.find("name")?));
    let task_of = task.map(|place| digest(&name(place).map(words).unwrap_or_default()));
    let task_of = task_of.unwrap_or_default();
    let proposals = match (page, task) {
        (Page::Targets(_), Some(place)) => proposals(root, place),
        _ => Vec::new(),
    };
    let show = |part: &Part<'_>| FormPart {
        id: part.id.clone(),
        title: part.title.clone(),
        of: digest(&part.name()),
        fields: fields(part, reading, sent),
        order: part.order,
    };
    let shown: Vec<FormPart> = parts.iter().filter(|part| part.is_shown()).map(show).collect();
    let lost = sent.map(|sent| lost(&parts, sent)).unwrap_or_default();
    let left = left(root, page, &parts);
    let register = keys::NOTICE.find("units").and_then(|key| below(root, key));
    let findings = beside_none(root, page, reading, (&parts, &shown));
    let is_list = matches!(page, Page::Overview | Page::Tasks);
    let rows = if is_list { rows(root, reading) } else { Vec::new() };
    let units = items(register).len();
    let hash = String::new();
    Form { hash, parts: shown, rows, units, left, proposals, task, task_of, lost, findings }
}

fn fields(part: &Part<'_>, reading: &Reading, sent: Option<&Sent>) -> Vec<FormField> {
    let sent = sent.and_then(|sent| Some((sent, sent_id(part, sent)?)));
    let field = |(spec, key): (&'static Spec, &'static keys::Key)| {
        let own = value::shown(part.value(key), spec.shape).ok()?;
        let id = format!("{}.{}", part.id, spec.key);
        let entered = sent.as_ref().and_then(|(sent, id)| entered(sent, id, spec.key));
        let was = digest(&own);
        let is_other = || {
            let (sent, id) = sent.as_ref()?;
            sent.get(&format!("was.{id}.{}", spec.key)).filter(|mark| *mark != was)
        };
        let now = entered.as_ref().filter(|entered| digest(entered) != was && is_other().is_some());
        let now = now.map(|_| own.clone());
        let findings = match part.node {
            Some(node) if part.is_bare() => on(reading, node, None),
            Some(node) => {
                entry(node, key).map(|one| on(reading, &one.key, Some(one))).unwrap_or_default()
            }
            None => Vec::new(),
        };
        let is_own = !part.is_bare() || spec.key == "name";
        Some(FormField {
            id,
            label: if spec.label.is_empty() { key.alias } else { spec.label }.to_owned(),
            help: spec.help,
            control: control(spec),
            value: entered.unwrap_or(own),
            was,
            now,
            findings: if is_own { findings } else { Vec::new() },
        })
    };
    let mut fields: Vec<FormField> = part.specs().filter_map(field).collect();
    let has_day = part.specs().all(|(spec, _)| spec.key != "due");
    if std::ptr::eq(part.kind, &spec::TASK) && !has_day {
        let value = sent.as_ref().and_then(|(sent, id)| entered(sent, id, DAY));
        fields.push(day(part, value.unwrap_or_default()));
    }
    fields
}

/// The name of the field for a day beside words that have none.
pub(super) const DAY: &str = "due_day";

/// The field for a day beside the words of 完成时限, where they have none yet.
fn day(part: &Part<'_>, value: String) -> FormField {
    FormField {
        id: format!("{}.{DAY}", part.id),
        label: "按哪一天算".to_owned(),
        help: "完成时限里看不出是哪一天的才写，例如 2024-11-15",
        control: Control::Line,
        value,
        was: digest(""),
        now: None,
        findings: Vec::new(),
    }
}

const fn control(spec: &Spec) -> Control {
    match spec.shape {
        Shape::Line | Shape::Names | Shape::Parties(_) => Control::Line,
        Shape::Lines => Control::Lines,
        Shape::Choice(words) => Control::Choice(words),
    }
}

/// The findings that begin in an entry, or in a node.
fn on(reading: &Reading, node: &Node, entry: Option<&Entry>) -> Vec<Diagnostic> {
    let start = node.origin.span().start;
    let end = entry.map_or(node.origin.span().end, |entry| entry.value.origin.span().end);
    let is_on =
        |one: &&Diagnostic| begins(one).is_some_and(|at| (start..end.max(start + 1)).contains(&at));
    reading.findings.iter().filter(is_on).cloned().collect()
}

/// Where a finding begins in the text.
fn begins(found: &Diagnostic) -> Option<usize> {
    match &found.place {
        Place::Text(origin) => Some(origin.span().start),
        Place::Book(_) | Place::Nowhere => None,
    }
}

/// The findings of a page that stand beside no field of it.
fn beside_none(
    root: &Node,
    page: Page,
    reading: &Reading,
    (parts, shown): (&[Part<'_>], &[FormPart]),
) -> Vec<Diagnostic> {
    if page == Page::Overview {
        return reading.findings.clone().sorted();
    }
    let beside: Vec<&Diagnostic> =
        shown.iter().flat_map(|part| &part.fields).flat_map(|field| &field.findings).collect();
    // The whole description is nobody's part.
    let own = parts.iter().filter(|part| !part.at.is_empty()).filter_map(|part| part.node);
    let mut found: Vec<Diagnostic> = own.flat_map(|node| on(reading, node, None)).collect();
    let of_key = |name: &str| {
        let entry = keys::NOTICE.find(name).and_then(|key| entry(root, key));
        entry.map(|entry| on(reading, &entry.key, Some(entry))).unwrap_or_default()
    };
    if matches!(page, Page::Units { .. }) {
        found.extend(of_key("units"));
    }
    if page == Page::Tasks {
        found.extend(of_key("tasks"));
    }
    let mut kept: Vec<Diagnostic> = Vec::new();
    for one in found {
        if !beside.contains(&&one) && !kept.contains(&one) {
            kept.push(one);
        }
    }
    kept
}

fn rows(root: &Node, reading: &Reading) -> Vec<Row> {
    let list = keys::NOTICE.find("tasks").and_then(|key| below(root, key));
    let heading = keys::TASK_HEADING.find("heading");
    let row = |(place, item): (usize, &Node)| {
        let title = heading.and_then(|key| below(item, key));
        let name = title.or_else(|| below(item, keys::TASK.find("name")?));
        let name = name.map(words).unwrap_or_default();
        let targets = keys::TASK.find("targets").and_then(|key| below(item, key));
        Row {
            place,
            name,
            is_heading: title.is_some(),
            targets: items(targets).len(),
            findings: on(reading, item, None).len(),
        }
    };
    items(list).iter().enumerate().map(row).collect()
}

/// What stands on a page and has no field, or cannot be shown in one.
fn left(root: &Node, page: Page, parts: &[Part<'_>]) -> Vec<Left> {
    let mut left = Vec::new();
    let line = |node: &Node| node.origin.line_column().0;
    let odd = |node: &Node, what: String| Left { line: line(node), what, is_odd: true };
    for part in parts.iter().filter(|part| !part.at.is_empty()) {
        let Some(node) = part.node else { continue };
        if !part.is_shown() {
            left.push(odd(node, part.title.clone()));
        }
        let Kind::Mapping(entries) = &node.kind else { continue };
        for one in entries {
            let name = words(&one.key);
            let is_elsewhere = keys::TASK.find("targets").is_some_and(|key| key.is(&name))
                || keys::TASK.find("due").is_some_and(|key| key.is(&name));
            let is_field = part.specs().any(|(_, key)| key.is(&name));
            if !is_field && !is_elsewhere {
                left.push(Left { line: line(&one.key), what: name, is_odd: false });
            }
        }
    }
    for part in parts.iter().filter(|part| part.is_shown()) {
        for (spec, key) in part.specs() {
            let value =
                part.value(key).filter(|_| value::shown(part.value(key), spec.shape).is_err());
            left.extend(value.map(|node| odd(node, key.alias.to_owned())));
        }
    }
    let whole = match page {
        Page::Units { .. } => "units",
        Page::Send => "attachments",
        Page::Tasks | Page::NewTask => "tasks",
        Page::Overview => return elsewhere(root),
        Page::Head | Page::Task(_) | Page::Targets(_) => return left,
    };
    let list = keys::NOTICE.find(whole).and_then(|key| entry(root, key));
    let is_list = |one: &&Entry| !matches!(one.value.kind, Kind::List(_) | Kind::Null);
    left.extend(list.filter(is_list).map(|one| odd(&one.key, words(&one.key))));
    left
}

/// The keys of the description that no page has a field for.
fn elsewhere(root: &Node) -> Vec<Left> {
    let Kind::Mapping(entries) = &root.kind else { return Vec::new() };
    let lists = ["units", "tasks", "attachments"].map(|name| keys::NOTICE.find(name));
    let pages = [Page::Head, Page::Send].map(|page| parts(root, page));
    let is_shown = |name: &str| {
        let of_root = |part: &Part<'_>| match part.at.first() {
            Some(crate::amend::Step::Key(key)) => key.is(name),
            Some(crate::amend::Step::Item(_)) => false,
            None => part.specs().any(|(_, key)| key.is(name)),
        };
        lists.iter().flatten().any(|key| key.is(name)) || pages.iter().flatten().any(of_root)
    };
    let one = |entry: &Entry| {
        let what = words(&entry.key);
        let line = entry.key.origin.line_column().0;
        (!is_shown(&what)).then_some(Left { line, what, is_odd: false })
    };
    entries.iter().filter_map(one).collect()
}

/// What was entered for parts that are not there any more.
fn lost(parts: &[Part<'_>], sent: &Sent) -> Vec<(String, String)> {
    let there: Vec<String> = parts.iter().filter_map(|part| sent_id(part, sent)).collect();
    let gone = sent.fields.iter().filter_map(|(name, _)| name.strip_prefix("of."));
    let gone = gone.filter(|id| !there.iter().any(|one| one == id));
    let of = |id: &str| -> Vec<(String, String)> {
        let begins = format!("{id}.");
        let own = sent.fields.iter().filter(|(name, _)| name.starts_with(&begins));
        own.filter_map(|(name, _)| {
            let key = &name[begins.len()..];
            Some((label(key), entered(sent, id, key)?))
        })
        .collect()
    };
    gone.flat_map(of).collect()
}

/// What a field is called whose part is gone.
fn label(key: &str) -> String {
    let tables = keys::TABLES.iter().find_map(|table| table.find(key));
    tables.map_or(key, |key| key.alias).to_owned()
}

/// The place of the task that a page was about, in the description as it is now.
fn moved(root: &Node, place: usize, sent: &Sent) -> Option<usize> {
    let of = sent.get("task_of")?;
    let list = keys::NOTICE.find("tasks").and_then(|key| below(root, key));
    let named = |place: usize| {
        let name = part::task(root, place).and_then(|item| below(item, keys::TASK.find("name")?));
        name.is_some_and(|name| digest(&words(name)) == of)
    };
    if named(place) {
        return Some(place);
    }
    (0..items(list).len()).find(|one| named(*one))
}
