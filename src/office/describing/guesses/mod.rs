//! What a description that was read from a paper, or moved on from last year's, still asks somebody to look at, one by
//! one, each with the words of the paper, and with what stood in last year's, beside it.
//!
//! ```text
//! comments (推测：…) -> what each stands at -> its texts as fields -> last year's texts -> the words of the old paper
//! that say the same
//! a form -> the comment taken out, and what somebody corrected written -> amend
//! ```

mod confirm;
mod last_year;
mod leaves;
mod marks;
mod spots;

use std::path::{Path, PathBuf};

use crate::diag::Diagnostics;
use crate::notice::{self, Kind, Node, OtherYear, Reading};
use crate::office::amending::hash_of;
use crate::office::input;
use crate::office::old_paper::{self, OldPaper, Passage};
use crate::shown;

use super::Sent;
use super::form::{Control, FormField};
use super::part::digest;
use super::value;

pub(crate) use confirm::confirm;
pub(crate) use last_year::Before;
pub(crate) use marks::Ask;
pub(super) use spots::parted;

use last_year::LastYear;
use leaves::Leaf;
use marks::{Group, Mark, groups};
use spots::Place;

/// About so many places are shown; the others when these were looked at.
const SHOWN: usize = 60;

/// All that is asked.
#[derive(Debug, Default)]
pub(crate) struct Guesses {
    /// The hash of the description that it was made from.
    pub(crate) hash: String,
    /// What is shown, in the order of the description.
    pub(crate) all: Vec<Guess>,
    /// How many comments ask.
    pub(crate) count: usize,
    /// How many of them are not shown yet.
    pub(crate) more: usize,
    /// The papers that it was read from, as far as they are kept.
    pub(crate) papers: Vec<OldPaper>,
    /// Where last year's description is kept, where it was moved on from that.
    pub(crate) last_year: Option<PathBuf>,
    /// What tells of other years, and was left, where it was moved on from last year's. It is a list of the text as it is
    /// now and no comments: nothing of it was guessed, a comment for each cited paper would hide those that may be wrong.
    pub(crate) other_years: Vec<OtherYear>,
    /// What was entered, and has no place any more.
    pub(crate) lost: Vec<(String, String)>,
}

/// Something that is asked.
#[derive(Debug)]
pub(crate) struct Guess {
    /// How the page calls it, the same while its words and what stands before it stay.
    pub(crate) id: String,
    /// What it is.
    pub(crate) ask: Ask,
    /// What it says.
    pub(crate) words: String,
    /// What it is about; several where several comments say the same.
    pub(crate) spots: Vec<Spot>,
}

/// A place of the description that a guess is about.
#[derive(Debug)]
pub(crate) struct Spot {
    /// What it is: 实事“改造道路”的目标.
    pub(crate) title: String,
    /// The line of its comment, from 1.
    pub(crate) line: usize,
    /// The place of its task in the list, where it is one's.
    pub(crate) task: Option<usize>,
    /// Its texts.
    pub(crate) fields: Vec<FormField>,
    /// What stood there in last year's description.
    pub(crate) before: Option<Before>,
    /// What the old papers say of it.
    pub(crate) passages: Vec<Passage>,
}

/// What is asked in the description at `place`; `sent` is what came back of the page and was not written.
///
/// # Errors
/// Where it cannot be read, or is no YAML.
pub(crate) fn guesses(place: &Path, sent: Option<&Sent>) -> Result<Guesses, Diagnostics> {
    let file = input::lying(place);
    let bytes = input::bytes(&file)?;
    let reading = input::reading(&file, &shown::path(&file), &bytes);
    let Some(root) = root(&reading) else { return Err(reading.findings) };
    let marks = marks::marks(&reading);
    let folder = file.parent().unwrap_or(Path::new(""));
    let (papers, last) = match marks.is_empty() {
        true => (Vec::new(), None),
        false => (old_paper::papers(folder), LastYear::of(folder)),
    };
    let count = marks.len();
    let told = Told { root: &root, papers: &papers, last: last.as_ref(), sent };
    let (mut all, mut shown) = (Vec::new(), 0);
    for group in groups(marks) {
        if shown < SHOWN {
            shown += group.marks.len();
            all.push(told.guess(&group, reading.source.text()));
        }
    }
    let more = count - shown;
    let lost = sent.map(|sent| lost(&all, sent)).unwrap_or_default();
    let last_year = last.map(|last| last.place);
    let is_moved = old_paper::last_description(folder).is_some();
    let other_years = if is_moved { notice::other_years(&reading.source) } else { Vec::new() };
    let hash = hash_of(&bytes);
    Ok(Guesses { hash, all, count, more, papers, last_year, other_years, lost })
}

/// How much is asked in the description at `place`; nothing where it cannot be read.
pub(crate) fn asked(place: &Path) -> usize {
    let file = input::lying(place);
    let reading = input::bytes(&file).map(|bytes| input::reading(&file, "", &bytes));
    reading.map(|reading| marks::marks(&reading).len()).unwrap_or_default()
}

/// The tree of a description that is a mapping.
fn root(reading: &Reading) -> Option<Node> {
    notice::tree_of(&reading.source).filter(|root| matches!(root.kind, Kind::Mapping(_)))
}

/// What a guess is told by.
struct Told<'t> {
    root: &'t Node,
    papers: &'t [OldPaper],
    last: Option<&'t LastYear>,
    sent: Option<&'t Sent>,
}

impl Told<'_> {
    fn guess(&self, group: &Group, text: &str) -> Guess {
        let spot = |(mark, place): (&Mark, Option<Place<'_>>)| match place {
            Some(place) => self.spot(place, (&group.id, mark)),
            None => self.by_itself(mark),
        };
        let spots = spots::of_group(self.root, text, group).into_iter().map(spot).collect();
        let is_one = group.marks.len() == 1;
        let words = |mark: &Mark| if is_one { &*mark.words } else { mark.common() }.to_owned();
        let first = group.marks.first();
        Guess {
            id: group.id.clone(),
            ask: first.map_or(Ask::Guess, |mark| mark.ask),
            words: first.map(words).unwrap_or_default(),
            spots,
        }
    }

    /// What stands at no place of the description. Words that found none are told as they stand in the paper.
    fn by_itself(&self, mark: &Mark) -> Spot {
        let own = if mark.ask == Ask::LeftOver { vec![mark.words.clone()] } else { Vec::new() };
        let needles = [named_texts(self.root, &mark.words), own].concat();
        let passages = old_paper::passages(self.papers, &needles, &old_paper::quoted(&mark.words));
        let before = self.last.and_then(|last| last.at(mark, None));
        let (title, fields, line) = (String::new(), Vec::new(), mark.line);
        Spot { title, line, task: None, fields, before, passages }
    }

    fn spot(&self, place: Place<'_>, (id, mark): (&str, &Mark)) -> Spot {
        let beside = named_texts(self.root, &mark.words);
        let leaves = leaves::leaves(&place, &mark.words);
        let before = self.last.and_then(|last| last.at(mark, Some((self.root, &place))));
        let old = before.iter().flat_map(|before| &before.texts).map(|(_, text)| text.clone());
        let needles = leaves.iter().map(|leaf| leaf.shown.clone()).chain(place.names.clone());
        let needles: Vec<String> = needles.chain(old).chain(beside).collect();
        let fields = leaves.iter().map(|leaf| field(id, leaf, self.sent)).collect();
        let quoted = old_paper::quoted(&mark.words);
        let passages = old_paper::passages(self.papers, &needles, &quoted);
        Spot { title: place.title, line: mark.line, task: place.task, fields, before, passages }
    }
}

/// The texts of the keys of the description that a guess names: 取自结尾.
fn named_texts(root: &Node, words: &str) -> Vec<String> {
    let Kind::Mapping(entries) = &root.kind else { return Vec::new() };
    let is_named = |entry: &&notice::Entry| {
        let key = value::text(&entry.key).and_then(|key| notice::keys::NOTICE.find(key));
        key.is_some_and(|key| words.contains(key.alias))
    };
    entries.iter().filter(is_named).flat_map(|entry| value::words_of(&entry.value)).collect()
}

/// Characters of a text that is shown in one line.
const ONE_LINE: usize = 40;

fn field(id: &str, leaf: &Leaf<'_>, sent: Option<&Sent>) -> FormField {
    let own = &leaf.shown;
    let entered = sent.and_then(|sent| super::entered(sent, id, &leaf.key));
    let was = digest(own);
    let id = format!("{id}.{}", leaf.key);
    let before = sent.and_then(|sent| sent.get(&format!("was.{id}")));
    let is_other = before.is_some_and(|before| before != was);
    let now = entered.as_ref().filter(|entered| is_other && digest(entered) != was);
    let is_long = own.contains('\n') || own.chars().count() > ONE_LINE;
    FormField {
        label: leaf.label.clone(),
        help: "",
        control: if is_long { Control::Lines } else { Control::Line },
        now: now.map(|_| own.clone()),
        value: entered.unwrap_or_else(|| own.clone()),
        was,
        id,
        findings: Vec::new(),
    }
}

/// What was entered for something that is not asked any more.
fn lost(all: &[Guess], sent: &Sent) -> Vec<(String, String)> {
    let fields = || all.iter().flat_map(|one| &one.spots).flat_map(|spot| &spot.fields);
    let mut lost = Vec::new();
    for (name, value) in &sent.fields {
        let Some(was) = sent.get(&format!("was.{name}")) else { continue };
        if digest(value) != was && !fields().any(|field| field.id == *name) {
            lost.push((
                sent.get(&format!("label.{name}")).unwrap_or_default().to_owned(),
                value.clone(),
            ));
        }
    }
    lost
}
