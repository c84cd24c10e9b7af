//! The report of a period as one page for a telephone: [`write()`] takes the [`Report`] and gives a file that asks for
//! nothing from anywhere and has no script.
//!
//! ```text
//! Report + PeriodStates -> view::Page (texts, classes and anchors) -> templates/report-page.html -> HTML
//! ```
//!
//! Texts from outside stand between tags alone, each escaped by the engine; attributes have what is made here. What the
//! page says of a cell leads to the list of sources at its end. A page that is to be published has no such list, and
//! no file, and nobody's name or telephone but what stands in the answers.

mod attention;
mod source;
mod targets;
mod tasks;
mod units;
mod view;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, Error, UndefinedBehavior, Value};

use crate::report::{PeriodStates, Report};

use view::Page;

/// For whom a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// The office and its leaders: with persons, telephones, files and what is wrong with them.
    Office,
    /// Everybody (公布): without them.
    Public,
}

impl Readers {
    /// All of them.
    pub const ALL: [Readers; 2] = [Readers::Office, Readers::Public];
}

/// Its name ends so that the engine escapes what it prints.
const NAME: &str = "report-page.html";

/// The page of a report, with the states of the year's periods up to it.
///
/// # Errors
/// None in practice: the template is the program's own.
pub fn write(report: &Report, periods: &[PeriodStates], readers: Readers) -> Result<String, Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    environment.add_template(NAME, include_str!("../../templates/report-page.html"))?;
    let page = Value::from(Serde(Page::new(report, periods, readers)));
    environment.get_template(NAME)?.render(page)
}
