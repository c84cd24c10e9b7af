//! What somebody sent without the program, noted in the log, so that no run sends it again.

use crate::diag::{Diagnostics, Lang};
use crate::mail::log::{Event, Kind, Line, Subject, Was};

use super::journal::Journal;

/// Notes that these mails went out, but those of which the log knows that they did, and says so, a line a mail.
///
/// # Errors
/// Where the log cannot be written; what was noted until then stands in it.
pub(crate) fn note(
    journal: &mut Journal,
    subjects: Vec<Subject>,
    lang: Lang,
) -> Result<String, Diagnostics> {
    let mut words = String::new();
    for subject in subjects {
        let before = journal.log.was(&subject);
        if !matches!(before, Was::Sent(_)) {
            let subject = subject.clone();
            let event = Event::Sent;
            journal.note(Line { event, subject, by_hand: true, ..Line::default() })?;
        }
        words += &said(&subject, &before, lang);
    }
    Ok(words)
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
