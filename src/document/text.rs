//! What is asked of a text whatever block it stands in.

use super::{Role, Run, Text};

/// Whether `text` is a heading of its own line, which stays on the page of what follows.
pub fn is_heading(text: &[Run]) -> bool {
    !text.is_empty() && text.iter().all(|run| run.role != Role::Text)
}

/// The characters of `text` without their roles.
pub fn plain_text(text: &[Run]) -> String {
    text.iter().map(|run| run.text.as_str()).collect()
}

/// The characters of texts that stand one below the other, as one line.
pub fn in_one_line(lines: &[Text]) -> String {
    lines.iter().map(|line| plain_text(line)).collect()
}

/// Parts `text` at the byte `at` of its plain text; runs keep what they are.
pub fn parted(text: &[Run], at: usize) -> (Text, Text) {
    let (mut before, mut after) = (Text::new(), Text::new());
    let mut start = 0;
    for run in text {
        let (head, tail) = run.text.split_at(at.saturating_sub(start).min(run.text.len()));
        let part = |text: &str| Run { text: text.to_owned(), ..run.clone() };
        before.extend((!head.is_empty()).then(|| part(head)));
        after.extend((!tail.is_empty()).then(|| part(tail)));
        start += run.text.len();
    }
    (before, after)
}
