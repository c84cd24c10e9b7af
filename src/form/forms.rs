//! Notice and period -> [`Forms`]: every form a file that came back could be.
//!
//! Which form a mark names is told by its name alone, for the units and the quarters of the
//! notice's year: last quarter's form is known for what it is. Reads no file.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::notice::{Notice, UnitId};
use crate::period::{Period, Quarter};

use super::grid::FormGrid;
use super::identity::Identity;

/// The forms of a notice, as they are for one period.
#[derive(Clone, Debug)]
pub struct Forms<'n> {
    /// The notice.
    pub notice: &'n Notice,
    /// The period that is collected.
    pub period: Period,
    /// The forms of the units that owe one, in the order of the register.
    grids: BTreeMap<UnitId, FormGrid>,
    /// Whose and for which quarter of the year a form of that name is.
    names: BTreeMap<String, (UnitId, Period)>,
}

impl<'n> Forms<'n> {
    /// The forms of all units for `period`.
    pub fn new(notice: &'n Notice, period: Period) -> Forms<'n> {
        let ids = || (0..notice.units.units.len()).map(UnitId);
        let grids = ids().filter_map(|unit| Some((unit, FormGrid::new(notice, unit, period)?)));
        let quarters = Quarter::ALL.map(|quarter| Period::new(notice.year, quarter));
        let names = ids().flat_map(|unit| {
            let unit_name = &notice.units.get(unit).name;
            quarters.map(|quarter| {
                let identity = Identity::new(&notice.number, quarter, unit_name);
                (identity.form, (unit, quarter))
            })
        });
        Forms { notice, period, grids: grids.collect(), names: names.collect() }
    }

    /// The units that owe a form and their forms, in the order of the register.
    pub fn iter(&self) -> impl Iterator<Item = (UnitId, &FormGrid)> {
        self.grids.iter().map(|(unit, grid)| (*unit, grid))
    }

    /// The form of `unit` for `period`; `None` where the unit owes none.
    pub fn grid(&self, unit: UnitId, period: Period) -> Option<Cow<'_, FormGrid>> {
        if period == self.period {
            return self.grids.get(&unit).map(Cow::Borrowed);
        }
        FormGrid::new(self.notice, unit, period).map(Cow::Owned)
    }

    /// Whose form and for which quarter that name is.
    pub(super) fn named(&self, form: &str) -> Option<(UnitId, Period)> {
        self.names.get(form).copied()
    }

    /// The official name of a unit.
    pub(super) fn unit_name(&self, unit: UnitId) -> &str {
        &self.notice.units.get(unit).name.value
    }
}
