//! The line to a mail server: bytes there and answers back, encrypted or not, within bounds of time
//! and length. Nothing that a server does keeps the program longer or makes it hold more.

use std::io::{Error, ErrorKind, Read, Result, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustls::pki_types::ServerName;
use rustls::{ClientConfig, ClientConnection, StreamOwned};
use rustls_platform_verifier::BuilderVerifierExt;

use super::Server;
use super::answer::{self, Answer};
use super::words::Secret;

/// Bytes that an answer may have; RFC 5321 (4.5.3.1) asks for 512 a line, and a server that says what
/// it can do has a score of them.
const LONGEST_ANSWER: usize = 65_536;

/// A line to a server.
pub(super) struct Wire {
    stream: Stream,
    /// What came behind the last answer.
    came: Vec<u8>,
    /// How long an answer is waited for.
    patience: Duration,
    /// What no answer may show a piece of.
    secret: Secret,
}

enum Stream {
    Plain(Timed),
    Encrypted(Box<StreamOwned<ClientConnection, Timed>>),
}

impl Wire {
    /// A line to the first of the server's addresses that takes one.
    pub(super) fn connect(server: &Server, patience: Duration) -> Result<Wire> {
        let secret = server.login.as_ref().map(Secret::of).unwrap_or_default();
        let mut tried = Error::from(ErrorKind::AddrNotAvailable);
        for address in (server.host.as_str(), server.port).to_socket_addrs()? {
            match TcpStream::connect_timeout(&address, patience) {
                Ok(line) => {
                    let stream = Stream::Plain(Timed::new(line, patience));
                    return Ok(Wire { stream, came: Vec::new(), patience, secret });
                }
                Err(error) => tried = error,
            }
        }
        Err(tried)
    }

    /// The same line encrypted, where the server proves to be `host`.
    ///
    /// # Errors
    /// Where the line is lost; where what it does is no such proof, `rustls` says so within.
    pub(super) fn encrypted(self, host: &str) -> Result<Wire> {
        let Wire { stream: Stream::Plain(mut line), came, patience, secret } = self else {
            return Ok(self);
        };
        if !came.is_empty() {
            // Words put in by somebody in between, to be taken for the server's own (RFC 3207, 6).
            return Err(out_of_turn());
        }
        let name = ServerName::try_from(host.to_owned()).map_err(Error::other)?;
        let mut session = ClientConnection::new(client()?, name).map_err(Error::other)?;
        line.within(patience);
        while session.is_handshaking() {
            session.complete_io(&mut line)?;
        }
        let stream = Stream::Encrypted(Box::new(StreamOwned::new(session, line)));
        Ok(Wire { stream, came, patience, secret })
    }

    /// How long an answer is waited for from now on.
    pub(super) fn wait(&mut self, patience: Duration) {
        self.patience = patience;
    }

    /// A command, and what is answered to it.
    ///
    /// # Errors
    /// Where there is no answer, or one was there that nobody had asked for.
    pub(super) fn ask(&mut self, command: &str) -> Result<Answer> {
        if !self.came.is_empty() {
            return Err(out_of_turn());
        }
        self.send(format!("{command}\r\n").as_bytes())?;
        self.answer()
    }

    /// Bytes of a command or a message.
    ///
    /// # Errors
    /// Where the line is lost.
    pub(super) fn send(&mut self, bytes: &[u8]) -> Result<()> {
        let patience = self.patience;
        self.line().within(patience);
        match &mut self.stream {
            Stream::Plain(line) => line.write_all(bytes),
            Stream::Encrypted(line) => line.write_all(bytes).and_then(|()| line.flush()),
        }
    }

    /// The next answer, to its last line.
    ///
    /// # Errors
    /// Where the line is lost, nothing comes in time, it has no end, or is no answer.
    pub(super) fn answer(&mut self) -> Result<Answer> {
        let patience = self.patience;
        self.line().within(patience);
        let end = loop {
            if let Some(end) = end(&self.came) {
                break end;
            }
            if self.came.len() > LONGEST_ANSWER {
                return Err(Error::other("服务器的答复没完没了 / an answer without an end"));
            }
            let mut piece = [0; 4096];
            let read = match &mut self.stream {
                Stream::Plain(line) => line.read(&mut piece)?,
                Stream::Encrypted(line) => line.read(&mut piece)?,
            };
            if read == 0 {
                return Err(Error::from(ErrorKind::UnexpectedEof));
            }
            self.came.extend_from_slice(&piece[..read]);
        };
        let lines: Vec<u8> = self.came.drain(..end).collect();
        let none = || Error::other("服务器的答复不是邮件协议的 / no answer of a mail server");
        Answer::new(&lines, &self.secret).ok_or_else(none)
    }

    fn line(&mut self) -> &mut Timed {
        match &mut self.stream {
            Stream::Plain(line) => line,
            Stream::Encrypted(line) => &mut line.sock,
        }
    }
}

/// Where an answer ends: behind the first line that does not say that another follows.
fn end(came: &[u8]) -> Option<usize> {
    let mut end = 0;
    for line in came.split_inclusive(|byte| *byte == b'\n') {
        end += line.len();
        let more = answer::code(line).is_some() && line.get(3) == Some(&b'-');
        if line.ends_with(b"\n") && !more {
            return Some(end);
        }
    }
    None
}

fn out_of_turn() -> Error {
    Error::other("服务器答非所问 / an answer to nothing that was asked")
}

fn client() -> Result<Arc<ClientConfig>> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .and_then(BuilderVerifierExt::with_platform_verifier)
        .map_err(Error::other)?;
    Ok(Arc::new(config.with_no_client_auth()))
}

/// A line on which each answer and each message has its time: a byte now and then is not enough.
struct Timed {
    line: TcpStream,
    until: Instant,
}

impl Timed {
    fn new(line: TcpStream, patience: Duration) -> Timed {
        Timed { line, until: Instant::now() + patience }
    }

    fn within(&mut self, patience: Duration) {
        self.until = Instant::now() + patience;
    }

    fn left(&self) -> Result<Option<Duration>> {
        let left = self.until.saturating_duration_since(Instant::now());
        if left.is_zero() { Err(ErrorKind::TimedOut.into()) } else { Ok(Some(left)) }
    }
}

impl Read for Timed {
    fn read(&mut self, piece: &mut [u8]) -> Result<usize> {
        self.line.set_read_timeout(self.left()?)?;
        self.line.read(piece)
    }
}

impl Write for Timed {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        self.line.set_write_timeout(self.left()?)?;
        self.line.write(bytes)
    }

    fn flush(&mut self) -> Result<()> {
        self.line.flush()
    }
}

#[cfg(test)]
mod tests {
    use std::io::{ErrorKind, Write};
    use std::net::TcpListener;
    use std::thread;
    use std::time::Duration;

    use super::{Server, Wire, end};
    use crate::office::smtp::Security;

    /// A byte now and then, each well in time.
    #[test]
    fn a_dripping_answer_is_waited_for_so_long_and_no_longer() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let drip = thread::spawn(move || {
            let (mut line, _) = listener.accept().unwrap();
            while line.write_all(b"2").is_ok() {
                thread::sleep(Duration::from_millis(20));
            }
        });
        let (host, security) = ("127.0.0.1".to_owned(), Security::Plain);
        let server = Server { host, port, security, login: None };
        let mut wire = Wire::connect(&server, Duration::from_millis(200)).unwrap();
        let error = wire.answer().unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::TimedOut | ErrorKind::WouldBlock), "{error}");
        drop(wire);
        drip.join().unwrap();
    }

    #[test]
    fn an_answer_ends_with_its_last_line() {
        assert_eq!(end(b"250-a\r\n250 b\r\n354 go\r\n"), Some(14));
        assert_eq!(end(b"250-a\r\n250 b"), None);
        assert_eq!(end(b"250-a\r\n"), None);
        assert_eq!(end(b"\xFF\xFE\r\n"), Some(4));
        assert_eq!(end(b"550\n"), Some(4));
        assert_eq!(end(b""), None);
    }
}
