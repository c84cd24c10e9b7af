//! What came back: the file, what stands in its cells, whose form it is, which row an answer is of, and what
//! the answer says.

mod cell;
mod identity;
mod kind;
mod returned;
mod row;
mod unclear;

pub use cell::CellProblem;
pub use identity::{IdentityProblem, Sign, Subject};
pub use kind::{BounceCause, Bound, FileKind};
pub use returned::Returned;
pub use row::{Kept, RowProblem, Strip, Twice};
pub use unclear::{Asked, Unclear};
