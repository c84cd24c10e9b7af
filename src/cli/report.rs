//! What a command says: findings, what it wrote, and how many findings there were.
//!
//! Colours are written always and taken out where nobody sees them (a file, `NO_COLOR`, an old
//! console).

use std::collections::BTreeMap;
use std::io::{BufWriter, Error, ErrorKind, Write};
use std::path::Path;
use std::sync::OnceLock;

use serde::Serialize;

use crate::diag::{Diagnostic, Diagnostics, Lang, Problem, Refusal, RunProblem};
use crate::shown;

use crate::office::tally::summary;

use super::render::{render, short};
use crate::office::output::Done;

/// Prints findings to standard error.
pub(super) fn findings(findings: Diagnostics, lang: Lang) {
    let findings = findings.sorted();
    say_aside(&render(&printed(&findings), lang, true));
    if !findings.is_empty() {
        say_aside(&format!("{}\n", summary(&findings, lang)));
    }
}

/// Findings of one code that are printed: nobody reads on, and programs read JSON.
const PRINTED: usize = 200;

/// The first of each code, and behind them how many others there are.
fn printed(findings: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut counts: BTreeMap<&'static str, (usize, usize)> = BTreeMap::new();
    let mut printed = Vec::new();
    for found in findings {
        let code = found.problem.code();
        let (listed, more) = counts.entry(code).or_default();
        if *listed < PRINTED {
            *listed += 1;
            printed.push(found.clone());
        } else {
            *more += found.problem.count();
        }
    }
    let left = counts.into_iter().filter(|(_, (_, more))| *more > 0);
    let left = left.map(|(code, (_, more))| Problem::MoreAlike { code, more });
    printed.extend(left.map(Diagnostic::nowhere));
    printed
}

/// Prints findings to standard output, a line each, and nothing where there are none.
pub(super) fn findings_in_short(findings: &[Diagnostic], lang: Lang) {
    print(&short(findings, lang));
}

/// Prints findings to standard output, where they are what was asked for.
pub(super) fn findings_asked_for(findings: &[Diagnostic], lang: Lang) {
    print(&render(findings, lang, true));
    let none = match lang {
        Lang::Zh => "没有发现问题",
        Lang::En => "nothing found",
    };
    let summary = summary(findings, lang);
    say(&format!("{}\n", if findings.is_empty() { none } else { &summary }));
}

/// Says that a file was written.
pub(super) fn wrote(path: &Path, lang: Lang) {
    let path = shown::path(path);
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
    let path = shown::path(path);
    say(&match lang {
        Lang::Zh => format!("已删除 {path}（上次多出来的页）\n"),
        Lang::En => format!("removed {path} (a page of an earlier run)\n"),
    });
}

/// Prints a text that has no colours to standard output.
pub(super) fn say(text: &str) {
    print(&shown::plain_lines(text));
}

/// Prints JSON, in which other programs find every character that was there.
pub(super) fn say_json(value: &impl Serialize) {
    let mut out = BufWriter::new(PlainJson(anstream::stdout()));
    let written = serde_json::to_writer_pretty(&mut out, value).map_err(Error::from);
    lose(written.and_then(|()| out.write_all(b"\n")).and_then(|()| out.flush()));
}

/// Writes JSON as [`plain_json`](shown::plain_json) makes it; what is written at once are whole characters.
struct PlainJson<W>(W);

impl<W: Write> Write for PlainJson<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let json = str::from_utf8(bytes).map_err(|_| ErrorKind::InvalidData)?;
        self.0.write_all(shown::plain_json(json).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.0.flush()
    }
}

/// Prints to standard output. That nobody listens any more (a closed pipe) is no failure; that it
/// finds no room is one, which the run ends with.
pub(super) fn print(text: &str) {
    let mut out = anstream::stdout();
    lose(out.write_all(text.as_bytes()).and_then(|()| out.flush()));
}

fn lose(written: std::io::Result<()>) {
    if let Some(error) = written.err().filter(|error| error.kind() != ErrorKind::BrokenPipe) {
        LOST.get_or_init(|| Refusal::of(&error));
    }
}

/// Why standard output could not be written, where it could not.
static LOST: OnceLock<Refusal> = OnceLock::new();

/// Whether all that was said reached standard output; where it did not, says so aside.
pub(super) fn all_said(lang: Lang) -> bool {
    let Some(why) = LOST.get() else { return true };
    let problem = Problem::Run(RunProblem::OutputLost { why: why.clone() });
    findings(Diagnostic::nowhere(problem).into(), lang);
    false
}

/// Says a text that has no colours beside what was asked for.
pub(super) fn aside(text: &str) {
    say_aside(&shown::plain_lines(text));
}

#[expect(clippy::let_underscore_must_use, reason = "a closed pipe is the reader's choice")]
fn say_aside(text: &str) {
    let _ = anstream::stderr().write_all(text.as_bytes());
}
