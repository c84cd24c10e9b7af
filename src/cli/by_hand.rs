//! `hongtou log --sent`: notes in the log what somebody sent without the program, so that no run sends it again.

use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics, Lang, LogProblem, Problem};
use crate::mail::log::{Event, Kind, Line, Subject, Was};
use crate::mail::stage::stage;
use crate::notice::{Notice, UnitId};
use crate::period::Period;

use super::about::Purpose;
use super::archive::descriptions;
use super::args::{LogArgs, SentKind};
use super::journal::Journal;
use super::{Outcome, input, report};

/// Adds a line for each unit. Where one is not known nothing is noted.
pub(super) fn run(args: &LogArgs, lang: Lang) -> Outcome {
    match note(args, lang) {
        Ok(words) => {
            report::say(&words);
            Outcome::Done
        }
        Err(findings) => {
            report::findings(findings, lang);
            Outcome::Failed
        }
    }
}

fn note(args: &LogArgs, lang: Lang) -> Result<String, Diagnostics> {
    let (notice, ..) = descriptions::remembering(args.about.place())?;
    let today = input::day(args.as_of.as_deref())?;
    let kind = args.kind.unwrap_or(SentKind::Form);
    let purpose = match kind {
        SentKind::Form => Purpose::Forms,
        SentKind::Reminder => Purpose::Returns,
    };
    let period = args.about.period(&notice, purpose, today)?;
    args.about.say_taken(period, lang);
    let owing = notice.in_force(period);
    let units = args.sent.iter().map(|written| unit(&owing, written));
    let units = units.collect::<Result<Vec<String>, _>>()?;
    let as_of = args.as_of.is_some().then_some(today);
    let mut journal = Journal::in_turn(args.about.place(), as_of)?.under_names_of(&notice);
    let mut words = String::new();
    for unit in units {
        let subject = subject(&notice, kind, (period, today), unit);
        let before = journal.log.was(&subject);
        if !matches!(before, Was::Sent(_)) {
            let line = Line {
                event: Event::Sent,
                subject: subject.clone(),
                by_hand: true,
                ..Line::default()
            };
            journal.note(line)?;
        }
        words += &said(&subject, &before, lang);
    }
    Ok(words)
}

/// The official name of a unit that owes a form, whichever of its names is written.
fn unit(notice: &Notice, written: &str) -> Result<String, Diagnostics> {
    let owing =
        (0..).map(UnitId).zip(notice.tasks_by_unit()).filter(|(_, tasks)| !tasks.is_empty());
    let mut units = owing.map(|(unit, _)| notice.units.get(unit));
    let named = units.find(|unit| unit.is_called(written.trim()));
    let unknown = || {
        let problem = LogProblem::NobodySentTo { name: written.to_owned() };
        Diagnostics::from(Diagnostic::nowhere(Problem::Log(problem)))
    };
    named.map(|unit| unit.name.value.clone()).ok_or_else(unknown)
}

/// Which mail it was. A reminder is that of the stage that has come; before the first it is one of its own.
fn subject(
    notice: &Notice,
    kind: SentKind,
    (period, today): (Period, Date),
    unit: String,
) -> Subject {
    let (kind, about) = match kind {
        SentKind::Form => (Kind::Form, String::new()),
        SentKind::Reminder => {
            let stage = stage(&notice.reporting, notice.reporting.due(period), today);
            (Kind::Reminder, stage.map_or_else(|_| "手工".to_owned(), |stage| stage.name))
        }
    };
    Subject { kind, period: period.to_string(), unit, about }
}

/// A line for the screen.
fn said(subject: &Subject, before: &Was, lang: Lang) -> String {
    let Subject { kind, period, unit, about } = subject;
    let what = match (lang, kind) {
        (Lang::Zh, Kind::Form) => "报表".to_owned(),
        (Lang::Zh, Kind::Reminder) => format!("催报（{about}）"),
        (Lang::Zh, Kind::Reply) => "退回".to_owned(),
        (Lang::En, Kind::Form) => "form".to_owned(),
        (Lang::En, Kind::Reminder) => format!("reminder ({about})"),
        (Lang::En, Kind::Reply) => "reply".to_owned(),
    };
    match (lang, before) {
        (Lang::Zh, Was::Sent(line)) => {
            format!("{unit}  {period}  {what}：{} 已经记着已发，没有再记\n", line.time)
        }
        (Lang::En, Was::Sent(line)) => {
            format!("{unit}  {period}  {what}: already noted as sent on {}\n", line.time)
        }
        (Lang::Zh, Was::Never | Was::Failed(_) | Was::Uncertain(_)) => {
            format!("{unit}  {period}  {what}：记为已发（手工）\n")
        }
        (Lang::En, Was::Never | Was::Failed(_) | Was::Uncertain(_)) => {
            format!("{unit}  {period}  {what}: noted as sent by hand\n")
        }
    }
}
