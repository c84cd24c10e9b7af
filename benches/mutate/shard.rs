//! A child process: takes inputs one after the other and says on its standard output how each
//! ended, a line at a time.
//!
//! `W` and `w` stand around what the program does in a process of its own; `p`
//! is a panic that was caught, `P` one that was not; `=` ends an input, with what was found;
//! `M` at the end is the most memory the process had, in KiB.

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use hongtou::intake::{Incoming, Received, receive};
use hongtou::office::worker::limit_memory;

use crate::{damage, seeds};

/// Takes the inputs `first`, `first + step`, … below `end` of `kind`.
pub(crate) fn run(arguments: &[String]) -> ExitCode {
    let [kind, seed, first, step, end] = arguments else { return ExitCode::from(2) };
    let number = |text: &String| text.parse::<u64>().expect("a number");
    let (seed, step, end) = (number(seed), number(step), number(end));
    let seeds = seeds::of(kind);
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or_else(String::new, ToString::to_string);
        say(&format!("p {}", place.rsplit("/src/").next().unwrap_or(&place)));
    }));
    assert!(limit_memory(), "too large already");
    let mut at = number(first);
    while at < end {
        let mut chance = damage::Chance::new(seed.wrapping_mul(1 << 32).wrapping_add(at));
        let bytes = damage::damaged(&seeds, &mut chance);
        take(kind, &bytes);
        at += step;
    }
    say(&format!("M {}", memory()));
    ExitCode::SUCCESS
}

fn take(kind: &str, bytes: &[u8]) {
    let path = format!("甲.{kind}");
    let file = Incoming { path: &path, bytes, hash: "", saved: None };
    say("W");
    let received = catch_unwind(AssertUnwindSafe(|| receive(&file)));
    say("w");
    match received {
        Ok(received) => say(&format!("= {}", found(&received))),
        Err(_) => {
            say("P");
            say("= ");
        }
    }
}

/// The codes of the findings, and `read` for each file that was.
fn found(received: &Received) -> String {
    let mut words = vec!["read"; received.opened.len()];
    words.extend(vec!["copy"; received.stamped.len()]);
    let findings = received.all_findings().sorted();
    words.extend(findings.iter().map(|found| found.problem.code()));
    words.join(" ")
}

#[expect(clippy::let_underscore_must_use, reason = "the parent may have gone")]
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(format!("{line}\n").as_bytes()).and_then(|()| out.flush());
}

/// The peak of this process as the system counts it; 0 where it does not say.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok()).unwrap_or(0)
}
