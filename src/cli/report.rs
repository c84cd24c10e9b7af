//! What a command says: findings, what it wrote, and how many findings there were.
//!
//! Colours are written always and taken out where nobody sees them (a file, `NO_COLOR`, an old
//! console).

use std::io::Write;
use std::path::Path;

use crate::diag::{Diagnostic, Diagnostics, Lang};

use super::output::Done;
use super::render::{render, summary};

/// Prints findings to standard error.
pub(super) fn findings(findings: Diagnostics, lang: Lang) {
    let findings = findings.sorted();
    say_aside(&render(&findings, lang, true));
    if !findings.is_empty() {
        say_aside(&format!("{}\n", summary(&findings, lang)));
    }
}

/// Prints findings to standard output, where they are what was asked for.
pub(super) fn findings_asked_for(findings: &[Diagnostic], lang: Lang) {
    say(&render(findings, lang, true));
    let none = match lang {
        Lang::Zh => "没有发现问题",
        Lang::En => "nothing found",
    };
    let summary = summary(findings, lang);
    say(&format!("{}\n", if findings.is_empty() { none } else { &summary }));
}

/// Says that a file was written.
pub(super) fn wrote(path: &Path, lang: Lang) {
    let path = path.display();
    say(&match lang {
        Lang::Zh => format!("已生成 {path}\n"),
        Lang::En => format!("wrote {path}\n"),
    });
}

/// Says what a run wrote, and what it took away.
pub(super) fn done(done: &Done, lang: Lang) {
    done.written.iter().for_each(|path| wrote(path, lang));
    done.removed.iter().for_each(|path| removed(path, lang));
    if done.for_libreoffice {
        say(match lang {
            Lang::Zh => "Word 文件是给 LibreOffice 用的，不要发给用 Word、WPS 的人\n",
            Lang::En => {
                "the Word files are for LibreOffice: do not send them to users of Word or WPS\n"
            }
        });
    }
}

/// Says that a file of an earlier run was taken away.
fn removed(path: &Path, lang: Lang) {
    let path = path.display();
    say(&match lang {
        Lang::Zh => format!("已删除 {path}（上次多出来的页）\n"),
        Lang::En => format!("removed {path} (a page of an earlier run)\n"),
    });
}

/// Prints to standard output. That nobody listens any more (a closed pipe) is no failure.
#[expect(clippy::let_underscore_must_use, reason = "a closed pipe is the reader's choice")]
pub(super) fn say(text: &str) {
    let _ = anstream::stdout().write_all(text.as_bytes());
}

#[expect(clippy::let_underscore_must_use, reason = "a closed pipe is the reader's choice")]
fn say_aside(text: &str) {
    let _ = anstream::stderr().write_all(text.as_bytes());
}
