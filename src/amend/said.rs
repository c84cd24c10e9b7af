//! What a tree says, without its places; and what it must say after an edit.

use crate::notice::{Kind, Node};

use super::edit::{Edit, Field, Step, Value, spelled};

/// A node without its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing.
    Null,
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Said>),
    /// A mapping, in its order.
    Mapping(Vec<(Said, Said)>),
}

impl Said {
    /// What `node` says.
    pub(super) fn of(node: &Node) -> Said {
        match &node.kind {
            Kind::Null => Said::Null,
            Kind::Scalar(text) => Said::Text(text.clone()),
            Kind::List(items) => Said::List(items.iter().map(Said::of).collect()),
            Kind::Mapping(entries) => {
                let one =
                    |entry: &crate::notice::Entry| (Said::of(&entry.key), Said::of(&entry.value));
                Said::Mapping(entries.iter().map(one).collect())
            }
        }
    }

    /// Does the edit; nothing where it has no place.
    pub(super) fn apply(&mut self, edit: &Edit) -> Option<()> {
        match edit {
            Edit::Add { list, item, .. } => {
                let (Step::Key(key), above) = list.split_last()? else { return None };
                let above = self.at(above)?;
                let chinese = above.is_chinese();
                match above.value(key) {
                    Some(Said::List(items)) => {
                        let spell = items_are_chinese(items, chinese);
                        items.push(said(item, spell));
                    }
                    Some(empty @ Said::Null) => *empty = Said::List(vec![said(item, chinese)]),
                    Some(Said::Text(_) | Said::Mapping(_)) => return None,
                    None => {
                        let key = Said::Text(spelled(key, chinese).to_owned());
                        above.entries()?.push((key, Said::List(vec![said(item, chinese)])));
                    }
                }
                Some(())
            }
            Edit::Insert { at, item } => {
                let (items, place, chinese) = self.items(at)?;
                let spell = items_are_chinese(items, chinese);
                (place < items.len()).then(|| items.insert(place, said(item, spell)))
            }
            Edit::Swap { at } => {
                let (items, place, _) = self.items(at)?;
                (place + 1 < items.len()).then(|| items.swap(place, place + 1))
            }
            Edit::Replace { at, item } => {
                let (items, place, chinese) = self.items(at)?;
                let spell = items_are_chinese(items, chinese);
                *items.get_mut(place)? = said(item, spell);
                Some(())
            }
            Edit::Set { at, field } => {
                let at = self.at(at)?;
                let new = one_said(field, at.is_chinese());
                match at.value(field.key) {
                    Some(value) => *value = new.1,
                    None => at.entries()?.push(new),
                }
                Some(())
            }
            Edit::Unset { at, key } => self.at(at)?.take_key(key),
            Edit::Remove { at } => self.remove(at),
            Edit::Guess { .. } | Edit::Uncomment { .. } => Some(()),
        }
    }

    /// Takes an item of a list away, and the list with its last one.
    fn remove(&mut self, at: &[Step]) -> Option<()> {
        let (Step::Item(place), list) = at.split_last()? else { return None };
        let (Step::Key(key), above) = list.split_last()? else { return None };
        let above = self.at(above)?;
        let Said::List(items) = above.value(key)? else { return None };
        if *place >= items.len() {
            return None;
        }
        items.remove(*place);
        if items.is_empty() { above.take_key(key) } else { Some(()) }
    }

    /// The list of which the item stands at the end of a way, its place there, and whether the keys beside the list's
    /// are written in Chinese.
    fn items(&mut self, at: &[Step]) -> Option<(&mut Vec<Said>, usize, bool)> {
        let (Step::Item(place), list) = at.split_last()? else { return None };
        let (Step::Key(key), above) = list.split_last()? else { return None };
        let above = self.at(above)?;
        let chinese = above.is_chinese();
        match above.value(key)? {
            Said::List(items) => Some((items, *place, chinese)),
            Said::Null | Said::Text(_) | Said::Mapping(_) => None,
        }
    }

    fn take_key(&mut self, key: &crate::notice::keys::Key) -> Option<()> {
        let entries = self.entries()?;
        let is_it = |(own, _): &(Said, Said)| matches!(own, Said::Text(own) if key.is(own));
        let at = entries.iter().position(is_it)?;
        entries.remove(at);
        Some(())
    }

    fn at(&mut self, steps: &[Step]) -> Option<&mut Said> {
        steps.iter().try_fold(self, |node, step| match (step, node) {
            (Step::Key(key), node) => node.value(key),
            (Step::Item(place), Said::List(items)) => items.get_mut(*place),
            (Step::Item(_), _) => None,
        })
    }

    fn entries(&mut self) -> Option<&mut Vec<(Said, Said)>> {
        if let Said::Mapping(entries) = self { Some(entries) } else { None }
    }

    fn value(&mut self, key: &crate::notice::keys::Key) -> Option<&mut Said> {
        let entries = self.entries()?.iter_mut();
        let mut named = entries.filter(|(own, _)| matches!(own, Said::Text(own) if key.is(own)));
        named.next().map(|(_, value)| value)
    }

    /// Whether its keys are written in Chinese; an empty one's would be.
    fn is_chinese(&self) -> bool {
        let Said::Mapping(entries) = self else { return true };
        !matches!(entries.first(), Some((Said::Text(key), _)) if key.is_ascii())
    }
}

/// Whether the keys of a list's items are written in Chinese; `beside` where it has no mapping.
fn items_are_chinese(items: &[Said], beside: bool) -> bool {
    let mut mappings = items.iter().filter(|item| matches!(item, Said::Mapping(_)));
    mappings.next().map_or(beside, Said::is_chinese)
}

fn one_said(field: &Field, chinese: bool) -> (Said, Said) {
    (Said::Text(spelled(field.key, chinese).to_owned()), said(&field.value, chinese))
}

fn said(value: &Value, in_chinese: bool) -> Said {
    match value {
        Value::Text(text) => Said::Text(text.clone()),
        Value::Word { english, chinese } => {
            Said::Text((if in_chinese { *chinese } else { *english }).to_owned())
        }
        Value::List(items) => Said::List(items.iter().map(|one| said(one, in_chinese)).collect()),
        Value::Fields(fields) => {
            Said::Mapping(fields.iter().map(|one| one_said(one, in_chinese)).collect())
        }
    }
}
