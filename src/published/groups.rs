//! Groups whose name is a list: 各市、自治州人民政府, 各镇、开发区管委会.

use super::{role_words, shape};

/// What the places of a group are called; a longer word before one that it begins with.
const PLACES: [&str; 25] = [
    "自治州",
    "自治县",
    "自治区",
    "直辖市",
    "开发区",
    "高新区",
    "新区",
    "园区",
    "管理区",
    "乡镇",
    "镇街道",
    "镇街",
    "街镇",
    "街道",
    "林区",
    "市",
    "县",
    "区",
    "州",
    "旗",
    "盟",
    "乡",
    "镇",
    "场",
    "村",
];
/// The bodies of such places.
const BODIES: [&str; 10] =
    ["人民政府", "政府", "办事处", "管委会", "管理委员会", "党工委", "党委", "办", "社区", ""];
const MARKS: [char; 7] = ['、', '，', ',', '；', ';', '/', '\n'];

/// Words before the places of a group.
const ALL_OR_SOME: [&str; 4] = ["各", "有关", "相关", "所有"];
/// What two letters with 镇 or 乡 at their end are, where they name no town: 集镇, 全镇, 下乡.
const NO_TOWNS: &str = "全我本该集城乡村小古重强水下家老同异他街各两三四五某名";

/// Whether a name is that of all bodies of some places: 各镇（街道）, 各县（市、区）人民政府, 相关镇街.
pub(super) fn is_of_places(name: &str) -> bool {
    const LONGEST: usize = 24;
    let own = ALL_OR_SOME.iter().find_map(|word| name.strip_prefix(word));
    own.filter(|own| own.chars().count() <= LONGEST).is_some_and(|own| {
        let places = bare(own).replace(['、', '和', '及'], "");
        let body = without_places(&places);
        // 各村（居）, 各社区: those below the towns have no area of their own in their names.
        let is_below = ["社区", "村居", "村社区", "村居社区"].contains(&places.as_str());
        is_below || body.len() < places.len() && BODIES.contains(&body)
    })
}

/// Whether a list of bodies ends with such a name.
pub(super) fn are_at_end(names: &str) -> bool {
    let starts = ALL_OR_SOME.iter().filter_map(|word| names.rfind(word));
    starts.max().is_some_and(|at| is_of_places(&names[at..]))
}

/// Whether it may be the name of a town, of two letters: 东镇.
pub(super) fn is_short_town(name: &str) -> bool {
    name.chars().count() == 2
        && name.ends_with(['镇', '乡'])
        && name.starts_with(|one: char| one.is_alphabetic() && !one.is_ascii())
        && !name.starts_with(|one| NO_TOWNS.contains(one))
}

/// Whether it may be a body, a town of two letters or those of all places.
pub(super) fn is_body_or_places(name: &str) -> bool {
    shape::is_body(name) || is_short_town(name) || is_of_places(name)
}

/// Whether the name of a group goes on behind `mark`: 各 and places stand before it, places and their body behind.
pub(super) fn goes_on(before: &str, mark: char, behind: &str) -> bool {
    let before = before.trim().trim_start_matches(['由', '请']);
    let own = before.strip_prefix('各').filter(|_| mark == '、');
    if !own.is_some_and(|own| without_places(&bare(own)).is_empty()) {
        return false;
    }
    let next = behind.strip_prefix(mark).unwrap_or(behind).split(MARKS).next().unwrap_or_default();
    let next = bare(role_words::behind(next).map_or(next, |(name, _)| name));
    let body = without_places(&next);
    body.len() < next.len() && BODIES.contains(&body)
}

fn bare(text: &str) -> String {
    text.chars().filter(|one| !"（）()".contains(*one) && !one.is_whitespace()).collect()
}

fn without_places(mut text: &str) -> &str {
    while let Some(rest) = PLACES.iter().find_map(|place| text.strip_prefix(place)) {
        text = rest;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{are_at_end, goes_on, is_of_places, is_short_town};

    #[test]
    fn bodies_of_all_places() {
        for name in [
            "各镇",
            "各镇街",
            "各镇（街道）",
            "各镇、街道",
            "各乡镇（街道）",
            "各县（市、区）人民政府",
            "各镇街道办事处",
            "各镇街办",
            "相关镇街",
            "各社区",
        ] {
            assert!(is_of_places(name) && are_at_end(&format!("区财政局、{name}")), "{name}");
        }
        for name in ["各单位", "各部门", "各级", "各地", "各", "镇街", "各镇财政所", "各村小组"]
        {
            assert!(!is_of_places(name), "{name}");
        }
        assert!(is_short_town("东镇") && is_short_town("柳乡"));
        for word in ["集镇", "全镇", "下乡", "东湖镇", "城乡", "3镇"] {
            assert!(!is_short_town(word), "{word}");
        }
    }

    #[test]
    fn groups_are_named_together() {
        for (before, behind, wanted) in [
            ("各市", "、自治州人民政府", true),
            ("各市", "、自治州人民政府落实", true),
            ("各乡（镇）", "、街道", true),
            ("各市", "、县（区）人民政府，省教育厅", true),
            ("各镇", "、开发区管委会", true),
            ("各镇", "、县林业局", false),
            ("各部门", "、街道", false),
            ("各市", "，自治州人民政府", false),
            ("县林业局", "、各镇", false),
        ] {
            let mark = behind.chars().next().unwrap();
            assert_eq!(goes_on(before, mark, behind), wanted, "{before}{behind}");
        }
    }
}
