//! People who are named beside a unit, and are none: 甲局 张三, 甲局局长李四, 甲局：王五.

use super::shape;

/// Surnames that most people have.
const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";
/// What people are in a unit.
const POSTS: [&str; 16] = [
    "副局长",
    "局长",
    "副主任",
    "主任",
    "书记",
    "副镇长",
    "镇长",
    "乡长",
    "科长",
    "股长",
    "所长",
    "主席",
    "院长",
    "校长",
    "站长",
    "经理",
];

/// The unit of a part of a list, and who is named behind it.
pub(super) fn parted(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    if text.len() > shape::LONGEST_LINE {
        return None;
    }
    let blank = text.split_once([' ', '\u{3000}', '\t']).map(|(unit, rest)| (unit, rest.trim()));
    let by_blank = blank.filter(|(_, rest)| is_one(rest) || is_with_post(rest));
    let by_post = || {
        let starts = POSTS.iter().filter_map(|post| text.find(post));
        let mut found = starts.map(|at| text.split_at(at)).filter(|(_, rest)| is_with_post(rest));
        found.next()
    };
    by_blank.or_else(by_post).filter(|(unit, _)| shape::is_body(unit))
}

/// Whether a part of a list can only be a person: 张三, 局长李四.
pub(super) fn is_person(text: &str) -> bool {
    let text = shape::squeezed(text);
    is_with_post(&text) || is_one(&text) && !shape::is_body(&text)
}

fn is_with_post(text: &str) -> bool {
    let text = shape::squeezed(text);
    POSTS.iter().any(|post| text.strip_prefix(post).is_some_and(is_one))
}

/// A name of two or three characters; white inside one of two is alignment.
fn is_one(text: &str) -> bool {
    let text = shape::squeezed(text);
    (2..=3).contains(&text.chars().count())
        && text.starts_with(|one| SURNAMES.contains(one))
        && text.chars().all(|one| ('\u{4E00}'..='\u{9FFF}').contains(&one))
        && !text.ends_with(['区', '镇', '乡', '村', '园', '场', '校', '局', '办', '委'])
}

#[cfg(test)]
mod tests {
    use super::{is_person, parted};

    #[test]
    fn people_are_no_units() {
        for (text, wanted) in [
            ("县交通局 张三", Some(("县交通局", "张三"))),
            ("县交通局　张　三", Some(("县交通局", "张　三"))),
            ("县林业局 局长王五", Some(("县林业局", "局长王五"))),
            ("县林业局局长王五", Some(("县林业局", "局长王五"))),
            ("县交通局 县财政局", None),
            ("县文化和旅游局", None),
        ] {
            assert_eq!(parted(text), wanted, "{text}");
        }
        for text in ["张三", "局长李四", "欧阳", "一中", "移动", "高新区", "县财政局"]
        {
            assert_eq!(is_person(text), ["张三", "局长李四"].contains(&text), "{text}");
        }
    }
}
