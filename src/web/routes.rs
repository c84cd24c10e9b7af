//! All that can be asked of the page, in one table.

use hyper::Method;

use super::body::Fields;
use super::desk::Desk;
use super::gate::Refusal;
use super::pages::{files, letters, report, returns, year};
use super::reply::{Kind, Reply};

/// What is done for a request that may be answered.
#[derive(Clone, Copy)]
pub(super) enum Act {
    /// Shows something, by what stands behind the question mark.
    Show(fn(&Desk, &Fields) -> Reply),
    /// Does something, by the fields of a form of ours.
    Do(fn(&Desk, &Fields) -> Reply),
    /// Keeps the files of a form of ours among what came back.
    Receive,
}

/// A page, or something that a page asks for.
pub(super) struct Route {
    method: Method,
    path: &'static str,
    /// What is done.
    pub(super) act: Act,
}

/// All of them.
pub(super) const ROUTES: &[Route] = &[
    get("/", year::show),
    get("/returns", returns::show),
    get("/letters", letters::show),
    post("/letters/draft", letters::draft),
    post("/letters/ask", letters::ask),
    post("/letters/send", letters::post),
    post("/letters/noted", letters::noted),
    get("/report", report::show),
    post("/report/make", report::make),
    get("/file", files::show),
    get("/state", |desk, _| Reply::of(Kind::Text, desk.state())),
    get("/page.css", |_, _| Reply::of(Kind::Css, include_str!("../../templates/web/page.css"))),
    get("/page.js", |_, _| {
        Reply::of(Kind::JavaScript, include_str!("../../templates/web/page.js"))
    }),
    Route { method: Method::POST, path: "/returns/drop", act: Act::Receive },
    post("/end", year::end),
];

const fn get(path: &'static str, show: fn(&Desk, &Fields) -> Reply) -> Route {
    Route { method: Method::GET, path, act: Act::Show(show) }
}

const fn post(path: &'static str, act: fn(&Desk, &Fields) -> Reply) -> Route {
    Route { method: Method::POST, path, act: Act::Do(act) }
}

/// The route of a request.
///
/// # Errors
/// Where no page is called so, or it is not asked in this way.
pub(super) fn of(method: &Method, path: &str) -> Result<&'static Route, Refusal> {
    let mut called = ROUTES.iter().filter(|route| route.path == path).peekable();
    if called.peek().is_none() {
        return Err(Refusal::NoPage);
    }
    called.find(|route| route.method == method).ok_or(Refusal::NotSo)
}
