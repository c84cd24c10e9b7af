//! Text elements -> runs: the words of the template and the values it printed, each with its place.

use roxmltree::{Node, NodeType};

use crate::document::{Role, Run, Text};
use crate::han::{self, OpenQuotes};
use crate::origin::Place;

use super::parse::{Reader, Refused, shown};

/// Whose words a stretch of text is, and what they are.
#[derive(Clone, Copy)]
struct Voice<'v> {
    role: Role,
    /// Whether a value was printed here.
    is_value: bool,
    /// Where it was written.
    place: Option<&'v Place>,
}

/// The lines of an element as far as they were read.
struct Lines {
    done: Vec<Text>,
    /// What the template quotes with.
    open: OpenQuotes,
}

impl Reader<'_> {
    /// The text of an element that has one line.
    pub(super) fn text(&self, element: Node) -> Result<Text, Refused> {
        self.text_as(element, Role::Text)
    }

    /// The same, its runs of this role.
    pub(super) fn text_as(&self, element: Node, role: Role) -> Result<Text, Refused> {
        let mut lines = self.lines_as(element, role)?;
        match (lines.pop(), lines.is_empty()) {
            (Some(line), true) => Ok(line),
            _ => Err(shown(element)),
        }
    }

    /// The text of an element, its lines parted by `br`; at least one.
    pub(super) fn lines(&self, element: Node) -> Result<Vec<Text>, Refused> {
        self.lines_as(element, Role::Text)
    }

    fn lines_as(&self, element: Node, role: Role) -> Result<Vec<Text>, Refused> {
        let mut lines = Lines { done: vec![Text::new()], open: OpenQuotes::default() };
        let voice = Voice { role, is_value: false, place: None };
        self.collect(element, voice, &mut lines)?;
        // A table has many, nearly all of one run.
        lines.done.iter_mut().for_each(Vec::shrink_to_fit);
        Ok(lines.done)
    }

    fn collect(&self, element: Node, voice: Voice, lines: &mut Lines) -> Result<(), Refused> {
        for child in element.children() {
            if let Some(text) = child.text().filter(|_| child.is_text()) {
                if text.chars().any(is_unseen) {
                    return Err(text.trim().into());
                }
                self.push(text, voice, lines);
                continue;
            }
            match child.tag_name().name() {
                "h1" => self.collect(child, Voice { role: Role::Heading1, ..voice }, lines)?,
                "h2" => self.collect(child, Voice { role: Role::Heading2, ..voice }, lines)?,
                "h3" => self.collect(child, Voice { role: Role::Heading3, ..voice }, lines)?,
                "o" => {
                    let mark = child.attribute("n").and_then(|mark| self.values.place(mark));
                    let place = mark.or(voice.place);
                    self.collect(child, Voice { is_value: true, place, ..voice }, lines)?;
                }
                "bar" if element.has_tag_name("cell") => {}
                "br" => lines.done.push(Text::new()),
                _ if child.node_type() == NodeType::Comment => {}
                _ => return Err(shown(child)),
            }
        }
        Ok(())
    }

    /// Values have no line ends: those in the text, with the blanks after them, are how the
    /// template was laid out.
    fn push(&self, text: &str, voice: Voice, lines: &mut Lines) {
        let mut pieces = text.split('\n');
        let first = pieces.next().unwrap_or_default();
        let text: String = std::iter::once(first)
            .chain(pieces.map(|piece| piece.trim_start_matches([' ', '\t', '\r'])))
            .collect();
        let text = lines.open.said(text, voice.is_value);
        let Some(line) = lines.done.last_mut().filter(|_| !text.is_empty()) else { return };
        match voice.place {
            Some(place) => line.push(Run::new(text, voice.role, place.clone())),
            None => self.unmarked(&text, voice.role, line),
        }
    }

    /// Words without a mark: the template's own, or put together there, in which case what no font may have
    /// keeps the place outside that it came from.
    fn unmarked(&self, text: &str, role: Role, line: &mut Text) {
        let own = self.found(text);
        let rare = |(at, one)| Some((at, one, self.values.came_from(one)?));
        let next = |rest: &str| rest.char_indices().find_map(rare).filter(|_| own.is_none());
        let place = Place::from(&own.clone().unwrap_or_else(|| self.beginning()));
        let mut rest = text;
        while let Some((at, one, outside)) = next(rest) {
            let (before, after) = rest.split_at(at);
            if !before.is_empty() {
                line.push(Run::new(before, role, place.clone()));
            }
            line.push(Run::new(one, role, outside.clone()));
            rest = &after[one.len_utf8()..];
        }
        if !rest.is_empty() {
            line.push(Run::new(rest, role, place));
        }
    }

    pub(super) fn attribute_text(&self, element: Node, name: &str) -> Text {
        let text = element.attribute(name).unwrap_or_default().to_owned();
        let place = Place::from(&self.in_template(&text));
        if text.is_empty() { Text::new() } else { vec![Run::new(text, Role::Text, place)] }
    }
}

/// A tab or a character that nobody sees; line ends are how the template was laid out.
fn is_unseen(character: char) -> bool {
    character == '\t' || (character != '\r' && han::is_invisible(character))
}
