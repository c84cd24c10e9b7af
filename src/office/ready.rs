//! Mails that are ready, with all that is to be done about them: shown as they are, or despatched.
//!
//! ```text
//! send::prepare, remind::prepare -> Ready -> despatch: looked at, drafted or sent, as the options say
//! ```
//!
//! Who only looks ([`Posting::dry_run`](super::post::Posting)) holds no log and writes nothing; who drafts or sends holds
//! the log from before the mails were made, so that what was prepared is what goes out.

use std::path::PathBuf;

use sha2::{Digest, Sha256};

use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics, Lang, Severity};
use crate::intake;
use crate::mail::Party;
use crate::mail::log::Was;

use super::archive::descriptions::Descriptions;
use super::despatch::{self, Despatch, Despatched, Outbox, Way};
use super::outbox::{self, Outgoing};
use super::post::{self, Posting, Step, Units};
use super::receipts::Seen;
use super::smtp::Server;
use super::tell::Tell;
use super::{by_hand, quarters};

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

/// Where a mail stands, as a list of today says it.
pub(crate) struct Standing {
    /// What the log says of it.
    pub(crate) was: Was,
    /// In a word.
    pub(crate) state: String,
    /// When and what else.
    pub(crate) note: String,
    /// Whether it is still to be written or sent: neither drafted as it is now nor out.
    pub(crate) is_due: bool,
    /// Whether a run that sends would send it.
    pub(crate) would_go: bool,
}

impl Ready {
    /// What was found, with what the log says that is not as it was.
    ///
    /// # Errors
    /// None: nothing is sent.
    pub(crate) fn found(&mut self, posting: &Posting) -> Result<Diagnostics, Diagnostics> {
        let mut findings = std::mem::take(&mut self.findings);
        findings.extend(self.outbox.found(&self.mails, (self.way.log(), false), posting)?);
        Ok(findings)
    }

    /// By which server one of the mails would go out, and from which mailbox.
    ///
    /// # Errors
    /// Where server or mailbox is not known, or lines of the log were lost.
    pub(crate) fn exit(
        &self,
        mail: &Outgoing,
        posting: &Posting,
    ) -> Result<(Server, Party), Diagnostics> {
        let exit = despatch::exit(mail.mail.from.clone(), posting, &self.outbox.place)?;
        self.outbox.found(&self.mails, (self.way.log(), true), posting)?;
        Ok(exit)
    }

    /// Where a mail of these stands.
    pub(crate) fn standing(&self, mail: &Outgoing) -> Standing {
        let (log, today) = (self.way.log(), self.outbox.head.day);
        let was = log.was(&mail.subject);
        let is_known = log.knows_message(&mail.subject, &mail.mail.id());
        let is_due = match was {
            Was::Never => mail.is_new(log, today) && !is_known,
            Was::Failed(_) => true,
            Was::Sent(_) | Was::Uncertain(_) => false,
        };
        let all = Posting::default();
        let none = Posting { only: Units::These(Vec::new()), ..Posting::default() };
        let drafts = if is_due { &all } else { &none };
        let (state, note) = outbox::state(mail, (log, drafts), today);
        let drafted = log.drafted_on(&mail.subject).filter(|day| *day == today.to_string());
        let drafted = drafted.filter(|_| was == Was::Never).map(|_| "今天起草过".to_owned());
        let note = [Some(note).filter(|note| !note.is_empty()), drafted];
        let note = note.into_iter().flatten().collect::<Vec<_>>().join("；");
        let would_go = post::step(mail, log, &all) == Step::Send;
        Standing { was, state, note, is_due, would_go }
    }

    /// The mails whose messages have these names, as somebody saw them; nothing where one of them is another by now.
    pub(crate) fn named(&self, ids: &[&str]) -> Option<Vec<&Outgoing>> {
        let named = |id: &&str| self.mails.iter().find(|mail| mail.mail.id() == **id);
        ids.iter().map(named).collect()
    }

    /// A word that is another where one of the mails is, or stands in another way.
    pub(crate) fn mark(&self, mails: &[&Outgoing]) -> String {
        let mut seen = Sha256::new();
        for mail in mails {
            let Standing { state, note, .. } = self.standing(mail);
            [&mail.mail.id(), &state, &note].into_iter().for_each(|one| {
                seen.update(one.len().to_le_bytes());
                seen.update(one);
            });
        }
        intake::hash(seen.finalize())
    }

    /// Notes that these went out by hand, and says so; nothing is drafted or sent.
    ///
    /// # Errors
    /// Where the log cannot be written.
    pub(crate) fn note_by_hand(self, units: &Units, lang: Lang) -> Result<String, Diagnostics> {
        let meant = self.mails.into_iter().filter(|mail| units.has(&mail.subject.unit));
        match self.way {
            Way::Draft(mut journal) => {
                by_hand::note(&mut journal, meant.map(|mail| mail.subject).collect(), lang)
            }
            // Who sends or looks does not note what others did.
            Way::Look(_) | Way::Send(..) => Ok(String::new()),
        }
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
