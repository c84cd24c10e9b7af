//! Requests that no page of ours makes, spoken to the routes as a browser or a program would: each is refused, or does
//! nothing.

use std::convert::Infallible;
use std::future::Future;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use http_body_util::{BodyExt, Full, StreamBody};
use hyper::body::{Bytes, Frame};
use hyper::{Method, Request, Response, StatusCode};

use crate::office::font_search::FontSource;

use super::answer::answer;
use super::desk::Desk;
use super::keys::Keys;
use super::routes;
use super::years::Years;

/// The port of the program that is asked.
const PORT: u16 = 8787;
const HOST: &str = "127.0.0.1:8787";
const OURS: &str = "http://127.0.0.1:8787";
const FORM: &str = "application/x-www-form-urlencoded";

type Headers<'h> = &'h [(&'h str, &'h str)];
type Owned = Vec<(String, String)>;

fn desk() -> Arc<Desk> {
    Arc::new(Desk::new(
        Keys::new().unwrap(),
        PORT,
        FontSource::default(),
        Years::of(Path::new(".")).unwrap(),
    ))
}

fn run<T>(work: impl Future<Output = T>) -> T {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_all().start_paused(true).build().unwrap().block_on(work)
}

/// A request of that method and path, with these headers.
fn request(
    method: Method,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Request<Full<Bytes>> {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Full::new(Bytes::from(body.to_owned()))).unwrap()
}

fn status(desk: &Arc<Desk>, request: Request<Full<Bytes>>) -> u16 {
    run(answer(desk, request)).status().as_u16()
}

fn cookie(desk: &Desk) -> String {
    format!("a=b; hongtou-{PORT}={}", desk.keys.cookie)
}

#[test]
fn nothing_is_shown_to_whom_it_is_not_for() {
    let desk = desk();
    let cookie = cookie(&desk);
    let of_other_run = format!("hongtou-{PORT}={}", Keys::new().unwrap().cookie);
    let of_other_port = format!("hongtou-8788={}", desk.keys.cookie);
    let asks: [(&str, Headers<'_>, u16); 16] = [
        // Another name that leads here, or none (DNS rebinding).
        ("/", &[("cookie", &cookie)], 403),
        ("/", &[("host", "evil.example:8787"), ("cookie", &cookie)], 403),
        ("/", &[("host", "127.0.0.1"), ("cookie", &cookie)], 403),
        ("/", &[("host", "127.0.0.1:8788"), ("cookie", &cookie)], 403),
        ("/", &[("host", "127.0.0.1:8787.evil.example"), ("cookie", &cookie)], 403),
        ("/", &[("host", "[::1]:8787"), ("cookie", &cookie)], 403),
        ("/", &[("host", HOST), ("host", "evil.example"), ("cookie", &cookie)], 403),
        ("http://evil.example/", &[("host", HOST), ("cookie", &cookie)], 403),
        // Nobody who was let in.
        ("/", &[("host", HOST)], 401),
        ("/state", &[("host", HOST), ("cookie", "hongtou-8787=")], 401),
        ("/returns", &[("host", HOST), ("cookie", &of_other_run)], 401),
        ("/returns", &[("host", HOST), ("cookie", &of_other_port)], 401),
        ("/?t=0000", &[("host", HOST)], 401),
        ("/?t=", &[("host", HOST)], 401),
        // No page.
        ("/../notice.yaml", &[("host", HOST), ("cookie", &cookie)], 404),
        ("/%2e%2e/notice.yaml", &[("host", HOST), ("cookie", &cookie)], 404),
    ];
    for (path, headers, refused) in asks {
        let said = status(&desk, request(Method::GET, path, headers, ""));
        assert_eq!(said, refused, "{path} {headers:?}");
    }
}

#[test]
fn nothing_is_done_for_whom_it_is_not_for() {
    let desk = desk();
    let (cookie, form) = (cookie(&desk), format!("form={}", desk.form()));
    let let_in: Vec<(&str, &str)> = vec![("host", HOST), ("cookie", &cookie)];
    let with = |more: &[(&'static str, &'static str)]| -> Owned {
        let all = let_in.iter().chain(more);
        all.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    };
    let own = ("origin", OURS);
    let kind = ("content-type", FORM);
    let foreign = ("origin", "http://evil.example");
    let asks: [(Method, &str, Owned, &str, u16); 15] = [
        // A page of another site has the browser send it.
        (Method::POST, "/end", with(&[kind]), &form, 403),
        (Method::POST, "/end", with(&[("origin", "null"), kind]), &form, 403),
        (Method::POST, "/end", with(&[foreign, kind]), &form, 403),
        (Method::POST, "/end", with(&[("origin", "http://127.0.0.1:8788"), kind]), &form, 403),
        (Method::POST, "/end", with(&[("origin", "https://127.0.0.1:8787"), kind]), &form, 403),
        (Method::POST, "/end", with(&[own, foreign, kind]), &form, 403),
        (Method::POST, "/end", with(&[own, ("sec-fetch-site", "cross-site"), kind]), &form, 403),
        // No form of this run.
        (Method::POST, "/end", with(&[own, kind]), "", 403),
        (Method::POST, "/end", with(&[own, kind]), "form=0000", 403),
        // What a browser sends without asking first.
        (Method::POST, "/end", with(&[own, ("content-type", "text/plain")]), &form, 400),
        (Method::POST, "/end", with(&[own]), &form, 400),
        (Method::POST, "/returns/drop", with(&[own, kind]), &form, 400),
        // Another way of asking.
        (Method::GET, "/end", with(&[own]), "", 405),
        (Method::HEAD, "/", with(&[]), "", 405),
        (Method::PUT, "/returns", with(&[own, kind]), &form, 405),
    ];
    for (method, path, headers, body, refused) in asks {
        let borrowed: Vec<(&str, &str)> =
            headers.iter().map(|(name, value)| (&**name, &**value)).collect();
        let said = status(&desk, request(method, path, &borrowed, body));
        assert_eq!(said, refused, "{path} {headers:?} {body}");
    }
    assert!(run(async {
        // Nobody closed the program.
        let ended = tokio::time::timeout(std::time::Duration::from_secs(1), desk.ended.notified());
        ended.await.is_err()
    }));
}

/// What holds for one route holds for all of the table: those of tomorrow, too.
#[test]
fn every_route_refuses_alike() {
    let desk = desk();
    let (cookie, form) = (cookie(&desk), format!("form={}", desk.form()));
    let (own, foreign) = (("origin", OURS), ("origin", "http://evil.example"));
    let (kind, plain) = (("content-type", FORM), ("content-type", "text/plain"));
    let (host, let_in) = (("host", HOST), ("cookie", &*cookie));
    let mut refused = 0;
    let mut ask = |method: &Method, path: &str, headers: Headers<'_>, body: &str, wanted: u16| {
        let said = status(&desk, request(method.clone(), path, headers, body));
        assert_eq!(said, wanted, "{method} {path} {headers:?} {body}");
        refused += 1;
    };
    for (method, path) in routes::asked() {
        ask(method, path, &[let_in, own, kind], &form, 403);
        ask(method, path, &[("host", "evil.example:8787"), let_in, own, kind], &form, 403);
        ask(method, path, &[host, own, kind], &form, 401);
        for other in [Method::HEAD, Method::PUT, Method::DELETE, Method::OPTIONS] {
            ask(&other, path, &[host, let_in, own, kind], &form, 405);
        }
        if *method == Method::POST {
            ask(method, path, &[host, let_in, kind], &form, 403);
            ask(method, path, &[host, let_in, ("origin", "null"), kind], &form, 403);
            ask(method, path, &[host, let_in, foreign, kind], &form, 403);
            ask(method, path, &[host, let_in, own, plain], &form, 400);
            ask(&Method::GET, path, &[host, let_in, own], "", 405);
        }
    }
    assert!(refused > 25, "{refused}");
}

/// Whoever works in a year ends there: another is opened afterwards.
#[test]
fn no_other_year_is_opened_while_something_is_done() {
    let desk = desk();
    let (cookie, body) = (cookie(&desk), format!("form={}&folder=2023", desk.form()));
    let headers = [("host", HOST), ("cookie", &*cookie), ("origin", OURS), ("content-type", FORM)];
    let open = || status(&desk, request(Method::POST, "/start/open", &headers, &body));
    let at_work = run(desk.in_year());
    assert_eq!(open(), 409);
    drop(at_work);
    assert_eq!(open(), 404, "there is no such year here");
}

#[test]
fn a_second_start_is_no_browser() {
    let desk = desk();
    let bearer = format!("Bearer {}", desk.keys.secret);
    let ask =
        |method, headers: &[(&str, &str)]| status(&desk, request(method, "/again", headers, ""));
    assert_eq!(ask(Method::POST, &[("host", HOST)]), 401);
    assert_eq!(ask(Method::POST, &[("host", HOST), ("authorization", "Bearer ")]), 401);
    assert_eq!(ask(Method::GET, &[("host", HOST), ("authorization", &bearer)]), 401);
    assert_eq!(ask(Method::POST, &[("host", "evil"), ("authorization", &bearer)]), 403);
    let by_browser = [("host", HOST), ("authorization", &bearer), ("origin", OURS)];
    assert_eq!(ask(Method::POST, &by_browser), 401);
    assert_eq!(ask(Method::POST, &[("host", HOST), ("authorization", &bearer)]), 200);
}

#[test]
fn an_address_lets_one_browser_in() {
    let desk = desk();
    let token = desk.keys.entry(Instant::now()).unwrap();
    let asked = || request(Method::GET, &format!("/?t={token}"), &[("host", HOST)], "");
    let first = run(answer(&desk, asked()));
    assert_eq!(first.status(), StatusCode::SEE_OTHER);
    let given = first.headers()["set-cookie"].to_str().unwrap();
    assert!(given.contains("; HttpOnly; SameSite=Strict; Path=/"), "{given}");
    assert_eq!(first.headers()["location"], "/", "the token stands in no address any more");
    assert_eq!(status(&desk, asked()), 401, "used");
    let token = desk.keys.entry(Instant::now()).unwrap();
    let posted = request(Method::POST, &format!("/end?t={token}"), &[("host", HOST)], "");
    assert_eq!(status(&desk, posted), 401);
}

/// Whatever is answered, a browser may do nothing with it but show it.
#[test]
fn every_answer_is_closed() {
    let desk = desk();
    let cookie = cookie(&desk);
    for (path, host) in [("/", "evil"), ("/", HOST), ("/page.css", HOST), ("/nothing", HOST)] {
        let headers = [("host", host), ("cookie", &*cookie)];
        let reply = run(answer(&desk, request(Method::GET, path, &headers, "")));
        let said = |name: &str| reply.headers()[name].to_str().unwrap().to_owned();
        assert!(said("content-security-policy").starts_with("default-src 'self';"));
        assert!(said("content-security-policy").contains("frame-ancestors 'none'"));
        assert_eq!(said("x-frame-options"), "DENY");
        assert_eq!(said("x-content-type-options"), "nosniff");
        assert_eq!(said("cache-control"), "no-store");
        assert!(reply.headers().get("access-control-allow-origin").is_none());
    }
}

#[test]
fn what_is_too_large_or_too_slow_is_left() {
    let desk = desk();
    let cookie = cookie(&desk);
    let headers = [("host", HOST), ("cookie", &*cookie), ("origin", OURS), ("content-type", FORM)];
    let large = format!("form={}&a={}", desk.form(), "a".repeat(300 << 10));
    assert_eq!(status(&desk, request(Method::POST, "/end", &headers, &large)), 413);
    // Nothing comes any more, and the connection stays open.
    let stuck = || {
        let never = futures_util::stream::pending::<Result<Frame<Bytes>, Infallible>>();
        let (head, _) = request(Method::POST, "/end", &headers, "").into_parts();
        Request::from_parts(head, StreamBody::new(never))
    };
    assert_eq!(run(answer(&desk, stuck())).status().as_u16(), 408);
}

#[test]
fn what_is_refused_is_said_in_chinese() {
    let desk = desk();
    let reply: Response<_> = run(answer(&desk, request(Method::GET, "/", &[("host", HOST)], "")));
    let text = run(reply.into_body().collect()).unwrap().to_bytes();
    let text = String::from_utf8(text.to_vec()).unwrap();
    assert!(text.contains("这个浏览器还没有进来过") && text.contains("双击"), "{text}");
}
