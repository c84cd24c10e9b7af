//! "Did you mean": the known name that is nearest to a written one.

use std::collections::BTreeSet;

/// Below this, a suggestion would be a guess: 区气象局 and 区人社局 share two of four.
const NEAR: f64 = 0.55;
/// The same for words of two characters, of which one may be wrong (内荣 for 内容).
const NEAR_SHORT: f64 = 0.5;

/// Characters of a name at most: what is longer is no misspelt name, and slow to compare.
const LONGEST: usize = 60;
/// So many names are compared.
const MOST: usize = 5_000;

/// The nearest of `known`, the first of equals; `None` where none is near.
pub(super) fn nearest<'k>(
    written: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Option<&'k str> {
    all_nearest(written, known).first().copied()
}

/// Those of `known` than which none is nearer: 区卫建局 is as near to 区卫健局 as to 区住建局.
pub(super) fn all_nearest<'k>(
    written: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Vec<&'k str> {
    let length = written.chars().count();
    if length > LONGEST {
        return Vec::new();
    }
    let mut highest = if length <= 2 { NEAR_SHORT } else { NEAR };
    let mut best = Vec::new();
    for name in known.into_iter().filter(|name| name.len() <= LONGEST * 4).take(MOST) {
        let score = likeness(written, name);
        if score > highest {
            best.clear();
        }
        if score >= highest {
            highest = score;
            best.push(name);
        }
    }
    best
}

/// From 0 to 1. English words are compared letter by letter; Chinese names also by the
/// characters they share, for an abbreviation keeps characters and not their places.
fn likeness(a: &str, b: &str) -> f64 {
    let by_place = strsim::normalized_damerau_levenshtein(a, b);
    if a.is_ascii() || b.is_ascii() {
        return by_place;
    }
    by_place.max(shared(a, b))
}

#[expect(clippy::cast_precision_loss, reason = "names have a few dozen characters")]
fn shared(a: &str, b: &str) -> f64 {
    let (a, b): (BTreeSet<char>, BTreeSet<char>) = (a.chars().collect(), b.chars().collect());
    let common = a.intersection(&b).count();
    2.0 * common as f64 / (a.len() + b.len()).max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::{all_nearest, nearest};

    #[test]
    fn names_as_near_as_each_other_are_all_told() {
        let known = ["区住建局", "区卫健局", "区人社局"];
        assert_eq!(all_nearest("区卫建局", known), ["区住建局", "区卫健局"]);
        assert_eq!(all_nearest("区民宗局", known), Vec::<&str>::new());
    }

    #[test]
    fn names_of_both_languages() {
        let known = ["区教体局", "区人社局", "title", "发文字号"];
        assert_eq!(nearest("区教育局", known), Some("区教体局"));
        assert_eq!(nearest("文号", known), Some("发文字号"));
        assert_eq!(nearest("titel", known), Some("title"));
        assert_eq!(nearest("colour", known), None);
        assert_eq!(nearest("区气象局", known), None);
        assert_eq!(nearest("内荣", ["名称", "内容"]), Some("内容"));
    }
}
