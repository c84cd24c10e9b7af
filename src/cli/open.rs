//! `hongtou open`: the folder of a year as a page in the browser.

use crate::diag::Lang;
use crate::web::{self, Asked};

use super::args::OpenArgs;
use super::terminal::Terminal;
use super::{Outcome, report};

/// Opens the page and answers until it is closed.
pub(super) fn run(args: &OpenArgs, lang: Lang) -> Outcome {
    let asked = Asked { folder: &args.folder, browser: !args.no_browser };
    match web::open(&asked, &Terminal { lang }) {
        Ok(()) => Outcome::Done,
        Err(findings) => {
            report::findings(findings, lang);
            Outcome::Failed
        }
    }
}
