//! A reporting period (报送期): the month, quarter, half or whole of a year that a return speaks of,
//! as the command line and file names write it (2026-06, 2026Q2, 2026H1, 2026Y) and as a document
//! prints it (2026年6月, 2026年第二季度, 2026年上半年, 2026年).

mod typed;

use std::fmt;

use crate::date::Date;

/// A part of a year after which units report.
///
/// Periods are ordered by year and kind; those of one kind by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    year: u16,
    cycle: Cycle,
    /// Which of its kind in the year, from 1; never more than the year has.
    number: u8,
}

/// How often units report (报送周期): the kind of their periods.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cycle {
    /// Each month (每月).
    Month,
    /// Each quarter (每季度).
    #[default]
    Quarter,
    /// Each half of a year (每半年).
    HalfYear,
    /// Once a year (每年).
    Year,
}

/// The quarters, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quarter {
    /// January to March.
    First = 1,
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
}

impl Cycle {
    /// All kinds, the shortest first.
    pub const ALL: [Cycle; 4] = [Cycle::Month, Cycle::Quarter, Cycle::HalfYear, Cycle::Year];

    /// How many months a period has.
    pub const fn months(self) -> u8 {
        match self {
            Cycle::Month => 1,
            Cycle::Quarter => 3,
            Cycle::HalfYear => 6,
            Cycle::Year => 12,
        }
    }

    /// How many periods a year has.
    const fn per_year(self) -> u8 {
        12 / self.months()
    }

    /// The periods of `year`, in order.
    pub fn of_year(self, year: u16) -> impl DoubleEndedIterator<Item = Period> {
        (1..=self.per_year()).map(move |number| Period { year, cycle: self, number })
    }

    /// The period of `year` that ends with the month `last`; none where a month inside one is named.
    pub fn ended_by(self, year: u16, last: u8) -> Option<Period> {
        self.of_year(year).find(|period| period.last_month() == last)
    }

    /// The first and the last period of `year`, for messages: 2026Q1 and 2026Q4.
    pub fn range(self, year: u16) -> (Period, Period) {
        let of = |number| Period { year, cycle: self, number };
        (of(1), of(self.per_year()))
    }

    /// One of its periods as people call it, for messages.
    pub const fn example(self) -> &'static str {
        match self {
            Cycle::Month => "6月",
            Cycle::Quarter => "一季度",
            Cycle::HalfYear => "上半年",
            Cycle::Year => "全年",
        }
    }

    /// What documents call its periods.
    pub const fn words(self) -> CycleWords {
        let [noun, each, this, this_short, last, end] = match self {
            Cycle::Month => ["月份", "各月", "本月", "本月", "上月", "月末"],
            Cycle::Quarter => ["季度", "各季度", "本季度", "本季", "上季度", "季度末"],
            Cycle::HalfYear => ["半年", "上下半年", "本半年", "本半年", "上半年", "半年末"],
            Cycle::Year => ["年度", "全年", "本年", "本年", "上年", "年末"],
        };
        CycleWords { noun, each, this, this_short, last, end }
    }

    /// The names of its periods in a year, as a document prints them.
    const fn names(self) -> &'static [&'static str] {
        match self {
            Cycle::Month => &[
                "1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月",
                "12月",
            ],
            Cycle::Quarter => &["第一季度", "第二季度", "第三季度", "第四季度"],
            Cycle::HalfYear => &["上半年", "下半年"],
            Cycle::Year => &["全年"],
        }
    }
}

/// The words for periods of one kind in Chinese.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CycleWords {
    /// What they are: 季度.
    pub noun: &'static str,
    /// All of a year: 各季度.
    pub each: &'static str,
    /// The one that is reported: 本季度.
    pub this: &'static str,
    /// The same where there is little room: 本季.
    pub this_short: &'static str,
    /// The one before it in the same year: 上季度.
    pub last: &'static str,
    /// When one ends: 季度末.
    pub end: &'static str,
}

impl Period {
    /// That quarter of `year`.
    pub const fn new(year: u16, quarter: Quarter) -> Period {
        Period { year, cycle: Cycle::Quarter, number: quarter as u8 }
    }

    /// The period that `text` names as the program writes it: 2026-06, 2026Q2, 2026H1 or 2026Y; small
    /// letters will do.
    pub fn parse(text: &str) -> Option<Period> {
        let year = text.get(..4).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()))?;
        let year = year.parse().ok()?;
        let mut all = Cycle::ALL.into_iter().flat_map(|cycle| cycle.of_year(year));
        all.find(|period| period.to_string().eq_ignore_ascii_case(text))
    }

    /// The period before it: of the same kind, in the same year; none before the first.
    pub fn before(self) -> Option<Period> {
        self.up_to().rev().nth(1)
    }

    /// The periods of its kind in its year up to this one, from the first.
    pub fn up_to(self) -> impl DoubleEndedIterator<Item = Period> {
        self.cycle.of_year(self.year).filter(move |period| period.number <= self.number)
    }

    /// The year.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// Its kind.
    pub const fn cycle(self) -> Cycle {
        self.cycle
    }

    /// The same part of another year.
    pub const fn of_year(self, year: u16) -> Period {
        Period { year, ..self }
    }

    /// Its first month, 1 to 12.
    pub const fn first_month(self) -> u8 {
        self.last_month() - self.cycle.months() + 1
    }

    /// Its last month, 1 to 12.
    pub const fn last_month(self) -> u8 {
        self.number * self.cycle.months()
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        self.day(self.first_month(), 1)
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        self.day_of_last_month(31)
    }

    /// That day of its last month; the month's last where it has fewer days.
    pub fn day_of_last_month(self, day: u8) -> Date {
        let days = self.day(self.last_month(), 1).days_of_month();
        self.day(self.last_month(), day.clamp(1, days))
    }

    fn day(self, month: u8, day: u8) -> Date {
        Date::new(self.year, month, day).unwrap_or_else(|| Date::first_of(self.year))
    }

    /// The part of the year alone, as a document prints it: 6月, 第二季度, 上半年, 全年.
    pub fn chinese_part(self) -> &'static str {
        self.cycle.names()[usize::from(self.number) - 1]
    }

    /// As a document prints it: 2026年6月, 2026年第二季度, 2026年上半年, 2026年.
    pub fn chinese(self) -> String {
        match self.cycle {
            Cycle::Year => format!("{}年", self.year),
            Cycle::Month | Cycle::Quarter | Cycle::HalfYear => {
                format!("{}年{}", self.year, self.chinese_part())
            }
        }
    }
}

/// As the command line and file names write it: 2026-06, 2026Q2, 2026H1, 2026Y.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, number) = (self.year, self.number);
        match self.cycle {
            Cycle::Month => write!(f, "{year:04}-{number:02}"),
            Cycle::Quarter => write!(f, "{year:04}Q{number}"),
            Cycle::HalfYear => write!(f, "{year:04}H{number}"),
            Cycle::Year => write!(f, "{year:04}Y"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Cycle, Period, Quarter};

    #[test]
    fn periods_are_read_and_written() {
        for (text, words, first, last) in [
            ("2024Q1", "2024年第一季度", "2024-01-01", "2024-03-31"),
            ("2024Q2", "2024年第二季度", "2024-04-01", "2024-06-30"),
            ("2024Q3", "2024年第三季度", "2024-07-01", "2024-09-30"),
            ("2024Q4", "2024年第四季度", "2024-10-01", "2024-12-31"),
            ("2026-06", "2026年6月", "2026-06-01", "2026-06-30"),
            ("2024-02", "2024年2月", "2024-02-01", "2024-02-29"),
            ("2026-02", "2026年2月", "2026-02-01", "2026-02-28"),
            ("2026-12", "2026年12月", "2026-12-01", "2026-12-31"),
            ("2026H1", "2026年上半年", "2026-01-01", "2026-06-30"),
            ("2026H2", "2026年下半年", "2026-07-01", "2026-12-31"),
            ("2026Y", "2026年", "2026-01-01", "2026-12-31"),
        ] {
            let period = Period::parse(text).expect(text);
            assert_eq!(period.to_string(), text);
            assert_eq!(Period::parse(&text.to_lowercase()), Some(period));
            assert_eq!(period.chinese(), words);
            assert_eq!(period.first_day().to_string(), first);
            assert_eq!(period.last_day().to_string(), last);
        }
        assert_eq!(Period::parse("2024Q3"), Some(Period::new(2024, Quarter::Third)));
    }

    #[test]
    fn periods_of_a_kind_follow_each_other() {
        for (last, wanted) in [
            ("2024Q3", "2024Q1 2024Q2 2024Q3"),
            ("2026-03", "2026-01 2026-02 2026-03"),
            ("2026H2", "2026H1 2026H2"),
            ("2026Y", "2026Y"),
        ] {
            let last = Period::parse(last).unwrap();
            let names: Vec<String> = last.up_to().map(|one| one.to_string()).collect();
            assert_eq!(names.join(" "), wanted);
            let before = wanted.split(' ').rev().nth(1);
            assert_eq!(last.before().map(|one| one.to_string()).as_deref(), before);
        }
        assert_eq!(Period::new(2024, Quarter::First).before(), None);
        let counts = Cycle::ALL.map(|cycle| cycle.of_year(2026).count());
        assert_eq!(counts, [12, 4, 2, 1]);
    }

    #[test]
    fn a_day_of_the_last_month_exists() {
        let on =
            |period: &str, day| Period::parse(period).unwrap().day_of_last_month(day).to_string();
        assert_eq!(on("2025Q1", 25), "2025-03-25");
        assert_eq!(on("2025Q2", 31), "2025-06-30");
        assert_eq!(on("2026-02", 30), "2026-02-28");
        assert_eq!(on("2026H2", 5), "2026-12-05");
    }

    #[test]
    fn months_end_periods() {
        let of = |cycle: Cycle, month| {
            cycle.ended_by(2026, month).map_or_else(String::new, |one| one.to_string())
        };
        assert_eq!([3, 4, 12].map(|one| of(Cycle::Quarter, one)), ["2026Q1", "", "2026Q4"]);
        assert_eq!([3, 6, 12].map(|one| of(Cycle::HalfYear, one)), ["", "2026H1", "2026H2"]);
        assert_eq!([4, 12, 13].map(|one| of(Cycle::Month, one)), ["2026-04", "2026-12", ""]);
        assert_eq!([6, 12].map(|one| of(Cycle::Year, one)), ["", "2026Y"]);
    }

    #[test]
    fn nothing_else_is_a_period() {
        for wrong in [
            "2024",
            "2024Q0",
            "2024Q5",
            "2024Q01",
            "24Q1",
            "2024-Q1",
            "+024Q1",
            "Q1",
            "",
            "2026-6",
            "2026-13",
            "2026-00",
            "2026H3",
            "2026H",
            "2026年6月",
            "年2026Y",
            "2026Y1",
        ] {
            assert_eq!(Period::parse(wrong), None, "{wrong}");
        }
    }
}
