//! A day of the calendar, as the description writes it and as the document prints it; and a moment,
//! as mails and files bear it.

use std::fmt;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A day that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(time::Date);

impl Date {
    /// The day, or `None` where the calendar has no such day (2023-02-29).
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let month = time::Month::try_from(month).ok()?;
        time::Date::from_calendar_date(i32::from(year), month, day).ok().map(Date)
    }

    /// Year, month and day of 2024-03-28, 2024/3/28, 2024.3.28 or 2024年3月28日, whether or not
    /// the calendar has the day.
    pub fn parts(written: &str) -> Option<(u16, u8, u8)> {
        let chinese = written
            .strip_suffix('日')
            .and_then(|rest| rest.split_once('年'))
            .and_then(|(year, rest)| Some((year, rest.split_once('月')?)));
        let (year, (month, day)) = match chinese {
            Some(parts) => parts,
            None => {
                let mark = written.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
                let (year, rest) = written.split_once(mark)?;
                (year, rest.split_once(mark)?)
            }
        };
        let number = |text: &str, most: usize| {
            let right =
                (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
            right.then(|| text.parse::<u16>().ok()).flatten()
        };
        let (year, month, day) =
            (number(year, 4).filter(|_| year.len() == 4)?, number(month, 2)?, number(day, 2)?);
        Some((year, u8::try_from(month).ok()?, u8::try_from(day).ok()?))
    }

    /// The day that `written` names in one of these forms.
    pub fn parse(written: &str) -> Option<Date> {
        let (year, month, day) = Date::parts(written)?;
        Date::new(year, month, day)
    }

    /// The day that office programs count as `serial`, from 1900-03-01 on; before it they count a
    /// day that never was.
    pub fn of_serial(serial: u32) -> Option<Date> {
        const FIRST_OF_1970: u32 = 25_569;
        let days = i64::from(serial) - i64::from(FIRST_OF_1970);
        let first = time::Date::from_ordinal_date(1970, 1).ok()?;
        let day = first.checked_add(time::Duration::days(days))?;
        (serial > 60).then_some(Date(day))
    }

    /// The first of January of `year`.
    pub fn first_of(year: u16) -> Date {
        time::Date::from_ordinal_date(i32::from(year), 1).map_or(Date(time::Date::MIN), Date)
    }

    /// The day so many seconds after the beginning of 1970.
    pub fn of_unix_seconds(seconds: u64) -> Date {
        let days = i64::try_from(seconds / 86_400).unwrap_or(i64::MAX);
        let first = time::Date::from_ordinal_date(1970, 1).unwrap_or(time::Date::MIN);
        Date(first.saturating_add(time::Duration::days(days)))
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

    /// How many days its month has.
    pub fn days_of_month(self) -> u8 {
        self.0.month().length(self.0.year())
    }

    /// Whether its month ends with it.
    pub fn is_last_of_month(self) -> bool {
        self.day() == self.days_of_month()
    }

    /// The day so many days later; the calendar's last where it ends before.
    #[must_use]
    pub fn after(self, days: u16) -> Date {
        Date(self.0.saturating_add(time::Duration::days(i64::from(days))))
    }

    /// The day so many days earlier; the calendar's first where it begins later.
    #[must_use]
    pub fn before(self, days: u16) -> Date {
        Date(self.0.saturating_sub(time::Duration::days(i64::from(days))))
    }

    /// Whether it is a Saturday or a Sunday.
    pub fn is_weekend(self) -> bool {
        self.0.weekday().number_from_monday() > 5
    }

    /// The sign of the day of the week in Chinese, behind 星期.
    pub fn weekday(self) -> char {
        const WEEK: [char; 7] = ['一', '二', '三', '四', '五', '六', '日'];
        WEEK[usize::from(self.0.weekday().number_days_from_monday())]
    }

    /// How many days later `other` is; negative where it is earlier.
    pub fn days_until(self, other: Date) -> i64 {
        (other.0 - self.0).whole_days()
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

/// A second of the calendar: when a mail was sent or a file saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Moment {
    /// Seconds since the beginning of 1970 (UTC).
    unix: i64,
}

/// China keeps one time, 8 hours before UTC.
const CHINA_SECONDS: i64 = 8 * 3_600;

impl Moment {
    /// The moment so many seconds after the beginning of 1970 (UTC).
    pub const fn of_unix_seconds(unix: i64) -> Moment {
        Moment { unix }
    }

    /// The moment that is [written](fmt::Display) so: 2024-03-28 08:30.
    pub fn parse(written: &str) -> Option<Moment> {
        let (day, time) = written.split_once(' ')?;
        let (hour, minute) = time.split_once(':')?;
        let number = |text: &str, below: i64| -> Option<i64> {
            let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse().ok().filter(|number| digits && *number < below)
        };
        let seconds = number(hour, 24)? * 3_600 + number(minute, 60)? * 60;
        Some(Moment { unix: Moment::start_of(Date::parse(day)?).unix + seconds })
    }

    /// Its day where the office is; the first of 1970 where it lies before.
    pub fn day(self) -> Date {
        Date::of_unix_seconds(u64::try_from(self.here()).unwrap_or(0))
    }

    fn here(self) -> i64 {
        self.unix.saturating_add(CHINA_SECONDS)
    }
}

impl Moment {
    /// The beginning of a day where the office is.
    pub fn start_of(day: Date) -> Moment {
        Moment { unix: day.unix_seconds().saturating_sub(CHINA_SECONDS) }
    }

    /// As the head of a mail writes it: `Mon, 08 Apr 2024 09:12:00 +0800`.
    pub fn rfc_2822(self) -> String {
        const MONTHS: [&str; 12] =
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        // The first of 1970 was a Thursday.
        const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
        let (day, here) = (self.day(), self.here().max(0));
        let weekday = usize::try_from(here / 86_400 % 7).unwrap_or(0);
        let (weekday, month) = (DAYS[weekday], MONTHS[usize::from(day.month()) - 1]);
        let seconds = here % 86_400;
        let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
        let (date, year) = (day.day(), day.year());
        format!("{weekday}, {date:02} {month} {year} {hour:02}:{minute:02}:{second:02} +0800")
    }
}

/// Day and minute where the office is: 2024-03-28 08:30.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minutes = self.here().rem_euclid(86_400) / 60;
        write!(f, "{} {:02}:{:02}", self.day(), minutes / 60, minutes % 60)
    }
}

/// As ISO 8601 writes it: 2024-03-08.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        let text = String::deserialize(deserializer)?;
        Date::parse(&text).ok_or_else(|| Error::custom("no day"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, Moment};

    #[test]
    fn only_days_that_exist() {
        assert_eq!(Date::new(2023, 2, 29), None);
        assert_eq!(Date::parse("2024-02-29"), Date::new(2024, 2, 29));
        assert!(["2024-02-30", "2024-02", "2024-02-29x"].map(Date::parse) == [None; 3]);
        assert_eq!(Date::of_unix_seconds(951_782_400), Date::new(2000, 2, 29).unwrap());
        assert_eq!(Date::of_serial(45_383), Date::new(2024, 4, 1));
        assert_eq!((Date::of_serial(61), Date::of_serial(60)), (Date::new(1900, 3, 1), None));
        let ends = |month, day| Date::new(2023, month, day).unwrap().is_last_of_month();
        assert_eq!([ends(2, 28), ends(4, 30), ends(12, 30)], [true, true, false]);
        let leap = Date::new(2024, 2, 29).map(Date::chinese);
        assert_eq!(leap.as_deref(), Some("2024年2月29日"));
    }

    #[test]
    fn a_mail_says_its_moment() {
        let late = Moment::of_unix_seconds(1_711_641_540);
        assert_eq!(late.rfc_2822(), "Thu, 28 Mar 2024 23:59:00 +0800");
        let day = Date::new(2024, 2, 29).unwrap();
        assert_eq!(Moment::start_of(day).rfc_2822(), "Thu, 29 Feb 2024 00:00:00 +0800");
        assert_eq!(Moment::of_unix_seconds(i64::MIN).rfc_2822(), "Thu, 01 Jan 1970 00:00:00 +0800");
    }

    #[test]
    fn moments_are_shown_where_the_office_is() {
        assert_eq!(Moment::of_unix_seconds(0).to_string(), "1970-01-01 08:00");
        let late = Moment::of_unix_seconds(1_711_641_540);
        assert_eq!(late.to_string(), "2024-03-28 23:59");
        assert_eq!(Moment::of_unix_seconds(1_711_641_600).day().to_string(), "2024-03-29");
        assert_eq!(Moment::of_unix_seconds(i64::MIN).day().to_string(), "1970-01-01");
        assert_eq!(Moment::of_unix_seconds(i64::MAX).day().year(), 9999);
    }
}
