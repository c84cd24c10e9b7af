//! Files that are none, that lie, or that are made to bring the reader down: each ends as one
//! finding, and the program goes on.

use std::io::{Cursor, Read};

use hongtou::diag::{Bound, FileKind, Lang, Problem, Returned};
use hongtou::form::{self, Answers};
use hongtou::intake::Value;
use hongtou::origin::Place;
use proptest::prelude::*;
use zip::{CompressionMethod, ZipArchive};

use super::open;
use crate::forms;
pub(crate) use crate::hostile::makers::{TYPES, archive, book, ods, repeated};

/// Shared strings in the place of the file's properties.
const ELSEWHERE: &str = "<Relationships \
    xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>\
    <Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/2006/\
    relationships/worksheet' Target='worksheets/sheet1.xml'/>\
    <Relationship Id='rId2' Type='http://schemas.openxmlformats.org/officeDocument/2006/\
    relationships/sharedStrings' Target='/docProps/app.xml'/></Relationships>";

/// What is found, and at which cell.
fn refused(bytes: &[u8]) -> (Returned, Option<String>) {
    let found = open("甲.xlsx", bytes).expect_err("a refusal");
    let Place::Book(place) = &found.place else { panic!("{found:?}") };
    assert_eq!(place.file_name(), "甲.xlsx");
    let message = found.problem.message(Lang::Zh);
    assert!(!message.title.is_empty() && !message.remedy.is_empty());
    let Problem::Returned(problem) = found.problem.clone() else { panic!("{found:?}") };
    (problem, place.cell_ref().map(|cell| cell.to_string()))
}

fn bound(bytes: &[u8]) -> (Bound, Option<String>) {
    match refused(bytes) {
        (Returned::Beyond { bound, .. }, cell) => (bound, cell),
        (other, _) => panic!("{other:?}"),
    }
}

fn is_damaged(bytes: &[u8]) -> bool {
    matches!(refused(bytes).0, Returned::Damaged { .. })
}

#[test]
fn the_plain_workbook_reads() {
    let rows =
        "<row r='1'><c r='A1'><v>1</v></c><c r='B1' t='inlineStr'><is><t>二</t></is></c></row>";
    let workbook = open("甲.xlsx", &book(rows, &[])).unwrap();
    let texts: Vec<_> = workbook.content.sheets[0].cells.values().map(|cell| &cell.text).collect();
    assert_eq!(texts, ["1", "二"]);
}

#[test]
fn what_is_no_workbook_is_named() {
    let slides: [(&str, &[u8]); 2] =
        [("[Content_Types].xml", TYPES.as_bytes()), ("ppt/presentation.xml", b"<p/>")];
    let photos: [(&str, &[u8]); 1] = [("1.jpg", b"\xFF\xD8")];
    let deflated = CompressionMethod::Deflated;
    let table = [
        (b"<html><table><tr><td>1</td></tr></table></html>".to_vec(), FileKind::Html),
        ("序号,实事名称\n1,体检\n".as_bytes().to_vec(), FileKind::Text),
        (archive(&slides, deflated), FileKind::Slides),
        (archive(&photos, deflated), FileKind::Zip),
        (archive(&[("xl/workbook.bin", b"\0")], deflated), FileKind::Xlsb),
        (vec![0, 1, 2, 3], FileKind::Unknown),
    ];
    for (bytes, kind) in table {
        assert_eq!(refused(&bytes).0, Returned::NotWorkbook { kind });
    }
    let beside = [
        (b"%PDF-1.7\n".to_vec(), FileKind::Pdf),
        (archive(&[("OFD.xml", b"<o/>")], deflated), FileKind::Ofd),
        (b"\xFF\xD8\xFF\xE0".to_vec(), FileKind::Picture),
    ];
    for (bytes, kind) in beside {
        assert_eq!(refused(&bytes).0, Returned::Beside { kind });
    }
    assert_eq!(refused(b"").0, Returned::Empty);
}

#[test]
fn an_encrypted_workbook_is_named() {
    let mut compound = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    compound.resize(1_024, 0);
    compound.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(refused(&compound).0, Returned::Encrypted);
}

#[test]
fn sizes_are_looked_at_before_anything_is_unpacked() {
    let spaces = vec![b' '; 17 << 20];
    let one = book("", &[("xl/media/1.png", &spaces)]);
    assert!(one.len() < 100_000);
    assert_eq!(bound(&one).0, Bound::Part);
    let names: Vec<String> = (0..7).map(|at| format!("xl/media/{at}.png")).collect();
    let all: Vec<(&str, &[u8])> =
        names.iter().map(|name| (name.as_str(), &spaces[..15 << 20])).collect();
    assert_eq!(bound(&book("", &all)).0, Bound::Unpacked);
    let names: Vec<String> = (0..1_000).map(|at| format!("xl/{at}")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(bound(&book("", &many)).0, Bound::Parts);
    assert_eq!(bound(&vec![b'P'; (32 << 20) + 1]).0, Bound::File);
}

/// A part that says it is small and is not.
#[test]
fn a_lie_about_a_size_is_no_way_in() {
    let rows = format!("<row><c t='inlineStr'><is><t>{}</t></is></c></row>", " ".repeat(3 << 20));
    let mut bytes = book(&rows, &[]);
    let size = u32::try_from(rows.len()).unwrap();
    let near = |at: &usize| {
        let word = u32::from_le_bytes(bytes[*at..at + 4].try_into().unwrap());
        (size..size + 1_000).contains(&word)
    };
    let places: Vec<usize> = (0..bytes.len() - 4).filter(near).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + 4].copy_from_slice(&1_000_u32.to_le_bytes());
    }
    assert!(is_damaged(&bytes));
}

#[test]
fn what_no_office_program_writes_is_not_opened() {
    let strings = "<sst count='1' uniqueCount='4000000000000'><si><t>a</t></si></sst>";
    let forged = |part: &str| Returned::Forged { part: part.into() };
    let counted = book("", &[("xl/sharedStrings.xml", strings.as_bytes())]);
    assert_eq!(refused(&counted).0, forged("xl/sharedStrings.xml"));
    let entity = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>";
    let doctype = book("", &[("docProps/custom.xml", entity.as_bytes())]);
    assert_eq!(refused(&doctype).0, forged("docProps/custom.xml"));
    // A part that nobody needs is looked at where it is read after all: in the place of the shared
    // strings, beside a part so large that the library reads the whole archive.
    let large = format!("<a>{}</a>", "x".repeat(300_000));
    let aside: [(&str, &[u8]); 3] = [
        ("docProps/app.xml", b"<sst uniqueCount='4000000000'><si/></sst>"),
        ("xl/media/a.xml", large.as_bytes()),
        ("xl/_rels/workbook.xml.rels", ELSEWHERE.as_bytes()),
    ];
    assert_eq!(refused(&book("", &aside)).0, forged("docProps/app.xml"));
    let kept = book("<row><c><v>1</v></c></row>", &[aside[0], aside[2]]);
    assert_eq!(open("甲.xlsx", &kept).unwrap().content.sheets[0].cells.len(), 1);
}

#[test]
fn cells_far_away_are_named_and_not_reserved() {
    let cell =
        |place: &str| format!("<row><c r='A1'><v>1</v></c><c r='{place}'><v>1</v></c></row>");
    let far = bound(&book(&cell("XFD1048576"), &[]));
    assert_eq!(far, (Bound::Rows, Some("XFD1048576".into())));
    assert_eq!(bound(&book(&cell("XFD1"), &[])), (Bound::Columns, Some("XFD1".into())));
    for impossible in ["ZZZZZZZZZZ1", "A99999999999", "1A"] {
        let (problem, _) = refused(&book(&cell(impossible), &[]));
        let known = matches!(problem, Returned::Beyond { .. } | Returned::Damaged { .. });
        assert!(known, "{impossible}: {problem:?}");
    }
    let blank = "<row r='1048576'><c r='XFD1048576' s='1'/></row>";
    assert!(open("甲.xlsx", &book(blank, &[])).is_ok(), "an empty cell is nothing");
}

#[test]
fn more_than_any_form_holds() {
    let row = |cells: usize| format!("<row>{}</row>", "<c><v>1</v></c>".repeat(cells));
    assert_eq!(bound(&book(&row(400).repeat(501), &[])).0, Bound::Cells);
    let long = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(1 << 20));
    let all = format!("<row>{}</row>", "<c t='s'><v>0</v></c>".repeat(70));
    assert_eq!(
        bound(&book(&all, &[("xl/sharedStrings.xml", long.as_bytes())])).0,
        Bound::Characters
    );
}

#[test]
fn repeats_of_an_ods_are_summed_first() {
    assert_eq!(bound(&ods(&repeated(1_048_576, 95))).0, Bound::Rows);
    assert_eq!(bound(&ods(&repeated(1, 16_384))).0, Bound::Columns);
    assert_eq!(bound(&ods(&repeated(9_999, 499))).0, Bound::Cells);
    let small = open("甲.ods", &ods(&repeated(2, 3))).unwrap();
    assert_eq!(small.content.sheets[0].cells.len(), 6);
}

#[test]
fn a_number_that_is_none_is_an_error_of_its_cell() {
    for number in ["NaN", "1e999", "-1e999"] {
        let rows = format!("<row><c><v>{number}</v></c></row>");
        let workbook = open("甲.xlsx", &book(&rows, &[])).unwrap();
        let values = workbook.content.sheets[0].cells.values();
        assert_eq!(values.map(|cell| cell.value).collect::<Vec<_>>(), [Value::Error], "{number}");
    }
}

fn real() -> Vec<u8> {
    form::write(&forms::grid(&forms::notice(2024), "区妇联"), &Answers::new()).unwrap()
}

#[test]
fn a_cut_file_is_damaged() {
    let bytes = real();
    for length in [100, 1_000, bytes.len() / 2, bytes.len() - 1] {
        assert!(is_damaged(&bytes[..length]), "{length} of {}", bytes.len());
    }
}

/// The form with its parts unpacked, so that damage reaches the XML.
fn plain() -> Vec<u8> {
    let mut packed = ZipArchive::new(Cursor::new(real())).unwrap();
    let mut parts = Vec::new();
    for at in 0..packed.len() {
        let mut part = packed.by_index(at).unwrap();
        let (name, mut bytes) = (part.name().unwrap().into_owned(), Vec::new());
        part.read_to_end(&mut bytes).unwrap();
        parts.push((name, bytes));
    }
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    archive(&parts, CompressionMethod::Stored)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// A damaged form is read or refused, and reading it as a form goes on from there.
    #[test]
    fn a_damaged_form_ends_in_a_finding(
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
        stored in any::<bool>(),
    ) {
        let mut bytes = if stored { plain() } else { real() };
        for (place, byte) in places {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(workbook) = open("甲.xlsx", &bytes) {
            let notice = forms::notice(2024);
            super::read(&notice, &forms::grid(&notice, "区妇联"), &workbook);
        }
    }

    #[test]
    fn any_bytes_end_in_a_finding(bytes in prop::collection::vec(any::<u8>(), 0..600), head in 0..3_usize) {
        let heads: [&[u8]; 3] = [b"", b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"];
        refused(&[heads[head], &bytes].concat());
    }
}
