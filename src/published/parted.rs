//! Rows of one table that are several parts of a paper: a text with tabs has its attachments' labels, the
//! signature above them and the tables of several attachments in one.
//!
//! ```text
//! 甲县人民政府 / 2025年2月10日 / 附件1 | | / 序号 | 任务 | 单位 / … / 附件2 | 资金表 / 项目 | 投资
//! ```

use super::{blank_cells, shape};

type Row = Vec<String>;

/// The parts of a table: as it is, but where labels of attachments part it.
pub(super) fn parted(rows: &[Row]) -> Vec<Vec<Row>> {
    let labels: Vec<usize> = (0..rows.len()).filter(|at| is_label(&rows[*at])).collect();
    if labels.is_empty() {
        return vec![rows.to_vec()];
    }
    let mut parts = Vec::new();
    let mut from = 0;
    for at in labels.into_iter().chain([rows.len()]) {
        let own = &rows[from..at];
        let has_label = at < rows.len();
        // What signs the paper stands right above the label.
        let own = if has_label { above_white(own) } else { own };
        let ends = own.iter().rposition(|row| !(has_label && is_of_signature(row)));
        let (table, signature) = own.split_at(ends.map_or(0, |end| end + 1));
        parts.push(match blank_cells::is_form(table) {
            true => table.to_vec(),
            false => without_empty_columns(table),
        });
        parts.extend(signature.iter().map(|row| filled(row).cloned().collect()).map(one_column));
        if let Some(label) = rows.get(at) {
            parts.push(one_column(filled(label).cloned().collect()));
        }
        from = at + 1;
    }
    parts.retain(|part: &Vec<Row>| !part.is_empty());
    parts
}

/// 附件1 and its title, with a tab between, or with white where the label has a number.
pub(super) fn annex_line(line: &str) -> Vec<&str> {
    let text = line.trim();
    let by_tab = text.split_once('\t').filter(|(label, _)| shape::is_annex_label(label));
    let is_numbered = |label: &str| label != "附件" && shape::is_annex_label(label);
    let by_white = || text.split_once([' ', '\u{3000}']).filter(|(label, _)| is_numbered(label));
    by_tab.or_else(by_white).map_or(vec![line], |(label, title)| vec![label, title])
}

/// Rows that end with a signature, without the white below it.
fn above_white(rows: &[Row]) -> &[Row] {
    let last = rows.iter().rposition(|row| filled(row).next().is_some());
    let signed = last.filter(|last| is_of_signature(&rows[*last]));
    signed.map_or(rows, |last| &rows[..=last])
}

fn filled(row: &Row) -> impl Iterator<Item = &String> {
    row.iter().filter(|cell| !cell.trim().is_empty())
}

/// 附件1, and perhaps its title beside it.
fn is_label(row: &Row) -> bool {
    filled(row).next().is_some_and(|cell| shape::is_annex_label(cell)) && filled(row).count() <= 2
}

/// A body, a day, or both.
fn is_of_signature(row: &Row) -> bool {
    let is_one = |cell: &String| shape::is_body(cell) || shape::date(cell).is_some();
    filled(row).next().is_some() && filled(row).count() <= 2 && filled(row).all(is_one)
}

/// A line for each cell.
fn one_column(cells: Vec<String>) -> Vec<Row> {
    cells.into_iter().map(|cell| vec![cell]).collect()
}

/// Without the columns that only another part of the table fills.
fn without_empty_columns(rows: &[Row]) -> Vec<Row> {
    let last = |row: &Row| row.iter().rposition(|cell| !cell.trim().is_empty());
    let width = rows.iter().filter_map(last).max().map_or(0, |at| at + 1);
    rows.iter().map(|row| row.iter().take(width).cloned().collect()).collect()
}
