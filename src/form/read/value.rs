//! A cell -> the answer to its field, and what is odd about it.

use crate::date::Date;
use crate::diag::Returned;
use crate::form::answer::{Answer, CellText};
use crate::form::grid::{Field, Kind, LONGEST_TEXT};
use crate::intake::{Cell, Value};

/// The answer in `cell`, none where it holds nothing but an error or forbidden characters; and
/// what is found. A value of another kind than asked for is kept as it is shown.
pub(super) fn answer(field: Field, cell: &Cell) -> (Option<Answer>, Option<Returned>) {
    let shown = || cell.text.clone();
    match (field.kind(), cell.value) {
        (_, Value::Error) => (None, Some(Returned::FormulaError { text: shown() })),
        (Kind::Figure, Value::Number(number)) => (Some(Answer::Number(number)), None),
        (Kind::Figure, _) => text(cell, || Returned::FigureIsText { text: shown() }),
        (Kind::Day, Value::Day(day)) => (Some(Answer::Day(day)), None),
        (Kind::Day, _) => match Date::parse(cell.text.trim()) {
            Some(day) => (Some(Answer::Day(day)), None),
            None => text(cell, || Returned::NotADay { text: shown() }),
        },
        (Kind::LongText | Kind::ShortText | Kind::Choice, Value::Text) => plain(cell),
        (Kind::LongText | Kind::ShortText, value) if is_usual(field, value) => plain(cell),
        (Kind::LongText | Kind::ShortText | Kind::Choice, _) => {
            text(cell, || Returned::TextIsNumber { text: shown() })
        }
    }
}

/// A telephone number is often stored as a number, and 完成时限 as a day.
fn is_usual(field: Field, value: Value) -> bool {
    match field {
        Field::Phone => matches!(value, Value::Number(_)),
        Field::Due { .. } => matches!(value, Value::Day(_)),
        Field::Answer { .. }
        | Field::State { .. }
        | Field::Figure { .. }
        | Field::Person
        | Field::FilledOn => false,
    }
}

fn plain(cell: &Cell) -> (Option<Answer>, Option<Returned>) {
    let (text, cut) = CellText::new(&cell.text);
    let limit = LONGEST_TEXT as usize;
    let found = cut.then_some(Returned::TextCut { limit });
    (if text.is_empty() { None } else { Some(Answer::Text(text)) }, found)
}

/// The text of the cell, with a finding unless there is nothing in it.
fn text(cell: &Cell, problem: impl Fn() -> Returned) -> (Option<Answer>, Option<Returned>) {
    let (answer, cut) = plain(cell);
    let found = answer.is_some().then(problem);
    (answer, cut.or(found))
}
