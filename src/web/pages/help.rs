//! The guide (帮助): its pages, its pictures, and what a code means with the section that treats it. It knows nothing of
//! the folder.

use hyper::StatusCode;
use serde::Serialize;

use crate::diag::Lang;
use crate::office::explained;
use crate::office::guide::{self, Shelf};
use crate::shown;

use super::super::body::Fields;
use super::super::desk::Desk;
use super::super::gate::Refusal;
use super::super::reply::{Kind, Reply};
use super::super::view;
use super::refused;

/// Where the guide is read.
pub(in crate::web) const ADDRESS: &str = "/help";

/// What a code means.
#[derive(Serialize)]
struct Meaning {
    /// As it was asked for.
    code: String,
    /// Paragraphs; none where there is no such code.
    lines: Vec<String>,
    /// Where the guide treats it, and what that section is called.
    section: Option<(String, String)>,
}

/// A page of the guide; the first where none is named.
pub(in crate::web) fn show(desk: &Desk, asked: &Fields) -> Reply {
    match guide::page(asked.get("page"), Shelf::Served) {
        Some(page) => view::page(desk, ("help.html", ADDRESS), page),
        None => refused::page(Refusal::NoPage),
    }
}

/// A picture of the guide.
pub(in crate::web) fn picture(_desk: &Desk, asked: &Fields) -> Reply {
    match guide::picture(asked.get("name")) {
        Some(bytes) => Reply::of(Kind::Png, bytes),
        None => refused::page(Refusal::NoPage),
    }
}

/// What a code means, and where the guide says more of it.
pub(in crate::web) fn code(desk: &Desk, asked: &Fields) -> Reply {
    let code = explained::code(asked.get("code"));
    let meaning = explained::words(&code, Lang::Zh);
    let is_known = meaning.is_some();
    let section = guide::of_code(&code).filter(|_| is_known);
    let page = Meaning {
        code: shown::plain(&code),
        lines: meaning.iter().flat_map(|text| text.lines()).map(str::to_owned).collect(),
        section: section.map(|one| (one.address(Shelf::Served), one.called())),
    };
    let reply = view::page(desk, ("help_code.html", ADDRESS), page);
    if is_known { reply } else { reply.with_status(StatusCode::NOT_FOUND) }
}
