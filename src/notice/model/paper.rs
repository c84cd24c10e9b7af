//! What the description says of the paper: 版头 beyond mark and number, the people of minutes,
//! 签名章, and how the page is set.

use crate::date::Date;
use crate::length::Length;
use crate::origin::Sourced;

use super::{ColophonPage, SText};

/// 版头 beyond mark and number (GB/T 9704-2012, 7.2).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PaperHead {
    /// 份号, six digits.
    pub copy_number: Option<SText>,
    /// 密级和保密期限, in due form.
    pub secrecy: Option<SText>,
    /// 紧急程度.
    pub urgency: Option<SText>,
    /// The bodies that issue together with the issuer.
    pub joint_issuers: Vec<SText>,
    /// Whether the mark names them all: in 文件格式, where no mark is written.
    pub joint_mark: bool,
    /// 签发人, in the order of the bodies.
    pub signers: Vec<SText>,
}

/// The people of minutes (10.3).
#[derive(Clone, Debug, PartialEq)]
pub struct Attendance {
    /// 出席.
    pub present: Option<SText>,
    /// 请假.
    pub absent: Option<SText>,
    /// 列席.
    pub observers: Option<SText>,
}

/// 签名章 (7.3.5.3).
#[derive(Clone, Debug, PartialEq)]
pub struct Stamped {
    /// 签发人职务.
    pub post: SText,
    /// 成文日期.
    pub date: Sourced<Date>,
    /// The width of the stamp, where it is given.
    pub width: Option<Length>,
    /// The height of the stamp, where it is given.
    pub height: Option<Length>,
}

/// How the page is set.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Layout {
    /// The format.
    pub format: Format,
    /// The grid of the type area.
    pub grid: GridProfile,
    /// Whether the sheets bear the red parts already (套打).
    pub preprinted: bool,
    /// The colophon's page.
    pub colophon_page: ColophonPage,
    /// For which program Word files are written.
    pub word_file: WordFile,
    /// Whether the paper is written as OFD, too.
    pub ofd_file: OfdFile,
    /// What stands between the units of a task in the body.
    pub separator: Separator,
    /// What the office sets otherwise.
    pub house: HouseStyle,
}

/// What stands between the units of a task in the body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Separator {
    /// 、
    #[default]
    Comma,
    /// A blank.
    Space,
}

impl Separator {
    /// The sign.
    pub const fn sign(self) -> &'static str {
        match self {
            Separator::Comma => "、",
            Separator::Space => " ",
        }
    }
}

/// For which program Word files are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WordFile {
    /// Word, WPS and whatever reads as they do.
    #[default]
    Word,
    /// LibreOffice.
    LibreOffice,
}

/// Whether a paper is written as OFD, too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OfdFile {
    /// It is not.
    #[default]
    None,
    /// OFD (GB/T 33190-2016).
    Ofd,
    /// OFD-A, for archives (GB/T 42133-2022).
    Archive,
}

/// The formats of GB/T 9704-2012.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// 文件格式 (7).
    #[default]
    Document,
    /// 信函格式 (10.1).
    Letter,
    /// 纪要格式 (10.3).
    Minutes,
    /// 命令（令）格式 (10.2).
    Order,
}

impl Format {
    /// What the standard calls it.
    pub const fn chinese(self) -> &'static str {
        match self {
            Format::Document => "文件格式",
            Format::Letter => "信函格式",
            Format::Minutes => "纪要格式",
            Format::Order => "命令格式",
        }
    }

    /// What follows the issuer's name in the mark.
    pub(in crate::notice) const fn mark_ending(self) -> &'static str {
        match self {
            Format::Document => "文件",
            Format::Letter => "",
            Format::Minutes => "纪要",
            Format::Order => "令",
        }
    }
}

/// The grids of 22 lines of 28 characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GridProfile {
    /// Lines fill the type area of GB/T 9704-2012, 28.99 pt apart.
    #[default]
    Gb9704,
    /// Characters touch the type area's head and foot, lines 29.61 pt apart (GB/T 33476.2-2016).
    Gb33476,
}

/// Single measures in the place of the standard's.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct HouseStyle {
    /// 天头, the white above.
    pub top_margin: Option<Length>,
    /// 地脚, the white below.
    pub bottom_margin: Option<Length>,
    /// 订口, the white at the left.
    pub left_margin: Option<Length>,
    /// 切口, the white at the right.
    pub right_margin: Option<Length>,
    /// From line to line.
    pub line_pitch: Option<Length>,
    /// From the type area's head (in a letter, the sheet's) to the mark.
    pub mark_top: Option<Length>,
    /// The largest size of the mark.
    pub mark_size: Option<Length>,
    /// The size of titles.
    pub title_size: Option<Length>,
    /// The thickness of the red rule.
    pub red_rule: Option<Length>,
    /// The thickness of the colophon's first and last rule.
    pub colophon_outer: Option<Length>,
    /// The thickness of the colophon's other rules.
    pub colophon_inner: Option<Length>,
    /// Red, as red, green and blue.
    pub red: Option<[u8; 3]>,
}
