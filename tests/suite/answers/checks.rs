//! What is odd about what a return says, each at its cell.

use hongtou::form::{self, Answers, Field, FormGrid, Forms, Return};
use hongtou::notice::Notice;
use hongtou::period::{Period, Quarter};

use super::{planted, returned, text};
use crate::{forms, returns};

/// The form of that unit and quarter.
fn grid(notice: &Notice, unit: &str, quarter: Quarter) -> FormGrid {
    let mut grids = forms::grids(notice, quarter).into_iter();
    grids.find(|grid| grid.identity.unit == unit).expect("a form")
}

/// Reads these answers as they come back in the form.
fn read(notice: &Notice, grid: &FormGrid, answers: &Answers) -> Return {
    let reading = returns::read(notice, grid, &returned(grid, answers));
    assert!(reading.findings.is_empty(), "{:?}", reading.findings);
    reading.returned
}

/// Code and cell of whatever is found.
fn found(
    notice: &Notice,
    grid: &FormGrid,
    answers: &Answers,
    before: Option<&Return>,
) -> Vec<String> {
    let period = grid.identity.period;
    let forms = Forms::new(notice, period);
    let returned = read(notice, grid, answers);
    let before = before.map(|before| (Period::new(period.year(), Quarter::First), before));
    let whose = returns::whose(notice, grid);
    let findings = form::check(&forms, &whose, &returned, before);
    let place = |place: &hongtou::origin::Place| match place {
        hongtou::origin::Place::Book(origin) => origin.cell_ref().expect("a cell").to_string(),
        hongtou::origin::Place::Text(_) | hongtou::origin::Place::Nowhere => String::new(),
    };
    let sorted = findings.sorted().into_iter();
    sorted.map(|one| format!("{} {}", one.problem.code(), place(&one.place))).collect()
}

/// Answers in which nothing is odd: no day, and no figure beyond its target.
fn good(grid: &FormGrid) -> Answers {
    let mut answers = planted(grid);
    for entry in &grid.entries {
        if matches!(entry.field, Field::Figure { .. }) {
            answers.insert(entry.id.clone(), crate::forms::number(0.5));
        }
    }
    answers
}

/// The first field of that kind.
fn id(grid: &FormGrid, is: impl Fn(Field) -> bool) -> String {
    grid.entries.iter().find(|entry| is(entry.field)).expect("a field").id.clone()
}

fn is_answer(field: Field) -> bool {
    matches!(field, Field::Answer { .. })
}

fn is_figure(field: Field) -> bool {
    matches!(field, Field::Figure { .. })
}

#[test]
fn nothing_is_odd_about_an_ordinary_return() {
    for year in crate::program::YEARS {
        let notice = forms::notice(year);
        for grid in forms::grids(&notice, Quarter::Second) {
            assert_eq!(found(&notice, &grid, &good(&grid), None), Vec::<String>::new());
        }
    }
}

/// A task without an answer is an error, and so holds the return; the rest is a warning.
#[test]
fn empty_fields_are_found_where_they_stand() {
    let notice = forms::notice(2024);
    let grid = grid(&notice, "区人社局", Quarter::First);
    let mut answers = good(&grid);
    for field in [id(&grid, is_answer), id(&grid, is_figure), "person".into()] {
        answers.remove(&field);
    }
    answers.remove(&id(&grid, |field| matches!(field, Field::State { .. })));
    let at = |id: &str| grid.entries.iter().find(|entry| entry.id == id).expect("a field").cell;
    let [first, figure] = [id(&grid, is_answer), id(&grid, is_figure)].map(|id| at(&id));
    assert_eq!(
        found(&notice, &grid, &answers, None),
        [format!("E655 {first}"), format!("W656 {figure}"), format!("W656 {}", at("person"))]
    );
}

/// A count of nothing is 0; a name of nobody is not.
#[test]
fn what_to_do_about_an_empty_field_fits_its_kind() {
    use hongtou::diag::{Asked, Problem, Unclear};
    let told = |asked| {
        let problem = Problem::Unclear(Unclear::EmptyField { label: "甲".into(), asked });
        let to_unit = problem.told_to_unit().map(|told| told.remedy);
        (problem.message(hongtou::diag::Lang::Zh).remedy, to_unit)
    };
    let (to_office, to_unit) = told(Asked::Figure);
    assert!(to_office.contains("填 0") && to_unit.expect("it is asked for").contains("填 0"));
    assert!(told(Asked::Due).0.contains("长期坚持"));
    // A due that the notice leaves open and who filled the form in are no letter worth.
    for asked in [Asked::Due, Asked::Other] {
        let (to_office, to_unit) = told(asked);
        assert!(!to_office.contains('0') && to_office.contains("补填") && to_unit.is_none());
    }
}

#[test]
fn what_was_said_a_quarter_ago_is_found() {
    let notice = forms::notice(2024);
    let before = grid(&notice, "区人社局", Quarter::First);
    let mut earlier = good(&before);
    earlier.insert(id(&before, is_answer), text("已办招聘会二十场，提供岗位五千个。"));
    earlier.insert(id(&before, is_figure), crate::forms::number(20.0));
    let earlier = read(&notice, &before, &earlier);
    let now = grid(&notice, "区人社局", Quarter::Second);
    let mut answers = good(&now);
    // Another width and a blank do not make it another text; a short one may well be the same.
    answers.insert(id(&now, is_answer), text("已办招聘会 二十场，提供岗位五千个。"));
    answers.insert(id(&now, is_figure), crate::forms::number(19.0));
    let cells: Vec<String> = now.entries.iter().map(|entry| entry.cell.to_string()).collect();
    let same = now.entries.iter().position(|entry| is_answer(entry.field)).expect("an answer");
    let fell = now.entries.iter().position(|entry| is_figure(entry.field)).expect("a figure");
    let mut found = found(&notice, &now, &answers, Some(&earlier));
    let also = found.iter().filter(|one| one.starts_with("W657")).count();
    assert!(found.contains(&format!("W657 {}", cells[same])), "{found:?}");
    assert!(found.contains(&format!("W658 {}", cells[fell])), "{found:?}");
    // The planted texts of the other task are the same in both quarters too.
    assert_eq!(also, 2);
    // What was not believed then is nothing to fall from.
    let mut held = earlier.clone();
    held.answers.get_mut(&id(&before, is_figure)).expect("a figure").held = true;
    let believed = self::found(&notice, &now, &answers, Some(&held));
    assert!(!believed.iter().any(|one| one.starts_with("W658")), "{believed:?}");
    // A unit that says so is not asked again.
    answers.insert(id(&now, is_answer), text("招聘会上期多报了一场，数字无误。"));
    let confirmed = self::found(&notice, &now, &answers, Some(&earlier));
    assert!(!confirmed.iter().any(|one| one.starts_with("W658")), "{confirmed:?}");
    found.retain(|one| !one.starts_with("W657") && !one.starts_with("W658"));
    assert!(found.is_empty(), "{found:?}");
}

/// A spreadsheet stores 0.30000000000000004 for 0.1 + 0.2 and shows 0.3.
#[test]
fn a_sum_of_a_spreadsheet_is_the_number_that_it_shows() {
    let notice = forms::notice(2024);
    let before = grid(&notice, "区卫健局", Quarter::First);
    let now = grid(&notice, "区卫健局", Quarter::Second);
    let stored = |grid: &FormGrid, number: f64| {
        let mut workbook = returned(grid, &good(grid));
        let figure = grid.entries.iter().find(|entry| is_figure(entry.field)).expect("a figure");
        let cell = workbook.content.sheets[0].cells.get_mut(&figure.cell).expect("a cell");
        *cell = hongtou::intake::Cell::new("0.3", hongtou::intake::Value::Number(number));
        returns::read(&notice, grid, &workbook).returned
    };
    let (earlier, later) = (stored(&before, 0.1 + 0.2), stored(&now, 0.3));
    let forms = Forms::new(&notice, now.identity.period);
    let identified = returns::whose(&notice, &now);
    let compared = Some((before.identity.period, &earlier));
    let found = returns::codes(form::check(&forms, &identified, &later, compared));
    assert!(!found.contains(&"W658"), "{found:?}");
    assert_eq!(earlier.answers[&id(&before, is_figure)].answer.to_string(), "0.3");
    let mut next = now;
    next.recall(before.identity.period, &earlier.values());
    let aside = next.printed.iter().filter(|one| one.part == form::Part::Earlier);
    assert!(aside.clone().any(|one| one.text == "0.3"));
    assert!(!aside.clone().any(|one| one.text.contains("0000")));
}

#[test]
fn more_than_was_promised_and_days_of_another_quarter() {
    let notice = forms::notice(2024);
    let grid = grid(&notice, "区人社局", Quarter::Second);
    let mut answers = good(&grid);
    answers.insert(id(&grid, is_figure), crate::forms::number(61.0));
    answers.insert(id(&grid, is_answer), text("3月8日办了专场，6月30日前再办两场。"));
    let cell = |is: fn(Field) -> bool| {
        grid.entries.iter().find(|entry| is(entry.field)).expect("a field").cell
    };
    assert_eq!(
        found(&notice, &grid, &answers, None),
        [format!("W659 {}", cell(is_answer)), format!("W652 {}", cell(is_figure))]
    );
}

#[test]
fn a_state_of_its_own_invention_is_found() {
    let notice = forms::notice(2024);
    let grid = grid(&notice, "区科协", Quarter::Second);
    let state = id(&grid, |field| matches!(field, Field::State { .. }));
    let cell = grid.entries.iter().find(|entry| entry.id == state).expect("a field").cell;
    let mut answers = good(&grid);
    answers.insert(state, text("差不多了"));
    assert_eq!(found(&notice, &grid, &answers, None), [format!("W627 {cell}")]);
}

/// Of fields that a table typed anew has no cell for, one finding names them all; a cell with the
/// error of a formula is found once, and not as empty too.
#[test]
fn one_finding_a_cause() {
    let notice = forms::notice(2024);
    let grid = grid(&notice, "区文旅局", Quarter::First);
    let mut workbook = super::typed(&[
        &["序号", "实事名称", "具体措施及任务进度情况"],
        &["8", "实施儿童文化素养提升行动", "#REF!"],
    ]);
    let cell = hongtou::cell::CellRef::parse("C2").expect("a cell");
    let cells = &mut workbook.content.sheets[0].cells;
    cells.get_mut(&cell).expect("an answer").value = hongtou::intake::Value::Error;
    let forms = Forms::new(&notice, grid.identity.period);
    let whose = returns::whose(&notice, &grid);
    let reading = form::read(&forms, &whose, &workbook, None);
    let mut findings = reading.findings;
    findings.extend(form::check(&forms, &whose, &reading.returned, None));
    let sorted = findings.sorted();
    let codes: Vec<&str> = sorted.iter().map(|one| one.problem.code()).collect();
    assert_eq!(codes, ["W656", "E624"]);
    let words = sorted[0].problem.message(hongtou::diag::Lang::Zh).title;
    assert!(words.contains("阅读推广活动、填报人、联系电话、填报日期"), "{words}");
    assert_eq!(&*reading.returned.others[0].text, "#REF!");
}

/// What blocks, and what only warns: by the letter of the code.
#[test]
fn errors_block_and_warnings_do_not() {
    use hongtou::diag::{Asked, CellProblem, IdentityProblem, Problem, Unclear};
    let blocks = [
        Problem::Identity(IdentityProblem::NoTable),
        Problem::Unclear(Unclear::EmptyAnswer { label: "甲".into(), own: false }),
        Problem::Cell(CellProblem::TextCut { limit: 1 }),
    ];
    assert!(blocks.iter().all(Problem::blocks));
    let warns = [
        Problem::Unclear(Unclear::EmptyField { label: "甲".into(), asked: Asked::Figure }),
        Problem::Unclear(Unclear::SameAsBefore { period: "甲".into() }),
        Problem::Cell(CellProblem::FigureIsText {
            text: "约60".into(),
            falls: false,
            measure: None,
        }),
    ];
    assert!(!warns.iter().any(Problem::blocks));
}
