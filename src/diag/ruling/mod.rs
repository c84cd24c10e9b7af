//! Whose return a file is, which of several counts, and what the office ruled of it.

mod problem;
mod sorting;

pub use problem::RulingProblem;
pub use sorting::{Elsewhere, Sorting, WhyUnused};
