//! What the log says of the past: which forms went out and were drafted, and when a mail was.

use super::{Event, Kind, Line, Log, Subject, Was};

impl Log {
    /// Whether a form of that period went out to anybody.
    pub fn forms_went_out(&self, period: &str) -> bool {
        self.has_forms(period, |event| matches!(event, Event::Sent | Event::Settled))
    }

    /// Whether a form of that period went out to anybody, or was drafted for a person to send.
    pub fn forms_were_made(&self, period: &str) -> bool {
        self.forms_went_out(period) || self.has_forms(period, |event| event == Event::Drafted)
    }

    fn has_forms(&self, period: &str, is_meant: impl Fn(Event) -> bool) -> bool {
        let of_form =
            |line: &&Line| line.subject.kind == Kind::Form && line.subject.period == period;
        self.lines().filter(of_form).any(|line| is_meant(line.event))
    }

    /// Whether a form was drafted for or sent to that unit at that mailbox, of whichever period; without one where that
    /// is empty.
    pub fn form_went_to(&self, unit: &str, mailbox: &str) -> bool {
        let mut of_form = self.lines().filter(|line| line.subject.kind == Kind::Form);
        of_form.any(|line| line.subject.unit == unit && line.to.eq_ignore_ascii_case(mailbox))
    }

    /// The day on which the mail was drafted first (2024-04-08), where it was.
    pub fn drafted_on(&self, subject: &Subject) -> Option<&str> {
        let lines = self.pieces().flat_map(|piece| piece.of(subject));
        lines.filter(|line| line.event == Event::Drafted).map(Line::day).min()
    }

    /// Whether the mail was drafted that day as the message of that name.
    pub fn was_drafted_as(&self, subject: &Subject, id: &str, day: &str) -> bool {
        let mut lines = self.pieces().flat_map(|piece| piece.of(subject));
        lines.any(|line| line.event == Event::Drafted && line.id == id && line.day() == day)
    }

    /// Whether a letter to that unit, a reminder or a reply of that period, went out that day: by the program, or by hand as
    /// somebody said.
    pub fn letter_went_on(&self, period: &str, unit: &str, day: &str) -> bool {
        self.lines().any(|line| {
            let (of, went) = (&line.subject, matches!(line.event, Event::Sent | Event::Settled));
            let is_letter = matches!(of.kind, Kind::Reminder | Kind::Reply);
            went && is_letter && of.period == period && of.unit == unit && line.day() == day
        })
    }

    /// The day on which a mail was drafted first, sent, or may have been sent (2024-04-08).
    pub fn told_on(&self, subject: &Subject) -> Option<String> {
        let drafted = self.drafted_on(subject).map(str::to_owned);
        drafted.or_else(|| match self.was(subject) {
            Was::Sent(line) | Was::Uncertain(line) => Some(line.day().to_owned()),
            Was::Never | Was::Failed(_) => None,
        })
    }
}
