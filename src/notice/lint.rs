//! What a careful colleague would ask about a notice that can be printed.
//!
//! Warnings only: the text is printed as it is written. Left-over years, names that differ from
//! the register, punctuation and blanks that look like slips, and marks that the template adds
//! itself.

mod frames;
mod rules;
pub(super) mod text;

use crate::date::Date;
use crate::diag::{Changing, ColumnProblem, Diagnostic, Diagnostics, Problem, TaskProblem};
use crate::origin::Origin;
use crate::period::Cycle;

use super::model::{Annex, Notice, SText, UnitId};
use super::number;

use rules::{ALIAS_IN_TASK, OTHER_YEAR, PRINTED_BEFORE_SIGNED};
pub use rules::{ReadRow, reading_rules};

/// Looks over `notice`, and takes out of it what the template adds.
pub(super) fn lint(notice: &mut Notice, findings: &mut Diagnostics) {
    frames::take_out(notice, findings);
    look_over(notice, findings);
}

fn look_over(notice: &Notice, findings: &mut Diagnostics) {
    aliases_in_tasks(notice, findings);
    collectives(notice, findings);
    predecessors(notice, findings);
    nobody_left(notice, findings);
    years(notice, findings);
    dates(notice, findings);
    frames::frames(notice, findings);
    periods_of_columns(notice, findings);
    let names = text::UnitNames::of(&notice.units);
    for written in texts(notice) {
        names.aliases_in(written, findings);
        text::slips(written, findings);
    }
    for written in names_and_numbers(notice) {
        text::slips(written, findings);
    }
}

/// Every text that is printed as running text.
fn texts(notice: &Notice) -> Vec<&SText> {
    let mut texts = notice.title.lines().iter().collect::<Vec<&SText>>();
    texts.extend(&notice.recipients);
    if let Some(people) = &notice.attendance {
        texts.extend([&people.present, &people.absent, &people.observers].into_iter().flatten());
    }
    texts.extend(&notice.preamble);
    for task in &notice.tasks {
        texts.push(&task.name);
        texts.extend(&task.text);
    }
    texts.extend(&notice.closing);
    texts.extend(notice.attachment.iter().flat_map(|attachment| attachment.title.lines()));
    texts.extend(notice.columns().iter().flat_map(|column| &column.lines));
    notice.annexes.iter().for_each(|annex| own_texts(annex, &mut texts));
    texts.extend(&notice.note);
    texts.extend(&notice.copies);
    texts
}

/// What the description gives of an attachment: its title, paragraphs and cells.
fn own_texts<'n>(annex: &'n Annex, texts: &mut Vec<&'n SText>) {
    let Annex::Own(own) = annex else { return };
    texts.extend(own.title.lines());
    texts.extend(&own.text);
    for table in &own.tables {
        texts.extend(&table.columns);
        texts.extend(table.rows.iter().flatten().flatten());
    }
}

/// What is printed beside the running text. A part that is not written, and takes the issuer's
/// name, is looked at where the issuer stands.
fn names_and_numbers(notice: &Notice) -> Vec<&SText> {
    let mut names = vec![&notice.issuer];
    names.extend(&notice.head.joint_issuers);
    names.extend(&notice.head.signers);
    names.extend(Some(&notice.mark).filter(|mark| mark.origin != notice.issuer.origin));
    let signing = notice.signed.iter().flat_map(|part| &part.by);
    let bodies = signing.chain(notice.printed.iter().map(|part| &part.by));
    names.extend(bodies.filter(|body| body.value != notice.issuer.value));
    for unit in &notice.units.units {
        names.push(&unit.name);
        names.extend(&unit.aliases);
    }
    for group in &notice.units.groups {
        names.push(&group.name);
        names.extend(&group.aliases);
    }
    let parties = notice.tasks.iter().flat_map(|task| task.assigned.parties());
    names.extend(parties.filter_map(|party| party.remark.as_ref()));
    for target in notice.tasks.iter().flat_map(|task| &task.targets) {
        names.extend([&target.name, &target.unit]);
    }
    if let Some(contact) = &notice.contact {
        names.extend(contact.people.iter().filter(|person| !is_spaced(person)));
        names.extend(contact.phones.iter().chain(&contact.faxes));
    }
    names
}

/// A name of two characters, set apart to be as wide as the names of three around it.
fn is_spaced(person: &str) -> bool {
    let mut characters = person.chars();
    let outer = [characters.next(), characters.next_back()];
    let inner = characters.as_str();
    !inner.is_empty()
        && inner.chars().all(char::is_whitespace)
        && outer.into_iter().flatten().all(|outer| !outer.is_whitespace())
}

fn aliases_in_tasks(notice: &Notice, findings: &mut Diagnostics) {
    for party in notice.tasks.iter().flat_map(|task| task.assigned.parties()) {
        let written = &party.written;
        if written.value == party.name.value {
            continue;
        }
        let mut found = ALIAS_IN_TASK.at(&written.origin, written, Some(&party.name));
        if !findings.is_full(&found.problem) {
            let aliases = notice.units.units.iter().flat_map(|unit| &unit.aliases);
            let mut all = aliases.chain(notice.units.groups.iter().flat_map(|one| &one.aliases));
            let alias = all.find(|alias| alias.value == written.value);
            found.related.extend(alias.map(|alias| alias.origin.clone()));
        }
        findings.push(found);
    }
}

/// Names that no single unit has.
const COLLECTIVE: [&str; 3] = ["各", "有关", "相关"];

/// Units that sound like several, and have no members.
fn collectives(notice: &Notice, findings: &mut Diagnostics) {
    for unit in &notice.units.units {
        if COLLECTIVE.iter().any(|word| unit.name.starts_with(word)) {
            let problem = TaskProblem::Collective { name: unit.name.value.clone() };
            findings.push(Diagnostic::at(&unit.name.origin, Problem::OfTask(problem)));
        }
    }
}

/// Units that take over from others which go on, and have no task of their own: they get no form.
fn predecessors(notice: &Notice, findings: &mut Diagnostics) {
    for (at, unit) in notice.units.units.iter().enumerate() {
        let before: Vec<_> = unit.predecessors.iter().map(|id| &notice.units.units[id.0]).collect();
        let stay = !before.is_empty() && before.iter().all(|one| one.force.until.is_none());
        if stay && !notice.names(UnitId(at)) {
            let named: Vec<String> =
                before.iter().map(|one| format!("“{}”", one.name.value)).collect();
            let (name, predecessors) = (unit.name.value.clone(), named.join("、"));
            let problem = Problem::Changing(Changing::PredecessorsStay { name, predecessors });
            findings.push(Diagnostic::at(&unit.name.origin, problem));
        }
    }
}

/// Tasks that go on, of which every unit ends within the year without a successor: nobody reports them from then on.
fn nobody_left(notice: &Notice, findings: &mut Diagnostics) {
    let last_day = Date::first_of(notice.year + 1).before(1);
    for task in notice.tasks.iter().filter(|task| task.force.holds_on(last_day)) {
        let mut owing = task.units.iter().flat_map(|one| notice.units.in_force(one.id, last_day));
        if !task.units.is_empty() && owing.next().is_none() {
            let units: Vec<&str> =
                task.units.iter().map(|one| notice.units.get(one.id).name.as_str()).collect();
            let found =
                Changing::NobodyLeft { task: task.name.value.clone(), units: units.join("、") };
            findings.push(Diagnostic::at(&task.name.origin, Problem::Changing(found)));
        }
    }
}

/// What a column says of the period, and how often is reported then.
const OWN_PERIOD: [(&str, Cycle); 5] = [
    ("本月", Cycle::Month),
    ("当月", Cycle::Month),
    ("本季", Cycle::Quarter),
    ("当季", Cycle::Quarter),
    ("本半年", Cycle::HalfYear),
];

/// Columns that ask for a month in a notice that reports by quarters.
fn periods_of_columns(notice: &Notice, findings: &mut Diagnostics) {
    let every = notice.reporting.every;
    for column in notice.columns() {
        let head: String = column.head().split_whitespace().collect();
        let named = OWN_PERIOD.iter().find(|(word, _)| head.contains(word));
        if named.is_some_and(|(_, cycle)| *cycle != every) {
            let problem = Problem::OfColumns(ColumnProblem::OtherCycle { name: head, every });
            findings.push(Diagnostic::at(&column.lines[0].origin, problem));
        }
    }
}

/// The tasks' own texts may look back or ahead; the frame around them is copied every year.
fn years(notice: &Notice, findings: &mut Diagnostics) {
    let mut differs = |found: u16, whole: &Origin, place: &dyn Fn() -> Origin| {
        if found != notice.year {
            let problem = OTHER_YEAR.problem(&found.to_string(), None);
            let place = if findings.is_full(&problem) { whole.clone() } else { place() };
            findings.push(Diagnostic::at(&place, problem));
        }
    };
    if let Some(year) = number::year_of(&notice.number) {
        let whole = &notice.number.origin;
        differs(year, whole, &|| whole.narrow(&format!("〔{year}〕")));
    }
    let attached = notice.attachment.iter().filter(|one| one.printed);
    let attached = attached.flat_map(|attachment| attachment.title.lines());
    let frame = notice.preamble.iter().chain(&notice.closing);
    for text in notice.title.lines().iter().chain(attached).chain(frame) {
        let parts = text.parts();
        for (at, year) in text::years_in(text) {
            differs(year, &text.origin, &|| parts.part(at.clone()));
        }
    }
    let signed = notice.signed.as_ref().map(|signed| &signed.date);
    let printed = notice.printed.as_ref().map(|printed| &printed.date);
    for date in signed.into_iter().chain(printed) {
        let whole = &date.origin;
        differs(u16::try_from(date.year()).unwrap_or(0), whole, &|| whole.clone());
    }
}

fn dates(notice: &Notice, findings: &mut Diagnostics) {
    let (Some(signed), Some(printed)) = (&notice.signed, &notice.printed) else { return };
    if printed.date.value < signed.date.value {
        let written = printed.date.origin.text();
        let found = PRINTED_BEFORE_SIGNED.at(&printed.date.origin, written, None);
        findings.push(found.with_related(&signed.date.origin));
    }
}
