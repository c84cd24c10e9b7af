//! What the YAML parser stumbled over -> what the clerk did, and where.
//!
//! The parser reports where reading became impossible, which is often a line below the mistake.
//! So the line it names and the one above are first searched for what clerks really do (a
//! full-width colon behind a key, no blank behind the colon, a tab, full-width blanks, a quote
//! or bracket left open); only then the parser's own verdict is put into words.

use granit_parser::{ErrorKind, ScanError};

use crate::diag::{Diagnostic, FileProblem, Problem};

use super::keys::TABLES;
use super::mended::Mended;

/// No description is nested deeper: it has five levels.
pub(super) const DEPTH: usize = 32;

/// The one finding for a file that is no YAML.
pub(super) fn explain(mended: &Mended<'_>, error: &ScanError) -> Box<Diagnostic> {
    let text = mended.text();
    let reported = error.marker().byte_offset().unwrap_or(0).min(text.len());
    let at = text.floor_char_boundary(reported);
    let lines = lines_to_search(text, at);
    let mistake = lines.iter().find_map(|line| mistake_in(text, *line));
    let mistake = mistake.or_else(|| left_open(text, &lines)).or_else(|| {
        let no_colon = matches!(error.kind(), ErrorKind::SimpleKeyExpected);
        lines.first().filter(|_| no_colon).and_then(|line| missing_colon(text, *line))
    });
    let (start, end, problem) = mistake.unwrap_or_else(|| verdict(text, at, error.kind()));
    Box::new(Diagnostic::at(&mended.origin(start..end), problem))
}

/// A place in the text and what is wrong there.
type Found = (usize, usize, Problem);

/// The line of `at` and the nearest line above that is not blank, as offsets of their starts.
fn lines_to_search(text: &str, at: usize) -> Vec<usize> {
    let here = line_start(text, at);
    let mut lines = vec![here];
    let mut above = here;
    while above > 0 {
        above = line_start(text, above - 1);
        if !line_at(text, above).trim().is_empty() {
            lines.push(above);
            break;
        }
    }
    lines
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

fn line_at(text: &str, start: usize) -> &str {
    text[start..].split('\n').next().unwrap_or_default()
}

fn mistake_in(text: &str, start: usize) -> Option<Found> {
    let line = line_at(text, start);
    let indent = line.len() - line.trim_start().len();
    let bad_indent = line[..indent].char_indices().find_map(|(at, character)| match character {
        '\t' => Some((at, character, Problem::File(FileProblem::Tab))),
        '\u{3000}' => Some((at, character, Problem::File(FileProblem::FullWidthIndent))),
        _ => None,
    });
    if let Some((at, character, problem)) = bad_indent {
        return Some((start + at, start + at + character.len_utf8(), problem));
    }
    let (at, end, problem) = mistaken_key(line).or_else(|| mistaken_dash(line))?;
    Some((start + at, start + end, problem))
}

/// A list item whose dash is full-width or a long one, or stands right before its key.
fn mistaken_dash(line: &str) -> Option<Found> {
    let at = line.len() - line.trim_start().len();
    let dash = line[at..].chars().next().filter(|c| "-－—–•·".contains(*c))?;
    let end = at + dash.len_utf8();
    let rest = &line[end..];
    let apart = dash == '-' && rest.starts_with(' ');
    (!apart && begins_with_key(rest)).then_some((at, end, Problem::File(FileProblem::ListDash)))
}

/// A key that `line` begins with, and no colon behind it.
fn missing_colon(text: &str, start: usize) -> Option<Found> {
    let line = line_at(text, start);
    let content = line.trim_start_matches([' ', '-']);
    let key = content.split([' ', '；', ';', '=', '，', ',', '。', '.']).next()?;
    if !is_key(key) || content.contains(": ") {
        return None;
    }
    let at = start + line.len() - content.len();
    Some((at, at + key.len(), Problem::File(FileProblem::NoColon { key: key.into() })))
}

/// A quote or bracket that opens in the line above and does not close there, where the line in
/// question begins with a key: the clerk was done with the value.
fn left_open(text: &str, lines: &[usize]) -> Option<Found> {
    let [here, above] = lines else { return None };
    if !begins_with_key(line_at(text, *here)) {
        return None;
    }
    let line = line_at(text, *above);
    let value = line.find(": ").map_or(line.len() - line.trim_start().len(), |at| at + 2);
    let value = value + (line[value..].len() - line[value..].trim_start_matches(['-', ' ']).len());
    let first = line[value..].chars().next()?;
    let opened = match first {
        '"' | '\'' => line[value..].matches(first).count() == 1,
        '[' => !line.contains(']'),
        '{' => !line.contains('}'),
        _ => false,
    };
    let problem = match first {
        '"' | '\'' => Problem::File(FileProblem::UnclosedQuote { mark: first }),
        _ => Problem::File(FileProblem::UnclosedBracket { open: first }),
    };
    opened.then(|| (above + value, above + value + first.len_utf8(), problem))
}

fn begins_with_key(line: &str) -> bool {
    let content = line.trim_start_matches([' ', '-']);
    content.split_once(':').is_some_and(|(key, _)| is_key(key.trim()))
}

fn is_key(written: &str) -> bool {
    TABLES.iter().any(|table| table.find(written).is_some())
}

/// A known key that `line` begins with and that is not one because of its colon; the place is
/// that of the colon, in bytes of `line`.
pub(super) fn mistaken_key(line: &str) -> Option<Found> {
    let content = line.trim_start_matches([' ', '\u{3000}', '-', '{', '\t']);
    let before = line.len() - content.len();
    let at = content.find([':', '：'])?;
    let key = content[..at].trim();
    if !is_key(key) {
        return None;
    }
    let colon = content[at..].chars().next()?;
    let behind = content[at + colon.len_utf8()..].chars().next();
    let (start, end) = (before + at, before + at + colon.len_utf8());
    match colon {
        '：' => Some((start, end, Problem::File(FileProblem::FullWidthColon { key: key.into() }))),
        _ if behind.is_some_and(|next| !next.is_whitespace()) => {
            Some((start, end, Problem::File(FileProblem::NoBlankAfterColon { key: key.into() })))
        }
        _ => None,
    }
}

/// The parser's word for it, at the place where the clerk will look.
#[expect(clippy::wildcard_enum_match_arm, reason = "a foreign enum of ninety kinds")]
fn verdict(text: &str, at: usize, kind: &ErrorKind) -> Found {
    match kind {
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => {
            unclosed_quote(text, at)
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => after_quote(text, at),
        ErrorKind::UnclosedFlowCollection { open }
        | ErrorKind::MismatchedFlowCollectionEnd { open, .. } => unclosed_bracket(text, at, *open),
        ErrorKind::ExpectedFlowSequenceSeparator | ErrorKind::UnexpectedEofFlowSequence => {
            unclosed_bracket(text, at, '[')
        }
        ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::UnexpectedEofFlowMapping => {
            unclosed_bracket(text, at, '{')
        }
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => tab(text, at),
        ErrorKind::ExpectedTagBang
        | ErrorKind::InvalidGlobalTagCharacter
        | ErrorKind::UndeclaredTagHandle
        | ErrorKind::InvalidTagTerminator
        | ErrorKind::MissingTagUri
        | ErrorKind::UnclosedVerbatimTag => tag(text, at),
        other => {
            let character = text[at..].chars().next();
            let end = at + character.map_or(0, char::len_utf8);
            (at, end, in_place(other, character))
        }
    }
}

/// The kinds whose place is where the parser stopped, before `character`.
#[expect(clippy::wildcard_enum_match_arm, reason = "a foreign enum of ninety kinds")]
fn in_place(kind: &ErrorKind, character: Option<char>) -> Problem {
    match kind {
        ErrorKind::RecursionLimitExceeded => Problem::File(FileProblem::TooDeep { limit: DEPTH }),
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => {
            Problem::File(FileProblem::ColonInText)
        }
        ErrorKind::UnexpectedCharacter { character } => {
            Problem::File(FileProblem::SpecialStart { character: *character })
        }
        ErrorKind::UnknownAnchor | ErrorKind::MissingAnchorOrAliasName => {
            Problem::File(FileProblem::SpecialStart { character: character.unwrap_or('*') })
        }
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidUnicodeEscape => Problem::File(FileProblem::Backslash),
        ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::MappingKeyNotAllowed
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::InvalidFlowScalarIndent => Problem::File(FileProblem::Indentation),
        other => Problem::File(FileProblem::YamlBroken { detail: other.to_string() }),
    }
}

/// The opening mark, where the parser names the end of the file.
fn unclosed_quote(text: &str, at: usize) -> Found {
    let opening = text[at..].chars().next().filter(|c| matches!(c, '"' | '\''));
    let place = match opening {
        Some(mark) => Some((at, mark)),
        None => text[..at].char_indices().rev().find(|(_, c)| matches!(c, '"' | '\'')),
    };
    let (start, mark) = place.unwrap_or((at, '"'));
    let end = (start + mark.len_utf8()).min(text.len());
    (start, end, Problem::File(FileProblem::UnclosedQuote { mark }))
}

/// Text behind a closing quote; but a quote that opened on an earlier line and closes at the
/// next quote that comes along was never meant to go so far.
fn after_quote(text: &str, at: usize) -> Found {
    let line = line_start(text, at);
    let quotes = |part: &str| part.matches(['"', '\'']).count();
    if quotes(&text[line..at]) % 2 == 1
        && let Some((opened, mark)) =
            text[..line].char_indices().rev().find(|(_, c)| matches!(c, '"' | '\''))
    {
        return (opened, opened + 1, Problem::File(FileProblem::UnclosedQuote { mark }));
    }
    let length = text[at..].chars().next().map_or(0, char::len_utf8);
    (at, at + length, Problem::File(FileProblem::TextAfterQuote))
}

/// The opening bracket, where the parser names the place it gave up.
fn unclosed_bracket(text: &str, at: usize, open: char) -> Found {
    let start =
        if text[at..].starts_with(open) { at } else { text[..at].rfind(open).unwrap_or(at) };
    let end = (start + open.len_utf8()).min(text.len());
    (start, end, Problem::File(FileProblem::UnclosedBracket { open }))
}

/// The exclamation mark that made the parser read a tag.
fn tag(text: &str, at: usize) -> Found {
    let start = if text[at..].starts_with('!') { at } else { text[..at].rfind('!').unwrap_or(at) };
    (
        start,
        (start + 1).min(text.len()),
        Problem::File(FileProblem::SpecialStart { character: '!' }),
    )
}

fn tab(text: &str, at: usize) -> Found {
    let line = line_start(text, at);
    let place = text[line..].find('\t').map_or(at, |offset| line + offset);
    (place, (place + 1).min(text.len()), Problem::File(FileProblem::Tab))
}
