//! Slips within one text: names of units by an alias, punctuation, blanks, years.
//!
//! A kind of slip is one finding a text: its first place, with the others beside it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Bound, Range};

use crate::diag::{Diagnostic, Diagnostics, Problem};
use crate::notice::model::{Register, SText};
use crate::origin::{Origin, Parts};

use super::frames::is_numeral;
use super::rules::{
    ALIAS_IN_TEXT, BLANK_AT_EDGE, BLANK_FROM_FOLD, BLANK_IN_TEXT, HALF_WIDTH, PRIVATE_CHARACTER,
};

/// The names of the register in alphabetical order, official ones and aliases.
pub(super) struct UnitNames<'r> {
    /// Beside an alias the name it stands for.
    names: BTreeMap<&'r str, Name<'r>>,
    /// What a name may begin with; nothing where there are no aliases to look for.
    initials: BTreeSet<char>,
}

struct Name<'r> {
    written: &'r SText,
    /// The official name, where `written` is an alias.
    official: Option<&'r SText>,
}

impl<'r> UnitNames<'r> {
    /// All names of `register`.
    pub(super) fn of(register: &'r Register) -> UnitNames<'r> {
        let mut names: BTreeMap<&str, Name<'r>> = BTreeMap::new();
        for unit in &register.units {
            names.insert(&unit.name, Name { written: &unit.name, official: None });
            for alias in &unit.aliases {
                names.insert(alias, Name { written: alias, official: Some(&unit.name) });
            }
        }
        let aliases = names.values().any(|name| name.official.is_some());
        let initials = names.keys().filter(|_| aliases).filter_map(|name| name.chars().next());
        UnitNames { initials: initials.collect(), names }
    }

    /// Reports the aliases in `text`. An official name is never taken for the alias that is part
    /// of it.
    pub(super) fn aliases_in(&self, text: &SText, findings: &mut Diagnostics) {
        let parts = text.parts();
        let mut at = 0;
        while let Some(character) = text.value[at..].chars().next() {
            let name = self.longest_at(&text.value[at..]);
            let length = name.map_or(character.len_utf8(), |name| name.written.len());
            if let Some(Name { written, official: Some(official) }) = name {
                let problem = ALIAS_IN_TEXT.problem(written, Some(official));
                let full = findings.is_full(&problem);
                let place = if full { text.origin.clone() } else { parts.part(at..at + length) };
                findings.push(Diagnostic::at(&place, problem).with_related(&written.origin));
            }
            at += length;
        }
    }

    /// The longest name that `text` begins with. Every such name sorts before `text` or is it;
    /// the last one that does either begins `text`, or what it shares with `text` bounds the next.
    fn longest_at(&self, text: &str) -> Option<&Name<'r>> {
        if !text.starts_with(|first| self.initials.contains(&first)) {
            return None;
        }
        let mut text = text;
        loop {
            let up_to = (Bound::Unbounded, Bound::Included(text));
            let (name, found) = self.names.range::<str, _>(up_to).next_back()?;
            if text.starts_with(name) {
                return Some(found);
            }
            let shared = text.chars().zip(name.chars()).take_while(|(a, b)| a == b);
            text = &text[..shared.map(|(a, _)| a.len_utf8()).sum()];
        }
    }
}

/// Reports punctuation and blanks that look like slips.
pub(super) fn slips(text: &SText, findings: &mut Diagnostics) {
    let parts = text.parts();
    punctuation(text, &parts, findings);
    blanks(text, &parts, findings);
    private(text, &parts, findings);
}

/// Characters of private use: every font draws its own sign there, and most draw none.
fn private(text: &SText, parts: &Parts<'_>, findings: &mut Diagnostics) {
    let is_private = |character| matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..);
    let mut found = places(text).filter(|place| is_private(place.character)).peekable();
    let Some(character) = found.peek().map(|place| place.character) else { return };
    let found = found.take(MARKED);
    let origins = found.map(|place| parts.part(place.at..place.at + place.character.len_utf8()));
    let number = format!("U+{:04X}", u32::from(character));
    report(origins.collect(), PRIVATE_CHARACTER.problem(&number, None), findings);
}

/// So many places of one kind of slip are marked in a text.
const MARKED: usize = 20;

/// A character with its neighbours.
struct Place {
    at: usize,
    before: Option<char>,
    character: char,
    after: Option<char>,
}

fn places(text: &str) -> impl Iterator<Item = Place> {
    let mut before = None;
    text.char_indices().map(move |(at, character)| {
        let after = text[at + character.len_utf8()..].chars().next();
        let place = Place { at, before, character, after };
        before = Some(character);
        place
    })
}

/// Half-width marks and the full-width ones that are meant. A stop between two words may be the dot of a name too.
const MARKS: [(char, &str); 8] = [
    (',', "，"),
    (';', "；"),
    (':', "："),
    ('!', "！"),
    ('?', "？"),
    ('(', "（"),
    (')', "）"),
    ('.', "。"),
];

fn punctuation(text: &SText, parts: &Parts<'_>, findings: &mut Diagnostics) {
    let ascii = places(text).filter(|place| {
        place.character.is_ascii() && among_chinese(place) && !in_file_name(text, place.at)
    });
    let slips: Vec<Place> = with_partners(text, ascii.collect());
    for (mark, wanted) in MARKS {
        let (last, inner): (Vec<&Place>, Vec<&Place>) = slips
            .iter()
            .filter(|place| place.character == mark)
            .partition(|place| mark != '.' || place.after.is_none());
        half_width(&last, Some(wanted), parts, findings);
        half_width(&inner, None, parts, findings);
    }
    let quotes: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
    let are_paired = quotes.len().is_multiple_of(2);
    let opens = |place: &&Place| quotes.binary_search(&place.at).is_ok_and(|at| at % 2 == 0);
    let marks = slips.iter().filter(|place| place.character == '"');
    let (open, close): (Vec<&Place>, Vec<&Place>) = marks.partition(opens);
    half_width(&open, are_paired.then_some("“"), parts, findings);
    half_width(&close, are_paired.then_some("”"), parts, findings);
}

/// Characters of the name of a file at most, on each side of a mark in it.
const FILE_NAME: usize = 60;

/// Whether what stands at `at` is part of the name of a file: “区教体局(改).xlsx”.
fn in_file_name(text: &str, at: usize) -> bool {
    const ENDS: [&str; 12] = [
        ".xlsx", ".xls", ".docx", ".doc", ".pptx", ".pdf", ".ofd", ".wps", ".zip", ".rar", ".txt",
        ".jpg",
    ];
    let end = text[at..].char_indices().nth(FILE_NAME).map_or(text.len(), |(end, _)| at + end);
    let begin = text[..at].char_indices().rev().nth(FILE_NAME).map_or(0, |(begin, _)| begin);
    let (before, behind) = (&text[begin..at], &text[at..end]);
    let rest = behind.split(['“', '”', '《', '》', '，', '。', '；', '、', '：', ' ']).next();
    let is_quoted = before.rfind('“') > before.rfind('”');
    let is_bracket = behind.starts_with(['(', ')']);
    let is_named = rest.is_some_and(|name| ENDS.iter().any(|end| name.contains(end)));
    (is_quoted || is_bracket) && is_named
}

/// One finding of the same mark with the same remedy.
fn half_width(
    slips: &[&Place],
    right: Option<&str>,
    parts: &Parts<'_>,
    findings: &mut Diagnostics,
) {
    let Some(first) = slips.first() else { return };
    let mark = first.character.to_string();
    let origins = slips.iter().take(MARKED).map(|place| parts.part(place.at..place.at + 1));
    report(origins.collect(), HALF_WIDTH.problem(&mark, right), findings);
}

/// With a half-width bracket that is a slip its partner is one too, whatever stands beside it.
fn with_partners(text: &str, mut slips: Vec<Place>) -> Vec<Place> {
    let known: BTreeSet<usize> = slips.iter().map(|slip| slip.at).collect();
    let mut open = Vec::new();
    for place in places(text) {
        match place.character {
            '(' => open.push(place),
            ')' => {
                let Some(opening) = open.pop() else { continue };
                match (known.contains(&opening.at), known.contains(&place.at)) {
                    (true, false) => slips.push(place),
                    (false, true) => slips.push(opening),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    slips.sort_by_key(|slip| slip.at);
    slips
}

/// Quotes and parentheses where either neighbour is Chinese; other marks where the one before
/// is, and the one behind or the end of the text (so 3.10 and 9:30 are left alone); all but a stop
/// before a digit, too.
fn among_chinese(place: &Place) -> bool {
    let before = place.before.is_some_and(is_chinese);
    let after = place.after.is_some_and(is_chinese);
    match place.character {
        '"' | '(' | ')' => before || after,
        '.' => before && (after || place.after.is_none()),
        _ => before && (after || place.after.is_none_or(|after| after.is_ascii_digit())),
    }
}

fn blanks(text: &SText, parts: &Parts<'_>, findings: &mut Diagnostics) {
    if text.starts_with(is_blank) || text.ends_with(is_blank) {
        findings.push(BLANK_AT_EDGE.at(&text.origin, text, None));
    }
    let between = places(text).filter(|place| {
        is_blank(place.character)
            && place.before.is_some_and(is_chinese)
            && place.after.is_some_and(is_chinese)
            && !is_article(&text[..place.at])
    });
    let (written, folded): (Vec<Place>, Vec<Place>) = between
        .take(MARKED)
        .partition(|place| !text.origin.text().contains('\n') || as_written(text, place));
    let blank = |place: Place| parts.part(place.at..place.at + place.character.len_utf8());
    report(written.into_iter().map(blank).collect(), BLANK_IN_TEXT.problem(" ", None), findings);
    let folds = folded.into_iter().map(|place| line_end(text, &place)).collect();
    report(folds, BLANK_FROM_FOLD.problem(" ", None), findings);
}

/// 第一条, behind which a blank stands by custom.
fn is_article(before: &str) -> bool {
    let number = before.strip_prefix('第').and_then(|rest| rest.strip_suffix('条'));
    number.is_some_and(|number| !number.is_empty() && number.chars().all(is_numeral))
}

/// The last character before the line end that became the blank.
fn line_end(text: &SText, place: &Place) -> Origin {
    let Some(before) = place.before else { return text.origin.clone() };
    let found = text.origin.narrow(&format!("{before}\n"));
    found.narrow(before.encode_utf8(&mut [0; 4]))
}

/// Whether the blank stands in the description too, and is not a line end there.
fn as_written(text: &SText, place: &Place) -> bool {
    let around: String =
        [place.before, Some(place.character), place.after].iter().flatten().collect();
    text.origin.text().contains(&around)
}

fn report(origins: Vec<Origin>, problem: Problem, findings: &mut Diagnostics) {
    let mut origins = origins.into_iter();
    let Some(first) = origins.next() else { return };
    let mut found = Diagnostic::at(&first, problem);
    found.related = origins.filter(|origin| *origin != first).collect();
    findings.push(found);
}

fn is_blank(character: char) -> bool {
    character.is_whitespace()
}

/// Chinese characters and the full-width marks that stand among them.
fn is_chinese(character: char) -> bool {
    matches!(
        character,
        '\u{3001}'..='\u{303F}'
            | '\u{3400}'..='\u{4DBF}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{FF01}'..='\u{FF0F}'
            | '\u{FF1A}'..='\u{FF1F}'
            | '\u{20000}'..='\u{3FFFF}'
            | '“' | '”' | '‘' | '’' | '…' | '—'
    )
}

/// The years in `text` (four digits from 1900 to 2199 before 年) with their places.
pub(in crate::notice) fn years_in(text: &str) -> Vec<(Range<usize>, u16)> {
    let ends = text.match_indices('年').map(|(at, _)| at);
    ends.filter_map(|end| {
        let start = end.checked_sub(4)?;
        let year = text.get(start..end)?;
        let longer = text[..start].ends_with(|c: char| c.is_ascii_digit());
        let digits = year.bytes().all(|byte| byte.is_ascii_digit());
        let number = year.parse().ok().filter(|year| (1900..2200).contains(year))?;
        (digits && !longer).then_some((start..end, number))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::{places, years_in};

    #[test]
    fn years_before_nian() {
        assert_eq!(years_in("关于2024年的通知"), vec![(6..10, 2024)]);
        assert!(years_in("12024年、24年、３年").is_empty());
    }

    #[test]
    fn neighbours() {
        let blank = places("甲 乙").nth(1).unwrap();
        assert_eq!((blank.at, blank.before, blank.after), (3, Some('甲'), Some('乙')));
    }
}
