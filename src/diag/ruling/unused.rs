//! Why a file that came makes no return, in one word each.

/// What a form holds beside its blank fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// Nothing of the unit's own.
    Nothing,
    /// Texts.
    Texts,
    /// Pictures only.
    Pictures,
}

/// Why a file is no return that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhyUnused {
    /// It is the form of another notice.
    OtherNotice,
    /// It is for another period.
    OtherPeriod,
    /// It cannot be read.
    Unreadable,
    /// Nothing is filled in.
    Blank,
    /// Nobody can say whose it is, or which of several counts.
    InDoubt,
}

/// Each with the number of its files, in Chinese.
pub(super) fn why_unused_zh(why: &[(WhyUnused, usize)]) -> String {
    let said = |(why, files): &(WhyUnused, usize)| {
        let why = match why {
            WhyUnused::OtherNotice => "另一个通知的报表",
            WhyUnused::OtherPeriod => "别的报送期的报表",
            WhyUnused::Unreadable => "读不出来的",
            WhyUnused::Blank => "没有填的",
            WhyUnused::InDoubt => "待核的",
        };
        format!("{why} {files} 份")
    };
    why.iter().map(said).collect::<Vec<_>>().join("、")
}

/// The same in English.
pub(super) fn why_unused_en(why: &[(WhyUnused, usize)]) -> String {
    let said = |(why, files): &(WhyUnused, usize)| {
        let why = match why {
            WhyUnused::OtherNotice => "forms of another notice",
            WhyUnused::OtherPeriod => "forms for another period",
            WhyUnused::Unreadable => "not readable",
            WhyUnused::Blank => "blank",
            WhyUnused::InDoubt => "in doubt",
        };
        format!("{why}: {files}")
    };
    why.iter().map(said).collect::<Vec<_>>().join(", ")
}
