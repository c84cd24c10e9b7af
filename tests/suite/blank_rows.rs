//! Rows that are to be written in by hand: they share what their pages have free, in the PDF and in
//! Word, and take no page more for it.

use hongtou::document::{
    Align, Block, Cell, Colophon, ColophonItem, ColophonPage, Column, Style, Table,
};
use hongtou::docx::{self, Reader};
use hongtou::layout::Settled;
use hongtou::pdf::{self, PdfKind};

use crate::measure::{self, Page};
use crate::sample::{document, settled, text};
use crate::word;

/// The foot of the type area.
const FOOT: f64 = 262.0;
/// A low row: 26 pt.
const LOW: f64 = 9.17;
/// What stays free below the table: 14.5 pt.
const BELOW: f64 = 5.115;
/// No row is higher.
const HIGHEST: f64 = 40.0;

fn cell(content: &str) -> Cell {
    Cell::new(content.lines().map(text).collect())
}

/// A table to be filled in whose rows name these.
fn form(rows: &[&str]) -> Block {
    let rest = Column { rest: true, ..Column::new(1.0, Align::Left) };
    let name = Column { least: 6.0, ..Column::new(0.0, Align::Centre) };
    Block::Table(Table {
        columns: vec![name, rest],
        head: vec![cell("单位"), cell("进度")],
        rows: rows.iter().map(|name| vec![cell(name), Cell::default()]).collect(),
        ..Table::default()
    })
}

fn paper(blocks: Vec<Block>) -> Settled<'static> {
    settled(document(blocks), &Style::GB9704)
}

/// The heights of the table's rows page by page, its head first.
fn heights(paper: &Settled) -> Vec<Vec<f64>> {
    measure::pages(&pdf::write(paper, PdfKind::Archive).expect("a PDF"))
        .iter()
        .map(of_page)
        .collect()
}

fn of_page(page: &Page) -> Vec<f64> {
    let posts = page.rules.iter().filter(|rule| !rule.is_horizontal());
    let foot = posts.map(|rule| rule.area.bottom).fold(0.0, f64::max);
    let lying = page.rules.iter().filter(|rule| rule.is_horizontal() && rule.width() > 150.0);
    let mut edges: Vec<f64> = lying.map(measure::Rule::middle).collect();
    edges.retain(|edge| *edge < foot + 1.0);
    edges.sort_by(f64::total_cmp);
    edges.dedup_by(|one, other| (*one - *other).abs() < 0.1);
    edges.windows(2).map(|pair| pair[1] - pair[0]).collect()
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.1
}

#[test]
fn six_rows_fill_the_page_and_three_are_as_high_as_may_be() {
    let six = heights(&paper(vec![form(&["甲"; 6])])).remove(0);
    let each = (225.0 - LOW - BELOW) / 6.0;
    assert!(near(six[0], LOW) && six[1..].iter().all(|row| near(*row, each)), "{six:?}");
    let three = heights(&paper(vec![form(&["甲"; 3])])).remove(0);
    assert!(three[1..].iter().all(|row| near(*row, HIGHEST)), "{three:?}");
}

/// A row that is high enough by its text is not made higher before the others are as high.
#[test]
fn low_rows_grow_first() {
    let high = "甲\n乙\n丙\n丁\n戊\n己\n庚\n辛\n壬\n癸";
    let rows = heights(&paper(vec![form(&["甲", "乙", "丙", high, "丁", "戊"])])).remove(0);
    let own = (145.0 + 4.5) * 25.4 / 72.0;
    assert!(near(rows[4], own), "{rows:?}");
    let each = (225.0 - LOW - BELOW - own) / 5.0;
    assert!([1, 2, 3, 5, 6].iter().all(|at| near(rows[*at], each)), "{rows:?} against {each}");
}

#[test]
fn a_table_takes_no_page_more() {
    let pages = heights(&paper(vec![form(&["甲"; 40])]));
    let rows: Vec<usize> = pages.iter().map(|page| page.len() - 1).collect();
    // 23 low ones stand on a page below the head.
    assert_eq!(rows, [20, 20]);
    assert!(pages.iter().flat_map(|page| &page[1..]).all(|row| near(*row, pages[0][1])));
    assert!(heights(&paper(vec![form(&["甲"; 23])]))[0][1..].iter().all(|row| *row < LOW + 0.2));
}

#[test]
fn the_colophon_keeps_its_page() {
    let item =
        ColophonItem { label: text("抄送："), text: text("区委办公室。"), joined: false };
    let page = ColophonPage::WithText;
    let colophon = Block::Colophon(Colophon { items: vec![item], imprint: None, page });
    let pages = measure::pages(
        &pdf::write(&paper(vec![form(&["甲"; 6]), colophon]), PdfKind::Archive).expect("a PDF"),
    );
    assert_eq!(pages.len(), 1);
    let rows = of_page(&pages[0]);
    let foot = 37.0 + rows.iter().sum::<f64>();
    let copied = pages[0].lines().into_iter().find(|line| line.text().starts_with("抄送"));
    let above = copied.expect("抄送").middle();
    assert!(foot < above && above < FOOT && above - foot < 13.0, "{foot} and {above}");
}

#[test]
fn rows_above_a_text_and_rows_that_are_filled_stay_low() {
    let note = Block::Paragraph(text("填报人：        联系电话："));
    let rows = heights(&paper(vec![form(&["甲"; 6]), note])).remove(0);
    assert!(rows.iter().all(|row| near(*row, LOW)), "{rows:?}");
    let Block::Table(mut filled) = form(&["甲"; 6]) else { panic!("a table") };
    filled.rows.iter_mut().take(3).for_each(|row| row[1] = cell("已完成"));
    let rows = heights(&paper(vec![Block::Table(filled)])).remove(0);
    assert!(rows[1..4].iter().all(|row| near(*row, LOW)), "{rows:?}");
    assert!(rows[4..].iter().all(|row| near(*row, HIGHEST)), "{rows:?}");
}

/// As the PDF has them, less what a reader adds (docs/word.md): white above and below, and the rule.
#[test]
fn word_is_told_the_same_heights() {
    let paper = paper(vec![form(&["甲"; 6])]);
    let body = word::body(&docx::write(&paper, Reader::Word).expect("a Word file"));
    let heights = body.named("w:trHeight");
    let told: Vec<f64> = heights
        .iter()
        .map(|one| one.attribute("w:val").expect("a height").parse::<f64>().expect("twips"))
        .collect();
    let each = (225.0 - LOW - BELOW) / 6.0 * 72.0 / 25.4 * 20.0 - 90.0;
    assert!(told.len() == 7 && told[1..].iter().all(|row| (row - each).abs() < 8.0), "{told:?}");
    assert!(heights.iter().all(|one| one.attribute("w:hRule") == Some("atLeast")));
}
