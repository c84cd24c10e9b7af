//! Text -> its slips mended -> a tree of nodes: what the lines of a description say, with every finding of
//! them, and of YAML behind them, at its place in the text as it was written.

use std::ops::Range;
use std::sync::Arc;

use crate::diag::{Diagnostic, Diagnostics, LineProblem, Problem, Severity};
use crate::origin::{Place, Source};

use super::keys::Table;
use super::lines::{self, Found};
use super::mended::{Edit, Mended};
use super::yaml::{self, Node};

/// The tree of the description in `source` as it stands, its lines not looked at.
pub(super) fn as_it_stands(source: &Arc<Source>) -> Option<Node> {
    yaml::parse(&Mended::as_written(source)).ok()
}

/// What the text of a description is.
pub(super) struct Parsed {
    /// Its tree, where it is YAML.
    pub(super) root: Option<Node>,
    /// What is wrong with its lines.
    pub(super) findings: Diagnostics,
    /// What mends those that can mean one thing only.
    pub(super) edits: Vec<LineEdit>,
}

/// The tree of the description in `source`, whose keys are those of `table`.
pub(super) fn parse(source: &Arc<Source>, table: &'static Table) -> Parsed {
    let slips = lines::slips(source.text(), table);
    let mut edits: Vec<&Edit> = slips.iter().flat_map(|slip| &slip.edits).collect();
    edits.sort_by_key(|edit| edit.span.start);
    let mended = Mended::new(source, edits.into_iter());
    let mut findings = Diagnostics::new();
    let mut edits = Vec::new();
    for slip in &slips {
        let found = told(&mended, slip);
        if found.severity() == Severity::Warning && !stands(&found) {
            edits.extend(slip.edits.iter().map(|edit| LineEdit::of(edit, found.problem.code())));
        }
        findings.push(found);
    }
    let root = yaml::parse(&mended).map_err(|fault| {
        if !is_told(&findings, &fault) {
            findings.push(*fault);
        }
    });
    Parsed { root: root.ok(), findings, edits }
}

/// What is to stand in the place of a stretch of one line: of a slip that can mean one thing only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineEdit {
    /// The stretch of the text as it was read, in bytes.
    pub span: Range<usize>,
    /// What is to stand there.
    pub text: String,
    /// The code of the finding that tells of it.
    pub code: &'static str,
}

impl LineEdit {
    fn of(Edit { span, text }: &Edit, code: &'static str) -> LineEdit {
        LineEdit { span: span.clone(), text: text.clone(), code }
    }
}

/// Whether a slip is read as it stands, and printed so.
pub(super) fn stands(found: &Diagnostic) -> bool {
    matches!(&found.problem, Problem::Line(slip) if slip.stands())
}

/// The finding of a slip, with the line as it should be.
fn told(mended: &Mended<'_>, found: &Found) -> Diagnostic {
    let line = found.shown.clone().unwrap_or_else(|| mended.line(found.span.start));
    let problem = match &found.kind {
        lines::Kind::Taken(slip) => LineProblem::Taken { slip: slip.clone(), line },
        lines::Kind::Unsure(fault) => LineProblem::Unsure { fault: fault.clone(), line },
    };
    let origin = crate::origin::Origin::new(mended.source(), found.span.clone());
    Diagnostic::at(&origin, Problem::Line(problem))
}

/// Whether a fault of the same line, or of the one above, has been told: then that line was mended wrongly.
fn is_told(findings: &Diagnostics, fault: &Diagnostic) -> bool {
    let line = |place: &Place| match place {
        Place::Text(origin) => Some(origin.line_column().0),
        Place::Book(_) | Place::Nowhere => None,
    };
    let Some(here) = line(&fault.place) else { return false };
    let errors = findings.iter().filter(|one| one.severity() == fault.severity());
    errors.filter_map(|one| line(&one.place)).any(|other| other == here || other + 1 == here)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::diag::Diagnostics;
    use crate::notice::{Reading, judged, read, roster};
    use crate::origin::Source;

    use super::as_it_stands;

    const NOTICE: &str = "年度: 2024
发文机关: 甲区人民政府办公室
发文字号: 甲政办字〔2024〕13号
标题: 关于办好实事的通知
主送机关: 各镇人民政府
引言:
  - 现将有关事项通知如下
  - 请照办
单位名册:
  - 名称: 区人社局
  - {名称: 区妇联, 别名: [妇联, 区妇女联合会]}
实事:
  - 名称: 推进就业
    内容: 年内举办招聘会60场，
      提供岗位500个
    责任单位: [区人社局, {单位: 区妇联, 注: 负责宣传}]
    完成时限: {文字: 年底, 日期: 2024-12-31}
    目标:
      - {名称: 招聘会, 数量: 60, 计量单位: 场, 填报单位: 区人社局}
      - 名称: 岗位
        数量: 500
        计量单位: \"个\"
        填报单位:
        - 区妇联
附件:
  标题: 情况表
  栏目: [序号, 实事名称, 责任单位, {名称: 进展, 内容: 自填}]
结尾: |
  各单位要抓好落实
署名: {日期: 2024-03-28}
";

    /// What is typed for one thing and another.
    const SPLINTERS: [&str; 44] = [
        "",
        "\n",
        " ",
        "  ",
        "\t",
        ": ",
        ":",
        "：",
        "- ",
        "-",
        "－",
        "\"",
        "'",
        "“",
        "”",
        "[",
        "]",
        "{",
        "}",
        "，",
        ",",
        "、",
        "#",
        " #",
        "|\n",
        "\u{a0}",
        "\u{3000}",
        "名称：",
        "名称:",
        "内容: ",
        "甲",
        "６０",
        "2024",
        "&a ",
        "*a",
        "\n  ",
        "\n    ",
        "\n      ",
        "\n- ",
        "单位：甲",
        "，数量：",
        "标题：乙\n",
        ">",
        "【",
    ];

    /// Without the slips of its lines: as it is to YAML.
    fn read_as_written(text: &str) -> Option<Reading> {
        let source = Source::new("n.yaml", text);
        let root = as_it_stands(&source)?;
        Some(judged(source, &root, &roster::elsewhere, Diagnostics::new()))
    }

    /// A text that is a notice as it stands is that notice.
    fn holds(text: &str) {
        let Some(notice) = read_as_written(text).and_then(|reading| reading.notice) else { return };
        let found = read("n.yaml", text.as_bytes());
        let same = found.notice.is_some_and(|found| format!("{found:?}") == format!("{notice:?}"));
        let other: Vec<&str> = text.lines().filter(|line| !NOTICE.contains(*line)).collect();
        assert!(same, "CASE {other:?}\n{:?}", found.findings);
    }

    #[test]
    fn the_notice_is_one() {
        assert!(read_as_written(NOTICE).is_some_and(|reading| reading.notice.is_some()));
        let found = read("n.yaml", NOTICE.as_bytes()).findings;
        assert_eq!(found.count(|code| code[1..].starts_with('0')), 0, "{found:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig { max_shrink_iters: 60, ..ProptestConfig::with_cases(600) })]

        #[test]
        fn what_is_a_notice_as_it_stands_is_not_changed(
            splinters in proptest::collection::vec(
                (any::<prop::sample::Index>(), 0..3usize, 0..SPLINTERS.len()),
                1..4,
            ),
        ) {
            let mut text: Vec<char> = NOTICE.chars().collect();
            for (place, cut, splinter) in splinters {
                let at = place.index(text.len());
                let end = (at + cut).min(text.len());
                text.splice(at..end, SPLINTERS[splinter].chars());
            }
            holds(&text.into_iter().collect::<String>());
        }
    }
}
