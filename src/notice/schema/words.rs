//! What is said of a key: the row of its table in docs/notice-yaml.md, so that people and editors are told
//! the same.
//!
//! ```text
//! | `urgency` | `紧急程度` | 否 | `特急` 或 `加急` | `特急` |   ->   特急 或 加急; 特急
//! ```

use serde_json::{Number, Value as Json, json};

use crate::notice::keys::{Key, Table};
use crate::notice::mended::Mended;
use crate::notice::yaml::{self, Entry, Kind, Node};
use crate::origin::Source;

const GUIDE: &str = include_str!("../../../docs/notice-yaml.md");

/// What is said of a key.
pub(super) struct Words {
    /// What is written there.
    pub(super) meaning: String,
    /// An example, as an editor reads it.
    pub(super) example: Option<Json>,
}

/// What is said of `key` where it stands in `table`.
pub(super) fn of(table: &Table, key: &Key) -> Option<Words> {
    let mut sections = GUIDE.split("\n## ");
    let section = sections.find(|section| section.lines().next() == Some(table.title.0))?;
    let head = format!("| `{}` |", key.name);
    let row = section.lines().find(|line| line.starts_with(&head))?;
    let mut cells = row.split('|').skip(4).map(str::trim);
    let meaning = cells.next()?.replace('`', "");
    let example = cells.next()?.trim_matches('`');
    Some(Words { meaning, example: read(example) })
}

/// The value that stands in `example`; nothing where nothing does.
fn read(example: &str) -> Option<Json> {
    let source = Source::built_in("docs/notice-yaml.md", example);
    let node = yaml::parse(&Mended::as_written(&source)).ok()?;
    value(&node)
}

fn value(node: &Node) -> Option<Json> {
    match &node.kind {
        Kind::Null => None,
        Kind::Scalar(text) => Some(scalar(text)),
        Kind::List(items) => Some(items.iter().filter_map(value).collect()),
        Kind::Mapping(entries) => Some(entries.iter().filter_map(entry).collect()),
    }
}

fn entry(Entry { key, value: written }: &Entry) -> Option<(String, Json)> {
    let Kind::Scalar(key) = &key.kind else { return None };
    Some((key.clone(), value(written)?))
}

/// A number where it is written as numbers are: 000001 is none.
fn scalar(text: &str) -> Json {
    let number = text.parse::<Number>().ok().filter(|number| number.to_string() == text);
    number.map_or_else(|| json!(text), |number| json!(number))
}
