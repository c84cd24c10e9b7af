//! 版式: format, grid, preprinted paper, and the single measures that an office sets otherwise,
//! each within what is sensible.

use crate::diag::{Diagnostic, Diagnostics, FormatProblem, Problem};
use crate::length::Length;
use crate::notice::model::{
    ColophonPage, Format, GridProfile, HouseStyle, Layout, OfdFile, SText, Separator, WordFile,
};
use crate::notice::raw::{RawHouse, RawLayout};

use super::{Choice, YES_NO, one_of};

pub(in crate::notice) const FORMATS: [Choice<Format>; 4] = [
    ("document", "文件格式", Format::Document),
    ("letter", "信函格式", Format::Letter),
    ("minutes", "纪要格式", Format::Minutes),
    ("order", "命令格式", Format::Order),
];
pub(in crate::notice) const GRIDS: [Choice<GridProfile>; 2] =
    [("gb9704", "国标", GridProfile::Gb9704), ("gb33476", "电子公文", GridProfile::Gb33476)];
pub(in crate::notice) const COLOPHON_PAGES: [Choice<ColophonPage>; 2] =
    [("last", "末页", ColophonPage::Last), ("even", "双页", ColophonPage::Even)];
pub(in crate::notice) const WORD_FILES: [Choice<WordFile>; 2] =
    [("word", "Word", WordFile::Word), ("libreoffice", "LibreOffice", WordFile::LibreOffice)];
pub(in crate::notice) const OFD_FILES: [Choice<OfdFile>; 3] = [
    ("none", "不要", OfdFile::None),
    ("ofd", "OFD", OfdFile::Ofd),
    ("ofd-a", "OFD-A", OfdFile::Archive),
];
pub(in crate::notice) const SEPARATORS: [Choice<Separator>; 2] =
    [("comma", "顿号", Separator::Comma), ("space", "空格", Separator::Space)];

/// The least and the most a length may be, with the name of their unit.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    least: f64,
    most: f64,
    unit: Unit,
}

#[derive(Clone, Copy)]
enum Unit {
    Mm,
    Pt,
}

impl Unit {
    const fn length(self, number: f64) -> Length {
        match self {
            Unit::Mm => Length::mm(number),
            Unit::Pt => Length::pt(number),
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Unit::Mm => "mm",
            Unit::Pt => "pt",
        }
    }
}

const fn mm(least: f64, most: f64) -> Limits {
    Limits { least, most, unit: Unit::Mm }
}

const fn pt(least: f64, most: f64) -> Limits {
    Limits { least, most, unit: Unit::Pt }
}

/// The width of 签名章.
pub(super) const STAMP_WIDTH: Limits = mm(15.0, 60.0);
/// The height of 签名章.
pub(super) const STAMP_HEIGHT: Limits = mm(8.0, 40.0);

/// The layout; what cannot be read is as the standard has it.
pub(super) fn check(raw: &RawLayout, findings: &mut Diagnostics) -> Layout {
    let page = raw.colophon_page.as_ref();
    let page = page.and_then(|written| one_of(written, &COLOPHON_PAGES, findings));
    Layout {
        format: chosen(raw.format.as_ref(), &FORMATS, findings),
        grid: chosen(raw.grid.as_ref(), &GRIDS, findings),
        preprinted: chosen(raw.preprinted.as_ref(), &YES_NO, findings),
        colophon_page: page.unwrap_or_default(),
        word_file: chosen(raw.word_file.as_ref(), &WORD_FILES, findings),
        ofd_file: chosen(raw.ofd_file.as_ref(), &OFD_FILES, findings),
        separator: chosen(raw.unit_separator.as_ref(), &SEPARATORS, findings),
        house: house(&raw.house, findings),
    }
}

fn chosen<T: Copy + Default>(
    written: Option<&SText>,
    choices: &[Choice<T>],
    findings: &mut Diagnostics,
) -> T {
    written.and_then(|written| one_of(written, choices, findings)).unwrap_or_default()
}

fn house(raw: &RawHouse, findings: &mut Diagnostics) -> HouseStyle {
    let red = raw.red.as_ref().and_then(|written| red(written, findings));
    let mut read = |written: &Option<SText>, limits| {
        written.as_ref().and_then(|written| length(written, limits, findings))
    };
    HouseStyle {
        top_margin: read(&raw.top_margin, mm(15.0, 60.0)),
        bottom_margin: read(&raw.bottom_margin, mm(25.0, 60.0)),
        left_margin: read(&raw.left_margin, mm(15.0, 45.0)),
        right_margin: read(&raw.right_margin, mm(10.0, 45.0)),
        line_pitch: read(&raw.line_pitch, pt(20.0, 40.0)),
        mark_top: read(&raw.mark_top, mm(10.0, 100.0)),
        mark_size: read(&raw.mark_size, pt(16.0, 90.0)),
        title_size: read(&raw.title_size, pt(16.0, 36.0)),
        red_rule: read(&raw.red_rule, mm(0.2, 3.0)),
        colophon_outer: read(&raw.colophon_outer, mm(0.1, 1.5)),
        colophon_inner: read(&raw.colophon_inner, mm(0.1, 1.5)),
        red,
    }
}

/// A number with its unit, or the name of a type size (二号), within its limits.
pub(super) fn length(
    written: &SText,
    limits: Limits,
    findings: &mut Diagnostics,
) -> Option<Length> {
    let Limits { least, most, unit } = limits;
    let problem = match parse(written) {
        None => FormatProblem::BadLength { found: written.value.clone() },
        Some(length) if unit.length(least) <= length && length <= unit.length(most) => {
            return Some(length);
        }
        Some(_) => {
            let [least, most] = [least, most].map(|number| format!("{number} {}", unit.name()));
            FormatProblem::LengthOutside { found: written.value.clone(), least, most }
        }
    };
    findings.push(Diagnostic::at(&written.origin, Problem::Format(problem)));
    None
}

/// The type sizes and their points.
pub(in crate::notice) const SIZES: [(&str, f64); 12] = [
    ("初号", 42.0),
    ("小初", 36.0),
    ("一号", 26.0),
    ("小一", 24.0),
    ("二号", 22.0),
    ("小二", 18.0),
    ("三号", 16.0),
    ("小三", 15.0),
    ("四号", 14.0),
    ("小四", 12.0),
    ("五号", 10.5),
    ("小五", 9.0),
];

fn parse(text: &str) -> Option<Length> {
    if let Some((_, points)) = SIZES.iter().find(|(name, _)| *name == text) {
        return Some(Length::pt(*points));
    }
    let end = text.find(|one: char| !one.is_ascii_digit() && one != '.')?;
    let (number, unit) = text.split_at(end);
    let plain = !number.starts_with('.') && !number.ends_with('.');
    let number: f64 = number.parse().ok().filter(|_| plain)?;
    match unit.trim_start() {
        "mm" | "毫米" => Some(Length::mm(number)),
        "cm" | "厘米" => Some(Length::mm(number * 10.0)),
        "pt" | "磅" => Some(Length::pt(number)),
        _ => None,
    }
}

/// Six hexadecimal digits behind a # that may be left out; clearly red.
fn red(written: &SText, findings: &mut Diagnostics) -> Option<[u8; 3]> {
    let digits = written.strip_prefix('#').unwrap_or(written);
    let six = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let colour = u32::from_str_radix(digits, 16).ok().filter(|_| six);
    let [_, red, green, blue] = colour.unwrap_or_default().to_be_bytes();
    if red >= 0xA0 && green <= 0x50 && blue <= 0x50 {
        return Some([red, green, blue]);
    }
    let problem = FormatProblem::NotRed { found: written.value.clone() };
    findings.push(Diagnostic::at(&written.origin, Problem::Format(problem)));
    None
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::length::Length;

    #[test]
    fn lengths_with_their_units() {
        for (text, wanted) in [
            ("37mm", Length::mm(37.0)),
            ("3.7 厘米", Length::mm(37.0)),
            ("28磅", Length::pt(28.0)),
            ("28.95 pt", Length::pt(28.95)),
            ("二号", Length::pt(22.0)),
        ] {
            assert_eq!(parse(text), Some(wanted), "{text}");
        }
        for wrong in ["37", "mm", "-3mm", "1.2.3mm", ".5mm", "3 in", "", "1e3mm"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
