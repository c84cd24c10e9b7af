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
mod looks;
mod noted;
mod pages;
mod place;
mod reply;
mod routes;
mod running;
mod said;
mod view;
mod words;
mod years;

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
use years::Years;

/// How the page is opened.
pub(crate) struct Asked<'a> {
    /// The folder of the year, or one that years lie in.
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
    let years = Years::of(asked.folder).map_err(|error| no_folder(asked.folder, &error))?;
    let home = years.home().to_path_buf();
    if let Some(address) = Running::of(&home).and_then(|running| running.address()) {
        show(&address, asked, tell);
        return Ok(());
    }
    let listener = listen::bind().map_err(|error| no_port(&error))?;
    let port = listener.local_addr().map_err(|error| no_port(&error))?.port();
    let keys = Keys::new().map_err(|error| no_port(&std::io::Error::other(error)))?;
    let running = Running { port, secret: keys.secret.clone() };
    // Without it a second start opens a page of its own.
    let _noted = running.note(&home);
    let token = keys.entry(Instant::now());
    let token = token.map_err(|error| no_port(&std::io::Error::other(error)))?;
    let desk = Arc::new(Desk::new(keys, port, asked.fonts.clone(), years));
    show(&address(port, &token), asked, tell);
    let ended = listen::serve(listener, &desk).map_err(|error| no_port(&error));
    running.forget(&home);
    ended
}

/// Opens the browser, and tells the address for where none opens.
fn show(address: &str, asked: &Asked<'_>, tell: &dyn Tell) {
    let opened = asked.browser && webbrowser::open(address).is_ok();
    tell.say(&match (tell.lang(), opened) {
        (Lang::Zh, opened) => format!(
            "{}一分钟里把下面的地址粘到浏览器里：\n{address}\n\
             用的时候这个窗口不要关；用完按网页上的“关闭”，半小时没有人用也会自己关\n",
            if opened { "网页已在浏览器里打开；没有打开的，" } else { "" }
        ),
        (Lang::En, _) => format!(
            "the page, for a minute at this address: {address}\n\
             keep this window open; it ends by the button of the page, or after half an hour without anybody\n"
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
