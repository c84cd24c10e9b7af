//! The register of units: made of its raw entries, asked by name or alias.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, Problem};

use super::model::{MailBox, Register, SText, Unit, UnitId};
use super::raw::RawUnit;
use super::similar::nearest;

/// The units of the register; a unit without a name, or with one that is taken, is left out.
pub(super) fn register(raw: Vec<RawUnit>, findings: &mut Diagnostics) -> Register {
    let mut taken: BTreeMap<String, SText> = BTreeMap::new();
    let mut units = Vec::new();
    for entry in raw {
        let email = entry.email.and_then(|written| mailbox(written, findings));
        let Some(name) = entry.name else { continue };
        let name_free = claim(&name, &mut taken, findings);
        let aliases = entry.aliases.into_iter();
        let aliases = aliases.filter(|alias| claim(alias, &mut taken, findings)).collect();
        if name_free {
            units.push(Unit { name, aliases, email });
        }
    }
    Register { units }
}

/// Whether `name` was free; from now on it is not.
fn claim(name: &SText, taken: &mut BTreeMap<String, SText>, findings: &mut Diagnostics) -> bool {
    if let Some(first) = taken.get(&name.value) {
        let problem = Problem::UnitNameTaken { name: name.value.clone() };
        findings.push(Diagnostic::at(&name.origin, problem).with_related(&first.origin));
        return false;
    }
    taken.insert(name.value.clone(), name.clone());
    true
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
    let problem = Problem::BadEmail { found: written.value.clone() };
    findings.push(Diagnostic::at(&written.origin, problem));
    None
}

/// The register by name: official names and aliases.
pub(super) struct Names<'r> {
    by_name: BTreeMap<&'r str, UnitId>,
}

impl<'r> Names<'r> {
    /// The names of `register`.
    pub(super) fn of(register: &'r Register) -> Names<'r> {
        let mut by_name = BTreeMap::new();
        for (index, unit) in register.units.iter().enumerate() {
            for name in std::iter::once(&unit.name).chain(&unit.aliases) {
                by_name.insert(name.value.as_str(), UnitId(index));
            }
        }
        Names { by_name }
    }

    /// The unit that `written` names. An unknown name is reported once the register has any.
    pub(super) fn find(&self, written: &SText, findings: &mut Diagnostics) -> Option<UnitId> {
        let found = self.by_name.get(written.value.as_str()).copied();
        if found.is_none() && !self.by_name.is_empty() {
            let mut problem =
                Problem::UnknownUnit { found: written.value.clone(), suggestion: None };
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
            return Problem::SeveralUnits { found, names };
        }
        let suggestion = nearest(written, self.by_name.keys().copied()).map(str::to_string);
        Problem::UnknownUnit { found, suggestion }
    }
}
