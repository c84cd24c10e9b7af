//! 实事: the tasks and their dues.

use crate::notice::keys;
use crate::notice::raw::{RawDue, RawHeading, RawTask, RawTaskLayout, RawTaskOrHeading};
use crate::notice::yaml::{Kind, Node};

use super::units::ROLES;
use super::{Decoder, Fields, below, written};

/// Where tasks stand that need no text.
pub(in crate::notice) const IN_ATTACHMENT: [&str; 2] = ["attachment", "附件"];

/// Whether the tasks of the description in `root` stand in the body, and so need a text each.
pub(super) fn are_in_body(root: &Node) -> bool {
    let place = below(root, &keys::TASK_LAYOUT).and_then(|layout| below(layout, &keys::PLACE));
    !place.is_some_and(|place| IN_ATTACHMENT.contains(&written(place)))
}

impl Decoder<'_> {
    /// A task, or a heading above some.
    pub(super) fn task_or_heading(&mut self, node: &Node, list: &str) -> Option<RawTaskOrHeading> {
        let is_heading = matches!(&node.kind, Kind::Mapping(entries)
            if entries.iter().any(|entry| keys::HEADING.is(written(&entry.key))));
        if is_heading {
            return self.heading(node, list).map(RawTaskOrHeading::Heading);
        }
        self.task(node, list).map(Box::new).map(RawTaskOrHeading::Task)
    }

    fn heading(&mut self, node: &Node, list: &str) -> Option<RawHeading> {
        let fields = self.fields(node, list, &keys::TASK_HEADING)?;
        Some(RawHeading {
            text: self.text(&fields, &keys::HEADING),
            level: self.text(&fields, &keys::LEVEL),
            number: self.text(&fields, &keys::TASK_NUMBER),
            paragraphs: self.texts(&fields, &keys::TEXT).unwrap_or_default(),
        })
    }

    /// 实事体例.
    pub(super) fn task_layout(&mut self, fields: &Fields<'_>) -> RawTaskLayout {
        let read = |decoder: &mut Self, fields: &Fields<'_>| RawTaskLayout {
            place: decoder.text(fields, &keys::PLACE),
            numbers: decoder.text(fields, &keys::NUMBERS),
            ordinal: decoder.text(fields, &keys::ORDINAL),
            name: decoder.text(fields, &keys::NAME_PLACE),
            words: ROLES
                .into_iter()
                .filter_map(|(key, role)| Some((role, decoder.text(fields, key)?)))
                .collect(),
            due_word: decoder.text(fields, &keys::DUE),
            bracket: decoder.text(fields, &keys::BRACKET),
        };
        let read = self.mapping(fields, &keys::TASK_LAYOUT, &keys::TASK_LAYOUT_KEYS, read);
        read.unwrap_or_default()
    }

    fn task(&mut self, node: &Node, list: &str) -> Option<RawTask> {
        let fields = self.fields(node, list, &keys::TASK)?;
        Some(RawTask {
            number: self.text(&fields, &keys::TASK_NUMBER),
            name: self.text(&fields, &keys::NAME),
            text: self.texts(&fields, &keys::TEXT),
            assigned: self.assignments(&fields),
            who_reports: self.texts(&fields, &keys::WHO_REPORTS),
            name_place: self.text(&fields, &keys::TASK_NAME_PLACE),
            bracket: self.text(&fields, &keys::BRACKET),
            due: self.due(&fields),
            targets: self.list(&fields, &keys::TARGETS, Decoder::target).unwrap_or_default(),
            former_names: self.texts(&fields, &keys::FORMER_NAMES).unwrap_or_default(),
            force: self.force(&fields),
        })
    }

    fn due(&mut self, fields: &Fields<'_>) -> Option<RawDue> {
        let entry = fields.get(&keys::DUE)?;
        if !matches!(entry.value.kind, Kind::Mapping(_)) {
            let words = self.text(fields, &keys::DUE)?;
            return Some(RawDue { words, date: None });
        }
        let fields = self.fields(&entry.value, written(&entry.key), &keys::DUE_KEYS)?;
        let both = [&keys::WORDS, &keys::DATE].map(|key| self.text(&fields, key));
        let [Some(words), date @ Some(_)] = both else { return None };
        Some(RawDue { words, date })
    }
}
