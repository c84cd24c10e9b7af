//! Words for units, people and dues that stand in brackets before what they say, read as if a colon stood there.
//!
//! ```text
//! 【责任单位】甲局、乙局   （完成时限）9月底   责任单位　甲局     responsible units, a due, responsible units
//! （责任单位　甲局；配合单位--乙局）                              white and signs that stand for colons
//! 甲局【牵头】            no label: it stands behind a name
//! ```

use std::collections::BTreeSet;

use super::label::{self, Label};
use super::line::{Item, Line};
use super::{pairs, role_list, role_words, shape};

/// Characters of a label at least: 【牵头】 says something of the unit before it.
const LEAST: usize = 3;
/// Labels of a line that are looked for.
const MOST: usize = 8;

/// The items with colons behind such labels, and what is to be known of that.
pub(super) fn with_colons(items: Vec<Item>) -> (Vec<Item>, Option<String>) {
    let mut told: BTreeSet<String> = BTreeSet::new();
    let mended = |item: Item| match item {
        Item::Line(line) => Item::Line(Line { text: of_line(line.text, &mut told), ..line }),
        Item::Table(table) => Item::Table(table),
    };
    let items = items.into_iter().map(mended).collect();
    let words: Vec<String> = told.into_iter().collect();
    let doubt = format!("原文的“{}”，印出来不加括号，后面加冒号", words.join("”“"));
    (items, (!words.is_empty()).then_some(doubt))
}

fn of_line(text: String, told: &mut BTreeSet<String>) -> String {
    if text.len() > shape::LONGEST_LINE {
        return text;
    }
    let mut text = with_signs(&with_blank(text, told), told);
    for _ in 0..MOST {
        let Some((start, end, word)) = bracketed(&text) else { break };
        told.insert(text[start..end].to_owned());
        let (before, behind) = (text[..start].trim_end(), text[end..].trim_start());
        let behind = behind.trim_start_matches(['：', ':']);
        let is_parted = before.is_empty() || !before.ends_with(char::is_alphanumeric);
        let between = if is_parted { "" } else { "；" };
        text = format!("{before}{between}{word}：{behind}");
    }
    text
}

/// Where a bracket with nothing but a label in it stands, before what the label says.
fn bracketed(text: &str) -> Option<(usize, usize, String)> {
    let plain = pairs::round(text);
    plain.match_indices(['（', '(']).find_map(|(start, _)| {
        let end = start + shape::closing(&plain[start..])?;
        let end = end + plain[end..].chars().next().map_or(0, char::len_utf8);
        let word = shape::squeezed(shape::bracketed(&plain[start..end])?);
        let is_angled = !text[start..].starts_with(['（', '(']);
        let before = plain[..start].trim_end();
        // 甲局（责任单位） says something of the name before it, 【责任单位】 never does.
        let begins = before.is_empty() || before.ends_with(['。', '；', ';', '，']);
        let says = !plain[end..].trim_matches(|one: char| !one.is_alphanumeric()).is_empty();
        let is_label = word.chars().count() >= LEAST && is_usual(&word);
        (is_label && says && (is_angled || begins)).then_some((start, end, word))
    })
}

fn is_usual(word: &str) -> bool {
    match label::label(word) {
        Some(Label::Role { .. }) => label::is_usual(word),
        Some(Label::Due | Label::Person) => true,
        None => false,
    }
}

/// What stands for a colon beside white: 牵头单位--甲局, 责任单位＝甲局.
const SIGNS: [char; 9] = ['-', '－', '—', '–', '―', '=', '＝', '>', '→'];

/// Colons in the place of white and signs between a label and what it says; white does it in a bracket only.
fn with_signs(text: &str, told: &mut BTreeSet<String>) -> String {
    let mut mended = String::new();
    let (mut rest, mut depth) = (text, 0_usize);
    let mut begins = true;
    while let Some(first) = rest.chars().next() {
        if let Some((word, sign, behind)) = signed(rest, depth > 0).filter(|_| begins) {
            told.insert(format!("{word}{}", sign.trim()));
            mended += &format!("{word}：");
            (rest, begins) = (behind, false);
            continue;
        }
        let round = pairs::round(&first.to_string());
        match round.as_str() {
            "（" | "(" => depth += 1,
            "）" | ")" => depth = depth.saturating_sub(1),
            _ => {}
        }
        begins = first.is_whitespace() || "（(；;，,。".contains(round.as_str());
        mended.push(first);
        rest = &rest[first.len_utf8()..];
    }
    mended
}

/// The label that `text` begins with, the sign behind it, and what stands behind that.
fn signed(text: &str, has_white: bool) -> Option<(&str, &str, &str)> {
    const LABEL: usize = 10;
    let is_sign = |one: char| SIGNS.contains(&one) || one.is_whitespace();
    let near = shape::start_of(text, LABEL);
    let (word, _) = text.split_at(near.find(is_sign)?);
    let behind = text[word.len()..].trim_start_matches(is_sign);
    let sign = &text[word.len()..text.len() - behind.len()];
    let is_known = word.chars().count() > LEAST && is_usual(word);
    let is_plain = has_white || !sign.trim().is_empty();
    (is_known && is_plain && says(word, behind)).then_some((word, sign, behind))
}

/// Whether what stands behind a label is what it asks for: a unit, a time.
fn says(word: &str, behind: &str) -> bool {
    let end = behind.find(|one: char| !one.is_alphanumeric()).unwrap_or(behind.len());
    let first = &behind[..end];
    match label::label(word) {
        Some(Label::Role { .. }) => {
            role_list::is_named(role_words::behind(first).map_or(first, |(name, _)| name))
        }
        Some(Label::Due) => first.starts_with(|one: char| one.is_ascii_digit()),
        Some(Label::Person) | None => false,
    }
}

/// 责任单位　甲局: white stands for the colon.
fn with_blank(text: String, told: &mut BTreeSet<String>) -> String {
    let Some((word, names)) = text.split_once([' ', '\u{3000}', '\t']) else { return text };
    let names = names.trim();
    // 责任单位　完成时限 is the head of a table.
    let is_head = names.split_whitespace().any(|one| label::label(one).is_some());
    let is_long = word.chars().count() > LEAST;
    if is_head || !is_long || !is_usual(word) || names.is_empty() || names.starts_with(['：', ':'])
    {
        return text;
    }
    told.insert(word.to_owned());
    format!("{word}：{names}")
}

#[cfg(test)]
mod tests {
    use super::of_line;
    use std::collections::BTreeSet;

    #[test]
    fn labels_in_brackets_have_colons() {
        for (text, wanted) in [
            ("【责任单位】甲局、乙局", "责任单位：甲局、乙局"),
            ("（完成时限）9月底", "完成时限：9月底"),
            ("修路。【责任单位】甲局【完成时限】9月底", "修路。责任单位：甲局；完成时限：9月底"),
            ("【责任单位】：甲局", "责任单位：甲局"),
            ("责任单位　甲局、乙局", "责任单位：甲局、乙局"),
            ("修路。（责任单位：甲局）", "修路。（责任单位：甲局）"),
            ("甲局（责任单位）、乙局", "甲局（责任单位）、乙局"),
            ("甲局【牵头】、乙局", "甲局【牵头】、乙局"),
            ("【责任单位】", "【责任单位】"),
            ("责任单位　完成时限", "责任单位　完成时限"),
            ("修路。（责任单位  区交通局   区住建局）", "修路。（责任单位：区交通局   区住建局）"),
            ("（牵头单位--区水务局；配合单位--各镇）", "（牵头单位：区水务局；配合单位：各镇）"),
            ("牵头单位——区水务局", "牵头单位：区水务局"),
            ("（责任单位 区水务局 完成时限 6月底）", "（责任单位：区水务局 完成时限：6月底）"),
            ("（责任单位-时限表）", "（责任单位-时限表）"),
        ] {
            assert_eq!(of_line(text.to_owned(), &mut BTreeSet::new()), wanted, "{text}");
        }
    }
}
