//! Columns as a template writes them -> columns: what it leaves open follows from the texts.

use roxmltree::Node;

use super::super::columns::natural;
use super::super::{Align, Column, Table};

/// How wide a column is, as the template writes it.
#[derive(Clone, Copy, PartialEq)]
enum Share {
    /// So many parts of the table.
    Parts(f64),
    /// What the others leave, which are no wider than they must be.
    Rest,
}

/// A column as the template writes it: what it leaves open follows from the texts.
pub(super) struct GivenColumn {
    share: Option<Share>,
    least: Option<f64>,
    align: Option<Align>,
}

/// The columns of `table`; `None` where one takes the rest and others say their part of the whole.
pub(super) fn with_texts(given: &[GivenColumn], table: &Table) -> Option<Vec<Column>> {
    let rest = given.iter().any(|one| one.share == Some(Share::Rest));
    let parts = given.iter().any(|one| matches!(one.share, Some(Share::Parts(_))));
    let columns = given.iter().enumerate().map(|(at, given)| given.with_texts(table, at, rest));
    (!(rest && parts)).then(|| columns.collect())
}

impl GivenColumn {
    /// The column, in a table of which one takes the `rest` or none does.
    fn with_texts(&self, table: &Table, at: usize, rest: bool) -> Column {
        let cells = table.rows.iter().filter_map(|row| row.get(at));
        let natural = natural(&table.head[at], cells);
        let column = match self.share {
            Some(Share::Parts(share)) => Column::new(share, Align::Centre),
            Some(Share::Rest) => Column { rest: true, ..Column::new(1.0, Align::Centre) },
            None if rest => Column { share: 0.0, ..natural },
            None => Column { wanted: 0.0, ..natural },
        };
        let least = self.least.unwrap_or(column.least);
        let wanted = self.least.unwrap_or(column.wanted);
        Column { least, wanted, align: self.align.unwrap_or(column.align), ..column }
    }
}

/// A column as `element` says it; `None` where it says what no column can be.
pub(super) fn given(element: Node) -> Option<GivenColumn> {
    let align = match element.attribute("align") {
        None => None,
        Some("centre") => Some(Align::Centre),
        Some("left") => Some(Align::Left),
        Some(_) => return None,
    };
    let share = match element.attribute("share") {
        None => None,
        Some("rest") => Some(Share::Rest),
        Some(share) => Some(Share::Parts(number(share)?)),
    };
    let least = match element.attribute("least") {
        None => None,
        Some(least) => Some(number(least)?),
    };
    Some(GivenColumn { share, least, align })
}

/// A number above nothing.
fn number(text: &str) -> Option<f64> {
    text.parse::<f64>().ok().filter(|number| number.is_finite() && *number > 0.0)
}
