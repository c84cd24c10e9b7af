//! The year for the archive (归档): the whole folder of a year as one zip, with the hash of each file, and whether
//! anything was changed since.
//!
//! ```text
//! 归档-2024.zip
//!     归档说明.txt        what this is, how it is checked, and what that proves
//!     归档清单.txt        a line a file, as sha256sum writes and reads it
//!     notice.yaml, out/, returns/, log/, 存档/ ...
//! ```
//!
//! `files` finds what lies in the folder, `pack` writes it, `verify` compares.

mod files;
mod pack;
mod verify;

use std::collections::BTreeMap;

pub(crate) use pack::pack;
pub(crate) use verify::{Beside, verify};

/// The description of a year, as it is called unless it is named.
pub(crate) const NOTICE: &str = "notice.yaml";
/// The list of hashes.
const LIST: &str = "归档清单.txt";
/// What is said to whoever opens the archive.
const ABOUT: &str = "归档说明.txt";
/// What stands there before the year that it is of.
const YEAR: &str = "年度：";

/// The hash of each file by its name, in the order of names.
type Hashes = BTreeMap<String, String>;

/// What an archive is called; the first of a year bears no number.
fn archive_name(year: i32, number: u32) -> String {
    if number == 1 { format!("归档-{year}.zip") } else { format!("归档-{year}-{number}.zip") }
}
