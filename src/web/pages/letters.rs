//! 发信: what would go out today and why, each letter readable; the ticked ones are drafted, sent, or noted as sent.
//!
//! ```text
//! show -> tick -> draft                         the drafts of the ticked ones
//!              -> ask  -> send | noted          once more, with what was shown (names of messages, a word of the log)
//! ```
//!
//! A letter is ticked by the name of its message, which changes with anything in it: what is no longer as it was shown
//! is not despatched. Who only looks holds no log.

use std::sync::{Mutex, MutexGuard, TryLockError};

use serde::Serialize;

use crate::diag::{Diagnostics, Lang};
use crate::mail::address::Delivery;
use crate::mail::log::Was;
use crate::office::about::Purpose;
use crate::office::outbox::Outgoing;
use crate::office::post::{Posting, Units};
use crate::office::ready::{Ready, Standing};
use crate::office::{input, previous, remind, send};
use crate::period::Period;

use super::super::body::Fields;
use super::super::desk::Desk;
use super::super::reply::Reply;
use super::super::said::Said;
use super::super::view;
use super::files::{Link, link};
use super::{Found, OnePeriod, periods, sorted};

/// The field that names the period of the page; none where it is that of the day.
const PERIOD: &str = "period";
/// The field that says which part of the page is meant.
const PART: &str = "part";
/// The field that names the period of that part.
const OF: &str = "of";
/// The field of each letter that is ticked: the name of its message.
const LETTER: &str = "letter";
/// The field that says what is to be done with them.
const ACT: &str = "act";
/// That they were sent by hand.
const BY_HAND: &str = "byhand";
/// The field that says how they stood when they were shown.
const MARK: &str = "mark";

/// What is shown while others are being sent.
const BUSY: &str = "正在发信（或写草稿），这一次什么也没有做。等一会儿刷新，再看发到哪里了。";

/// The page and its place in the head.
const AT: (&str, &str) = ("letters.html", "/letters");

/// What is shown of letters that changed.
const CHANGED: &str = "刚才看的和现在的不一样了（又报来了、改了，或者已经发过、记过），这一次什么也没有做。\
                       下面是现在的，请再看一遍。";
/// What is shown where none is ticked.
const NONE: &str = "没有勾选，什么也没有做。";
/// What is shown where of the ticked ones none can be sent, or noted.
const NOBODY: &str = "勾选的里没有一封可以这样做：没有邮箱，或者已经发过、记过。什么也没有做。";

/// A part of the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The forms of a period (`send`).
    Forms,
    /// Reminders and replies (`remind`).
    Answers,
}

impl Part {
    const ALL: [Part; 2] = [Part::Answers, Part::Forms];

    const fn key(self) -> &'static str {
        match self {
            Part::Forms => "forms",
            Part::Answers => "answers",
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Part::Forms => "报表",
            Part::Answers => "催报和退回",
        }
    }

    const fn purpose(self) -> Purpose {
        match self {
            Part::Forms => Purpose::Forms,
            Part::Answers => Purpose::Returns,
        }
    }

    /// The one that a form names.
    fn of(fields: &Fields) -> Part {
        let named = |part: &Part| part.key() == fields.get(PART);
        Part::ALL.into_iter().find(named).unwrap_or(Part::Answers)
    }
}

#[derive(Serialize)]
struct Page {
    /// The period that the page was asked for.
    period: String,
    periods: Vec<OnePeriod>,
    parts: Vec<Shown>,
    news: News,
}

/// What was done just now.
#[derive(Default, Serialize)]
struct News {
    said: String,
    files: Vec<Link>,
    findings: Vec<Found>,
}

/// A part, as it stands.
#[derive(Serialize)]
struct Shown {
    key: &'static str,
    title: &'static str,
    of: String,
    name: String,
    letters: Vec<Letter>,
    said: String,
    findings: Vec<Found>,
}

#[derive(Serialize)]
struct Letter {
    id: String,
    unit: String,
    why: String,
    state: String,
    class: &'static str,
    note: String,
    to: String,
    subject: String,
    text: String,
    file: String,
    is_ticked: bool,
}

/// What is asked once more.
#[derive(Serialize)]
struct Asked {
    period: String,
    part: &'static str,
    title: &'static str,
    of: String,
    name: String,
    by_hand: bool,
    from: String,
    server: String,
    letters: Vec<Letter>,
    left: Vec<Letter>,
    mark: String,
}

/// The page.
pub(in crate::web) fn show(desk: &Desk, asked: &Fields) -> Reply {
    page(desk, asked.get(PERIOD), News::default())
}

/// Drafts what is ticked.
pub(in crate::web) fn draft(desk: &Desk, fields: &Fields) -> Reply {
    done(desk, fields, |said| {
        let Some(_alone) = alone() else { return Ok(News::of(BUSY)) };
        let _turn = desk.turn();
        let posting = Posting::usual();
        let ready = prepared(desk, fields, &posting, said)?;
        let Some(mails) = ready.named(&fields.all(LETTER)) else { return Ok(News::of(CHANGED)) };
        let posting = Posting { only: units(&mails), ..posting };
        let gone = ready.despatch(&posting, said)?;
        Ok(News {
            files: gone.written.iter().filter_map(|path| link(path)).collect(),
            ..News::default()
        })
    })
}

/// Asks once more whether what is ticked is to be sent, or was sent by hand.
pub(in crate::web) fn ask(desk: &Desk, fields: &Fields) -> Reply {
    let mut asked = None;
    let news = acted(fields, |said| {
        let _turn = desk.turn();
        let posting = Posting { dry_run: true, ..Posting::usual() };
        let ready = prepared(desk, fields, &posting, said)?;
        let Some(mails) = ready.named(&fields.all(LETTER)) else { return Ok(News::of(CHANGED)) };
        asked = question(fields, &ready, mails)?;
        Ok(News::of(NOBODY))
    });
    match asked {
        Some(asked) => view::page(desk, ("letters_ask.html", AT.1), asked),
        None => page(desk, fields.get(PERIOD), news),
    }
}

/// Sends what was shown, where it is still that.
pub(in crate::web) fn post(desk: &Desk, fields: &Fields) -> Reply {
    done(desk, fields, |said| {
        let Some(_alone) = alone() else { return Ok(News::of(BUSY)) };
        let turn = desk.turn();
        let posting = Posting { smtp: true, ..Posting::usual() };
        let ready = prepared(desk, fields, &posting, said)?;
        let Some(mails) = as_shown(&ready, fields) else { return Ok(News::of(CHANGED)) };
        let posting = Posting { only: units(&mails), ..posting };
        // It may last: whoever looks meanwhile is answered.
        drop(turn);
        let gone = ready.despatch(&posting, said)?;
        let list = gone.written.last().and_then(|list| link(list));
        Ok(News { files: list.into_iter().collect(), ..News::default() })
    })
}

/// Notes that what was shown was sent by hand, where it is still that.
pub(in crate::web) fn noted(desk: &Desk, fields: &Fields) -> Reply {
    done(desk, fields, |said| {
        let Some(_alone) = alone() else { return Ok(News::of(BUSY)) };
        let _turn = desk.turn();
        let ready = prepared(desk, fields, &Posting::usual(), said)?;
        let Some(mails) = as_shown(&ready, fields) else { return Ok(News::of(CHANGED)) };
        let units = units(&mails);
        Ok(News::of(&ready.note_by_hand(&units, Lang::Zh)?))
    })
}

/// Held by whoever drafts, sends or notes: a second click is told so at once, also where the folder's disk knows no locks
/// that would hold the log.
fn alone() -> Option<MutexGuard<'static, ()>> {
    static ALONE: Mutex<()> = Mutex::new(());
    match ALONE.try_lock() {
        Ok(alone) => Some(alone),
        Err(TryLockError::Poisoned(alone)) => Some(alone.into_inner()),
        Err(TryLockError::WouldBlock) => None,
    }
}

impl News {
    fn of(said: &str) -> News {
        News { said: said.to_owned(), ..News::default() }
    }
}

/// Does it where something is ticked, and says what came of it.
fn acted(fields: &Fields, act: impl FnOnce(&Said) -> Result<News, Diagnostics>) -> News {
    if fields.get(LETTER).is_empty() {
        return News::of(NONE);
    }
    let said = Said::default();
    let (mut news, failed) = match act(&said) {
        Ok(news) => (news, Diagnostics::new()),
        Err(findings) => (News::default(), findings),
    };
    let mut told = said.told();
    told.findings.extend(failed);
    news.findings = sorted(told.findings);
    if news.said.is_empty() {
        news.said = told.text;
    }
    news
}

/// Does it, and shows how all stands now.
fn done(
    desk: &Desk,
    fields: &Fields,
    act: impl FnOnce(&Said) -> Result<News, Diagnostics>,
) -> Reply {
    page(desk, fields.get(PERIOD), acted(fields, act))
}

/// The mails of the part that a form names.
fn prepared(
    desk: &Desk,
    fields: &Fields,
    posting: &Posting,
    said: &Said,
) -> Result<Ready, Diagnostics> {
    mails(desk, (Part::of(fields), fields.get(OF)), posting, said)
}

/// The mails of a part, as its command prepares them without options.
fn mails(
    desk: &Desk,
    (part, period): (Part, &str),
    posting: &Posting,
    said: &Said,
) -> Result<Ready, Diagnostics> {
    let (returns, posting) = (desk.incoming(period), posting.clone());
    let previous = previous::Wanted { folder: None, none: false };
    match part {
        Part::Forms => {
            let about = returns.about;
            let (output, as_of, templates) = (None, None, None);
            send::prepare(&send::Asked { about, output, previous, as_of, templates, posting }, said)
        }
        Part::Answers => {
            let (output, templates) = (None, None);
            remind::prepare(&remind::Asked { returns, output, previous, templates, posting }, said)
        }
    }
}

/// The mails that were shown, where none is another by now or stands in another way.
fn as_shown<'r>(ready: &'r Ready, fields: &Fields) -> Option<Vec<&'r Outgoing>> {
    let mails = ready.named(&fields.all(LETTER))?;
    (ready.mark(&mails) == fields.get(MARK)).then_some(mails)
}

fn units(mails: &[&Outgoing]) -> Units {
    Units::These(mails.iter().map(|mail| mail.subject.unit.clone()).collect())
}

/// What is asked once more; nothing where it is about none of the letters.
fn question(
    fields: &Fields,
    ready: &Ready,
    mails: Vec<&Outgoing>,
) -> Result<Option<Asked>, Diagnostics> {
    let by_hand = fields.get(ACT) == BY_HAND;
    let is_meant = |mail: &&Outgoing| match (by_hand, ready.standing(mail)) {
        (false, standing) => standing.would_go,
        (true, standing) => mail.delivery != Delivery::Own && !matches!(standing.was, Was::Sent(_)),
    };
    let (meant, left): (Vec<&Outgoing>, Vec<&Outgoing>) = mails.into_iter().partition(is_meant);
    let Some(first) = meant.first() else { return Ok(None) };
    let (mut from, mut server) = (String::new(), String::new());
    if !by_hand {
        let exit = ready.exit(first, &Posting::usual())?;
        (server, from) = (exit.0.to_string(), exit.1.address);
    }
    let part = Part::of(fields);
    Ok(Some(Asked {
        period: fields.get(PERIOD).to_owned(),
        part: part.key(),
        title: part.title(),
        of: ready.outbox.period.to_string(),
        name: ready.outbox.period.chinese(),
        by_hand,
        from,
        server,
        mark: ready.mark(&meant),
        letters: meant.into_iter().map(|mail| letter(ready, mail)).collect(),
        left: left.into_iter().map(|mail| letter(ready, mail)).collect(),
    }))
}

/// The page as all stands now.
fn page(desk: &Desk, period: &str, news: News) -> Reply {
    let _turn = desk.turn();
    match whole(desk, period, news) {
        Ok(page) => view::page(desk, AT, page),
        Err(findings) => view::page(desk, ("unread.html", AT.1), sorted(findings)),
    }
}

fn whole(desk: &Desk, period: &str, news: News) -> Result<Page, Diagnostics> {
    let reading = input::description(desk.place())?;
    let Some(notice) = reading.notice else { return Err(reading.findings) };
    let (about, today) = (desk.incoming(period).about, input::day(None)?);
    let of = |part: Part| {
        let of = about.period(&notice, part.purpose(), today)?;
        Ok(look(desk, part, of))
    };
    let parts = Part::ALL.into_iter().map(of).collect::<Result<Vec<Shown>, Diagnostics>>()?;
    let shown = about.period(&notice, Purpose::Returns, today)?;
    let periods = periods(&notice, shown);
    Ok(Page { period: period.to_owned(), periods, parts, news })
}

/// A part, without holding or writing anything.
fn look(desk: &Desk, part: Part, period: Period) -> Shown {
    let said = Said::default();
    let posting = Posting { dry_run: true, ..Posting::usual() };
    let of = period.to_string();
    let looked = mails(desk, (part, &of), &posting, &said).and_then(|mut ready| {
        let findings = ready.found(&posting)?;
        Ok((ready.mails.iter().map(|mail| letter(&ready, mail)).collect(), findings))
    });
    let (letters, found) = looked.unwrap_or_else(|failed| (Vec::new(), failed));
    let told = said.told();
    let mut findings = told.findings;
    findings.extend(found);
    let (key, title, name) = (part.key(), part.title(), period.chinese());
    Shown { key, title, of, name, letters, said: told.text, findings: sorted(findings) }
}

fn letter(ready: &Ready, mail: &Outgoing) -> Letter {
    let Standing { was, state, note, is_due, .. } = ready.standing(mail);
    let class = match was {
        Was::Sent(_) => "done",
        Was::Failed(_) => "wrong",
        Was::Uncertain(_) => "look",
        Was::Never => "wait",
    };
    let Outgoing { subject, why, mail: message, .. } = mail;
    Letter {
        id: message.id(),
        unit: subject.unit.clone(),
        why: why.clone(),
        state,
        class,
        note,
        to: mail.delivery.address().unwrap_or_default().to_owned(),
        subject: message.letter.subject.clone(),
        text: message.letter.text.clone(),
        file: message.attached.as_ref().map(|file| file.name.clone()).unwrap_or_default(),
        is_ticked: is_due,
    }
}
