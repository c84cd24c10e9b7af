//! What can be wrong with a file that a unit sent back, as a whole (`E61x` to `E63x`, `W61x` to `W63x`).
//!
//! It ends the reading of this file and of no other. The place (file, sheet) is the diagnostic's.

use serde::{Deserialize, Serialize};

use super::super::Mender::{self, Nobody, Office, Unit};
use super::super::Refusal;
use super::super::words::{Words, words};
use super::kind::{
    BounceCause, Bound, FileKind, SAVE_AGAIN_EN, SAVE_AGAIN_UNIT, SAVE_AGAIN_ZH, UNPACK_EN,
    UNPACK_ZH, UNPACKED,
};

/// A kind of finding about a returned file. `Serialize` because a worker process finds some.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Returned {
    /// Nothing is in the file.
    Empty,
    /// It is no workbook that can be read.
    NotWorkbook {
        /// What it is instead.
        kind: FileKind,
    },
    /// It is what comes beside a form: a sealed copy or a photo. It is left unread.
    Beside {
        /// What it is.
        kind: FileKind,
    },
    /// It opens with a password only.
    Encrypted,
    /// It is cut off or destroyed.
    Damaged {
        /// What the reader said, in English.
        detail: String,
    },
    /// The mail it came in ends before it does.
    MailCut,
    /// It holds more than any form does.
    Beyond {
        /// Of what.
        bound: Bound,
        /// The limit, in the bound's own measure.
        limit: u64,
    },
    /// A part has what no office program writes (a DOCTYPE, a count that cannot be true).
    Forged {
        /// The part.
        part: String,
    },
    /// The process that reads it took too long and was ended.
    TooSlow {
        /// The time it had, in seconds.
        seconds: u64,
    },
    /// The process that reads it died, by too much memory or a fault of the reader.
    ReaderDied,
    /// The process that reads it could not be started.
    ReaderNotStarted {
        /// What the system said.
        detail: String,
    },
    /// Another program holds it open, so that it was not read.
    InUse,
    /// The system did not give it out.
    NotRead {
        /// Why.
        why: Refusal,
    },
    /// Files of an archive cannot be seen, because others in it have their names.
    SameNames {
        /// How many.
        files: usize,
    },
    /// A file inside an archive is packed in a way that cannot be unpacked.
    Packing {
        /// What the unpacker said, in English.
        detail: String,
    },
    /// Nothing is in the archive.
    NothingPacked,
    /// Nothing is attached to the mail.
    NothingAttached {
        /// What it is about; empty where nothing is said.
        subject: String,
        /// How its text begins; empty where it has none.
        begins: String,
    },
    /// It tells that a mail did not reach a mailbox.
    Bounced {
        /// The mailbox; empty where it is not said.
        address: String,
        /// Why, as far as a code says it.
        cause: BounceCause,
        /// Why, in the words of the mail server.
        reason: String,
    },
    /// It is the form, made from another state of the description.
    OtherVersion {
        /// The version found.
        found: String,
        /// The version of the form as it is now.
        wanted: String,
    },
    /// It is a form that a newer program made, in a layout that this one does not know.
    NewerForm {
        /// The layout, as written.
        layout: String,
    },
    /// Two marks of the workbook say different things.
    MarksDiffer {
        /// What one says.
        found: String,
        /// What the one that was believed says.
        believed: String,
    },
    /// Words are struck through or hidden.
    Unshown {
        /// The words.
        text: String,
    },
}

impl Returned {
    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        match self {
            Returned::Beside { .. } => ("W611", Nobody),
            Returned::Empty => ("E611", Unit),
            Returned::NotWorkbook { .. } => ("E612", Unit),
            Returned::Encrypted => ("E613", Unit),
            Returned::Damaged { .. } => ("E614", Unit),
            Returned::MailCut => ("E632", Unit),
            Returned::Beyond { .. } => ("E615", Unit),
            Returned::Forged { .. } => ("E616", Unit),
            Returned::TooSlow { .. } => ("E617", Unit),
            Returned::ReaderDied => ("E618", Unit),
            Returned::ReaderNotStarted { .. } => ("E619", Office),
            Returned::InUse => ("E620", Office),
            Returned::NotRead { .. } => ("E621", Office),
            Returned::SameNames { .. } => ("E633", Unit),
            Returned::Packing { .. } => ("E631", Unit),
            Returned::NothingPacked => ("W631", Nobody),
            Returned::NothingAttached { .. } => ("W632", Nobody),
            Returned::Bounced { .. } => ("W633", Nobody),
            Returned::Unshown { .. } => ("W634", Nobody),
            Returned::OtherVersion { .. } => ("W621", Nobody),
            Returned::NewerForm { .. } => ("W638", Nobody),
            Returned::MarksDiffer { .. } => ("W622", Nobody),
        }
    }

    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn words(&self) -> Words {
        match self {
            Returned::Empty => words(
                ("文件是空的（0 字节）", "可能没有传完，请填报单位重新报送"),
                (
                    "the file is empty (0 bytes)",
                    "it may not have been sent completely; ask the unit to send it again",
                ),
            )
            .asking_unit("可能没有传完，请重新报送"),
            Returned::NotWorkbook { kind } => {
                let ((name_zh, name_en), (zh, en, unit)) = (kind.name(), kind.remedy());
                words(
                    (format!("这不是能读的表格文件，而是{name_zh}"), zh),
                    (format!("no workbook that can be read, but {name_en}"), en),
                )
                .asking_unit(unit)
            }
            Returned::Beside { kind } => {
                let (zh, en) = kind.name();
                words(
                    (
                        format!("这是{zh}，当作盖章件或照片，没有读取"),
                        "可以留在这里；如果这个单位没有另报 .xlsx 报表，请它补报",
                    ),
                    (
                        format!("{en}, taken for a sealed copy or a photo and not read"),
                        "it may stay; if the unit sent no .xlsx form beside it, ask for that",
                    ),
                )
            }
            Returned::Encrypted => words(
                (
                    "文件设了打开密码，读不出来",
                    "请填报单位用 Excel 或 WPS 打开，取消打开密码；打开时不用密码的，取消“保护工作簿”；\
                 再另存为 .xlsx 后重新报送",
                ),
                (
                    "the file opens with a password only",
                    "ask the unit to take away the password, or where it opens without one the protection \
                 of the workbook, save it as .xlsx and send it again",
                ),
            )
            .asking_unit("请用 Excel 或 WPS 打开，取消打开密码；打开时不用密码的，取消“保护工作簿”；\
                                    再另存为 .xlsx 后重新报送"),
            Returned::Damaged { detail } => words(
                (
                    "文件不完整或已损坏，读不出来",
                    format!("先看是不是没有下载完；打不开的，{SAVE_AGAIN_ZH}"),
                ),
                (
                    format!("the file is cut off or damaged ({detail})"),
                    format!("see whether it was downloaded completely; else {SAVE_AGAIN_EN}"),
                ),
            )
            .asking_unit(SAVE_AGAIN_UNIT),
            Returned::MailCut => words(
                (
                    "邮件不完整，附件没有收全，读不出来",
                    "请在邮箱里重新下载这封邮件；还是不完整的，请填报单位重新发送",
                ),
                (
                    "the mail is cut off inside its attachment, which cannot be read",
                    "download the mail again; where that is cut off too, ask the unit to send it again",
                ),
            )
            .asking_unit("请重新发送这封邮件"),
            Returned::Beyond { bound, limit } => {
                let ((zh, en), (remedy_zh, remedy_en, unit)) = (bound.told(*limit), bound.remedy());
                words((zh, remedy_zh), (en, remedy_en)).with_unit(unit.map(str::to_owned))
            }
            Returned::Forged { part } => words(
                (
                    format!("文件里的“{part}”不是办公软件写得出来的，为安全起见没有打开"),
                    format!("先向填报单位核实文件来源；确是本单位的，{SAVE_AGAIN_ZH}"),
                ),
                (
                    format!("no office program writes what is in “{part}”; it was not opened"),
                    format!("make sure of the sender; if it is the unit's, {SAVE_AGAIN_EN}"),
                ),
            )
            .asking_unit(format!("请核对是不是这个文件；是的，{SAVE_AGAIN_UNIT}")),
            Returned::TooSlow { seconds } => words(
                (format!("读了 {seconds} 秒还没有读完，已停止"), SAVE_AGAIN_ZH),
                (format!("not read after {seconds} seconds, and given up"), SAVE_AGAIN_EN),
            )
            .asking_unit(SAVE_AGAIN_UNIT),
            Returned::ReaderDied => words(
                ("文件有异常，读的时候出错，已跳过", SAVE_AGAIN_ZH),
                ("reading the file failed, and it was passed over", SAVE_AGAIN_EN),
            )
            .asking_unit(SAVE_AGAIN_UNIT),
            Returned::ReaderNotStarted { detail } => words(
                (
                    format!("没能启动读报来文件的程序（{detail}）"),
                    "重新运行一次；仍然这样，看看杀毒软件是不是拦住了 hongtou，放行后再运行",
                ),
                (
                    format!("the process that reads what came could not be started ({detail})"),
                    "run again; if that does not help, see whether a virus scanner stops hongtou",
                ),
            ),
            Returned::InUse => words(
                (
                    "文件正被别的程序打开（Excel、WPS、网盘同步），没有读到",
                    "把它关掉，再运行一次；没有读到以前，可能报了这份文件的单位不催也不退",
                ),
                (
                    "another program holds the file open (Excel, WPS, a synchronising program); it was not read",
                    "close it and run again; until it is read, no unit that may have sent it is written to",
                ),
            ),
            Returned::NotRead { why } => words(
                (
                    format!("系统没有让读这份文件{}", why.zh()),
                    format!("{}；没有读到以前，可能报了这份文件的单位不催也不退", why.to_read_zh()),
                ),
                (
                    format!("the system did not give the file out{}", why.en()),
                    format!(
                    "{}; until it is read, no unit that may have sent it is written to",
                    why.to_read_en()
                ),
                ),
            ),
            Returned::SameNames { files } => words(
                (
                    format!("压缩包里有 {files} 个文件和别的文件同名，看不到"),
                    "请报送的单位把文件改成不同的名字，重新打包报送；没有读到以前，可能报在里面的单位不催也不退",
                ),
                (
                    format!("{files} files in the archive cannot be seen: others have their names"),
                    "ask for the archive again, with names that differ; until then no unit that may have \
                 sent them is written to",
                ),
            )
            .asking_unit("请把文件改成不同的名字，重新打包报送"),
            Returned::Packing { .. } => words(
                ("压缩包里的这个文件解不开（设了密码，或用了不常见的压缩方法）", UNPACK_ZH),
                (
                    "this file in the archive cannot be unpacked (a password, or a rare packing)",
                    UNPACK_EN,
                ),
            )
            .asking_unit(UNPACKED),
            Returned::NothingPacked => words(
                ("压缩包里没有文件", "可能漏放了报表，请填报单位重新报送"),
                ("nothing is in the archive", "ask the unit to send its form again"),
            )
            .asking_unit("可能漏放了报表，请重新报送"),
            Returned::NothingAttached { subject, begins } => words(
                (
                    format!("邮件{}没有附件{}", named_zh(subject), quoted_zh(begins)),
                    "看看正文，认得出是哪个单位的，全文列在它的“其他内容”里；要报的报表没有附上的，请填报单位补报",
                ),
                (
                    format!("nothing is attached to the mail{}{}", named_en(subject), quoted_en(begins)),
                    "read its text, which is among the other texts of its unit where that is known; where a form was meant to be attached, ask the unit for it",
                ),
            )
            .asking_unit("请把报表作为附件重新发送"),
            Returned::Bounced { address, cause: BounceCause::Delayed, reason } => words(
                (
                    format!("邮件还没有送到{}，邮件服务器仍在重试{}", mailbox_zh(address), said_zh(reason)),
                    "先等一等，不用重发；最后没有送到的会另有退信",
                ),
                (
                    format!("a mail has not reached {} yet, and is tried again{}", mailbox_en(address), said_en(reason)),
                    "wait, and do not send again; another mail tells if it never arrives",
                ),
            ),
            Returned::Bounced { address, cause, reason } => {
                let (zh, en) = cause.words();
                words(
                    (
                        format!("退信：邮件没有送到{}，{zh}{}", mailbox_zh(address), said_zh(reason)),
                        "请核对这个单位的邮箱，改正后重新发送；退信里带的是我们发出的报表，不算报来的",
                    ),
                    (
                        format!("a mail did not reach {}: {en}{}", mailbox_en(address), said_en(reason)),
                        "correct the unit's address and send again; the form in this mail is ours, no return",
                    ),
                )
            }
            Returned::Unshown { text } => words(
                (
                    format!("这里有划掉或隐藏的文字“{text}”，没有算作填报内容"),
                    "已记在其他内容里；要算的，请填报单位去掉删除线、取消隐藏后重新报送",
                ),
                (
                    format!("“{text}” is struck through or hidden, and was not taken for an answer"),
                    "it is kept beside the answers; if it counts, ask the unit to show it plainly",
                ),
            ),
            Returned::OtherVersion { found, wanted } => words(
                (
                    format!("这份报表是按通知的另一稿生成的（版本 {found}，现在是 {wanted}）"),
                    "对照现在的报表看看内容是否还对得上；改动大的，请单位换新表重填",
                ),
                (
                    format!("the form is of another state of the notice ({found}, now {wanted})"),
                    "compare it with the form as it is now; if much changed, ask for the new one",
                ),
            ),
            Returned::NewerForm { layout } => words(
                (
                    format!("这份报表是更新的版本生成的（报表格式 {layout}），这个版本只能照表面的文字读"),
                    "换用新版本的程序再收一次",
                ),
                (
                    format!("a newer version made the form (layout {layout}); only what it shows is read"),
                    "read it with a newer version of the program (--version says which this is)",
                ),
            ),
            Returned::MarksDiffer { found, believed } => words(
                (
                    format!("报表里的标识前后不一致：一处是“{found}”，另一处是“{believed}”"),
                    "已按后一处读取；可能是从别的报表复制了工作表，请核对单位和报送期",
                ),
                (
                    format!("the marks of the form differ: “{found}” here, “{believed}” there"),
                    "it is read as the second; a sheet may have been copied from another form",
                ),
            ),
        }
    }
}

/// The beginning of a text behind what was said of it.
fn named_zh(subject: &str) -> String {
    if subject.is_empty() { String::new() } else { format!("“{subject}”") }
}

fn quoted_zh(begins: &str) -> String {
    if begins.is_empty() { String::new() } else { format!("，正文是“{begins}”") }
}

fn mailbox_zh(address: &str) -> String {
    if address.is_empty() { "收件人".to_owned() } else { format!("“{address}”") }
}

/// What a server said, in brackets.
fn said_zh(words: &str) -> String {
    if words.is_empty() { String::new() } else { format!("（{words}）") }
}

/// The beginning of a text behind what was said of it.
fn named_en(subject: &str) -> String {
    if subject.is_empty() { String::new() } else { format!(" “{subject}”") }
}

fn quoted_en(begins: &str) -> String {
    if begins.is_empty() { String::new() } else { format!("; it says “{begins}”") }
}

fn mailbox_en(address: &str) -> String {
    if address.is_empty() { "its addressee".to_owned() } else { format!("“{address}”") }
}

/// What a server said, in brackets.
fn said_en(words: &str) -> String {
    if words.is_empty() { String::new() } else { format!(" ({words})") }
}
