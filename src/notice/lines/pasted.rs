//! Lines that begin with no key and no dash: names pasted below a key, a text that a paste has broken, a key
//! without its colon.

use crate::diag::{FileProblem, Slip};
use crate::notice::mended::Edit;
use crate::notice::roster::is_roster_file;
use crate::notice::schema::places::{Content, Place, Tables};
use crate::notice::similar::nearest;

use super::Kind;
use super::levels::{Open, Room, behind, find};
use super::scan::{Line, Scan, line_at};
use super::structure::{DASHES, Hit};

/// What may be typed behind a key for its colon; the last four stand behind words of a text, too.
const FOR_COLON: [char; 8] = ['；', ';', '=', '＝', '，', ',', '。', '.'];
const OF_TEXTS: [char; 4] = ['，', ',', '。', '.'];

/// So many slips back, one that goes on is looked for.
const NEAR: usize = 8;

/// Characters of a key at most.
const LONGEST_KEY: usize = 12;

impl<'t> Scan<'t> {
    /// A line with no key and no dash in front, whose first character stands in the column `visual`.
    pub(super) fn text_line(&mut self, line: Line, visual: usize) {
        match self.open {
            Open::Child { place, owner } if self.is_below(line, visual, owner) => {
                self.below(line, visual, place, owner);
            }
            Open::Child { .. } | Open::Nothing | Open::Text { .. } => self.beside(line, visual),
        }
    }

    /// Whether the line is what stands behind the key above it.
    fn is_below(&self, line: Line, visual: usize, owner: usize) -> bool {
        let is_key =
            || self.without_colon(line, visual).is_some() || self.misspelt(line, visual).is_some();
        visual > owner || !is_key()
    }

    fn below(&mut self, line: Line, visual: usize, place: Place, owner: usize) {
        if self.is_pasted(line, place) {
            let column = if visual > owner { visual } else { owner + 2 };
            self.levels.push(column, Room::List { item: place.item(), pasted: true });
            self.taken(Slip::BareName, line.content..line.end, Vec::new());
            self.is_bare_noted |= place.content == Content::Register;
            return self.bare_name(line, column, place.item());
        }
        if line.spaces <= owner {
            let span = line.start..line.content;
            let edit = Edit::new(span.clone(), " ".repeat(owner + 2));
            self.unsure(FileProblem::Indentation, line.content..line.end, vec![edit]);
        }
        self.value(line.content..line.end, place, owner, false);
    }

    /// Whether names of units begin here, a line each: one alone is a text as YAML has it.
    fn is_pasted(&self, line: Line, place: Place) -> bool {
        let content = &self.text[line.content..line.end];
        if content.starts_with(['[', '{', '"', '\'', '|', '>', '&', '*']) {
            return false;
        }
        match place.content {
            Content::Register => !is_roster_file(content),
            Content::Units => self.next_is_bare(),
            Content::Text | Content::Amount | Content::Strict => false,
            Content::Phone | Content::Other => false,
        }
    }

    /// Whether the next line that is not empty has no key and no dash either.
    fn next_is_bare(&self) -> bool {
        let mut start = self.next;
        while let Some(line) = line_at(self.text, start) {
            let content = &self.text[line.content..line.end];
            if !content.is_empty() {
                let is_key = self
                    .levels
                    .mappings()
                    .any(|tables| self.key_at(line.content..line.end, &tables).is_some());
                return !is_key && !content.starts_with(|c| c == '#' || DASHES.contains(c));
            }
            start =
                self.text[line.end..].find('\n').map_or(self.text.len(), |end| line.end + end + 1);
        }
        false
    }

    /// A name of the list of names that was begun last.
    fn bare_name(&mut self, line: Line, column: usize, place: Place) {
        let edit = Edit::new(line.start..line.content, " ".repeat(column) + "- ");
        if let Some(found) = self
            .found
            .iter_mut()
            .rev()
            .take(NEAR)
            .find(|one| matches!(one.kind, Kind::Taken(Slip::BareName)))
        {
            found.edits.push(edit);
        } else {
            self.taken(Slip::BareName, line.content..line.end, vec![edit]);
        }
        self.open = Open::Text { place, owner: column, end: line.end, is_item: true };
    }

    /// A line beside keys and items.
    fn beside(&mut self, line: Line, visual: usize) {
        if let Some((hit, after)) = self.without_colon(line, visual) {
            return self.no_colon(line, visual, hit, after);
        }
        if let Some(hit) = self.misspelt(line, visual) {
            return self.misspelt_key(line, visual, hit);
        }
        let Open::Text { place, end, is_item, owner } = self.open else { return };
        if is_item && let Some((column, item)) = self.pasted_list(owner) {
            return self.bare_name(line, column, item);
        }
        let list = self.levels.lists().next().filter(|(column, _)| is_item && *column == visual);
        if let Some((column, item)) = list {
            return self.no_dash(line, column, item);
        }
        if place.content != Content::Strict {
            self.broken(line, end);
        }
    }

    fn pasted_list(&self, column: usize) -> Option<(usize, Place)> {
        match self.levels.at(column) {
            Some(Room::List { item, pasted: true }) => Some((column, item)),
            Some(Room::List { .. } | Room::Mapping(_)) | None => None,
        }
    }

    fn no_dash(&mut self, line: Line, column: usize, item: Place) {
        let (span, at) = (line.content..line.end, line.content);
        let edits = vec![Edit::new(at..at, "- ")];
        if matches!(item.content, Content::Units | Content::Register) {
            self.taken(Slip::BareName, span, edits);
        } else {
            self.unsure(FileProblem::NoDash, span, edits);
        }
        self.open = Open::Text { place: item, owner: column, end: line.end, is_item: true };
    }

    /// The text that ends at `end` goes on in this line.
    fn broken(&mut self, line: Line, end: usize) {
        let Open::Text { place, owner, is_item, .. } = self.open else { return };
        let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        let before = self.text[..end].chars().next_back();
        let is_apart = is_latin(before) && is_latin(self.text[line.content..].chars().next());
        let edit = Edit::new(end..line.content, if is_apart { " " } else { "" });
        let joined = self
            .found
            .iter_mut()
            .rev()
            .take(NEAR)
            .find(|one| matches!(one.kind, Kind::Unsure(FileProblem::BrokenLine)));
        let joined = joined.filter(|one| {
            let last = one.edits.last().map_or(0, |edit| edit.span.end);
            last <= end && !self.text[last..end].contains('\n')
        });
        match joined {
            Some(one) => one.edits.push(edit),
            None => self.unsure(FileProblem::BrokenLine, line.content..line.end, vec![edit]),
        }
        self.colons_in_text(line.content..line.end);
        self.open = Open::Text { place, owner, end: line.end, is_item };
    }

    /// The key that the line begins with and no colon behind it, where a key may begin; and where its value does.
    fn without_colon(&self, line: Line, visual: usize) -> Option<(Hit<'t>, usize)> {
        let tables = self.levels.mapping_at(visual)?;
        let content = &self.text[line.content..line.end];
        let end = content.find(|c: char| c.is_whitespace() || FOR_COLON.contains(&c));
        let name = &content[..end.unwrap_or(content.len())];
        let known = Some(find(&tables, name)?);
        let sign = content[name.len()..].chars().next().filter(|c| FOR_COLON.contains(c));
        let is_text =
            matches!(self.open, Open::Text { .. }) && sign.is_some_and(|c| OF_TEXTS.contains(&c));
        let rest = content[name.len() + sign.map_or(0, char::len_utf8)..].trim_start();
        let colon = line.content + name.len();
        let hit = Hit { name, known, colon, is_wide: false, is_proper: false };
        (!is_text).then_some((hit, line.end - rest.len()))
    }

    fn no_colon(&mut self, line: Line, visual: usize, hit: Hit<'t>, after: usize) {
        let edit = Edit::new(hit.colon..after, if after < line.end { ": " } else { ":" });
        let fault = FileProblem::NoColon { key: hit.name.to_owned() };
        self.unsure(fault, line.content..hit.colon, vec![edit]);
        self.levels.close_for_key(visual);
        self.value(after..line.end, behind(hit.known), visual, false);
    }

    /// What looks like a key that is not quite one, with a colon that YAML does not take for one.
    fn misspelt(&self, line: Line, visual: usize) -> Option<Hit<'t>> {
        let tables = self.levels.mapping_at(visual)?;
        let content = &self.text[line.content..line.end];
        let at = content.find([':', '：'])?;
        let name = content[..at].trim_end();
        let is_short = name.len() <= 4 * LONGEST_KEY && name.chars().count() <= LONGEST_KEY;
        let is_near = is_short && is_near(&tables, name);
        let is_wide = content[at..].starts_with('：');
        let hit = Hit { name, known: None, colon: line.content + at, is_wide, is_proper: false };
        is_near.then_some(hit)
    }

    fn misspelt_key(&mut self, line: Line, visual: usize, hit: Hit<'t>) {
        self.levels.close_for_key(visual);
        let before = self.found.len();
        let after = self.colon(hit, line.end);
        if let Some(found) = self.found.get_mut(before) {
            let key = hit.name.to_owned();
            found.kind = Kind::Unsure(if hit.is_wide {
                FileProblem::FullWidthColon { key }
            } else {
                FileProblem::NoBlankAfterColon { key }
            });
        }
        self.value(after..line.end, behind(None), visual, false);
    }
}

fn is_near(tables: &Tables, name: &str) -> bool {
    let keys = tables.iter().flatten().flat_map(|table| table.keys());
    nearest(name, keys.flat_map(|key| [key.name, key.alias])).is_some()
}
