//! A target and a unit -> what the unit's form prints of what was promised.
//!
//! ```text
//! 60场                              the unit alone
//! 20场，共60场                      a share of its own
//! 60场（与区妇联合计，只填本单位完成数）     a part of a sum that nobody shared out
//! ```

use crate::notice::{Notice, Target, Together, UnitId};

/// Characters of the other units' names up to which they are named.
const NAMED: usize = 12;

/// What is promised, and what of it the unit is to fill in.
pub(super) fn promised(notice: &Notice, target: &Target, unit: UnitId) -> String {
    let printed = target.printed_for(unit);
    let others: Vec<&str> = target
        .reporters
        .iter()
        .filter(|one| one.unit != unit)
        .map(|one| notice.units.get(one.unit).name.as_str())
        .collect();
    if others.is_empty() || target.share_of(unit).is_some() {
        return printed;
    }
    let names = others.join("、");
    let is_short = names.chars().count() <= NAMED;
    let who = if is_short { names } else { format!("其他{}个单位", others.len()) };
    match target.together {
        Together::Sum => format!("{printed}\n（与{who}合计，只填本单位完成数）"),
        Together::Same => format!("{printed}\n（与{who}填同一个数）"),
        Together::Each => printed,
    }
}
