//! The notice, and its attachment as a document of its own.

use std::collections::BTreeSet;

use minijinja::{Value, context};

use super::progress;
use crate::diag::Diagnostics;
use crate::document::template::{Templates, Values};
use crate::document::{Document, Info};
use crate::han;
use crate::notice::{
    Annex, AnnexTable, Assignment, Attachment, Bracket, ColumnContent, Contact, Due, DueColumn,
    Format, Heading, Landscape, NamePlace, Notice, PaperHead, Party, Role, SText, Signed,
    TaskListing, TaskNumber, TaskPlace, Title, UnitId,
};

use super::columns;

/// The notice with its attachment, as it is sealed and sent.
///
/// # Errors
/// What a template of the office's own does wrong; the built-in ones do not.
pub fn notice(notice: &Notice, templates: &Templates) -> Result<Document, Diagnostics> {
    let title = notice.title.plain();
    document(notice, templates, "notice.xml", title)
}

/// The attachment as a document of its own, as offices send it beside the notice; `None` where
/// the notice has none.
///
/// # Errors
/// As [`notice`].
pub fn attachment(notice: &Notice, templates: &Templates) -> Result<Option<Document>, Diagnostics> {
    let bound = notice.attachment.as_ref().filter(|form| form.printed);
    let Some(attachment) = bound else { return Ok(None) };
    let title = attachment.title.plain();
    document(notice, templates, "attachment-alone.xml", title).map(Some)
}

fn document(
    notice: &Notice,
    templates: &Templates,
    template: &str,
    title: String,
) -> Result<Document, Diagnostics> {
    let notice = &*notice.as_signed();
    let mut values = Values::new();
    let context = context(notice, &mut values);
    let blocks = templates.blocks(template, context, &values)?;
    let author = notice.issuer.value.clone();
    let units = units(notice);
    let keywords = std::iter::once(&notice.number.value).chain(&units).cloned().collect();
    let info = Info { title, author, keywords, date: notice.date() };
    let groups = notice.units.groups.iter().map(|group| group.name.value.clone());
    Ok(Document::new(info, blocks).with_names(units.into_iter().chain(groups)))
}

/// The units that are there, in the order in which the tasks name them: where one takes over others the register has
/// them in another, and the paper stays the same.
fn units(notice: &Notice) -> Vec<String> {
    let named = notice.tasks.iter().flat_map(|task| task.units.iter().map(|unit| unit.id));
    let all = named.chain((0..notice.units.units.len()).map(UnitId));
    let mut met = BTreeSet::new();
    let all = all.filter(|unit| met.insert(*unit)).map(|unit| notice.units.get(unit));
    let there = all.filter(|unit| unit.force.holds_on(notice.date()));
    there.map(|unit| unit.name.value.clone()).collect()
}

/// What a template may print; docs/templates.md lists it.
fn context(notice: &Notice, values: &mut Values) -> Value {
    let tasks = (0..notice.tasks.len()).filter(|at| notice.tasks[*at].in_force);
    let tasks: Vec<Value> = tasks.map(|at| task(at, notice, values)).collect();
    let printed = notice.contact.as_ref().filter(|contact| contact.printed);
    let contact = printed.map(|one| contact(one, values));
    let attachment = notice.attachment.as_ref().map(|one| progress_form(one, notice, values));
    let attachments: Vec<Value> =
        notice.annexes.iter().map(|one| annex(one, notice, values)).collect();
    let signed = notice.signed.as_ref().map(|one| signature(one, values));
    let printed = notice.printed.as_ref().map(|printed| {
        context! { by => values.text(&printed.by), date => printed.date.chinese() }
    });
    let attendance = notice.attendance.as_ref().map(|people| {
        context! {
            present => optional(people.present.as_ref(), values),
            absent => optional(people.absent.as_ref(), values),
            observers => optional(people.observers.as_ref(), values),
        }
    });
    let stamped = notice.stamped.as_ref().map(|stamped| {
        context! { post => values.text(&stamped.post), date => stamped.date.chinese() }
    });
    context! {
        year => notice.year,
        format => format(notice.layout.format),
        unit_separator => notice.layout.separator.sign(),
        copy_number => optional(notice.head.copy_number.as_ref(), values),
        secrecy => optional(notice.head.secrecy.as_ref(), values),
        urgency => optional(notice.head.urgency.as_ref(), values),
        joint_issuers => values.texts(joint_mark(&notice.head)),
        signers => values.texts(&notice.head.signers),
        attendance,
        stamped,
        issuer => values.text(&notice.issuer),
        mark => values.text(&notice.mark),
        number => values.text(&notice.number),
        title => lines(&notice.title, values),
        recipients => optional(notice.recipients.as_ref(), values),
        preamble => values.texts(&notice.preamble),
        tasks,
        any_text => notice.tasks.iter().any(|task| !task.text.is_empty()),
        any_due => notice.tasks.iter().any(|task| task.due.is_some()),
        headings_behind => headings(notice.headings_above(notice.tasks.len()), values),
        tasks_in_body => notice.task_layout.place == TaskPlace::Body,
        name_apart => notice.task_layout.name == NamePlace::Apart,
        units_word => notice.task_layout.word(Role::Responsible),
        due_word => notice.task_layout.due_word.clone(),
        closing => values.texts(&notice.closing),
        contact,
        attachment,
        attachments,
        signed,
        note => optional(notice.note.as_ref(), values),
        copies => optional(notice.copies.as_ref(), values),
        printed,
    }
}

/// The format as templates compare it.
fn format(format: Format) -> &'static str {
    match format {
        Format::Document => "document",
        Format::Letter => "letter",
        Format::Minutes => "minutes",
        Format::Order => "order",
    }
}

/// The bodies that the mark names beside the issuer.
fn joint_mark(head: &PaperHead) -> &[SText] {
    if head.joint_mark { &head.joint_issuers } else { &[] }
}

fn progress_form(form: &Attachment, notice: &Notice, values: &mut Values) -> Value {
    context! {
        title => lines(&form.title, values),
        ordinal => form_ordinal(notice),
        due_filled => form.due_column == DueColumn::Filled,
        columns => columns::of_form(&form.columns, values),
    }
}

/// 顺序号 of the progress form; empty where there is no other attachment.
fn form_ordinal(notice: &Notice) -> String {
    let place = notice.annexes.iter().position(|annex| *annex == Annex::Form);
    let several = notice.annexes.len() > 1;
    place.filter(|_| several).map(|place| (place + 1).to_string()).unwrap_or_default()
}

/// An attachment: the progress form, or one with content of its own.
fn annex(annex: &Annex, notice: &Notice, values: &mut Values) -> Value {
    match annex {
        Annex::Form => {
            let title = notice.attachment.as_ref().map(|form| lines(&form.title, values));
            context! { form => true, title }
        }
        Annex::Own(own) => {
            let tables: Vec<Value> = own.tables.iter().map(|one| table(one, values)).collect();
            context! {
                form => false,
                title => lines(&own.title, values),
                text => values.texts(&own.text),
                tasks => own.tasks.map(|listing| match listing {
                    TaskListing::Text => "text",
                    TaskListing::Table => "table",
                }),
                columns => columns::of_task_table(own, values),
                rows => columns::rows_of_task_table(own, notice, values),
                tables,
            }
        }
    }
}

fn table(table: &AnnexTable, values: &mut Values) -> Value {
    let rows: Vec<Vec<Option<Value>>> = table
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| optional(cell.as_ref(), values)).collect())
        .collect();
    let turn = match table.landscape {
        Landscape::Auto => "auto",
        Landscape::Yes => "sideways",
        Landscape::No => "upright",
    };
    context! { columns => values.texts(&table.columns), rows, turn }
}

/// 署名: all bodies, and the first alone for templates that print one.
fn signature(signed: &Signed, values: &mut Values) -> Value {
    context! {
        by => optional(signed.by.first(), values),
        bodies => values.texts(&signed.by),
        date => signed.date.chinese(),
        seal => signed.seal.map_or_else(|| "no".to_owned(), |diameter| diameter.to_string()),
    }
}

fn role(assignment: &Assignment, values: &mut Values) -> Value {
    let units: Vec<Value> = assignment.parties.iter().map(|one| party(one, values)).collect();
    context! { word => assignment.word.clone(), units }
}

fn party(party: &Party, values: &mut Values) -> Value {
    context! {
        name => values.text(&party.name),
        written => values.text(&party.written),
        remark => optional(party.remark.as_ref(), values),
    }
}

fn contact(contact: &Contact, values: &mut Values) -> Value {
    context! {
        people => values.texts(&contact.people),
        phone => contact.phone().map(|phone| values.text(&phone)),
        phones => values.texts(&contact.phones),
        phone_word => contact.phone_word.clone(),
        faxes => values.texts(&contact.faxes),
    }
}

fn headings<'n>(all: impl Iterator<Item = &'n Heading>, values: &mut Values) -> Vec<Value> {
    all.map(|one| heading(one, values)).collect()
}

fn heading(heading: &Heading, values: &mut Values) -> Value {
    context! {
        level => heading.level.level(),
        text => values.text(&heading.printed()),
        paragraphs => values.texts(&heading.paragraphs),
    }
}

fn task(at: usize, notice: &Notice, values: &mut Values) -> Value {
    let task = &notice.tasks[at];
    let TaskNumber { value, ordinal, label } = &task.number;
    let assigned = &task.assigned;
    let units: Vec<Value> = assigned.parties().map(|one| party(one, values)).collect();
    let headings = headings(notice.headings_above(at), values);
    let sections = self::headings(notice.sections_above(at), values);
    let roles: Vec<Value> = assigned.0.iter().map(|one| role(one, values)).collect();
    context! {
        headings,
        sections,
        number => progress::numbering(label),
        ordinal => han::numeral(*value),
        level => ordinal.level(),
        sign => if notice.task_layout.unnumbered { String::new() } else { ordinal.sign(*value) },
        name => values.text(&task.name),
        name_apart => task.name_place == NamePlace::Apart,
        name_printed => task.prints_name(),
        text => values.texts(&task.text),
        units,
        roles,
        lead_column => values.texts(&notice.unit_lines(task, ColumnContent::Lead)),
        units_column => values.texts(&notice.unit_lines(task, ColumnContent::Units)),
        supporting_column => values.texts(&notice.unit_lines(task, ColumnContent::Supporting)),
        unit_lines => values.texts(&assigned.lines()),
        bracket => bracket(task.bracket),
        bracket_apart => is_apart(task.bracket),
        bracket_printed => task.bracket != Bracket::Nowhere,
        due_words => optional(task.due.as_ref().map(|due| &due.words), values),
        promises => values.texts(&task.promises()),
        due => values.texts(&task.due.as_ref().map(Due::lines).unwrap_or_default()),
    }
}

/// Whether the units begin a paragraph.
const fn is_apart(bracket: Bracket) -> bool {
    match bracket {
        Bracket::Inline | Bracket::RunOn | Bracket::Nowhere => false,
        Bracket::Paragraph | Bracket::Line | Bracket::Lines => true,
    }
}

/// Where the units stand, as templates compare it.
fn bracket(bracket: Bracket) -> &'static str {
    match bracket {
        Bracket::Inline => "inline",
        Bracket::RunOn => "run_on",
        Bracket::Paragraph => "paragraph",
        Bracket::Line => "line",
        Bracket::Lines => "lines",
        Bracket::Nowhere => "none",
    }
}

fn optional(text: Option<&SText>, values: &mut Values) -> Option<Value> {
    text.map(|text| values.text(text))
}

fn lines(title: &Title, values: &mut Values) -> Value {
    values.texts(title.lines())
}
