//! The number of a cell and the text that its format shows -> what is reported.
//!
//! What the cell holds counts, with all its digits, unless the format divides it by a power of ten
//! (12000 as 1.2万名): then what is shown. Digits that the format itself writes (6月底60公里) never
//! count. A number that is shown as none (35 as 0.0), or by a format that is not imitated, says
//! nothing for sure.

use crate::decimal::Decimal;
use crate::form::words::normal;
use crate::quantity::{self, Quantity};

/// The highest power of ten that a format divides by.
const POWERS: i32 = 9;
/// What stands behind a number whose format may divide it, and is not imitated.
const NOT_IMITATED: &str = "（显示格式：";

/// What a cell with a number says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shown {
    /// This number, and the letters behind its digits.
    Number(Decimal, String),
    /// The cell holds this one, and shows another.
    Unsure(Decimal),
}

/// Digits of a text, with the letters that stand last behind them.
struct Run<'t> {
    number: Decimal,
    decimals: i32,
    behind: &'t str,
}

/// What a cell that holds `number` and shows `text` says.
pub(super) fn shown(number: Decimal, text: &str) -> Shown {
    if text.contains(NOT_IMITATED) {
        return Shown::Unsure(number);
    }
    let text = normal(text);
    let runs = runs(&text);
    let fits: Vec<(i32, &Run<'_>)> =
        runs.iter().filter_map(|run| Some((power(number, run)?, run))).collect();
    let Some(least) = fits.iter().map(|(power, _)| *power).min() else {
        return Shown::Unsure(number);
    };
    // Two powers: one of them is the format's own digits, and nobody knows which.
    let is_sure = least == 0 || fits.iter().all(|(power, _)| *power == least);
    let run = fits.iter().rev().find(|(power, _)| *power == least).filter(|_| is_sure);
    match run.and_then(|(_, run)| Some((number.times_ten_to(-least)?, run.behind))) {
        Some((scaled, behind)) => Shown::Number(scaled, behind.to_owned()),
        None => Shown::Unsure(number),
    }
}

/// The numbers of a normal text.
fn runs(text: &str) -> Vec<Run<'_>> {
    let (mut runs, mut rest) = (Vec::new(), text);
    while let Some(first) = rest.find(|one: char| one.is_ascii_digit()) {
        let pointed = rest[..first].ends_with('.');
        let from = &rest[first..];
        let is_digit = |one: char| one.is_ascii_digit() || matches!(one, '.' | ',');
        let end = from.find(|one| !is_digit(one)).unwrap_or(from.len());
        let digits = if pointed { format!("0.{}", &from[..end]) } else { from[..end].to_owned() };
        let digits = digits.trim_end_matches(',');
        rest = &from[end..];
        let Quantity::Number(number) = quantity::read(digits, "") else { continue };
        let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let decimals = i32::try_from(decimals).unwrap_or(i32::MAX);
        runs.push(Run { number, decimals, behind: letters(rest) });
    }
    runs
}

/// The letters behind the last digit of a text.
fn letters(text: &str) -> &str {
    let behind = text.rsplit(|one: char| one.is_ascii_digit()).next().unwrap_or_default();
    behind.trim_matches(|one: char| !one.is_alphabetic())
}

/// The power of ten by which `number`, divided and rounded, is the run; none where the run is zero
/// and the number is not.
fn power(number: Decimal, run: &Run<'_>) -> Option<i32> {
    let size = if number.is_negative() { Decimal::ZERO.minus(number)? } else { number };
    let half = Decimal::parse("5").and_then(|five| five.times_ten_to(-run.decimals - 1));
    let half = half.unwrap_or(Decimal::ZERO);
    let is_run = |power: &i32| {
        let scaled = size.times_ten_to(-power);
        let off = scaled.and_then(|one| {
            let over = one.minus(run.number).filter(|off| !off.is_negative());
            over.or_else(|| run.number.minus(one))
        });
        off.is_some_and(|off| off <= half)
    };
    let is_lost = run.number == Decimal::ZERO && size > Decimal::ZERO;
    (0..=POWERS).find(is_run).filter(|_| !is_lost)
}

#[cfg(test)]
mod tests {
    use super::{Shown, shown};
    use crate::decimal::Decimal;

    fn decimal(number: f64) -> Decimal {
        Decimal::of_cell(number).expect("a number")
    }

    /// 6月底, （2季） and 第1批 are the format's own digits.
    #[test]
    fn digits_of_the_format_never_count() {
        for (held, text, wanted, behind) in [
            (60.0, "6月底60公里", 60.0, "公里"),
            (6.0, "6月底6公里", 6.0, "公里"),
            (10.0, "1-6月10", 10.0, ""),
            (20.0, "二季度（2季）20", 20.0, ""),
            (1000.0, "1号渠1000", 1000.0, ""),
            (20.0, "20公里（2个标段）", 20.0, "个标段"),
            (45_000.0, "6月底45.0千公里", 45.0, "千公里"),
            (35.0, "35（公里）", 35.0, "公里"),
            (0.000_000_000_001_852, "0.000000000001852", 0.000_000_000_001_852, ""),
            (0.5, ".5", 0.5, ""),
            (0.0, "0.0", 0.0, ""),
            (-35_000.0, "-35.0", -35.0, ""),
            (1_052_500.0, "105.3", 105.25, ""),
            (62_000.0, "62.0", 62.0, ""),
        ] {
            let wanted = Shown::Number(decimal(wanted), behind.to_owned());
            assert_eq!(shown(decimal(held), text), wanted, "{text}");
        }
    }

    #[test]
    fn numbers_that_are_shown_as_another() {
        for (held, text) in [
            (35.0, "0.0"),
            (49.0, "0.0"),
            (35.0, "0"),
            (0.3, "0"),
            (0.5, ""),
            (0.5, "未开展"),
            (60.0, "6月底0.1"),
            (60_000.0, "6月底60.0千公里"),
            (1000.0, "1000（显示格式：[<500]0;0.0,）"),
        ] {
            assert_eq!(shown(decimal(held), text), Shown::Unsure(decimal(held)), "{text}");
        }
    }
}
