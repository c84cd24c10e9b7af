//! What a form had done, told by the page that is shown next.

use serde::Serialize;

use super::pages::Found;

/// What was done, or why it was not.
#[derive(Default, Serialize)]
pub(super) struct Noted {
    /// How it looks: `done` or `wrong`.
    pub(super) class: &'static str,
    /// What it is.
    pub(super) title: String,
    /// What to do; may be empty.
    pub(super) remedy: String,
    /// What was asked for and not done, and what stands there now; may be empty.
    pub(super) sides: Vec<(&'static str, String)>,
    /// The first line of the description that is another now; 0 where none is.
    pub(super) line: usize,
    /// What stood there.
    pub(super) before: String,
    /// What stands there now.
    pub(super) after: String,
    /// The hash of the description, where what was done can be taken back.
    pub(super) undo: Option<String>,
    /// The page that is shown.
    pub(super) back: String,
    /// What is wrong.
    pub(super) findings: Vec<Found>,
}
