//! The hostile set (tests/suite/hostile), file by file: the program reads a folder with nothing else
//! in it, and may take two seconds and 300 MB for it.
//!
//! `cargo bench --bench hostile [-- NAME …]`. Time is what the kernel counts for the program and the
//! reader it starts, in user and system mode together: on a busy machine the clock on the wall,
//! shown beside it, says more about the others. Memory is the largest sum seen of what both had at
//! most. Linux only; ends with 1 where a file is over.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a tool for developers: it lays out its own input, and stops where that fails"
)]

#[path = "../tests/suite/hostile/files.rs"]
mod files;
#[path = "../tests/suite/hostile/makers.rs"]
mod makers;
#[path = "../tests/suite/hostile/products.rs"]
mod products;
#[path = "../tests/suite/hostile/raw_zip.rs"]
mod raw_zip;
#[path = "../tests/suite/hostile/watch.rs"]
mod watch;

use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

/// Seconds that reading one file may take.
const SECONDS: f64 = 2.0;
/// Megabytes that it may take.
const MEGABYTES: f64 = 300.0;
/// Ticks of the kernel's clock in a second, as /proc counts on every Linux.
const TICKS: f64 = 100.0;

/// What reading a file cost.
struct Cost {
    seconds: f64,
    wall: Duration,
    megabytes: f64,
}

fn main() -> ExitCode {
    let wanted: Vec<String> =
        std::env::args().skip(1).filter(|one| !one.starts_with("--")).collect();
    let chosen = |file: &files::File| {
        wanted.is_empty() || wanted.iter().any(|name| file.name.contains(name.as_str()))
    };
    let files: Vec<files::File> = files::all().into_iter().filter(chosen).collect();
    let (mut most, mut over) = (Cost { seconds: 0.0, ..none() }, 0);
    println!("{:>7} {:>7} {:>7}  file", "s", "s wall", "MB");
    for file in &files {
        let cost = read(file);
        let bad = cost.seconds > SECONDS || cost.megabytes > MEGABYTES;
        over += usize::from(bad);
        let sign = if bad { "  TOO MUCH" } else { "" };
        println!("{}  {}{sign}", line(&cost), file.name);
        most.seconds = most.seconds.max(cost.seconds);
        most.wall = most.wall.max(cost.wall);
        most.megabytes = most.megabytes.max(cost.megabytes);
    }
    println!(
        "{}  the most of {} files; {over} over {SECONDS} s or {MEGABYTES} MB",
        line(&most),
        files.len()
    );
    if over == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

const fn none() -> Cost {
    Cost { seconds: 0.0, wall: Duration::ZERO, megabytes: 0.0 }
}

fn line(cost: &Cost) -> String {
    format!("{:>7.2} {:>7.2} {:>7.1}", cost.seconds, cost.wall.as_secs_f64(), cost.megabytes)
}

/// `hongtou status --json` on a folder with that file.
fn read(file: &files::File) -> Cost {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join(&file.name), &file.bytes).expect("a file");
    let notice = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/notices/2024/notice.yaml");
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.args(["status", notice, "--period", "2024Q1", "--json", "--as-of", "2024-04-10"]);
    command.arg("--returns").arg(folder.path()).stdout(Stdio::null()).stderr(Stdio::null());
    let begun = Instant::now();
    let mut child = command.spawn().expect("the program");
    let mut cost = none();
    // What has ended keeps its times until somebody asks how it ended.
    while !has_ended(child.id()) {
        cost.megabytes = cost.megabytes.max(kilobytes(child.id()) / 1_000.0);
        std::thread::sleep(Duration::from_millis(2));
    }
    cost.wall = begun.elapsed();
    cost.seconds = ticks(child.id()) / TICKS;
    let status = child.wait().expect("an end");
    assert!(matches!(status.code(), Some(0 | 1)), "{}: {status}", file.name);
    cost
}

fn kilobytes(process: u32) -> f64 {
    f64::from(u32::try_from(watch::memory(process)).unwrap_or(u32::MAX))
}

/// The fields of /proc/PID/stat behind the name (proc(5)), from the state on.
fn stat(process: u32) -> Vec<String> {
    let path = format!("/proc/{process}/stat");
    let text = std::fs::read_to_string(Path::new(&path)).expect("Linux");
    let (_, fields) = text.rsplit_once(") ").expect("a name in brackets");
    fields.split_whitespace().map(str::to_owned).collect()
}

fn has_ended(process: u32) -> bool {
    stat(process)[0] == "Z"
}

/// utime, stime, and those of the children that have ended.
fn ticks(process: u32) -> f64 {
    stat(process)[11..15].iter().map(|field| field.parse::<f64>().expect("a number")).sum()
}
