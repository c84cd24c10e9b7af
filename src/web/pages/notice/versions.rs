//! The description as it was before each of the last changes that the program made, each taken back by one button.

use serde::Serialize;

use crate::office::amending::{self, Version, Written};

use super::super::super::body::Fields;
use super::super::super::desk::Desk;
use super::super::super::noted::Noted;
use super::super::super::reply::Reply;
use super::super::super::view;
use super::{AT, SHOWN, Saved, failed, unread};

/// Where they are shown.
const HERE: &str = "/notice/versions";

#[derive(Serialize)]
struct Page {
    hash: String,
    versions: Vec<Version>,
}

/// The page.
pub(in crate::web) fn versions(desk: &Desk, _asked: &Fields) -> Reply {
    // Before what is shown is read: what changes meanwhile is then another.
    let page = amending::hash(desk.place()).and_then(|hash| {
        let versions = amending::versions(desk.place())?;
        Ok(Page { hash, versions })
    });
    match page {
        Ok(page) => view::page(desk, ("notice_versions.html", AT.1), page),
        Err(findings) => unread(desk, findings),
    }
}

/// Has one of them stand in the description again.
pub(in crate::web) fn take(desk: &Desk, fields: &Fields) -> Reply {
    let noted = {
        let _turn = desk.turn();
        match amending::take_back(desk.place(), fields.get(SHOWN), fields.get("version")) {
            Ok(Written { change, .. }) => Noted {
                class: "done",
                title: "已经换回这一份；换下来的也留着，在最上面。".to_owned(),
                line: change.line,
                before: change.before,
                after: change.after,
                ..Noted::default()
            },
            Err(undone) => refused(failed(undone)),
        }
    };
    desk.note(noted);
    Reply::go_on(HERE)
}

fn refused(saved: Saved) -> Noted {
    match saved {
        Saved::Failed { title, remedy, findings } => {
            let (title, remedy) = (title.to_owned(), remedy.to_owned());
            Noted { class: "wrong", title, remedy, findings, ..Noted::default() }
        }
        Saved::Written { .. } | Saved::Conflict { .. } => Noted::default(),
    }
}
