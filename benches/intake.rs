//! The price of the guard: 500 forms read as the program reads them, and every cell of the same
//! forms read by the library's streaming reader alone. One process, one thread.
//!
//! `cargo bench --bench intake`; the last line is the ratio of the medians.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool for developers: it stops where its own input is missing"
)]

use std::hint::black_box;
use std::io::Cursor;
use std::time::{Duration, Instant};

use calamine::{Reader, Xlsx};
use divan::Bencher;
use divan::counter::ItemsCount;
use hongtou::form::{self, Answer, Answers, CellText, Field, FormGrid};
use hongtou::intake::{Incoming, receive};
use hongtou::notice::{self, UnitId};
use hongtou::period::Period;

const FORMS: usize = 500;

fn main() {
    divan::main();
    if !std::env::args().any(|one| one == "--test") {
        ratio();
    }
}

/// The filled forms of the notice of 2024, unit after unit.
fn forms() -> Vec<Vec<u8>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/notices/2024/notice.yaml");
    let reading = notice::read("notice.yaml", &std::fs::read(path).expect("a notice"));
    let notice = reading.notice.expect("a notice without errors");
    let period = Period::parse("2024Q1").expect("a period");
    let ids = (0..notice.units.units.len()).map(UnitId);
    let grids: Vec<FormGrid> =
        ids.filter_map(|unit| FormGrid::new(&notice, unit, period)).collect();
    let one =
        |at: usize| form::write(&grids[at % grids.len()], &answers(&grids[at % grids.len()], at));
    (0..FORMS).map(|at| one(at).expect("a form")).collect()
}

/// Every long answer filled in, each form differently.
fn answers(grid: &FormGrid, at: usize) -> Answers {
    let long = grid.entries.iter().filter(|entry| matches!(entry.field, Field::Answer { .. }));
    long.map(|entry| {
        let text = format!("第{at}份：已举办专场招聘会12场，提供岗位3500个，达成就业意向860人。")
            .repeat(3);
        (entry.id.clone(), Answer::Text(CellText::new(&text).0))
    })
    .collect()
}

fn guarded(bytes: &[u8]) -> usize {
    let received = receive(&Incoming { path: "甲.xlsx", bytes, hash: "", saved: None });
    let sheets = received.opened.iter().flat_map(|opened| &opened.workbook.content.sheets);
    let cells = sheets.map(|sheet| sheet.cells.len()).sum();
    assert!(cells > 0);
    cells
}

fn streamed(bytes: &[u8]) -> usize {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let mut cells = 0;
    for name in book.sheet_names() {
        let mut reader = book.worksheet_cells_reader(&name).expect("a sheet");
        while let Some(cell) = reader.next_cell().expect("a cell") {
            cells += usize::from(black_box(cell.get_value()) != &calamine::DataRef::Empty);
        }
    }
    cells
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn guarded_reading(bencher: Bencher<'_, '_>) {
    let forms = forms();
    let bencher = bencher.counter(ItemsCount::new(FORMS));
    bencher.bench_local(|| forms.iter().map(|bytes| guarded(bytes)).sum::<usize>());
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn streaming_reader_alone(bencher: Bencher<'_, '_>) {
    let forms = forms();
    let bencher = bencher.counter(ItemsCount::new(FORMS));
    bencher.bench_local(|| forms.iter().map(|bytes| streamed(bytes)).sum::<usize>());
}

/// Both by turns, so that a busy machine slows both: the ratio of the medians of 21 rounds.
fn ratio() {
    let forms = forms();
    let time = |read: fn(&[u8]) -> usize| {
        let begun = Instant::now();
        black_box(forms.iter().map(|bytes| read(bytes)).sum::<usize>());
        begun.elapsed()
    };
    let rounds: Vec<(Duration, Duration)> =
        (0..21).map(|_| (time(guarded), time(streamed))).collect();
    let median = |mut times: Vec<Duration>| {
        times.sort();
        times[times.len() / 2].as_secs_f64() * 1_000.0
    };
    let guarded = median(rounds.iter().map(|round| round.0).collect());
    let alone = median(rounds.iter().map(|round| round.1).collect());
    println!(
        "{FORMS} forms: guarded {guarded:.1} ms, alone {alone:.1} ms, ratio {:.2}",
        guarded / alone
    );
}
