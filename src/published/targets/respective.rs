//! Amounts that are each that of another thing: 小学、初中、高中入学率分别达到100%、99%、98%.

use crate::notice;

use super::find::Found;
use super::name;
use super::words::BEHIND;

/// What says that each has its own.
const EACH_ITS_OWN: &str = "分别";
/// Words between that and the first amount.
const LEVELS: [&str; 11] =
    ["", "为", "是", "有", "达", "保持在", "稳定在", "维持在", "提高至", "提升到", "提升至"];
/// What stands between two of the amounts, or of the things.
const JOINERS: [&str; 6] = ["、", "以及", "和", "及", "与", ","];
/// What is measured of each of several things, behind the last of them.
const MEASURED: [&str; 14] = [
    "入学率",
    "入园率",
    "毛入学率",
    "净入学率",
    "普及率",
    "覆盖率",
    "参保率",
    "满意度",
    "就业率",
    "学位",
    "床位",
    "车位",
    "泊位",
    "面积",
];
/// Those of whom such things are measured.
const CLASSES: [&str; 20] = [
    "小学",
    "初中",
    "高中",
    "中职",
    "幼儿园",
    "城市",
    "农村",
    "城镇",
    "乡村",
    "城区",
    "乡镇",
    "县城",
    "镇区",
    "男性",
    "女性",
    "男童",
    "女童",
    "老人",
    "儿童",
    "妇女",
];
/// How other things of the kind end.
const QUALITIES: [&str; 7] = ["率", "度", "数", "量", "额", "积", "位"];

/// Amounts that stand one behind the other, each of another thing.
pub(super) struct Group {
    /// The first of them, and where the next one is that is none.
    pub(super) place: std::ops::Range<usize>,
    /// What each is called; none where the words do not say it.
    names: Option<Vec<String>>,
    /// All of it in the text, with the things.
    words: std::ops::Range<usize>,
}

/// The groups among the amounts of `text`.
pub(super) fn groups(text: &str, amounts: &[Found]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (at, found) in amounts.iter().enumerate() {
        let is_new = groups.last().is_none_or(|group| group.place.end <= at);
        groups.extend(is_new.then(|| group(text, amounts, at, found)).flatten());
    }
    groups
}

fn group(text: &str, amounts: &[Found], at: usize, found: &Found) -> Option<Group> {
    let before = &text[found.after..found.start];
    let clause = found.after + before.rfind(ends_clause).map_or(0, |at| at + '，'.len_utf8());
    let (things, level) = text[clause..found.start].rsplit_once(EACH_ITS_OWN)?;
    let is_next = |pair: &[Found]| {
        pair[0].end <= pair[1].start && JOINERS.contains(&&text[pair[0].end..pair[1].start])
    };
    let more = amounts[at..].windows(2).take_while(|pair| is_next(pair)).count();
    let place = at..at + more + 1;
    let names = names(things, more + 1).filter(|_| LEVELS.contains(&level));
    Some(Group { words: clause..amounts[place.end - 1].end, place, names })
}

fn ends_clause(one: char) -> bool {
    "，。；：".contains(one)
}

/// The names of so many things, where there are so many: of the last of them what is measured holds for all.
fn names(things: &str, count: usize) -> Option<Vec<String>> {
    let mut own: Vec<&str> = things.split('、').collect();
    if own.len() + 1 == count {
        let last = own.pop()?;
        let (one, other) = JOINERS[1..].iter().find_map(|joiner| last.split_once(joiner))?;
        own.extend([one, other]);
    }
    if own.len() != count || count < 2 {
        return None;
    }
    let own: Vec<String> = own.into_iter().map(name::bare).collect();
    let (last, others) = own.split_last()?;
    let is_whole = others.iter().all(|one| is_quality(one));
    let own = match common(last, others).filter(|_| !is_whole) {
        Some(noun) => {
            others.iter().map(|one| format!("{one}{noun}")).chain([last.clone()]).collect()
        }
        // Of 甲、乙办结率 nobody says which words are those of both.
        None if !is_whole && is_quality(last) => return None,
        None => own,
    };
    let is_named = own.iter().all(|one| one.chars().count() >= 2 && !name::is_act(one));
    is_named.then_some(own)
}

/// What of the last thing is measured of the others, too: 入学率 of 小学 and 普通高中入学率.
fn common<'t>(last: &'t str, others: &[String]) -> Option<&'t str> {
    let is_class = |one: &String| CLASSES.contains(&one.as_str());
    let of_class = CLASSES.iter().find_map(|class| last.strip_prefix(class));
    let of_class = of_class.filter(|noun| others.iter().all(is_class) && is_quality(noun));
    let noun = MEASURED.iter().filter(|noun| last.ends_with(**noun)).max_by_key(|one| one.len());
    let known = noun.and_then(|noun| {
        let (own, noun) = last.split_at(last.len() - noun.len());
        let is_alike = others.iter().all(|one| one.len() == own.len());
        let is_one = is_alike || CLASSES.iter().any(|class| own.ends_with(class));
        (is_one && !own.is_empty()).then_some(noun)
    });
    of_class.or(known)
}

fn is_quality(text: &str) -> bool {
    QUALITIES.iter().any(|end| text.ends_with(end))
}

impl Group {
    /// The amounts with their names; nothing where nobody says which is whose.
    pub(super) fn named(&self, amounts: &[Found]) -> Vec<(String, Found)> {
        let own = &amounts[self.place.clone()];
        let Some(names) = &self.names else { return Vec::new() };
        names.iter().cloned().zip(shared(own)).collect()
    }

    /// Its words, where they name nothing.
    pub(super) fn unread<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.names.is_none().then(|| &text[self.words.clone()])
    }
}

/// The words before the first of the amounts and those behind the last hold for all.
fn shared(own: &[Found]) -> Vec<Found> {
    let is_digit = |one: char| one.is_numeric();
    let first = own.first().map_or("", |one| &one.amount[..one.amount.find(is_digit).unwrap_or(0)]);
    let last = own.last().map(|one| one.amount.as_str()).unwrap_or_default();
    let last = BEHIND.iter().filter(|word| last.ends_with(**word)).max_by_key(|word| word.len());
    let whole = |one: &Found| {
        let before = if one.amount.starts_with(is_digit) { first } else { "" };
        // Nothing is more than 100%.
        let is_all = one.digits == "100" && one.measure == "%";
        let has_end = is_all || BEHIND.iter().any(|word| one.amount.ends_with(word));
        let behind = last.filter(|_| !has_end).copied().unwrap_or_default();
        let amount = format!("{before}{}{behind}", one.amount);
        let amount = if notice::is_amount(&amount) { amount } else { one.amount.clone() };
        Found { amount, kind: one.kind.or(own[0].kind), ..one.clone() }
    };
    own.iter().map(whole).collect()
}

#[cfg(test)]
mod tests {
    use super::super::find::amounts;
    use super::groups;

    fn read(text: &str) -> Vec<String> {
        let found = amounts(text);
        let groups = groups(text, &found);
        let named = groups.iter().flat_map(|group| group.named(&found));
        let named = named.map(|(name, found)| format!("{name}{}", found.amount));
        let unread = groups.iter().filter_map(|group| group.unread(text)).map(str::to_owned);
        named.chain(unread).collect()
    }

    #[test]
    fn each_thing_has_its_own_amount() {
        for (text, wanted) in [
            (
                "小学、初中、普通高中入学率分别达到100%、99%、98%。",
                &["小学入学率达到100%", "初中入学率达到99%", "普通高中入学率达到98%"][..],
            ),
            (
                "全县入学率、巩固率和升学率分别达到100%、99%和98%以上",
                &["入学率达到100%", "巩固率达到99%以上", "升学率达到98%以上"],
            ),
            ("新建公园3处，食堂、书屋分别为14个、2家", &["食堂14个", "书屋2家"]),
            (
                "城市和农村垃圾处理率分别达到98%、95%以上",
                &["城市垃圾处理率达到98%以上", "农村垃圾处理率达到95%以上"],
            ),
            ("东片、沿江办结率分别达到98%、95%", &["东片、沿江办结率分别达到98%、95%"]),
            ("小学、初中入学率分别达到100%、99%、98%", &["小学、初中入学率分别达到100%、99%、98%"]),
            ("甲镇、乙镇分别新建公园3处、2处", &["甲镇、乙镇分别新建公园3处、2处"]),
        ] {
            assert_eq!(read(text), wanted, "{text}");
        }
    }
}
