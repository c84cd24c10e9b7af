//! A description as a tree -> YAML, with its keys in either language; and which keys it uses.

use std::collections::BTreeSet;

use hongtou::notice::keys::Table;

/// A key of the table of that English title, by its name.
pub(super) type Used = (&'static str, &'static str);

/// What stands behind a key.
#[derive(Clone, Debug)]
pub(super) enum Node {
    Text(String),
    List(Vec<Node>),
    Map(&'static Table, Vec<(&'static str, Node)>),
}

/// A key, by its English name, and what stands behind it.
pub(super) type Pair = (&'static str, Node);

pub(super) fn text(text: impl Into<String>) -> Node {
    Node::Text(text.into())
}

pub(super) fn texts<'t>(of: impl IntoIterator<Item = &'t str>) -> Node {
    Node::List(of.into_iter().map(text).collect())
}

/// The pairs of keys whose text is plain.
pub(super) fn plain(pairs: &[(&'static str, &str)]) -> Vec<Pair> {
    pairs.iter().map(|(key, value)| (*key, text(*value))).collect()
}

impl Node {
    /// The lines of it, the first not indented.
    fn lines(&self, chinese: bool) -> Vec<String> {
        match self {
            Node::Text(text) => vec![format!("'{}'", text.replace('\'', "''"))],
            Node::List(items) => {
                let item = |item: &Node| item.lines(chinese).join("\n  ");
                items.iter().flat_map(|one| split(&format!("- {}", item(one)))).collect()
            }
            Node::Map(table, pairs) => {
                let pair = |(name, node): &Pair| {
                    let key = table.find(name).unwrap_or_else(|| panic!("{name}"));
                    let key = if chinese { key.alias } else { key.name };
                    let between = if matches!(node, Node::Text(_)) { " " } else { "\n  " };
                    split(&format!("{key}:{between}{}", node.lines(chinese).join("\n  ")))
                };
                pairs.iter().flat_map(pair).collect()
            }
        }
    }

    pub(super) fn yaml(&self, chinese: bool) -> String {
        self.lines(chinese).join("\n") + "\n"
    }

    /// All keys that are written in it.
    pub(super) fn keys(&self) -> BTreeSet<Used> {
        match self {
            Node::Text(_) => BTreeSet::new(),
            Node::List(items) => items.iter().flat_map(Node::keys).collect(),
            Node::Map(table, pairs) => {
                let own = pairs.iter().map(|(key, _)| (table.title.1, *key));
                own.chain(pairs.iter().flat_map(|(_, node)| node.keys())).collect()
            }
        }
    }
}

fn split(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}
