//! When something is in force, what a target was before, and the changes of the notice.

use crate::notice::keys;
use crate::notice::raw::{RawChange, RawEarlier, RawForce};
use crate::notice::yaml::Node;

use super::{Decoder, Fields};

impl Decoder<'_> {
    /// 自 and 至.
    pub(super) fn force(&mut self, fields: &Fields<'_>) -> RawForce {
        let [since, until] = [&keys::SINCE, &keys::UNTIL].map(|key| self.text(fields, key));
        RawForce { since, until }
    }

    /// One of the changes in `list`.
    pub(super) fn change(&mut self, node: &Node, list: &str) -> Option<RawChange> {
        let fields = self.fields(node, list, &keys::CHANGE)?;
        Some(RawChange {
            date: self.text(&fields, &keys::DATE),
            number: self.text(&fields, &keys::CHANGE_NUMBER),
            words: self.text(&fields, &keys::CHANGE_WORDS),
        })
    }

    /// One of the earlier amounts in `list`.
    pub(super) fn earlier(&mut self, node: &Node, list: &str) -> Option<RawEarlier> {
        let fields = self.fields(node, list, &keys::EARLIER_AMOUNT)?;
        Some(RawEarlier {
            until: self.text(&fields, &keys::UNTIL),
            promise: self.promise(&fields),
            reporters: self.reporters(&fields).unwrap_or_default(),
        })
    }
}
