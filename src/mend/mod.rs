//! What cannot change the meaning of a description is mended at its place: `check --fix`.
//!
//! ```text
//! the file's bytes -> slips of lines and of words, each with what it should be -> the same bytes but there
//! ```
//!
//! What is mended is read again, until nothing is left that can be; what would bring an error is not mended.
//! Comments, order, line ends and encoding stay.

pub(crate) mod bytes;

use crate::diag::{Diagnostic, Problem};
use crate::notice::{LineEdit, Reading};
use crate::origin::{Origin, Place};
use crate::proof;

/// A place that was mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The line, from 1.
    pub line: usize,
    /// What was written, and what is written now: the place with what stands beside it in its line.
    pub before: String,
    /// See `before`.
    pub after: String,
    /// The code of the rule.
    pub code: &'static str,
}

/// A description that was mended.
#[derive(Debug)]
pub struct MendedFile {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// What was changed, round by round from the top.
    pub changes: Vec<Change>,
}

/// Rounds at most: what is mended may bring the next to light, as two slips that stand at one place do.
const ROUNDS: usize = 8;

/// `bytes` with all that can be mended; `read` reads them as `check` does. No change where nothing can.
pub fn mended(bytes: &[u8], read: &dyn Fn(&[u8]) -> Reading) -> MendedFile {
    let mut done = MendedFile { bytes: bytes.to_vec(), changes: Vec::new() };
    let mut reading = read(bytes);
    for _ in 0..ROUNDS {
        let edits = edits(&reading);
        if edits.is_empty() {
            break;
        }
        let text = reading.source.text();
        let Some(bytes) = bytes::with_lines(&done.bytes, text, &applied(text, &edits)) else {
            break;
        };
        let next = read(&bytes);
        if errors(&next) > errors(&reading) {
            return harmless(done, reading, edits, read);
        }
        done.changes.extend(edits.iter().map(|edit| change(edit, text)));
        (done.bytes, reading) = (bytes, next);
    }
    done
}

/// What [`mended`] would do first of what was read and, with what its words are wrong in, found already.
pub fn possible(reading: &Reading) -> Vec<LineEdit> {
    let of_words = reading.findings.iter().flat_map(of_words);
    in_order(reading, reading.edits.iter().cloned().chain(of_words).collect())
}

/// Those of `edits` that mend what was found: at its places, or else, as a slip of a line is told where it was typed and
/// mended where that leads, in its lines.
pub fn of<'e>(found: &Diagnostic, edits: &'e [LineEdit]) -> Vec<&'e LineEdit> {
    let Place::Text(first) = &found.place else { return Vec::new() };
    let places: Vec<&Origin> = std::iter::once(first).chain(&found.related).collect();
    let own = || edits.iter().filter(|edit| edit.code == found.problem.code());
    let at = |edit: &&LineEdit| {
        let meets = |place: &&Origin| {
            let span = place.span();
            edit.span.start <= span.end && span.start <= edit.span.end
        };
        places.iter().any(meets)
    };
    let met: Vec<&LineEdit> = own().filter(at).collect();
    if !met.is_empty() {
        return met;
    }
    let of_code = |edit: &&LineEdit| edit.code == found.problem.code();
    in_lines_of(found, edits).into_iter().filter(of_code).collect()
}

/// `bytes` with these edits, or where all together bring an error with those that bring none; `read` reads them as `check`
/// does. One bracket of two is no list: they are mended together.
pub fn mended_by(
    bytes: &[u8],
    edits: Vec<LineEdit>,
    read: &dyn Fn(&[u8]) -> Reading,
) -> MendedFile {
    let reading = read(bytes);
    let text = reading.source.text();
    let all = bytes::with_lines(bytes, text, &applied(text, &edits));
    if let Some(bytes) = all.filter(|all| errors(&read(all)) <= errors(&reading)) {
        let changes = edits.iter().map(|edit| change(edit, text)).collect();
        return MendedFile { bytes, changes };
    }
    let done = MendedFile { bytes: bytes.to_vec(), changes: Vec::new() };
    harmless(done, reading, edits, read)
}

/// Those of `edits` in the lines of what was found: slips that stand together are mended together, as both signs of a
/// bracket.
pub fn in_lines_of<'e>(found: &Diagnostic, edits: &'e [LineEdit]) -> Vec<&'e LineEdit> {
    let Place::Text(first) = &found.place else { return Vec::new() };
    let text = first.source().text();
    let line = |edit: &LineEdit| text[..edit.span.start].matches('\n').count() + 1;
    let lines = first.line()..=first.end_line_column().0;
    edits.iter().filter(|edit| lines.contains(&line(edit))).collect()
}

/// One of `edits` brings an error: each is tried alone, from the end of the text on, so that the others keep their
/// places.
fn harmless(
    mut done: MendedFile,
    mut reading: Reading,
    edits: Vec<LineEdit>,
    read: &dyn Fn(&[u8]) -> Reading,
) -> MendedFile {
    let mut changes = Vec::new();
    for edit in edits.into_iter().rev() {
        let text = reading.source.text();
        let one = std::slice::from_ref(&edit);
        let Some(bytes) = bytes::with_lines(&done.bytes, text, &applied(text, one)) else {
            continue;
        };
        let next = read(&bytes);
        if errors(&next) <= errors(&reading) {
            changes.push(change(&edit, text));
            (done.bytes, reading) = (bytes, next);
        }
    }
    done.changes.extend(changes.into_iter().rev());
    done
}

fn errors(reading: &Reading) -> usize {
    let errors = reading.findings.iter().filter(|found| found.problem.blocks());
    errors.map(|found| found.problem.count()).sum()
}

/// Characters beside a place that are shown with it.
const BESIDE: usize = 8;

/// What is shown of an edit of `text`.
fn change(LineEdit { span, text: right, code }: &LineEdit, text: &str) -> Change {
    let (head, tail) = (&text[..span.start], &text[span.end..]);
    let line = head.matches('\n').count() + 1;
    let head = head.rsplit('\n').next().unwrap_or_default();
    let tail = tail.split('\n').next().unwrap_or_default();
    let cut = head.char_indices().rev().nth(BESIDE - 1).map_or(0, |(at, _)| at);
    let end = tail.char_indices().nth(BESIDE).map_or(tail.len(), |(at, _)| at);
    let (head, tail) = (head[cut..].trim_start(), tail[..end].trim_end());
    let before = format!("{head}{}{tail}", &text[span.clone()]);
    Change { line, before, after: format!("{head}{right}{tail}"), code }
}

/// What can be mended of a description, from the top; of two that meet the first.
fn edits(reading: &Reading) -> Vec<LineEdit> {
    let of_lines = reading.edits.iter().cloned();
    let notice = reading.notice.iter().map(|notice| (notice, proof::read(notice)));
    let draft = reading.draft.iter().map(|draft| (draft, proof::read_draft(draft)));
    let of_words = notice.chain(draft).flat_map(|(notice, found)| {
        let is_silent =
            |found: &Diagnostic| notice.silent.iter().any(|by| proof::is_meant(by, found));
        let as_read = reading.findings.iter().cloned();
        let found = as_read.chain(found).filter(move |found| !is_silent(found));
        found.flat_map(|found| of_words(&found))
    });
    in_order(reading, of_lines.chain(of_words).collect())
}

/// Edits from the top; of two that meet the first.
fn in_order(reading: &Reading, mut edits: Vec<LineEdit>) -> Vec<LineEdit> {
    edits.sort_by_key(|edit| edit.span.start);
    let (mut end, text) = (0, reading.source.text());
    edits.retain(|edit| {
        let is_free = edit.span.start >= end;
        let in_a_line = !edit.text.contains('\n') && !text[edit.span.clone()].contains('\n');
        if is_free && in_a_line {
            end = edit.span.end;
        }
        is_free && in_a_line
    });
    edits
}

/// Slips of words that a rule mends by itself, each place where it stands in the file as it is read.
fn of_words(found: &Diagnostic) -> Vec<LineEdit> {
    let (Problem::Proof(slip), Place::Text(first)) = (&found.problem, &found.place) else {
        return Vec::new();
    };
    let Some(right) = slip.right.as_ref().filter(|_| slip.rule.mechanical) else {
        return Vec::new();
    };
    let places = std::iter::once(first).chain(&found.related);
    let as_written = places.filter(|place| is_as_written(place, &slip.found));
    let edit = |place: &Origin| {
        let (span, text) = (place.span(), right.clone());
        LineEdit { span, text, code: slip.rule.code }
    };
    as_written.map(edit).collect()
}

/// Words of a folded block or between quotation marks may be written otherwise than they are read.
fn is_as_written(place: &Origin, words: &str) -> bool {
    place.cell().is_none() && place.text() == words
}

fn applied(text: &str, edits: &[LineEdit]) -> String {
    let (mut mended, mut done) = (String::new(), 0);
    for edit in edits {
        mended += &text[done..edit.span.start];
        mended += &edit.text;
        done = edit.span.end;
    }
    mended + &text[done..]
}
