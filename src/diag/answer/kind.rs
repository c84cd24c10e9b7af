//! What a file is that no workbook is, which bound of the readers it goes beyond, and why a mail came back:
//! what each is called, and what to do about it.

use serde::{Deserialize, Serialize};

pub(super) const SAVE_AGAIN_ZH: &str =
    "请填报单位用 Excel 或 WPS 打开原文件，另存为 .xlsx 后重新报送";
pub(super) const SAVE_AGAIN_EN: &str =
    "ask the unit to open the original in Excel or WPS, save it as .xlsx and send it again";
pub(super) const SAVE_AGAIN_UNIT: &str = "请用 Excel 或 WPS 打开原文件，另存为 .xlsx 后重新报送";
const FILL_AGAIN_ZH: &str = "请填报单位把内容填在我们发出的报表里重新报送，不要另建文件";
const FILL_AGAIN_EN: &str =
    "ask the unit to fill in the form it was sent, in that file, and to send it again";
const FILL_AGAIN_UNIT: &str = "请把内容填在附件的报表里重新报送，不要另建文件";
pub(super) const UNPACK_ZH: &str =
    "请解压，把里面的报表放到同一个文件夹；解不开的，请填报单位直接报送报表";
pub(super) const UNPACK_EN: &str =
    "unpack it and put the forms in it into the same folder; else ask for the forms";
pub(super) const UNPACKED: &str = "请直接报送报表，不要压缩，也不要设密码";

/// What a file is, told by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileKind {
    /// Excel since 2007 (.xlsx, .xlsm).
    Xlsx,
    /// Excel 97 to 2003 (.xls), or WPS (.et).
    Xls,
    /// OpenDocument (.ods).
    Ods,
    /// Excel's binary format (.xlsb).
    Xlsb,
    /// Nothing at all.
    Empty,
    /// A workbook or document with a password.
    Encrypted,
    /// A document of Word since 2007 (.docx).
    Docx,
    /// Another document: Word 97 to 2003 (.doc), WPS (.wps), OpenDocument (.odt), RTF.
    Document,
    /// Slides.
    Slides,
    /// A PDF.
    Pdf,
    /// An OFD (GB/T 33190).
    Ofd,
    /// A picture.
    Picture,
    /// Pages in a format of China's own, older than OFD: CEB, GD, SEP.
    Pages,
    /// Enciphered by an office's leak guard: it opens on that office's computers only.
    Guarded,
    /// A web page, which some systems give out under the name .xls.
    Html,
    /// Excel's XML of 2003.
    SpreadsheetXml,
    /// Plain text, such as CSV.
    Text,
    /// A mail (.eml).
    Mail,
    /// A mailbox: several mails in one file (.mbox), or one with notes of its program (.emlx).
    Mailbox,
    /// A mail as Outlook saves it (.msg).
    OutlookMail,
    /// What Outlook packs the attachments of a mail in (winmail.dat).
    Winmail,
    /// An archive of other files that can be unpacked (.zip).
    Zip,
    /// Another archive (.rar, .7z, .gz).
    Archive,
    /// Something else.
    Unknown,
}

/// Why a mail did not reach a mailbox (RFC 3463).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BounceCause {
    /// There is no such mailbox.
    NoMailbox,
    /// The mailbox is full.
    Full,
    /// The mail is too large for it.
    TooLarge,
    /// Its server cannot be reached.
    Unreachable,
    /// Its server has not taken it yet: the sending one tries on.
    Delayed,
    /// Its server does not take the mail.
    Refused,
    /// Nothing known is said.
    Unknown,
}

/// What there is too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bound {
    /// Files of a folder and the folders in it.
    Files,
    /// Bytes of the file, in MiB.
    File,
    /// Parts of the archive.
    Parts,
    /// Bytes of one part unpacked, in MiB.
    Part,
    /// Bytes of a sheet without its blank rows, in MiB.
    BlankRows,
    /// Bytes of all parts unpacked, in MiB.
    Unpacked,
    /// Sheets.
    Sheets,
    /// Rows.
    Rows,
    /// Columns.
    Columns,
    /// Cells that hold something.
    Cells,
    /// Characters of all cells together.
    Characters,
    /// Cells that merged regions cover.
    Covered,
    /// Merged regions of a sheet.
    Merges,
    /// Formats, fonts, names or shared strings of the file.
    Listed,
    /// Files in an archive or a mail.
    Enclosed,
    /// Bytes of all files in an archive or a mail together, in MiB.
    EnclosedSize,
    /// Archives and mails inside each other.
    Nesting,
    /// Lines of a mail's head.
    HeadLines,
    /// Bytes of all fields of heads in a mail, in MiB.
    Fields,
    /// Lines that may begin a part of a mail.
    MailParts,
    /// Cells and texts of all workbooks in an archive or a mail together.
    Together,
}

pub(super) fn name_zh(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Xlsx => "xlsx 表格",
        FileKind::Xls => "xls 表格",
        FileKind::Ods => "ods 表格",
        FileKind::Xlsb => "二进制格式的表格（.xlsb）",
        FileKind::Empty => "空文件",
        FileKind::Encrypted => "加密的文件",
        FileKind::Docx => "docx 文档",
        FileKind::Document => "旧格式的文字文档（.doc、.wps 等）",
        FileKind::Slides => "演示文稿",
        FileKind::Pdf => "PDF 文件",
        FileKind::Ofd => "OFD 版式文件",
        FileKind::Picture => "图片",
        FileKind::Pages => "CEB、GD 等版式文件",
        FileKind::Guarded => "加密软件加了密的文件（在填报单位的电脑上能打开，拿出来就打不开）",
        FileKind::Html => "网页（有的系统导出时把网页叫作 .xls）",
        FileKind::SpreadsheetXml => "2003 版的 XML 表格",
        FileKind::Text => "纯文本（如 CSV）",
        FileKind::Mail => "邮件",
        FileKind::Mailbox => "邮箱文件（.mbox、.emlx）",
        FileKind::OutlookMail => "Outlook 存的邮件（.msg）",
        FileKind::Winmail => "Outlook 打包附件的 winmail.dat",
        FileKind::Zip => "zip 压缩包",
        FileKind::Archive => "rar、7z 等压缩包",
        FileKind::Unknown => "认不出的文件",
    }
}

pub(super) fn name_en(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Xlsx => "an xlsx workbook",
        FileKind::Xls => "an xls workbook",
        FileKind::Ods => "an ods workbook",
        FileKind::Xlsb => "a workbook in the binary format .xlsb",
        FileKind::Empty => "an empty file",
        FileKind::Encrypted => "an encrypted file",
        FileKind::Docx => "a .docx document",
        FileKind::Document => "a text document of an old format (.doc, .wps ...)",
        FileKind::Slides => "slides",
        FileKind::Pdf => "a PDF",
        FileKind::Ofd => "an OFD document",
        FileKind::Picture => "a picture",
        FileKind::Pages => "pages in the format of CEB, GD or SEP",
        FileKind::Guarded => {
            "a file enciphered by an office's leak guard, which opens on that office's computers only"
        }
        FileKind::Html => "a web page (some systems name one .xls)",
        FileKind::SpreadsheetXml => "a workbook in the XML of 2003",
        FileKind::Text => "plain text (such as CSV)",
        FileKind::Mail => "a mail",
        FileKind::Mailbox => "a mailbox (.mbox, .emlx)",
        FileKind::OutlookMail => "a mail saved by Outlook (.msg)",
        FileKind::Winmail => "winmail.dat, in which Outlook packs attachments",
        FileKind::Zip => "a zip archive",
        FileKind::Archive => "an archive (rar, 7z ...)",
        FileKind::Unknown => "a file of no known kind",
    }
}

pub(super) fn remedy_zh(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Xlsx | FileKind::Xls | FileKind::Ods | FileKind::Encrypted => SAVE_AGAIN_ZH,
        FileKind::Xlsb | FileKind::Html | FileKind::SpreadsheetXml | FileKind::Text => {
            SAVE_AGAIN_ZH
        }
        FileKind::Docx | FileKind::Document => {
            "请填报单位用 Word 或 WPS 打开，另存为 .docx 后重新报送；最好填在我们发出的报表里"
        }
        FileKind::Slides | FileKind::Unknown | FileKind::Empty => FILL_AGAIN_ZH,
        FileKind::Pdf | FileKind::Ofd | FileKind::Picture | FileKind::Pages => FILL_AGAIN_ZH,
        FileKind::Guarded => {
            "请填报单位在自己的电脑上把文件解密（有的叫“解密外发”“申请外发”）后重新报送，另存为也不行"
        }
        FileKind::Mail | FileKind::Mailbox | FileKind::OutlookMail => {
            "请打开邮件，把附件里的报表另存到同一个文件夹；或把邮件另存为 .eml"
        }
        FileKind::Winmail => {
            "请发件人在 Outlook 里把邮件格式由“RTF 格式”改为“HTML”或“纯文本”，重新发送报表"
        }
        FileKind::Zip | FileKind::Archive => UNPACK_ZH,
    }
}

pub(super) fn remedy_en(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Xlsx | FileKind::Xls | FileKind::Ods | FileKind::Encrypted => SAVE_AGAIN_EN,
        FileKind::Xlsb | FileKind::Html | FileKind::SpreadsheetXml | FileKind::Text => {
            SAVE_AGAIN_EN
        }
        FileKind::Docx | FileKind::Document => {
            "ask the unit to save it as .docx in Word or WPS, or better to fill in our form"
        }
        FileKind::Slides | FileKind::Unknown | FileKind::Empty => FILL_AGAIN_EN,
        FileKind::Pdf | FileKind::Ofd | FileKind::Picture | FileKind::Pages => FILL_AGAIN_EN,
        FileKind::Guarded => {
            "ask the unit to decipher it for sending out, on its own computer, and to send it again"
        }
        FileKind::Mail | FileKind::Mailbox | FileKind::OutlookMail => {
            "open the mail and save the form in it into the same folder, or save it as .eml"
        }
        FileKind::Winmail => {
            "ask the sender to set the mail's format in Outlook to HTML or plain text, and to send the \
             form again"
        }
        FileKind::Zip | FileKind::Archive => UNPACK_EN,
    }
}

pub(super) fn of_kind(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Xlsx | FileKind::Xls | FileKind::Ods | FileKind::Encrypted => SAVE_AGAIN_UNIT,
        FileKind::Xlsb | FileKind::Html | FileKind::SpreadsheetXml | FileKind::Text => {
            SAVE_AGAIN_UNIT
        }
        FileKind::Docx | FileKind::Document => {
            "请用 Word 或 WPS 打开，另存为 .docx 后重新报送；最好填在附件的报表里"
        }
        FileKind::Slides | FileKind::Unknown | FileKind::Empty => FILL_AGAIN_UNIT,
        FileKind::Pdf | FileKind::Ofd | FileKind::Picture | FileKind::Pages => FILL_AGAIN_UNIT,
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

pub(super) fn beyond_zh(bound: Bound, limit: u64) -> String {
    match bound {
        Bound::Files => format!("文件夹里的文件超过 {limit} 个"),
        Bound::File => format!("文件超过 {limit} MB，没有打开"),
        Bound::Parts => format!("文件里的部件超过 {limit} 个，没有打开"),
        Bound::Part => format!("文件里有一个部件解开后超过 {limit} MB，没有打开"),
        Bound::BlankRows => format!("一张工作表除去空行还超过 {limit} MB，没有打开"),
        Bound::Unpacked => format!("文件解开后超过 {limit} MB，没有打开"),
        Bound::Sheets => format!("工作表超过 {limit} 张"),
        Bound::Rows => format!("第 {limit} 行以下还有内容"),
        Bound::Columns => format!("第 {limit} 列以右还有内容"),
        Bound::Cells => format!("有内容的单元格超过 {limit} 个"),
        Bound::Characters => format!("全部单元格的文字超过 {limit} 个字符"),
        Bound::Merges => format!("一张工作表里的合并单元格超过 {limit} 处"),
        Bound::Covered => format!("合并单元格盖住的格子超过 {limit} 个"),
        Bound::Listed => format!("文件里的格式、名称或文字超过 {limit} 个，没有打开"),
        Bound::Enclosed => format!("里面的文件超过 {limit} 个，后面的没有打开"),
        Bound::EnclosedSize => format!("里面的文件合起来超过 {limit} MB，后面的没有打开"),
        Bound::HeadLines => format!("邮件的信头超过 {limit} 行，没有打开"),
        Bound::Fields => format!("邮件的信头合起来超过 {limit} MB，没有打开"),
        Bound::MailParts => format!("邮件分成的部分太多，分界和说明超过 {limit} 行，没有打开"),
        Bound::Nesting => format!("压缩包、邮件一层套一层，超过 {limit} 层，没有再打开"),
        Bound::Together => "里面的表格合起来内容太多，后面的没有打开".to_owned(),
    }
}

pub(super) fn beyond_en(bound: Bound, limit: u64) -> String {
    match bound {
        Bound::Files => format!("more than {limit} files in the folder"),
        Bound::File => format!("the file is larger than {limit} MB; it was not opened"),
        Bound::Parts => format!("the file has more than {limit} parts; it was not opened"),
        Bound::Part => format!("a part of the file unpacks to over {limit} MB; it was not opened"),
        Bound::BlankRows => {
            format!("a sheet is over {limit} MB without its blank rows; it was not opened")
        }
        Bound::Unpacked => format!("the file unpacks to over {limit} MB; it was not opened"),
        Bound::Sheets => format!("more than {limit} sheets"),
        Bound::Rows => format!("something is written below row {limit}"),
        Bound::Columns => format!("something is written to the right of column {limit}"),
        Bound::Cells => format!("more than {limit} cells hold something"),
        Bound::Characters => format!("the cells hold more than {limit} characters"),
        Bound::Merges => format!("more than {limit} merged regions on a sheet"),
        Bound::Covered => format!("merged regions cover more than {limit} cells"),
        Bound::Listed => format!("more than {limit} formats, names or texts; it was not opened"),
        Bound::Enclosed => format!("more than {limit} files in it; the rest was not opened"),
        Bound::EnclosedSize => {
            format!("the files in it are over {limit} MB together; the rest was not opened")
        }
        Bound::HeadLines => {
            format!("the mail's head has more than {limit} lines; it was not opened")
        }
        Bound::Fields => {
            format!("the fields of the mail's heads are over {limit} MB; it was not opened")
        }
        Bound::MailParts => {
            format!("more than {limit} lines begin parts of the mail; it was not opened")
        }
        Bound::Nesting => format!("archives and mails inside each other, over {limit} deep"),
        Bound::Together => "the workbooks in it hold too much; the rest was not opened".to_owned(),
    }
}

pub(super) fn beyond_remedy_zh(bound: Bound) -> &'static str {
    match bound {
        Bound::Files => "看看是不是指错了文件夹",
        Bound::Enclosed
        | Bound::EnclosedSize
        | Bound::Nesting
        | Bound::Together
        | Bound::HeadLines
        | Bound::Fields
        | Bound::MailParts => "请打开它，把里面的报表另存到同一个文件夹",
        Bound::File | Bound::Parts | Bound::Part | Bound::Unpacked => {
            "报表里不要放图片和附件；请填报单位另附这些材料，重新报送报表"
        }
        Bound::BlankRows => "请填报单位删去报表下面多余的行和格式（选中整行，点“删除”），重新报送",
        Bound::Sheets
        | Bound::Rows
        | Bound::Columns
        | Bound::Cells
        | Bound::Characters
        | Bound::Listed
        | Bound::Covered
        | Bound::Merges => "请填报单位删去报表以外的内容，或把内容填进我们发出的报表，重新报送",
    }
}

pub(super) fn beyond_remedy_en(bound: Bound) -> &'static str {
    match bound {
        Bound::Files => "see whether it is the right folder",
        Bound::Enclosed
        | Bound::EnclosedSize
        | Bound::Nesting
        | Bound::Together
        | Bound::HeadLines
        | Bound::Fields
        | Bound::MailParts => "open it, and save the forms in it into the same folder",
        Bound::File | Bound::Parts | Bound::Part | Bound::Unpacked => {
            "no pictures or enclosures in the form: ask the unit to send them beside it"
        }
        Bound::BlankRows => {
            "ask the unit to delete the rows and formats below the form, and to send it again"
        }
        Bound::Sheets
        | Bound::Rows
        | Bound::Columns
        | Bound::Cells
        | Bound::Characters
        | Bound::Listed
        | Bound::Covered
        | Bound::Merges => "ask the unit to delete what is not the form's, and to send it again",
    }
}

pub(super) fn of_bound(bound: Bound) -> Option<&'static str> {
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

pub(super) fn bounced_zh(cause: BounceCause) -> &'static str {
    match cause {
        BounceCause::NoMailbox => "没有这个邮箱或已停用",
        BounceCause::Full => "对方邮箱已满",
        BounceCause::TooLarge => "邮件太大，对方不收",
        BounceCause::Unreachable => "连不上对方的邮件服务器",
        // It has words of its own.
        BounceCause::Delayed => "",
        BounceCause::Refused => "对方服务器拒收",
        BounceCause::Unknown => "原因见退信",
    }
}

pub(super) fn bounced_en(cause: BounceCause) -> &'static str {
    match cause {
        BounceCause::NoMailbox => "no such mailbox, or out of use",
        BounceCause::Full => "the mailbox is full",
        BounceCause::TooLarge => "the mail is too large for it",
        BounceCause::Unreachable => "its server cannot be reached",
        // It has words of its own.
        BounceCause::Delayed => "",
        BounceCause::Refused => "its server refuses it",
        BounceCause::Unknown => "see the mail for the reason",
    }
}
