//! The mappings of a description that a page of the form shows, each with its fields.

use sha2::{Digest, Sha256};

use crate::amend::Step;
use crate::intake;
use crate::notice::keys::{self, Key, Table};
use crate::notice::{Kind, Node};

use super::Page;
use super::spec::{self, Spec};
use super::value::{below, items, plain, text};

/// Units of a page.
pub(crate) const UNITS: usize = 50;
/// Digits of a hash by which a text that was shown is known again.
const DIGITS: usize = 16;

/// A mapping that a page shows.
#[derive(Debug)]
pub(super) struct Part<'n> {
    /// How the page calls it: `units.3`.
    pub(super) id: String,
    /// What stands above its fields.
    pub(super) title: String,
    /// Its fields.
    pub(super) kind: &'static spec::Kind,
    /// The way to it; to its list where it is one to be added.
    pub(super) at: Vec<Step>,
    /// What stands there.
    pub(super) node: Option<&'n Node>,
    /// Its place in its list, and how many items that has.
    pub(super) order: Option<(usize, usize)>,
    /// Whether it is one to be added.
    pub(super) is_new: bool,
}

/// A text as it is known again.
pub(super) fn digest(shown: &str) -> String {
    let hash = intake::hash(Sha256::digest(plain(shown).as_bytes()));
    hash.chars().take(DIGITS).collect()
}

impl<'n> Part<'n> {
    /// Whether its fields can be shown.
    pub(super) fn is_shown(&self) -> bool {
        match self.node.map(|node| &node.kind) {
            None | Some(Kind::Null | Kind::Mapping(_)) => true,
            Some(Kind::Scalar(_)) => self.is_bare(),
            Some(Kind::List(_)) => false,
        }
    }

    /// Whether it is a unit of which only the name is written.
    pub(super) fn is_bare(&self) -> bool {
        let is_text = matches!(self.node.map(|node| &node.kind), Some(Kind::Scalar(_)));
        is_text && std::ptr::eq(self.kind, &spec::UNIT)
    }

    /// Its fields with their keys and what they show.
    pub(super) fn specs(&self) -> impl Iterator<Item = (&'static Spec, &'static Key)> {
        let kind = self.kind;
        let has_day = self.has_due_in_words();
        let all = kind.specs.iter().filter_map(|spec| Some((spec, spec.key(kind.table)?)));
        all.filter(move |(spec, _)| !(has_day && spec.key == "due"))
    }

    /// The value of a key.
    pub(super) fn value(&self, key: &Key) -> Option<&'n Node> {
        let node = self.node?;
        if self.is_bare() { (key.name == "name").then_some(node) } else { below(node, key) }
    }

    /// What it is called, by which it is found again where its list was changed.
    pub(super) fn name(&self) -> String {
        let key = ["name", "title", "heading"].iter().find_map(|name| self.kind.table.find(name));
        let value = key.and_then(|key| self.value(key));
        value.map(words).unwrap_or_default()
    }

    fn has_due_in_words(&self) -> bool {
        let due = keys::TASK.find("due").filter(|_| std::ptr::eq(self.kind, &spec::TASK));
        let due = due.and_then(|key| self.value(key));
        due.is_some_and(|node| matches!(node.kind, Kind::Mapping(_)))
    }
}

/// The words of a text or a list of them.
pub(super) fn words(node: &Node) -> String {
    let all = items(Some(node)).iter().filter_map(text);
    text(node).map_or_else(|| all.collect(), str::to_owned)
}

/// The key of a table; every name that is asked for has one.
pub(super) fn key(table: &'static Table, name: &str) -> Vec<Step> {
    table.find(name).map(Step::Key).into_iter().collect()
}

/// The mapping at the end of a way.
fn at<'n>(root: &'n Node, way: &[Step]) -> Option<&'n Node> {
    way.iter().try_fold(root, |node, step| match step {
        Step::Key(key) => below(node, key),
        Step::Item(place) => items(Some(node)).get(*place),
    })
}

/// The item of the list of tasks at that place, where it is a task.
pub(super) fn task(root: &Node, place: usize) -> Option<&Node> {
    let list = below(root, keys::NOTICE.find("tasks")?)?;
    let item = items(Some(list)).get(place)?;
    let is_heading = below(item, keys::TASK_HEADING.find("heading")?).is_some();
    (!is_heading).then_some(item)
}

/// All that a page shows.
pub(super) fn parts<'n>(root: &'n Node, page: Page) -> Vec<Part<'n>> {
    let notice = &keys::NOTICE;
    match page {
        Page::Overview | Page::Tasks => Vec::new(),
        Page::Units { from } => {
            let all = list(root, "units", &key(notice, "units"), ("单位", &spec::UNIT));
            let (items, new): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| !one.is_new);
            items.into_iter().skip(from).take(UNITS).chain(new).collect()
        }
        Page::Head => vec![
            whole(root, ("", ""), &spec::HEAD),
            whole(root, ("signed", "署名"), &spec::SIGNED),
            whole(root, ("printed", "印发"), &spec::PRINTED),
            whole(root, ("contact", "联系方式"), &spec::CONTACT),
            whole(root, ("reporting", "报送"), &spec::REPORTING),
        ],
        Page::NewTask => vec![new("tasks", &key(notice, "tasks"), ("实事", &spec::TASK))],
        Page::Task(place) => of_task(root, place),
        Page::Targets(place) => {
            let way = [key(notice, "tasks"), vec![Step::Item(place)], key(&keys::TASK, "targets")];
            let id = format!("tasks.{place}.targets");
            match task(root, place) {
                Some(_) => list(root, &id, &way.concat(), ("目标", &spec::TARGET)),
                None => Vec::new(),
            }
        }
        Page::Send => {
            let mut parts = vec![
                whole(root, ("", ""), &spec::SEND),
                whole(root, ("attachment", "附件（进展情况报表）"), &spec::ATTACHMENT),
            ];
            let annexes = key(notice, "attachments");
            parts.extend(list(root, "attachments", &annexes, ("其他附件", &spec::ANNEX)));
            parts
        }
    }
}

/// The root, or the mapping that one of its keys has.
fn whole<'n>(root: &'n Node, (id, title): (&str, &str), kind: &'static spec::Kind) -> Part<'n> {
    let way = key(&keys::NOTICE, id);
    let node = at(root, &way);
    let (id, title) = (id.to_owned(), title.to_owned());
    Part { id, title, kind, at: way, node, order: None, is_new: false }
}

/// The items of a list, and one to be added.
fn list<'n>(
    root: &'n Node,
    id: &str,
    way: &[Step],
    (title, kind): (&str, &'static spec::Kind),
) -> Vec<Part<'n>> {
    let list = at(root, way);
    let is_list = list.is_none_or(|list| matches!(list.kind, Kind::List(_) | Kind::Null));
    if !is_list {
        return Vec::new();
    }
    let items = items(list);
    let one = |(place, node): (usize, &'n Node)| Part {
        id: format!("{id}.{place}"),
        title: format!("{title} {}", place + 1),
        kind,
        at: [way, &[Step::Item(place)]].concat(),
        node: Some(node),
        order: Some((place, items.len())),
        is_new: false,
    };
    let mut parts: Vec<Part<'n>> = items.iter().enumerate().map(one).collect();
    parts.push(new(id, way, (title, kind)));
    parts
}

fn new<'n>(id: &str, way: &[Step], (title, kind): (&str, &'static spec::Kind)) -> Part<'n> {
    let (id, title, at) = (format!("{id}.new"), format!("加一个{title}"), way.to_vec());
    Part { id, title, kind, at, node: None, order: None, is_new: true }
}

fn of_task(root: &Node, place: usize) -> Vec<Part<'_>> {
    let Some(node) = task(root, place) else { return Vec::new() };
    let way = [key(&keys::NOTICE, "tasks"), vec![Step::Item(place)]].concat();
    let count = at(root, &way[..1]).map_or(0, |list| items(Some(list)).len());
    let id = format!("tasks.{place}");
    let task = Part {
        id: id.clone(),
        title: String::new(),
        kind: &spec::TASK,
        at: way.clone(),
        node: Some(node),
        order: Some((place, count)),
        is_new: false,
    };
    let due_way = [way, key(&keys::TASK, "due")].concat();
    let due = at(root, &due_way).filter(|_| task.has_due_in_words());
    let due = due.map(|node| Part {
        id: format!("{id}.due"),
        title: String::new(),
        kind: &spec::DUE,
        at: due_way,
        node: Some(node),
        order: None,
        is_new: false,
    });
    std::iter::once(task).chain(due).collect()
}
