//! How heavy the strokes of the bundled fonts are beside each other, measured on their outlines.

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use super::{FontSource, find};
use crate::document::Typeface;
use crate::layout::fonts::FontSet;

fn bundled() -> FontSet {
    let source = FontSource { bundled_only: true, folder: Some("fonts".into()) };
    find(&source).unwrap().0
}

type Point = [f32; 2];

/// The size at which outlines are drawn: fonts round to 64ths.
const EM: f32 = 1000.0;

/// An outline as straight lines.
#[derive(Default)]
struct Lines {
    start: Point,
    at: Point,
    all: Vec<[Point; 2]>,
}

impl Lines {
    fn of(fonts: &FontSet, typeface: Typeface, character: char) -> Lines {
        let (id, glyph) = fonts.glyph(typeface, character).unwrap();
        let face = fonts.face(id);
        let font = FontRef::from_index(face.data(), face.index()).unwrap();
        let outline = font.outline_glyphs().get(GlyphId::from(glyph.id)).unwrap();
        let mut lines = Lines::default();
        let settings = DrawSettings::unhinted(Size::new(EM), LocationRef::default());
        outline.draw(settings, &mut lines).unwrap();
        lines
    }

    /// A curve in steps.
    fn curve(&mut self, at: impl Fn(f32) -> Point) {
        for step in 1_u8..=16 {
            let [x, y] = at(f32::from(step) / 16.0);
            self.line_to(x, y);
        }
    }

    /// The widths of the ink at `part` of the height.
    fn widths(&self, part: f32) -> Vec<f32> {
        let heights = || self.all.iter().flatten().map(|[_, y]| *y);
        let (low, high) = (heights().fold(f32::MAX, f32::min), heights().fold(f32::MIN, f32::max));
        let height = low + part * (high - low);
        let mut edges: Vec<(f32, i32)> =
            self.all.iter().filter_map(|line| edge(line, height)).collect();
        edges.sort_by(|one, other| one.0.total_cmp(&other.0));
        let (mut depth, mut begun, mut widths) = (0, 0.0, Vec::new());
        for (x, turn) in edges {
            if depth == 0 {
                begun = x;
            }
            depth += turn;
            widths.extend((depth == 0).then_some(x - begun));
        }
        widths
    }

    /// Area and length of the outline.
    fn extent(&self) -> (f32, f32) {
        let area = self.all.iter().map(|[[x, y], [to_x, to_y]]| (x * to_y - to_x * y) / 2.0);
        let length = self.all.iter().map(|[[x, y], [to_x, to_y]]| (to_x - x).hypot(to_y - y));
        (area.sum::<f32>().abs(), length.sum())
    }
}

/// Where a line crosses a height, and whether upwards.
fn edge([[x, y], [to_x, to_y]]: &[Point; 2], height: f32) -> Option<(f32, i32)> {
    let crosses = (*y <= height) != (*to_y <= height);
    crosses.then(|| (x + (height - y) / (to_y - y) * (to_x - x), if to_y > y { 1 } else { -1 }))
}

fn between(from: Point, to: Point, part: f32) -> Point {
    [0, 1].map(|axis| from[axis] + part * (to[axis] - from[axis]))
}

impl OutlinePen for Lines {
    fn move_to(&mut self, x: f32, y: f32) {
        (self.start, self.at) = ([x, y], [x, y]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.all.push([self.at, [x, y]]);
        self.at = [x, y];
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (from, over, to) = (self.at, [x1, y1], [x, y]);
        self.curve(|part| between(between(from, over, part), between(over, to, part), part));
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let (from, one, two, to) = (self.at, [x1, y1], [x2, y2], [x, y]);
        self.curve(|part| {
            let middle = between(one, two, part);
            let first = between(between(from, one, part), middle, part);
            let second = between(middle, between(two, to, part), part);
            between(first, second, part)
        });
    }

    fn close(&mut self) {
        let [x, y] = self.start;
        self.line_to(x, y);
    }
}

fn within_a_quarter(one: f32, other: f32) -> bool {
    (0.75..=1.25).contains(&(one / other))
}

/// Where uprights of digits are crossed, at a part of their height; and those of letters.
const DIGITS: [(char, f32); 3] = [('1', 0.5), ('4', 0.5), ('0', 0.5)];
const LETTERS: [(char, f32); 5] = [('l', 0.5), ('d', 0.8), ('h', 0.8), ('H', 0.25), ('P', 0.25)];

/// Beside the upright of 十 below its bar. Letters stand in 仿宋, seldom in other kinds of type.
#[test]
fn digits_and_letters_are_as_heavy_as_the_characters_beside_them() {
    let fonts = bundled();
    let of_all = Typeface::ALL.into_iter().flat_map(|typeface| DIGITS.map(|one| (typeface, one)));
    let of_fangsong = LETTERS.map(|one| (Typeface::FangSong, one));
    for (typeface, (character, part)) in of_all.chain(of_fangsong) {
        let upright = Lines::of(&fonts, typeface, '十').widths(0.3)[0];
        let widths = Lines::of(&fonts, typeface, character).widths(part);
        // The upright of 4 is its last stroke.
        let stroke = widths[widths.len() - 1];
        println!("{typeface:?} {character}: {stroke:.1} beside {upright:.1}");
        assert!(within_a_quarter(stroke, upright), "{typeface:?} {character}");
    }
}

/// Of what is drawn in 仿宋 the mean thickness of strokes.
#[test]
fn what_fangsong_lacks_is_as_heavy_as_what_it_has() {
    let fonts = bundled();
    let mean = |characters: &str| {
        let all = characters.chars().map(|one| Lines::of(&fonts, Typeface::FangSong, one).extent());
        let (area, length) = all.fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        2.0 * area / length
    };
    let (has, lacks) = (mean("年月日区人民政府办公室王周吴冯"), mean("玥喆堃珺镕翀燊䶮㛃𬭊𬍛"));
    println!("{lacks:.4} beside {has:.4}");
    assert!(within_a_quarter(lacks, has), "{lacks} beside {has}");
}

/// Lines end alike whatever draws the digits: each takes what the font of its kind gives it.
#[test]
fn digits_and_letters_of_fangsong_keep_its_advances() {
    let fonts = bundled();
    let (fang, _) = fonts.glyph(Typeface::FangSong, '中').unwrap();
    let mut alone = FontSet::new();
    let id = alone.add(fonts.face(fang).clone());
    alone.chain(Typeface::FangSong, [id]);
    for character in (' '..='~').filter(|one| *one != '\u{7F}') {
        let advance = |fonts: &FontSet| fonts.glyph(Typeface::FangSong, character).unwrap();
        let (face, drawn) = advance(&fonts);
        assert_ne!(face, fang, "{character}");
        assert_eq!(drawn.advance, advance(&alone).1.advance, "{character}");
    }
}
