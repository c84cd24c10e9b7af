//! The parts beside the text: styles, settings, font table and core properties.

use crate::document::{Info, Style, Typeface};

use super::super::runs::xml_text;
use super::tree::Element;

/// What every paragraph of the file does. Chinese line breaking is on; punctuation neither hangs
/// into the margin nor is squeezed, and no white comes between Chinese and Latin characters: a
/// line breaks where the grid of the PDF breaks it.
const EVERY_PARAGRAPH: [(&str, &str); 7] = [
    ("w:widowControl", "0"),
    ("w:kinsoku", "1"),
    ("w:wordWrap", "1"),
    ("w:overflowPunct", "0"),
    ("w:topLinePunct", "0"),
    ("w:autoSpaceDE", "0"),
    ("w:autoSpaceDN", "0"),
];

/// `styles.xml`: one `Normal`, made the default; languages; indents counted in characters, so
/// that they stay right when a clerk changes the size.
pub(super) fn styles(part: &mut Element, style: &Style) {
    defaults(part);
    keep_last_normal(part);
    let chars = (i32::from(style.indent) * 100).to_string();
    part.each(&mut |element| {
        if element.attribute("w:firstLine").is_some() {
            element.set("w:firstLineChars", &chars);
        }
    });
    for named in part.elements().filter(|element| element.name == "w:style") {
        complete_style(named);
    }
}

fn defaults(part: &mut Element) {
    let Some(defaults) = part.find("w:docDefaults") else { return };
    // Latin text stays English: as Chinese it would be broken inside a word or a number.
    let language = [("w:val", "en-US"), ("w:eastAsia", "zh-CN"), ("w:bidi", "ar-SA")];
    if let Some(runs) = defaults.find("w:rPrDefault").and_then(|default| default.find("w:rPr")) {
        runs.put(Element::new("w:lang", &language));
    }
    defaults.put(Element::new("w:pPrDefault", &[]).with([Element::new("w:pPr", &[])]));
}

/// `docx-rs` writes a `Normal` of its own before ours.
fn keep_last_normal(part: &mut Element) {
    let normal = |element: &Element| element.attribute("w:styleId") == Some("Normal");
    let first = part.elements().position(|element| normal(element));
    let count = part.elements().filter(|element| normal(element)).count();
    if let (Some(first), 2..) = (first, count) {
        part.children.remove(first);
    }
}

fn complete_style(named: &mut Element) {
    let is_default = named.attribute("w:styleId") == Some("Normal");
    if named.attribute("w:type") == Some("character") {
        named.remove("w:pPr");
    } else if let Some(properties) = named.find("w:pPr") {
        properties.remove("w:rPr");
    }
    if !is_default {
        named.set("w:customStyle", "1");
        return;
    }
    named.set("w:default", "1");
    if let Some(properties) = named.find("w:pPr") {
        for (name, value) in EVERY_PARAGRAPH {
            properties.put(Element::value(name, value));
        }
    }
}

/// `settings.xml`: punctuation is not squeezed; East Asian text is Chinese. What `docx-rs` writes
/// for old files is taken out where it may change widths: with
/// `w:balanceSingleByteDoubleByteWidth` the white behind a full-width character may count twice
/// (docs/word.md).
pub(super) fn settings(part: &mut Element) {
    if let Some(compatibility) = part.find("w:compat") {
        compatibility.remove("w:balanceSingleByteDoubleByteWidth");
    }
    part.put(Element::value("w:characterSpacingControl", "doNotCompress"));
    let language = [("w:val", "en-US"), ("w:eastAsia", "zh-CN")];
    part.put(Element::new("w:themeFontLang", &language));
}

/// `fontTable.xml`: the kinds of type of the standard, each with the name under which a machine
/// without the first has it.
pub(super) fn font_table(part: &mut Element) {
    part.children.clear();
    for typeface in Typeface::ALL {
        let font = Element::new("w:font", &[("w:name", typeface.word_name())]).with([
            Element::value("w:altName", typeface.word_alternative()),
            Element::value("w:charset", "86"),
            Element::value("w:family", family(typeface)),
            Element::value("w:pitch", "variable"),
        ]);
        part.children.push(super::tree::Node::Element(font));
    }
}

/// The family a program falls back to (`ST_FontFamily`).
fn family(typeface: Typeface) -> &'static str {
    match typeface {
        Typeface::XiaoBiaoSong | Typeface::Song => "roman",
        Typeface::FangSong | Typeface::KaiTi | Typeface::HeiTi => "modern",
    }
}

/// `core.xml`: the document's own title, body and day.
pub(super) fn core_properties(part: &mut Element, info: &Info) {
    let text = |name: &'static str, text: &str| Element::new(name, &[]).with_text(&xml_text(text));
    let day = format!("{}T00:00:00Z", info.date);
    let date =
        |name: &'static str| Element::new(name, &[("xsi:type", "dcterms:W3CDTF")]).with_text(&day);
    part.children.clear();
    let properties = [
        text("dc:title", &info.title),
        text("dc:creator", &info.author),
        text("cp:keywords", &info.keywords.join("，")),
        text("cp:lastModifiedBy", &info.author),
        date("dcterms:created"),
        date("dcterms:modified"),
        text("dc:language", "zh-CN"),
    ];
    for property in properties {
        part.put(property);
    }
}
