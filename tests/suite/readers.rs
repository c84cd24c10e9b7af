//! The two kinds of Word file: the one that everybody gets, which any reader of the format finds
//! whole, and the one for LibreOffice, which says to it alone what it misreads.

use std::process::Command;

use hongtou::document::{Block, Style};
use hongtou::docx::{self, Reader};

use crate::sample::{document, settled, text};
use crate::word::{self, Element};
use crate::{program, sample};

fn body_of(blocks: Vec<Block>) -> Element {
    let file = docx::write(&settled(document(blocks), &Style::GB9704), Reader::Word);
    word::body(&file.expect("a Word file"))
}

/// No alternative, no drawing, no mark that is not seen: whatever branch a reader takes, it finds
/// the text once.
#[test]
fn the_file_that_everybody_gets_has_no_alternatives() {
    for name in program::fixtures() {
        let written = program::fixture(&name);
        for file in [Some(&written.docx), written.attachment.as_ref()].into_iter().flatten() {
            for (part, xml) in word::parts(file) {
                for odd in ["mc:Alternate", "w:drawing", "w:pict", "w:txbxContent", "\u{200B}"] {
                    assert!(!xml.contains(odd), "{name}, {part}: {odd}");
                }
            }
        }
    }
}

/// The first may count the white of a full-width character twice; a line's last mark must not hang
/// beside it.
#[test]
fn nothing_widens_characters_or_lets_marks_hang() {
    let parts = word::parts(&program::notice(2024).docx);
    assert!(!parts["word/settings.xml"].contains("balanceSingleByteDoubleByteWidth"));
    assert!(parts["word/settings.xml"].contains("<w:compat>"));
    assert_eq!(parts["word/styles.xml"].matches("<w:overflowPunct w:val=\"0\"/>").count(), 1);
}

/// An indent in characters would be as wide as the first run sets one.
#[test]
fn a_tracked_first_line_is_indented_by_a_length() {
    let tracked = format!("{}60余场{}", "字".repeat(25), "字".repeat(20));
    let plain = "字".repeat(40);
    let body = body_of([&tracked, &plain].map(|one| Block::Paragraph(text(one))).into());
    let indents: Vec<Option<(i32, i32)>> = body
        .named("w:p")
        .iter()
        .map(|paragraph| paragraph.first("w:ind"))
        .map(|indent| indent.map(|one| (one.number("w:firstLine"), one.number("w:firstLineChars"))))
        .collect();
    // 7.3.3: two cells of 15.79 pt.
    assert_eq!(indents, [Some((632, 0)), None]);
}

/// A border of a paragraph reaches 30 twips beyond its indents in Word.
#[test]
fn the_red_rule_is_as_wide_as_the_type_area() {
    let body = word::body(&program::notice(2024).docx);
    let ruled: Vec<&Element> = body
        .named("w:p")
        .into_iter()
        .filter(|paragraph| paragraph.first("w:pBdr").is_some())
        .collect();
    // The red rule and three of the colophon.
    assert_eq!(ruled.len(), 4);
    for paragraph in ruled {
        let indent = paragraph.first("w:ind").expect("an indent");
        assert_eq!((indent.number("w:left"), indent.number("w:right")), (30, 30));
    }
}

/// The number on a row of 签发人 stays one character in (7.2.5).
#[test]
fn the_number_beside_a_signer_stays_where_it_was() {
    let body = word::body(&program::fixture("upward").docx);
    let number = body.named("w:p").into_iter().find(|one| one.first("w:pBdr").is_some());
    let indent = number.and_then(|one| one.first("w:ind")).expect("an indent");
    let cell = 316;
    assert_eq!(indent.number("w:left") + indent.number("w:firstLine"), cell);
}

/// Word counts the least height of a row without what stands around its text.
#[test]
fn rows_are_as_high_as_on_the_page() {
    let style = Style::GB9704.table;
    let around = (style.padding_y * 2.0 + style.rule.thickness).to_twips();
    let paper = settled(sample::notice_2024(), &Style::GB9704);
    let body = word::body(&docx::write(&paper, Reader::Word).expect("a Word file"));
    let rows = body.named("w:tr");
    let heights: Vec<i32> = rows
        .iter()
        .map(|row| row.first("w:trHeight").expect("a least height").number("w:val"))
        .collect();
    let least = style.min_row.to_twips() - around;
    assert_eq!(heights[1..], [least; 10]);
    // The rule above the table takes room on the page.
    let rule = style.rule.thickness.to_twips();
    assert_eq!(heights[0], least - rule);
    let white: Vec<i32> = rows[0]
        .named("w:tcMar")
        .iter()
        .map(|one| one.first("w:top").unwrap().number("w:w"))
        .collect();
    assert_eq!(white, [style.padding_y.to_twips() - rule; 5]);
}

/// LibreOffice turns one setting round and passes over another: it alone reads the fallbacks.
#[test]
fn libreoffice_is_told_in_its_own_way() {
    let paper = settled(sample::notice_2024(), &Style::GB9704);
    let parts = word::parts(&docx::write(&paper, Reader::LibreOffice).expect("a Word file"));
    let hanging = "<mc:Choice Requires=\"wpi\"><w:overflowPunct w:val=\"0\"/></mc:Choice>\
                   <mc:Fallback><w:overflowPunct w:val=\"1\"/></mc:Fallback>";
    assert_eq!(parts["word/styles.xml"].matches(hanging).count(), 1);
    let parted = "<mc:Fallback><w:t>\u{200B}</w:t></mc:Fallback></mc:AlternateContent>\
                  <w:t xml:space=\"preserve\">2024</w:t>";
    let text = &parts["word/document.xml"];
    assert!(text.contains(parted));
    // Nowhere but in a fallback.
    let fallbacks = text.matches("<mc:Fallback><w:t>\u{200B}</w:t></mc:Fallback>").count();
    assert_eq!(text.matches('\u{200B}').count(), fallbacks);
}

/// The option, the key of the description and neither.
#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
#[test]
fn the_file_for_libreoffice_is_written_on_request() {
    let folder = tempfile::tempdir().expect("a folder");
    let plain = program::notice(2024);
    let asked = program::write("2024", folder.path(), |command| command.arg("--libreoffice"));
    assert!(asked.docx != plain.docx && asked.attachment != plain.attachment);
    assert!(asked.pdf == plain.pdf, "the pages are the same");
    let description = std::fs::read_to_string(program::folder(2024).join("notice.yaml"));
    let layout = "layout:\n  word_file: libreoffice";
    let description = description.expect("a description").replacen("layout:", layout, 1);
    let place = folder.path().join("notice.yaml");
    std::fs::write(&place, description).expect("written");
    let by_key = program::write_from(&place, folder.path(), |command| command);
    assert!(by_key == asked);
}

/// Nothing else tells the two apart where they lie.
#[test]
fn it_says_for_whom_the_file_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let said = |option: Option<&str>| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
        command.arg("notice").arg(program::folder(2024).join("notice.yaml"));
        command.args(["--bundled-fonts", "--lang", "zh", "-o"]).arg(folder.path()).args(option);
        String::from_utf8(command.output().expect("it starts").stdout).expect("text")
    };
    assert!(said(Some("--libreoffice")).contains("不要发给用 Word、WPS 的人"));
    assert!(!said(None).contains("LibreOffice"));
}
