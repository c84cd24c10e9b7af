//! Somebody has looked: the comment, or those of a group, are taken out, and what was corrected is written, in one piece.

use std::path::Path;

use crate::amend::{Edit, Refused, amended};
use crate::notice::Node;
use crate::office::amending::{self, Undone, Written};

use super::super::{Sent, entered};
use super::leaves::{Leaf, leaves};
use super::marks::{Group, groups, marks};
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
        match groups(marks(&reading)).into_iter().find(|group| group.id == sent.what) {
            Some(group) => amended(bytes, &edits(&root, reading.source.text(), &group, sent), read),
            None => {
                is_there = false;
                Err(Refused::Odd)
            }
        }
    });
    if is_there { written } else { Err(Undone::Nothing) }
}

/// The edits of a confirmation. The comments go first, from the last on: their places are those in the text as it is.
fn edits(root: &Node, text: &str, group: &Group, sent: &Sent) -> Vec<Edit> {
    let places = spots::of_group(root, text, group);
    let leaves: Vec<Leaf<'_>> = places
        .iter()
        .filter_map(|(mark, place)| Some((mark, place.as_ref()?)))
        .flat_map(|(mark, place)| leaves(place, &mark.words))
        .collect();
    // From the last on: what is taken out of a list moves what stands behind it.
    let others = leaves.iter().rev().flat_map(|leaf| {
        entered(sent, &group.id, &leaf.key).map(|now| leaf.edits(&now)).unwrap_or_default()
    });
    let comments = group.marks.iter().rev().map(|mark| mark.comment.clone());
    comments.map(|comment| Edit::Uncomment { comment }).chain(others).collect()
}
