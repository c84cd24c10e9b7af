//! Which section of the guide treats what a message is about.

use super::pages::PAGES;
use super::{Shelf, address, render, title};

/// A section of the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Section {
    /// The page's name.
    page: &'static str,
    /// The anchor of the section's heading.
    anchor: &'static str,
}

const fn section(page: &'static str, anchor: &'static str) -> Section {
    Section { page, anchor }
}

/// From which code on which section treats it, letter by letter; the last that is not above holds.
const SECTIONS: &[(&str, Section)] = &[
    ("E000", section("questions", "通知文件写错了")),
    ("E300", section("questions", "改了固定的字句出错")),
    ("E400", section("layout", "字体和排不下")),
    ("E500", section("questions", "文件打不开写不进去")),
    ("E520", section("guide", "第一步开一年")),
    ("E600", section("collecting", "报送期")),
    ("E610", section("collecting", "打不开的不是报表的")),
    ("E624", section("collecting", "格子里填错的")),
    ("E631", section("collecting", "打不开的不是报表的")),
    ("E650", section("collecting", "怎样认出是谁的")),
    ("E653", section("collecting", "格子里填错的")),
    ("E656", section("collecting", "打不开的不是报表的")),
    ("E657", section("collecting", "格子里填错的")),
    ("E661", section("collecting", "几份里按哪一份")),
    ("E669", section("questions", "通知改了单位变了")),
    ("E670", section("collecting", "格子里填错的")),
    ("E673", section("collecting", "收到的文件不见了")),
    ("E674", section("questions", "通知改了单位变了")),
    ("E677", section("collecting", "格子里填错的")),
    ("E700", section("questions", "汇总里的数对不上")),
    ("E800", section("questions", "信发不出去")),
    ("E900", section("questions", "通知改了单位变了")),
    ("W000", section("questions", "通知文件写错了")),
    ("W100", section("layout", "检查字句")),
    ("W220", section("questions", "通知文件写错了")),
    ("W400", section("layout", "字体和排不下")),
    ("W500", section("questions", "文件打不开写不进去")),
    ("W520", section("guide", "第一步开一年")),
    ("W601", section("collecting", "报送期")),
    ("W611", section("collecting", "盖章件")),
    ("W621", section("collecting", "格子里填错的")),
    ("W631", section("collecting", "打不开的不是报表的")),
    ("W634", section("collecting", "格子里填错的")),
    ("W650", section("collecting", "怎样认出是谁的")),
    ("W652", section("collecting", "格子里填错的")),
    ("W661", section("collecting", "写明一份来件")),
    ("W663", section("collecting", "盖章件")),
    ("W665", section("collecting", "怎样认出是谁的")),
    ("W666", section("collecting", "写明一份来件")),
    ("W667", section("collecting", "几份里按哪一份")),
    ("W670", section("collecting", "格子里填错的")),
    ("W680", section("collecting", "写明一份来件")),
    ("W681", section("questions", "通知改了单位变了")),
    ("W683", section("collecting", "怎样收")),
    ("W685", section("collecting", "报送期")),
    ("W688", section("questions", "通知改了单位变了")),
    ("W689", section("collecting", "写明一份来件")),
    ("W690", section("questions", "通知改了单位变了")),
    ("W691", section("collecting", "写明一份来件")),
    ("W692", section("collecting", "盖章件")),
    ("W700", section("questions", "汇总里的数对不上")),
    ("W800", section("questions", "信发不出去")),
    ("W900", section("questions", "通知改了单位变了")),
];

/// The section that treats that code; none where it is no code.
pub(crate) fn of_code(code: &str) -> Option<Section> {
    let digits = code.strip_prefix(['E', 'W'])?;
    let is_code = digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let not_above = |(from, _): &&(&str, Section)| from[..1] == code[..1] && *from <= code;
    let (_, section) = SECTIONS.iter().rev().find(not_above).filter(|_| is_code)?;
    Some(*section)
}

impl Section {
    /// Where it is read.
    pub(crate) fn address(self, shelf: Shelf) -> String {
        format!("{}#{}", address(self.page, shelf), self.anchor)
    }

    /// What it is called: 《常见问题》“信发不出去”.
    pub(crate) fn called(self) -> String {
        let page = PAGES.iter().find(|page| page.name == self.page);
        let text = page.map(|page| page.text).unwrap_or_default();
        let heading = render::heading(text, self.anchor).unwrap_or_default();
        format!("《{}》“{heading}”", title(text))
    }
}

/// All sections that a code leads to.
#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = Section> {
    SECTIONS.iter().map(|(_, section)| *section)
}
