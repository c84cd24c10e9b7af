//! The words of findings about the head and the format in English.

use super::FormatProblem;

impl FormatProblem {
    /// What is wrong, and what to do.
    pub(in crate::diag) fn en(&self) -> (String, String) {
        match self {
            FormatProblem::BadCopyNumber { found } => (
                format!("the copy number “{found}” is wrong"),
                "write 6 Arabic digits, with zeros before a short number: 000001".into(),
            ),
            FormatProblem::BadSecrecy { found, right } => (
                format!("“{found}” is no level of secrecy with its term"),
                match right {
                    Some(right) => format!("write “{right}”"),
                    None => "write 机密★1年: the level is 绝密, 机密 or 秘密, then ★, then the term \
                             in years, months or days with Arabic digits, or 长期"
                        .into(),
                },
            ),
            FormatProblem::NotInFormat { element, format } => (
                format!("{format} has no {element}"),
                format!("remove {element}, or choose another format"),
            ),
            FormatProblem::SignedTwice => (
                "both a signature and a stamp of the signer are given".into(),
                "keep 署名 for a paper with the seal of the body, 签名章 for one with the stamp of \
                 its signer"
                    .into(),
            ),
            FormatProblem::BadLength { found } => (
                format!("“{found}” is no length"),
                "write a number with its unit, mm (毫米) or pt (磅): 37mm, 28pt".into(),
            ),
            FormatProblem::LengthOutside { found, least, most } => (
                format!("“{found}” is outside of what is sensible"),
                format!("write a length from {least} to {most}"),
            ),
            FormatProblem::NotRed { found } => (
                format!("“{found}” is no red"),
                "write # and six hexadecimal digits in quotation marks, such as \"#C8102E\": red at \
                 least A0, green and blue at most 50"
                    .into(),
            ),
            FormatProblem::IssuerTwice { name } => (
                format!("“{name}” issues twice"),
                "the main body is the issuer; name only the others as joint issuers".into(),
            ),
            FormatProblem::SecretUnnumbered => (
                "a secret paper bears a copy number".into(),
                "add copy_number: 000001, or number the printed copies by hand".into(),
            ),
            FormatProblem::NotPrinted { element, format } => (
                format!("{format} does not print {element}"),
                format!("remove {element} if it is not needed"),
            ),
            FormatProblem::SecretPublished => (
                "the paper is secret, and its note says that it is published".into(),
                "check both; only one can be right".into(),
            ),
            FormatProblem::HeadLineTooLong => (
                "the document number does not fit on one line, alone or beside the signers".into(),
                "shorten the code of the body; write the signers' names without blanks".into(),
            ),
        }
    }
}
