//! The words of findings about returned files in Chinese.

use super::{BounceCause, Bound, FileKind, Returned};

const SAVE_AGAIN: &str = "请填报单位用 Excel 或 WPS 打开原文件，另存为 .xlsx 后重新报送";
const UNPACK: &str = "请解压，把里面的报表放到同一个文件夹；解不开的，请填报单位直接报送报表";
const FILL_AGAIN: &str = "请填报单位把内容填在我们发出的报表里重新报送，不要另建文件";

impl Returned {
    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn zh(&self) -> (String, String) {
        match self {
            Returned::Empty => {
                ("文件是空的（0 字节）".into(), "可能没有传完，请填报单位重新报送".into())
            }
            Returned::NotWorkbook { kind } => {
                (format!("这不是能读的表格文件，而是{}", name(*kind)), remedy(*kind).into())
            }
            Returned::Beside { kind } => (
                format!("这是{}，当作盖章件或照片，没有读取", name(*kind)),
                "可以留在这里；如果这个单位没有另报 .xlsx 报表，请它补报".into(),
            ),
            Returned::Encrypted => (
                "文件设了打开密码，读不出来".into(),
                "请填报单位用 Excel 或 WPS 打开，取消打开密码；打开时不用密码的，取消“保护工作簿”；\
                 再另存为 .xlsx 后重新报送"
                    .into(),
            ),
            Returned::Damaged { .. } => (
                "文件不完整或已损坏，读不出来".into(),
                format!("先看是不是没有下载完；打不开的，{SAVE_AGAIN}"),
            ),
            Returned::MailCut => (
                "邮件不完整，附件没有收全，读不出来".into(),
                "请在邮箱里重新下载这封邮件；还是不完整的，请填报单位重新发送".into(),
            ),
            Returned::Beyond { bound, limit } => {
                (beyond(*bound, *limit), beyond_remedy(*bound).into())
            }
            Returned::Forged { part } => (
                format!("文件里的“{part}”不是办公软件写得出来的，为安全起见没有打开"),
                format!("先向填报单位核实文件来源；确是本单位的，{SAVE_AGAIN}"),
            ),
            Returned::TooSlow { seconds } => {
                (format!("读了 {seconds} 秒还没有读完，已停止"), SAVE_AGAIN.into())
            }
            Returned::ReaderDied => ("文件有异常，读的时候出错，已跳过".into(), SAVE_AGAIN.into()),
            Returned::ReaderNotStarted { detail } => (
                format!("没能启动读报来文件的程序（{detail}）"),
                "重新运行一次；仍然这样，看看杀毒软件是不是拦住了 hongtou，放行后再运行".into(),
            ),
            Returned::InUse => (
                "文件正被别的程序打开（Excel、WPS、网盘同步），没有读到".into(),
                "把它关掉，再运行一次；没有读到以前，可能报了这份文件的单位不催也不退".into(),
            ),
            Returned::NotRead { why } => (
                format!("系统没有让读这份文件{}", why.zh()),
                format!("{}；没有读到以前，可能报了这份文件的单位不催也不退", why.to_read_zh()),
            ),
            Returned::SameNames { files } => (
                format!("压缩包里有 {files} 个文件和别的文件同名，看不到"),
                "请报送的单位把文件改成不同的名字，重新打包报送；没有读到以前，可能报在里面的单位不催也不退".into(),
            ),
            Returned::Packing { .. } => (
                "压缩包里的这个文件解不开（设了密码，或用了不常见的压缩方法）".into(),
                UNPACK.into(),
            ),
            Returned::NothingPacked => {
                ("压缩包里没有文件".into(), "可能漏放了报表，请填报单位重新报送".into())
            }
            Returned::NothingAttached { subject, begins } => (
                format!("邮件{}没有附件{}", named(subject), quoted(begins)),
                "看看正文，认得出是哪个单位的，全文列在它的“其他内容”里；要报的报表没有附上的，请填报单位补报".into(),
            ),
            Returned::Bounced { address, cause: BounceCause::Delayed, reason } => (
                format!("邮件还没有送到{}，邮件服务器仍在重试{}", mailbox(address), said(reason)),
                "先等一等，不用重发；最后没有送到的会另有退信".into(),
            ),
            Returned::Bounced { address, cause, reason } => (
                format!(
                    "退信：邮件没有送到{}，{}{}",
                    mailbox(address),
                    bounced(*cause),
                    said(reason)
                ),
                "请核对这个单位的邮箱，改正后重新发送；退信里带的是我们发出的报表，不算报来的"
                    .into(),
            ),
            Returned::Unshown { text } => (
                format!("这里有划掉或隐藏的文字“{text}”，没有算作填报内容"),
                "已记在其他内容里；要算的，请填报单位去掉删除线、取消隐藏后重新报送".into(),
            ),
            Returned::FormulaError { text } => (
                format!("单元格里是公式出错的结果（{text}）"),
                "请填报单位删掉公式，直接填写内容".into(),
            ),
            Returned::LinesCut { limit } => (
                format!("单元格里的文字超过 {limit} 行，超出的部分没有读入"),
                "请填报单位缩短内容，去掉多余的换行，详细材料另附文件".into(),
            ),
            Returned::TextCut { limit } => (
                format!("单元格里的文字超过 {limit} 个字符，超出的部分没有读入"),
                "请填报单位缩短内容，详细材料另附文件".into(),
            ),
            Returned::OtherVersion { found, wanted } => (
                format!("这份报表是按通知的另一稿生成的（版本 {found}，现在是 {wanted}）"),
                "对照现在的报表看看内容是否还对得上；改动大的，请单位换新表重填".into(),
            ),
            Returned::NewerForm { layout } => (
                format!("这份报表是更新的版本生成的（报表格式 {layout}），这个版本只能照表面的文字读"),
                "换用新版本的程序再收一次".into(),
            ),
            Returned::MarksDiffer { found, believed } => (
                format!("报表里的标识前后不一致：一处是“{found}”，另一处是“{believed}”"),
                "已按后一处读取；可能是从别的报表复制了工作表，请核对单位和报送期".into(),
            ),
            Returned::FigureIsText { text, falls } => (
                format!("这一格要填数字，现在是文字“{text}”"),
                match falls {
                    true => "已按原样保留；请核实数量，只填数字，下降的填负数（下降15%填 -15），计量单位不用写",
                    false => "已按原样保留；请核实数量，只填数字，计量单位不用写",
                }
                .into(),
            ),
            Returned::TextIsNumber { text } => (
                format!("这一格要填文字，现在只有一个数“{text}”"),
                "已按显示的样子保留；看看是不是填错了格子".into(),
            ),
            Returned::NoSuchDay { day } => (
                format!("没有“{day}”这一天"),
                "已按原样保留；请核实是哪一天，日期写成 2024-03-28 这样".into(),
            ),
            Returned::DayFarOff { day, period } => (
                format!("填报日期“{day}”离{period}太远，像是写错了"),
                "已按原样保留，不按它分先后；请核实是哪一天".into(),
            ),
            Returned::NotADay { text } => (
                format!("这一格要填日期，“{text}”认不出是哪一天"),
                "已按原样保留；日期写成 2024-03-28 这样".into(),
            ),
        }
    }
}

fn name(kind: FileKind) -> &'static str {
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

fn remedy(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Xlsx | FileKind::Xls | FileKind::Ods | FileKind::Encrypted => SAVE_AGAIN,
        FileKind::Xlsb | FileKind::Html | FileKind::SpreadsheetXml | FileKind::Text => SAVE_AGAIN,
        FileKind::Docx | FileKind::Document => {
            "请填报单位用 Word 或 WPS 打开，另存为 .docx 后重新报送；最好填在我们发出的报表里"
        }
        FileKind::Slides | FileKind::Unknown | FileKind::Empty => FILL_AGAIN,
        FileKind::Pdf | FileKind::Ofd | FileKind::Picture | FileKind::Pages => FILL_AGAIN,
        FileKind::Guarded => {
            "请填报单位在自己的电脑上把文件解密（有的叫“解密外发”“申请外发”）后重新报送，另存为也不行"
        }
        FileKind::Mail | FileKind::Mailbox | FileKind::OutlookMail => {
            "请打开邮件，把附件里的报表另存到同一个文件夹；或把邮件另存为 .eml"
        }
        FileKind::Winmail => {
            "请发件人在 Outlook 里把邮件格式由“RTF 格式”改为“HTML”或“纯文本”，重新发送报表"
        }
        FileKind::Zip | FileKind::Archive => UNPACK,
    }
}

fn beyond(bound: Bound, limit: u64) -> String {
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

fn beyond_remedy(bound: Bound) -> &'static str {
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

/// The beginning of a text behind what was said of it.
fn named(subject: &str) -> String {
    if subject.is_empty() { String::new() } else { format!("“{subject}”") }
}

fn quoted(begins: &str) -> String {
    if begins.is_empty() { String::new() } else { format!("，正文是“{begins}”") }
}

fn mailbox(address: &str) -> String {
    if address.is_empty() { "收件人".to_owned() } else { format!("“{address}”") }
}

fn bounced(cause: BounceCause) -> &'static str {
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

/// What a server said, in brackets.
fn said(words: &str) -> String {
    if words.is_empty() { String::new() } else { format!("（{words}）") }
}
