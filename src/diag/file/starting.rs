//! What can stand in the way of a year's first description (`E52x`, `W52x`): a published paper that cannot
//! be read into one, a description that is there already.

use super::super::Mender::{self, Office};
use super::super::words::{Words, words};
use super::super::{FileKind, Returned};
use serde::{Deserialize, Serialize};

/// A kind of finding about how a description is begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Starting {
    /// The paper cannot be read.
    Paper {
        /// The file.
        file: String,
        /// Why.
        fault: PaperFault,
    },
    /// A description is there, and none is ever overwritten.
    DescriptionThere {
        /// The file.
        file: String,
    },
    /// A text that is no notice.
    NoNotice {
        /// The file.
        file: String,
        /// What of a notice was found in it.
        found: Vec<PaperSign>,
    },
    /// A paper in which no task was found.
    NoTasks {
        /// The file.
        file: String,
    },
}

/// What a notice has, and other texts do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PaperSign {
    /// 发文字号.
    Number,
    /// A title that ends as those of official papers do.
    Title,
    /// 主送机关.
    Recipients,
    /// 责任单位 of tasks.
    Units,
    /// A signature with its day.
    Date,
    /// 版记: who has copies, who printed it and when.
    Colophon,
}

impl PaperSign {
    /// All of them, as they stand in a notice.
    pub const ALL: [PaperSign; 6] = [
        PaperSign::Number,
        PaperSign::Title,
        PaperSign::Recipients,
        PaperSign::Units,
        PaperSign::Date,
        PaperSign::Colophon,
    ];

    /// Those that are not in `found`.
    fn lacking(found: &[PaperSign]) -> Vec<PaperSign> {
        PaperSign::ALL.into_iter().filter(|one| !found.contains(one)).collect()
    }
}

/// Why a paper cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperFault {
    /// It is a file of another kind.
    OtherKind(FileKind),
    /// There is no text in it.
    Empty,
    /// It opens with a password only.
    Locked,
    /// It is cut off or damaged.
    Damaged,
    /// It is larger than any paper.
    TooLarge,
    /// Reading it took too long, or failed.
    TooSlow,
    /// The process that reads could not be started.
    NotStarted,
}

impl From<Returned> for PaperFault {
    /// A paper is read within the bounds of what is sent back; here is what that means for it.
    fn from(found: Returned) -> PaperFault {
        if let Returned::NotWorkbook { kind } | Returned::Beside { kind } = found {
            return PaperFault::OtherKind(kind);
        }
        let is_slow = matches!(found, Returned::TooSlow { .. } | Returned::ReaderDied);
        [
            (found == Returned::Empty, PaperFault::Empty),
            (found == Returned::Encrypted, PaperFault::Locked),
            (matches!(found, Returned::Beyond { .. }), PaperFault::TooLarge),
            (is_slow, PaperFault::TooSlow),
            (matches!(found, Returned::ReaderNotStarted { .. }), PaperFault::NotStarted),
        ]
        .into_iter()
        .find_map(|(is, fault)| is.then_some(fault))
        .unwrap_or(PaperFault::Damaged)
    }
}

impl Starting {
    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        match self {
            Starting::Paper { fault, .. } => match fault {
                PaperFault::OtherKind(_) => ("E520", Office),
                PaperFault::Empty => ("E521", Office),
                PaperFault::Locked => ("E522", Office),
                PaperFault::Damaged => ("E523", Office),
                PaperFault::TooLarge => ("E524", Office),
                PaperFault::TooSlow => ("E525", Office),
                PaperFault::NotStarted => ("E526", Office),
            },
            Starting::DescriptionThere { .. } => ("E527", Office),
            Starting::NoNotice { .. } => ("E528", Office),
            Starting::NoTasks { .. } => ("W520", Office),
        }
    }

    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn words(&self) -> Words {
        match self {
            Starting::Paper { file, fault } => words(
                {
                    let (what, remedy) = fault.zh();
                    (format!("“{file}”{what}"), remedy)
                },
                {
                    let (what, remedy) = fault.en();
                    (format!("“{file}” {what}"), remedy)
                },
            ),
            Starting::DescriptionThere { file } => words(
                (format!("“{file}”已经有了，没有覆盖"), "换一个文件夹，或者先把它改名"),
                (
                    format!("“{file}” is there already and was not overwritten"),
                    "name another folder, or give it another name first",
                ),
            ),
            Starting::NoNotice { file, found } => words(
                {
                    let listed = |signs: &[PaperSign]| {
                        signs.iter().copied().map(zh).collect::<Vec<_>>().join("、")
                    };
                    let lacking = listed(&PaperSign::lacking(found));
                    let seen = match &found[..] {
                        [] => String::new(),
                        some => format!("只找到{}，", listed(some)),
                    };
                    (
                        format!("“{file}”不像一份通知，没有写描述：{seen}没有找到{lacking}"),
                        "看看是不是拿错了文件；没有拿错的，各项前面要有序号（一、（一） 1.），后面要写“责任单位：”，改好再读；或者不用 --from，照着原文填写",
                    )
                },
                {
                    let listed = |signs: &[PaperSign]| {
                        signs.iter().copied().map(en).collect::<Vec<_>>().join(", ")
                    };
                    let lacking = listed(&PaperSign::lacking(found));
                    let seen = match &found[..] {
                        [] => String::new(),
                        some => format!("only {} was found, and ", listed(some)),
                    };
                    (
                        format!(
                            "“{file}” looks like no notice, and no description was written: {seen}none of {lacking}"
                        ),
                        "see whether it is the right file; if it is, its tasks need ordinals (一、 （一） 1.) and 责任单位： behind them: mend it and read it again, or fill in a description without --from",
                    )
                },
            ),
            Starting::NoTasks { file } => words(
                (
                    format!("“{file}”里没有找到带序号、写明责任单位的各项实事"),
                    "看看是不是这份通知；是的，各项的文字在 notice.yaml 的引言里，表格在附件或者注释里，照帮助《notice.yaml 的写法》挪到实事下面",
                ),
                (
                    format!("no numbered tasks with responsible units were found in “{file}”"),
                    "see whether it is the notice; if so, what it asks stands in the preamble (引言) of notice.yaml, and its tables in the attachments or comments: move it below the tasks (“notice-yaml” under 帮助)",
                ),
            ),
        }
    }
}

const fn zh(sign: PaperSign) -> &'static str {
    match sign {
        PaperSign::Number => "发文字号",
        PaperSign::Title => "公文的标题（关于……的通知）",
        PaperSign::Recipients => "主送机关",
        PaperSign::Units => "各项的责任单位",
        PaperSign::Date => "署名和成文日期",
        PaperSign::Colophon => "版记（抄送、印发）",
    }
}

impl PaperFault {
    fn zh(self) -> (&'static str, &'static str) {
        match self {
            PaperFault::OtherKind(FileKind::Document) => (
                "是旧格式的文字文档（.doc、.wps 等），读不了",
                "用 Word 或 WPS 打开，另存为 .docx，再用那一份",
            ),
            PaperFault::OtherKind(FileKind::Ofd | FileKind::Pages) => (
                "是 OFD、CEB 等版式文件，读不了",
                "用排这份通知的 Word 文件；没有的，把文字复制到记事本，存成 .txt",
            ),
            PaperFault::OtherKind(FileKind::Picture) => {
                ("是图片，读不了", "用排这份通知的 Word 文件")
            }
            PaperFault::OtherKind(_) => {
                ("不是能读的通知文件", "用 Word 文件（.docx）、文字能选中的 PDF 或者纯文本（.txt）")
            }
            PaperFault::Empty => (
                "里没有能读的文字",
                "打开看看是不是空的，空的换成写了通知的那一份；扫描成图片的、文字复制出来是乱码的读不了，用排这份通知的 Word 文件",
            ),
            PaperFault::Locked => {
                ("设了打开密码，读不出来", "用 Word 或 WPS 打开，取消密码，另存以后再用")
            }
            PaperFault::Damaged => {
                ("不完整或已损坏，读不出来", "打得开的，用 Word 或 WPS 另存为 .docx，再用那一份")
            }
            PaperFault::TooLarge => (
                "太大或者太长，不像一份通知，没有读",
                "只留通知和附件（最多 300 页、10,000 段），另存为 .docx；图片多的，删掉图片",
            ),
            PaperFault::TooSlow => (
                "读不下去，已停止",
                "用 Word 或 WPS 打开，另存为 .docx，再用那一份；还不行的，把文字复制到记事本，存成 .txt",
            ),
            PaperFault::NotStarted => (
                "没有读：读文件的程序没能启动",
                "重新运行一次；仍然这样，看看杀毒软件是不是拦住了 hongtou，放行后再运行",
            ),
        }
    }
}

const fn en(sign: PaperSign) -> &'static str {
    match sign {
        PaperSign::Number => "a document number",
        PaperSign::Title => "a title of an official paper (关于……的通知)",
        PaperSign::Recipients => "recipients",
        PaperSign::Units => "responsible units of tasks",
        PaperSign::Date => "a signature with its day",
        PaperSign::Colophon => "a colophon (抄送, 印发)",
    }
}

impl PaperFault {
    fn en(self) -> (&'static str, &'static str) {
        match self {
            PaperFault::OtherKind(FileKind::Document) => (
                "is a document of an old format (.doc, .wps), which is not read",
                "open it in Word or WPS, save it as .docx, and use that",
            ),
            PaperFault::OtherKind(FileKind::Ofd | FileKind::Pages) => (
                "is an OFD, CEB or the like, which is not read",
                "use the Word file it was made of; else copy its text into a .txt",
            ),
            PaperFault::OtherKind(FileKind::Picture) => {
                ("is a picture, which is not read", "use the Word file of the notice")
            }
            PaperFault::OtherKind(_) => (
                "is no file of a notice that can be read",
                "use a Word file (.docx), a PDF whose text can be selected, or plain text (.txt)",
            ),
            PaperFault::Empty => (
                "has no text that can be read",
                "open it: if it is empty, use the one that has the notice; pictures of pages, and text that is garbled when copied, cannot be read: use the Word file of the notice",
            ),
            PaperFault::Locked => (
                "opens with a password only",
                "open it in Word or WPS, take the password off, and save it",
            ),
            PaperFault::Damaged => (
                "is cut off or damaged",
                "if it opens, save it as .docx in Word or WPS, and use that",
            ),
            PaperFault::TooLarge => (
                "is larger or longer than any notice and was not read",
                "keep the notice and its attachments only (at most 300 pages, 10,000 paragraphs), without pictures, and save it as .docx",
            ),
            PaperFault::TooSlow => (
                "could not be read to its end; reading was stopped",
                "save it as .docx in Word or WPS and use that; else copy its text into a .txt",
            ),
            PaperFault::NotStarted => (
                "was not read: the process that reads could not be started",
                "run again; if it stays so, see whether an antivirus program blocks hongtou",
            ),
        }
    }
}
