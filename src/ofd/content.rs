//! A page -> its part: an object for each run of glyphs and each rule, in reading order.
//!
//! All that is used of the format: text at its points with the numbers of its glyphs (CGTransform: the
//! subsets are numbered anew, and readers that look characters up draw others by them), filled boxes,
//! colours. No alpha, clips, weights or images; a matrix only where text runs upwards, since readers have
//! long differed on what it does to the steps between glyphs.

use crate::document::Colour;
use crate::layout::page::{Direction, GlyphRun, Item, Marked, Page, PlacedGlyph, RuleBox};

use super::document::{PageIds, area};
use super::fonts::Embedded;
use super::tags::Tagged;
use super::xml::{OFD, Part, lengths, mm};

/// A page as it is written.
pub(super) struct Drawn {
    pub(super) xml: Vec<u8>,
    /// Which of its objects are which element.
    pub(super) elements: Vec<Tagged>,
}

/// What stands on `page`.
pub(super) fn draw(page: &Page, ids: PageIds, fonts: &Embedded) -> Drawn {
    let mut elements = Vec::new();
    let xml = Part::whole("ofd:Page", &[OFD], |part| {
        part.element("ofd:Area", &[], |part| area(part, page));
        if !page.items.iter().any(is_drawn) {
            return;
        }
        part.element("ofd:Content", &[], |part| {
            let layer = [("ID", &*ids.layer.to_string()), ("Type", "Body")];
            part.element("ofd:Layer", &layer, |part| {
                elements = Drawing { page, fonts, part }.items(ids);
            });
        });
    });
    Drawn { xml, elements }
}

/// Whether an item becomes an object.
pub(super) fn is_drawn(item: &Item) -> bool {
    match item {
        Item::Glyphs(run) => !run.glyphs.is_empty(),
        Item::Rule(_) => true,
        Item::Bookmark(_) | Item::Element(_) => false,
    }
}

struct Drawing<'a> {
    page: &'a Page,
    fonts: &'a Embedded,
    part: &'a mut Part,
}

impl Drawing<'_> {
    /// Draws all; which objects are which element.
    fn items(&mut self, ids: PageIds) -> Vec<Tagged> {
        let mut elements: Vec<Tagged> = Vec::new();
        let mut marked_yet = 0;
        let mut id = ids.first_object;
        for item in &self.page.items {
            if let Item::Element(Marked { element, items }) = item {
                marked_yet = *items;
                elements.push(Tagged { element: *element, page: ids.page, objects: Vec::new() });
                continue;
            }
            let tagged = elements.last_mut().filter(|_| marked_yet > 0);
            marked_yet = marked_yet.saturating_sub(1);
            if is_drawn(item) {
                self.item(item, &id.to_string());
                tagged.into_iter().for_each(|tagged| tagged.objects.push(id));
                id += 1;
            }
        }
        elements.retain(|tagged| !tagged.objects.is_empty());
        elements
    }

    fn item(&mut self, item: &Item, id: &str) {
        match item {
            Item::Glyphs(run) => self.glyphs(run, id),
            Item::Rule(rule) => self.rule(rule, id),
            // The one goes into the outline, the other into the tags.
            Item::Bookmark(_) | Item::Element(_) => {}
        }
    }

    fn glyphs(&mut self, run: &GlyphRun, id: &str) {
        let Some(last) = run.glyphs.last() else { return };
        let advance = run.size * self.fonts.advance(run.face, last.id);
        let placed = Placed::new(run, self.page, advance.to_micrometres());
        let (font, boundary) = (self.fonts.id(run.face).to_string(), lengths(&placed.boundary));
        let size = mm(run.size.to_micrometres());
        let matrix = placed.matrix.map(|[x, y]| format!("0 -1 1 0 {} {}", mm(x), mm(y)));
        let mut attributes =
            vec![("ID", id), ("Boundary", &*boundary), ("Font", &*font), ("Size", &*size)];
        attributes.extend(matrix.as_deref().map(|matrix| ("CTM", matrix)));
        let glyph = |glyph: &PlacedGlyph| self.fonts.glyph(run.face, glyph.id).to_string();
        let glyphs: Vec<String> = run.glyphs.iter().map(glyph).collect();
        let text: String = run.glyphs.iter().map(|glyph| glyph.character).collect();
        let [x, y] = placed.first.map(mm);
        let mut code = vec![("X", &*x), ("Y", &*y)];
        let steps = lengths(&placed.steps);
        code.extend((!steps.is_empty()).then_some(("DeltaX", &*steps)));
        self.part.element("ofd:TextObject", &attributes, |part| {
            fill(part, run.colour);
            let count = glyphs.len().to_string();
            let whole = [("CodePosition", "0"), ("CodeCount", &*count), ("GlyphCount", &*count)];
            part.element("ofd:CGTransform", &whole, |part| {
                part.says("ofd:Glyphs", &[], &glyphs.join(" "));
            });
            part.says("ofd:TextCode", &code, &text);
        });
    }

    fn rule(&mut self, rule: &RuleBox, id: &str) {
        let [x, y, width, height] =
            [rule.x, rule.y, rule.width, rule.height].map(|length| length.to_micrometres());
        let (width, height) = (width.max(1), height.max(1));
        let boundary = lengths(&[x, y, width, height]);
        let attributes =
            [("ID", id), ("Boundary", &*boundary), ("Stroke", "false"), ("Fill", "true")];
        let (width, height) = (mm(width), mm(height));
        self.part.element("ofd:PathObject", &attributes, |part| {
            fill(part, rule.colour);
            let path = format!("M 0 0 L {width} 0 L {width} {height} L 0 {height} C");
            part.says("ofd:AbbreviatedData", &[], &path);
        });
    }
}

fn fill(part: &mut Part, Colour(red, green, blue): Colour) {
    part.empty("ofd:FillColor", &[("Value", &format!("{red} {green} {blue}"))]);
}

/// Where a run stands, in thousandths of a millimetre.
struct Placed {
    /// The box that holds its ink, with some white around: x, y, width, height on the page.
    boundary: [i32; 4],
    /// The origin of its first glyph in the box, before the matrix.
    first: [i32; 2],
    /// From each glyph to the next.
    steps: Vec<i32>,
    /// Where the matrix that turns it upwards moves it.
    matrix: Option<[i32; 2]>,
}

impl Placed {
    /// `run` on `page`, the last of whose glyphs is so much wide. Ink may reach a little out of a glyph's
    /// cell, and some readers cut off what reaches out of the box.
    fn new(run: &GlyphRun, page: &Page, advance: i32) -> Placed {
        let size = run.size.to_micrometres();
        let (side, above, below) = (size / 10, size * 11 / 10, size * 2 / 5);
        // Each is rounded by itself, and the steps are between the rounded: no error adds up.
        let places: Vec<i32> = run.glyphs.iter().map(|glyph| glyph.x.to_micrometres()).collect();
        let steps = places.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let (begin, end) = (places.first().map_or(0, |x| *x), places.last().map_or(0, |x| *x));
        let (along, across) = (end - begin + advance + 2 * side, above + below);
        let on = run.baseline.to_micrometres();
        match run.direction {
            Direction::Right => Placed {
                boundary: [begin - side, on - above, along, across],
                first: [side, above],
                steps,
                matrix: None,
            },
            Direction::Up => Placed {
                boundary: [
                    on - above,
                    page.height.to_micrometres() - begin + side - along,
                    across,
                    along,
                ],
                first: [0, 0],
                steps,
                matrix: Some([above, along - side]),
            },
        }
    }
}
