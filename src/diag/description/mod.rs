//! What is wrong with what a description says.

mod columns;
mod formats;
mod period;
mod proof;
mod values;
mod wording;

pub use columns::ColumnProblem;
pub use formats::FormatProblem;
pub use period::{OwnPeriods, Timing};
pub use proof::{Force, Proofread, Rule};
pub use values::ValueProblem;
pub use wording::WordingProblem;
