//! A sheet -> who fills it in, as it says itself; and whether that is another than whose the file is.
//!
//! A file may hold the tables of several units, one a sheet: of a further sheet nothing is the
//! sender's. A name is believed before the code that is printed on the sheet, for sheets are copied with it,
//! and both before the sheet's own name.

use crate::form::forms::Forms;
use crate::notice::UnitId;

use super::headed::headed;
use super::visible::{self, Seen};
use super::{Page, marks};

/// The names that a sheet gives who fills it in: behind a label, else in a heading.
pub(super) fn stated(forms: &Forms<'_>, page: &Page<'_>) -> Vec<Seen<String>> {
    let mut stated = visible::labelled(&page.view);
    if stated.iter().all(|one| one.value.is_empty()) {
        stated.extend(headed(forms, page));
    }
    stated
}

/// Whether the form of that unit says so itself: its name may hold a word that ends a name elsewhere
/// (某某时间办), or no text may name it alone.
pub(super) fn prints(forms: &Forms<'_>, unit: UnitId, stated: &str) -> bool {
    let name = format!("填报单位：{}", forms.unit_name(unit));
    visible::labelled_name(&name).is_some_and(|name| name == stated)
}

/// The other than `own` whose sheet that is, in the register or not.
pub(in crate::form::read) fn other_owner(
    forms: &Forms<'_>,
    page: &Page<'_>,
    own: UnitId,
) -> Option<String> {
    let stated = stated(forms, page);
    let has_own = |name: &str| prints(forms, own, name) || forms.units_in(name).contains(&own);
    if stated.iter().any(|one| has_own(&one.value)) {
        return None;
    }
    let named = stated.iter().find_map(|one| Some(forms.units.one(&one.value)?.0));
    // A title that ends like a name may name a work; what stands behind a label is who fills it in.
    let mut labelled = visible::labelled(&page.view).into_iter().map(|one| one.value);
    if let (None, Some(stranger)) = (named, labelled.find(|name| !name.is_empty())) {
        return Some(stranger);
    }
    let coded = || Some(forms.named(&marks::code_on(page.view.sheet)?)?.0);
    let by_sheet = || forms.units.one(&page.view.sheet.name).filter(|(_, like)| !like);
    let unit = named.or_else(coded).or_else(|| by_sheet().map(|(unit, _)| unit))?;
    (unit != own).then(|| forms.unit_name(unit).to_owned())
}
