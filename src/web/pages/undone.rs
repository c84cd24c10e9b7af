//! What was written into the description, or why it was not, as the next page tells it.

use crate::amend::Refused;
use crate::diag::Diagnostics;
use crate::office::amending::{self, Undone, Written};

use super::super::body::Fields;
use super::super::desk::Desk;
use super::super::noted::Noted;
use super::sorted;

/// What to do on a page where nothing was written.
pub(super) struct Remedies {
    /// Where somebody else changed the description.
    pub(super) changed: &'static str,
    /// Where nothing is asked for.
    pub(super) nothing: &'static str,
    /// Where its place is written oddly.
    pub(super) odd: &'static str,
    /// Where it would be wrong.
    pub(super) wrong: &'static str,
}

/// What was written; `can_undo` says whether a button takes it back.
pub(super) fn written(title: &str, written: Written, can_undo: bool) -> Noted {
    let Written { change, hash } = written;
    Noted {
        class: "done",
        title: title.to_owned(),
        line: change.line,
        before: change.before,
        after: change.after,
        undo: can_undo.then_some(hash),
        ..Noted::default()
    }
}

/// What is told of a form that came a second time, where the description is still what it made of it.
pub(super) fn again(desk: &Desk, form: &Fields) -> Option<Noted> {
    let hash = amending::hash(desk.place()).ok()?;
    desk.stands(form, &hash).then(|| Noted {
        class: "done",
        title: "这些已经写进 notice.yaml 了：同样的又按了一次，没有另写。".to_owned(),
        undo: Some(hash),
        ..Noted::default()
    })
}

/// What is wrong, and what to do.
pub(super) fn wrong([title, remedy]: [&str; 2]) -> Noted {
    let (title, remedy) = (title.to_owned(), remedy.to_owned());
    Noted { class: "wrong", title, remedy, ..Noted::default() }
}

/// Why nothing was written.
pub(super) fn why_not(undone: Undone, of_page: &Remedies) -> Noted {
    let with = |found: Diagnostics, words| Noted { findings: sorted(found), ..wrong(words) };
    match undone {
        Undone::Changed => wrong([
            "notice.yaml 在这个网页打开以后被别人或别的程序改过，这一次没有写，改过的内容原样保留。",
            of_page.changed,
        ]),
        Undone::Nothing => wrong(["没有可写的：和现在写的一样。", of_page.nothing]),
        Undone::NoLast => wrong([
            "撤不回：notice.yaml 现在的内容不是网页上一次改出来的，什么也没有动。",
            "以前的各份在 存档/修改前 里，要用的请自己比对。",
        ]),
        Undone::Refused(Refused::Unread) => {
            wrong(["notice.yaml 现在读不了，没有写。", "请先改好它的错误。"])
        }
        Undone::Refused(Refused::Odd) => wrong([
            "notice.yaml 的这一处写法特别（例如用了 & 和 *，列表里夹着注释，或者跨行的方括号），程序不能只改这一处，没有写。",
            of_page.odd,
        ]),
        Undone::Refused(Refused::Wrong(found)) => {
            with(found, ["这样写会有错，没有写。", of_page.wrong])
        }
        Undone::Failed(found) => with(found, ["没有写。", ""]),
    }
}
