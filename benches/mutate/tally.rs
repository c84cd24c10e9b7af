//! Children, started and replaced; what became of each input, counted.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// The head of the table.
pub(crate) const HEAD: &str = "| kind | inputs | read | refused | reader ended | reader hung | \
    panics caught | panics got out | ended | hung | MiB | s |\n\
    | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |";

/// An input that takes longer hangs: the program gives its reader as long.
const PATIENCE: Duration = Duration::from_secs(20);

/// What became of the inputs of a kind.
#[derive(Default)]
pub(crate) struct Tally {
    inputs: u64,
    read: u64,
    reader_ended: u64,
    reader_hung: u64,
    got_out: u64,
    /// Inputs at which a process ended or hung outside its reader.
    ended: Vec<u64>,
    hung: Vec<u64>,
    caught: BTreeMap<String, u64>,
    codes: BTreeMap<String, u64>,
    memory: u64,
    seconds: u64,
}

/// Gives `inputs` inputs of `kind` to `jobs` children.
pub(crate) fn run(kind: &str, inputs: u64, seed: u64, jobs: u64) -> Tally {
    let begun = Instant::now();
    let mut whole = Tally::default();
    thread::scope(|scope| {
        let jobs: Vec<_> = (0..jobs)
            .map(|job| scope.spawn(move || share(kind, seed, job, jobs, inputs)))
            .collect();
        for job in jobs {
            whole.add(job.join().expect("a tally"));
        }
    });
    whole.seconds = begun.elapsed().as_secs();
    whole
}

/// The inputs of one job, by one child after the other.
fn share(kind: &str, seed: u64, job: u64, jobs: u64, inputs: u64) -> Tally {
    let mut tally = Tally::default();
    let mut next = job;
    while next < inputs {
        next = child(kind, seed, (next, jobs, inputs), &mut tally);
    }
    tally
}

/// One child, to its end. Gives the input behind the last it took.
fn child(kind: &str, seed: u64, (first, step, end): (u64, u64, u64), tally: &mut Tally) -> u64 {
    let mut child =
        start(&[kind, &seed.to_string(), &first.to_string(), &step.to_string(), &end.to_string()]);
    let lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let (sender, receiver) = mpsc::channel();
    let reader = thread::spawn(move || {
        lines.map_while(Result::ok).try_for_each(|line| sender.send(line)).is_ok()
    });
    let (mut at, mut in_reader) = (first, false);
    let hung = loop {
        match receiver.recv_timeout(PATIENCE) {
            Ok(line) => at += step * u64::from(tally.line(&line, &mut in_reader)),
            Err(RecvTimeoutError::Disconnected) => break false,
            Err(RecvTimeoutError::Timeout) => break child.kill().is_ok(),
        }
    };
    let good = child.wait().is_ok_and(|status| status.success()) && !hung;
    drop(receiver);
    let _joined = reader.join();
    if good {
        return end.max(at);
    }
    tally.inputs += 1;
    match (hung, in_reader) {
        (false, true) => tally.reader_ended += 1,
        (true, true) => tally.reader_hung += 1,
        (false, false) => tally.ended.push(at),
        (true, false) => tally.hung.push(at),
    }
    at + step
}

fn start(arguments: &[&str]) -> Child {
    let program = std::env::current_exe().expect("this program");
    let mut command = Command::new(program);
    command.arg("--shard").args(arguments).stdout(Stdio::piped()).stderr(Stdio::null());
    command.spawn().expect("a child")
}

impl Tally {
    /// Counts a line; whether it ends an input.
    fn line(&mut self, line: &str, in_reader: &mut bool) -> bool {
        let (mark, rest) = line.split_at(1.min(line.len()));
        match mark {
            "W" => *in_reader = true,
            "w" => *in_reader = false,
            "p" => *self.caught.entry(rest.trim().to_owned()).or_default() += 1,
            "P" => self.got_out += 1,
            "M" => self.memory = self.memory.max(rest.trim().parse().unwrap_or(0)),
            _ => {
                self.inputs += 1;
                self.read += u64::from(rest.contains("read") || rest.contains("copy"));
                for word in rest.split_whitespace() {
                    *self.codes.entry(word.to_owned()).or_default() += 1;
                }
                return true;
            }
        }
        false
    }

    fn add(&mut self, other: Tally) {
        self.inputs += other.inputs;
        self.read += other.read;
        self.reader_ended += other.reader_ended;
        self.reader_hung += other.reader_hung;
        self.got_out += other.got_out;
        self.ended.extend(other.ended);
        self.hung.extend(other.hung);
        self.memory = self.memory.max(other.memory);
        for (place, count) in other.caught {
            *self.caught.entry(place).or_default() += count;
        }
        for (code, count) in other.codes {
            *self.codes.entry(code).or_default() += count;
        }
    }

    /// Whether nothing reached the user but findings.
    pub(crate) fn is_good(&self) -> bool {
        self.got_out == 0 && self.ended.is_empty() && self.hung.is_empty()
    }

    /// A line of the table.
    pub(crate) fn row(&self, kind: &str) -> String {
        let reader = self.reader_ended + self.reader_hung;
        let refused = self.inputs.saturating_sub(self.read + reader);
        // A panic that got out was reported by the hook too.
        let caught = self.caught.values().sum::<u64>().saturating_sub(self.got_out);
        format!(
            "| {kind} | {} | {} | {refused} | {} | {} | {caught} | {} | {} | {} | {} | {} |",
            self.inputs,
            self.read,
            self.reader_ended,
            self.reader_hung,
            self.got_out,
            self.ended.len(),
            self.hung.len(),
            self.memory / 1_024,
            self.seconds,
        )
    }

    /// What the table has no room for: codes, places of panics, the numbers of bad inputs.
    pub(crate) fn details(&self, kind: &str) -> String {
        let mut text = format!("{kind}: {:?}\n", self.codes);
        for (place, count) in &self.caught {
            let _written = writeln!(text, "  panic {count} x {place}");
        }
        if !self.is_good() {
            let _written = writeln!(text, "  ended at {:?}, hung at {:?}", self.ended, self.hung);
        }
        text
    }
}
