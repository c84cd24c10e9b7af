//! 栏目: the columns of the progress form, each by its words or with what stands in it.

use crate::diag::{KeyProblem, Problem};
use crate::notice::keys;
use crate::notice::raw::{RawColumn, RawColumns};
use crate::notice::yaml::{Kind, Node};

use super::{Decoder, Fields, written};

impl Decoder<'_> {
    /// All of them, in their order; none where one cannot be read.
    pub(super) fn form_columns(&mut self, fields: &Fields<'_>) -> Option<RawColumns> {
        let entry = fields.get(&keys::FORM_COLUMNS)?;
        let (name, origin) = (written(&entry.key), entry.key.origin.clone());
        let items = match &entry.value.kind {
            Kind::List(items) if items.is_empty() => {
                self.found(&origin, Problem::Key(KeyProblem::EmptyList { key: name.into() }));
                return None;
            }
            Kind::List(items) => items,
            Kind::Null | Kind::Scalar(_) | Kind::Mapping(_) => std::slice::from_ref(&entry.value),
        };
        let columns: Vec<RawColumn> =
            items.iter().filter_map(|item| self.form_column(item, name)).collect();
        (columns.len() == items.len()).then_some(RawColumns { columns, origin })
    }

    fn form_column(&mut self, node: &Node, list: &str) -> Option<RawColumn> {
        if !matches!(node.kind, Kind::Mapping(_)) {
            let name = self.text_of(node, node, list)?;
            return Some(RawColumn { lines: vec![name], content: None });
        }
        let fields = self.fields(node, list, &keys::FORM_COLUMN)?;
        let content = self.text(&fields, &keys::CONTENT);
        Some(RawColumn { lines: self.texts(&fields, &keys::NAME)?, content })
    }
}
