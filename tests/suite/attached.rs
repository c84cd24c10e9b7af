//! 附件说明 in the Word file (7.3.4): where numbers and names stand, and what stays together.

use hongtou::document::Block;

use crate::docx::{body_of, styled};
use crate::sample::{self, text};
use crate::word::Element;

#[test]
fn names_of_attachments_are_aligned_behind_the_label() {
    let body = body_of(vec![sample::attachment_note(&["1. 甲", "2. 乙", "3. 丙"])]);
    let indents: Vec<(i32, Option<&str>)> = styled(&body, "AttachmentNote")
        .iter()
        .map(|note| note.first("w:ind").unwrap())
        .map(|indent| (indent.number("w:left"), indent.attribute("w:hanging")))
        .collect();
    // 7.3.4: two characters in, three for 附件：.
    assert_eq!(indents, [(1580, Some("948")), (1580, None), (1580, None)]);
}

#[test]
fn a_tab_leads_from_the_number_of_an_attachment_to_its_name() {
    let mut note = sample::attachment_note(&["甲", "乙"]);
    let Block::AttachmentNote { items, .. } = &mut note else { panic!() };
    for (item, number) in items.iter_mut().zip(["1. ", "2. "]) {
        item.number = text(number);
    }
    let body = body_of(vec![note]);
    for (paragraph, (number, left)) in
        styled(&body, "AttachmentNote").iter().zip([("附件：1.", 2054), ("2.", 2054)])
    {
        let runs = paragraph.named("w:r");
        let tab = runs.iter().position(|run| run.first("w:tab").is_some()).unwrap();
        let before: String = runs[..tab].iter().map(|run| run.text()).collect();
        assert_eq!(before, number);
        assert_eq!(paragraph.first("w:ind").unwrap().number("w:left"), left);
    }
}

/// Which of so many names stay with the next, or with the signature.
fn kept_names(count: usize) -> Vec<usize> {
    let names: Vec<String> = (1..=count).map(|number| format!("附件{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let blocks = vec![
        Block::Paragraph(text("正文。")),
        sample::attachment_note(&names),
        sample::signature("示例区人民政府办公室", "2024年3月8日"),
    ];
    let body = body_of(blocks);
    let notes = styled(&body, "AttachmentNote");
    assert!(notes.iter().all(|note| note.first("w:keepLines").is_some()));
    let is_kept = |note: &&Element| note.first("w:keepNext").is_some();
    let kept = (1..).zip(&notes).filter(|(_, note)| is_kept(note));
    kept.map(|(number, _)| number).collect()
}

#[test]
fn a_long_list_of_attachments_may_be_divided_behind_its_second_name() {
    assert_eq!(kept_names(3), [1, 2, 3]);
    assert_eq!(kept_names(4), [1, 3, 4]);
    assert_eq!(kept_names(12), [1, 11, 12]);
}
