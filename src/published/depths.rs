//! How deep the items of a text stand: by their signs, but where somebody has counted with others than GB/T 9704-2012
//! has for the levels.
//!
//! ```text
//! 1.修路 （2）绿化 3)办学         one list, whose signs are mixed
//! （1）城建 1.修路 2.绿化 （2）教育   the two signs of figures change places
//! ```

use super::shape;

/// The levels of the signs of figures: 1. and （1）.
const POINT: usize = 3;
const BRACKET: usize = 4;

/// The depth of each line; none of one that begins with no ordinal, or is a label behind one.
pub(super) fn of(lines: &[String], is_label: impl Fn(&str) -> bool) -> Vec<Option<usize>> {
    let item = |line: &String| {
        let found = shape::item(line).filter(|one| !is_label(one.rest));
        found.map(|one| (one.level, one.number))
    };
    let found: Vec<Option<(usize, usize)>> = lines.iter().map(item).collect();
    let is_swapped = is_swapped(&found);
    // The number that was last at each depth, and the item before.
    let mut last = [0; shape::BULLET + 2];
    let mut before: Option<(usize, usize)> = None;
    let mut depth = |(level, number): (usize, usize)| {
        let level = match level {
            POINT if is_swapped => BRACKET,
            BRACKET if is_swapped => POINT,
            level => level,
        };
        let goes_on = |(own, previous): &(usize, usize)| {
            let are_figures = [POINT, BRACKET].contains(own) && [POINT, BRACKET].contains(&level);
            are_figures && number == previous + 1 && number > 1 && last[level] + 1 != number
        };
        let level = before.filter(goes_on).map_or(level, |(own, _)| own);
        last[level] = number;
        last[level + 1..].fill(0);
        before = Some((level, number));
        level
    };
    found.into_iter().map(|item| item.map(&mut depth)).collect()
}

/// Whether （1） stands above 1.: it comes first, is counted through, and goes on behind 1.
fn is_swapped(lines: &[Option<(usize, usize)>]) -> bool {
    let items = || lines.iter().flatten().enumerate();
    let of = |level: usize| items().filter(move |(_, (own, _))| *own == level);
    let first = |level: usize| of(level).next().map(|(at, _)| at);
    let begins = |level: usize| of(level).filter(|(_, (_, number))| *number == 1).count();
    let last = of(BRACKET).last().map(|(at, _)| at);
    let Some(((outer, inner), last)) = first(BRACKET).zip(first(POINT)).zip(last) else {
        return false;
    };
    outer < inner && inner < last && begins(BRACKET) == 1 && begins(POINT) >= 1
}

#[cfg(test)]
mod tests {
    use super::of;

    fn shown(text: &str) -> String {
        let lines: Vec<String> = text.split('|').map(str::to_owned).collect();
        let depths = of(&lines, |_| false);
        depths.iter().map(|depth| depth.map_or("-".to_owned(), |one| one.to_string())).collect()
    }

    #[test]
    fn depths_follow_how_somebody_counts() {
        for (text, wanted) in [
            ("一、城建|1.修路|（1）开工|（2）完工|2.绿化|二、教育|1.办学", "1344313"),
            ("1．修路|（2）绿化|3)办学", "333"),
            ("1、修路|2)绿化|3．办学|文字", "333-"),
            ("（1）城建|1.修路|2.绿化|（2）教育|1.办学", "34434"),
            ("（1）修路|（2）绿化", "44"),
            ("1.修路|（1）开工|（2）完工|2.绿化|（1）开工", "34434"),
        ] {
            assert_eq!(shown(text), wanted, "{text}");
        }
    }
}
