//! A cell -> the answer to its field, and what is odd about it.

use crate::date::Date;
use crate::diag::{Problem, Returned};
use crate::form::answer::{Answer, CellText};
use crate::form::grid::{Field, Kind, LONGEST_TEXT};
use crate::intake::{Cell, Value};

/// The answer in `cell`, none where it holds nothing but an error or forbidden characters; and
/// what is found. A value of another kind than asked for is kept as it is shown; `measure` is
/// what a figure is counted in.
pub(super) fn answer(
    field: Field,
    measure: Option<&str>,
    cell: &Cell,
) -> (Option<Answer>, Option<Problem>) {
    let (answer, found) = told(field, measure, cell);
    (answer, found.map(Problem::Returned))
}

fn told(field: Field, measure: Option<&str>, cell: &Cell) -> (Option<Answer>, Option<Returned>) {
    let shown = || cell.text.clone();
    match (field.kind(), cell.value) {
        (_, Value::Error) => (None, Some(Returned::FormulaError { text: shown() })),
        // 98.5% is stored as 0.985: a figure counted in % is what is shown.
        (Kind::Figure, Value::Number(number)) if !cell.text.ends_with('%') => {
            (Some(Answer::Number(number)), None)
        }
        (Kind::Figure, _) => match figure(&cell.text, measure) {
            Some(number) => (Some(Answer::Number(number)), None),
            None => text(cell, || Returned::FigureIsText { text: shown() }),
        },
        (Kind::Day, Value::Day(day)) => (Some(Answer::Day(day)), None),
        (Kind::Day, _) => match day(&cell.text) {
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

/// A number that was typed as text: in full-width digits, with a comma after each thousand, or
/// with its measure behind it. Anything else is no number.
fn figure(text: &str, measure: Option<&str>) -> Option<f64> {
    let bare = super::words::normal(text);
    let bare = measure.map(super::words::normal).map_or(bare.clone(), |measure| {
        bare.strip_suffix(&measure).map_or(bare.clone(), str::to_owned)
    });
    let (whole, decimals) = bare.split_once('.').unwrap_or((&bare, "0"));
    let groups: Vec<&str> = whole.split(',').collect();
    let thousands = groups.len() == 1
        || groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|one| one.is_ascii_digit());
    let plain = thousands && groups.iter().all(|group| digits(group)) && digits(decimals);
    // Beyond 15 digits a cell holds another number than was typed.
    let short = whole.len() + decimals.len() <= 15;
    (plain && short).then(|| format!("{}.{decimals}", groups.concat()).parse().ok()).flatten()
}

/// A day in any width of digits, with blanks or without, 号 for 日.
fn day(text: &str) -> Option<Date> {
    let bare = super::words::normal(text);
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
    use super::{day, figure};

    #[test]
    fn numbers_typed_as_text() {
        let read =
            ["６０", " 60 ", "1,200", "1，200.5", "60场", "0"].map(|text| figure(text, Some("场")));
        assert_eq!(read, [60.0, 60.0, 1200.0, 1200.5, 60.0, 0.0].map(Some));
        for text in
            ["约60", "60余", "60名", "1,20", "", "-5", "60%", "一", "1.2.3", "1234567890123456"]
        {
            assert_eq!(figure(text, Some("场")), None, "{text}");
        }
    }

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
