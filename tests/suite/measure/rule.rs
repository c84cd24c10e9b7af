//! Rules: filled boxes and stroked lines that are thin and lie along an axis.
//!
//! Table borders come in pieces, one a cell; pieces that touch are joined to one rule.

use hayro_interpret::kurbo::{BezPath, PathEl, PathSeg, Rect, Shape};

use super::{Area, Colour};

/// Nothing thicker is a rule, in mm.
const THICKEST: f64 = 1.6;
/// A rule is at least so many times as long as it is thick.
const SLENDER: f64 = 3.0;
/// Pieces whose edges lie so near to each other belong together, in mm.
const NEAR: f64 = 0.15;
/// Paper, not ink.
const WHITE: Colour = [0xFF, 0xFF, 0xFF];

/// A rule.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rule {
    /// Where it lies.
    pub(crate) area: Area,
    /// Its colour.
    pub(crate) colour: Colour,
}

impl Rule {
    /// Whether it lies and does not stand.
    pub(crate) fn is_horizontal(&self) -> bool {
        self.width() >= self.height()
    }

    /// From its left to its right end.
    pub(crate) fn width(&self) -> f64 {
        self.area.right - self.area.left
    }

    /// From its upper to its lower edge.
    pub(crate) fn height(&self) -> f64 {
        self.area.bottom - self.area.top
    }

    /// Half way between its upper and its lower edge.
    pub(crate) fn middle(&self) -> f64 {
        (self.area.top + self.area.bottom) / 2.0
    }

    fn new(rect: Rect, colour: Colour) -> Option<Rule> {
        let rule = Rule { area: rect.into(), colour };
        let (short, long) = (rule.width().min(rule.height()), rule.width().max(rule.height()));
        let thin = short > 0.0 && short <= THICKEST && long >= short * SLENDER;
        (thin && colour != WHITE).then_some(rule)
    }
}

/// The rules that filling `path` draws: each of its sub-paths that is thin.
pub(super) fn filled(path: &BezPath, colour: Colour) -> Vec<Rule> {
    sub_paths(path).filter_map(|part| Rule::new(part.bounding_box(), colour)).collect()
}

/// The rules that a pen of `width` draws along the straight parts of `path`.
pub(super) fn stroked(path: &BezPath, width: f64, colour: Colour) -> Vec<Rule> {
    path.segments()
        .filter_map(|segment| match segment {
            PathSeg::Line(line) => Some(line.bounding_box()),
            PathSeg::Quad(_) | PathSeg::Cubic(_) => None,
        })
        .filter(|line| line.width() < NEAR || line.height() < NEAR)
        .map(|line| {
            let lies = line.width() > line.height();
            if lies { line.inflate(0.0, width / 2.0) } else { line.inflate(width / 2.0, 0.0) }
        })
        .filter_map(|line| Rule::new(line, colour))
        .collect()
}

fn sub_paths(path: &BezPath) -> impl Iterator<Item = BezPath> {
    let mut parts: Vec<BezPath> = Vec::new();
    for element in path.elements() {
        match (element, parts.last_mut()) {
            (PathEl::MoveTo(_), _) | (_, None) => {
                parts.push(BezPath::from_iter([*element]));
            }
            (_, Some(part)) => part.push(*element),
        }
    }
    parts.into_iter()
}

/// The rules with their pieces joined, from top to bottom, then from left to right.
pub(super) fn join(mut pieces: Vec<Rule>) -> Vec<Rule> {
    pieces.sort_by(|a, b| {
        let key = |rule: &Rule| (rule.is_horizontal(), rule.area.left, rule.area.top);
        key(a).partial_cmp(&key(b)).expect("finite positions")
    });
    let mut joined: Vec<Rule> = Vec::new();
    for piece in pieces {
        match joined.iter_mut().find(|rule| continues(rule, &piece)) {
            Some(rule) => rule.area = rule.area.union(piece.area),
            None => joined.push(piece),
        }
    }
    joined.sort_by(|a, b| {
        let key = |rule: &Rule| (rule.area.top, rule.area.left);
        key(a).partial_cmp(&key(b)).expect("finite positions")
    });
    joined
}

/// Whether `piece` lies in line with `rule` and touches it.
fn continues(rule: &Rule, piece: &Rule) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() < NEAR;
    let touch = |start: f64, end: f64| start < end + NEAR;
    let (a, b) = (rule.area, piece.area);
    let in_line = if rule.is_horizontal() {
        near(a.top, b.top)
            && near(a.bottom, b.bottom)
            && touch(b.left, a.right)
            && touch(a.left, b.right)
    } else {
        near(a.left, b.left)
            && near(a.right, b.right)
            && touch(b.top, a.bottom)
            && touch(a.top, b.bottom)
    };
    in_line && rule.is_horizontal() == piece.is_horizontal() && rule.colour == piece.colour
}
