//! What stands in the way of a mail, and of the log of what was sent.

mod log;
mod sending;

pub use log::LogProblem;
pub use sending::Mailing;
