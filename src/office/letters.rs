//! What lacks of a period and what is to be mended -> one letter a unit, with the form that it needs for that.

use std::collections::BTreeMap;

use crate::date::Date;
use crate::diag::{Diagnostics, Lang};
use crate::document::template::Templates;
use crate::form::{Answer, Field};
use crate::mail::address::{Delivery, delivery};
use crate::mail::log::{Kind, Log, Subject, Was};
use crate::mail::reply::Reply;
use crate::mail::stage::Stage;
use crate::mail::told::{Next, Told};
use crate::mail::{
    Along, Attached, Facts, Lack, Letter, Mail, Mend, Missing, reminder_letter, reply_letter,
};
use crate::report::{Report, State, UnitStatus};
use crate::returns::{Returns, UnitReturns};

use super::despatch::{recipient, sender};
use super::forms::{Form, Forms};
use super::outbox::Outgoing;
use super::output::NewFile;
use super::status::{ByFile, by_file, notes};

/// What all letters of a run are made of.
pub(crate) struct Letters<'n> {
    /// The notice and the period.
    pub(crate) facts: Facts<'n>,
    /// The forms that may go along.
    pub(crate) forms: Forms<'n>,
    /// What was sent and drafted before.
    pub(crate) log: &'n Log,
    /// The words.
    pub(crate) templates: Templates,
    /// The day that counts as today.
    pub(crate) today: Date,
    /// The stage of today, once the first has come.
    pub(crate) stage: Option<Stage>,
}

/// The letters of a run.
#[derive(Default)]
pub(crate) struct Written {
    /// Those that are ready.
    pub(crate) mails: Vec<Outgoing>,
    /// The units that were sent a letter today, and are written of what came up since on another day.
    pub(crate) waiting: Vec<String>,
}

impl Letters<'_> {
    /// To each unit that something lacks of, or whose return is to be mended, but to none that may have sent a file which
    /// was not read.
    ///
    /// # Errors
    /// Where a form cannot be made, or a template of the office's own is wrong.
    pub(crate) fn all(
        &self,
        (report, returns): (&Report, &Returns),
        replies: Vec<Reply>,
    ) -> Result<Written, Diagnostics> {
        let mut replies: BTreeMap<usize, Reply> =
            replies.into_iter().map(|reply| (reply.unit, reply)).collect();
        let mut written = Written::default();
        let found = by_file(&report.findings);
        for (at, (status, sent)) in report.units.iter().zip(&returns.units).enumerate() {
            let reply = replies.remove(&at);
            if !returns.may_have_sent(sent.unit) {
                match self.one((status, sent), reply.as_ref(), returns)? {
                    Some(mail) if self.waits(&mail) => written.waiting.push(mail.subject.unit),
                    mail => written.mails.extend(mail.map(|mail| Outgoing {
                        why: why(status, &found, (&mail.subject, reply.as_ref())),
                        only_asks: status.state == State::Returned,
                        ..mail
                    })),
                }
            }
        }
        Ok(written)
    }

    /// Whether it is another letter than the one that went to the unit today: a unit gets one a day.
    fn waits(&self, mail: &Outgoing) -> bool {
        let Subject { period, unit, .. } = &mail.subject;
        self.log.told_on(&mail.subject).is_none_or(|_| self.log.was(&mail.subject) == Was::Never)
            && self.log.letter_went_on(period, unit, &self.today.to_string())
    }

    fn one(
        &self,
        (status, sent): (&UnitStatus, &UnitReturns),
        reply: Option<&Reply>,
        returns: &Returns,
    ) -> Result<Option<Outgoing>, Diagnostics> {
        // Nobody is there to mend or to send anything.
        if self.facts.notice.units.get(sent.unit).ended.is_some() {
            return Ok(None);
        }
        let doubtful = returns.doubtful_of(sent.unit).map(|file| &*file.arrival.origin);
        let doubtful: Vec<&str> = doubtful.collect();
        let missing = missing(status, !doubtful.is_empty());
        let missing = missing.filter(|_| self.stage.is_some() && !sent.is_missed);
        // What does not count is asked for as what never came is: at every stage.
        let is_of_stage = missing.is_some() || (reply.is_some() && status.state == State::Faulty);
        let stage = self.stage.as_ref().filter(|_| is_of_stage);
        let told = Told::of(self.log, &self.facts.period.to_string(), &status.unit);
        let file = reply.map(|reply| {
            let called = reply.called.as_deref().filter(|called| told.knows(called));
            called.unwrap_or(&reply.about)
        });
        let is_of_today = |about: &str| self.is_of_today(&status.unit, about);
        let next = told.next(file, stage.map(|stage| stage.name.as_str()), is_of_today);
        let (Some(next), Some(form)) = (next, self.forms.of_unit(sent.unit)) else {
            return Ok(None);
        };
        // A form to mend is a form to send: the letter asks for one thing.
        let missing = missing.filter(|one| reply.is_none() || *one == Missing::Stamped);
        let lack =
            missing.map(|missing| Lack { missing, of: &status.unstamped, doubtful: &doubtful });
        let (letter, along) = match (reply, lack, stage) {
            (Some(reply), lack, _) => self.to_mend(&form, (reply, lack, &doubtful), next.asked)?,
            (None, Some(lack), Some(stage)) => {
                self.reminding(&form, (stage, lack, next.reminded), sent)?
            }
            (None, _, _) => return Ok(None),
        };
        let name = if reply.is_some() { "退回" } else { "催报" };
        Ok(Some(self.outgoing(&form, next, (letter, along), name)))
    }

    /// Whether the reply about that was written today.
    fn is_of_today(&self, unit: &str, about: &str) -> bool {
        let (unit, about) = (unit.to_owned(), about.to_owned());
        let period = self.facts.period.to_string();
        let subject = Subject { kind: Kind::Reply, period, unit, about };
        self.log.told_on(&subject).is_some_and(|day| day == self.today.to_string())
    }

    fn to_mend(
        &self,
        form: &Form<'_>,
        (reply, lack, doubtful): (&Reply, Option<Lack<'_>>, &[&str]),
        earlier: usize,
    ) -> Result<(Letter, Option<NewFile>), Diagnostics> {
        let mut file = form.corrected(reply)?;
        file.name = format!("{}-更正.xlsx", stem(&file.name));
        let mend = Mend { reply, lack, doubtful, earlier, today: self.today };
        let letter = reply_letter(&self.facts, (&form.grid, &file.name), mend, &self.templates)?;
        Ok((letter, Some(file)))
    }

    /// With a blank form, or with the unit's own answers to print where only the stamped copy lacks: a blank form would be
    /// filled in once more.
    fn reminding(
        &self,
        form: &Form<'_>,
        (stage, lack, earlier): (&Stage, Lack<'_>, usize),
        sent: &UnitReturns,
    ) -> Result<(Letter, Option<NewFile>), Diagnostics> {
        let file = match lack.missing {
            Missing::All | Missing::Electronic => Some(form.file()?),
            Missing::Stamped => filled(form, lack, sent)?,
        };
        let name = file.as_ref().map(|file| file.name.as_str());
        let along = match (lack.missing, name) {
            (_, None) => Along::Nothing,
            (Missing::Stamped, Some(name)) => Along::Filled(name),
            (Missing::All | Missing::Electronic, Some(name)) => Along::Blank(name),
        };
        let words = (stage, lack, earlier);
        let letter = reminder_letter(&self.facts, (&form.grid, along), words, &self.templates)?;
        Ok((letter, file))
    }

    fn outgoing(
        &self,
        form: &Form<'_>,
        Next { kind, about, .. }: Next,
        (letter, file): (Letter, Option<NewFile>),
        name: &str,
    ) -> Outgoing {
        let delivery: Delivery = delivery(self.facts.notice, form.unit);
        let unit = form.grid.identity.unit.clone();
        let to = recipient(&unit, &delivery);
        let attached = file.map(|file| Attached { name: file.name, bytes: file.bytes });
        Outgoing {
            subject: Subject { kind, period: self.facts.period.to_string(), unit, about },
            delivery,
            mail: Mail { from: sender(self.facts.notice), to, letter, attached },
            stem: format!("{name}-{}", stem(&form.name)),
            why: String::new(),
            only_asks: false,
        }
    }
}

/// How the unit stands, what is to be mended, and which reminder it is.
fn why(
    status: &UnitStatus,
    found: &ByFile<'_>,
    (subject, reply): (&Subject, Option<&Reply>),
) -> String {
    let mut why = vec![status.state.chinese().to_owned()];
    why.extend(notes(status, found, Lang::Zh));
    why.extend(reply.map(|reply| format!("请更正 {} 处", reply.findings.len())));
    why.extend((subject.kind == Kind::Reminder).then(|| format!("催报：{}", subject.about)));
    why.join("，")
}

/// The form with all that the unit answered; none where the copy is missing of a unit that it took over from, whose
/// form it is not.
fn filled(
    form: &Form<'_>,
    lack: Lack<'_>,
    sent: &UnitReturns,
) -> Result<Option<NewFile>, Diagnostics> {
    let Some(chosen) = sent.chosen().filter(|_| lack.of.is_empty()) else { return Ok(None) };
    let mut answers = chosen.returned.values();
    // A day that the calendar does not have is written anew beside the signature.
    let day = form.grid.entry(Field::FilledOn).map(|entry| entry.id.clone()).unwrap_or_default();
    answers.retain(|id, answer| *id != day || matches!(answer, Answer::Day(_)));
    let mut file = form.filled(&answers)?;
    file.name = format!("{}-打印盖章.xlsx", stem(&file.name));
    Ok(Some(file))
}

fn stem(name: &str) -> &str {
    name.trim_end_matches(".xlsx")
}

/// What a unit is reminded of. What came with faults is replied to; where all that came may be its own
/// or not, it is asked for a form that tells.
fn missing(status: &UnitStatus, may_be_its_own: bool) -> Option<Missing> {
    match status.state {
        State::Doubtful if may_be_its_own && !status.returned() => {
            Some(if status.stamped.is_empty() { Missing::All } else { Missing::Electronic })
        }
        State::Late | State::Awaited => Some(Missing::All),
        State::NoStamped => Some(Missing::Stamped),
        State::NoElectronic => Some(Missing::Electronic),
        State::Returned | State::Faulty | State::Doubtful => None,
    }
}
