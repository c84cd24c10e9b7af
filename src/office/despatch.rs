//! Mails that are ready -> drafts and send list in the outbox, and, with `--smtp`, on their way.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::smtp::{Security, Server};
use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics, Lang, LogProblem, Mailing, Problem};
use crate::mail::Party;
use crate::mail::address::Delivery;
use crate::mail::log::{Event, Kind, Log};
use crate::notice::{MailBox, Notice};
use crate::period::Period;
use crate::shown;

use super::journal::{self, Journal};
use super::outbox::{self, Head, Outgoing};
use super::post::{self, Post, Posting, Step, Units};
use super::tell::Tell;
use super::{credentials, output, traces};

/// Where mails go out from.
pub(crate) struct Outbox {
    /// Where the description lies.
    pub(crate) place: PathBuf,
    /// The folder of the drafts.
    pub(crate) folder: PathBuf,
    /// The head of the send list.
    pub(crate) head: Head,
    /// The period that the mails are about.
    pub(crate) period: Period,
}

/// Where mails go out from, and how.
pub(crate) struct Despatch<'a> {
    /// Where from.
    pub(crate) outbox: &'a Outbox,
    /// The options.
    pub(crate) posting: &'a Posting,
    /// Who is told.
    pub(crate) tell: &'a dyn Tell,
}

/// What a run did.
pub(crate) struct Despatched {
    /// Whether all mails went out that were to.
    pub(crate) all_out: bool,
    /// The files that it wrote.
    pub(crate) written: Vec<PathBuf>,
}

impl Despatched {
    /// All that was to be done, with these files.
    const fn wholly(written: Vec<PathBuf>) -> Despatched {
        Despatched { all_out: true, written }
    }
}

/// What a run does with its mails.
pub(crate) enum Way {
    /// Shows what would be sent.
    Look(Log),
    /// Writes drafts, and notes them.
    Draft(Journal),
    /// Sends them by a server, from a mailbox, and notes that.
    Send(Journal, Server, String),
}

impl Way {
    /// What the options say, with the log: no other run writes it from now on, but where this one only looks.
    ///
    /// # Errors
    /// Where the log cannot be read or another run holds it, or mails cannot be sent at all.
    pub(crate) fn begin(
        notice: &Notice,
        place: &Path,
        posting: &Posting,
        as_of: Option<Date>,
    ) -> Result<Way, Diagnostics> {
        if posting.dry_run {
            return Ok(Way::Look(journal::read(place)?.under_names_of(notice)));
        }
        if !posting.smtp {
            let turn = if posting.at_once { Journal::at_once } else { Journal::in_turn };
            return Ok(Way::Draft(turn(place, as_of)?.under_names_of(notice)));
        }
        let (server, from) = exit(sender(notice), posting, place)?;
        let journal = Journal::at_once(place, as_of)?.under_names_of(notice);
        Ok(Way::Send(journal, server, from.address))
    }

    /// What was sent and drafted before.
    pub(crate) const fn log(&self) -> &Log {
        match self {
            Way::Look(log) => log,
            Way::Draft(journal) | Way::Send(journal, ..) => &journal.log,
        }
    }
}

/// By which server mails go out, and whom they are from.
///
/// # Errors
/// Where nobody is named, or the server is not.
pub(crate) fn exit(
    from: Option<Party>,
    posting: &Posting,
    place: &Path,
) -> Result<(Server, Party), Diagnostics> {
    let Some(from) = from else { return Err(found(Mailing::NoSender)) };
    let Posting { credentials, without_tls, .. } = posting;
    Ok((credentials::server(credentials.as_deref(), *without_tls, place)?, from))
}

/// Whom mails are from; nobody where the description names no mailbox.
pub(crate) fn sender(notice: &Notice) -> Option<Party> {
    let MailBox(address) = notice.reporting.sender.as_ref()?;
    let name = notice.reporting.collector.as_ref().unwrap_or(&notice.issuer).value.clone();
    Some(Party { name, address: address.value.clone() })
}

/// Whom a unit's mail is to.
pub(crate) fn recipient(unit: &str, delivery: &Delivery) -> Option<Party> {
    let address = delivery.address()?.to_owned();
    Some(Party { name: unit.to_owned(), address })
}

/// That nothing says which mails to send where none is sent: drafts of all units in its place would
/// be sent by somebody.
///
/// # Errors
/// The switches that do.
pub(crate) fn heeded(posting: &Posting) -> Result<(), Diagnostics> {
    let given = [
        ("--only", posting.only != Units::All),
        ("--resend-uncertain", posting.resend_uncertain),
        ("--skip-uncertain", posting.skip_uncertain),
    ];
    let options: Vec<&str> =
        given.into_iter().filter(|(_, given)| *given).map(|(option, _)| option).collect();
    match options.is_empty() || posting.smtp || posting.dry_run {
        true => Ok(()),
        false => Err(found(Mailing::OnlyWhenSending { options })),
    }
}

/// How the files end that are drafted.
const DRAFTED: [&str; 3] = [".eml", ".txt", ".xlsx"];

impl Outbox {
    /// What the log says that is not as it was: letters that changed since they went out, and lines that were lost;
    /// where mails are to be sent, that is an error.
    ///
    /// # Errors
    /// Where lines were lost and mails are to be sent.
    pub(crate) fn found(
        &self,
        mails: &[Outgoing],
        (log, sending): (&Log, bool),
        posting: &Posting,
    ) -> Result<Diagnostics, Diagnostics> {
        let Outbox { place, folder, period, .. } = self;
        let mut findings = Diagnostics::new();
        if !posting.again {
            findings.extend(mails.iter().filter_map(|mail| mail.changed(log)));
        }
        let traces = traces::of((place, folder), *period, log, sending);
        if !(traces.is_empty() || posting.without_log) {
            let period = period.to_string();
            let lost = LogProblem::LogLost { period, traces, sending };
            let lost = Diagnostics::from(Diagnostic::nowhere(Problem::Log(lost)));
            match sending {
                true => return Err(lost),
                false => findings.extend(lost),
            }
        }
        Ok(findings)
    }
}

/// How many mails go to nobody, whose, and what is to be done about them; nothing where there are none.
fn to_nobody(units: &[&str], lang: Lang) -> String {
    let Some(first) = units.first() else { return String::new() };
    let count = units.len();
    match lang {
        Lang::Zh => format!(
            "没有邮箱、没有发 {count} 封：{}；另外送到了的，记一笔，例如 hongtou log --sent {first}\n",
            units.join("、")
        ),
        Lang::En => format!(
            "{count} without a mailbox, not sent: {}; note what went out otherwise, as in hongtou log --sent {first}\n",
            units.join(", ")
        ),
    }
}

impl Despatch<'_> {
    /// Shows, drafts or sends the mails.
    ///
    /// # Errors
    /// Where files cannot be written, or the mails cannot be sent at all; nothing is sent then
    /// that the log does not know.
    pub(crate) fn run(
        &self,
        mails: &[Outgoing],
        way: Way,
        mut findings: Diagnostics,
    ) -> Result<Despatched, Diagnostics> {
        findings.extend(self.unknown(mails));
        let sending = matches!(way, Way::Send(..));
        findings.extend(self.outbox.found(mails, (way.log(), sending), self.posting)?);
        match way {
            Way::Look(log) => {
                self.tell.findings(findings);
                self.tell.say(&self.plan(mails, &log));
                Ok(Despatched::wholly(Vec::new()))
            }
            Way::Draft(journal) => self.draft(mails, journal, findings),
            Way::Send(journal, server, from) => self.post(mails, (journal, server, from), findings),
        }
    }

    fn draft(
        &self,
        mails: &[Outgoing],
        mut journal: Journal,
        mut findings: Diagnostics,
    ) -> Result<Despatched, Diagnostics> {
        let (posting, Outbox { folder, head, .. }) = (self.posting, self.outbox);
        if mails.is_empty() && head.stale(mails, &journal.log).is_empty() {
            findings.extend(output::left_beside(folder, &[], &DRAFTED));
            self.tell.findings(findings);
            return Ok(Despatched::wholly(Vec::new()));
        }
        let files = outbox::files(mails, (&journal.log, posting), head)?;
        let new = drafted_first(mails, (&journal.log, posting), head.day);
        if !new.is_empty() {
            journal.make_ready()?;
        }
        let told = told(mails, (&journal.log, posting), head.day);
        let replaced = files.iter().filter(|file| folder.join(&file.name).exists()).count();
        let written = output::write(folder, &files)?;
        findings.extend(output::left_beside(folder, &self.all_files(mails), &DRAFTED));
        if !new.is_empty() {
            journal.note_all(new.iter().map(|mail| mail.line(Event::Drafted, "")).collect())?;
        }
        self.tell.findings(findings);
        if written.len() > 1 {
            self.tell.say(&self.drafted(written.len() - 1, replaced.saturating_sub(1)));
        }
        self.tell.say(&self.told_before(&told));
        written.last().into_iter().for_each(|list| self.tell.wrote(list));
        Ok(Despatched::wholly(written))
    }

    /// Where all drafts lie, those too that an earlier run of the day wrote.
    fn all_files(&self, mails: &[Outgoing]) -> Vec<PathBuf> {
        let names = mails.iter().flat_map(Outgoing::file_names);
        let Outbox { folder, head, .. } = self.outbox;
        names.chain([head.name.clone()]).map(|name| folder.join(name)).collect()
    }

    /// The files but the list, which is named by itself.
    fn drafted(&self, files: usize, replaced: usize) -> String {
        let folder = shown::path(&self.outbox.folder);
        let replaced = match (self.tell.lang(), replaced) {
            (_, 0) => String::new(),
            (Lang::Zh, replaced) => format!("，其中 {replaced} 个替换了以前生成的"),
            (Lang::En, replaced) => format!(", {replaced} in place of earlier ones,"),
        };
        match self.tell.lang() {
            Lang::Zh => format!(
                "已生成 {files} 个文件{replaced}，在 {folder}（.eml 双击打开后发送，.txt 用来粘贴）\n"
            ),
            Lang::En => {
                format!("wrote {files} files{replaced} to {folder} (.eml drafts, .txt to paste)\n")
            }
        }
    }

    /// Which letters were written before, and are not written again: day by day.
    fn told_before(&self, told: &Told) -> String {
        let count: usize = told.values().map(Vec::len).sum();
        if count == 0 {
            return String::new();
        }
        let days = told.iter().map(|(day, units)| match self.tell.lang() {
            Lang::Zh => format!("  {day}：{}\n", units.join("、")),
            Lang::En => format!("  {day}: {}\n", units.join(", ")),
        });
        let days: String = days.collect();
        match self.tell.lang() {
            Lang::Zh => format!("{count} 封以前写过，没有再写（要再写，加 --again）：\n{days}"),
            Lang::En => {
                format!(
                    "{count} letters were written before, and not again (--again does):\n{days}"
                )
            }
        }
    }

    fn post(
        &self,
        mails: &[Outgoing],
        (mut journal, server, from): (Journal, Server, String),
        mut findings: Diagnostics,
    ) -> Result<Despatched, Diagnostics> {
        let Outbox { folder, head, .. } = self.outbox;
        if server.security == Security::Plain && !server.is_loopback() {
            findings.extend(found(Mailing::NotEncrypted { server: server.to_string() }));
        }
        journal.make_ready()?;
        let files = outbox::files(mails, (&journal.log, self.posting), head)?;
        let written = output::write(folder, &files)?;
        let post = Post { server, from, posting: self.posting, tell: self.tell };
        let tally = post.run(mails, &mut journal, &mut findings)?;
        let of = (&journal.log, self.posting);
        output::write(folder, &[outbox::list(mails, of, head)?])?;
        self.tell.findings(findings);
        written.last().into_iter().for_each(|list| self.tell.wrote(list));
        self.tell.say(&tally.words(self.tell.lang()));
        let nobodys = post::without_mailbox(mails, &journal.log, self.posting);
        self.tell.say(&to_nobody(&nobodys, self.tell.lang()));
        let all_out = tally.failed + tally.uncertain + tally.untried == 0;
        Ok(Despatched { all_out, written })
    }

    /// What a run would do, a line a unit.
    fn plan(&self, mails: &[Outgoing], log: &Log) -> String {
        let steps = post::steps(mails, log, self.posting);
        let lines = mails.iter().zip(steps).map(|(mail, step)| self.plan_line(mail, step, log));
        lines.collect()
    }

    fn plan_line(&self, mail: &Outgoing, step: Step, log: &Log) -> String {
        let to = match step {
            Step::Send => mail.delivery.address().unwrap_or_default().to_owned(),
            Step::Leave | Step::Settle | Step::Ask => mail.mailbox(log),
        };
        let to = if to.is_empty() { "-" } else { &to };
        let words = match (self.tell.lang(), step) {
            (Lang::Zh, Step::Send) if !self.posting.smtp => "将起草",
            (Lang::En, Step::Send) if !self.posting.smtp => "would be drafted",
            (Lang::Zh, Step::Send) => "将发送",
            (Lang::Zh, Step::Leave) => "不发",
            (Lang::Zh, Step::Settle) => "将记作已收到",
            (Lang::Zh, Step::Ask) => "先问是否重发",
            (Lang::En, Step::Send) => "would be sent",
            (Lang::En, Step::Leave) => "not sent",
            (Lang::En, Step::Settle) => "would be noted as received",
            (Lang::En, Step::Ask) => "asks first",
        };
        let (state, note) = outbox::state(mail, (log, self.posting), self.outbox.head.day);
        let line = format!("  {words}  {}  {to}  {}  {state} {note}", mail.subject.unit, mail.stem);
        line.trim_end().to_owned() + "\n"
    }

    /// The names behind `--only` that are none of the units.
    fn unknown(&self, mails: &[Outgoing]) -> Diagnostics {
        let known = |name: &&String| mails.iter().any(|mail| mail.subject.unit == **name);
        let unknown = self.posting.only.names().iter().filter(|name| !known(name));
        let mut findings = Diagnostics::new();
        unknown.for_each(|name| findings.extend(found(Mailing::NoSuchUnit { name: name.clone() })));
        findings
    }
}

/// The units of letters that were written before and have nothing new, by the day.
type Told = BTreeMap<String, Vec<String>>;

fn told(mails: &[Outgoing], (log, posting): (&Log, &Posting), today: Date) -> Told {
    let mut told = Told::new();
    let is_told = |mail: &&Outgoing| {
        posting.drafts(&mail.subject.unit) && !mail.is_drafted((log, posting), today)
    };
    for mail in mails.iter().filter(is_told) {
        let day = mail.told_on(log).unwrap_or_default();
        told.entry(day).or_default().push(mail.subject.unit.clone());
    }
    told
}

/// What is drafted now and says something new. A person sends it, and the program hears no more of it: a reminder
/// counts as one the next time, and what says something else than before is noted again, as is what is drafted `again` on
/// another day.
fn drafted_first<'m>(
    mails: &'m [Outgoing],
    (log, posting): (&Log, &Posting),
    today: Date,
) -> Vec<&'m Outgoing> {
    let new = |mail: &&Outgoing| {
        let is_known = match mail.subject.kind {
            Kind::Form => log.knows_message(&mail.subject, &mail.mail.id()),
            Kind::Reminder | Kind::Reply if posting.again => {
                log.was_drafted_as(&mail.subject, &mail.mail.id(), &today.to_string())
            }
            Kind::Reminder | Kind::Reply => !mail.is_new(log, today),
        };
        posting.drafts(&mail.subject.unit) && mail.delivery != Delivery::Own && !is_known
    };
    mails.iter().filter(new).collect()
}

fn found(problem: Mailing) -> Diagnostics {
    Diagnostic::nowhere(Problem::Mailing(problem)).into()
}
