//! 目标: the countable promises of a task, and who reports them.

use crate::notice::keys;
use crate::notice::raw::{RawPromise, RawReporter, RawTarget};
use crate::notice::yaml::{Kind, Node};

use super::{Decoder, Fields, written};

impl Decoder<'_> {
    /// One of the targets in `list`.
    pub(super) fn target(&mut self, node: &Node, list: &str) -> Option<RawTarget> {
        let fields = self.fields(node, list, &keys::TARGET)?;
        Some(RawTarget {
            name: self.text(&fields, &keys::NAME),
            promise: self.promise(&fields),
            reporters: self.reporters(&fields),
            aggregate: self.text(&fields, &keys::AGGREGATE),
            part_of: self.text(&fields, &keys::PART_OF),
            former_names: self.texts(&fields, &keys::FORMER_NAMES).unwrap_or_default(),
            force: self.force(&fields),
            earlier: self
                .list(&fields, &keys::EARLIER_AMOUNTS, Decoder::earlier)
                .unwrap_or_default(),
            origin: node.origin.clone(),
        })
    }

    /// How much, in which measure, how it binds and what kind of measure it is.
    pub(super) fn promise(&mut self, fields: &Fields<'_>) -> RawPromise {
        let keys = [&keys::AMOUNT, &keys::MEASURE, &keys::BOUND, &keys::KIND];
        let [amount, unit, bound, kind] = keys.map(|key| self.text(fields, key));
        RawPromise { amount, unit, bound, kind }
    }

    /// A unit or several, some of them with their shares.
    pub(super) fn reporters(&mut self, fields: &Fields<'_>) -> Option<Vec<RawReporter>> {
        let entry = fields.get(&keys::REPORTER)?;
        let name = written(&entry.key);
        let with_shares = match &entry.value.kind {
            Kind::Mapping(_) => std::slice::from_ref(&entry.value),
            Kind::List(items) if items.iter().any(is_mapping) => items,
            Kind::List(_) | Kind::Scalar(_) | Kind::Null => {
                let units = self.texts(fields, &keys::REPORTER)?.into_iter();
                return Some(units.map(|unit| RawReporter { unit, share: None }).collect());
            }
        };
        let read = with_shares.iter().filter_map(|node| self.reporter(node, name));
        let read: Vec<RawReporter> = read.collect();
        (read.len() == with_shares.len()).then_some(read)
    }

    fn reporter(&mut self, node: &Node, list: &str) -> Option<RawReporter> {
        if !is_mapping(node) {
            return self.text_of(node, node, list).map(|unit| RawReporter { unit, share: None });
        }
        let fields = self.fields(node, list, &keys::REPORTER_KEYS)?;
        let share = self.text(&fields, &keys::AMOUNT);
        Some(RawReporter { unit: self.text(&fields, &keys::UNIT_NAME)?, share })
    }
}

fn is_mapping(node: &Node) -> bool {
    matches!(node.kind, Kind::Mapping(_))
}
