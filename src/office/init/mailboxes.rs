//! Mailboxes and other names of `--units` -> the register of a description that is begun from a paper, or from last
//! year's. Last year's gets them before it is moved on: the lines that are told are then those of the final text.

use std::sync::Arc;

use crate::diag::{Diagnostics, Lang};
use crate::notice::{self, RosterRow, WithMailboxes};
use crate::origin::Source;

use super::{Begun, NAME};

/// Gives the units of a new description their mailboxes.
pub(super) fn with_mailboxes(
    begun: Begun,
    units: &[RosterRow],
    lang: Lang,
) -> Result<Begun, Diagnostics> {
    let (source, told) = given(&Source::new(NAME, begun.text), units, lang)?;
    Ok(Begun { text: source.text().to_owned(), words: begun.words + &told, ..begun })
}

/// The description in `source` with the mailboxes of `units`, and what is told of it.
pub(super) fn given(
    source: &Arc<Source>,
    units: &[RosterRow],
    lang: Lang,
) -> Result<(Arc<Source>, String), Diagnostics> {
    if units.is_empty() {
        return Ok((source.clone(), String::new()));
    }
    let with = notice::with_mailboxes(source, units)?;
    let told = told(&with, lang);
    Ok((Source::new(source.name(), with.text), told))
}

fn told(with: &WithMailboxes, lang: Lang) -> String {
    let WithMailboxes { given, named, .. } = with;
    let joined = |[zh, en]: [&str; 2], names: &[String]| match (names.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Zh) => format!("；{zh}：{}", names.join("、")),
        (false, Lang::En) => format!("; {en}: {}", names.join("、")),
    };
    let aliases = match (named, lang) {
        (0, _) => String::new(),
        (_, Lang::Zh) => format!("，别名 {named} 个"),
        (_, Lang::En) => format!(", other names for {named} units"),
    };
    let unknown = joined(["没有对上的单位", "units not in it"], &with.unknown);
    let unnamed = joined(["没有放进来的别名", "other names left out"], &with.unnamed);
    match lang {
        Lang::Zh => format!("添上邮箱 {given} 个{aliases}{unknown}{unnamed}\n"),
        Lang::En => format!("{given} mailboxes added{aliases}{unknown}{unnamed}\n"),
    }
}
