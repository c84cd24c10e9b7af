//! Texts -> values for a template that keep their place: our own as they were written, and those from
//! outside cleaned of what nobody sees.
//!
//! Every text that somebody else wrote (a name of a file or a sheet, a cell, a subject, a message that
//! quotes one of them) goes through [`Values::one_line`] or [`Values::lines`] before it is printed.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{Object, ObjectRepr};

use crate::han;
use crate::origin::{Place, Sourced};

/// Stands in the mark of a printed value: no character, so that no text from outside has it.
pub(super) const PRINTED: char = '\u{FDD0}';

/// What is printed in place of so many characters that are left out.
type Rest = fn(usize) -> String;

/// The texts of one rendering, each remembered with its origin.
#[derive(Debug, Default)]
pub struct Values {
    places: Vec<Place>,
    /// The characters from outside that not every font has, each with the first text that has it.
    rare: HashMap<char, usize>,
    /// The most characters of a text from outside that are printed, where not all are, and what stands for so
    /// many more.
    longest: Option<(usize, Rest)>,
}

impl Values {
    /// No texts yet.
    pub fn new() -> Values {
        Values::default()
    }

    /// The same, of which texts from outside have so many characters at most; `rest` says how many more there are.
    #[must_use]
    pub fn of_longest(self, most: usize, rest: Rest) -> Values {
        Values { longest: (most < usize::MAX).then_some((most, rest)), ..self }
    }

    /// `text` as a value for a template; printed, it keeps its origin.
    pub fn text(&mut self, text: &Sourced<String>) -> Value {
        self.written(&text.value, &text.origin)
    }

    /// A text from outside on one line: its lines one behind the other with a blank between them.
    /// Characters that nobody sees are left out. A text of nothing is false to a template.
    pub fn one_line(&mut self, text: &str, place: impl Into<Place>) -> Value {
        let text = self.cut(text);
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let line = self.outside(&line, place);
        if line.to_string().is_empty() { Value::from("") } else { line }
    }

    /// A text from outside as a list of its lines, each a value that keeps its place. A tab
    /// becomes a blank; characters that nobody sees are left out.
    pub fn lines(&mut self, text: &str, place: impl Into<Place>) -> Value {
        let place = place.into();
        let clean = self.cut(text).replace('\t', " ");
        clean.split('\n').map(|line| self.outside(line, &place)).collect()
    }

    /// All of `texts` as a list of values.
    pub fn texts<'a>(&mut self, texts: impl IntoIterator<Item = &'a Sourced<String>>) -> Value {
        texts.into_iter().map(|text| self.text(text)).collect()
    }

    /// As much of a text as is printed.
    fn cut<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let behind = self.longest.and_then(|(most, rest)| {
            text.char_indices().nth(most).map(|(end, _)| (text.split_at(end), rest))
        });
        let Some(((begin, left), rest)) = behind else { return text.into() };
        format!("{begin}{}", rest(left.chars().count())).into()
    }

    /// A line from outside without what nobody sees.
    fn outside(&mut self, line: &str, place: impl Into<Place>) -> Value {
        let seen: String = line.chars().filter(|one| !han::is_invisible(*one)).collect();
        let value = self.written(&seen, place);
        let mark = self.places.len() - 1;
        // A template may change small letters to capitals, and back.
        let cases =
            |one: char| std::iter::once(one).chain(one.to_uppercase()).chain(one.to_lowercase());
        for one in seen.chars().filter(|one| is_rare(*one)).flat_map(cases) {
            self.rare.entry(one).or_insert(mark);
        }
        value
    }

    /// A text that was written at `place` as a value; printed, it keeps its place. It has no line
    /// ends.
    fn written(&mut self, text: &str, place: impl Into<Place>) -> Value {
        self.places.push(place.into());
        Value::from_object(Marked { text: text.to_owned(), mark: self.places.len() - 1 })
    }

    /// The place of the text with this mark.
    pub(super) fn place(&self, mark: &str) -> Option<&Place> {
        self.places.get(mark.strip_prefix(PRINTED)?.parse::<usize>().ok()?)
    }

    /// The first place outside where `character` came from, where not every font has it. A text that a
    /// template put together of values has lost their marks; this is how what no font has is still
    /// known to be a stranger's.
    pub(super) fn came_from(&self, character: char) -> Option<&Place> {
        self.rare.get(&character).map(|mark| &self.places[*mark])
    }
}

/// Whether a font for Chinese may lack `character`: what GB 2312 has not, and what it has of other
/// scripts.
fn is_rare(character: char) -> bool {
    let is_usual = matches!(character, '\0'..='\u{7E}' | '\u{3000}'..='\u{3029}' | '\u{4E00}'..='\u{9FA5}' | '\u{FF01}'..='\u{FF5E}');
    !is_usual || !han::is_in_every_font(character)
}

/// A text with the number of its origin. To a template it is its text.
#[derive(Debug)]
pub(super) struct Marked {
    pub(super) text: String,
    pub(super) mark: usize,
}

impl Object for Marked {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
