//! What keeps a description from being read as text and as YAML (`E0xx`).

use super::super::Mender::{self, Office};
use super::super::words::{Words, words};

/// What keeps a description from being read as text and as YAML (`E0xx`).
#[derive(Clone, Debug, PartialEq)]
pub enum FileProblem {
    /// The file is in no encoding we read.
    NotText,
    /// The file is no UTF-8, but reads well as GBK (GB 18030).
    LooksLikeGbk,
    /// A character that cannot be seen: a control, a zero width or a direction character.
    InvisibleCharacter {
        /// The character.
        character: char,
    },
    /// The file is larger than any description.
    TooLarge {
        /// The limit in megabytes.
        limit_mb: usize,
    },
    /// Nothing is written in the file.
    EmptyFile,
    /// A line is longer than any description's.
    LineTooLong {
        /// The limit in characters.
        limit: usize,
    },
    /// The text is no YAML, for a reason without words of its own.
    YamlBroken {
        /// What the parser said, in English.
        detail: String,
    },
    /// A full-width colon stands behind a key.
    FullWidthColon {
        /// The key.
        key: String,
    },
    /// No blank follows the colon behind a key.
    NoBlankAfterColon {
        /// The key.
        key: String,
    },
    /// A tab stands where only blanks may.
    Tab,
    /// A line is indented with full-width blanks (U+3000).
    FullWidthIndent,
    /// A quotation mark has no partner.
    UnclosedQuote {
        /// The mark.
        mark: char,
    },
    /// Text follows a closing quotation mark.
    TextAfterQuote,
    /// A bracket of a short list or mapping has no partner.
    UnclosedBracket {
        /// The bracket that is open.
        open: char,
    },
    /// A second colon in a line, or lines below a text that look like keys.
    ColonInText,
    /// A text begins with a character that means something else in YAML.
    SpecialStart {
        /// The character.
        character: char,
    },
    /// A line stands neither under its neighbours nor further in.
    Indentation,
    /// Lists and mappings are nested deeper than any description is.
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// The description holds more values than any description does, aliases written out.
    TooManyValues {
        /// The limit.
        limit: usize,
    },
    /// The file holds a second description behind a `---`.
    SeveralDocuments,
    /// An alias (`*name`) stands inside the value it stands for.
    AliasInItself,
    /// A backslash between double quotes, where it begins an escape.
    Backslash,
    /// A line begins with a key and has no colon behind it.
    NoColon {
        /// The key.
        key: String,
    },
    /// The dash of a list item is no ASCII dash, or no blank follows it.
    ListDash,
    /// A text goes on in the next line, which is not indented as that needs.
    BrokenLine,
    /// An item of a list has no dash.
    NoDash,
    /// A comma in braces cuts a text in two.
    TextCut,
    /// A description of a format that this program does not know yet.
    NewerDescription {
        /// Its format.
        found: u64,
        /// The newest that is known.
        known: u64,
    },
}

impl FileProblem {
    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        match self {
            FileProblem::NotText => ("E001", Office),
            FileProblem::LooksLikeGbk => ("E002", Office),
            FileProblem::InvisibleCharacter { .. } => ("E003", Office),
            FileProblem::TooLarge { .. } => ("E004", Office),
            FileProblem::EmptyFile => ("E005", Office),
            FileProblem::LineTooLong { .. } => ("E006", Office),
            FileProblem::YamlBroken { .. } => ("E010", Office),
            FileProblem::FullWidthColon { .. } => ("E011", Office),
            FileProblem::NoBlankAfterColon { .. } => ("E012", Office),
            FileProblem::Tab => ("E013", Office),
            FileProblem::FullWidthIndent => ("E014", Office),
            FileProblem::UnclosedQuote { .. } => ("E015", Office),
            FileProblem::TextAfterQuote => ("E016", Office),
            FileProblem::UnclosedBracket { .. } => ("E017", Office),
            FileProblem::ColonInText => ("E018", Office),
            FileProblem::SpecialStart { .. } => ("E019", Office),
            FileProblem::Indentation => ("E020", Office),
            FileProblem::TooDeep { .. } => ("E021", Office),
            FileProblem::TooManyValues { .. } => ("E022", Office),
            FileProblem::SeveralDocuments => ("E023", Office),
            FileProblem::AliasInItself => ("E024", Office),
            FileProblem::Backslash => ("E025", Office),
            FileProblem::NoColon { .. } => ("E026", Office),
            FileProblem::ListDash => ("E027", Office),
            FileProblem::NewerDescription { .. } => ("E028", Office),
            FileProblem::BrokenLine => ("E029", Office),
            FileProblem::NoDash => ("E030", Office),
            FileProblem::TextCut => ("E031", Office),
        }
    }

    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn words(&self) -> Words {
        match self {
            FileProblem::NotText => words(
                (
                    "文件的编码认不出来，可能不是文本文件",
                    "看看是不是拿错了文件（通知的内容写在 notice.yaml 里）；没有拿错的，用记事本打开，另存为“UTF-8”编码的文本文件",
                ),
                (
                    "the encoding of the file is not known",
                    "open it in an editor and save it as UTF-8 text",
                ),
            ),
            FileProblem::LooksLikeGbk => words(
                (
                    "文件是 GBK（ANSI）编码，不是 UTF-8",
                    "用记事本打开，选“另存为”，编码选“UTF-8”，再保存",
                ),
                (
                    "the file is in GBK, not in UTF-8",
                    "open it in Notepad, choose “Save as” and the encoding UTF-8",
                ),
            ),
            FileProblem::InvisibleCharacter { character } => words(
                (
                    format!("文字里有看不见的字符（U+{:04X}）", u32::from(*character)),
                    "删掉这个字符；从网页或 Word 粘贴的文字常带有它",
                ),
                (
                    format!("there is an invisible character (U+{:04X})", u32::from(*character)),
                    "delete it; text pasted from the web or from Word often brings it along",
                ),
            ),
            FileProblem::TooLarge { limit_mb } => words(
                (format!("文件超过 {limit_mb} MB，不像是通知的描述文件"), "看看是不是拿错了文件"),
                (
                    format!("the file is over {limit_mb} MB, too large for a description"),
                    "see whether this is the right file",
                ),
            ),
            FileProblem::EmptyFile => words(
                (
                    "文件里什么内容也没有",
                    "至少写年度、发文机关、发文字号、标题、主送机关、引言、单位名册和实事；照帮助《notice.yaml 的写法》里的例子填",
                ),
                (
                    "nothing is written in the file",
                    "write at least year, issuer, number, title, recipients, preamble, units and tasks, \
                 as the example in “notice-yaml” under 帮助 shows",
                ),
            ),
            FileProblem::LineTooLong { limit } => words(
                (
                    format!("这一行超过 {limit} 个字，不像是通知的描述文件"),
                    "看看是不是拿错了文件；是描述文件时，每项单独写一行",
                ),
                (
                    format!("this line has over {limit} characters, too many for a description"),
                    "see whether this is the right file; give each value a line of its own",
                ),
            ),
            FileProblem::YamlBroken { detail } => words(
                (
                    "这里的写法程序读不懂",
                    "对照上下各行和帮助《notice.yaml 的写法》里的例子，检查冒号、缩进、引号和括号；文字里有特殊符号时，用英文双引号把整段文字括起来",
                ),
                (
                    format!("this is no YAML ({detail})"),
                    "compare colon, indentation, quotes and brackets with the lines around; put text with special characters in double quotes",
                ),
            ),
            FileProblem::FullWidthColon { key } => words(
                (
                    format!("“{key}”后面用了全角冒号“：”"),
                    format!("改成英文冒号，后面空一格，例如“{key}: ……”"),
                ),
                (
                    format!("a full-width colon “：” stands behind “{key}”"),
                    format!("write an ASCII colon and a blank: “{key}: …”"),
                ),
            ),
            FileProblem::NoBlankAfterColon { key } => words(
                (
                    format!("“{key}”的冒号后面缺一个空格"),
                    format!("在冒号后面加一个空格，例如“{key}: ……”"),
                ),
                (
                    format!("no blank follows the colon behind “{key}”"),
                    format!("put a blank after the colon: “{key}: …”"),
                ),
            ),
            FileProblem::Tab => words(
                (
                    "这里用了制表符（Tab 键）",
                    "缩进只能用空格：删掉制表符，改按空格键，与上下行对齐",
                ),
                (
                    "there is a tab here",
                    "indent with blanks only: delete the tab and align with the lines around",
                ),
            ),
            FileProblem::FullWidthIndent => words(
                ("行首用了全角空格缩进", "切换到英文输入状态，改用半角空格缩进，与上下行对齐"),
                (
                    "the line is indented with full-width blanks",
                    "use ordinary blanks and align with the lines around",
                ),
            ),
            FileProblem::UnclosedQuote { mark } => words(
                (
                    format!("引号 {mark} 没有配对"),
                    format!("在这段文字的末尾补上 {mark}，或者把开头的 {mark} 去掉"),
                ),
                (
                    format!("the quotation mark {mark} has no partner"),
                    format!("put {mark} at the end of the text, or take away the first one"),
                ),
            ),
            FileProblem::TextAfterQuote => words(
                (
                    "引号后面还有文字",
                    "把引号里外的文字合成一段：整段用英文引号括起来，里面的引号用“ ”",
                ),
                (
                    "text follows the closing quotation mark",
                    "put the whole text in one pair of quotes, and use “ ” inside",
                ),
            ),
            FileProblem::UnclosedBracket { open } => words(
                (
                    format!("括号 {open} 没有配对"),
                    "检查这里的 [ ] 和 { } 是否成对；文字以括号开头时，用英文双引号括起来",
                ),
                (
                    format!("the bracket {open} has no partner"),
                    "see that [ ] and { } come in pairs; put text that begins with a bracket in double quotes",
                ),
            ),
            FileProblem::ColonInText => words(
                (
                    "这里多出一个英文冒号，或者这一行的缩进与上一行不合",
                    "文字里的冒号改用全角“：”，或者用英文双引号把整段文字括起来；如果这一行是新的一项，与上面的同类项对齐",
                ),
                (
                    "there is one colon too many here, or the line's indentation does not fit the line above",
                    "put the text in double quotes; if this is a key of its own, align it with its neighbours",
                ),
            ),
            FileProblem::SpecialStart { character } => words(
                (format!("文字不能以 {character} 开头"), "用英文双引号把整段文字括起来"),
                (
                    format!("a text cannot begin with {character}"),
                    "put the whole text in double quotes",
                ),
            ),
            FileProblem::Indentation => words(
                ("这一行的缩进与上下行对不齐", "同一层的各行行首要空一样多的格，下一层再多空两格"),
                (
                    "the indentation of this line fits none of the lines around",
                    "lines of one level begin in one column, the next level two blanks further in",
                ),
            ),
            FileProblem::TooDeep { limit } => words(
                (
                    format!("这里一层套一层，超过 {limit} 层；通知的描述文件没有这么深的内容"),
                    "检查是不是多打了括号或缩进",
                ),
                (
                    format!("values are nested more than {limit} deep"),
                    "look for brackets or indentation too many",
                ),
            ),
            FileProblem::TooManyValues { limit } => words(
                (
                    format!("内容超过 {limit} 项，或者同一段内容重复得太多，不像是通知的描述文件"),
                    "看看是不是拿错了文件；重复的内容（包括用 * 代替的）删掉，只写通知需要的",
                ),
                (
                    format!("there are more than {limit} values, or one is repeated too often"),
                    "see whether this is the right file; take out what is repeated, by * too",
                ),
            ),
            FileProblem::SeveralDocuments => words(
                ("一个文件里有两份内容，从这里开始是第二份", "删掉这一行“---”，或者分成两个文件"),
                ("a second description begins here", "delete this “---”, or make two files"),
            ),
            FileProblem::AliasInItself => words(
                ("这里的 * 代替的内容里又有它自己", "去掉带 * 的这个词，把要写的内容直接写出来"),
                ("this * stands inside the value it stands for", "write the value out instead"),
            ),
            FileProblem::Backslash => words(
                (
                    "英文双引号里不能直接写反斜杠“\\”",
                    "把两头的双引号换成单引号，或者把反斜杠写成两个“\\\\”",
                ),
                (
                    "a backslash has a meaning of its own between double quotes",
                    "put the text in single quotes, or double the backslash",
                ),
            ),
            FileProblem::NoColon { key } => words(
                (
                    format!("“{key}”后面没有冒号"),
                    format!("在“{key}”后面写英文冒号和一个空格，例如“{key}: ……”"),
                ),
                (
                    format!("no colon stands behind “{key}”"),
                    format!("write a colon and a blank: “{key}: …”"),
                ),
            ),
            FileProblem::ListDash => words(
                ("列表前面的短横不对", "用英文短横，后面空一格，写成“- ”"),
                (
                    "the dash of this list item is not in order",
                    "write an ASCII dash and a blank: “- ”",
                ),
            ),
            FileProblem::BrokenLine => words(
                ("一段文字断成了几行", "接成一行"),
                ("a text is broken into several lines", "write it in one line"),
            ),
            FileProblem::NoDash => words(
                ("列表里的这一行前面没有“- ”", "在前面写“- ”，与上下的各项对齐"),
                ("this item of the list has no “- ” in front", "write “- ” in front of it"),
            ),
            FileProblem::TextCut => words(
                ("花括号里的逗号把这段文字断成了两截", "用英文双引号把整段文字括起来"),
                (
                    "between braces a comma cuts this text in two",
                    "put the whole text in double quotes",
                ),
            ),
            FileProblem::NewerDescription { found, known } => words(
                (
                    format!(
                        "这份描述文件是给更新的版本写的（描述格式 {found}，这个版本只认到 {known}）"
                    ),
                    "换用新版本的程序（加 --version 可看版本）；不要自己改这个数",
                ),
                (
                    format!(
                        "the description is for a newer version (file format {found}, this one knows {known})"
                    ),
                    "use a newer version of the program (--version says which this is)",
                ),
            ),
        }
    }
}
