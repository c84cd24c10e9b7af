//! The columns of a table -> their widths on the sheet, for both writers.
//!
//! Each has what it must hold (`Column::least`, `Column::wanted`), and of the rest its share: of a table of 442 pt whose
//! columns share it as 1 : 3 : 4 the first would have 55 pt; where it must hold 90 pt it has 90, and
//! the others share 352 as 3 : 4. Where one takes the rest the others have no share.

use crate::length::Length;

use super::{Column, Style};

/// No column gives others so much that it holds fewer characters.
const FEWEST: f64 = 2.0;

impl Style {
    /// The widths of `columns`; together they are the type area's.
    pub fn column_widths(&self, columns: &[Column]) -> Vec<Length> {
        let whole = self.paper.area_width;
        let held = self.held_widths(columns);
        let shares = |at: &usize| columns[*at].share;
        let mut widths: Vec<Option<Length>> = vec![None; columns.len()];
        loop {
            let room = whole - widths.iter().flatten().copied().sum();
            let open: Vec<usize> = (0..columns.len()).filter(|at| widths[*at].is_none()).collect();
            let all: f64 = open.iter().map(shares).sum();
            let shared = |at: &usize| if all > 0.0 { room * (shares(at) / all) } else { held[*at] };
            let (narrow, wide): (Vec<usize>, Vec<usize>) =
                open.iter().partition(|at| shared(at) < held[**at]);
            if narrow.is_empty() {
                wide.iter().for_each(|at| widths[*at] = Some(shared(at)));
                return widths.into_iter().flatten().collect();
            }
            narrow.into_iter().for_each(|at| widths[at] = Some(held[at]));
        }
    }

    /// What each column has before any share: what it wants, or less where the table has not the room
    /// for all, down to what it must hold; where it has none for that either, less, down to its longest
    /// number; and where not even that, less of everything.
    fn held_widths(&self, columns: &[Column]) -> Vec<Length> {
        let whole = self.paper.area_width;
        let shares: f64 = columns.iter().map(|column| column.share).sum();
        let own =
            |column: &Column| if shares > 0.0 { whole * (column.share / shares) } else { whole };
        let unbroken = columns.iter().map(|one| self.held(one.unbroken.max(1.0)));
        let unbroken: Vec<Length> = unbroken.collect();
        let must = |(one, unbroken): (&Column, &Length)| {
            self.held(one.least).max(own(one).min(self.held(FEWEST))).max(*unbroken)
        };
        let least: Vec<Length> = columns.iter().zip(&unbroken).map(must).collect();
        let wants =
            columns.iter().zip(&least).map(|(one, least)| self.held(one.wanted).max(*least));
        let wanted: Vec<Length> = wants.collect();
        if sum(&wanted) <= whole {
            return wanted;
        }
        if sum(&least) < whole {
            return between(&least, &wanted, whole);
        }
        if sum(&unbroken) < whole {
            return between(&unbroken, &least, whole);
        }
        let part = whole / sum(&unbroken);
        unbroken.into_iter().map(|width| width * part).collect()
    }

    /// The width of a column that has room for so many characters, no more than a part of the table.
    fn held(&self, characters: f64) -> Length {
        if characters <= 0.0 {
            return Length::ZERO;
        }
        let table = &self.table;
        let wide = table.cell.size * (characters + table.held_more) + table.padding_x * 2.0;
        wide.min(self.paper.area_width * table.most_held)
    }
}

fn sum(widths: &[Length]) -> Length {
    widths.iter().copied().sum()
}

/// `whole`, parted so that each column has as much of what lies between its least and its most.
fn between(least: &[Length], most: &[Length], whole: Length) -> Vec<Length> {
    let part = (whole - sum(least)) / (sum(most) - sum(least));
    least.iter().zip(most).map(|(least, most)| *least + (*most - *least) * part).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Align, Column, Style};
    use crate::length::Length;

    /// In points, of columns of these shares that hold at least so much.
    fn widths(columns: &[(f64, f64)]) -> Vec<f64> {
        widths_of(columns.iter().map(|(share, least)| (*share, *least, 0.0)))
    }

    /// The same where they want so much.
    fn widths_of(columns: impl IntoIterator<Item = (f64, f64, f64)>) -> Vec<f64> {
        let column =
            |(share, least, wanted)| Column { least, wanted, ..Column::new(share, Align::Centre) };
        let columns: Vec<Column> = columns.into_iter().map(column).collect();
        let widths = Style::GB9704.column_widths(&columns);
        widths.into_iter().map(|width| (width.to_pt() * 10.0).round() / 10.0).collect()
    }

    #[test]
    fn a_column_has_what_it_must_hold_and_the_others_share_the_rest() {
        assert_eq!(widths(&[(1.0, 0.0), (3.0, 0.0), (4.0, 0.0)]), [55.3, 165.8, 221.1]);
        assert_eq!(widths(&[(1.0, 7.0), (3.0, 0.0), (4.0, 0.0)]), [94.8, 148.9, 198.5]);
        // What the first takes leaves the second with less than it must hold.
        assert_eq!(widths(&[(1.0, 10.0), (1.0, 5.0), (4.0, 0.0)]), [130.8, 70.8, 240.6]);
        assert_eq!(widths(&[(0.0, 2.0), (0.0, 8.0), (1.0, 0.0)]), [34.8, 106.8, 300.6]);
    }

    #[test]
    fn a_column_that_wants_more_than_it_must_hold_gives_it_up_first() {
        let form = |name| [(0.0, 2.0, 2.0), (0.0, 5.0, 10.0), (0.0, name, name), (1.0, 8.0, 8.0)];
        let widths = |name| widths_of(form(name));
        assert_eq!(widths(7.0), [34.8, 130.8, 94.8, 181.8]);
        assert_eq!(widths(10.0), [34.8, 130.8, 130.8, 145.8]);
        let mut columns = form(10.0).to_vec();
        columns.push((0.0, 4.5, 4.5));
        assert_eq!(widths_of(columns), [34.8, 105.0, 130.8, 106.8, 64.8]);
    }

    #[test]
    fn a_number_is_broken_last() {
        let column = |unbroken| Column { least: 5.0, unbroken, ..Column::new(1.0, Align::Centre) };
        let columns: Vec<Column> = [4.0, 1.0].repeat(5).into_iter().map(column).collect();
        let widths = Style::GB9704.column_widths(&columns);
        let holds = |width: Length| {
            (width - Style::GB9704.table.padding_x * 2.0) / Style::GB9704.table.cell.size
        };
        let (number, other) = (holds(widths[0]), holds(widths[1]));
        assert!(number >= 4.0 && other < 4.0, "{number} {other}");
        let all: f64 = widths.iter().map(|width| width.to_pt()).sum();
        assert!((all - 442.2).abs() < 0.5, "{all}");
    }

    #[test]
    fn a_name_is_no_reason_for_a_column_of_half_the_table() {
        assert_eq!(widths(&[(1.0, 30.0), (9.0, 0.0)]), [132.7, 309.5]);
        let narrow = widths(&[(1.0, 10.0), (1.0, 10.0), (1.0, 10.0), (1.0, 10.0), (1.0, 0.0)]);
        assert!((narrow.iter().sum::<f64>() - 442.2).abs() < 0.5 && narrow[4] > 20.0, "{narrow:?}");
    }
}
