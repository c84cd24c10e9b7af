//! The columns of a table -> their widths on the sheet, for both writers.
//!
//! Each has what it must hold (`Column::least`, `Column::wanted`), and of the rest its share: of a table of 442 pt whose
//! columns share it as 1 : 3 : 4 the first would have 55 pt; where it must hold 90 pt it has 90, and
//! the others share 352 as 3 : 4. Where one takes the rest the others have no share.

use crate::length::Length;

use super::columns::WIDE_DIGIT;
use super::{Column, Style};

/// No column gives others so much that it holds fewer characters.
const FEWEST: f64 = 2.0;
/// For the sake of names no column is made narrower than so many characters, if it should hold more.
const A_FEW: f64 = 4.0;
/// What programs that round widths in their own ways take from a line, in characters.
const ROUNDED: f64 = 0.1;

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

    /// What each column has before any share: what it wants; where the table has not the room for all,
    /// less, down to what it must hold; then down to the same without the white at its sides; then down
    /// to its longest name of a body or number; then to the number; and where none of that has room, less of the
    /// widest.
    fn held_widths(&self, columns: &[Column]) -> Vec<Length> {
        let whole = self.paper.area_width;
        let shares: f64 = columns.iter().map(|column| column.share).sum();
        let own = |one: &Column| if shares > 0.0 { whole * (one.share / shares) } else { whole };
        let fewest = |one: &Column| own(one).min(self.solid(FEWEST));
        let few = |one: &Column| self.solid(one.least.min(A_FEW));
        let all = |held: &dyn Fn(&Column) -> Length| columns.iter().map(held).collect::<Vec<_>>();
        let must = |one: &Column| {
            let number = one.unbroken * (1.0 + 2.0 * WIDE_DIGIT);
            self.held(one.least.max(number)).max(own(one).min(self.held(FEWEST)))
        };
        let wants = |one: &Column| self.held(one.wanted).max(must(one));
        let tight = |one: &Column| self.solid(one.least.max(one.unbroken)).max(fewest(one));
        let number = |one: &Column| self.solid(one.unbroken).max(fewest(one));
        let name = |one: &Column| self.solid(one.name).max(number(one)).max(few(one));
        let steps = [all(&wants), all(&must), all(&tight), all(&name), all(&number)];
        if sum(&steps[0]) <= whole {
            return steps[0].clone();
        }
        let has_room = |pair: &&[Vec<Length>]| sum(&pair[1]) < whole;
        match steps.windows(2).find(has_room) {
            Some(pair) => between(&pair[1], &pair[0], whole),
            None => levelled(&steps[2], whole),
        }
    }

    /// The width of a column that has room for so many characters, no more than a part of the table.
    fn held(&self, characters: f64) -> Length {
        if characters <= 0.0 {
            return Length::ZERO;
        }
        self.solid(characters + self.table.held_more - ROUNDED)
    }

    /// The same without any white beside them.
    fn solid(&self, characters: f64) -> Length {
        if characters <= 0.0 {
            return Length::ZERO;
        }
        let table = &self.table;
        let wide = table.cell.size * (characters + ROUNDED) + table.padding_x * 2.0;
        wide.min(self.paper.area_width * table.most_held)
    }
}

fn sum(widths: &[Length]) -> Length {
    widths.iter().copied().sum()
}

/// `widths`, the widest of them cut to one width so that all take `whole`: a short number stays whole
/// where a long one cannot.
fn levelled(widths: &[Length], whole: Length) -> Vec<Length> {
    let mut sorted = widths.to_vec();
    sorted.sort_unstable_by(|one, other| one.to_pt().total_cmp(&other.to_pt()));
    let (mut room, mut left) = (whole, sorted.len());
    for width in sorted {
        if width > room.shared(left) {
            break;
        }
        room = room - width;
        left -= 1;
    }
    let level = room.shared(left.max(1));
    widths.iter().map(|width| (*width).min(level)).collect()
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
    fn names_and_numbers_are_whole_before_there_is_white_beside_them() {
        let number = |unbroken| Column { unbroken, least: 5.0, ..Column::new(1.0, Align::Centre) };
        let name = |least| Column { least, wanted: least, ..Column::new(1.0, Align::Left) };
        let held = |columns: &[Column], style: &Style| -> Vec<f64> {
            let text =
                |width: Length| (width - style.table.padding_x * 2.0) / style.table.cell.size;
            style.column_widths(columns).into_iter().map(text).collect()
        };
        let mut columns = vec![name(9.0)];
        columns.extend([number(6.0); 5]);
        columns.extend([number(3.0), name(4.0)]);
        let sideways = held(&columns, &Style::GB9704.turned());
        let all = [9.0, 6.0, 6.0, 6.0, 6.0, 6.0, 3.0, 4.0];
        assert!(sideways.iter().zip(all).all(|(held, wanted)| *held > wanted), "{sideways:?}");
        // No room for the numbers: the name is not made a tower for them, and what is short stays whole.
        let upright = held(&columns, &Style::GB9704);
        assert!(upright[0] > 3.0 && upright[6] > 3.0, "{upright:?}");
    }

    #[test]
    fn what_only_should_be_wide_gives_way_to_the_name_of_a_body() {
        let text = Column { least: 6.0, ..Column::new(1.0, Align::Left) };
        let units = Column { least: 8.0, name: 8.0, ..Column::new(1.0, Align::Centre) };
        let mut columns = vec![text; 8];
        columns.insert(2, units);
        let style = Style::GB9704.turned();
        let widths = style.column_widths(&columns);
        let held: Vec<f64> = widths
            .iter()
            .map(|width| (*width - style.table.padding_x * 2.0) / style.table.cell.size)
            .collect();
        assert!(held[2] >= 8.0, "{held:?}");
        assert!(held.iter().all(|held| *held >= 4.0) && held[0] < 6.0, "{held:?}");
    }

    #[test]
    fn a_name_is_no_reason_for_a_column_of_half_the_table() {
        assert_eq!(widths(&[(1.0, 30.0), (9.0, 0.0)]), [132.7, 309.5]);
        let narrow = widths(&[(1.0, 10.0), (1.0, 10.0), (1.0, 10.0), (1.0, 10.0), (1.0, 0.0)]);
        assert!((narrow.iter().sum::<f64>() - 442.2).abs() < 0.5 && narrow[4] > 20.0, "{narrow:?}");
    }
}
