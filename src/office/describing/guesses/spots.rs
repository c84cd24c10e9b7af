//! What a comment stands at: the key or the item below it, or the key before it in its line. Where one of an
//! older version names several tasks (按先后第1、3—8项), the same key of each.

use std::collections::BTreeMap;

use crate::amend::{Edit, Step};
use crate::notice::keys::{self, Key};
use crate::notice::{Kind, Node, Reading};

use super::super::value::{below, items, text as text_of};
use super::marks::{Ask, Group, Mark, marks};

/// A place of a tree.
#[derive(Clone, Debug)]
pub(super) struct Place<'n> {
    /// The way to it.
    pub(super) way: Vec<Step>,
    /// What stands there.
    pub(super) node: &'n Node,
    /// What it is.
    pub(super) title: String,
    /// What it, and what it stands in, is called.
    pub(super) names: Vec<String>,
    /// The place of its task in the list.
    pub(super) task: Option<usize>,
    /// How many of a group were called the same before it.
    pub(super) same: usize,
}

/// The places that a group is about, each with its comment; one that stands for itself has none.
pub(super) fn of_group<'g, 'n>(
    root: &'n Node,
    text: &str,
    group: &'g Group,
) -> Vec<(&'g Mark, Option<Place<'n>>)> {
    let mut all: Vec<(&Mark, Option<Place<'n>>)> = Vec::new();
    let mut titles: BTreeMap<String, usize> = BTreeMap::new();
    for mark in &group.marks {
        let mut places = spots(root, text, mark);
        for place in &mut places {
            let same = titles.entry(place.title.clone()).or_default();
            place.same = *same;
            *same += 1;
        }
        match places.is_empty() {
            true => all.push((mark, None)),
            false => all.extend(places.into_iter().map(|place| (mark, Some(place)))),
        }
    }
    all
}

/// The places that a comment is about; none where it stands for itself.
fn spots<'n>(root: &'n Node, text: &str, mark: &Mark) -> Vec<Place<'n>> {
    // What is missing, or found no place, is not what stands below it.
    let way = match mark.ask {
        Ask::Guess => way_below(root, text, mark),
        Ask::LeftOver | Ask::Missing => None,
    };
    let Some(way) = way else { return Vec::new() };
    let several = several(root, &way, &mark.words);
    let ways = if several.is_empty() { vec![way] } else { several };
    ways.into_iter().filter_map(|way| place(root, way)).collect()
}

/// The edits that have each guess of an older version, which names several tasks by their order, stand at each of them:
/// before tasks change their places, when it would speak of others.
pub(in super::super) fn parted(root: &Node, reading: &Reading) -> Vec<Edit> {
    let text = reading.source.text();
    // From the last on: what stands before keeps its place.
    let all = marks(reading).into_iter().rev().filter(|mark| mark.ask == Ask::Guess);
    let of_one = all.filter_map(|mark| {
        let way = way_below(root, text, &mark)?;
        let ways = several(root, &way, &mark.words);
        let (own, rest) = mark.words.split_once(FOR_ALL)?;
        let rest = rest.split_once('）').map_or("", |(_, rest)| rest);
        let words = format!("{}{rest}", own.trim_end_matches('（'));
        let guesses = ways.into_iter().map(|at| Edit::Guess { at, words: words.clone() });
        let comment = mark.comment.clone();
        Some([Edit::Uncomment { comment }].into_iter().chain(guesses).collect::<Vec<_>>())
    });
    of_one.filter(|edits| edits.len() > 1).flatten().collect()
}

/// What stands before the numbers of tasks in a guess of an older version.
const FOR_ALL: &str = "按先后第";

/// The way to what stands at a comment.
fn way_below(root: &Node, text: &str, mark: &Mark) -> Option<Vec<Step>> {
    let start = text[..mark.comment.start].rfind('\n').map_or(0, |end| end + 1);
    let before = &text[start..mark.comment.start];
    if !before.trim().is_empty() {
        return of_line(root, text, start);
    }
    let mut at = mark.comment.end;
    for line in text[mark.comment.end..].split_inclusive('\n') {
        let words = line.trim();
        let indent = line.len() - line.trim_start().len();
        if !words.is_empty() && !words.starts_with('#') {
            // What is indented less ends the list or mapping that the comment stands in.
            return (indent >= before.len()).then(|| of_line(root, text, at)).flatten();
        }
        at += line.len();
    }
    None
}

/// The way to what begins in the line that begins at `start`: an item, or a key.
pub(super) fn of_line(root: &Node, text: &str, start: usize) -> Option<Vec<Step>> {
    let line = text[start..].split('\n').next()?;
    let words = line.trim_start_matches([' ', '-']);
    let is_item = line.trim_start().starts_with('-');
    way_to(root, (start + line.len() - words.len(), is_item), &[])
}

fn way_to(node: &Node, sought: (usize, bool), way: &[Step]) -> Option<Vec<Step>> {
    let (at, is_item) = sought;
    let with = |step| [way, &[step]].concat();
    match &node.kind {
        Kind::Mapping(entries) => entries.iter().find_map(|entry| {
            let own = with(Step::Key(key(text_of(&entry.key)?)?));
            let is_it = !is_item && entry.key.origin.span().start == at;
            if is_it { Some(own) } else { way_to(&entry.value, sought, &own) }
        }),
        Kind::List(items) => items.iter().enumerate().find_map(|(place, item)| {
            let own = with(Step::Item(place));
            let is_it = is_item && item.origin.span().start == at;
            if is_it { Some(own) } else { way_to(item, sought, &own) }
        }),
        Kind::Null | Kind::Scalar(_) => None,
    }
}

/// The key that is written so, wherever it may stand.
pub(super) fn key(written: &str) -> Option<&'static Key> {
    keys::TABLES.iter().find_map(|table| table.find(written))
}

/// The ways to the same key of the tasks that a comment names, by their order.
fn several(root: &Node, way: &[Step], words: &str) -> Vec<Vec<Step>> {
    let [list @ Step::Key(tasks), Step::Item(_), rest @ ..] = way else { return Vec::new() };
    let Some((_, named)) = words.split_once(FOR_ALL) else { return Vec::new() };
    let numbers = numbers(named.split_once('项').map_or("", |(numbers, _)| numbers));
    let all = items(below(root, tasks));
    let is_task = |one: &(usize, &Node)| {
        keys::TASK.find("name").is_some_and(|key| below(one.1, key).is_some())
    };
    let tasks: Vec<usize> =
        all.iter().enumerate().filter(is_task).map(|(place, _)| place).collect();
    let places = numbers.iter().filter_map(|number| tasks.get(number.checked_sub(1)?));
    places.map(|place| [&[*list, Step::Item(*place)], rest].concat()).collect()
}

/// 1、3—8 -> 1, 3, 4, 5, 6, 7, 8.
fn numbers(written: &str) -> Vec<usize> {
    const MOST: usize = 5000;
    let ends = |part: &str| match part.split_once('—') {
        Some((first, last)) => Some(first.parse().ok()?..=last.parse().ok()?),
        None => part.parse().ok().map(|one: usize| one..=one),
    };
    written.split('、').filter_map(ends).flatten().take(MOST).collect()
}

pub(super) fn place(root: &Node, way: Vec<Step>) -> Option<Place<'_>> {
    let (mut node, mut titles, mut names) = (root, Vec::new(), Vec::new());
    for step in &way {
        match (step, &node.kind) {
            (Step::Key(key), _) => {
                node = below(node, key)?;
                titles.push(key.alias.to_owned());
            }
            (Step::Item(at), Kind::List(items)) => {
                node = items.get(*at)?;
                let name = name(node);
                titles.push(
                    name.as_ref().map_or(format!("第{}个", at + 1), |own| format!("“{own}”")),
                );
                names.extend(name);
            }
            (Step::Item(_), Kind::Null | Kind::Scalar(_) | Kind::Mapping(_)) => return None,
        }
    }
    let task = match &way[..] {
        [Step::Key(key), Step::Item(at), ..] if key.name == "tasks" => Some(*at),
        _ => None,
    };
    Some(Place { title: titles.concat(), way, node, names, task, same: 0 })
}

/// What an item of a list is called.
pub(super) fn name(item: &Node) -> Option<String> {
    let keys = [(&keys::TASK, "name"), (&keys::TASK_HEADING, "heading"), (&keys::ANNEX, "title")];
    let own = |(table, key): &(&'static keys::Table, &str)| below(item, table.find(key)?);
    let named = keys.iter().find_map(own);
    named.or(Some(item)).and_then(text_of).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        assert_eq!(numbers("1、3—5、8"), [1, 3, 4, 5, 8]);
        assert_eq!(numbers("甲、2"), [2]);
        assert!(numbers("").is_empty() && numbers("1—99999999999999999999").is_empty());
    }
}
