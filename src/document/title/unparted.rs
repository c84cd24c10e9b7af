//! What the lines of a title had better not part: the names of bodies, and what stands between two marks.
//!
//! A body that no register knows is told by the word that ends its name, and reaches back over the nouns
//! before it. The words before the matter of a title are bodies, whatever kind they are.
//!
//! ```text
//! [淄川区人民政府办公室]转发《[淄博市人民政府办公室]关于印发〈2024年民生实事“十大工程”实施方案〉的通知》的通知
//! ```

use std::ops::Range;

use jieba_rs::Tag;

use crate::han;

use super::{MATTER, PASSING_ON, is_nominal};

/// How the last word of a body's name ends.
const BODIES: [&str; 22] = [
    "政府",
    "办公室",
    "办公厅",
    "委员会",
    "小组",
    "指挥部",
    "联合会",
    "办事处",
    "法院",
    "检察院",
    "中心",
    "总工会",
    "协会",
    "公司",
    "妇联",
    "区委",
    "市委",
    "县委",
    "省委",
    "党委",
    "局",
    "厅",
];
/// Words of a name that the dictionary does not know as one of a place.
const PLACES: [&str; 7] = ["省", "市", "区", "县", "镇", "乡", "中共"];

/// A stretch of a title, in bytes.
pub(super) type Stretch = Range<usize>;

/// The names of bodies in a title of these `words`, and the byte where those end that issue it.
pub(super) fn bodies(words: &[Tag]) -> (Vec<Stretch>, Option<usize>) {
    let starts: Vec<usize> = starts(words).collect();
    let matter = words.iter().position(begins_matter).unwrap_or(0);
    let mut names: Vec<Stretch> = Vec::new();
    let mut free = 0;
    for (at, word) in words.iter().enumerate() {
        let goes_on = words.get(at + 1).is_some_and(is_body);
        if !is_body(word) || goes_on {
            continue;
        }
        let first = if at < matter { free } else { first_of_name(words, matter, at) };
        // 区政府 is of 区政府妇女儿童工作委员会.
        names.pop_if(|name| starts[first] <= name.start);
        names.push(starts[first]..starts[at + 1]);
        free = at + 1;
    }
    let is_issued = names.iter().any(|name| name.end == starts[matter])
        || words.get(matter).is_some_and(|word| word.word == MATTER);
    (names, (is_issued && matter > 0).then(|| starts[matter]))
}

/// Where each word begins, and where the last ends.
fn starts<'w>(words: &'w [Tag]) -> impl Iterator<Item = usize> + 'w {
    let ends = words.iter().scan(0, |end, word| {
        *end += word.word.len();
        Some(*end)
    });
    std::iter::once(0).chain(ends)
}

/// Whether a title turns here from those who issue it to what it says.
fn begins_matter(word: &Tag) -> bool {
    word.word == MATTER || PASSING_ON.contains(&word.word)
}

fn is_body(word: &Tag) -> bool {
    BODIES.iter().any(|ending| word.word.ends_with(ending))
}

/// The first word of the name whose last stands at `last`, from `matter` on.
fn first_of_name(words: &[Tag], matter: usize, last: usize) -> usize {
    let of_name = |at: &usize| {
        let word = &words[*at];
        is_nominal(word.tag) || PLACES.contains(&word.word)
    };
    (matter..last).rev().take_while(of_name).last().unwrap_or(last)
}

/// What stands between an opening mark and its closing one, both with it.
pub(super) fn between_marks(text: &str) -> Vec<Stretch> {
    let mut open = Vec::new();
    let mut found = Vec::new();
    for (at, character) in text.char_indices() {
        if han::OPENING.contains(character) {
            open.push(at);
        } else if han::CLOSING.contains(character) {
            found.extend(open.pop().map(|begin| begin..at + character.len_utf8()));
        }
    }
    found
}
