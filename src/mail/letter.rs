//! A template and what is known of a unit -> [`Letter`]: subject and body of a mail.
//!
//! The template's blocks are those of a document; a letter has the few of them that a mail can
//! show ([`Part`]). A value can form no block, and so no line of a mail's head either.

use minijinja::{Value, context};

use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics, PageProblem, Problem};
use crate::document::template::{Templates, Values};
use crate::document::{Block, Table, Text, plain_text};
use crate::form::FormGrid;
use crate::notice::Notice;
use crate::origin::{BookOrigin, Place, as_sent};
use crate::period::Period;

use super::reply::Reply;
use super::stage::Stage;
use super::{html, text};

/// A letter to a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Letter {
    /// The subject, in one line.
    pub subject: String,
    /// The body as plain text; lines end with `\n`.
    pub text: String,
    /// The body as HTML.
    pub html: String,
}

/// The blocks that a letter may have.
#[derive(Clone, Copy)]
pub(super) enum Part<'b> {
    /// 标题: the subject.
    Subject(&'b [Text]),
    /// 主送: whom it is to.
    Recipients(&'b Text),
    /// A paragraph.
    Paragraph(&'b Text),
    /// 附注: the last lines, such as who writes.
    Closing(&'b Text),
    /// A table.
    Table(&'b Table),
}

impl Part<'_> {
    /// The part that a block is, where it is one.
    pub(super) fn of(block: &Block) -> Option<Part<'_>> {
        match block {
            Block::Title(lines) => Some(Part::Subject(lines)),
            Block::Recipients(text) => Some(Part::Recipients(text)),
            Block::Paragraph(text) => Some(Part::Paragraph(text)),
            Block::Note(text) => Some(Part::Closing(text)),
            Block::Table(table) => Some(Part::Table(table)),
            Block::Head(_)
            | Block::Stamp(_)
            | Block::Attendance(_)
            | Block::PageBreak
            | Block::AttachmentNote { .. }
            | Block::Signature(_)
            | Block::AttachmentLabel(_)
            | Block::AttachmentTitle(_)
            | Block::Colophon(_) => None,
        }
    }
}

/// What every letter of a period knows.
#[derive(Clone, Debug)]
pub struct Facts<'n> {
    /// The notice.
    pub notice: &'n Notice,
    /// The period.
    pub period: Period,
    /// The day returns are due.
    pub due: Date,
}

/// The letter that a unit's form, the file of that name, goes out with.
///
/// # Errors
/// What a template of the office's own does wrong; the built-in one does nothing.
pub fn form_letter(
    facts: &Facts<'_>,
    grid: &FormGrid,
    file: &str,
    templates: &Templates,
) -> Result<Letter, Diagnostics> {
    let mut values = Values::new();
    let context = facts.context(grid, file, &mut values);
    letter("mail-form.xml", &context, &values, templates)
}

/// What a unit has not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Nothing came.
    All,
    /// The stamped copy (盖章件).
    Stamped,
    /// The electronic form (电子版).
    Electronic,
}

impl Missing {
    fn chinese(self, sealed_pdf: bool) -> &'static str {
        match self {
            Missing::All if sealed_pdf => "填报表（Excel）和盖章扫描件",
            Missing::All => "填报表（Excel）",
            Missing::Stamped => "盖章扫描件",
            Missing::Electronic => "填报表电子版（Excel）",
        }
    }
}

/// What a unit is reminded of.
#[derive(Clone, Copy, Debug)]
pub struct Lack<'l> {
    /// What is missing.
    pub missing: Missing,
    /// The units it took over from whose part alone that is; none where it is all.
    pub of: &'l [String],
    /// The files that came and may be its own: nobody can tell.
    pub doubtful: &'l [&'l str],
}

impl Lack<'_> {
    fn in_words(self, sealed_pdf: bool) -> String {
        let part = (!self.of.is_empty()).then(|| format!("（{}的那一份）", self.of.join("、")));
        format!("{}{}", self.missing.chinese(sealed_pdf), part.unwrap_or_default())
    }
}

/// The form that goes along with a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Along<'f> {
    /// None.
    Nothing,
    /// One of that name to fill in.
    Blank(&'f str),
    /// One of that name with all that the unit answered, to print and stamp.
    Filled(&'f str),
}

/// The letter that reminds a unit of what is missing; it was reminded so often before.
///
/// # Errors
/// As [`form_letter`].
pub fn reminder_letter(
    facts: &Facts<'_>,
    (grid, along): (&FormGrid, Along<'_>),
    (stage, lack, earlier): (&Stage, Lack<'_>, usize),
    templates: &Templates,
) -> Result<Letter, Diagnostics> {
    let mut values = Values::new();
    let (file, filled) = match along {
        Along::Nothing => ("", false),
        Along::Blank(file) => (file, false),
        Along::Filled(file) => (file, true),
    };
    let context = context! {
        stage => stage.side.name(),
        days => stage.days,
        missing => lack.in_words(facts.notice.reporting.sealed_pdf),
        earlier,
        filled,
        doubtful => lack.doubtful.iter().map(|file| doubtful(file, &mut values)).collect::<Vec<_>>(),
        ..facts.context(grid, file, &mut values)
    };
    letter("mail-reminder.xml", &context, &values, templates)
}

/// What a unit is to mend, and what else it is asked for in the same letter.
#[derive(Clone, Copy, Debug)]
pub struct Mend<'l> {
    /// What is wrong.
    pub reply: &'l Reply,
    /// What lacks besides.
    pub lack: Option<Lack<'l>>,
    /// The files that came and may be its own: nobody can tell.
    pub doubtful: &'l [&'l str],
    /// How often it was asked before to mend that file.
    pub earlier: usize,
    /// The day that counts as today.
    pub today: Date,
}

/// The letter that tells a unit what is wrong with its return, with the form of that name to mend it in.
///
/// # Errors
/// As [`form_letter`].
pub fn reply_letter(
    facts: &Facts<'_>,
    (grid, file): (&FormGrid, &str),
    mend: Mend<'_>,
    templates: &Templates,
) -> Result<Letter, Diagnostics> {
    let mut values = Values::new();
    let Mend { reply, lack, earlier, today, .. } = mend;
    let findings: Vec<Value> =
        reply.findings.iter().filter_map(|one| finding(one, &mut values)).collect();
    let context = context! {
        findings,
        kept => reply.right(),
        late => today > facts.due,
        doubtful => mend.doubtful.iter().map(|file| doubtful(file, &mut values)).collect::<Vec<_>>(),
        missing => lack.map(|lack| lack.in_words(facts.notice.reporting.sealed_pdf)),
        earlier,
        ..facts.context(grid, file, &mut values)
    };
    letter("mail-reply.xml", &context, &values, templates)
}

/// The name of a file that came.
fn doubtful(file: &str, values: &mut Values) -> Value {
    values.one_line(as_sent(file), &BookOrigin::file(&file.into()))
}

/// Where, what and what to do, each in a line; nothing where the unit can do nothing. Each quotes what
/// the unit wrote.
fn finding(found: &Diagnostic, values: &mut Values) -> Option<Value> {
    let message = found.problem.told_to_unit()?;
    let place = match &found.place {
        Place::Book(place) => as_sent(&place.to_string()).to_owned(),
        Place::Text(_) | Place::Nowhere => String::new(),
    };
    let mut line = |text: &str| values.one_line(text, &found.place);
    let (place, what, remedy) = (line(&place), line(&message.title), line(&message.remedy));
    Some(context! { place, what, remedy })
}

impl<'n> Facts<'n> {
    /// The facts of `period`.
    pub fn of(notice: &'n Notice, period: Period) -> Facts<'n> {
        Facts { notice, period, due: notice.reporting.due(period) }
    }

    /// Who writes: the collector, else the issuer.
    pub fn author(&self) -> &'n str {
        &self.notice.reporting.collector.as_ref().unwrap_or(&self.notice.issuer).value
    }

    /// What every template of a mail may print; docs/templates.md lists it.
    pub(super) fn context(&self, grid: &FormGrid, file: &str, values: &mut Values) -> Value {
        let notice = self.notice;
        let reporting = &notice.reporting;
        let contact = notice.contact.as_ref().map(|contact| {
            context! {
                people => values.texts(&contact.people),
                phone => contact.phone().map(|phone| values.text(&phone)),
                phones => values.texts(&contact.phones),
                phone_word => contact.phone_word.clone(),
                faxes => values.texts(&contact.faxes),
            }
        });
        context! {
            unit => grid.identity.unit.clone(),
            period => self.period.chinese(),
            part => self.period.chinese_part(),
            form => grid.title.clone(),
            number => values.text(&notice.number),
            author => grid.sender.clone(),
            due => self.due.chinese(),
            mailbox => reporting.mailbox.as_ref().map(|name| values.text(name)),
            sealed_pdf => reporting.sealed_pdf,
            contact,
            file,
        }
    }
}

fn subject(block: &Block) -> Option<String> {
    let Some(Part::Subject(lines)) = Part::of(block) else { return None };
    Some(lines.iter().map(|line| plain_text(line)).collect())
}

/// The letter that `template` makes of `context`.
pub(super) fn letter(
    template: &str,
    context: &Value,
    values: &Values,
    templates: &Templates,
) -> Result<Letter, Diagnostics> {
    let blocks = templates.blocks(template, context.clone(), values)?;
    let subject = blocks.iter().find_map(subject);
    let strange = blocks.iter().any(|block| Part::of(block).is_none());
    let (Some(subject), false) = (subject, strange) else {
        let found = "a mail has one <title>, and besides <recipients> <p> <table> <note>".into();
        let place = templates.place(template);
        return Err(
            Diagnostic::at(&place, Problem::Page(PageProblem::TemplateBlock { found })).into()
        );
    };
    Ok(Letter { subject, text: text::text(&blocks), html: html::html(&blocks) })
}
