//! Mailboxes and other names from a register in a file of its own -> the register of a description, at the units
//! that have none.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diag::Diagnostics;
use crate::origin::Source;

use super::keys::{self, Key};
use super::roster::RosterRow;
use super::tree;
use super::yaml::{Entry, Kind, Node};

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WithMailboxes {
    /// The text of the description.
    pub text: String,
    /// How many units have a mailbox now that had none.
    pub given: usize,
    /// How many units have other names now that had none.
    pub named: usize,
    /// Other names of the file that the description does not have, and did not get.
    pub unnamed: Vec<String>,
    /// Units of the file that the description does not have.
    pub unknown: Vec<String>,
}

/// The description in `source` with the mailboxes of `rows`, which are sound.
///
/// # Errors
/// Where it is no YAML.
pub fn with_mailboxes(
    source: &Arc<Source>,
    rows: &[RosterRow],
) -> Result<WithMailboxes, Diagnostics> {
    let tree::Parsed { root, findings: slips, .. } = tree::parse(source, &keys::NOTICE);
    let Some(root) = root else { return Err(slips) };
    let units: &[Node] = match value(&root, &keys::REGISTER).map(|node| &node.kind) {
        Some(Kind::List(units)) => units,
        _ => &[],
    };
    let mut known: BTreeSet<String> = units.iter().flat_map(names).map(str::to_owned).collect();
    let mut unknown: Vec<String> = rows.iter().map(|row| row.name.value.clone()).collect();
    let mut with = WithMailboxes::default();
    let mut done = 0;
    for unit in units {
        let Some(row) = rows.iter().find(|row| is_of(row, unit)) else { continue };
        unknown.retain(|name| *name != row.name.value);
        let Some(name) = entry(unit, &keys::NAME) else { continue };
        let others = others(row, &mut known);
        let has_others = value(unit, &keys::ALIASES).is_some();
        let (given, unnamed) = others.into_iter().partition(|other| !has_others && is_plain(other));
        with.unnamed.extend::<Vec<_>>(unnamed);
        let given: Vec<String> = given;
        let email = row.email.as_ref().filter(|_| value(unit, &keys::EMAIL).is_none());
        let end = name.value.origin.span().end;
        with.text += &source.text()[done..end];
        if !given.is_empty() {
            with.text +=
                &addition(source, unit, &keys::ALIASES, &format!("[{}]", given.join(", ")));
            with.named += 1;
        }
        if let Some(email) = email {
            with.text += &addition(source, unit, &keys::EMAIL, email);
            with.given += 1;
        }
        done = end;
    }
    with.text += &source.text()[done..];
    Ok(WithMailboxes { unknown, ..with })
}

/// The names of `row` that no unit has, and none gets twice.
fn others(row: &RosterRow, known: &mut BTreeSet<String>) -> Vec<String> {
    let names = std::iter::once(&row.name).chain(&row.aliases).map(|name| name.value.clone());
    names.filter(|name| known.insert(name.clone())).collect()
}

/// Whether a name needs no quotation marks in a list.
fn is_plain(name: &str) -> bool {
    name.starts_with(|one: char| !one.is_ascii()) && name.chars().all(char::is_alphanumeric)
}

/// A key and its value behind a unit's name, as the unit is written. A sound mailbox needs no quotation marks.
fn addition(source: &Source, unit: &Node, key: &Key, value: &str) -> String {
    let Some(name) = entry(unit, &keys::NAME) else { return String::new() };
    let key = if is(name, keys::NAME.name) { key.name } else { key.alias };
    let start = unit.origin.span().start;
    if source.text()[start..].starts_with('{') {
        return format!(", {key}: {value}");
    }
    let (_, column) = name.key.origin.line_column();
    format!("\n{}{key}: {value}", " ".repeat(column - 1))
}

fn is_of(row: &RosterRow, unit: &Node) -> bool {
    let named = |wanted: &str| names(unit).any(|name| name == wanted);
    std::iter::once(&row.name).chain(&row.aliases).any(|name| named(name))
}

/// The name of a unit, and its other names.
fn names(unit: &Node) -> impl Iterator<Item = &str> {
    let of = [value(unit, &keys::NAME), value(unit, &keys::ALIASES)].into_iter().flatten();
    of.flat_map(texts)
}

fn texts(node: &Node) -> Vec<&str> {
    match &node.kind {
        Kind::Scalar(text) => vec![text],
        Kind::List(items) => items.iter().flat_map(texts).collect(),
        Kind::Null | Kind::Mapping(_) => Vec::new(),
    }
}

fn entry<'n>(node: &'n Node, key: &Key) -> Option<&'n Entry> {
    let Kind::Mapping(entries) = &node.kind else { return None };
    entries.iter().find(|entry| is(entry, key.name) || is(entry, key.alias))
}

fn value<'n>(node: &'n Node, key: &Key) -> Option<&'n Node> {
    entry(node, key).map(|entry| &entry.value)
}

fn is(entry: &Entry, name: &str) -> bool {
    matches!(&entry.key.kind, Kind::Scalar(key) if key == name)
}

#[cfg(test)]
mod tests {
    use crate::notice::{RosterRow, roster_lines};
    use crate::origin::{Origin, Source, Sourced};

    use super::with_mailboxes;

    fn rows(text: &str) -> Vec<RosterRow> {
        let origin = Origin::new(&Source::new("r.txt", text), 0..text.len());
        roster_lines(&Sourced::new(text.to_owned(), origin)).rows
    }

    #[test]
    fn mailboxes_go_to_the_units_that_have_none() {
        let text = "单位名册:\n  - 名称: 区教体局\n    别名: [区教育局]\n  - {名称: 区民政局}\n  - 名称: 区妇联\n    邮箱: a@b.cn\n实事: []\n";
        let rows = rows("区教育局  j@x.cn\n区民政局  m@x.cn\n区妇联  f@x.cn\n区科协  k@x.cn");
        let found = with_mailboxes(&Source::new("n.yaml", text), &rows).unwrap();
        let wanted = text
            .replace("区教体局\n", "区教体局\n    邮箱: j@x.cn\n")
            .replace("区民政局}", "区民政局, 邮箱: m@x.cn}");
        assert_eq!((found.text, found.given), (wanted, 2));
        assert_eq!(found.unknown, ["区科协"]);
    }

    #[test]
    fn other_names_go_to_the_units_that_have_none() {
        let text = "单位名册:\n  - 名称: 区人力资源社会保障局\n  - {名称: 区民政局}\n  - 名称: 区妇联\n    别名: [妇联]\n实事: []\n";
        let rows = rows(
            "区人力资源社会保障局  区人社局  r@x.cn\n区民政局  区民局  m@x.cn\n区妇联  区妇女联合会  f@x.cn",
        );
        let found = with_mailboxes(&Source::new("n.yaml", text), &rows).unwrap();
        let wanted = text
            .replace("保障局\n", "保障局\n    别名: [区人社局]\n    邮箱: r@x.cn\n")
            .replace("区民政局}", "区民政局, 别名: [区民局], 邮箱: m@x.cn}")
            .replace("区妇联\n", "区妇联\n    邮箱: f@x.cn\n");
        assert_eq!((found.text, found.named), (wanted, 2));
        assert_eq!(found.unnamed, ["区妇女联合会"]);
    }
}
