//! The text of the written files is the published text, character by character: whitespace,
//! page numbers and the red mark aside.

use crate::measure;
use crate::program::{self, YEARS};

/// 发文机关标志, which the published text files leave out.
const MARK: &str = "淄川区人民政府办公室文件";
/// The foot of the type area (GB/T 9704-2012, 5.2.1), in mm: below it stand page numbers only.
pub(crate) const AREA_FOOT: f64 = 262.0;
/// How many characters of context a difference is shown with.
const CONTEXT: usize = 15;

#[test]
fn the_docx_says_what_was_published() {
    for year in YEARS {
        let found = docx_text(&program::notice(year).docx);
        assert_published(year, "notice.docx", &found);
    }
}

#[test]
fn the_pdf_says_what_was_published() {
    for year in YEARS {
        assert_published(year, "notice.pdf", &pdf_text(&program::notice(year).pdf));
    }
}

/// Called by tests/interop.sh: HONGTOU_INTEROP names the folder in which each fixture's folder
/// has what `pdftotext -raw` gave.
#[test]
#[ignore = "needs the output of pdftotext -raw: HONGTOU_INTEROP names its folder"]
fn pdftotext_gives_what_was_published() {
    let raw = |name: &str| {
        let folder = std::env::var_os("HONGTOU_INTEROP").expect("HONGTOU_INTEROP is set");
        let path = std::path::PathBuf::from(folder).join(name).join("raw.txt");
        let raw = std::fs::read_to_string(path).expect("a text file that can be read");
        let page =
            |text: &str| -> String { text.lines().filter(|line| !is_page_number(line)).collect() };
        raw.split('\u{C}').map(page).collect::<Vec<String>>()
    };
    for year in YEARS {
        assert_published(year, "pdftotext -raw", &raw(&year.to_string()).concat());
    }
    for name in program::fixtures() {
        let docx = &program::fixture(&name).docx;
        let wanted = without_white(&docx_text(docx));
        let found = joined(&raw(&name), &repeated_heads(docx));
        assert_same(&format!("pdftotext -raw of {name}"), &wanted, &found);
    }
}

/// The same text in both files of every fixture, whatever was published.
#[test]
fn the_pdf_says_what_the_docx_says() {
    for name in program::fixtures() {
        let written = program::fixture(&name);
        let wanted = without_white(&docx_text(&written.docx));
        let heads = repeated_heads(&written.docx);
        assert_same(&name, &wanted, &text_without(&heads, &written.pdf));
    }
}

/// Whether the line says — 1 — and nothing else.
fn is_page_number(line: &str) -> bool {
    let line = without_white(line);
    let digits = line.strip_prefix('—').and_then(|rest| rest.strip_suffix('—'));
    digits.is_some_and(|digits| digits.parse::<u16>().is_ok())
}

pub(crate) fn without_white(text: &str) -> String {
    text.chars().filter(|one| !one.is_whitespace()).collect()
}

pub(crate) fn assert_published(year: u16, file: &str, found: &str) {
    let published = std::fs::read_to_string(program::folder(year).join("published.txt"))
        .expect("the published text");
    let wanted = format!("{MARK}{}", without_white(&published));
    assert_same(&format!("{file} of {year}"), &wanted, found);
}

pub(crate) fn assert_same(file: &str, wanted: &str, found: &str) {
    if let Some(difference) = first_difference(wanted, &without_white(found)) {
        panic!("{file} does not say the wanted text: {difference}");
    }
}

/// The text of the type areas, in the order of the file.
fn pdf_text(pdf: &[u8]) -> String {
    let pages = measure::pages(pdf);
    let glyphs = pages.iter().flat_map(|page| &page.glyphs);
    let in_area = glyphs.filter(|glyph| glyph.baseline <= AREA_FOOT);
    in_area.map(|glyph| glyph.text.as_str()).collect()
}

/// The same without the table heads that come again at the top of a page.
fn text_without(heads: &[String], pdf: &[u8]) -> String {
    let pages = measure::pages(pdf);
    let on_page = |page: &measure::Page| -> String {
        let in_area =
            page.glyphs.iter().filter(|glyph| glyph.baseline <= AREA_FOOT || !glyph.upright);
        in_area.map(|glyph| glyph.text.as_str()).collect()
    };
    joined(&pages.iter().map(on_page).collect::<Vec<String>>(), heads)
}

/// The texts of the pages without the table heads that come again at the top of one.
pub(crate) fn joined(pages: &[String], heads: &[String]) -> String {
    let mut text = String::new();
    for on_page in pages.iter().map(|page| without_white(page)) {
        let again = heads.iter().find(|head| text.contains(*head) && on_page.starts_with(*head));
        text += &on_page[again.map_or(0, String::len)..];
    }
    text
}

/// What the head rows of the tables say.
pub(crate) fn repeated_heads(docx: &[u8]) -> Vec<String> {
    let body = crate::word::body(docx);
    let rows = body.named("w:tr").into_iter();
    let heads = rows.filter(|row| row.first("w:tblHeader").is_some());
    let text = |row: &crate::word::Element| {
        row.named("w:t").iter().map(|run| without_white(&run.text())).collect::<String>()
    };
    heads.map(text).collect()
}

/// Where two texts part, in words; `None` where they are the same.
fn first_difference(wanted: &str, found: &str) -> Option<String> {
    let (wanted, found): (Vec<char>, Vec<char>) =
        (wanted.chars().collect(), found.chars().collect());
    let same = wanted.iter().zip(&found).take_while(|(a, b)| a == b).count();
    let around = |text: &[char]| {
        let end = text.len().min(same + CONTEXT);
        let before: String = text[same.saturating_sub(CONTEXT)..same].iter().collect();
        let after: String = text[same..end].iter().collect();
        format!("{before}▶{after}")
    };
    (wanted != found).then(|| {
        format!("character {same}\n  wanted: {}\n  found:  {}", around(&wanted), around(&found))
    })
}

/// The text of word/document.xml as Word shows it: every `w:t` in order. Footers are other parts.
pub(crate) fn docx_text(docx: &[u8]) -> String {
    crate::word::body(docx).named("w:t").iter().map(|text| text.text()).collect()
}

#[test]
fn a_difference_is_shown_where_it_is() {
    assert_eq!(first_difference("一二三", "一二三"), None);
    let shown = first_difference("一二三", "一二").expect("a difference");
    assert!(shown.contains("character 2") && shown.contains("一二▶三"), "{shown}");
    assert!(is_page_number("— 12 —") && !is_page_number("——"));
}
