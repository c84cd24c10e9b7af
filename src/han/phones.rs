//! Telephone numbers, which no line parts: 0533-5181763转8012, （0533）5181763, ０５３３－５１８１７６３, 400-810-1234,
//! 139 0533 1234.

use std::ops::Range;

/// Stand between the groups of a number.
const BETWEEN: &str = "-－–—‐ ";
/// Stand before an extension.
const EXTENSIONS: [&str; 4] = ["转", "分机", "-", "－"];
/// An extension has at most so many digits.
const LONGEST_EXTENSION: usize = 6;

/// Where the telephone numbers of `text` stand.
pub(super) fn telephones(text: &[char]) -> Vec<Range<usize>> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < text.len() {
        let end = end_of(text, at);
        found.extend(end.map(|end| at..end));
        at = end.unwrap_or(digits(text, at).max(at + 1));
    }
    found
}

/// Where the telephone number that begins at `start` ends, with its extension; nothing where none does.
fn end_of(text: &[char], start: usize) -> Option<usize> {
    let end = in_brackets(text, start).or_else(|| by_groups(text, start))?;
    let extended = EXTENSIONS.iter().filter_map(|word| {
        let behind = end + word.chars().count();
        let is_there = text.get(end..behind)?.iter().copied().eq(word.chars());
        let last = digits(text, behind);
        (is_there && (1..=LONGEST_EXTENSION).contains(&(last - behind))).then_some(last)
    });
    Some(extended.max().unwrap_or(end))
}

/// （0533）5181763
fn in_brackets(text: &[char], start: usize) -> Option<usize> {
    let area = text.get(start).filter(|one| "(（".contains(**one)).map(|_| start + 1)?;
    let close = digits(text, area);
    let is_closed = text.get(close).is_some_and(|one| ")）".contains(*one));
    let end = digits(text, close + 1);
    let is_area = value(text, area) == Some(0) && matches!(close - area, 3 | 4);
    (is_closed && is_area && matches!(end - (close + 1), 7 | 8)).then_some(end)
}

/// 0533-5181763, 400-810-1234, 139 0533 1234 and numbers without an area code.
fn by_groups(text: &[char], start: usize) -> Option<usize> {
    let mut ends = vec![digits(text, start)];
    while let Some(behind) = ends.last().map(|end| end + 1).filter(|_| ends.len() < 3) {
        let is_joined = text.get(behind - 1).is_some_and(|one| BETWEEN.contains(*one));
        let end = digits(text, behind);
        if !is_joined || end <= behind {
            break;
        }
        ends.push(end);
    }
    let starts = std::iter::once(start).chain(ends.iter().map(|end| end + 1));
    let lengths: Vec<usize> = starts.zip(&ends).map(|(from, end)| end - from).collect();
    let groups = match (value(text, start)?, &lengths[..]) {
        (4 | 8, [3, 3, 4]) | (1, [3, 4, 4]) => 3,
        (0, [3 | 4, 7 | 8, ..]) | (4 | 8, [3, 7, ..]) => 2,
        (1, [11, ..]) | (_, [7 | 8, ..]) => 1,
        _ => return None,
    };
    ends.get(groups - 1).copied()
}

/// The end of the digits that begin at `start`; those of full width are some, too.
fn digits(text: &[char], start: usize) -> usize {
    (start..text.len()).find(|at| value(text, *at).is_none()).unwrap_or(text.len().max(start))
}

/// The digit at that place.
fn value(text: &[char], at: usize) -> Option<u32> {
    let one = *text.get(at)?;
    let narrow = matches!(one, '０'..='９').then(|| u32::from(one) - u32::from('０'));
    narrow.or(one.to_digit(10))
}

#[cfg(test)]
mod tests {
    use super::telephones;

    #[test]
    fn telephone_numbers_are_whole() {
        let text = "电话：0533-5181763转8012、０５３３－５１８１７６４、（0533）5181765，400-810-1234、139 0533 1234，\
                    5181766-8012；010-12345678分机3，传真5181767／5181768，２０２４年，2021—2030年，60—80场，120 340 560";
        let letters: Vec<char> = text.chars().collect();
        let pieces = telephones(&letters).into_iter().map(|place| letters[place].iter().collect());
        let pieces: Vec<String> = pieces.collect();
        let wanted = [
            "0533-5181763转8012",
            "０５３３－５１８１７６４",
            "（0533）5181765",
            "400-810-1234",
            "139 0533 1234",
            "5181766-8012",
            "010-12345678分机3",
            "5181767",
            "5181768",
        ];
        assert_eq!(pieces, wanted);
    }
}
