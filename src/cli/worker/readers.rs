//! The processes that read: started when they are needed, kept for the next file, and replaced
//! when one ends or hangs. As many as ask at the same time.

use std::io::{Error, Result};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::intake::limits::{ANSWER_MIB, READER_SECONDS, TROUBLES};
use crate::intake::worker::{Answer, Failure, Question, understood, written};
use crate::intake::{Carried, Past, Received};

use super::{put, take};

/// Reads files by processes of the program.
pub struct Readers {
    program: PathBuf,
    patience: Duration,
    /// Those that wait for a question.
    idle: Mutex<Vec<Reader>>,
}

impl Readers {
    /// Processes of `program`, this one, each with so much `patience` for a file; that of
    /// [`READER_SECONDS`] where none is given.
    pub fn new(program: PathBuf, patience: Option<Duration>) -> Readers {
        let patience = patience.unwrap_or(Duration::from_secs(READER_SECONDS));
        Readers { program, patience, idle: Mutex::default() }
    }

    /// Opens the file at `place`, called `path`, and whatever is in it. A file in it that ends a process
    /// is passed by the next time; after [`TROUBLES`] of them the rest is left unread.
    ///
    /// # Errors
    /// Where it cannot be read from the disk.
    pub fn receive(&self, place: &Path, path: &str) -> Result<Received> {
        let mut past: Vec<Past> = Vec::new();
        loop {
            let question =
                Question { place: place.as_os_str().to_owned(), path: path.to_owned(), past };
            match self.ask(&question) {
                Ok(Answer::Carried(carried)) => return Ok(carried.into()),
                Ok(Answer::Unread { number: Some(number), .. }) => {
                    return Err(Error::from_raw_os_error(number));
                }
                Ok(Answer::Unread { number: None, detail }) => return Err(Error::other(detail)),
                Ok(Answer::Entering(_)) => {
                    return Ok(Carried::refused(path, Failure::Died.into()).into());
                }
                Err(Lost { failure, over: Some(over) }) if question.past.len() < TROUBLES => {
                    past = question.past;
                    past.push((over, failure.into()));
                }
                Err(Lost { failure, .. }) => {
                    return Ok(Carried::refused(path, failure.into()).into());
                }
            }
        }
    }

    fn ask(&self, question: &Question) -> std::result::Result<Answer, Lost> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut reader = match idle {
            Some(reader) => reader,
            None => Reader::start(&self.program)
                .map_err(|error| Failure::NotStarted { detail: error.to_string() })?,
        };
        let answer = reader.ask(question, self.patience)?;
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(reader);
        Ok(answer)
    }
}

/// No answer, and over which of the files in a file.
struct Lost {
    failure: Failure,
    over: Option<String>,
}

impl From<Failure> for Lost {
    fn from(failure: Failure) -> Lost {
        Lost { failure, over: None }
    }
}

/// A process, and what it says.
struct Reader {
    child: Child,
    questions: ChildStdin,
    answers: Receiver<Vec<u8>>,
}

impl Reader {
    fn start(program: &Path) -> Result<Reader> {
        let mut command = Command::new(program);
        command.arg("worker").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn()?;
        let (Some(questions), Some(mut output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Error::other("no pipe"));
        };
        let (sender, answers) = mpsc::channel();
        let most = u32::try_from(ANSWER_MIB << 20).unwrap_or(u32::MAX);
        thread::spawn(move || {
            while let Ok(said) = take(&mut output, most) {
                if sender.send(said).is_err() {
                    return;
                }
            }
        });
        Ok(Reader { child, questions, answers })
    }

    fn ask(
        &mut self,
        question: &Question,
        patience: Duration,
    ) -> std::result::Result<Answer, Lost> {
        let until = Instant::now() + patience;
        put(&mut self.questions, &written(question)).map_err(|_| Failure::Died)?;
        let mut over = None;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let failure = match self.answers.recv_timeout(left) {
                Ok(said) => match understood(&said) {
                    Some(Answer::Entering(name)) => {
                        over = Some(name);
                        continue;
                    }
                    Some(answer) => return Ok(answer),
                    None => Failure::Died,
                },
                Err(RecvTimeoutError::Disconnected) => Failure::Died,
                Err(RecvTimeoutError::Timeout) => Failure::TooSlow { seconds: patience.as_secs() },
            };
            return Err(Lost { failure, over });
        }
    }
}

impl Drop for Reader {
    /// It waits for a question, hangs, or has ended: the system is to forget it.
    fn drop(&mut self) {
        let _ended = self.child.kill().and_then(|()| self.child.wait());
    }
}
