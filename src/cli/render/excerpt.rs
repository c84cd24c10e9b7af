//! A place -> the line it is on, cut to what a terminal shows.

use std::ops::Range;

use crate::han;
use crate::origin::Origin;

/// Columns of an excerpt; with the frame it stays under 80.
const COLUMNS: usize = 68;
/// Columns before the place, where the line is cut.
const BEFORE: usize = 24;
/// Stands where a line is cut.
const CUT: &str = "...";

/// What is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// The place of the problem.
    Problem,
    /// A place to compare with.
    Compare,
    /// Another place on the line with the same problem.
    Also,
}

/// A line of a file and the marks in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The file's name.
    pub(super) file: String,
    /// The line, from 1.
    pub(super) line: usize,
    /// The column of the place in the whole line, from 1, in characters.
    pub(super) column: usize,
    /// The line, perhaps cut.
    pub(super) text: String,
    /// What to mark, in bytes of `text`.
    pub(super) marks: Vec<(Range<usize>, Mark)>,
    /// The bytes of the file in sight, and how far they moved.
    sight: Range<usize>,
    indent: usize,
}

impl Excerpt {
    /// The line on which `origin` begins; a place over several lines ends with the first.
    pub(super) fn of(origin: &Origin, mark: Mark) -> Excerpt {
        let whole = origin.source().text();
        let start = origin.span().start;
        let line_start = whole[..start].rfind('\n').map_or(0, |end| end + 1);
        let line_end = whole[start..].find('\n').map_or(whole.len(), |end| start + end);
        let sight = sight(whole, line_start..line_end, start);
        let left = if sight.start > line_start { CUT } else { "" };
        let right = if sight.end < line_end { CUT } else { "" };
        let (line, column) = origin.line_column();
        let mut excerpt = Excerpt {
            file: origin.source().name().to_string(),
            line,
            column,
            text: format!("{left}{}{right}", &whole[sight.clone()]),
            marks: Vec::new(),
            indent: left.len(),
            sight,
        };
        excerpt.add(origin.span(), mark);
        excerpt
    }

    /// Marks `origin`, another place on the same line, if it is in sight.
    pub(super) fn mark(&mut self, origin: &Origin) {
        if self.sight.contains(&origin.span().start) {
            self.add(origin.span(), Mark::Also);
        }
    }

    fn add(&mut self, span: Range<usize>, mark: Mark) {
        let inside = |at: usize| at.clamp(self.sight.start, self.sight.end);
        let moved = |at: usize| inside(at) - self.sight.start + self.indent;
        self.marks.push((moved(span.start)..moved(span.end), mark));
    }
}

/// The part of `line` around `place` that fits into [`COLUMNS`].
fn sight(text: &str, line: Range<usize>, place: usize) -> Range<usize> {
    if columns(&text[line.clone()]) <= COLUMNS {
        return line;
    }
    let before = last_columns(&text[line.start..place], BEFORE);
    let start = place - before;
    let used = columns(&text[start..place]);
    let end = place + first_columns(&text[place..line.end], COLUMNS - used);
    let spare = COLUMNS - columns(&text[start..end]);
    let start = start - last_columns(&text[line.start..start], spare);
    start..end
}

/// The bytes at the beginning of `text` that fill at most `limit` columns.
fn first_columns(text: &str, limit: usize) -> usize {
    bytes_within(text.chars(), limit)
}

/// The bytes at the end of `text` that fill at most `limit` columns.
fn last_columns(text: &str, limit: usize) -> usize {
    bytes_within(text.chars().rev(), limit)
}

fn bytes_within(characters: impl Iterator<Item = char>, limit: usize) -> usize {
    let mut used = 0;
    characters
        .take_while(|character| {
            used += width(*character);
            used <= limit
        })
        .map(char::len_utf8)
        .sum()
}

fn columns(text: &str) -> usize {
    text.chars().map(width).sum()
}

fn width(character: char) -> usize {
    match han::Width::of(character) {
        han::Width::Half => 1,
        han::Width::Full => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::{Excerpt, Mark, columns};
    use crate::origin::{Origin, Source};

    #[test]
    fn a_long_line_is_cut_around_its_place() {
        let text = format!("text: {}错{}\n", "前".repeat(100), "后".repeat(100));
        let source = Source::new("a.yaml", text);
        let whole = Origin::new(&source, 0..source.text().len());
        let excerpt = Excerpt::of(&whole.narrow("错"), Mark::Problem);
        let (span, _) = excerpt.marks[0].clone();
        assert_eq!(&excerpt.text[span], "错");
        assert!(excerpt.text.starts_with("...前") && excerpt.text.ends_with("后..."));
        assert!(columns(&excerpt.text) <= 74);
        assert_eq!(excerpt.column, 107);
    }
}
