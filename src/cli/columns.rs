//! Rows of texts -> lines with their columns below each other.
//!
//! Columns are aligned by the cells characters take: a Chinese character takes two of a terminal.

use crate::han::Width;

/// The rows with their columns below each other, the last column ragged; one that is empty in all takes no room.
pub(super) fn table<const N: usize>(rows: &[[String; N]]) -> String {
    let width = |column: usize| rows.iter().map(|row| columns(&row[column])).max().unwrap_or(0);
    let widths: Vec<usize> = (0..N.saturating_sub(1)).map(width).collect();
    let line = |row: &[String; N]| {
        let padded = row.iter().zip(&widths).filter(|(_, width)| **width > 0);
        let padded = padded.map(|(text, width)| {
            format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
        });
        let cells: Vec<String> = padded.chain(row.last().cloned()).collect();
        format!("  {}\n", cells.join("  ").trim_end())
    };
    rows.iter().map(line).collect()
}

/// The columns of a terminal that `text` takes.
pub(super) fn columns(text: &str) -> usize {
    let of = |one: char| match Width::of(one) {
        Width::Half => 1,
        Width::Full => 2,
    };
    text.chars().map(of).sum()
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn columns_stand_below_each_other() {
        let row = |cells: [&str; 4]| cells.map(str::to_owned);
        let text = table(&[
            row(["区妇联", "编号", "a.xlsx", "问题 1 处"]),
            row(["区人力资源局", "文件名", "乙.xls", ""]),
        ]);
        assert_eq!(
            text,
            "  区妇联        编号    a.xlsx  问题 1 处\n  区人力资源局  文件名  乙.xls\n"
        );
    }
}
