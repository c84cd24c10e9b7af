//! Characters beyond GB 2312 -> runs of their own that name a font which goes on there.
//!
//! 仿宋_GB2312 and 楷体_GB2312 end with GB 2312. Word would take a 玥 amid 仿宋_GB2312 from whatever
//! font it finds, mostly 宋体; the 仿宋 and the 楷体 that every Chinese Windows has draw it like its
//! neighbours. The name is for the Chinese slot alone, so all else of the run stays in its style.
//!
//! ```text
//! 王玥、李明 -> 王 | 玥 (仿宋) | 、李明
//! ```

use std::mem;

use crate::document::{Style, Typeface};
use crate::han;

use super::super::styles;
use super::tree::{Element, Node};

/// Names the fonts in every paragraph of `piece`.
pub(super) fn name_fonts(piece: &mut Element, style: &Style) {
    piece.each(&mut |element| {
        if element.name == "w:p" && has_any(element) {
            paragraph(element, style);
        }
    });
}

/// Below are letters, and marks that fonts of both kinds have.
const FIRST: char = '\u{2100}';

/// Whether `character` is one for the Chinese slot that not every font has.
fn is_beyond(character: char) -> bool {
    character >= FIRST && !han::is_in_every_font(character)
}

fn has_any(paragraph: &Element) -> bool {
    let runs = children(paragraph, "w:r");
    let texts = runs.flat_map(|run| children(run, "w:t")).flat_map(|text| &text.children);
    texts.filter_map(Node::text).any(|text| text.contains(is_beyond))
}

fn children<'e, 'a>(
    of: &'e Element<'a>,
    name: &'static str,
) -> impl Iterator<Item = &'e Element<'a>> {
    of.children.iter().filter_map(Node::element).filter(move |child| child.name == name)
}

fn paragraph(paragraph: &mut Element, style: &Style) {
    let base = styles::typeface_of_paragraph(id(paragraph, ["w:pPr", "w:pStyle"]), style);
    let parts = mem::take(&mut paragraph.children).into_iter();
    let parts = parts.flat_map(|part| match part {
        Node::Element(run) if run.name == "w:r" => parted(run, base, style),
        Node::Element(_) | Node::Text(_) => vec![part],
    });
    paragraph.children = parts.collect();
}

/// The style that the properties of a paragraph or a run name.
fn id<'e>(of: &'e Element, [properties, name]: [&'static str; 2]) -> Option<&'e str> {
    children(of, properties).flat_map(|all| children(all, name)).next()?.attribute("w:val")
}

/// A run in pieces of which all characters are beyond, or none is.
fn parted<'a>(mut run: Element<'a>, base: Typeface, style: &Style) -> Vec<Node<'a>> {
    let own = id(&run, ["w:rPr", "w:rStyle"]).and_then(|id| styles::typeface_of_run(id, style));
    let Some(font) = own.unwrap_or(base).word_name_beyond_gb2312() else {
        return vec![Node::Element(run)];
    };
    let mut contents = mem::take(&mut run.children);
    let properties = contents.iter().position(|child| child.is("w:rPr"));
    run.children.extend(properties.map(|at| contents.remove(at)));
    let pieces: Vec<(bool, Node)> = contents.into_iter().flat_map(by_font).collect();
    let pieces = pieces.chunk_by(|(one, _), (next, _)| one == next);
    let runs = pieces.map(|piece| {
        let mut run = run.clone();
        if piece[0].0 {
            name_font(&mut run, font);
        }
        run.children.extend(piece.iter().map(|(_, node)| node.clone()));
        Node::Element(run)
    });
    runs.collect()
}

/// What a run holds, a text in pieces; of each whether its characters are beyond.
fn by_font<'a>(node: Node<'a>) -> Vec<(bool, Node<'a>)> {
    let Some(text) = node.element().filter(|element| element.name == "w:t") else {
        return vec![(false, node)];
    };
    let content: Vec<char> =
        text.children.iter().filter_map(Node::text).flat_map(str::chars).collect();
    let pieces = content.chunk_by(|one, next| is_beyond(*one) == is_beyond(*next));
    let pieces = pieces.map(|piece| {
        let mut part = text.clone();
        part.children = vec![Node::Text(piece.iter().collect::<String>().into())];
        (is_beyond(piece[0]), Node::Element(part))
    });
    pieces.collect()
}

/// Names the font of the Chinese characters of `run`.
fn name_font<'a>(run: &mut Element<'a>, font: &str) {
    if run.find("w:rPr").is_none() {
        run.children.insert(0, Node::Element(Element::new("w:rPr", &[])));
    }
    let Some(properties) = run.find("w:rPr") else { return };
    let hint = || Element::new("w:rFonts", &[("w:hint", "eastAsia")]);
    let mut fonts = properties.find("w:rFonts").cloned().unwrap_or_else(hint);
    fonts.set("w:eastAsia", font);
    properties.put(fonts);
}

#[cfg(test)]
mod tests {
    use super::super::tree::Element;
    use super::name_fonts;
    use crate::document::Style;

    /// What becomes of the paragraph of this style that has these runs.
    fn named(style: &str, runs: &str) -> String {
        let built = format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{runs}</w:p>");
        let mut piece = Element::read(built.as_bytes()).unwrap();
        name_fonts(&mut piece, &Style::GB9704);
        let written = String::from_utf8(piece.write()).unwrap();
        written.split_once("</w:pPr>").unwrap().1.trim_end_matches("</w:p>").to_owned()
    }

    #[test]
    fn a_character_beyond_gb_2312_names_the_font_that_goes_on() {
        let hint = "<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr>";
        let beyond = hint.replace("/></w:rPr>", " w:eastAsia=\"仿宋\"/></w:rPr>");
        let text = |text: &str| format!("<w:t>{text}</w:t></w:r>");
        assert_eq!(
            named("DocumentBody", &format!("{hint}{}", text("a&lt;王玥喆、李³•明"))),
            format!("{hint}{}{beyond}{}{hint}{}", text("a&lt;王"), text("玥喆"), text("、李³•明"))
        );
    }

    #[test]
    fn the_font_is_that_of_the_run() {
        let run = |style: &str| {
            format!("<w:r><w:rPr><w:rStyle w:val=\"{style}\"/></w:rPr><w:t>堃</w:t></w:r>")
        };
        assert!(named("DocumentBody", &run("Signer")).contains("w:eastAsia=\"楷体\""));
        for (style, run) in [
            ("DocumentBody", run("Level1")),
            ("DocumentTitle", "<w:r><w:t>堃</w:t></w:r>".into()),
            ("TableHead", "<w:r><w:t>堃</w:t></w:r>".into()),
            ("DocumentBody", "<w:r><w:t>王明</w:t></w:r>".into()),
        ] {
            assert_eq!(named(style, &run), run, "{style}");
        }
    }
}
