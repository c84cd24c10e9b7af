//! Sections (ECMA-376 17.6): sheets that are turned for a wide table (8), and a colophon on an
//! even page (7.5).
//!
//! In comes the text with an empty section mark behind each section but the last, whose own mark
//! ends the body; out go the marks with sheet, grid and footers (of turned sheets: `turned`); pages
//! about the colophon that bear no number get empty footers.

use docx_rs::XMLDocx;

use crate::document::{ColophonPage, Section, Style};

use super::super::footer::Side;
use super::super::unit;
use super::super::unit::Page;
use super::tree::{Element, Node};
use super::{Made, WriteError, edit, order, turned};

/// The added footers, of odd pages and of even ones; `docx-rs` wrote numbers 1 and 2, and in a
/// letter that of the first page.
const TURNED: [&str; 2] = ["rIdTurnedOdd", "rIdTurnedEven"];
const EMPTY: [&str; 2] = ["rIdEmptyOdd", "rIdEmptyEven"];
const KINDS: [&str; 2] = ["default", "even"];
const FOOTER_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml";
const FOOTER_RELATION: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer";

/// What each section is, where `whole` says it of the whole text; adds the footers they need.
pub(super) fn complete<'a>(
    docx: &mut XMLDocx,
    whole: Element<'a>,
    made: &Made,
) -> Result<Vec<Element<'a>>, WriteError> {
    let sections = made.document.sections(made.style);
    if sections.len() < 2 && sections.iter().all(|section| !section.sideways) {
        return Ok(vec![whole]);
    }
    let footers: Vec<Vec<u8>> = docx.footers.iter().take(2).cloned().collect();
    let next = docx.footers.len() + 1;
    for (number, side) in [Side::Right, Side::Left].into_iter().enumerate() {
        let Some(footer) = footers.get(number) else { continue };
        docx.footers.push(turned::footer(footer, side, made)?);
    }
    for footer in &footers {
        docx.footers.push(empty_footer(footer)?);
    }
    announce(docx, next)?;
    let later = without_first_page(&whole);
    let wholes = std::iter::once(&whole).chain(std::iter::repeat(&later));
    Ok(sections
        .iter()
        .zip(wholes)
        .map(|(section, whole)| mark(whole, section, made.style))
        .collect())
}

/// The mark of a section whose first page is not the paper's first.
fn without_first_page<'a>(whole: &Element<'a>) -> Element<'a> {
    let mut mark = whole.clone();
    mark.remove("w:titlePg");
    mark.children.retain(|child| match child {
        Node::Element(element) => element.attribute("w:type") != Some("first"),
        Node::Text(_) => true,
    });
    mark
}

/// The mark of one section, after that of the whole text.
fn mark<'a>(whole: &Element<'a>, section: &Section, style: &Style) -> Element<'a> {
    let mut mark = whole.clone();
    if section.sideways {
        turn(&mut mark, style);
        refer(&mut mark, TURNED);
    }
    match section.colophon {
        ColophonPage::WithText => {}
        ColophonPage::NextEven => mark.put(Element::value("w:type", "evenPage")),
        ColophonPage::AfterBlank => {
            mark.put(Element::value("w:type", "evenPage"));
            refer(&mut mark, EMPTY);
        }
    }
    order::sort(&mut mark);
    mark
}

/// The turned sheet and its grid.
fn turn(mark: &mut Element, style: &Style) {
    let style = style.turned();
    let page = Page::of(&style);
    let number = |twips: i32| twips.to_string();
    let [width, height] = [page.width, page.height].map(number);
    let size = [("w:w", &*width), ("w:h", &height), ("w:orient", "landscape")];
    mark.put(Element::new("w:pgSz", &size));
    if let Some(margins) = mark.find("w:pgMar") {
        let sides = [("top", page.top), ("left", page.left), ("bottom", page.bottom)];
        for (side, twips) in sides.into_iter().chain([("right", page.right)]) {
            margins.set(format!("w:{side}"), &number(twips));
        }
        // Nothing stands in the lines of head and foot but the anchor of the number's box.
        margins.set("w:header", &number(page.top / 2));
        margins.set("w:footer", &number(page.bottom / 2));
    }
    if let Some(grid) = mark.find("w:docGrid") {
        grid.set("w:linePitch", &number(unit::floor_twips(style.line_pitch())));
    }
}

fn refer(mark: &mut Element, footers: [&str; 2]) {
    for reference in mark.elements().filter(|child| child.name == "w:footerReference") {
        let kind = reference.attribute("w:type").unwrap_or_default();
        let at = KINDS.iter().position(|known| *known == kind).unwrap_or(0);
        reference.set("r:id", footers[at]);
    }
}

fn empty_footer(footer: &[u8]) -> Result<Vec<u8>, WriteError> {
    let mut root = Element::read(footer)?;
    root.children = vec![Node::Element(Element::new("w:p", &[]))];
    Ok(root.write())
}

/// Names the added footers, numbered from `next`, where the package lists its parts.
fn announce(docx: &mut XMLDocx, next: usize) -> Result<(), WriteError> {
    let added = TURNED.into_iter().chain(EMPTY).zip(next..);
    edit(&mut docx.content_type, |types| {
        for (_, number) in added.clone() {
            let name = format!("/word/footer{number}.xml");
            let attributes = [("PartName", &*name), ("ContentType", FOOTER_TYPE)];
            types.children.push(Node::Element(Element::new("Override", &attributes)));
        }
    })?;
    edit(&mut docx.document_rels, |relations| {
        for (id, number) in added.clone() {
            let target = format!("footer{number}.xml");
            let attributes = [("Id", id), ("Type", FOOTER_RELATION), ("Target", &*target)];
            relations.children.push(Node::Element(Element::new("Relationship", &attributes)));
        }
    })
}
