//! 通知: the description as text, with what `check` finds in it and its pages as they are printed; saved where nobody
//! else changed it meanwhile.
//!
//! ```text
//! show -> typing -> look (text) -> findings, places, key -> page (key, number)
//!                -> save (hash that was shown, text) -> written | the other's beside it, by lines
//! ```

mod look;
mod paper;
mod versions;

use serde::Serialize;

use crate::amend::Refused;
use crate::diag::Diagnostics;
use crate::office::amending::{self, Shown, Undone, Written};
use crate::office::differing::{Difference, differences};

use super::super::body::Fields;
use super::super::desk::Desk;
use super::super::noted::Noted;
use super::super::reply::Reply;
use super::super::view;
use super::{Found, sorted};

pub(in crate::web) use look::{explain, look, mend, page};
pub(in crate::web) use paper::{make, paper};
pub(in crate::web) use versions::{take, versions};

/// The page and its place in the head.
const AT: (&str, &str) = ("notice.html", "/notice");
/// The field with the text.
const TEXT: &str = "text";
/// The field with the hash of the description that was shown.
const SHOWN: &str = "notice";
/// The field that says that a script asks.
const SCRIPT: &str = "script";

#[derive(Serialize)]
struct Page {
    /// A word for the folder: a text that was left unsaved is that of one year.
    here: String,
    text: String,
    hash: String,
    conflict: Option<Vec<Difference>>,
}

impl Page {
    fn of(desk: &Desk, text: String, hash: String, conflict: Option<Vec<Difference>>) -> Page {
        Page { here: desk.here(), text, hash, conflict }
    }
}

/// The page.
pub(in crate::web) fn show(desk: &Desk, _asked: &Fields) -> Reply {
    match amending::shown(desk.place()) {
        Ok(Shown { text, hash }) => view::page(desk, AT, Page::of(desk, text, hash, None)),
        Err(findings) => unread(desk, findings),
    }
}

fn unread(desk: &Desk, findings: Diagnostics) -> Reply {
    view::page(desk, ("unread.html", AT.1), sorted(findings))
}

/// The text of a form, whose line ends browsers write as two characters.
fn text(fields: &Fields) -> String {
    fields.get(TEXT).replace("\r\n", "\n").replace('\r', "\n")
}

/// What came of saving, as the script is told it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", tag = "kind")]
enum Saved {
    /// It stands in the file.
    #[serde(rename = "saved")]
    Written { hash: String, state: String, line: usize, is_changed: bool },
    /// Somebody else changed the file: what stands in it, and where both differ.
    Conflict { hash: String, text: String, differences: Vec<Difference> },
    /// Nothing was written.
    Failed { title: &'static str, remedy: &'static str, findings: Vec<Found> },
}

/// Writes the text, where the description is still the one that was shown.
pub(in crate::web) fn save(desk: &Desk, fields: &Fields) -> Reply {
    let text = text(fields);
    let saved = {
        let _turn = desk.turn();
        saved(desk, fields.get(SHOWN), &text)
    };
    if !fields.get(SCRIPT).is_empty() {
        return Reply::json(&saved);
    }
    match saved {
        Saved::Written { line, is_changed, .. } => {
            let title = if is_changed {
                "已存进 notice.yaml。"
            } else {
                "和文件里的一样，没有写。"
            };
            let line = if is_changed { line } else { 0 };
            desk.note(Noted { class: "done", title: title.to_owned(), line, ..Noted::default() });
            Reply::go_on(AT.1)
        }
        Saved::Conflict { hash, differences, .. } => {
            view::page(desk, AT, Page::of(desk, text, hash, Some(differences)))
        }
        Saved::Failed { title, remedy, findings } => {
            let (title, remedy) = (title.to_owned(), remedy.to_owned());
            desk.note(Noted { class: "wrong", title, remedy, findings, ..Noted::default() });
            // What was typed stays in the field.
            let page = Page::of(desk, text, fields.get(SHOWN).to_owned(), None);
            view::page(desk, AT, page)
        }
    }
}

fn saved(desk: &Desk, shown: &str, text: &str) -> Saved {
    match amending::rewrite(desk.place(), shown, text) {
        Ok(Written { change, hash }) => {
            let is_changed = hash != shown;
            Saved::Written { hash, state: desk.state(), line: change.line, is_changed }
        }
        Err(Undone::Changed) => conflict(desk, text),
        Err(undone) => failed(undone),
    }
}

/// Another's text stands in the file: both are shown.
fn conflict(desk: &Desk, own: &str) -> Saved {
    match amending::shown(desk.place()) {
        Ok(Shown { text, hash }) => {
            Saved::Conflict { differences: differences(&text, own), text, hash }
        }
        Err(findings) => failed(Undone::Failed(findings)),
    }
}

fn failed(undone: Undone) -> Saved {
    let [title, remedy] = words(&undone);
    let findings = match undone {
        Undone::Failed(found) | Undone::Refused(Refused::Wrong(found)) => sorted(found),
        Undone::Changed
        | Undone::Nothing
        | Undone::NoLast
        | Undone::Refused(Refused::Unread | Refused::Odd) => Vec::new(),
    };
    Saved::Failed { title, remedy, findings }
}

/// Why nothing was written, and what to do.
const fn words(undone: &Undone) -> [&'static str; 2] {
    match undone {
        Undone::Changed => [
            "notice.yaml 在这个网页打开以后被别人或别的程序改过，没有写，两边都原样保留。",
            "下面是按现在的内容重新读出来的，请看一看，还要做的再按一次。",
        ],
        Undone::NoLast => ["没有这一份了，什么也没有动。", "只留最近 50 份；请看下面现在有的。"],
        Undone::Refused(_) => [
            "notice.yaml 现在的内容认不出是文字，没有写。",
            "改的还在网页上，请复制出来，另存成 UTF-8 的 notice.yaml。",
        ],
        Undone::Nothing | Undone::Failed(_) => ["没有存成，改的还在网页上。", ""],
    }
}
