//! What last year's description, which `init` keeps beside the papers, says at the place of a guess.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::amend::Step;
use crate::notice::{Kind, Node};
use crate::office::{input, old_paper};
use crate::origin::Source;
use crate::shown;

use super::super::value::{entry, items};
use super::leaves::leaves;
use super::marks::{LINE, Mark};
use super::spots::{self, Place, name};

/// Last year's description.
pub(super) struct LastYear {
    /// Its place in the folder of the year.
    pub(super) place: PathBuf,
    source: Arc<Source>,
    root: Node,
}

/// What stood at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Before {
    /// Its line, from 1.
    pub(crate) line: usize,
    /// Its texts, each with its key.
    pub(crate) texts: Vec<(String, String)>,
}

impl LastYear {
    /// That of the folder of a year; none where none is kept, or it cannot be read any more.
    pub(super) fn of(folder: &Path) -> Option<LastYear> {
        let file = old_paper::last_description(folder)?;
        let place = Path::new(old_paper::FOLDER).join(file.file_name()?);
        let bytes = input::bytes(&file).ok()?;
        let reading = input::reading(&file, &shown::path(&place), &bytes);
        let root = super::root(&reading)?;
        Some(LastYear { place, source: reading.source, root })
    }

    /// What stood at the place of a guess in the description below `root`: at the line that it names, else at what is
    /// called the same.
    pub(super) fn at(&self, mark: &Mark, now: Option<(&Node, &Place<'_>)>) -> Option<Before> {
        let named = mark.words.rsplit_once(LINE.0).and_then(|(_, rest)| rest.strip_suffix(LINE.1));
        let named: Option<usize> = named.and_then(|line| line.parse().ok());
        let way = now.map(|(_, place)| &*place.way);
        let at_line = named.and_then(|line| self.at_line(line, (&mark.words, way)));
        // In a line within a text the text says it; in braces it is what the line says.
        at_line.or_else(|| self.of_same(now?, &mark.words)).or_else(|| self.line(named?))
    }

    /// What begins in a line, or holds it as what a guess stands above holds it now: all targets, not the first alone.
    fn at_line(&self, line: usize, (words, now): (&str, Option<&[Step]>)) -> Option<Before> {
        let mut way = spots::of_line(&self.root, self.source.text(), self.begins(line)?)?;
        if let Some(now) = now.filter(|now| is_below(&way, now)) {
            way.truncate(now.len());
        }
        self.texts(way, (line, words))
    }

    fn of_same(&self, (root, place): (&Node, &Place<'_>), words: &str) -> Option<Before> {
        let (way, at) = same(&place.way, root, &self.root)?;
        let line = self.source.text()[..at].matches('\n').count() + 1;
        self.texts(way, (line, words))
    }

    fn line(&self, line: usize) -> Option<Before> {
        let own = self.source.text()[self.begins(line)?..].lines().next()?.trim();
        let texts = vec![(String::new(), own.to_owned())];
        (!own.is_empty()).then_some(Before { line, texts })
    }

    /// The byte where a line begins.
    fn begins(&self, line: usize) -> Option<usize> {
        let before = self.source.text().split_inclusive('\n').take(line.checked_sub(1)?);
        Some(before.map(str::len).sum())
    }

    fn texts(&self, way: Vec<Step>, (line, words): (usize, &str)) -> Option<Before> {
        let place = spots::place(&self.root, way)?;
        let texts: Vec<(String, String)> =
            leaves(&place, words).into_iter().map(|leaf| (leaf.label, leaf.shown)).collect();
        (!texts.is_empty()).then_some(Before { line, texts })
    }
}

/// Whether a way leads deeper than another by the same keys; the places in lists may be others.
fn is_below(way: &[Step], other: &[Step]) -> bool {
    let is_alike = |(one, other): (&Step, &Step)| match (one, other) {
        (Step::Key(one), Step::Key(other)) => one.name == other.name,
        (Step::Item(_), Step::Item(_)) => true,
        (Step::Key(_), Step::Item(_)) | (Step::Item(_), Step::Key(_)) => false,
    };
    way.len() > other.len() && way.iter().zip(other).all(is_alike)
}

/// The way in `old` to what `way` leads to in `new`, with the byte where it begins. What stands in a list is the same
/// where it has the same name, but for the figures of its year.
fn same(way: &[Step], mut new: &Node, mut old: &Node) -> Option<(Vec<Step>, usize)> {
    let (mut found, mut at) = (Vec::new(), 0);
    for step in way {
        match step {
            Step::Key(key) => {
                let own = entry(old, key)?;
                (new, old, at) = (&entry(new, key)?.value, &own.value, own.key.origin.span().start);
                found.push(*step);
            }
            Step::Item(place) => {
                let Kind::List(all) = &old.kind else { return None };
                new = items(Some(new)).get(*place)?;
                let place = called(all, &name(new)?)?;
                old = &all[place];
                at = old.origin.span().start;
                found.push(Step::Item(place));
            }
        }
    }
    Some((found, at))
}

/// The only item of this name, or else of this name without its figures.
fn called(items: &[Node], wanted: &str) -> Option<usize> {
    let only = |is_it: &dyn Fn(&str) -> bool| {
        let mut all =
            (0..items.len()).filter(|at| name(&items[*at]).is_some_and(|own| is_it(&own)));
        all.next().filter(|_| all.next().is_none())
    };
    only(&|own| own == wanted).or_else(|| only(&|own| worded(own) == worded(wanted)))
}

fn worded(name: &str) -> String {
    name.chars().filter(|one| !one.is_numeric() && !"零一二三四五六七八九".contains(*one)).collect()
}
