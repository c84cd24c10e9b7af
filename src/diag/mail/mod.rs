//! What can stand in the way of a mail, with its stable code (`E80x`, `W80x`).
//!
//! The words are in `zh` and `en` beside this file. No secret is ever part of a finding.

mod en;
mod zh;

use super::Refusal;

/// A kind of finding about mails and forms that go out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mailing {
    /// The answers of a quarter ago were asked for in a year's first quarter.
    NoEarlierQuarter {
        /// The period.
        period: String,
    },
    /// The folder that was named for the quarter before has returns of other quarters alone.
    NotTheQuarterBefore {
        /// The folder.
        folder: String,
        /// The quarter before.
        wanted: String,
        /// The quarters that were found there.
        found: Vec<String>,
    },
    /// Mails are to be sent, and the description names no mailbox they come from.
    NoSender,
    /// What the program must know of the mail server is not said.
    SettingsMissing {
        /// The names of what is missing.
        names: Vec<&'static str>,
    },
    /// The file with the credentials lies in the folder of the year, which is passed around.
    CredentialsInside {
        /// The file.
        file: String,
        /// The folder.
        folder: String,
    },
    /// A line of the credentials that says nothing known. Its text is not shown.
    CredentialsLine {
        /// The file, or the variable.
        file: String,
        /// The line, from 1.
        line: usize,
    },
    /// The server cannot be reached, or takes nobody in.
    ServerFailed {
        /// Its address.
        server: String,
        /// What was said.
        detail: String,
    },
    /// A mail was not taken by the server.
    NotSent {
        /// The unit.
        unit: String,
        /// What was said.
        detail: String,
        /// Whether the refusal is for good: the mailbox is wrong, say.
        for_good: bool,
    },
    /// The server's answer was lost: it may have taken the mail or not.
    Uncertain {
        /// The unit.
        unit: String,
        /// What happened.
        detail: String,
    },
    /// Mails of an earlier run of which nobody knows whether they went out.
    UncertainLeft {
        /// Their units.
        units: Vec<String>,
    },
    /// The log of what was sent cannot be used.
    LogUnusable {
        /// The log.
        file: String,
        /// The line that cannot be read.
        line: usize,
    },
    /// A unit is asked for that nobody is called, nor was.
    NobodyCalled {
        /// As written.
        name: String,
    },
    /// The list of an issued report cannot be read; the ledger goes without.
    EditionUnread {
        /// The file.
        file: String,
    },
    /// Lines of the book of receipts that cannot be read, and say nothing.
    BookLine {
        /// The file.
        file: String,
        /// The first of them.
        line: usize,
        /// How many more there are.
        more: usize,
        /// Whether a newer program wrote them.
        is_newer: bool,
    },
    /// The book of receipts cannot be added to; the command goes on.
    BookUnwritten {
        /// The file.
        file: String,
        /// Why.
        why: Refusal,
    },
    /// Another run holds the log of what was sent.
    LogHeld {
        /// The log.
        file: String,
        /// Who runs it; empty where that is not known.
        holder: String,
    },
    /// The log says nothing, and what lies in the year's folder shows that mails went out, or may have.
    LogLost {
        /// The period.
        period: String,
        /// What lies there.
        traces: Vec<String>,
        /// Whether mails were to be sent now, or only drafted.
        sending: bool,
    },
    /// A unit is said to have been sent something, and owes nothing or is not known.
    NobodySentTo {
        /// As written.
        name: String,
    },
    /// A newer program wrote into the log of what was sent.
    LogNewer {
        /// The log.
        file: String,
        /// The first line of a newer format.
        line: usize,
    },
    /// Switches that say which mails are sent, where none is.
    OnlyWhenSending {
        /// The switches.
        options: Vec<&'static str>,
    },
    /// Units without a mailbox.
    NoMailbox {
        /// The units.
        units: Vec<String>,
    },
    /// Units with one mailbox between them.
    SharedMailbox {
        /// The mailbox.
        mailbox: String,
        /// The units.
        units: Vec<String>,
    },
    /// What was sent is no longer what would be sent.
    ChangedSince {
        /// The unit.
        unit: String,
        /// When it was sent.
        time: String,
    },
    /// A form went to a mailbox that is no longer the unit's.
    MailboxSince {
        /// The unit.
        unit: String,
        /// When it was sent.
        time: String,
        /// Where to, and the unit's mailbox now.
        mailboxes: Box<[String; 2]>,
    },
    /// The connection to the server is not encrypted.
    NotEncrypted {
        /// The server.
        server: String,
    },
    /// A file with faults belongs to no unit, so that nobody can be written to.
    NobodyToAsk {
        /// The file.
        file: String,
    },
    /// A file was not read, so that no unit that may have sent it is written to.
    Unread {
        /// The file.
        file: String,
        /// The units; empty where it may be of any.
        units: Vec<String>,
    },
    /// Somebody is named whom the register does not know, or who owes nothing.
    NoSuchUnit {
        /// As written.
        name: String,
    },
}

impl Mailing {
    /// The stable code.
    pub(super) const fn code(&self) -> &'static str {
        match self {
            Mailing::NoEarlierQuarter { .. } => "E800",
            Mailing::NotTheQuarterBefore { .. } => "E812",
            Mailing::NoSender => "E801",
            Mailing::SettingsMissing { .. } => "E802",
            Mailing::CredentialsInside { .. } => "E803",
            Mailing::CredentialsLine { .. } => "E804",
            Mailing::ServerFailed { .. } => "E805",
            Mailing::NotSent { .. } => "E806",
            Mailing::Uncertain { .. } => "E807",
            Mailing::UncertainLeft { .. } => "E808",
            Mailing::LogUnusable { .. } | Mailing::LogHeld { .. } => "E809",
            Mailing::LogLost { sending: true, .. } => "E813",
            Mailing::LogLost { sending: false, .. } => "W808",
            Mailing::NobodySentTo { .. } => "E814",
            Mailing::NobodyCalled { .. } => "E815",
            Mailing::EditionUnread { .. } => "W812",
            Mailing::BookLine { .. } => "W810",
            Mailing::BookUnwritten { .. } => "W811",
            Mailing::LogNewer { .. } => "E811",
            Mailing::OnlyWhenSending { .. } => "E810",
            Mailing::NoMailbox { .. } => "W801",
            Mailing::SharedMailbox { .. } => "W802",
            Mailing::ChangedSince { .. } => "W803",
            Mailing::MailboxSince { .. } => "W809",
            Mailing::NotEncrypted { .. } => "W804",
            Mailing::NobodyToAsk { .. } => "W805",
            Mailing::NoSuchUnit { .. } => "W806",
            Mailing::Unread { .. } => "W807",
        }
    }
}
