//! The consolidated report of 500 tasks with three units each and 300 characters an answer:
//! report -> PDF and report -> workbook, without the reading of returns.
//!
//! `cargo bench --bench report` measures both inside one process. `benches/report/peers.py` runs
//! this program, Typst and XlsxWriter side by side on the same content; for that it takes a step
//! and its files: `content JSON`, `blocks JSON JSON`, `pdf JSON PDF`, `xlsx JSON XLSX`.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a tool for developers: it stops where its own input is missing"
)]

mod blocks;
mod content;

use std::path::Path;

use divan::Bencher;
use hongtou::document::template::Templates;
use hongtou::document::{Document, Style, Typeface};
use hongtou::layout::fonts::{Face, FontSet};
use hongtou::pdf::{self, PdfKind};
use hongtou::report::{Report, xlsx};
use hongtou::{compose, layout};

use content::Content;

const TASKS: usize = 500;

/// Reports of many sizes would hold up `cargo bench`; these are measured.
const SIZES: [usize; 2] = [50, TASKS];

/// The fonts that are inside the program.
const EMBEDDED: [(Typeface, &str, &[u8]); 4] = [
    (Typeface::XiaoBiaoSong, "SongBold.otf", include_bytes!("../../fonts/SongBold.otf")),
    (Typeface::KaiTi, "GongwenKai.ttf", include_bytes!("../../fonts/GongwenKai.ttf")),
    (Typeface::HeiTi, "Hei.otf", include_bytes!("../../fonts/Hei.otf")),
    (Typeface::Song, "Song.otf", include_bytes!("../../fonts/Song.otf")),
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["content", to] => {
            put(to, &serde_json::to_vec(&Content::generated(TASKS)).expect("JSON"));
        }
        ["blocks", from, to] => {
            let blocks = blocks::blocks(&document(&read(from)));
            put(to, &serde_json::to_vec(&blocks).expect("JSON"));
        }
        ["pdf", from, to] => put(to, &pages(&read(from), &fonts())),
        ["xlsx", from, to] => put(to, &xlsx::write(&read(from)).expect("a workbook")),
        _ => divan::main(),
    }
}

fn put(path: &str, bytes: &[u8]) {
    std::fs::write(path, bytes).expect("a file");
}

fn read(path: &str) -> Report {
    let content: Content =
        serde_json::from_slice(&std::fs::read(path).expect("a file")).expect("JSON");
    content.report()
}

/// The fonts of the repository, as the program has them: four inside, one beside it.
fn fonts() -> FontSet {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts/FandolFang.otf");
    let mut fonts = FontSet::new();
    for (typeface, name, data) in EMBEDDED {
        let id = fonts.add(Face::new(data.into(), 0, name.into()).expect("a font"));
        fonts.chain(typeface, [id]);
    }
    let data = std::fs::read(beside).expect("a font");
    let id = fonts.add(Face::new(data.into(), 0, "FandolFang.otf".into()).expect("a font"));
    fonts.chain(Typeface::FangSong, [id]);
    fonts
}

fn document(report: &Report) -> Document {
    compose::report(report, &Templates::default()).expect("a document")
}

/// The report as PDF, by the steps of the program.
fn pages(report: &Report, fonts: &FontSet) -> Vec<u8> {
    let settled = layout::settle(document(report), &Style::REPORT, fonts).expect("pages");
    pdf::write(&settled, PdfKind::Archive).expect("a PDF")
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn report_as_pdf(bencher: Bencher<'_, '_>, tasks: usize) {
    let (report, fonts) = (Content::generated(tasks).report(), fonts());
    bencher.bench_local(|| pages(&report, &fonts).len());
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn report_as_workbook(bencher: Bencher<'_, '_>, tasks: usize) {
    let report = Content::generated(tasks).report();
    bencher.bench_local(|| xlsx::write(&report).expect("a workbook").len());
}
