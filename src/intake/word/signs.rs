//! Signs that a run shows otherwise than its characters say: raised figures (5×10 and a raised 4), and those of fonts
//! of symbols, which have codes of their own in the private area (U+F0B3 of Symbol is ≥).

use quick_xml::events::BytesStart;

use crate::intake::package::attribute;

/// What stands for a sign that only its font knows.
pub(super) const UNKNOWN: char = '\u{FFFD}';

/// A font of symbols.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Font {
    Symbol,
    Wingdings,
    Wingdings2,
}

/// How the current run is shown.
#[derive(Default)]
pub(super) struct Shown {
    font: Option<Font>,
    /// 上标, as the run says.
    aligned: Option<bool>,
    /// The same, as its style says.
    is_styled: bool,
    /// How far it stands above the line, and how large it is, in half points.
    position: i32,
    size: Option<u32>,
    /// How large the last run was that stands on the line.
    plain_size: Option<u32>,
}

impl Shown {
    /// As the next run is shown, of which nothing is said yet.
    pub(super) fn next(&self) -> Shown {
        let plain_size = if self.position > 0 { self.plain_size } else { self.size };
        Shown { plain_size, ..Shown::default() }
    }

    /// Takes a property of the run, of whose style `is_raised` says whether it raises.
    pub(super) fn property(
        &mut self,
        name: &[u8],
        tag: &BytesStart<'_>,
        is_raised: impl Fn(&str) -> bool,
    ) {
        let value = || attribute(tag, b"val").unwrap_or_default();
        match name {
            b"vertAlign" => self.aligned = Some(value() == "superscript"),
            b"rStyle" => self.is_styled = is_raised(&value()),
            b"position" => self.position = value().trim().parse().unwrap_or(0),
            b"sz" => self.size = value().trim().parse().ok(),
            b"rFonts" => {
                let named = [&b"ascii"[..], b"hAnsi"].into_iter().find_map(|of| attribute(tag, of));
                self.font = named.and_then(|name| font(&name));
            }
            _ => {}
        }
    }

    /// Makes what was added to `text` behind `from` what is seen of it.
    pub(super) fn show(&self, text: &mut String, from: usize) {
        let added = text.split_off(from);
        text.extend(added.chars().map(|one| self.sign(one)));
    }

    fn sign(&self, one: char) -> char {
        let one = match (self.font, own_code(one)) {
            (Some(font), Some(code)) => sign(font, code).unwrap_or(UNKNOWN),
            (None, Some(_)) => UNKNOWN,
            (Some(font), None) if one.is_ascii_graphic() => {
                u8::try_from(one).ok().and_then(|code| sign(font, code)).unwrap_or(one)
            }
            (_, None) => one,
        };
        if self.is_raised() { raised(one) } else { one }
    }

    /// Whether it stands above the line: 上标, or moved up and smaller than what stands on it.
    fn is_raised(&self) -> bool {
        let is_smaller = self.size.is_some_and(|own| self.plain_size.is_none_or(|line| own < line));
        self.aligned.unwrap_or(self.is_styled) || self.position > 0 && is_smaller
    }
}

/// A character of a font of symbols (17.3.3.30), as far as the usual ones are known.
pub(super) fn of_tag(tag: &BytesStart<'_>) -> char {
    let code = attribute(tag, b"char").and_then(|hex| u32::from_str_radix(&hex, 16).ok());
    let Some(one) = code.and_then(char::from_u32) else { return UNKNOWN };
    let own = own_code(one).or_else(|| u8::try_from(one).ok());
    let known = attribute(tag, b"font").and_then(|name| sign(font(&name)?, own?));
    known.unwrap_or(if ('\u{E000}'..='\u{F8FF}').contains(&one) { UNKNOWN } else { one })
}

/// The code of a font of symbols that a character of the private area stands for.
fn own_code(one: char) -> Option<u8> {
    let code = u32::from(one).checked_sub(0xF000)?;
    u8::try_from(code).ok().filter(|code| *code >= 0x20)
}

fn font(name: &str) -> Option<Font> {
    match name.trim() {
        "Symbol" => Some(Font::Symbol),
        "Wingdings" => Some(Font::Wingdings),
        "Wingdings 2" => Some(Font::Wingdings2),
        _ => None,
    }
}

/// The usual signs of a font, by their codes.
fn sign(font: Font, code: u8) -> Option<char> {
    let signs = match font {
        Font::Symbol => return symbol(code),
        Font::Wingdings => WINGDINGS,
        Font::Wingdings2 => WINGDINGS_2,
    };
    let blank = (code == b' ').then_some(' ');
    signs.iter().find(|(own, _)| *own == code).map(|(_, sign)| *sign).or(blank)
}

fn symbol(code: u8) -> Option<char> {
    let greek = |letters: &str, first: u8| letters.chars().nth(usize::from(code - first));
    match code {
        b'A'..=b'Z' => greek("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", b'A'),
        b'a'..=b'z' => greek("αβχδεφγηιϕκλμνοπθρστυϖωξψζ", b'a'),
        b'"' | b'$' | b'\'' | b'@' | b'\\' | b'^' | b'`' => None,
        b'-' => Some('−'),
        b' '..=b'~' => Some(char::from(code)),
        _ => SYMBOL.iter().find(|(own, _)| *own == code).map(|(_, sign)| *sign),
    }
}

const SYMBOL: &[(u8, char)] = &[
    (0xA2, '′'),
    (0xA3, '≤'),
    (0xA5, '∞'),
    (0xAB, '↔'),
    (0xAC, '←'),
    (0xAD, '↑'),
    (0xAE, '→'),
    (0xAF, '↓'),
    (0xB0, '°'),
    (0xB1, '±'),
    (0xB2, '″'),
    (0xB3, '≥'),
    (0xB4, '×'),
    (0xB5, '∝'),
    (0xB6, '∂'),
    (0xB7, '•'),
    (0xB8, '÷'),
    (0xB9, '≠'),
    (0xBA, '≡'),
    (0xBB, '≈'),
    (0xBC, '…'),
    (0xC6, '∅'),
    (0xC7, '∩'),
    (0xC8, '∪'),
    (0xCE, '∈'),
    (0xD0, '∠'),
    (0xD1, '∇'),
    (0xD6, '√'),
    (0xD7, '·'),
    (0xDE, '⇒'),
    (0xE5, '∑'),
];

const WINGDINGS: &[(u8, char)] = &[
    (0x6C, '●'),
    (0x6D, '○'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x71, '□'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x9F, '•'),
    (0xA1, '○'),
    (0xA8, '□'),
    (0xAB, '★'),
    (0xD8, '➢'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xE1, '↑'),
    (0xE2, '↓'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];

const WINGDINGS_2: &[(u8, char)] =
    &[(0x4F, '✗'), (0x50, '✓'), (0x51, '☒'), (0x52, '☑'), (0x53, '☒'), (0x54, '☒'), (0xA3, '□')];

/// A figure or a sign as it stands above the line; what has no such form stays.
fn raised(one: char) -> char {
    const PLAIN: &str = "0123456789+-−=()ni";
    let at = PLAIN.chars().position(|own| own == one);
    at.and_then(|at| "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ".chars().nth(at)).unwrap_or(one)
}

#[cfg(test)]
mod tests {
    use super::{Font, sign};

    #[test]
    fn the_usual_signs_are_known() {
        let shown = |font, codes: &[u8]| -> String {
            codes.iter().map(|code| sign(font, *code).unwrap_or('?')).collect()
        };
        let codes = [0xB3, 0xA3, 0xB4, 0xB0, 0x62, 0x57, 0x35, 0x7A, 0xFF];
        assert_eq!(shown(Font::Symbol, &codes), "≥≤×°βΩ5ζ?");
        assert_eq!(shown(Font::Wingdings, &[0xFE, 0x6F, 0x20, 0x21]), "☑□ ?");
        assert_eq!(shown(Font::Wingdings2, &[0x52]), "☑");
    }
}
