//! A mail server on this machine, as small as can be, that does to each recipient what it is told.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// What is done to a mail, once; after that it is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Its recipient is refused for good.
    NoSuchMailbox,
    /// It may come another time.
    Busy,
    /// The line is cut before the server has it.
    CutBefore,
    /// The server takes it and the line is cut before the answer.
    CutAfter,
    /// The server takes it and answers when it is let go.
    Held,
}

/// A running server. It ends with the test.
pub(crate) struct Server {
    pub(crate) port: u16,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    faults: BTreeMap<String, Fault>,
    taken: Vec<(String, String)>,
    /// Whether what is held is answered.
    is_let_go: bool,
}

impl Server {
    /// A server that does so to the first mail to each of these.
    pub(crate) fn start(faults: &[(&str, Fault)]) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let faults = faults.iter().map(|(to, fault)| ((*to).to_owned(), *fault)).collect();
        let state = Arc::new(Mutex::new(State { faults, ..State::default() }));
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for line in listener.incoming().flatten() {
                let shared = Arc::clone(&shared);
                thread::spawn(move || serve(&line, &shared));
            }
        });
        Server { port, state }
    }

    /// Whether all that it was to do to mails was done.
    pub(crate) fn was_busy(&self) -> bool {
        self.state.lock().expect("the state").faults.is_empty()
    }

    /// To whom mails were taken, in order.
    pub(crate) fn taken(&self) -> Vec<String> {
        let state = self.state.lock().expect("the state");
        state.taken.iter().map(|(to, _)| to.clone()).collect()
    }

    /// Answers what it held.
    pub(crate) fn let_go(&self) {
        self.state.lock().expect("the state").is_let_go = true;
    }

    /// The messages that were taken.
    pub(crate) fn messages(&self) -> Vec<String> {
        let state = self.state.lock().expect("the state");
        state.taken.iter().map(|(_, message)| message.clone()).collect()
    }
}

/// A dialogue; it ends with the line, whoever cuts it.
fn serve(line: &TcpStream, state: &Mutex<State>) -> Option<()> {
    let mut reader = BufReader::new(line.try_clone().ok()?);
    let mut writer = line;
    let mut say = |words: &str| writer.write_all(format!("{words}\r\n").as_bytes()).ok();
    say("220 here")?;
    let mut to = String::new();
    loop {
        let mut command = String::new();
        reader.read_line(&mut command).ok().filter(|read| *read > 0)?;
        let upper = command.to_uppercase();
        if upper.starts_with("EHLO") || upper.starts_with("MAIL") {
            say("250 well")?;
        } else if upper.starts_with("RCPT") {
            to = command.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
            match fault(state, &to, &[Fault::NoSuchMailbox, Fault::Busy]) {
                Some(Fault::NoSuchMailbox) => say("550 5.1.1 no such mailbox")?,
                Some(_) => say("451 4.7.1 come back later")?,
                None => say("250 well")?,
            }
        } else if upper.starts_with("DATA") {
            if fault(state, &to, &[Fault::CutBefore]).is_some() {
                return None;
            }
            say("354 go on")?;
            let message = message(&mut reader)?;
            state.lock().ok()?.taken.push((to.clone(), message));
            if fault(state, &to, &[Fault::CutAfter]).is_some() {
                return None;
            }
            if fault(state, &to, &[Fault::Held]).is_some() {
                while !state.lock().ok()?.is_let_go {
                    thread::sleep(Duration::from_millis(5));
                }
            }
            say("250 taken")?;
        } else if upper.starts_with("QUIT") {
            say("221 bye")?;
            return None;
        } else {
            say("500 what")?;
        }
    }
}

/// The fault of a recipient, where it is one of these; it comes once.
fn fault(state: &Mutex<State>, to: &str, kinds: &[Fault]) -> Option<Fault> {
    let faults = &mut state.lock().ok()?.faults;
    let fault = *faults.get(to).filter(|fault| kinds.contains(fault))?;
    faults.remove(to);
    Some(fault)
}

fn message(reader: &mut BufReader<TcpStream>) -> Option<String> {
    let mut message = String::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok().filter(|read| *read > 0)?;
        if line == ".\r\n" {
            return Some(message);
        }
        message.push_str(&line);
    }
}
