//! The automatic numbers of lists (ECMA-376 part 1, 17.9): no text has them, and everybody who opens
//! the document sees them.
//!
//! ```text
//! numbering.xml   num 5 -> abstractNum 8 -> level 0: decimal, "%1."
//! styles.xml      ListNumber -> num 5
//! two paragraphs in the style ListNumber  ->  "1." and "2."
//! ```

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::BytesStart;

use super::numerals::numeral;
use crate::diag::{Bound, Returned};
use crate::intake::limits::NUMBERINGS;
use crate::intake::package::{Package, attribute};
use crate::intake::refusal::Refusal;
use crate::intake::xml::starts;

/// Levels of a list.
const LEVELS: usize = 9;
/// Characters of the text around the numbers of a level.
const LABEL: usize = 40;
/// Styles that are made after one another.
const ANCESTORS: usize = 10;

/// The lists of a document, and how far each has counted.
#[derive(Default)]
pub(super) struct Numbering {
    lists: BTreeMap<u32, List>,
    instances: BTreeMap<u32, Instance>,
    styles: BTreeMap<String, Style>,
    counts: BTreeMap<u32, [Option<u32>; LEVELS]>,
    begun: BTreeSet<u32>,
}

/// `abstractNum`.
#[derive(Default)]
struct List {
    levels: BTreeMap<usize, Level>,
}

/// `lvl`.
#[derive(Default)]
struct Level {
    start: Option<u32>,
    format: String,
    label: String,
    style: String,
}

/// `num`: a list, where it begins to count anew, and levels that it has otherwise.
#[derive(Default)]
struct Instance {
    list: u32,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

/// What a style says of numbers.
#[derive(Default)]
struct Style {
    parent: String,
    numbered: Numbered,
}

/// What is said of the number of a paragraph, by itself or by its style.
#[derive(Clone, Copy, Default)]
pub(super) struct Numbered {
    /// Which `num`; 0 is none.
    pub(super) instance: Option<u32>,
    /// The level, from 0.
    pub(super) level: Option<usize>,
}

impl Numbering {
    /// The lists of the document in `package`.
    ///
    /// # Errors
    /// XML that is broken, or more lists than any document has.
    pub(super) fn read(package: &mut Package<'_>) -> Result<Numbering, Refusal> {
        let mut read = Numbering::default();
        let Some(lists) = package.part("word/numbering.xml")? else { return Ok(read) };
        let mut place = Place::default();
        starts(&lists, |tag| read.list(tag, &mut place))?;
        drop(lists);
        if let Some(styles) = package.part("word/styles.xml")? {
            let mut style = String::new();
            starts(&styles, |tag| read.style(tag, &mut style))?;
        }
        let most = read.lists.len().max(read.instances.len()).max(read.styles.len());
        if most > NUMBERINGS {
            let (bound, limit) = (Bound::Listed, NUMBERINGS as u64);
            return Err(Returned::Beyond { bound, limit }.into());
        }
        Ok(read)
    }

    fn list(&mut self, tag: &BytesStart<'_>, place: &mut Place) {
        let value = || attribute(tag, b"val").unwrap_or_default();
        let number = || value().trim().parse().ok();
        let level = || attribute(tag, b"ilvl").and_then(|level| level.trim().parse().ok());
        match tag.local_name().as_ref() {
            b"abstractNum" => {
                place.list = attribute(tag, b"abstractNumId").and_then(|id| id.trim().parse().ok());
                place.instance = None;
            }
            b"num" => {
                place.instance = attribute(tag, b"numId").and_then(|id| id.trim().parse().ok());
                place.list = None;
            }
            b"lvl" | b"lvlOverride" => place.level = level().filter(|level| *level < LEVELS),
            b"abstractNumId" => {
                if let Some(instance) = self.instance(place) {
                    instance.list = number().unwrap_or_default();
                }
            }
            b"startOverride" => {
                if let (Some(level), Some(instance)) = (place.level, self.instance(place)) {
                    instance.starts.insert(level, number().unwrap_or(1));
                }
            }
            b"start" => self.level(place, |level| level.start = number()),
            b"numFmt" => self.level(place, |level| level.format = value()),
            b"pStyle" => self.level(place, |level| level.style = value()),
            b"lvlText" => {
                self.level(place, |level| level.label = value().chars().take(LABEL).collect());
            }
            _ => {}
        }
    }

    fn instance(&mut self, place: &Place) -> Option<&mut Instance> {
        place.instance.map(|id| self.instances.entry(id).or_default())
    }

    /// Changes the level of the list that is being read.
    fn level(&mut self, place: &Place, change: impl FnOnce(&mut Level)) {
        let levels = match (place.list, place.instance) {
            (Some(list), _) => &mut self.lists.entry(list).or_default().levels,
            (None, Some(id)) => &mut self.instances.entry(id).or_default().levels,
            (None, None) => return,
        };
        if let Some(level) = place.level {
            change(levels.entry(level).or_default());
        }
    }

    fn style(&mut self, tag: &BytesStart<'_>, own: &mut String) {
        let value = || attribute(tag, b"val").unwrap_or_default();
        match tag.local_name().as_ref() {
            b"style" => *own = attribute(tag, b"styleId").unwrap_or_default(),
            b"basedOn" => self.styles.entry(own.clone()).or_default().parent = value(),
            b"numId" => {
                let instance = value().trim().parse().ok();
                self.styles.entry(own.clone()).or_default().numbered.instance = instance;
            }
            b"ilvl" => {
                let level = value().trim().parse().ok();
                self.styles.entry(own.clone()).or_default().numbered.level = level;
            }
            _ => {}
        }
    }

    /// The label of the next paragraph of that style, of which this is said itself; `None` where it has
    /// no number. A bullet is no number.
    pub(super) fn next(&mut self, style: &str, own: Numbered) -> Option<String> {
        let by_style = self.by_style(style);
        let id = own.instance.or(by_style.and_then(|(_, one)| one.instance))?;
        let instance = self.instances.get(&id)?;
        let list = self.lists.get(&instance.list)?;
        let linked = by_style.and_then(|(name, one)| {
            let of_style = || list.levels.iter().find(|(_, level)| level.style == name);
            one.level.or_else(|| of_style().map(|(at, _)| *at))
        });
        let at = own.level.or(linked).unwrap_or(0);
        let own = |at: usize| instance.levels.get(&at).or(list.levels.get(&at));
        let level = own(at)?;
        let counts = self.counts.entry(instance.list).or_default();
        if self.begun.insert(id) {
            for (at, start) in &instance.starts {
                if let Some(count) = counts.get_mut(*at) {
                    *count = start.checked_sub(1);
                }
            }
        }
        let start = level.start.unwrap_or(1);
        let count = counts.get_mut(at)?;
        *count = Some(count.map_or(start, |count| count.saturating_add(1)));
        counts.iter_mut().skip(at + 1).for_each(|deeper| *deeper = None);
        let label = label(level, own, counts);
        Some(label).filter(|label| !label.is_empty() && level.format != "bullet")
    }

    /// The nearest style that says something of numbers, and what.
    fn by_style<'s>(&'s self, style: &'s str) -> Option<(&'s str, Numbered)> {
        let mut name = style;
        for _ in 0..ANCESTORS {
            let style = self.styles.get(name)?;
            if style.numbered.instance.is_some() {
                return Some((name, style.numbered));
            }
            name = &style.parent;
        }
        None
    }
}

/// The text of a level, with the numbers of the levels it names (`%1.%2`).
fn label<'l>(
    level: &Level,
    of: impl Fn(usize) -> Option<&'l Level>,
    counts: &[Option<u32>; LEVELS],
) -> String {
    let mut label = String::new();
    let mut rest = level.label.chars();
    while let Some(one) = rest.next() {
        let named = if one == '%' { rest.as_str().chars().next() } else { None };
        let at = named.and_then(|digit| digit.to_digit(10)?.checked_sub(1));
        let Some(at) = at.and_then(|at| usize::try_from(at).ok()) else {
            label.push(one);
            continue;
        };
        rest.next();
        let (count, own) = (counts.get(at).copied().flatten(), of(at));
        let count = count.or(own.and_then(|one| one.start)).unwrap_or(1);
        label += &numeral(count, own.map_or("decimal", |one| &one.format));
    }
    label
}

/// The label as it stands before `text`: `1.` and 5000人 are not 1.5000人.
pub(super) fn parted_label(label: String, text: &str) -> String {
    let ends = label.ends_with(|last: char| last.is_ascii_alphanumeric() || last == '.');
    let begins = text.trim_start().starts_with(|first: char| first.is_ascii_alphanumeric());
    if ends && begins { label + " " } else { label }
}

/// Where the reading of the lists stands.
#[derive(Default)]
struct Place {
    list: Option<u32>,
    instance: Option<u32>,
    level: Option<usize>,
}
