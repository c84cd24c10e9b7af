//! What a description still waits for: places that say 待填, and comments that ask somebody to look.
//!
//! ```text
//! 发文机关: 待填（甲区人民政府办公室）     ->  E535, with the example
//! # 推测：标题取自第一页，请核对           ->  W530, until the comment is deleted
//! ```

use std::ops::Range;
use std::sync::Arc;

use crate::diag::{Diagnostic, Diagnostics, Problem, Unfinished};
use crate::origin::{Origin, Place, Source};

use super::asking::END;
use super::keys;
use super::yaml::{Kind, Node};

/// What begins the comment on a guess.
pub const GUESS: &str = "推测：";
/// What begins the comment on words that found no place.
pub const LEFT: &str = "未能归入各项的原文：";
/// What begins the comment on something that has to be filled in.
pub const MISSING: &str = "请填写";
/// What begins the comment at the head of a description that was read from a paper.
pub const FROM_PAPER: &str = "这份描述是从已发的通知里读出来的。";
/// What stands where something is to be filled in, alone or with an example in brackets behind it.
pub const TO_FILL: &str = "待填";

/// The findings with one for each place to fill in; what else is wrong with those places is not said.
pub(super) fn to_fill(root: &Node, findings: Diagnostics) -> Diagnostics {
    let mut places = Vec::new();
    collect(root, "", &mut places);
    if places.is_empty() {
        return findings;
    }
    let is_there = |found: &&Diagnostic| match &found.place {
        Place::Text(origin) => !places.iter().any(|(place, _)| holds(place, origin)),
        Place::Book(_) | Place::Nowhere => true,
    };
    let mut left = Diagnostics::new();
    left.extend(findings.iter().filter(is_there).cloned());
    left.extend(places.into_iter().map(|(at, problem)| Diagnostic::at(&at, problem)));
    left
}

fn holds(place: &Origin, other: &Origin) -> bool {
    place.span().start <= other.span().start && other.span().end <= place.span().end
}

/// Places to fill in below `node`, which stands behind `key`. Cells of a table are printed as they are.
fn collect(node: &Node, key: &str, places: &mut Vec<(Origin, Problem)>) {
    match &node.kind {
        Kind::Null => {}
        Kind::Scalar(text) => {
            if let Some(hint) = hint(text) {
                let problem = Unfinished::ToFill { key: key.to_owned(), hint };
                places.push((node.origin.clone(), Problem::Unfinished(problem)));
            }
        }
        Kind::List(items) => items.iter().for_each(|item| collect(item, key, places)),
        Kind::Mapping(entries) => {
            for entry in entries {
                let Kind::Scalar(key) = &entry.key.kind else { continue };
                if !keys::ROWS.is(key) {
                    collect(&entry.value, key, places);
                }
            }
        }
    }
}

/// The example behind 待填; nothing where the text is no place to fill in.
fn hint(text: &str) -> Option<Option<String>> {
    let rest = text.strip_prefix(TO_FILL)?;
    let inner = rest.strip_prefix('（').and_then(|rest| rest.strip_suffix('）'));
    (rest.is_empty() || inner.is_some()).then(|| inner.map(str::to_owned))
}

/// The comments that ask somebody to look, in their order.
pub(super) fn remarks(source: &Arc<Source>, root: &Node) -> Diagnostics {
    let mut texts = Vec::new();
    spans(root, &mut texts);
    texts.sort_by_key(|span| span.start);
    let mut findings = Diagnostics::new();
    let mut start = 0;
    for line in source.text().split_inclusive('\n') {
        if let Some((at, problem)) = remark(line) {
            let place = start + at..start + line.trim_end().len();
            if !is_in(&texts, place.start) {
                let origin = Origin::new(source, place);
                findings.push(Diagnostic::at(&origin, Problem::Unfinished(problem)));
            }
        }
        start += line.len();
    }
    findings
}

/// The texts of the file: a `#` in one begins no comment.
fn spans(node: &Node, texts: &mut Vec<Range<usize>>) {
    match &node.kind {
        Kind::Null => {}
        Kind::Scalar(_) => texts.push(node.origin.span()),
        Kind::List(items) => items.iter().for_each(|item| spans(item, texts)),
        Kind::Mapping(entries) => entries.iter().for_each(|entry| spans(&entry.value, texts)),
    }
}

fn is_in(texts: &[Range<usize>], at: usize) -> bool {
    let before = texts.partition_point(|span| span.start <= at);
    before > 0 && texts[before - 1].contains(&at)
}

/// Where a comment of the line begins, and what it asks for.
fn remark(line: &str) -> Option<(usize, Unfinished)> {
    line.match_indices('#').find_map(|(at, _)| {
        let begins = at == 0 || line[..at].ends_with([' ', '\t']);
        let words = line[at..].trim_start_matches('#').trim();
        begins.then(|| asked(words)).flatten().map(|problem| (at, problem))
    })
}

fn asked(words: &str) -> Option<Unfinished> {
    if let Some(words) = words.strip_prefix(GUESS) {
        let words = words.trim_end_matches(END).to_owned();
        return Some(Unfinished::Guess { words });
    }
    if let Some(words) = words.strip_prefix(LEFT) {
        return Some(Unfinished::LeftOver { words: words.to_owned() });
    }
    let words = words.strip_prefix(MISSING)?.trim_end_matches('：');
    let words = words.trim_start_matches('（').trim_end_matches('）').to_owned();
    Some(Unfinished::StillMissing { words })
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::{Diagnostic, Place};

    #[test]
    fn comments_ask_and_texts_do_not() {
        let text = "# 推测：甲，请核对\n年度: 2024 # 推测：乙\n标题: |\n  # 推测：丙\n# 请填写（丁）：\n引言: \"戊 # 推测：己\"\n";
        let found = read("n.yaml", text.as_bytes()).remarks.sorted();
        let line = |found: &Diagnostic| match &found.place {
            Place::Text(origin) => origin.line_column().0,
            Place::Book(_) | Place::Nowhere => 0,
        };
        let codes: Vec<(&str, usize)> =
            found.iter().map(|found| (found.problem.code(), line(found))).collect();
        assert_eq!(codes, [("W530", 1), ("W530", 2), ("W532", 5)]);
    }

    #[test]
    fn a_place_to_fill_in_is_told_once() {
        let text =
            "年度: 待填（2025）\n发文字号: 待填\n单位名册: [{名称: 待填, 邮箱: 待填（a@b.cn）}]\n";
        let found = read("n.yaml", text.as_bytes()).findings;
        let codes: Vec<&str> = found.iter().map(|one| one.problem.code()).collect();
        assert_eq!(codes.iter().filter(|code| **code == "E535").count(), 4, "{codes:?}");
        assert!(codes.iter().all(|code| ["E535", "E105"].contains(code)), "{codes:?}");
    }
}
