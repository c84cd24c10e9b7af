//! The day on which returns are due, and today -> which reminder it is time for.
//!
//! The description names days before and after the due day; the day itself is always one. A
//! reminder belongs to the last of them that has come, so that each unit is reminded once a
//! stage, on whichever day somebody gets to it; its words go by today.

use crate::date::Date;
use crate::notice::Reporting;

/// A stage that has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Its name, by which the log knows it (期限前5天).
    pub name: String,
    /// Where today lies.
    pub side: Side,
    /// How many days lie between today and the day.
    pub days: u32,
}

/// Where today lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Before the day.
    Before,
    /// It is the day.
    On,
    /// After it.
    After,
}

impl Side {
    /// As templates ask for it.
    pub const fn name(self) -> &'static str {
        match self {
            Side::Before => "before",
            Side::On => "on",
            Side::After => "after",
        }
    }
}

/// The stage of `today`.
///
/// # Errors
/// The first day on which units are reminded, where it has not come.
pub fn stage(reporting: &Reporting, due: Date, today: Date) -> Result<Stage, Date> {
    let away = due.days_until(today);
    let before = reporting.remind_before.iter().map(|days| -i64::from(*days));
    let after = reporting.remind_after.iter().map(|days| i64::from(*days));
    let points: Vec<i64> = before.chain([0]).chain(after).collect();
    let reached = points.iter().copied().filter(|point| *point <= away).max();
    let Some(point) = reached else {
        let first = points.into_iter().min().unwrap_or(0);
        let early = u16::try_from(away.abs_diff(first)).unwrap_or(u16::MAX);
        return Err(today.after(early));
    };
    let name = match point {
        0 => "期限当天".to_owned(),
        before if before < 0 => format!("期限前{}天", -before),
        after => format!("期限后{after}天"),
    };
    let side = match away {
        0 => Side::On,
        before if before < 0 => Side::Before,
        _ => Side::After,
    };
    Ok(Stage { name, side, days: u32::try_from(away.unsigned_abs()).unwrap_or(u32::MAX) })
}

#[cfg(test)]
mod tests {
    use super::{Side, stage};
    use crate::date::Date;
    use crate::notice::Reporting;

    #[test]
    fn a_stage_lasts_until_the_next() {
        let due = Date::new(2024, 3, 31).unwrap();
        let reporting =
            Reporting { remind_before: vec![5, 2], remind_after: vec![3], ..Reporting::default() };
        let of = |month, day| stage(&reporting, due, Date::new(2024, month, day).unwrap());
        assert_eq!(of(3, 20), Err(Date::new(2024, 3, 26).unwrap()));
        for (month, day, name, side, days) in [
            (3, 26, "期限前5天", Side::Before, 5),
            (3, 28, "期限前5天", Side::Before, 3),
            (3, 30, "期限前2天", Side::Before, 1),
            (3, 31, "期限当天", Side::On, 0),
            (4, 1, "期限当天", Side::After, 1),
            (4, 3, "期限后3天", Side::After, 3),
            (5, 31, "期限后3天", Side::After, 61),
        ] {
            let found = of(month, day).unwrap();
            assert_eq!((found.name.as_str(), found.side, found.days), (name, side, days));
        }
    }
}
