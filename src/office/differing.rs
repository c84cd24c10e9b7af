//! Two texts -> where they differ, by lines.
//!
//! E. W. Myers, An O(ND) Difference Algorithm and Its Variations (1986). What is more than a thousand lines apart
//! is one difference: nobody reads such a list.

use std::ops::Range;

use serde::Serialize;

/// Lines taken away and added, up to which differences are told apart.
const MOST: usize = 1_000;

/// Lines that stand in one text in the place of those of the other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Difference {
    /// The first of them before and after, from 1.
    pub(crate) line: [usize; 2],
    /// What stood there, a text a line; none where lines were added.
    pub(crate) before: Vec<String>,
    /// What stands there now; none where lines were taken away.
    pub(crate) after: Vec<String>,
}

/// The lines of two texts that differ.
pub(crate) fn differences(before: &str, after: &str) -> Vec<Difference> {
    let (before, after): (Vec<&str>, Vec<&str>) =
        (before.split('\n').collect(), after.split('\n').collect());
    of_lists(&before, &after)
}

/// The texts of two lists that differ.
pub(crate) fn of_lists(before: &[&str], after: &[&str]) -> Vec<Difference> {
    let owned = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect();
    let one = |(old, new): (Range<usize>, Range<usize>)| Difference {
        line: [old.start + 1, new.start + 1],
        before: owned(&before[old]),
        after: owned(&after[new]),
    };
    parts(before, after).into_iter().map(one).collect()
}

/// Which parts of two lists differ, in their order.
pub(crate) fn parts(before: &[&str], after: &[&str]) -> Vec<(Range<usize>, Range<usize>)> {
    let same = before.iter().zip(after).take_while(|(one, other)| one == other).count();
    let (old, new) = (&before[same..], &after[same..]);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(one, other)| one == other);
    let tail = tail.count();
    let (old, new) = (&old[..old.len() - tail], &new[..new.len() - tail]);
    let Some(steps) = steps(old, new) else {
        return vec![(same..same + old.len(), same..same + new.len())];
    };
    let mut parts: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for (x, y, is_taken) in steps {
        let (x, y) = (same + x, same + y);
        let (to_x, to_y) = if is_taken { (x + 1, y) } else { (x, y + 1) };
        match parts.last_mut().filter(|(old, new)| old.end == x && new.end == y) {
            Some((old, new)) => (old.end, new.end) = (to_x, to_y),
            None => parts.push((x..to_x, y..to_y)),
        }
    }
    parts
}

/// The lines that are taken away (at the place in each list) or added, in their order; nothing where they are too many.
fn steps(old: &[&str], new: &[&str]) -> Option<Vec<(usize, usize, bool)>> {
    let most = (old.len() + new.len()).min(MOST);
    // How far down `old` each diagonal (x - y + most) is reached with so many steps.
    let mut reached = vec![0_usize; 2 * most + 2];
    let mut ways: Vec<Vec<usize>> = Vec::new();
    for depth in 0..=most {
        ways.push(reached[most - depth..=most + depth].to_vec());
        for at in (most - depth..=most + depth).step_by(2) {
            let mut x = further(&reached, (at, most, depth)).0;
            let mut y = x + most - at;
            while x < old.len() && y < new.len() && old[x] == new[y] {
                (x, y) = (x + 1, y + 1);
            }
            reached[at] = x;
            if x >= old.len() && y >= new.len() {
                return Some(back(&ways, (old.len(), new.len()), most));
            }
        }
    }
    None
}

/// Where the diagonal `at` begins with one step more, and whether a line was taken away there.
fn further(reached: &[usize], (at, most, depth): (usize, usize, usize)) -> (usize, bool) {
    let is_first = at == most - depth;
    let is_last = at == most + depth;
    match () {
        () if depth == 0 => (0, false),
        () if is_first => (reached[at + 1], false),
        () if !is_last && reached[at - 1] < reached[at + 1] => (reached[at + 1], false),
        () => (reached[at - 1] + 1, true),
    }
}

/// The way that led to the ends, from its beginning.
fn back(ways: &[Vec<usize>], ends: (usize, usize), most: usize) -> Vec<(usize, usize, bool)> {
    let (mut x, mut y) = ends;
    let mut steps = Vec::new();
    for (depth, way) in ways.iter().enumerate().skip(1).rev() {
        let at = x + most - y;
        // As it was reached with one step fewer, at the places of all diagonals.
        let mut reached = vec![0; 2 * most + 2];
        reached[most - depth..=most + depth].copy_from_slice(way);
        let (_, is_taken) = further(&reached, (at, most, depth));
        let from = if is_taken { at - 1 } else { at + 1 };
        x = reached[from];
        y = x + most - from;
        steps.push((x, y, is_taken));
    }
    steps.reverse();
    steps
}

#[cfg(test)]
mod tests {
    use super::{differences, parts};

    fn told(before: &str, after: &str) -> Vec<(usize, String, usize, String)> {
        let found = differences(before, after).into_iter();
        let told = found.map(|one| {
            let [old, new] = one.line;
            (old, one.before.join("|"), new, one.after.join("|"))
        });
        told.collect()
    }

    #[test]
    fn lines_added_taken_away_and_others() {
        let one =
            |old, before: &str, new, after: &str| (old, before.to_owned(), new, after.to_owned());
        assert_eq!(told("甲\n乙\n丙", "甲\n乙\n丙"), []);
        assert_eq!(told("甲\n乙\n丙", "甲\n丙"), [one(2, "乙", 2, "")]);
        assert_eq!(told("甲\n丙", "甲\n乙\n丙"), [one(2, "", 2, "乙")]);
        assert_eq!(
            told("甲\n乙\n丙\n丁\n戊", "子\n乙\n丙\n丑\n寅\n戊"),
            [one(1, "甲", 1, "子"), one(4, "丁", 4, "丑|寅")]
        );
    }

    proptest::proptest! {
        #[test]
        fn what_is_told_leads_from_one_to_the_other(
            before in proptest::collection::vec(0..4_u8, 0..30),
            after in proptest::collection::vec(0..4_u8, 0..30),
        ) {
            let words = ["甲", "乙", "丙", "丁"];
            let lines = |all: &[u8]| all.iter().map(|one| words[usize::from(*one)]).collect::<Vec<_>>();
            let (before, after) = (lines(&before), lines(&after));
            let (mut made, mut done): (Vec<&str>, usize) = (Vec::new(), 0);
            for (old, new) in parts(&before, &after) {
                made.extend(&before[done..old.start]);
                proptest::prop_assert_eq!(made.len(), new.start);
                made.extend(&after[new]);
                done = old.end;
            }
            made.extend(&before[done..]);
            proptest::prop_assert_eq!(made, after);
        }
    }

    #[test]
    fn too_much_is_one_difference() {
        let lines =
            |word: &str| (0..900).map(|at| format!("{word}{at}")).collect::<Vec<_>>().join("\n");
        let found =
            differences(&("头\n".to_owned() + &lines("甲")), &("头\n".to_owned() + &lines("乙")));
        assert_eq!((found.len(), found[0].line, found[0].after.len()), (1, [2, 2], 900));
    }
}
