//! A target and a unit -> what the unit's form prints of what was promised.
//!
//! ```text
//! 60场                              the unit alone
//! 20场，共60场                      a share of its own
//! 60场（与区妇联合计，只填本单位完成数）     a part of a sum that nobody shared out
//! 80场（原60场）                    changed within the year
//! ```

use crate::notice::{Notice, Target, Together, UnitId};

/// Characters of the other units' names up to which they are named.
const NAMED: usize = 12;

/// What the cell of what was promised says.
pub(super) struct Promised {
    /// All of it.
    pub(super) text: String,
    /// What forms said before they said more: what is promised, alone.
    pub(super) first: String,
    /// The same, and what it was before it was changed.
    pub(super) changed: String,
}

/// What is promised, what it was before, and what of it the unit is to fill in.
pub(super) fn promised(notice: &Notice, target: &Target, unit: UnitId) -> Promised {
    let first = target.printed_for(unit);
    let was = target.was_for(unit).map(|was| format!("（原{}）", was.printed)).unwrap_or_default();
    let changed = format!("{first}{was}");
    let text = format!("{changed}{}", part(notice, target, unit));
    Promised { text, first, changed }
}

/// What of a number of several units this one fills in, in a line of its own; nothing where it has its share.
fn part(notice: &Notice, target: &Target, unit: UnitId) -> String {
    let others: Vec<&str> = target
        .reporters
        .iter()
        .filter(|one| one.unit != unit)
        .map(|one| notice.units.get(one.unit).name.as_str())
        .collect();
    if others.is_empty() || target.share_of(unit).is_some() {
        return String::new();
    }
    let names = others.join("、");
    let is_short = names.chars().count() <= NAMED;
    let who = if is_short { names } else { format!("其他{}个单位", others.len()) };
    match target.together {
        Together::Sum => format!("\n（与{who}合计，只填本单位完成数）"),
        Together::Same => format!("\n（与{who}填同一个数）"),
        Together::Each => String::new(),
    }
}
