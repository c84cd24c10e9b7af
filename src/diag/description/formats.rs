//! What can be wrong with the head of a paper and with its format (GB/T 9704-2012, 7.2 and 10),
//! with its stable code (`E22x` and `W22x` content, `E41x` page).

use super::super::Mender::{self, Office};
use super::super::words::{Words, words};

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
    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        match self {
            FormatProblem::BadCopyNumber { .. } => ("E220", Office),
            FormatProblem::BadSecrecy { .. } => ("E221", Office),
            FormatProblem::NotInFormat { .. } => ("E222", Office),
            FormatProblem::SignedTwice => ("E223", Office),
            FormatProblem::BadLength { .. } => ("E224", Office),
            FormatProblem::LengthOutside { .. } => ("E225", Office),
            FormatProblem::NotRed { .. } => ("E226", Office),
            FormatProblem::IssuerTwice { .. } => ("E227", Office),
            FormatProblem::SecretUnnumbered => ("W220", Office),
            FormatProblem::NotPrinted { .. } => ("W221", Office),
            FormatProblem::SecretPublished => ("W222", Office),
            FormatProblem::HeadLineTooLong => ("E411", Office),
        }
    }

    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn words(&self) -> Words {
        match self {
            FormatProblem::BadCopyNumber { found } => words(
                (
                    format!("份号“{found}”不对"),
                    "写 6 位阿拉伯数字，不足 6 位的前面补 0，例如 000001",
                ),
                (
                    format!("the copy number “{found}” is wrong"),
                    "write 6 Arabic digits, with zeros before a short number: 000001",
                ),
            ),
            FormatProblem::BadSecrecy { found, right } => words(
                (
                    format!("密级和保密期限“{found}”的写法不对"),
                    match right {
                    Some(right) => format!("改成“{right}”"),
                    None => "写成“机密★1年”：密级是绝密、机密或秘密，中间是 ★，期限用阿拉伯数字写年、月或日，或者写长期".into(),
                },
                ),
                (
                    format!("“{found}” is no level of secrecy with its term"),
                    match right {
                    Some(right) => format!("write “{right}”"),
                    None => "write 机密★1年: the level is 绝密, 机密 or 秘密, then ★, then the term \
                             in years, months or days with Arabic digits, or 长期"
                        .into(),
                },
                ),
            ),
            FormatProblem::NotInFormat { element, format } => words(
                (format!("{format}没有{element}"), format!("删掉{element}，或者换一种格式")),
                (
                    format!("{format} has no {element}"),
                    format!("remove {element}, or choose another format"),
                ),
            ),
            FormatProblem::SignedTwice => words(
                (
                    "同时写了署名和签名章",
                    "盖机关印章的写署名，盖签发人签名章的写签名章，两项只留一项",
                ),
                (
                    "both a signature and a stamp of the signer are given",
                    "keep 署名 for a paper with the seal of the body, 签名章 for one with the stamp of \
                 its signer",
                ),
            ),
            FormatProblem::BadLength { found } => words(
                (
                    format!("长度“{found}”的写法不对"),
                    "写数字和单位，单位是毫米（mm）或磅（pt），例如 37毫米、28磅",
                ),
                (
                    format!("“{found}” is no length"),
                    "write a number with its unit, mm (毫米) or pt (磅): 37mm, 28pt",
                ),
            ),
            FormatProblem::LengthOutside { found, least, most } => words(
                (
                    format!("“{found}”超出了合理的范围"),
                    format!("写 {least} 到 {most} 之间的长度"),
                ),
                (
                    format!("“{found}” is outside of what is sensible"),
                    format!("write a length from {least} to {most}"),
                ),
            ),
            FormatProblem::NotRed { found } => words(
                (
                    format!("“{found}”不是红色"),
                    "写 # 号和六位十六进制的红绿蓝，加英文引号，例如 \"#C8102E\"；红要在 A0 以上，绿和蓝都不超过 50",
                ),
                (
                    format!("“{found}” is no red"),
                    "write # and six hexadecimal digits in quotation marks, such as \"#C8102E\": red at \
                 least A0, green and blue at most 50",
                ),
            ),
            FormatProblem::IssuerTwice { name } => words(
                (
                    format!("“{name}”在发文机关里写了两次"),
                    "主办机关写在发文机关里，联合发文机关里只写其他机关",
                ),
                (
                    format!("“{name}” issues twice"),
                    "the main body is the issuer; name only the others as joint issuers",
                ),
            ),
            FormatProblem::SecretUnnumbered => words(
                ("涉密公文应当标注份号", "加上一行“份号: 000001”，或者印制时逐份打号"),
                (
                    "a secret paper bears a copy number",
                    "add copy_number: 000001, or number the printed copies by hand",
                ),
            ),
            FormatProblem::NotPrinted { element, format } => words(
                (format!("{format}不印{element}"), format!("不需要的话，删掉{element}")),
                (
                    format!("{format} does not print {element}"),
                    format!("remove {element} if it is not needed"),
                ),
            ),
            FormatProblem::SecretPublished => words(
                ("标了密级，附注却说公开发布", "核对密级和附注，只能留一项"),
                (
                    "the paper is secret, and its note says that it is published",
                    "check both; only one can be right",
                ),
            ),
            FormatProblem::HeadLineTooLong => words(
                (
                    "发文字号太长，和签发人排不进一行，或者排不进版心",
                    "缩短机关代字；签发人的姓名之间不用空格",
                ),
                (
                    "the document number does not fit on one line, alone or beside the signers",
                    "shorten the code of the body; write the signers' names without blanks",
                ),
            ),
        }
    }
}
