//! The rules of PDF/A that a program can judge on our files (ISO 19005-1, ISO 19005-2).

use std::collections::{BTreeMap, BTreeSet};

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// A rule, and whether a file keeps it; `None` where what it speaks of is not there.
pub(super) type Rule = (&'static str, fn(&Document) -> Option<bool>);

/// Those of all parts.
pub(super) const BOTH: [Rule; 9] = [
    ("properties as XMP, in words that are in the file", |pdf| {
        let metadata = xmp(pdf)?;
        Some(!metadata.dict.has(b"Filter") && said(pdf, "format")? == "application/pdf")
    }),
    ("the same properties twice", |pdf| {
        // Where there is none, that is told already.
        let Some(_) = xmp(pdf) else { return Some(true) };
        let pairs = [
            ("Title", "title"),
            ("Author", "creator"),
            ("Keywords", "Keywords"),
            ("Creator", "CreatorTool"),
            ("Producer", "Producer"),
            ("CreationDate", "CreateDate"),
            ("ModDate", "ModifyDate"),
        ];
        Some(pairs.iter().all(|(here, there)| property(pdf, here) == said(pdf, there)))
    }),
    ("an output intent with a profile of RGB", |pdf| {
        let intent = intent(pdf)?;
        let profile = stream(pdf, profile(pdf)?)?;
        let is_for_archives = intent.get(b"S").ok()?.as_name().ok()? == b"GTS_PDFA1";
        let parts = pdf.get_object(self::profile(pdf)?).ok()?.as_stream().ok()?;
        let parts = parts.dict.get(b"N").ok()?.as_i64().ok()?;
        let length = u32::from_be_bytes(profile.get(..4)?.try_into().ok()?);
        let is_whole = usize::try_from(length).ok()? == profile.len();
        Some(is_for_archives && parts == 3 && is_whole && &profile[16..20] == b"RGB ")
    }),
    ("colours are RGB", |pdf| {
        const OTHER: [&str; 13] =
            ["k", "K", "g", "G", "cs", "CS", "sc", "SC", "scn", "SCN", "sh", "Do", "gs"];
        Some(operations(pdf).all(|(operator, _)| !OTHER.contains(&operator.as_str())))
    }),
    ("fonts embedded", |pdf| {
        let mut descriptors = typed(pdf, "FontDescriptor");
        let all = descriptors.all(|one| {
            let bare = one.get(b"FontFile3").and_then(|at| pdf.dereference(at));
            let bare = bare.and_then(|(_, one)| one.as_stream()).ok();
            let is_bare = bare.is_some_and(|one| {
                one.dict
                    .get(b"Subtype")
                    .is_ok_and(|kind| kind.as_name().ok() == Some(b"CIDFontType0C"))
            });
            is_bare || one.has(b"FontFile2")
        });
        Some(all && typed(pdf, "FontDescriptor").next().is_some())
    }),
    ("every glyph is a character", |pdf| {
        let used = used(pdf);
        Some(!used.is_empty() && used.iter().all(|(font, codes)| is_mapped(pdf, font, codes)))
    }),
    ("an id", |pdf| Some(pdf.trailer.get(b"ID").ok()?.as_array().ok()?.len() == 2)),
    ("no action, no form, no file within, no layer", |pdf| {
        const FORBIDDEN: [&[u8]; 10] = [
            b"OpenAction",
            b"AA",
            b"JS",
            b"JavaScript",
            b"AcroForm",
            b"EmbeddedFiles",
            b"EF",
            b"OCProperties",
            b"Encrypt",
            b"XFA",
        ];
        let is_action = |one: &Object| one.as_dict().is_ok_and(|one| one.has(b"S"));
        let has_none = |one: &Dictionary| {
            FORBIDDEN.iter().all(|key| !one.has(key)) && !one.get(b"A").is_ok_and(is_action)
        };
        Some(has_none(&pdf.trailer) && dictionaries(pdf).all(has_none))
    }),
    ("nothing see-through", |pdf| {
        const SEEN_THROUGH: [&[u8]; 5] = [b"Group", b"SMask", b"CA", b"ca", b"BM"];
        Some(dictionaries(pdf).all(|one| SEEN_THROUGH.iter().all(|key| !one.has(key))))
    }),
];

/// Those of A-2u.
pub(super) const SECOND: [Rule; 3] = [
    ("part 2, conformance U", |pdf| claims(pdf, "2", "U")),
    ("PDF 1.7", |pdf| Some(pdf.version == "1.7")),
    ("nothing on the pages", nothing_on_the_pages),
];

/// Those of A-1b.
pub(super) const FIRST: [Rule; 5] = [
    ("part 1, conformance B", |pdf| claims(pdf, "1", "B")),
    ("PDF 1.4", |pdf| Some(pdf.version == "1.4")),
    ("a profile of version 2", |pdf| Some(stream(pdf, profile(pdf)?)?.get(8)? == &2)),
    ("of each font all glyphs listed", |pdf| {
        let used = used(pdf);
        Some(used.iter().all(|(font, codes)| lists(pdf, font, codes) == Some(true)))
    }),
    ("no list longer than PDF 1.4 takes", |pdf| Some(pdf.objects.values().all(is_short))),
];

/// No annotation: of these A-2 wants a picture each.
fn nothing_on_the_pages(pdf: &Document) -> Option<bool> {
    let mut pages = typed(pdf, "Page");
    Some(
        pages
            .all(|page| page.get(b"Annots").and_then(Object::as_array).map_or(true, Vec::is_empty)),
    )
}

/// Whether the file says that it is of this part; told already where it says nothing.
fn claims(pdf: &Document, part: &str, conformance: &str) -> Option<bool> {
    let Some(_) = xmp(pdf) else { return Some(true) };
    Some(said(pdf, "part")? == part && said(pdf, "conformance")? == conformance)
}

fn xmp(pdf: &Document) -> Option<&lopdf::Stream> {
    let id = pdf.catalog().ok()?.get(b"Metadata").ok()?.as_reference().ok()?;
    pdf.get_object(id).ok()?.as_stream().ok()
}

/// The text of an element of the XMP.
fn said(pdf: &Document, name: &str) -> Option<String> {
    let text = std::str::from_utf8(&xmp(pdf)?.content).ok()?;
    let tree = roxmltree::Document::parse(text).ok()?;
    let element = tree.descendants().find(|node| node.tag_name().name() == name)?;
    Some(element.descendants().filter_map(|node| node.is_text().then(|| node.text())?).collect())
}

/// A property of the document information, dates as XMP writes them.
fn property(pdf: &Document, key: &str) -> Option<String> {
    let info = pdf.trailer.get(b"Info").ok()?.as_reference().ok()?;
    let bytes = pdf.get_dictionary(info).ok()?.get(key.as_bytes()).ok()?.as_str().ok()?;
    let text = match bytes.strip_prefix(&[0xFE, 0xFF]) {
        Some(wide) => {
            let units = wide.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            String::from_utf16(&units.collect::<Vec<_>>()).ok()?
        }
        None => std::str::from_utf8(bytes).ok()?.to_owned(),
    };
    let Some(date) = text.strip_prefix("D:") else { return Some(text) };
    let [year, month, day] = [&date[..4], &date[4..6], &date[6..8]];
    let [hour, minute, second] = [&date[8..10], &date[10..12], &date[12..14]];
    Some(format!("{year}-{month}-{day}T{hour}:{minute}:{second}+00:00"))
}

fn intent(pdf: &Document) -> Option<&Dictionary> {
    let intents = pdf.catalog().ok()?.get(b"OutputIntents").ok()?.as_array().ok()?;
    intents.first()?.as_dict().ok()
}

/// Where the profile of the output intent stands.
pub(super) fn profile(pdf: &Document) -> Option<ObjectId> {
    intent(pdf)?.get(b"DestOutputProfile").ok()?.as_reference().ok()
}

/// A stream, unpacked.
fn stream(pdf: &Document, id: ObjectId) -> Option<Vec<u8>> {
    let stream = pdf.get_object(id).ok()?.as_stream().ok()?;
    if stream.is_compressed() {
        stream.decompressed_content().ok()
    } else {
        Some(stream.content.clone())
    }
}

fn dictionaries(pdf: &Document) -> impl Iterator<Item = &Dictionary> {
    let mut found = Vec::new();
    pdf.objects.values().for_each(|one| within(one, &mut found));
    found.into_iter()
}

/// The dictionaries in an object, at any depth.
fn within<'a>(object: &'a Object, found: &mut Vec<&'a Dictionary>) {
    if let Ok(list) = object.as_array() {
        list.iter().for_each(|one| within(one, found));
    }
    let one = object.as_dict().or_else(|_| object.as_stream().map(|stream| &stream.dict));
    if let Ok(one) = one {
        found.push(one);
        one.iter().for_each(|(_, one)| within(one, found));
    }
}

fn typed<'a>(pdf: &'a Document, kind: &'static str) -> impl Iterator<Item = &'a Dictionary> {
    dictionaries(pdf).filter(move |one| one.has_type(kind.as_bytes()))
}

/// Whether no list in it is longer than 8,191 entries.
fn is_short(object: &Object) -> bool {
    let of_list = |list: &Vec<Object>| list.len() <= 8_191 && list.iter().all(is_short);
    let of_entries = |one: &Dictionary| one.iter().all(|(_, one)| is_short(one));
    object.as_array().map_or(true, of_list) && object.as_dict().map_or(true, of_entries)
}

/// The operators of all pages with what they are given.
fn operations(pdf: &Document) -> impl Iterator<Item = (String, Vec<Object>)> {
    pdf.page_iter().flat_map(|page| {
        let content = Content::decode(&pdf.get_page_content(page)).unwrap();
        content.operations.into_iter().map(|one| (one.operator, one.operands))
    })
}

/// The codes that the pages show, by the names of their fonts.
fn used(pdf: &Document) -> BTreeMap<Vec<u8>, BTreeSet<u16>> {
    let mut used: BTreeMap<Vec<u8>, BTreeSet<u16>> = BTreeMap::new();
    let mut font = Vec::new();
    for (operator, operands) in operations(pdf) {
        match operator.as_str() {
            "Tf" => font = operands[0].as_name().unwrap().to_vec(),
            "TJ" => {
                let shown = operands[0].as_array().unwrap().iter();
                let codes = shown.filter_map(|one| one.as_str().ok()).flat_map(|bytes| {
                    bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
                });
                used.entry(font.clone()).or_default().extend(codes);
            }
            _ => {}
        }
    }
    used
}

/// The font of this name: all pages have the same.
fn font<'a>(pdf: &'a Document, name: &[u8]) -> Option<&'a Dictionary> {
    let page = pdf.page_iter().next()?;
    pdf.get_page_fonts(page).ok()?.get(name).copied()
}

/// Whether each of the codes is a character in the font of this name, and none that means nothing
/// (ISO 19005-2, 6.2.11.7.2).
fn is_mapped(pdf: &Document, name: &[u8], codes: &BTreeSet<u16>) -> bool {
    let Some(known) = characters(pdf, name) else { return false };
    let means_nothing = |one: &String| {
        one.is_empty() || one.starts_with(['\0', '\u{FEFF}', '\u{FFFE}', '\u{FFFF}'])
    };
    codes.iter().all(|code| known.get(code).is_some_and(|one| !means_nothing(one)))
}

/// Which characters the codes of the font of this name are.
pub(super) fn characters(pdf: &Document, name: &[u8]) -> Option<BTreeMap<u16, String>> {
    let map = font(pdf, name)?.get(b"ToUnicode").ok()?.as_reference().ok()?;
    let map = String::from_utf8(stream(pdf, map)?).unwrap();
    let hex = |word: &str| -> Option<Vec<u16>> {
        let word = word.strip_prefix('<')?.strip_suffix('>')?;
        let at = (0..word.len()).step_by(4);
        at.map(|at| u16::from_str_radix(word.get(at..at + 4)?, 16).ok()).collect()
    };
    let pairs = map.lines().filter_map(|line| line.split_once(' '));
    let pairs = pairs.filter_map(|(code, character)| Some((hex(code)?, hex(character)?)));
    let pairs = pairs.filter(|(code, _)| code.len() == 1);
    Some(
        pairs.map(|(code, character)| (code[0], String::from_utf16(&character).unwrap())).collect(),
    )
}

/// Whether the list of the font's glyphs has these, and that for missing characters.
fn lists(pdf: &Document, name: &[u8], codes: &BTreeSet<u16>) -> Option<bool> {
    let drawn = font(pdf, name)?.get(b"DescendantFonts").ok()?.as_array().ok()?.first()?;
    let descriptor = drawn.as_dict().ok()?.get(b"FontDescriptor").ok()?.as_reference().ok()?;
    let listed = pdf.get_dictionary(descriptor).ok()?.get(b"CIDSet").ok()?.as_reference().ok()?;
    let bits = stream(pdf, listed)?;
    let has = |code: &u16| {
        bits.get(usize::from(code / 8)).is_some_and(|byte| byte & (0x80 >> (code % 8)) != 0)
    };
    Some(has(&0) && codes.iter().all(has))
}
