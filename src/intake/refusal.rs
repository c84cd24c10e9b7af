//! Why a file was not read to its end: what is wrong with it, and in which sheet and cell.
//!
//! The file's name is not known here; [`open`](super::open) adds it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::cell::CellRef;
use crate::diag::{Bound, Returned};

use super::names::{clipped, of_sheet};

/// The reason.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Refusal {
    /// What is wrong.
    pub(super) problem: Returned,
    /// The sheet, where one is meant, and in it the cell.
    pub(super) place: Option<(String, Option<CellRef>)>,
}

impl From<Returned> for Refusal {
    fn from(problem: Returned) -> Refusal {
        Refusal { problem, place: None }
    }
}

/// Characters of what a library says: it may quote the file.
const DETAIL: usize = 200;

/// The library could not read it.
pub(super) fn damaged(error: impl fmt::Display) -> Refusal {
    Returned::Damaged { detail: clipped(&error.to_string(), DETAIL) }.into()
}

/// Too much of something, in a sheet.
pub(super) fn beyond(bound: Bound, limit: usize, sheet: &str, cell: Option<CellRef>) -> Refusal {
    let problem = Returned::Beyond { bound, limit: limit as u64 };
    Refusal { problem, place: Some((of_sheet(sheet), cell)) }
}
