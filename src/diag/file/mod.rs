//! What is wrong with files: a description that cannot be read, its keys, and what stands in the way of a run.

mod keys;
mod lines;
mod run;
mod text;

pub use keys::{KeyProblem, MeantKey, Shape};
pub use lines::{LineProblem, Slip};
pub use run::RunProblem;
pub use text::FileProblem;
