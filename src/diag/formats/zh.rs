//! The words of findings about the head and the format in Chinese.

use super::FormatProblem;

impl FormatProblem {
    /// What is wrong, and what to do.
    pub(in crate::diag) fn zh(&self) -> (String, String) {
        match self {
            FormatProblem::BadCopyNumber { found } => (
                format!("份号“{found}”不对"),
                "写 6 位阿拉伯数字，不足 6 位的前面补 0，例如 000001".into(),
            ),
            FormatProblem::BadSecrecy { found, right } => (
                format!("密级和保密期限“{found}”的写法不对"),
                match right {
                    Some(right) => format!("改成“{right}”"),
                    None => "写成“机密★1年”：密级是绝密、机密或秘密，中间是 ★，期限用阿拉伯数字写年、月或日，或者写长期".into(),
                },
            ),
            FormatProblem::NotInFormat { element, format } => {
                (format!("{format}没有{element}"), format!("删掉{element}，或者换一种格式"))
            }
            FormatProblem::SignedTwice => (
                "同时写了署名和签名章".into(),
                "盖机关印章的写署名，盖签发人签名章的写签名章，两项只留一项".into(),
            ),
            FormatProblem::BadLength { found } => (
                format!("长度“{found}”的写法不对"),
                "写数字和单位，单位是毫米（mm）或磅（pt），例如 37毫米、28磅".into(),
            ),
            FormatProblem::LengthOutside { found, least, most } => (
                format!("“{found}”超出了合理的范围"),
                format!("写 {least} 到 {most} 之间的长度"),
            ),
            FormatProblem::NotRed { found } => (
                format!("“{found}”不是红色"),
                "写 # 号和六位十六进制的红绿蓝，加英文引号，例如 \"#C8102E\"；红要在 A0 以上，绿和蓝都不超过 50".into(),
            ),
            FormatProblem::IssuerTwice { name } => (
                format!("“{name}”在发文机关里写了两次"),
                "主办机关写在发文机关里，联合发文机关里只写其他机关".into(),
            ),
            FormatProblem::SecretUnnumbered => (
                "涉密公文应当标注份号".into(),
                "加上一行“份号: 000001”，或者印制时逐份打号".into(),
            ),
            FormatProblem::NotPrinted { element, format } => {
                (format!("{format}不印{element}"), format!("不需要的话，删掉{element}"))
            }
            FormatProblem::SecretPublished => (
                "标了密级，附注却说公开发布".into(),
                "核对密级和附注，只能留一项".into(),
            ),
            FormatProblem::HeadLineTooLong => (
                "发文字号太长，和签发人排不进一行，或者排不进版心".into(),
                "缩短机关代字；签发人的姓名之间不用空格".into(),
            ),
        }
    }
}
