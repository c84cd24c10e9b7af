//! The words by which offices say who leads, who does it and who helps: one table for all places where they stand.
//!
//! ```text
//! 主责：甲局；协同：乙局             before the units, as a label
//! 主责单位：甲局；协同部门：乙局     the same, in an office's own word
//! 甲局主责，乙局协同落实             behind them, with adverbs and more verbs
//! ```

use super::draft::RoleKind;
use RoleKind::{Lead, Responsible, Supporting};

/// A word, and the role it says, wherever it stands.
const WORDS: [(&str, RoleKind); 23] = [
    ("牵头", Lead),
    ("抓总", Lead),
    ("牵总", Lead),
    ("包抓", Lead),
    ("主办", Lead),
    ("主责", Lead),
    ("主抓", Lead),
    ("为主", Lead),
    ("负责", Responsible),
    ("承办", Responsible),
    ("实施", Responsible),
    ("落实", Responsible),
    ("组织", Responsible),
    ("责任", Responsible),
    ("配合", Supporting),
    ("协办", Supporting),
    ("协同", Supporting),
    ("协助", Supporting),
    ("协作", Supporting),
    ("参与", Supporting),
    ("参加", Supporting),
    ("支持", Supporting),
    ("保障", Supporting),
];
/// Words that only a label says, and those that only stand behind units.
const ONLY_BEHIND: [&str; 4] = ["为主", "负责", "组织", "保障"];
const ONLY_BEFORE: [&str; 3] = ["责任", "牵总", "包抓"];
/// What may stand before one of them: 县甲局积极配合.
const ADVERBS: [&str; 15] = [
    "积极",
    "予以",
    "给予",
    "全力",
    "密切",
    "做好",
    "具体",
    "分别",
    "共同",
    "主要",
    "按职责",
    "按职责分工",
    "按照职责分工",
    "大力",
    "统一",
];

/// The role of a label that is nothing but the word: 主责：甲局.
pub(super) fn of_label(word: &str) -> Option<RoleKind> {
    let is_label = |one: &str| one == word && (one == "负责" || !ONLY_BEHIND.contains(&one));
    WORDS.iter().find(|(one, _)| is_label(one)).map(|(_, kind)| *kind)
}

/// All labels that are nothing but the word.
pub(super) fn labels() -> impl Iterator<Item = (&'static str, RoleKind)> {
    WORDS.into_iter().filter(|(word, _)| of_label(word).is_some())
}

/// The role that an office's own word before units says: 协同部门.
pub(super) fn inside(label: &str) -> Option<RoleKind> {
    let says =
        |role: RoleKind| WORDS.iter().any(|(word, kind)| *kind == role && label.contains(word));
    let helps = says(Supporting) || label.contains("督办");
    if says(Lead) {
        Some(Lead)
    } else if helps {
        Some(Supporting)
    } else {
        says(Responsible).then_some(Responsible)
    }
}

/// Whether a text is nothing but such words: 牵头责任. What 保障 and 组织 begin are bodies (保障中心).
pub(super) fn are_all(text: &str) -> bool {
    const OF_BODIES: [&str; 2] = ["组织", "保障"];
    let words = || WORDS.iter().map(|(word, _)| *word).filter(|word| !OF_BODIES.contains(word));
    let first = words().chain(["主要", "具体"]).find_map(|word| text.strip_prefix(word));
    first.is_some_and(|rest| rest.is_empty() || are_all(rest))
}

/// What stands before the words at the end of `text`, and the role they say; of 协助落实 the first says it, of
/// 主要负责 both.
pub(super) fn behind(text: &str) -> Option<(&str, RoleKind)> {
    let (mut name, mut said) = (text, None);
    loop {
        if let Some((rest, kind)) = last_word(name) {
            (name, said) = (rest, Some(kind));
            continue;
        }
        let adverb = ADVERBS.iter().filter_map(|word| Some((name.strip_suffix(word)?, *word)));
        match adverb.min_by_key(|(rest, _)| rest.len()).filter(|_| said.is_some()) {
            Some((rest, word)) => {
                name = rest;
                said =
                    if word == "主要" && said == Some(Responsible) { Some(Lead) } else { said };
            }
            None => return said.map(|kind| (name, kind)),
        }
    }
}

fn last_word(text: &str) -> Option<(&str, RoleKind)> {
    let words = WORDS.iter().filter(|(word, _)| !ONLY_BEFORE.contains(word));
    words.filter_map(|(word, kind)| Some((text.strip_suffix(word)?, *kind))).next()
}

/// The word that `text` begins with, which stands behind units: 为主，….
pub(super) fn first(text: &str) -> Option<(&'static str, RoleKind)> {
    let words = WORDS.iter().filter(|(word, _)| !ONLY_BEFORE.contains(word));
    words.copied().find(|(word, _)| text.starts_with(word))
}

/// Whether a word plainly says who does it: 县甲局主责.
pub(super) fn is_assigning(verb: &str) -> bool {
    const HARDLY: [&str; 3] = ["实施", "落实", "组织"];
    let found = WORDS.iter().filter(|(word, kind)| {
        *kind != Supporting && !HARDLY.contains(word) && verb.ends_with(word)
    });
    found.count() > 0
}

#[cfg(test)]
mod tests {
    use super::{Lead, Responsible, Supporting, behind, inside, of_label};

    #[test]
    fn words_say_roles_before_and_behind() {
        for (text, wanted) in [
            ("县甲局主责", Some(("县甲局", Lead))),
            ("县甲局牵头组织实施", Some(("县甲局", Lead))),
            ("县甲局主要负责", Some(("县甲局", Lead))),
            ("县甲局为主", Some(("县甲局", Lead))),
            ("县甲局具体落实", Some(("县甲局", Responsible))),
            ("县甲局按职责分工负责", Some(("县甲局", Responsible))),
            ("县甲局共同参与", Some(("县甲局", Supporting))),
            ("县甲局协助落实", Some(("县甲局", Supporting))),
            ("县甲局大力支持", Some(("县甲局", Supporting))),
            ("县甲局", None),
            ("县公共服务保障中心", None),
        ] {
            assert_eq!(behind(text), wanted, "{text}");
        }
        for (word, wanted) in [
            ("主责", Some(Lead)),
            ("支持", Some(Supporting)),
            ("负责", Some(Responsible)),
            ("为主", None),
            ("目标", None),
        ] {
            assert_eq!(of_label(word), wanted, "{word}");
        }
        for (word, wanted) in
            [("主责部门", Some(Lead)), ("参加单位", Some(Supporting)), ("甲乙单位", None)]
        {
            assert_eq!(inside(word), wanted, "{word}");
        }
    }
}
