//! `hongtou send`: the forms of a period as mails, drafted for each unit, or sent.

use std::path::Path;

use crate::diag::{Diagnostics, Lang};
use crate::document::template::Templates;
use crate::mail::address::{delivery, look_over};
use crate::mail::log::{Kind, Subject};
use crate::mail::{Attached, Facts, Mail, form_letter};
use crate::notice::UnitId;
use crate::proof::is_meant;

use super::about::Purpose;
use super::args::SendArgs;
use super::forms::say_shown;
use super::terminal::Terminal;
use super::{Outcome, report};
use crate::office::archive::descriptions::Descriptions;
use crate::office::despatch::{Despatch, Way, heeded, recipient, sender};
use crate::office::forms::{Form, Forms};
use crate::office::outbox::{Head, Outgoing};
use crate::office::{input, previous, quarters};

/// Writes the drafts, and sends the mails where that is asked for.
pub(super) fn run(args: &SendArgs, lang: Lang) -> Outcome {
    match send(args, lang) {
        Ok(outcome) => outcome,
        Err(findings) => {
            report::findings(findings, lang);
            Outcome::Failed
        }
    }
}

fn send(args: &SendArgs, lang: Lang) -> Result<Outcome, Diagnostics> {
    let (posting, tell) = (args.post.posting(), Terminal { lang });
    heeded(&posting)?;
    args.output.as_deref().map_or(Ok(()), |folder| quarters::apart(folder, None))?;
    let place = args.about.place();
    let mut reading = input::description(place)?;
    let mut findings = std::mem::take(&mut reading.findings);
    let Some(notice) = reading.notice.take() else { return Err(findings) };
    let day = input::day(args.as_of.as_deref())?;
    let period = args.about.period(&notice, Purpose::Forms, day)?;
    args.about.say_taken(period, lang);
    let kept = Descriptions::beside(place, &reading)?;
    let is_open = kept.is_open(period)?;
    let notice = kept.remembered(notice, is_open.then_some(period), &mut findings);
    findings.extend(kept.changed(&notice, period));
    let shown = previous::folder(&args.previous.wanted(), None, period);
    let forms = Forms::prepared(&notice, period, shown.as_deref(), &mut findings)?;
    say_shown(&forms, &args.previous, lang);
    let facts = Facts::of(&notice, period);
    let templates = input::templates(args.templates.as_deref())?;
    let mails = forms.units.iter().map(|unit| outgoing(&forms.of(unit), &facts, &templates));
    let mails = mails.collect::<Result<Vec<Outgoing>, _>>()?;
    let own = Path::new("out").join("outbox").join(period.to_string());
    let despatch = Despatch {
        place,
        folder: args.output.clone().unwrap_or(own),
        head: Head {
            name: format!("发送清单-{period}.xlsx"),
            title: format!("报表发送清单（{}）", period.chinese()),
            author: facts.author().to_owned(),
            day,
        },
        period,
        posting: &posting,
        tell: &tell,
    };
    let as_of = args.as_of.is_some().then_some(day);
    let way = Way::begin(&notice, place, &posting, as_of)?;
    let units: Vec<UnitId> = forms.units.iter().map(|(unit, _)| *unit).collect();
    let of_mailboxes = look_over(&notice, &units, way.log()).into_iter();
    findings.extend(of_mailboxes.filter(|one| !notice.silent.iter().any(|by| is_meant(by, one))));
    // Nothing goes out that is not known afterwards.
    if is_open && !args.post.dry_run {
        findings.extend(kept.keep(period, as_of)?);
    }
    // What is written elsewhere, as the demo's, is a trial.
    if !args.post.dry_run && args.output.is_none() {
        quarters::make(period)?;
    }
    Ok(Outcome::of_mails(despatch.run(&mails, way, findings)?))
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
    let period = facts.period.to_string();
    let stem = file.name.trim_end_matches(".xlsx").to_owned();
    let attached = Some(Attached { name: file.name, bytes: file.bytes });
    Ok(Outgoing {
        subject: Subject { kind: Kind::Form, period, unit, about: String::new() },
        delivery,
        mail: Mail { from: sender(facts.notice), to, letter, attached },
        stem,
    })
}
