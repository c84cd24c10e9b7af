//! One value of each kind of findings about mails and their log.

use super::{refusals, word};
use crate::diag::{LogProblem, Mailing, Problem};

/// All of them.
pub(super) fn all() -> Vec<Problem> {
    let mut all: Vec<Problem> = mailing().into_iter().map(Problem::Mailing).collect();
    all.extend(log_problem().into_iter().map(Problem::Log));
    all
}

fn mailing() -> Vec<Mailing> {
    let text = word;
    vec![
        Mailing::NoEarlierQuarter { period: text() },
        Mailing::ShownFrom { wanted: text(), known: text() },
        Mailing::NotTheQuarterBefore {
            folder: text(),
            wanted: text(),
            found: vec![text(), text()],
        },
        Mailing::NoSender,
        Mailing::SettingsMissing {
            names: vec!["HONGTOU_SMTP_SERVER", "HONGTOU_SMTP_USER", "HONGTOU_SMTP_PASSWORD"],
        },
        Mailing::CredentialsInside { file: text(), folder: text() },
        Mailing::CredentialsLine { file: text(), line: 3 },
        Mailing::ServerFailed { server: text(), detail: text() },
        Mailing::NotSent { unit: text(), detail: text(), for_good: true },
        Mailing::NotSent { unit: text(), detail: text(), for_good: false },
        Mailing::Uncertain { unit: text(), detail: text() },
        Mailing::UncertainLeft { units: vec![text(), text()] },
        Mailing::OnlyWhenSending { options: vec!["甲", "甲"] },
        Mailing::NoMailbox { units: vec![text(), text()] },
        Mailing::SharedMailbox { mailbox: text(), units: vec![text(), text()] },
        Mailing::ChangedSince { unit: text(), time: text() },
        Mailing::MailboxSince { unit: text(), time: text(), mailboxes: Box::new([text(), text()]) },
        Mailing::NotEncrypted { server: text() },
        Mailing::NobodyToAsk { file: text() },
        Mailing::Unread { file: text(), units: vec![text(), text()] },
        Mailing::Unread { file: text(), units: Vec::new() },
        Mailing::NoSuchUnit { name: text() },
    ]
}

fn log_problem() -> Vec<LogProblem> {
    let text = word;
    let mut all = vec![
        LogProblem::LogUnusable { file: text(), line: 3 },
        LogProblem::NobodyCalled { name: text() },
        LogProblem::EditionUnread { file: text() },
        LogProblem::BookLine { file: text(), line: 3, more: 3, is_newer: true },
        LogProblem::BookLine { file: text(), line: 3, more: 3, is_newer: false },
        LogProblem::LogHeld { file: text(), holder: text() },
        LogProblem::LogLost { period: text(), traces: vec![text(), text()], sending: true },
        LogProblem::LogLost { period: text(), traces: vec![text(), text()], sending: false },
        LogProblem::NobodySentTo { name: text(), by: String::new() },
        LogProblem::NobodySentTo { name: text(), by: text() },
        LogProblem::LogNewer { file: text(), line: 3 },
    ];
    all.extend(refusals().map(|why| LogProblem::BookUnwritten { file: word(), why }));
    all
}
