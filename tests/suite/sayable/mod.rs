//! What notices of other offices say: dues in words, telephone numbers, groups of units, who leads and who
//! supports. Each is held as it is printed in notice, form and report.

mod contact;
mod dues;
mod headings;
mod letters;
mod tasks;
mod units;
mod words;

use std::path::Path;
use std::process::Command;

use hongtou::form::{self, Answer, Answers, CellText, Field, FormGrid, Kind, Part};
use hongtou::notice::{self, Notice};
use hongtou::period::Period;

use crate::{collecting, word};

/// A notice of three tasks.
const NOTICE: &str = "\
年度: 2025
发文机关: 示例市甲区人民政府办公室
发文字号: 甲政办字〔2025〕9号
标题: 示例市甲区人民政府办公室关于印发2025年民生实事分工的通知
主送机关: 各镇人民政府，区政府有关部门
引言: 现将2025年民生实事分工印发给你们，请抓好落实。
单位名册:
  - {名称: 区水利局, 邮箱: a@example.gov.cn}
  - {名称: 区园林局, 邮箱: b@example.gov.cn}
  - {名称: 区园林局苗圃站, 邮箱: c@example.gov.cn}
  - {名称: 东湖镇, 别名: [东湖镇政府], 邮箱: d@example.gov.cn}
实事:
  - 名称: 改造灌区渠道
    内容: 改造灌区渠道62公里。
    责任单位: [区水利局]
    完成时限: 2025-12-31
    目标:
      - {名称: 改造渠道, 数量: 62, 计量单位: 公里, 填报单位: 区水利局}
  - 名称: 建设口袋绿地
    内容: 建设口袋绿地若干。
    责任单位: [区园林局, 区园林局苗圃站]
  - 名称: 开放公共球场
    内容: 全部公共球场免费开放。
    责任单位: [区园林局]
    完成时限: 2025-12-31
附件:
  标题: 2025年民生实事进展情况报表
署名:
  日期: 2025-02-20
报送:
  汇总单位: 区政府督查室
";

/// The notice with these pieces replaced, each where it stands first.
fn with(pieces: &[(&str, &str)]) -> String {
    let replaced = |text: String, (wanted, instead): &(&str, &str)| {
        assert!(text.contains(wanted), "{wanted}");
        text.replacen(wanted, instead, 1)
    };
    pieces.iter().fold(NOTICE.to_owned(), replaced)
}

/// The notice, of which nothing is said but these codes.
fn read(yaml: &str, codes: &[&str]) -> Notice {
    let reading = notice::read("notice.yaml", yaml.as_bytes());
    assert_eq!(said(yaml), codes, "{:#?}", reading.findings);
    reading.notice.expect("a notice")
}

/// The codes of what is found in a description.
fn said(yaml: &str) -> Vec<&'static str> {
    let findings = notice::read("notice.yaml", yaml.as_bytes()).findings.sorted();
    findings.iter().map(|found| found.problem.code()).collect()
}

fn second() -> Period {
    Period::parse("2025Q2").unwrap()
}

/// The forms of all units, by their names.
fn forms(notice: &Notice) -> Vec<(String, FormGrid)> {
    let forms = FormGrid::all(notice, second()).into_values();
    forms.map(|grid| (grid.identity.unit.clone(), grid)).collect()
}

fn form<'f>(forms: &'f [(String, FormGrid)], unit: &str) -> &'f FormGrid {
    &forms.iter().find(|(name, _)| name == unit).expect("a form").1
}

/// What the form prints as that part, from head to foot.
fn printed(grid: &FormGrid, part: Part) -> Vec<&str> {
    let parts = grid.printed.iter().filter(|one| one.part == part);
    parts.map(|one| one.text.as_str()).collect()
}

/// Something in each field.
fn filled(grid: &FormGrid) -> Answers {
    let text = |text: &str| Answer::Text(CellText::new(text).0);
    let answer = |kind: Kind| match kind {
        Kind::LongText => text(&format!("{}已办好有关事项。", grid.identity.unit)),
        Kind::ShortText => text("甲"),
        Kind::Figure => crate::forms::number(30.0),
        Kind::Day => Answer::Day(grid.identity.period.last_day()),
        Kind::Choice => text("推进中"),
    };
    let entries = grid.entries.iter();
    entries.map(|entry| (entry.id.clone(), answer(entry.field.kind()))).collect()
}

#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
fn put(path: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

/// The folder of a year: the description, and a return of each of these forms.
struct Office(tempfile::TempDir);

impl Office {
    fn new(yaml: &str) -> Office {
        let folder = tempfile::tempdir().unwrap();
        put(&folder.path().join("notice.yaml"), yaml.as_bytes());
        Office(folder)
    }

    fn receive(&self, grid: &FormGrid, answers: &Answers) {
        let file = format!("returns/2025Q2/{}.xlsx", grid.identity.unit);
        put(&self.0.path().join(file), &form::write(grid, answers).unwrap());
    }

    /// What a command says, and whether it ended with that code.
    fn run(&self, arguments: &[&str], code: i32) -> String {
        let fonts = ["notice", "report", "check"].contains(&arguments[0]);
        let fonts = fonts.then_some("--bundled-fonts");
        let output = Command::new(env!("CARGO_BIN_EXE_hongtou"))
            .args(arguments)
            .args(["--lang", "zh"])
            .args(fonts)
            .current_dir(self.0.path())
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].map(|one| String::from_utf8(one).unwrap());
        assert_eq!(output.status.code(), Some(code), "{said:?}");
        said.concat()
    }

    fn file(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.0.path().join(name)).expect(name)
    }

    /// The texts of the paragraphs of the notice's Word file, those of cells among them.
    fn notice(&self) -> Vec<String> {
        self.run(&["notice"], 0);
        let body = word::body(&self.file("out/notice.docx"));
        body.named("w:p").iter().map(|paragraph| paragraph.text()).collect()
    }

    /// The report's words: PDF, Word, Excel.
    fn report(&self, code: i32) -> [String; 3] {
        let of = ["--period", "2025Q2", "--as-of", "2025-07-08"];
        self.run(&[&["report"], &of[..]].concat(), code);
        let file = |kind: &str| self.file(&format!("out/report/2025Q2/汇总-2025Q2.{kind}"));
        [
            collecting::whole(&file("pdf")),
            word::body(&file("docx")).text(),
            collecting::book_texts(&file("xlsx")),
        ]
    }
}

/// The field of the form that asks for the due of that task, from 0.
fn due_of(grid: &FormGrid, task: usize) -> Option<&str> {
    grid.entry(Field::Due { task }).map(|entry| entry.id.as_str())
}
