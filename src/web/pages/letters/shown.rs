//! The letters of a page as they stand: who is written to, why, and what.

use serde::Serialize;

use crate::diag::Diagnostics;
use crate::mail::log::Was;
use crate::office::about::Purpose;
use crate::office::outbox::Outgoing;
use crate::office::post::Posting;
use crate::office::ready::{Ready, Standing};
use crate::office::{input, previous, remind, send};
use crate::period::Period;

use super::super::super::body::Fields;
use super::super::super::desk::Desk;
use super::super::super::reply::Reply;
use super::super::super::said::Said;
use super::super::super::view;
use super::super::files::Link;
use super::super::{Found, OnePeriod, periods, sorted};

/// The field that says which part of the page is meant.
const PART: &str = "part";

/// The page and its place in the head.
pub(super) const AT: (&str, &str) = ("letters.html", "/letters");

/// A part of the page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The forms of a period (`send`).
    Forms,
    /// Reminders and replies (`remind`).
    Answers,
}

impl Part {
    pub(super) const ALL: [Part; 2] = [Part::Answers, Part::Forms];

    pub(super) const fn key(self) -> &'static str {
        match self {
            Part::Forms => "forms",
            Part::Answers => "answers",
        }
    }

    pub(super) const fn title(self) -> &'static str {
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
    pub(super) fn of(fields: &Fields) -> Part {
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
    /// Whether it stands above the other.
    #[serde(skip)]
    is_first: bool,
}

#[derive(Serialize)]
pub(super) struct Letter {
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
    /// Whether it only asks about a return that counts as it is: who wants that ticks it.
    only_asks: bool,
}

/// What was done just now.
#[derive(Default, Serialize)]
pub(super) struct News {
    pub(super) said: String,
    pub(super) files: Vec<Link>,
    pub(super) findings: Vec<Found>,
}

impl News {
    pub(super) fn of(said: &str) -> News {
        News { said: said.to_owned(), ..News::default() }
    }
}

/// The page as all stands now.
pub(super) fn page(desk: &Desk, period: &str, news: News) -> Reply {
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
    let awaited = about.period(&notice, Purpose::Returns, today)?;
    let of = |part: Part| {
        let of = about.period(&notice, part.purpose(), today)?;
        let mut shown = look(desk, part, of);
        shown.is_first =
            part == Part::Forms && of == awaited && shown.letters.iter().any(|one| one.is_ticked);
        Ok(shown)
    };
    let mut parts = Part::ALL.into_iter().map(of).collect::<Result<Vec<Shown>, Diagnostics>>()?;
    // Nobody can return a form that did not go out yet.
    parts.sort_by_key(|part| !part.is_first);
    let periods = periods(&notice, awaited);
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
    let is_first = false;
    Shown { key, title, of, name, letters, said: told.text, findings: sorted(findings), is_first }
}

pub(super) fn letter(ready: &Ready, mail: &Outgoing) -> Letter {
    let Standing { was, state, note, is_due, .. } = ready.standing(mail);
    let class = match was {
        Was::Sent(_) => "done",
        Was::Failed(_) => "wrong",
        Was::Uncertain(_) => "look",
        Was::Never => "wait",
    };
    let Outgoing { subject, why, mail: message, only_asks, .. } = mail;
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
        is_ticked: is_due && !only_asks,
        only_asks: *only_asks,
    }
}

/// The mails of a part, as its command prepares them without options.
pub(super) fn mails(
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
