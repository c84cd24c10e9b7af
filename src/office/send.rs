//! The forms of a period as mails, drafted for each unit, or sent.

use std::path::{Path, PathBuf};

use crate::date::Date;
use crate::diag::Diagnostics;
use crate::document::template::Templates;
use crate::mail::address::{delivery, look_over};
use crate::mail::log::{Kind, Subject};
use crate::mail::{Attached, Facts, Mail, form_letter};
use crate::notice::UnitId;
use crate::proof::is_meant;

use super::about::{About, Purpose};
use super::archive::descriptions::Descriptions;
use super::despatch::{Outbox, Way, heeded, recipient, sender};
use super::forms::{Form, Forms};
use super::outbox::{Head, Outgoing};
use super::post::Posting;
use super::ready::{Before, Ready};
use super::tell::Tell;
use super::{input, previous, quarters};

/// Which mails are asked for.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// Of which notice and period.
    pub(crate) about: About,
    /// The folder of the drafts, where another than the usual one is named.
    pub(crate) output: Option<PathBuf>,
    /// What is shown beside the new cells of the forms.
    pub(crate) previous: previous::Wanted,
    /// The day that counts as today, as it was written, where one was.
    pub(crate) as_of: Option<String>,
    /// The folder of the office's own templates.
    pub(crate) templates: Option<PathBuf>,
    /// Whether they are sent, and how.
    pub(crate) posting: Posting,
}

/// Writes the drafts, and sends the mails where that is asked for. False where a mail did not go out.
///
/// # Errors
/// Where description or log cannot be read, files cannot be written, or mails cannot be sent at all.
pub(crate) fn send(asked: &Asked, tell: &dyn Tell) -> Result<bool, Diagnostics> {
    heeded(&asked.posting)?;
    Ok(prepare(asked, tell)?.despatch(&asked.posting, tell)?.all_out)
}

/// What would go out, and in which way. Nothing is written yet; where something is to be, the log is held.
///
/// # Errors
/// Where description or log cannot be read, or mails cannot be sent at all.
pub(crate) fn prepare(asked: &Asked, tell: &dyn Tell) -> Result<Ready, Diagnostics> {
    let posting = &asked.posting;
    asked.output.as_deref().map_or(Ok(()), |folder| quarters::apart(folder, None))?;
    let place = &*asked.about.place;
    let mut reading = input::description(place)?;
    let mut findings = std::mem::take(&mut reading.findings);
    let Some(notice) = reading.notice.take() else { return Err(findings) };
    let day = input::day(asked.as_of.as_deref())?;
    let period = asked.about.period(&notice, Purpose::Forms, day)?;
    asked.about.tell_taken(period, tell);
    let kept = Descriptions::beside(place, &reading)?;
    let is_open = kept.is_open(period)?;
    let notice = kept.remembered(notice, is_open.then_some(period), &mut findings);
    findings.extend(kept.changed(&notice, period));
    let shown = previous::folder(&asked.previous, None, period);
    let forms = Forms::prepared(&notice, period, shown.as_deref(), &mut findings)?;
    forms.tell_shown(&asked.previous, tell);
    let facts = Facts::of(&notice, period);
    let templates = input::templates(asked.templates.as_deref())?;
    let mails = forms.units.iter().map(|unit| outgoing(&forms.of(unit), &facts, &templates));
    let mails = mails.collect::<Result<Vec<Outgoing>, _>>()?;
    let as_of = asked.as_of.is_some().then_some(day);
    let way = Way::begin(&notice, place, posting, as_of)?;
    let units: Vec<UnitId> = forms.units.iter().map(|(unit, _)| *unit).collect();
    let of_mailboxes = look_over(&notice, &units, way.log()).into_iter();
    findings.extend(of_mailboxes.filter(|one| !notice.silent.iter().any(|by| is_meant(by, one))));
    let outbox = outbox(asked, &facts, day);
    // What is written elsewhere, as the demo's, is a trial.
    let makes_returns = asked.output.is_none();
    let before = Before { kept: is_open.then_some((kept, as_of)), makes_returns };
    Ok(Ready { mails, findings, way, outbox, worst: None, before, after: None })
}

fn outbox(asked: &Asked, facts: &Facts<'_>, day: Date) -> Outbox {
    let period = facts.period;
    let own = Path::new("out").join("outbox").join(period.to_string());
    Outbox {
        place: asked.about.place.clone(),
        folder: asked.output.clone().unwrap_or(own),
        head: Head {
            name: format!("发送清单-{period}.xlsx"),
            title: format!("报表发送清单（{}）", period.chinese()),
            author: facts.author().to_owned(),
            day,
            letters_of: None,
        },
        period,
    }
}

fn outgoing(
    form: &Form<'_>,
    facts: &Facts<'_>,
    templates: &Templates,
) -> Result<Outgoing, Diagnostics> {
    let file = form.file()?;
    let letter = form_letter(facts, &form.grid, &file.name, templates)?;
    let delivery = delivery(facts.notice, form.unit);
    let unit = form.grid.identity.unit.clone();
    let to = recipient(&unit, &delivery);
    let why = format!("{}的填报表，{}前报", facts.period.chinese(), facts.due.chinese());
    let period = facts.period.to_string();
    let stem = file.name.trim_end_matches(".xlsx").to_owned();
    let attached = Some(Attached { name: file.name, bytes: file.bytes });
    Ok(Outgoing {
        subject: Subject { kind: Kind::Form, period, unit, about: String::new() },
        delivery,
        mail: Mail { from: sender(facts.notice), to, letter, attached },
        stem,
        why,
        only_asks: false,
    })
}
