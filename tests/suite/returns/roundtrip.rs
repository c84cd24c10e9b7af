//! `read(write(form, answers)) == answers`, for any description and any answers.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use hongtou::date::Date;
use hongtou::form::{self, Answer, Answers, CellText, Entry, FormGrid, Kind};
use hongtou::intake::limits::LINES;
use hongtou::notice::Notice;
use hongtou::period::Quarter;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::answers;
use crate::forms::{self, Description};

/// What programs are known to change, read as a formula or trip over.
const NASTY: [&str; 21] = [
    "=1+1",
    "+86 533 5181763",
    "-5",
    "@甲",
    "=HYPERLINK(\"http://x\",\"y\")",
    " 前后都有空格 ",
    "\u{3000}全角空格开头",
    "\n\n第一行是空的\n",
    "一行\r\n两行\r三行",
    "<r>标签</r>",
    "<r><t>注入</t></r>",
    "<r></r>",
    "<r>_x0041_ & \"引号\"</r>",
    "_x0041_ 与 _x000D_",
    "_x005F_x0041_",
    "0533",
    "1e5",
    "👩‍👩‍👧‍👦 与 e\u{301}",
    "<a>&amp;\"'</a> ]]>",
    "\t制表\t",
    "控\u{1}制\u{1F}符\u{FFFF}",
];

fn text() -> impl Strategy<Value = CellText> {
    let any = prop_oneof![
        4 => prop::sample::select(&NASTY[..]).prop_map(str::to_owned),
        4 => any::<String>(),
        2 => "[一-龥，。；0-9]{1,900}",
        1 => "[=+@_x0-9A-F-]{1,40}",
        1 => Just("字".repeat(32_767)),
        // As many lines as an answer has at most.
        1 => Just(("😀".repeat(31) + "\n").repeat(LINES)),
    ];
    any.prop_map(|text| CellText::new(&text).0).prop_filter(
        "empty, or a mark that is no answer",
        |text| {
            let marks = |one: char| {
                one.is_whitespace()
                    || one.is_ascii_punctuation()
                    || "，。；、：？！—–―－…～·×○〇√✓✔☑xXｘＸ".contains(one)
            };
            let unseen = |one: char| one == '\u{2800}' || hongtou::han::is_invisible(one);
            let text = text.as_str();
            let mut letters = text.chars().filter(|one| one.is_alphanumeric());
            let is_crossed =
                text.contains(char::is_alphanumeric) && letters.all(|one| "xXｘＸ".contains(one));
            !is_crossed && !text.chars().all(|one| marks(one) || unseen(one))
        },
    )
}

fn number() -> impl Strategy<Value = Answer> {
    prop_oneof![
        (0..100_000_u32).prop_map(f64::from),
        (0..100_000_u32).prop_map(|number| f64::from(number) / 100.0),
        prop::num::f64::NORMAL | prop::num::f64::ZERO | prop::num::f64::SUBNORMAL,
        (-1e15..1e15),
    ]
    .prop_filter_map("more digits than are reckoned with", Answer::of_cell)
}

fn day() -> impl Strategy<Value = Date> {
    (1901..=9999_u16, 1..=12_u8, 1..=31_u8)
        .prop_filter_map("no day", |(year, month, day)| Date::new(year, month, day))
}

/// Enough for a field of any kind.
type Any = (bool, CellText, Answer, Date);

fn filled(grid: &FormGrid, values: &[Any]) -> Answers {
    let entries = grid.entries.iter().zip(values.iter().cycle());
    entries.filter_map(|(entry, any)| Some((entry.id.clone(), value(entry, any)?))).collect()
}

fn value(entry: &Entry, (given, text, number, day): &Any) -> Option<Answer> {
    let answer = match entry.field.kind() {
        Kind::LongText | Kind::ShortText | Kind::Choice => Answer::Text(text.clone()),
        Kind::Figure => number.clone(),
        Kind::Day => Answer::Day(*day),
    };
    given.then_some(answer)
}

/// What the descriptions of a run use.
#[derive(Default)]
struct Used {
    keys: RefCell<BTreeSet<(bool, (&'static str, &'static str))>>,
    uses: RefCell<BTreeMap<String, usize>>,
}

impl Used {
    fn count(&self, description: &Description, notice: &Notice) {
        self.keys.borrow_mut().extend(description.keys());
        for used in forms::uses(notice) {
            *self.uses.borrow_mut().entry(used).or_default() += 1;
        }
    }

    /// That every key was written in both languages, and every kind of value.
    fn is_all(&self) {
        let keys = self.keys.borrow();
        let all = forms::all_keys();
        let missing: Vec<_> = all.difference(&keys).collect();
        assert!(missing.is_empty(), "no description of the run has these keys: {missing:?}");
        let uses = self.uses.borrow();
        let missing: Vec<_> = forms::USES.iter().filter(|one| !uses.contains_key(**one)).collect();
        assert!(missing.is_empty(), "nor any of these: {missing:?}; {uses:?}");
    }
}

fn round(used: &Used, description: &Description, values: &[Any]) -> Result<(), TestCaseError> {
    let notice = description.notice();
    used.count(description, &notice);
    let period = description.period(&notice);
    let notice = notice.in_force(period);
    for grid in forms::grids_of(&notice, period) {
        let given = filled(&grid, values);
        let bytes = form::write(&grid, &given).expect("a workbook");
        let (read, codes) = answers(&notice, &grid, &bytes);
        prop_assert_eq!(read, given);
        prop_assert_eq!(codes, Vec::<&str>::new());
    }
    Ok(())
}

/// Over descriptions that use all keys: those of the run are counted.
#[test]
fn what_is_written_is_read() {
    let values = prop::collection::vec((any::<bool>(), text(), number(), day()), 1..20);
    let used = Used::default();
    let mut runner = TestRunner::new(ProptestConfig {
        cases: 128,
        max_shrink_iters: 200,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let run = runner.run(&(forms::descriptions(), values), |(description, values)| {
        round(&used, &description, &values)
    });
    run.unwrap_or_else(|error| panic!("{error}"));
    used.is_all();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, max_shrink_iters: 200, ..ProptestConfig::default() })]

    /// A text where a number or a day is asked for is kept and found.
    #[test]
    fn a_value_of_another_kind_is_kept(text in text(), number in number()) {
        let notice = forms::notice(2024);
        let grid = forms::grid(&notice, "区人社局");
        let of = |kind: Kind| {
            grid.entries.iter().find(|entry| entry.field.kind() == kind).expect("a field")
        };
        prop_assume!(Date::parse(text.as_str().trim()).is_none() && !is_number(text.as_str()));
        // Numbers with signs between them alone may be a day: 1_1.
        prop_assume!(text.as_str().chars().any(char::is_alphabetic));
        let given = Answers::from([
            (of(Kind::Figure).id.clone(), Answer::Text(text.clone())),
            (of(Kind::Day).id.clone(), Answer::Text(text)),
            (of(Kind::LongText).id.clone(), number),
        ]);
        let bytes = form::write(&grid, &given).expect("a workbook");
        let (mut read, mut codes) = answers(&notice, &grid, &bytes);
        let shown = read.remove(&of(Kind::LongText).id).expect("an answer");
        prop_assert!(matches!(shown, Answer::Text(_)), "{:?}", shown);
        prop_assert_eq!(read.values().collect::<Vec<_>>(), given.values().filter(|one| !matches!(one, Answer::Number(_))).collect::<Vec<_>>());
        codes.sort_unstable();
        // Two numbers with a sign between them may be a day that the calendar does not have: 0_0.
        let of_day = codes.pop();
        prop_assert!(matches!(of_day, Some("W625" | "W630")), "{:?}", of_day);
        prop_assert_eq!(codes, ["W623", "W624"]);
    }
}

/// Names of digits stand in, or shorten, another's that looks like a code; one begins like what stands behind a
/// label.
#[test]
fn names_of_digits_are_nobody_elses() {
    let description = "year: 2025\nissuer: 某办公室\nnumber: 某办〔2025〕1号\ntitle: 通知\n\
        recipients: 各单位\npreamble: 现通知如下：\nclosing: 请落实。\nunits:\n  - name: _x0041_0\n  \
        - name: '41'\n  - name: '001'\n  - name: ':A1'\ntasks:\n  - name: 修路\n    text: 做好。\n    \
        units: [_x0041_0, '41', '001', ':A1']\n";
    let notice = forms::read(description);
    let day = Date::new(2025, 6, 3).expect("a day");
    let number = Answer::of_cell(1.0).expect("a number");
    for grid in forms::grids(&notice, Quarter::Second) {
        let any = (true, CellText::new("已开工。").0, number.clone(), day);
        let given = filled(&grid, &[any]);
        let bytes = form::write(&grid, &given).expect("a workbook");
        assert_eq!(answers(&notice, &grid, &bytes), (given, Vec::new()));
    }
}

/// It was listed among the other contents: a number that stands alone may be somebody's answer.
#[test]
fn a_title_may_be_a_number() {
    let description = "year: 2025\nissuer: 某办公室\nnumber: 某办〔2025〕1号\ntitle: 通知\n\
        recipients: 各单位\npreamble: 现通知如下：\nattachment: {title: 二}\nunits: [{name: 某局}]\n\
        tasks: [{name: 修路, text: 做好。, units: 某局}]\n";
    let notice = forms::read(description);
    let grid = forms::grid(&notice, "某局");
    let bytes = form::write(&grid, &Answers::new()).expect("a workbook");
    assert_eq!(answers(&notice, &grid, &bytes), (Answers::new(), Vec::new()));
}

#[test]
fn a_blank_form_has_no_answers() {
    for year in crate::program::YEARS {
        let notice = forms::notice(year);
        for grid in forms::grids(&notice, Quarter::First) {
            let bytes = form::write(&grid, &Answers::new()).expect("a workbook");
            assert_eq!(answers(&notice, &grid, &bytes), (Answers::new(), Vec::new()));
        }
    }
}

/// Another state of the notice has its rows elsewhere: a form that was sent out before is read
/// at the addresses it lists itself, and the difference is found.
#[test]
fn a_form_of_another_version_is_read_where_it_says() {
    let old = forms::notice(2024);
    let before = forms::grid(&old, "区妇联");
    let mut new = old;
    new.tasks.remove(before_task(&before));
    let now = forms::grid(&new, "区妇联");
    let given: Answers = before
        .entries
        .iter()
        .filter(|entry| entry.field.kind() == Kind::LongText)
        .map(|entry| (entry.id.clone(), Answer::Text(CellText::new(&entry.label).0)))
        .collect();
    let bytes = form::write(&before, &given).expect("a workbook");
    let workbook = super::open("甲.xlsx", &bytes).expect("a workbook");
    let reading = super::read(&new, &now, &workbook);
    assert_eq!(super::codes(reading.findings), ["W621", "W628"]);
    let lost: Vec<&str> = reading.returned.others.iter().map(|one| &*one.text).collect();
    let removed: Vec<&str> = given
        .iter()
        .filter(|(id, _)| now.entries.iter().all(|entry| entry.id != **id))
        .map(|(_, answer)| if let Answer::Text(text) = answer { text.as_str() } else { "" })
        .collect();
    assert!(removed.len() == 1 && lost.contains(&removed[0]), "{lost:?}");
    let read = reading.returned.values();
    assert_eq!(read.len(), given.len() - 1);
    for (id, answer) in &read {
        assert_eq!(given.get(id), Some(answer));
    }
    assert_ne!(now.entries[0].cell, before.entries[1].cell);
}

/// Whether it is digits only, in any width, with their points and commas, or these and 场.
fn is_number(text: &str) -> bool {
    text.chars()
        .all(|one| one.is_numeric() || one.is_whitespace() || ".,，．-场\u{0}".contains(one))
}

/// The first task of the form.
fn before_task(grid: &FormGrid) -> usize {
    let tasks = grid.entries.iter().filter_map(|entry| match entry.field {
        form::Field::Answer { task } => Some(task),
        form::Field::Question { .. }
        | form::Field::Due { .. }
        | form::Field::State { .. }
        | form::Field::Figure { .. }
        | form::Field::Person
        | form::Field::Phone
        | form::Field::FilledOn => None,
    });
    tasks.min().expect("a task")
}

/// Under one heading and under two.
#[test]
fn tasks_of_one_name_are_told_by_their_numbers() {
    let description = "year: 2025\nissuer: 某办公室\nnumber: 某办〔2025〕1号\ntitle: 通知\n\
        recipients: 各单位\npreamble: 现通知如下：\nunits: [{name: 某局}]\ntasks:\n\
        - {heading: 城建}\n- {name: 修路, text: 修一段。, units: 某局}\n\
        - {name: 架桥, text: 架一座。, units: 某局}\n- {heading: 民生}\n\
        - {name: 修路, text: 修两段。, units: 某局}\n- {name: 修路, text: 修三段。, units: 某局}\n";
    let notice = forms::read(description);
    let grid = forms::grid(&notice, "某局");
    let labels: Vec<&str> = notice.tasks.iter().map(|task| task.number.label.as_str()).collect();
    assert_eq!(labels, ["一（一）", "一（二）", "二（一）", "二（二）"]);
    let text = |entry: &Entry| Answer::Text(CellText::new(&format!("已办好{}。", entry.cell)).0);
    let texts = grid.entries.iter().filter(|entry| entry.field.kind() == Kind::LongText);
    let given: Answers = texts.map(|entry| (entry.id.clone(), text(entry))).collect();
    let bytes = form::write(&grid, &given).expect("a workbook");
    assert_eq!(answers(&notice, &grid, &bytes), (given, Vec::new()));
}
