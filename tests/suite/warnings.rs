//! Warnings: what a careful colleague would ask about, and what he would not.

use hongtou::diag::{Diagnostic, Problem};
use hongtou::document::Style;
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

/// The findings in the notice with `wanted` replaced.
fn findings(wanted: &str, instead: &str) -> Vec<Diagnostic> {
    assert!(NOTICE.contains(wanted), "{wanted}");
    let text = NOTICE.replacen(wanted, instead, 1);
    notice::read("n.yaml", text.as_bytes()).findings.sorted()
}

#[test]
fn a_title_line_is_as_long_as_the_style_makes_it() {
    let style = Style::GB9704;
    let measure = (style.paper.area_width / style.title.size).floor();
    let line = "字".repeat((1..99_u8).take_while(|cells| f64::from(*cells) <= measure).count());
    assert!(findings("关于办好十件实事的通知", &format!("[{line}]")).is_empty());
    let found = findings("关于办好十件实事的通知", &format!("[{line}字]"));
    let cells = line.chars().count() + 1;
    assert_eq!(found[0].problem, Problem::TitleLineLong { cells, limit: cells - 1 });
}
