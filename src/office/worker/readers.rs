//! The processes that read: started when they are needed, kept for the next file, and replaced
//! when one ends or hangs. As many as ask at the same time, or as the system lets be started.

use std::io::{BufReader, Error, Result};
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::diag::Returned;
use crate::intake::limits::{ANSWER_MIB, READER_SECONDS, TROUBLES};
use crate::intake::{Carried, Paper, Past, Received};
use crate::published::Described;

use super::watch::{Watch, Watched};
use super::wire::{Answer, Asked, Drawn, Failure, Question, What, understood};
use super::{framed, put, take};

/// Bytes of an answer.
#[expect(clippy::cast_possible_truncation, reason = "a number of ours, far below 4 GiB")]
const MOST: u32 = (ANSWER_MIB << 20) as u32;

/// Reads files by processes of the program.
pub struct Readers {
    program: PathBuf,
    patience: Duration,
    pool: Mutex<Pool>,
    /// Told whenever one was given back or lost.
    given_back: Condvar,
    watch: Watch,
}

/// The processes that live.
#[derive(Default)]
struct Pool {
    /// Those that wait for a question.
    idle: Vec<Reader>,
    /// How many are being asked.
    asked: usize,
}

impl Readers {
    /// Processes of `program`, this one, each with so much `patience` for a file; that of
    /// [`READER_SECONDS`] where none is given.
    pub fn new(program: PathBuf, patience: Option<Duration>) -> Readers {
        let patience = patience.unwrap_or(Duration::from_secs(READER_SECONDS));
        let (pool, given_back) = (Mutex::default(), Condvar::new());
        Readers { program, patience, pool, given_back, watch: Watch::start(patience) }
    }

    /// Starts one before anybody asks: threads that are started next may take what the system gives.
    ///
    /// # Errors
    /// Where it lets none be started.
    pub fn start_one(&self) -> std::result::Result<(), Failure> {
        let reader = self.take_reader()?;
        self.give_back(Some(reader));
        Ok(())
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
                Question { files: vec![asked(place, path)], past, as_what: What::Return };
            match self.ask(&question) {
                Ok(answers) => return told(answers.into_iter().next(), path),
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

    /// Opens several files as [`Readers::receive`] opens one: place and path of each. They are asked for
    /// together, because a process that changes with another for each small file finds nothing of its own
    /// near; if one of them brings no answer, each is asked for alone.
    pub fn receive_all(&self, files: &[(&Path, &str)]) -> Vec<Result<Received>> {
        let all = files.iter().map(|(place, path)| asked(place, path)).collect();
        match self.ask(&Question { files: all, past: Vec::new(), as_what: What::Return }) {
            Ok(answers) => {
                let one = |(answer, (_, path)): (Answer, &(&Path, &str))| told(Some(answer), path);
                answers.into_iter().zip(files).map(one).collect()
            }
            Err(_) => files.iter().map(|(place, path)| self.receive(place, path)).collect(),
        }
    }

    /// The description of the published paper in the file at `place`, or why there is none.
    ///
    /// # Errors
    /// Where it cannot be read from the disk.
    pub fn paper(&self, place: &Path) -> Result<std::result::Result<Described, Returned>> {
        let files = vec![asked(place, "")];
        let question = Question { files, past: Vec::new(), as_what: What::Paper };
        match self.ask(&question).map(|answers| answers.into_iter().next()) {
            Ok(Some(Answer::Paper(paper))) => Ok(paper),
            Ok(Some(Answer::Unread { number, detail })) => Err(unread(number, detail)),
            Ok(_) => Ok(Err(Failure::Died.into())),
            Err(lost) => Ok(Err(lost.failure.into())),
        }
    }

    /// The words of the published paper in the file at `place`; none where they cannot be read.
    pub fn words(&self, place: &Path) -> Option<Paper> {
        let files = vec![asked(place, "")];
        let question = Question { files, past: Vec::new(), as_what: What::Words };
        match self.ask(&question).ok()?.into_iter().next()? {
            Answer::Words(words) => words.ok(),
            Answer::Entering(_)
            | Answer::Carried(_)
            | Answer::Paper(_)
            | Answer::Picture(_)
            | Answer::Unread { .. } => None,
        }
    }

    /// A page (from 0) of the file at `place`, or of the one with that hash in it; none where none can be drawn.
    pub fn picture(&self, place: &Path, hash: &str, page: usize) -> Option<Drawn> {
        let as_what = What::Picture { hash: hash.to_owned(), page };
        let question = Question { files: vec![asked(place, "")], past: Vec::new(), as_what };
        match self.ask(&question).ok()?.into_iter().next()? {
            Answer::Picture(drawn) => drawn,
            Answer::Entering(_)
            | Answer::Carried(_)
            | Answer::Paper(_)
            | Answer::Words(_)
            | Answer::Unread { .. } => None,
        }
    }

    fn ask(&self, question: &Question) -> std::result::Result<Vec<Answer>, Lost> {
        let mut reader = self.take_reader()?;
        let answers = reader.ask(question, self.patience);
        self.give_back(answers.is_ok().then_some(reader));
        answers
    }

    /// One that is idle, else a new one. Where the system starts no more (it lets only so many files be
    /// open), the first that the others give back.
    fn take_reader(&self) -> std::result::Result<Reader, Failure> {
        if let Some(error) = self.watch.asleep() {
            return Err(Failure::NotStarted { detail: error.to_string() });
        }
        let mut pool = self.pool();
        loop {
            // One is started at a time: a start opens more for a moment than it keeps open.
            let reader = match pool.idle.pop() {
                Some(reader) => Ok(reader),
                None => Reader::start(&self.program).inspect(|new| self.watch.over(&new.process)),
            };
            match reader {
                Ok(reader) => {
                    pool.asked += 1;
                    return Ok(reader);
                }
                Err(error) if pool.asked == 0 => {
                    return Err(Failure::NotStarted { detail: error.to_string() });
                }
                Err(_) => {
                    pool = self.given_back.wait(pool).unwrap_or_else(PoisonError::into_inner);
                }
            }
        }
    }

    /// A reader that answered, or none where it is lost.
    fn give_back(&self, reader: Option<Reader>) {
        let mut pool = self.pool();
        pool.asked = pool.asked.saturating_sub(1);
        pool.idle.extend(reader);
        drop(pool);
        // All who wait: the last must hear that nobody is left to wait for.
        self.given_back.notify_all();
    }

    fn pool(&self) -> MutexGuard<'_, Pool> {
        self.pool.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn asked(place: &Path, path: &str) -> Asked {
    Asked { place: place.as_os_str().to_owned(), path: path.to_owned() }
}

/// What an answer says of the file called `path`.
///
/// # Errors
/// Where the file cannot be read from the disk.
fn told(answer: Option<Answer>, path: &str) -> Result<Received> {
    match answer {
        Some(Answer::Carried(carried)) => Ok(carried.into()),
        Some(Answer::Unread { number, detail }) => Err(unread(number, detail)),
        Some(Answer::Entering(_) | Answer::Paper(_) | Answer::Words(_) | Answer::Picture(_))
        | None => Ok(Carried::refused(path, Failure::Died.into()).into()),
    }
}

fn unread(number: Option<i32>, detail: String) -> Error {
    number.map_or_else(|| Error::other(detail), Error::from_raw_os_error)
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

/// A process that reads.
struct Reader {
    process: Arc<Watched>,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Reader {
    fn start(program: &Path) -> Result<Reader> {
        let mut command = Command::new(program);
        command.arg("worker").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        // Its allocator gives back at once what a file took: many readers run side by side.
        command.env("MIMALLOC_PURGE_DELAY", "0");
        let mut child = command.spawn()?;
        let (Some(questions), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Error::other("no pipe"));
        };
        let process = Arc::new(Watched::new(child));
        Ok(Reader { process, questions, answers: BufReader::new(answers) })
    }

    /// What it answers within `patience`, of each file. An ended process says nothing more: nothing is
    /// waited for longer than the watch lets it live.
    fn ask(
        &mut self,
        question: &Question,
        patience: Duration,
    ) -> std::result::Result<Vec<Answer>, Lost> {
        self.process.has(patience);
        let mut over = None;
        let asked = put(&mut self.questions, &framed(question));
        let one = |_| self.answer(&mut over);
        let answers = asked.ok().and_then(|()| question.files.iter().map(one).collect());
        let was_ended = self.process.is_ready();
        let too_slow = Failure::TooSlow { seconds: patience.as_secs() };
        let failure = if was_ended { too_slow } else { Failure::Died };
        answers.ok_or(Lost { failure, over })
    }

    /// The next answer, and in `over` the last file in the file that it is about.
    fn answer(&mut self, over: &mut Option<String>) -> Option<Answer> {
        loop {
            match understood(&take(&mut self.answers, MOST).ok()?)? {
                Answer::Entering(name) => *over = Some(name),
                answer @ (Answer::Carried(_)
                | Answer::Paper(_)
                | Answer::Words(_)
                | Answer::Picture(_)
                | Answer::Unread { .. }) => {
                    return Some(answer);
                }
            }
        }
    }
}

impl Drop for Reader {
    /// It waits for a question, hangs, or has ended: the system is to forget it.
    fn drop(&mut self) {
        self.process.end();
    }
}
