//! 其他附件: the attachments beside the progress form, with their tables.

use crate::diag::Shape;
use crate::notice::keys;
use crate::notice::raw::{RawAnnex, RawCell, RawRow, RawSigned, RawTable};
use crate::notice::yaml::{Kind, Node};

use super::{Decoder, Fields};

impl Decoder<'_> {
    /// All of them, in their order.
    pub(super) fn annexes(&mut self, fields: &Fields<'_>) -> Vec<RawAnnex> {
        self.list(fields, &keys::ATTACHMENTS, Decoder::annex).unwrap_or_default()
    }

    fn annex(&mut self, node: &Node, list: &str) -> Option<RawAnnex> {
        let fields = self.fields(node, list, &keys::ANNEX)?;
        Some(RawAnnex {
            title: self.title(&fields),
            kind: self.text(&fields, &keys::KIND),
            due_column: self.text(&fields, &keys::DUE_COLUMN),
            columns: self.form_columns(&fields),
            text: self.texts(&fields, &keys::TEXT).unwrap_or_default(),
            tables: self
                .list(&fields, &keys::ANNEX_TABLES, Decoder::annex_table)
                .unwrap_or_default(),
            given: [&keys::TEXT, &keys::ANNEX_TABLES].map(|key| fields.get(key).is_some()),
            origin: node.origin.clone(),
        })
    }

    fn annex_table(&mut self, node: &Node, list: &str) -> Option<RawTable> {
        let fields = self.fields(node, list, &keys::ANNEX_TABLE)?;
        Some(RawTable {
            columns: self.texts(&fields, &keys::COLUMNS),
            rows: self.list(&fields, &keys::ROWS, Decoder::row),
            landscape: self.text(&fields, &keys::LANDSCAPE),
        })
    }

    fn row(&mut self, node: &Node, list: &str) -> Option<RawRow> {
        let Kind::List(items) = &node.kind else {
            self.wrong_shape(node, list.into(), Shape::List);
            return None;
        };
        let cells: Vec<RawCell> =
            items.iter().filter_map(|item| self.table_cell(item, list)).collect();
        let whole = cells.len() == items.len();
        whole.then(|| RawRow { cells, origin: node.origin.clone() })
    }

    /// A text, or nothing in a cell that stays blank.
    fn table_cell(&mut self, node: &Node, list: &str) -> Option<RawCell> {
        match &node.kind {
            Kind::Null => Some(None),
            Kind::Scalar(text) if text.trim().is_empty() => Some(None),
            Kind::Scalar(_) | Kind::List(_) | Kind::Mapping(_) => {
                self.text_of(node, node, list).map(Some)
            }
        }
    }

    /// 署名.
    pub(super) fn signed(&mut self, fields: &Fields<'_>) -> Option<RawSigned> {
        let origin = fields.get(&keys::SIGNED)?.key.origin.clone();
        self.mapping(fields, &keys::SIGNED, &keys::SIGNED_KEYS, |decoder, fields| RawSigned {
            by: decoder.texts(fields, &keys::BY),
            date: decoder.text(fields, &keys::DATE),
            seal: decoder.text(fields, &keys::SEAL),
            seal_diameter: decoder.text(fields, &keys::SEAL_DIAMETER),
            origin,
        })
    }
}
