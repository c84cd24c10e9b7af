//! Words behind a unit that nobody knows (县交通局挂帅, 县应急局打下手): the unit is one all the same.

use super::sentence_words::GOES_ON;
use super::{role_words, shape};

/// Characters of such a word.
const WORD: std::ops::RangeInclusive<usize> = 2..=4;
/// Characters of a name.
const NAME: usize = 24;
/// Names that are looked for in a text.
const MENTIONED: usize = 6;
/// What names of units begin with.
const PLACES: [char; 9] = ['县', '区', '市', '省', '镇', '乡', '旗', '州', '各'];
/// How they end where they begin otherwise.
const OFFICES: [char; 4] = ['局', '办', '委', '厅'];
/// What ends with one of these is a part of the body, or a thing (县法院执行庭, 县医院门诊楼).
const THINGS: &str = "楼院路桥厅室站址区点段库房校墙门厂馆所线井处庭股园场班组队司部科层片位";
/// What is done with a body, and not by it: 县医院扩建.
const DONE_WITH: &str = "建修造迁装拆增的和及与";

/// A unit and the unknown word behind it, which are all of `text`.
pub(super) fn of(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let is_known = || role_words::behind(text).is_some() || shape::is_body(text);
    if text.chars().count() > NAME + WORD.end() || is_known() {
        return None;
    }
    let (name, word) = body_at_start(text)?;
    let is_word = WORD.contains(&word.chars().count())
        && word.chars().all(|one| one.is_alphabetic() && !one.is_ascii())
        && !word.contains(|one| DONE_WITH.contains(one))
        && !word.ends_with(|one| THINGS.contains(one));
    is_word.then_some((name, word))
}

/// Names of bodies in a text that says nowhere what they have to do with it.
pub(super) fn mentioned(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    let mut rest = shape::start_of(text, shape::LONGEST_LINE);
    while let Some(at) = rest.find(PLACES).filter(|_| found.len() < MENTIONED) {
        let own = &rest[at..];
        // 全县, 我区: where, and no name.
        let is_scope = rest[..at].ends_with(['全', '我', '本', '该']);
        let name = body_at_start(own).map(|(name, _)| name).filter(|_| !is_scope);
        let first = own.chars().next().map_or(1, char::len_utf8);
        rest = &own[name.map_or(first, str::len)..];
        found.extend(name.filter(|name| !found.contains(name)));
    }
    found
}

/// The body that `text` begins with, and what stands behind it.
fn body_at_start(text: &str) -> Option<(&str, &str)> {
    let near = shape::start_of(text, NAME);
    let ends = near.char_indices().map(|(at, one)| at + one.len_utf8()).skip(2);
    let found = ends.map(|end| text.split_at(end)).find(|(name, behind)| {
        let is_named = name.starts_with(PLACES) || name.ends_with(OFFICES);
        let is_place = name.chars().count() == 3 && name.ends_with("中心");
        is_named && !is_place && shape::is_body(name) && !goes_on(behind)
    });
    found.filter(|(name, _)| !["含", "包", "由", "请"].iter().any(|one| name.starts_with(one)))
}

/// Whether a name goes on: 县委办公室, 县直各部门; 县交通局局长 is a person of it.
fn goes_on(behind: &str) -> bool {
    let mut words = GOES_ON.iter().filter(|word| !["、", "和"].contains(word));
    behind.starts_with('门')
        || !behind.starts_with("局长") && words.any(|word| behind.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::{mentioned, of};

    #[test]
    fn a_word_that_nobody_knows_stands_behind_a_unit() {
        for (text, wanted) in [
            ("县交通局挂帅", Some(("县交通局", "挂帅"))),
            ("县应急局打下手", Some(("县应急局", "打下手"))),
            ("区委办公室统揽", Some(("区委办公室", "统揽"))),
            ("县法院执行庭", None),
            ("县医院扩建", None),
            ("县社保局稽核股", None),
            ("市中心广场", None),
            ("县交通局牵头", None),
            ("县交通局", None),
            ("县医院门诊楼2座", None),
        ] {
            assert_eq!(of(text), wanted, "{text}");
        }
        assert_eq!(
            mentioned("依托县人民医院和县妇幼保健院，建3处"),
            ["县人民医院", "县妇幼保健院"]
        );
        assert_eq!(mentioned("由县交通局局长、县直各部门负责"), ["县交通局"]);
        assert!(mentioned("全县新建社区公园3处").is_empty());
    }
}
