//! The PDF that the program writes as what it claims to be (PDF/A, ISO 19005), read back as objects. For
//! each rule there is a file that breaks it and no other.
//!
//! These are the rules that our own files could come to break; `tests/pdfa_readers.py` asks Apache Preflight
//! for all of A-1b.

mod asked;
mod rules;
mod structure;

use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::program;
use rules::{BOTH, FIRST, Rule, SECOND};

/// The PDF of a fixture's notice, written now.
fn written(name: &str, options: &[&str]) -> Vec<u8> {
    let out = tempfile::tempdir().unwrap();
    let description = program::fixture_folder(name).join("notice.yaml");
    let description = description.to_str().unwrap();
    let place = out.path().to_str().unwrap();
    let asked = ["notice", description, "-o", place, "--only", "pdf"];
    let ended = program::run(out.path(), &[&asked[..], options].concat());
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    std::fs::read(out.path().join("notice.pdf")).unwrap()
}

fn read(file: &[u8]) -> Document {
    Document::load_mem(file).expect("a PDF that can be read")
}

/// The rules of `parts` that `file` breaks.
fn broken(parts: &[&[Rule]], file: &[u8]) -> Vec<&'static str> {
    let pdf = read(file);
    let rules = parts.iter().flat_map(|rules| rules.iter());
    rules.filter(|(_, holds)| holds(&pdf) != Some(true)).map(|(rule, _)| *rule).collect()
}

#[test]
fn every_fixture_is_a_2u_and_the_same_bytes_twice() {
    for name in program::fixtures() {
        let file = written(&name, &[]);
        assert_eq!(broken(&[&BOTH, &SECOND], &file), [""; 0], "{name}");
        assert!(file == program::fixture(&name).pdf, "{name}");
    }
}

#[test]
fn every_fixture_is_a_1b_where_that_is_asked_for() {
    for name in program::fixtures() {
        let file = written(&name, &["--pdf-a1"]);
        assert_eq!(broken(&[&BOTH, &FIRST], &file), [""; 0], "{name}");
    }
    assert!(written("2024", &["--pdf-a1"]) == written("2024", &["--pdf-a1"]));
}

/// What is done to a sound file, and the rule that it breaks so.
type Break = (fn(&mut Document), &'static str);

const BREAKS: [Break; 16] = [
    (|pdf| take_from_catalog(pdf, "Metadata"), "properties as XMP, in words that are in the file"),
    (|pdf| reword(pdf, "的通知", "的报告"), "the same properties twice"),
    (|pdf| take_from_catalog(pdf, "OutputIntents"), "an output intent with a profile of RGB"),
    (|pdf| profile(pdf).content[16] = b'C', "an output intent with a profile of RGB"),
    (|pdf| draw(pdf, b"0 0 0 1 k"), "colours are RGB"),
    (|pdf| each(pdf, "FontDescriptor", &|one| forget(one, "FontFile3")), "fonts embedded"),
    (|pdf| each(pdf, "Font", &|one| forget(one, "ToUnicode")), "every glyph is a character"),
    (unmap_one, "every glyph is a character"),
    (|pdf| drop(pdf.trailer.remove(b"ID")), "an id"),
    (
        |pdf| to_catalog(pdf, "OpenAction", "JavaScript"),
        "no action, no form, no file within, no layer",
    ),
    (|pdf| to_catalog(pdf, "AcroForm", "Fields"), "no action, no form, no file within, no layer"),
    (|pdf| each(pdf, "Page", &|page| page.set("Group", "Transparency")), "nothing see-through"),
    (|pdf| reword(pdf, "<pdfaid:part>2", "<pdfaid:part>3"), "part 2, conformance U"),
    (|pdf| reword(pdf, "conformance>U", "conformance>B"), "part 2, conformance U"),
    (|pdf| pdf.version = "2.0".into(), "PDF 1.7"),
    (|pdf| each(pdf, "Page", &|page| page.set("Annots", vec![1.into()])), "nothing on the pages"),
];

/// The same for A-1b.
const FIRST_BREAKS: [Break; 6] = [
    (|pdf| reword(pdf, "<pdfaid:part>1", "<pdfaid:part>2"), "part 1, conformance B"),
    (|pdf| pdf.version = "1.5".into(), "PDF 1.4"),
    (|pdf| profile(pdf).content[8] = 4, "a profile of version 2"),
    (
        |pdf| each(pdf, "FontDescriptor", &|one| forget(one, "CIDSet")),
        "of each font all glyphs listed",
    ),
    (unlist_one, "of each font all glyphs listed"),
    (
        |pdf| {
            let kids: Vec<Object> = vec![Object::Null; 8_192];
            to_catalog_object(pdf, "Extensions", kids.into());
        },
        "no list longer than PDF 1.4 takes",
    ),
];

#[test]
fn each_rule_is_broken_by_a_file_that_breaks_it() {
    let second = written("2024", &[]);
    let first = written("2024", &["--pdf-a1"]);
    for (sound, breaks, parts) in [
        (&second, &BREAKS[..], [&BOTH[..], &SECOND[..]]),
        (&first, &FIRST_BREAKS[..], [&BOTH[..], &FIRST[..]]),
    ] {
        for (spoil, rule) in breaks {
            let mut pdf = read(sound);
            spoil(&mut pdf);
            let mut file = Vec::new();
            pdf.save_to(&mut file).unwrap();
            assert_eq!(broken(&parts, &file), [*rule]);
        }
    }
    let all = [&BREAKS[..], &FIRST_BREAKS[..]].concat();
    for (rule, _) in [&BOTH[..], &FIRST[..], &SECOND[..]].concat() {
        assert!(all.iter().any(|(_, broken)| *broken == rule), "{rule}");
    }
}

fn forget(one: &mut Dictionary, key: &str) {
    one.remove(key.as_bytes());
}

fn take_from_catalog(pdf: &mut Document, key: &str) {
    forget(pdf.catalog_mut().unwrap(), key);
}

fn to_catalog(pdf: &mut Document, key: &str, kind: &str) {
    let action = lopdf::dictionary! { "S" => kind };
    to_catalog_object(pdf, key, action.into());
}

fn to_catalog_object(pdf: &mut Document, key: &str, object: Object) {
    pdf.catalog_mut().unwrap().set(key, object);
}

/// Does it to every dictionary of this type.
fn each(pdf: &mut Document, kind: &str, spoil: &dyn Fn(&mut Dictionary)) {
    for object in pdf.objects.values_mut() {
        if let Ok(one) = object.as_dict_mut()
            && one.has_type(kind.as_bytes())
        {
            spoil(one);
        }
    }
}

fn reword(pdf: &mut Document, from: &str, to: &str) {
    let metadata = pdf.catalog().unwrap().get(b"Metadata").unwrap().as_reference().unwrap();
    let stream = pdf.get_object_mut(metadata).unwrap().as_stream_mut().unwrap();
    let text = String::from_utf8(stream.content.clone()).unwrap();
    assert!(text.contains(from), "{from}");
    stream.set_content(text.replace(from, to).into_bytes());
}

/// The profile, unpacked.
fn profile(pdf: &mut Document) -> &mut lopdf::Stream {
    let id = rules::profile(pdf).unwrap();
    let stream = pdf.get_object_mut(id).unwrap().as_stream_mut().unwrap();
    stream.decompress().unwrap();
    stream
}

/// Draws more on the first page.
fn draw(pdf: &mut Document, operators: &[u8]) {
    let page = pdf.page_iter().next().unwrap();
    let content = pdf.get_page_contents(page)[0];
    let stream = pdf.get_object_mut(content).unwrap().as_stream_mut().unwrap();
    stream.decompress().unwrap();
    let more = [&stream.content, b"\n".as_slice(), operators].concat();
    stream.set_content(more);
}

/// Of the first stream that any dictionary has under `key`, after it was unpacked.
fn spoil_stream(pdf: &mut Document, key: &str, spoil: &dyn Fn(&mut Vec<u8>)) {
    let named = |one: &Object| one.as_dict().ok()?.get(key.as_bytes()).ok()?.as_reference().ok();
    let id: ObjectId = pdf.objects.values().find_map(named).unwrap();
    let stream = pdf.get_object_mut(id).unwrap().as_stream_mut().unwrap();
    if stream.is_compressed() {
        stream.decompress().unwrap();
    }
    let mut content = stream.content.clone();
    spoil(&mut content);
    stream.set_content(content);
}

/// Takes a character from a font.
fn unmap_one(pdf: &mut Document) {
    spoil_stream(pdf, "ToUnicode", &|map| {
        let text = String::from_utf8(map.clone()).unwrap();
        let from = text.find("<0001> <").unwrap();
        let end = from + text[from..].find('\n').unwrap();
        map.drain(from..end);
    });
}

/// Takes a glyph from the list of a font.
fn unlist_one(pdf: &mut Document) {
    spoil_stream(pdf, "CIDSet", &|bits| bits[0] = 0x7F);
}
