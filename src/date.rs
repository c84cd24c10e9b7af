//! A day of the calendar, as the description writes it and as the document prints it.

use std::fmt;

/// A day that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(time::Date);

impl Date {
    /// The day, or `None` where the calendar has no such day (2023-02-29).
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let month = time::Month::try_from(month).ok()?;
        time::Date::from_calendar_date(i32::from(year), month, day).ok().map(Date)
    }

    /// The first of January of `year`.
    pub fn first_of(year: u16) -> Date {
        time::Date::from_ordinal_date(i32::from(year), 1).map_or(Date(time::Date::MIN), Date)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month().into()
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.0.day()
    }

    /// The seconds from 1970-01-01 to the day's beginning (UTC), as file formats count.
    pub fn unix_seconds(self) -> i64 {
        self.0.midnight().assume_utc().unix_timestamp()
    }

    /// As an official paper prints it: Arabic digits, no leading zero (2024年3月8日).
    pub fn chinese(self) -> String {
        self.chinese_parts().concat()
    }

    /// The same in two parts, year and day, between which a narrow column may break.
    pub fn chinese_parts(self) -> [String; 2] {
        [format!("{}年", self.year()), format!("{}月{}日", self.month(), self.day())]
    }
}

/// As ISO 8601 writes it: 2024-03-08.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn only_days_that_exist() {
        assert_eq!(Date::new(2023, 2, 29), None);
        let leap = Date::new(2024, 2, 29).map(Date::chinese);
        assert_eq!(leap.as_deref(), Some("2024年2月29日"));
    }
}
