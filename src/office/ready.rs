//! Mails that are ready, with all that is to be done about them: shown as they are, or despatched.
//!
//! ```text
//! send::prepare, remind::prepare -> Ready -> despatch: looked at, drafted or sent, as the options say
//! ```
//!
//! Who only looks ([`Posting::dry_run`](super::post::Posting)) holds no log and writes nothing; who drafts or sends holds
//! the log from before the mails were made, so that what was prepared is what goes out.

use std::path::PathBuf;

use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics, Severity};

use super::archive::descriptions::Descriptions;
use super::despatch::{Despatch, Despatched, Outbox, Way};
use super::outbox::Outgoing;
use super::post::Posting;
use super::quarters;
use super::receipts::Seen;
use super::tell::Tell;

/// The mails of a run.
pub(crate) struct Ready {
    /// All of them, in the order of the register.
    pub(crate) mails: Vec<Outgoing>,
    /// What was found on the way.
    pub(crate) findings: Diagnostics,
    /// What is done with them; with the log.
    pub(crate) way: Way,
    /// Where they go out from.
    pub(crate) outbox: Outbox,
    /// The worst of what was found in the returns and on the way.
    pub(crate) worst: Option<Severity>,
    /// What is done before any goes out.
    pub(crate) before: Before,
    /// What is noted once they are out.
    pub(crate) after: Option<Seen>,
}

/// What is done before a form goes out.
#[derive(Default)]
pub(crate) struct Before {
    /// The description that it goes out with, to be kept, and the day that was told to count as today.
    pub(crate) kept: Option<(Descriptions, Option<Date>)>,
    /// Whether the folder is made that takes what comes back.
    pub(crate) makes_returns: bool,
}

/// What became of the mails.
pub(crate) struct Gone {
    /// Whether all mails went out that were to.
    pub(crate) all_out: bool,
    /// The worst of what was found in the returns and on the way.
    pub(crate) worst: Option<Severity>,
    /// The files that were written.
    pub(crate) written: Vec<PathBuf>,
}

impl Ready {
    /// Shows, drafts or sends them, as the options say by which they were prepared.
    ///
    /// # Errors
    /// Where files cannot be written, or the mails cannot be sent at all; nothing is sent then that the log does not
    /// know.
    pub(crate) fn despatch(self, posting: &Posting, tell: &dyn Tell) -> Result<Gone, Diagnostics> {
        let Ready { mails, mut findings, way, outbox, worst, before, after } = self;
        if !posting.dry_run {
            // Nothing goes out that is not known afterwards.
            findings.extend(before.done(&outbox)?);
        }
        let despatch = Despatch { outbox: &outbox, posting, tell };
        let Despatched { all_out, written } = despatch.run(&mails, way, findings)?;
        // Now that the log is free: the book lies in the same folder.
        let of_book = after.map(Seen::note).unwrap_or_default();
        let worst = worst.max(of_book.iter().map(Diagnostic::severity).max());
        tell.findings(of_book);
        Ok(Gone { all_out, worst, written })
    }
}

impl Before {
    fn done(self, outbox: &Outbox) -> Result<Option<Diagnostic>, Diagnostics> {
        let kept = self.kept.map(|(kept, as_of)| kept.keep(outbox.period, as_of)).transpose()?;
        if self.makes_returns {
            quarters::make(outbox.period)?;
        }
        Ok(kept.flatten())
    }
}
