//! Blank lines that hide what stands behind them.

/// One blank line for many in a row: on a page, and in a row of a sheet that is so high at most, they hide the end of an
/// answer. 明细 and the JSON have all of them.
pub fn without_gaps(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    let is_blank = |at: usize| lines[at].trim().is_empty();
    let kept = (0..lines.len()).filter(|at| *at == 0 || !is_blank(*at) || !is_blank(at - 1));
    kept.map(|at| lines[at]).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::without_gaps;

    #[test]
    fn many_blank_lines_are_one_and_hide_no_end() {
        let said = format!("第一段\n\n第二段{}完。", "\n \n".repeat(60));
        assert_eq!(without_gaps(&said), "第一段\n\n第二段\n \n完。");
        assert_eq!(without_gaps("\n一行\n"), "\n一行\n");
    }
}
