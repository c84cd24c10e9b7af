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
        let cells = table.rows.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.across);
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

#[cfg(test)]
mod tests {
    use super::super::super::{Align, Cell, Role, Run, Table};
    use super::{Column, given, with_texts};
    use crate::origin::Place;

    /// The columns of these elements above a row of these texts.
    fn columns(elements: [&str; 3], texts: [&str; 3]) -> Vec<Column> {
        let cell = |text: &str| Cell::new(vec![vec![Run::new(text, Role::Text, Place::Nowhere)]]);
        let table = Table {
            head: ["序号", "事项", "进度"].map(cell).to_vec(),
            rows: vec![texts.map(cell).to_vec()],
            ..Table::default()
        };
        let read = |element: &str| {
            let document = roxmltree::Document::parse(element).expect("an element");
            given(document.root_element()).expect("a column")
        };
        with_texts(&elements.map(read), &table).expect("columns")
    }

    #[test]
    fn beside_one_that_takes_the_rest_columns_want_what_their_texts_need() {
        let texts = ["10", "提升妇女儿童安全意识和应急能力", ""];
        let elements = ["<column/>", "<column/>", "<column share=\"rest\" least=\"8\"/>"];
        let found = columns(elements, texts);
        let numbers = |one: &Column| (one.share, one.least, one.wanted, one.rest);
        let found: Vec<_> = found.iter().map(numbers).collect();
        // Two characters of the head; of a long text ten, or five where there is no room.
        let wanted = [(0.0, 2.0, 2.0, false), (0.0, 5.0, 10.0, false), (1.0, 8.0, 8.0, true)];
        assert_eq!(found, wanted);
    }

    #[test]
    fn a_share_is_a_share() {
        let elements =
            ["<column share=\"1\"/>", "<column share=\"3\" align=\"left\"/>", "<column/>"];
        let found = columns(elements, ["1", "甲", "乙"]);
        assert_eq!(found[0], Column::new(1.0, Align::Centre));
        assert_eq!(found[1], Column::new(3.0, Align::Left));
        assert!(found[2].share > 2.0 && found[2].least > 1.9 && !found[2].rest, "{found:?}");
    }
}
