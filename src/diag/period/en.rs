//! The words of findings about periods and due days in English.

use super::{OwnPeriods, Timing};
use crate::period::Cycle;

impl Timing {
    /// What is wrong, and what to do.
    pub(in crate::diag) fn en(&self) -> (String, String) {
        match self {
            Timing::BadPeriod { found, own } => (
                format!("“{found}” is no reporting period"),
                format!("write {}; the units report {}", examples(*own), often(own.every)),
            ),
            Timing::OtherYear { found, own } => (
                format!("the period {found} is not in the notice's year {}", own.year),
                format!("write {}, or take the notice of the other year", examples(*own)),
            ),
            Timing::OtherKind { found, asked, own } => (
                format!("“{found}” is {}, and the units report {}", kind(*asked), often(own.every)),
                match asked {
                    Cycle::Year => format!("write {}; a year is for hongtou report", examples(*own)),
                    Cycle::Month | Cycle::Quarter | Cycle::HalfYear => format!(
                        "write {}; if that is wrong, change “every” under reporting",
                        examples(*own)
                    ),
                },
            ),
            Timing::BadDueDay { found } => (
                format!("“{found}” is no day of a month"),
                "write a whole number from 1 to 31, the day of the period's last month, such as 25"
                    .into(),
            ),
            Timing::DueTwice => (
                "due_days and due_day are both given".into(),
                "write one: due_days counts from the period's end, due_day is a day of its last month"
                    .into(),
            ),
            Timing::RestUnused => (
                "days of rest or work are listed, and nothing says that due days are moved".into(),
                "add move_off_rest: next (or before); where none is moved, leave the list out".into(),
            ),
        }
    }
}

/// What may be written: 2024Q1 to 2024Q4, or as people say it.
fn examples(own: OwnPeriods) -> String {
    let (first, last) = own.range();
    let all = if first == last { first.to_string() } else { format!("{first} to {last}") };
    format!("{all} (or, as people say it, {})", own.every.example())
}

const fn often(every: Cycle) -> &'static str {
    match every {
        Cycle::Month => "every month",
        Cycle::Quarter => "every quarter",
        Cycle::HalfYear => "every half year",
        Cycle::Year => "once a year",
    }
}

const fn kind(asked: Cycle) -> &'static str {
    match asked {
        Cycle::Month => "a month",
        Cycle::Quarter => "a quarter",
        Cycle::HalfYear => "half a year",
        Cycle::Year => "a whole year",
    }
}
