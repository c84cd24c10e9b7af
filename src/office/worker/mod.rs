//! What comes from outside is read in processes of their own, `hongtou worker`: questions on the
//! standard input, answers on the standard output, limited memory and time ([`Readers`] asks them).
//!
//! The memory is limited by counting what is asked of the allocator, which works alike on every
//! system. What reads too much, crashes or hangs ends one of these processes and no other.

mod readers;
mod watch;
mod wire;

#[cfg(windows)]
use std::alloc::System as Heap;
use std::io::{ErrorKind, Read, Result, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use cap::Cap;
#[cfg(not(windows))]
use mimalloc::MiMalloc as Heap;
use serde::Serialize;

use crate::diag::{Bound, Returned};
use crate::intake::limits::{HASHED_MIB, READER_MIB};
use crate::intake::{self, Carried, Incoming, Paper, Past, carried};
use crate::picture;
use crate::published::{self, Described};

use super::stored::{self, Stored};
use wire::{Asked, Question, What, understood};

pub use readers::Readers;
pub use wire::{Answer, Drawn, Failure, written};

/// Memory is counted in every process and limited in this one. What one thread frees another finds, also in
/// the program against musl (docs/performance.md); Windows has one heap for all threads.
#[global_allocator]
static MEMORY: Cap<Heap> = Cap::new(Heap, usize::MAX);

/// Gives this process the memory of a reader and no more; `false` where it has more already. What
/// asks for more ends the process.
#[must_use]
pub fn limit_memory() -> bool {
    MEMORY.set_limit(READER_MIB << 20).is_ok()
}

/// The hidden command: answers until nobody asks any more. Says whether it could.
pub(crate) fn run() -> bool {
    // A panic of the libraries is an answer, and nobody reads the standard error.
    std::panic::set_hook(Box::new(|_| {}));
    if !limit_memory() {
        return false;
    }
    let mut questions = std::io::stdin().lock();
    let mut answers = std::io::stdout().lock();
    loop {
        let question = match take(&mut questions, u32::MAX) {
            Ok(bytes) => understood::<Question>(&bytes),
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => return true,
            Err(_) => return false,
        };
        let Some(question) = question else { return false };
        let said = said(&question, &mut answers);
        if put(&mut answers, &said).is_err() {
            return false;
        }
    }
}

/// The answers to `question`, one behind the other. Where one file is asked for, the marks of those in it
/// go out at once.
fn said(question: &Question, answers: &mut impl Write) -> Vec<u8> {
    let mut entering = |mark: &str| {
        // That nobody hears it any more is found out when the answer goes.
        let _heard = put(answers, &framed(&Answer::Entering(mark.to_owned())));
    };
    match (&question.files[..], &question.as_what) {
        ([file], What::Paper) => {
            framed(&paper(file, |paper| Answer::Paper(paper.and_then(|paper| described(&paper)))))
        }
        ([file], What::Words) => framed(&paper(file, Answer::Words)),
        ([file], What::Picture { hash, page }) => framed(&picture(file, hash, *page)),
        ([file], What::Return) => framed(&answer(file, &question.past, &mut entering)),
        (files, _) => {
            files.iter().flat_map(|file| framed(&answer(file, &[], &mut |_| ()))).collect()
        }
    }
}

fn answer(file: &Asked, past: &[Past], entering: &mut dyn FnMut(&str)) -> Answer {
    let Stored { bytes, hash, saved } = match stored::read(Path::new(&file.place)) {
        Ok(Some(stored)) => stored,
        Ok(None) => {
            let problem = Returned::Beyond { bound: Bound::File, limit: HASHED_MIB };
            return Answer::Carried(Carried::refused(&file.path, problem));
        }
        Err(error) => return unread(&error),
    };
    let incoming = Incoming { path: &file.path, bytes: &bytes, hash: &hash, saved };
    Answer::Carried(carried(&incoming, past, entering))
}

/// What `told` makes of a published paper.
fn paper(
    file: &Asked,
    told: impl FnOnce(std::result::Result<Paper, Returned>) -> Answer,
) -> Answer {
    match stored::read(Path::new(&file.place)) {
        Ok(Some(stored)) => told(intake::paper(&stored.bytes)),
        Ok(None) => {
            let problem = Returned::Beyond { bound: Bound::File, limit: HASHED_MIB };
            told(Err(problem))
        }
        Err(error) => unread(&error),
    }
}

/// A page of a file or of one in it, drawn; a picture as it is.
fn picture(file: &Asked, hash: &str, page: usize) -> Answer {
    let Ok(Some(stored)) = stored::read(Path::new(&file.place)) else {
        return Answer::Picture(None);
    };
    let Stored { bytes, hash: own, saved } = stored;
    let incoming = Incoming { path: &file.path, bytes: &bytes, hash: &own, saved };
    let drawn = || {
        let bytes = intake::inner(&incoming, hash)?;
        match picture::kind(&bytes) {
            Some(kind) => (page == 0).then(|| Drawn { bytes, kind: kind.to_owned() }),
            None => {
                let bytes = picture::page(bytes, page)?;
                Some(Drawn { bytes, kind: "image/png".to_owned() })
            }
        }
    };
    Answer::Picture(catch_unwind(AssertUnwindSafe(drawn)).unwrap_or_default())
}

/// The description of a paper; where our own code fails over it, it is one that cannot be read.
fn described(paper: &Paper) -> std::result::Result<Described, Returned> {
    catch_unwind(AssertUnwindSafe(|| published::describe(paper))).map_err(|_| Returned::ReaderDied)
}

fn unread(error: &std::io::Error) -> Answer {
    Answer::Unread { number: error.raw_os_error(), detail: error.to_string() }
}

/// What is said, as bytes with their number before them.
fn framed(said: &impl Serialize) -> Vec<u8> {
    let bytes = written(said);
    // No answer is that long: whoever asked sees that it is none.
    let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    [&length.to_le_bytes(), &bytes[..]].concat()
}

/// Writes in one piece: each piece wakes the reader.
fn put(to: &mut impl Write, said: &[u8]) -> Result<()> {
    to.write_all(said)?;
    to.flush()
}

/// Reads what [`framed`] has made, `most` bytes of it.
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
