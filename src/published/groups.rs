//! Groups whose name is a list: 各市、自治州人民政府, 各镇、开发区管委会.

use super::role_words;

/// What the places of a group are called; a longer word before one that it begins with.
const PLACES: [&str; 24] = [
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
    use super::goes_on;

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
