//! What is wrong with files: a description that cannot be read, its keys, and what stands in the way of a run.

mod keeping;
mod keys;
mod lines;
mod run;
mod starting;
mod text;
mod unfinished;

pub use keeping::{ArchivedState, Keeping, RenamedSince, SinceSent};
pub use keys::{KeyProblem, MeantKey, Shape};
pub use lines::{LineProblem, Slip};
pub use run::{Renewal, RunProblem};
pub use starting::{PaperFault, PaperSign, Starting};
pub use text::FileProblem;
pub use unfinished::Unfinished;
