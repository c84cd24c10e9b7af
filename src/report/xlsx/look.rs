//! How the cells look: type, rules, colours. Every look is a constant; no text chooses one.
//!
//! The faces are those of the form: heads in 黑体, text in 仿宋, the title in 小标宋.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatUnderline};

use crate::document::Typeface;
use crate::length::Length;
use crate::report::{Light, State};
use crate::sheet::{BODY, ruled, typeface};

const BLUE: Color = Color::RGB(0x0005_63C1);
const RED: Color = Color::RGB(0x00C0_0000);
const PALE_GREEN: Color = Color::RGB(0x00E2_F0D9);
const PALE_YELLOW: Color = Color::RGB(0x00FF_F2CC);
const PALE_ORANGE: Color = Color::RGB(0x00FC_E4D6);
const PALE_RED: Color = Color::RGB(0x00F8_CBAD);

/// Words of the program's own list about a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Worded {
    pub(super) before: [&'static str; 2],
    pub(super) behind: [&'static str; 2],
}

impl Worded {
    /// The number between its words, as it is.
    fn format(self) -> String {
        let quoted = |words: [&str; 2]| match words.concat() {
            none if none.is_empty() => none,
            words => format!("\"{words}\""),
        };
        format!("{}General{}", quoted(self.before), quoted(self.behind))
    }
}

/// The looks of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// The title of a sheet.
    Title,
    /// A line under the title, in its middle.
    Subtitle,
    /// A line of text without rules.
    Line,
    /// A head of the table.
    Head,
    /// Text of the table.
    Text,
    /// A short text or a number of the table.
    Centred,
    /// What the program says where an answer is missing.
    Missing,
    /// The state of a unit.
    State(State),
    /// How far a target is.
    Light(Light),
    /// A share: a percentage with one decimal.
    Share,
    /// A number with the words of the notice before and behind it: 不少于60, 60余.
    Promised(Worded),
    /// A difference of shares: percentage points with one decimal.
    Points,
    /// Words that lead to another sheet.
    Link,
}

impl Look {
    /// The size of its type.
    pub(super) const fn size(self) -> Length {
        match self {
            Look::Title => Length::pt(22.0),
            Look::Subtitle => Length::pt(14.0),
            Look::Line
            | Look::Head
            | Look::Text
            | Look::Centred
            | Look::Missing
            | Look::State(_)
            | Look::Light(_)
            | Look::Share
            | Look::Promised(_)
            | Look::Points
            | Look::Link => BODY,
        }
    }

    /// The room above and below its text together, in points.
    pub(super) const fn room(self) -> f64 {
        match self {
            Look::Title => 8.0,
            Look::Subtitle
            | Look::Line
            | Look::Head
            | Look::Text
            | Look::Centred
            | Look::Missing
            | Look::State(_)
            | Look::Light(_)
            | Look::Share
            | Look::Promised(_)
            | Look::Points
            | Look::Link => 6.0,
        }
    }

    /// The format of its cells.
    ///
    /// Text stands at the top: a row of the table may be as high as a page, and of a merged cell
    /// that a page break cuts the middle is seen on neither page.
    pub(super) fn format(self) -> Format {
        let face = |face| typeface(face, self.size()).set_text_wrap();
        let (top, middle) = (FormatAlign::Top, FormatAlign::VerticalCenter);
        let text = || ruled(face(Typeface::FangSong)).set_align(top);
        let centred = || text().set_align(FormatAlign::Center);
        match self {
            Look::Title => {
                face(Typeface::XiaoBiaoSong).set_align(middle).set_align(FormatAlign::Center)
            }
            Look::Subtitle => {
                face(Typeface::FangSong).set_align(middle).set_align(FormatAlign::Center)
            }
            Look::Line => face(Typeface::FangSong).set_align(middle).set_align(FormatAlign::Left),
            Look::Head => {
                ruled(face(Typeface::HeiTi)).set_align(middle).set_align(FormatAlign::Center)
            }
            Look::Text => text().set_align(FormatAlign::Left),
            Look::Centred => centred(),
            Look::Missing => text().set_align(FormatAlign::Left).set_font_color(RED),
            Look::State(state) => centred().set_background_color(colour(state)),
            Look::Light(light) => centred().set_background_color(of_light(light)),
            // What is less than all is never shown as all.
            Look::Share => centred().set_num_format("[>=1]0.0%;[>=0.9995]\"99.9%\";0.0%"),
            Look::Promised(words) => centred().set_num_format(words.format()),
            Look::Points => centred().set_num_format("0.0"),
            Look::Link => centred().set_font_color(BLUE).set_underline(FormatUnderline::Single),
        }
    }
}

const fn colour(state: State) -> Color {
    match state {
        State::Returned => PALE_GREEN,
        State::NoStamped | State::NoElectronic | State::Awaited => PALE_YELLOW,
        State::Faulty | State::Doubtful => PALE_ORANGE,
        State::Late => PALE_RED,
    }
}

const fn of_light(light: Light) -> Color {
    match light {
        Light::Done | Light::OnSchedule | Light::Kept => PALE_GREEN,
        Light::Behind | Light::Unknown | Light::InProgress => PALE_YELLOW,
        Light::FarBehind | Light::Missed => PALE_RED,
    }
}
