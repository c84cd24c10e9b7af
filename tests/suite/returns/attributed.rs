//! Sets of files that nobody sent: marks, stated names, file names, days and versions in all
//! combinations. No answer counts for a unit against the marks or the stated name of its file without
//! a finding that names both, and every text of every file is found again in the report's workbook.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use hongtou::cell::CellRef;
use hongtou::date::Date;
use hongtou::diag::{Diagnostics, Lang};
use hongtou::form::{Answers, Field, FormGrid};
use hongtou::intake::{Arrival, Cell, Content, Opened, Received, Value, Workbook};
use hongtou::notice::Notice;
use hongtou::origin::Place;
use hongtou::period::{Period, Quarter};
use hongtou::report::{Report, xlsx};
use hongtou::returns::{Reduced, Returns, Sorter};
use proptest::prelude::*;

use super::open;
use crate::forms;
use crate::forms::workbook::Workbook as Book;

/// Two units share a task and have one each of their own; one has nothing to report.
const NOTICE: &str = "
year: 2026
issuer: 某区人民政府办公室
number: 某政办字〔2026〕1号
title: 某通知
recipients: 各有关单位
preamble: 现通知如下：
units:
  - name: 区甲局
  - name: 区乙局
  - name: 区丙局
  - name: 区丁局
tasks:
  - {name: 建设口袋绿地, text: 年内建好。, units: [区甲局, 区乙局]}
  - {name: 举办科普讲座, text: 年内办好。, units: [区甲局]}
  - {name: 开展健康检查, text: 年内完成。, units: [区乙局]}
  - {name: 修缮文化广场, text: 年内修好。, units: [区丙局]}
reporting:
  collector: 区政府督查室
";

/// Units that owe a form; the fourth owes none, and the last is nobody's name.
const NAMES: [&str; 5] = ["区甲局", "区乙局", "区丙局", "区丁局", "东湖镇政府"];
/// Whose forms come: the last had a part in a task when the notice was another.
const FORMS: [&str; 4] = ["区甲局", "区乙局", "区丙局", "区戊局"];
const DAYS: [&str; 4] = ["", "2026-03-30", "2026-04-02", "四月初"];
const WORDS: [&str; 3] = ["", "（修改）", "（初稿）"];

/// A file as it is drawn.
#[derive(Clone, Debug)]
struct Drawn {
    /// Whose form it is filled into.
    form: usize,
    /// Whether it still bears the marks of that form.
    marked: bool,
    /// Whom the sheet names; nobody where it is left out.
    stated: Option<usize>,
    /// Whom the file's name names.
    named: Option<usize>,
    day: usize,
    word: usize,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let name = || proptest::option::of(0..NAMES.len());
    let form = (0..FORMS.len(), any::<bool>(), name(), name(), 0..DAYS.len(), 0..WORDS.len());
    form.prop_map(|(form, marked, stated, named, day, word)| Drawn {
        form,
        marked,
        stated,
        named,
        day,
        word,
    })
}

/// The notice, its forms and, of each, what a blank one holds.
struct Blank {
    notice: Notice,
    grids: Vec<FormGrid>,
    contents: Vec<Content>,
}

static BLANK: LazyLock<Blank> = LazyLock::new(|| {
    let notice = forms::read(NOTICE);
    let before = NOTICE
        .replace("  - name: 区丁局\n", "  - name: 区丁局\n  - name: 区戊局\n")
        .replace("[区甲局, 区乙局]", "[区甲局, 区乙局, 区戊局]");
    let mut grids = forms::grids(&notice, Quarter::First);
    grids.extend(forms::grids(&forms::read(&before), Quarter::First).pop());
    let units: Vec<&str> = grids.iter().map(|grid| grid.identity.unit.as_str()).collect();
    assert_eq!(units, FORMS);
    let content = |grid: &FormGrid| {
        let bytes = hongtou::form::write(grid, &Answers::new()).expect("a form");
        open("空表.xlsx", &bytes).expect("a workbook").content
    };
    let contents = grids.iter().map(content).collect();
    Blank { notice, grids, contents }
});

/// What the file number `at` answers in a field: words that no other file and no form has.
fn words(at: usize, field: usize) -> String {
    format!("第{at}份第{field}栏：已开展，进展顺利。")
}

/// The file as it comes, and its texts.
fn file(at: usize, drawn: &Drawn) -> (Opened, Vec<String>) {
    let (grid, mut content) = (&BLANK.grids[drawn.form], BLANK.contents[drawn.form].clone());
    if !drawn.marked {
        content.properties.clear();
        content.names.clear();
        content.sheets.truncate(1);
    }
    let sheet = &mut content.sheets[0];
    let own = format!("填报单位：{}", grid.identity.unit);
    let stated = drawn.stated.map_or("", |name| NAMES[name]);
    for cell in sheet.cells.values_mut() {
        cell.text = cell.text.replace(&own, &format!("填报单位：{stated}"));
        if !drawn.marked && cell.text.contains("表码") {
            cell.text = String::new();
        }
    }
    let mut texts = Vec::new();
    let mut put = |cell: CellRef, text: String| {
        sheet.cells.insert(cell, Cell::new(&text, Value::Text));
    };
    for (number, entry) in grid.entries.iter().enumerate() {
        match entry.field {
            Field::Answer { .. } => {
                texts.push(words(at, number));
                put(entry.cell, words(at, number));
            }
            Field::FilledOn => put(entry.cell, DAYS[drawn.day].to_owned()),
            Field::Question { .. } => {}
            Field::State { .. } | Field::Figure { .. } | Field::Due { .. } => {}
            Field::Person | Field::Phone => {}
        }
    }
    let named = drawn.named.map_or("报表", |name| NAMES[name]);
    let name = format!("{named}{}{at}.xlsx", WORDS[drawn.word]);
    let origin: Arc<str> = name.as_str().into();
    let arrival = Arrival {
        origin: Arc::clone(&origin),
        name,
        folder: String::new(),
        hash: format!("{at:064}"),
        mail: None,
        saved: None,
        part: None,
    };
    (Opened { workbook: Workbook { file: origin, content }, arrival }, texts)
}

fn sorted(files: Vec<Opened>) -> Returns {
    let sorter = Sorter::new(&BLANK.notice, Period::new(2026, Quarter::First), None);
    let mut came = Reduced::found(Diagnostics::new());
    for opened in files {
        came.extend(sorter.reduce(Received { opened: vec![opened], ..Received::default() }));
    }
    sorter.sort(came)
}

/// The names that the findings of that file speak of together, each finding in one text.
fn findings(returns: &Returns, file: &str) -> Vec<String> {
    let of_file = |place: &Place| matches!(place, Place::Book(at) if at.file_name() == file);
    let found = returns.findings.iter().filter(|found| of_file(&found.place));
    found.map(|found| found.problem.message(Lang::Zh).title).collect()
}

/// What is wrong with how the files are attributed.
fn against(returns: &Returns, drawn: &[Drawn]) -> Vec<String> {
    let mut wrong = Vec::new();
    for unit in &returns.units {
        let Some(chosen) = unit.chosen() else { continue };
        let own = unit.grid.identity.unit.as_str();
        let at: usize = chosen.arrival.hash.parse().expect("its number");
        let file = &drawn[at];
        let marked = file.marked.then(|| FORMS[file.form]);
        let stated = file.stated.map(|name| NAMES[name]);
        let told = findings(returns, &chosen.arrival.origin);
        for other in marked.into_iter().chain(stated).filter(|name| *name != own) {
            if !told.iter().any(|text| text.contains(other) && text.contains(own)) {
                wrong.push(format!(
                    "{own} has {}, which says {other}: {told:?}",
                    chosen.arrival.origin
                ));
            }
        }
    }
    wrong
}

/// The texts that the report's workbook has.
fn printed(returns: &Returns) -> BTreeSet<String> {
    let as_of = Date::new(2026, 4, 10).expect("a day");
    let report = Report::new(&BLANK.notice, returns, as_of);
    let bytes = xlsx::write(&report).expect("a workbook");
    Book::open(&bytes).strings().into_iter().collect()
}

fn holds(drawn: &[Drawn]) -> Result<(), TestCaseError> {
    let files: Vec<(Opened, Vec<String>)> =
        drawn.iter().enumerate().map(|(at, one)| file(at, one)).collect();
    let texts: Vec<String> = files.iter().flat_map(|(_, texts)| texts.clone()).collect();
    let returns = sorted(files.into_iter().map(|(opened, _)| opened).collect());
    let wrong = against(&returns, drawn);
    prop_assert!(wrong.is_empty(), "{wrong:#?} of {drawn:#?}");
    let printed = printed(&returns);
    for text in texts {
        prop_assert!(printed.iter().any(|one| one.contains(&text)), "{text} is lost: {drawn:#?}");
    }
    Ok(())
}

/// Each file alone, in all combinations of what it says.
#[test]
fn a_single_file_is_nobody_s_against_what_it_says() {
    let names = || (0..NAMES.len()).map(Some).chain([None]);
    for form in 0..FORMS.len() {
        for (marked, stated) in [true, false].into_iter().flat_map(|m| names().map(move |s| (m, s)))
        {
            for named in names() {
                let drawn = Drawn { form, marked, stated, named, day: 1, word: 0 };
                holds(&[drawn]).unwrap();
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn no_file_of_many_is_attributed_in_silence(drawn in proptest::collection::vec(drawn(), 2..6)) {
        holds(&drawn)?;
    }
}
