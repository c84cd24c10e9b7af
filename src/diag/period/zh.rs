//! The words of findings about periods and due days in Chinese.

use super::{OwnPeriods, Timing};
use crate::period::Cycle;

impl Timing {
    /// What is wrong, and what to do.
    pub(in crate::diag) fn zh(&self) -> (String, String) {
        match self {
            Timing::BadPeriod { found, own } => (
                format!("报送期“{found}”的写法不对"),
                format!("写{}；这份通知{}报送", examples(*own), often(own.every)),
            ),
            Timing::OtherYear { found, own } => (
                format!("报送期 {found} 不在通知的年度 {}", own.year),
                format!("写{}；如果通知文件拿错了，换成那一年的", examples(*own)),
            ),
            Timing::OtherKind { found, asked, own } => (
                format!("报送期“{found}”是{}，这份通知{}报送", kind(*asked), often(own.every)),
                match asked {
                    Cycle::Year => format!(
                        "写{}；全年的汇总用 hongtou report，写 --period {}",
                        examples(*own),
                        own.year
                    ),
                    Cycle::Month | Cycle::Quarter | Cycle::HalfYear => {
                        format!("写{}；报送周期写错了的，改“报送”里的报送周期", examples(*own))
                    }
                },
            ),
            Timing::BadDueDay { found } => (
                format!("截止日“{found}”不对"),
                "写 1 到 31 的整数：报送期最后一个月的几号，例如 25".into(),
            ),
            Timing::DueTwice => (
                "期限天数和截止日都写了".into(),
                "只写一样：期限天数是报送期结束以后几天，截止日是最后一个月的几号".into(),
            ),
            Timing::RestUnused => (
                "写了节假日或调休上班，没有写遇到休息日怎么办，期限没有动".into(),
                "加上 遇休息日: 顺延（或者 提前）；不移动期限的，删掉这一项".into(),
            ),
        }
    }
}

/// What may be written: 2024Q1 到 2024Q4，或者“一季度”这样.
fn examples(own: OwnPeriods) -> String {
    let (first, last) = own.range();
    let all = if first == last { format!(" {first}") } else { format!(" {first} 到 {last}") };
    format!("{all}，或者“{}”这样", own.every.example())
}

const fn often(every: Cycle) -> &'static str {
    match every {
        Cycle::Month => "每月",
        Cycle::Quarter => "每季度",
        Cycle::HalfYear => "每半年",
        Cycle::Year => "每年",
    }
}

const fn kind(asked: Cycle) -> &'static str {
    match asked {
        Cycle::Month => "一个月",
        Cycle::Quarter => "一个季度",
        Cycle::HalfYear => "半年",
        Cycle::Year => "一整年",
    }
}
