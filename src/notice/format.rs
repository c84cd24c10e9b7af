//! The format of the description, before anything else is read of it: what a newer program
//! understands otherwise is not guessed at.
//!
//! ```text
//! file_format: 1     ->   read; so is a description that says nothing
//! file_format: 2     ->   E028 alone, whatever else is new in the file
//! ```

use crate::diag::{Diagnostic, FileProblem, Problem, ValueProblem};

use super::keys;
use super::yaml::{Kind, Node};

/// The format that this program knows. It is raised where a description that an older program takes
/// without a word would mean something else to it; a new key needs no new format.
pub(super) const KNOWN: u64 = 1;

/// What is wrong with the format that the description names.
pub(super) fn fault(root: &Node) -> Option<Diagnostic> {
    let Kind::Mapping(entries) = &root.kind else { return None };
    let named = |entry: &&super::yaml::Entry| matches!(&entry.key.kind, Kind::Scalar(key) if keys::FILE_FORMAT.is(key));
    let value = &entries.iter().find(named)?.value;
    let found = if let Kind::Scalar(text) = &value.kind { text.as_str() } else { "" };
    let problem = match found.parse::<u64>() {
        Ok(KNOWN) => return None,
        Ok(newer) if newer > KNOWN => {
            Problem::File(FileProblem::NewerDescription { found: newer, known: KNOWN })
        }
        Ok(_) | Err(_) => Problem::Value(ValueProblem::NotOneOf {
            found: found.to_owned(),
            allowed: vec![KNOWN.to_string()],
        }),
    };
    Some(Diagnostic::at(&value.origin, problem))
}
