//! A stamped copy of nobody known, beside exactly one unit's form in the archive or mail that brought both -> that
//! unit's: whoever packs the scan with the form sends it for the form.
//!
//! The innermost archive or mail that holds a form decides. Where a form of another unit lies in it too, or a file that
//! may be one, nothing tells whose the copy is.

use std::collections::BTreeMap;

use crate::diag::{Diagnostics, Problem, Sorting, StampedProblem};
use crate::notice::UnitId;
use crate::origin::INTO;

use super::came::{Came, What};

/// Whose forms lie in an archive or mail.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    /// Those of one unit.
    One(UnitId),
    /// Those of several, or a file that may be of any.
    Several,
}

impl Holds {
    fn and(self, other: Holds) -> Holds {
        if self == other { self } else { Holds::Several }
    }
}

/// Gives stamped copies that show no unit to the one whose form came with them.
pub(super) fn pair(came: &mut [Came]) {
    let is_copy_of_nobody =
        |one: &Came| one.units.is_empty() && matches!(one.what, What::Stamped(_));
    if !came.iter().any(is_copy_of_nobody) {
        return;
    }
    let carriers = carriers(came);
    for one in came.iter_mut().filter(|one| is_copy_of_nobody(one)) {
        let holds = around(one.what.file()).find_map(|carrier| carriers.get(carrier));
        if let Some(Holds::One(unit)) = holds {
            one.units = vec![*unit];
            one.findings = without_nobody(std::mem::take(&mut one.findings));
        }
    }
}

/// The archives and mails in which a unit's form lies, however deep, and whose forms these are.
fn carriers(came: &[Came]) -> BTreeMap<String, Holds> {
    let mut carriers: BTreeMap<String, Holds> = BTreeMap::new();
    for (one, unit) in came.iter().filter_map(|one| Some((one, one.version_of()?))) {
        for carrier in around(one.what.file()) {
            let holds = carriers.entry(carrier.to_owned()).or_insert(Holds::One(unit));
            *holds = holds.and(Holds::One(unit));
        }
    }
    for (one, holds) in came.iter().filter_map(|one| Some((one, may_be_of(one)?))) {
        for carrier in around(one.what.file()) {
            carriers.entry(carrier.to_owned()).and_modify(|known| *known = known.and(holds));
        }
    }
    carriers
}

/// Whose form a file may be that is no version; nothing where it is none.
fn may_be_of(came: &Came) -> Option<Holds> {
    let unknown = match came.what {
        What::Doubtful(_) | What::Unread(_) | What::Unusable(_) => Some(Holds::Several),
        What::Unused(_) => None,
        What::Version(_) | What::OtherPeriod(_) | What::Stamped(_) => return None,
        What::LeftOut(_) | What::Later(_) => return None,
    };
    came.whose().map(Holds::One).or(unknown)
}

/// The archives and mails that a file lies in, the innermost first.
fn around(file: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(file.rsplit_once(INTO), |(carrier, _)| carrier.rsplit_once(INTO))
        .map(|(carrier, _)| carrier)
}

/// The findings without the one that nothing shows whose the copy is.
fn without_nobody(findings: Diagnostics) -> Diagnostics {
    let is_nobodys = Problem::Sorting(Sorting::Stamped(StampedProblem::OfNobody));
    let mut left = Diagnostics::new();
    left.extend(findings.into_iter().filter(|one| one.problem != is_nobodys));
    left
}
