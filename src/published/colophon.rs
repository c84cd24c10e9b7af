//! 版记 (GB/T 9704-2012, 7.4): copies, recipients that had no room above, who printed it and when. Taken
//! out of the lines, before or behind the attachments, wherever it stands.

use super::draft::ColophonDraft;
use super::line::Item;
use super::shape;

/// Words before who gets copies; the first is printed.
const COPIES: [&str; 3] = ["抄送", "抄报", "分送"];
/// Those of minutes, which elsewhere are words of a text.
const SENT: [&str; 3] = ["发", "送", "分发"];
/// Lines above the colophon, at least.
const ABOVE: usize = 4;

/// The colophon of the paper, and all the other lines.
pub(super) fn take(items: Vec<Item>) -> (ColophonDraft, Vec<Item>) {
    let mut colophon = ColophonDraft::default();
    let mut rest: Vec<Item> = Vec::new();
    let mut items = items.into_iter().peekable();
    while let Some(item) = items.next() {
        let Some(text) = item.text() else {
            rest.push(item);
            continue;
        };
        if let Some((by, day)) = imprint(text) {
            let by = if by.is_empty() { rest_body(&mut rest) } else { Some(by) };
            (colophon.printed_by, colophon.printed) = (by, Some(day));
            continue;
        }
        let sent = shape::labelled(text, &SENT).filter(|_| rest.len() > ABOVE);
        let copies = shape::labelled(text, &COPIES).or(sent);
        // 主送 beside the copies; what a letter begins with is none.
        let recipients = shape::labelled(text, &["主送"]).filter(|_| rest.len() > ABOVE);
        let Some(first) = copies.or(recipients) else {
            rest.push(item);
            continue;
        };
        let mut whole = first.to_owned();
        while !whole.ends_with('。') {
            let goes_on = |item: &Item| item.text().is_some_and(|text| is_more(text, &whole));
            let Some(more) = items.next_if(goes_on) else { break };
            whole += more.text().unwrap_or_default();
        }
        let whole = whole.trim_end_matches(['。', '.']).trim().to_owned();
        let mut words = COPIES.into_iter().chain(SENT);
        let word = words.find(|word| shape::labelled(text, &[*word]).is_some());
        if let Some(word) = word.filter(|word| *word != COPIES[0]) {
            colophon.doubts.push(format!("原文写“{word}：{whole}”，印出来是“抄送”"));
        }
        let place = if copies.is_some() { &mut colophon.copies } else { &mut colophon.recipients };
        *place = Some(match place.take() {
            Some(before) => format!("{before}。{whole}"),
            None => whole,
        });
    }
    (colophon, rest)
}

/// Whether the line `text` goes on with the list `before`.
fn is_more(text: &str, before: &str) -> bool {
    let has_label = shape::labelled(text, &["抄送", "抄报", "分送", "主送", "附件"]).is_some();
    let may_go_on = before.ends_with(['，', '、', ',', '；']) || text.ends_with(['。', '，', '、']);
    may_go_on && !has_label && imprint(text).is_none()
}

/// Who printed it, where it says so, and when: `甲区办公室 2024年3月28日印发`.
fn imprint(text: &str) -> Option<(String, crate::date::Date)> {
    let text = text.trim();
    // 2024年3月28日印
    let text = text.strip_suffix(['发', '制']).map_or(text, str::trim_end).strip_suffix('印')?;
    shape::date_at_end(text)
}

/// The body in the line before the day.
fn rest_body(rest: &mut Vec<Item>) -> Option<String> {
    let body = rest.last()?.text().filter(|text| shape::is_body(text))?.to_owned();
    rest.pop();
    Some(body)
}
