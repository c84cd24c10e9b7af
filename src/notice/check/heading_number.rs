//! The number that is typed before a heading, by its sign (GB/T 9704-2012, 7.3.3).
//!
//! ```text
//! 一、城建            the first level, 1        第一部分 城建   counts itself and is printed as it stands
//! （二）水利          the second level, 2       （1）水利       no sign of a heading
//! 3.灌区              the third level, 3        3、灌区         no sign of a heading
//! ```

use crate::han;
use crate::notice::model::Ordinal;

/// A heading, parted from the number that is typed before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TypedNumber<'t> {
    /// The number with its signs, as typed; empty where there is none.
    pub(super) sign: &'t str,
    /// The heading without it.
    pub(super) text: &'t str,
    /// What the number is.
    pub(super) kind: TypedKind,
}

/// What stands before a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TypedKind {
    /// No number.
    Nothing,
    /// The sign of a level of headings, and the number.
    Level(Ordinal, usize),
    /// Words that count the part, 第一部分 or 第二章, with the number.
    Part(usize),
    /// A number in signs that no heading has.
    Foreign,
}

impl TypedKind {
    /// The level that its sign has.
    pub(super) const fn level(self) -> Option<Ordinal> {
        match self {
            TypedKind::Level(level, _) => Some(level),
            TypedKind::Nothing | TypedKind::Part(_) | TypedKind::Foreign => None,
        }
    }

    /// The number of a part that counts itself.
    pub(super) const fn part(self) -> Option<usize> {
        match self {
            TypedKind::Part(number) => Some(number),
            TypedKind::Nothing | TypedKind::Level(..) | TypedKind::Foreign => None,
        }
    }
}

/// Parts a heading from the number that is typed before it.
pub(super) fn typed_number(heading: &str) -> TypedNumber<'_> {
    if let Some((number, sign)) = part(heading) {
        return TypedNumber { sign, text: heading, kind: TypedKind::Part(number) };
    }
    let found = bracketed(heading).or_else(|| marked(heading)).or_else(|| circled(heading));
    let found = found.filter(|(_, text)| !text.trim().is_empty());
    match found {
        Some((kind, text)) => {
            let sign = &heading[..heading.len() - text.len()];
            TypedNumber { sign, text: text.trim_start(), kind }
        }
        None => TypedNumber { sign: "", text: heading, kind: TypedKind::Nothing },
    }
}

/// （一） or (一) before a text, and what has digits in it.
fn bracketed(heading: &str) -> Option<(TypedKind, &str)> {
    let inside = heading.strip_prefix(['（', '('])?;
    let (numeral, text) = inside.split_once(['）', ')'])?;
    let kind = match han::number(numeral) {
        Some(number) => TypedKind::Level(Ordinal::Second, number),
        None => digits(numeral).map(|_| TypedKind::Foreign)?,
    };
    Some((kind, text))
}

/// 一、 or 1. before a text, and numerals with another mark behind them. 3.15 is no number of a heading.
fn marked(heading: &str) -> Option<(TypedKind, &str)> {
    let (numeral, rest) = heading.split_at(heading.find(['、', '.', '．', '，', ',', '）', ')'])?);
    let mark = rest.chars().next()?;
    let text = &rest[mark.len_utf8()..];
    if let Some(number) = han::number(numeral) {
        let is_first = mark == '、';
        let kind = TypedKind::Level(Ordinal::First, number);
        return Some((if is_first { kind } else { TypedKind::Foreign }, text));
    }
    let number = digits(numeral).filter(|_| !text.starts_with(|one: char| one.is_ascii_digit()))?;
    let is_third = matches!(mark, '.' | '．');
    let kind = TypedKind::Level(Ordinal::Third, number);
    Some((if is_third { kind } else { TypedKind::Foreign }, text))
}

/// ① and its kin before a text.
fn circled(heading: &str) -> Option<(TypedKind, &str)> {
    let text = heading.strip_prefix(|one: char| ('①'..='⑳').contains(&one))?;
    Some((TypedKind::Foreign, text))
}

/// A number of one to three digits, of half or full width.
fn digits(text: &str) -> Option<usize> {
    const LONGEST: usize = 3;
    let digit = |one: char| match one {
        '０'..='９' => Some(one as usize - '０' as usize),
        one => one.to_digit(10).and_then(|digit| usize::try_from(digit).ok()),
    };
    let within = (1..=LONGEST).contains(&text.chars().count());
    let number = text.chars().try_fold(0, |number, one| Some(number * 10 + digit(one)?));
    number.filter(|number| within && *number > 0)
}

/// What parts are called, also where their heading runs on without a space.
const PARTS: [&str; 6] = ["部分", "方面", "章", "篇", "编", "类"];
/// The characters at most that an office calls a part by, where a space stands behind them.
const LONGEST_PART: usize = 3;

/// 第一部分, 第二章, 第3单元: a part that counts itself, with its number and those words.
fn part(heading: &str) -> Option<(usize, &str)> {
    let rest = heading.strip_prefix('第')?;
    let named = PARTS.iter().find_map(|name| {
        let (numeral, after) = rest.split_once(name)?;
        Some((part_number(numeral.trim())?, after))
    });
    let found = named.or_else(|| {
        let (words, after) = rest.split_at(rest.find([' ', '\u{3000}', '：', ':'])?);
        let number = (1..=LONGEST_PART).find_map(|count| {
            let (name, _) = words.char_indices().rev().nth(count - 1)?;
            part_number(&words[..name])
        });
        Some((number?, after))
    });
    let (number, after) = found?;
    Some((number, &heading[..heading.len() - after.len()]))
}

fn part_number(numeral: &str) -> Option<usize> {
    han::number(numeral).or_else(|| digits(numeral))
}

#[cfg(test)]
mod tests {
    use super::{Ordinal, TypedKind, typed_number};

    #[test]
    fn a_number_is_known_by_its_sign() {
        let first = |number| TypedKind::Level(Ordinal::First, number);
        let (second, third) =
            (TypedKind::Level(Ordinal::Second, 2), TypedKind::Level(Ordinal::Third, 3));
        for (heading, sign, text, kind) in [
            ("一、城建", "一、", "城建", first(1)),
            ("十二、 城建", "十二、", "城建", first(12)),
            ("（二）水利", "（二）", "水利", second),
            ("(二)水利", "(二)", "水利", second),
            ("3.灌区", "3.", "灌区", third),
            ("３．灌区", "３．", "灌区", third),
            ("3、灌区", "3、", "灌区", TypedKind::Foreign),
            ("（3）灌区", "（3）", "灌区", TypedKind::Foreign),
            ("3）灌区", "3）", "灌区", TypedKind::Foreign),
            ("一.城建", "一.", "城建", TypedKind::Foreign),
            ("③灌区", "③", "灌区", TypedKind::Foreign),
        ] {
            let found = typed_number(heading);
            assert_eq!((found.sign, found.text, found.kind), (sign, text, kind), "{heading}");
        }
        for (part, sign, number) in [
            ("第一部分 城建", "第一部分", 1),
            ("第二章城建", "第二章", 2),
            ("第3部分：城建", "第3部分", 3),
            ("第二板块 城建", "第二板块", 2),
            ("第十二单元　城建", "第十二单元", 12),
        ] {
            let found = typed_number(part);
            assert_eq!((found.sign, found.text), (sign, part));
            assert_eq!(found.kind, TypedKind::Part(number), "{part}");
        }
        for none in
            ["城建", "3.15专项整治", "12345热线、网格", "第三季度工作", "一、", "2026年工作"]
        {
            assert_eq!(typed_number(none).kind, TypedKind::Nothing, "{none}");
        }
    }
}
