//! A cell -> the answer to its field, and what is odd about it.

use crate::diag::{CellProblem, Problem, Unclear};
use crate::form::answer::{Answer, CellText};
use crate::form::forms::UnitNames;
use crate::form::grid::{Field, Kind};
use crate::intake::limits::LINES;
use crate::intake::{Cell, Value};
use crate::period::Period;
use crate::quantity::{self, Quantity};
use crate::sheet::LONGEST_TEXT;

use super::day::{Typed, day};
use super::figure::{Figure, Measures, figure, says_none};
use super::nothing::says_nothing;

/// The answer in `cell`, none where it holds nothing but an error or forbidden characters; and
/// what is found. A value of another kind than asked for is kept as it is shown; `measures` are
/// what a figure is counted in; a day without its year lies about `period`; 同 and a name of `units` is no
/// answer.
pub(super) fn answer(
    field: Field,
    measures: Option<Measures<'_>>,
    cell: &Cell,
    (period, units): (Period, &UnitNames),
) -> (Option<Answer>, Option<Problem>) {
    if cell.value == Value::Picture {
        return (None, Some(Problem::Unclear(Unclear::Picture)));
    }
    // Formats of book-keeping show 0 as a dash: such a cell holds a number.
    let figure = matches!(field, Field::Figure { .. }) && cell.value == Value::Text;
    let is_none = measures.is_some_and(|measures| says_none(cell, &measures));
    if !is_none
        && (figure || matches!(field, Field::Answer { .. }))
        && says_nothing(&cell.text, &|text| units.leading(text))
    {
        let (answer, _) = plain(cell);
        let text = cell.text.trim().to_owned();
        return (answer, Some(Problem::Unclear(Unclear::NoAnswer { text, figure })));
    }
    match measures.filter(|_| cell.value != Value::Error) {
        Some(measures) => number(cell, measures),
        None => {
            let (answer, found) = told(field, cell, period);
            (answer, found.map(Problem::Cell))
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
        Figure::Unsure(number) => {
            let found =
                Unclear::ShownOtherwise { held: number.to_string(), shown: cell.text.clone() };
            (Some(Answer::Number(number)), Some(Problem::Unclear(found)))
        }
        Figure::Text => {
            let falls = measures.falls;
            let is_other = match quantity::read(&cell.text, &measure) {
                Quantity::OtherMeasure(found) => {
                    found.contains(|one: char| one.is_alphabetic() || one == '%')
                }
                Quantity::Number(_) | Quantity::NoNumber | Quantity::TooManyDigits => false,
            };
            let measure = is_other.then_some(measure);
            let found = || CellProblem::FigureIsText {
                text: cell.text.clone(),
                falls,
                measure: measure.clone(),
            };
            let (answer, found) = text(cell, found);
            (answer, found.map(Problem::Cell))
        }
    }
}

fn told(field: Field, cell: &Cell, period: Period) -> (Option<Answer>, Option<CellProblem>) {
    let shown = || cell.text.clone();
    match (field.kind(), cell.value) {
        (_, Value::Error) => (None, Some(CellProblem::FormulaError { text: shown() })),
        (Kind::Day, _) => match day(cell, period) {
            Typed::Day(day) => (Some(Answer::Day(day)), None),
            Typed::NoSuchDay(day) => text(cell, || CellProblem::NoSuchDay { day: day.clone() }),
            Typed::Unread => text(cell, || CellProblem::NotADay { text: shown() }),
        },
        (Kind::Figure, _) => {
            text(cell, || CellProblem::FigureIsText { text: shown(), falls: false, measure: None })
        }
        (Kind::LongText | Kind::ShortText | Kind::Choice, Value::Text) => plain(cell),
        (Kind::LongText | Kind::ShortText, value) if is_usual(field, value) => plain(cell),
        (Kind::LongText | Kind::ShortText | Kind::Choice, _) => {
            text(cell, || CellProblem::TextIsNumber { text: shown() })
        }
    }
}

/// A telephone number is often stored as a number, and 完成时限 as a day.
fn is_usual(field: Field, value: Value) -> bool {
    match field {
        Field::Phone => matches!(value, Value::Number(_)),
        Field::Due { .. } => matches!(value, Value::Day(_)),
        Field::Answer { .. }
        | Field::Question { .. }
        | Field::State { .. }
        | Field::Figure { .. }
        | Field::Person
        | Field::FilledOn => false,
    }
}

fn plain(cell: &Cell) -> (Option<Answer>, Option<CellProblem>) {
    let (lines, too_many) = first_lines(&cell.text);
    let (text, cut) = CellText::new(lines);
    let limit = LONGEST_TEXT as usize;
    let found = cut.then_some(CellProblem::TextCut { limit });
    let found = found.or(too_many.then_some(CellProblem::LinesCut { limit: LINES }));
    (if text.is_empty() { None } else { Some(Answer::Text(text)) }, found)
}

/// The lines that an answer may have, and whether there are more.
fn first_lines(text: &str) -> (&str, bool) {
    match text.trim_end().match_indices('\n').nth(LINES - 1) {
        Some((end, _)) => (&text[..end], true),
        None => (text, false),
    }
}

/// The text of the cell, with a finding unless there is nothing in it.
fn text(cell: &Cell, problem: impl Fn() -> CellProblem) -> (Option<Answer>, Option<CellProblem>) {
    let (answer, cut) = plain(cell);
    let found = answer.is_some().then(problem);
    (answer, cut.or(found))
}

#[cfg(test)]
mod tests {
    use super::{LINES, first_lines};

    #[test]
    fn an_answer_has_so_many_lines() {
        let most = vec!["一"; LINES].join("\n") + "\n\n";
        assert_eq!(first_lines(&most), (most.as_str(), false));
        let more = vec!["一"; 16_000].join("\n");
        let (kept, cut) = first_lines(&more);
        assert_eq!((kept.lines().count(), cut), (LINES, true));
    }
}
