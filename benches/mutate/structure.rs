//! Damage that keeps to the shape of a file: tags, values, numbers, lines and names of parts are
//! doubled, left out, moved, and swapped with others, also of another part or file.

use std::ops::Range;

use crate::damage::Chance;

/// What a file of some kind is made of.
#[derive(Clone, Copy)]
enum Unit {
    /// `<…>`.
    Tag,
    /// What stands between two quotation marks.
    Value,
    /// Digits.
    Number,
    Line,
    /// What stands between blanks, brackets and strokes.
    Word,
    /// 512 bytes, as old office files are laid out.
    Sector,
}

/// Numbers at the ends of their types and of what the formats allow, and places that are none.
const NUMBERS: [&[u8]; 16] = [
    b"0",
    b"1",
    b"-1",
    b"2",
    b"255",
    b"16383",
    b"16385",
    b"65536",
    b"1048577",
    b"2147483648",
    b"4294967295",
    b"18446744073709551616",
    b"1e308",
    b"0.1",
    b"A1:XFD1048576",
    b"rId1",
];

/// Bytes that a unit repeated comes to at most: it may be a whole part, several times in turn.
const REPEATED: usize = 4 << 20;

/// The units of a text, by how it begins.
fn units(bytes: &[u8]) -> &'static [Unit] {
    let begins = |with: &[u8]| bytes.trim_ascii_start().starts_with(with);
    if begins(b"<") || begins(b"\xEF\xBB\xBF<") {
        &[Unit::Tag, Unit::Tag, Unit::Value, Unit::Value, Unit::Number]
    } else if begins(b"\xD0\xCF\x11\xE0") {
        &[Unit::Sector]
    } else {
        &[Unit::Line, Unit::Value, Unit::Number, Unit::Word]
    }
}

/// A few units of `bytes` are doubled, left out, moved, or get the place of others, also of `other`.
pub(crate) fn shuffled(mut bytes: Vec<u8>, other: &[u8], chance: &mut Chance) -> Vec<u8> {
    for _ in 0..=chance.below(6) {
        let unit = *chance.one_of(units(&bytes));
        let Some(at) = one(unit, &bytes, chance) else { continue };
        let (own, number) = (bytes[at.clone()].to_vec(), *chance.one_of(&NUMBERS));
        match chance.below(7) {
            0 => drop(bytes.splice(at.end..at.end, own)),
            1 => {
                let times = chance.below(200).min(REPEATED / own.len().max(1));
                bytes.splice(at.end..at.end, own.repeat(times));
            }
            2 => drop(bytes.drain(at)),
            3 => {
                bytes.drain(at);
                if let Some(to) = one(unit, &bytes, chance) {
                    bytes.splice(to.start..to.start, own);
                }
            }
            4 | 5 => {
                let foreign = if chance.below(2) == 0 { other.to_vec() } else { bytes.clone() };
                let from = one(unit, &foreign, chance).unwrap_or(0..0);
                bytes.splice(at, foreign[from].iter().copied());
            }
            _ if matches!(unit, Unit::Value | Unit::Number) => {
                bytes.splice(at, number.iter().copied());
            }
            _ => drop(bytes.splice(at.start..at.start, own)),
        }
    }
    bytes
}

/// One unit, the first at or behind a place that is drawn.
fn one(unit: Unit, bytes: &[u8], chance: &mut Chance) -> Option<Range<usize>> {
    let from = chance.below(bytes.len());
    let find = |from: usize, wanted: &dyn Fn(u8) -> bool| {
        Some(from + bytes.get(from..)?.iter().position(|byte| wanted(*byte))?)
    };
    match unit {
        Unit::Tag => {
            let start = find(from, &|byte| byte == b'<')?;
            Some(start..find(start, &|byte| byte == b'>')? + 1)
        }
        Unit::Value => {
            // The mark behind `=` opens one.
            let equals = find(from, &|byte| byte == b'=')?;
            let start = find(equals, &|byte| byte == b'"' || byte == b'\'')?;
            Some(start + 1..find(start + 1, &|byte| byte == bytes[start])?)
        }
        Unit::Number => {
            let start = find(from, &|byte| byte.is_ascii_digit())?;
            Some(start..find(start, &|byte| !byte.is_ascii_digit())?)
        }
        Unit::Line => {
            let start = find(from, &|byte| byte == b'\n')? + 1;
            Some(start..find(start, &|byte| byte == b'\n')? + 1)
        }
        Unit::Word => {
            let ends = |byte: u8| byte.is_ascii_whitespace() || b"/<>[]();:".contains(&byte);
            let start = find(from, &ends)? + 1;
            Some(start..find(start, &ends)?)
        }
        Unit::Sector => {
            let start = from / 512 * 512;
            Some(start..(start + 512).min(bytes.len()))
        }
    }
}

/// The parts of an archive: their names doubled, swapped, written otherwise; or what is in them.
pub(crate) fn regrouped(parts: &mut Vec<(String, Vec<u8>)>, other: &[u8], chance: &mut Chance) {
    let (at, to) = (chance.below(parts.len()), chance.below(parts.len()));
    match chance.below(12) {
        0 => {
            let name = parts[at].0.clone();
            parts[at].0 = std::mem::replace(&mut parts[to].0, name);
        }
        1 => parts[at].0 = parts[to].0.clone(),
        2 => parts[at].0 = parts[at].0.to_ascii_uppercase().replace('/', "\\"),
        3 => parts[at].0 = format!("../{}", parts[at].0),
        4 => parts.push(parts[at].clone()),
        5 => parts.swap(at, to),
        6 | 7 => {
            let foreign = parts[to].1.clone();
            parts[at].1 = shuffled(std::mem::take(&mut parts[at].1), &foreign, chance);
        }
        _ => {
            // The list of sheets, the lists of relations, the list of kinds.
            let leads = |name: &str| name.ends_with(".rels") || name.contains("workbook.xml");
            let leading = parts.iter().position(|(name, _)| leads(name) && chance.below(2) == 0);
            let at = leading.unwrap_or(at);
            parts[at].1 = shuffled(std::mem::take(&mut parts[at].1), other, chance);
        }
    }
}
