//! Mails that are ready to go: their drafts, their place in the send list, and what the log says
//! of them. `send` and `remind` fill it; `post` sends it.

use std::collections::BTreeMap;

use crate::date::{Date, Moment};
use crate::diag::{Diagnostic, Diagnostics, Mailing, Problem};
use crate::mail::address::Delivery;
use crate::mail::list::{self, List, Row};
use crate::mail::log::{Event, Kind, Line, Log, Subject, Was};
use crate::mail::{Attached, Mail, Use};
use crate::period::Period;

use super::output::{self, NewFile};
use super::post::Posting;

/// A mail, to be drafted or sent.
pub(crate) struct Outgoing {
    /// Which mail.
    pub(crate) subject: Subject,
    /// Where it goes.
    pub(crate) delivery: Delivery,
    /// The mail.
    pub(crate) mail: Mail,
    /// The name of its files without an ending.
    pub(crate) stem: String,
    /// Why it is written, in a line.
    pub(crate) why: String,
    /// Whether it only asks about a return that counts as it is.
    pub(crate) only_asks: bool,
}

impl Outgoing {
    /// The draft, the text to paste and the file that goes along. Of the own unit's only the file.
    pub(crate) fn files(&self, day: Date) -> Vec<NewFile> {
        let attached = self.mail.attached.iter();
        let mut files: Vec<NewFile> = attached.map(file).collect();
        if self.delivery != Delivery::Own {
            let draft = self.mail.bytes(Moment::start_of(day), Use::Draft);
            files.push(NewFile { name: format!("{}.eml", self.stem), bytes: draft });
            files.push(NewFile { name: format!("{}.txt", self.stem), bytes: self.pasted() });
        }
        files
    }

    /// The names of [`files`](Outgoing::files).
    pub(crate) fn file_names(&self) -> Vec<String> {
        let attached = self.mail.attached.iter().map(|file| file.name.clone());
        let draft = ["eml", "txt"].map(|ending| format!("{}.{ending}", self.stem));
        attached.chain(draft.into_iter().filter(|_| self.delivery != Delivery::Own)).collect()
    }

    /// The day on which this letter was drafted or sent before (2024-04-08). A form is none: its files are made
    /// anew as often as somebody asks for them.
    pub(crate) fn told_on(&self, log: &Log) -> Option<String> {
        if self.subject.kind == Kind::Form {
            return None;
        }
        log.told_on(&self.subject)
    }

    /// Whether its files are to be written: it is new, or today's draft, which nobody is known to have sent, says
    /// something else now.
    pub(crate) fn is_new(&self, log: &Log, today: Date) -> bool {
        let Some(day) = self.told_on(log) else { return true };
        let is_todays_draft = day == today.to_string() && log.was(&self.subject) == Was::Never;
        is_todays_draft && !log.knows_message(&self.subject, &self.mail.id())
    }

    /// The text as programs of Windows open it: marked as UTF-8, lines ended their way.
    fn pasted(&self) -> Vec<u8> {
        let (subject, text) = (&self.mail.letter.subject, &self.mail.letter.text);
        format!("\u{FEFF}主题：{subject}\n\n{text}").replace('\n', "\r\n").into_bytes()
    }

    /// A line of the log about it.
    pub(crate) fn line(&self, event: Event, detail: &str) -> Line {
        let attached = self.mail.attached.as_ref();
        Line {
            event,
            subject: self.subject.clone(),
            to: self.delivery.address().unwrap_or_default().to_owned(),
            file: attached.map(|file| file.name.clone()).unwrap_or_default(),
            hash: attached.map(Attached::hash).unwrap_or_default(),
            id: self.mail.id(),
            detail: detail.to_owned(),
            ..Line::default()
        }
    }

    /// What the log says of it where what was sent is no longer what would be sent, or went elsewhere.
    pub(crate) fn changed(&self, log: &Log) -> Option<Diagnostic> {
        let Was::Sent(line) = log.was(&self.subject) else { return None };
        if line.by_hand || line.id == self.mail.id() || self.subject.kind != Kind::Form {
            return None;
        }
        let unit = self.subject.unit.clone();
        let to_that_mailbox = self.mail.clone().to_mailbox(&line.to).id();
        let problem = match self.delivery.address() {
            Some(now) if to_that_mailbox == line.id => {
                let Line { time, to, .. } = line;
                Mailing::MailboxSince { unit, time, mailboxes: Box::new([to, now.to_owned()]) }
            }
            Some(_) | None => Mailing::ChangedSince { unit, time: line.time },
        };
        Some(Diagnostic::nowhere(Problem::Mailing(problem)))
    }

    /// Where it went, else where it goes; empty where that is by hand.
    pub(crate) fn mailbox(&self, log: &Log) -> String {
        match log.was(&self.subject) {
            Was::Sent(line) => line.to,
            Was::Never | Was::Failed(_) | Was::Uncertain(_) => {
                self.delivery.address().unwrap_or_default().to_owned()
            }
        }
    }

    /// The day before `today` on which it was drafted, where nothing is known of it since: somebody
    /// may have sent that draft.
    pub(crate) fn drafted_before<'l>(&self, log: &'l Log, today: Date) -> Option<&'l str> {
        let day = log.drafted_on(&self.subject).filter(|day| *day != today.to_string());
        day.filter(|_| log.was(&self.subject) == Was::Never)
    }

    /// Whether its draft is written in this run: it is its unit's turn, and it is asked for again, new, or a form.
    pub(crate) fn is_drafted(&self, (log, posting): (&Log, &Posting), today: Date) -> bool {
        posting.drafts(&self.subject.unit) && (posting.again || self.is_new(log, today))
    }

    /// Whether its draft is written `today`, or was.
    fn is_written(&self, (log, posting): (&Log, &Posting), today: Date) -> bool {
        let was_today = || log.was_drafted_as(&self.subject, &self.mail.id(), &today.to_string());
        self.is_drafted((log, posting), today) || was_today()
    }

    fn row(&self, (log, posting): (&Log, &Posting), today: Date) -> Row {
        let attached = self.mail.attached.as_ref();
        let (state, note) = state(self, (log, posting), today);
        Row {
            unit: self.subject.unit.clone(),
            mailbox: self.mailbox(log),
            file: attached.map(|file| file.name.clone()).unwrap_or_default(),
            hash: attached.map(Attached::hash).unwrap_or_default(),
            state,
            note,
            subject: self.mail.letter.subject.clone(),
        }
    }
}

fn file(attached: &Attached) -> NewFile {
    NewFile { name: attached.name.clone(), bytes: attached.bytes.clone() }
}

/// What the list of `today` says of a mail, and the details, with what is drafted now.
pub(crate) fn state(
    mail: &Outgoing,
    (log, posting): (&Log, &Posting),
    today: Date,
) -> (String, String) {
    if let Some(day) = mail.drafted_before(log, today) {
        let note = match mail.is_written((log, posting), today) {
            true => format!("{day} 起草过，{today} 再写；还没有发的，发新的这一封"),
            false => format!("{day} 起草过，没有再写；还没有发的，发那一封"),
        };
        return ("已起草".into(), note);
    }
    let (state, note) = match (&mail.delivery, &log.was(&mail.subject)) {
        (Delivery::Own, _) => ("本单位", "不发邮件，直接填表".into()),
        (_, Was::Sent(line)) if line.event == Event::Settled => {
            ("算作已发", format!("{}：{}", line.time, line.detail))
        }
        (_, Was::Sent(line)) if line.by_hand => ("已发（手工）", line.time.clone()),
        (delivery, Was::Sent(line)) => ("已发", sent_where(line, delivery.address())),
        (_, Was::Failed(line)) => ("没有发出", format!("{}：{}", line.time, line.detail)),
        (_, Was::Uncertain(line)) => (
            "不确定",
            format!(
                "{}：{}",
                line.time,
                if line.detail.is_empty() { "发送时中断" } else { &line.detail }
            ),
        ),
        (Delivery::ByHand, Was::Never) => ("待送", "没有邮箱：粘贴 .txt，附上表格".into()),
        (Delivery::Mailbox(_), Was::Never) => ("待发", String::new()),
    };
    (state.to_owned(), note)
}

/// When it was sent, and where to if that is no longer the unit's mailbox.
fn sent_where(line: &Line, now: Option<&str>) -> String {
    let Line { time, to, .. } = line;
    match now {
        _ if to.is_empty() => time.clone(),
        Some(now) if now == to => time.clone(),
        Some(now) => format!("{time} → {to}；邮箱已改为 {now}，没有再发"),
        None => format!("{time} → {to}；名册里已没有邮箱"),
    }
}

/// The files of the drafts that are new, or asked for again, of the units that are meant, and the send list of all.
///
/// # Errors
/// Where the list cannot be made.
pub(crate) fn files(
    mails: &[Outgoing],
    (log, posting): (&Log, &Posting),
    head: &Head,
) -> Result<Vec<NewFile>, Diagnostics> {
    let new = mails.iter().filter(|mail| mail.is_drafted((log, posting), head.day));
    let mut files: Vec<NewFile> = new.flat_map(|mail| mail.files(head.day)).collect();
    files.push(list(mails, (log, posting), head)?);
    Ok(files)
}

/// What a send list says at its head.
pub(crate) struct Head {
    /// The name of its file.
    pub(crate) name: String,
    /// Its title.
    pub(crate) title: String,
    /// Who sends.
    pub(crate) author: String,
    /// The day that counts as today.
    pub(crate) day: Date,
    /// The period, where the mails are letters about what came back.
    pub(crate) letters_of: Option<Period>,
}

impl Head {
    /// The rows of letters that were drafted today, that nobody is known to have sent, and for which there is no reason
    /// any more: their units are not written to now.
    pub(crate) fn stale(&self, mails: &[Outgoing], log: &Log) -> Vec<Row> {
        let Some(period) = self.letters_of.map(|period| period.to_string()) else {
            return Vec::new();
        };
        let day = self.day.to_string();
        let is_written_to = |unit: &str| mails.iter().any(|mail| mail.subject.unit == unit);
        let is_stale = |line: &&Line| {
            let of = &line.subject;
            let is_letter = of.kind != Kind::Form && of.period == period;
            let is_todays_draft = line.event == Event::Drafted && line.day() == day;
            is_letter && is_todays_draft && !is_written_to(&of.unit) && log.was(of) == Was::Never
        };
        let mut last: BTreeMap<&str, &Line> = BTreeMap::new();
        for line in log.lines().filter(is_stale) {
            last.insert(&line.subject.unit, line);
        }
        last.into_values().map(no_more).collect()
    }
}

/// The row of a draft that is not to be sent any more.
fn no_more(line: &Line) -> Row {
    Row {
        unit: line.subject.unit.clone(),
        mailbox: line.to.clone(),
        file: line.file.clone(),
        hash: line.hash.clone(),
        state: "不用发了".into(),
        note: "起草以后已经没有要催、要退的（例如报来了）；草稿还没有发的，不用发".into(),
        subject: String::new(),
    }
}

/// The send list.
///
/// # Errors
/// Where it cannot be made.
pub(crate) fn list(
    mails: &[Outgoing],
    (log, posting): (&Log, &Posting),
    head: &Head,
) -> Result<NewFile, Diagnostics> {
    let rows = mails.iter().map(|mail| mail.row((log, posting), head.day));
    let list = List {
        title: head.title.clone(),
        author: head.author.clone(),
        day: head.day,
        rows: rows.chain(head.stale(mails, log)).collect(),
    };
    let bytes = list::write(&list).map_err(|error| output::no_workbook(&error))?;
    Ok(NewFile { name: head.name.clone(), bytes })
}
