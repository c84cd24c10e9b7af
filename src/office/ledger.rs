//! What happened to each unit (台账), from the log, the book of receipts and the issued reports.

use std::path::Path;

use crate::diag::Diagnostics;
use crate::mail::ledger::{self, Entry};

use super::archive::issued;
use super::{journal, receipts};

/// All entries of the year whose description lies at `place`, and what cannot be read of the book and the issued
/// reports.
///
/// # Errors
/// Where the log cannot be read.
pub(crate) fn entries(place: &Path) -> Result<(Vec<Entry>, Diagnostics), Diagnostics> {
    let (book, mut findings) = receipts::book(place);
    let (editions, unread) = issued::editions(place);
    findings.extend(unread);
    Ok((ledger::entries(&journal::read(place)?, &book, &editions), findings))
}
