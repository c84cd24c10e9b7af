//! The price of reading in processes of their own: 1,000 good returns from the disk, each read and
//! reduced, by as many threads as there are processors, and by the program's readers; by turns.
//!
//! `cargo bench --bench reading`; ends with 1 where the clock's ratio of the medians is over 1.15.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a tool for developers: it stops where its own input is missing"
)]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use hongtou::form::{self, Answer, Answers, CellText, Field, FormGrid};
use hongtou::intake::{self, Incoming};
use hongtou::notice::{self, Notice, UnitId};
use hongtou::office::worker::Readers;
use hongtou::period::Period;
use hongtou::returns::Sorter;
use rayon::prelude::*;
use sha2::{Digest, Sha256};

const RETURNS: usize = 1_000;
const ROUNDS: usize = 15;
const MOST: f64 = 1.15;

fn main() -> ExitCode {
    if std::env::args().any(|one| one == "--test") {
        return ExitCode::SUCCESS;
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/notices/2024/notice.yaml");
    let reading = notice::read("notice.yaml", &std::fs::read(path).expect("a notice"));
    let notice = reading.notice.expect("a notice without errors");
    let period = Period::parse("2024Q1").expect("a period");
    let folder = tempfile::tempdir().expect("a folder");
    let files = returns(folder.path(), &notice, period);
    let sorter = Sorter::new(&notice, period, None);
    let rounds: Vec<(f64, f64)> =
        (0..ROUNDS).map(|_| (by_threads(&files, &sorter), by_processes(&files, &sorter))).collect();
    let threads = median(rounds.iter().map(|one| one.0).collect());
    let processes = median(rounds.iter().map(|one| one.1).collect());
    let ratio = processes / threads;
    println!(
        "{RETURNS} returns: threads {threads:.3} s, processes {processes:.3} s, ratio {ratio:.2}"
    );
    if ratio > MOST { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Filled forms, unit after unit, in `folder`.
fn returns(folder: &Path, notice: &Notice, period: Period) -> Vec<PathBuf> {
    let ids = (0..notice.units.units.len()).map(UnitId);
    let grids: Vec<FormGrid> = ids.filter_map(|unit| FormGrid::new(notice, unit, period)).collect();
    let one = |at: usize| {
        let grid = &grids[at % grids.len()];
        let file = folder.join(format!("{at}.xlsx"));
        let form = form::write(grid, &answers(grid, at)).expect("a form");
        std::fs::write(&file, form).expect("a file");
        file
    };
    (0..RETURNS).map(one).collect()
}

fn answers(grid: &FormGrid, at: usize) -> Answers {
    let long = grid.entries.iter().filter(|entry| matches!(entry.field, Field::Answer { .. }));
    long.map(|entry| {
        let text = format!("第{at}份：已举办专场招聘会12场，提供岗位3500个，达成就业意向860人。");
        (entry.id.clone(), Answer::Text(CellText::new(&text.repeat(3)).0))
    })
    .collect()
}

/// Seconds, the pool of threads and the start of processes included.
fn timed<T: Sync>(threads: usize, files: &[T], one: impl Fn(&T) + Send + Sync) -> f64 {
    let begun = Instant::now();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    pool.install(|| files.par_iter().for_each(&one));
    begun.elapsed().as_secs_f64()
}

fn by_threads(files: &[PathBuf], sorter: &Sorter<'_>) -> f64 {
    timed(rayon::current_num_threads(), files, |path| {
        let bytes = std::fs::read(path).expect("a return");
        let hash = intake::hash(Sha256::digest(&bytes));
        let file = Incoming { path: "甲.xlsx", bytes: &bytes, hash: &hash, saved: None };
        drop(sorter.reduce(intake::receive(&file)));
    })
}

fn by_processes(files: &[PathBuf], sorter: &Sorter<'_>) -> f64 {
    let begun = Instant::now();
    let chunks: Vec<&[PathBuf]> = files.chunks(8).collect();
    let readers = Readers::new(PathBuf::from(env!("CARGO_BIN_EXE_hongtou")), None);
    timed(rayon::current_num_threads() * 2, &chunks, |chunk| {
        let files: Vec<(&Path, &str)> = chunk.iter().map(|path| (&**path, "甲.xlsx")).collect();
        for received in readers.receive_all(&files) {
            drop(sorter.reduce(received.expect("a return")));
        }
    });
    drop(readers);
    begun.elapsed().as_secs_f64()
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
