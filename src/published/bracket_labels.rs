//! Words for units, people and dues that stand in brackets before what they say, read as if a colon stood there.
//!
//! ```text
//! 【责任单位】甲局、乙局   （完成时限）9月底   责任单位　甲局     responsible units, a due, responsible units
//! 甲局【牵头】            no label: it stands behind a name
//! ```

use std::collections::BTreeSet;

use super::label::{self, Label};
use super::line::{Item, Line};
use super::{pairs, shape};

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
    let mut text = with_blank(text, told);
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
        ] {
            assert_eq!(of_line(text.to_owned(), &mut BTreeSet::new()), wanted, "{text}");
        }
    }
}
