//! The register of units: made of its raw entries, asked by name or alias.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Diagnostics, Problem};

use super::model::{MailBox, Register, SText, Unit, UnitId};
use super::raw::RawUnit;
use super::similar::all_nearest;

/// So many names of units that are as near to a written one are told.
const SUGGESTED: usize = 3;

/// The units of the register; a unit without a name, or with one that is taken, is left out.
pub(super) fn register(raw: Vec<RawUnit>, findings: &mut Diagnostics) -> Register {
    let mut taken = Taken::new();
    let mut units = Vec::new();
    for (entry, at) in raw.into_iter().zip(0..) {
        let email = entry.email.and_then(|written| mailbox(written, findings));
        let Some(name) = entry.name else { continue };
        let name_free = claim(&name, at, &mut taken, findings);
        let aliases = entry.aliases.into_iter();
        let aliases = aliases.filter(|alias| claim(alias, at, &mut taken, findings)).collect();
        if name_free {
            units.push(Unit { name, aliases, email });
        }
    }
    Register { units }
}

/// Names as they are compared, with the first place of each and the entry it stands in.
type Taken = BTreeMap<String, (SText, usize)>;

/// Whether `name` of the entry `at` was free; from now on it is not. One that differs from another unit's in
/// width or case alone is told too, for files and sheets are told apart by neither; but tasks may name it.
fn claim(name: &SText, at: usize, taken: &mut Taken, findings: &mut Diagnostics) -> bool {
    let Some((first, of)) = taken.get(&compared(name)) else {
        taken.insert(compared(name), (name.clone(), at));
        return true;
    };
    let is_same = first.value == name.value;
    if is_same || *of != at {
        let (name_text, first_text) = (name.value.clone(), first.value.clone());
        let problem = Problem::UnitNameTaken { name: name_text, first: first_text };
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
                Problem::UnknownUnit { found: written.value.clone(), suggestions: Vec::new() };
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
        let mut told = BTreeSet::new();
        let nearest = all_nearest(written, self.by_name.keys().copied()).into_iter();
        let one_of_each = nearest.filter(|name| told.insert(self.by_name.get(name)));
        let suggestions = one_of_each.take(SUGGESTED).map(str::to_owned).collect();
        Problem::UnknownUnit { found, suggestions }
    }
}
