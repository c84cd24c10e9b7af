//! What is wrong with the page: templates, fonts, and how a paper ends.

mod ending;
mod glyphs;
mod setting;

pub use ending::Ending;
pub use glyphs::{Glyphs, Loan};
pub use setting::PageProblem;
