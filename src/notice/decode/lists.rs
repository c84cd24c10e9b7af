//! A value behind a key that wants a list -> the line that was meant.

use crate::notice::keys;
use crate::notice::yaml::{Entry, Kind, Node};

/// How what was written behind a key whose list says what changed within the year is written as that list.
pub(super) fn as_list(key: &str, node: &Node) -> Option<String> {
    let item = match &node.kind {
        Kind::Scalar(text) if keys::EARLIER_AMOUNTS.is(key) => {
            format!("至: 照它算到哪一期, 数量: {text}")
        }
        Kind::Scalar(text) if keys::CHANGES.is(key) => {
            match text.starts_with(|one: char| one.is_ascii_digit()) {
                true => format!("日期: {text}, 文号: 文件的文号"),
                false => format!("日期: 文件的日期, 文号: {text}"),
            }
        }
        Kind::Mapping(entries) if keys::EARLIER_AMOUNTS.is(key) || keys::CHANGES.is(key) => {
            let said = |entry: &Entry| match &entry.value.kind {
                Kind::Scalar(text) => Some(format!("{}: {text}", super::written(&entry.key))),
                Kind::Null | Kind::List(_) | Kind::Mapping(_) => None,
            };
            entries.iter().map(said).collect::<Option<Vec<String>>>()?.join(", ")
        }
        Kind::Null | Kind::Scalar(_) | Kind::List(_) | Kind::Mapping(_) => return None,
    };
    Some(format!("{key}: [{{{item}}}]"))
}
