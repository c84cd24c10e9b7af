//! A name and a mailbox of a register as somebody wrote them -> the name without its number, the mailbox in
//! plain letters, and what of the text was not used.
//!
//! ```text
//! 3、区教体局                         ->   区教体局
//! jtj＠example.gov.cn，               ->   jtj@example.gov.cn
//! a@b.cn、c@d.cn                      ->   a@b.cn, and c@d.cn is left
//! ```

/// The unit's name in `text`, which may have a number before it; nothing where it is the name of no unit: a
/// sum (合计), a number, a remark (注：…).
pub fn unit_name(text: &str) -> Option<&str> {
    let name = without_quotes(without_number(text.trim()));
    let solid: String = name.chars().filter(|one| !one.is_whitespace()).collect();
    let is_sum = SUMS.iter().any(|word| solid.starts_with(word));
    let is_remark = REMARKS.iter().any(|word| {
        solid
            .strip_prefix(word)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['：', ':']))
    });
    let is_name = name.chars().any(char::is_alphabetic) && !name.contains('@');
    (is_name && !is_sum && !is_remark).then_some(name)
}

/// "区教体局": as a mail program writes the name before a mailbox.
fn without_quotes(text: &str) -> &str {
    const PAIRS: [(char, char); 5] =
        [('"', '"'), ('\'', '\''), ('“', '”'), ('‘', '’'), ('「', '」')];
    let inside = |(open, close): &(char, char)| text.strip_prefix(*open)?.strip_suffix(*close);
    PAIRS.iter().find_map(inside).map_or(text, str::trim)
}

/// Words that begin a row of sums.
const SUMS: [&str; 6] = ["合计", "总计", "小计", "共计", "总数", "共有"];
/// Words that begin a remark.
const REMARKS: [&str; 8] =
    ["注", "备注", "说明", "填表人", "制表人", "联系人", "填报单位", "填表日期"];

/// Without 1. or 1、 or （1） or 一、 before it, or a number and a blank.
fn without_number(text: &str) -> &str {
    let bracket = text.strip_prefix(['（', '(']);
    let rest = bracket.unwrap_or(text);
    let is_number = |one: char| one.is_ascii_digit() || ('０'..='９').contains(&one);
    let digits = rest.len() - rest.trim_start_matches(is_number).len();
    let han =
        rest.len() - rest.trim_start_matches(|one| "一二三四五六七八九十".contains(one)).len();
    let (number, behind) = rest.split_at(digits.max(han));
    let marks: &[char] = match (bracket, digits > 0) {
        (Some(_), _) => &['）', ')'],
        (None, true) => &['.', '．', '、', ')', '）', ' ', '\u{3000}', '\t'],
        (None, false) => &['、', '.', '．'],
    };
    match behind.strip_prefix(marks).filter(|_| !number.is_empty()) {
        Some(name) => name.trim_start(),
        None => text,
    }
}

/// A mailbox of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WrittenMailbox {
    /// The first that stands in it; the whole text where none does.
    pub(super) used: String,
    /// What else stands in it.
    pub(super) left: Vec<String>,
}

/// The mailbox in `text`; nothing where it says that there is none (无, —).
pub(super) fn written_mailbox(text: &str) -> Option<WrittenMailbox> {
    let plain: String = text.chars().map(narrow).collect();
    let whole = plain.trim();
    if NONE.contains(&whole) {
        return None;
    }
    let parts = plain.split(is_between).map(|part| part.trim_matches('.'));
    let words: Vec<&str> = parts.filter(|part| part.chars().any(char::is_alphanumeric)).collect();
    let Some(at) = words.iter().position(|word| word.contains('@')) else {
        return Some(WrittenMailbox { used: whole.to_owned(), left: Vec::new() });
    };
    let (used, foreign) = mailbox_in(words[at]);
    let others = words[..at].iter().chain(&words[at + 1..]).copied().filter(|word| !is_label(word));
    let left = others.chain(foreign.filter(|word| !is_label(word)));
    Some(WrittenMailbox { used: used.to_owned(), left: left.map(str::to_owned).collect() })
}

/// What stands where a unit has no mailbox.
const NONE: [&str; 8] = ["", "无", "暂无", "没有", "-", "—", "——", "/"];

fn is_between(one: char) -> bool {
    one.is_whitespace() || "、，,；;：:（）()<>＜＞〈〉《》[]［］【】〔〕{}\"'/|".contains(one)
}

/// 邮箱jtj@example.gov.cn: the words before the mailbox are no part of it.
fn mailbox_in(word: &str) -> (&str, Option<&str>) {
    let sign = word.find('@').unwrap_or(0);
    let start = word[..sign]
        .rfind(|one: char| !one.is_ascii())
        .map_or(0, |at| at + word[at..].chars().next().map_or(0, char::len_utf8));
    if start == sign {
        return (word, None);
    }
    let before = Some(&word[..start]).filter(|before| !before.is_empty());
    (&word[start..], before)
}

/// 邮箱：: says only what it is.
fn is_label(word: &str) -> bool {
    ["邮箱", "电子邮箱", "邮件", "mailto", "email", "Email", "E-mail"].contains(&word)
}

/// Full-width letters, digits and marks of mailboxes as mail programs know them.
fn narrow(one: char) -> char {
    match one {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '＠' | '．' | '＿' | '－' => {
            char::from_u32(u32::from(one) - 0xFEE0).unwrap_or(one)
        }
        '。' => '.',
        _ => one,
    }
}

#[cfg(test)]
mod tests {
    use super::{unit_name, written_mailbox};

    #[test]
    fn names_lose_their_numbers_only() {
        for (text, name) in [
            ("1.区教体局", Some("区教体局")),
            ("12、 区教体局 ", Some("区教体局")),
            ("（3）区教体局", Some("区教体局")),
            ("4 区教体局", Some("区教体局")),
            ("５．区教体局", Some("区教体局")),
            ("十二、区教体局", Some("区教体局")),
            ("110指挥中心", Some("110指挥中心")),
            ("三里河街道", Some("三里河街道")),
            ("共青团甲区委", Some("共青团甲区委")),
            ("\"区教体局\"", Some("区教体局")),
            ("2.“区教体局”", Some("区教体局")),
            ("县“放管服”办", Some("县“放管服”办")),
            ("注册管理局", Some("注册管理局")),
            ("说明书编写办", Some("说明书编写办")),
            ("合 计", None),
            ("总计：12个", None),
            ("12", None),
            ("注：以上单位均为责任单位", None),
            ("备注", None),
            ("a@b.cn", None),
        ] {
            assert_eq!(unit_name(text), name, "{text}");
        }
    }

    #[test]
    fn a_mailbox_is_read_as_it_is_typed() {
        for (text, used, left) in [
            ("jtj@example.gov.cn", "jtj@example.gov.cn", &[][..]),
            (" jtj＠example．gov．cn ", "jtj@example.gov.cn", &[]),
            ("jtj@example。gov。cn", "jtj@example.gov.cn", &[]),
            ("jtj@example.gov.cn，", "jtj@example.gov.cn", &[]),
            ("邮箱：jtj@example.gov.cn", "jtj@example.gov.cn", &[]),
            ("a@b.cn，c@d.cn", "a@b.cn", &["c@d.cn"]),
            ("a@b.cn\nc@d.cn", "a@b.cn", &["c@d.cn"]),
            ("a@b.cn（办公室）", "a@b.cn", &["办公室"]),
            ("办公室a@b.cn", "a@b.cn", &["办公室"]),
            ("jtj@example，gov，cn", "jtj@example", &["gov", "cn"]),
            ("不是邮箱", "不是邮箱", &[]),
        ] {
            let read = written_mailbox(text).unwrap();
            assert_eq!(
                (read.used.as_str(), read.left),
                (used, left.iter().map(|one| (*one).to_owned()).collect())
            );
        }
        assert!(["", "无", " — ", "/"].iter().all(|text| written_mailbox(text).is_none()));
    }
}
