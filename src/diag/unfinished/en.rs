//! The words of findings about what a description still waits for in English.

use super::{PaperFault, Unfinished};
use crate::diag::FileKind;

impl Unfinished {
    /// What is wrong, and what to do.
    pub(in crate::diag) fn en(&self) -> (String, String) {
        match self {
            Unfinished::RosterUnreadable { file, fault } => (
                format!("the register of units “{file}” {}", why(*fault)),
                "open it in Excel or WPS, save it as .xlsx without a password, and use that".into(),
            ),
            Unfinished::RosterOutside { found } => (
                format!("the register of units “{found}” is not in the folder of notice.yaml"),
                "put the file into that folder and write its name only, e.g. 单位.xlsx".into(),
            ),
            Unfinished::RosterNoNames { file } => (
                format!("“{file}” has no column “名称”, and nothing in it looks like a unit"),
                "add a line of heads above the units: 名称, 别名, 邮箱 (in any order, only 名称 is needed)"
                    .into(),
            ),
            Unfinished::RosterLeft { text } => roster_left(text),
            Unfinished::MailboxLeft { used, left } => mailbox_left(used, left),
            Unfinished::RosterNameless => (
                "this row has an alias or a mailbox, and no name of a unit".into(),
                "add the name, or delete the row".into(),
            ),
            Unfinished::RosterEmpty { file } => (
                format!("there is no unit in “{file}”"),
                "write a unit a line: name, two blanks or a tab, mailbox (may be left out)".into(),
            ),
            Unfinished::RosterElsewhere { found } => (
                format!("the register of units “{found}” is another file, which is not read here"),
                "check with hongtou check, or write the units into notice.yaml".into(),
            ),
            Unfinished::ToFill { key, hint } => to_fill(key, hint.as_deref()),
            Unfinished::NotAnswered => (
                "the questions were not answered to the end, and nothing was written".into(),
                "run again; press Enter to pass what you do not know, and fill it into notice.yaml later"
                    .into(),
            ),
            Unfinished::NotLater { old, new } => (
                format!("last year's description is of {old}, and {new} is not later"),
                format!("name the folder by the new year, e.g. hongtou init {} --from …", old + 1),
            ),
            Unfinished::Guess { words } => (
                format!("a guess that nobody has confirmed: {words}"),
                "see whether what stands below is right, mend it, then delete this comment".into(),
            ),
            Unfinished::LeftOver { words } => (
                format!("words of the paper without a place: {words}"),
                "move what is needed to its place, then delete this comment".into(),
            ),
            Unfinished::StillMissing { words } => (
                format!("to be filled in here: {words}"),
                "write a line as the comment shows it (without #), then delete the comment".into(),
            ),
            Unfinished::Unconfirmed { remarks } => (
                format!("{remarks} guesses or left-over words of the description are not looked at"),
                "run hongtou check to see each; delete its comment once you have looked".into(),
            ),
        }
    }
}

fn to_fill(key: &str, hint: Option<&str>) -> (String, String) {
    let example = hint.map_or_else(String::new, |hint| format!(", e.g. {hint}"));
    (
        format!("“{key}” is not filled in yet"),
        format!("write what belongs there in place of “待填” and its brackets{example}"),
    )
}

const fn why(fault: PaperFault) -> &'static str {
    match fault {
        PaperFault::OtherKind(FileKind::Text) => "is a text and no workbook, which is not read",
        PaperFault::OtherKind(_) => "is no workbook, which is not read",
        PaperFault::Empty => "is empty",
        PaperFault::Locked => "opens with a password only",
        PaperFault::Damaged => "is cut off or damaged",
        PaperFault::TooLarge => "is larger than any register and was not read",
        PaperFault::TooSlow => "could not be read to its end; reading was stopped",
        PaperFault::NotStarted => "was not read: the process that reads could not be started",
    }
}

fn roster_left(text: &str) -> (String, String) {
    (
        format!("“{text}” in the register was not used: neither unit, alias nor mailbox"),
        "see whether it is a unit: one a row, in the column 名称; else delete it, and it is not told again".into(),
    )
}

fn mailbox_left(used: &str, left: &str) -> (String, String) {
    (
        format!("a unit has one mailbox: “{used}” was used, “{left}” was not"),
        "leave the mailbox that is wanted, and it is not told again".into(),
    )
}
