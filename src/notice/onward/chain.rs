//! Units that took over from units that had taken over, within the old year: the last of them goes on with all names.
//!
//! ```text
//! 2024: {名称: 乙, 前身: [甲], 自: 2024Q2, 至: 2024Q3}    {名称: 丙, 前身: [乙, 丁], 自: 2024Q4}
//! 2025: {名称: 乙, 至: 2024-09-30}                       {名称: 丙, 前身: [乙, 甲, 丁], 自: 2025-01-01}
//! ```

use std::ops::Range;

use crate::notice::keys::{self, Key};
use crate::notice::yaml::{Kind, Node};

use super::{entries, is};

/// Whether a unit of the register ended: what it had taken over is its successors'.
pub(super) fn has_ended(unit: &Node) -> bool {
    value(unit, &keys::UNTIL).is_some()
}

/// The places of predecessors of these units that ended and had predecessors of their own, each with the text that
/// names these too.
pub(super) fn carried(text: &str, units: &[Node]) -> Vec<(Range<usize>, String)> {
    let heirs = units.iter().filter(|unit| !has_ended(unit));
    let lists = heirs.filter_map(|heir| Some((heir, value(heir, &keys::PREDECESSORS)?)));
    lists.flat_map(|(heir, list)| of_heir(text, units, (heir, list))).collect()
}

fn of_heir(
    text: &str,
    units: &[Node],
    (heir, list): (&Node, &Node),
) -> Vec<(Range<usize>, String)> {
    let own = value(heir, &keys::NAME).and_then(said);
    let mut known: Vec<&str> = items(list).iter().copied().filter_map(said).chain(own).collect();
    let mut carried = Vec::new();
    for item in items(list) {
        let mut before = Vec::new();
        let mut open: Vec<&str> = said(item).into_iter().collect();
        while let Some(name) = open.pop() {
            let new = predecessors(units, name).into_iter();
            for (node, name) in new.filter_map(|node| Some((node, said(node)?))) {
                if !known.contains(&name) {
                    known.push(name);
                    open.push(name);
                    before.push(&text[node.origin.span()]);
                }
            }
        }
        if !before.is_empty() {
            carried.push((item.origin.span(), with(text, (list, item), &before)));
        }
    }
    carried
}

/// The predecessors of the unit of that name, where it ended.
fn predecessors<'n>(units: &'n [Node], name: &str) -> Vec<&'n Node> {
    let is_it = |unit: &&Node| value(unit, &keys::NAME).and_then(said) == Some(name);
    let ended = units.iter().filter(|unit| has_ended(unit)).find(is_it);
    ended.and_then(|unit| value(unit, &keys::PREDECESSORS)).map(items).unwrap_or_default()
}

/// A name of the list with these behind it, as the list is written.
fn with(text: &str, (list, item): (&Node, &Node), more: &[&str]) -> String {
    let own = item.origin.span();
    let names = |between: &str| {
        let all = std::iter::once(&text[own.clone()]).chain(more.iter().copied());
        all.collect::<Vec<_>>().join(between)
    };
    match &list.kind {
        Kind::List(_) if text[list.origin.span().start..].starts_with('[') => names(", "),
        Kind::List(_) => {
            let line = text[..own.start].rfind('\n').map_or(0, |end| end + 1);
            names(&format!("\n{}", &text[line..own.start]))
        }
        Kind::Null | Kind::Scalar(_) | Kind::Mapping(_) => format!("[{}]", names(", ")),
    }
}

fn value<'n>(unit: &'n Node, key: &Key) -> Option<&'n Node> {
    entries(unit).iter().find(|entry| is(entry, key)).map(|entry| &entry.value)
}

/// The names of a list; one name may stand alone.
fn items(list: &Node) -> Vec<&Node> {
    match &list.kind {
        Kind::List(items) => items.iter().collect(),
        Kind::Scalar(_) => vec![list],
        Kind::Null | Kind::Mapping(_) => Vec::new(),
    }
}

fn said(node: &Node) -> Option<&str> {
    match &node.kind {
        Kind::Scalar(text) => Some(text),
        Kind::Null | Kind::List(_) | Kind::Mapping(_) => None,
    }
}
