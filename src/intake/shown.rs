//! Numbers and days as their number format shows them (ECMA-376 part 1, 18.8.30): decimals,
//! grouping, percent, literal text, and the parts of a date.
//!
//! What depends on the system's language or is rare in a form (fractions, exponents, weekdays) is not
//! imitated: the value is then shown plainly.

use super::value::Clock;

/// A piece of a format.
#[derive(Clone, Debug, PartialEq)]
enum Piece {
    /// Text that stands for itself.
    Literal(String),
    /// A placeholder or letter of the format's language, in small letters.
    Code(char),
    /// The numbers that the section is for.
    Condition(Condition),
}

/// `[>=10000]`: numbers that stand so to that one.
#[derive(Clone, Debug, PartialEq)]
struct Condition {
    sign: &'static str,
    than: f64,
}

/// A number format, taken apart once for all cells that have it.
#[derive(Debug)]
pub(super) struct NumberFormat {
    code: String,
    /// For positive, negative and zero; `None` where it is not one we imitate.
    sections: Option<Vec<Vec<Piece>>>,
    scales: bool,
}

impl NumberFormat {
    /// The format that a file writes so.
    pub(super) fn new(code: &str) -> NumberFormat {
        NumberFormat { code: code.to_owned(), sections: sections(code), scales: scales(code) }
    }

    /// As the file writes it.
    pub(super) fn code(&self) -> &str {
        &self.code
    }

    /// Whether a format that is not imitated may show another power of ten, as it names one or sets a
    /// point of its own between digits, or shows nothing at all (`;;;`).
    pub(super) fn scales(&self) -> bool {
        self.scales
    }

    /// `number` as it shows it; `None` where it is not one we imitate.
    pub(super) fn number(&self, number: f64) -> Option<String> {
        let sections = self.sections.as_deref()?;
        let at = match sections.len() {
            _ if sections.iter().any(|one| condition(one).is_some()) => {
                by_condition(sections, number)?
            }
            1 => 0,
            2 => usize::from(number < 0.0),
            _ if number == 0.0 => 2,
            _ => usize::from(number < 0.0),
        };
        // A section of their own shows negative numbers without a sign.
        let sign = if number < 0.0 && at == 0 { "-" } else { "" };
        let pieces = sections.get(at)?;
        // Words in place of the number: 未开展.
        if let Some(words) = words(pieces) {
            return Some(words);
        }
        let shown = section(pieces, number.abs())?;
        Some(format!("{sign}{shown}"))
    }

    /// A day and a time as it shows them; `None` where it does not name year and month, or has more than
    /// we imitate: the plain form then says more.
    pub(super) fn date(&self, clock: &Clock) -> Option<String> {
        let mut rest = self.sections.as_ref()?.first()?.as_slice();
        let mut text = String::new();
        let mut seen = String::new();
        while let Some(first) = rest.first() {
            let run = rest.iter().take_while(|piece| *piece == first).count();
            match first {
                Piece::Literal(literal) => text += &literal.repeat(run),
                Piece::Condition(_) => return None,
                Piece::Code(code) => {
                    text += &clock_part(clock, *code, run, seen.chars().last())?;
                    if code.is_ascii_alphabetic() {
                        seen.push(*code);
                    }
                }
            }
            rest = rest.get(run..)?;
        }
        (seen.contains('y') && seen.contains('m')).then_some(text)
    }
}

/// The words of a section that has nothing else.
fn words(pieces: &[Piece]) -> Option<String> {
    let word = |piece: &Piece| match piece {
        Piece::Literal(text) => Some(text.clone()),
        Piece::Condition(_) => Some(String::new()),
        Piece::Code(_) => None,
    };
    let words: String = pieces.iter().map(word).collect::<Option<_>>()?;
    (!words.trim().is_empty()).then_some(words)
}

/// The section that shows `number` where some have conditions: the first whose holds, else the last without
/// one. How the others share what is below zero is not imitated.
fn by_condition(sections: &[Vec<Piece>], number: f64) -> Option<usize> {
    let last = sections.len() - 1;
    let holds = |(at, section): (usize, &Vec<Piece>)| match condition(section) {
        Some(condition) => condition.holds(number),
        None => at == last,
    };
    let is_known = |section: &Vec<Piece>| condition(section).is_some();
    let all_known = sections.iter().take(last).all(is_known) && number >= 0.0;
    sections.iter().enumerate().position(holds).filter(|_| all_known)
}

fn condition(section: &[Piece]) -> Option<&Condition> {
    section.iter().find_map(|piece| match piece {
        Piece::Condition(condition) => Some(condition),
        Piece::Literal(_) | Piece::Code(_) => None,
    })
}

impl Condition {
    /// Of `>=10000`, as it stands between brackets.
    fn parse(inside: &str) -> Option<Condition> {
        let number = inside.trim_start_matches(['<', '>', '=']);
        let sign = inside.strip_suffix(number)?;
        let sign = ["<", "<=", "=", ">=", ">", "<>"].into_iter().find(|one| *one == sign)?;
        Some(Condition { sign, than: number.trim().parse().ok()? })
    }

    fn holds(&self, number: f64) -> bool {
        match self.sign {
            "<" => number < self.than,
            "<=" => number <= self.than,
            "=" => number == self.than,
            ">=" => number >= self.than,
            ">" => number > self.than,
            _ => number != self.than,
        }
    }
}

/// `m` is the month, but the minute behind an hour.
fn clock_part(clock: &Clock, code: char, run: usize, before: Option<char>) -> Option<String> {
    let padded = |number: u16| {
        if run == 1 { number.to_string() } else { format!("{number:02}") }
    };
    match (code, run) {
        ('y', 4) => Some(clock.year.to_string()),
        ('m', 1 | 2) if before == Some('h') => Some(padded(clock.minute.into())),
        ('m', 1 | 2) => Some(padded(clock.month.into())),
        ('d', 1 | 2) => Some(padded(clock.day.into())),
        ('h', 1 | 2) => Some(padded(clock.hour.into())),
        ('s', 1 | 2) => Some(padded(clock.second.into())),
        ('.' | ',', _) => Some(code.to_string().repeat(run)),
        _ => None,
    }
}

/// See [`NumberFormat::scales`].
fn scales(format: &str) -> bool {
    let behind_comma = |(at, _): (usize, &str)| {
        let next = format[at + 1..].chars().next();
        next.is_none_or(|next| !matches!(next, '0' | '#' | '?'))
    };
    let divides = format.match_indices(',').any(behind_comma);
    let is_empty = !format.is_empty() && format.chars().all(|one| one == ';');
    divides
        || is_empty
        || format.contains(['万', '千', '亿'])
        || ["!.", "\\.", "\".\""].iter().any(|one| format.contains(one))
}

/// The format's sections, for positive, negative and zero.
fn sections(format: &str) -> Option<Vec<Vec<Piece>>> {
    let mut sections = vec![Vec::new()];
    let mut rest = format.chars();
    while let Some(one) = rest.next() {
        let piece = match one {
            ';' => {
                sections.push(Vec::new());
                continue;
            }
            '"' => Piece::Literal(rest.by_ref().take_while(|one| *one != '"').collect()),
            '\\' | '!' => Piece::Literal(rest.next()?.into()),
            '_' => {
                rest.next()?;
                Piece::Literal(" ".into())
            }
            '*' => {
                rest.next()?;
                continue;
            }
            '[' => {
                let inside: String = rest.by_ref().take_while(|one| *one != ']').collect();
                match Condition::parse(&inside) {
                    Some(condition) => Piece::Condition(condition),
                    None => Piece::Literal(bracket(&inside)?),
                }
            }
            '0' | '#' | '?' | '.' | ',' | '%' => Piece::Code(one),
            '/' if format.contains(['y', 'Y']) => Piece::Literal("/".into()),
            '@' | '/' => return None,
            letter if letter.is_ascii_alphabetic() => Piece::Code(letter.to_ascii_lowercase()),
            other => Piece::Literal(other.into()),
        };
        push(sections.last_mut()?, piece);
    }
    Some(sections)
}

/// Adds a piece; texts one behind the other are one.
fn push(pieces: &mut Vec<Piece>, piece: Piece) {
    match (pieces.last_mut(), piece) {
        (Some(Piece::Literal(before)), Piece::Literal(text)) => before.push_str(&text),
        (_, piece) => pieces.push(piece),
    }
}

/// A colour or a language is nothing, a currency (`[$￥-804]`) its sign.
fn bracket(inside: &str) -> Option<String> {
    if let Some(currency) = inside.strip_prefix('$') {
        return Some(currency.split('-').next().unwrap_or_default().to_owned());
    }
    let is_colour = inside.chars().all(char::is_alphanumeric) && inside.len() > 2;
    is_colour.then(String::new)
}

/// A number without its sign in one section.
fn section(pieces: &[Piece], number: f64) -> Option<String> {
    let is = |code: char| move |piece: &&Piece| **piece == Piece::Code(code);
    let percents = pieces.iter().filter(is('%')).count();
    let number = if percents > 0 { number * 100.0 } else { number };
    let general = ['g', 'e', 'n', 'e', 'r', 'a', 'l'].map(Piece::Code);
    let (first, last, figure) = match pieces.windows(general.len()).position(|run| run == general) {
        Some(at) => (at, at + general.len(), super::value::digits(number)),
        None => {
            let first = pieces.iter().position(is_place)?;
            let last = pieces.iter().rposition(is_place)? + 1;
            (first, last, figure(pieces.get(first..last)?, number)?)
        }
    };
    let literals = |pieces: &[Piece]| -> Option<String> {
        pieces
            .iter()
            .map(|piece| match piece {
                Piece::Literal(text) => Some(text.clone()),
                Piece::Code('%') => Some("%".to_owned()),
                Piece::Condition(_) => Some(String::new()),
                Piece::Code(_) => None,
            })
            .collect()
    };
    Some(literals(pieces.get(..first)?)? + &figure + &literals(pieces.get(last..)?)?)
}

fn is_place(piece: &Piece) -> bool {
    matches!(piece, Piece::Code('0' | '#' | '?' | '.' | ','))
}

/// The digits, as placeholders ask for them; commas behind the last divide by a thousand each.
fn figure(places: &[Piece], number: f64) -> Option<String> {
    let commas = places.iter().rev().take_while(|piece| **piece == Piece::Code(',')).count();
    let (places, number) = match i32::try_from(commas) {
        Ok(0) | Err(_) => (places, number),
        Ok(thousands) => (places.get(..places.len() - commas)?, number / 1000_f64.powi(thousands)),
    };
    if places.iter().any(|piece| matches!(piece, Piece::Literal(_))) {
        return parted(places, number);
    }
    let codes: Option<String> = places
        .iter()
        .map(|piece| match piece {
            Piece::Code(code) if is_place(piece) => Some(*code),
            Piece::Code(_) | Piece::Literal(_) | Piece::Condition(_) => None,
        })
        .collect();
    let codes = codes?;
    let (whole, decimals) = codes.split_once('.').unwrap_or((&codes, ""));
    if whole.ends_with(',') || decimals.contains([',', '.']) {
        return None;
    }
    let least = decimals.trim_end_matches(['#', '?']).len();
    let rounded = rounded(number, decimals.len())?;
    let (digits, fraction) = rounded.split_once('.').unwrap_or((&rounded, ""));
    let kept = fraction.trim_end_matches('0').len().max(least);
    let zeros = whole.chars().filter(|code| *code == '0').count();
    let digits = digits.trim_start_matches('0');
    let digits = format!("{}{digits}", "0".repeat(zeros.saturating_sub(digits.len())));
    let grouped = if whole.contains(',') { grouped(&digits) } else { digits };
    let point = if kept > 0 { "." } else { "" };
    Some(format!("{grouped}{point}{}", fraction.get(..kept)?))
}

/// The digits of a whole number with texts between them, from the last on: `0!.0` shows 105 as 10.5.
fn parted(places: &[Piece], number: f64) -> Option<String> {
    let rounded = rounded(number, 0)?;
    let mut digits: Vec<char> =
        rounded.trim_end_matches('.').trim_start_matches('0').chars().collect();
    let mut shown: Vec<String> = Vec::new();
    for piece in places.iter().rev() {
        match piece {
            Piece::Literal(text) => shown.push(text.clone()),
            Piece::Code('0') => shown.push(digits.pop().unwrap_or('0').to_string()),
            Piece::Code('#') => shown.extend(digits.pop().map(String::from)),
            Piece::Code(_) | Piece::Condition(_) => return None,
        }
    }
    shown.push(digits.into_iter().collect());
    shown.reverse();
    Some(shown.concat())
}

/// `number` with so many decimals, rounded half up from the 15 digits that Excel keeps.
fn rounded(number: f64, decimals: usize) -> Option<String> {
    let kept: f64 = format!("{number:.14e}").parse().ok()?;
    let exact = kept.to_string();
    let (whole, fraction) = exact.split_once('.').unwrap_or((&exact, ""));
    let up = fraction.as_bytes().get(decimals).is_some_and(|digit| *digit >= b'5');
    let fraction: String = fraction.chars().chain(std::iter::repeat('0')).take(decimals).collect();
    let mut digits: Vec<u8> = format!("0{whole}{fraction}").into_bytes();
    for digit in digits.iter_mut().rev().take_while(|_| up) {
        *digit = if *digit == b'9' { b'0' } else { *digit + 1 };
        if *digit != b'0' {
            break;
        }
    }
    let point = digits.len() - decimals;
    let digits = String::from_utf8(digits).ok()?;
    Some(format!("{}.{}", digits.get(..point)?, digits.get(point..)?))
}

fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Clock, NumberFormat};

    fn number(format: &str, number: f64) -> Option<String> {
        NumberFormat::new(format).number(number)
    }

    #[test]
    fn numbers_as_their_formats_show_them() {
        let table = [
            ("0", 12.5, "13"),
            ("0.00", 12.5, "12.50"),
            ("0.##", 12.5, "12.5"),
            ("0.00", 1.005, "1.01"),
            ("0.0", 0.25, "0.3"),
            ("#,##0", 1_234_567.0, "1,234,567"),
            ("#,##0.00", -1234.5, "-1,234.50"),
            ("0%", 0.856, "86%"),
            ("0.0%", 0.856, "85.6%"),
            ("000", 7.0, "007"),
            ("#", 0.0, ""),
            ("0\"场\"", 60.0, "60场"),
            ("General\"人次\"", 1.5, "1.5人次"),
            ("0.0_ ", 9.99, "10.0 "),
            ("[$￥-804]#,##0.00;[Red]-[$￥-804]#,##0.00", -3850.0, "-￥3,850.00"),
            ("0;(0)", -5.0, "(5)"),
            ("0", 999_999.5, "1000000"),
            ("0!.0,\"万名\"", 12_000.0, "1.2万名"),
            ("0!.0,", 1_052_500.0, "105.3"),
            ("0\\.0,", 500.0, "0.1"),
            ("0!.0000\"万\"", 12_000.0, "1.2000万"),
            ("#,##0,", 1_234_567.0, "1,235"),
            ("0.0,,\"百万\"", 1_250_000.0, "1.3百万"),
            ("0.00,", -1234.0, "-1.23"),
            ("[>100]0;0.0", 1.0, "1.0"),
            ("[>=10000]0!.0,\"万\";0", 12_000.0, "1.2万"),
            ("[>=10000]0!.0,\"万\";0", 35.0, "35"),
            ("[<1]\"未开展\"0;[<10000]0;0!.0,\"万\"", 20_000.0, "2.0万"),
            ("[Red][<=5]0;[Blue][=7]0.0;0.00", 7.0, "7.0"),
            ("\"无\"", 1.0, "无"),
            ("[=0.5]\"未开展\";0.0", 0.5, "未开展"),
        ];
        for (format, value, wanted) in table {
            assert_eq!(number(format, value).as_deref(), Some(wanted), "{format} {value}");
        }
        for format in ["# ?/?", "0.00E+00", "0;[>100]0.0;0", "@", "\"", "0.0.0", ""] {
            assert_eq!(number(format, 1.0), None, "{format}");
        }
    }

    #[test]
    fn days_as_their_formats_show_them() {
        let clock = Clock { year: 2024, month: 3, day: 8, hour: 14, minute: 5, second: 9 };
        let table = [
            ("yyyy\"年\"m\"月\"d\"日\"", Some("2024年3月8日")),
            ("yyyy/m/d", Some("2024/3/8")),
            ("yyyy-mm-dd hh:mm:ss", Some("2024-03-08 14:05:09")),
            ("[$-804]yyyy\"年\"m\"月\";@", None),
            ("[$-804]yyyy\"年\"m\"月\"", Some("2024年3月")),
            ("yyyy.mm", Some("2024.03")),
            ("m\"月\"d\"日\"", None),
            ("yyyy-mm-dd aaaa", None),
            ("mm-dd-yy", None),
        ];
        for (format, wanted) in table {
            assert_eq!(NumberFormat::new(format).date(&clock).as_deref(), wanted, "{format}");
        }
    }
}
