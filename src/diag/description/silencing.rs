//! What can be wrong with the findings that a description silences (`E272`, `W536`).

use super::super::Mender::{self, Office};
use super::super::words::{Words, words};

/// A finding that is silenced, and cannot be or is not there.
#[derive(Clone, Debug, PartialEq)]
pub enum Silencing {
    /// Not the code of a warning of descriptions.
    NoSuchRule {
        /// As written.
        found: String,
    },
    /// Nothing is found of what is silenced.
    Unused {
        /// The code.
        rule: String,
    },
}

impl Silencing {
    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        match self {
            Silencing::NoSuchRule { .. } => ("E272", Office),
            Silencing::Unused { .. } => ("W536", Office),
        }
    }

    /// What is wrong, and what to do.
    pub(in crate::diag) fn words(&self) -> Words {
        match self {
            Silencing::NoSuchRule { found } => words(
                (
                    format!("“{found}”不是可以不提示的编号"),
                    "写检查时方括号里的编号，例如 W141；只有说描述文件的警告（W1、W2、W7 开头）可以不提示，错误要改正",
                ),
                (
                    format!("“{found}” is no code that can be silenced"),
                    "write the code that check shows in brackets, as W141; only warnings about the description (W1xx, W2xx, \
                     W7xx) can be silenced, errors are to be mended",
                ),
            ),
            Silencing::Unused { rule } => words(
                (
                    format!("没有查出要不提示的 {rule}"),
                    "已经改好的，删去这一条；还在的，看“文字”是不是照通知里的写",
                ),
                (
                    format!("there is no {rule} that is to be silenced"),
                    "delete the entry where it has been mended; else see whether its words are those of the notice",
                ),
            ),
        }
    }
}
