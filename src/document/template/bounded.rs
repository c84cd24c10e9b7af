//! A template -> the same template, in which every value that is kept or handed on passes a filter that
//! bounds it: what `set` and `with` name, what a macro or a filter is given, what a list or a mapping holds.
//! The engine bounds the steps of a rendering, not what a step makes: a text that is put behind itself forty
//! times would fill any memory in forty steps.
//!
//! ```text
//! {% set a = a ~ a %}   ->   {% set a =( a ~ a )|kept %}
//! {{ twice(a ~ a) }}    ->   {{ twice((a ~ a)|kept ) }}
//! ```

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

use minijinja::value::ValueKind;
use minijinja::{Error, ErrorKind, Value};

/// The name of the filter.
pub(super) const FILTER: &str = "kept";
/// Bytes that a text may have: no paragraph of any paper has so many.
pub(super) const LONGEST: usize = 4 << 20;
/// Things that a list may have: no report has so many rows.
const LISTED: usize = 1_000_000;
/// Lists inside each other. A list that holds itself twice is as long as any when it is written out.
const NESTED: usize = 8;
/// Things in a list that are looked into for further lists: a template writes down no more.
const LOOKED_AT: usize = 64;
/// Bytes of texts of its own that a rendering may print, keep and hand on; those of the description and of
/// returns are not counted.
const MADE: usize = 256 << 20;
/// What is said of one that has more.
pub(super) const TOO_LONG: &str = "文字越接越长，多半是把一段文字反复接在它自己后面 / a text grows without end: put behind itself?";
const BEFORE: &str = "(";
const AFTER: &str = ")|kept ";

/// What a rendering has made up to now.
#[derive(Default)]
pub(super) struct Made(AtomicUsize);

impl Made {
    /// Counts a text that is printed or kept.
    ///
    /// # Errors
    /// Where it is too long, or all of them together are.
    pub(super) fn count(&self, bytes: usize) -> Result<(), Error> {
        let before = self.0.fetch_add(bytes, Ordering::Relaxed);
        if bytes > LONGEST || before > MADE { Err(too_long()) } else { Ok(()) }
    }

    /// The value as it is, unless it is a text or a list that is too long.
    ///
    /// # Errors
    /// Where it is.
    pub(super) fn kept(&self, value: Value) -> Result<Value, Error> {
        if let Some(text) = value.as_str() {
            self.count(text.len())?;
        } else if is_list(&value) {
            let is_long = value.len().is_some_and(|length| length > LISTED);
            let mut left = LOOKED_AT;
            if is_long || is_deeper(&value, NESTED, &mut left) {
                return Err(too_long());
            }
        }
        Ok(value)
    }
}

/// The refusal of what is too long.
pub(super) fn too_long() -> Error {
    Error::new(ErrorKind::InvalidOperation, TOO_LONG)
}

fn is_list(value: &Value) -> bool {
    matches!(value.kind(), ValueKind::Seq | ValueKind::Iterable)
}

/// Whether more than so many lists are inside each other.
fn is_deeper(value: &Value, levels: usize, left: &mut usize) -> bool {
    if !is_list(value) {
        return false;
    }
    let Some(levels) = levels.checked_sub(1) else { return true };
    let mut items = value.try_iter().into_iter().flatten();
    items.any(|item| {
        *left = left.saturating_sub(1);
        *left > 0 && is_deeper(&item, levels, left)
    })
}

/// A template with its filters, and where they were put in.
pub(super) struct Bounded {
    /// Its text.
    pub(super) text: String,
    /// The places in the text as it was written, and how many bytes were put in there.
    put_in: Vec<(usize, usize)>,
}

impl Bounded {
    /// Puts the filters into `text`.
    pub(super) fn of(text: &str) -> Bounded {
        let mut bounded = Bounded { text: String::with_capacity(text.len()), put_in: Vec::new() };
        let mut copied = 0;
        for (at, words) in put_in(text) {
            bounded.text.push_str(&text[copied..at]);
            bounded.text.push_str(words);
            bounded.put_in.push((at, words.len()));
            copied = at;
        }
        bounded.text.push_str(&text[copied..]);
        bounded
    }

    /// The place in the text as it was written that `at` in this one comes of.
    pub(super) fn written(&self, at: usize) -> usize {
        let mut more = 0;
        for (place, length) in &self.put_in {
            if place + more + length > at {
                return (at - more).min(*place);
            }
            more += length;
        }
        at - more
    }
}

/// What is put in where, in the order of the places.
fn put_in(text: &str) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(begin) = text[at..].find('{').map(|next| at + next) {
        let inside = begin + 2;
        let end = match text.as_bytes().get(begin + 1) {
            Some(b'#') => text[inside..].find("#}").map(|end| inside + end),
            Some(b'{') => end_of(text, inside, "}}"),
            Some(b'%') => end_of(text, inside, "%}"),
            _ => Some(begin + 1),
        };
        let Some(end) = end else { break };
        at = end;
        match text.as_bytes().get(begin + 1) {
            Some(b'{') => found.extend(handed_on(text, inside..end, Frame::Group)),
            Some(b'%') => match word(&text[inside..end]) {
                "raw" => at = text[end..].find("endraw").map_or(text.len(), |next| end + next),
                word => found.extend(of_tag(text, inside..end, word)),
            },
            _ => {}
        }
    }
    found.sort_unstable_by_key(|(at, _)| *at);
    found
}

/// The brackets in a tag that begins with that word.
fn of_tag(text: &str, tag: Range<usize>, word: &str) -> Vec<(usize, &'static str)> {
    let end = tag.end - usize::from(text[..tag.end].ends_with(['-', '+']));
    let after = |word: &str| text[tag.start..end].find(word).map(|at| tag.start + at + word.len());
    match word {
        // Its brackets hold names.
        "macro" => Vec::new(),
        "set" => handed_on(text, tag.start..end, Frame::Set),
        "with" => handed_on(text, tag.start..end, Frame::With),
        "for" => handed_on(text, after(" in ").unwrap_or(end)..end, Frame::Group),
        // Behind the word itself may stand names in brackets, too.
        "call" => {
            let names = after("call").filter(|at| text[*at..].starts_with('('));
            let from = names.and_then(|at| text[at..end].find(')').map(|end| at + end + 1));
            handed_on(text, from.unwrap_or(tag.start)..end, Frame::Group)
        }
        _ => handed_on(text, tag.start..end, Frame::Group),
    }
}

/// What a place in a tag is inside of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Frame {
    /// A `set` tag: what stands behind its sign.
    Set,
    /// A `with` tag, of several names.
    With,
    /// Brackets around what is given, or the tag itself.
    Group,
    /// A list.
    List,
    /// A mapping: what stands behind its colons.
    Mapping,
    /// What is asked of a list or mapping.
    Subscript,
}

/// The brackets around each value that stands in `tag` and is handed on.
fn handed_on(text: &str, tag: Range<usize>, frame: Frame) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    // What is around, and where the value began that is being read; none where none is handed on.
    let mut open: Vec<(Frame, Option<usize>)> = vec![(frame, None)];
    let mut close = |start: Option<usize>, end: usize| {
        let Some(start) = start.filter(|start| *start < end) else { return };
        let value = text[start..end].trim();
        if !value.is_empty() && !value.starts_with('*') {
            found.extend([(start, BEFORE), (end, AFTER)]);
        }
    };
    for at in outside_quotes(text, tag.start).take_while(|at| *at < tag.end) {
        let is_inside = open.len() > 1;
        let Some((frame, start)) = open.last_mut() else { break };
        let next = Some(at + 1);
        match (text.as_bytes()[at], *frame) {
            (b'(', _) => open.push((Frame::Group, next)),
            (b'[', _) if is_subscript(&text[..at]) => open.push((Frame::Subscript, None)),
            (b'[', _) => open.push((Frame::List, next)),
            (b'{', _) => open.push((Frame::Mapping, None)),
            (b')' | b']' | b'}', _) if is_inside => {
                close(*start, at);
                open.pop();
            }
            (b',', Frame::Group | Frame::List) if start.is_some() => {
                close(start.take(), at);
                *start = next;
            }
            (b',', Frame::With | Frame::Mapping) => close(start.take(), at),
            (b':', Frame::Mapping) => *start = next,
            (b'=', Frame::Set) if start.is_none() => *start = next,
            (b'=', Frame::With) if is_sign(text, at) => *start = next,
            // The name of what is given.
            (b'=', Frame::Group) if start.is_some() && is_sign(text, at) => *start = next,
            _ => {}
        }
    }
    close(open.first().and_then(|(_, start)| *start), tag.end);
    found
}

/// Whether what begins behind `before` is asked of what stands there.
fn is_subscript(before: &str) -> bool {
    before.ends_with(|one: char| one.is_alphanumeric() || "_)]'\"".contains(one))
}

/// Whether a sign assigns, and does not compare.
fn is_sign(text: &str, at: usize) -> bool {
    !text[at + 1..].starts_with('=') && !text[..at].ends_with(['=', '!', '<', '>'])
}

/// The first word of a tag.
fn word(tag: &str) -> &str {
    let tag = tag.trim_start_matches(['-', '+']).trim_start();
    tag.split(|one: char| !one.is_alphanumeric()).next().unwrap_or_default()
}

/// Where `mark` ends a tag that was begun before `from`, quoted texts passed over.
fn end_of(text: &str, from: usize, mark: &str) -> Option<usize> {
    outside_quotes(text, from).find(|at| text[*at..].starts_with(mark))
}

/// The places of the characters from `from` on that stand in no quoted text.
fn outside_quotes(text: &str, from: usize) -> impl Iterator<Item = usize> {
    let (mut quote, mut escaped) = (None, false);
    text[from..].char_indices().filter_map(move |(at, one)| {
        match quote {
            Some(_) if escaped => escaped = false,
            Some(_) if one == '\\' => escaped = true,
            Some(open) if open == one => quote = None,
            Some(_) => {}
            None if matches!(one, '"' | '\'') => quote = Some(one),
            None => return Some(from + at),
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::{Bounded, FILTER};

    #[test]
    fn what_is_assigned_passes_the_filter() {
        let wrapped = |text: &str| Bounded::of(text).text;
        assert_eq!(wrapped("{% set a = b ~ c %}x"), "{% set a =( b ~ c )|kept %}x");
        assert_eq!(wrapped("{%- set n.a = b -%}"), "{%- set n.a =( b )|kept -%}");
        assert_eq!(wrapped("{% set a = '%} = ' %}"), "{% set a =( '%} = ' )|kept %}");
        let with = "{% with a = b ~ c, d = e == f %}";
        assert_eq!(wrapped(with), "{% with a =( b ~ c)|kept , d =( e == f )|kept %}");
        assert_eq!(wrapped("{{ m(a ~ a, b=c) }}"), "{{ m((a ~ a)|kept , b=(c)|kept ) }}");
        assert_eq!(wrapped("{% call(x) m(a) %}"), "{% call(x) m((a)|kept ) %}");
        assert_eq!(
            wrapped("{% for x in [a, b[1:2]] %}"),
            "{% for x in [(a)|kept ,( b[1:2])|kept ] %}"
        );
        assert_eq!(wrapped("{{ {'a': b, 'c': d} }}"), "{{ {'a':( b)|kept , 'c':( d)|kept } }}");
        for same in [
            "{% set a %}{{ b }}{% endset %}",
            "{% macro m(a, b=c) %}{{ a[b] }}{% endmacro %}",
            "{% for a, b in c if a == b %}{{ m() }}{% endfor %}",
            "{{ m(*a) }}",
            "{# {% set a = b %} #}",
            "{% raw %}{% set a = b %}{% endraw %}",
            "{{ '{% set a = b %}' }} {% if a == b %}{% endif %} { %} {",
        ] {
            assert_eq!(wrapped(same), same);
        }
        assert!(super::AFTER.contains(FILTER));
    }

    #[test]
    fn places_are_those_of_the_text_as_written() {
        let text = "{% set A = B %}{% set C = D %}E";
        let bounded = Bounded::of(text);
        for one in ["A", "B", "C", "D", "E"] {
            let place = |text: &str| text.find(one).expect("it is there");
            assert_eq!(bounded.written(place(&bounded.text)), place(text), "{one}");
        }
    }
}
