//! The pieces of a paper -> its [`Item`]s: lines without the white around them, and tables that hold data.
//!
//! A table that only serves the layout (the red head, signatures side by side, the colophon) becomes the
//! lines of its cells, and a line end that somebody typed parts two lines.

use crate::intake::{Align, Paper, Piece, SOFT_END};

use super::table_head::{self, HeadedTable};
use super::{annexes, blank_cells, cards, merged_cells, parted, shape};

/// A line, or a table.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Item {
    /// A line of text.
    Line(Line),
    /// A table.
    Table(DataTable),
}

/// A table that holds data.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct DataTable {
    /// By rows; the first is its head.
    pub(super) rows: Vec<Vec<String>>,
    /// The head is printed otherwise than the paper has it.
    pub(super) is_mended: bool,
    /// Words above its columns that stand in none of them.
    pub(super) dropped: Vec<String>,
    /// The paper has a small table for each row of it.
    pub(super) is_of_cards: bool,
}

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// Its text, without white at its ends.
    pub(super) text: String,
    /// Where it stands.
    pub(super) align: Align,
}

impl Item {
    /// The text of a line.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Item::Line(line) => Some(&line.text),
            Item::Table(_) => None,
        }
    }

    /// The line with another text.
    pub(super) fn with_text(self, text: String) -> Item {
        match self {
            Item::Line(line) => Item::Line(Line { text, ..line }),
            Item::Table(table) => Item::Table(table),
        }
    }

    /// The rows of a table.
    pub(super) fn table(&self) -> Option<&[Vec<String>]> {
        match self {
            Item::Table(table) => Some(&table.rows),
            Item::Line(_) => None,
        }
    }

    /// Whether the paper has a small table for each of its rows.
    pub(super) fn is_of_cards(&self) -> bool {
        match self {
            Item::Line(_) => false,
            Item::Table(table) => table.is_of_cards,
        }
    }

    /// What is to be known of a table whose head is printed otherwise than the paper has it.
    pub(super) fn head_doubt(&self) -> Option<String> {
        let Item::Table(table) = self else { return None };
        let mended = "原文的表头有合并的格子或者没有名称的栏，印出来一栏一个名称";
        let dropped = table.dropped.join("”“");
        table.is_mended.then(|| match dropped.is_empty() {
            true => mended.to_owned(),
            false => format!("{mended}，上面的“{dropped}”不印"),
        })
    }

    /// Everything in it, as one may read it in a remark.
    pub(super) fn shown(&self) -> Vec<String> {
        match self {
            Item::Line(line) => vec![line.text.clone()],
            Item::Table(table) => table
                .rows
                .iter()
                .filter(|row| row.iter().any(|cell| !cell.trim().is_empty()))
                .map(|row| row.join(" | ").replace(SOFT_END, "").replace('\n', " "))
                .collect(),
        }
    }
}

/// The lines and tables of `paper`, page numbers left out.
pub(super) fn items(paper: &Paper) -> Vec<Item> {
    // No form stands before the first sentence: what is blank there is the head's white.
    let mut is_in_text = false;
    let items = paper.pieces.iter().flat_map(|piece| match piece {
        Piece::Paragraph(one) => {
            is_in_text |= one.text.trim_end().ends_with(['。', '：']);
            lines(&one.text, one.align)
        }
        Piece::Table(rows) => {
            let rows = merged_cells::told(rows);
            parted::parted(&rows).iter().flat_map(|part| part_of(part, is_in_text)).collect()
        }
    });
    let items = items.filter(|item| !item.text().is_some_and(shape::is_page_number));
    cards::merged(items.collect())
}

fn part_of(rows: &[Vec<String>], may_wait: bool) -> Vec<Item> {
    let own = blank_cells::without_white(rows);
    let filled = blank_cells::filled_rows(&own);
    match cards::table(&filled) {
        Some(cards) => vec![Item::Table(cards)],
        None if may_wait && blank_cells::is_form(rows) => form(rows),
        None if may_wait && asks_for_people(&filled) => {
            // It has no rows yet: one waits to be filled in.
            let room = vec![String::new(); filled[0].len()];
            table(&[filled[0].clone(), room])
        }
        None if holds_data(&filled) => table(&own),
        None => filled.iter().flatten().flat_map(|cell| lines(cell, Align::Plain)).collect(),
    }
}

/// A form: where its first row is no head, it is the first of the table, below a title perhaps.
fn form(rows: &[Vec<String>]) -> Vec<Item> {
    let is_titled = rows.first().is_some_and(|row| {
        let mut filled = row.iter().filter(|cell| !cell.trim().is_empty());
        filled.next().is_some_and(|cell| annexes::ends_title(cell)) && filled.next().is_none()
    });
    if is_titled || !blank_cells::begins_with_room(rows) {
        return table(rows);
    }
    let rows = table_head::with_named_columns(rows);
    vec![Item::Table(DataTable { rows, is_mended: true, ..DataTable::default() })]
}

/// A table, below the titles that stood in it.
fn table(rows: &[Vec<String>]) -> Vec<Item> {
    let HeadedTable { titles, rows, is_mended, dropped } = table_head::headed(rows);
    let titles = titles.into_iter().flat_map(|title| lines(&title, Align::Centre));
    let table = DataTable { rows, is_mended, dropped, is_of_cards: false };
    titles.chain([Item::Table(table)]).collect()
}

fn lines(text: &str, align: Align) -> Vec<Item> {
    let lines = text.lines().flat_map(parted::annex_line).map(str::trim);
    let lines = lines.filter(|line| !line.is_empty());
    lines.map(|line| Item::Line(Line { text: line.to_owned(), align })).collect()
}

/// Whether a table has a head and rows of data. The head of a paper, its signatures and its colophon are
/// tables at times: few cells, and words in them that no table of data has.
fn holds_data(rows: &[Vec<String>]) -> bool {
    let cells = || rows.iter().flatten();
    let filled = cells().filter(|cell| !cell.is_empty()).count();
    let width = rows.first().map_or(0, Vec::len);
    let is_frame = |cell: &String| {
        shape::is_mark(cell)
            || shape::number_in(cell)
                .is_some_and(|(before, _, after)| before.is_empty() && after.is_empty())
            || shape::labelled(cell, &["抄送", "签发人"]).is_some()
            || shape::squeezed(cell).ends_with("日印发")
            || shape::date(cell).is_some() && filled <= 6
    };
    let has_rows = rows.len() >= 2 && filled > width;
    width >= 2 && (has_rows || is_form_head(rows)) && !cells().any(is_frame)
}

/// 单位 | 姓名 | 电话: the head of a list of people, and no rows.
fn asks_for_people(rows: &[Vec<String>]) -> bool {
    const WORDS: [&str; 8] =
        ["姓名", "职务", "电话", "联系电话", "手机", "手机号码", "办公电话", "联系方式"];
    let [head] = rows else { return false };
    let words = head.iter().filter(|cell| WORDS.contains(&shape::squeezed(cell).as_str())).count();
    head.len() >= 3 && words >= 2 && head.iter().all(|cell| !cell.trim().is_empty())
}

/// A form that is to be filled in has nothing but its head.
fn is_form_head(rows: &[Vec<String>]) -> bool {
    let [head] = rows else { return false };
    head.len() >= 4 && head.iter().any(|cell| shape::squeezed(cell) == "序号")
}
