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

impl FileKind {
    /// What it is called, in Chinese and in English.
    pub(super) const fn name(self) -> (&'static str, &'static str) {
        match self {
            FileKind::Xlsx => ("xlsx 表格", "an xlsx workbook"),
            FileKind::Xls => ("xls 表格", "an xls workbook"),
            FileKind::Ods => ("ods 表格", "an ods workbook"),
            FileKind::Xlsb => {
                ("二进制格式的表格（.xlsb）", "a workbook in the binary format .xlsb")
            }
            FileKind::Empty => ("空文件", "an empty file"),
            FileKind::Encrypted => ("加密的文件", "an encrypted file"),
            FileKind::Docx => ("docx 文档", "a .docx document"),
            FileKind::Document => (
                "旧格式的文字文档（.doc、.wps 等）",
                "a text document of an old format (.doc, .wps ...)",
            ),
            FileKind::Slides => ("演示文稿", "slides"),
            FileKind::Pdf => ("PDF 文件", "a PDF"),
            FileKind::Ofd => ("OFD 版式文件", "an OFD document"),
            FileKind::Picture => ("图片", "a picture"),
            FileKind::Pages => ("CEB、GD 等版式文件", "pages in the format of CEB, GD or SEP"),
            FileKind::Guarded => (
                "加密软件加了密的文件（在填报单位的电脑上能打开，拿出来就打不开）",
                "a file enciphered by an office's leak guard, which opens on that office's computers only",
            ),
            FileKind::Html => {
                ("网页（有的系统导出时把网页叫作 .xls）", "a web page (some systems name one .xls)")
            }
            FileKind::SpreadsheetXml => ("2003 版的 XML 表格", "a workbook in the XML of 2003"),
            FileKind::Text => ("纯文本（如 CSV）", "plain text (such as CSV)"),
            FileKind::Mail => ("邮件", "a mail"),
            FileKind::Mailbox => ("邮箱文件（.mbox、.emlx）", "a mailbox (.mbox, .emlx)"),
            FileKind::OutlookMail => ("Outlook 存的邮件（.msg）", "a mail saved by Outlook (.msg)"),
            FileKind::Winmail => (
                "Outlook 打包附件的 winmail.dat",
                "winmail.dat, in which Outlook packs attachments",
            ),
            FileKind::Zip => ("zip 压缩包", "a zip archive"),
            FileKind::Archive => ("rar、7z 等压缩包", "an archive (rar, 7z ...)"),
            FileKind::Unknown => ("认不出的文件", "a file of no known kind"),
        }
    }

    /// What to do about one that is no return, in Chinese and in English, and what the unit is asked to do.
    pub(super) const fn remedy(self) -> (&'static str, &'static str, &'static str) {
        match self {
            FileKind::Xlsx | FileKind::Xls | FileKind::Ods | FileKind::Encrypted => {
                (SAVE_AGAIN_ZH, SAVE_AGAIN_EN, SAVE_AGAIN_UNIT)
            }
            FileKind::Xlsb | FileKind::Html | FileKind::SpreadsheetXml | FileKind::Text => {
                (SAVE_AGAIN_ZH, SAVE_AGAIN_EN, SAVE_AGAIN_UNIT)
            }
            FileKind::Docx | FileKind::Document => (
                "请填报单位用 Word 或 WPS 打开，另存为 .docx 后重新报送；最好填在我们发出的报表里",
                "ask the unit to save it as .docx in Word or WPS, or better to fill in our form",
                "请用 Word 或 WPS 打开，另存为 .docx 后重新报送；最好填在附件的报表里",
            ),
            FileKind::Slides | FileKind::Unknown | FileKind::Empty => {
                (FILL_AGAIN_ZH, FILL_AGAIN_EN, FILL_AGAIN_UNIT)
            }
            FileKind::Pdf | FileKind::Ofd | FileKind::Picture | FileKind::Pages => {
                (FILL_AGAIN_ZH, FILL_AGAIN_EN, FILL_AGAIN_UNIT)
            }
            FileKind::Guarded => (
                "请填报单位在自己的电脑上把文件解密（有的叫“解密外发”“申请外发”）后重新报送，另存为也不行",
                "ask the unit to decipher it for sending out, on its own computer, and to send it again",
                "请在自己的电脑上把文件解密（有的叫“解密外发”“申请外发”）后重新报送，另存为也不行",
            ),
            FileKind::Mail | FileKind::Mailbox | FileKind::OutlookMail => (
                "请打开邮件，把附件里的报表另存到同一个文件夹；或把邮件另存为 .eml",
                "open the mail and save the form in it into the same folder, or save it as .eml",
                "请把报表直接作为邮件的附件重新发送",
            ),
            FileKind::Winmail => (
                "请发件人在 Outlook 里把邮件格式由“RTF 格式”改为“HTML”或“纯文本”，重新发送报表",
                "ask the sender to set the mail's format in Outlook to HTML or plain text, and to send the form again",
                "请在 Outlook 里把邮件格式由“RTF 格式”改为“HTML”或“纯文本”，重新发送报表",
            ),
            FileKind::Zip | FileKind::Archive => (UNPACK_ZH, UNPACK_EN, UNPACKED),
        }
    }
}

impl Bound {
    /// What is beyond it, in Chinese and in English.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a bound")]
    pub(super) fn told(self, limit: u64) -> (String, String) {
        match self {
            Bound::Files => (
                format!("文件夹里的文件超过 {limit} 个"),
                format!("more than {limit} files in the folder"),
            ),
            Bound::File => (
                format!("文件超过 {limit} MB，没有打开"),
                format!("the file is larger than {limit} MB; it was not opened"),
            ),
            Bound::Parts => (
                format!("文件里的部件超过 {limit} 个，没有打开"),
                format!("the file has more than {limit} parts; it was not opened"),
            ),
            Bound::Part => (
                format!("文件里有一个部件解开后超过 {limit} MB，没有打开"),
                format!("a part of the file unpacks to over {limit} MB; it was not opened"),
            ),
            Bound::BlankRows => (
                format!("一张工作表除去空行还超过 {limit} MB，没有打开"),
                format!("a sheet is over {limit} MB without its blank rows; it was not opened"),
            ),
            Bound::Unpacked => (
                format!("文件解开后超过 {limit} MB，没有打开"),
                format!("the file unpacks to over {limit} MB; it was not opened"),
            ),
            Bound::Sheets => {
                (format!("工作表超过 {limit} 张"), format!("more than {limit} sheets"))
            }
            Bound::Rows => (
                format!("第 {limit} 行以下还有内容"),
                format!("something is written below row {limit}"),
            ),
            Bound::Columns => (
                format!("第 {limit} 列以右还有内容"),
                format!("something is written to the right of column {limit}"),
            ),
            Bound::Cells => (
                format!("有内容的单元格超过 {limit} 个"),
                format!("more than {limit} cells hold something"),
            ),
            Bound::Characters => (
                format!("全部单元格的文字超过 {limit} 个字符"),
                format!("the cells hold more than {limit} characters"),
            ),
            Bound::Merges => (
                format!("一张工作表里的合并单元格超过 {limit} 处"),
                format!("more than {limit} merged regions on a sheet"),
            ),
            Bound::Covered => (
                format!("合并单元格盖住的格子超过 {limit} 个"),
                format!("merged regions cover more than {limit} cells"),
            ),
            Bound::Listed => (
                format!("文件里的格式、名称或文字超过 {limit} 个，没有打开"),
                format!("more than {limit} formats, names or texts; it was not opened"),
            ),
            Bound::Enclosed => (
                format!("里面的文件超过 {limit} 个，后面的没有打开"),
                format!("more than {limit} files in it; the rest was not opened"),
            ),
            Bound::EnclosedSize => (
                format!("里面的文件合起来超过 {limit} MB，后面的没有打开"),
                format!("the files in it are over {limit} MB together; the rest was not opened"),
            ),
            Bound::HeadLines => (
                format!("邮件的信头超过 {limit} 行，没有打开"),
                format!("the mail's head has more than {limit} lines; it was not opened"),
            ),
            Bound::Fields => (
                format!("邮件的信头合起来超过 {limit} MB，没有打开"),
                format!("the fields of the mail's heads are over {limit} MB; it was not opened"),
            ),
            Bound::MailParts => (
                format!("邮件分成的部分太多，分界和说明超过 {limit} 行，没有打开"),
                format!("more than {limit} lines begin parts of the mail; it was not opened"),
            ),
            Bound::Nesting => (
                format!("压缩包、邮件一层套一层，超过 {limit} 层，没有再打开"),
                format!("archives and mails inside each other, over {limit} deep"),
            ),
            Bound::Together => (
                "里面的表格合起来内容太多，后面的没有打开".to_owned(),
                "the workbooks in it hold too much; the rest was not opened".to_owned(),
            ),
        }
    }

    /// What to do about it, in Chinese and in English, and what the unit is asked to do, where it can.
    pub(super) const fn remedy(self) -> (&'static str, &'static str, Option<&'static str>) {
        match self {
            Bound::Files => ("看看是不是指错了文件夹", "see whether it is the right folder", None),
            Bound::Enclosed
            | Bound::EnclosedSize
            | Bound::Nesting
            | Bound::Together
            | Bound::HeadLines
            | Bound::Fields
            | Bound::MailParts => (
                "请打开它，把里面的报表另存到同一个文件夹",
                "open it, and save the forms in it into the same folder",
                Some("请把报表单独发来，不要和别的文件放在一起"),
            ),
            Bound::File | Bound::Parts | Bound::Part | Bound::Unpacked => (
                "报表里不要放图片和附件；请填报单位另附这些材料，重新报送报表",
                "no pictures or enclosures in the form: ask the unit to send them beside it",
                Some("报表里不要放图片和附件；请另附这些材料，重新报送报表"),
            ),
            Bound::BlankRows => (
                "请填报单位删去报表下面多余的行和格式（选中整行，点“删除”），重新报送",
                "ask the unit to delete the rows and formats below the form, and to send it again",
                Some("请删去报表下面多余的行和格式（选中整行，点“删除”），重新报送"),
            ),
            Bound::Sheets
            | Bound::Rows
            | Bound::Columns
            | Bound::Cells
            | Bound::Characters
            | Bound::Listed
            | Bound::Covered
            | Bound::Merges => (
                "请填报单位删去报表以外的内容，或把内容填进我们发出的报表，重新报送",
                "ask the unit to delete what is not the form's, and to send it again",
                Some("请删去报表以外的内容，或把内容填在附件的报表里，重新报送"),
            ),
        }
    }
}

impl BounceCause {
    /// Why it came back, in Chinese and in English.
    pub(super) const fn words(self) -> (&'static str, &'static str) {
        match self {
            BounceCause::NoMailbox => ("没有这个邮箱或已停用", "no such mailbox, or out of use"),
            BounceCause::Full => ("对方邮箱已满", "the mailbox is full"),
            BounceCause::TooLarge => ("邮件太大，对方不收", "the mail is too large for it"),
            BounceCause::Unreachable => ("连不上对方的邮件服务器", "its server cannot be reached"),
            // It has words of its own.
            BounceCause::Delayed => ("", ""),
            BounceCause::Refused => ("对方服务器拒收", "its server refuses it"),
            BounceCause::Unknown => ("原因见退信", "see the mail for the reason"),
        }
    }
}
