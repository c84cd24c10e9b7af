//! What a return says, whatever was done to its table: whose it is, which cell answers what, and
//! that no text of it is lost.

mod cells;
mod checks;
mod damage;
mod identity;
mod long;

use hongtou::cell::{Area, CellRef};
use hongtou::diag::{Diagnostics, Lang};
use hongtou::form::{self, Answer, Answers, CellText, Evidence, FormGrid, Forms, Kind, Verdict};
use hongtou::intake::{Cell, Content, Sheet, Value, Workbook};
use hongtou::notice::Notice;

use crate::{forms, returns};

/// A return in words: what the program makes of it.
struct Taken {
    verdict: Verdict,
    answers: Answers,
    others: Vec<String>,
    findings: Diagnostics,
}

impl Taken {
    /// As the program takes `workbook` in for the period of `forms`.
    fn of(forms: &Forms<'_>, workbook: &Workbook, evidence: &Evidence<'_>) -> Taken {
        let found = form::identify(forms, workbook, evidence);
        let (verdict, mut findings) = (found.verdict(), found.findings());
        let text = |other: form::Other| other.text.to_string();
        let Verdict::Identified(identified) = &verdict else {
            let others = form::Sheets::of(forms, workbook).others().into_iter().map(text).collect();
            return Taken { verdict, answers: Answers::new(), others, findings };
        };
        let reading = form::read(forms, identified, workbook, None);
        findings.extend(reading.findings);
        let answers = reading.returned.values();
        let others = reading.returned.others.into_iter().map(text).collect();
        Taken { verdict, answers, others, findings }
    }

    fn codes(self) -> Vec<&'static str> {
        returns::codes(self.findings)
    }

    /// The file, the sheet and the cell of each finding, with its code.
    fn places(&self) -> Vec<String> {
        let findings = self.findings.clone().sorted().into_iter();
        let place = |found: &hongtou::diag::Diagnostic| match &found.place {
            hongtou::origin::Place::Book(origin) => {
                origin.cell_ref().map_or_else(String::new, |cell| cell.to_string())
            }
            hongtou::origin::Place::Text(_) | hongtou::origin::Place::Nowhere => String::new(),
        };
        findings.map(|found| format!("{} {}", found.problem.code(), place(&found))).collect()
    }

    /// Everything that a clerk gets to see of it.
    fn corpus(&self) -> String {
        let mut words: Vec<String> = self.answers.values().map(shown).collect();
        words.extend(self.others.iter().cloned());
        let findings = self.findings.clone().into_iter();
        words.extend(findings.map(|found| found.problem.message(Lang::Zh).title));
        words.join("\u{1}")
    }
}

fn shown(answer: &Answer) -> String {
    match answer {
        Answer::Text(text) => text.as_str().to_owned(),
        Answer::Number(number) => number.to_string(),
        Answer::Day(day) => day.to_string(),
    }
}

fn text(text: &str) -> Answer {
    Answer::Text(CellText::new(text).0)
}

/// The form `grid`, sent back with these answers.
fn returned(grid: &FormGrid, answers: &Answers) -> Workbook {
    let bytes = form::write(grid, answers).expect("a workbook");
    returns::open("报表.xlsx", &bytes).expect("a workbook")
}

/// A text of its own for every field that takes one, a number for every figure.
fn planted(grid: &FormGrid) -> Answers {
    let entries = grid.entries.iter().enumerate();
    let value = |at: usize, kind: Kind| match kind {
        Kind::LongText => text(&format!("措施{at}号：举办活动若干场")),
        Kind::ShortText => text(&format!("短文{at}号")),
        Kind::Figure => crate::forms::number(f64::from(u32::try_from(at).expect("few")) + 7000.5),
        Kind::Day => Answer::Day(grid.identity.period.last_day()),
        Kind::Choice => text("推进中"),
    };
    entries.map(|(at, entry)| (entry.id.clone(), value(at, entry.field.kind()))).collect()
}

/// A workbook of one sheet, typed by hand: rows of texts, an empty text being no cell.
fn typed(rows: &[&[&str]]) -> Workbook {
    let mut sheet = Sheet { name: "Sheet1".into(), ..Sheet::default() };
    for (row, texts) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*texts) {
            if !text.is_empty() {
                sheet.cells.insert(CellRef::new(row, column), Cell::new(*text, Value::Text));
            }
        }
    }
    let content = Content { sheets: vec![sheet], ..Content::default() };
    Workbook { file: "报表.xlsx".into(), content }
}

/// The answer to the task of that number, from 1, as a text.
fn answer(notice: &Notice, unit: &str, taken: &Taken, task: usize) -> Option<String> {
    let grid = forms::grid(notice, unit);
    let field = form::Field::Answer { task: task - 1 };
    let entry = grid.entries.iter().find(|entry| entry.field == field)?;
    taken.answers.get(&entry.id).map(shown)
}

/// `A1:B2` as a merged region.
fn area(name: &str) -> Area {
    let (first, last) = name.split_once(':').expect("two cells");
    let cell = |name| CellRef::parse(name).expect("a cell");
    Area { first: cell(first), last: cell(last) }
}
