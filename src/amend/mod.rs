//! A description is changed at one place of it, as somebody would by hand: what else stands in the file stays, byte
//! for byte.
//!
//! ```text
//! the file's bytes -> its tree, each node with its place -> edits -> splices of the text -> the new bytes
//!                              \-> what the tree must be then                                  |
//!                                                    \- the same? no new error? --- read as check reads
//! ```
//!
//! Comments, order, indentation, line ends and encoding stay. How the place is written (a block, a list in brackets, a
//! key that is not there yet) decides how it is edited; what comes out is read again and must say what was wanted and
//! nothing else, or it is refused: an alias, an anchor or an odd way of writing costs an edit, never a word of the file.

mod add;
mod edit;
mod item;
mod places;
mod remove;
mod ruling;
mod said;
mod scalar;
mod set;

use std::sync::Arc;

use crate::diag::{Diagnostic, Diagnostics, KeyProblem, Problem};
use crate::mend::bytes;
use crate::notice::{self, Reading};
use crate::origin::Source;

pub use edit::{Edit, Field, Step, Value};
pub use ruling::{RulingEdit, Says, ruled};

use said::Said;
use scalar::Manner;

/// A description that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amended {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// What was changed.
    pub change: Change,
}

/// Which lines were changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The first of them, from 1.
    pub line: usize,
    /// What stood there; empty where lines were added.
    pub before: String,
    /// What stands there now; empty where lines were taken away.
    pub after: String,
}

/// Why a description is not changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Refused {
    /// It is no text, or no YAML.
    Unread,
    /// Its place is written in a way that cannot be edited without touching something else.
    Odd,
    /// What would be written is an error.
    Wrong(Diagnostics),
}

/// Reads the bytes of a description as `check` does.
type Read<'r> = &'r dyn Fn(&[u8]) -> Reading;

/// `bytes` with the edits, one after another; `read` reads them as `check` does.
///
/// # Errors
/// Where that cannot be done without touching anything else, or would bring an error.
pub fn amended(
    bytes: &[u8],
    edits: &[Edit],
    read: &dyn Fn(&[u8]) -> Reading,
) -> Result<Amended, Refused> {
    checked(bytes, edits, &read(bytes), read).map(|(done, _)| done)
}

/// The same of bytes that were read as `before`; with what is read of them then.
///
/// What is written as by hand and taken for something else, by YAML or by who reads its lines, is quoted.
fn checked(
    bytes: &[u8],
    edits: &[Edit],
    before: &Reading,
    read: &dyn Fn(&[u8]) -> Reading,
) -> Result<(Amended, Reading), Refused> {
    let slips = |reading: &Reading| reading.findings.count(|code| code[1..].starts_with('0'));
    let by_hand = written(bytes, edits, before, (read, Manner::AsByHand));
    match by_hand {
        Ok(done) if slips(&done.1) <= slips(before) => Ok(done),
        by_hand => written(bytes, edits, before, (read, Manner::Quoted)).or(by_hand),
    }
}

fn written(
    bytes: &[u8],
    edits: &[Edit],
    before: &Reading,
    (read, manner): (Read<'_>, Manner),
) -> Result<(Amended, Reading), Refused> {
    let mut now = bytes.to_vec();
    let (mut source, mut root) = tree(&now)?;
    let mut wanted = Said::of(&root);
    for edit in edits {
        wanted.apply(edit).ok_or(Refused::Odd)?;
        let mut splices = edit.splices(source.text(), &root, manner).ok_or(Refused::Odd)?;
        splices.sort_by_key(|(span, _)| span.start);
        now = bytes::spliced(&now, source.text(), &splices).ok_or(Refused::Odd)?;
        (source, root) = tree(&now).map_err(|_| Refused::Odd)?;
    }
    let after = read(&now);
    // What is wrong with it tells more than that it is another.
    no_new_error(before, &after)?;
    if wanted != Said::of(&root) {
        return Err(Refused::Odd);
    }
    let change = Change::between(before.source.text(), source.text());
    Ok((Amended { bytes: now, change }, after))
}

fn tree(bytes: &[u8]) -> Result<(Arc<Source>, notice::Node), Refused> {
    let source = notice::text_of("", bytes).map_err(|_| Refused::Unread)?;
    let root = notice::tree_of(&source).ok_or(Refused::Unread)?;
    Ok((source, root))
}

/// That nothing is wrong that was not before.
fn no_new_error(before: &Reading, after: &Reading) -> Result<(), Refused> {
    let was = |one: &Diagnostic| before.findings.iter().any(|old| is_left_of(one, old));
    let mut found = Diagnostics::new();
    found.extend(after.findings.iter().filter(|one| one.problem.blocks() && !was(one)).cloned());
    if found.has_errors() { Err(Refused::Wrong(found)) } else { Ok(()) }
}

/// Whether a finding is one of before, or what is left of it: some of the keys that were missing.
fn is_left_of(one: &Diagnostic, old: &Diagnostic) -> bool {
    match (&one.problem, &old.problem) {
        (
            Problem::Key(KeyProblem::MissingKeys { keys }),
            Problem::Key(KeyProblem::MissingKeys { keys: before }),
        ) => keys.iter().all(|key| before.contains(key)),
        (one, old) => one == old,
    }
}

impl Change {
    /// The lines that differ.
    pub fn between(before: &str, after: &str) -> Change {
        let (old, new): (Vec<&str>, Vec<&str>) =
            (before.lines().collect(), after.lines().collect());
        let head = old.iter().zip(&new).take_while(|(one, other)| one == other).count();
        let (old, new) = (&old[head..], &new[head..]);
        let tail = old.iter().rev().zip(new.iter().rev());
        let tail = tail.take_while(|(one, other)| one == other).count();
        let shown = |lines: &[&str]| lines[..lines.len() - tail].join("\n");
        Change { line: head + 1, before: shown(old), after: shown(new) }
    }
}

#[cfg(test)]
mod tests;
