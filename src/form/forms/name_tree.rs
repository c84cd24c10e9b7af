//! Many names -> those that a text is, holds or shortens, letter by letter.
//!
//! The names share a tree of their letters, and a text walks down it: what that costs is the
//! length of the text, however many names there are. Of 区妇联, 区妇联幼儿园 and 区教体局 the tree has
//! 区 at its root, and under it 妇 and 教; the text 区教体局一季度 sees 教 there, and never 妇.

use std::collections::{BTreeMap, HashMap};

/// Characters of an abbreviation at least.
const SHORTEST: usize = 3;
/// The root: no letter yet.
const ROOT: usize = 0;

/// The names, each known by its place in the list they came from.
pub(super) struct NameTree {
    /// From a letter to the next one.
    next: HashMap<(usize, char), usize>,
    /// The names that end at a letter.
    ends: Vec<Vec<usize>>,
    /// How many letters lead there.
    depths: Vec<usize>,
}

impl NameTree {
    /// The tree of `names`.
    pub(super) fn new<'n>(names: impl Iterator<Item = &'n str>) -> NameTree {
        let mut tree = NameTree { next: HashMap::new(), ends: vec![Vec::new()], depths: vec![0] };
        for (at, name) in names.enumerate() {
            let last = name.chars().fold(ROOT, |node, letter| tree.grow(node, letter));
            tree.ends[last].push(at);
        }
        tree
    }

    fn grow(&mut self, node: usize, letter: char) -> usize {
        let new = self.ends.len();
        let child = *self.next.entry((node, letter)).or_insert(new);
        if child == new {
            self.ends.push(Vec::new());
            self.depths.push(self.depths[node] + 1);
        }
        child
    }

    fn child(&self, node: usize, letter: char) -> Option<usize> {
        #[cfg(test)]
        crate::form::work::add(1);
        self.next.get(&(node, letter)).copied()
    }

    /// The names that `text` is.
    pub(super) fn exactly(&self, text: &str) -> &[usize] {
        let last = text.chars().try_fold(ROOT, |node, letter| self.child(node, letter));
        last.map_or(&[], |node| &self.ends[node])
    }

    /// The names that stand somewhere in `text`, and how often each does. Letters and digits of the Latin
    /// script are whole words and numbers: 41 does not stand in 2041.
    pub(super) fn counted(&self, text: &str) -> BTreeMap<usize, usize> {
        let mut found: BTreeMap<usize, usize> = BTreeMap::new();
        let mut before = None;
        for (start, first) in text.char_indices() {
            let begins = !is_one_word(before, first);
            before = Some(first);
            let (mut node, mut letters) = (ROOT, text[start..].chars().peekable());
            while let Some(letter) = letters.next().filter(|_| begins) {
                let Some(child) = self.child(node, letter) else { break };
                if !is_one_word(Some(letter), letters.peek().copied().unwrap_or(' ')) {
                    self.ends[child].iter().for_each(|name| *found.entry(*name).or_default() += 1);
                }
                node = child;
            }
        }
        found
    }

    /// The bytes of the longest name that `text` begins with.
    pub(super) fn leading(&self, text: &str) -> usize {
        let (mut node, mut longest) = (ROOT, 0);
        let mut letters = text.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            let Some(child) = self.child(node, letter) else { break };
            let next = letters.peek().map_or(' ', |(_, next)| *next);
            if !self.ends[child].is_empty() && !is_one_word(Some(letter), next) {
                longest = at + letter.len_utf8();
            }
            node = child;
        }
        longest
    }

    /// The names that are abbreviations of `text`: their letters all stand in it, in their order
    /// and with others between them (区妇联 of 淄川区妇女联合会).
    pub(super) fn shortening(&self, text: &str) -> Vec<usize> {
        let letters: Vec<char> = text.chars().collect();
        let mut found = Vec::new();
        let mut open = vec![(ROOT, 0)];
        while let Some((node, from)) = open.pop() {
            let depth = self.depths[node];
            if (SHORTEST..letters.len()).contains(&depth) {
                found.extend(&self.ends[node]);
            }
            // Each letter where it stands first: a name that goes on from further on goes on from
            // there too.
            let mut first: BTreeMap<char, usize> = BTreeMap::new();
            first.extend((from..letters.len()).rev().map(|at| (letters[at], at)));
            let further = first.into_iter();
            open.extend(
                further.filter_map(|(letter, at)| Some((self.child(node, letter)?, at + 1))),
            );
        }
        found
    }
}

/// Whether two neighbours are of one word or number.
fn is_one_word(one: Option<char>, next: char) -> bool {
    one.is_some_and(|one| one.is_ascii_alphanumeric()) && next.is_ascii_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::{NameTree, SHORTEST};

    const NAMES: [&str; 8] =
        ["区妇联", "区妇联幼儿园", "区教体局", "区教育局", "妇联", "区妇联", "", "区人社局"];
    const TEXTS: [&str; 9] = [
        "",
        "区妇联",
        "淄川区妇女联合会",
        "区妇联幼儿园和区教体局",
        "报区教育局、区妇联",
        "淄川区人力资源和社会保障局",
        "区妇联妇联",
        "场",
        "区教育体育局",
    ];

    /// Whether `short` is an abbreviation of `full`.
    fn abbreviates(short: &str, full: &str) -> bool {
        let mut rest = full.chars();
        let all = short.chars().all(|one| rest.any(|other| other == one));
        all && short.chars().count() >= SHORTEST && short != full
    }

    /// What the names would tell one by one.
    fn one_by_one(tells: impl Fn(&str) -> bool) -> Vec<usize> {
        (0..NAMES.len()).filter(|at| tells(NAMES[*at])).collect()
    }

    #[test]
    fn the_tree_tells_what_the_names_tell_one_by_one() {
        let tree = NameTree::new(NAMES.into_iter());
        for text in TEXTS {
            assert_eq!(tree.exactly(text), one_by_one(|name| name == text), "{text}");
            let inside = one_by_one(|name| !name.is_empty() && text.contains(name));
            assert_eq!(tree.counted(text).into_keys().collect::<Vec<_>>(), inside, "{text}");
            let leading = NAMES.iter().filter(|name| text.starts_with(**name));
            assert_eq!(tree.leading(text), leading.map(|name| name.len()).max().unwrap(), "{text}");
            let mut shortening = tree.shortening(text);
            shortening.sort_unstable();
            assert_eq!(shortening, one_by_one(|name| abbreviates(name, text)), "{text}");
        }
    }

    #[test]
    fn numbers_and_latin_words_are_names_as_a_whole_only() {
        let tree = NameTree::new(["41", "一中2", "b队"].into_iter());
        let inside = |text| tree.counted(text).into_keys().collect::<Vec<_>>();
        assert_eq!(inside("_x0041_0"), Vec::<usize>::new());
        assert_eq!(inside("报41号、一中2"), [0, 1]);
        assert_eq!(inside("一中21和ab队"), Vec::<usize>::new());
        assert_eq!(inside("一中2b队"), Vec::<usize>::new());
        assert_eq!(inside("b队41"), [0, 2]);
    }

    #[test]
    fn abbreviations_keep_characters_in_their_order() {
        let shortening = |text| NameTree::new(NAMES.into_iter()).shortening(text);
        assert_eq!(shortening("淄川区人力资源和社会保障局"), [7]);
        assert_eq!(shortening("淄川区妇女联合会"), [0, 5]);
        assert!(shortening("淄川区民政局").is_empty());
    }
}
