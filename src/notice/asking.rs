//! How a comment that asks somebody to look is written, whoever guessed: the reader of a paper, or what moves last
//! year's description on; and how it is found again.
//!
//! ```text
//! # 推测：…，请核对
//! ```
//!
//! Each stands at what it is about and speaks of no other place: what is moved or taken out takes its own along, and no
//! more. Descriptions that were begun with an older version may have one that stands for several tasks, by their order
//! (按先后第1—4、6项，共5处，后面的不再写): it is read, and never written.

use std::ops::Range;

use super::unfinished::{GUESS, LEFT, MISSING};

/// How a guess ends.
pub(crate) const END: &str = "，请核对";
/// Characters of a line of a comment.
const LINE: usize = 400;
/// Blanks at the end of a line are not written: so many characters it has at least where the comment goes on.
const FULL: usize = LINE - 4;

/// A guess that says `words`.
pub(crate) fn guess(words: &str) -> String {
    format!("{GUESS}{words}{END}")
}

/// A comment in lines that can be read, each with its sign.
pub(crate) fn comment(words: &str) -> Vec<String> {
    let all: Vec<char> = words.chars().collect();
    let line = |part: &[char]| {
        let part: String = part.iter().collect();
        format!("# {}", part.trim_end()).trim_end().to_owned()
    };
    all.chunks(LINE).map(line).collect()
}

/// What a line of a comment says, behind its sign.
pub(crate) fn said(line: &str) -> &str {
    line.trim().trim_start_matches('#').trim()
}

/// Where a comment that asks ends, of which the first line, from its sign on, is `first`: a long one goes on in the lines
/// below. A guess ends with its words, so that what an office wrote below it is none of it; one that asks to fill something
/// in has a line below it that says how.
pub(crate) fn end(text: &str, first: Range<usize>) -> usize {
    let line = text[..first.start].rfind('\n').map_or(0, |end| end + 1);
    let indent = &text[line..first.start];
    let own = |place: Range<usize>| text.get(place).map(said).unwrap_or_default();
    let (mut words, mut last, mut end) = (own(first.clone()).to_owned(), first.clone(), first.end);
    if !indent.trim().is_empty() {
        return end;
    }
    let has_form = words.starts_with(MISSING) && words.ends_with('：');
    let mut lines = 1;
    while goes_on(&words, own(last.clone())) || has_form && lines == 1 {
        let Some(start) = text[end..].find('\n').map(|at| end + at + 1) else { break };
        let next = text[start..].split('\n').next().unwrap_or_default();
        let sign = start + indent.len();
        let is_comment = next.starts_with(indent) && text[sign..].starts_with('#');
        if !is_comment || asks(said(next)) {
            break;
        }
        end = start + next.trim_end().len();
        last = sign..end;
        words += said(next);
        lines += 1;
    }
    end
}

/// Whether a comment that says `words`, in its last line these, has more in the next line.
fn goes_on(words: &str, last: &str) -> bool {
    let is_whole = words.starts_with(GUESS) && words.ends_with(END);
    !is_whole && last.chars().count() >= FULL
}

/// Whether a comment that says this asks somebody to look.
fn asks(words: &str) -> bool {
    [GUESS, LEFT, MISSING].iter().any(|sign| words.starts_with(sign))
}

/// Where the guesses among the comments that end before `below` stand, with their lines: those that are about what begins
/// in that line, where they are indented no more than it is. None of them begins before `from`.
pub(crate) fn guesses_above(text: &str, below: usize, from: usize) -> Vec<Range<usize>> {
    let line_of = |at: usize| text[..at].rfind('\n').map_or(0, |end| end + 1);
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let deepest = indent(&text[below..]);
    let is_above = |line: &str| {
        let own = line.trim();
        own.is_empty() || own.starts_with('#') && indent(line) <= deepest
    };
    let mut top = below;
    while top > from {
        let start = line_of(top - 1);
        if start < from || !is_above(&text[start..top - 1]) {
            break;
        }
        top = start;
    }
    let (mut found, mut at) = (Vec::new(), top);
    while at < below {
        let line = text[at..below].split('\n').next().unwrap_or_default();
        let mut next = at + line.len() + 1;
        if said(line).starts_with(GUESS) {
            let end = end(text, at + indent(line)..at + line.trim_end().len());
            next = text[end..].find('\n').map_or(text.len(), |more| end + more + 1);
            found.push(at..next);
        }
        at = next;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{comment, end, guess, guesses_above};

    #[test]
    fn a_long_comment_has_several_lines() {
        assert_eq!(comment("甲"), ["# 甲"]);
        assert_eq!(comment(&"甲".repeat(401)).len(), 2);
    }

    /// What an office wrote right below a guess is none of it, however long that is.
    #[test]
    fn a_long_guess_ends_with_its_words() {
        for length in [1, 300, 380, 389, 390, 393, 394, 395, 500, 790, 794, 1000] {
            let lines = comment(&guess(&"甲".repeat(length)));
            for own in ["# 张三 3月5日看过", "#", "甲: 乙", "# 推测：丙，请核对"] {
                let text = format!("  {}\n  {own}\n", lines.join("\n  "));
                let first = 2..2 + lines[0].len();
                let wanted = text.len() - own.len() - 4;
                assert_eq!(end(&text, first), wanted, "{length} {own}");
            }
        }
        // One that found no place has no end of its own: a full line goes on.
        let left = comment(&format!("未能归入各项的原文：{}", "甲".repeat(500))).join("\n");
        assert_eq!(end(&left, 0..left.find('\n').unwrap()), left.len());
        let text = "# 请填写（甲）：\n# 甲: 乙\n# 丙\n";
        assert_eq!(&text[end(text, 0..text.find('\n').unwrap())..], "\n# 丙\n");
    }

    #[test]
    fn the_guesses_above_a_line_are_found() {
        let text = "甲: 一\n# 推测：不是，请核对\n  # 推测：子，请核对\n  # 看过\n\n  # 推测：丑，请核对\n  乙: 二\n";
        let below = text.find("  乙").unwrap();
        let found = guesses_above(text, below, text.find('\n').unwrap() + 1);
        let words: Vec<&str> = found.into_iter().map(|place| text[place].trim()).collect();
        assert_eq!(words, ["# 推测：不是，请核对", "# 推测：子，请核对", "# 推测：丑，请核对"]);
        assert!(guesses_above(text, below, below).is_empty());
        assert!(guesses_above("甲: 一\n", 0, 0).is_empty());
    }
}
