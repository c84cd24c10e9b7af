//! A head that is nearly one of the office's own questions -> that question.
//!
//! ```text
//! 存在的问题    存在问题      the only question that it is like, and the only head like it: taken for it
//! 问题整改情况  存在问题      they share a word: said, and not taken
//! ```

use crate::cell::CellRef;
use crate::form::forms::OwnHeads;
use crate::form::read::view::View;
use crate::form::words::{likeness, normal};

/// From here on a head is the question's, where it can be no other's.
const SAFE: f64 = 0.74;
/// From here on it is probably meant for it.
const NEAR: f64 = 0.5;
/// Characters of a head at most.
const LONGEST: usize = 32;
/// Words of a head that say nothing of what stands below it.
const FILLING: [&str; 4] = ["的", "工作", "主要", "目前"];
/// Characters of a word that two heads share.
const SHARED: usize = 2;

/// A head that is no question of the office's, and nearly is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::form::read) struct NearHead {
    /// Its column.
    pub(in crate::form::read) column: u16,
    /// Where it stands.
    pub(in crate::form::read) place: CellRef,
    /// The questions that it may be meant for; at least one.
    pub(in crate::form::read) questions: Vec<usize>,
    /// Whether it was taken for the one.
    pub(in crate::form::read) taken: bool,
}

/// Those among the `open` columns, whose heads nobody knows; the questions in `asked` have a column of their own.
pub(super) fn near_heads(
    view: &View<'_>,
    row: u32,
    (open, asked): (&[u16], &[usize]),
    own: &OwnHeads,
) -> Vec<NearHead> {
    let questions: Vec<(usize, String)> = own
        .questions()
        .enumerate()
        .filter(|(question, _)| !asked.contains(question))
        .map(|(question, words)| (question, without_filling(words)))
        .collect();
    if questions.is_empty() {
        return Vec::new();
    }
    let mut near: Vec<(NearHead, Option<usize>)> =
        open.iter().filter_map(|at| near_head(view, CellRef::new(row, *at), &questions)).collect();
    let safe: Vec<usize> = near.iter().filter_map(|(_, safe)| *safe).collect();
    for (head, own) in &mut near {
        head.taken = own.is_some_and(|own| safe.iter().filter(|one| **one == own).count() == 1);
        if let (true, Some(own)) = (head.taken, own) {
            head.questions = vec![*own];
        }
    }
    near.into_iter().map(|(head, _)| head).collect()
}

/// What the head may be meant for, and the one question that it surely is.
fn near_head(
    view: &View<'_>,
    at: CellRef,
    questions: &[(usize, String)],
) -> Option<(NearHead, Option<usize>)> {
    let (place, cell) = view.at(at)?;
    let head = normal(&cell.text);
    if head.is_empty() || head.chars().count() > LONGEST {
        return None;
    }
    let head = without_filling(&head);
    let of = |least: f64| {
        let like = questions.iter().filter(|(_, words)| likeness(&head, words) >= least);
        like.map(|(question, _)| *question).collect::<Vec<_>>()
    };
    let (sure, mut meant) = (of(SAFE), of(NEAR));
    if meant.is_empty() {
        let sharing = questions.iter().filter(|(_, words)| share_a_word(&head, words));
        meant = sharing.map(|(question, _)| *question).collect();
    }
    let safe = if let [only] = sure[..] { Some(only) } else { None };
    let column = at.column;
    let near = NearHead { column, place, questions: meant, taken: false };
    (!near.questions.is_empty()).then_some((near, safe))
}

fn without_filling(head: &str) -> String {
    let bare = FILLING.iter().fold(head.to_owned(), |head, word| head.replace(word, ""));
    if bare.is_empty() { head.to_owned() } else { bare }
}

fn share_a_word(one: &str, other: &str) -> bool {
    let letters: Vec<char> = other.chars().collect();
    letters.windows(SHARED).any(|word| one.contains(&word.iter().collect::<String>()))
}
