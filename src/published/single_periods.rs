//! When single periods are due, behind the sentence that asks for the reports of all: 报送 has one day for all periods, so
//! that those that differ are told.
//!
//! ```text
//! 每季度末月25日前…报送。第一季度为3月25日，第四季度为12月20日。     told: 12月20日 is no 25th
//! 每季度末月25日前…报送。第一季度为3月25日。                         nothing: it is what 截止日 says
//! ```

use super::shape;

/// Words for a period of the year.
const PERIODS: [&str; 9] =
    ["一季度", "二季度", "三季度", "四季度", "上半年", "下半年", "年底", "全年", "年终"];
/// Sentences that are looked at behind the one that asks.
const BEHIND: usize = 2;

/// The sentences of `paragraphs` from `sentence` on that name a period and a day of another number than `day`.
pub(super) fn told(paragraphs: &[String], sentence: &str, day: Option<u8>) -> Vec<String> {
    let Some(day) = day else { return Vec::new() };
    let texts = paragraphs.iter().map(|text| shape::squeezed(text));
    let found = texts.filter_map(|text| {
        let sentences: Vec<&str> = text.split(['。', '；']).collect();
        let at = sentences.iter().position(|one| *one == sentence)?;
        let near = sentences[at..].iter().take(1 + BEHIND);
        let own = near.filter_map(|one| periods(one).filter(|own| differs(own, day)));
        Some(own.map(str::to_owned).collect::<Vec<_>>())
    });
    found.flatten().collect()
}

/// The part of a sentence from its first word for a period on.
fn periods(sentence: &str) -> Option<&str> {
    let at = PERIODS.iter().filter_map(|word| sentence.find(word)).min()?;
    let at = sentence[..at].strip_suffix('第').map_or(at, str::len);
    Some(&sentence[at..])
}

/// Whether a day of a month in it is another one: 12月20日, 12月20日前.
fn differs(text: &str, day: u8) -> bool {
    text.match_indices('日').any(|(at, _)| {
        let before = &text[..at];
        let month = before.trim_end_matches(|one: char| one.is_ascii_digit());
        let own: Option<u8> = before[month.len()..].parse().ok();
        month.ends_with('月') && own.is_some_and(|own| own != day)
    })
}
