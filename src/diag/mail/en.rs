//! The words of findings about mails in English.

use super::Mailing;

impl Mailing {
    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn en(&self) -> (String, String) {
        match self {
            Mailing::NoEarlierQuarter { period } => (
                format!("no period of the year comes before {period}"),
                "leave --previous out in the first period".into(),
            ),
            Mailing::NotTheQuarterBefore { folder, wanted, found } => (
                format!("“{folder}” should hold the returns of the period before ({wanted}), and holds those of {}", found.join(", ")),
                format!("name the folder of {wanted} behind --previous, or leave it out where none came back"),
            ),
            Mailing::NoSender => (
                "no mailbox is named that mails come from".into(),
                "write it under reporting, such as sender: office@example.gov.cn".into(),
            ),
            Mailing::SettingsMissing { names } => (
                format!("still unknown of the mail server: {}", names.join(", ")),
                "set it in the environment or in a file named with --credentials: docs/mail.md (docs/mail.html beside the program)"
                    .into(),
            ),
            Mailing::CredentialsInside { file, folder } => (
                format!("“{file}” lies in the folder of the year, “{folder}”: no place for secrets"),
                "move it out of there to where only you can read it, and change the password if the folder was passed on".into(),
            ),
            Mailing::CredentialsLine { file, line } => (
                format!("line {line} of “{file}” says nothing known"),
                "write one a line: server=…, user=… or password=…; see docs/mail.md (docs/mail.html beside the program)".into(),
            ),
            Mailing::ServerFailed { server, detail } => (
                format!("the mail server “{server}” cannot be reached or refuses the login ({detail})"),
                "check server, port, user and password; of an inner network without STARTTLS: --without-tls; then run again: nothing is sent twice".into(),
            ),
            Mailing::NotSent { unit, detail, for_good } => (
                format!("the mail to “{unit}” was not sent ({detail})"),
                if *for_good {
                    "check the unit's mailbox, then run again: only what was not sent is sent"
                } else {
                    "run again after a while: only what was not sent is sent"
                }
                .into(),
            ),
            Mailing::Uncertain { unit, detail } => (
                format!("nobody knows whether the mail to “{unit}” went out ({detail})"),
                "ask whether it arrived; the next run asks before it sends again".into(),
            ),
            Mailing::UncertainLeft { units } => (
                format!("still uncertain from an earlier run: {}", units.join(", ")),
                "ask them, then run with --resend-uncertain or --skip-uncertain, for one unit with --only UNIT".into(),
            ),
            Mailing::LogUnusable { file, line } => (
                format!("line {line} of the log “{file}” cannot be read, so nothing is sent"),
                "it may have been edited: restore the file from a backup".into(),
            ),
            Mailing::NobodyCalled { name } => (
                format!("no unit is called “{name}”, nor was any that is noted"),
                "write a name of the register, an alias or a predecessor, or a name of the log".into(),
            ),
            Mailing::EditionUnread { file } => (
                format!("the list “{file}” of an issued report cannot be read; the ledger and what is compared go without it"),
                "restore the file from a backup; all else is listed".into(),
            ),
            Mailing::BookLine { file, line, more, is_newer } => {
                let more = if *more > 0 { format!(" (and {more} more)") } else { String::new() };
                let (what, remedy) = if *is_newer {
                    ("was written by a newer version", "use the newer version")
                } else {
                    ("cannot be read", "it may have been edited: restore the file from a backup; the other lines are used")
                };
                (format!("line {line}{more} of the book of receipts “{file}” {what} and is not used"), remedy.into())
            }
            Mailing::BookUnwritten { file, why } => (
                format!("the book of receipts “{file}” cannot be used{}; nothing was noted this time", why.en()),
                why.to_write_en().into(),
            ),
            Mailing::LogHeld { file, holder } => (
                format!("another run is sending and holds “{file}”{}", if holder.is_empty() { String::new() } else { format!(" ({holder})") }),
                "wait until it has ended".into(),
            ),
            Mailing::LogLost { period, traces, sending } => (
                format!("the log has no mail of {period}, and there is already {}: it may be lost", traces.join(", ")),
                if *sending {
                    "look for it in a backup or on another computer and put it into the folder log: all pieces are read; note what was sent by hand with hongtou log --sent UNIT; where nothing went out by this program, add --without-log"
                } else {
                    "look for it in a backup or on another computer and put it into the folder log: all pieces are read; nothing to do if those drafts were never sent, or an old version wrote them"
                }
                .into(),
            ),
            Mailing::NobodySentTo { name } => (
                format!("“{name}” is none of the units that owe a form; nothing was noted"),
                "write a name of the register behind --sent".into(),
            ),
            Mailing::LogNewer { file, line } => (
                format!("line {line} of the log “{file}” is of a newer version, so nothing is sent"),
                "use that version, the same on all computers (--version says which)".into(),
            ),
            Mailing::OnlyWhenSending { options } => (
                format!("{} goes with --smtp: without it drafts are written, and always of all units", options.join(", ")),
                "add --smtp to send; for drafts leave it out, and open the .eml of that unit only".into(),
            ),
            Mailing::NoMailbox { units } => (
                format!("no mailbox: {}; their drafts have no recipient", units.join(", ")),
                "write its email in the register, or paste the .txt and attach the .xlsx of the same name".into(),
            ),
            Mailing::SharedMailbox { mailbox, units } => (
                format!("{} have one mailbox, {mailbox}; each gets a mail", units.join(", ")),
                "nothing to do if they share it; else mend the register".into(),
            ),
            Mailing::ChangedSince { unit, time } => (
                format!("what “{unit}” was sent on {time} has changed since, and was not sent again"),
                "to send it, add --again; for one unit also --only UNIT".into(),
            ),
            Mailing::MailboxSince { unit, time, mailboxes } => {
                let [to, now] = &**mailboxes;
                (
                format!("the form of “{unit}” went to {to} on {time}; its mailbox is {now} now, and it was not sent again"),
                format!("nothing to do if {to} got it; to send it to the new one: --again --only {unit}"),
            )
            }
            Mailing::NotEncrypted { server } => (
                format!("the connection to “{server}” is not encrypted, nor is the password"),
                "use it on this machine or a trusted network only; better, port 465".into(),
            ),
            Mailing::NobodyToAsk { file } => (
                format!("“{file}” belongs to no unit, so that no reply was written"),
                "see who sent it and reply by hand; hongtou status names the faults".into(),
            ),
            Mailing::Unread { file, units } if units.is_empty() => (
                format!("“{file}” was not read and may be of any unit; nobody is written to"),
                "close the program that holds it and run again".into(),
            ),
            Mailing::Unread { file, units } => (
                format!("“{file}” was not read and may be of {}; no letter is written there", units.join("、")),
                "close the program that holds it and run again".into(),
            ),
            Mailing::NoSuchUnit { name } => (
                format!("“{name}” is none of the units that owe a form"),
                "write a name of the register behind --only".into(),
            ),
        }
    }
}
