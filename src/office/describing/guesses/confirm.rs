//! Somebody has looked: the comment is taken out, and what was corrected is written, in one piece.

use std::path::Path;

use crate::amend::{Edit, Refused, amended};
use crate::notice::Node;
use crate::office::amending::{self, Undone, Written};

use super::super::{Sent, entered};
use super::leaves::{Leaf, leaves};
use super::marks::{Mark, marks};
use super::{root, spots};

/// Takes out the comment that `sent` names, of the description at `place`, and writes what is another in its fields.
///
/// # Errors
/// Where the description is another than was shown, has no such comment, or would be wrong.
pub(crate) fn confirm(place: &Path, sent: &Sent) -> Result<Written, Undone> {
    let mut is_there = true;
    let written = amending::change(place, &sent.hash, |bytes, read| {
        let reading = read(bytes);
        let root = root(&reading).ok_or(Refused::Unread)?;
        match marks(&reading).into_iter().find(|mark| mark.id == sent.what) {
            Some(mark) => amended(bytes, &edits(&root, reading.source.text(), mark, sent), read),
            None => {
                is_there = false;
                Err(Refused::Odd)
            }
        }
    });
    if is_there { written } else { Err(Undone::Nothing) }
}

/// The edits of a confirmation. The comment goes first: its place is that in the text as it is.
fn edits(root: &Node, text: &str, mark: Mark, sent: &Sent) -> Vec<Edit> {
    let places = spots::spots(root, text, &mark);
    let leaves: Vec<Leaf<'_>> =
        places.iter().flat_map(|place| leaves(place, &mark.words)).collect();
    // From the last on: what is taken out of a list moves what stands behind it.
    let others = leaves.iter().rev().flat_map(|leaf| {
        entered(sent, &mark.id, &leaf.key).map(|now| leaf.edits(&now)).unwrap_or_default()
    });
    let others: Vec<Edit> = others.collect();
    [vec![Edit::Uncomment { comment: mark.comment }], others].concat()
}
