//! The forms: one workbook a responsible unit and period, with the unit's own tasks only.
//!
//! [`FormGrid`] says which field sits in which cell. It is made once, from notice, unit and
//! period ([`grid`]); the writer ([`write`](mod@write)) takes it and the answers that are known
//! before, the reader ([`read`](mod@read)) what came back. [`marks`] holds the names both look for in a file.

pub mod answer;
mod earlier;
mod field;
pub mod grid;
pub mod identity;
pub mod marks;
mod name;
pub mod read;
pub mod write;

pub use answer::{Answer, Answers, CellText};
pub use grid::{Entry, Field, FormGrid, Kind, LONGEST_TEXT, Part, Printed, TaskState};
pub use name::file_name;
pub use read::{Answered, Return, identify, read};
pub use write::{WriteError, write};
