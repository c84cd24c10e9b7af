//! One value of each kind of finding, and of each way its words can run: what is tested of messages is
//! tested of all of them.

mod answer;
mod description;
mod file;
mod mail;
mod page;
mod ruling;
mod target;
#[cfg(test)]
mod tests;

use super::{Bound, Problem, Refusal, RefusalCause, Returned};

/// All of them.
pub(crate) fn all() -> Vec<Problem> {
    let of_texts = file::all().into_iter().chain(description::all()).chain(target::all());
    let of_papers = page::all().into_iter().chain(mail::all());
    let counted = Problem::MoreAlike { code: "E001", more: 3 };
    // A folder, which no return is.
    let folder = Problem::Returned(Returned::Beyond { bound: Bound::Files, limit: 9 });
    of_texts.chain(of_papers).chain(of_returns()).chain([counted, folder]).collect()
}

/// Those that can be made of what came back.
pub(super) fn of_returns() -> Vec<Problem> {
    answer::all().into_iter().chain(ruling::all()).collect()
}

/// What a finding quotes.
fn word() -> String {
    "甲".to_owned()
}

/// The system's refusals, of each cause.
fn refusals() -> impl Iterator<Item = Refusal> {
    let causes = [
        RefusalCause::Full,
        RefusalCause::TooLarge,
        RefusalCause::NoPermission,
        RefusalCause::InUse,
        RefusalCause::ReadOnlyDisk,
        RefusalCause::PathTooLong,
        RefusalCause::BadName,
        RefusalCause::TooManyOpen,
        RefusalCause::IsFolder,
        RefusalCause::NoFolder,
        RefusalCause::NoFile,
        RefusalCause::TooDeep,
        RefusalCause::NotText,
        RefusalCause::Gone,
        RefusalCause::Other,
    ];
    causes.into_iter().map(|cause| Refusal { cause, code: Some(3), said: word() })
}
