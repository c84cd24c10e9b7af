//! Whether the lines of a text are paragraphs, or pieces that the end of a page or the width of a mail's window has cut.
//!
//! ```text
//! .pdf                      a page's end parts paragraphs, and nobody says so: a long line without an end may go on
//! .docx, .txt               a line is a paragraph
//! .docx, .txt, and the few without an end are tasks whose units stand at the end of the next line:  torn
//! .docx, .txt, and each line without an end is as wide as the widest, and each such run ends with a mark:  cut
//! ```

use super::shape;

/// Characters of a full line of a page, less those a line may lack: a shorter one was ended by somebody.
const FULL_LINE: usize = 22;
/// Half widths that a full line may lack: the first line's white and a mark that begins no line.
const LACKS: usize = 6;
/// Half widths of the widest line, and lines that are cut, at least: fewer are by chance.
const WIDEST: usize = 2 * FULL_LINE;
const FEWEST: usize = 3;
/// Lines to one that a page has parted, at least.
const OTHERS: usize = 4;

/// What the lines of a text are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Lines {
    /// Paragraphs, but where a page has parted one.
    OfPages,
    /// Paragraphs, as somebody typed them.
    Whole,
    /// Paragraphs as somebody took them from pages: all have an end but those that a page has parted.
    Torn,
    /// Pieces of paragraphs: one of so many half widths goes on in the next.
    CutAt(usize),
}

impl Lines {
    /// What the lines of a typed text are; `may_go_on` says of two whether the second may go on with the first,
    /// as far as its words tell, and `are_torn` whether it plainly does.
    pub(super) fn typed(
        lines: &[&str],
        may_go_on: impl Fn(&str, &str) -> bool,
        are_torn: impl Fn(&str, &str) -> bool,
    ) -> Lines {
        let goes_on: Vec<bool> = lines.windows(2).map(|pair| may_go_on(pair[0], pair[1])).collect();
        let widest = lines.iter().map(|line| width(line)).max().unwrap_or_default();
        let full = widest.saturating_sub(LACKS);
        let is_cut = |at: usize| {
            let goes_further = goes_on.get(at + 1).copied().unwrap_or_default();
            width(lines[at]) >= full && (goes_further || shape::is_ended(lines[at + 1]))
        };
        let mut cut = (0..goes_on.len()).filter(|at| goes_on[*at]);
        let count = cut.clone().count();
        let is_torn = |at: usize| are_torn(lines[at], lines[at + 1]);
        let are_few = count * OTHERS <= lines.len();
        match widest >= WIDEST && count >= FEWEST && cut.clone().all(is_cut) {
            true => Lines::CutAt(full),
            false if count > 0 && are_few && cut.all(is_torn) => Lines::Torn,
            false => Lines::Whole,
        }
    }

    /// Whether a paragraph whose last line is given may be cut there.
    pub(super) fn may_end_in(self, paragraph: &str, last: &str) -> bool {
        match self {
            Lines::OfPages => {
                paragraph.chars().count() >= FULL_LINE || paragraph.ends_with(['，', '、'])
            }
            Lines::Torn => paragraph.chars().count() >= FULL_LINE,
            Lines::Whole => false,
            Lines::CutAt(full) => width(last) >= full,
        }
    }
}

/// The half widths of a line.
fn width(line: &str) -> usize {
    line.chars().map(|one| if one.is_ascii() { 1 } else { 2 }).sum()
}
