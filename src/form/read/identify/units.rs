//! A text -> the unit of the notice it names: by an official name or an alias, by the name
//! without 区 or 县 before it, by the full name of which the official one is an abbreviation.

use crate::form::forms::Forms;
use crate::form::read::words::{abbreviates, normal};
use crate::notice::UnitId;

/// Characters of a full name at most.
const LONGEST: usize = 40;

/// The names of the units that owe a form.
pub(in crate::form::read) struct Units {
    /// Names and aliases, as they are compared.
    names: Vec<(String, UnitId)>,
    /// The same without what they all begin with.
    short: Vec<(String, UnitId)>,
}

/// A unit and whether its name was only like the written one.
pub(in crate::form::read) type Named = (UnitId, bool);

impl Units {
    /// The units that owe one of `forms`.
    pub(in crate::form::read) fn new(forms: &Forms<'_>) -> Units {
        let mut names = Vec::new();
        let mut short = Vec::new();
        for (id, _) in forms.iter() {
            let unit = forms.notice.units.get(id);
            for name in std::iter::once(&unit.name).chain(&unit.aliases).map(|name| normal(name)) {
                let bare = name.strip_prefix(['区', '县', '市', '省']).unwrap_or_default();
                if bare.chars().count() >= 2 {
                    short.push((bare.to_owned(), id));
                }
                names.push((name, id));
            }
        }
        Units { names, short }
    }

    /// The one unit that `text` names, if it names exactly one.
    pub(in crate::form::read) fn one(&self, text: &str) -> Option<Named> {
        let text = normal(text);
        if let Some((_, unit)) = self.names.iter().find(|(name, _)| *name == text) {
            return Some((*unit, false));
        }
        match *held(&self.names, &text) {
            [] => self.likely(&text),
            [unit] => Some((unit, false)),
            [_, ..] => None,
        }
    }

    /// All units that `text` names: in full, else by their short names, else the one it is like.
    pub(in crate::form::read) fn any(&self, text: &str) -> Vec<UnitId> {
        let text = normal(text);
        let full = held(&self.names, &text);
        let units = if full.is_empty() { held(&self.short, &text) } else { full };
        if units.is_empty() {
            return self.likely(&text).map(|(unit, _)| unit).into_iter().collect();
        }
        units.into_vec()
    }

    /// All units that `text` names in full.
    pub(in crate::form::read) fn all(&self, text: &str) -> Vec<UnitId> {
        held(&self.names, &normal(text)).into_vec()
    }

    /// The one unit whose short name stands in `text`, or which it abbreviates.
    fn likely(&self, text: &str) -> Option<Named> {
        if let [unit] = *held(&self.short, text) {
            return Some((unit, true));
        }
        if text.chars().count() > LONGEST {
            return None;
        }
        let mut like = self.names.iter().filter(|(name, _)| abbreviates(name, text));
        let (_, unit) = like.next()?;
        like.all(|(_, other)| other == unit).then_some((*unit, true))
    }
}

/// The units whose names stand in `text`, each once; a name inside another name there (区妇联 in
/// 区妇联幼儿园) does not count.
fn held(names: &[(String, UnitId)], text: &str) -> Box<[UnitId]> {
    let found: Vec<&(String, UnitId)> =
        names.iter().filter(|(name, _)| !name.is_empty() && text.contains(name.as_str())).collect();
    let inner = |name: &str| {
        let longer = found.iter().filter(|(other, _)| other.len() > name.len());
        let hidden = longer.filter(|(other, _)| other.contains(name));
        let inside: usize = hidden.map(|(other, _)| text.matches(other.as_str()).count()).sum();
        inside >= text.matches(name).count()
    };
    let mut units: Vec<UnitId> =
        found.iter().filter(|(name, _)| !inner(name)).map(|(_, unit)| *unit).collect();
    units.sort_unstable();
    units.dedup();
    units.into()
}
