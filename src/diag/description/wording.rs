//! What is odd about the words of a description beside what rules find (`W201`, `W216`).

use super::super::Mender::{self, Office};
use super::super::words::{Words, words};

/// What is odd about the words of a description: what the page or the file, and no rule, finds (`W201`, `W216`).
#[derive(Clone, Debug, PartialEq)]
pub enum WordingProblem {
    /// A title line is longer than a line of the page holds.
    TitleLineLong {
        /// Its width in characters, halves rounded up.
        cells: usize,
        /// What a line holds.
        limit: usize,
    },
    /// A comment that ends an unquoted text and looks like a part of it.
    CommentInText {
        /// The comment, from its `#` on.
        comment: String,
    },
}

impl WordingProblem {
    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        match self {
            WordingProblem::TitleLineLong { .. } => ("W201", Office),
            WordingProblem::CommentInText { .. } => ("W216", Office),
        }
    }

    /// What is wrong, and what to do.
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
        }
    }
}
