//! The fields at the foot of a form that are empty (填报人, 联系电话, 填报日期): one finding a file.

use std::sync::Arc;

use crate::diag::{Asked, Diagnostic, Diagnostics, Problem, Unclear};
use crate::origin::Place;

/// What was found, in which those of one file are one, at the first of its cells.
pub(super) fn told_together(found: Diagnostics) -> Vec<Diagnostic> {
    let mut told: Vec<Diagnostic> = Vec::new();
    for one in found {
        let Some((file, more)) = foot(&one) else {
            told.push(one);
            continue;
        };
        let is_of_file = |one: &&mut Diagnostic| foot(one).is_some_and(|(of, _)| of == file);
        match told.iter_mut().find(is_of_file) {
            Some(first) => add(first, &more),
            None => told.push(one),
        }
    }
    told
}

/// The file of such a finding, and what is empty.
fn foot(one: &Diagnostic) -> Option<(Arc<str>, String)> {
    match (&one.place, &one.problem) {
        (
            Place::Book(place),
            Problem::Unclear(Unclear::EmptyField { label, asked: Asked::Other }),
        ) => Some((place.shared_file_name(), label.clone())),
        _ => None,
    }
}

fn add(first: &mut Diagnostic, more: &str) {
    if let Problem::Unclear(Unclear::EmptyField { label, .. }) = &mut first.problem {
        *label = format!("{label}、{more}");
    }
}
