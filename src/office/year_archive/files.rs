//! A folder -> the files of the year, by the names that they bear in the archive.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt::Write;
use std::fs::{DirEntry, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use crate::diag::Diagnostics;
use crate::intake::crumbs;
use crate::office::input;

use super::{ABOUT, LIST};

/// How the names begin of what office programs and this one leave beside a file while it is open.
const LEFT: [&str; 4] = ["~$", ".~", "._", ".hongtou-"];
/// What lies in the folder of a year.
#[derive(Default)]
pub(super) struct Lying {
    /// The files by their names, with `/` between folders.
    pub(super) files: BTreeMap<String, PathBuf>,
    /// What is not packed and may be wanted: links, which may lead anywhere and are not followed, what is no file,
    /// hidden files, and what bears a name of the archive's own.
    pub(super) left: Vec<String>,
}

/// What lies in `folder` and below it; not what systems and office programs leave there, nor hidden folders, nor
/// archives of before.
///
/// # Errors
/// Where a folder cannot be read.
pub(super) fn lying(folder: &Path) -> Result<Lying, Diagnostics> {
    let (mut found, mut open) = (Lying::default(), vec![(folder.to_path_buf(), String::new())]);
    while let Some((folder, name)) = open.pop() {
        let unreadable = |error: std::io::Error| input::unreadable(&folder, &error);
        for entry in std::fs::read_dir(&folder).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let kind = entry.file_type().map_err(unreadable)?;
            let own = in_archive(&entry.file_name());
            let name = if name.is_empty() { own.clone() } else { format!("{name}/{own}") };
            if is_passed_over(&own, kind.is_dir()) {
                continue;
            }
            if kind.is_dir() {
                open.push((entry.path(), name));
            } else {
                found.take(name, &entry, kind.is_file() && !own.starts_with('.'));
            }
        }
    }
    found.left.sort();
    Ok(found)
}

impl Lying {
    fn take(&mut self, name: String, entry: &DirEntry, is_file: bool) {
        let is_own = name == LIST || name == ABOUT;
        if !is_file || is_own || self.files.contains_key(&name) {
            self.left.push(name);
        } else if !is_archive(&entry.path()) {
            self.files.insert(name, entry.path());
        }
    }
}

fn is_passed_over(name: &str, is_folder: bool) -> bool {
    let is_left = LEFT.iter().any(|start| name.starts_with(start));
    let is_hidden = is_folder && name.starts_with('.');
    is_left || is_hidden || crumbs::is_of_systems(name)
}

/// Whether that is an archive of a year, wherever it was put and whatever a browser has called its copy
/// (`归档-2024(1).zip`).
fn is_archive(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let has_list = || {
        let zip = ZipArchive::new(BufReader::new(File::open(path).ok()?)).ok()?;
        zip.index_for_name(LIST)
    };
    name.starts_with("归档-") && name.to_lowercase().ends_with(".zip") && has_list().is_some()
}

/// A name in the archive: what is no text in it, or would end a line of the list, is written by its bytes (%0A).
fn in_archive(name: &OsStr) -> String {
    let mut text = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        for one in chunk.valid().chars() {
            match one.is_control() {
                true => {
                    one.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| escape(byte, &mut text))
                }
                false => text.push(one),
            }
        }
        chunk.invalid().iter().for_each(|byte| escape(*byte, &mut text));
    }
    text
}

fn escape(byte: u8, text: &mut String) {
    // Writing to a text cannot fail.
    let _written = write!(text, "%{byte:02X}");
}
