//! Tables of a plain text whose columns two blanks or more part, as those that tabs make.
//!
//! ```text
//! 序号  任务          责任单位        a head: short words, one of them of a table of tasks or people
//! 1     修路5公里     县交通局        and rows of as many cells
//! ```

/// Cells of a row at least; fewer are words that are aligned.
const FEWEST: usize = 3;
/// Characters of a head.
const HEAD: usize = 12;

/// The text with tabs between the cells of such tables.
pub(super) fn as_tabs(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut made = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let rows = rows(&lines[at..]);
        for row in &lines[at..at + rows] {
            made += &cells(row).join("\t");
            made.push('\n');
        }
        if rows == 0 {
            made += line;
            made.push('\n');
        }
        at += rows.max(1);
    }
    made
}

/// How many lines the table takes that they begin with.
fn rows(lines: &[&str]) -> usize {
    let Some(head) = lines.first().filter(|line| is_head(line)) else { return 0 };
    let width = cells(head).len();
    let own = lines.iter().skip(1).take_while(|line| cells(line).len() == width).count();
    if own > 0 { own + 1 } else { 0 }
}

fn is_head(line: &str) -> bool {
    const ENDS: [&str; 7] = ["单位", "部门", "名称", "任务", "项目", "时限", "姓名"];
    let cells = cells(line);
    let is_word = |cell: &&str| {
        cell.chars().count() <= HEAD && !cell.contains(['：', ':', '。', '，', '；', '、'])
    };
    let is_known = |cell: &&str| *cell == "序号" || ENDS.iter().any(|end| cell.ends_with(end));
    cells.len() >= FEWEST
        && cells.iter().all(is_word)
        && cells.iter().filter(|cell| is_known(cell)).count() >= 2
}

/// The pieces of a line that two blanks or more part, or one of full width beside another; none of a line with tabs.
fn cells(line: &str) -> Vec<&str> {
    if line.contains('\t') {
        return Vec::new();
    }
    let is_blank = |one: char| matches!(one, ' ' | '\u{3000}' | '\u{A0}');
    let (mut cells, mut rest) = (Vec::new(), line.trim());
    while let Some((at, behind)) = rest.match_indices(is_blank).find_map(|(at, _)| {
        let behind = rest[at..].trim_start_matches(is_blank);
        let blanks = rest[at..rest.len() - behind.len()].chars().count();
        (blanks > 1).then_some((at, behind))
    }) {
        cells.push(&rest[..at]);
        rest = behind;
    }
    cells.push(rest);
    cells
}

#[cfg(test)]
mod tests {
    use super::as_tabs;

    #[test]
    fn two_blanks_part_cells() {
        let table = "前\n序号  任务     责任单位\n1     修路 5公里  县交通局\n2     建园     县住建局\n后  文\n";
        let tabbed =
            "前\n序号\t任务\t责任单位\n1\t修路 5公里\t县交通局\n2\t建园\t县住建局\n后  文\n";
        assert_eq!(as_tabs(table), tabbed);
        for text in [
            "组  长：王某    副县长\n副组长：李某    县长\n",
            "县甲局  县乙局  县丙局\n2025年3月1日\n",
            "序号\t任务\t责任单位\n1\t修路\t县交通局\n",
        ] {
            assert_eq!(as_tabs(text), text);
        }
    }
}
