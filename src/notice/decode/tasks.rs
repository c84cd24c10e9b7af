//! 实事: the tasks and their dues.

use crate::notice::keys;
use crate::notice::raw::{RawDue, RawTask};
use crate::notice::yaml::{Kind, Node};

use super::{Decoder, Fields, written};

impl Decoder<'_> {
    /// A task.
    pub(super) fn task(&mut self, node: &Node, list: &str) -> Option<RawTask> {
        let fields = self.fields(node, list, &keys::TASK)?;
        Some(RawTask {
            name: self.text(&fields, &keys::NAME),
            text: self.texts(&fields, &keys::TEXT),
            assigned: self.assignments(&fields),
            who_reports: self.texts(&fields, &keys::WHO_REPORTS),
            bracket: self.text(&fields, &keys::BRACKET),
            due: self.due(&fields),
            targets: self.list(&fields, &keys::TARGETS, Decoder::target).unwrap_or_default(),
        })
    }

    fn due(&mut self, fields: &Fields<'_>) -> Option<RawDue> {
        let entry = fields.get(&keys::DUE)?;
        if !matches!(entry.value.kind, Kind::Mapping(_)) {
            let words = self.text(fields, &keys::DUE)?;
            return Some(RawDue { words, date: None });
        }
        let fields = self.fields(&entry.value, written(&entry.key), &keys::DUE_KEYS)?;
        let both = [&keys::WORDS, &keys::DATE].map(|key| self.text(&fields, key));
        let [Some(words), date @ Some(_)] = both else { return None };
        Some(RawDue { words, date })
    }
}
