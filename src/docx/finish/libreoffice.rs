//! What LibreOffice reads otherwise than Word, said to it alone, in the file that is written for it.
//!
//! LibreOffice (7.4 and 25.2) takes `w:overflowPunct` the wrong way round and passes over
//! `w:autoSpaceDE` and `w:autoSpaceDN`: punctuation would hang into the margin, and white would
//! come between Chinese and Latin characters, though the file says no to both; and 7.4 ends no
//! line between a Chinese mark and a Latin character, where a line may end. So its lines would
//! hold 27 cells or 29, or end elsewhere. Markup compatibility (ECMA-376 part 3) has a place for
//! what one reader needs and another must not see: who knows the namespace that the choice requires
//! takes the choice, as Word does; who does not takes the fallback, as LibreOffice does. A third
//! reader may take either: the fallback holds nothing that can be seen.

use std::mem;

use docx_rs::XMLDocx;

use crate::han::{self, Width};

use super::tree::{Element, Node};
use super::{WriteError, edit};

/// Known to Word since 2010, and not to LibreOffice. Nothing of it is used.
const KNOWN_TO_WORD: &str = "wpi";
const ITS_NAMESPACE: &str = "http://schemas.microsoft.com/office/word/2010/wordprocessingInk";
const COMPATIBILITY: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";

/// Between two characters it keeps LibreOffice's white away. It has no width, and a line may end
/// at it, so it stands only where one may.
const ZERO_WIDTH_SPACE: &str = "\u{200B}";

/// Says it in the parts beside the text; the root of that says that it will be said.
pub(super) fn adapt(docx: &mut XMLDocx, document: &mut Element) -> Result<(), WriteError> {
    edit(&mut docx.styles, styles)?;
    declare(document);
    docx.footers.iter_mut().try_for_each(|part| {
        edit(part, |part| {
            declare(part);
            text(part);
        })
    })
}

/// `styles.xml`: no punctuation hangs.
fn styles(part: &mut Element) {
    declare(part);
    part.each(&mut |element| {
        if element.name == "w:pPr" {
            turn_hanging(element);
        }
    });
}

/// Says to LibreOffice the contrary of what is said to Word.
fn turn_hanging(properties: &mut Element) {
    for child in &mut properties.children {
        let Node::Element(setting) = child else { continue };
        if setting.name == "w:overflowPunct" {
            let hangs = setting.attribute("w:val") != Some("0");
            let turned = Element::value("w:overflowPunct", if hangs { "0" } else { "1" });
            *child = Node::Element(alternative(Some(mem::take(setting)), Some(turned)));
        }
    }
}

/// Text: no white between Chinese and Latin characters.
pub(super) fn text(part: &mut Element) {
    part.each(&mut |element| {
        if element.name == "w:p" {
            without_white(element);
        }
    });
}

fn declare(part: &mut Element) {
    part.set("xmlns:mc", COMPATIBILITY);
    part.set(format!("xmlns:{KNOWN_TO_WORD}"), ITS_NAMESPACE);
}

/// What Word reads, and what LibreOffice reads in its place. The part must be one that declares
/// the namespaces, as the text of the file is.
pub(super) fn alternative<'a>(
    word: Option<Element<'a>>,
    libreoffice: Option<Element<'a>>,
) -> Element<'a> {
    Element::new("mc:AlternateContent", &[]).with([
        Element::new("mc:Choice", &[("Requires", KNOWN_TO_WORD)]).with(word),
        Element::new("mc:Fallback", &[]).with(libreoffice),
    ])
}

/// Parts the texts of a paragraph's runs where LibreOffice would put white between them, or end no
/// line.
fn without_white(paragraph: &mut Element) {
    let mut before = None;
    for run in paragraph.elements().filter(|element| element.name == "w:r") {
        for child in mem::take(&mut run.children) {
            if let Some(text) = child.element().filter(|element| element.name == "w:t") {
                run.children.extend(parted(text, &mut before));
            } else {
                before = before.filter(|_| child.is("w:rPr"));
                run.children.push(child);
            }
        }
    }
}

/// A text in the pieces that LibreOffice would part, or not, a fallback before each but the first;
/// `before` is the character it follows, and then its own last.
fn parted<'a>(text: &Element<'a>, before: &mut Option<char>) -> Vec<Node<'a>> {
    let mut nodes = Vec::new();
    let mut piece = String::new();
    let content = text.children.iter().filter_map(Node::text).flat_map(str::chars);
    for character in content {
        if before.is_some_and(|before| is_misread(before, character)) {
            nodes.extend(with_content(text, mem::take(&mut piece)));
            let parting = Element::new("w:t", &[]).with_text(ZERO_WIDTH_SPACE);
            nodes.push(Node::Element(alternative(None, Some(parting))));
        }
        piece.push(character);
        *before = Some(character);
    }
    nodes.extend(with_content(text, piece));
    nodes
}

/// The same text element with this content, escaped; nothing where that is empty.
fn with_content<'a>(text: &Element<'a>, content: String) -> Option<Node<'a>> {
    if content.is_empty() {
        return None;
    }
    let mut piece = text.clone();
    piece.children = vec![Node::Text(content.into())];
    Some(Node::Element(piece))
}

/// Whether LibreOffice puts white between the two, or ends no line there: a Latin character beside a
/// Chinese one, where a line may end.
fn is_misread(before: char, after: char) -> bool {
    let latin = |one: char| Width::of(one) == Width::Half && !one.is_whitespace();
    let chinese = |one: char| Width::of(one) == Width::Full;
    let beside = latin(before) && chinese(after) || chinese(before) && latin(after);
    beside && han::may_end_line(before) && han::may_begin_line(after)
}

#[cfg(test)]
mod tests {
    use super::super::tree::Element;

    fn written(paragraph: &str) -> String {
        let mut part = Element::read(paragraph.as_bytes()).unwrap();
        super::without_white(&mut part);
        String::from_utf8(part.write()).unwrap().split_once('\n').unwrap().1.to_owned()
    }

    const PARTING: &str = "<mc:AlternateContent><mc:Choice Requires=\"wpi\"/><mc:Fallback>\
                           <w:t>\u{200B}</w:t></mc:Fallback></mc:AlternateContent>";

    #[test]
    fn chinese_and_latin_are_parted_within_a_run_and_between_runs() {
        let found =
            written("<w:p><w:r><w:t>办好10件</w:t></w:r><w:r><w:rPr/><w:t>A</w:t></w:r></w:p>");
        let wanted = format!(
            "<w:p><w:r><w:t>办好</w:t>{PARTING}<w:t>10</w:t>{PARTING}<w:t>件</w:t></w:r>\
             <w:r><w:rPr/>{PARTING}<w:t>A</w:t></w:r></w:p>"
        );
        assert_eq!(found, wanted);
    }

    #[test]
    fn a_line_may_end_between_a_mark_and_a_number() {
        let found = written("<w:p><w:r><w:t>甲，1、（2）A《乙》—B</w:t></w:r></w:p>");
        let wanted = format!(
            "<w:p><w:r><w:t>甲，</w:t>{PARTING}<w:t>1、（2）</w:t>{PARTING}<w:t>A</w:t>{PARTING}\
             <w:t>《乙》—</w:t>{PARTING}<w:t>B</w:t></w:r></w:p>"
        );
        assert_eq!(found, wanted);
    }

    #[test]
    fn marks_that_no_line_ends_at_tabs_and_references_are_left_alone() {
        for paragraph in [
            "<w:p><w:r><w:t>（1、“2”</w:t></w:r></w:p>",
            "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>1</w:t></w:r></w:p>",
            "<w:p><w:r><w:t>A&amp;B</w:t></w:r></w:p>",
        ] {
            assert_eq!(written(paragraph), paragraph);
        }
    }
}
