//! What comes from outside is read in processes of their own, `hongtou worker`: questions on the
//! standard input, answers on the standard output, limited memory and time ([`Readers`] asks them).
//!
//! The memory is limited by counting what is asked of the allocator, which works alike on every
//! system. What reads too much, crashes or hangs ends one of these processes and no other.

mod readers;

use std::alloc::System;
use std::io::{ErrorKind, Read, Result, Write};
use std::path::Path;

use cap::Cap;

use crate::intake::limits::READER_MIB;
use crate::intake::worker::{Answer, Question, understood, written};
use crate::intake::{Incoming, carried};

use super::Outcome;
use super::stored::{self, Stored};

pub use readers::Readers;

/// Memory is counted in every process and limited in this one.
#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, usize::MAX);

/// Gives this process the memory of a reader and no more; `false` where it has more already. What
/// asks for more ends the process.
#[must_use]
pub fn limit_memory() -> bool {
    MEMORY.set_limit(READER_MIB << 20).is_ok()
}

/// The hidden command: answers until nobody asks any more.
pub(super) fn run() -> Outcome {
    // A panic of the libraries is an answer, and nobody reads the standard error.
    std::panic::set_hook(Box::new(|_| {}));
    if !limit_memory() {
        return Outcome::Failed;
    }
    let (mut questions, mut answers) = (std::io::stdin().lock(), std::io::stdout().lock());
    loop {
        let question = match take(&mut questions, u32::MAX) {
            Ok(bytes) => understood::<Question>(&bytes),
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Outcome::Done,
            Err(_) => return Outcome::Failed,
        };
        let Some(question) = question else { return Outcome::Failed };
        let answer = answer(&question, &mut answers);
        if put(&mut answers, &written(&answer)).is_err() {
            return Outcome::Failed;
        }
    }
}

fn answer(question: &Question, answers: &mut impl Write) -> Answer {
    let Stored { bytes, hash, saved } = match stored::read(Path::new(&question.place)) {
        Ok(stored) => stored,
        Err(error) => {
            return Answer::Unread { number: error.raw_os_error(), detail: error.to_string() };
        }
    };
    let file = Incoming { path: &question.path, bytes: &bytes, hash: &hash, saved };
    let mut entering = |name: &str| {
        // That nobody hears it any more is found out when the answer goes.
        let name = Answer::Entering(name.to_owned());
        let _heard = put(answers, &written(&name));
    };
    let inside = |name: &str| name != question.path;
    Answer::Carried(carried(&file, &question.past, &mut |name| {
        if inside(name) {
            entering(name);
        }
    }))
}

/// Writes bytes with their number before them.
fn put(to: &mut impl Write, bytes: &[u8]) -> Result<()> {
    let length = u32::try_from(bytes.len()).map_err(|_| ErrorKind::FileTooLarge)?;
    to.write_all(&length.to_le_bytes())?;
    to.write_all(bytes)?;
    to.flush()
}

/// Reads bytes that [`put`] wrote, `most` of them.
fn take(from: &mut impl Read, most: u32) -> Result<Vec<u8>> {
    let mut length = [0; 4];
    from.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length);
    if length > most {
        return Err(ErrorKind::FileTooLarge.into());
    }
    let mut bytes = vec![0; length as usize];
    from.read_exact(&mut bytes)?;
    Ok(bytes)
}
