//! Rows and columns of a table in which nothing stands: what is to be filled in of a form, else the white of a table that
//! serves the layout.
//!
//! ```text
//! 项目名称 |          |        |          单位 | 姓名 | 电话
//! 申请单位 |          | 联系人 |               |      |           forms
//! 验收意见 |          |        |               |      |
//! 单位　　 |          | 姓名   |          the second column is white
//! ```

use super::shape;

/// Characters of a word of a form: 验收组意见（盖章）　年　月　日.
const WORD: usize = 40;
/// Words of a form at least.
const WORDS: usize = 3;

/// Whether a table waits to be filled in: below its head nothing stands, or each row has a word and room beside it.
pub(super) fn is_form(rows: &[Vec<String>]) -> bool {
    let cells = || rows.iter().flatten().filter(|cell| !is_blank(cell));
    let is_open = |row: &Vec<String>| row.iter().all(|cell| is_blank(cell));
    let has_room = |row: &Vec<String>| row.iter().any(|cell| is_blank(cell));
    let words = cells().count();
    let blanks = rows.iter().map(Vec::len).sum::<usize>() - words;
    // A column of white beside words is less than half of the table.
    let waits = rows.len() > 1 && rows.iter().all(has_room) && blanks >= words;
    let is_headed = rows.split_first().is_some_and(|(head, below)| {
        head.len() > 2 && !has_room(head) && !below.is_empty() && below.iter().all(is_open)
    });
    (waits || is_headed) && words >= WORDS && cells().all(|cell| is_word(cell))
}

/// Whether the first row of a form is words with room beside them, and no head.
pub(super) fn begins_with_room(rows: &[Vec<String>]) -> bool {
    is_form(rows) && rows.first().is_some_and(|row| row.iter().any(|cell| is_blank(cell)))
}

/// The rows from the first that says something, without the columns that are white.
pub(super) fn without_white(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let is_used =
        |at: &usize| rows.iter().any(|row| row.get(*at).is_some_and(|one| !is_blank(one)));
    let width = rows.first().map_or(0, Vec::len);
    let used: Vec<usize> = (0..width).filter(is_used).collect();
    let own = rows.iter().skip_while(|row| row.iter().all(|cell| is_blank(cell)));
    own.map(|row| used.iter().filter_map(|at| row.get(*at)).cloned().collect()).collect()
}

/// The rows that say something.
pub(super) fn filled_rows(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let filled = rows.iter().filter(|row| row.iter().any(|cell| !is_blank(cell)));
    filled.cloned().collect()
}

fn is_blank(cell: &str) -> bool {
    cell.trim().is_empty()
}

/// What a form may ask for: no sentence, and nothing of the head or the signature of a paper.
fn is_word(cell: &str) -> bool {
    let bare = shape::squeezed(cell);
    let is_number = bare.bytes().all(|byte| byte.is_ascii_digit()) && bare.len() > 2;
    let is_of_head = bare.contains(['★', '〔']) || ["特急", "加急"].contains(&bare.as_str());
    !is_number
        && !is_of_head
        && bare.chars().count() <= WORD
        && !bare.contains(['。', '；'])
        && shape::date_at_end(&bare).is_none()
}

#[cfg(test)]
mod tests {
    use super::{begins_with_room, is_form, without_white};

    fn rows(rows: &[&str]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.split('|').map(str::to_owned).collect()).collect()
    }

    #[test]
    fn forms_wait_to_be_filled_in() {
        for (own, begins) in [
            (&["单位|姓名|职务|电话", "|||", "|||"][..], false),
            (&["项目名称|", "申请单位|", "验收意见|"], true),
            (&["项目名称|||", "申请单位||联系人|", "备注|||"], true),
        ] {
            assert!(is_form(&rows(own)), "{own:?}");
            assert_eq!(begins_with_room(&rows(own)), begins, "{own:?}");
        }
        for own in [
            &["甲县人民政府|", "|2025年3月20日"][..],
            &["000001|", "机密★1年|", "特急|"],
            &["甲局|乙局", "|"],
            &["名称|数量", "桥|2"],
            &["项目|投资|来源|", "河道|30|县级|"],
        ] {
            assert!(!is_form(&rows(own)), "{own:?}");
        }
        let white = rows(&["||", "甲||乙", "||", "丙||丁"]);
        assert_eq!(without_white(&white), rows(&["甲|乙", "|", "丙|丁"]));
    }
}
