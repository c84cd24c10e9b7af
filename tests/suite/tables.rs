//! Tables over several pages: rows that fit stay whole, longer ones lose no word, cells over
//! several rows come again, heads repeat. Judged on the written PDF.

use hongtou::document::{Align, Block, Cell, Column, Style, Table};
use hongtou::docx::{self, Reader};
use hongtou::length::Length;
use hongtou::pdf::{self, PdfKind};

use crate::measure::{self, Page};
use crate::{sample, word};

/// Left edges of the columns in mm: 28, then shares 1 : 3 : 8 of 156 mm.
const EDGES: [f64; 4] = [28.0, 41.0, 80.0, 184.0];

fn table(rows: Vec<Vec<Cell>>) -> Table {
    Table {
        columns: vec![
            Column::new(1.0, Align::Centre),
            Column::new(3.0, Align::Centre),
            Column::new(8.0, Align::Left),
        ],
        head: ["序号", "实事名称", "进度情况"].map(|head| cell(head, 1)).into(),
        rows,
        ..Table::default()
    }
}

fn cell(text: &str, rows: usize) -> Cell {
    Cell { rows, ..Cell::new(vec![sample::text(text)]) }
}

/// A text of `length` characters, another for each `from`.
fn answer(from: usize, length: usize) -> String {
    let published = include_str!("../../fixtures/notices/2026/published.txt");
    let is_han = |one: &char| ('\u{4E00}'..='\u{9FFF}').contains(one);
    let known: Vec<char> = published.chars().filter(is_han).collect();
    (0..length).map(|at| known[(from * 131 + at * 7) % known.len()]).collect()
}

fn written(table: &Table) -> Vec<Page> {
    let document = sample::document(vec![Block::Table(table.clone())]);
    measure::pages(
        &pdf::write(&sample::settled(document, &Style::GB9704), PdfKind::Archive).unwrap(),
    )
}

/// What stands in a column, page by page, in reading order.
fn column(pages: &[Page], at: usize) -> Vec<String> {
    let inside = |x: f64| (EDGES[at]..EDGES[at + 1]).contains(&(x + 0.1));
    let text = |page: &Page| {
        let glyphs = page.glyphs.iter().filter(|glyph| inside(glyph.x) && glyph.baseline < 262.0);
        glyphs.map(|glyph| glyph.text.as_str()).collect()
    };
    pages.iter().map(text).collect()
}

#[test]
fn a_row_no_page_can_hold_loses_no_character() {
    let long = answer(0, 6000);
    let pages = written(&table(vec![
        vec![cell("1", 1), cell("短的一项", 1), cell("短", 1)],
        vec![cell("2", 1), cell("长的一项", 1), cell(&long, 1)],
    ]));
    assert!(pages.len() > 3, "{} pages", pages.len());
    let found: String =
        column(&pages, 2).iter().map(|text| text.trim_start_matches("进度情况")).collect();
    assert!(found == format!("短{long}"), "{found}");
    for text in column(&pages, 0) {
        assert!(text.starts_with("序号"), "the head stands on every page: {text}");
    }
    for page in &pages {
        let foot = page.rules.iter().map(|rule| rule.area.bottom).fold(0.0, f64::max);
        let ink = page.glyphs.iter().filter(|glyph| glyph.baseline < 262.0);
        let lowest = ink.filter_map(|glyph| glyph.ink).map(|ink| ink.bottom).fold(0.0, f64::max);
        assert!(lowest <= foot && foot <= 262.2, "text to {lowest}, rules to {foot}");
    }
}

#[test]
fn rows_that_fit_a_page_stay_whole() {
    let answers: Vec<String> = (0..12).map(|at| answer(at, 300)).collect();
    let rows = (0..12).map(|at| vec![cell("1", 1), cell("一项", 1), cell(&answers[at], 1)]);
    let pages = column(&written(&table(rows.collect())), 2);
    for answer in &answers {
        assert_eq!(pages.iter().filter(|page| page.contains(answer.as_str())).count(), 1);
    }
}

#[test]
fn a_cell_over_several_rows_comes_again_on_the_next_page() {
    let answers: Vec<String> = (0..5).map(|at| answer(at, 700)).collect();
    let mut rows = vec![vec![cell("1", 5), cell("五个单位的一项", 5), cell(&answers[0], 1)]];
    let covered = |text: &String| vec![Cell::covered(), Cell::covered(), cell(text, 1)];
    rows.extend(answers[1..].iter().map(covered));
    let pages = written(&table(rows));
    assert!(pages.len() > 1);
    for text in column(&pages, 1) {
        assert_eq!(text, "实事名称五个单位的一项");
    }
    let found: String =
        column(&pages, 2).iter().map(|text| text.trim_start_matches("进度情况")).collect();
    assert_eq!(found, answers.concat());
}

#[test]
fn a_cell_over_few_short_rows_stands_in_their_middle() {
    let rows = vec![
        vec![cell("1", 2), cell("两个单位的一项", 2), cell("甲", 1)],
        vec![Cell::covered(), Cell::covered(), cell("乙", 1)],
    ];
    let pages = written(&table(rows));
    let baseline = |text: &str| {
        let glyph = pages[0].glyphs.iter().find(|glyph| glyph.text == text);
        glyph.map(|glyph| glyph.baseline).unwrap()
    };
    let middle = f64::midpoint(baseline("甲"), baseline("乙"));
    assert!((baseline("两") - middle).abs() < 0.1, "{} against {middle}", baseline("两"));
    let row_height = Length::to_mm(Style::GB9704.table.min_row);
    let between = |rule: &&measure::Rule| {
        rule.is_horizontal() && (baseline("甲")..baseline("乙")).contains(&rule.middle())
    };
    let rules: Vec<f64> =
        pages[0].rules.iter().filter(between).map(|rule| rule.area.left).collect();
    assert_eq!(rules.len(), 1, "one rule between the rows");
    assert!((rules[0] - EDGES[2]).abs() < 0.2, "it leaves the covering cells whole");
    assert!((baseline("乙") - baseline("甲") - row_height).abs() < 0.1);
}

/// Where a row that no page holds begins a page, or breaks among the lines of its short cells, no
/// character is printed on another.
#[test]
fn short_cells_of_a_row_over_pages_are_printed_once_a_page() {
    for before in [0, 13, 15, 16, 17, 18, 19, 20] {
        let short = |number: usize| {
            vec![cell(&number.to_string(), 1), cell("某事", 1), cell("已完成。", 1)]
        };
        let mut rows: Vec<Vec<Cell>> = (1..=before).map(short).collect();
        let name = "某一项名称相当长而且要占好几行的实事";
        rows.push(vec![cell("99", 1), cell(name, 1), cell(&answer(3, 1600), 1)]);
        for page in written(&table(rows)) {
            let mut places: Vec<(i64, i64)> =
                page.glyphs.iter().filter(|glyph| !glyph.is_space()).map(place).collect();
            let all = places.len();
            places.sort_unstable();
            places.dedup();
            assert_eq!(places.len(), all, "behind {before} rows");
        }
    }
}

/// Where a glyph stands, in hundredths of a millimetre.
#[expect(clippy::cast_possible_truncation, reason = "a place on a sheet")]
fn place(glyph: &measure::Glyph) -> (i64, i64) {
    ((glyph.x * 100.0).round() as i64, (glyph.baseline * 100.0).round() as i64)
}

#[test]
fn word_merges_what_the_pdf_merges() {
    let rows = vec![
        vec![cell("1", 2), cell("两个单位的一项", 2), cell("甲", 1)],
        vec![Cell::covered(), Cell::covered(), cell("乙", 1)],
    ];
    let document = sample::document(vec![Block::Table(table(rows))]);
    let written = docx::write(&sample::settled(document, &Style::GB9704), Reader::Word).unwrap();
    let body = word::body(&written);
    let merges = body.named("w:vMerge");
    let count =
        |kind: &str| merges.iter().filter(|merge| merge.attribute("w:val") == Some(kind)).count();
    assert_eq!((count("restart"), count("continue")), (2, 2));
}

/// Whatever a cell holds: a number, a name, a text of several lines. What is in the middle of a row over
/// two pages, programs do not agree on: it begins at its top.
#[test]
fn cells_stand_in_the_middle_of_their_rows() {
    let rows = vec![
        vec![cell("1", 1), cell("一项", 1), cell(&answer(0, 120), 1)],
        vec![cell("2", 1), cell("两项", 1), cell(&answer(1, 6000), 1)],
    ];
    let document = sample::document(vec![Block::Table(table(rows))]);
    let settled = sample::settled(document, &Style::GB9704);
    let page = measure::pages(&pdf::write(&settled, PdfKind::Archive).unwrap()).remove(0);
    let edges: Vec<f64> =
        page.rules.iter().filter(|rule| rule.width() > 150.0).map(measure::Rule::middle).collect();
    let (above, below) = (edges[1], edges[2]);
    for (left, right) in [(EDGES[0], EDGES[1]), (EDGES[1], EDGES[2]), (EDGES[2], EDGES[3])] {
        let inside = |glyph: &&measure::Glyph| {
            (left..right).contains(&glyph.x) && (above..below).contains(&glyph.baseline)
        };
        let baselines = || page.glyphs.iter().filter(inside).map(|glyph| glyph.baseline);
        let (first, last) = (baselines().fold(f64::MAX, f64::min), baselines().fold(0.0, f64::max));
        // The em square of 12 pt reaches from 0.88 above its baseline to 0.12 below.
        let middle = f64::midpoint(first, last) - 0.38 * 12.0 * 25.4 / 72.0;
        assert!((middle - f64::midpoint(above, below)).abs() < 0.3, "{middle}, {above} to {below}");
    }
    let body = word::body(&docx::write(&settled, Reader::Word).unwrap());
    let upright = |row: &word::Element| -> Vec<String> {
        let all = row.named("w:vAlign");
        all.iter().map(|one| one.attribute("w:val").unwrap_or_default().to_owned()).collect()
    };
    let rows: Vec<Vec<String>> = body.named("w:tr").into_iter().map(upright).collect();
    let (divided, whole) = rows.split_last().unwrap();
    assert!(whole.iter().flatten().all(|one| one == "center") && whole.len() > 3, "{rows:?}");
    assert!(divided.iter().all(|one| one == "top"), "{rows:?}");
}
