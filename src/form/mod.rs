//! The forms: one workbook a responsible unit and period, with the unit's own tasks only.
//!
//! [`FormGrid`] says which field sits in which cell. It is made once, from notice, unit and
//! period ([`grid`]); the writer ([`write`](mod@write)) takes it and the answers that are known
//! before, the reader ([`read`](mod@read)) what came back. [`marks`] holds the names both look for in a file.
//!
//! A file that came back goes three ways in turn: [`identify`] says whose it is and for which
//! period, or what keeps that in doubt; [`read`](read()) takes the answers out of it, and every
//! other text that was not in the blank form; [`check`] looks at what is answered. What stays in
//! doubt is still not lost: [`Sheets::others`] lists its texts.

pub mod answer;
mod check;
mod columns;
mod earlier;
mod field;
mod forms;
pub mod grid;
pub mod identity;
mod in_words;
pub mod marks;
mod name;
mod promised;
mod proportion;
pub mod read;
mod returned;
mod words;
#[cfg(test)]
pub(crate) mod work;
pub mod write;

pub use answer::{Answer, Answers, BEGINNING, CellText};
pub use check::{check, is_all_over, left_blank, of_what_is_owed};
pub use forms::Forms;
pub use grid::{Columns, Entry, Field, FormGrid, Kind, Part, Printed, TaskState};
pub use name::file_name;
pub use proportion::{is_out_of_proportion, weigh};
pub use read::{Sheets, Single, came_as, identify, named, parts, read};
pub use returned::{
    Answered, Decided, Decision, Doubtful, Evidence, Identification, Identified, Marked, Other,
    Reading, Return, Step, Verdict,
};
pub use write::{FormWriter, write};
