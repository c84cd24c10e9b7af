//! The command line: asks the office for what is wanted, and prints.
//!
//! Exit codes: what looks at something (`check`, `status`, `report`, `remind`) 0 nothing found, or
//! warnings only, 1 errors, or with `--strict` warnings; what sends (`send`, `remind`) 1 where some
//! mails did not go out; every other command 0 done, 2 errors in the description and nothing
//! written; 2 always where the program could not work.

mod about;
mod archival;
mod archive;
mod args;
mod asked;
mod by_hand;
mod check;
mod columns;
mod consolidate;
mod demo;
mod examples;
mod explain;
mod extras;
mod fix;
mod fonts;
mod forms;
mod help;
mod init;
mod interview;
mod lang;
mod ledger;
mod notice;
mod open;
mod remind;
pub mod render;
mod report;
mod sample_copy;
mod samples;
mod schema;
mod send;
mod silent;
mod status;
mod templates;
mod terminal;
mod usage;
mod welcome;

use std::io::ErrorKind;
use std::num::NonZero;
use std::process::ExitCode;
use std::sync::mpsc::{self, Sender};

use args::{Command, StrictArgs};
use rayon::{ThreadBuilder, ThreadPoolBuilder};

use crate::diag::{Diagnostic, Severity};
use crate::office::{input, worker};
use crate::sheet;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Done; there may have been warnings.
    Done,
    /// The input has errors, and reporting them was what was asked for; or mails did not go out.
    Findings,
    /// The program could not do what was asked.
    Failed,
}

impl Outcome {
    /// How a command ends that is done and found this on its way.
    fn with<'f>(
        findings: impl IntoIterator<Item = &'f Diagnostic>,
        StrictArgs { strict }: StrictArgs,
    ) -> Outcome {
        let worst = findings.into_iter().map(Diagnostic::severity).max();
        Outcome::by(worst, StrictArgs { strict })
    }

    /// How a command ends that is done, and on whose way this was the worst.
    fn by(worst: Option<Severity>, StrictArgs { strict }: StrictArgs) -> Outcome {
        let counts = |found: Severity| strict || found == Severity::Error;
        if worst.is_some_and(counts) { Outcome::Findings } else { Outcome::Done }
    }
}

/// Bytes of stack for a command: what a system gives the first thread may be a sixteenth.
const STACK: usize = 16 << 20;

/// A thread that the library of workbooks does not get is told as an error where the workbook is made.
fn leave_threads_untold() {
    let tell = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !sheet::is_for_want_of_a_thread(panic.payload()) {
            tell(panic);
        }
    }));
}

/// Runs the program with the arguments of the process, on a stack of its own.
pub fn run() -> ExitCode {
    leave_threads_untold();
    let on_its_own = std::thread::Builder::new().stack_size(STACK).spawn(work);
    // A panic has been told on its way here.
    let code = on_its_own.map_or_else(|_| work(), |thread| thread.join().unwrap_or(101));
    welcome::keep_window(code);
    ExitCode::from(code)
}

fn work() -> u8 {
    let args = match usage::arguments() {
        Ok(args) => args,
        Err(code) => return code,
    };
    let lang = lang::chosen(args.lang);
    // A reader reads one file after the other.
    if !matches!(args.command, Command::Worker) {
        // The page waits on this thread for whoever asks.
        start_threads(args.jobs, !matches!(args.command, Command::Open(_)));
    }
    let clock = input::clock().and_then(|()| input::set_clock(args.clock.as_deref()));
    if let Err(wrong) = clock {
        report::findings(wrong, lang);
        return 2;
    }
    let outcome = match &args.command {
        Command::Demo(demo) => demo::run(demo, lang),
        Command::Open(open) => open::run(open, lang),
        Command::Init(init) => init::run(init, lang),
        Command::Check(check) => check::run(check, lang),
        Command::Explain(explain) => explain::run(explain, lang),
        Command::Notice(notice) => notice::run(notice, lang),
        Command::Forms(forms) => forms::run(forms, lang),
        Command::Send(send) => send::run(send, lang),
        Command::Status(status) => status::run(status, lang),
        Command::Remind(remind) => remind::run(remind, lang),
        Command::Log(log) => ledger::run(log, lang),
        Command::Report(report) => consolidate::run(report, lang),
        Command::Archive(archive) => archive::run(archive, lang),
        Command::Fonts(fonts) => fonts::run(fonts, lang),
        Command::Schema(schema) => schema::run(schema, lang),
        Command::Templates(templates) => templates::run(templates, lang),
        Command::Worker if worker::run() => Outcome::Done,
        Command::Worker => Outcome::Failed,
        Command::Extras(extras) => extras::run(extras, lang),
    };
    let outcome = if report::all_said(lang) { outcome } else { Outcome::Failed };
    match outcome {
        Outcome::Done => 0,
        Outcome::Findings => 1,
        Outcome::Failed => 2,
    }
}

/// Work that is done side by side takes that many processors, or all: more threads than there are would only
/// take memory, each its own. This thread is one of them where it `works` itself, or the system gives no others: what
/// comes of it is the same.
#[expect(clippy::let_underscore_must_use, reason = "fewer processors are no fault")]
fn start_threads(jobs: Option<u16>, works: bool) {
    let processors = std::thread::available_parallelism().map_or(1, NonZero::get);
    let wanted = jobs.map_or(processors, |jobs| usize::from(jobs).clamp(1, processors));
    // Each of the others is there before it is counted: where one is missing, a pool waits for it for ever.
    let others: Vec<Sender<ThreadBuilder>> =
        (usize::from(works)..wanted).map_while(|_| waiting_thread().ok()).collect();
    let pool = ThreadPoolBuilder::new();
    let pool = match works || others.is_empty() {
        true => pool.num_threads(others.len() + 1).use_current_thread(),
        false => pool.num_threads(others.len()),
    };
    let mut others = others.into_iter();
    let take_place = |place| {
        let one = others.next().ok_or(ErrorKind::NotFound)?;
        one.send(place).map_err(|_| ErrorKind::BrokenPipe.into())
    };
    let _ = pool.spawn_handler(take_place).build_global();
}

/// A thread that waits for its place among those that work side by side.
fn waiting_thread() -> std::io::Result<Sender<ThreadBuilder>> {
    let (place, taken) = mpsc::channel();
    std::thread::Builder::new().spawn(move || taken.recv().map(ThreadBuilder::run))?;
    Ok(place)
}
