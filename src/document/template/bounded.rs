//! A template -> the same template, in which every text that is kept under a name passes a filter
//! that bounds it. The engine bounds the steps of a rendering, not what a step makes: a text that is
//! put behind itself forty times would fill any memory in forty steps.
//!
//! ```text
//! {% set a = a ~ a %}   ->   {% set a =( a ~ a )|kept %}
//! ```

use minijinja::{Error, ErrorKind, Value};

/// The name of the filter.
pub(super) const FILTER: &str = "kept";
/// Bytes that a text may have: no paragraph of any paper has so many.
pub(super) const LONGEST: usize = 4 << 20;
/// What is said of one that has more.
pub(super) const TOO_LONG: &str = "文字越接越长，多半是把一段文字反复接在它自己后面 / a text grows without end: put behind itself?";
const BEFORE: &str = "(";
const AFTER: &str = ")|kept ";

/// The value as it is, unless it is a text that is too long.
///
/// # Errors
/// Where it is.
pub(super) fn kept(value: Value) -> Result<Value, Error> {
    match value.as_str() {
        Some(text) if text.len() > LONGEST => {
            Err(Error::new(ErrorKind::InvalidOperation, TOO_LONG))
        }
        Some(_) | None => Ok(value),
    }
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
        for (at, words) in assignments(text) {
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
fn assignments(text: &str) -> Vec<(usize, &'static str)> {
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
        if text[begin..].starts_with("{%") {
            match word(&text[inside..end]) {
                "raw" => at = text[end..].find("endraw").map_or(text.len(), |next| end + next),
                "set" => found.extend(of_set(text, inside, end).into_iter().flatten()),
                _ => {}
            }
        }
    }
    found
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

/// The brackets around what a tag assigns; none where it is set by what follows up to its `endset`.
fn of_set(text: &str, inside: usize, end: usize) -> Option<[(usize, &'static str); 2]> {
    let equals = outside_quotes(text, inside).find(|at| text.as_bytes()[*at] == b'=')?;
    let last = end - usize::from(text[..end].ends_with(['-', '+']));
    (equals < last).then_some([(equals + 1, BEFORE), (last, AFTER)])
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
        for same in [
            "{% set a %}{{ b }}{% endset %}",
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
