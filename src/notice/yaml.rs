//! Text -> a tree of nodes, each with the place it was written.
//!
//! The events are those of granit-parser, on which serde-saphyr is built: typed decoding would
//! stop at the first fault, lose the place of a duplicate key, and turn 3.10 and 08 into numbers.
//! Here every scalar is the text that was written. Depth and number of nodes are limited, with
//! aliases counted as often as they are used, so that no file can exhaust stack or memory. Nothing
//! here knows the keys of a notice.

use std::collections::BTreeMap;
use std::sync::Arc;

use granit_parser::{Event, Parser, ScalarStyle};

use crate::diag::{Diagnostic, FileProblem, Problem};
use crate::origin::{Origin, Source};

use super::mended::Mended;
use super::syntax::{self, DEPTH};

/// 2,000 tasks with units and targets have about 100,000 nodes.
const NODES: usize = 400_000;
/// So many bytes of a copied text count as one more node.
const BYTES_A_NODE: usize = 64;

/// A value of the file.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// What it is.
    pub(crate) kind: Kind,
    /// Where it was written; for lists and mappings, from the first to the last item.
    pub(crate) origin: Origin,
    /// The comment that ended an unquoted text and looks like a part of it (举办 #1 号活动).
    pub(crate) swallowed: Option<Origin>,
}

/// The kinds of values.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    /// Nothing, `~` or `null`.
    Null,
    /// A text, as written or, where it is quoted or a block, as meant.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order of the file, duplicates included.
    Mapping(Vec<Entry>),
}

/// A key with its value.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// The key.
    pub(crate) key: Node,
    /// The value.
    pub(crate) value: Node,
}

/// The one description in `text`; its places are those of the text as it was written.
///
/// # Errors
/// The first fault of syntax; behind it nothing can be trusted.
pub(super) fn parse(text: &Mended<'_>) -> Result<Node, Box<Diagnostic>> {
    let options = granit_parser::options! { emit_comments: false };
    let mut tree = Tree::new(text);
    for next in Parser::new_from_str_with_options(text.text(), options) {
        let (event, span) = next.map_err(|error| syntax::explain(text, &error))?;
        if let Some(tag) = span.tag_start {
            return Err(tree.no_tags(tag.byte_offset().unwrap_or(0)));
        }
        let start = span.start.byte_offset().unwrap_or(0);
        let end = span.end.byte_offset().unwrap_or(start);
        tree.take(event, &text.origin(start..end))?;
    }
    let whole = Origin::new(text.source(), 0..0);
    tree.root.ok_or_else(|| Box::new(Diagnostic::at(&whole, Problem::File(FileProblem::EmptyFile))))
}

/// A list or mapping whose end has not come yet.
struct Open {
    anchor: usize,
    origin: Origin,
    items: Items,
}

enum Items {
    List(Vec<Node>),
    Mapping { entries: Vec<Entry>, key: Option<Node> },
}

struct Tree<'s> {
    text: &'s Mended<'s>,
    open: Vec<Open>,
    /// Finished nodes with an anchor, and what a copy of each weighs.
    anchors: BTreeMap<usize, (Node, usize)>,
    nodes: usize,
    documents: usize,
    root: Option<Node>,
}

impl<'s> Tree<'s> {
    fn new(text: &'s Mended<'s>) -> Tree<'s> {
        Tree { text, open: vec![], anchors: BTreeMap::new(), nodes: 0, documents: 0, root: None }
    }

    /// A tag (`!word`) would silently swallow the beginning of a text.
    fn no_tags(&self, at: usize) -> Box<Diagnostic> {
        let problem = Problem::File(FileProblem::SpecialStart { character: '!' });
        Box::new(Diagnostic::at(&self.text.origin(at..at + 1), problem))
    }

    fn take(&mut self, event: Event<'_>, at: &Origin) -> Result<(), Box<Diagnostic>> {
        match event {
            Event::DocumentStart(..) => self.begin_document(at),
            Event::Scalar(text, style, anchor, _) => self.scalar(&text, style, anchor, at),
            Event::SequenceStart(_, anchor, _) => self.begin(anchor, at, Items::List(vec![])),
            Event::MappingStart(_, anchor, _) => {
                self.begin(anchor, at, Items::Mapping { entries: vec![], key: None })
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(at),
            Event::Alias(anchor) => self.alias(anchor, at),
            Event::UnresolvedAlias(_)
            | Event::Anchor(..)
            | Event::Comment(..)
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentEnd
            // The parser may grow kinds of metadata.
            | _ => Ok(()),
        }
    }

    fn begin_document(&mut self, at: &Origin) -> Result<(), Box<Diagnostic>> {
        self.documents += 1;
        if self.documents > 1 {
            return Err(Box::new(Diagnostic::at(at, Problem::File(FileProblem::SeveralDocuments))));
        }
        Ok(())
    }

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        anchor: usize,
        at: &Origin,
    ) -> Result<(), Box<Diagnostic>> {
        self.count(1, at)?;
        let kind = match style {
            ScalarStyle::Plain if matches!(text, "" | "~" | "null" | "Null" | "NULL") => Kind::Null,
            ScalarStyle::Plain | ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
                Kind::Scalar(text.to_string())
            }
            // The line end of a block's last line is no part of what the clerk wrote.
            ScalarStyle::Literal | ScalarStyle::Folded => {
                Kind::Scalar(text.trim_end_matches('\n').to_string())
            }
        };
        let plain = matches!((&kind, style), (Kind::Scalar(_), ScalarStyle::Plain));
        let swallowed = plain.then(|| swallowed(self.text.source(), at.span().end)).flatten();
        self.finish(Node { kind, origin: at.clone(), swallowed }, anchor)
    }

    fn begin(&mut self, anchor: usize, at: &Origin, items: Items) -> Result<(), Box<Diagnostic>> {
        self.count(1, at)?;
        if self.open.len() >= DEPTH {
            return Err(Box::new(Diagnostic::at(
                at,
                Problem::File(FileProblem::TooDeep { limit: DEPTH }),
            )));
        }
        self.open.push(Open { anchor, origin: at.clone(), items });
        Ok(())
    }

    fn end(&mut self, at: &Origin) -> Result<(), Box<Diagnostic>> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let (kind, last) = match open.items {
            Items::List(items) => {
                let last = items.last().map(|item| item.origin.span().end);
                (Kind::List(items), last)
            }
            Items::Mapping { entries, .. } => {
                let last = entries.last().map(|entry| entry.value.origin.span().end);
                (Kind::Mapping(entries), last)
            }
        };
        // A block's end is only known by the next token: its last item tells better. An alias
        // as the last item stands elsewhere, before or behind: then the end event must do.
        let start = open.origin.span().start;
        let end = last.filter(|end| *end >= start).unwrap_or(at.span().end);
        let origin = Origin::new(self.text.source(), start..end);
        self.finish(Node { kind, origin, swallowed: None }, open.anchor)
    }

    fn alias(&mut self, anchor: usize, at: &Origin) -> Result<(), Box<Diagnostic>> {
        let Some((node, weight)) = self.anchors.get(&anchor) else {
            return Err(Box::new(Diagnostic::at(at, Problem::File(FileProblem::AliasInItself))));
        };
        let (node, weight) = (node, *weight);
        if self.nodes + weight > NODES {
            return self.count(weight, at);
        }
        let copy = node.clone();
        self.nodes += weight;
        self.finish(copy, 0)
    }

    fn finish(&mut self, node: Node, anchor: usize) -> Result<(), Box<Diagnostic>> {
        if anchor != 0 {
            let weight = weight(&node);
            self.count(weight, &node.origin)?;
            self.anchors.insert(anchor, (node.clone(), weight));
        }
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(open) => open.items.add(node),
        }
        Ok(())
    }

    fn count(&mut self, more: usize, at: &Origin) -> Result<(), Box<Diagnostic>> {
        self.nodes += more;
        if self.nodes > NODES {
            return Err(Box::new(Diagnostic::at(
                at,
                Problem::File(FileProblem::TooManyValues { limit: NODES }),
            )));
        }
        Ok(())
    }
}

impl Items {
    fn add(&mut self, node: Node) {
        match self {
            Items::List(items) => items.push(node),
            Items::Mapping { entries, key } => match key.take() {
                None => *key = Some(node),
                Some(key) => entries.push(Entry { key, value: node }),
            },
        }
    }
}

/// The comment behind `end` on its line, if its first character is a digit or no ASCII: who
/// means a comment puts a blank there.
fn swallowed(source: &Arc<Source>, end: usize) -> Option<Origin> {
    let line = source.text()[end..].split('\n').next()?;
    let comment = line.trim_start_matches([' ', '\t']);
    let first = comment.strip_prefix('#')?.chars().next()?;
    let start = end + line.len() - comment.len();
    let meant = first.is_ascii_digit() || (!first.is_ascii() && !first.is_whitespace());
    meant.then(|| Origin::new(source, start..end + line.trim_end().len()))
}

/// What a copy of `node` costs. The recursion ends at [`DEPTH`].
fn weight(node: &Node) -> usize {
    match &node.kind {
        Kind::Null => 1,
        Kind::Scalar(text) => 1 + text.len() / BYTES_A_NODE,
        Kind::List(items) => 1 + items.iter().map(weight).sum::<usize>(),
        Kind::Mapping(entries) => {
            1 + entries.iter().map(|entry| weight(&entry.key) + weight(&entry.value)).sum::<usize>()
        }
    }
}
