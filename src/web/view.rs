//! What a page shows -> HTML, by the templates of the program. Every text from outside is escaped by the engine.

use std::sync::LazyLock;

use hyper::StatusCode;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, Error, UndefinedBehavior, Value, context};
use serde::Serialize;

use super::desk::Desk;
use super::reply::{Kind, Reply};

/// The templates, by names that end so that the engine escapes what it prints.
const TEMPLATES: &[(&str, &str)] = &[
    ("base.html", include_str!("../../templates/web/base.html")),
    ("ended.html", include_str!("../../templates/web/ended.html")),
    ("files.html", include_str!("../../templates/web/files.html")),
    ("findings.html", include_str!("../../templates/web/findings.html")),
    ("form.html", include_str!("../../templates/web/form.html")),
    ("form_field.html", include_str!("../../templates/web/form_field.html")),
    ("help.html", include_str!("../../templates/web/help.html")),
    ("help_code.html", include_str!("../../templates/web/help_code.html")),
    ("guesses.html", include_str!("../../templates/web/guesses.html")),
    ("letters.html", include_str!("../../templates/web/letters.html")),
    ("letters_ask.html", include_str!("../../templates/web/letters_ask.html")),
    ("notice.html", include_str!("../../templates/web/notice.html")),
    ("notice_paper.html", include_str!("../../templates/web/notice_paper.html")),
    ("notice_versions.html", include_str!("../../templates/web/notice_versions.html")),
    ("differences.html", include_str!("../../templates/web/differences.html")),
    ("noted.html", include_str!("../../templates/web/noted.html")),
    ("refused.html", include_str!("../../templates/web/refused.html")),
    ("report.html", include_str!("../../templates/web/report.html")),
    ("returns.html", include_str!("../../templates/web/returns.html")),
    ("start.html", include_str!("../../templates/web/start.html")),
    ("started.html", include_str!("../../templates/web/started.html")),
    ("table.html", include_str!("../../templates/web/table.html")),
    ("unit.html", include_str!("../../templates/web/unit.html")),
    ("units.html", include_str!("../../templates/web/units.html")),
    ("ruling.html", include_str!("../../templates/web/ruling.html")),
    ("unread.html", include_str!("../../templates/web/unread.html")),
    ("year.html", include_str!("../../templates/web/year.html")),
];

static ENVIRONMENT: LazyLock<Result<Environment<'static>, Error>> = LazyLock::new(environment);

fn environment() -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    for (name, text) in TEMPLATES.iter().copied() {
        environment.add_template(name, text)?;
    }
    Ok(environment)
}

/// The page of that template: `page` is what it shows, `here` the path by which the head knows it.
pub(super) fn page(desk: &Desk, (name, here): (&str, &str), page: impl Serialize) -> Reply {
    let state = desk.state();
    let form = desk.form();
    let noted = Value::from(Serde(desk.noted()));
    let (folder, page) = (desk.folder(), Value::from(Serde(page)));
    html(name, context! { here, form, state, noted, folder, page })
}

/// A page that knows nothing of the folder.
pub(super) fn bare(name: &str, page: impl Serialize) -> Reply {
    let page = Value::from(Serde(page));
    html(name, context! { here => "", form => "", state => "", noted => (), folder => "", page })
}

fn html(name: &str, shown: Value) -> Reply {
    let render = |environment: &Environment<'_>| environment.get_template(name)?.render(shown);
    let failed = |error: &Error| {
        // The templates are the program's own: this is a fault of it, and said as it is.
        let reply = Reply::of(Kind::Text, format!("{error:#}"));
        reply.with_status(StatusCode::INTERNAL_SERVER_ERROR)
    };
    match ENVIRONMENT.as_ref() {
        Ok(environment) => render(environment)
            .map_or_else(|error| failed(&error), |text| Reply::of(Kind::Html, text)),
        Err(error) => failed(error),
    }
}
