//! Damaged files by the hundred thousand: `cargo bench --bench mutate -- [xlsx|xls|ods|docx|eml|zip|ofd|pdf
//! …] [--inputs 200000] [--seed 1] [--jobs 2]`.
//!
//! Real files of each kind (`seeds`) are damaged in ways that depend on the number of the input and
//! the seed only (`damage`, `structure`), and given to `intake::receive` as the program gives it what lies in
//! the folder of returns. That happens in child processes (`shard`), each with the memory that the
//! program's reader has; a child that ends is counted and replaced. The same command, run again,
//! makes the same inputs. Ends with 1 where a panic got out of the intake, or a process ended or
//! hung outside of what the program runs in a process of its own.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool for developers: it stops where its own input is missing"
)]

mod damage;
mod seeds;
mod shard;
mod structure;
mod tally;

use std::process::ExitCode;

/// The kinds of files, by the extension they come with.
const KINDS: [&str; 8] = ["xlsx", "xls", "ods", "docx", "eml", "zip", "ofd", "pdf"];

/// What is asked for.
struct Wanted {
    kinds: Vec<&'static str>,
    inputs: u64,
    seed: u64,
    jobs: u64,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.first().is_some_and(|first| first == "--shard") {
        return shard::run(&arguments[1..]);
    }
    let Some(wanted) = wanted(&arguments) else {
        eprintln!(
            "mutate [xlsx|xls|ods|docx|eml|zip|ofd|pdf ...] [--inputs N] [--seed N] [--jobs N]"
        );
        return ExitCode::from(2);
    };
    println!("{}", tally::HEAD);
    let mut good = true;
    for kind in &wanted.kinds {
        let tally = tally::run(kind, wanted.inputs, wanted.seed, wanted.jobs);
        println!("{}", tally.row(kind));
        eprint!("{}", tally.details(kind));
        good &= tally.is_good();
    }
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Reads the arguments; cargo adds `--bench`.
fn wanted(arguments: &[String]) -> Option<Wanted> {
    let mut wanted = Wanted { kinds: Vec::new(), inputs: 200_000, seed: 1, jobs: 2 };
    let mut rest = arguments.iter().filter(|one| *one != "--bench");
    while let Some(one) = rest.next() {
        let mut number = || rest.next()?.parse::<u64>().ok();
        match one.as_str() {
            "--inputs" => wanted.inputs = number()?,
            "--seed" => wanted.seed = number()?,
            "--jobs" => wanted.jobs = number()?.max(1),
            kind => wanted.kinds.push(KINDS.into_iter().find(|known| *known == kind)?),
        }
    }
    if wanted.kinds.is_empty() {
        wanted.kinds = KINDS.to_vec();
    }
    Some(wanted)
}
