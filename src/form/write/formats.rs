//! How the cells look: type, rules, colours, and which of them may be filled in.
//!
//! Heads are set in 黑体, text in 仿宋 and the title in 小标宋, named as an office's machine has
//! them. Whatever is filled in is pale yellow, which a black and white printer leaves white.

use rust_xlsxwriter::{Color, Format, FormatAlign};

use crate::document::Typeface;
use crate::form::grid::{Entry, FormGrid, Kind, Part};
use crate::sheet::{BODY, ruled, typeface};

use super::measure::{self, INDENT};

/// The formats of the cells, made once for all forms of a run.
pub(super) struct Formats {
    /// Of what is printed, in the order of [`Part::ALL`].
    printed: [Format; Part::ALL.len()],
    /// Of cells to fill in, in the order of [`Kind::ALL`].
    open: [Format; Kind::ALL.len()],
    /// Of cells to fill in otherwise than before, in that order.
    wrong: [Format; Kind::ALL.len()],
    /// Of a cell of the hidden sheet.
    pub(super) mark: Format,
}

impl Default for Formats {
    fn default() -> Formats {
        Formats {
            printed: Part::ALL.map(printed),
            open: Kind::ALL.map(|kind| open(kind, OPEN)),
            wrong: Kind::ALL.map(|kind| open(kind, WRONG)),
            mark: Format::new().set_num_format(TEXT),
        }
    }
}

impl Formats {
    /// The format of a printed part.
    pub(super) fn printed(&self, part: Part) -> &Format {
        &self.printed[part as usize]
    }

    /// The format of a cell to fill in.
    pub(super) fn open(&self, entry: &Entry, grid: &FormGrid) -> &Format {
        let wrong = grid.remarks.contains_key(&entry.id);
        let formats = if wrong { &self.wrong } else { &self.open };
        &formats[entry.field.kind() as usize]
    }
}

/// The colour of cells to fill in.
const OPEN: Color = Color::RGB(0x00FF_FBE6);
/// The colour of cells to fill in otherwise than before.
const WRONG: Color = Color::RGB(0x00FF_D9B3);
/// The colour of what stands beside the table.
const ASIDE: Color = Color::RGB(0x0059_5959);
/// A day as an official paper writes it.
const DAY: &str = "yyyy\"年\"m\"月\"d\"日\"";
/// What is typed stays text: a telephone number keeps its first zero.
const TEXT: &str = "@";

fn printed(part: Part) -> Format {
    let size = measure::size(part);
    let format = match part {
        Part::Title => typeface(Typeface::XiaoBiaoSong, size),
        Part::Head | Part::Section | Part::Caption => typeface(Typeface::HeiTi, size),
        Part::Period
        | Part::Unit
        | Part::Hint
        | Part::Number
        | Part::TargetNumber
        | Part::Name
        | Part::Units
        | Part::Due
        | Part::Amount
        | Part::Label
        | Part::Signature
        | Part::AsideHead
        | Part::Earlier
        | Part::Rest
        | Part::Code => typeface(Typeface::FangSong, size),
    };
    let format = format.set_text_wrap().set_align(FormatAlign::VerticalCenter);
    match part {
        Part::Title | Part::Period => format.set_align(FormatAlign::Center),
        Part::Head
        | Part::Number
        | Part::TargetNumber
        | Part::Units
        | Part::Due
        | Part::Amount
        | Part::Label => ruled(format).set_align(FormatAlign::Center),
        Part::Name | Part::Section => ruled(format).set_align(FormatAlign::Left).set_indent(INDENT),
        // An indent counts at a left edge alone.
        Part::Signature => {
            let top = ruled(format).set_align(FormatAlign::Top);
            top.set_align(FormatAlign::Left).set_indent(INDENT)
        }
        Part::AsideHead => aside(format).set_align(FormatAlign::Center),
        Part::Earlier => aside(format).set_align(FormatAlign::Top),
        Part::Unit | Part::Caption => format.set_align(FormatAlign::Left),
        Part::Hint => format.unset_text_wrap().set_align(FormatAlign::Left).set_font_color(ASIDE),
        Part::Code => format.set_align(FormatAlign::Right),
        Part::Rest => open(Kind::LongText, OPEN),
    }
}

/// Beside the table: grey, to be read only.
fn aside(format: Format) -> Format {
    ruled(format).set_border_color(ASIDE).set_font_color(ASIDE)
}

/// The format of a cell to fill in of that kind.
///
/// A long answer keeps the general number format: older programs print a cell of the text
/// format as `####` once it holds more than 255 characters.
fn open(kind: Kind, colour: Color) -> Format {
    let format = ruled(typeface(Typeface::FangSong, BODY)).set_unlocked().set_text_wrap();
    let format = format.set_background_color(colour).set_align(FormatAlign::VerticalCenter);
    match kind {
        Kind::LongText => format.set_align(FormatAlign::Left).set_align(FormatAlign::Top),
        Kind::ShortText => format.set_align(FormatAlign::Center).set_num_format(TEXT),
        Kind::Figure | Kind::Choice => format.set_align(FormatAlign::Center),
        Kind::Day => format.set_align(FormatAlign::Center).set_num_format(DAY),
    }
}

#[cfg(test)]
mod tests {
    use super::{Formats, printed};
    use crate::form::grid::{Kind, Part};

    #[test]
    fn each_part_and_kind_has_the_format_of_its_own() {
        let formats = Formats::default();
        for part in Part::ALL {
            assert!(*formats.printed(part) == printed(part), "{part:?}");
        }
        assert!(Kind::ALL.iter().enumerate().all(|(at, kind)| at == *kind as usize));
    }
}
