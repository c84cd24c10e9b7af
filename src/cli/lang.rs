//! The language of messages.

use crate::diag::Lang;

use super::args::LangArg;

/// The language asked for, or the system's: Chinese where its locale is Chinese, else English.
pub(super) fn chosen(asked: Option<LangArg>) -> Lang {
    match asked {
        Some(LangArg::Zh) => Lang::Zh,
        Some(LangArg::En) => Lang::En,
        None if sys_locale::get_locale().is_some_and(|locale| locale.starts_with("zh")) => Lang::Zh,
        None => Lang::En,
    }
}
