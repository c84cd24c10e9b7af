//! Mailboxes from a register in a file of its own -> the register of a description, at the units that have
//! none.

use std::sync::Arc;

use crate::diag::Diagnostics;
use crate::origin::Source;

use super::keys::{self, Key};
use super::roster::RosterRow;
use super::tree;
use super::yaml::{Entry, Kind, Node};

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WithMailboxes {
    /// The text of the description.
    pub text: String,
    /// How many units have a mailbox now that had none.
    pub given: usize,
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
    let mut unknown: Vec<String> = rows.iter().map(|row| row.name.value.clone()).collect();
    let (mut text, mut given, mut done) = (String::new(), 0, 0);
    for unit in units {
        let Some(row) = rows.iter().find(|row| is_of(row, unit)) else { continue };
        unknown.retain(|name| *name != row.name.value);
        let (None, Some(email), Some(name)) =
            (value(unit, &keys::EMAIL), &row.email, entry(unit, &keys::NAME))
        else {
            continue;
        };
        let end = name.value.origin.span().end;
        text += &source.text()[done..end];
        text += &addition(source, unit, name, email);
        (given, done) = (given + 1, end);
    }
    text += &source.text()[done..];
    Ok(WithMailboxes { text, given, unknown })
}

/// The key and the mailbox behind a unit's name, as the unit is written. A sound mailbox needs no quotation
/// marks.
fn addition(source: &Source, unit: &Node, name: &Entry, email: &str) -> String {
    let key = if is(name, keys::NAME.name) { keys::EMAIL.name } else { keys::EMAIL.alias };
    let start = unit.origin.span().start;
    if source.text()[start..].starts_with('{') {
        return format!(", {key}: {email}");
    }
    let (_, column) = name.key.origin.line_column();
    format!("\n{}{key}: {email}", " ".repeat(column - 1))
}

fn is_of(row: &RosterRow, unit: &Node) -> bool {
    let named = |wanted: &str| {
        let of = [value(unit, &keys::NAME), value(unit, &keys::ALIASES)].into_iter().flatten();
        of.flat_map(texts).any(|name| name == wanted)
    };
    std::iter::once(&row.name).chain(&row.aliases).any(|name| named(name))
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
}
