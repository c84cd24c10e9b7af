//! Units of the register, and the units of a task: names, or names with a remark.

use crate::diag::{KeyProblem, Problem};
use crate::notice::keys::{self, Key};
use crate::notice::model::Role;
use crate::notice::raw::{RawAssignment, RawParty, RawUnit};
use crate::notice::yaml::{Entry, Kind, Node};

use super::{Decoder, Fields, written};

/// The words under which a task names units.
pub(super) static ROLES: [(&Key, Role); 3] = [
    (&keys::LEAD_UNITS, Role::Lead),
    (&keys::TASK_UNITS, Role::Responsible),
    (&keys::SUPPORTING_UNITS, Role::Supporting),
];

/// Whether a task names units under any of the words.
pub(super) fn are_given(fields: &Fields<'_>) -> bool {
    ROLES.iter().any(|(key, _)| fields.get(key).is_some())
}

impl Decoder<'_> {
    /// A unit of the register.
    pub(super) fn unit(&mut self, node: &Node, list: &str) -> Option<RawUnit> {
        if let Some(unit) = self.bare_unit(node) {
            return Some(unit);
        }
        let fields = self.fields(node, list, &keys::UNIT)?;
        Some(RawUnit {
            name: self.text(&fields, &keys::NAME),
            aliases: self.texts(&fields, &keys::ALIASES).unwrap_or_default(),
            email: self.text(&fields, &keys::EMAIL),
            members: self.texts(&fields, &keys::MEMBERS),
            is_group: fields.get(&keys::MEMBERS).is_some(),
            predecessors: self.texts(&fields, &keys::PREDECESSORS).unwrap_or_default(),
            force: self.force(&fields),
        })
    }

    /// The units of a task, word after word as they are written.
    pub(super) fn assignments(&mut self, fields: &Fields<'_>) -> Option<Vec<RawAssignment>> {
        let given = fields.given.iter().filter_map(|(key, entry)| {
            let (_, role) = ROLES.iter().find(|(known, _)| std::ptr::eq(*known, *key))?;
            Some((*role, *entry))
        });
        let given: Vec<(Role, &Entry)> = given.collect();
        let mut read = |(role, entry): &(Role, &Entry)| {
            let parties = self.parties(entry)?;
            Some(RawAssignment { role: *role, parties })
        };
        let all: Vec<RawAssignment> = given.iter().filter_map(&mut read).collect();
        (!all.is_empty() && all.len() == given.len()).then_some(all)
    }

    fn parties(&mut self, entry: &Entry) -> Option<Vec<RawParty>> {
        let name = written(&entry.key);
        let items = match &entry.value.kind {
            Kind::List(items) if items.is_empty() => {
                self.found(
                    &entry.key.origin,
                    Problem::Key(KeyProblem::EmptyList { key: name.into() }),
                );
                return None;
            }
            Kind::List(items) => items,
            Kind::Null | Kind::Scalar(_) | Kind::Mapping(_) => {
                return Some(vec![self.party(&entry.value, &entry.key, name)?]);
            }
        };
        let all: Vec<RawParty> =
            items.iter().filter_map(|item| self.party(item, item, name)).collect();
        (all.len() == items.len()).then_some(all)
    }

    /// A name, or a name with a remark; `named` is where a missing one is reported.
    fn party(&mut self, node: &Node, named: &Node, key: &str) -> Option<RawParty> {
        if !matches!(node.kind, Kind::Mapping(_)) {
            return Some(RawParty { name: self.text_of(node, named, key)?, remark: None });
        }
        let fields = self.fields(node, key, &keys::TASK_UNIT)?;
        let remark = self.text(&fields, &keys::REMARK);
        Some(RawParty { name: self.text(&fields, &keys::UNIT_NAME)?, remark })
    }
}
