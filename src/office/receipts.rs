//! The book of receipts, `log/收件.jsonl` beside the description: read with the copies of it that lie there, and
//! added to by who reads the returns of the year's own folder.
//!
//! What a run could not note it notes the next time: no command fails for the book.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics, LogProblem, Problem, Refusal};
use crate::receipts::{Book, Fault, Known, Look, Run};
use crate::shown;

use super::folder_lock::FolderLock;
use super::{input, journal, quarters, version};

/// The book as a command knows it.
pub(crate) struct Receipts {
    book: Book,
    path: PathBuf,
    run: Run,
    /// Whether it is the book of the folder that is read, and can be added to.
    is_own: bool,
    /// What is wrong with it.
    findings: Diagnostics,
}

/// What lies in the files of a book.
struct Read {
    book: Book,
    findings: Diagnostics,
    /// How many bytes of it are lines written to their end; nothing where nothing may be added.
    end: Option<u64>,
}

impl Receipts {
    /// The book of the description at `notice`, where the `returns` that are read lie in its folder: returns
    /// elsewhere are not what its office received. `as_of` is the day that was told to count as today.
    pub(crate) fn of(notice: &Path, returns: Option<&Path>, as_of: Option<Date>) -> Receipts {
        let year = journal::folder(notice);
        let path = place(notice);
        let (by, version) = (input::user(), version::SHORT.to_owned());
        let run = Run { now: input::now(), as_of, by, version };
        let is_own = quarters::lie_in(returns, &year);
        let read = if is_own { read(&path) } else { Read::nothing() };
        let Read { book, findings, end } = read;
        Receipts { book, path, run, is_own: is_own && end.is_some(), findings }
    }

    /// What it says.
    pub(crate) fn known(&self) -> Known<'_> {
        Known { book: &self.book, today: self.run.now.day(), as_of: self.run.as_of }
    }

    /// Notes what was seen in these folders, and tells what is wrong with the book.
    pub(crate) fn note(self, looks: Vec<Look>) -> Diagnostics {
        self.seen(looks).note()
    }

    /// What was seen in these folders, to be noted once the run has done what it was for.
    pub(crate) fn seen(self, looks: Vec<Look>) -> Seen {
        Seen { looks, receipts: self }
    }

    /// Adds the lines, unless another run holds the folder. What others noted meanwhile is not noted again.
    fn add(&self, looks: &[Look]) -> std::io::Result<()> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        let Some(_lock) = FolderLock::now(folder)? else { return Ok(()) };
        let Read { mut book, end: Some(end), .. } = read(&self.path) else { return Ok(()) };
        let mut text = String::new();
        for line in news(&mut book, looks, &self.run) {
            text += &line;
            text.push('\n');
        }
        let mut file = journal::opened_at(&self.path, end)?;
        file.write_all(text.as_bytes())?;
        file.sync_data()
    }
}

/// What a run saw, and the book that it is for.
pub(crate) struct Seen {
    receipts: Receipts,
    looks: Vec<Look>,
}

impl Seen {
    /// Notes it, and tells what is wrong with the book.
    pub(crate) fn note(self) -> Diagnostics {
        let Seen { receipts, looks } = self;
        let has_news = || !news(&mut receipts.book.clone(), &looks, &receipts.run).is_empty();
        let added = if receipts.is_own && has_news() { receipts.add(&looks) } else { Ok(()) };
        let mut findings = receipts.findings;
        findings.extend(added.err().map(|why| unusable(&receipts.path, Refusal::of(&why))));
        findings
    }
}

/// The book of the description at `notice`, and what is wrong with it.
pub(crate) fn book(notice: &Path) -> (Book, Diagnostics) {
    let Read { book, findings, .. } = read(&place(notice));
    (book, findings)
}

fn place(notice: &Path) -> PathBuf {
    journal::folder(notice).join("log").join("收件.jsonl")
}

/// The lines that the book lacks.
fn news(book: &mut Book, looks: &[Look], run: &Run) -> Vec<String> {
    let mut lines = Vec::new();
    for look in looks {
        for line in book.news(look, run) {
            lines.extend(line.json());
            book.push(line);
        }
    }
    lines
}

impl Read {
    fn nothing() -> Read {
        Read { book: Book::default(), findings: Diagnostics::new(), end: None }
    }
}

/// The book at `path` with its copies.
fn read(path: &Path) -> Read {
    let mut all = Read::nothing();
    let own = match journal::bytes_or_none(path) {
        Ok(own) => own,
        Err(error) => {
            all.findings.push(unusable(path, Refusal::to_read(&error)));
            return all;
        }
    };
    let end = memchr::memrchr(b'\n', &own).map_or(0, |end| end + 1);
    let (book, faults) = Book::read(&own);
    // What was saved in another way than text takes no lines.
    let is_text = end == 0 || !book.lines().is_empty();
    all.end = is_text.then_some(end as u64);
    all.book = book;
    all.findings.extend(broken(path, &faults));
    for copy in journal::copies(path, "收件").unwrap_or_default() {
        if let Ok(bytes) = journal::bytes_or_none(&copy) {
            let (book, faults) = Book::read(&bytes);
            all.book.join(book);
            all.findings.extend(broken(&copy, &faults));
        }
    }
    all
}

fn unusable(path: &Path, why: Refusal) -> Diagnostic {
    let file = shown::path(path);
    Diagnostic::nowhere(Problem::Log(LogProblem::BookUnwritten { file, why }))
}

/// The lines of a file that say nothing, of each kind in one message.
fn broken(path: &Path, faults: &[(usize, Fault)]) -> Vec<Diagnostic> {
    let kinds = [Fault::NotOurs, Fault::Newer].into_iter().filter_map(|kind| {
        let mut lines = faults.iter().filter(|(_, fault)| *fault == kind).map(|(line, _)| *line);
        let (file, line, more) = (shown::path(path), lines.next()?, lines.count());
        let found = LogProblem::BookLine { file, line, more, is_newer: kind == Fault::Newer };
        Some(Diagnostic::nowhere(Problem::Log(found)))
    });
    kinds.collect()
}
