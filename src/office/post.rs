//! `--smtp`: sends mails one after the other, and writes down each before and after, so that
//! nothing is lost or sent twice over any number of runs.
//!
//! The log decides what is still to be sent. Where it does not know whether a mail went out, a
//! person is asked, or an option answers; without either nothing is sent.

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use super::smtp::{Line, Posted, Server};
use crate::diag::{Diagnostic, Diagnostics, Lang, Mailing, Problem};
use crate::mail::Use;
use crate::mail::address::Delivery;
use crate::mail::log::{Event, Log, Was};

use super::credentials;
use super::input;
use super::journal::Journal;
use super::outbox::Outgoing;
use super::progress;
use super::tell::Tell;

/// What is to be done with mails, and how.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "switches")]
pub(crate) struct Posting {
    /// They are sent, and not only drafted.
    pub(crate) smtp: bool,
    /// What would be sent is shown; nothing is written or sent.
    pub(crate) dry_run: bool,
    /// Whose.
    pub(crate) only: Units,
    /// What was sent is sent again.
    pub(crate) again: bool,
    /// They are sent though the log is empty: nothing went out before.
    pub(crate) without_log: bool,
    /// What may have gone out is sent again.
    pub(crate) resend_uncertain: bool,
    /// What may have gone out is taken for received.
    pub(crate) skip_uncertain: bool,
    /// Where server, user and password stand.
    pub(crate) credentials: Option<PathBuf>,
    /// The connection is not encrypted.
    pub(crate) without_tls: bool,
    /// Mails a minute at most; 0 without limit.
    pub(crate) per_minute: u64,
    /// How often to try again where the server is busy.
    pub(crate) retries: u32,
    /// Seconds before trying again, doubled each time.
    pub(crate) retry_wait: u64,
    /// A run that writes the log is not waited for.
    pub(crate) at_once: bool,
}

/// Whose mails are meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Units {
    /// Those of all units.
    #[default]
    All,
    /// Those of the units of these names, be they none.
    These(Vec<String>),
}

impl Units {
    /// Whether that of the unit of this name is.
    pub(crate) fn has(&self, unit: &str) -> bool {
        match self {
            Units::All => true,
            Units::These(names) => names.iter().any(|name| name == unit),
        }
    }

    /// The names that are named.
    pub(crate) fn names(&self) -> &[String] {
        match self {
            Units::All => &[],
            Units::These(names) => names,
        }
    }
}

/// Mails a minute, where nothing else is asked for.
pub(crate) const PER_MINUTE: u64 = 20;
/// Tries where the server is busy, where nothing else is asked for.
pub(crate) const RETRIES: u32 = 3;
/// Seconds before the first of them.
pub(crate) const RETRY_WAIT: u64 = 10;

impl Posting {
    /// What a command does without options: drafts; but while another run writes the log the page does not stand still.
    pub(crate) fn usual() -> Posting {
        Posting {
            credentials: credentials::named(),
            per_minute: PER_MINUTE,
            retries: RETRIES,
            retry_wait: RETRY_WAIT,
            at_once: true,
            ..Posting::default()
        }
    }

    /// Whether the draft of this unit is written. Who sends has them all written, whomever it sends to: the folder then
    /// shows the whole of the period.
    pub(crate) fn drafts(&self, unit: &str) -> bool {
        self.smtp || self.dry_run || self.only.has(unit)
    }
}

/// What is to be done with a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Send it.
    Send,
    /// It went out before, or goes to nobody.
    Leave,
    /// Write down that it arrived.
    Settle,
    /// Nobody knows whether it went out.
    Ask,
}

/// What a run did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Sent in this run.
    pub(crate) sent: usize,
    /// Sent before.
    pub(crate) before: usize,
    /// Not sent.
    pub(crate) failed: usize,
    /// Perhaps sent.
    pub(crate) uncertain: usize,
    /// Not tried, for the run was ended before.
    pub(crate) untried: usize,
}

/// What is to be done with each mail, by the log and the options.
pub(crate) fn steps(mails: &[Outgoing], log: &Log, posting: &Posting) -> Vec<Step> {
    mails.iter().map(|mail| step(mail, log, posting)).collect()
}

/// What is to be done with a mail.
pub(crate) fn step(mail: &Outgoing, log: &Log, posting: &Posting) -> Step {
    if mail.delivery.address().is_none() || !posting.only.has(&mail.subject.unit) {
        return Step::Leave;
    }
    match log.was(&mail.subject) {
        Was::Never | Was::Failed(_) => Step::Send,
        Was::Sent(_) if posting.again => Step::Send,
        Was::Sent(_) => Step::Leave,
        Was::Uncertain(_) if posting.resend_uncertain => Step::Send,
        Was::Uncertain(_) if posting.skip_uncertain => Step::Settle,
        Was::Uncertain(_) => Step::Ask,
    }
}

/// A run of sending.
pub(crate) struct Post<'a> {
    /// Where to.
    pub(crate) server: Server,
    /// From which mailbox.
    pub(crate) from: String,
    /// The options.
    pub(crate) posting: &'a Posting,
    /// Who is asked.
    pub(crate) tell: &'a dyn Tell,
}

impl Post<'_> {
    /// Sends what is to be sent.
    ///
    /// # Errors
    /// Where the log cannot be written, or nobody says what to do with uncertain mails; what was
    /// sent until then is in the log.
    pub(crate) fn run(
        &self,
        mails: &[Outgoing],
        journal: &mut Journal,
        findings: &mut Diagnostics,
    ) -> Result<Tally, Diagnostics> {
        let mut steps = steps(mails, &journal.log, self.posting);
        self.ask(mails, &mut steps, &journal.log)?;
        let mut tally = Tally::default();
        let mut line = Line::default();
        let bar = bar(steps.iter().filter(|step| **step == Step::Send).count());
        let (mut ended, mut first) = (false, true);
        progress::tell(0, bar.length());
        for (mail, step) in mails.iter().zip(steps) {
            match step {
                Step::Leave | Step::Ask => {
                    tally.before += usize::from(was_sent(mail, &journal.log))
                }
                Step::Settle => self.settle(mail, journal)?,
                Step::Send if ended || progress::are_letters_stopped() => tally.untried += 1,
                Step::Send => {
                    self.rest(&mut first);
                    bar.set_message(mail.subject.unit.clone());
                    let posted = self.send(mail, &mut line, journal)?;
                    ended = matches!(posted, Posted::NoEntry(_) | Posted::NoServer(_));
                    tally.count(&posted);
                    findings.extend(self.finding(mail, posted));
                    bar.inc(1);
                    progress::tell(bar.position(), bar.length());
                }
            }
        }
        bar.finish_and_clear();
        line.close();
        Ok(tally)
    }

    /// Writes down that it will be sent, sends it, and writes down what came of it.
    fn send(
        &self,
        mail: &Outgoing,
        line: &mut Line,
        journal: &mut Journal,
    ) -> Result<Posted, Diagnostics> {
        journal.note(mail.line(Event::Sending, ""))?;
        let bytes = mail.mail.bytes(input::now(), Use::Post);
        let posted = self.persist(mail.delivery.address().unwrap_or_default(), &bytes, line);
        let (event, detail) = match &posted {
            Posted::Taken => (Event::Sent, ""),
            Posted::Unknown(said) => (Event::Uncertain, said.as_str()),
            Posted::Refused(said)
            | Posted::NotNow(said)
            | Posted::NoServer(said)
            | Posted::NoEntry(said) => (Event::Failed, said.as_str()),
        };
        journal.note(mail.line(event, detail))?;
        Ok(posted)
    }

    /// Tries again where the server may take it another time, each time after twice as long.
    fn persist(&self, to: &str, bytes: &[u8], line: &mut Line) -> Posted {
        let mut wait = Duration::from_secs(self.posting.retry_wait);
        for _ in 0..self.posting.retries {
            match line.post(&self.server, &self.from, to, bytes) {
                Posted::NotNow(_) | Posted::NoServer(_) if waited(wait) => {}
                ended @ (Posted::NotNow(_) | Posted::NoServer(_)) => return ended,
                ended @ (Posted::Taken
                | Posted::Refused(_)
                | Posted::Unknown(_)
                | Posted::NoEntry(_)) => return ended,
            }
            wait = wait.saturating_mul(2);
        }
        line.post(&self.server, &self.from, to, bytes)
    }

    /// Waits between two mails, so that no more go out in a minute than asked for.
    fn rest(&self, first: &mut bool) {
        if let (false, Some(millis)) = (*first, 60_000_u64.checked_div(self.posting.per_minute)) {
            thread::sleep(Duration::from_millis(millis));
        }
        *first = false;
    }

    fn settle(&self, mail: &Outgoing, journal: &mut Journal) -> Result<(), Diagnostics> {
        journal.note(mail.line(Event::Settled, "经核对，对方已收到"))
    }

    fn finding(&self, mail: &Outgoing, posted: Posted) -> Option<Diagnostic> {
        let unit = mail.subject.unit.clone();
        let problem = match posted {
            Posted::Taken => return None,
            Posted::Refused(detail) => Mailing::NotSent { unit, detail, for_good: true },
            Posted::NotNow(detail) => Mailing::NotSent { unit, detail, for_good: false },
            Posted::Unknown(detail) => Mailing::Uncertain { unit, detail },
            Posted::NoServer(detail) | Posted::NoEntry(detail) => {
                Mailing::ServerFailed { server: self.server.to_string(), detail }
            }
        };
        Some(Diagnostic::nowhere(Problem::Mailing(problem)))
    }

    /// Asks about uncertain mails where somebody can answer.
    fn ask(&self, mails: &[Outgoing], steps: &mut [Step], log: &Log) -> Result<(), Diagnostics> {
        let open: Vec<&Outgoing> = mails
            .iter()
            .zip(&*steps)
            .filter(|(_, step)| **step == Step::Ask)
            .map(|(mail, _)| mail)
            .collect();
        if open.is_empty() {
            return Ok(());
        }
        if !self.tell.can_answer() {
            let units = open.iter().map(|mail| mail.subject.unit.clone()).collect();
            let problem = Problem::Mailing(Mailing::UncertainLeft { units });
            return Err(Diagnostic::nowhere(problem).into());
        }
        for (mail, step) in mails.iter().zip(steps).filter(|(_, step)| **step == Step::Ask) {
            *step = self.answer(mail, log);
        }
        Ok(())
    }

    /// What the person at the terminal says. Whatever is no clear answer leaves it open.
    fn answer(&self, mail: &Outgoing, log: &Log) -> Step {
        let Was::Uncertain(line) = log.was(&mail.subject) else { return Step::Leave };
        let (unit, time) = (&mail.subject.unit, &line.time);
        let answer = self.tell.ask(&match self.tell.lang() {
            Lang::Zh => format!(
                "给“{unit}”的邮件（{time}）不确定是否发出。对方收到了吗？\
                 收到了输 y，没收到要重发输 n，先放着按回车："
            ),
            Lang::En => format!(
                "The mail to “{unit}” ({time}) may have gone out or not. Did it arrive? \
                 y: it did; n: send it again; Enter: leave it: "
            ),
        });
        match answer.trim() {
            "y" | "Y" | "是" => Step::Settle,
            "n" | "N" | "否" => Step::Send,
            _ => Step::Leave,
        }
    }
}

/// Waits that long before another try; whether there is to be one.
fn waited(wait: Duration) -> bool {
    const LOOK: Duration = Duration::from_millis(100);
    let begun = Instant::now();
    while begun.elapsed() < wait && !progress::are_letters_stopped() {
        thread::sleep(LOOK.min(wait.saturating_sub(begun.elapsed())));
    }
    !progress::are_letters_stopped()
}

impl Tally {
    fn count(&mut self, posted: &Posted) {
        match posted {
            Posted::Taken => self.sent += 1,
            Posted::Unknown(_) => self.uncertain += 1,
            Posted::Refused(_) | Posted::NotNow(_) | Posted::NoServer(_) | Posted::NoEntry(_) => {
                self.failed += 1
            }
        }
    }

    /// In a line.
    pub(crate) fn words(&self, lang: Lang) -> String {
        let Tally { sent, before, failed, uncertain, untried } = self;
        match lang {
            Lang::Zh => format!(
                "发出 {sent} 封，以前已发 {before} 封，没有发出 {failed} 封，不确定 {uncertain} 封，没有试发 {untried} 封\n"
            ),
            Lang::En => format!(
                "{sent} sent, {before} sent before, {failed} not sent, {uncertain} uncertain, {untried} not tried\n"
            ),
        }
    }
}

/// The units whose mails go to nobody, for they have no mailbox, and of which nobody has noted that they got them in
/// another way.
pub(crate) fn without_mailbox<'m>(
    mails: &'m [Outgoing],
    log: &Log,
    posting: &Posting,
) -> Vec<&'m str> {
    let meant = mails.iter().filter(|mail| posting.only.has(&mail.subject.unit));
    let nobodys = meant.filter(|mail| mail.delivery == Delivery::ByHand && !was_sent(mail, log));
    nobodys.map(|mail| mail.subject.unit.as_str()).collect()
}

fn was_sent(mail: &Outgoing, log: &Log) -> bool {
    matches!(log.was(&mail.subject), Was::Sent(_))
}

/// Drawn on a terminal only.
fn bar(mails: usize) -> ProgressBar {
    let bar = ProgressBar::new(mails as u64);
    let style = ProgressStyle::with_template("{pos}/{len} {wide_bar} {msg}");
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
