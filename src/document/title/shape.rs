//! How well a title's lines stand: what an office looks at when it breaks one by hand (7.3.1:
//! 词意完整，排列对称，长短适宜，梯形或菱形).
//!
//! In come the widths of the lines and what stands at their breaks, out comes a cost in cells;
//! the least is best. The weights are by practice: they were set on titles as printed.

/// Where a line ends inside a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Break {
    /// The byte.
    pub(super) at: usize,
    /// Behind the issuing body, before 关于.
    pub(super) before_matter: bool,
    /// Between an opening mark and its closing one.
    pub(super) in_marks: bool,
    /// Between two nouns, which mostly are one name.
    pub(super) in_compound: bool,
    /// Behind a word that leads to the next: 的, a year, a verb before its object.
    pub(super) leads_on: bool,
}

/// What lines of these `widths` cost, broken at `breaks`; `fewest` lines would do.
pub(super) fn cost(widths: &[f64], breaks: &[&Break], fewest: usize) -> f64 {
    let at_breaks: f64 = breaks.iter().map(|one| break_cost(one)).sum();
    let more_lines = if widths.len() > fewest { MORE_LINES } else { 0.0 };
    let after_body =
        if breaks.first().is_some_and(|one| one.before_matter) { AFTER_BODY } else { 0.0 };
    uneven(widths) + misshapen(widths) + at_breaks + more_lines - after_body
}

/// A line more than are needed.
const MORE_LINES: f64 = 10.0;
/// What is gained where the first line holds the issuing body and nothing else.
const AFTER_BODY: f64 = 13.0;
/// Lines of which one is nothing to the other.
const UNEVEN: f64 = 50.0;
/// A last line shorter than this stands forlorn.
const SHORT_LAST: f64 = 3.0;
/// What the standard does not allow costs more than all else together.
const NEVER: f64 = 200.0;
/// Lines of one length, or nearly.
const RECTANGLE: f64 = 8.0;
/// Lines that differ by less look alike.
const ALIKE: f64 = 0.75;

fn break_cost(one: &Break) -> f64 {
    let cost = |holds: bool, cells: f64| if holds { cells } else { 0.0 };
    cost(one.in_marks, 40.0) + cost(one.in_compound, 6.0) + cost(one.leads_on, 4.0)
}

/// Half as long as the longest is a quarter of the whole cost: small differences are welcome.
fn uneven(widths: &[f64]) -> f64 {
    let widest = widths.iter().copied().fold(0.0, f64::max);
    let narrowest = widths.iter().copied().fold(f64::MAX, f64::min);
    UNEVEN * (1.0 - narrowest / widest).powi(2)
}

/// What is neither trapezoid nor lozenge: a sandglass, a rectangle, a last line of a word.
fn misshapen(widths: &[f64]) -> f64 {
    let waist = |at: usize| {
        let (before, after) = (&widths[..at], &widths[at + 1..]);
        let wider = |lines: &[f64]| lines.iter().any(|line| *line > widths[at]);
        wider(before) && wider(after)
    };
    let sandglass = (0..widths.len()).any(waist);
    let rectangle = widths.windows(2).all(|two| (two[0] - two[1]).abs() < ALIKE);
    let forlorn = widths.last().is_some_and(|last| *last < SHORT_LAST);
    let never = if sandglass || forlorn { NEVER } else { 0.0 };
    never + if rectangle { RECTANGLE } else { 0.0 }
}
