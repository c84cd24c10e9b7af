//! What can be wrong with the head of a paper and with its format (GB/T 9704-2012, 7.2 and 10),
//! with its stable code (`E22x` and `W22x` content, `E41x` page).
//!
//! The words are in `zh` and `en` beside this file.

mod en;
mod zh;

/// A kind of finding about the head or the format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormatProblem {
    /// 份号 is not six Arabic digits (7.2.1).
    BadCopyNumber {
        /// As written.
        found: String,
    },
    /// 密级和保密期限 is not a level, ★ and a term (7.2.2).
    BadSecrecy {
        /// As written.
        found: String,
        /// How it would be right, where that can be told.
        right: Option<String>,
    },
    /// An element that papers of this format do not have.
    NotInFormat {
        /// The element, in the words of the standard.
        element: &'static str,
        /// The format, in the words of the standard.
        format: &'static str,
    },
    /// 署名 and 签名章 at once. Related: the other.
    SignedTwice,
    /// No length with its unit.
    BadLength {
        /// As written.
        found: String,
    },
    /// A length that no sensible page has.
    LengthOutside {
        /// As written.
        found: String,
        /// The least, with its unit.
        least: String,
        /// The most, with its unit.
        most: String,
    },
    /// No red, or no colour at all.
    NotRed {
        /// As written.
        found: String,
    },
    /// A body issues twice.
    IssuerTwice {
        /// Its name.
        name: String,
    },
    /// A secret paper without 份号 (7.2.1: 涉密公文应当标注份号).
    SecretUnnumbered,
    /// An element that is there and not printed in this format.
    NotPrinted {
        /// The element, in the words of the standard.
        element: &'static str,
        /// The format, in the words of the standard.
        format: &'static str,
    },
    /// A secret paper that says it is published.
    SecretPublished,
    /// 发文字号 and 签发人 do not fit on one line.
    HeadLineTooLong,
}

impl FormatProblem {
    /// The stable code.
    pub(super) const fn code(&self) -> &'static str {
        match self {
            FormatProblem::BadCopyNumber { .. } => "E220",
            FormatProblem::BadSecrecy { .. } => "E221",
            FormatProblem::NotInFormat { .. } => "E222",
            FormatProblem::SignedTwice => "E223",
            FormatProblem::BadLength { .. } => "E224",
            FormatProblem::LengthOutside { .. } => "E225",
            FormatProblem::NotRed { .. } => "E226",
            FormatProblem::IssuerTwice { .. } => "E227",
            FormatProblem::SecretUnnumbered => "W220",
            FormatProblem::NotPrinted { .. } => "W221",
            FormatProblem::SecretPublished => "W222",
            FormatProblem::HeadLineTooLong => "E411",
        }
    }
}
