//! A reporting period: the quarter of a year a return speaks of, as the command line names it
//! (2024Q1) and as a document prints it (2024年第一季度).

use std::fmt;

use crate::date::Date;

/// A quarter of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    year: u16,
    quarter: Quarter,
}

/// The quarters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quarter {
    /// January to March.
    First,
    /// April to June.
    Second,
    /// July to September.
    Third,
    /// October to December.
    Fourth,
}

impl Quarter {
    /// All four, in order.
    pub const ALL: [Quarter; 4] =
        [Quarter::First, Quarter::Second, Quarter::Third, Quarter::Fourth];

    const fn number(self) -> u8 {
        match self {
            Quarter::First => 1,
            Quarter::Second => 2,
            Quarter::Third => 3,
            Quarter::Fourth => 4,
        }
    }

    const fn chinese(self) -> &'static str {
        match self {
            Quarter::First => "第一季度",
            Quarter::Second => "第二季度",
            Quarter::Third => "第三季度",
            Quarter::Fourth => "第四季度",
        }
    }

    /// The day and month it ends on.
    const fn end(self) -> (u8, u8) {
        match self {
            Quarter::First => (3, 31),
            Quarter::Second => (6, 30),
            Quarter::Third => (9, 30),
            Quarter::Fourth => (12, 31),
        }
    }
}

impl Period {
    /// That quarter of `year`.
    pub const fn new(year: u16, quarter: Quarter) -> Period {
        Period { year, quarter }
    }

    /// The period that `text` names: four digits, Q and 1 to 4 (2024Q1); a small q will do.
    pub fn parse(text: &str) -> Option<Period> {
        let (year, quarter) = text.split_once(['Q', 'q'])?;
        let digits = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        let year = year.parse().ok().filter(|_| digits)?;
        let quarter = Quarter::ALL.into_iter().find(|one| one.number().to_string() == quarter)?;
        Some(Period { year, quarter })
    }

    /// The quarter before, in the same year.
    pub fn before(self) -> Option<Period> {
        self.up_to().rev().nth(1)
    }

    /// The quarters of the year up to this one, from the first.
    pub fn up_to(self) -> impl DoubleEndedIterator<Item = Period> {
        let quarters = Quarter::ALL.into_iter().take(usize::from(self.quarter.number()));
        quarters.map(move |quarter| Period { year: self.year, quarter })
    }

    /// The year.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The same quarter of another year.
    pub const fn of_year(self, year: u16) -> Period {
        Period { year, quarter: self.quarter }
    }

    /// The quarter before it in the same year; none before the first.
    pub fn earlier(self) -> Option<Period> {
        let mut earlier = Quarter::ALL.into_iter().rev();
        let quarter = earlier.find(|quarter| *quarter < self.quarter)?;
        Some(Period { year: self.year, quarter })
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        let month = self.quarter.end().0 - 2;
        Date::new(self.year, month, 1).unwrap_or_else(|| Date::first_of(self.year))
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        let (month, day) = self.quarter.end();
        Date::new(self.year, month, day).unwrap_or_else(|| Date::first_of(self.year))
    }

    /// The quarter alone, as a document prints it: 第一季度.
    pub const fn chinese_quarter(self) -> &'static str {
        self.quarter.chinese()
    }

    /// As a document prints it: 2024年第一季度.
    pub fn chinese(self) -> String {
        format!("{}年{}", self.year, self.quarter.chinese())
    }
}

/// As the command line and file names write it: 2024Q1.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}Q{}", self.year, self.quarter.number())
    }
}

#[cfg(test)]
mod tests {
    use super::{Period, Quarter};

    #[test]
    fn quarters_are_read_and_written() {
        for (quarter, words, first, last) in [
            (Quarter::First, "2024年第一季度", "2024-01-01", "2024-03-31"),
            (Quarter::Second, "2024年第二季度", "2024-04-01", "2024-06-30"),
            (Quarter::Third, "2024年第三季度", "2024-07-01", "2024-09-30"),
            (Quarter::Fourth, "2024年第四季度", "2024-10-01", "2024-12-31"),
        ] {
            let period = Period::new(2024, quarter);
            assert_eq!(Period::parse(&period.to_string()), Some(period));
            assert_eq!(Period::parse(&period.to_string().to_lowercase()), Some(period));
            assert_eq!(period.chinese(), words);
            assert_eq!(period.first_day().to_string(), first);
            assert_eq!(period.last_day().to_string(), last);
        }
    }

    #[test]
    fn quarters_follow_each_other() {
        let third = Period::new(2024, Quarter::Third);
        let names: Vec<String> = third.up_to().map(|one| one.to_string()).collect();
        assert_eq!(names, ["2024Q1", "2024Q2", "2024Q3"]);
        assert_eq!(third.before(), Some(Period::new(2024, Quarter::Second)));
        assert_eq!(Period::new(2024, Quarter::First).before(), None);
    }

    #[test]
    fn nothing_else_is_a_period() {
        for wrong in ["2024", "2024Q0", "2024Q5", "2024Q01", "24Q1", "2024-Q1", "+024Q1", "Q1", ""]
        {
            assert_eq!(Period::parse(wrong), None, "{wrong}");
        }
    }
}
