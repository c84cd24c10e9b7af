//! What a description still waits for (`E53x`, `W53x`): places to fill in, guesses to look at, and a
//! register of units in a file of its own.

use super::super::Mender::{self, Office};
use super::super::words::{Words, words as said};
use super::super::{FileKind, PaperFault};

/// A kind of finding about what a description still waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfinished {
    /// The file with the units cannot be read.
    RosterUnreadable {
        /// The file.
        file: String,
        /// Why.
        fault: PaperFault,
    },
    /// The file with the units does not lie in the folder of the description.
    RosterOutside {
        /// As it was written.
        found: String,
    },
    /// No sheet has a column of names.
    RosterNoNames {
        /// The file.
        file: String,
    },
    /// A row has an alias or a mailbox, and no name.
    RosterNameless,
    /// Something in a register is no unit, name or mailbox, and was not used.
    RosterLeft {
        /// What it says.
        text: String,
    },
    /// Beside a mailbox stands something else, another mailbox perhaps.
    MailboxLeft {
        /// The mailbox that the unit has now.
        used: String,
        /// What else stands there.
        left: String,
    },
    /// No unit stands in it.
    RosterEmpty {
        /// The file or the key.
        file: String,
    },
    /// The file with the units is read by the commands only, and not where a text alone is.
    RosterElsewhere {
        /// As it was written.
        found: String,
    },
    /// A place that is to be filled in.
    ToFill {
        /// The key it stands behind.
        key: String,
        /// What may stand there, where it was said.
        hint: Option<String>,
    },
    /// The questions were not answered to the end.
    NotAnswered,
    /// The year to go on to is not later than that of the description.
    NotLater {
        /// The year of the description.
        old: u16,
        /// The year that was asked for.
        new: u16,
    },
    /// A guess that nobody has confirmed.
    Guess {
        /// What the comment says.
        words: String,
    },
    /// Words of the paper that found no place.
    LeftOver {
        /// The words.
        words: String,
    },
    /// A comment that says what to fill in.
    StillMissing {
        /// What it says.
        words: String,
    },
    /// That comments ask for a look, said once.
    Unconfirmed {
        /// How many.
        remarks: usize,
    },
}

impl Unfinished {
    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        match self {
            Unfinished::RosterUnreadable { .. } => ("E530", Office),
            Unfinished::RosterOutside { .. } => ("E531", Office),
            Unfinished::RosterNoNames { .. } => ("E532", Office),
            Unfinished::RosterNameless => ("E533", Office),
            Unfinished::RosterEmpty { .. } => ("E534", Office),
            Unfinished::ToFill { .. } => ("E535", Office),
            Unfinished::NotAnswered => ("E536", Office),
            Unfinished::NotLater { .. } => ("E537", Office),
            Unfinished::RosterElsewhere { .. } => ("E538", Office),
            Unfinished::Guess { .. } => ("W530", Office),
            Unfinished::LeftOver { .. } => ("W531", Office),
            Unfinished::StillMissing { .. } => ("W532", Office),
            Unfinished::Unconfirmed { .. } => ("W533", Office),
            Unfinished::RosterLeft { .. } => ("W534", Office),
            Unfinished::MailboxLeft { .. } => ("W535", Office),
        }
    }

    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn words(&self) -> Words {
        match self {
            Unfinished::RosterUnreadable { file, fault } => said(
                (
                    format!("单位名册“{file}”{}", why_zh(*fault)),
                    "用 Excel 或 WPS 表格打开，另存为 .xlsx（不设密码），再用那一份",
                ),
                (
                    format!("the register of units “{file}” {}", why_en(*fault)),
                    "open it in Excel or WPS, save it as .xlsx without a password, and use that",
                ),
            ),
            Unfinished::RosterOutside { found } => said(
                (
                    format!("单位名册“{found}”不在 notice.yaml 所在的文件夹里"),
                    "把文件放进那个文件夹，这里只写文件名，例如 单位.xlsx",
                ),
                (
                    format!("the register of units “{found}” is not in the folder of notice.yaml"),
                    "put the file into that folder and write its name only, e.g. 单位.xlsx",
                ),
            ),
            Unfinished::RosterNoNames { file } => said(
                (
                    format!("“{file}”里没有“名称”一栏，内容也不像单位，认不出单位"),
                    "在单位上面加一行表头：名称、别名、邮箱（先后不论，只有名称必须有）",
                ),
                (
                    format!("“{file}” has no column “名称”, and nothing in it looks like a unit"),
                    "add a line of heads above the units: 名称, 别名, 邮箱 (in any order, only 名称 is needed)",
                ),
            ),
            Unfinished::RosterLeft { text } => said(roster_left_zh(text), roster_left_en(text)),
            Unfinished::MailboxLeft { used, left } => {
                said(mailbox_left_zh(used, left), mailbox_left_en(used, left))
            }
            Unfinished::RosterNameless => said(
                ("这一行有别名或邮箱，没有单位名称", "补上名称；不要的，把这一行删掉"),
                (
                    "this row has an alias or a mailbox, and no name of a unit",
                    "add the name, or delete the row",
                ),
            ),
            Unfinished::RosterEmpty { file } => said(
                (
                    format!("“{file}”里一个单位也没有"),
                    "一行写一个单位：名称，空两格或者按 Tab 键，邮箱（可以不写）",
                ),
                (
                    format!("there is no unit in “{file}”"),
                    "write a unit a line: name, two blanks or a tab, mailbox (may be left out)",
                ),
            ),
            Unfinished::RosterElsewhere { found } => said(
                (
                    format!("单位名册“{found}”是另一个文件，这里读不到"),
                    "用 hongtou check 检查；或者把单位写在 notice.yaml 里",
                ),
                (
                    format!(
                        "the register of units “{found}” is another file, which is not read here"
                    ),
                    "check with hongtou check, or write the units into notice.yaml",
                ),
            ),
            Unfinished::ToFill { key, hint } => {
                said(to_fill_zh(key, hint.as_deref()), to_fill_en(key, hint.as_deref()))
            }
            Unfinished::NotAnswered => said(
                (
                    "没有答完就结束了，什么也没有写",
                    "再运行一次；不知道的按回车跳过，以后在 notice.yaml 里填",
                ),
                (
                    "the questions were not answered to the end, and nothing was written",
                    "run again; press Enter to pass what you do not know, and fill it into notice.yaml later",
                ),
            ),
            Unfinished::NotLater { old, new } => said(
                (
                    format!("去年的描述是 {old} 年的，新的是 {new} 年，不比它晚"),
                    format!("文件夹用新的年份命名，例如 hongtou init {} --from …", old + 1),
                ),
                (
                    format!("last year's description is of {old}, and {new} is not later"),
                    format!(
                        "name the folder by the new year, e.g. hongtou init {} --from …",
                        old + 1
                    ),
                ),
            ),
            Unfinished::Guess { words } => said(
                (
                    format!("推测的，还没有核对：{words}"),
                    "看下面写的对不对，改好以后把这一行注释删掉，就不再提示",
                ),
                (
                    format!("a guess that nobody has confirmed: {words}"),
                    "see whether what stands below is right, mend it, then delete this comment",
                ),
            ),
            Unfinished::LeftOver { words } => said(
                (
                    format!("原文里这一段没有归入各项：{words}"),
                    "要用的，挪到该在的地方；看过以后把这一行注释删掉",
                ),
                (
                    format!("words of the paper without a place: {words}"),
                    "move what is needed to its place, then delete this comment",
                ),
            ),
            Unfinished::StillMissing { words } => said(
                (
                    format!("这里还要填：{words}"),
                    "照注释里的样子写一行（前面不要 #），再把注释删掉",
                ),
                (
                    format!("to be filled in here: {words}"),
                    "write a line as the comment shows it (without #), then delete the comment",
                ),
            ),
            Unfinished::Unconfirmed { remarks } => said(
                (
                    format!("描述里还有 {remarks} 处推测或者原文没有看过"),
                    "运行 hongtou check 逐条看；看过、改好以后把那一行注释删掉",
                ),
                (
                    format!(
                        "{remarks} guesses or left-over words of the description are not looked at"
                    ),
                    "run hongtou check to see each; delete its comment once you have looked",
                ),
            ),
        }
    }
}

fn to_fill_zh(key: &str, hint: Option<&str>) -> (String, String) {
    let example = hint.map_or_else(String::new, |hint| format!("，例如 {hint}"));
    (format!("“{key}”还没有填"), format!("把“待填”连同括号换成要写的内容{example}"))
}

const fn why_zh(fault: PaperFault) -> &'static str {
    match fault {
        PaperFault::OtherKind(FileKind::Text) => "是文本文件，不是工作簿，读不了",
        PaperFault::OtherKind(_) => "不是工作簿，读不了",
        PaperFault::Empty => "是空的",
        PaperFault::Locked => "设了打开密码，读不出来",
        PaperFault::Damaged => "不完整或已损坏，读不出来",
        PaperFault::TooLarge => "太大，不像一份名册，没有读",
        PaperFault::TooSlow => "读不下去，已停止",
        PaperFault::NotStarted => "没有读：读文件的程序没能启动",
    }
}

fn roster_left_zh(text: &str) -> (String, String) {
    (
        format!("名册里的“{text}”没有当作单位、别名或邮箱，没有用"),
        "看看漏了没有：单位一行一个，写在“名称”一栏；不要的删掉，就不再提示".into(),
    )
}

fn mailbox_left_zh(used: &str, left: &str) -> (String, String) {
    (
        format!("一个单位只用一个邮箱：用了“{used}”，没有用“{left}”"),
        "这里只留要用的邮箱，就不再提示".into(),
    )
}

fn to_fill_en(key: &str, hint: Option<&str>) -> (String, String) {
    let example = hint.map_or_else(String::new, |hint| format!(", e.g. {hint}"));
    (
        format!("“{key}” is not filled in yet"),
        format!("write what belongs there in place of “待填” and its brackets{example}"),
    )
}

const fn why_en(fault: PaperFault) -> &'static str {
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

fn roster_left_en(text: &str) -> (String, String) {
    (
        format!("“{text}” in the register was not used: neither unit, alias nor mailbox"),
        "see whether it is a unit: one a row, in the column 名称; else delete it, and it is not told again".into(),
    )
}

fn mailbox_left_en(used: &str, left: &str) -> (String, String) {
    (
        format!("a unit has one mailbox: “{used}” was used, “{left}” was not"),
        "leave the mailbox that is wanted, and it is not told again".into(),
    )
}
