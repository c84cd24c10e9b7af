//! [`RawNotice`] -> [`Notice`]: reads every text for what it means, and reports every fault.
//!
//! A part that cannot be read is left out and the rest goes on. The notice comes back wherever
//! its required parts could be read, so that warnings can be given beside errors; whether it may
//! be used is for the caller to decide by the findings.

mod amount;
pub(super) mod annexes;
pub(super) mod assigned;
pub(super) mod columns;
mod due;
mod due_words;
pub(super) mod force;
mod heading_number;
pub(super) mod layout;
pub(super) mod paper;
pub(super) mod reporters;
pub(super) mod reporting;
pub(super) mod sections;
pub(super) mod signed;
mod silent;
pub(super) mod target;
pub(super) mod task_columns;
pub(super) mod tasks;
mod wholes;

use std::collections::BTreeMap;

use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics, OwnPeriods, Problem, ValueProblem};
use crate::origin::{Origin, Sourced};

use super::model::{
    Attachment, Contact, DueColumn, Imprint, Notice, Register, Role, SText, Title, UnitRef,
};
use super::number;
use super::raw::{RawAttachment, RawBodyAndDate, RawContact, RawNotice};
use super::rulings::{Known, rulings};
use super::units::{Named, Names, register};
use force::Times;

/// Whether the words of a form's column say what stands below it.
pub(super) fn is_known_column(head: &str) -> bool {
    columns::is_known(head)
}

/// Whether a day can be found for the words of 完成时限, or they name none.
pub(super) fn is_clear_due(words: &str, year: u16) -> bool {
    due_words::due_said(words, year) != due_words::DueSaid::Unclear
}

/// The day that the words of 完成时限 name.
pub(super) fn day_of_due(words: &str, year: u16) -> Option<Date> {
    use due_words::DueSaid;
    match due_words::due_said(words, year) {
        DueSaid::By(day) | DueSaid::Through(day) | DueSaid::NoDay(day) | DueSaid::From(day) => {
            Some(day)
        }
        DueSaid::Unclear => None,
    }
}

/// Whether `text` is an amount that a target may have, with its measure: `不少于60场`, `8%以内`.
pub(super) fn is_amount(text: &str) -> bool {
    amount::parts(text).is_some_and(|parts| !parts.measure.is_empty())
}

/// The checked notice, as far as it can be read.
#[expect(clippy::too_many_lines, reason = "one element after the other")]
pub(super) fn check(mut raw: RawNotice, findings: &mut Diagnostics) -> Option<Notice> {
    let year = raw.year.as_ref().and_then(|written| year(written, findings));
    let changes = force::changes(raw.changes, findings);
    let times = Times { changes: &changes, year };
    let units = register(raw.units.unwrap_or_default(), &times, findings);
    let place = raw.task_layout.place.take();
    let mut task_layout = sections::layout(raw.task_layout, findings);
    let tasks = raw.tasks.unwrap_or_default();
    let (tasks, headings) = tasks::check(tasks, &task_layout, (&units, &times), findings);
    // What is wrong is an error, and what is missing: then nobody gets this notice but who looks over its words.
    let number = raw.number.inspect(|written| _ = number_is_right(written, findings));
    let contact = raw.contact.and_then(|contact| check_contact(contact, findings));
    let attachment = raw.attachment.and_then(|part| attachment(part, &task_layout.words, findings));
    let (attachment, annexes) =
        annexes::check(attachment, raw.annexes, &task_layout.words, findings);
    task_layout.place = sections::place(place, &annexes, findings);
    let jointly = |part| paper::signed_jointly(part, raw.issuer.as_ref(), &raw.head);
    let signed =
        raw.signed.and_then(|by| signed::check(jointly(by), raw.issuer.as_ref(), findings));
    let printed = raw.printed.and_then(|part| imprint(part, raw.issuer.as_ref(), findings));
    let reporting = reporting::check(raw.reporting, findings);
    let periods = year.map(|year| OwnPeriods { every: reporting.every, year });
    let known = periods.map(|periods| Known { units: &units, tasks: &tasks, periods });
    let returns = known.map(|known| rulings(raw.returns, &known, findings));
    let layout = layout::check(&raw.layout, findings);
    let (format, own_mark) = (layout.format, raw.mark.is_some());
    let head = paper::head(raw.head, raw.issuer.as_ref(), own_mark, format, findings);
    paper::secret_published(&head, raw.note.as_ref(), findings);
    paper::not_printed(format, raw.recipients.as_ref(), printed.as_ref(), findings);
    let attendance = raw.attendance.map(|part| paper::attendance(part, format, findings));
    let stamped = raw.stamped.and_then(|part| paper::stamped(part, signed.as_ref(), findings));
    let former_numbers = former_numbers(raw.former_numbers, findings);
    let silent = silent::check(raw.silent, findings);
    let issuer = raw.issuer?;
    let missing = || issuer.clone().map(|_| String::new());
    let (number, title) =
        (number.unwrap_or_else(missing), raw.title.unwrap_or_else(|| Title::Text(missing())));
    let preamble = raw.preamble.unwrap_or_default();
    Some(Notice {
        year: year?,
        mark: raw.mark.unwrap_or_else(|| issuer.clone().map(|name| name + format.mark_ending())),
        issuer,
        number,
        head,
        title,
        recipients: raw.recipients,
        preamble,
        units,
        tasks,
        headings,
        task_layout,
        closing: raw.closing,
        contact,
        attachment,
        annexes,
        signed,
        stamped,
        attendance,
        note: raw.note,
        copies: raw.copies,
        printed,
        reporting,
        returns: returns?,
        former_numbers,
        changes,
        silent,
        sent_with: BTreeMap::new(),
        layout,
    })
}

/// The numbers under which forms went out before.
fn former_numbers(raw: Vec<SText>, findings: &mut Diagnostics) -> Vec<SText> {
    raw.into_iter().filter(|written| number_is_right(written, findings)).collect()
}

fn attachment(
    raw: RawAttachment,
    words: &[(Role, String)],
    findings: &mut Diagnostics,
) -> Option<Attachment> {
    let due_column = raw
        .due_column
        .map_or(Some(DueColumn::Filled), |written| one_of(&written, &DUE_COLUMNS, findings));
    let columns = raw.columns.map_or(Some(Vec::new()), |raw| columns::check(raw, words, findings));
    let printed = raw.printed.map_or(Some(true), |written| one_of(&written, &YES_NO, findings));
    Some(Attachment {
        title: raw.title?,
        printed: printed?,
        due_column: due_column?,
        columns: columns?,
    })
}

/// The first and the last year that is one of a notice.
pub(super) const YEARS: [u64; 2] = [1949, 2200];

pub(super) fn year(written: &SText, findings: &mut Diagnostics) -> Option<u16> {
    let four = written.len() == 4 && written.bytes().all(|byte| byte.is_ascii_digit());
    let [first, last] = YEARS;
    let within = |year: &u16| (first..=last).contains(&u64::from(*year));
    let year = written.parse().ok().filter(|year| four && within(year));
    if year.is_none() {
        let problem = Problem::Value(ValueProblem::BadYear { found: written.value.clone() });
        findings.push(Diagnostic::at(&written.origin, problem));
    }
    year
}

pub(super) fn number_is_right(written: &SText, findings: &mut Diagnostics) -> bool {
    let right = number::year_of(written).is_some();
    if !right {
        let problem = Problem::Value(ValueProblem::BadNumber {
            found: written.value.clone(),
            right: number::mend(written),
        });
        findings.push(Diagnostic::at(&written.origin, problem));
    }
    right
}

/// The units that are named, of a group its members.
fn unit_refs(
    written: Vec<SText>,
    register: &Register,
    names: &Names<'_>,
    findings: &mut Diagnostics,
) -> Vec<UnitRef> {
    let mut units: Vec<UnitRef> = Vec::new();
    let mut places: BTreeMap<Named, Origin> = BTreeMap::new();
    for written in written {
        let Some(named) = names.party(&written, findings) else { continue };
        if let Some(first) = places.get(&named) {
            let problem = Problem::Value(ValueProblem::UnitTwice {
                name: named.name(register).value.clone(),
            });
            findings.push(Diagnostic::at(&written.origin, problem).with_related(first));
            continue;
        }
        places.insert(named, written.origin.clone());
        for id in named.units(register) {
            if units.iter().all(|known| known.id != id) {
                units.push(UnitRef { id, written: written.clone(), before: Vec::new() });
            }
        }
    }
    units
}

fn check_contact(raw: RawContact, findings: &mut Diagnostics) -> Option<Contact> {
    const PHONE: &str = "联系电话";
    let (phones, faxes) = (raw.phones?, raw.faxes.unwrap_or_default());
    let all = || phones.iter().chain(&faxes);
    let right = all().filter(|written| phone_is_right(written, findings)).count();
    let all_right = right == all().count();
    let phone_word = raw.phone_word.map_or_else(|| PHONE.to_owned(), |word| word.value);
    let printed = raw.printed.map_or(Some(true), |written| one_of(&written, &YES_NO, findings))?;
    let people = raw.people?;
    Some(Contact { people, phones, phone_word, faxes, printed }).filter(|_| all_right)
}

/// Three digits at least, of either width; extensions, names and hours may stand beside them.
fn phone_is_right(written: &SText, findings: &mut Diagnostics) -> bool {
    let is_digit = |one: &char| matches!(one, '0'..='9' | '０'..='９');
    let right = written.chars().filter(is_digit).count() >= 3;
    if !right {
        let problem = Problem::Value(ValueProblem::BadPhone { found: written.value.clone() });
        findings.push(Diagnostic::at(&written.origin, problem));
    }
    right
}

fn imprint(
    raw: RawBodyAndDate,
    issuer: Option<&SText>,
    findings: &mut Diagnostics,
) -> Option<Imprint> {
    let date = raw.date.and_then(|written| date(written, findings))?;
    // A body that is not written stands where its key does: that is the line to look at.
    let by = raw.by.or_else(|| Some(Sourced::new(issuer?.value.clone(), raw.origin)))?;
    Some(Imprint { by, date })
}

/// 2024-03-28, 2024/3/28, 2024.3.28 or 2024年3月28日.
pub(super) fn date(written: SText, findings: &mut Diagnostics) -> Option<Sourced<Date>> {
    let found = written.value.clone();
    let problem = match Date::parts(&written) {
        None => Problem::Value(ValueProblem::BadDate { found }),
        Some((year, month, day)) => match Date::new(year, month, day) {
            Some(date) => return Some(Sourced::new(date, written.origin)),
            None => Problem::Value(ValueProblem::NoSuchDay { found }),
        },
    };
    findings.push(Diagnostic::at(&written.origin, problem));
    None
}

/// Values of few, each with its English and its Chinese name.
pub(super) type Choice<T> = (&'static str, &'static str, T);

pub(super) const DUE_COLUMNS: [Choice<DueColumn>; 2] =
    [("filled", "填写", DueColumn::Filled), ("blank", "留空", DueColumn::Blank)];
pub(super) const YES_NO: [Choice<bool>; 2] = [("true", "是", true), ("false", "否", false)];
/// Their names.
pub(super) fn names<T>(choices: &[Choice<T>]) -> Vec<[&'static str; 2]> {
    choices.iter().map(|(name, alias, _)| [*name, *alias]).collect()
}

/// How a message names a value that has two names.
pub(super) fn one_of_both(name: &str, alias: &str) -> String {
    if name == alias { name.to_owned() } else { format!("{name}（{alias}）") }
}

/// The value that is written, where it is one of the few.
pub(super) fn one_of<T: Copy>(
    written: &SText,
    choices: &[Choice<T>],
    findings: &mut Diagnostics,
) -> Option<T> {
    let found = choices
        .iter()
        .find(|(name, alias, _)| written.value == *name || written.value == *alias)
        .map(|(_, _, value)| *value);
    if found.is_none() {
        let allowed = choices.iter().map(|(name, alias, _)| one_of_both(name, alias)).collect();
        let problem =
            Problem::Value(ValueProblem::NotOneOf { found: written.value.clone(), allowed });
        findings.push(Diagnostic::at(&written.origin, problem));
    }
    found
}
