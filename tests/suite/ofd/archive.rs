//! The rules for archives (GB/T 42133-2022, OFD-A) that a program can judge; for each a file that breaks it
//! and no other. Which rules there are is taken from the checker of ofdrw (module ofdrw-archive): the text
//! of the standard is not public.

use roxmltree::{Document, Node};

use super::parts::{Parts, fixture, named, parts, xml};
use crate::program;

/// A rule, and whether a file keeps it.
type Rule = (&'static str, fn(&Parts) -> bool);

const RULES: [Rule; 19] = [
    ("type OFD-A (6.2.1 a)", |file| {
        xml(&file["OFD.xml"]).root_element().attribute("DocType") == Some("OFD-A")
    }),
    ("one document", |file| count(file, "DocBody") == 1),
    ("nothing outside the file", |file| {
        every(file, &|node| {
            !LOCATIONS.contains(&node.tag_name().name())
                || node.text().is_none_or(|place| is_inside(file, place))
        }) && every(file, &|node| {
            node.attribute("BaseLoc").is_none_or(|place| !place.contains(':'))
        })
    }),
    ("no permissions", |file| count(file, "Permissions") == 0),
    ("no preferences of the viewer", |file| count(file, "VPreferences") == 0),
    ("no extensions", |file| count(file, "Extensions") == 0),
    ("no action but Goto", |file| {
        every(file, &|node| {
            node.tag_name().name() != "Action"
                || node.children().any(|child| child.tag_name().name() == "Goto")
        })
    }),
    ("fonts embedded (6.2.6 b)", |file| {
        every(file, &|node| {
            node.tag_name().name() != "Font"
                || node.children().any(|child| child.tag_name().name() == "FontFile")
        })
    }),
    ("fonts and colours in PublicRes alone (6.2.6 a)", |file| {
        let other =
            file.iter().filter(|(name, _)| is_xml(name) && !name.ends_with("PublicRes.xml"));
        other.clone().all(|(_, part)| {
            let part = xml(part);
            named(&part, "Fonts").is_empty() && named(&part, "ColorSpaces").is_empty()
        })
    }),
    ("images and drawing parameters not in PublicRes (6.2.6 a)", |file| {
        let shared = xml(&file["Doc_0/PublicRes.xml"]);
        named(&shared, "MultiMedias").is_empty() && named(&shared, "DrawParams").is_empty()
    }),
    ("colours grey, RGB or CMYK", |file| {
        every(file, &|node| {
            node.tag_name().name() != "ColorSpace"
                || node
                    .attribute("Type")
                    .is_some_and(|kind| ["GRAY", "RGB", "CMYK"].contains(&kind))
        })
    }),
    ("images of five formats", |file| {
        every(file, &|node| {
            let format = node.attribute("Format").unwrap_or_default().to_uppercase();
            node.tag_name().name() != "MultiMedia"
                || ["BMP", "JPEG", "JPG", "PNG", "JBIG2", "GBIG2", "JPEG2000", "JP2", "TIFF", ""]
                    .contains(&format.as_str())
        })
    }),
    ("images not interpolated", |file| {
        every(file, &|node| node.attribute("Interpolate").is_none_or(|says| says == "false"))
    }),
    ("blocks of a page three deep at most", |file| {
        every(file, &|node| {
            node.ancestors().filter(|one| one.tag_name().name() == "PageBlock").count() <= 3
        })
    }),
    ("no sound and no film", |file| {
        every(file, &|node| {
            node.tag_name().name() != "MultiMedia" || node.attribute("Type") == Some("Image")
        })
    }),
    ("signatures turned into annotations", |file| count(file, "Signatures") == 0),
    ("text has a size", |file| {
        every(file, &|node| {
            node.tag_name().name() != "TextObject" || node.attribute("Size").is_some()
        })
    }),
    ("width of characters by HScale", |file| {
        every(file, &|node| {
            let matrix = node.attribute("CTM").unwrap_or("1 0 0 1 0 0");
            let matrix = super::parts::numbers(matrix);
            node.tag_name().name() != "TextObject"
                || !(matrix[1] == 0.0 && matrix[2] == 0.0 && (matrix[0] - matrix[3]).abs() > 0.001)
        })
    }),
    ("every font file there", |file| {
        every(file, &|node| {
            node.tag_name().name() != "FontFile"
                || file.contains_key(&format!("Doc_0/Res/{}", node.text().unwrap_or_default()))
        })
    }),
];

const LOCATIONS: [&str; 6] =
    ["DocRoot", "PublicRes", "DocumentRes", "CustomTags", "MediaFile", "FileLoc"];

fn is_xml(name: &str) -> bool {
    name.ends_with(".xml")
}

fn documents(file: &Parts) -> impl Iterator<Item = Document<'_>> {
    file.iter().filter(|(name, _)| is_xml(name)).map(|(_, part)| xml(part))
}

fn every(file: &Parts, rule: &dyn Fn(Node<'_, '_>) -> bool) -> bool {
    documents(file).all(|part| part.descendants().all(rule))
}

fn count(file: &Parts, name: &str) -> usize {
    documents(file).map(|part| named(&part, name).len()).sum()
}

/// Whether a part of that name lies where places count from.
fn is_inside(file: &Parts, place: &str) -> bool {
    let from = ["", "Doc_0/", "Doc_0/Tags/", "Doc_0/Res/"];
    place.trim().is_empty()
        || from.iter().any(|folder| file.contains_key(&format!("{folder}{place}")))
}

/// The rules that `file` breaks.
fn broken(file: &Parts) -> Vec<&'static str> {
    RULES.iter().filter(|(_, holds)| !holds(file)).map(|(rule, _)| *rule).collect()
}

#[test]
fn every_fixture_may_be_archived() {
    for name in program::fixtures() {
        let file = parts(&fixture(&name, "--ofd-a"));
        assert_eq!(broken(&file), [""; 0], "{name}");
        for (part, bytes) in file.iter().filter(|(part, _)| part.ends_with("OFD.xml")) {
            assert_eq!(super::schema::faults(bytes), [""; 0], "{name} {part}");
        }
    }
}

/// The part, what is put in the place of what, and the rule that is broken so.
const BREAKS: [(&str, &str, &str, &str); 19] = [
    ("OFD.xml", "\"OFD-A\"", "\"OFD\"", "type OFD-A (6.2.1 a)"),
    ("OFD.xml", "</ofd:DocBody>", "</ofd:DocBody><ofd:DocBody/>", "one document"),
    ("Doc_0/Document.xml", "PublicRes.xml", "http://example.org/r.xml", "nothing outside the file"),
    ("Doc_0/Document.xml", "</ofd:Pages>", "</ofd:Pages><ofd:Permissions/>", "no permissions"),
    (
        "Doc_0/Document.xml",
        "</ofd:Pages>",
        "</ofd:Pages><ofd:VPreferences/>",
        "no preferences of the viewer",
    ),
    ("Doc_0/Document.xml", "</ofd:Document>", "<ofd:Extensions/></ofd:Document>", "no extensions"),
    ("Doc_0/Document.xml", "ofd:Goto", "ofd:URI", "no action but Goto"),
    ("Doc_0/PublicRes.xml", "ofd:FontFile", "ofd:Other", "fonts embedded (6.2.6 b)"),
    (
        PAGE,
        "<ofd:Area>",
        "<ofd:Fonts/><ofd:Area>",
        "fonts and colours in PublicRes alone (6.2.6 a)",
    ),
    (
        "Doc_0/PublicRes.xml",
        "</ofd:Fonts>",
        "</ofd:Fonts><ofd:DrawParams/>",
        "images and drawing parameters not in PublicRes (6.2.6 a)",
    ),
    ("Doc_0/PublicRes.xml", "\"RGB\"", "\"LAB\"", "colours grey, RGB or CMYK"),
    (
        PAGE,
        "<ofd:Area>",
        "<ofd:MultiMedia Type=\"Image\" Format=\"GIF\"/><ofd:Area>",
        "images of five formats",
    ),
    (
        PAGE,
        "<ofd:Area>",
        "<ofd:ImageObject Interpolate=\"true\"/><ofd:Area>",
        "images not interpolated",
    ),
    (
        PAGE,
        "<ofd:Area>",
        "<ofd:PageBlock><ofd:PageBlock><ofd:PageBlock><ofd:PageBlock/></ofd:PageBlock></ofd:PageBlock></ofd:PageBlock><ofd:Area>",
        "blocks of a page three deep at most",
    ),
    (PAGE, "<ofd:Area>", "<ofd:MultiMedia Type=\"Audio\"/><ofd:Area>", "no sound and no film"),
    (
        "OFD.xml",
        "</ofd:DocBody>",
        "<ofd:Signatures>Signs/Signatures.xml</ofd:Signatures></ofd:DocBody>",
        "signatures turned into annotations",
    ),
    (PAGE, " Size=\"", " Was=\"", "text has a size"),
    (
        PAGE,
        "<ofd:TextObject ",
        "<ofd:TextObject CTM=\"0.8 0 0 1 0 0\" ",
        "width of characters by HScale",
    ),
    ("Doc_0/PublicRes.xml", "font_", "none_", "every font file there"),
];

const PAGE: &str = "Doc_0/Pages/Page_0/Content.xml";

#[test]
fn each_rule_is_broken_by_a_file_that_breaks_it() {
    let sound = parts(&fixture("2024", "--ofd-a"));
    for (part, from, to, rule) in BREAKS {
        let mut file = sound.clone();
        let text = String::from_utf8(file[part].clone()).unwrap();
        assert!(text.contains(from), "{part}: {from}");
        file.insert(part.to_owned(), text.replace(from, to).into_bytes());
        assert_eq!(broken(&file), [rule]);
    }
    assert_eq!(BREAKS.map(|(.., rule)| rule), RULES.map(|(rule, _)| rule));
}
