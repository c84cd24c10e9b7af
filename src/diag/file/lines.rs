//! What is wrong with the lines of a description before it is YAML: taken as it is meant where that is sure
//! (`W0xx`), a fault with the line as it should be where it is not.

use super::super::Mender::{self, Office};
use super::super::words::{Words, words};
use super::FileProblem;

/// A slip in a line, and the line as it should be.
#[derive(Clone, Debug, PartialEq)]
pub enum LineProblem {
    /// It has one meaning only, and that is taken.
    Taken {
        /// What was typed.
        slip: Slip,
        /// The line as it should be.
        line: String,
    },
    /// It may mean several things; what stands behind it is read as if the line were this.
    Unsure {
        /// What was typed.
        fault: FileProblem,
        /// The line as it should be.
        line: String,
    },
}

/// What was typed for something else, where it can mean nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    /// A full-width colon behind a key.
    Colon {
        /// The key.
        key: String,
    },
    /// No space behind the colon of a key.
    NoSpace {
        /// The key.
        key: String,
    },
    /// A space of another kind where only ordinary ones may stand.
    OddSpace {
        /// The space.
        character: char,
    },
    /// Full-width digits in a number or a date.
    Digits,
    /// Quotation marks of the input method round a number, a date or one of a few words.
    Quotes,
    /// A dash of another kind, or one without its space, in front of a list item.
    Dash,
    /// A full-width comma between the keys in braces.
    Comma,
    /// Brackets of another kind round a list.
    Brackets,
    /// Units without a dash or a key in front of their names.
    BareName,
    /// Quotation marks round a whole text, which are printed.
    QuotesPrinted,
    /// Full-width digits in an amount, which are printed.
    DigitsPrinted,
}

impl LineProblem {
    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        match self {
            LineProblem::Unsure { fault, .. } => fault.row(),
            LineProblem::Taken { slip, .. } => match slip {
                Slip::Colon { .. } => ("W001", Office),
                Slip::NoSpace { .. } => ("W002", Office),
                Slip::OddSpace { .. } => ("W003", Office),
                Slip::Digits => ("W004", Office),
                Slip::Quotes => ("W005", Office),
                Slip::Dash => ("W006", Office),
                Slip::Comma => ("W007", Office),
                Slip::Brackets => ("W008", Office),
                Slip::BareName => ("W009", Office),
                Slip::QuotesPrinted => ("W010", Office),
                Slip::DigitsPrinted => ("W011", Office),
            },
        }
    }

    /// Whether what was typed is read as it stands.
    pub const fn stands(&self) -> bool {
        match self {
            LineProblem::Unsure { .. } => false,
            LineProblem::Taken { slip, .. } => match slip {
                Slip::QuotesPrinted | Slip::DigitsPrinted | Slip::BareName => true,
                Slip::Colon { .. }
                | Slip::NoSpace { .. }
                | Slip::OddSpace { .. }
                | Slip::Digits
                | Slip::Quotes
                | Slip::Dash
                | Slip::Comma
                | Slip::Brackets => false,
            },
        }
    }

    /// What is wrong, and what to do.
    pub(in crate::diag) fn words(&self) -> Words {
        match self {
            LineProblem::Taken { slip, line } => slip.words(line),
            LineProblem::Unsure { fault, line } => fault
                .words()
                .with_remedies(format!("这里应当是：{line}"), format!("here it should be: {line}")),
        }
    }
}

impl Slip {
    fn words(&self, line: &str) -> Words {
        let (zh, en) = self.titles();
        let (taken, printed) = match self {
            Slip::QuotesPrinted | Slip::DigitsPrinted => {
                ("会照样印出来；不要的话写成：", "they are printed; if that is not meant, write: ")
            }
            Slip::Colon { .. }
            | Slip::NoSpace { .. }
            | Slip::OddSpace { .. }
            | Slip::Digits
            | Slip::Quotes
            | Slip::Dash
            | Slip::Comma
            | Slip::Brackets
            | Slip::BareName => ("已经照应有的写法读了：", "it was read as: "),
        };
        words((zh, format!("{taken}{line}")), (en, format!("{printed}{line}")))
    }

    fn titles(&self) -> (String, String) {
        match self {
            Slip::Colon { key } => (
                format!("“{key}”后面的冒号是全角的"),
                format!("the colon behind “{key}” is a full-width one"),
            ),
            Slip::NoSpace { key } => (
                format!("“{key}”的冒号后面没有空格"),
                format!("there is no space behind the colon of “{key}”"),
            ),
            Slip::OddSpace { character } => {
                let code = u32::from(*character);
                (
                    format!("这里的空白不是普通的空格（U+{code:04X}）"),
                    format!("this space is not an ordinary one (U+{code:04X})"),
                )
            }
            Slip::Digits => ("数字是全角的".to_owned(), "the digits are full-width".to_owned()),
            Slip::Quotes => (
                "两头的引号是中文的，也用不着".to_owned(),
                "there are Chinese quotation marks around it, and none are needed".to_owned(),
            ),
            Slip::Dash => (
                "列表前面的短横不是“- ”".to_owned(),
                "the dash of this list item is not “- ”".to_owned(),
            ),
            Slip::Comma => (
                "花括号里用了中文标点隔开".to_owned(),
                "there is Chinese punctuation between the keys in braces".to_owned(),
            ),
            Slip::Brackets => (
                "列表的括号不是英文方括号".to_owned(),
                "the brackets of the list are not square ones".to_owned(),
            ),
            Slip::BareName => (
                "单位前面没有“- 名称: ”或“- ”".to_owned(),
                "the units have no “- name: ” or “- ” in front".to_owned(),
            ),
            Slip::QuotesPrinted => (
                "整段文字外面有引号".to_owned(),
                "the whole text stands in quotation marks".to_owned(),
            ),
            Slip::DigitsPrinted => (
                "数量里的数字是全角的".to_owned(),
                "the digits of the amount are full-width".to_owned(),
            ),
        }
    }
}
