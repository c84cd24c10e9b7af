//! A cell -> the answer to its field, and what is odd about it.

use crate::date::Date;
use crate::diag::{Problem, Returned, Unclear};
use crate::form::answer::{Answer, CellText};
use crate::form::grid::{Field, Kind, LONGEST_TEXT};
use crate::intake::{Cell, Value};

use super::figure::{Figure, Measures, figure};

/// The answer in `cell`, none where it holds nothing but an error or forbidden characters; and
/// what is found. A value of another kind than asked for is kept as it is shown; `measures` are
/// what a figure is counted in.
pub(super) fn answer(
    field: Field,
    measures: Option<Measures<'_>>,
    cell: &Cell,
) -> (Option<Answer>, Option<Problem>) {
    match measures.filter(|_| cell.value != Value::Error) {
        Some(measures) => number(cell, measures),
        None => {
            let (answer, found) = told(field, cell);
            (answer, found.map(Problem::Returned))
        }
    }
}

fn number(cell: &Cell, measures: Measures<'_>) -> (Option<Answer>, Option<Problem>) {
    let measure = measures.asked.to_owned();
    match figure(cell, measures) {
        Figure::Number(number) => (Some(Answer::Number(number)), None),
        Figure::Reckoned { number, written } => {
            let found = Unclear::Reckoned { written, number: number.to_string(), measure };
            (Some(Answer::Number(number)), Some(Problem::Unclear(found)))
        }
        Figure::OtherMeasure(number) => {
            let found = measures.row.trim().to_owned();
            let found = Unclear::OtherMeasure { number: number.to_string(), found, measure };
            (Some(Answer::Number(number)), Some(Problem::Unclear(found)))
        }
        Figure::Text => {
            let (answer, found) = text(cell, || Returned::FigureIsText { text: cell.text.clone() });
            (answer, found.map(Problem::Returned))
        }
    }
}

fn told(field: Field, cell: &Cell) -> (Option<Answer>, Option<Returned>) {
    let shown = || cell.text.clone();
    match (field.kind(), cell.value) {
        (_, Value::Error) => (None, Some(Returned::FormulaError { text: shown() })),
        (Kind::Day, Value::Day(day)) => (Some(Answer::Day(day)), None),
        (Kind::Day, _) => match day(&cell.text) {
            Some(day) => (Some(Answer::Day(day)), None),
            None => text(cell, || Returned::NotADay { text: shown() }),
        },
        (Kind::Figure, _) => text(cell, || Returned::FigureIsText { text: shown() }),
        (Kind::LongText | Kind::ShortText | Kind::Choice, Value::Text) => plain(cell),
        (Kind::LongText | Kind::ShortText, value) if is_usual(field, value) => plain(cell),
        (Kind::LongText | Kind::ShortText | Kind::Choice, _) => {
            text(cell, || Returned::TextIsNumber { text: shown() })
        }
    }
}

/// A day in any width of digits, with blanks or without, 号 for 日.
fn day(text: &str) -> Option<Date> {
    let bare = crate::form::words::normal(text);
    let bare = bare.trim_end_matches('.');
    let named = bare.strip_suffix('号').map(|day| format!("{day}日"));
    Date::parse(named.as_deref().unwrap_or(bare))
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

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_typed_as_text() {
        let wanted = crate::date::Date::new(2024, 3, 29);
        for text in [
            "２０２４年３月２９日",
            " 2024-3-29 ",
            "2024 年 3 月 29 日",
            "2024.3.29.",
            "2024年3月29号",
        ] {
            assert_eq!(day(text), wanted, "{text}");
        }
        assert_eq!(day("3月29日"), None);
    }
}
