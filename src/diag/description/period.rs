//! What can be wrong with a period that is named, and with the days on which returns are due, with its
//! stable code (`E60x`; `E28x` and `W28x` in the description).

use super::super::Mender::{self, Office};
use super::super::words::{Words, words};
use crate::period::{Cycle, Period};

/// A kind of finding about a period or a due day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Timing {
    /// No reporting period.
    BadPeriod {
        /// As written.
        found: String,
        /// The notice's own periods.
        own: OwnPeriods,
    },
    /// A period of another year than the notice's.
    OtherYear {
        /// As written.
        found: String,
        /// The notice's own periods.
        own: OwnPeriods,
    },
    /// A period of another kind than the notice's units report by.
    OtherKind {
        /// As written.
        found: String,
        /// What it is.
        asked: Cycle,
        /// The notice's own periods.
        own: OwnPeriods,
    },
    /// No day of a month.
    BadDueDay {
        /// As written.
        found: String,
    },
    /// Days after the period and a day inside it are both given. Related: the other.
    DueTwice,
    /// Days of rest or of work are listed, and nothing says that due days are moved.
    RestUnused,
}

/// The periods by which the units of a notice report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnPeriods {
    /// How often.
    pub every: Cycle,
    /// The notice's year.
    pub year: u16,
}

impl OwnPeriods {
    fn range(self) -> (Period, Period) {
        self.every.range(self.year)
    }
}

impl Timing {
    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        match self {
            Timing::BadPeriod { .. } => ("E601", Office),
            Timing::OtherYear { .. } => ("E602", Office),
            Timing::OtherKind { .. } => ("E604", Office),
            Timing::BadDueDay { .. } => ("E281", Office),
            Timing::DueTwice => ("E282", Office),
            Timing::RestUnused => ("W281", Office),
        }
    }

    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn words(&self) -> Words {
        match self {
            Timing::BadPeriod { found, own } => words(
                (
                    format!("报送期“{found}”的写法不对"),
                    format!("写{}；这份通知{}报送", examples_zh(*own), often_zh(own.every)),
                ),
                (
                    format!("“{found}” is no reporting period"),
                    format!(
                        "write {}; the units report {}",
                        examples_en(*own),
                        often_en(own.every)
                    ),
                ),
            ),
            Timing::OtherYear { found, own } => words(
                (
                    format!("报送期 {found} 不在通知的年度 {}", own.year),
                    format!("写{}；如果通知文件拿错了，换成那一年的", examples_zh(*own)),
                ),
                (
                    format!("the period {found} is not in the notice's year {}", own.year),
                    format!("write {}, or take the notice of the other year", examples_en(*own)),
                ),
            ),
            Timing::OtherKind { found, asked, own } => words(
                (
                    format!(
                        "报送期“{found}”是{}，这份通知{}报送",
                        kind_zh(*asked),
                        often_zh(own.every)
                    ),
                    match asked {
                        Cycle::Year => format!(
                            "写{}；全年的汇总用 hongtou report，写 --period {}",
                            examples_zh(*own),
                            own.year
                        ),
                        Cycle::Month | Cycle::Quarter | Cycle::HalfYear => {
                            format!(
                                "写{}；报送周期写错了的，改“报送”里的报送周期",
                                examples_zh(*own)
                            )
                        }
                    },
                ),
                (
                    format!(
                        "“{found}” is {}, and the units report {}",
                        kind_en(*asked),
                        often_en(own.every)
                    ),
                    match asked {
                        Cycle::Year => {
                            format!("write {}; a year is for hongtou report", examples_en(*own))
                        }
                        Cycle::Month | Cycle::Quarter | Cycle::HalfYear => format!(
                            "write {}; if that is wrong, change “every” under reporting",
                            examples_en(*own)
                        ),
                    },
                ),
            ),
            Timing::BadDueDay { found } => words(
                (
                    format!("截止日“{found}”不对"),
                    "写 1 到 31 的整数：报送期最后一个月的几号，例如 25",
                ),
                (
                    format!("“{found}” is no day of a month"),
                    "write a whole number from 1 to 31, the day of the period's last month, such as 25",
                ),
            ),
            Timing::DueTwice => words(
                (
                    "期限天数和截止日都写了",
                    "只写一样：期限天数是报送期结束以后几天，截止日是最后一个月的几号",
                ),
                (
                    "due_days and due_day are both given",
                    "write one: due_days counts from the period's end, due_day is a day of its last month",
                ),
            ),
            Timing::RestUnused => words(
                (
                    "写了节假日或调休上班，没有写遇到休息日怎么办，期限没有动",
                    "加上 遇休息日: 顺延（或者 提前）；不移动期限的，删掉这一项",
                ),
                (
                    "days of rest or work are listed, and nothing says that due days are moved",
                    "add move_off_rest: next (or before); where none is moved, leave the list out",
                ),
            ),
        }
    }
}

/// What may be written: 2024Q1 到 2024Q4，或者“一季度”这样.
fn examples_zh(own: OwnPeriods) -> String {
    let (first, last) = own.range();
    let all = if first == last { format!(" {first}") } else { format!(" {first} 到 {last}") };
    format!("{all}，或者“{}”这样", own.every.example())
}

const fn often_zh(every: Cycle) -> &'static str {
    match every {
        Cycle::Month => "每月",
        Cycle::Quarter => "每季度",
        Cycle::HalfYear => "每半年",
        Cycle::Year => "每年",
    }
}

const fn kind_zh(asked: Cycle) -> &'static str {
    match asked {
        Cycle::Month => "一个月",
        Cycle::Quarter => "一个季度",
        Cycle::HalfYear => "半年",
        Cycle::Year => "一整年",
    }
}

/// What may be written: 2024Q1 to 2024Q4, or as people say it.
fn examples_en(own: OwnPeriods) -> String {
    let (first, last) = own.range();
    let all = if first == last { first.to_string() } else { format!("{first} to {last}") };
    format!("{all} (or, as people say it, {})", own.every.example())
}

const fn often_en(every: Cycle) -> &'static str {
    match every {
        Cycle::Month => "every month",
        Cycle::Quarter => "every quarter",
        Cycle::HalfYear => "every half year",
        Cycle::Year => "once a year",
    }
}

const fn kind_en(asked: Cycle) -> &'static str {
    match asked {
        Cycle::Month => "a month",
        Cycle::Quarter => "a quarter",
        Cycle::HalfYear => "half a year",
        Cycle::Year => "a whole year",
    }
}
