//! A written PDF -> the files of its pages as pictures: `notice-1.png`, `notice-2.png`, …
//!
//! Where an earlier run had more pages, its pictures of pages that are no more are taken away:
//! somebody who sends all pictures of the folder sends those of one paper.

use std::path::{Path, PathBuf};

use crate::diag::{Diagnostic, Diagnostics, Problem, RunProblem};
use sha2::{Digest, Sha256};

use crate::intake;
use crate::picture;
use crate::shown;

use super::input;
use super::output::{self, Done, NewFile};

/// Bytes of a PDF of ours; that of a report of a thousand units has ten million.
const LARGEST: u64 = 256 << 20;

/// The pages of `pdf`, each a file of that name and its number; numbers are of one length, so
/// that a chat shows the pages in their order.
///
/// # Errors
/// Where the PDF cannot be drawn.
pub(crate) fn files(name: &str, pdf: &[u8]) -> Result<Vec<NewFile>, Diagnostics> {
    let pages = picture::pages(pdf.to_vec()).map_err(|error| output::not_made("PNG", &error))?;
    let digits = pages.len().to_string().len();
    let numbered = (1_usize..).zip(pages);
    let files = numbered
        .map(|(number, bytes)| NewFile { name: format!("{name}-{number:0digits$}.png"), bytes });
    Ok(files.collect())
}

/// A PDF that the program wrote, by its pages.
pub(crate) struct Paged {
    /// SHA-256 of its bytes.
    pub(crate) hash: String,
    /// How many pages it has.
    pub(crate) pages: usize,
}

/// The pages of the PDF at `path`; none where it is not there or no PDF of ours.
pub(crate) fn paged(path: &Path) -> Option<Paged> {
    let bytes = input::whole(path, LARGEST).ok()?;
    let hash = intake::hash(Sha256::digest(&bytes));
    Some(Paged { hash, pages: picture::count(bytes) })
}

/// Takes away the pictures of an earlier run of the same paper in `folder`, but those that this run
/// has written: plain files called `name`, a number and `.png`. Gives those that could not be taken
/// away as findings.
pub(crate) fn sweep(folder: &Path, name: &str, done: &mut Done) -> Diagnostics {
    let mut left = Diagnostics::new();
    for path in earlier(folder, name) {
        if done.written.contains(&path) {
            continue;
        }
        if std::fs::remove_file(&path).is_ok() {
            done.removed.push(path);
        } else {
            let file = shown::path(&path);
            left.push(Diagnostic::nowhere(Problem::Run(RunProblem::LeftFromBefore { file })));
        }
    }
    left
}

/// The plain files of `folder` that are called as [`files`] calls them, in their order.
fn earlier(folder: &Path, name: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let plain = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    let named =
        plain.filter(|entry| entry.file_name().to_str().is_some_and(|it| is_page(it, name)));
    let mut paths: Vec<PathBuf> = named.map(|entry| folder.join(entry.file_name())).collect();
    paths.sort();
    paths
}

/// Whether `file` is called `name`, a hyphen, digits and `.png`.
fn is_page(file: &str, name: &str) -> bool {
    let rest = file.strip_prefix(name).and_then(|rest| rest.strip_prefix('-'));
    let number = rest.and_then(|rest| rest.strip_suffix(".png"));
    number.is_some_and(|it| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::super::output::{self, Done, NewFile};
    use super::{is_page, sweep};

    #[test]
    fn only_pages_of_the_same_paper_are_taken_away() {
        for ours in ["汇总-2024-1.png", "汇总-2024-021.png"] {
            assert!(is_page(ours, "汇总-2024"), "{ours}");
        }
        for other in ["汇总-2024Q1-1.png", "汇总-2024-.png", "汇总-2024-1a.png", "汇总-2024-1.jpg"]
        {
            assert!(!is_page(other, "汇总-2024"), "{other}");
        }
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("页-3.png")).unwrap();
        let files = ["页-1.png", "页-02.png", "页-二.png", "页.png"];
        let files = files.map(|name| NewFile { name: name.into(), bytes: Vec::new() });
        output::write(folder.path(), &files).unwrap();
        let written = vec![folder.path().join("页-1.png")];
        let mut done = Done { written, ..Done::default() };
        let left = sweep(folder.path(), "页", &mut done);
        assert_eq!(done.removed, [folder.path().join("页-02.png")]);
        assert!(left.is_empty());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 4);
    }
}
