//! The lines of a description before they are YAML: what was typed or pasted for something else, from the top.
//!
//! ```text
//! 年度：2024                     a full-width colon          ->  年度: 2024
//! 单位名册:
//! 区教体局                       a name without a dash       ->    - 区教体局
//! 实事:
//!   - {名称:招聘会，数量：60}    colons, spaces and commas   ->    - {名称: 招聘会, 数量: 60}
//! ```
//!
//! `scan` goes from line to line and knows, as YAML does, in which mapping or list it is; `structure` finds the
//! column and the dashes of a line, `value` and `flow` what stands behind a key, `places` what may stand there.
//! Texts are left alone: blocks, quoted texts, comments, and plain texts that go on in deeper lines. What YAML
//! and the decoder take as it stands is never changed. Each byte is looked at a few times at most.

mod flow;
mod levels;
mod pasted;
mod scalar;
mod scan;
mod structure;
mod value;

use std::ops::Range;

use crate::diag::{FileProblem, Slip};

use super::keys::Table;
use super::mended::Edit;

/// A slip in a line.
#[derive(Debug)]
pub(super) struct Found {
    /// What was typed.
    pub(super) kind: Kind,
    /// Where, in bytes of the text.
    pub(super) span: Range<usize>,
    /// What mends it.
    pub(super) edits: Vec<Edit>,
    /// The line as it should be, where it is not what the mended text has.
    pub(super) shown: Option<String>,
}

/// What was typed, and whether it is sure what is meant.
#[derive(Debug)]
pub(super) enum Kind {
    /// It can mean one thing only.
    Taken(Slip),
    /// It is likely to mean what it is mended to.
    Unsure(FileProblem),
}

/// The slips of `text`, a description whose keys are those of `table`, in their order.
pub(super) fn slips(text: &str, table: &'static Table) -> Vec<Found> {
    let mut found = scan::Scan::new(text, table).run();
    found.sort_by_key(|one| one.span.start);
    found
}
