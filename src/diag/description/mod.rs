//! What is wrong with what a description says.

mod changing;
mod columns;
mod formats;
mod period;
mod proof;
mod silencing;
mod tasks;
mod values;
mod wording;

pub use changing::Changing;
pub use columns::ColumnProblem;
pub use formats::FormatProblem;
pub use period::{OwnPeriods, Timing};
pub use proof::{Force, Proofread, Rule};
pub use silencing::Silencing;
pub use tasks::TaskProblem;
pub use values::ValueProblem;
pub use wording::WordingProblem;
