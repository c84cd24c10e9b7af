//! What the command line asks for -> the same in the words of the office.

use crate::office::font_search::FontSource;
use crate::office::post::{Posting, Units};
use crate::office::previous;

use super::args::{FontArgs, PostArgs, PreviousArgs};

impl FontArgs {
    /// Where fonts come from.
    pub(super) fn source(&self) -> FontSource {
        FontSource { bundled_only: self.bundled_fonts, folder: self.fonts.clone() }
    }
}

impl PreviousArgs {
    /// What is to be shown beside the new cells of the forms.
    pub(super) fn wanted(&self) -> previous::Wanted {
        previous::Wanted { folder: self.previous.clone(), none: self.no_previous }
    }
}

impl PostArgs {
    /// What is to be done with mails.
    pub(super) fn posting(&self) -> Posting {
        Posting {
            smtp: self.smtp,
            dry_run: self.dry_run,
            only: match self.only.is_empty() {
                true => Units::All,
                false => Units::These(self.only.clone()),
            },
            again: self.again,
            without_log: self.without_log,
            resend_uncertain: self.resend_uncertain,
            skip_uncertain: self.skip_uncertain,
            credentials: self.credentials.clone(),
            without_tls: self.without_tls,
            per_minute: self.per_minute,
            retries: self.retries,
            retry_wait: self.retry_wait,
            at_once: false,
        }
    }
}
