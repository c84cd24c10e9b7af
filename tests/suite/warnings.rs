//! Warnings: what a careful colleague would ask about, and what he would not.

use hongtou::diag::{Problem, WordingProblem};
use hongtou::notice;

const NOTICE: &str = "\
year: 2024
issuer: 淄川区人民政府办公室
number: 川政办字〔2024〕13号
title: 关于办好十件实事的通知
recipients: 各镇人民政府
preamble: 现将有关事项通知如下：
units: [{name: 区妇联}]
tasks:
  - name: 推进巾帼就业
    text: 年内举办招聘会60余场。
    units: [区妇联]
";

/// What is said of the length of title lines.
fn long_titles(description: &str) -> Vec<Problem> {
    let reading = notice::read("n.yaml", description.as_bytes());
    let notice = reading.notice.unwrap_or_else(|| panic!("{:?}", reading.findings.sorted()));
    let found = hongtou::compose::long_titles(&notice).sorted();
    found.into_iter().map(|found| found.problem).collect()
}

/// A title line of so many cells in the office's own size, if any.
fn with_title(cells: usize, size: Option<&str>) -> String {
    let line = format!("[{}]", "字".repeat(cells));
    let house = size.map(|size| format!("layout: {{style: {{title_size: {size}}}}}\n"));
    NOTICE.replacen("关于办好十件实事的通知", &line, 1) + &house.unwrap_or_default()
}

#[test]
fn a_title_line_is_as_long_as_the_style_of_the_notice_makes_it() {
    for (size, limit) in [(None, 20), (Some("三号"), 27), (Some("一号"), 17), (Some("20pt"), 22)]
    {
        assert_eq!(long_titles(&with_title(limit, size)), [], "{size:?}");
        let wanted = Problem::Wording(WordingProblem::TitleLineLong { cells: limit + 1, limit });
        assert_eq!(long_titles(&with_title(limit + 1, size)), [wanted], "{size:?}");
    }
}

/// An attachment whose table lies along the long side has longer title lines (8).
#[test]
fn the_title_of_a_turned_attachment_is_as_long_as_its_sheet_allows() {
    let annex = |cells: usize, landscape: &str| {
        let title = "字".repeat(cells);
        format!(
            "{NOTICE}attachments:\n  - title: [{title}]\n    tables:\n      - columns: [甲]\n        \
             rows: [[乙]]\n        landscape: {landscape}\n\
             signed: {{date: 2024-03-28}}\n"
        )
    };
    assert_eq!(long_titles(&annex(28, "true")), []);
    let wanted = |limit| Problem::Wording(WordingProblem::TitleLineLong { cells: 29, limit });
    assert_eq!(long_titles(&annex(29, "true")), [wanted(28)]);
    assert_eq!(long_titles(&annex(29, "false")), [wanted(20)]);
}
