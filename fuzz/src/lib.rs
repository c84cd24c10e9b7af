//! What the fuzz targets have in common: what is a fault, how an input becomes an archive.

use std::collections::BTreeSet;
use std::io::{Cursor, Write};
use std::panic::PanicHookInfo;
use std::process::abort;
use std::sync::{Arc, Mutex};

use hongtou::cli::worker::limit_memory;
use hongtou::intake::{self, Incoming};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The memory of the program's reader; and the program goes on after a panic of a library, where
/// libFuzzer would end. Each place of one is said once. A panic in our own code ends the run.
pub fn begin() {
    assert!(limit_memory(), "too large already");
    let told = Mutex::new(BTreeSet::new());
    std::panic::set_hook(Box::new(move |panic: &PanicHookInfo<'_>| {
        let place = panic.location().map_or_else(String::new, ToString::to_string);
        let is_ours = !place.contains("/registry/") && !place.starts_with("/rustc/");
        if told.lock().is_ok_and(|mut told| told.insert(place.clone())) {
            eprintln!("PANIC at {place}: {panic}");
        }
        if is_ours {
            abort();
        }
    }));
}

/// Reads a file of the folder of returns, and whatever is in it.
pub fn receive(path: &str, bytes: &[u8]) {
    let _received = intake::receive(&Incoming { path, bytes, hash: "", saved: None });
}

/// Reads a workbook or a Word document.
pub fn open(name: &str, bytes: &[u8]) {
    let _workbook = intake::open(&Arc::from(name), bytes);
}

/// An archive of the parts that an input lists: between two NULs the name, the end of the line, the
/// bytes. So the fuzzer changes names and texts, and no check sum stands in its way.
pub fn packed(input: &[u8]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for part in input.split(|byte| *byte == 0) {
        let end = part.iter().position(|byte| *byte == b'\n').unwrap_or(part.len());
        let (name, bytes) = part.split_at(end);
        let name = String::from_utf8_lossy(name);
        // A name that stands there twice is no archive of anybody's.
        if archive.start_file(name, options).is_ok() {
            let _written = archive.write_all(bytes.get(1..).unwrap_or_default());
        }
    }
    archive.finish().map(Cursor::into_inner).unwrap_or_default()
}
