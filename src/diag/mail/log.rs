//! What is wrong with the log of what was sent and the book of what came (`E809`, `E811`, `E813` to `E815`, `W808`, `W810` to `W812`).

use super::super::Mender::{self, Office};
use super::super::Refusal;
use super::super::words::{Words, words};

/// A kind of finding about the log of what was sent, and the book of what came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogProblem {
    /// The log of what was sent cannot be used.
    LogUnusable {
        /// The log.
        file: String,
        /// The line that cannot be read.
        line: usize,
    },
    /// A unit is asked for that nobody is called, nor was.
    NobodyCalled {
        /// As written.
        name: String,
    },
    /// The list of an issued report cannot be read; the ledger goes without.
    EditionUnread {
        /// The file.
        file: String,
    },
    /// Lines of the book of receipts that cannot be read, and say nothing.
    BookLine {
        /// The file.
        file: String,
        /// The first of them.
        line: usize,
        /// How many more there are.
        more: usize,
        /// Whether a newer program wrote them.
        is_newer: bool,
    },
    /// The book of receipts cannot be added to; the command goes on.
    BookUnwritten {
        /// The file.
        file: String,
        /// Why.
        why: Refusal,
    },
    /// Another run holds the log of what was sent.
    LogHeld {
        /// The log.
        file: String,
        /// Who runs it; empty where that is not known.
        holder: String,
    },
    /// The log says nothing, and what lies in the year's folder shows that mails went out, or may have.
    LogLost {
        /// The period.
        period: String,
        /// What lies there.
        traces: Vec<String>,
        /// Whether mails were to be sent now, or only drafted.
        sending: bool,
    },
    /// A unit is said to have been sent something, and owes nothing or is not known.
    NobodySentTo {
        /// As written.
        name: String,
        /// The units that it took over from since, which owe.
        by: String,
    },
    /// A newer program wrote into the log of what was sent.
    LogNewer {
        /// The log.
        file: String,
        /// The first line of a newer format.
        line: usize,
    },
}

impl LogProblem {
    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        match self {
            LogProblem::LogUnusable { .. } | LogProblem::LogHeld { .. } => ("E809", Office),
            LogProblem::LogLost { sending: true, .. } => ("E813", Office),
            LogProblem::LogLost { sending: false, .. } => ("W808", Office),
            LogProblem::NobodySentTo { .. } => ("E814", Office),
            LogProblem::NobodyCalled { .. } => ("E815", Office),
            LogProblem::EditionUnread { .. } => ("W812", Office),
            LogProblem::BookLine { .. } => ("W810", Office),
            LogProblem::BookUnwritten { .. } => ("W811", Office),
            LogProblem::LogNewer { .. } => ("E811", Office),
        }
    }

    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn words(&self) -> Words {
        match self {
            LogProblem::LogUnusable { file, line } => words(
                (
                    format!("发送记录“{file}”第 {line} 行读不出来，不敢往下发"),
                    "这一行可能被改动过：从备份恢复这个文件，或请懂电脑的同志看看",
                ),
                (
                    format!("line {line} of the log “{file}” cannot be read, so nothing is sent"),
                    "it may have been edited: restore the file from a backup",
                ),
            ),
            LogProblem::NobodyCalled { name } => words(
                (
                    format!("没有叫“{name}”的单位，记录里也没有"),
                    "写名册里的名称、别名或前身；也可以写记录里当时的名称",
                ),
                (
                    format!("no unit is called “{name}”, nor was any that is noted"),
                    "write a name of the register, an alias or a predecessor, or a name of the log",
                ),
            ),
            LogProblem::EditionUnread { file } => words(
                (
                    format!("定稿的清单“{file}”读不出来，台账和与定稿的比较里没有这一版"),
                    "从备份恢复这个文件；别的记录照列",
                ),
                (
                    format!(
                        "the list “{file}” of an issued report cannot be read; the ledger and what is compared go without it"
                    ),
                    "restore the file from a backup; all else is listed",
                ),
            ),
            LogProblem::BookLine { file, line, more, is_newer } => words(
                {
                    let more = if *more > 0 {
                        format!("，另有 {more} 行也是")
                    } else {
                        String::new()
                    };
                    let (what, remedy) = if *is_newer {
                        ("是更新的版本写的，没有用", "请换用新的版本")
                    } else {
                        ("读不出来，没有用", "这一行可能被改动过：从备份恢复这个文件；别的行照样用")
                    };
                    (format!("收件登记“{file}”第 {line} 行{what}{more}"), remedy)
                },
                {
                    let more =
                        if *more > 0 { format!(" (and {more} more)") } else { String::new() };
                    let (what, remedy) = if *is_newer {
                        ("was written by a newer version", "use the newer version")
                    } else {
                        (
                            "cannot be read",
                            "it may have been edited: restore the file from a backup; the other lines are used",
                        )
                    };
                    (
                        format!(
                            "line {line}{more} of the book of receipts “{file}” {what} and is not used"
                        ),
                        remedy,
                    )
                },
            ),
            LogProblem::BookUnwritten { file, why } => words(
                (format!("收件登记“{file}”用不了{}，这一次没有登记", why.zh()), why.to_write_zh()),
                (
                    format!(
                        "the book of receipts “{file}” cannot be used{}; nothing was noted this time",
                        why.en()
                    ),
                    why.to_write_en(),
                ),
            ),
            LogProblem::LogHeld { file, holder } => words(
                (
                    format!(
                        "另一个窗口正在发送（占用着“{file}”{}）",
                        if holder.is_empty() { String::new() } else { format!("，{holder}") }
                    ),
                    "等那边发完再运行",
                ),
                (
                    format!(
                        "another run is sending and holds “{file}”{}",
                        if holder.is_empty() { String::new() } else { format!(" ({holder})") }
                    ),
                    "wait until it has ended",
                ),
            ),
            LogProblem::LogLost { period, traces, sending } => words(
                (
                    format!(
                        "发送记录里没有 {period} 的信，而这一期已经有{}：记录可能丢了",
                        traces.join("、")
                    ),
                    if *sending {
                        "从备份或别的电脑把 log 文件夹里的发送记录找回来，放在一起都会读；手工发过的，用 hongtou log --sent 单位 记上；确实没有用它发过的，加 --without-log"
                    } else {
                        "从备份或别的电脑把 log 文件夹里的发送记录找回来，放在一起都会读；以前的草稿没有发过、或者是旧版本写的，不用管"
                    },
                ),
                (
                    format!(
                        "the log has no mail of {period}, and there is already {}: it may be lost",
                        traces.join(", ")
                    ),
                    if *sending {
                        "look for it in a backup or on another computer and put it into the folder log: all pieces are read; note what was sent by hand with hongtou log --sent UNIT; where nothing went out by this program, add --without-log"
                    } else {
                        "look for it in a backup or on another computer and put it into the folder log: all pieces are read; nothing to do if those drafts were never sent, or an old version wrote them"
                    },
                ),
            ),
            LogProblem::NobodySentTo { name, by } if !by.is_empty() => words(
                (
                    format!("“{name}”这一期还没有接手，由{by}报，什么也没有记"),
                    "--sent 后面写当时发给的那一个",
                ),
                (
                    format!(
                        "{by} owe this period what “{name}” took over later; nothing was noted"
                    ),
                    "write the unit of then behind --sent",
                ),
            ),
            LogProblem::NobodySentTo { name, .. } => words(
                (
                    format!("“{name}”不在应报的单位里，什么也没有记"),
                    "--sent 后面写名册里的名称；都是手工发的，写 --sent 全部",
                ),
                (
                    format!("“{name}” is none of the units that owe a form; nothing was noted"),
                    "write a name of the register behind --sent; --sent all for all that were drafted",
                ),
            ),
            LogProblem::LogNewer { file, line } => words(
                (
                    format!(
                        "发送记录“{file}”第 {line} 行是更新的版本写的，这个版本看不懂，不敢往下发"
                    ),
                    "换用那个新版本；各台电脑用同一个版本（加 --version 可看）",
                ),
                (
                    format!(
                        "line {line} of the log “{file}” is of a newer version, so nothing is sent"
                    ),
                    "use that version, the same on all computers (--version says which)",
                ),
            ),
        }
    }
}
