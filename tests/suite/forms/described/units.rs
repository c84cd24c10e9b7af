//! The register: units with other names and addresses, and groups of them.

use hongtou::notice::keys;

use super::choices::Choices;
use super::written::{Node, Pair, plain, text, texts};

/// What groups are called.
const GROUPS: [&str; 3] = ["各镇人民政府", "有关单位", "=各街道&办事处"];

/// Units and groups by their names.
pub(super) struct Units {
    names: Vec<String>,
    /// Each with the places of its members.
    groups: Vec<(String, Vec<usize>)>,
}

/// A unit or a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Party {
    Unit(usize),
    Group(usize),
}

impl Units {
    /// Names are told apart by a number behind them.
    pub(super) fn new(names: &[String], choices: &mut Choices<'_>) -> Units {
        let names: Vec<String> = (0..).zip(names).map(|(at, name)| format!("{name}{at}")).collect();
        let places: Vec<usize> = (0..names.len()).collect();
        let group = |at: usize| (format!("{}{at}", choices.one(&GROUPS)), choices.some(&places));
        Units { groups: (0..names.len() % 3).map(group).collect(), names }
    }

    /// All of both.
    pub(super) fn parties(&self) -> Vec<Party> {
        let units = (0..self.names.len()).map(Party::Unit);
        units.chain((0..self.groups.len()).map(Party::Group)).collect()
    }

    pub(super) fn name(&self, party: Party) -> &str {
        match party {
            Party::Unit(at) => &self.names[at],
            Party::Group(at) => &self.groups[at].0,
        }
    }

    /// Its name, or its other one.
    pub(super) fn called(&self, party: Party, choices: &mut Choices<'_>) -> String {
        if choices.yes(4) { other(self.name(party)) } else { self.name(party).to_owned() }
    }

    /// The unit itself, or those of the group.
    pub(super) fn members(&self, party: Party) -> Vec<usize> {
        match party {
            Party::Unit(at) => vec![at],
            Party::Group(at) => self.groups[at].1.clone(),
        }
    }

    pub(super) fn register(&self, choices: &mut Choices<'_>) -> Node {
        let mut entries = Vec::new();
        for party in self.parties() {
            let name = self.name(party);
            let mut entry: Vec<Pair> = vec![("name", text(name)), ("aliases", text(other(name)))];
            if let (Party::Unit(at), true) = (party, choices.yes(3)) {
                entry.push(("predecessors", text(format!("前身{at}"))));
                entry.extend(plain(&[("since", "2025-01-01"), ("until", "2025Y")]));
            }
            match party {
                Party::Unit(at) if choices.yes(2) => {
                    entry.push(("email", text(format!("u{at}@example.gov.cn"))));
                }
                Party::Unit(_) => {}
                Party::Group(at) => {
                    let members = self.groups[at].1.iter().map(|at| self.names[*at].as_str());
                    entry.push(("members", texts(members)));
                }
            }
            entries.push(Node::Map(&keys::UNIT, entry));
        }
        Node::List(entries)
    }
}

fn other(name: &str) -> String {
    format!("原{name}")
}
