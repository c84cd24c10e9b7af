//! What was sent back -> the edits that write it: what is another than was shown, and nothing else.

use crate::amend::{Edit, Field, Step, Value};
use crate::notice::Kind;
use crate::notice::keys::{self, Key};

use super::part::Part;
use super::spec::{self, Shape, Spec};
use super::value::{self, plain, shown};

/// A field that says something else now.
pub(super) struct Other {
    /// The field.
    pub(super) spec: &'static Spec,
    /// Its key.
    pub(super) key: &'static Key,
    /// What it says.
    pub(super) now: String,
}

impl Part<'_> {
    /// The fields that say something else than the description does; `sent` has what came of one, where anything did.
    pub(super) fn others(&self, sent: &dyn Fn(&Spec) -> Option<String>) -> Vec<Other> {
        if !self.is_shown() {
            return Vec::new();
        }
        let other = |(spec, key): (&'static Spec, &'static Key)| {
            let was = shown(self.value(key), spec.shape).ok()?;
            let now = plain(&sent(spec)?);
            (now != plain(&was)).then_some(Other { spec, key, now })
        };
        self.specs().filter_map(other).collect()
    }

    /// The edits that have it say so; `known` says whether a unit is called so.
    pub(super) fn edits(&self, others: &[Other], known: &dyn Fn(&str) -> bool) -> Vec<Edit> {
        if others.is_empty() {
            return Vec::new();
        }
        if std::ptr::eq(self.kind, &spec::DUE) {
            return self.due(others);
        }
        let (full, empty): (Vec<&Other>, Vec<&Other>) =
            others.iter().partition(|one| !one.now.is_empty());
        let field = |one: &&Other| Field {
            key: one.key,
            value: value::value(&one.now, one.spec.shape, known),
        };
        if self.is_new {
            return self.added(full.iter().map(field).collect());
        }
        match (self.node.map(|node| &node.kind), self.at.split_last()) {
            (Some(Kind::Mapping(entries)), last) => {
                let mut edits: Vec<Edit> =
                    full.iter().flat_map(|one| self.set(one, field(one), known)).collect();
                let is_last = full.is_empty() && empty.len() == entries.len();
                match last {
                    Some((Step::Key(key), above)) if is_last => {
                        edits.push(Edit::Unset { at: above.to_vec(), key });
                    }
                    _ => edits.extend(
                        empty.iter().map(|one| Edit::Unset { at: self.at.clone(), key: one.key }),
                    ),
                }
                edits
            }
            (Some(Kind::Scalar(name)), _) => self.no_more_bare(name, full.iter().map(field)),
            (None | Some(Kind::Null), Some((Step::Key(key), above))) if !full.is_empty() => {
                let value = Value::Fields(full.iter().map(field).collect());
                vec![Edit::Set { at: above.to_vec(), field: Field { key, value } }]
            }
            _ => Vec::new(),
        }
    }

    fn set(&self, one: &Other, field: Field, known: &dyn Fn(&str) -> bool) -> Vec<Edit> {
        let is_list = matches!(one.spec.shape, Shape::Lines | Shape::Names | Shape::Parties(_));
        match self.value(one.key).map(|node| &node.kind) {
            Some(Kind::List(items)) if is_list && !items.is_empty() => {
                let way = [&self.at[..], &[Step::Key(one.key)]].concat();
                value::of_list(&way, items, (&one.now, one.spec.shape), known)
            }
            _ => vec![Edit::Set { at: self.at.clone(), field }],
        }
    }

    /// A unit of which only the name was written.
    fn no_more_bare(&self, name: &str, fields: impl Iterator<Item = Field>) -> Vec<Edit> {
        let mut fields: Vec<Field> = fields.collect();
        let own = keys::UNIT.find("name").filter(|own| !fields.iter().any(|one| one.key == *own));
        fields.splice(0..0, own.map(|own| Field::of(own, name)));
        let item = match &fields[..] {
            [Field { key, value }] if key.name == "name" => value.clone(),
            _ => Value::Fields(fields),
        };
        vec![Edit::Replace { at: self.at.clone(), item }]
    }

    fn added(&self, fields: Vec<Field>) -> Vec<Edit> {
        if fields.is_empty() {
            return Vec::new();
        }
        let (list, remark) = (self.at.clone(), String::new());
        vec![Edit::Add { list, item: Value::Fields(fields), remark }]
    }

    /// 完成时限 in words, with the day beside them: without the day it is the words alone.
    fn due(&self, others: &[Other]) -> Vec<Edit> {
        let now = |name: &str| {
            let other = others.iter().find(|one| one.key.name == name).map(|one| one.now.clone());
            let own = || self.value(self.kind.table.find(name)?).and_then(value::text);
            other.or_else(|| own().map(str::to_owned)).unwrap_or_default()
        };
        let (words, date) = (now("words"), now("date"));
        let Some((Step::Key(key), above)) = self.at.split_last() else { return Vec::new() };
        let above = above.to_vec();
        if words.is_empty() && date.is_empty() {
            return vec![Edit::Unset { at: above, key }];
        }
        if date.is_empty() {
            return vec![Edit::Set { at: above, field: Field::of(key, words) }];
        }
        let set = |one: &Other| Edit::Set {
            at: self.at.clone(),
            field: Field::of(one.key, one.now.clone()),
        };
        others.iter().map(set).collect()
    }
}
