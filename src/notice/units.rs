//! The register of units: made of its raw entries, asked by name or alias.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Changing, Diagnostic, Diagnostics, Problem, TaskProblem, ValueProblem};

use crate::origin::Place;

use super::check::assigned::{ALL, LEADS};
use super::check::force::Times;
use super::model::{Force, Group, MailBox, Register, SText, Unit, UnitId};
use super::raw::{RawForce, RawUnit};
use super::similar::all_nearest;

/// So many names of units that are as near to a written one are told.
const SUGGESTED: usize = 3;

/// The units of the register; a unit without a name, or with one that is taken, is left out.
pub(super) fn register(
    raw: Vec<RawUnit>,
    times: &Times<'_>,
    findings: &mut Diagnostics,
) -> Register {
    let mut taken = Taken::new();
    let (mut units, mut groups, mut before) = (Vec::new(), Vec::new(), Vec::new());
    let listed = names_of(&raw);
    for (entry, at) in raw.into_iter().zip(0..) {
        let email = entry.email.and_then(|written| mailbox(written, findings));
        let Some(name) = entry.name else { continue };
        let name_free = claim(&name, at, &mut taken, findings);
        let aliases = entry.aliases.into_iter();
        let aliases = aliases.filter(|alias| claim(alias, at, &mut taken, findings)).collect();
        let force = times.force(&entry.force, findings);
        if !changes_as_it_may(&entry.force, &entry.predecessors, entry.is_group, findings) {
            continue;
        }
        match (name_free, entry.is_group) {
            (false, _) => {}
            (true, false) => {
                let unit =
                    Unit { name, aliases, email, predecessors: Vec::new(), force, ended: None };
                for name in &entry.predecessors {
                    let is_known = listed.contains(&name.value)
                        || units.iter().any(|one: &Unit| one.is_called(name));
                    if !is_known && claim(name, at, &mut taken, findings) {
                        units.push(ended_by(&unit, name));
                    }
                }
                before.push((units.len(), entry.predecessors));
                units.push(unit);
            }
            (true, true) => {
                let group = Group { name, aliases, members: Vec::new() };
                groups.push((group, entry.members.unwrap_or_default(), email));
            }
        }
    }
    for (at, names) in before {
        let id = |name: &SText| units.iter().position(|one| one.is_called(name)).map(UnitId);
        let (own, others): (Vec<UnitId>, Vec<UnitId>) =
            names.iter().filter_map(id).partition(|id| id.0 == at);
        // One that is among those it takes over from was there before.
        if !own.is_empty() {
            units[at].force.since = None;
        }
        units[at].predecessors = others;
    }
    grouped(units, groups, findings)
}

/// The names of the units that have an entry of their own.
fn names_of(raw: &[RawUnit]) -> BTreeSet<String> {
    let names = raw.iter().flat_map(|one| one.name.iter().chain(&one.aliases));
    names.map(|name| name.value.clone()).collect()
}

/// A predecessor of `unit` without an entry of its own: it ended when that took over, and its mail goes there.
fn ended_by(unit: &Unit, name: &SText) -> Unit {
    let until = unit.force.since.map(|since| since.before(1));
    let force = Force { since: None, until };
    let (name, email) = (name.clone(), unit.email.clone());
    Unit { name, aliases: Vec::new(), email, predecessors: Vec::new(), force, ended: None }
}

/// Whether units change only as they may: groups do not, and what takes over does so from a day on.
fn changes_as_it_may(
    force: &RawForce,
    predecessors: &[SText],
    is_group: bool,
    findings: &mut Diagnostics,
) -> bool {
    let Some(first) = predecessors.first().or(force.since.as_ref()).or(force.until.as_ref()) else {
        return true;
    };
    let problem = match (is_group, predecessors.is_empty() || force.since.is_some()) {
        (false, true) => return true,
        (true, _) => Changing::GroupChanges,
        (false, false) => Changing::NoDayOfTakingOver,
    };
    findings.push(Diagnostic::at(&first.origin, Problem::Changing(problem)));
    false
}

/// A group, the names of its members, and the mailbox that it has not.
type RawGroup = (Group, Vec<SText>, Option<MailBox>);

/// The register with the members of its groups, each a unit that has an entry of its own.
fn grouped(units: Vec<Unit>, raw: Vec<RawGroup>, findings: &mut Diagnostics) -> Register {
    let (groups, named): (Vec<Group>, Vec<_>) =
        raw.into_iter().map(|(group, members, email)| (group, (members, email))).unzip();
    let is_steady = units.iter().all(|unit| unit.force.is_always());
    let mut register = Register { units, groups, is_steady, named: Vec::new() };
    let names = Names::of(&register);
    let mut members = Vec::new();
    for (written, email) in named {
        if let Some(MailBox(email)) = email {
            let problem = Problem::OfTask(TaskProblem::GroupMailbox);
            findings.push(Diagnostic::at(&email.origin, problem));
        }
        let ids: BTreeSet<UnitId> =
            written.iter().filter_map(|one| names.find(one, findings)).collect();
        members.push(ids);
    }
    for (group, members) in register.groups.iter_mut().zip(members) {
        group.members = members.into_iter().collect();
    }
    register
}

/// Names as they are compared, with the first place of each and the entry it stands in.
type Taken = BTreeMap<String, (SText, usize)>;

/// Whether `name` of the entry `at` was free; from now on it is not. One that differs from another unit's in
/// width or case alone is told too, for files and sheets are told apart by neither; but tasks may name it.
fn claim(name: &SText, at: usize, taken: &mut Taken, findings: &mut Diagnostics) -> bool {
    if ALL.iter().chain(&LEADS).any(|word| compared(word) == compared(name)) {
        let problem = ValueProblem::UnitNameMeansOthers { name: name.value.clone() };
        findings.push(Diagnostic::at(&name.origin, Problem::Value(problem)));
    }
    let Some((first, of)) = taken.get(&compared(name)) else {
        taken.insert(compared(name), (name.clone(), at));
        return true;
    };
    let is_same = first.value == name.value;
    if is_same || *of != at {
        let (name_text, first_text) = (name.value.clone(), first.value.clone());
        let problem =
            Problem::Value(ValueProblem::UnitNameTaken { name: name_text, first: first_text });
        findings.push(Diagnostic::at(&name.origin, problem).with_related(&first.origin));
    }
    !is_same
}

/// Full-width characters as their ASCII twins, in small letters, without blanks.
fn compared(name: &str) -> String {
    let narrow = |one: char| match one {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(one) - 0xFEE0).unwrap_or(one),
        other => other,
    };
    let shown = name.chars().filter(|one| !one.is_whitespace());
    shown.map(narrow).flat_map(char::to_lowercase).collect()
}

/// `name@host` with at least one dot in the host, ASCII only: what every mail program takes, and
/// nothing that a mail could not be addressed to.
pub(super) fn mailbox(written: SText, findings: &mut Diagnostics) -> Option<MailBox> {
    let plain = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && !part.ends_with('.')
            && !part.contains("..")
            && part.chars().all(|c| c.is_ascii_alphanumeric() || "._-+".contains(c))
    };
    let right = written
        .split_once('@')
        .is_some_and(|(name, host)| plain(name) && plain(host) && host.contains('.'));
    if right && written.parse::<lettre::Address>().is_ok() {
        return Some(MailBox(written));
    }
    let problem = Problem::Value(ValueProblem::BadEmail { found: written.value.clone() });
    findings.push(Diagnostic::at(&written.origin, problem));
    None
}

/// The register by name: official names and aliases.
pub(super) struct Names<'r> {
    by_name: BTreeMap<&'r str, Named>,
    /// The units that others took over from: what is written now is none of them for want of a letter.
    taken_over: BTreeSet<UnitId>,
    /// The names of those that did.
    heirs: Vec<&'r str>,
}

/// What a name of the register stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Named {
    /// A unit.
    Unit(UnitId),
    /// The group at that place.
    Group(usize),
}

impl Named {
    /// Its official name.
    pub(super) fn name(self, register: &Register) -> &SText {
        match self {
            Named::Unit(id) => &register.get(id).name,
            Named::Group(at) => &register.groups[at].name,
        }
    }

    /// The unit, or the members of the group.
    pub(super) fn units(self, register: &Register) -> Vec<UnitId> {
        match self {
            Named::Unit(id) => vec![id],
            Named::Group(at) => register.groups[at].members.clone(),
        }
    }
}

impl<'r> Names<'r> {
    /// The names of `register`.
    pub(super) fn of(register: &'r Register) -> Names<'r> {
        let mut by_name = BTreeMap::new();
        for (index, unit) in register.units.iter().enumerate() {
            for name in std::iter::once(&unit.name).chain(&unit.aliases) {
                by_name.insert(name.value.as_str(), Named::Unit(UnitId(index)));
            }
        }
        for (index, group) in register.groups.iter().enumerate() {
            for name in std::iter::once(&group.name).chain(&group.aliases) {
                by_name.insert(name.value.as_str(), Named::Group(index));
            }
        }
        let before = register.units.iter().flat_map(|unit| unit.predecessors.iter().copied());
        let heirs = register.units.iter().filter(|unit| !unit.predecessors.is_empty());
        let heirs = heirs.map(|unit| unit.name.value.as_str()).collect();
        Names { by_name, taken_over: before.collect(), heirs }
    }

    /// The one unit that `written` names; that it is a group is reported.
    pub(super) fn find(&self, written: &SText, findings: &mut Diagnostics) -> Option<UnitId> {
        match self.party(written, findings)? {
            Named::Unit(id) => Some(id),
            Named::Group(_) => {
                let problem = TaskProblem::GroupAsUnit { name: written.value.clone() };
                findings.push(Diagnostic::at(&written.origin, Problem::OfTask(problem)));
                None
            }
        }
    }

    /// The unit or the group that `written` names. An unknown name is reported once the register has any.
    pub(super) fn party(&self, written: &SText, findings: &mut Diagnostics) -> Option<Named> {
        let found = self.by_name.get(written.value.as_str()).copied();
        if found.is_none() && !self.by_name.is_empty() {
            let mut problem = Problem::Value(ValueProblem::UnknownUnit {
                found: written.value.clone(),
                suggestions: Box::default(),
                heirs: Box::default(),
                lines: Box::default(),
            });
            if !findings.is_full(&problem) {
                problem = self.unknown(written);
            }
            findings.push(Diagnostic::at(&written.origin, problem));
        }
        found
    }

    fn unknown(&self, written: &SText) -> Problem {
        let found = written.value.clone();
        let parts = written.split(['、', '，', ',', ' ', '；']).map(str::trim);
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        if parts.len() > 1 && parts.iter().all(|part| self.by_name.contains_key(part)) {
            let names = parts.into_iter().map(str::to_string).collect();
            return Problem::Value(ValueProblem::SeveralUnits { found, names });
        }
        let mut told = BTreeSet::new();
        let is_suggested = |named: &Named| match named {
            Named::Unit(unit) => !self.taken_over.contains(unit),
            Named::Group(_) => true,
        };
        let names = self.by_name.iter().filter(|(_, named)| is_suggested(named));
        let nearest = all_nearest(written, names.map(|(name, _)| *name)).into_iter();
        let one_of_each = nearest.filter(|name| told.insert(self.by_name.get(name)));
        let suggestions = one_of_each.take(SUGGESTED).map(str::to_owned).collect();
        let heirs = self.heirs.iter().map(|name| (*name).to_owned()).collect();
        Problem::Value(ValueProblem::UnknownUnit {
            found,
            suggestions,
            heirs,
            lines: Box::default(),
        })
    }
}

/// A name that the register does not have is told once, at its first place, with the lines of all.
pub(super) fn tell_unknown_once(findings: &mut Diagnostics) {
    let unknown = |one: &Diagnostic| {
        let Problem::Value(ValueProblem::UnknownUnit { found, .. }) = &one.problem else {
            return None;
        };
        Some(found.clone())
    };
    let mut by_name: BTreeMap<String, (Diagnostic, Vec<usize>)> = BTreeMap::new();
    for one in findings.take(|one| unknown(one).is_some()) {
        let (Some(name), Place::Text(origin)) = (unknown(&one), &one.place) else { continue };
        let line = origin.line_column().0;
        by_name.entry(name).or_insert_with(|| (one, Vec::new())).1.push(line);
    }
    for (mut first, mut all) in by_name.into_values() {
        all.sort_unstable();
        if let Problem::Value(ValueProblem::UnknownUnit { lines, .. }) = &mut first.problem {
            *lines = all.into();
        }
        findings.push(first);
    }
}
