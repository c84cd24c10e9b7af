//! A message -> a mail server (SMTP, RFC 5321), and what came of it.
//!
//! The answer to the end of the data decides: before it the server has taken nothing, and the
//! message can be sent again; without it nobody knows. Each step is a command of its own here, so
//! that a lost connection says on which side of that line it was lost. When to send, to wait and
//! to try again is not decided here.

use std::cell::Cell;
use std::fmt;
use std::time::Duration;

use lettre::Address;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::ClientId;

/// How long a server is waited for that is to let one in.
const AT_THE_DOOR: Duration = Duration::from_secs(20);
/// How long an answer is waited for; to the end of a message it may take some time, and who goes
/// away before does not know what became of it (RFC 5321, 4.5.3.2).
const PATIENCE: Duration = Duration::from_secs(300);

/// A mail server and how one is let in.
#[derive(Clone, Debug)]
pub struct Server {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is kept from listeners.
    pub security: Security,
    /// Who sends; a server of the own network may ask for nobody.
    pub login: Option<Login>,
}

impl Server {
    /// Whether it is this very machine, where nobody listens in between.
    pub fn is_loopback(&self) -> bool {
        let address = self.host.parse::<core::net::IpAddr>();
        self.host == "localhost" || address.is_ok_and(|address| address.is_loopback())
    }
}

/// How the connection is kept from listeners.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// Encrypted from the first byte (port 465).
    Tls,
    /// Encrypted by STARTTLS, without which nothing is sent (port 587).
    StartTls,
    /// Not at all.
    Plain,
}

/// A user and a password, which is shown nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Login {
    /// The user.
    pub user: String,
    /// The password.
    pub password: String,
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Login of {}", self.user)
    }
}

/// `host:port`, as messages show it.
impl fmt::Display for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.host, self.port)
    }
}

/// What came of a message. All but the first hold what was said, in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Posted {
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
pub struct Line {
    connection: Option<SmtpConnection>,
}

impl Line {
    /// Sends `message` from one address to another.
    pub fn post(&mut self, server: &Server, from: &str, to: &str, message: &[u8]) -> Posted {
        let addresses = from.parse::<Address>().and_then(|from| Ok((from, to.parse::<Address>()?)));
        let (from, to) = match addresses {
            Ok(addresses) => addresses,
            Err(error) => return Posted::Refused(error.to_string()),
        };
        let mut connection = match self.connection.take().map_or_else(|| open(server), Ok) {
            Ok(connection) => connection,
            Err(posted) => return posted,
        };
        match dialogue(&mut connection, from, to, message) {
            Ok(()) => {
                self.connection = Some(connection);
                Posted::Taken
            }
            Err(posted) => {
                connection.abort();
                posted
            }
        }
    }

    /// Takes leave of the server.
    pub fn close(&mut self) {
        if let Some(mut connection) = self.connection.take() {
            connection.abort();
        }
    }
}

fn open(server: &Server) -> Result<SmtpConnection, Posted> {
    let hello = ClientId::default();
    let tls = match server.security {
        Security::Tls | Security::StartTls => {
            Some(TlsParameters::new(server.host.clone()).map_err(|error| no_entry(&error))?)
        }
        Security::Plain => None,
    };
    let wrapped = tls.as_ref().filter(|_| server.security == Security::Tls);
    let place = (server.host.as_str(), server.port);
    let mut connection = SmtpConnection::connect(place, Some(AT_THE_DOOR), &hello, wrapped, None)
        .map_err(|e| unreached(&e))?;
    if let (Security::StartTls, Some(tls)) = (server.security, &tls) {
        connection.starttls(tls, &hello).map_err(|error| unreached(&error))?;
    }
    if let Some(Login { user, password }) = &server.login {
        let credentials = Credentials::new(user.clone(), password.clone());
        let known = [Mechanism::Plain, Mechanism::Login];
        connection.auth(&known, &credentials).map_err(|error| unreached(&error))?;
    }
    let waiting = connection.set_timeout(Some(PATIENCE));
    waiting.map_err(|error| Posted::NoServer(error.to_string()))?;
    Ok(connection)
}

/// MAIL, RCPT, DATA and the message. What the server says to its end is the answer.
fn dialogue(
    connection: &mut SmtpConnection,
    from: Address,
    to: Address,
    message: &[u8],
) -> Result<(), Posted> {
    let before = |error: Error| not_taken(&error);
    connection.command(Mail::new(Some(from), Vec::new())).map_err(before)?;
    connection.command(Rcpt::new(to, Vec::new())).map_err(before)?;
    connection.command(Data).map_err(before)?;
    // Asked for another part, all of the message has gone and its end is next.
    let whole = Cell::new(false);
    let ask_more = std::iter::from_fn(|| {
        whole.set(true);
        None
    });
    let parts = std::iter::once(message).chain(ask_more);
    match connection.message_iter(parts) {
        Ok(_) => Ok(()),
        Err(error) if whole.get() && error.status().is_none() => Err(Posted::Unknown(said(&error))),
        Err(error) => Err(not_taken(&error)),
    }
}

/// What did not get as far as the end of the data, or was answered there.
fn not_taken(error: &Error) -> Posted {
    if error.is_permanent() { Posted::Refused(said(error)) } else { Posted::NotNow(said(error)) }
}

/// A connection that did not come about. A server that answers with a permanent refusal, to a
/// login say, must not be asked again and again: some lock the mailbox.
fn unreached(error: &Error) -> Posted {
    let mistrusted = said(error).contains("invalid peer certificate");
    let for_good = error.is_permanent() || error.is_tls() || error.is_client() || mistrusted;
    if for_good { no_entry(error) } else { Posted::NoServer(said(error)) }
}

fn no_entry(error: &Error) -> Posted {
    Posted::NoEntry(said(error))
}

/// So much of what a server says is kept.
const LONGEST_SAID: usize = 200;

/// What was said, in one line of characters that can be seen.
fn said(error: &Error) -> String {
    let words = error.to_string().replace(|one: char| one.is_control(), " ");
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(LONGEST_SAID).collect()
}

#[cfg(test)]
mod tests {
    use super::{Login, Security, Server};

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
        let server = server("mail");
        assert!(!format!("{server} {server:?}").contains("swordfish"));
    }
}
