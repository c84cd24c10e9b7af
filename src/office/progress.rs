//! How far a long piece of work is: on a terminal only, and only where it takes more than a second; and what it
//! waits for. A page asks how far it is, and may stop it: a process does one piece of work at a time.

use std::io::{IsTerminal, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::diag::{Diagnostic, Diagnostics, Problem, RunProblem};
use crate::shown;

/// Work that takes no longer is done before anybody looks.
const SOON: Duration = Duration::from_secs(1);

/// How many are done, how fast it goes, and how long the rest takes.
const LOOK: &str = "{bar:30} {pos}/{len}  {per_sec}  {eta}";

/// How many pieces of the work at hand are done, of how many.
static DONE: AtomicUsize = AtomicUsize::new(0);
/// See `DONE`; none where nothing is counted now.
static OF: AtomicUsize = AtomicUsize::new(0);
/// Whether somebody wants it stopped.
static STOP: AtomicBool = AtomicBool::new(false);
/// Whether somebody wants no more letters to go out. They may go out beside other work, and are stopped alone.
static STOP_LETTERS: AtomicBool = AtomicBool::new(false);

/// Another piece of work begins, or one is over: nobody has stopped it.
pub(crate) fn anew() {
    OF.store(0, Ordering::Relaxed);
    STOP.store(false, Ordering::Relaxed);
}

/// How many pieces are done now, of how many; nothing where nothing is counted.
pub(crate) fn so_far() -> Option<(usize, usize)> {
    let of = OF.load(Ordering::Relaxed);
    (of > 0).then(|| (DONE.load(Ordering::Relaxed).min(of), of))
}

/// So many pieces are done of so many, of work that shows this itself.
pub(crate) fn tell(done: u64, of: Option<u64>) {
    let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    DONE.store(count(done), Ordering::Relaxed);
    OF.store(of.map_or(0, count), Ordering::Relaxed);
}

/// The work at hand is to stop.
pub(crate) fn stop() {
    STOP.store(true, Ordering::Relaxed);
}

/// Whether it is to.
pub(crate) fn is_stopped() -> bool {
    STOP.load(Ordering::Relaxed)
}

/// Letters are about to go out: nobody has stopped them.
pub(crate) fn letters_anew() {
    STOP_LETTERS.store(false, Ordering::Relaxed);
}

/// No more letters are to go out.
pub(crate) fn stop_letters() {
    STOP_LETTERS.store(true, Ordering::Relaxed);
}

/// Whether no more are to.
pub(crate) fn are_letters_stopped() -> bool {
    STOP_LETTERS.load(Ordering::Relaxed)
}

/// That the work at hand goes on.
///
/// # Errors
/// Where somebody stopped it.
pub(crate) fn goes_on() -> Result<(), Diagnostics> {
    let stopped = || Diagnostic::nowhere(Problem::Run(RunProblem::Stopped)).into();
    if is_stopped() { Err(stopped()) } else { Ok(()) }
}

/// A bar for so many pieces of one kind.
pub(crate) struct Progress {
    bar: ProgressBar,
    on_terminal: bool,
}

impl Progress {
    /// None of `count` is done.
    pub(crate) fn of(count: usize) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(count as u64), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template(LOOK) {
            bar.set_style(style);
        }
        DONE.store(0, Ordering::Relaxed);
        OF.store(count, Ordering::Relaxed);
        Progress { bar, on_terminal: std::io::stderr().is_terminal() }
    }

    /// One more is done.
    pub(crate) fn one(&self) {
        self.bar.inc(1);
        DONE.fetch_add(1, Ordering::Relaxed);
        if self.on_terminal && self.bar.is_hidden() && self.bar.elapsed() > SOON {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// All are done: the bar goes away.
    pub(crate) fn end(&self) {
        self.bar.finish_and_clear();
        OF.store(0, Ordering::Relaxed);
    }
}

/// Says that somebody else is writing into the folder, and that this run waits. In both languages: it
/// is said in the middle of a run, and goes by.
pub(crate) fn waiting(folder: &Path, holder: &str) {
    let (folder, holder) = (shown::path(folder), if holder.is_empty() { "?" } else { holder });
    let words = format!(
        "正在等另一个窗口往“{folder}”里写完（{holder}） / waiting for another run that writes there\n"
    );
    // A closed pipe is the reader's choice.
    let _said = anstream::stderr().write_all(shown::plain_lines(&words).as_bytes());
}
