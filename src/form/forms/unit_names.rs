//! A text -> the unit of the notice it names: by an official name or an alias, by the name
//! without 区 or 县 before it, by the full name of which the official one is an abbreviation; and an
//! address -> the unit whose mailbox it is.

use std::collections::{BTreeMap, BTreeSet};

use crate::form::words::normal;
use crate::notice::{Notice, UnitId};

use super::name_tree::NameTree;

/// What a unit is, behind what it does.
const BODIES: [&str; 14] = [
    "局",
    "分局",
    "委",
    "办",
    "办公室",
    "中心",
    "街道办事处",
    "街道",
    "办事处",
    "镇",
    "镇人民政府",
    "乡",
    "乡人民政府",
    "人民政府",
];

/// Characters of a full name at most.
const LONGEST: usize = 40;

/// The names and mailboxes of the units of the register.
pub(in crate::form) struct UnitNames {
    /// Names and aliases, as they are compared.
    names: Names,
    /// The same without what they all begin with.
    short: Names,
    /// Each name without 区 or 县 before it.
    parts: Vec<(String, UnitId)>,
    /// The units by their mailboxes, in small letters; none where two units share one.
    mailboxes: BTreeMap<String, Option<UnitId>>,
    /// The names of groups, and their members.
    groups: Vec<(String, Vec<UnitId>)>,
}

/// Whether the signs of `part` stand in `name` in their order, the first of both being the same.
fn is_abbreviated(name: &str, part: &str) -> bool {
    let mut signs = name.chars();
    name.chars().next() == part.chars().next()
        && part.chars().all(|one| signs.any(|sign| sign == one))
}

/// A unit and whether its name was only like the written one.
pub(in crate::form) type Named = (UnitId, bool);

impl UnitNames {
    /// The units of `notice`.
    pub(super) fn new(notice: &Notice) -> UnitNames {
        let (mut names, mut short, mut mailboxes) = (Vec::new(), Vec::new(), BTreeMap::new());
        let mut parts = Vec::new();
        for (id, unit) in (0..).map(UnitId).zip(&notice.units.units) {
            for name in std::iter::once(&unit.name).chain(&unit.aliases).map(|name| normal(name)) {
                let bare = name.strip_prefix(['区', '县', '市', '省']).unwrap_or_default();
                parts.push((if bare.is_empty() { name.clone() } else { bare.to_owned() }, id));
                if bare.chars().count() >= 2 {
                    short.push((bare.to_owned(), id));
                }
                // Behind a label neither colon nor a line to write on (填报单位：__) is part of the name.
                let without_line = name.trim_start_matches([':', '_']).trim_end_matches(['(', '_']);
                if without_line != name && !without_line.is_empty() {
                    names.push((without_line.to_owned(), id));
                }
                names.push((name, id));
            }
            if let Some(mailbox) = &unit.email {
                let address = mailbox.0.to_ascii_lowercase();
                mailboxes.entry(address).and_modify(|known| *known = None).or_insert(Some(id));
            }
        }
        let groups = notice.units.groups.iter().flat_map(|group| {
            let names = std::iter::once(&group.name).chain(&group.aliases);
            names.map(|name| (normal(name), group.members.clone()))
        });
        let groups = groups.collect();
        UnitNames { names: Names::new(names), short: Names::new(short), parts, mailboxes, groups }
    }

    /// The one unit that `text` names, if it names exactly one.
    pub(in crate::form) fn one(&self, text: &str) -> Option<Named> {
        let text = normal(text);
        if let Some(unit) = self.names.exactly(&text) {
            return Some((unit, false));
        }
        match *self.names.held(&text) {
            [] => self.likely(&text),
            [unit] => Some((unit, false)),
            [_, ..] => None,
        }
    }

    /// The one unit of whose name `part` is all that is said: what stands before 局, or a part of one unit's name alone; the
    /// signs of an abbreviation, in their order (市监, 区市场监管局).
    pub(in crate::form) fn by_part(&self, part: &str) -> Option<UnitId> {
        if !(2..=8).contains(&part.chars().count()) {
            return None;
        }
        let is_before_body = |name: &str| {
            let bare = name.strip_prefix(part).unwrap_or_default();
            BODIES.contains(&bare)
        };
        let fits: [&dyn Fn(&str) -> bool; 3] =
            [&is_before_body, &|name| name.contains(part), &|name| is_abbreviated(name, part)];
        fits.into_iter()
            .find_map(|fits| {
                let units: BTreeSet<UnitId> = self
                    .parts
                    .iter()
                    .filter(|(name, _)| fits(name))
                    .map(|(_, unit)| *unit)
                    .collect();
                Some(units).filter(|units| !units.is_empty())
            })
            .and_then(|units| Some(*units.first()?).filter(|_| units.len() == 1))
    }

    /// All units that `text` names: in full, else by their short names, else the one it is like.
    pub(in crate::form) fn any(&self, text: &str) -> Vec<UnitId> {
        let text = normal(text);
        let full = self.names.held(&text);
        let units = if full.is_empty() { self.short.held(&text) } else { full };
        if units.is_empty() {
            return self.likely(&text).map(|(unit, _)| unit).into_iter().collect();
        }
        units.into_vec()
    }

    /// All units that `text` names in full, over lines or on a line of their own, and the members of the
    /// groups that it names.
    pub(in crate::form) fn all(&self, text: &str) -> Vec<UnitId> {
        let mut units = self.names.held(&normal(text)).into_vec();
        units.extend(text.lines().flat_map(|line| self.names.held(&normal(line)).into_vec()));
        let text = normal(text);
        let groups = self.groups.iter().filter(|(name, _)| text.contains(name));
        units.extend(groups.flat_map(|(_, members)| members));
        units.sort_unstable();
        units.dedup();
        units
    }

    /// How many bytes of `text`, which is as it is compared, are the longest name that it begins with.
    pub(in crate::form) fn leading(&self, text: &str) -> usize {
        self.names.tree.leading(text)
    }

    /// The one unit whose mailbox the address is.
    pub(in crate::form) fn of_mailbox(&self, address: &str) -> Option<UnitId> {
        self.mailboxes.get(&address.trim().to_ascii_lowercase()).copied().flatten()
    }

    /// The one unit whose short name stands in `text`, or which it abbreviates.
    fn likely(&self, text: &str) -> Option<Named> {
        if let [unit] = *self.short.held(text) {
            return Some((unit, true));
        }
        if text.chars().count() > LONGEST {
            return None;
        }
        let mut like = self.names.shortening(text);
        let unit = like.next()?;
        like.all(|other| other == unit).then_some((unit, true))
    }
}

/// Names as they are compared, and whose they are.
struct Names {
    names: Vec<(String, UnitId)>,
    tree: NameTree,
    /// The longer names that each is a part of (区妇联 of 区妇联幼儿园).
    around: Vec<Vec<usize>>,
}

impl Names {
    fn new(names: Vec<(String, UnitId)>) -> Names {
        let tree = NameTree::new(names.iter().map(|(name, _)| name.as_str()));
        let mut around = vec![Vec::new(); names.len()];
        for (at, (name, _)) in names.iter().enumerate() {
            let parts = tree.counted(name).into_keys();
            let shorter = parts.filter(|part| names[*part].0.len() < name.len());
            shorter.for_each(|part| around[part].push(at));
        }
        Names { names, tree, around }
    }

    /// The unit whose name `text` is; of several, the first.
    fn exactly(&self, text: &str) -> Option<UnitId> {
        self.tree.exactly(text).first().map(|at| self.names[*at].1)
    }

    /// The units whose names shorten `text`, as often as they do.
    fn shortening(&self, text: &str) -> impl Iterator<Item = UnitId> {
        self.tree.shortening(text).into_iter().map(|at| self.names[at].1)
    }

    /// The units whose names stand in `text`, each once; a name inside another name there (区妇联 in
    /// 区妇联幼儿园) does not count.
    fn held(&self, text: &str) -> Box<[UnitId]> {
        let found = self.tree.counted(text);
        let is_inner = |at: usize, times: usize| {
            let longer = self.around[at].iter().filter_map(|other| found.get(other));
            longer.sum::<usize>() >= times
        };
        let own = found.iter().filter(|(at, times)| !is_inner(**at, **times));
        let mut units: Vec<UnitId> = own.map(|(at, _)| self.names[*at].1).collect();
        units.sort_unstable();
        units.dedup();
        units.into()
    }
}
