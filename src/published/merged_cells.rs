//! Cells of a Word file that are one with the cell above them: units and dues hold for each of the rows, whatever
//! else stands there is said once.
//!
//! ```text
//! 任务 | 责任单位 | 完成时限          任务 | 责任单位 | 完成时限
//! 修路 | 县交通局 | 10月底     ->     修路 | 县交通局 | 10月底
//! 修桥 |    ^     |    ^              修桥 | 县交通局 | 10月底
//! ```

use super::{label, plan_columns, shape};
use crate::intake::MERGED;

/// Rows in which a head may stand.
const HEAD: usize = 4;

/// The rows with what their merged cells say.
pub(super) fn told(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let mut told: Vec<Vec<String>> = Vec::with_capacity(rows.len());
    for row in rows {
        let cell = |(at, cell): (usize, &String)| match cell.contains(MERGED) {
            false => cell.clone(),
            true if holds_for_each(rows, at) => {
                let above = told.last().and_then(|above: &Vec<String>| above.get(at));
                above.cloned().unwrap_or_default()
            }
            true => String::new(),
        };
        let own = row.iter().enumerate().map(cell).collect();
        told.push(own);
    }
    told
}

/// Whether a column is one of units or dues.
fn holds_for_each(rows: &[Vec<String>], at: usize) -> bool {
    let head = rows.iter().take(HEAD).filter_map(|row| row.get(at));
    head.map(|cell| shape::squeezed(cell))
        .any(|cell| label::role_in(&cell).is_some() || plan_columns::is_due(&cell))
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn units_and_dues_hold_for_each_row() {
        let rows = [
            "类别|任务|责任单位|时限|备注",
            "民生|修路|甲局|10月|急",
            "\u{2029}|修桥|\u{2029}|\u{2029}|\u{2029}",
        ];
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.split('|').map(str::to_owned).collect()).collect();
        assert_eq!(told(&rows)[2], ["", "修桥", "甲局", "10月", ""]);
    }
}
