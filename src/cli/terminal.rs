//! The terminal is told what the office does, and answers its questions.

use std::io::{BufRead, IsTerminal, stdin};
use std::path::Path;

use crate::diag::{Diagnostics, Lang};
use crate::office::output::Done;
use crate::office::tell::Tell;

use super::report;

/// Standard output, standard error and standard input, in one language.
pub(super) struct Terminal {
    /// The language of messages.
    pub(super) lang: Lang,
}

impl Tell for Terminal {
    fn lang(&self) -> Lang {
        self.lang
    }

    fn say(&self, text: &str) {
        report::say(text);
    }

    fn findings(&self, findings: Diagnostics) {
        report::findings(findings, self.lang);
    }

    fn wrote(&self, path: &Path) {
        report::wrote(path, self.lang);
    }

    fn done(&self, done: &Done) {
        report::done(done, self.lang);
    }

    fn can_answer(&self) -> bool {
        stdin().is_terminal()
    }

    fn ask(&self, question: &str) -> String {
        report::say(question);
        let mut said = String::new();
        let read = stdin().lock().read_line(&mut said);
        read.map_or_else(|_| String::new(), |_| said)
    }
}
