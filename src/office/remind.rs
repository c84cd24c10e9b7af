//! One letter to each unit whose return is missing or has faults, with the form that it needs;
//! drafted, or sent.

use std::path::PathBuf;

use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics, Lang, Mailing, Problem};
use crate::mail::Facts;
use crate::mail::log::Kind;
use crate::mail::reply::replies;
use crate::mail::stage::stage;
use crate::notice::Notice;
use crate::period::Period;
use crate::report::Report;
use crate::returns::{Returns, UnreadFile};

use super::about::{Incoming, Purpose};
use super::archive::descriptions;
use super::despatch::{Outbox, Way, heeded};
use super::forms::Forms;
use super::letters::{Letters, Written};
use super::outbox::{Head, Outgoing};
use super::post::Posting;
use super::ready::{Before, Gone, Ready};
use super::receipts::{Receipts, Seen};
use super::tally::summary;
use super::tell::Tell;
use super::{input, previous, quarters};

/// Which letters are asked for.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// About what came back.
    pub(crate) returns: Incoming,
    /// The folder of the drafts, where another than the usual one is named.
    pub(crate) output: Option<PathBuf>,
    /// What is shown in the forms that go along.
    pub(crate) previous: previous::Wanted,
    /// The folder of the office's own templates.
    pub(crate) templates: Option<PathBuf>,
    /// Whether they are sent, and how.
    pub(crate) posting: Posting,
}

/// Writes the drafts, and sends the mails where that is asked for.
///
/// # Errors
/// Where description, returns or log cannot be read, files cannot be written, or mails cannot be sent at all.
pub(crate) fn remind(asked: &Asked, tell: &dyn Tell) -> Result<Gone, Diagnostics> {
    heeded(&asked.posting)?;
    prepare(asked, tell)?.despatch(&asked.posting, tell)
}

/// What would go out, and in which way. Nothing is written yet; where something is to be, the log is held.
///
/// # Errors
/// Where description, returns or log cannot be read, or mails cannot be sent at all.
pub(crate) fn prepare(asked: &Asked, tell: &dyn Tell) -> Result<Ready, Diagnostics> {
    let (posting, lang) = (&asked.posting, tell.lang());
    asked
        .output
        .as_deref()
        .map_or(Ok(()), |folder| quarters::apart(folder, asked.returns.returns.as_deref()))?;
    let about = &asked.returns.about;
    let (notice, kept, mut findings) = descriptions::remembering(&about.place)?;
    let today = input::day(asked.returns.as_of.as_deref())?;
    let period = about.period(&notice, Purpose::Returns, today)?;
    about.tell_taken(period, tell);
    let as_of = asked.returns.as_of.is_some().then_some(today);
    let (returns, seen) = came(asked, &notice, period, as_of)?;
    findings.extend(returns.ruled_later.iter().cloned());
    findings.extend(as_of.iter().flat_map(|day| returns.later.iter().map(|one| one.found(*day))));
    findings.extend(kept.changed_in(&notice, period));
    let report = Report::new(&notice, &returns, today);
    let shown = previous::folder(&asked.previous, asked.returns.returns.as_deref(), period);
    let forms = Forms::prepared(&notice, period, shown.as_deref(), &mut findings)?;
    forms.tell_shown(&asked.previous, tell);
    let way = Way::begin(&notice, &about.place, posting, as_of)?;
    let stage = stage(&notice.reporting, report.due, today);
    if let Err(first) = stage {
        tell.say(&not_yet(first, lang));
    }
    let letters = Letters {
        facts: Facts { due: report.due, ..Facts::of(&notice, period) },
        forms,
        log: way.log(),
        templates: input::templates(asked.templates.as_deref())?,
        today,
        stage: stage.ok(),
    };
    let (replies, nobody) = replies(&returns, &report.findings);
    findings.extend(nobody);
    findings.extend(returns.unread.iter().map(|file| unread(&notice, file)));
    let Written { mails, waiting } = letters.all((&report, &returns), replies)?;
    tell.say(&to_whom(&mails, lang));
    tell.say(&of_waiting(&waiting, lang));
    tell.say(&of_returns(&returns.findings, lang));
    let outbox = outbox(asked, &letters.facts, today);
    let found = returns.findings.iter().chain(findings.iter());
    let worst = found.map(Diagnostic::severity).max();
    Ok(Ready { mails, findings, way, outbox, worst, before: Before::default(), after: seen })
}

fn outbox(asked: &Asked, facts: &Facts<'_>, today: Date) -> Outbox {
    let period = facts.period;
    let own = format!("out/remind/{period}/{today}");
    Outbox {
        place: asked.returns.about.place.clone(),
        folder: asked.output.clone().unwrap_or_else(|| PathBuf::from(own)),
        head: head(facts, today),
        period,
    }
}

/// The head of the list of the letters.
fn head(facts: &Facts<'_>, today: Date) -> Head {
    let period = facts.period;
    Head {
        name: format!("催报和退回清单-{period}.xlsx"),
        title: format!("催报和退回清单（{}）", period.chinese()),
        author: facts.author().to_owned(),
        day: today,
        letters_of: Some(period),
    }
}

/// What came back, and what is to be noted in the book of receipts.
fn came(
    asked: &Asked,
    notice: &Notice,
    period: Period,
    as_of: Option<Date>,
) -> Result<(Returns, Option<Seen>), Diagnostics> {
    let given = asked.returns.returns.as_deref();
    let receipts = Receipts::of(&asked.returns.about.place, given, as_of);
    let up_to = quarters::up_to(asked.returns.folder(), notice, period, receipts.known())?;
    let is_noted = !asked.posting.dry_run;
    let seen = is_noted.then(|| receipts.seen(up_to.looks()));
    Ok((up_to.returns, seen))
}

fn not_yet(first: Date, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("还没到提醒的日子（{first} 起），只写退回的信\n"),
        Lang::En => format!("reminders begin on {first}; only replies are written\n"),
    }
}

/// How many units are reminded, and how many replied to.
fn to_whom(mails: &[Outgoing], lang: Lang) -> String {
    let count = |kind| mails.iter().filter(|mail| mail.subject.kind == kind).count();
    match (lang, count(Kind::Reminder), count(Kind::Reply)) {
        (Lang::Zh, 0, 0) => "没有要催、要退的单位\n".to_owned(),
        (Lang::Zh, missing, faulty) => format!("催报 {missing} 个单位，退回 {faulty} 个单位\n"),
        (Lang::En, missing, faulty) => format!("{missing} reminded, {faulty} replied to\n"),
    }
}

/// Who was sent a letter today: a unit gets one a day.
fn of_waiting(units: &[String], lang: Lang) -> String {
    match (lang, units.len()) {
        (_, 0) => String::new(),
        (Lang::Zh, count) => {
            format!("{count} 个单位今天已经发过信，后来的事改天再写：{}\n", units.join("、"))
        }
        (Lang::En, count) => {
            format!(
                "{count} were sent a letter today, what came up since is for another day: {}\n",
                units.join(", ")
            )
        }
    }
}

/// How much was found in what came back: it is told one by one by another command, and to the units.
fn of_returns(findings: &Diagnostics, lang: Lang) -> String {
    // With those that are only counted.
    let found: Vec<Diagnostic> = findings.clone().into_iter().collect();
    match (lang, found.is_empty()) {
        (_, true) => String::new(),
        (Lang::Zh, false) => {
            format!("来件里有 {}，hongtou status 逐条列出\n", summary(&found, lang))
        }
        (Lang::En, false) => {
            format!("in what came back: {}; hongtou status lists them\n", summary(&found, lang))
        }
    }
}

/// That a file was not read, and who is not written to for that.
fn unread(notice: &Notice, file: &UnreadFile) -> Diagnostic {
    let units = file.units.iter().map(|unit| notice.units.get(*unit).name.value.clone());
    let (file, units) = (file.file.to_string(), units.collect());
    Diagnostic::nowhere(Problem::Mailing(Mailing::Unread { file, units }))
}
