//! What keeps a paper from being set: templates (`E3xx`), fonts and the page (`E4xx`, `W401`), the writers.

use super::super::Mender::{self, Office};
use super::super::words::{Words, words};

/// What keeps a paper from being set: templates (`E3xx`), fonts and the page (`E4xx`, `W401`), the writers.
#[derive(Clone, Debug, PartialEq)]
pub enum PageProblem {
    /// The template engine refused a template (syntax, an unknown or undefined name).
    TemplateFailed {
        /// What the engine said.
        detail: String,
    },
    /// A rendered line is not one of the known blocks.
    TemplateBlock {
        /// The line, or the tag, that is not known.
        found: String,
    },
    /// A folder of templates has none, or one of a name that nothing uses.
    NoTemplate {
        /// The folder, or the file.
        file: String,
        /// The names that are used.
        known: String,
    },
    /// A font that must be there is not.
    FontMissing {
        /// The kind of type, in Chinese (仿宋).
        wanted: String,
        /// The places that were searched.
        searched: String,
    },
    /// A font file cannot be read.
    FontUnreadable {
        /// The file.
        file: String,
    },
    /// The role's own kind of type is nowhere to be found, and another stands in.
    FontSubstituted {
        /// The kind of type, in Chinese (仿宋).
        wanted: String,
        /// The name of the font that is used.
        used: String,
    },
    /// A piece that cannot be broken is higher than the type area.
    TooHigh {
        /// What it is, in the words of the standard.
        element: String,
    },
    /// A file could not be made from a document.
    WriterFailed {
        /// Its format (PDF).
        format: String,
        /// What the library behind it said.
        detail: String,
    },
    /// The issuer mark would be set smaller than the text.
    MarkTooLong,
}

impl PageProblem {
    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        match self {
            PageProblem::TemplateFailed { .. } => ("E301", Office),
            PageProblem::TemplateBlock { .. } => ("E302", Office),
            PageProblem::NoTemplate { .. } => ("E303", Office),
            PageProblem::FontMissing { .. } => ("E402", Office),
            PageProblem::FontUnreadable { .. } => ("E403", Office),
            PageProblem::FontSubstituted { .. } => ("W401", Office),
            PageProblem::TooHigh { .. } => ("E404", Office),
            PageProblem::WriterFailed { .. } => ("E405", Office),
            PageProblem::MarkTooLong => ("E406", Office),
        }
    }

    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn words(&self) -> Words {
        match self {
            PageProblem::TemplateFailed { detail } => words(
                (
                    format!("模板不能使用：{detail}"),
                    "对照程序自带的改正（hongtou templates 自带模板 把它们写到一个文件夹里），或去掉 --templates",
                ),
                (
                    format!("the template cannot be used: {detail}"),
                    "correct it after the program's own (`hongtou templates original` writes them out), or leave out --templates",
                ),
            ),
            PageProblem::TemplateBlock { found } => words(
                (
                    format!("模板里有不认识的内容：{found}"),
                    "模板每行写一个块，可用的块见帮助《模板（给单位里懂电脑的同志）》",
                ),
                (
                    format!("the template has something that is no block: {found}"),
                    "write one block a line; “templates” under 帮助 lists them",
                ),
            ),
            PageProblem::NoTemplate { file, known } => words(
                (
                    format!("“{file}”不能当模板用"),
                    format!("模板文件只能叫 {known}；看一看有没有写错，或者多了 .txt 这样的后缀"),
                ),
                (
                    format!("“{file}” is not used as a template"),
                    format!("templates are named {known}; is it misspelt, or does it end in .txt?"),
                ),
            ),
            PageProblem::FontMissing { wanted, searched } => words(
                (
                    format!("没有找到{wanted}字体（找过：{searched}）"),
                    "把 fonts 文件夹放在程序旁边，或用 --fonts 指明位置",
                ),
                (
                    format!("no {wanted} font was found (searched: {searched})"),
                    "put the fonts folder beside the program, or name it with --fonts",
                ),
            ),
            PageProblem::FontUnreadable { file } => words(
                (format!("字体文件读不出来：{file}"), "重新安装这个字体，或从 fonts 文件夹里删去"),
                (
                    format!("the font file cannot be read: {file}"),
                    "install the font anew, or remove it from the fonts folder",
                ),
            ),
            PageProblem::FontSubstituted { wanted, used } => words(
                (
                    format!("没有找到{wanted}字体，暂用“{used}”"),
                    "安装单位统一使用的字体；hongtou fonts 可查看各处用的字体",
                ),
                (
                    format!("no {wanted} font was found, “{used}” stands in"),
                    "install the office's fonts; `hongtou fonts` shows what is used",
                ),
            ),
            PageProblem::TooHigh { element } => words(
                (format!("{element}比一页还高，排不下"), "缩短内容，或者分成几项"),
                (
                    format!("{element} is higher than a page"),
                    "shorten it, or make several items of it",
                ),
            ),
            PageProblem::WriterFailed { format, detail } => words(
                (
                    format!("{format} 文件没有做成：{detail}"),
                    "这是程序的问题，请把 notice.yaml 和这条提示一起反馈",
                ),
                (
                    format!("the {format} file could not be made: {detail}"),
                    "this is a fault of the program: report it with notice.yaml and this message",
                ),
            ),
            PageProblem::MarkTooLong => words(
                (
                    "发文机关标志太长，一行里只能排得比正文还小",
                    "用“发文机关标志”（mark）写规范化简称",
                ),
                (
                    "the issuer mark is so long that it would be smaller than the text",
                    "give the body's short name as `mark`",
                ),
            ),
        }
    }
}
