//! In which mappings and lists a line stands: the columns that are open, and what may stand in each.

use crate::notice::keys::{Key, Table};
use crate::notice::schema::places::{self, Place, Tables};

/// A mapping or list that is open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Level {
    /// Where its keys or dashes begin.
    pub(super) column: usize,
    /// What it is.
    pub(super) room: Room,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Room {
    /// A mapping, with the keys that may stand in it.
    Mapping(Tables),
    /// A list, with what may stand in its items; whether its dashes were left out.
    List { item: Place, pasted: bool },
}

/// What the lines above left open.
#[derive(Clone, Copy, Debug)]
pub(super) enum Open {
    /// Nothing: a quoted text, a block, brackets.
    Nothing,
    /// A key or a dash with nothing behind it yet.
    Child { place: Place, owner: usize },
    /// A plain text.
    Text { place: Place, owner: usize, end: usize, is_item: bool },
}

/// The key written so, in one of the tables.
pub(super) fn find(tables: &Tables, written: &str) -> Option<(&'static Table, &'static Key)> {
    let mut tables = tables.iter().flatten();
    tables.find_map(|table| table.find(written).map(|key| (*table, key)))
}

/// What may stand behind the key; where it is unknown, nothing is known of what stands there.
pub(super) fn behind(known: Option<(&'static Table, &'static Key)>) -> Place {
    let Some((table, key)) = known else { return places::BEHIND_UNKNOWN_KEY };
    places::behind(table, key).unwrap_or(places::UNKNOWN)
}

/// The levels that are open, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Levels(Vec<Level>);

impl Levels {
    /// Closes all.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// Opens one. Deeper than any description is, nothing is looked at.
    pub(super) fn push(&mut self, column: usize, room: Room) {
        self.0.push(Level { column, room });
    }

    /// How many are open.
    pub(super) fn depth(&self) -> usize {
        self.0.len()
    }

    /// Closes those that a key at `column` ends.
    pub(super) fn close_for_key(&mut self, column: usize) {
        while self.0.last().is_some_and(|level| {
            level.column > column
                || level.column == column && matches!(level.room, Room::List { .. })
        }) {
            self.0.pop();
        }
    }

    /// Closes those that a dash at `column` ends.
    pub(super) fn close_for_dash(&mut self, column: usize) {
        while self.0.last().is_some_and(|level| level.column > column) {
            self.0.pop();
        }
    }

    /// The innermost, where it begins at `column`.
    pub(super) fn at(&self, column: usize) -> Option<Room> {
        self.0.last().filter(|level| level.column == column).map(|level| level.room)
    }

    /// The keys of the mapping that begins at `column`.
    pub(super) fn mapping_at(&self, column: usize) -> Option<Tables> {
        self.0.iter().rev().find_map(|level| match level.room {
            Room::Mapping(tables) if level.column == column => Some(tables),
            Room::Mapping(_) | Room::List { .. } => None,
        })
    }

    /// The keys of the mappings, the innermost first.
    pub(super) fn mappings(&self) -> impl Iterator<Item = Tables> {
        self.0.iter().rev().filter_map(|level| match level.room {
            Room::Mapping(tables) => Some(tables),
            Room::List { .. } => None,
        })
    }

    /// The columns of mappings in which `written` is a key, the innermost first.
    pub(super) fn homes(&self, written: &str) -> impl Iterator<Item = usize> {
        self.0.iter().rev().filter_map(move |level| match level.room {
            Room::Mapping(tables) if find(&tables, written).is_some() => Some(level.column),
            Room::Mapping(_) | Room::List { .. } => None,
        })
    }

    /// The columns of lists, the innermost first.
    pub(super) fn lists(&self) -> impl Iterator<Item = (usize, Place)> {
        self.0.iter().rev().filter_map(|level| match level.room {
            Room::List { item, .. } => Some((level.column, item)),
            Room::Mapping(_) => None,
        })
    }
}
