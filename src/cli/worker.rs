//! Old formats are read in a process of its own, `hongtou worker`: bytes on its standard input,
//! the cells as JSON on its standard output, limited memory and time.
//!
//! The memory is limited by counting what is asked of the allocator, which works alike on every
//! system. What reads too much, crashes or hangs ends this process and no other.

use std::alloc::System;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use cap::Cap;

use crate::intake::limits::{ANSWER_MIB, CARRIER_MIB, READER_MIB, READER_SECONDS};
use crate::intake::worker::{Failure, serve};

use super::Outcome;

/// Memory is counted in every process and limited in this one.
#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, usize::MAX);

/// Gives this process the memory of a reader and no more; `false` where it has more already. What
/// asks for more ends the process.
#[must_use]
pub fn limit_memory() -> bool {
    MEMORY.set_limit(READER_MIB << 20).is_ok()
}

/// The hidden command: reads one workbook and answers.
pub(super) fn run() -> Outcome {
    // A panic of the libraries is an answer, and nobody reads the standard error.
    std::panic::set_hook(Box::new(|_| {}));
    if !limit_memory() {
        return Outcome::Failed;
    }
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(CARRIER_MIB << 20).read_to_end(&mut bytes);
    let mut out = std::io::stdout().lock();
    let written = read.and_then(|_| out.write_all(&serve(&bytes))).and_then(|()| out.flush());
    if written.is_ok() { Outcome::Done } else { Outcome::Failed }
}

/// Starts the program again for each workbook it is asked to read.
#[derive(Clone, Debug)]
pub struct Reader {
    /// The program: this one.
    pub program: PathBuf,
    /// How long it waits for an answer.
    pub patience: Duration,
}

impl Reader {
    /// The reader of `program`, with the patience of [`READER_SECONDS`].
    pub fn new(program: PathBuf) -> Reader {
        Reader { program, patience: Duration::from_secs(READER_SECONDS) }
    }

    /// Has `bytes` read: the function that [`intake::open`](crate::intake::open) asks for.
    ///
    /// # Errors
    /// Where there is no answer in time, or none at all.
    pub fn ask(&self, bytes: &[u8]) -> Result<Vec<u8>, Failure> {
        let mut child = self.start()?;
        let answer = self.answer(&mut child, bytes);
        // Killing a process that has ended does nothing; waiting lets the system forget it.
        let ended = answer.is_ok() || child.kill().is_ok();
        let status = child.wait();
        let answer = answer?;
        let good = ended && status.is_ok_and(|status| status.success()) && !answer.is_empty();
        if good { Ok(answer) } else { Err(Failure::Died) }
    }

    fn start(&self) -> Result<Child, Failure> {
        let mut command = Command::new(&self.program);
        command.arg("worker").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        command.spawn().map_err(|error| Failure::NotStarted { detail: error.to_string() })
    }

    /// Bytes go in and the answer comes out at the same time, so that neither waits for the
    /// other; a process that is killed ends both.
    fn answer(&self, child: &mut Child, bytes: &[u8]) -> Result<Vec<u8>, Failure> {
        let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Failure::Died);
        };
        let (sender, receiver) = mpsc::channel();
        thread::scope(|scope| {
            scope.spawn(move || input.write_all(bytes));
            scope.spawn(move || {
                let mut answer = Vec::new();
                let read = output.take(ANSWER_MIB << 20).read_to_end(&mut answer);
                sender.send(read.map(|_| answer))
            });
            let received = receiver.recv_timeout(self.patience);
            match received {
                Ok(Ok(answer)) => Ok(answer),
                Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => Err(Failure::Died),
                Err(RecvTimeoutError::Timeout) => {
                    let seconds = self.patience.as_secs();
                    child.kill().map_or(Err(Failure::Died), |()| Err(Failure::TooSlow { seconds }))
                }
            }
        })
    }
}
