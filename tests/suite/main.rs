//! The one test binary: black-box tests of the library and the program.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests may")]

mod answers;
mod archival;
mod archived;
mod at_once;
mod attached;
mod blank_rows;
mod broken;
mod cells;
mod check_pages;
mod collecting;
mod command;
mod counted;
mod cycles;
mod demo;
mod documentation;
mod docx;
mod drawing;
mod ending;
mod endings;
mod example_templates;
mod faces;
mod failing;
mod falls;
mod foot_box;
mod forms;
mod hostile;
mod init;
mod limits;
mod mail;
mod measure;
mod mend;
mod mutations;
mod names;
mod near_heads;
mod notices;
mod odd_characters;
mod ofd;
mod office_fonts;
mod open;
mod own_columns;
mod page;
mod pdf;
mod program;
mod proof;
mod proof_innocent;
mod proof_texts;
mod proof_whole;
mod published;
mod quarter;
mod quarterly;
mod readers;
mod reading;
mod reordered;
mod repeat;
mod report_attention;
mod report_json;
mod report_long;
mod report_page;
mod report_print;
mod report_xlsx;
mod returns;
mod rooms;
mod rosters;
#[cfg(unix)]
mod said;
mod sample;
mod sayable;
mod schema;
mod silent;
mod slips;
mod tables;
mod targets;
mod text;
mod typed_anew;
mod usage;
mod warnings;
mod whole_names;
mod word;
mod year_report;
mod years;

/// Compares `found` with the file `path`; `UPDATE=1` in the environment rewrites the file.
#[allow(clippy::disallowed_methods, reason = "a test rewrites its own expectation on demand")]
fn expect_file(path: &std::path::Path, found: &str) {
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, found).unwrap();
    }
    let wanted = std::fs::read_to_string(path).unwrap_or_default();
    assert!(wanted == found, "{}\n--- wanted\n{wanted}\n--- found\n{found}", path.display());
}
