//! Whose return a file is, which of several counts, and what the office ruled of it.

mod problem;
mod sorting;
mod stamped;
mod unused;

pub use problem::RulingProblem;
pub use sorting::Sorting;
pub use stamped::StampedProblem;
pub use unused::{Elsewhere, WhyUnused};
