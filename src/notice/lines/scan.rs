//! From line to line: what a line is, and what stands in it.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diag::{FileProblem, Slip};
use crate::notice::keys::Table;
use crate::notice::mended::Edit;
use crate::notice::schema::places::{Place, UNKNOWN};
use crate::notice::syntax::DEPTH;

use super::levels::{Levels, Open, Room};
use super::{Found, Kind};

/// Reads the lines of a text.
pub(super) struct Scan<'t> {
    pub(super) text: &'t str,
    /// Where the next line begins.
    pub(super) next: usize,
    pub(super) root: &'static Table,
    pub(super) levels: Levels,
    pub(super) open: Open,
    /// The names that `&name` has given.
    pub(super) anchors: BTreeSet<&'t str>,
    /// Whether it was said that units of the register stand there by their names alone.
    pub(super) is_bare_noted: bool,
    /// The plain text in brackets that is being read.
    pub(super) plain: Range<usize>,
    pub(super) found: Vec<Found>,
}

/// A line without its end: its spaces, and what stands behind them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) start: usize,
    /// Where its first character is that is no space of any kind.
    pub(super) content: usize,
    /// Behind its last one.
    pub(super) end: usize,
    /// How many ordinary spaces it begins with.
    pub(super) spaces: usize,
}

impl<'t> Scan<'t> {
    pub(super) fn new(text: &'t str, root: &'static Table) -> Scan<'t> {
        Scan {
            text,
            next: 0,
            root,
            levels: Levels::default(),
            open: Open::Nothing,
            anchors: BTreeSet::new(),
            is_bare_noted: false,
            plain: 0..0,
            found: Vec::new(),
        }
    }

    /// All slips.
    pub(super) fn run(mut self) -> Vec<Found> {
        while let Some(line) = self.line() {
            self.read(line);
            if self.levels.depth() > DEPTH {
                break;
            }
        }
        self.found
    }

    /// The next line.
    fn line(&mut self) -> Option<Line> {
        let start = self.next;
        let line = line_at(self.text, start)?;
        self.next = self.text[start..].find('\n').map_or(self.text.len(), |end| start + end + 1);
        Some(line)
    }

    fn read(&mut self, line: Line) {
        let content = &self.text[line.content..line.end];
        if content.is_empty() {
            return self.blank(line);
        }
        if content.starts_with('#') {
            if matches!(self.open, Open::Text { .. }) {
                self.open = Open::Nothing;
            }
            return;
        }
        if line.content == line.start && is_mark(content) {
            self.levels.clear();
            self.open = Open::Nothing;
            return;
        }
        if self.goes_on(line, content) {
            return;
        }
        self.structure(line);
    }

    /// A line without a character that is seen: of other spaces than YAML knows, it would be a text.
    fn blank(&mut self, line: Line) {
        let spaces = line_body(self.text, line.start);
        let Some(character) = spaces.chars().find(|c| !matches!(c, ' ' | '\t')) else { return };
        let is_text = matches!(self.open, Open::Text { owner, .. } if line.spaces > owner);
        if !is_text {
            let span = line.start..line.start + spaces.len();
            let edit = Edit::new(span.clone(), "");
            self.taken(Slip::OddSpace { character }, span, vec![edit]);
        }
    }

    /// Whether the line is one more of a plain text: it is deeper than what the text belongs to.
    fn goes_on(&mut self, line: Line, content: &str) -> bool {
        let Open::Text { place, owner, is_item, .. } = self.open else { return false };
        let goes_on = line.spaces > owner && !self.breaks_out(content);
        if goes_on {
            self.open = Open::Text { place, owner, end: line.end, is_item };
        }
        goes_on
    }

    /// Whether a line can be no text, however deep it is: a key that is open stands there as it should.
    fn breaks_out(&self, content: &str) -> bool {
        let content = content.strip_prefix("- ").map_or(content, str::trim_start);
        let Some((key, behind)) = content.split_once(':') else { return false };
        let is_key = behind.is_empty() || behind.starts_with(' ');
        let key = key.trim_end();
        let in_item = || {
            self.levels.lists().any(|(_, item)| super::levels::find(&item.mapping, key).is_some())
        };
        is_key && (self.levels.homes(key).next().is_some() || in_item())
    }

    /// Notes a slip that can mean one thing only.
    pub(super) fn taken(&mut self, slip: Slip, span: Range<usize>, edits: Vec<Edit>) {
        self.found.push(Found { kind: Kind::Taken(slip), span, edits, shown: None });
    }

    /// Notes a slip of which it is not sure what is meant.
    pub(super) fn unsure(&mut self, fault: FileProblem, span: Range<usize>, edits: Vec<Edit>) {
        self.found.push(Found { kind: Kind::Unsure(fault), span, edits, shown: None });
    }

    /// What may stand in the text as a whole.
    pub(super) fn root_place(&self) -> Place {
        Place { mapping: [Some(self.root), None], ..UNKNOWN }
    }

    /// Opens a mapping.
    pub(super) fn enter(&mut self, column: usize, place: Place) {
        self.levels.push(column, Room::Mapping(place.mapping));
    }
}

/// The line that begins at `start`.
pub(super) fn line_at(text: &str, start: usize) -> Option<Line> {
    if start >= text.len() {
        return None;
    }
    let body = line_body(text, start);
    let content = start + body.len() - body.trim_start().len();
    let end = (start + body.trim_end().len()).max(content);
    let spaces = body.len() - body.trim_start_matches(' ').len();
    Some(Line { start, content, end, spaces })
}

pub(super) fn line_body(text: &str, start: usize) -> &str {
    let end = text[start..].find('\n').map_or(text.len(), |end| start + end);
    &text[start..end]
}

/// Whether a line parts documents or speaks to the parser.
fn is_mark(content: &str) -> bool {
    let mark = content.get(..3).filter(|mark| matches!(*mark, "---" | "..."));
    let is_alone =
        content.get(3..).unwrap_or_default().starts_with(char::is_whitespace) || content.len() == 3;
    content.starts_with("%YAML") || content.starts_with("%TAG") || mark.is_some() && is_alone
}
