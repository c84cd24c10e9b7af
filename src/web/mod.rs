//! The page: what the commands do, in a browser on this computer.
//!
//! ```text
//! request -> gate (Host, cookie, Origin, form token) -> routes (one table) -> pages -> office -> reply
//! ```
//!
//! It has no logic of its own: each page asks the office what a command asks it, and shows what was found. Nobody but
//! this computer's user can ask (`gate`, `keys`); what comes is bounded in size, number and time (`body`, `drop`); what
//! goes out lets a browser load nothing from elsewhere (`reply`).

mod answer;
mod body;
mod desk;
mod drop;
mod gate;
mod keys;
mod listen;
mod noted;
mod pages;
mod place;
mod reply;
mod routes;
mod running;
mod said;
mod view;

#[cfg(test)]
mod hostile;

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use crate::diag::{Diagnostic, Diagnostics, Lang, Problem, Refusal, RunProblem};
use crate::office::font_search::FontSource;
use crate::office::tell::Tell;
use crate::shown;

use desk::Desk;
use keys::Keys;
use running::{Running, address};

/// How the page is opened.
pub(crate) struct Asked<'a> {
    /// The folder of the year, which the program goes into.
    pub(crate) folder: &'a Path,
    /// Whether a browser is opened.
    pub(crate) browser: bool,
    /// Where fonts come from.
    pub(crate) fonts: FontSource,
}

/// Opens the page of a folder and answers until it is closed; where it is open already, shows that.
///
/// # Errors
/// Where there is no such folder, or the system lets nobody ask.
pub(crate) fn open(asked: &Asked<'_>, tell: &dyn Tell) -> Result<(), Diagnostics> {
    std::env::set_current_dir(asked.folder).map_err(|error| no_folder(asked.folder, &error))?;
    let here = Path::new(".");
    if let Some(address) = Running::of(here).and_then(|running| running.address()) {
        show(&address, asked, tell);
        return Ok(());
    }
    let listener = listen::bind().map_err(|error| no_port(&error))?;
    let port = listener.local_addr().map_err(|error| no_port(&error))?.port();
    let keys = Keys::new().map_err(|error| no_port(&std::io::Error::other(error)))?;
    let running = Running { port, secret: keys.secret.clone() };
    // Without it a second start opens a page of its own.
    let _noted = running.note(here);
    let token = keys.entry(Instant::now());
    let token = token.map_err(|error| no_port(&std::io::Error::other(error)))?;
    let desk = Arc::new(Desk::new(keys, port, asked.fonts.clone()));
    show(&address(port, &token), asked, tell);
    let ended = listen::serve(listener, &desk).map_err(|error| no_port(&error));
    running.forget(here);
    ended
}

/// Opens the browser, and tells the address for where none opens.
fn show(address: &str, asked: &Asked<'_>, tell: &dyn Tell) {
    let opened = asked.browser && webbrowser::open(address).is_ok();
    tell.say(&match (tell.lang(), opened) {
        (Lang::Zh, true) => format!(
            "网页已在浏览器里打开；没有打开的，一分钟里把下面的地址粘到浏览器里：\n{address}\n\
             用完按网页上的“关闭”；半小时没有人用，也会自己关\n"
        ),
        (Lang::Zh, false) => format!(
            "一分钟里把下面的地址粘到浏览器里：\n{address}\n\
             用完按网页上的“关闭”；半小时没有人用，也会自己关\n"
        ),
        (Lang::En, _) => format!(
            "the page, for a minute at this address: {address}\n\
             it ends by its button, or after half an hour without anybody\n"
        ),
    });
}

fn no_folder(folder: &Path, error: &std::io::Error) -> Diagnostics {
    let (file, why) = (shown::path(folder), Refusal::to_read(error));
    Diagnostic::nowhere(Problem::Run(RunProblem::FileUnreadable { file, why })).into()
}

fn no_port(error: &std::io::Error) -> Diagnostics {
    let (file, why) = ("127.0.0.1".to_owned(), Refusal::of(error));
    Diagnostic::nowhere(Problem::Run(RunProblem::FileUnreadable { file, why })).into()
}
