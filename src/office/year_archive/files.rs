//! A folder -> the files of the year, by the names that they bear in the archive.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::FileType;
use std::path::{Path, PathBuf};

use crate::diag::Diagnostics;
use crate::intake::crumbs;
use crate::office::input;
use crate::shown;

use super::is_of_archive;

/// What lies in the folder of a year.
#[derive(Default)]
pub(super) struct Lying {
    /// The files by their names, with `/` between folders.
    pub(super) files: BTreeMap<String, PathBuf>,
    /// Links, which may lead anywhere and are not followed.
    pub(super) links: Vec<String>,
}

/// What lies in `folder` and below it; not what systems and office programs leave there, nor archives of before.
///
/// # Errors
/// Where a folder cannot be read.
pub(super) fn lying(folder: &Path) -> Result<Lying, Diagnostics> {
    let (mut found, mut open) = (Lying::default(), vec![(folder.to_path_buf(), String::new())]);
    while let Some((folder, name)) = open.pop() {
        // The folder in which the program stands has no name.
        let here = if folder.as_os_str().is_empty() { Path::new(".") } else { &*folder };
        let unreadable = |error: std::io::Error| input::unreadable(here, &error);
        for entry in std::fs::read_dir(here).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let kind = entry.file_type().map_err(unreadable)?;
            let (path, own) = (folder.join(entry.file_name()), in_archive(entry.file_name()));
            let is_first = name.is_empty();
            if is_first && is_of_archive(&own) || is_passed_over(&own, kind) {
                continue;
            }
            let name = if is_first { own } else { format!("{name}/{own}") };
            if kind.is_dir() {
                open.push((path, name));
            } else if kind.is_symlink() {
                found.links.push(name);
            } else {
                found.files.insert(name, path);
            }
        }
    }
    found.links.sort();
    Ok(found)
}

fn is_passed_over(name: &str, kind: FileType) -> bool {
    let folder = kind.is_dir() && crumbs::is_passed_over_folder(name);
    folder || crumbs::is_passed_over(name)
}

/// A name in the archive; what is no text in it is shown as messages show it.
fn in_archive(name: OsString) -> String {
    name.into_string().unwrap_or_else(|name| shown::path(Path::new(&name)))
}
