//! The words of findings about what is kept in Chinese.

use super::Keeping;

impl Keeping {
    /// What is to be said, and what to do.
    pub(in crate::diag) fn zh(&self) -> (String, String) {
        match self {
            Keeping::ChangedSince { period, kept, changes } => (
                format!("{period} 的表发出以后，通知文件改过：{}", changed(changes)),
                format!(
                    "这一期仍照发表时的通知（{kept}）办；确实要照现在的办，把那个文件移走再运行一次"
                ),
            ),
            Keeping::Unreadable { kept } => (
                format!("存档的通知文件“{kept}”读不出来，这一期照现在的通知文件办"),
                "从备份里恢复；找不到的，和现在的通知文件对照看一遍结果".into(),
            ),
            Keeping::Tampered { kept } => (
                format!("存档的文件“{kept}”存下以后被改动过"),
                "存档不要修改；从备份里恢复，或者问一问是谁改的".into(),
            ),
            Keeping::Sealed { number, kept } => (
                format!("{number}已经印发，内容与现在的不同，没有覆盖"),
                format!(
                    "印发的那一份在“{kept}”；年内有变动的，写“自”“至”“原数量”（见 docs/years.md）；另发文件的，改文号或成文日期；要看现在的样子，用 -o 存到别处"
                ),
            ),
            Keeping::OtherThanSealed { number, kept } => (
                format!("{number}已经印发，这次生成的内容与它不同"),
                format!("印发的那一份在“{kept}”；这一份只作核对，不要再用这个文号印发"),
            ),
            Keeping::YearNotIssued => (
                "各期并列的年度汇总不定稿".into(),
                "定稿的是各期的汇总：写 --period 2024Q4 --final 这样的一期".into(),
            ),
        }
    }
}

fn changed(changes: &[[String; 3]]) -> String {
    let side =
        |text: &str| if text.is_empty() { "（没有）".to_owned() } else { text.to_owned() };
    let one = |[what, was, now]: &[String; 3]| format!("{what} {} → {}", side(was), side(now));
    changes.iter().map(one).collect::<Vec<_>>().join("；")
}
