//! Names carry no mark without its fellow: of 实施“雪亮工程10处 the name is 雪亮工程.

/// Marks that open, each with the one that closes.
const PAIRS: [(char, char); 10] = [
    ('“', '”'),
    ('‘', '’'),
    ('《', '》'),
    ('〈', '〉'),
    ('（', '）'),
    ('(', ')'),
    ('【', '】'),
    ('〔', '〕'),
    ('[', ']'),
    ('「', '」'),
];

const LONGEST: usize = 1_000;
const BRACKETS: [char; 5] = ['（', '(', '【', '〔', '['];

/// `name` without the marks that have no fellow.
pub(super) fn paired(name: &str) -> String {
    // What is longer is no name.
    if name.len() > LONGEST {
        return name.to_owned();
    }
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut alone: Vec<usize> = Vec::new();
    for (at, one) in name.char_indices() {
        if let Some((_, close)) = PAIRS.iter().find(|(open, _)| *open == one) {
            open.push((at, *close));
        } else if PAIRS.iter().any(|(_, close)| *close == one) {
            match open.iter().rposition(|(_, close)| *close == one) {
                // What was opened inside and did not end.
                Some(place) => alone.extend(open.drain(place..).skip(1).map(|(at, _)| at)),
                None => alone.push(at),
            }
        }
    }
    alone.extend(open.iter().map(|(at, _)| *at));
    // Of 停车场（位于城东 the name is what stands before.
    let is_bracket = |at: &&usize| **at > 0 && name[**at..].starts_with(BRACKETS);
    let name = &name[..alone.iter().filter(is_bracket).min().copied().unwrap_or(name.len())];
    let is_odd = name.matches('"').count() % 2 == 1;
    let is_alone = |at: &usize, one: char| alone.contains(at) || is_odd && one == '"';
    let kept = name.char_indices().filter(|(at, one)| !is_alone(at, *one));
    kept.map(|(_, one)| one).collect()
}

#[cfg(test)]
mod tests {
    use super::paired;

    #[test]
    fn marks_without_a_fellow_go() {
        for (name, wanted) in [
            ("“雪亮工程", "雪亮工程"),
            ("雪亮工程”点位", "雪亮工程点位"),
            ("“雪亮工程”点位", "“雪亮工程”点位"),
            ("（公园", "公园"),
            ("停车场（位于城东", "停车场"),
            ("《“读书》会", "《读书》会"),
            ("\"雪亮工程", "雪亮工程"),
            ("\"雪亮工程\"", "\"雪亮工程\""),
        ] {
            assert_eq!(paired(name), wanted);
        }
    }
}
