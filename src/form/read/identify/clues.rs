//! Everything that speaks for a unit or a period, rung by rung of the ladder.

use std::collections::BTreeMap;

use crate::diag::Sign;
use crate::form::forms::{Forms, UnitNames};
use crate::form::returned::Evidence;
use crate::intake::{Sheet, Workbook};
use crate::notice::UnitId;
use crate::origin::BookOrigin;
use crate::period::Period;

use super::marks::form_sheet;
use super::tasks::ByTasks;
use super::verdict::{Clue, Heard, Stranger};
use super::{Marks, Page, outside, owner, tasks, visible, weaker};

/// Who fills in each sheet, as it says itself: by the number of the sheet.
struct Labelled(BTreeMap<usize, Vec<visible::Seen<String>>>);

impl Labelled {
    fn of(forms: &Forms<'_>, pages: &[Page<'_>]) -> Labelled {
        let named = pages.iter().map(|page| (page.view.number, owner::stated(forms, page)));
        Labelled(named.collect())
    }

    fn on(&self, page: &Page<'_>) -> &[visible::Seen<String>] {
        self.0.get(&page.view.number).map_or(&[], Vec::as_slice)
    }
}

/// Where clues are looked for.
pub(super) struct Clues<'c> {
    /// The forms it could be.
    pub(super) forms: &'c Forms<'c>,
    /// The workbook.
    pub(super) workbook: &'c Workbook,
    /// Its marks.
    pub(super) marks: &'c Marks,
    /// Its sheets.
    pub(super) pages: &'c [Page<'c>],
    /// The names around it.
    pub(super) evidence: &'c Evidence<'c>,
}

impl Clues<'_> {
    /// What speaks for units.
    pub(super) fn units(&self) -> Heard<UnitId> {
        let units = &self.forms.units;
        let mut inside = self.marked(|(unit, _)| unit);
        if inside.is_empty() {
            let named = self.marks.claim.as_ref().and_then(|claim| claim.unit.as_deref());
            let unit = named.and_then(|name| units.one(name));
            inside.extend(unit.map(|(unit, _)| self.clue(unit, Sign::Mark)));
        }
        // A mark is believed before the rows of the tables, and these take longest.
        let marked = !inside.is_empty();
        let labelled = Labelled::of(self.forms, self.pages);
        let mut seen = self.visible_units(units, &labelled);
        // A further sheet may show another unit's table.
        if self.confirmed(&inside, &seen) {
            seen.clear();
        }
        inside.extend(seen);
        let outside = outside::units(self.forms, self.evidence);
        // Nor do rows speak against a unit that has no task: what it sends is copied from others.
        let named = inside.first().map(|clue| clue.value).or(outside.first().map(|told| told.0));
        let idle = named.is_some_and(|unit| self.forms.tasks_of(unit).is_empty());
        let silent = marked || idle;
        let tasks = if silent { ByTasks::silent() } else { tasks::of(self.forms, self.pages) };
        let stranger = self.stranger(&inside, &labelled);
        Heard { inside, outside, tasks, stranger }
    }

    /// What speaks for periods; those that name no year are of `year`.
    pub(super) fn periods(&self, year: u16) -> Heard<Period> {
        let mut inside = self.marked(|(_, period)| period);
        if inside.is_empty() {
            let written = self.marks.claim.as_ref().and_then(|claim| claim.period.as_deref());
            let period = written.and_then(Period::parse);
            inside.extend(period.map(|period| self.clue(period, Sign::Mark)));
        }
        let mut seen = self.visible_periods(year);
        // A heading may speak of other quarters too.
        if self.confirmed(&inside, &seen) {
            seen.clear();
        }
        inside.extend(seen);
        if inside.is_empty() {
            inside = weaker::headings(self.forms, self.workbook, self.pages, year);
        }
        let named = || outside::periods((year, self.forms.period.cycle()), self.evidence);
        let mut outside = if self.evidence.is_part { Vec::new() } else { named() };
        outside.push((self.forms.period, Sign::Collected));
        Heard { inside, outside, tasks: ByTasks::silent(), stranger: None }
    }

    /// Whether anything names `period` with its year.
    pub(super) fn say_year_of(&self, period: Period) -> bool {
        let Heard { inside, outside, .. } = self.periods(period.year() - 1);
        let names = outside.iter().filter(|(_, sign)| *sign != Sign::Collected);
        let mut said = inside.iter().map(|clue| clue.value).chain(names.map(|(value, _)| *value));
        said.any(|value| value == period)
    }

    fn clue<T>(&self, value: T, sign: Sign) -> Clue<T> {
        Clue { value, sign, place: self.workbook.origin() }
    }

    /// What the forms are of that the marks name.
    fn marked<T>(&self, part: impl Fn((UnitId, Period)) -> T) -> Vec<Clue<T>> {
        let forms = self.marks.forms.iter();
        let named = forms.filter_map(|(form, place)| {
            let value = part(self.forms.named(form)?);
            Some(Clue { value, sign: Sign::Mark, place: place.clone() })
        });
        named.collect()
    }

    /// The sheets that a reader looks at: those with a table, else all that are not hidden.
    fn shown(&self) -> Vec<&Page<'_>> {
        let with_table: Vec<&Page<'_>> =
            self.pages.iter().filter(|page| !page.tables.is_empty()).collect();
        let seen = |page: &&Page<'_>| !page.view.sheet.hidden;
        if with_table.iter().any(seen) {
            return with_table.into_iter().filter(seen).collect();
        }
        if with_table.is_empty() { self.pages.iter().filter(seen).collect() } else { with_table }
    }

    /// Whether the sheet that bears the marks shows what they name; where it shows nothing, whether any
    /// does.
    fn confirmed<T: PartialEq>(&self, marks: &[Clue<T>], seen: &[Clue<T>]) -> bool {
        if marks.is_empty() {
            return false;
        }
        let bearer = form_sheet(self.workbook).map(|sheet| sheet.name.as_str());
        let is_own = |clue: &&Clue<T>| bearer.is_some() && clue.place.sheet_name() == bearer;
        let silent = !seen.iter().any(|clue| is_own(&clue));
        let mut asked = seen.iter().filter(|clue| silent || is_own(clue));
        asked.any(|clue| marks.iter().any(|mark| mark.value == clue.value))
    }

    /// Units by their labels; where no sheet has one, on any sheet, then by the sheets' names.
    fn visible_units(&self, units: &UnitNames, labelled: &Labelled) -> Vec<Clue<UnitId>> {
        let clue = |page: &Page<'_>, unit, like, place: Option<BookOrigin>| Clue {
            value: unit,
            sign: if like { Sign::LikeName } else { Sign::Visible },
            place: place.unwrap_or_else(|| self.sheet(page)),
        };
        let seen = |page: &Page<'_>| {
            let mut named = labelled.on(page).iter();
            let ((unit, like), at) =
                named.find_map(|one| Some((units.one(&one.value)?, one.place)))?;
            Some(clue(page, unit, like, Some(self.workbook.cell_origin(page.view.sheet, at))))
        };
        let found: Vec<_> = self.shown().into_iter().filter_map(seen).collect();
        if !found.is_empty() {
            return found;
        }
        if let Some(found) = self.pages.iter().find_map(seen) {
            return vec![found];
        }
        let named = self.shown().into_iter().filter_map(|page| {
            let (unit, like) = units.one(&page.view.sheet.name)?;
            Some(clue(page, unit, like, None))
        });
        named.collect()
    }

    /// The name in marks that no unit has; else the name that a sheet states, where no sheet states a
    /// unit's: beside marks the sheet that bears them is asked.
    fn stranger(&self, inside: &[Clue<UnitId>], labelled: &Labelled) -> Option<Stranger> {
        if !inside.iter().any(|clue| clue.sign == Sign::Mark) {
            let named = self.marks.claim.as_ref().and_then(|claim| claim.unit.clone());
            if let Some(name) = named {
                return Some(Stranger { name, sign: Sign::Mark, place: self.workbook.origin() });
            }
        }
        if inside.iter().any(|clue| clue.sign != Sign::Mark) {
            return None;
        }
        let bearer = inside.first().map(|_| form_sheet(self.workbook));
        let asked = |page: &&Page<'_>| {
            let is = |sheet: &Sheet| std::ptr::eq(sheet, page.view.sheet);
            bearer.is_none_or(|bearer| bearer.is_some_and(is))
        };
        self.shown().into_iter().filter(asked).find_map(|page| {
            let stated = labelled.on(page).iter().find(|one| !one.value.is_empty())?;
            let own =
                inside.iter().any(|clue| owner::prints(self.forms, clue.value, &stated.value));
            let known = own || self.forms.units.one(&stated.value).is_some();
            let place = self.workbook.cell_origin(page.view.sheet, stated.place);
            let (name, sign) = (stated.value.clone(), Sign::Visible);
            (!known).then_some(Stranger { name, sign, place })
        })
    }

    /// Periods by the headings; where no sheet has one, on any sheet, then by the sheets' names.
    /// Of several sheets for several periods, the one that is collected is meant.
    fn visible_periods(&self, year: u16) -> Vec<Clue<Period>> {
        let headings = |page: &Page<'_>| -> Vec<Clue<Period>> {
            let seen = visible::periods(page, year, self.forms.period.cycle());
            let clue = |one: visible::Seen<Period>| Clue {
                value: one.value,
                sign: Sign::Visible,
                place: self.workbook.cell_origin(page.view.sheet, one.place),
            };
            seen.into_iter().map(clue).collect()
        };
        let of_name = |page: &&Page<'_>| {
            let cycle = self.forms.period.cycle();
            let named = crate::form::read::periods::named(&page.view.sheet.name, year, cycle);
            let clue = |value| Clue { value, sign: Sign::Visible, place: self.sheet(page) };
            named.into_iter().map(clue).collect::<Vec<_>>()
        };
        let shown = self.shown();
        let mut found: Vec<_> = shown.iter().flat_map(|page| headings(page)).collect();
        if found.is_empty() {
            found = shown.iter().flat_map(of_name).collect();
        }
        if found.is_empty() {
            let other = self.pages.iter().filter(|page| !page.view.sheet.hidden);
            found = other.flat_map(headings).collect();
        }
        if shown.len() > 1 && found.iter().any(|clue| clue.value == self.forms.period) {
            found.retain(|clue| clue.value == self.forms.period);
        }
        found
    }

    fn sheet(&self, page: &Page<'_>) -> BookOrigin {
        BookOrigin::sheet(&self.workbook.file, &page.view.sheet.name)
    }
}
