//! The rows of a table -> the same with one row for its head, in which every column has a name.
//!
//! ```text
//! 2025年任务表                               a row of one cell above the head: the title
//! 序号 | 资金来源 |       | 合计             merged cells, and their parts below them:
//!      | 县级     | 市级  |                  序号 | 资金来源/县级 | 资金来源/市级 | 合计
//! 序号 | 项目     |       | 备注             a column without a name: 第3栏
//! ```

use super::{label, shape};
use crate::intake::SOFT_END;

/// Characters of a cell of a head.
const HEAD_CELL: usize = 14;
/// Rows of a title above the head.
const TITLE_ROWS: usize = 2;

/// A table with its head.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct HeadedTable {
    /// What stood in rows of one cell above the head.
    pub(super) titles: Vec<String>,
    /// The head, and the rows below it.
    pub(super) rows: Vec<Vec<String>>,
    /// The head had two rows, or a column without a name.
    pub(super) is_mended: bool,
    /// Words of its first row that none of its columns has: 责任分工 above 牵头单位.
    pub(super) dropped: Vec<String>,
}

/// The table that `rows` are.
pub(super) fn headed(rows: &[Vec<String>]) -> HeadedTable {
    let is_title = |row: &&Vec<String>| row.len() > 2 && one_text(row).is_some();
    let titles = rows.iter().take(TITLE_ROWS).take_while(is_title).filter_map(|row| one_text(row));
    let titles: Vec<String> = titles.collect();
    let own = rows.get(titles.len()..).unwrap_or_default();
    let Some((first, below)) = own.split_first().filter(|(_, below)| !below.is_empty()) else {
        return HeadedTable { rows: rows.to_vec(), ..HeadedTable::default() };
    };
    let first: Vec<String> = first.iter().map(|cell| said_once(&hard(cell))).collect();
    let second: Option<Vec<String>> =
        below.first().map(|second| second.iter().map(|cell| hard(cell)).collect());
    let second = second.as_ref().filter(|second| is_lower(&first, second));
    let joined = second.map(|second| joined(&first, second));
    let is_joined = joined.is_some();
    let dropped = joined.as_ref().map_or_else(Vec::new, |joined| dropped(&first, joined));
    let below = &below[usize::from(is_joined)..];
    let head = joined.unwrap_or(first);
    let is_mended = is_joined || head.iter().any(|cell| cell.trim().is_empty());
    let head = head.into_iter().enumerate().map(named).collect::<Vec<String>>();
    let is_repeated = |row: &&Vec<String>| {
        row.iter().zip(&head).all(|(cell, own)| shape::squeezed(cell) == shape::squeezed(own))
    };
    let below = below.iter().filter(|row| !is_repeated(row)).cloned();
    let rows = [head.clone()].into_iter().chain(below).collect();
    HeadedTable { titles, rows, is_mended, dropped }
}

/// Rows of which the first is no head, with a name for each of its columns.
pub(super) fn with_named_columns(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let Some((first, below)) = rows.split_first() else { return Vec::new() };
    let head = first.iter().map(|cell| hard(cell)).enumerate().map(named).collect();
    [head].into_iter().chain(below.iter().cloned()).collect()
}

/// The only text of a row, though it may stand in several cells.
fn one_text(row: &[String]) -> Option<String> {
    let mut filled = row.iter().filter(|cell| !cell.trim().is_empty());
    let first = filled.next()?;
    let rest: Vec<&String> = filled.collect();
    let is_one =
        rest.is_empty() || rest.len() + 1 == row.len() && rest.iter().all(|cell| *cell == first);
    is_one.then(|| first.trim().to_owned())
}

/// A cell without the line ends that its width made.
fn hard(cell: &str) -> String {
    cell.replace(SOFT_END, "")
}

/// A cell in which merging has put the same words twice has them once.
fn said_once(cell: &str) -> String {
    let mut lines = cell.lines();
    let first = lines.next().unwrap_or_default();
    if lines.all(|line| line == first) { first.to_owned() } else { cell.to_owned() }
}

/// Whether `second` names the parts of merged cells of `first`, and nothing else.
fn is_lower(first: &[String], second: &[String]) -> bool {
    let is_empty =
        |cells: &[String], at: usize| cells.get(at).is_none_or(|cell| cell.trim().is_empty());
    let is_merged =
        |at: usize| is_empty(first, at) || is_empty(first, at + 1) && at + 1 < first.len();
    let is_word = |cell: &String| {
        let cell = shape::squeezed(cell);
        cell.chars().count() <= HEAD_CELL
            && !cell.chars().all(|one| one.is_numeric() || ".,%".contains(one))
    };
    let filled: Vec<usize> = (0..second.len()).filter(|at| !is_empty(second, *at)).collect();
    let is_part = |at: &usize| {
        is_merged(*at) && is_word(&second[*at])
            || shape::squeezed(&second[*at]) == shape::squeezed(&first[*at])
    };
    let names_all = (0..first.len()).all(|at| !is_empty(first, at) || !is_empty(second, at));
    let has_open = (0..second.len()).any(|at| is_empty(second, at) || !is_merged(at));
    filled.len() >= 2 && names_all && has_open && filled.iter().all(is_part)
}

/// 资金来源 above 县级 and 市级; a word for a role needs nothing above it.
fn joined(first: &[String], second: &[String]) -> Vec<String> {
    let mut above = "";
    let cell = |(own, below): (&'_ String, &String)| (own.clone(), below.trim().to_owned());
    let pairs: Vec<(String, String)> = first.iter().zip(second).map(cell).collect();
    let mut head = Vec::new();
    for (own, below) in &pairs {
        above = if own.trim().is_empty() { above } else { own };
        let is_alone = below.is_empty() || above == below;
        let is_role = label::role_in(&shape::squeezed(below)).is_some();
        head.push(match (is_alone, is_role || above.is_empty()) {
            (true, _) => own.clone(),
            (false, true) => below.clone(),
            (false, false) => format!("{}/{below}", above.replace('\n', "")),
        });
    }
    head
}

/// The words of the first row that stand in no column of the joined head.
fn dropped(first: &[String], joined: &[String]) -> Vec<String> {
    let is_kept = |own: &&String| {
        let own = own.replace('\n', "");
        joined.iter().any(|cell| cell.replace('\n', "").contains(own.trim()))
    };
    let lost = first.iter().filter(|own| !is_kept(own));
    lost.map(|own| shape::squeezed(own)).collect()
}

fn named((at, cell): (usize, String)) -> String {
    if cell.trim().is_empty() { format!("第{}栏", at + 1) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::headed;

    fn shown(rows: &[&str]) -> (String, Vec<String>) {
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.split('|').map(str::to_owned).collect()).collect();
        let found = headed(&rows);
        (found.titles.concat(), found.rows.iter().map(|row| row.join("|")).collect())
    }

    #[test]
    fn every_column_has_a_name() {
        for (rows, title, wanted) in [
            (
                &["名称|经费||总计", "|省级|县级|", "桥|5|6|11"][..],
                "",
                &["名称|经费/省级|经费/县级|总计", "桥|5|6|11"][..],
            ),
            (
                &["序号|事项|责任单位||时限", "||牵头单位|配合单位|", "1|桥|甲局|乙局|6月"],
                "",
                &["序号|事项|牵头单位|配合单位|时限", "1|桥|甲局|乙局|6月"],
            ),
            (&["附表||", "序号|事项|单位", "1|桥|甲局"], "附表", &["序号|事项|单位", "1|桥|甲局"]),
            (&["序号||单位", "1|桥|甲局"], "", &["序号|第2栏|单位", "1|桥|甲局"]),
            (
                &["序号|单位", "1|甲局", "序号|单位", "2|乙局"],
                "",
                &["序号|单位", "1|甲局", "2|乙局"],
            ),
        ] {
            let (found, rows) = shown(rows);
            assert_eq!(
                (found.as_str(), &rows[..]),
                (title, &wanted.iter().map(|row| (*row).to_owned()).collect::<Vec<_>>()[..])
            );
        }
    }
}
