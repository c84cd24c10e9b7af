//! The sum against every way to end the lines of a short text.

use std::ops::Range;

use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof, proptest};

use crate::document::{Colour, LineStyle, Style, Wholes};
use crate::han::{self, Tie, Width};
use crate::length::Length;

use super::super::collect::Atom;
use super::super::fonts::{FaceId, Glyph};
use super::super::line::{Measure, in_word};
use super::super::setting::{Setting, Stand};
use super::{Chooser, Ending};

const SIZE: f64 = 16.0;
const CELL: f64 = 15.75;

/// A character of 三号 on a grid, each digit half a cell.
fn atom(character: char) -> Atom {
    let advance = Width::of(character).cells();
    let width = Length::pt(CELL * advance);
    Atom {
        character,
        line: 0,
        face: FaceId::at_hand(0),
        glyph: Glyph { id: 1, advance },
        size: Length::pt(SIZE),
        colour: Colour::BLACK,
        width,
        in_word: Length::pt(SIZE * advance - SIZE + CELL),
        tracking: Length::ZERO,
        part: None,
    }
}

fn piece() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        6 => Just("字"),
        2 => Just("，"),
        1 => Just("。"),
        1 => Just("（"),
        1 => Just("）"),
        2 => Just("60余场"),
        1 => Just("1.2万人次"),
        1 => Just("8元/月"),
        1 => Just("2024年3月"),
        1 => Just("川字〔2024〕3号"),
        1 => Just("区妇联"),
        1 => Just("Wi"),
        1 => Just(" "),
    ]
}

fn stand() -> impl Strategy<Value = Stand> {
    prop_oneof![
        3 => Just(Stand::Justified),
        1 => Just(Stand::Names),
        1 => Just(Stand::Left),
    ]
}

fn is_possible(chooser: &Chooser, atoms: Range<usize>, measure: Length) -> bool {
    let end = atoms.end;
    chooser.may_end(end) && chooser.is_line(end, &chooser.shown(atoms), measure)
}

fn price(chooser: &Chooser, atoms: Range<usize>, measure: Length) -> f64 {
    chooser.price(atoms.clone(), &chooser.shown(atoms), measure)
}

/// The least sum of all ways to end the lines from `start` on.
fn least(chooser: &Chooser, start: usize, measure: Measure) -> f64 {
    let whole = chooser.atoms.len();
    if start == whole {
        return 0.0;
    }
    let of_line = measure.of_line(start);
    let ends: Vec<usize> =
        (start + 1..=whole).filter(|end| is_possible(chooser, start..*end, of_line)).collect();
    let forced = || chooser.possible_ends(start, of_line).into_iter().map(|(end, _)| end).collect();
    let ends = if ends.is_empty() { forced() } else { ends };
    let sum = |end: usize| price(chooser, start..end, of_line) + least(chooser, end, measure);
    ends.into_iter().map(sum).fold(f64::INFINITY, f64::min)
}

fn sum(chooser: &Chooser, lines: &[Ending]) -> f64 {
    lines.iter().map(|line| price(chooser, line.atoms.clone(), line.measure)).sum()
}

/// Whether something that is never parted stands on both sides of `at`.
fn parts_a_whole(atoms: &[Atom], ties: &[Tie], at: usize) -> bool {
    let (before, after) = (atoms[at - 1].character, atoms[at].character);
    ties[at] == Tie::Never
        || (in_word(before) && in_word(after))
        || !han::may_begin_line(after)
        || !han::may_end_line(before)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// No other set of line ends is cheaper, all characters are in a line, and none ends inside what
    /// is never parted, unless that is longer than a line.
    #[test]
    fn no_other_ends_are_cheaper(
        pieces in proptest::collection::vec(piece(), 1..9),
        cells in 4_u8..9,
        indented in any::<bool>(),
        stand in stand(),
    ) {
        let text = pieces.concat();
        let atoms: Vec<Atom> = text.chars().map(atom).collect();
        let rest = Length::pt(CELL * f64::from(cells));
        let first = if indented { rest - Length::pt(CELL * 2.0) } else { rest };
        let measure = Measure { first, rest };
        let setting = Setting { measure, ..Setting::solid(Style::GB9704.body, rest, stand) };
        let chooser = Chooser::new(&atoms, setting, &LineStyle::USUAL, &mut Wholes::new(&["区妇联".to_owned()]));
        let lines = chooser.cheapest(measure);
        let ends: Vec<usize> = lines.iter().map(|line| line.atoms.end).collect();
        let starts: Vec<usize> = lines.iter().map(|line| line.atoms.start).collect();
        assert_eq!((starts[0], ends.last()), (0, Some(&atoms.len())));
        assert_eq!(starts[1..], ends[..ends.len() - 1]);
        let (found, least) = (sum(&chooser, &lines), least(&chooser, 0, measure));
        assert!((found - least).abs() < 1e-6, "{text}, {ends:?}: {found}, not {least}");
        for line in &lines[..lines.len() - 1] {
            let forced = !(line.atoms.start + 1..=line.atoms.end)
                .any(|end| is_possible(&chooser, line.atoms.start..end, line.measure));
            let parts = parts_a_whole(&atoms, &chooser.ties, line.atoms.end);
            assert!(!parts || forced, "{text}, {ends:?}");
        }
    }
}
