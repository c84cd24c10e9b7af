//! What a line of a short text had better not part: the names of bodies and the words of the
//! dictionary.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use super::words::Growing;

/// Longer texts are running text, whose lines part words as those of 正文 do.
pub(super) const SHORT: usize = 64;

/// What the names of bodies end with: words that belong to the one before.
const ENDING_NAMES: &str = "局委办处科室所站队院厅会";

/// A name or a word that a line end would part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// Its characters.
    pub characters: Range<usize>,
    /// Whether it is the name of a body.
    pub is_name: bool,
    /// The word of that name which it would part as well: a name that has no room on a line ends
    /// one between its words.
    pub word: Option<Range<usize>>,
}

/// The names of bodies, and the texts that were looked through before.
#[derive(Clone, Debug)]
pub struct Wholes {
    names: BTreeSet<String>,
    /// The characters of the longest.
    longest: usize,
    /// Made for the first text that asks.
    words: Option<Growing>,
    known: BTreeMap<String, Rc<[Option<Whole>]>>,
}

impl Wholes {
    /// Of a document that knows these `names`.
    pub fn new(names: &[String]) -> Wholes {
        let names: BTreeSet<String> =
            names.iter().filter(|name| name.chars().count() > 1).cloned().collect();
        let longest = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
        Wholes { names, longest, words: None, known: BTreeMap::new() }
    }

    /// For each character of `text` what a line end before it would part; nothing is known of a
    /// text that is not short.
    pub fn of(&mut self, text: &str) -> Rc<[Option<Whole>]> {
        if text.chars().nth(SHORT).is_some() {
            return Rc::new([]);
        }
        if let Some(known) = self.known.get(text) {
            return Rc::clone(known);
        }
        let found: Rc<[Option<Whole>]> = self.look(text).into();
        self.known.insert(text.to_owned(), Rc::clone(&found));
        found
    }

    /// For each character of a `text` of any length which name a line end before it would part.
    pub fn names_of(&self, text: &str) -> Rc<[Option<Whole>]> {
        let mut wholes = vec![None; text.chars().count()];
        for name in self.names_in(text) {
            mark(&mut wholes, name, true);
        }
        wholes.into()
    }

    fn look(&mut self, text: &str) -> Vec<Option<Whole>> {
        let mut wholes = vec![None; text.chars().count()];
        let characters: Vec<char> = text.chars().collect();
        let (mut begin, mut end) = (0, 0);
        for length in self.words.get_or_insert_with(Growing::new).lengths(text) {
            let ends_a_name = length == 1 && ENDING_NAMES.contains(characters[end]);
            begin = if ends_a_name { begin } else { end };
            end += length;
            mark(&mut wholes, begin..end, false);
        }
        for name in self.names_in(text) {
            mark(&mut wholes, name, true);
        }
        wholes
    }

    /// Where names stand in `text`, the longest of those that begin at the same place.
    pub(super) fn names_in(&self, text: &str) -> Vec<Range<usize>> {
        let ends: Vec<usize> = text.char_indices().map(|(at, one)| at + one.len_utf8()).collect();
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let longest_at = |(number, start): (usize, usize)| {
            let pieces = (number..ends.len()).take(self.longest);
            let is_name = |last: &usize| self.names.contains(&text[start..ends[*last]]);
            pieces.rev().find(is_name).map(|last| number..last + 1)
        };
        starts.take(ends.len()).enumerate().filter_map(longest_at).collect()
    }
}

/// Marks the places inside `characters`.
fn mark(wholes: &mut [Option<Whole>], characters: Range<usize>, is_name: bool) {
    for place in wholes[characters.clone()].iter_mut().skip(1) {
        let word = place.take().map(|word| word.characters);
        *place = Some(Whole { characters: characters.clone(), is_name, word });
    }
}

#[cfg(test)]
mod tests {
    use super::Wholes;

    /// The text with a mark where a line end would part a word, and another where a name.
    fn marked(text: &str, names: &[&str]) -> String {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let wholes = Wholes::new(&names).of(text);
        let mark = |at: usize| match wholes.get(at)? {
            Some(whole) if whole.is_name => Some('='),
            Some(_) => Some('-'),
            None => None,
        };
        text.chars().enumerate().flat_map(|(at, one)| mark(at).into_iter().chain([one])).collect()
    }

    #[test]
    fn words_and_names_are_whole() {
        assert_eq!(marked("既有住宅加装电梯", &[]), "既-有住-宅加-装电-梯");
        let names = ["区妇联", "区妇联办公室"];
        assert_eq!(marked("区妇联办公室、区妇联", &names), "区=妇=联=办=公=室、区=妇=联");
        assert_eq!(marked(&"健康".repeat(33), &[]), "健康".repeat(33));
        assert_eq!(marked("", &names), "");
    }
}
