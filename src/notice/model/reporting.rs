//! How the units report (报送): how often, until which day, and when they are reminded.

use std::collections::BTreeSet;

use crate::date::Date;
use crate::period::{Cycle, Period};

use super::{MailBox, SText};

/// How the units report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reporting {
    /// Who collects.
    pub collector: Option<SText>,
    /// The mailbox returns go to.
    pub mailbox: Option<SText>,
    /// Whether a stamped PDF is due with the electronic form.
    pub sealed_pdf: bool,
    /// How often.
    pub every: Cycle,
    /// The day on which a return is due.
    pub due_day: DueDay,
    /// The days of rest off which it is moved.
    pub rest: RestDays,
    /// The mailbox that mails come from.
    pub sender: Option<MailBox>,
    /// How many days before the day a return is due units are reminded; the longest time first.
    pub remind_before: Vec<u16>,
    /// How many days after it, the shortest time first. On the day itself they always are.
    pub remind_after: Vec<u16>,
    /// When a target is behind.
    pub lights: Lights,
}

/// From how many percentage points behind the time elapsed on a target is behind (滞后), and from
/// how many far behind (严重滞后).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lights {
    /// Behind from so many points on.
    pub behind: u8,
    /// Far behind above so many; never fewer.
    pub far_behind: u8,
}

/// As districts that publish their lights set them.
impl Default for Lights {
    fn default() -> Lights {
        Lights { behind: 10, far_behind: 30 }
    }
}

/// The day of a period on which a return is due, before it is moved off days of rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueDay {
    /// So many days after the period's end (期限天数).
    After(u16),
    /// That day of the period's last month (截止日); its last where the month has fewer.
    OfLastMonth(u8),
}

impl Default for DueDay {
    fn default() -> DueDay {
        DueDay::After(0)
    }
}

/// Where a due day goes that is a day of rest (遇休息日).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Moved {
    /// It stays.
    #[default]
    Not,
    /// To the next working day (顺延).
    Next,
    /// To the working day before (提前).
    Before,
}

/// The days of rest: Saturdays, Sundays and those listed (节假日), but no day on which work is made up for
/// (调休上班).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RestDays {
    /// Where a due day goes that is one.
    pub moved: Moved,
    /// Holidays.
    pub holidays: BTreeSet<Date>,
    /// Days of work, be they weekend or holiday.
    pub workdays: BTreeSet<Date>,
}

/// Days of rest in a row at most: no list is longer.
const MOST_DAYS: u16 = 366;

impl RestDays {
    fn has(&self, day: Date) -> bool {
        !self.workdays.contains(&day) && (day.is_weekend() || self.holidays.contains(&day))
    }

    /// `due`, moved off days of rest.
    fn moved_off(&self, due: Date) -> Date {
        let days = || 0..=MOST_DAYS;
        let free = |day: &Date| !self.has(*day);
        let found = match self.moved {
            Moved::Not => None,
            Moved::Next => days().map(|away| due.after(away)).find(free),
            Moved::Before => days().map(|away| due.before(away)).find(free),
        };
        found.unwrap_or(due)
    }
}

impl Reporting {
    /// The day on which the returns for `period` are due.
    ///
    /// ```text
    /// the 25th of the last month, moved to the next working day:
    /// 2026Q2 -> 2026-06-25, a Thursday
    /// 2026Q3 -> 2026-09-25, a holiday in 2026 -> over the weekend to 2026-09-28
    /// ```
    pub fn due(&self, period: Period) -> Date {
        let day = match self.due_day {
            DueDay::After(days) => period.last_day().after(days),
            DueDay::OfLastMonth(day) => period.day_of_last_month(day),
        };
        self.rest.moved_off(day)
    }
}

#[cfg(test)]
mod tests {
    use super::{DueDay, Moved, Reporting, RestDays};
    use crate::date::Date;
    use crate::period::Period;

    fn due(due_day: DueDay, moved: Moved, period: &str) -> String {
        let days = |days: &[&str]| days.iter().filter_map(|day| Date::parse(day)).collect();
        let holidays = days(&["2026-09-25", "2026-10-01", "2026-10-02", "2026-10-05"]);
        let workdays = days(&["2026-09-20", "2026-10-10"]);
        let rest = RestDays { moved, holidays, workdays };
        let reporting = Reporting { due_day, rest, ..Reporting::default() };
        reporting.due(Period::parse(period).unwrap()).to_string()
    }

    #[test]
    fn a_due_day_lies_before_or_after_the_end() {
        assert_eq!(due(DueDay::OfLastMonth(25), Moved::Not, "2026Q3"), "2026-09-25");
        assert_eq!(due(DueDay::OfLastMonth(31), Moved::Not, "2026-02"), "2026-02-28");
        assert_eq!(due(DueDay::After(0), Moved::Not, "2026Q2"), "2026-06-30");
        assert_eq!(due(DueDay::After(5), Moved::Not, "2026Y"), "2027-01-05");
    }

    /// 2026-09-25 to 27 are a holiday and a weekend; on Sunday the 20th and Saturday 10 October work is
    /// made up for.
    #[test]
    fn due_days_are_moved_off_days_of_rest() {
        let on = |day, moved| due(DueDay::OfLastMonth(day), moved, "2026Q3");
        for (day, next, before) in [
            (24, "2026-09-24", "2026-09-24"),
            (25, "2026-09-28", "2026-09-24"),
            (26, "2026-09-28", "2026-09-24"),
            (27, "2026-09-28", "2026-09-24"),
            (28, "2026-09-28", "2026-09-28"),
            (20, "2026-09-20", "2026-09-20"),
            (19, "2026-09-20", "2026-09-18"),
        ] {
            assert_eq!(on(day, Moved::Next), next, "{day}");
            assert_eq!(on(day, Moved::Before), before, "{day}");
        }
        assert_eq!(due(DueDay::After(1), Moved::Next, "2026Q3"), "2026-10-06");
        assert_eq!(due(DueDay::After(10), Moved::Next, "2026Q3"), "2026-10-10");
    }
}
