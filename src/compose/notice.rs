//! The notice, and its attachment as a document of its own.

use minijinja::{Value, context};

use crate::diag::Diagnostics;
use crate::document::template::{Templates, Values};
use crate::document::{Document, Info};
use crate::han;
use crate::notice::{Bracket, DueColumn, Notice, SText, Task, Title};

/// The notice with its attachment, as it is sealed and sent.
///
/// # Errors
/// What a template of the office's own does wrong; the built-in ones do not.
pub fn notice(notice: &Notice, templates: &Templates) -> Result<Document, Diagnostics> {
    let title = plain(&notice.title);
    document(notice, templates, "notice.xml", title)
}

/// The attachment as a document of its own, as offices send it beside the notice; `None` where
/// the notice has none.
///
/// # Errors
/// As [`notice`].
pub fn attachment(notice: &Notice, templates: &Templates) -> Result<Option<Document>, Diagnostics> {
    let Some(attachment) = &notice.attachment else { return Ok(None) };
    let title = plain(&attachment.title);
    document(notice, templates, "attachment-alone.xml", title).map(Some)
}

fn document(
    notice: &Notice,
    templates: &Templates,
    template: &str,
    title: String,
) -> Result<Document, Diagnostics> {
    let mut values = Values::new();
    let context = context(notice, &mut values);
    let blocks = templates.blocks(template, &context, &values)?;
    let author = notice.issuer.value.clone();
    Ok(Document { info: Info { title, author, date: notice.date() }, blocks })
}

/// What a template may print; docs/templates.md lists it.
fn context(notice: &Notice, values: &mut Values) -> Value {
    let tasks: Vec<Value> =
        (1..).zip(&notice.tasks).map(|(number, one)| task(number, one, notice, values)).collect();
    let contact = notice.contact.as_ref().map(|contact| {
        context! {
            people => values.texts(&contact.people),
            phone => values.text(&contact.phone),
        }
    });
    let attachment = notice.attachment.as_ref().map(|attachment| {
        context! {
            title => lines(&attachment.title, values),
            due_filled => attachment.due_column == DueColumn::Filled,
        }
    });
    let signed = notice.signed.as_ref().map(|signed| {
        context! { by => values.text(&signed.by), date => signed.date.chinese() }
    });
    let printed = notice.printed.as_ref().map(|printed| {
        context! { by => values.text(&printed.by), date => printed.date.chinese() }
    });
    context! {
        year => notice.year,
        issuer => values.text(&notice.issuer),
        mark => values.text(&notice.mark),
        number => values.text(&notice.number),
        title => lines(&notice.title, values),
        recipients => values.text(&notice.recipients),
        preamble => values.texts(&notice.preamble),
        tasks,
        closing => values.texts(&notice.closing),
        contact,
        attachment,
        signed,
        note => optional(notice.note.as_ref(), values),
        copies => optional(notice.copies.as_ref(), values),
        printed,
    }
}

fn task(number: usize, task: &Task, notice: &Notice, values: &mut Values) -> Value {
    let units: Vec<Value> = task
        .units
        .iter()
        .map(|unit| {
            context! {
                name => values.text(&notice.units.get(unit.id).name),
                written => values.text(&unit.written),
            }
        })
        .collect();
    context! {
        number,
        ordinal => han::numeral(number),
        name => values.text(&task.name),
        text => values.texts(&task.text),
        units,
        bracket_apart => task.bracket == Bracket::Paragraph,
        due => task.due.as_ref().map(|due| due.chinese_parts().to_vec()).unwrap_or_default(),
    }
}

fn optional(text: Option<&SText>, values: &mut Values) -> Option<Value> {
    text.map(|text| values.text(text))
}

fn lines(title: &Title, values: &mut Values) -> Value {
    match title {
        Title::Text(text) => values.texts([text]),
        Title::Lines(lines) => values.texts(lines),
    }
}

fn plain(title: &Title) -> String {
    match title {
        Title::Text(text) => text.value.clone(),
        Title::Lines(lines) => lines.iter().map(|line| line.value.as_str()).collect(),
    }
}
