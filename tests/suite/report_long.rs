//! Answers so long that all of them would be thousands of pages: printed in part, whole in the workbook, and told of.

use hongtou::compose;
use hongtou::date::Date;
use hongtou::diag::{Diagnostics, Lang};
use hongtou::document::template::Templates;
use hongtou::form::{self, Answer, Answers, CellText, FormGrid, Kind};
use hongtou::intake::{self, Incoming};
use hongtou::notice::{self, Notice, UnitId};
use hongtou::period::{Period, Quarter};
use hongtou::report::{Report, YearReport};
use hongtou::returns::{Reduced, Returns, Sorter};

use crate::report_xlsx;

const UNITS: usize = 4;

/// A notice of four units with so many tasks each.
fn notice_of(tasks: usize) -> Notice {
    let mut yaml = String::from(
        "year: 2024\nissuer: 某区人民政府办公室\nnumber: 某政办字〔2024〕1号\ntitle: 某通知\n\
         recipients: 各有关单位\npreamble: 现通知如下：\nunits:\n",
    );
    (0..UNITS).for_each(|at| yaml += &format!("  - name: 区第{at}局\n"));
    yaml += "tasks:\n";
    for (unit, task) in (0..UNITS).flat_map(|unit| (0..tasks).map(move |task| (unit, task))) {
        yaml += &format!(
            "  - {{name: 第{unit}组实事第{task}项, text: 年内办好。, units: [区第{unit}局], due: 2024-12-31}}\n"
        );
    }
    let reading = notice::read("notice.yaml", yaml.as_bytes());
    reading.notice.unwrap_or_else(|| panic!("{:?}", reading.findings.sorted()))
}

/// What all units answer, with so many characters in each cell that asks for a text.
fn returned(notice: &Notice, quarter: Quarter, characters: usize) -> Returns {
    let period = Period::new(2024, quarter);
    let sorter = Sorter::new(notice, period, None);
    let mut came = Reduced::found(Diagnostics::new());
    for unit in 0..UNITS {
        let grid = FormGrid::new(notice, UnitId(unit), period).unwrap();
        let asked = grid.entries.iter().filter(|entry| entry.field.kind() == Kind::LongText);
        let text = |at: usize| format!("第{unit}之{at:02}项{}", "字".repeat(characters - 6));
        let answer = |at: usize| Answer::Text(CellText::new(&text(at)).0);
        let answers: Answers =
            asked.enumerate().map(|(at, one)| (one.id.clone(), answer(at))).collect();
        let bytes = form::write(&grid, &answers).unwrap();
        let path = format!("区第{unit}局.xlsx");
        let hash = format!("{unit:064X}");
        let file = Incoming { path: &path, bytes: &bytes, hash: &hash, saved: None };
        came.extend(sorter.reduce(intake::receive(&file)));
    }
    sorter.sort(came)
}

fn as_of() -> Date {
    Date::new(2024, 7, 10).unwrap()
}

fn said(findings: impl IntoIterator<Item = hongtou::diag::Diagnostic>) -> Vec<String> {
    let of_lengths = findings.into_iter().filter(|one| one.problem.code() == "W709");
    of_lengths.map(|one| one.problem.message(Lang::Zh)).map(|one| one.title + &one.remedy).collect()
}

#[test]
fn answers_of_thousands_of_pages_are_printed_in_part() {
    let notice = notice_of(40);
    let returns = returned(&notice, Quarter::First, 20_000);
    let report = Report::new(&notice, &returns, as_of());
    assert_eq!(report.printed, 8_191);
    let found = said(report.findings.clone());
    assert!(found[0].contains("160 处") && found[0].contains("8191 字"), "{found:?}");
    assert!(found[0].contains("区第0局.xlsx") && found[0].contains("区第3局.xlsx"), "{found:?}");
    let printed = format!("{:?}", compose::report(&report, &Templates::default()).unwrap());
    assert_eq!(printed.matches("后面还有 11809 字没有印出，见汇总的工作簿").count(), 160);
    assert!(printed.matches('字').count() < 1_500_000);
    // The workbook has all of them.
    let parts = report_xlsx::parts(&report_xlsx::bytes(&report));
    let written: usize = parts.values().map(|part| part.matches("字").count()).sum();
    assert!(written >= 160 * 19_000, "{written}");
}

/// A hundred such answers are printed whole, and so is any number of short ones.
#[test]
fn answers_are_printed_whole_as_long_as_anybody_turns_the_pages() {
    for (tasks, characters) in [(25, 20_000), (60, 1_000)] {
        let notice = notice_of(tasks);
        let report = Report::new(&notice, &returned(&notice, Quarter::First, characters), as_of());
        assert_eq!((report.printed, said(report.findings)), (usize::MAX, Vec::new()));
    }
}

/// What is few enough in a quarter may be too much in a year.
#[test]
fn the_quarters_of_a_year_are_printed_together() {
    let notice = notice_of(25);
    let quarters =
        [Quarter::First, Quarter::Second].map(|quarter| returned(&notice, quarter, 20_000));
    let year = YearReport::new(&notice, &quarters, as_of()).unwrap();
    let found = said(year.findings().map(|(_, one)| one));
    assert_eq!((year.printed, found.len()), (8_191, 1));
    let printed = format!("{:?}", compose::year(&year, &Templates::default()).unwrap());
    assert_eq!(printed.matches("后面还有 11809 字").count(), 200);
}
