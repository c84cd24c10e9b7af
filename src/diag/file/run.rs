//! What stands in the way of a run: files that are not there, folders in use, what lies there of earlier runs (`E50x`, `W50x`).

use super::super::Mender::{self, Office};
use super::super::Refusal;
use super::super::words::{Words, words};

/// What makes a file again that an earlier run left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renewal {
    /// `--html`: a page is made where it is asked for alone.
    Page,
    /// `--ofd`: so is an OFD.
    Ofd,
    /// A run for which no kinds of file are named.
    AllKinds,
}

/// What stands in the way of a run: files that are not there, folders in use, what lies there of earlier runs (`E50x`, `W50x`).
#[derive(Clone, Debug, PartialEq)]
pub enum RunProblem {
    /// A file that was named is not there.
    FileNotFound {
        /// The file.
        file: String,
    },
    /// A file cannot be read.
    FileUnreadable {
        /// The file.
        file: String,
        /// Why.
        why: Refusal,
    },
    /// A file or folder cannot be written.
    FileUnwritable {
        /// The file or folder.
        file: String,
        /// Why.
        why: Refusal,
    },
    /// A demo was asked for where an office has files of its own.
    NotOurDemo {
        /// One of them: its description, where there is one.
        file: String,
    },
    /// Templates were to be written where one of that name lies, which somebody may have changed.
    TemplateThere {
        /// The file.
        file: String,
    },
    /// The folder with what came back is not there.
    NoReturns {
        /// The folder.
        folder: String,
    },
    /// Somebody stopped the work before it was done.
    Stopped,
    /// What was to be said on standard output went nowhere (a full disk).
    OutputLost {
        /// Why.
        why: Refusal,
    },
    /// A description was changed while it was being mended.
    ChangedMeanwhile {
        /// The file.
        file: String,
    },
    /// A code was asked about that no finding has.
    NoSuchCode {
        /// As written.
        code: String,
    },
    /// The computer's clock stands before 1970.
    ClockWrong,
    /// Another run has been writing into the folder for minutes.
    FolderInUse {
        /// The folder.
        folder: String,
        /// The machine and the process; empty where the system does not say.
        holder: String,
    },
    /// Files were to be written among those that came back.
    OutputAmongReturns {
        /// The folder they were to be written into.
        folder: String,
        /// The folder of what came back.
        returns: String,
    },
    /// The system gives the program no thread that writes a workbook.
    NoThread,
    /// A file of an earlier run lies among the new ones, though it is made no more.
    LeftFromBefore {
        /// The file.
        file: String,
    },
    /// A file of an earlier run lies among the new ones, though it was not asked for this time.
    NotRenewed {
        /// The file.
        file: String,
        /// What makes it again.
        again: Renewal,
    },
    /// Drafts or forms of an earlier run lie among those of this one, which has none in their place.
    LeftBeside {
        /// Their names.
        files: Vec<String>,
    },
    /// The file that was named is not there, but lies there with another ending behind its own, which
    /// Windows does not show.
    HiddenEnding {
        /// The file that was read.
        file: String,
    },
}

impl RunProblem {
    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        match self {
            RunProblem::NoSuchCode { .. } => ("E511", Office),
            RunProblem::ChangedMeanwhile { .. } => ("E512", Office),
            RunProblem::FileNotFound { .. } => ("E501", Office),
            RunProblem::FileUnreadable { .. } => ("E502", Office),
            RunProblem::FileUnwritable { .. } => ("E503", Office),
            RunProblem::NotOurDemo { .. } => ("E504", Office),
            RunProblem::NoReturns { .. } => ("E505", Office),
            RunProblem::TemplateThere { .. } => ("E513", Office),
            RunProblem::OutputLost { .. } => ("E506", Office),
            RunProblem::Stopped => ("E514", Office),
            RunProblem::ClockWrong => ("E507", Office),
            RunProblem::FolderInUse { .. } => ("E508", Office),
            RunProblem::OutputAmongReturns { .. } => ("E509", Office),
            RunProblem::NoThread => ("E510", Office),
            RunProblem::LeftFromBefore { .. } => ("W501", Office),
            RunProblem::NotRenewed { .. } => ("W502", Office),
            RunProblem::LeftBeside { .. } => ("W503", Office),
            RunProblem::HiddenEnding { .. } => ("W504", Office),
        }
    }

    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn words(&self) -> Words {
        match self {
            RunProblem::ChangedMeanwhile { file } => words(
                (
                    format!("“{file}”正改着的时候被别的程序改过了，没有写"),
                    "在别的程序里存好，再运行一次",
                ),
                (
                    format!("“{file}” was changed while it was being mended; nothing was written"),
                    "save it in the other program, then run this again",
                ),
            ),
            RunProblem::NoSuchCode { code } => words(
                (
                    format!("没有编号是“{code}”的提示"),
                    "编号是提示开头方括号里的，一个字母三个数字，例如 hongtou explain E211",
                ),
                (
                    format!("no finding has the code “{code}”"),
                    "a code stands in brackets at the head of a finding, a letter and three digits, as in hongtou explain E211",
                ),
            ),
            RunProblem::HiddenEnding { file } => words(
                (
                    format!("读的是“{file}”：它的名称多了一截 .txt"),
                    "记事本加的，Windows 平常不显示：在资源管理器的“查看”里勾选“文件扩展名”，把 .txt 去掉",
                ),
                (
                    format!("“{file}” was read: its name has .txt behind .yaml"),
                    "Notepad added it, and Windows hides it: show file name extensions in the Explorer and take .txt away",
                ),
            ),
            RunProblem::FileNotFound { file } => words(
                (
                    format!("没有找到“{file}”"),
                    "看看名称写对没有，它还在不在那里；没有写 notice.yaml 的，先到放它的年度文件夹里再运行；\
                 别处的文件和文件夹，写出完整的位置",
                ),
                (
                    format!("“{file}” was not found"),
                    "look at the name, and whether it is still there; notice.yaml may be left out inside the folder \
                 of its year; what lies elsewhere is named with its whole path",
                ),
            ),
            RunProblem::FileUnreadable { file, why } => words(
                (format!("“{file}”读不出来{}", why.zh()), why.to_read_zh()),
                (format!("“{file}” cannot be read{}", why.en()), why.to_read_en()),
            ),
            RunProblem::FileUnwritable { file, why } => words(
                (format!("“{file}”写不进去{}", why.zh()), why.to_write_zh()),
                (format!("“{file}” cannot be written{}", why.en()), why.to_write_en()),
            ),
            RunProblem::NotOurDemo { file } => words(
                (
                    format!("“{file}”不是示例里的，示例不覆盖它，也不写到它旁边"),
                    "换一个空的文件夹，例如 hongtou demo demo-out",
                ),
                (
                    format!(
                        "“{file}” is no demo's: it is not written over, nor is a demo laid beside it"
                    ),
                    "name an empty folder, as in `hongtou demo demo-out`",
                ),
            ),
            RunProblem::TemplateThere { file } => words(
                (
                    format!("已经有“{file}”，也许改过，没有覆盖；一个模板也没有写"),
                    "换一个空的文件夹，例如 hongtou templates 自带模板；再和改过的对照",
                ),
                (
                    format!("“{file}” is there, perhaps with changes: no template was written"),
                    "name an empty folder, as in `hongtou templates original`, and compare",
                ),
            ),
            RunProblem::NoReturns { folder } => words(
                (
                    format!("没有文件夹“{folder}”，不知道各单位报来的文件在哪里"),
                    "新建这个文件夹，把收到的报表、邮件、压缩包和盖章件原样放进去，再运行一次；\
                 已经放在别处的，用 --returns 指明那个文件夹（上一期的用 --previous）",
                ),
                (
                    format!("there is no folder “{folder}” with what the units sent back"),
                    "make it and put the forms, mails, archives and stamped copies into it as they \
                 came; if they lie elsewhere, name that folder with --returns",
                ),
            ),
            RunProblem::Stopped => words(
                ("照您的要求停下了，没有做完", "没有留下写了一半的文件；要做，再做一次"),
                (
                    "stopped as asked, before it was done",
                    "no file was left half written; ask for it again",
                ),
            ),
            RunProblem::OutputLost { why } => words(
                (
                    format!("要显示的内容没有全写出去{}", why.zh()),
                    "已经显示的不完整，不要用；看看磁盘满了没有，再运行一次",
                ),
                (
                    format!("what was to be printed was not written to its end{}", why.en()),
                    "what is there is not whole: see whether the disk is full, and run it again",
                ),
            ),
            RunProblem::ClockWrong => words(
                ("电脑的日期在1970年以前，不能生成文件", "把电脑的日期和时间调对，再运行一次"),
                (
                    "the computer's clock stands before 1970: no file can be made",
                    "set its day and time, and run it again",
                ),
            ),
            RunProblem::FolderInUse { folder, holder } => words(
                (
                    match holder.is_empty() {
                        true => format!("另一个窗口一直在往“{folder}”里写"),
                        false => format!("另一个窗口一直在往“{folder}”里写（{holder}）"),
                    },
                    "等它写完再运行；它要是没有反应了，关掉那个窗口",
                ),
                (
                    format!("another run keeps writing into “{folder}” ({holder})"),
                    "wait until it has ended, or end it where it hangs; then run this again",
                ),
            ),
            RunProblem::OutputAmongReturns { folder, returns } => words(
                (
                    format!("“{folder}”在放收到的文件的文件夹“{returns}”里，程序不往那里写"),
                    "用 -o 换一个文件夹，例如 out；不写 -o 就写在 out 里",
                ),
                (
                    format!(
                        "“{folder}” lies among what came back, “{returns}”: nothing is written there"
                    ),
                    "name another folder with -o, such as out; without -o files go into out",
                ),
            ),
            RunProblem::NoThread => words(
                (
                    "系统不给程序新的线程，Excel 文件没有做成，什么也没有写",
                    "关掉别的程序再运行；仍然这样，请管理员放宽这个用户的进程数和内存",
                ),
                (
                    "the system gives the program no thread: no workbook could be made, and nothing was written",
                    "close other programs; if that is no help, ask for more processes and memory for this user",
                ),
            ),
            RunProblem::LeftFromBefore { file } => words(
                (
                    format!("“{file}”是以前生成的，这次没有附件"),
                    "不再需要时自己删掉，不要和这次的通知一起发出去",
                ),
                (
                    format!("“{file}” is from an earlier run; this notice has no attachment"),
                    "delete it where it is not needed, and do not send it with this notice",
                ),
            ),
            RunProblem::NotRenewed { file, again } => {
                let (zh, en) = match again {
                    Renewal::Ofd => (
                        "加 --ofd（归档用的加 --ofd-a）再运行一次；不用的自己删掉",
                        "with --ofd (or --ofd-a, for archives), else delete it",
                    ),
                    Renewal::Page => (
                        "加 --html 再运行一次（供公布的，再加 --for-publication）；不用的自己删掉",
                        "with --html (and --for-publication where it is to be published), else delete it",
                    ),
                    Renewal::AllKinds => ("不加 --only 再运行一次", "without --only"),
                };
                words(
                    (
                        format!("“{file}”是以前生成的，这次没有重新生成"),
                        format!("它和这次的文件可能不一致；要用它，{zh}"),
                    ),
                    (
                        format!("“{file}” is from an earlier run, and was not made again"),
                        format!(
                            "it may not agree with the new files: to use it, run once more {en}"
                        ),
                    ),
                )
            }
            RunProblem::LeftBeside { files } => words(
                (
                    format!("这个文件夹里还有以前生成的，这次没有：{}", files.join("、")),
                    "可能已经不对了，不要再发出去；不需要的自己删掉",
                ),
                (
                    format!("the folder also has files of an earlier run: {}", files.join(", ")),
                    "they may no longer be right: do not send them, and remove what nobody needs",
                ),
            ),
        }
    }
}
