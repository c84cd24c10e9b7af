//! Who is told what the office does, while it does it.

use std::path::Path;

use crate::diag::{Diagnostics, Lang};

use super::output::Done;

/// The terminal, or the page.
pub(crate) trait Tell {
    /// The language of what is told.
    fn lang(&self) -> Lang;

    /// Tells a text of whole lines.
    fn say(&self, text: &str);

    /// Tells what was found.
    fn findings(&self, findings: Diagnostics);

    /// Tells that a file was written.
    fn wrote(&self, path: &Path);

    /// Tells what was written, and what was taken away.
    fn done(&self, done: &Done);

    /// Whether a question can be answered now.
    fn can_answer(&self) -> bool;

    /// The answer to a question; empty where none comes.
    fn ask(&self, question: &str) -> String;
}
