//! Where a value came from: a stretch of a text file that somebody wrote, or a cell of a
//! workbook that somebody sent back.
//!
//! Everything made from input carries its origin to the last stage, so that even the page
//! layout can say in which line of `notice.yaml` the offending character stands, and the report
//! from which cell of which file a figure is.

use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

use crate::cell::CellRef;

/// A text file as it was read: its name for messages, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    name: String,
    text: String,
    /// Where each line begins, in bytes.
    lines: Vec<usize>,
    /// Whether it is the program's own, which no user writes.
    built_in: bool,
    /// The cell that each line is, where the text was taken from a workbook.
    cells: Vec<BookOrigin>,
}

impl Source {
    /// A source of this name (shown to the user as it is) and text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Source> {
        let text = text.into();
        let ends = text.match_indices('\n').map(|(end, _)| end + 1);
        let lines = std::iter::once(0).chain(ends).collect();
        Arc::new(Source { name: name.into(), text, lines, built_in: false, cells: Vec::new() })
    }

    /// The texts of a workbook's cells, a line each: what is found in one is told with its cell. Gives the
    /// texts as they stand in it.
    pub fn of_cells(file: &str, cells: Vec<(BookOrigin, String)>) -> Vec<Sourced<String>> {
        let (places, texts): (Vec<BookOrigin>, Vec<String>) = cells.into_iter().unzip();
        let texts: Vec<String> = texts.iter().map(|text| text.replace(['\n', '\r'], "")).collect();
        let mut source = Source::new(file, texts.join("\n"));
        Arc::make_mut(&mut source).cells = places;
        let mut start = 0;
        let mut placed = |text: String| {
            let origin = Origin::new(&source, start..start + text.len());
            start += text.len() + 1;
            Sourced::new(text, origin)
        };
        texts.into_iter().map(&mut placed).collect()
    }

    /// A source that is part of the program: nobody can mend what stands in it.
    pub fn built_in(name: impl Into<String>, text: impl Into<String>) -> Arc<Source> {
        let mut source = Source::new(name, text);
        Arc::make_mut(&mut source).built_in = true;
        source
    }

    /// The name under which messages speak of this file.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    fn line_column(&self, at: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= at);
        (line, self.text[self.lines[line - 1]..at].chars().count() + 1)
    }
}

/// A stretch of a [`Source`], in bytes on character boundaries.
#[derive(Clone, PartialEq, Eq)]
pub struct Origin {
    source: Arc<Source>,
    span: Range<usize>,
}

impl Origin {
    /// The stretch `span` (bytes) of `source`. A span that leaves the text or cuts a character
    /// is narrowed to what lies inside.
    pub fn new(source: &Arc<Source>, span: Range<usize>) -> Origin {
        let floor = |at: usize| source.text.floor_char_boundary(at.min(source.text.len()));
        let start = floor(span.start);
        let end = floor(span.end).max(start);
        Origin { source: Arc::clone(source), span: start..end }
    }

    /// The file.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The bytes of the file's text this stands for.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// The cell of a workbook it stands in, where it does.
    pub fn cell(&self) -> Option<&BookOrigin> {
        let line = self.source.lines.partition_point(|start| *start <= self.span.start);
        self.source.cells.get(line - 1)
    }

    /// The text this stands for, as it was written.
    pub fn text(&self) -> &str {
        &self.source.text[self.span.clone()]
    }

    /// The line in which it begins, from 1.
    pub fn line(&self) -> usize {
        self.source.lines.partition_point(|start| *start <= self.span.start)
    }

    /// Line and column, both from 1, the column in characters.
    pub fn line_column(&self) -> (usize, usize) {
        self.source.line_column(self.span.start)
    }

    /// Line and column of the first character behind the stretch.
    pub fn end_line_column(&self) -> (usize, usize) {
        self.source.line_column(self.span.end)
    }

    /// The bytes `range` of this stretch.
    #[must_use]
    pub fn within(&self, range: Range<usize>) -> Origin {
        let start = self.span.start;
        Origin::new(&self.source, start + range.start..start + range.end)
    }

    /// The first place of `needle` inside this stretch, or the stretch itself where the text
    /// was written in another way (an escape, a folded line).
    pub fn narrow(&self, needle: &str) -> Origin {
        match self.text().find(needle) {
            Some(at) => {
                let start = self.span.start + at;
                Origin { source: Arc::clone(&self.source), span: start..start + needle.len() }
            }
            None => self.clone(),
        }
    }
}

impl fmt::Debug for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = self.line_column();
        write!(f, "{}:{line}:{column}", self.source.name)
    }
}

/// Stands between an archive or a mail and what is packed in it.
pub const INTO: &str = " › ";

/// A file, or a place in it, without the folders of the office in which it lies; those of an archive are the unit's.
pub(crate) fn as_sent(place: &str) -> &str {
    let (file, _) = place.split_once(INTO).unwrap_or((place, ""));
    let (file, _) = file.rsplit_once(" [").unwrap_or((file, ""));
    &place[file.rfind(['/', '\\']).map_or(0, |at| at + 1)..]
}

/// The file in the folder of returns that `file` is, or is packed in.
pub fn arrival(file: &str) -> &str {
    file.split_once(INTO).map_or(file, |(arrival, _)| arrival)
}

/// A workbook that was sent back, or a sheet or a cell of it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct BookOrigin {
    file: Arc<str>,
    sheet: Option<(Arc<str>, Option<CellRef>)>,
}

impl BookOrigin {
    /// The file of this name (shown to the user as it is) as a whole.
    pub fn file(name: &Arc<str>) -> BookOrigin {
        BookOrigin { file: Arc::clone(name), sheet: None }
    }

    /// A sheet of the file.
    pub fn sheet(file: &Arc<str>, sheet: &str) -> BookOrigin {
        BookOrigin { file: Arc::clone(file), sheet: Some((sheet.into(), None)) }
    }

    /// A cell of a sheet of the file.
    pub fn cell(file: &Arc<str>, sheet: &str, cell: CellRef) -> BookOrigin {
        BookOrigin { file: Arc::clone(file), sheet: Some((sheet.into(), Some(cell))) }
    }

    /// The same of a file in `folder`, beside those that are named without one.
    #[must_use]
    pub fn in_folder(&self, folder: &str) -> BookOrigin {
        BookOrigin { file: format!("{folder}/{}", self.file).into(), sheet: self.sheet.clone() }
    }

    /// The same of a file that messages call `file`.
    #[must_use]
    pub fn called(&self, file: &Arc<str>) -> BookOrigin {
        BookOrigin { file: Arc::clone(file), sheet: self.sheet.clone() }
    }

    /// The name under which messages speak of the file.
    pub fn file_name(&self) -> &str {
        &self.file
    }

    /// The same, to be kept.
    pub fn shared_file_name(&self) -> Arc<str> {
        Arc::clone(&self.file)
    }

    /// The sheet's name, where one is meant.
    pub fn sheet_name(&self) -> Option<&str> {
        self.sheet.as_ref().map(|(name, _)| &**name)
    }

    /// The cell, where one is meant.
    pub fn cell_ref(&self) -> Option<CellRef> {
        self.sheet.as_ref().and_then(|(_, cell)| *cell)
    }
}

/// As a message names it: `returns/甲.xlsx [填报表!D7]`.
impl fmt::Display for BookOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        match &self.sheet {
            None => Ok(()),
            Some((sheet, None)) => write!(f, " [{sheet}]"),
            Some((sheet, Some(cell))) => write!(f, " [{sheet}!{cell}]"),
        }
    }
}

impl fmt::Debug for BookOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Where a finding stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a text file.
    Text(Origin),
    /// In a workbook. Findings are passed around as errors, and every piece of a text knows its place.
    Book(Arc<BookOrigin>),
    /// The input as a whole is meant, and no file was read.
    Nowhere,
}

impl Place {
    /// Whether somebody wrote what stands here and can change it: not where the program's own
    /// wording stands.
    pub fn is_written(&self) -> bool {
        match self {
            Place::Text(origin) => !origin.source.built_in,
            Place::Book(_) => true,
            Place::Nowhere => false,
        }
    }

    /// The line of the text file that somebody wrote and in which this begins, from 1; nothing where it is the
    /// program's own, or stands in a cell.
    pub fn written_line(&self) -> Option<usize> {
        match self {
            Place::Text(origin) if !origin.source.built_in && origin.cell().is_none() => {
                Some(origin.line())
            }
            Place::Text(_) | Place::Book(_) | Place::Nowhere => None,
        }
    }

    /// The first place of `needle` inside this one, where it is a stretch of a text that has it;
    /// else the place itself.
    #[must_use]
    pub fn narrow(&self, needle: &str) -> Place {
        match self {
            Place::Text(origin) => Place::Text(origin.narrow(needle)),
            Place::Book(_) | Place::Nowhere => self.clone(),
        }
    }
}

impl From<&Place> for Place {
    fn from(place: &Place) -> Place {
        place.clone()
    }
}

impl From<&Origin> for Place {
    fn from(origin: &Origin) -> Place {
        match origin.cell() {
            Some(cell) => cell.into(),
            None => Place::Text(origin.clone()),
        }
    }
}

impl From<&BookOrigin> for Place {
    fn from(origin: &BookOrigin) -> Place {
        Place::Book(Arc::new(origin.clone()))
    }
}

/// A value and where it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub origin: Origin,
}

impl<T> Sourced<T> {
    /// `value`, written at `origin`.
    pub fn new(value: T, origin: Origin) -> Sourced<T> {
        Sourced { value, origin }
    }

    /// Another value from the same place.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Sourced<U> {
        Sourced { value: change(self.value), origin: self.origin }
    }
}

impl Sourced<String> {
    /// Where the characters `range` (bytes) of the text were written; see [`Parts::part`].
    pub fn part(&self, range: Range<usize>) -> Origin {
        self.parts().part(range)
    }

    /// The text for asking after several of its parts.
    pub fn parts(&self) -> Parts<'_> {
        let at = self.origin.text().find(self.value.as_str());
        Parts { text: self, start: at.map(|at| self.origin.span.start + at) }
    }
}

/// A text, compared once with what was written, so that many of its parts can be found.
pub struct Parts<'t> {
    text: &'t Sourced<String>,
    /// Where the value stands in the file, if it was written as it reads.
    start: Option<usize>,
}

impl Parts<'_> {
    /// Where the characters `range` (bytes) of the text were written. A text that was written
    /// in another way than it reads (an escape, a folded line) is searched for the characters
    /// with their neighbours; where they are not found so either, its whole place is meant.
    pub fn part(&self, range: Range<usize>) -> Origin {
        let Sourced { value, origin } = self.text;
        if let Some(start) = self.start {
            return Origin::new(&origin.source, start + range.start..start + range.end);
        }
        let before = value[..range.start].chars().next_back().map_or(0, char::len_utf8);
        let after = value[range.end..].chars().next().map_or(0, char::len_utf8);
        let around = &value[range.start - before..range.end + after];
        match origin.text().find(around) {
            Some(at) => {
                let start = origin.span.start + at + before;
                Origin::new(&origin.source, start..start + range.len())
            }
            None => origin.clone(),
        }
    }
}

impl<T> Deref for Sourced<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

#[cfg(test)]
mod tests {
    use super::{BookOrigin, CellRef, Origin, Place, Source, Sourced};

    #[test]
    fn lines_count_from_one() {
        let source = Source::new("a.yaml", "甲\n\n乙\n");
        let places = [0, 3, 4, 5, 8, 9].map(|at| Origin::new(&source, at..at).line_column());
        assert_eq!(places, [(1, 1), (1, 2), (2, 1), (3, 1), (3, 2), (4, 1)]);
        assert_eq!(Origin::new(&Source::new("a.yaml", ""), 0..0).line_column(), (1, 1));
    }

    #[test]
    fn columns_count_characters() {
        let source = Source::new("a.yaml", "年: 1\n发文字号: 川政办字\n");
        let origin = Origin::new(&source, 0..source.text().len()).narrow("川");
        assert_eq!(origin.line_column(), (2, 7));
        assert_eq!(origin.text(), "川");
    }

    #[test]
    fn parts_of_a_folded_text() {
        let source = Source::new("a.yaml", "text: 甲乙丙\n  丁,戊\n");
        let whole = Origin::new(&source, 6..source.text().len());
        let text = Sourced::new("甲乙丙 丁,戊".to_string(), whole.clone());
        let comma = text.value.find(',').unwrap();
        assert_eq!(text.part(comma..comma + 1).line_column(), (2, 4));
        assert_eq!(text.part(9..10), whole);
    }

    #[test]
    fn what_stands_in_a_cell_is_told_with_it() {
        let cell = |row| BookOrigin::cell(&"甲.xlsx".into(), "名册", CellRef::new(row, 0));
        let cells = vec![(cell(1), "区教\n体局".to_owned()), (cell(2), "区民政局".to_owned())];
        let texts = Source::of_cells("甲.xlsx", cells);
        assert_eq!(texts[0].value, "区教体局");
        assert_eq!(Place::from(&texts[1].part(3..6)), Place::from(&cell(2)));
    }

    #[test]
    fn a_span_that_cuts_a_character_is_narrowed() {
        let source = Source::new("a.yaml", "年号");
        assert_eq!(Origin::new(&source, 1..5).text(), "年");
        assert_eq!(Origin::new(&source, 4..99).text(), "号");
    }
}
