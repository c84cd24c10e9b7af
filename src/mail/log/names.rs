//! A log under the names by which units are called now: one that changed its name, or was taken over, was sent what
//! it was sent.

use crate::notice::{Notice, UnitId};
use crate::period::Period;

use super::{Line, Log, Piece};

impl Log {
    /// The lines under the official names of those who owe in their periods by `notice`.
    #[must_use]
    pub fn under_names_of(self, notice: &Notice) -> Log {
        let renamed = |piece: Piece| {
            let mut under = Piece::default();
            piece.lines.into_iter().for_each(|line| under.push(renamed(line, notice)));
            under
        };
        Log { own: renamed(self.own), copies: self.copies.into_iter().map(renamed).collect() }
    }
}

fn renamed(mut line: Line, notice: &Notice) -> Line {
    if let Some(name) = owing(notice, &line.subject.period, &line.subject.unit) {
        line.subject.unit = name;
    }
    line
}

/// The official name of who owes in that period what was asked of the unit called `name`: its own, or that of the one
/// unit that took it over. One that was split is itself alone, for its successors were sent nothing.
fn owing(notice: &Notice, period: &str, name: &str) -> Option<String> {
    let day = Period::parse(period)?.last_day();
    let mut units = (0..).map(UnitId).zip(&notice.units.units);
    let (unit, _) = units.find(|(_, unit)| unit.is_called(name))?;
    match notice.units.in_force(unit, day)[..] {
        [owes] => Some(notice.units.get(owes).name.value.clone()),
        [] | [..] => None,
    }
}
