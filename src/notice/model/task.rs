//! 实事: what is promised, and who reports it.

use super::{Assignments, Due, SText, Target, UnitRef};

/// One task (实事).
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// 实事名称.
    pub name: SText,
    /// What is promised; the first paragraph runs on after the heading.
    pub text: Vec<SText>,
    /// The units that report it, the lead first; at least one.
    pub units: Vec<UnitRef>,
    /// All its units as the notice names them.
    pub assigned: Assignments,
    /// Where the unit bracket of the body stands.
    pub bracket: Bracket,
    /// 完成时限; none where the description says nothing, and the form asks.
    pub due: Option<Due>,
    /// The countable promises.
    pub targets: Vec<Target>,
}

/// Where （责任单位：…） stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bracket {
    /// At the end of the task's text.
    Inline,
    /// As a paragraph of its own.
    Paragraph,
}
