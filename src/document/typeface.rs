//! The kinds of type the standard names, and the fonts an office sets them in.

/// A kind of type. The standard names kinds (小标宋体, 仿宋体 …), not makers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Typeface {
    /// 小标宋体: issuer mark and titles (7.2.4, 7.3.1).
    XiaoBiaoSong,
    /// 仿宋体: all text not said otherwise (5.2.2).
    FangSong,
    /// 楷体: second-level headings, the signer's name (7.3.3, 7.2.6).
    KaiTi,
    /// 黑体: first-level headings, 附件 (7.3.3, 7.3.7).
    HeiTi,
    /// 宋体: page numbers (7.5).
    Song,
}

impl Typeface {
    /// All of them, in the order of the standard's head to foot.
    pub const ALL: [Typeface; 5] = [
        Typeface::XiaoBiaoSong,
        Typeface::FangSong,
        Typeface::KaiTi,
        Typeface::HeiTi,
        Typeface::Song,
    ];

    /// What the standard calls it.
    pub const fn chinese(self) -> &'static str {
        match self {
            Typeface::XiaoBiaoSong => "小标宋体",
            Typeface::FangSong => "仿宋体",
            Typeface::KaiTi => "楷体",
            Typeface::HeiTi => "黑体",
            Typeface::Song => "宋体",
        }
    }

    /// The family names under which an office's machine has it, the preferred first. The first
    /// is the one a Word file names, the second its stand-in there (`w:altName`).
    ///
    /// A font answers to several names (Chinese and English, family and PostScript), so a match
    /// must try every entry of its name table.
    pub const fn families(self) -> &'static [&'static str] {
        match self {
            Typeface::XiaoBiaoSong => &[
                "方正小标宋简体",
                "小标宋体",
                "FZXiaoBiaoSong-B05S",
                "方正小标宋_GBK",
                "FZXiaoBiaoSong-B05",
                "小标宋",
            ],
            Typeface::FangSong => &[
                "仿宋_GB2312",
                "仿宋",
                "FangSong_GB2312",
                "FangSong",
                "方正仿宋_GBK",
                "方正仿宋简体",
            ],
            Typeface::KaiTi => {
                &["楷体_GB2312", "楷体", "KaiTi_GB2312", "KaiTi", "方正楷体_GBK", "方正楷体简体"]
            }
            Typeface::HeiTi => &["黑体", "SimHei", "方正黑体_GBK", "方正黑体简体"],
            Typeface::Song => &["宋体", "SimSun", "NSimSun", "方正书宋_GBK"],
        }
    }

    /// The kinds of type that are asked for a character, one after the other: itself, then those
    /// of like weight and kind. No 黑体 stands amid serifs where one of them has the character.
    pub const fn most_alike(self) -> [Typeface; 5] {
        use Typeface::{FangSong, HeiTi, KaiTi, Song, XiaoBiaoSong};
        match self {
            XiaoBiaoSong => [XiaoBiaoSong, Song, KaiTi, FangSong, HeiTi],
            FangSong => [FangSong, Song, KaiTi, XiaoBiaoSong, HeiTi],
            KaiTi => [KaiTi, FangSong, Song, XiaoBiaoSong, HeiTi],
            HeiTi => [HeiTi, XiaoBiaoSong, Song, KaiTi, FangSong],
            Song => [Song, FangSong, KaiTi, XiaoBiaoSong, HeiTi],
        }
    }

    /// The name a Word file gives it.
    pub const fn word_name(self) -> &'static str {
        self.families()[0]
    }

    /// The name a Word file gives it where a character is not in every font: the 仿宋 and the 楷体
    /// of Windows go on where 仿宋_GB2312 and 楷体_GB2312 end. Nothing where the font of
    /// [`word_name`](Typeface::word_name) goes on itself, or no machine has one that does.
    pub const fn word_name_beyond_gb2312(self) -> Option<&'static str> {
        match self {
            Typeface::FangSong | Typeface::KaiTi => Some(self.word_alternative()),
            Typeface::XiaoBiaoSong | Typeface::HeiTi | Typeface::Song => None,
        }
    }

    /// The name a Word file gives as its stand-in.
    pub const fn word_alternative(self) -> &'static str {
        self.families()[1]
    }
}
