//! The register, and the units of a task as the notice names them.

use crate::date::Date;
use crate::origin::Sourced;

use super::{Force, SText};

/// The units by their official names, in the order of the description; and the groups of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Register {
    /// The units; their index is their [`UnitId`].
    pub units: Vec<Unit>,
    /// Names that stand for several of them.
    pub groups: Vec<Group>,
    /// Whether all of them are there all the year.
    pub is_steady: bool,
    /// The order in which the description names them, where their places are those of other descriptions too; else
    /// empty.
    pub named: Vec<UnitId>,
}

/// A unit's place in the [`Register`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(pub usize);

impl Register {
    /// The unit of this id, which a checked notice always has.
    pub fn get(&self, id: UnitId) -> &Unit {
        &self.units[id.0]
    }

    /// The official names in the order in which the description names the units.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let places = (0..self.units.len()).map(UnitId).filter(|_| self.named.is_empty());
        let all = self.named.iter().copied().chain(places);
        all.map(|id| self.get(id).name.value.as_str())
    }
}

/// A responsible unit (责任单位).
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Its official name.
    pub name: SText,
    /// Former and variant names.
    pub aliases: Vec<SText>,
    /// Where its mail goes.
    pub email: Option<MailBox>,
    /// The units that it takes over from (前身), from the first day on which it is in force.
    pub predecessors: Vec<UnitId>,
    /// When it is there.
    pub force: Force,
    /// Its last day, in the notice that the forms of a period went out with, where it is written since that it ended
    /// by the end of that period and none took over from it: it owes nothing any more.
    pub ended: Option<Date>,
}

impl Unit {
    /// Whether `name` is its official name or one of its others.
    pub fn is_called(&self, name: &str) -> bool {
        self.name.value == name || self.aliases.iter().any(|alias| alias.value == name)
    }
}

/// A mail address of the plain form `name@host`.
#[derive(Clone, Debug, PartialEq)]
pub struct MailBox(pub SText);

/// A name that is printed for several units (各镇人民政府), each of which gets a form of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// As the notice calls them.
    pub name: SText,
    /// Variant names.
    pub aliases: Vec<SText>,
    /// The units it stands for.
    pub members: Vec<UnitId>,
}

/// A unit as a task names it; of a group each member.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitRef {
    /// Which unit.
    pub id: UnitId,
    /// The name as written there: the official one, an alias, or the group's.
    pub written: SText,
    /// The units that were asked before it took over from them, in the notice of a day behind that.
    pub before: Vec<UnitId>,
}

/// What units have to do with a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// 牵头单位.
    Lead,
    /// 责任单位.
    Responsible,
    /// 配合单位.
    Supporting,
}

impl Role {
    /// The usual word.
    pub const fn chinese(self) -> &'static str {
        match self {
            Role::Lead => "牵头单位",
            Role::Responsible => "责任单位",
            Role::Supporting => "配合单位",
        }
    }
}

/// The units under one word of a task.
#[derive(Clone, Debug, PartialEq)]
pub struct Assignment {
    /// What they have to do with it.
    pub role: Role,
    /// The word of the notice for that.
    pub word: String,
    /// The units and groups, in the notice's order; at least one.
    pub parties: Vec<Party>,
}

/// A unit or a group as a task names it.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    /// Its official name, which tables print.
    pub name: SText,
    /// The name as written in the task, which the body prints.
    pub written: SText,
    /// What is printed in brackets behind it.
    pub remark: Option<SText>,
    /// The unit itself, or the members of the group.
    pub units: Vec<UnitId>,
    /// Whether it is a group.
    pub is_group: bool,
}

impl Party {
    /// The official name with the remark.
    pub(super) fn line(&self) -> SText {
        let remark = self.remark.as_ref().map(|remark| format!("（{}）", remark.value));
        let name = self.name.clone();
        name.map(|name| name + &remark.unwrap_or_default())
    }
}

/// The units of a task, as it names them.
#[derive(Clone, Debug, PartialEq)]
pub struct Assignments(pub Vec<Assignment>);

impl Assignments {
    /// All units and groups, in the notice's order.
    pub fn parties(&self) -> impl Iterator<Item = &Party> {
        self.0.iter().flat_map(|one| &one.parties)
    }

    /// Whether there are other words than 责任单位, so that tables say who is what.
    pub fn say_roles(&self) -> bool {
        self.0.iter().any(|one| one.role != Role::Responsible)
    }

    /// The units, a line each.
    pub fn names(&self) -> Vec<SText> {
        self.parties().map(Party::line).collect()
    }

    /// What `unit` has to do with the task; of what is not named in it nothing is known.
    pub fn role_of(&self, unit: UnitId) -> Option<Role> {
        let named = |one: &&Assignment| one.parties.iter().any(|one| one.units.contains(&unit));
        self.0.iter().find(named).map(|one| one.role)
    }

    /// The lines of a cell: a unit a line, and above those of a word the word, where there are several.
    pub fn lines(&self) -> Vec<SText> {
        let mut lines = Vec::new();
        for one in &self.0 {
            let head = one.parties.first().filter(|_| self.say_roles());
            let head = head.map(|first| &first.written.origin);
            let word = format!("{}：", one.word);
            lines.extend(head.map(|origin| Sourced::new(word, origin.clone())));
            lines.extend(one.parties.iter().map(Party::line));
        }
        lines
    }

    /// Whether `unit` leads: it is one of 牵头单位, or, where there are none, of what is named first.
    pub fn is_led_by(&self, unit: UnitId) -> bool {
        let leads = self.0.iter().find(|one| one.role == Role::Lead);
        let first = || self.parties().next().is_some_and(|party| party.units.contains(&unit));
        leads.map_or_else(first, |leads| leads.parties.iter().any(|one| one.units.contains(&unit)))
    }

    /// What a report says beside the name of `unit` of its part in the task (牵头, 配合), and what the notice remarks.
    pub fn share_of(&self, unit: UnitId) -> (Option<Role>, Option<&SText>) {
        let mut named =
            self.0.iter().flat_map(|one| one.parties.iter().map(|party| (one.role, party)));
        let Some((role, party)) = named.find(|(_, party)| party.units.contains(&unit)) else {
            return (None, None);
        };
        let said = match role {
            Role::Lead | Role::Supporting => Some(role),
            // Who stands first of 责任单位 leads for us; the notice does not say so.
            Role::Responsible => None,
        };
        (said, party.remark.as_ref())
    }
}
