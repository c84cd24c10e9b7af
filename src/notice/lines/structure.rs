//! The column of a line, its dashes and its key: in which mapping or list it stands.

use std::ops::Range;

use crate::diag::{FileProblem, Slip};
use crate::notice::keys::{Key, Table};
use crate::notice::mended::Edit;
use crate::notice::schema::places::{Content, Place, Tables, is_of_nobody};

use super::levels::{Open, Room, behind, find};
use super::scan::{Line, Scan};

/// What is typed for the dash of a list item.
pub(super) const DASHES: &str = "-－—–•·●";

/// What no key without quotation marks begins with.
const SIGNS: [char; 12] = ['[', '{', '&', '*', '!', '|', '>', '%', '@', '`', '#', '?'];

/// Bytes of a line in which its key is looked for.
const KEY: usize = 120;

/// A key and its colon.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit<'t> {
    pub(super) name: &'t str,
    pub(super) known: Option<(&'static Table, &'static Key)>,
    /// Where its colon is, in bytes of the text.
    pub(super) colon: usize,
    pub(super) is_wide: bool,
    /// Whether it is a key to YAML: an ASCII colon, with a space or nothing behind it.
    pub(super) is_proper: bool,
}

/// What a line begins with.
#[derive(Clone, Copy, Debug)]
enum Head<'t> {
    Dash,
    Key(Hit<'t>),
    Text,
}

impl<'t> Scan<'t> {
    /// A line that begins something.
    pub(super) fn structure(&mut self, line: Line) {
        if self.levels.depth() == 0 {
            return self.first(line);
        }
        let visual = width(&self.text[line.start..line.content]);
        let is_odd = line.start + line.spaces < line.content;
        let (mut head, mut column) = (self.head(line, visual), visual);
        if let Some((fitting, is_exact)) = self.fitting(head, visual) {
            let is_text = matches!(head, Head::Key(hit) if !hit.is_proper)
                && matches!(self.open, Open::Text { .. });
            if is_exact || is_odd || !is_text {
                column = fitting;
            } else {
                head = Head::Text;
            }
        }
        if !matches!(head, Head::Text) {
            self.indent(line, visual, column);
        }
        match head {
            Head::Dash => self.dashes(line, column),
            Head::Key(hit) => self.key_line(line, hit, column),
            Head::Text => self.text_line(line, visual),
        }
    }

    /// The first line: the keys of the whole text begin here, or nothing is known of it.
    fn first(&mut self, line: Line) {
        let place = self.root_place();
        let hit = self.key_at(line.content..line.end, &place.mapping);
        match hit.filter(|hit| hit.is_proper || hit.known.is_some()) {
            Some(hit) => {
                let visual = width(&self.text[line.start..line.content]);
                let is_odd = line.start + line.spaces < line.content;
                let column = if is_odd { 0 } else { visual };
                self.indent(line, visual, column);
                self.enter(column, place);
                self.entry(line, hit, column);
            }
            None if self.text[line.content..].starts_with('{') => {
                self.value(line.content..line.end, place, 0, false);
            }
            None => self.next = self.text.len(),
        }
    }

    fn head(&self, line: Line, visual: usize) -> Head<'t> {
        let content = &self.text[line.content..line.end];
        if self.is_dash(line, content, visual) {
            return Head::Dash;
        }
        let tables = self.all_tables();
        let hit = tables.iter().find_map(|tables| {
            self.key_at(line.content..line.end, tables).filter(|hit| hit.known.is_some())
        });
        let hit = hit.or_else(|| self.any_key_at(line.content..line.end));
        hit.map_or(Head::Text, Head::Key)
    }

    /// The keys that may begin a line here: those of what is open, the innermost first.
    fn all_tables(&self) -> Vec<Tables> {
        let child = match self.open {
            Open::Child { place, .. } if !place.or_text => Some(place.mapping),
            Open::Child { .. } | Open::Nothing | Open::Text { .. } => None,
        };
        child.into_iter().chain(self.levels.mappings()).collect()
    }

    fn is_dash(&self, line: Line, content: &str, visual: usize) -> bool {
        let Some(first) = content.chars().next().filter(|c| DASHES.contains(*c)) else {
            return false;
        };
        let rest = &content[first.len_utf8()..];
        if first == '-' && (rest.is_empty() || rest.starts_with(char::is_whitespace)) {
            return true;
        }
        let begins = line.end - rest.trim_start().len();
        let has_key = |item: &Place| {
            self.key_at(begins..line.end, &item.mapping).is_some_and(|hit| hit.known.is_some())
        };
        // －{名称: …}: no text begins so where an item has keys.
        let has_braces = |item: &Place| rest.trim_start().starts_with('{') && !item.or_text;
        if self.items().iter().any(|(_, item)| has_key(item) || has_braces(item)) {
            return true;
        }
        let is_of_units =
            |(_, item): &(usize, Place)| matches!(item.content, Content::Units | Content::Register);
        let is_child = matches!(self.open, Open::Child { .. })
            && self.items().first().is_some_and(is_of_units);
        let is_next = self.levels.lists().next().is_some_and(|(column, _)| column == visual);
        is_next || first != '-' && is_child
    }

    /// The lists in which an item may begin, with the least column of each.
    fn items(&self) -> Vec<(usize, Place)> {
        let child = match self.open {
            Open::Child { place, owner } => Some((owner, place.item())),
            Open::Nothing | Open::Text { .. } => None,
        };
        child.into_iter().chain(self.levels.lists()).collect()
    }

    /// The column at which a line with this head may begin that is nearest to `visual`, and whether it is that;
    /// none where it may begin nowhere.
    fn fitting(&self, head: Head<'_>, visual: usize) -> Option<(usize, bool)> {
        let (columns, is_child): (Vec<usize>, bool) = match head {
            Head::Text => return None,
            Head::Key(hit) if self.is_beside(hit, visual) => return Some((visual, true)),
            Head::Key(_)
                if self.levels.mapping_at(visual).is_some_and(|own| is_of_nobody(&own)) =>
            {
                return Some((visual, true));
            }
            Head::Dash => (self.levels.lists().map(|(column, _)| column).collect(), true),
            Head::Key(hit) => {
                let fits = |place: &Place| {
                    let is_theirs = is_of_nobody(&place.mapping);
                    hit.known.is_none() || is_theirs || find(&place.mapping, hit.name).is_some()
                };
                let is_child = matches!(self.open, Open::Child { place, .. } if fits(&place));
                (self.levels.homes(hit.name).collect(), is_child)
            }
        };
        if columns.contains(&visual) {
            return Some((visual, true));
        }
        let child = match self.open {
            Open::Child { owner, .. } if is_child => Some(owner),
            Open::Child { .. } | Open::Nothing | Open::Text { .. } => None,
        };
        let least = child.map(|owner| owner + usize::from(!matches!(head, Head::Dash)));
        if least.is_some_and(|least| visual >= least) {
            return Some((visual, true));
        }
        let near = columns.into_iter().chain(child.map(|owner| owner + 2));
        near.min_by_key(|column| column.abs_diff(visual)).map(|column| (column, false))
    }

    /// Whether a key that nobody knows stands beside one with nothing behind it, below which no key may stand.
    fn is_beside(&self, hit: Hit<'_>, visual: usize) -> bool {
        let has_no_keys = |place: &Place| {
            place.mapping.iter().flatten().all(|table| table.keys().next().is_none())
        };
        let is_below = matches!(self.open, Open::Child { place, owner } if owner == visual && has_no_keys(&place));
        is_below && hit.known.is_none() && self.levels.mapping_at(visual).is_some()
    }

    /// Notes what is wrong with the spaces that a line begins with.
    fn indent(&mut self, line: Line, visual: usize, column: usize) {
        let written = &self.text[line.start..line.content];
        let odd = written.chars().find(|c| *c != ' ');
        if odd.is_none() && visual == column {
            return;
        }
        let span = line.start..line.content;
        let edit = vec![Edit::new(span.clone(), " ".repeat(column))];
        match odd {
            _ if written.contains('\t') => self.unsure(FileProblem::Tab, span, edit),
            _ if written.contains('\u{3000}') => {
                self.unsure(FileProblem::FullWidthIndent, span, edit)
            }
            Some(character) if visual == column || line.spaces == column => {
                self.taken(Slip::OddSpace { character }, span, edit);
            }
            Some(_) | None => {
                let place = line.content
                    ..line.end.min(line.content + first_length(&self.text[line.content..]));
                self.unsure(FileProblem::Indentation, place, edit);
            }
        }
    }

    /// The dashes of a line, and what stands behind them.
    fn dashes(&mut self, line: Line, column: usize) {
        let (mut at, mut column, mut item) = (line.content, column, self.list(column));
        loop {
            let dash = first_length(&self.text[at..line.end]);
            let rest = &self.text[at + dash..line.end];
            let spaces = rest.len() - rest.trim_start().len();
            self.dash(at..at + dash, spaces, rest, item);
            self.open = Open::Child { place: item, owner: column };
            let is_apart = rest[..spaces].bytes().all(|byte| byte == b' ') && spaces > 0;
            let inner = column + 1 + if is_apart { spaces } else { 1 };
            at += dash + spaces;
            if at >= line.end {
                return;
            }
            let rest = &self.text[at..line.end];
            if !(rest.starts_with("- ") || rest == "-") {
                return self.item(line, at, (inner, column), item);
            }
            column = inner;
            item = item.item();
            self.levels.push(column, Room::List { item, pasted: false });
        }
    }

    /// The list whose dash stands at `column`: one that is open, or a new one.
    fn list(&mut self, column: usize) -> Place {
        self.levels.close_for_dash(column);
        if let Some(Room::List { item, .. }) = self.levels.at(column) {
            return item;
        }
        let item = match self.open {
            Open::Child { place, .. } => place.item(),
            Open::Nothing | Open::Text { .. } => crate::notice::schema::places::UNKNOWN,
        };
        self.levels.push(column, Room::List { item, pasted: false });
        item
    }

    /// Notes what is wrong with a dash.
    fn dash(&mut self, dash: Range<usize>, spaces: usize, rest: &str, item: Place) {
        let written = &rest[..spaces];
        let is_dash = &self.text[dash.clone()] == "-";
        let end = dash.end + spaces;
        if !is_dash || (spaces == 0 && !rest.is_empty()) {
            let edits = vec![Edit::new(dash.start..end, "- ")];
            if is_dash && item.or_text && item.content != Content::Units {
                self.unsure(FileProblem::ListDash, dash, edits);
            } else {
                self.taken(Slip::Dash, dash, edits);
            }
        } else if let Some(character) = written.chars().find(|c| !matches!(c, ' ' | '\t')) {
            let span = dash.end..end;
            self.taken(Slip::OddSpace { character }, span.clone(), vec![Edit::new(span, " ")]);
        }
    }

    /// What stands behind the dash of an item: its first key, or a value.
    fn item(&mut self, line: Line, at: usize, (inner, dash): (usize, usize), item: Place) {
        let at = self.behind_anchor(at..line.end);
        let known = self.key_at(at..line.end, &item.mapping);
        let hit = known.or_else(|| self.any_key_at(at..line.end));
        match hit.filter(|hit| hit.is_proper || hit.known.is_some() && !item.or_text) {
            Some(hit) => {
                self.enter(inner, item);
                self.entry(line, hit, inner);
            }
            None => self.value(at..line.end, item, dash, true),
        }
    }

    /// A line with a key.
    fn key_line(&mut self, line: Line, hit: Hit<'t>, column: usize) {
        self.levels.close_for_key(column);
        let Some(Room::Mapping(tables)) = self.levels.at(column) else {
            let Open::Child { place, .. } = self.open else {
                self.open = Open::Nothing;
                return;
            };
            if place.or_text && !hit.is_proper {
                return self.text_line(line, column);
            }
            self.enter(column, place);
            return self.entry(line, hit, column);
        };
        let known = find(&tables, hit.name);
        self.entry(line, Hit { known, ..hit }, column);
    }

    /// A key, its colon, and what stands behind it.
    pub(super) fn entry(&mut self, line: Line, hit: Hit<'t>, column: usize) {
        let after = self.colon(hit, line.end);
        self.value(after..line.end, behind(hit.known), column, false);
    }

    /// Notes what is wrong with the colon of a key; where the value begins.
    pub(super) fn colon(&mut self, hit: Hit<'t>, end: usize) -> usize {
        let after = hit.colon + if hit.is_wide { '：'.len_utf8() } else { 1 };
        let rest = &self.text[after..end];
        let spaces = rest.len() - rest.trim_start().len();
        let odd = rest[..spaces].chars().next().filter(|c| !matches!(c, ' ' | '\t' | '\n'));
        let (key, colon) = (hit.name.to_owned(), hit.colon..after);
        let is_apart = rest.starts_with([' ', '\t', '\n']) || rest.is_empty() || odd.is_some();
        if hit.is_wide {
            let edit = Edit::new(colon.clone(), if is_apart { ":" } else { ": " });
            self.taken(Slip::Colon { key }, colon, vec![edit]);
        } else if !is_apart {
            self.taken(Slip::NoSpace { key }, colon, vec![Edit::new(after..after, " ")]);
        }
        if let Some(character) = odd {
            let span = after..after + spaces;
            self.taken(Slip::OddSpace { character }, span.clone(), vec![Edit::new(span, " ")]);
        }
        after + spaces
    }

    /// The key that `span` begins with, up to its first colon: one of `tables`, or what YAML takes for one.
    pub(super) fn key_at(&self, span: Range<usize>, tables: &Tables) -> Option<Hit<'t>> {
        let content = &self.text[span.clone()];
        let head = &content[..content.floor_char_boundary(KEY.min(content.len()))];
        if head.starts_with(SIGNS) {
            return None;
        }
        let hit = self.hit(span, head.find([':', '：'])?, tables);
        (hit.known.is_some() || hit.is_proper).then_some(hit)
    }

    /// The key that `span` begins with to YAML, whatever it is.
    fn any_key_at(&self, span: Range<usize>) -> Option<Hit<'t>> {
        let content = &self.text[span.clone()];
        let head = &content[..content.floor_char_boundary(KEY.min(content.len()))];
        if head.starts_with(SIGNS) || head.starts_with(['"', '\'']) {
            return None;
        }
        let mut colons =
            head.match_indices(':').map(|(at, _)| self.hit(span.clone(), at, &[None; 2]));
        colons.find(|hit| hit.is_proper)
    }

    /// What stands before the colon `at` this place of `span`.
    fn hit(&self, span: Range<usize>, at: usize, tables: &Tables) -> Hit<'t> {
        let content = &self.text[span.clone()];
        let written = content[..at].trim_end();
        let bare = written.strip_prefix(['"', '\'']);
        let name = bare.map_or(written, |name| name.trim_end_matches(['"', '\'']));
        let is_wide = content[at..].starts_with('：');
        let rest = if is_wide { "" } else { &content[at + 1..] };
        let is_proper = !is_wide && (rest.is_empty() || rest.starts_with([' ', '\t', '\n']));
        Hit { name, known: find(tables, name), colon: span.start + at, is_wide, is_proper }
    }
}

/// The columns that spaces of any kind take up.
pub(super) fn width(spaces: &str) -> usize {
    spaces
        .chars()
        .map(|c| if matches!(c, '\t' | '\u{2001}' | '\u{2003}' | '\u{3000}') { 2 } else { 1 })
        .sum()
}

fn first_length(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}
