//! What makes the file one for archives (PDF/A, ISO 19005): which RGB its colours are, its properties as
//! XMP, of each font which glyphs it has, and nothing that the standard forbids.
//!
//! printpdf writes none of it. All fonts are embedded and say which character each glyph is, which is what
//! the u of A-2u asks for; there is nothing see-through, no script, no file within, and no place outside.

use std::fmt::Write;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use quick_xml::escape::escape;

use crate::document::Info;

use super::finish::failed;
use super::fonts::Embedded;
use super::{PdfError, PdfKind};

/// sRGB (IEC 61966-2-1), sRGB-v2-magic of the Compact ICC Profiles (CC0): of version 2, the newest that A-1
/// knows.
const SRGB: &[u8] = include_bytes!("sRGB-v2-magic.icc");

/// Entries of an array that every reader of PDF 1.4 takes are 8,191 (its table C.1, which A-1 makes a rule):
/// of so many pages a node is made where there are more.
const MOST_BESIDE: usize = 8_000;
const NODE: usize = 1_000;

impl PdfKind {
    /// The version of PDF that this part of the standard stands on.
    fn version(self) -> &'static str {
        match self {
            PdfKind::Archive => "1.7",
            PdfKind::FirstArchive => "1.4",
        }
    }

    /// The part of the standard, and what of it is kept.
    fn claim(self) -> (u8, char) {
        match self {
            PdfKind::Archive => (2, 'U'),
            PdfKind::FirstArchive => (1, 'B'),
        }
    }
}

/// `info` without the characters that XMP, being XML, cannot hold: what a file says of itself, it must say
/// there in the same words.
pub(super) fn sayable(info: &Info) -> Info {
    let sayable = |text: &str| -> String {
        text.chars()
            .filter(|one| !one.is_control() && !matches!(one, '\u{FFFE}' | '\u{FFFF}'))
            .collect()
    };
    Info {
        title: sayable(&info.title),
        author: sayable(&info.author),
        keywords: info.keywords.iter().map(|word| sayable(word)).collect(),
        date: info.date,
    }
}

/// Makes `document` a file of this kind.
///
/// # Errors
/// Where the tree lacks what printpdf always puts into it.
pub(super) fn keep(
    document: &mut Document,
    info: &Info,
    kind: PdfKind,
    fonts: &Embedded,
) -> Result<(), PdfError> {
    document.version = kind.version().into();
    drop_empty(document);
    let mut metadata = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let packet = packet(info, kind);
    metadata.set("Length", i64::try_from(packet.len()).unwrap_or(i64::MAX));
    // A-1 wants it to be found by who knows no PDF (6.7.2).
    let metadata = Stream::new(metadata, packet.into_bytes()).with_compression(false);
    let metadata = document.add_object(metadata);
    let intent = intent(document);
    let catalog = document.catalog_mut().map_err(|error| failed(&error))?;
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![intent.into()]);
    if kind == PdfKind::FirstArchive {
        list_glyphs(document, fonts).map_err(|error| failed(&error))?;
        shelve_pages(document).map_err(|error| failed(&error))?;
    }
    Ok(())
}

/// Takes away the properties that say nothing, and an empty PDF/X version, which some readers take for a
/// promise.
fn drop_empty(document: &mut Document) {
    let info = document.trailer.get(b"Info").and_then(Object::as_reference);
    let properties = info.and_then(|id| document.get_object_mut(id));
    let Ok(properties) = properties.and_then(Object::as_dict_mut) else { return };
    properties.remove(b"Trapped");
    let is_empty = |value: &Object| {
        value.as_str().is_ok_and(|text| text.is_empty() || text == [0xFE_u8, 0xFF].as_slice())
    };
    let empty: Vec<Vec<u8>> = properties
        .iter()
        .filter(|(_, value)| is_empty(value))
        .map(|(key, _)| key.clone())
        .collect();
    for key in empty {
        properties.remove(&key);
    }
}

/// What the colours of the file are (ISO 19005-2, 6.2.3).
fn intent(document: &mut Document) -> Dictionary {
    let profile = document.add_object(Stream::new(dictionary! { "N" => 3 }, SRGB.to_vec()));
    dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB IEC61966-2.1"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    }
}

/// The properties as XMP (ISO 19005-2, 6.6), word by word those of the document information.
fn packet(info: &Info, kind: PdfKind) -> String {
    let (part, conformance) = kind.claim();
    let mut said = String::new();
    let mut say = |open: &str, text: &str, close: &str| {
        if !text.is_empty() {
            let _ = writeln!(said, "{open}{}{close}", escape(text));
        }
    };
    let day = format!("{}T00:00:00+00:00", info.date);
    say("<pdfaid:part>", &part.to_string(), "</pdfaid:part>");
    say("<pdfaid:conformance>", &conformance.to_string(), "</pdfaid:conformance>");
    say("<dc:format>", "application/pdf", "</dc:format>");
    let title = "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">";
    say(title, &info.title, "</rdf:li></rdf:Alt></dc:title>");
    let author = "<dc:creator><rdf:Seq><rdf:li>";
    say(author, &info.author, "</rdf:li></rdf:Seq></dc:creator>");
    say("<dc:language><rdf:Bag><rdf:li>", super::LANGUAGE, "</rdf:li></rdf:Bag></dc:language>");
    say("<pdf:Keywords>", &info.keywords.join(","), "</pdf:Keywords>");
    say("<pdf:Producer>", super::PROGRAM, "</pdf:Producer>");
    say("<xmp:CreatorTool>", super::PROGRAM, "</xmp:CreatorTool>");
    for name in ["CreateDate", "ModifyDate", "MetadataDate"] {
        say(&format!("<xmp:{name}>"), &day, &format!("</xmp:{name}>"));
    }
    format!(
        "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" \
         xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n{said}</rdf:Description>\n\
         </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>"
    )
}

/// Says of each font which glyphs are in it (ISO 19005-1, 6.3.5): all that its program has.
fn list_glyphs(document: &mut Document, fonts: &Embedded) -> lopdf::Result<()> {
    let glyphs = fonts.glyphs_by_name();
    let descriptor = |(id, object): (&ObjectId, &Object)| {
        let name = object.as_dict().and_then(|one| one.get(b"FontName")?.as_name()).ok()?;
        Some((*id, *glyphs.get(std::str::from_utf8(name).ok()?)?))
    };
    let found: Vec<(ObjectId, u16)> = document.objects.iter().filter_map(descriptor).collect();
    for (id, count) in found {
        let listed = document.add_object(Stream::new(Dictionary::new(), first_bits(count)));
        document.get_dictionary_mut(id)?.set("CIDSet", listed);
    }
    Ok(())
}

/// So many bits that are set, from the highest of the first byte.
fn first_bits(count: u16) -> Vec<u8> {
    let mut bytes = vec![0xFF; usize::from(count / 8)];
    if let left @ 1.. = count % 8 {
        bytes.push(!(0xFF_u8 >> left));
    }
    bytes
}

/// Puts a node above every thousand pages where there are more than one list may hold.
fn shelve_pages(document: &mut Document) -> lopdf::Result<()> {
    let root = document.catalog()?.get(b"Pages")?.as_reference()?;
    let pages = document.get_dictionary(root)?.get(b"Kids")?.as_array()?.clone();
    if pages.len() <= MOST_BESIDE {
        return Ok(());
    }
    let mut nodes: Vec<Object> = Vec::new();
    for some in pages.chunks(NODE) {
        let count = i64::try_from(some.len()).unwrap_or(i64::MAX);
        let node = dictionary! {
            "Type" => "Pages", "Parent" => root, "Count" => count, "Kids" => some.to_vec()
        };
        let node = document.add_object(node);
        for page in some {
            document.get_dictionary_mut(page.as_reference()?)?.set("Parent", node);
        }
        nodes.push(node.into());
    }
    document.get_dictionary_mut(root)?.set("Kids", nodes);
    Ok(())
}

#[cfg(test)]
mod tests {
    use lopdf::{Document, Object, dictionary};

    use super::{first_bits, shelve_pages};

    #[test]
    fn a_bit_for_each_glyph() {
        assert_eq!(first_bits(0), [0_u8; 0]);
        assert_eq!(first_bits(3), [0b1110_0000]);
        assert_eq!(first_bits(8), [0xFF]);
        assert_eq!(first_bits(17), [0xFF, 0xFF, 0x80]);
    }

    /// So many pages, and how many lists they stand in.
    fn shelved(count: usize) -> (usize, usize) {
        let mut document = Document::new();
        let root = document.new_object_id();
        let sheet = || dictionary! { "Type" => "Page", "Parent" => root };
        let pages: Vec<Object> = (0..count).map(|_| document.add_object(sheet()).into()).collect();
        document
            .objects
            .insert(root, dictionary! { "Type" => "Pages", "Kids" => pages, "Count" => 1 }.into());
        let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => root });
        document.trailer.set("Root", catalog);
        let before: Vec<_> = document.page_iter().collect();
        shelve_pages(&mut document).unwrap();
        assert!(document.page_iter().eq(before));
        let lists = document.objects.values().filter_map(|one| one.as_dict().ok());
        let lists = lists.filter_map(|one| one.get(b"Kids").ok()?.as_array().ok());
        (count, lists.inspect(|list| assert!(list.len() <= 8_191)).count())
    }

    #[test]
    fn no_list_of_pages_is_longer_than_pdf_1_4_takes() {
        assert_eq!(shelved(8_000), (8_000, 1));
        assert_eq!(shelved(9_001), (9_001, 11));
    }
}
