//! What may stand behind a key, as far as the reader of lines must know it: whose keys may stand there, and
//! whether what is written there is a text of its own.

use crate::notice::keys::{self, Key, Table};

use super::shapes::SHAPES;
use super::values::{Form, Value};

/// The mappings that may stand at a place, by their keys.
pub(in crate::notice) type Tables = [Option<&'static Table>; 2];

/// How what is written at a place is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::notice) enum Content {
    /// It is printed as it stands.
    Text,
    /// An amount: printed as it stands, and read as a number.
    Amount,
    /// A number, a date, a mailbox or one of a few words.
    Strict,
    /// A telephone number, which is printed as it stands.
    Phone,
    /// Names of units.
    Units,
    /// The register of units.
    Register,
    /// Anything else.
    Other,
}

/// What may stand at a place.
#[derive(Clone, Copy, Debug)]
pub(in crate::notice) struct Place {
    /// Mappings that may stand there.
    pub(in crate::notice) mapping: Tables,
    /// Mappings that may be items of a list there.
    pub(in crate::notice) items: Tables,
    /// Whether a text may stand where a mapping may.
    pub(in crate::notice) or_text: bool,
    /// How what is written there is read.
    pub(in crate::notice) content: Content,
}

impl Place {
    /// What may stand in an item of a list at this place.
    pub(in crate::notice) fn item(self) -> Place {
        Place { mapping: self.items, items: [None; 2], ..self }
    }
}

/// What may stand behind `key` of `table`; of a file of answers, the same as in a description.
pub(in crate::notice) fn behind(table: &'static Table, key: &'static Key) -> Option<Place> {
    let own = SHAPES.iter().find(|shape| std::ptr::eq(shape.table, table));
    let values = own.into_iter().chain(SHAPES).flat_map(|shape| shape.values);
    values
        .into_iter()
        .find(|(known, _)| std::ptr::eq(*known, key))
        .map(|(_, value)| place(key, *value))
}

fn place(key: &'static Key, value: Value) -> Place {
    let none = [None; 2];
    let plain = Place { mapping: none, items: none, or_text: false, content: Content::Other };
    match value {
        Value::Is(form) => Place { or_text: true, content: content(key, form), ..plain },
        Value::Choice(_) => Place { or_text: true, content: Content::Strict, ..plain },
        Value::Either(_, table) => Place { mapping: [Some(table), None], or_text: true, ..plain },
        Value::Mapping(table) => Place { mapping: [Some(table), None], ..plain },
        Value::List(table) => Place { items: [Some(table), None], ..plain },
        Value::ListOr(_, table) => {
            Place { items: [Some(table), None], content: Content::Register, ..plain }
        }
        Value::ListOfEither(first, _, second) => {
            Place { items: [Some(first), Some(second)], ..plain }
        }
        Value::TextsOr(table) => {
            let is_column = std::ptr::eq(table, &raw const keys::FORM_COLUMN);
            let content = if is_column { Content::Other } else { Content::Units };
            let one = [Some(table), None];
            Place { mapping: one, items: one, or_text: is_column, content }
        }
    }
}

/// Keys behind which texts name units.
const UNITS: [&Key; 2] = [&keys::MEMBERS, &keys::WHO_REPORTS];

fn content(key: &'static Key, form: Form) -> Content {
    match form {
        Form::Text | Form::Texts if UNITS.iter().any(|units| std::ptr::eq(*units, key)) => {
            Content::Units
        }
        Form::Text | Form::Texts | Form::Number => Content::Text,
        Form::Amount => Content::Amount,
        Form::Year | Form::CopyNumber | Form::Date | Form::Dates | Form::TaskNumber => {
            Content::Strict
        }
        Form::HeadingNumber | Form::Level | Form::Share | Form::MailBox | Form::Days => {
            Content::Strict
        }
        Form::ManyDays | Form::DayOfMonth | Form::Points | Form::Version | Form::Diameter => {
            Content::Strict
        }
        Form::Length | Form::FileFormat => Content::Strict,
        Form::Phone | Form::Phones => Content::Phone,
        Form::Rows | Form::Secrecy | Form::Due => Content::Other,
        Form::Roster | Form::Period | Form::Red => Content::Other,
    }
}

/// A place of which nothing is known.
pub(in crate::notice) const UNKNOWN: Place =
    Place { mapping: [None; 2], items: [None; 2], or_text: true, content: Content::Other };

/// What stands below a key that nobody knows: keys of which nothing is known.
static OF_NOBODY: Table = Table { title: ("", ""), required: &[], optional: &[] };

/// The place behind such a key: whatever is below it belongs to it, as it does in YAML.
pub(in crate::notice) const BEHIND_UNKNOWN_KEY: Place =
    Place { mapping: [Some(&OF_NOBODY), None], items: [Some(&OF_NOBODY), None], ..UNKNOWN };

/// Whether that is such a mapping.
pub(in crate::notice) fn is_of_nobody(tables: &Tables) -> bool {
    tables.iter().flatten().any(|table| std::ptr::eq(*table, &raw const OF_NOBODY))
}
