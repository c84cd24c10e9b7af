//! The description, edited by a form.
//!
//! ```text
//! tree -> parts (mappings, each with its way) -> fields, each with its text --- the page shows them ---> a form
//! a form -> which fields are others than were shown -> edits at their places -> amend -> written, or why not
//! ```
//!
//! A field that nobody touched is no edit. Each field comes back with a mark of what it showed: where the description
//! was changed meanwhile, what somebody entered is put beside what it says now, and nothing is written.

mod edits;
mod form;
mod guesses;
mod named;
mod part;
mod propose;
mod save;
mod spec;
#[cfg(test)]
mod tests;
mod value;

pub(crate) use form::{Control, Form, FormField, FormPart, Left, Row, form};
pub(crate) use guesses::{Ask, Before, Guess, Guesses, Spot, asked, confirm, guesses};
pub(crate) use named::Naming;
pub(crate) use part::UNITS;
pub(crate) use propose::Proposal;
pub(crate) use save::{NotSaved, save};

/// What a page of the form is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    /// All steps.
    Overview,
    /// The units of the register, from the one at that place.
    Units {
        /// The place, from 0.
        from: usize,
    },
    /// Numbers, dates, the contact.
    Head,
    /// The list of tasks.
    Tasks,
    /// One of them, by its place in the list.
    Task(usize),
    /// One more.
    NewTask,
    /// The targets of one.
    Targets(usize),
    /// Who gets it, and what is attached.
    Send,
}

impl Page {
    /// The place of the task that it is about.
    pub(crate) const fn task(self) -> Option<usize> {
        match self {
            Page::Task(place) | Page::Targets(place) => Some(place),
            Page::Overview
            | Page::Units { .. }
            | Page::Head
            | Page::Tasks
            | Page::NewTask
            | Page::Send => None,
        }
    }

    /// The same page of the task at another place.
    pub(crate) const fn of_task(self, place: usize) -> Page {
        match self {
            Page::Task(_) => Page::Task(place),
            Page::Targets(_) => Page::Targets(place),
            Page::Overview
            | Page::Units { .. }
            | Page::Head
            | Page::Tasks
            | Page::NewTask
            | Page::Send => self,
        }
    }
}

/// What came back of a page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sent {
    /// The hash of the description as it was shown.
    pub(crate) hash: String,
    /// What is done beside: nothing, `remove:ID`, `up:ID`, `down:ID`, `accept`.
    pub(crate) what: String,
    /// The fields.
    pub(crate) fields: Vec<(String, String)>,
}

impl Sent {
    /// What stands in the field of that name.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(own, _)| own == name).map(|(_, value)| &**value)
    }

    /// The part of this id that is acted on.
    fn of_part(&self, what: &str) -> Option<&str> {
        self.what.strip_prefix(what)?.strip_prefix(':')
    }
}

/// How a part that is shown now was called on the page that came back: by what stood in its place, and is called so.
fn sent_id(part: &part::Part<'_>, sent: &Sent) -> Option<String> {
    let name = part::digest(&part.name());
    let mark = |id: &str| sent.get(&format!("of.{id}"));
    let all = || sent.fields.iter().filter_map(|(name, _)| name.strip_prefix("of."));
    if part.order.is_none() {
        // There is one of its kind on a page, of a task that may have another place now.
        let last = |id: &str| id.rsplit('.').next().map(str::to_owned);
        let same = || all().find(|id| last(id) == last(&part.id));
        return mark(&part.id).map_or_else(same, |_| Some(&part.id)).map(str::to_owned);
    }
    let is_it = |id: &&str| mark(id) == Some(&*name);
    Some(&*part.id).filter(is_it).or_else(|| all().find(is_it)).map(str::to_owned)
}

/// What came of a field, where somebody changed it: its mark is that of another text.
fn entered(sent: &Sent, part: &str, key: &str) -> Option<String> {
    let id = format!("{part}.{key}");
    let text = sent.get(&id)?;
    let was = sent.get(&format!("was.{id}"))?;
    (part::digest(text) != was).then(|| text.to_owned())
}
