//! Exact decimal numbers, as amounts of money and heads are counted: 1.2, 385, 12000.
//!
//! In come digits as somebody wrote them, out come sums, comparisons and shares without the
//! rounding of binary fractions (0.1 + 0.2 is 0.3 here). Signs other than a leading `-`, blanks,
//! separators and exponents are no part of a number; see `quantity` for what people write.

use std::cmp::Ordering;
use std::fmt;

/// A decimal number of at most `DIGITS` digits before and behind the point each.
#[derive(Clone, Copy, Debug)]
pub struct Decimal {
    /// The digits as a whole number.
    digits: i128,
    /// How many of them stand behind the point; as few as can be.
    decimals: u32,
}

/// Digits on each side of the point at most: two such numbers brought to the same decimals still
/// fit 128 bits.
const DIGITS: u32 = 15;

impl Decimal {
    /// Nothing.
    pub const ZERO: Decimal = Decimal { digits: 0, decimals: 0 };
    /// One.
    pub const ONE: Decimal = Decimal { digits: 1, decimals: 0 };

    /// The number that `written` is: digits, with one point at most and digits on both sides of
    /// it, `-` before them where it is negative.
    pub fn parse(written: &str) -> Option<Decimal> {
        let (sign, unsigned) = match written.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, written),
        };
        let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        let plain = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let decimals = decimals.trim_end_matches('0');
        let behind = u32::try_from(decimals.len()).ok().filter(|number| *number <= DIGITS)?;
        let whole_is_right = plain(whole) && whole.trim_start_matches('0').len() <= DIGITS as usize;
        if !whole_is_right || !(decimals.is_empty() || plain(decimals)) || unsigned.ends_with('.') {
            return None;
        }
        let digits: i128 = format!("{whole}{decimals}").parse().ok()?;
        Some(Decimal { digits: sign * digits, decimals: behind })
    }

    /// The number a cell shows: Excel keeps fifteen digits, of which no more than fifteen behind
    /// the point count here.
    pub fn of_cell(number: f64) -> Option<Decimal> {
        if number.abs() < 1.0 {
            return Decimal::parse(&format!("{number:.15}"));
        }
        let shown = format!("{number:.14e}");
        let (mantissa, exponent) = shown.split_once('e')?;
        Decimal::parse(mantissa)?.times_ten_to(exponent.parse().ok()?)
    }

    /// This number times ten to the power of `power`; nothing where that has too many digits.
    pub fn times_ten_to(self, power: i32) -> Option<Decimal> {
        let decimals = i32::try_from(self.decimals).ok()?.checked_sub(power)?;
        let more = u32::try_from((-decimals).max(0)).ok().filter(|more| *more <= 2 * DIGITS)?;
        let digits = self.digits.checked_mul(10_i128.pow(more))?;
        Decimal { digits, decimals: u32::try_from(decimals.max(0)).ok()? }.checked()
    }

    /// Both together; nothing where that has too many digits.
    pub fn plus(self, other: Decimal) -> Option<Decimal> {
        let (one, other, decimals) = alike(self, other);
        Decimal { digits: one + other, decimals }.checked()
    }

    /// This without the other; nothing where that has too many digits.
    pub fn minus(self, other: Decimal) -> Option<Decimal> {
        self.plus(other.opposite())
    }

    /// The same below zero, or above it.
    pub const fn opposite(self) -> Decimal {
        Decimal { digits: -self.digits, decimals: self.decimals }
    }

    /// So many times this number; nothing where that has too many digits.
    pub fn times(self, times: u8) -> Option<Decimal> {
        let digits = self.digits.checked_mul(i128::from(times))?;
        Decimal { digits, ..self }.checked()
    }

    /// Which part of `whole` it is, in hundredths of a percent, halves away from zero, but less than all where it
    /// is less; nothing where `whole` is not above zero.
    pub fn share_of(self, whole: Decimal) -> Option<i64> {
        const WHOLE: i128 = 10_000;
        let (part, whole, _) = alike(self, whole);
        if whole <= 0 {
            return None;
        }
        let doubled = part.checked_mul(2 * WHOLE)?;
        let rounded = (doubled + part.signum() * whole) / (2 * whole);
        let rounded = if part < whole { rounded.min(WHOLE - 1) } else { rounded };
        i64::try_from(rounded).ok()
    }

    /// Whether it is below zero.
    pub const fn is_negative(self) -> bool {
        self.digits < 0
    }

    /// The nearest binary fraction, for a cell or a drawing.
    pub fn to_f64(self) -> f64 {
        self.to_string().parse().unwrap_or(0.0)
    }

    /// With as few decimals as can be, where it has no more digits than allowed.
    fn checked(self) -> Option<Decimal> {
        let mut number = self;
        while number.decimals > 0 && number.digits % 10 == 0 {
            number.digits /= 10;
            number.decimals -= 1;
        }
        let whole = number.digits.abs() / 10_i128.checked_pow(number.decimals)?;
        (number.decimals <= DIGITS && whole < 10_i128.pow(DIGITS)).then_some(number)
    }
}

/// The digits of both with the same number of decimals, and that number.
fn alike(one: Decimal, other: Decimal) -> (i128, i128, u32) {
    let decimals = one.decimals.max(other.decimals);
    let digits = |number: Decimal| number.digits * 10_i128.pow(decimals - number.decimals);
    (digits(one), digits(other), decimals)
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> Ordering {
        let (one, other, _) = alike(*self, *other);
        one.cmp(&other)
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Decimal) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

/// Without zeros that say nothing: 1.20 is 1.2.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.digits < 0 { "-" } else { "" };
        let width = self.decimals as usize + 1;
        let digits = format!("{:0width$}", self.digits.abs());
        let (whole, decimals) = digits.split_at(digits.len() - self.decimals as usize);
        let point = if decimals.is_empty() { "" } else { "." };
        write!(f, "{sign}{whole}{point}{decimals}")
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    fn number(written: &str) -> Decimal {
        Decimal::parse(written).expect(written)
    }

    #[test]
    fn numbers_are_read_and_written() {
        for (written, shown) in
            [("60", "60"), ("1.20", "1.2"), ("007", "7"), ("0.05", "0.05"), ("-3.0", "-3")]
        {
            assert_eq!(number(written).to_string(), shown);
        }
        for wrong in ["", ".", "1.", ".5", "+5", "1e3", "1,200", " 1", "１", "--1", "1.2.3"] {
            assert_eq!(Decimal::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Decimal::parse(&"9".repeat(16)), None);
    }

    #[test]
    fn sums_are_exact() {
        assert_eq!(number("0.1").plus(number("0.2")), Some(number("0.3")));
        assert_eq!(number("1.2").times_ten_to(4), Some(number("12000")));
        assert_eq!(number("12000").times_ten_to(-4).unwrap().to_string(), "1.2");
        assert_eq!(number("3").minus(number("5")).unwrap().to_string(), "-2");
        assert_eq!(number("999999999999999").plus(number("1")), None);
        assert_eq!(number("1").times_ten_to(40), None);
    }

    #[test]
    fn a_cell_shows_fifteen_digits() {
        for (cell, shown) in
            [(0.1 + 0.2, "0.3"), (12.5, "12.5"), (1e6, "1000000"), (0.0, "0"), (-0.0, "0")]
        {
            assert_eq!(Decimal::of_cell(cell).unwrap().to_string(), shown);
        }
        assert_eq!(Decimal::of_cell(1.0 / 30.0).unwrap().to_string(), "0.033333333333333");
        assert_eq!(Decimal::of_cell(f64::NAN), None);
        assert_eq!(Decimal::of_cell(1e300), None);
    }

    #[test]
    fn shares_are_rounded_once() {
        let share = |part: &str, whole: &str| number(part).share_of(number(whole));
        assert_eq!(share("15", "60"), Some(2500));
        assert_eq!(share("1", "3"), Some(3333));
        assert_eq!(share("2", "3"), Some(6667));
        assert_eq!(share("299999", "300000"), Some(9999));
        assert_eq!(share("-1", "3"), Some(-3333));
        assert_eq!(share("0.00005", "1"), Some(1));
        assert_eq!(share("1", "0"), None);
    }

    #[test]
    fn order_is_that_of_the_values() {
        assert!(number("1.20") == number("1.2") && number("-2") < number("0.5"));
        assert!((number("1.2").to_f64() - 1.2).abs() < 1e-12);
    }
}
