//! The papers that a notice issues, by what stands before its tasks: their titles are its own, though the notice's title
//! says them otherwise.
//!
//! ```text
//! 《2025年甲区任务方案》已经区政府同意，现印发给你们      it, though 标题 is 关于印发2025年任务方案的通知
//! 现将《2025年甲区任务方案》印发给你们                    it
//! 根据《2025年国务院工作要点》，现将…                    not
//! ```

use crate::notice::keys;
use crate::notice::yaml::{Kind, Node};

use super::own::solid;
use super::{entries, is};

/// Words that issue what a sentence is about.
const ISSUING: [&str; 7] =
    ["现印发", "现予印发", "予以印发", "现下发", "现发给", "现予以印发", "现予公布"];
/// What is said of a paper before it is issued.
const SAID: [&str; 7] = ["已经", "已由", "已", "业经", "经", "现", "予以"];

/// The titles of what the notice at `root` issues.
pub(super) fn issued(root: &Node) -> Vec<String> {
    let preamble = entries(root).iter().find(|entry| is(entry, &keys::PREAMBLE));
    let mut texts = Vec::new();
    preamble.into_iter().for_each(|entry| collect(&entry.value, &mut texts));
    texts.iter().flat_map(|text| text.split('。')).flat_map(of_sentence).collect()
}

fn collect(node: &Node, texts: &mut Vec<String>) {
    match &node.kind {
        Kind::Scalar(text) => texts.push(solid(text)),
        Kind::List(items) => items.iter().for_each(|item| collect(item, texts)),
        Kind::Null | Kind::Mapping(_) => {}
    }
}

fn of_sentence(sentence: &str) -> Vec<String> {
    let places = sentence.match_indices('《').filter_map(|(open, mark)| {
        let start = open + mark.len();
        Some((open, start, start + sentence[start..].find('》')?))
    });
    let last = ISSUING.iter().filter_map(|word| sentence.rfind(word)).max();
    let is_issued = |(open, _, end): &(usize, usize, usize)| {
        let behind = &sentence[end + '》'.len_utf8()..];
        let is_said = SAID.iter().any(|word| behind.starts_with(word))
            && last.is_some_and(|last| last > *end);
        let is_object = sentence[..*open].ends_with('将')
            && ["印发", "下发", "发给", "公布", "发布"].iter().any(|word| behind.starts_with(word));
        is_said || is_object
    };
    places.filter(is_issued).map(|(_, start, end)| sentence[start..end].to_owned()).collect()
}
