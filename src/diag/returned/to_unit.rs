//! What a unit is asked to do about a file that it sent, in Chinese; nothing where only the office
//! can do something, or there is nothing to do.

use super::{Bound, FileKind, Returned};

const SAVE_AGAIN: &str = "请用 Excel 或 WPS 打开原文件，另存为 .xlsx 后重新报送";
const UNPACKED: &str = "请直接报送报表，不要压缩，也不要设密码";
const FILL_AGAIN: &str = "请把内容填在附件的报表里重新报送，不要另建文件";
const DATE: &str = "日期写成 2024-03-28 这样";

impl Returned {
    /// The remedy in words to the unit.
    pub(in crate::diag) fn to_unit(&self) -> Option<String> {
        Some(match self {
            Returned::Empty => "可能没有传完，请重新报送".into(),
            Returned::NotWorkbook { kind } => of_kind(*kind).into(),
            Returned::Encrypted => {
                "请用 Excel 或 WPS 打开，取消打开密码；打开时不用密码的，取消“保护工作簿”；\
                                    再另存为 .xlsx 后重新报送"
                    .into()
            }
            Returned::Damaged { .. } | Returned::TooSlow { .. } | Returned::ReaderDied => {
                SAVE_AGAIN.into()
            }
            Returned::Forged { .. } => format!("请核对是不是这个文件；是的，{SAVE_AGAIN}"),
            Returned::MailCut => "请重新发送这封邮件".into(),
            Returned::Beyond { bound, .. } => return of_bound(*bound).map(str::to_owned),
            Returned::SameNames { .. } => "请把文件改成不同的名字，重新打包报送".into(),
            Returned::Packing { .. } => UNPACKED.into(),
            Returned::NothingPacked => "可能漏放了报表，请重新报送".into(),
            Returned::NothingAttached { .. } => "请把报表作为附件重新发送".into(),
            Returned::Unshown { .. } => {
                "要算作填报内容的，请去掉删除线、取消隐藏后重新报送；不要的，请删掉".into()
            }
            Returned::FormulaError { .. } => "请删掉公式，直接填写内容".into(),
            Returned::LinesCut { .. } => "请缩短内容，去掉多余的换行".into(),
            Returned::TextCut { .. } => "请缩短内容，详细材料另附文件".into(),
            Returned::OtherVersion { .. } => "请用附件的报表重新填写".into(),
            Returned::MarksDiffer { .. } => {
                "可能是从别的报表复制了工作表，请核对单位和报送期，用附件的报表填写".into()
            }
            Returned::FigureIsText { falls: true, .. } => {
                "请核实数量，只填数字，下降的填负数（下降15%填 -15），计量单位不用写".into()
            }
            Returned::FigureIsText { falls: false, .. } => {
                "请核实数量，只填数字，计量单位不用写".into()
            }
            Returned::TextIsNumber { .. } => "请核对是不是填错了格子".into(),
            Returned::NoSuchDay { .. } => format!("请核实是哪一天，{DATE}"),
            Returned::DayFarOff { .. } => "请核实是哪一天".into(),
            Returned::NotADay { .. } => format!("请改正，{DATE}"),
            Returned::Beside { .. }
            | Returned::NewerForm { .. }
            | Returned::ReaderNotStarted { .. }
            | Returned::InUse
            | Returned::NotRead { .. }
            | Returned::Bounced { .. } => return None,
        })
    }
}

fn of_kind(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Xlsx | FileKind::Xls | FileKind::Ods | FileKind::Encrypted => SAVE_AGAIN,
        FileKind::Xlsb | FileKind::Html | FileKind::SpreadsheetXml | FileKind::Text => SAVE_AGAIN,
        FileKind::Docx | FileKind::Document => {
            "请用 Word 或 WPS 打开，另存为 .docx 后重新报送；最好填在附件的报表里"
        }
        FileKind::Slides | FileKind::Unknown | FileKind::Empty => FILL_AGAIN,
        FileKind::Pdf | FileKind::Ofd | FileKind::Picture | FileKind::Pages => FILL_AGAIN,
        FileKind::Guarded => {
            "请在自己的电脑上把文件解密（有的叫“解密外发”“申请外发”）后重新报送，另存为也不行"
        }
        FileKind::Mail | FileKind::Mailbox | FileKind::OutlookMail => {
            "请把报表直接作为邮件的附件重新发送"
        }
        FileKind::Winmail => {
            "请在 Outlook 里把邮件格式由“RTF 格式”改为“HTML”或“纯文本”，重新发送报表"
        }
        FileKind::Zip | FileKind::Archive => UNPACKED,
    }
}

fn of_bound(bound: Bound) -> Option<&'static str> {
    match bound {
        Bound::Files => None,
        Bound::Enclosed
        | Bound::EnclosedSize
        | Bound::Nesting
        | Bound::Together
        | Bound::HeadLines
        | Bound::Fields
        | Bound::MailParts => Some("请把报表单独发来，不要和别的文件放在一起"),
        Bound::File | Bound::Parts | Bound::Part | Bound::Unpacked => {
            Some("报表里不要放图片和附件；请另附这些材料，重新报送报表")
        }
        Bound::BlankRows => Some("请删去报表下面多余的行和格式（选中整行，点“删除”），重新报送"),
        Bound::Sheets
        | Bound::Rows
        | Bound::Columns
        | Bound::Cells
        | Bound::Characters
        | Bound::Listed
        | Bound::Covered
        | Bound::Merges => Some("请删去报表以外的内容，或把内容填在附件的报表里，重新报送"),
    }
}
