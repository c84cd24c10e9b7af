//! 检查: which findings are not listed.

use crate::notice::keys;
use crate::notice::raw::RawSilence;
use crate::notice::yaml::Node;

use super::{Decoder, Fields};

impl Decoder<'_> {
    /// What stands below 检查.
    pub(super) fn silent(&mut self, fields: &Fields<'_>) -> Vec<RawSilence> {
        let list = |decoder: &mut Self, below: &Fields<'_>| {
            decoder.list(below, &keys::SILENT, Decoder::silence).unwrap_or_default()
        };
        self.mapping(fields, &keys::CHECK, &keys::CHECK_KEYS, list).unwrap_or_default()
    }

    fn silence(&mut self, node: &Node, list: &str) -> Option<RawSilence> {
        let fields = self.fields(node, list, &keys::SILENCE)?;
        Some(RawSilence {
            rule: self.text(&fields, &keys::RULE),
            words: self.text(&fields, &keys::WORDS),
            reason: self.text(&fields, &keys::REASON),
        })
    }
}
