//! Headings without an ordinal between tasks that have one: short lines, of which there are several.
//!
//! ```text
//! 教育医疗  1.扩容。…（责任单位：甲） 2.…   社会保障  3.救助。…（责任单位：乙） 4.…
//! ```

use super::body::due;
use super::{bracket, label, shape};

/// Characters of such a heading.
const LONGEST: usize = 16;
/// Their depth, above that of all ordinals.
const ABOVE: usize = 0;

/// The depths of the lines, with those of bare headings.
pub(super) fn with(mut depths: Vec<Option<usize>>, lines: &[String]) -> Vec<Option<usize>> {
    let found: Vec<usize> = (0..lines.len()).filter(|at| is_one(lines, &depths, *at)).collect();
    // Tasks stand below each, counted in one way: a line alone may be anything.
    let below: Vec<Option<usize>> =
        found.iter().filter_map(|at| depths.get(at + 1).copied()).collect();
    let are_alike = below.windows(2).all(|pair| pair[0] == pair[1]);
    if found.len() > 1 && are_alike {
        found.into_iter().for_each(|at| depths[at] = Some(ABOVE));
    }
    depths
}

/// Whether a line has no ordinal and no end, and stands between tasks, or before the first.
fn is_one(lines: &[String], depths: &[Option<usize>], at: usize) -> bool {
    let line = lines[at].trim();
    let is_short =
        line.chars().count() <= LONGEST && !line.contains(['。', '，', '；', '：', ':', '（', '(']);
    let is_next = || depths.get(at + 1).is_some_and(Option::is_some);
    // The line before it is the end of a task, or a sentence before all of them.
    let ends = |line: &String| bracket::at_end(line).is_some() || due(line).is_some();
    let is_first = || depths[..at].iter().all(Option::is_none);
    let before = || match at.checked_sub(1).map(|before| &lines[before]) {
        Some(before) if is_first() => shape::is_ended(before),
        Some(before) => ends(before),
        None => true,
    };
    depths[at].is_none() && is_short && label::label(line).is_none() && is_next() && before()
}
