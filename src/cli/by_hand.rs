//! `hongtou log --sent`: notes in the log what somebody sent without the program, so that no run sends it again.

use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics, Lang, LogProblem, Problem};
use crate::mail::log::{Kind, Subject};
use crate::mail::stage::stage;
use crate::notice::{Notice, UnitId};
use crate::period::Period;

use super::args::{LogArgs, SentKind};
use super::terminal::Terminal;
use super::{Outcome, report};
use crate::office::about::Purpose;
use crate::office::archive::descriptions;
use crate::office::journal::Journal;
use crate::office::{by_hand, input};

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
    let about = args.about.named();
    let (notice, ..) = descriptions::remembering(&about.place)?;
    let today = input::day(args.as_of.as_deref())?;
    let kind = args.kind.unwrap_or(SentKind::Form);
    let purpose = match kind {
        SentKind::Form => Purpose::Forms,
        SentKind::Reminder => Purpose::Returns,
    };
    let period = about.period(&notice, purpose, today)?;
    about.tell_taken(period, &Terminal { lang });
    let owing = notice.in_force(period);
    let as_of = args.as_of.is_some().then_some(today);
    let mut journal = Journal::in_turn(&about.place, as_of)?.under_names_of(&notice);
    let of_unit = |unit| subject(&notice, kind, (period, today), unit);
    let subjects = match args.sent.iter().any(|written| ALL.contains(&written.trim())) {
        true => all(&owing, kind, &journal, of_unit),
        false => {
            let units = args.sent.iter().map(|written| unit((&owing, &notice), written, period));
            units.map(|unit| unit.map(of_unit)).collect::<Result<Vec<Subject>, _>>()?
        }
    };
    let mut words = if subjects.is_empty() { none_drafted(lang) } else { String::new() };
    words += &by_hand::note(&mut journal, subjects, lang)?;
    Ok(words)
}

/// What stands for all units behind `--sent`.
const ALL: [&str; 2] = ["全部", "all"];

/// The mails that were drafted; of forms of which none was, those of all units that owe one.
fn all(
    owing: &Notice,
    kind: SentKind,
    journal: &Journal,
    of_unit: impl Fn(String) -> Subject,
) -> Vec<Subject> {
    let units = owing.units.units.iter().zip(owing.tasks_by_unit());
    let units = units.filter(|(_, tasks)| !tasks.is_empty());
    let all: Vec<Subject> = units.map(|(unit, _)| of_unit(unit.name.value.clone())).collect();
    let is_drafted = |subject: &&Subject| journal.log.drafted_on(subject).is_some();
    let drafted: Vec<Subject> = all.iter().filter(is_drafted).cloned().collect();
    match (drafted.is_empty(), kind) {
        (true, SentKind::Form) => all,
        (true, SentKind::Reminder) | (false, _) => drafted,
    }
}

fn none_drafted(lang: Lang) -> String {
    match lang {
        Lang::Zh => "这一次没有起草过催报，什么也没有记\n".to_owned(),
        Lang::En => "no reminder was drafted; nothing was noted\n".to_owned(),
    }
}

/// The official name of a unit that owes a form by the notice of then, whichever of its names is written; of one that
/// took over since by the notice of `today`, that of the one unit that owed in its place.
fn unit(
    (then, today): (&Notice, &Notice),
    written: &str,
    period: Period,
) -> Result<String, Diagnostics> {
    let tasks = then.tasks_by_unit();
    let owes = |unit: &UnitId| tasks.get(unit.0).is_some_and(|tasks| !tasks.is_empty());
    let name = |unit: UnitId| then.units.get(unit).name.value.clone();
    let called = |notice: &Notice, unit: &UnitId| notice.units.get(*unit).is_called(written.trim());
    let all = || (0..then.units.units.len()).map(UnitId);
    if let Some(named) = all().filter(owes).find(|unit| called(then, unit)) {
        return Ok(name(named));
    }
    let day = period.last_day();
    let is_later = |unit: &UnitId| !today.units.get(*unit).force.has_ended(day);
    let later = all().filter(is_later).find(|unit| called(today, unit));
    let owing = later.map(|unit| today.units.in_force(unit, day)).unwrap_or_default();
    let owing: Vec<String> = owing.into_iter().filter(owes).map(name).collect();
    match &owing[..] {
        [only] => Ok(only.clone()),
        several => {
            let (name, by) = (written.to_owned(), several.join("、"));
            let problem = Problem::Log(LogProblem::NobodySentTo { name, by });
            Err(Diagnostics::from(Diagnostic::nowhere(problem)))
        }
    }
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
