//! What is said where nothing was done.

use hyper::{StatusCode, header};
use serde::Serialize;

use super::super::gate::Refusal;
use super::super::reply::Reply;
use super::super::view;

#[derive(Serialize)]
struct Page {
    title: &'static str,
    remedy: &'static str,
    /// What else is to be known; may be empty.
    about: &'static str,
}

/// Why a request is not answered, and what to do.
pub(in crate::web) fn page(refusal: Refusal) -> Reply {
    let [title, remedy] = refusal.words();
    view::bare("refused.html", Page { title, remedy, about: "" }).with_status(refusal.status())
}

/// The same where files may have come before what was refused: those are kept.
pub(in crate::web) fn midway(refusal: Refusal) -> Reply {
    let [title, remedy] = refusal.words();
    let about = "排在前面的文件可能已经收下，到“收表”看；没有收下的再放一次。";
    view::bare("refused.html", Page { title, remedy, about })
        .with_status(refusal.status())
        .with(header::CONNECTION, "close".to_owned())
}

/// A fault of the program itself: it is told in the window that it was started from.
pub(in crate::web) fn broken() -> Reply {
    let (title, remedy) =
        ("程序出错了。", "请把黑色窗口里的话记下来，告诉开发的人；网页刷新后可以接着用。");
    view::bare("refused.html", Page { title, remedy, about: "" })
        .with_status(StatusCode::INTERNAL_SERVER_ERROR)
}
