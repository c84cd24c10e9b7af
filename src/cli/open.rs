//! `hongtou open`: the folder of a year as a page in the browser.

use crate::diag::Lang;
use crate::web::{self, Asked};

use super::args::OpenArgs;
use super::terminal::Terminal;
use super::{Outcome, report, welcome};

/// Opens the page and answers until it is closed.
pub(super) fn run(args: &OpenArgs, lang: Lang) -> Outcome {
    let (folder, mut fonts) = (&*args.folder, args.fonts.source());
    // The program goes into the folder of the year.
    fonts.folder = fonts.folder.map(|fonts| std::path::absolute(&fonts).unwrap_or(fonts));
    let asked = Asked { folder, browser: !args.no_browser, fonts };
    match web::open(&asked, &Terminal { lang }) {
        Ok(()) => Outcome::Done,
        Err(findings) => {
            report::findings(findings, lang);
            // Who double-clicked the program has no other command.
            if welcome::to_open().is_some() {
                report::say(&welcome::words(lang));
            }
            Outcome::Failed
        }
    }
}
