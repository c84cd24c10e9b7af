//! How far a long piece of work is: on a terminal only, and only where it takes more than a second.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work that takes no longer is done before anybody looks.
const SOON: Duration = Duration::from_secs(1);

/// How many are done, how fast it goes, and how long the rest takes.
const LOOK: &str = "{bar:30} {pos}/{len}  {per_sec}  {eta}";

/// A bar for so many pieces of one kind.
pub(super) struct Progress {
    bar: ProgressBar,
    on_terminal: bool,
}

impl Progress {
    /// None of `count` is done.
    pub(super) fn of(count: usize) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(count as u64), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template(LOOK) {
            bar.set_style(style);
        }
        Progress { bar, on_terminal: std::io::stderr().is_terminal() }
    }

    /// One more is done.
    pub(super) fn one(&self) {
        self.bar.inc(1);
        if self.on_terminal && self.bar.is_hidden() && self.bar.elapsed() > SOON {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// All are done: the bar goes away.
    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}
