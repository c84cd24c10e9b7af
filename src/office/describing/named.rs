//! Where a description names a unit.

use crate::amend::{Edit, Field, Step};
use crate::notice::keys::{self, Key, Table};
use crate::notice::{Kind, Node};

use super::part::key;
use super::value::{below, items, text};

/// A place that names a unit.
#[derive(Debug)]
pub(crate) struct Naming {
    /// Its line, from 1.
    pub(crate) line: usize,
    /// What it is: 责任单位.
    pub(crate) what: &'static str,
    /// The name as it is written there.
    name: String,
    /// The way to the mapping or the item.
    at: Vec<Step>,
    /// The key of the mapping; none where it is an item.
    key: Option<&'static Key>,
}

impl Naming {
    /// Whether it stands in the mapping at the end of a way.
    pub(super) fn is_below(&self, way: &[Step]) -> bool {
        self.at.starts_with(way)
    }

    /// The edit after which it names another.
    pub(super) fn renamed(&self, name: &str) -> Edit {
        let at = self.at.clone();
        match self.key {
            Some(key) => Edit::Set { at, field: Field::of(key, name) },
            None => Edit::Replace { at, item: crate::amend::Value::Text(name.to_owned()) },
        }
    }
}

/// All places that name one of `names`.
pub(super) fn namings(root: &Node, names: &[String]) -> Vec<Naming> {
    let mut all = Vec::new();
    let notice = &keys::NOTICE;
    let roles = ["lead_units", "units", "supporting_units", "who_reports"];
    for (way, task) in list(root, &[], (notice, "tasks")) {
        of_keys(task, &way, (&keys::TASK, &roles), &mut all);
        for (way, target) in list(task, &way, (&keys::TASK, "targets")) {
            of_keys(target, &way, (&keys::TARGET, &["reporter"]), &mut all);
            for (way, earlier) in list(target, &way, (&keys::TARGET, "earlier_amounts")) {
                of_keys(earlier, &way, (&keys::EARLIER_AMOUNT, &["reporter"]), &mut all);
            }
        }
    }
    for (way, unit) in list(root, &[], (notice, "units")) {
        of_keys(unit, &way, (&keys::UNIT, &["members", "predecessors"]), &mut all);
    }
    for (way, ruling) in list(root, &[], (notice, "returns")) {
        of_keys(ruling, &way, (&keys::RULING, &["unit"]), &mut all);
    }
    all.retain(|one| names.contains(&one.name));
    all
}

/// The place that names one of them as whom all report to (汇总单位), which need not be a unit of the register.
pub(super) fn collecting(root: &Node, names: &[String]) -> Option<Naming> {
    let reporting = keys::NOTICE.find("reporting")?;
    let mut all = Vec::new();
    let way = [Step::Key(reporting)];
    of_keys(below(root, reporting)?, &way, (&keys::REPORTING_KEYS, &["collector"]), &mut all);
    all.into_iter().find(|one| names.contains(&one.name))
}

/// The items of a list that a key has, each with its way.
fn list<'n>(
    above: &'n Node,
    way: &[Step],
    (table, name): (&'static Table, &str),
) -> Vec<(Vec<Step>, &'n Node)> {
    let Some(own) = table.find(name) else { return Vec::new() };
    let with_way =
        |(place, node)| ([way, &key(table, name)[..], &[Step::Item(place)]].concat(), node);
    items(below(above, own)).iter().enumerate().map(with_way).collect()
}

fn of_keys(
    mapping: &Node,
    way: &[Step],
    (table, names): (&'static Table, &[&str]),
    all: &mut Vec<Naming>,
) {
    for own in names.iter().filter_map(|name| table.find(name)) {
        let Some(value) = below(mapping, own) else { continue };
        let below = [way, &[Step::Key(own)]].concat();
        match &value.kind {
            Kind::Scalar(_) => all.extend(naming(value, own.alias, (way, Some(own)))),
            Kind::Mapping(_) => all.extend(of_unit(value, own.alias, &below)),
            Kind::List(items) => {
                for (place, item) in items.iter().enumerate() {
                    let at = [&below[..], &[Step::Item(place)]].concat();
                    let bare = naming(item, own.alias, (&at, None));
                    all.extend(bare.or_else(|| of_unit(item, own.alias, &at)));
                }
            }
            Kind::Null => {}
        }
    }
}

/// A unit with something beside it.
fn of_unit(node: &Node, what: &'static str, way: &[Step]) -> Option<Naming> {
    let unit = keys::TASK_UNIT.find("unit")?;
    naming(below(node, unit)?, what, (way, Some(unit)))
}

fn naming(
    node: &Node,
    what: &'static str,
    (at, key): (&[Step], Option<&'static Key>),
) -> Option<Naming> {
    let (name, line) = (text(node)?.to_owned(), node.origin.line_column().0);
    Some(Naming { line, what, name, at: at.to_vec(), key })
}
