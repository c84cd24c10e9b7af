//! Where the lines of a table's cells end: in columns of a few characters, on the pages and in what
//! Word is told.

use hongtou::document::{Align, Block, Cell, Column, Document, Style, Table};
use hongtou::docx::{self, Reader};
use hongtou::han;
use hongtou::layout::Settled;
use hongtou::layout::page::Item;
use proptest::prelude::{Just, ProptestConfig, Strategy, prop_oneof, proptest};

use crate::sample::{document, settled, text};
use crate::word::{self, Element};

/// The type area, and what stands beside the text of a cell, in points.
const AREA: f64 = 156.0 * 72.0 / 25.4;
const PADDING: f64 = 6.0;
/// Below it stand page numbers only, in millimetres.
const FOOT: f64 = 263.0;
/// The characters of a cell, in points.
const SIZE: f64 = 12.0;

/// A paper with a table whose first column has room for so many characters.
fn paper(content: &str, align: Align, room: f64) -> Settled<'static> {
    let share = room * SIZE + PADDING;
    let column = |share| Column::new(share, align);
    let cells = |content: &str| vec![Cell::new(vec![text(content)]), Cell::new(vec![text("乙")])];
    let table = Block::Table(Table {
        columns: vec![column(share), column(AREA - share)],
        head: vec![Cell::new(vec![text("甲")]), Cell::new(vec![text("乙")])],
        rows: vec![cells(content)],
        ..Table::default()
    });
    settled(document(vec![table]), &Style::GB9704)
}

/// The lines of the cell, as the pages have them.
fn lines(paper: &Settled, room: f64) -> Vec<String> {
    let right = 28.0 / 25.4 * 72.0 + room * SIZE + PADDING;
    let mut lines: Vec<(f64, String)> = Vec::new();
    for item in paper.pages().iter().flat_map(|page| &page.items) {
        let Item::Glyphs(run) = item else { continue };
        if run.baseline.to_mm() > FOOT {
            continue;
        }
        let inside = run.glyphs.iter().filter(|glyph| glyph.x.to_pt() < right);
        let text: String = inside.map(|glyph| glyph.character).collect();
        match lines.last_mut().filter(|line| (line.0 - run.baseline.to_pt()).abs() < 1.0) {
            Some(line) => line.1 += &text,
            None => lines.push((run.baseline.to_pt(), text)),
        }
    }
    lines.retain(|(_, text)| !text.is_empty() && text != "甲");
    lines.into_iter().map(|(_, text)| text).collect()
}

fn set(content: &str, align: Align, room: f64) -> Vec<String> {
    lines(&paper(content, align, room), room)
}

fn left(content: &str, room: f64) -> Vec<String> {
    set(content, Align::Left, room)
}

fn centred(content: &str, room: f64) -> Vec<String> {
    set(content, Align::Centre, room)
}

/// The paragraph of the cell in Word.
fn paragraph(content: &str, align: Align, room: f64) -> Element {
    let paper = paper(content, align, room);
    let body = word::body(&docx::write(&paper, Reader::Word).expect("a Word file"));
    let said = |one: &&Element| one.text() == content;
    body.named("w:p").into_iter().find(said).expect("the paragraph").clone()
}

/// The runs of the cell in Word with their white, in twips.
fn white(content: &str, align: Align, room: f64) -> Vec<(String, i32)> {
    let spacing = |run: &Element| {
        let value = run.first("w:spacing").and_then(|one| one.attribute("w:val"));
        value.map_or(0, |value| value.parse().expect("twips"))
    };
    let paragraph = paragraph(content, align, room);
    paragraph.named("w:r").into_iter().map(|run| (run.text(), spacing(run))).collect()
}

#[test]
fn a_figure_that_has_room_in_its_column_is_never_parted() {
    assert_eq!(left("惠及居民130余户家庭", 7.3), ["惠及居民", "130余户家庭"]);
    assert_eq!(left("约130余户", 3.8), ["约", "130余户"]);
    assert_eq!(left("至2025年6月30日前建成", 7.3), ["至", "2025年6月30日", "前建成"]);
    assert_eq!(
        left("按照川政办字〔2024〕13号办理", 11.0),
        ["按照", "川政办字〔2024〕13号", "办理"]
    );
    assert_eq!(centred("约130余户", 3.8), ["约", "130余户"]);
    assert_eq!(left("约130余户，另有", 4.2), ["约", "130余户，", "另有"]);
    assert_eq!(left("字字130余户 字", 3.8), ["字字", "130余户", "字"]);
    assert_eq!(left("于2025年6月30日，完成", 7.0), ["于", "2025年6月30日，", "完成"]);
    assert_eq!(centred("用IT办公，2024年3月31日", 9.8), ["用IT办公，", "2024年3月31日"]);
}

#[test]
fn a_figure_that_has_none_is_parted_where_it_hurts_least() {
    assert_eq!(left("于2025年12月31日前", 5.3), ["于2025年", "12月31日前"]);
    assert_eq!(centred("2025年12月31日", 5.3), ["2025年12月", "31日"]);
    assert_eq!(centred("2025年11月底", 5.3), ["2025年", "11月底"]);
    assert_eq!(left("12345678余万元", 4.2), ["12345678", "余万元"]);
    assert_eq!(left("123456789012", 4.2).concat(), "123456789012");
}

#[test]
fn a_mark_behind_a_figure_gives_up_its_white_before_the_figure_is_parted() {
    assert_eq!(left("130余户，另有", 4.2), ["130余户，", "另有"]);
    let white = white("130余户，另有", Align::Left, 4.2);
    assert!(white[0].0 == "130余户，" && white[0].1 < 0, "{white:?}");
}

#[test]
fn blanks_before_a_figure_are_no_line() {
    assert_eq!(left("   2024年3月31日", 7.1).len(), 2);
}

/// 32,767 characters are the most that a cell of a workbook holds.
#[test]
fn the_longest_cell_of_one_kind_is_all_there() {
    for (one, room) in [("，", 2.0), ("1", 2.0), ("1", 20.0), ("字", 1.0), (" ", 5.0), ("—", 3.0)]
    {
        let text = one.repeat(32_767);
        let found: usize = left(&text, room).iter().map(|line| line.chars().count()).sum();
        assert!(found == 32_767 || one == " ", "{one}: {found}");
    }
}

#[test]
fn white_has_the_sign_of_what_a_line_lacks() {
    // A number that is cut lacks a little, and Word shall not take one digit more.
    let runs = white("123456789012345", Align::Left, 4.49);
    assert!(runs.iter().all(|run| run.1 >= 0), "{runs:?}");
    for room in [0.9, 1.0, 1.5, 2.0] {
        let runs = white("《通知》，130余户", Align::Left, room);
        assert!(runs.iter().all(|run| run.1 >= -60), "{room}: {runs:?}");
    }
}

#[test]
fn no_cell_ends_with_one_character_where_the_line_before_has_some_to_spare() {
    assert_eq!(left("全面完成年度目标任务了", 10.2), ["全面完成年度目标", "任务了"]);
    assert_eq!(left("示例三局", 3.2), ["示例", "三局"]);
}

#[test]
fn no_word_and_no_name_that_has_room_is_parted() {
    assert_eq!(left("既有住宅加装电梯", 3.4), ["既有", "住宅", "加装", "电梯"]);
    assert_eq!(left("全民健康体检", 3.4), ["全民", "健康", "体检"]);
    assert_eq!(left("全民健康体检", 1.4).concat(), "全民健康体检");
}

/// A name with room on no line ends one between its words.
#[test]
fn a_name_longer_than_its_column_breaks_between_its_words() {
    let name = "市自然资源局示例分局";
    let set = |room: f64| {
        let share = room * SIZE + PADDING;
        let column = |share| Column::new(share, Align::Centre);
        let row = |one: &str, two: &str| [one, two].map(|one| Cell::new(vec![text(one)])).to_vec();
        let table = Table {
            columns: vec![column(share), column(AREA - share)],
            head: row("甲", "乙"),
            rows: vec![row(name, "乙")],
            ..Table::default()
        };
        let blocks = vec![Block::Table(table)];
        let document = Document { names: vec![name.to_owned()], ..document(blocks) };
        lines(&settled(document, &Style::GB9704), room)
    };
    assert_eq!(set(10.4), [name]);
    assert_eq!(set(7.4), ["市自然资源局", "示例分局"]);
}

#[test]
fn white_stands_behind_the_last_character_of_a_line_from_the_left() {
    let found = white("惠及居民130余户家庭", Align::Left, 7.3);
    let texts: Vec<&str> = found.iter().map(|run| run.0.as_str()).collect();
    assert_eq!(texts, ["惠及居", "民", "130余户家庭"]);
    // 7.3 characters less four; three quarters of one stay free.
    let wanted = ((7.3 - 4.0 - 0.75) * SIZE * 20.0).floor();
    assert!((f64::from(found[1].1) - wanted).abs() <= 1.0, "{found:?} against {wanted}");
    assert_eq!((found[0].1, found[2].1), (0, 0));
    assert_eq!(white(&"字".repeat(80), Align::Left, 7.3).len(), 1);
}

#[test]
fn centred_lines_are_about_as_long_as_each_other() {
    assert_eq!(centred("完成时限", 3.3), ["完成", "时限"]);
    assert_eq!(centred("年底前全部建成投用", 6.3), ["年底前全部", "建成投用"]);
    assert_eq!(centred("资金来源和额度（万元）", 9.2), ["资金来源和额度", "（万元）"]);
    assert_eq!(centred("区示例二局、24所学校", 7.6), ["区示例二局、", "24所学校"]);
    assert_eq!(centred("甲乙", 3.3), ["甲乙"]);
}

/// Where white at both sides cannot end the line: between its characters where it is hardly seen,
/// else behind the last.
#[test]
fn centred_lines_that_cannot_be_balanced_get_their_white_where_it_hurts_least() {
    let runs = white("示例区人民政府办公室1300余户家庭与示例区人民", Align::Centre, 12.4);
    assert!(runs[0].0 == "示例区人民政府办公" && (1..=60).contains(&runs[0].1), "{runs:?}");
    let runs = white("惠及130余户", Align::Centre, 4.0);
    assert_eq!(runs[0], ("惠".to_owned(), 0));
    assert!(runs[1].0 == "及" && runs[1].1 > 60, "{runs:?}");
}

#[test]
fn word_gets_white_at_both_sides_of_centred_lines() {
    let paragraph = paragraph("完成时限", Align::Centre, 3.3);
    let indent = paragraph.first("w:ind").expect("an indent");
    let sides = ["w:left", "w:right"].map(|side| indent.attribute(side).unwrap_or("").to_owned());
    // Two characters with a quarter of one to spare at each end of the step.
    let wanted = ((3.3 - 2.0 - 0.25) * SIZE * 20.0 / 2.0).round();
    assert_eq!(sides, [wanted.to_string(), wanted.to_string()]);
    assert_eq!(white("完成时限", Align::Centre, 3.3), [("完成时限".to_owned(), 0)]);
}

fn piece() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        6 => Just("字字"),
        2 => Just("字，字"),
        1 => Just("（字字）"),
        2 => Just("60余场"),
        1 => Just("2024年3月31日"),
        1 => Just("达98.5%以"),
        1 => Just("用IT办"),
        1 => Just(" "),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the text and the column: it is all there, no line is wider than the column, and a
    /// figure that has room is whole.
    #[test]
    fn any_cell_ends_its_lines_well(
        pieces in proptest::collection::vec(piece(), 1..24),
        room in 5.6..12.0_f64,
        is_left in proptest::bool::ANY,
    ) {
        let text = pieces.concat();
        let align = if is_left { Align::Left } else { Align::Centre };
        let lines = set(&text, align, room);
        let without_blanks = |text: &str| text.replace(' ', "");
        assert_eq!(without_blanks(&lines.concat()), without_blanks(&text));
        for line in &lines {
            let marks = line.chars().filter(|one| "，）".contains(*one)).count().min(2);
            let given = f64::from(u32::try_from(marks).unwrap()) / 2.0;
            assert!(han::cells(line.trim_end()) <= room + given + 0.6, "{lines:?} in {room}");
        }
        let mut end = 0;
        for line in &lines {
            end += line.chars().filter(|one| *one != ' ').count();
            for (figure, least) in [("60余场", 5.6), ("98.5%", 5.6), ("2024年3月31日", 9.0)] {
                let inside = room >= least && is_inside(&without_blanks(&text), figure, end);
                assert!(!inside, "{figure} in {lines:?}");
            }
        }
    }
}

/// Whether `figure` stands in `text` with the place behind so many characters inside it.
fn is_inside(text: &str, figure: &str, characters: usize) -> bool {
    let length = figure.chars().count();
    text.match_indices(figure).any(|(at, _)| {
        let begins = text[..at].chars().count();
        (begins + 1..begins + length).contains(&characters)
    })
}
