//! Papers that nobody wrote: texts and tables of drawn pieces, thick with figures and marks, in
//! columns of every width. On them the rules of line breaking hold too, and LibreOffice ends each
//! line of its DOCX where the PDF does. ONLYOFFICE ends no line between most marks and a number, of
//! which these papers are full (docs/word.md): its share is printed and may not sink.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::measure::{self, Page};

use super::{Setter, Verdicts, area_lines, body, cells};

/// So many papers.
const PAPERS: u64 = 12;
/// Of 1000 lines, so many end alike in the PDF and in the DOCX as a program draws it.
const SAME_LINES: [(Setter, usize); 2] = [(Setter::OnlyOffice, 800), (Setter::LibreOffice, 995)];

/// What a line keeps whole.
const FIGURES: &[&str] = &[
    "60余场",
    "130余户",
    "1.2万人次",
    "2024年3月31日",
    "12月",
    "98.5%",
    "第5项",
    "1364元/月",
    "5天",
    "（示政办字〔2024〕13号）",
];
const WORDS: &[&str] = &[
    "新建便民服务点",
    "惠及居民",
    "建成",
    "办好",
    "示例区人民政府",
    "“两癌”免费检查",
    "《示例条例》",
    "（含街道）",
    "用IT办公",
    "也就是——",
    "达到",
];
const MARKS: &[&str] = &["，", "、", "；", "。", ""];

/// Draws the same for the same paper (Knuth's multiplier).
struct Draw(u64);

impl Draw {
    fn below(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % sides
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    /// A text of at least so many characters, words and figures in turns.
    fn text(&mut self, characters: usize) -> String {
        let mut text = String::new();
        while text.chars().count() < characters {
            text += self.one(WORDS);
            text += self.one(MARKS);
            if self.below(2) == 0 {
                text += self.one(FIGURES);
            }
        }
        text
    }

    /// A row of cells, each quoted.
    fn row(&mut self, lengths: &[usize]) -> String {
        let cell = |length: &usize| {
            let length = 1 + self.below(*length);
            format!("\"{}\"", self.text(length))
        };
        lengths.iter().map(cell).collect::<Vec<_>>().join(", ")
    }
}

/// The description of paper number `number`.
pub(crate) fn description(number: u64) -> String {
    let mut draw = Draw(number);
    let columns = 3 + draw.below(5);
    let lengths: Vec<usize> = (0..columns).map(|_| [4, 8, 9, 12, 20, 40][draw.below(6)]).collect();
    let heads: Vec<usize> = lengths.iter().map(|_| 8).collect();
    let (recipients, opening, task) = (draw.text(40), draw.text(150), draw.text(400));
    let (head, copies) = (draw.row(&heads), draw.text(90));
    let mut text = format!(
        "年度: 2025\n发文机关: 示例区人民政府办公室\n发文字号: 示政办字〔2025〕7号\n\
         标题: 示例区人民政府办公室关于办好民生实事的通知\n主送机关: {recipients}\n\
         引言: {opening}\n单位名册: [{{名称: 区示例一局}}]\n实事:\n  - 名称: 促进就业创业\n    \
         内容: {task}\n    责任单位: [区示例一局]\n    完成时限: 2025-12-31\n\
         署名: {{日期: 2025-03-08}}\n抄送机关: {copies}\n印发: {{日期: 2025-03-08}}\n\
         其他附件:\n  - 标题: 任务分解表\n    表格:\n      - 栏: [{head}]\n        行:\n"
    );
    for _ in 0..25 {
        writeln!(text, "          - [{}]", draw.row(&lengths)).expect("a string takes all");
    }
    text
}

/// Writes paper number `number` into `folder`, description and all, and its DOCX for LibreOffice
/// into a folder below.
#[allow(clippy::disallowed_methods, reason = "a test writes its own input")]
fn lay_out(number: u64, folder: &Path) {
    std::fs::create_dir_all(folder).expect("a folder");
    let file = folder.join("notice.yaml");
    std::fs::write(&file, description(number)).expect("a description");
    let below = folder.join("libreoffice");
    for (out, more) in [(folder, None), (below.as_path(), Some("--libreoffice"))] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
        command.arg("notice").arg(&file).arg("-o").arg(out).arg("--bundled-fonts").args(more);
        let output = command.output().expect("the program starts");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code().is_some_and(|code| code <= 1), "paper {number}: {said}");
    }
}

fn pages_of(file: &Path) -> Vec<Page> {
    let bytes = std::fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    measure::pages(&bytes)
}

#[test]
fn the_pdf_of_generated_papers_parts_no_figure() {
    let work = tempfile::tempdir().expect("a temporary folder");
    let mut failures = String::new();
    for number in 0..PAPERS {
        lay_out(number, work.path());
        let pages = pages_of(&work.path().join("notice.pdf"));
        let mut verdicts = Verdicts::new(Setter::Hongtou);
        body::judge_figures(&area_lines(&pages), &mut verdicts);
        cells::judge(&pages, &mut verdicts);
        failures += &verdicts.failures();
    }
    assert!(failures.is_empty(), "clause | wanted | found\n{failures}");
}

/// Called by tests/interop.sh: HONGTOU_GENERATED names the folder of the papers.
#[test]
#[ignore = "lays papers out where HONGTOU_GENERATED says"]
fn lay_generated_papers_out() {
    for number in 0..PAPERS {
        lay_out(number, &folder(number));
    }
}

fn folder(number: u64) -> PathBuf {
    let folder = std::env::var_os("HONGTOU_GENERATED").expect("HONGTOU_GENERATED is set");
    PathBuf::from(folder).join(format!("{number:02}"))
}

/// The figure is printed.
#[test]
#[ignore = "needs the renderings of other programs: HONGTOU_GENERATED names their folder"]
fn lines_of_generated_papers_end_alike() {
    for (setter, wanted) in SAME_LINES {
        let (mut lines, mut same) = (0, 0);
        for number in 0..PAPERS {
            let pdf = ends(&pages_of(&folder(number).join(Setter::Hongtou.file())));
            let docx = ends(&pages_of(&folder(number).join(setter.file())));
            lines += pdf.len();
            same += cells::alike(&pdf, docx);
        }
        println!("{}: {same} of {lines} lines", setter.file());
        assert!(lines > 1000 && same * 1000 >= lines * wanted, "{same} of {lines} lines");
    }
}

/// The lines of the text and of the colophon, and the ends of those of cells.
fn ends(pages: &[Page]) -> Vec<(String, usize)> {
    let of_text = |size: f64| [14.0, 16.0].iter().any(|wanted| (size - wanted).abs() < 0.3);
    let lines = area_lines(pages).into_iter().filter(|placed| of_text(placed.line.size()));
    let lines = lines.map(|placed| (placed.line.text(), 0));
    lines.chain(cells::breaks(pages)).collect()
}
