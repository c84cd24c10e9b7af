//! All that can be asked of the page, in one table.

use hyper::Method;

use super::body::{Fields, LARGEST_FORM, LARGEST_TEXT};
use super::desk::Desk;
use super::gate::Refusal;
use super::pages::{
    files, form, guesses, help, letters, notice, report, returns, ruling, start, unit, work, year,
};
use super::reply::{Kind, Reply};

/// What is done for a request that may be answered.
#[derive(Clone, Copy)]
pub(super) enum Act {
    /// Shows something, by what stands behind the question mark.
    Show(fn(&Desk, &Fields) -> Reply),
    /// Shows something of the year that is open; where none is, leads to where one is chosen.
    OfYear(fn(&Desk, &Fields) -> Reply),
    /// Does something, by the fields of a form of ours, which have no more bytes than that.
    Do(fn(&Desk, &Fields) -> Reply, usize),
    /// Opens another year, by the fields of a form of ours.
    Enter(fn(&Desk, &Fields) -> Reply),
    /// Keeps the files of a form of ours among what came back.
    Receive,
    /// Begins a year, by the fields and files of a form of ours.
    Begin,
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
    get("/notice", notice::show),
    text("/notice/look", notice::look),
    text("/notice/mend", notice::mend),
    text("/notice/save", notice::save),
    plain("/notice/page", notice::page),
    plain("/notice/explain", notice::explain),
    get("/notice/versions", notice::versions),
    post("/notice/versions/take", notice::take),
    get("/notice/paper", notice::paper),
    post("/notice/paper/make", notice::make),
    get("/returns", returns::show),
    get("/letters", letters::show),
    post("/letters/draft", letters::draft),
    post("/letters/ask", letters::ask),
    post(work::SEND, letters::post),
    post("/letters/noted", letters::noted),
    get("/report", report::show),
    post("/report/make", report::make),
    get("/unit", unit::show),
    get("/copy", unit::drawn),
    get("/file", files::show),
    plain("/start", start::show),
    Route { method: Method::POST, path: "/start/open", act: Act::Enter(start::open) },
    Route { method: Method::POST, path: "/start/new", act: Act::Begin },
    plain(help::ADDRESS, help::show),
    plain("/help/picture", help::picture),
    plain("/help/code", help::code),
    plain("/work", work::show),
    post("/work/stop", work::stop),
    plain("/state", |desk, _| Reply::of(Kind::Text, desk.state())),
    plain("/icon.svg", |_, _| Reply::of(Kind::Svg, include_str!("../../templates/web/icon.svg"))),
    plain("/page.css", |_, _| Reply::of(Kind::Css, include_str!("../../templates/web/page.css"))),
    plain("/page.js", |_, _| {
        Reply::of(Kind::JavaScript, include_str!("../../templates/web/page.js"))
    }),
    plain("/notice.css", |_, _| {
        Reply::of(Kind::Css, include_str!("../../templates/web/notice.css"))
    }),
    plain("/notice.js", |_, _| {
        Reply::of(Kind::JavaScript, include_str!("../../templates/web/notice.js"))
    }),
    Route { method: Method::POST, path: "/returns/drop", act: Act::Receive },
    get("/form", form::show),
    text("/form/save", form::save),
    get(guesses::ADDRESS, guesses::show),
    // One guess may be about the targets of a thousand tasks.
    text("/guesses/confirm", guesses::confirm),
    post("/ruling", ruling::rule),
    post("/ruling/undo", ruling::undo),
    post("/end", year::end),
];

const fn get(path: &'static str, show: fn(&Desk, &Fields) -> Reply) -> Route {
    Route { method: Method::GET, path, act: Act::OfYear(show) }
}

const fn plain(path: &'static str, show: fn(&Desk, &Fields) -> Reply) -> Route {
    Route { method: Method::GET, path, act: Act::Show(show) }
}

const fn post(path: &'static str, act: fn(&Desk, &Fields) -> Reply) -> Route {
    Route { method: Method::POST, path, act: Act::Do(act, LARGEST_FORM) }
}

/// A form that brings the text of a description, or as much.
const fn text(path: &'static str, act: fn(&Desk, &Fields) -> Reply) -> Route {
    Route { method: Method::POST, path, act: Act::Do(act, LARGEST_TEXT) }
}

/// Whether `address` is that of a page of ours, so that a browser may be sent there.
pub(super) fn is_page(address: &str) -> bool {
    let is_plain = address.bytes().all(|one| one.is_ascii_graphic() && one != b'\\');
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let is_shown = |route: &Route| route.path == path && matches!(route.act, Act::OfYear(_));
    is_plain && ROUTES.iter().any(is_shown)
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

/// How each of them is asked.
#[cfg(test)]
pub(super) fn asked() -> impl Iterator<Item = (&'static Method, &'static str)> {
    ROUTES.iter().map(|route| (&route.method, route.path))
}
