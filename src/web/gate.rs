//! What a request must show before any of it is read: that it was made for this program, by a browser that was let
//! in, and, where it changes something, by a page of ours.
//!
//! A page of another site can have the browser ask us (DNS rebinding, forms, pictures). Its requests come under
//! another Host, or without the cookie, or under another Origin; each of the three is looked at by itself.

use hyper::http::request::Parts;
use hyper::{HeaderMap, Method, StatusCode, header};

use super::keys::{Keys, is_same};

/// Why a request is not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It was made for another program or another site.
    ForOthers,
    /// It comes from nobody who was let in.
    NotLetIn,
    /// The address was used, or is too old.
    UsedUp,
    /// It would change something, and comes from a page of somebody else.
    FromOthers,
    /// Its form is not one of this run.
    OldForm,
    /// There is no such page.
    NoPage,
    /// The page is not asked so.
    NotSo,
    /// It says something in a way that is not understood.
    NotUnderstood,
    /// Another year is to be opened while something is done in this one.
    Busy,
    /// It is too large.
    TooLarge,
    /// It came too slowly.
    TooSlow,
    /// Something of it cannot be written to the disk.
    NotKept,
}

impl Refusal {
    /// Its number in HTTP.
    pub(super) const fn status(self) -> StatusCode {
        match self {
            Refusal::ForOthers | Refusal::FromOthers | Refusal::OldForm => StatusCode::FORBIDDEN,
            Refusal::NotLetIn | Refusal::UsedUp => StatusCode::UNAUTHORIZED,
            Refusal::NoPage => StatusCode::NOT_FOUND,
            Refusal::NotSo => StatusCode::METHOD_NOT_ALLOWED,
            Refusal::NotUnderstood => StatusCode::BAD_REQUEST,
            Refusal::Busy => StatusCode::CONFLICT,
            Refusal::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Refusal::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Refusal::NotKept => StatusCode::INSUFFICIENT_STORAGE,
        }
    }

    /// What the reader is told: what is wrong, and what to do.
    pub(super) const fn words(self) -> [&'static str; 2] {
        const AGAIN: &str = "请再双击一次 hongtou（或再运行 hongtou open），会打开新的网页。";
        match self {
            Refusal::ForOthers => ["这个地址不是这个程序的。", AGAIN],
            Refusal::NotLetIn => ["这个浏览器还没有进来过。", AGAIN],
            Refusal::UsedUp => ["这个链接已经用过，或者过了一分钟。", AGAIN],
            Refusal::FromOthers => ["这个操作不是从本程序的网页上发出的，没有做。", AGAIN],
            Refusal::OldForm => [
                "这个网页是以前打开的：程序重新打开过，或者换了一年。没有做。",
                "请刷新网页；还不行，再双击一次 hongtou。",
            ],
            Refusal::NoPage => ["没有这个网页。", "请回到“今年”。"],
            Refusal::NotSo => ["这个网页不能这样打开。", "请回到“今年”，从网页上的按钮做。"],
            Refusal::NotUnderstood => {
                ["没有看懂浏览器发来的内容，什么也没有做。", "请刷新网页，再做一次。"]
            }
            Refusal::Busy => [
                "这一年里还有事没有做完（在发信、收文件或者出汇总），没有换到另一年。",
                "等它做完，再按一次。",
            ],
            Refusal::TooLarge => ["文件太大，或者一次太多，没有收。", "请分几次放，每次少放几个。"],
            Refusal::TooSlow => ["等了太久，没有收全。", "请再放一次。"],
            Refusal::NotKept => {
                ["文件存不下来。", "请看磁盘是不是满了、文件夹能不能写，再放一次。"]
            }
        }
    }
}

/// Where the program is asked, and by whom.
pub(super) struct Gate {
    /// The hosts that are ours: 127.0.0.1 and localhost, with the port.
    hosts: [String; 2],
    /// The name of the cookie: cookies of one host are those of all its ports.
    cookie: String,
}

impl Gate {
    /// That of a program that is asked on this port.
    pub(super) fn of(port: u16) -> Gate {
        let hosts = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
        Gate { hosts, cookie: format!("hongtou-{port}") }
    }

    /// That the request was made for this program.
    ///
    /// # Errors
    /// Where it was not.
    pub(super) fn is_for_us(&self, head: &Parts) -> Result<(), Refusal> {
        let host = only(&head.headers, &header::HOST).ok_or(Refusal::ForOthers)?;
        let named = head.uri.authority().is_none_or(|named| named.as_str() == host);
        let is_ours = self.hosts.iter().any(|own| own == host);
        if is_ours && named { Ok(()) } else { Err(Refusal::ForOthers) }
    }

    /// That it comes from a browser that was let in.
    ///
    /// # Errors
    /// Where it does not.
    pub(super) fn was_let_in(&self, head: &Parts, keys: &Keys) -> Result<(), Refusal> {
        let cookies = head.headers.get_all(header::COOKIE).iter();
        let cookies = cookies.filter_map(|one| one.to_str().ok()).flat_map(|all| all.split(';'));
        let ours = |one: &str| {
            let (name, value) = one.trim().split_once('=')?;
            (name == self.cookie).then(|| is_same(&keys.cookie, value))
        };
        let is_in = cookies.filter_map(ours).any(|is_ours| is_ours);
        if is_in { Ok(()) } else { Err(Refusal::NotLetIn) }
    }

    /// That it may change something: it comes from a page of ours, as a form.
    ///
    /// # Errors
    /// Where it does not, or is none.
    pub(super) fn may_change(&self, head: &Parts) -> Result<(), Refusal> {
        let host = only(&head.headers, &header::HOST).unwrap_or_default();
        let origin = only(&head.headers, &header::ORIGIN).ok_or(Refusal::FromOthers)?;
        let site = only(&head.headers, &"sec-fetch-site".parse().map_err(|_| Refusal::NotSo)?);
        let is_ours = origin.strip_prefix("http://").is_some_and(|from| from == host);
        if !is_ours || site.is_some_and(|site| site != "same-origin") {
            return Err(Refusal::FromOthers);
        }
        Ok(())
    }

    /// That a second start of the program asks, and no browser, which names the page that asks.
    ///
    /// # Errors
    /// Where it does not.
    pub(super) fn is_own_program(&self, head: &Parts, keys: &Keys) -> Result<(), Refusal> {
        let said = only(&head.headers, &header::AUTHORIZATION).unwrap_or_default();
        let secret = said.strip_prefix("Bearer ").unwrap_or_default();
        let by_browser = head.headers.contains_key(header::ORIGIN)
            || head.headers.contains_key("sec-fetch-site");
        let is_ours = head.method == Method::POST && is_same(&keys.secret, secret);
        if is_ours && !by_browser { Ok(()) } else { Err(Refusal::NotLetIn) }
    }

    /// The cookie that is given in exchange for a token: for this host alone, unseen by scripts, and for no request
    /// that another site began.
    pub(super) fn cookie(&self, keys: &Keys) -> String {
        format!("{}={}; HttpOnly; SameSite=Strict; Path=/", self.cookie, keys.cookie)
    }
}

/// The value of a header that is there once, and is text.
pub(super) fn only<'h>(headers: &'h HeaderMap, name: &header::HeaderName) -> Option<&'h str> {
    let mut all = headers.get_all(name).iter();
    let first = all.next()?.to_str().ok()?;
    all.next().is_none().then_some(first)
}
