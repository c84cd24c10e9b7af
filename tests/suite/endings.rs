//! Where lines end that would end badly by themselves: the white that the document gets for it,
//! the lines of the pages, and what Word is told.

use hongtou::document::{Block, NoteItem, Role, Run, Style};
use hongtou::docx::{self, Reader};
use hongtou::layout::Settled;
use hongtou::layout::page::Item;
use hongtou::length::Length;
use proptest::prelude::{Just, ProptestConfig, Strategy, prop_oneof, proptest};

use crate::sample::{document, run, settled, text};
use crate::word;

/// The lines of the first page.
fn lines(paper: &Settled) -> Vec<String> {
    let mut lines: Vec<(f64, String)> = Vec::new();
    for item in &paper.pages()[0].items {
        let Item::Glyphs(run) = item else { continue };
        let text = run.glyphs.iter().map(|glyph| glyph.character).collect::<String>();
        match lines.last_mut().filter(|line| (line.0 - run.baseline.to_mm()).abs() < 1.0) {
            Some(line) => line.1 += &text,
            None => lines.push((run.baseline.to_mm(), text)),
        }
    }
    lines.pop();
    lines.into_iter().map(|(_, text)| text).collect()
}

/// A paragraph as its lines, and its runs with their white in points.
fn set(paragraph: &str) -> (Vec<String>, Vec<(String, f64)>) {
    let paper = settled(document(vec![Block::Paragraph(text(paragraph))]), &Style::GB9704);
    let lines = lines(&paper);
    let Some(Block::Paragraph(text)) = paper.document().blocks.first() else {
        panic!("a paragraph")
    };
    let white = |run: &Run| (run.text.clone(), run.tracking.to_pt());
    (lines, text.iter().map(white).collect())
}

/// Ten cells.
const NUMBER: &str = "12345678901234567890";

fn zi(count: usize) -> String {
    "字".repeat(count)
}

#[test]
fn lines_that_end_well_get_no_white() {
    let text = format!("{}，{}60余场{}", zi(10), zi(15), zi(30));
    let (lines, runs) = set(&text);
    assert_eq!(lines.concat(), text);
    assert_eq!(runs, [(text, 0.0)]);
}

#[test]
fn no_line_parts_a_telephone_number() {
    let phones =
        ["0530-0000001转8012", "０５３０－０００００２１", "（0530）0000003", "0530-0000004"];
    for before in 0..28 {
        let (lines, _) = set(&format!("{}，电话：{}。{}", zi(before), phones.join("、"), zi(30)));
        for phone in phones {
            assert!(lines.iter().any(|line| line.contains(phone)), "{before} {phone}: {lines:?}");
        }
    }
}

#[test]
fn a_number_goes_to_the_next_line_with_its_unit() {
    let (lines, runs) = set(&format!("{}60余场{}", zi(25), zi(20)));
    assert_eq!(lines[0], zi(25));
    assert!(lines[1].starts_with("60余场"));
    // A cell is shared by 25 characters.
    assert_eq!(runs[0].0, zi(25));
    assert!((runs[0].1 - 15.79 / 25.0).abs() < 0.01, "{runs:?}");
    assert_eq!(runs[1..], [(format!("60余场{}", zi(20)), 0.0)]);
}

/// White of a twelfth and more is no price for a whole figure. 万 is a word of its own.
#[test]
fn a_figure_parts_where_its_line_would_be_loose() {
    let first = |before: usize, figure: &str| {
        let (lines, _) = set(&format!("{}{figure}{}", zi(before), zi(20)));
        lines[0][zi(before).len()..].to_owned()
    };
    assert_eq!(first(24, "60余场"), "60余");
    assert_eq!(first(24, "1.2万人次"), "1.2");
    assert_eq!(first(23, "1.2万人次"), "1.2万");
    assert_eq!(first(22, "1364元/月/人"), "1364元/");
    // A line before it that is a little looser keeps it whole.
    let (lines, _) = set(&format!("{}{}60余场{}", zi(26), zi(26), zi(40)));
    assert_eq!(lines[..2], [zi(25), zi(27)]);
    assert!(lines[2].starts_with("60余场"));
}

#[test]
fn marks_give_up_half_a_cell_so_that_a_unit_stays() {
    let head = format!("{}，{NUMBER}，{}，1场", zi(7), zi(5));
    let (lines, runs) = set(&format!("{head}{}", zi(20)));
    assert_eq!(lines[0], head);
    assert_eq!(runs[0].0, head);
    // No character comes nearer than 15.5 pt.
    assert!((-0.2935..-0.2).contains(&runs[0].1), "{runs:?}");
}

#[test]
fn a_mark_is_drawn_in_where_marks_give_up_enough_and_takes_its_neighbour_along_elsewhere() {
    let drawn_in = format!("{}，{NUMBER}，{}1，", zi(7), zi(6));
    assert_eq!(set(&format!("{drawn_in}{}", zi(20))).0[0], drawn_in);
    assert_eq!(set(&format!("{}，{}", zi(26), zi(20))).0[0], zi(25));
    // The white behind a full stop parts sentences.
    let stop = format!("{}。{NUMBER}。{}", zi(7), zi(6));
    assert_eq!(set(&format!("{stop}1，{}", zi(20))).0[0], stop);
}

#[test]
fn dates_and_document_numbers_part_between_their_figures_only() {
    assert_eq!(set(&format!("{}2024年12月31日{}", zi(25), zi(20))).0[0], zi(25));
    let parted = set(&format!("{}2024年12月31日{}", zi(20), zi(20))).0;
    assert!(parted[0].ends_with("2024年12月"), "{parted:?}");
    let number = format!("（川政办字〔2024〕13号）{}", zi(20));
    assert_eq!(set(&format!("{}{number}", zi(25))).0[0], zi(25));
    assert!(set(&format!("{}{number}", zi(21))).0[0].ends_with("（川政办字"));
    assert!(set(&format!("{}{number}", zi(17))).0[0].ends_with("〔2024〕"));
}

/// Word would part the dashes, and the number behind its hyphen.
#[test]
fn what_word_alone_would_part_gets_white() {
    for (before, kept) in [(25, "——"), (22, "0533-5181763")] {
        let (lines, runs) = set(&format!("{}{kept}{}", zi(before), zi(20)));
        assert_eq!(lines[0], zi(before));
        assert!(runs[0].0 == zi(before) && runs[0].1 > 0.0, "{runs:?}");
    }
}

#[test]
fn no_paragraph_ends_with_one_character() {
    let (lines, runs) = set(&zi(26 + 28 + 1));
    assert_eq!(lines, [zi(26), zi(27), zi(2)]);
    assert_eq!(runs.iter().map(|run| run.1 > 0.0).collect::<Vec<_>>(), [false, true, false]);
    let drawn_in = format!("{}{}，{NUMBER}，{}1。", zi(26), zi(9), zi(5));
    assert_eq!(set(&drawn_in).0.len(), 2);
}

#[test]
fn the_names_of_attachments_keep_their_numbers() {
    let name = format!("{}60余场{}", zi(21), zi(20));
    let item = NoteItem { number: text("1. "), name: text(&name) };
    let note = Block::AttachmentNote { label: text("附件："), items: vec![item] };
    let paper = settled(document(vec![note]), &Style::GB9704);
    assert!(lines(&paper)[0].ends_with("字字"), "{paper:?}");
}

#[test]
fn word_gets_the_white_on_the_characters_of_that_line_and_nothing_else() {
    let paper = document(vec![Block::Paragraph(vec![
        run("一、", Role::Heading1),
        run(&format!("{}60余场{}", zi(23), zi(20)), Role::Text),
    ])]);
    let paper = settled(paper, &Style::GB9704);
    let body = word::body(&docx::write(&paper, Reader::Word).expect("a Word file"));
    let paragraph = &body.named("w:p")[0];
    let spacing: Vec<(String, Option<&str>)> = paragraph
        .named("w:r")
        .into_iter()
        .map(|run| {
            let value = run.first("w:spacing").and_then(|one| one.attribute("w:val"));
            (run.text(), value)
        })
        .collect();
    // A cell of 15.79 pt is shared by 25 characters: 12 twips; a cell is 4 twips under 16 pt.
    let white = Some("8");
    let wanted = [("一、".to_owned(), white), (zi(23), white), (format!("60余场{}", zi(20)), None)];
    assert_eq!(spacing, wanted);
    assert!(body.named("w:br").is_empty() && paragraph.named("w:framePr").is_empty());
}

/// A piece of a text, and whether it is one that a line keeps whole.
fn piece() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        8 => Just("字字字"),
        2 => Just("，"),
        1 => Just("。"),
        1 => Just("（"),
        1 => Just("）"),
        2 => Just("60余场"),
        2 => Just("2024年3月31日"),
        1 => Just("川政办字〔2024〕13号"),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the text: it is all there, and no line begins or ends as it must not, nor inside a
    /// number, a year or the code of a document number.
    #[test]
    fn any_text_ends_its_lines_well(pieces in proptest::collection::vec(piece(), 1..60)) {
        let text = pieces.concat();
        let (lines, _) = set(&text);
        assert_eq!(lines.concat(), text);
        for pair in lines.windows(2) {
            let (line, next) = (&pair[0], &pair[1]);
            assert!(!next.starts_with(['，', '。', '）']) || line.ends_with(['，', '。', '）']), "{lines:?}");
            let end = line.chars().next_back().unwrap_or(' ');
            assert!(!is_whole(end, next.chars().next().unwrap_or(' ')), "{lines:?}");
        }
    }
}

/// Whether no line ends between the two: inside a number, a year, the code of a document number.
fn is_whole(before: char, after: char) -> bool {
    let digits = before.is_ascii_digit() && (after.is_ascii_digit() || "年〕号".contains(after));
    let code = "川政办".contains(before) && "政办字".contains(after);
    digits || code || before == '〔' || "，。）".contains(after)
}

/// On a grid wider than its characters Word adds the white of a cell behind digits, too: its lines
/// must hold what they are to hold all the same, and no character more.
#[test]
fn a_grid_wider_than_its_characters_is_counted_as_word_does() {
    let mut style = Style::GB9704;
    style.paper.left = Length::mm(25.0);
    style.paper.area_width = Length::mm(160.0);
    let sentence = "2024年内举办招聘会60余场次，服务各类群众12000人次，投入专项资金385余万元，\
                    完成事项100件，比上年提高125个百分点。年内举办招聘会60余场，服务群众\
                    12万人次，投入资金385余万元，完成事项100件。";
    let from = |skipped: usize| sentence.chars().skip(skipped).collect::<String>();
    let blocks = (0..24).map(|skipped| Block::Paragraph(text(&from(skipped)))).collect();
    let paper = settled(document(blocks), &style);
    let runs: Vec<&Run> = paper
        .document()
        .blocks
        .iter()
        .filter_map(|block| if let Block::Paragraph(text) = block { Some(text) } else { None })
        .flatten()
        .filter(|run| run.tracking > Length::ZERO)
        .collect();
    assert!(runs.len() > 5, "{}", runs.len());
    let cell = style.cell() - style.body.size;
    for run in runs {
        let behind = Length::pt(f64::from((cell + run.tracking).to_twips_below()) / 20.0);
        let own = |one: char| style.body.size * if one.is_ascii() { 0.5 } else { 1.0 };
        let wide: Length = run.text.chars().map(|one| own(one) + behind).sum();
        assert!(wide <= style.paper.area_width, "{}", run.text);
    }
}
