//! What is odd about the words of a description (`W20x`, `W21x`).

use super::super::Mender::{self, Office};
use super::super::words::{Words, words};

/// What is odd about the words of a description (`W20x`, `W21x`).
#[derive(Clone, Debug, PartialEq)]
pub enum WordingProblem {
    /// A title line is longer than a line of the page holds.
    TitleLineLong {
        /// Its width in characters, halves rounded up.
        cells: usize,
        /// What a line holds.
        limit: usize,
    },
    /// A task names a unit by an alias. Related: the register's entry.
    AliasInTask {
        /// As written.
        written: String,
        /// The official name.
        official: String,
    },
    /// A text names a unit by an alias. Related: the register's entry.
    AliasInText {
        /// As written.
        written: String,
        /// The official name.
        official: String,
    },
    /// A year that is not the notice's year.
    YearDiffers {
        /// The year found.
        found: u16,
        /// The year of the notice.
        year: u16,
    },
    /// Printed before it was signed. Related: the signing.
    PrintedBeforeSigned,
    /// Half-width punctuation among Chinese characters.
    HalfWidthPunctuation {
        /// The character.
        found: char,
        /// The full-width ones that are meant.
        wanted: String,
    },
    /// A blank between Chinese characters.
    BlankInText,
    /// A blank that comes of a line break in the description, between Chinese characters.
    BlankFromFold,
    /// A blank at the beginning or end of a text.
    BlankAtEdge,
    /// 主送机关 with its colon, which the template adds.
    RecipientsColon,
    /// 附注 with its parentheses, which the template adds.
    NoteParentheses,
    /// 抄送机关 with label or full stop, which the template adds.
    CopiesFrame,
    /// The name of a task with its ordinal or full stop, which the template adds.
    TaskNameFrame,
    /// The text of a task with its bracket of units, which the template adds.
    TaskTextUnits,
    /// The title of the attachment with the word 附件, which the template adds.
    AttachmentLabel,
    /// A comment that ends an unquoted text and looks like a part of it.
    CommentInText {
        /// The comment, from its `#` on.
        comment: String,
    },
    /// A character of private use, which every font draws in its own way.
    PrivateCharacter {
        /// The first of its text.
        character: char,
    },
}

impl WordingProblem {
    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        match self {
            WordingProblem::TitleLineLong { .. } => ("W201", Office),
            WordingProblem::AliasInTask { .. } => ("W202", Office),
            WordingProblem::AliasInText { .. } => ("W203", Office),
            WordingProblem::YearDiffers { .. } => ("W204", Office),
            WordingProblem::PrintedBeforeSigned => ("W205", Office),
            WordingProblem::HalfWidthPunctuation { .. } => ("W206", Office),
            WordingProblem::BlankInText => ("W207", Office),
            WordingProblem::BlankFromFold => ("W208", Office),
            WordingProblem::BlankAtEdge => ("W209", Office),
            WordingProblem::RecipientsColon => ("W210", Office),
            WordingProblem::NoteParentheses => ("W211", Office),
            WordingProblem::CopiesFrame => ("W212", Office),
            WordingProblem::TaskNameFrame => ("W213", Office),
            WordingProblem::TaskTextUnits => ("W214", Office),
            WordingProblem::AttachmentLabel => ("W215", Office),
            WordingProblem::CommentInText { .. } => ("W216", Office),
            WordingProblem::PrivateCharacter { .. } => ("W217", Office),
        }
    }

    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn words(&self) -> Words {
        match self {
            WordingProblem::TitleLineLong { cells, limit } => words(
                (
                    format!("这一行标题有 {cells} 个字，一行只放得下 {limit} 个字"),
                    "在词语之间再分一行",
                ),
                (
                    format!("this title line is {cells} characters wide, and a line holds {limit}"),
                    "break it between words",
                ),
            ),
            WordingProblem::AliasInTask { written, official } => words(
                (
                    format!("“{written}”是“{official}”的别名"),
                    format!(
                        "印出来仍是“{written}”，表格里用“{official}”；需要统一时改成“{official}”"
                    ),
                ),
                (
                    format!("“{written}” is an alias of “{official}”"),
                    format!(
                        "the body prints “{written}”, the table “{official}”; write “{official}” to have one name"
                    ),
                ),
            ),
            WordingProblem::AliasInText { written, official } => words(
                (
                    format!("文中的“{written}”是“{official}”的别名"),
                    format!("需要统一时改成“{official}”"),
                ),
                (
                    format!("the text says “{written}”, an alias of “{official}”"),
                    format!("write “{official}” to have one name"),
                ),
            ),
            WordingProblem::YearDiffers { found, year } => words(
                (format!("这里是 {found} 年，通知的年度是 {year}"), "核对是不是沿用了往年的文件"),
                (
                    format!("this says {found}, the notice is for {year}"),
                    "see whether it was left over from another year",
                ),
            ),
            WordingProblem::PrintedBeforeSigned => words(
                ("印发日期早于成文日期", "核对两个日期"),
                ("printed before it was signed", "check the two dates"),
            ),
            WordingProblem::HalfWidthPunctuation { found, wanted } => words(
                (format!("中文里用了英文标点“{found}”"), format!("需要时改成“{wanted}”")),
                (
                    format!("half-width “{found}” stands among Chinese characters"),
                    format!("write {wanted} where that is meant"),
                ),
            ),
            WordingProblem::BlankInText => words(
                ("汉字中间有空格", "会照样印出来；不需要就删掉"),
                (
                    "there is a blank between Chinese characters",
                    "it is printed as it stands; delete it if it is not meant",
                ),
            ),
            WordingProblem::BlankFromFold => words(
                ("文字在这里折行，印出来会多一个空格", "把这段文字写在一行里"),
                ("the text is broken here, which prints a blank", "write the text in one line"),
            ),
            WordingProblem::BlankAtEdge => words(
                ("文字的开头或末尾有空格", "删掉；段首空两字由程序排"),
                (
                    "the text begins or ends with a blank",
                    "delete it; the program indents paragraphs itself",
                ),
            ),
            WordingProblem::RecipientsColon => words(
                ("主送机关末尾有冒号", "删掉冒号，程序会加"),
                ("the recipients end in a colon", "delete it; the template adds it"),
            ),
            WordingProblem::NoteParentheses => words(
                ("附注外面有括号", "删掉括号，程序会加"),
                ("the note stands in parentheses", "delete them; the template adds them"),
            ),
            WordingProblem::CopiesFrame => words(
                ("抄送机关带有“抄送：”或句号", "只写单位名称，“抄送：”和句号程序会加"),
                (
                    "the copies have their label or full stop",
                    "write the names only; the template adds both",
                ),
            ),
            WordingProblem::TaskNameFrame => words(
                ("实事名称带有序号或句号", "只写名称，序号和句号程序会加；照这样会印成两个"),
                (
                    "the task's name has its ordinal or full stop",
                    "write the name only; the template adds both, and they would be printed twice",
                ),
            ),
            WordingProblem::TaskTextUnits => words(
                (
                    "实事内容里写了责任单位",
                    "删掉这一处，写在“责任单位”一项里，程序会加；照这样会印两遍",
                ),
                (
                    "the task's text names the responsible units",
                    "delete this and write them under “units”; the template adds them",
                ),
            ),
            WordingProblem::AttachmentLabel => words(
                ("附件标题以“附件”开头", "只写标题，“附件”二字程序会加；照这样会印两遍"),
                (
                    "the attachment's title begins with 附件",
                    "write the title only; the template adds 附件",
                ),
            ),
            WordingProblem::CommentInText { comment } => words(
                (
                    format!("“{comment}”没有算进内容：空格后面的 # 表示后面是备注"),
                    "是内容时，用英文双引号把整段文字括起来；是备注时，在 # 后面空一格，或者单独写一行",
                ),
                (
                    format!("“{comment}” is left out: a # behind a blank begins a comment"),
                    "if it belongs to the text, put the whole text in double quotes; if it is a \
                 comment, put a blank after # or give it a line of its own",
                ),
            ),
            WordingProblem::PrivateCharacter { character } => words(
                (
                    format!(
                        "文字里有自造字（U+{:04X}），换一台电脑就可能是别的字",
                        u32::from(*character)
                    ),
                    "核对是哪个字，用输入法重新打一遍",
                ),
                (
                    format!(
                        "there is a private character (U+{:04X}), which other computers show differently",
                        u32::from(*character)
                    ),
                    "see which character is meant, and type it anew",
                ),
            ),
        }
    }
}
