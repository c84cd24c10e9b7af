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
    /// Behind those who issue it, before 关于.
    pub(super) behind_issuer: bool,
    /// Behind the name of any body.
    pub(super) behind_body: bool,
    /// Names of bodies and pairs of marks that it parts though a line has room for them.
    pub(super) parted: usize,
    /// Those that no line has room for.
    pub(super) parted_long: usize,
    /// Between two nouns, which mostly are one name.
    pub(super) in_compound: bool,
    /// Behind a word that leads to the next: 的, a year, a verb before its object.
    pub(super) leads_on: bool,
}

/// What lines of these `widths` cost, broken at `breaks`; `fewest` lines would do.
pub(super) fn cost(widths: &[f64], breaks: &[&Break], fewest: usize) -> f64 {
    let at_breaks: f64 = breaks.iter().map(|one| break_cost(one)).sum();
    let more_lines = if widths.len() > fewest { MORE_LINES } else { 0.0 };
    uneven(widths) + misshapen(widths) + at_breaks + more_lines - of_its_own(widths, breaks)
}

/// A line more than are needed.
const MORE_LINES: f64 = 10.0;
/// What is gained where those who issue it have lines of their own, as in both notices of `fixtures`.
const ISSUER_ALONE: f64 = 30.0;
/// The same where their name is short: beside the others it is hardly a line.
const SHORT_ISSUER_ALONE: f64 = 13.0;
/// A shorter name is short: 淄川区人民政府 is none.
const SHORT_ISSUER: f64 = 7.0;
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

/// What is gained by a break behind those who issue it.
fn of_its_own(widths: &[f64], breaks: &[&Break]) -> f64 {
    let Some(last) = breaks.iter().position(|one| one.behind_issuer) else { return 0.0 };
    let issuer: f64 = widths[..=last].iter().sum();
    if issuer < SHORT_ISSUER { SHORT_ISSUER_ALONE } else { ISSUER_ALONE }
}

fn break_cost(one: &Break) -> f64 {
    let cost =
        |count: usize, cells: f64| cells * f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    cost(one.parted, 40.0)
        + cost(one.parted_long, 3.0)
        + cost(one.in_compound.into(), 6.0)
        + cost(one.leads_on.into(), 4.0)
        - cost(one.behind_body.into(), 4.0)
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
