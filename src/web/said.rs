//! What the office tells while it does something for a page, kept until the page shows it.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::diag::{Diagnostics, Lang};
use crate::office::output::Done;
use crate::office::tell::Tell;

use super::words;

/// All of it.
#[derive(Default)]
pub(super) struct Said {
    told: Mutex<Told>,
}

/// What was told until now.
#[derive(Default)]
pub(super) struct Told {
    /// Texts of whole lines.
    pub(super) text: String,
    /// What was found.
    pub(super) findings: Diagnostics,
    /// The files that were written.
    pub(super) written: Vec<PathBuf>,
}

impl Said {
    /// All that was told.
    pub(super) fn told(self) -> Told {
        self.told.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, note: impl FnOnce(&mut Told)) {
        note(&mut self.told.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

impl Tell for Said {
    fn lang(&self) -> Lang {
        Lang::Zh
    }

    fn say(&self, text: &str) {
        self.note(|told| told.text += &words::said(text));
    }

    fn findings(&self, findings: Diagnostics) {
        self.note(|told| told.findings.extend(findings));
    }

    fn wrote(&self, path: &Path) {
        self.note(|told| told.written.push(path.to_path_buf()));
    }

    fn done(&self, done: &Done) {
        self.note(|told| told.written.extend(done.written.iter().cloned()));
    }

    fn can_answer(&self) -> bool {
        false
    }

    fn ask(&self, _question: &str) -> String {
        String::new()
    }
}
