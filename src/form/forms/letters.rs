//! Which letters a name has -> how like another it can be at most, without comparing them.
//!
//! Two names that share few letters are not alike, whatever their order: of 100 tasks all but a few
//! are told apart from a row's name by this, at the cost of a look at each of its letters.
//!
//! `实施家庭品质提升工程` and `填报人联系电话` share none, and are not compared.

use crate::form::words::{LONGEST, without_number};

/// Bits that stand for letters; several letters may share one.
const BITS: u32 = 256;

/// The letters of a name, as [`likeness`](crate::form::words::likeness) compares it.
pub(super) struct Letters {
    all: usize,
    /// The same for the part of it that is compared letter by letter.
    compared: usize,
    bytes: usize,
    seen: [u64; BITS as usize / 64],
}

impl Letters {
    /// Those of `name`.
    pub(super) fn of(name: &str) -> Letters {
        let compared = name.chars().take(LONGEST);
        let mut letters = Letters {
            all: name.chars().count(),
            compared: compared.clone().count(),
            bytes: compared.map(char::len_utf8).sum(),
            seen: Default::default(),
        };
        for letter in name.chars() {
            let (word, bit) = place(letter);
            letters.seen[word] |= bit;
        }
        letters
    }

    fn have(&self, letter: char) -> bool {
        let (word, bit) = place(letter);
        self.seen[word] & bit != 0
    }
}

fn place(letter: char) -> (usize, u64) {
    let bit = (u32::from(letter) ^ (u32::from(letter) >> 8)) % BITS;
    (bit as usize / 64, 1 << (bit % 64))
}

/// A name that is compared with many.
pub(super) struct Written<'w> {
    name: &'w str,
    letters: Letters,
}

impl<'w> Written<'w> {
    /// As it is compared: without the number before it.
    pub(super) fn new(name: &'w str) -> Written<'w> {
        let name = without_number(name);
        Written { name, letters: Letters::of(name) }
    }

    /// Whether `known` may be so like that it counts: one may be part of the other, or as many
    /// letters of this one are among its letters as that takes.
    pub(super) fn may_be(&self, known: &Letters, least: f64) -> bool {
        let own = &self.letters;
        let shared = self.name.chars().filter(|letter| known.have(*letter)).count();
        let of = |shared: usize, length: usize| {
            let number = |number: usize| u32::try_from(number).map_or(f64::MAX, f64::from);
            number(shared) / number(length.max(1))
        };
        let edited = of(shared, own.compared.max(known.compared));
        let in_pairs = of(2 * shared, (own.bytes + known.bytes).saturating_sub(2));
        shared >= own.all.min(known.all) || edited >= least || in_pairs >= least
    }
}

#[cfg(test)]
mod tests {
    use super::{Letters, Written};
    use crate::form::words::{likeness, normal};

    const NAMES: [&str; 9] = [
        "推进巾帼就业创业创新",
        "实施“爱心妈妈”关爱行动",
        "实施家庭品质提升工程",
        "实施“馨援”女职工调解行动",
        "免费实施孕前优生健康和“两癌”检查",
        "实施优质教育资源扩增赋能行动",
        "填报人",
        "办好实事第7项",
        "7",
    ];

    /// Names, their parts, and two of them run together.
    fn variants() -> Vec<String> {
        let parts = |name: &str| {
            let letters: Vec<char> = normal(name).chars().collect();
            let ends = (1..=letters.len()).map(|end| letters[..end].iter().collect());
            let begins = (0..letters.len()).map(|begin| letters[begin..].iter().collect());
            let odd = letters.iter().step_by(2).collect();
            ends.chain(begins).chain([odd]).collect::<Vec<String>>()
        };
        let together = NAMES.iter().zip(&NAMES[1..]).map(|(one, other)| normal(one) + other);
        NAMES.into_iter().flat_map(parts).chain(together).collect()
    }

    #[test]
    fn no_name_that_is_like_enough_is_passed_over() {
        let (all, least, mut passed) = (variants(), 0.33, 0);
        for (written, known) in all.iter().flat_map(|one| all.iter().map(move |other| (one, other)))
        {
            if !Written::new(written).may_be(&Letters::of(known), least) {
                let like = likeness(written, known);
                assert!(like < least, "{written} {known} {like}");
                passed += 1;
            }
        }
        assert!(passed * 2 > all.len() * all.len(), "of {} pairs {passed}", all.len().pow(2));
    }
}
