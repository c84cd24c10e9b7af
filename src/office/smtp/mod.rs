//! A message -> a mail server (SMTP, RFC 5321), and what came of it.
//!
//! The answer to the end of the data decides: before it the server has taken nothing, and the
//! message can be sent again; without it nobody knows. Each step is a command of its own here, so
//! that a lost connection says on which side of that line it was lost. When to send, to wait and
//! to try again is not decided here.

mod answer;
mod wire;
mod words;

use std::fmt;
use std::io::{Error, ErrorKind};
use std::time::Duration;

use lettre::Address;

use answer::{Answer, Way};
use wire::Wire;

/// How long a server is waited for that is to let one in.
const AT_THE_DOOR: Duration = Duration::from_secs(20);
/// How long an answer is waited for; to the end of a message it may take some time, and who goes
/// away before does not know what became of it (RFC 5321, 4.5.3.2).
const PATIENCE: Duration = Duration::from_secs(300);

/// A mail server and how one is let in.
#[derive(Clone, Debug)]
pub(crate) struct Server {
    /// Its name or address.
    pub(crate) host: String,
    /// Its port.
    pub(crate) port: u16,
    /// How the connection is kept from listeners.
    pub(crate) security: Security,
    /// Who sends; a server of the own network may ask for nobody.
    pub(crate) login: Option<Login>,
}

impl Server {
    /// Whether it is this very machine, where nobody listens in between.
    pub(crate) fn is_loopback(&self) -> bool {
        let address = self.host.parse::<core::net::IpAddr>();
        self.host == "localhost" || address.is_ok_and(|address| address.is_loopback())
    }
}

/// How the connection is kept from listeners.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Security {
    /// Encrypted from the first byte (port 465).
    Tls,
    /// Encrypted by STARTTLS, without which nothing is sent (port 587).
    StartTls,
    /// Not at all.
    Plain,
}

/// A user and a password, which is shown nowhere.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Login {
    /// The user.
    pub(crate) user: String,
    /// The password.
    pub(crate) password: String,
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Login of {}", self.user)
    }
}

/// `host:port`, as messages show it. What may be a password in the wrong place is left out.
impl fmt::Display for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (host, port) = (&self.host, self.port);
        if self.looks_like_a_host() { write!(f, "{host}:{port}") } else { write!(f, "…:{port}") }
    }
}

impl Server {
    /// Whether it is an address, this machine or ends like a domain, and has no piece of the password.
    fn looks_like_a_host(&self) -> bool {
        let ending = self.host.rsplit_once('.').map(|(_, ending)| ending);
        let letters = |ending: &str| ending.bytes().all(|byte| byte.is_ascii_alphabetic());
        let domain = ending.is_some_and(|ending| ending.len() > 1 && letters(ending));
        let told =
            |login: &Login| !login.password.is_empty() && self.host.contains(&login.password);
        let address = self.host.parse::<core::net::IpAddr>().is_ok();
        (domain || address || self.is_loopback()) && !self.login.as_ref().is_some_and(told)
    }
}

/// What came of a message. All but the first hold what was said, in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Posted {
    /// The server took it.
    Taken,
    /// The server refuses it for good.
    Refused(String),
    /// It was not taken, and may be another time.
    NotNow(String),
    /// The answer was lost: taken or not.
    Unknown(String),
    /// The server cannot be reached, and may be another time.
    NoServer(String),
    /// The server lets nobody in, or keeps no secret: trying again changes nothing.
    NoEntry(String),
}

/// A line to a server, opened when it is first needed and kept for the next message.
#[derive(Default)]
pub(crate) struct Line {
    connection: Option<Wire>,
}

impl Line {
    /// Sends `message` from one address to another.
    pub(crate) fn post(&mut self, server: &Server, from: &str, to: &str, message: &[u8]) -> Posted {
        let addresses = from.parse::<Address>().and_then(|from| Ok((from, to.parse::<Address>()?)));
        let (from, to) = match addresses {
            Ok(addresses) => addresses,
            Err(error) => return Posted::Refused(error.to_string()),
        };
        let mut wire = match self.connection.take().map_or_else(|| open(server), Ok) {
            Ok(wire) => wire,
            Err(posted) => return posted,
        };
        match dialogue(&mut wire, &from, &to, message) {
            Ok(()) => {
                self.connection = Some(wire);
                Posted::Taken
            }
            Err(posted) => posted,
        }
    }

    /// Takes leave of the server, whatever it says to that.
    pub(crate) fn close(&mut self) {
        if let Some(mut wire) = self.connection.take() {
            wire.wait(AT_THE_DOOR);
            drop(wire.ask("QUIT"));
        }
    }
}

/// A line on which mails can be sent.
fn open(server: &Server) -> Result<Wire, Posted> {
    let connected = Wire::connect(server, AT_THE_DOOR);
    let mut wire = connected.map_err(|error| unreached(&error))?;
    if server.security == Security::Tls {
        wire = wire.encrypted(&server.host).map_err(|error| unreached(&error))?;
    }
    let greeting = wire.answer();
    welcome(greeting)?;
    let mut able = hello(&mut wire)?;
    if server.security == Security::StartTls {
        welcome(wire.ask("STARTTLS"))?;
        wire = wire.encrypted(&server.host).map_err(|error| unreached(&error))?;
        able = hello(&mut wire)?;
    }
    if let Some(login) = &server.login {
        log_in(&mut wire, login, &able)?;
    }
    wire.wait(PATIENCE);
    Ok(wire)
}

/// Says who calls, and hears what the server can do. The own name is nobody's business.
fn hello(wire: &mut Wire) -> Result<Answer, Posted> {
    welcome(wire.ask("EHLO [127.0.0.1]"))
}

/// By AUTH PLAIN (RFC 4616), or else by AUTH LOGIN, which some know alone.
fn log_in(wire: &mut Wire, login: &Login, able: &Answer) -> Result<(), Posted> {
    let answer = if able.ways.contains(&Way::Plain) {
        wire.ask(&format!("AUTH PLAIN {}", answer::plain(login)))
    } else if able.ways.contains(&Way::Login) {
        by_turns(wire, login)
    } else {
        return Err(Posted::NoEntry("服务器不收用户和密码 / no login is offered".into()));
    };
    let answer = welcome(answer)?;
    if answer.code == 235 { Ok(()) } else { Err(Posted::NoEntry(answer.said)) }
}

fn by_turns(wire: &mut Wire, login: &Login) -> Result<Answer, Error> {
    let mut answer = wire.ask("AUTH LOGIN")?;
    for turn in answer::by_turns(login) {
        if answer.code != 334 {
            break;
        }
        answer = wire.ask(&turn)?;
    }
    Ok(answer)
}

/// MAIL, RCPT, DATA and the message. What the server says to its end is the answer.
fn dialogue(wire: &mut Wire, from: &Address, to: &Address, message: &[u8]) -> Result<(), Posted> {
    let lost = |error: Error| Posted::NotNow(said(&error));
    for command in [format!("MAIL FROM:<{from}>"), format!("RCPT TO:<{to}>")] {
        let answer = wire.ask(&command).map_err(lost)?;
        if !answer.is_yes() {
            return Err(not_taken(answer));
        }
    }
    let answer = wire.ask("DATA").map_err(lost)?;
    if answer.code != 354 {
        return Err(not_taken(answer));
    }
    wire.send(&stuffed(message)).map_err(lost)?;
    let end = wire.send(b".\r\n").and_then(|()| wire.answer());
    let answer = end.map_err(|error| Posted::Unknown(said(&error)))?;
    match answer.code / 100 {
        2 => Ok(()),
        4 | 5 => Err(not_taken(answer)),
        _ => Err(Posted::Unknown(answer.said)),
    }
}

/// The lines of a message as they are sent: one that begins with a full stop has another before it
/// (RFC 5321, 4.5.2), and the last has an end.
fn stuffed(message: &[u8]) -> Vec<u8> {
    let mut lines = Vec::with_capacity(message.len() + 2);
    for line in message.split_inclusive(|byte| *byte == b'\n') {
        if line.starts_with(b".") {
            lines.push(b'.');
        }
        lines.extend_from_slice(line);
    }
    if !lines.ends_with(b"\r\n") {
        lines.extend_from_slice(b"\r\n");
    }
    lines
}

/// What did not get as far as the end of the data, or was refused there.
fn not_taken(answer: Answer) -> Posted {
    if answer.is_for_good() { Posted::Refused(answer.said) } else { Posted::NotNow(answer.said) }
}

/// Whether the server lets one in. One that answers with a permanent refusal, to a login say, must
/// not be asked again and again: some lock the mailbox.
fn welcome(answer: Result<Answer, Error>) -> Result<Answer, Posted> {
    let answer = answer.map_err(|error| unreached(&error))?;
    match answer.code / 100 {
        2 => Ok(answer),
        4 => Err(Posted::NoServer(answer.said)),
        _ => Err(Posted::NoEntry(answer.said)),
    }
}

/// A line that did not come about. What is no encryption, or not by whom it should be, stays so.
fn unreached(error: &Error) -> Posted {
    let mistrusted = error.get_ref().is_some_and(|within| within.is::<rustls::Error>());
    if mistrusted { Posted::NoEntry(said(error)) } else { Posted::NoServer(said(error)) }
}

/// How the line was lost, for a person.
fn said(error: &Error) -> String {
    let kind = error.kind();
    let words = if matches!(kind, ErrorKind::TimedOut | ErrorKind::WouldBlock) {
        "等不到服务器的答复 / no answer in time".to_owned()
    } else if kind == ErrorKind::UnexpectedEof {
        "服务器断开了 / the server hung up".to_owned()
    } else if let Some(known) = words_of(kind) {
        format!("{known} / {error}")
    } else {
        error.to_string()
    };
    answer::one_line(&words)
}

/// What is said of the kinds that are met, before the system's own words.
#[expect(clippy::wildcard_enum_match_arm, reason = "the library's list is open, and long")]
fn words_of(kind: ErrorKind) -> Option<&'static str> {
    match kind {
        ErrorKind::ConnectionRefused => Some("服务器不接受连接，看看端口"),
        ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted | ErrorKind::BrokenPipe => {
            Some("连接被断开")
        }
        ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable | ErrorKind::NetworkDown => {
            Some("网络不通")
        }
        ErrorKind::PermissionDenied => Some("系统或防火墙不让连接"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Login, Security, Server, said};

    #[test]
    fn the_usual_ways_to_lose_a_line_are_told_in_chinese() {
        let refused = said(&std::io::ErrorKind::ConnectionRefused.into());
        assert!(refused.starts_with("服务器不接受连接，看看端口 / "), "{refused}");
        assert_eq!(said(&std::io::Error::other("odd")), "odd");
    }

    fn server(host: &str) -> Server {
        let login = Some(Login { user: "clerk".into(), password: "swordfish".into() });
        Server { host: host.into(), port: 465, security: Security::Tls, login }
    }

    #[test]
    fn this_machine_is_known_by_its_addresses() {
        for own in ["localhost", "127.0.0.1", "127.8.0.1", "::1"] {
            assert!(server(own).is_loopback(), "{own}");
        }
        for other in ["10.0.0.1", "mail", "localhost.example.com"] {
            assert!(!server(other).is_loopback(), "{other}");
        }
    }

    #[test]
    fn a_password_is_shown_nowhere() {
        let server = server("mail.example.gov.cn");
        assert_eq!(server.to_string(), "mail.example.gov.cn:465");
        assert!(!format!("{server} {server:?}").contains("swordfish"));
    }

    #[test]
    fn what_may_be_a_password_in_place_of_the_host_is_not_shown() {
        for host in ["S3cretPass", "swordfish.example.cn", "S3cret.7713", "pass-word_7"] {
            assert_eq!(server(host).to_string(), "…:465", "{host}");
        }
        assert_eq!(server("10.0.0.1").to_string(), "10.0.0.1:465");
        assert_eq!(server("::1").to_string(), "::1:465");
    }
}
