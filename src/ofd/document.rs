//! What a file says of itself: its entry (`OFD.xml`), its pages and outline (`Document.xml`), and the list
//! of its fonts (`PublicRes.xml`).

use sha2::{Digest, Sha256};

use crate::document::{Colour, Info};
use crate::layout::page::{Bookmark, Item, Page};

use super::content::is_drawn;
use super::fonts::Embedded;
use super::xml::{OFD, Part, lengths, mm};
use super::{Ids, OfdKind};

/// The ids of a page and of what is on it.
#[derive(Clone, Copy)]
pub(super) struct PageIds {
    pub(super) page: u32,
    pub(super) layer: u32,
    /// That of its first object; those after it follow.
    pub(super) first_object: u32,
}

impl PageIds {
    /// Those of `page`, from `ids`.
    pub(super) fn of(page: &Page, ids: &mut Ids) -> PageIds {
        let objects = page.items.iter().filter(|item| is_drawn(item)).count();
        PageIds { page: ids.one(), layer: ids.one(), first_object: ids.some(objects) }
    }
}

/// The entry: the type of the file, what it is called, and where the document lies.
pub(super) fn root(info: &Info, kind: OfdKind, pages: &[Page]) -> Vec<u8> {
    let kind = match kind {
        OfdKind::Plain => "OFD",
        OfdKind::Archive => "OFD-A",
    };
    Part::whole("ofd:OFD", &[OFD, ("Version", "1.0"), ("DocType", kind)], |part| {
        part.element("ofd:DocBody", &[], |part| {
            part.element("ofd:DocInfo", &[], |part| describe(part, info, &id(info, pages)));
            part.says("ofd:DocRoot", &[], "Doc_0/Document.xml");
        });
    })
}

fn describe(part: &mut Part, info: &Info, id: &str) {
    part.says("ofd:DocID", &[], id);
    part.says("ofd:Title", &[], &info.title);
    part.says("ofd:Author", &[], &info.author);
    // That of the paper, not of the run: the same input gives the same bytes.
    part.says("ofd:CreationDate", &[], &info.date.to_string());
    part.says("ofd:DocUsage", &[], "Normal");
    if !info.keywords.is_empty() {
        part.element("ofd:Keywords", &[], |part| {
            info.keywords.iter().for_each(|word| part.says("ofd:Keyword", &[], word));
        });
    }
    part.says("ofd:Creator", &[], "hongtou");
}

/// A digest of what the pages show: 32 characters that name this content, where a UUID would name the run.
fn id(info: &Info, pages: &[Page]) -> String {
    let mut digest = Sha256::new();
    for text in [&info.title, &info.author, &info.date.to_string()] {
        digest.update(text.as_bytes());
        digest.update([0]);
    }
    for page in pages {
        add(&mut digest, &[page.width.to_micrometres(), page.height.to_micrometres()]);
        page.items.iter().for_each(|item| add_item(&mut digest, item));
    }
    digest.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

fn add_item(digest: &mut Sha256, item: &Item) {
    match item {
        Item::Glyphs(run) => {
            add(digest, &[run.size.to_micrometres(), run.baseline.to_micrometres()]);
            add_colour(digest, run.colour);
            for glyph in &run.glyphs {
                digest.update(u32::from(glyph.character).to_be_bytes());
                add(digest, &[glyph.x.to_micrometres()]);
            }
        }
        Item::Rule(rule) => {
            let sides = [rule.x, rule.y, rule.width, rule.height];
            add(digest, &sides.map(|side| side.to_micrometres()));
            add_colour(digest, rule.colour);
        }
        Item::Bookmark(_) | Item::Element(_) => {}
    }
}

fn add(digest: &mut Sha256, numbers: &[i32]) {
    numbers.iter().for_each(|number| digest.update(number.to_be_bytes()));
}

fn add_colour(digest: &mut Sha256, Colour(red, green, blue): Colour) {
    digest.update([red, green, blue]);
}

/// Where the part of page `number`, from 0, lies.
pub(super) fn page_part(number: usize) -> String {
    format!("Doc_0/{}", page_place(number))
}

fn page_place(number: usize) -> String {
    format!("Pages/Page_{number}/Content.xml")
}

/// The size of a page. It stands in each and in the document: some readers look at the one, some at the
/// other.
pub(super) fn area(part: &mut Part, page: &Page) {
    let area = [0, 0, page.width.to_micrometres(), page.height.to_micrometres()];
    part.says("ofd:PhysicalBox", &[], &lengths(&area));
}

/// The colour space and the fonts, which all pages share.
pub(super) fn resources(colours: u32, fonts: &Embedded) -> Vec<u8> {
    Part::whole("ofd:Res", &[OFD, ("BaseLoc", "Res")], |part| {
        part.element("ofd:ColorSpaces", &[], |part| {
            let id = colours.to_string();
            let space = [("ID", &*id), ("Type", "RGB"), ("BitsPerComponent", "8")];
            part.empty("ofd:ColorSpace", &space);
        });
        if fonts.files().next().is_none() {
            return;
        }
        part.element("ofd:Fonts", &[], |part| {
            for font in fonts.files() {
                let id = font.id.to_string();
                let called = [("ID", &*id), ("FontName", &*font.face), ("FamilyName", &*font.face)];
                part.element("ofd:Font", &called, |part| {
                    part.says("ofd:FontFile", &[], &font.name);
                });
            }
        });
    })
}

/// A whole document.
pub(super) struct Whole<'a> {
    pub(super) pages: &'a [(&'a Page, PageIds)],
    /// The colour space.
    pub(super) colours: u32,
    /// The largest id there is.
    pub(super) largest: u32,
    /// Whether it has tags.
    pub(super) tagged: bool,
}

/// The document: what its pages share, where they lie, and its outline.
pub(super) fn body(whole: &Whole) -> Vec<u8> {
    Part::whole("ofd:Document", &[OFD], |part| {
        part.element("ofd:CommonData", &[], |part| {
            part.says("ofd:MaxUnitID", &[], &whole.largest.to_string());
            if let Some((page, _)) = whole.pages.first() {
                part.element("ofd:PageArea", &[], |part| area(part, page));
            }
            part.says("ofd:PublicRes", &[], "PublicRes.xml");
            part.says("ofd:DefaultCS", &[], &whole.colours.to_string());
        });
        part.element("ofd:Pages", &[], |part| {
            for (number, (_, ids)) in whole.pages.iter().enumerate() {
                let (id, place) = (ids.page.to_string(), page_place(number));
                part.empty("ofd:Page", &[("ID", &id), ("BaseLoc", &place)]);
            }
        });
        let entries: Vec<Entry> = whole.pages.iter().flat_map(entries).collect();
        if !entries.is_empty() {
            part.element("ofd:Outlines", &[], |part| outline(part, &entries));
        }
        if whole.tagged {
            part.says("ofd:CustomTags", &[], "Tags/CustomTags.xml");
        }
    })
}

/// An entry of the outline, and the page it leads to.
type Entry<'a> = (&'a Bookmark, u32);

fn entries<'a>((page, ids): &'a (&Page, PageIds)) -> impl Iterator<Item = Entry<'a>> {
    page.items.iter().filter_map(|item| match item {
        Item::Bookmark(mark) => Some((mark, ids.page)),
        Item::Glyphs(_) | Item::Rule(_) | Item::Element(_) => None,
    })
}

/// The entries as a tree: below each those that follow it and stand deeper.
fn outline(part: &mut Part, entries: &[Entry<'_>]) {
    let mut rest = entries;
    while let Some(((mark, page), after)) = rest.split_first() {
        let is_below = |(one, _): &&Entry<'_>| one.headline.level > mark.headline.level;
        let (below, beside) = after.split_at(after.iter().take_while(is_below).count());
        let count = below.len().to_string();
        let title = [("Title", &*mark.headline.text), ("Count", &*count)];
        part.element("ofd:OutlineElem", &title, |part| {
            leads_to(part, &mm(mark.y.to_micrometres()), &page.to_string());
            outline(part, below);
        });
        rest = beside;
    }
}

fn leads_to(part: &mut Part, top: &str, page: &str) {
    part.element("ofd:Actions", &[], |part| {
        part.element("ofd:Action", &[("Event", "CLICK")], |part| {
            part.element("ofd:Goto", &[], |part| {
                let place = [("Type", "XYZ"), ("PageID", page), ("Left", "0"), ("Top", top)];
                let place: Vec<_> = place.into_iter().chain([("Zoom", "0")]).collect();
                part.empty("ofd:Dest", &place);
            });
        });
    });
}
