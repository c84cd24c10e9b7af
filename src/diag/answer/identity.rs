//! What can be wrong with whose form a file is, and of which period and notice (`E65x`, `W65x`).
//!
//! An error keeps the file out of the official table until somebody has looked.

use super::super::Mender::{self, Nobody, Office, Unit};
use super::super::words::{Words, words};

const PIN_ZH: &str = "核实后在通知文件的“来件”里写明这个文件是哪个单位、哪一期的";
const PIN_EN: &str =
    "once it is clear, name the file's unit and period under “returns” in the description";
const FILL: &str = "请把内容填在附件的报表里重新报送";

/// A kind of finding about whose form a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IdentityProblem {
    /// Unit or period cannot be told: what speaks for one speaks against another, or nothing
    /// speaks for any.
    Doubtful {
        /// Which of both.
        what: Subject,
        /// What it could be, each with the sign that says so; empty where nothing says anything.
        candidates: Vec<(String, Sign)>,
    },
    /// It is the form of another notice.
    OtherNotice {
        /// The number of its notice, where the form may be of this one with another number.
        former: Option<String>,
        /// The mark that says so.
        found: String,
        /// The number of the notice it is read for.
        wanted: String,
    },
    /// It is for another period than the one that is collected.
    OtherPeriod {
        /// The period found.
        found: String,
        /// The folder of that period's returns.
        folder: String,
        /// The period that is collected.
        wanted: String,
    },
    /// A name outside the sheet says something else than what was believed.
    NameDiffers {
        /// What it speaks of.
        what: Subject,
        /// What the name says.
        found: String,
        /// Where it says so.
        sign: Sign,
        /// What was believed.
        believed: String,
    },
    /// Unit or period is known by a weak sign only.
    Unsure {
        /// Which of both.
        what: Subject,
        /// What it was taken for.
        believed: String,
        /// The sign.
        sign: Sign,
    },
    /// No table that could be the form's is in the file.
    NoTable,
}

impl IdentityProblem {
    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        match self {
            IdentityProblem::Doubtful { .. } => ("E650", Office),
            IdentityProblem::OtherNotice { .. } => ("E651", Unit),
            IdentityProblem::OtherPeriod { .. } => ("E652", Unit),
            IdentityProblem::NoTable => ("E656", Unit),
            IdentityProblem::NameDiffers { .. } => ("W650", Nobody),
            IdentityProblem::Unsure { .. } => ("W651", Nobody),
        }
    }

    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn words(&self) -> Words {
        match self {
            IdentityProblem::Doubtful { what, candidates } if candidates.is_empty() => words(
                (
                    format!("认不出是{}的报表，待核", whose(*what)),
                    format!("打开看一看；{PIN_ZH}，或请填报单位用我们发出的报表重新报送"),
                ),
                (
                    format!("nothing says which {} the file is of; to be verified", subject_en(*what)),
                    format!("look at it; {PIN_EN}, or ask the unit to use the form it was sent"),
                ),
            )
            .asking_unit(FILL),
            IdentityProblem::Doubtful { what, candidates } if candidates.len() == 1 => words(
                (
                    format!("认不出是{}的报表：{}，通知里没有对得上的，待核", whose(*what), listed_zh(candidates)),
                    format!("打开看一看，或问一问是谁报的；内容列在“其他内容”里；是通知里的单位的，{PIN_ZH}"),
                ),
                (
                    format!("nothing of the notice fits the {} of the file: {}; to be verified", subject_en(*what), listed_en(candidates)),
                    format!("look at it or ask who sent it; its texts are in 其他内容; if a unit of the notice did, {PIN_EN}"),
                ),
            )
            .asking_unit(FILL),
            IdentityProblem::Doubtful { what, candidates } => words(
                (
                    format!("{}说法不一：{}，待核", subject_zh(*what), listed_zh(candidates)),
                    format!("打开看一看，或问一问填报单位；{PIN_ZH}"),
                ),
                (
                    format!("the {} is in doubt: {}; to be verified", subject_en(*what), listed_en(candidates)),
                    format!("look at it or ask the unit; {PIN_EN}"),
                ),
            )
            .asking_unit(FILL),
            IdentityProblem::OtherNotice { found, wanted, former } => words(
                (
                    format!("这是另一个通知的报表（{found}），不是{wanted}的，没有计入"),
                    former_number_zh(former.as_deref())
                    + &format!(
                        "请填报单位用这次发出的报表重新报送；文件放错了的，移到它自己的文件夹；确是报给{wanted}的，{PIN_ZH}"
                    ),
                ),
                (
                    format!("a form of another notice ({found}), not of {wanted}; not counted"),
                    former_number_en(former.as_deref()) + &format!("ask the unit to use the form of this notice, or move the file where it belongs; if it was sent for {wanted}, {PIN_EN}"),
                ),
            )
            .asking_unit(FILL),
            // The period of a form is locked, and stands in its hidden marks too.
            IdentityProblem::OtherPeriod { found, folder, wanted } => words(
                (
                    format!("这是{found}的报表，现在收的是{wanted}，没有计入"),
                    format!(
                    "{wanted}的还没有报的，请填报单位报送；这一份是{found}晚报的，移到那一期的文件夹（{folder}）里；只是期次写错的，{PIN_ZH}"
                ),
                ),
                (
                    format!("a form for {found}, while {wanted} is collected; not counted"),
                    format!("where {wanted} has not come yet, ask the unit for it; if this is a late one, move it to the folder of its period ({folder}); if only the period is wrong, {PIN_EN}"),
                ),
            )
            .asking_unit(format!(
                "{wanted}的还没有报的，{FILL}；这一份填的就是{wanted}的，也请照抄到附件的报表里，不要在{found}的表上改标题；\
                 确是{found}晚报的，请来电说明"
            )),
            IdentityProblem::NameDiffers { what, found, sign, believed } => words(
                (
                    format!("{}{}是“{found}”，报表里是“{believed}”", sign_zh(*sign), says(*what)),
                    "已按报表里的读取；请核对，两边不一样可能是附件发错了",
                ),
                (
                    format!(
                    "the {} is “{found}” by the {}, and “{believed}” in the form",
                    subject_en(*what),
                    sign_en(*sign)
                ),
                    "it is read as the form says; see whether the wrong file was sent",
                ),
            ),
            IdentityProblem::Unsure { what: Subject::Period, believed, sign: Sign::Collected } => words(
                (
                    format!("没有写明是哪一期的，当作正在收的{believed}"),
                    "请核对；以后请填报单位用我们发出的报表，上面印有期次",
                ),
                (
                    format!("no period is named; taken for {believed}, which is collected"),
                    "make sure of it; the form that was sent out names its period",
                ),
            ),
            IdentityProblem::Unsure { what, believed, sign } => words(
                (
                    format!("只凭{}认作{}“{believed}”", sign_zh(*sign), subject_zh(*what)),
                    format!("请核对；不对的，{PIN_ZH}"),
                ),
                (
                    format!("taken for the {} “{believed}” by the {} alone", subject_en(*what), sign_en(*sign)),
                    format!("make sure of it; if it is wrong, {PIN_EN}"),
                ),
            ),
            IdentityProblem::NoTable => words(
                (
                    "里面找不到报表的表格（没有“实事名称”“具体措施及任务进度情况”这样的表头）",
                    "里面的文字都列在“其他内容”里；请填报单位填在我们发出的报表里重新报送",
                ),
                (
                    "no table of the form is in the file (no heads such as 实事名称)",
                    "all its texts are listed among the other contents; ask for the form itself",
                ),
            )
            .asking_unit(FILL),
        }
    }
}

/// What a sign speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The unit.
    Unit,
    /// The period.
    Period,
}

/// What says whose a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// A mark of the form.
    Mark,
    /// A text of the sheet.
    Visible,
    /// The file's name.
    FileName,
    /// The folder, the archive or the mail it lies in.
    Folder,
    /// The mail's subject.
    MailSubject,
    /// The mail's sender.
    Sender,
    /// The tasks of the table.
    Tasks,
    /// A name that is like the unit's.
    LikeName,
    /// The day on which it was filled in.
    FilledOn,
    /// Nothing but the period that is collected.
    Collected,
}

fn subject_zh(what: Subject) -> &'static str {
    match what {
        Subject::Unit => "填报单位",
        Subject::Period => "报送期",
    }
}

fn subject_en(what: Subject) -> &'static str {
    match what {
        Subject::Unit => "unit",
        Subject::Period => "period",
    }
}

fn whose(what: Subject) -> &'static str {
    match what {
        Subject::Unit => "哪个单位",
        Subject::Period => "哪一期",
    }
}

fn says(what: Subject) -> &'static str {
    match what {
        Subject::Unit => "里的单位",
        Subject::Period => "里的期次",
    }
}

fn sign_zh(sign: Sign) -> &'static str {
    match sign {
        Sign::Mark => "报表标识",
        Sign::Visible => "表内文字",
        Sign::FileName => "文件名",
        Sign::Folder => "所在文件夹或压缩包的名称",
        Sign::MailSubject => "邮件主题",
        Sign::Sender => "发件人",
        Sign::Tasks => "表里的实事",
        Sign::LikeName => "相似的单位名称",
        Sign::FilledOn => "按填报日期推算的期次",
        Sign::Collected => "正在收的期次",
    }
}

fn sign_en(sign: Sign) -> &'static str {
    match sign {
        Sign::Mark => "mark of the form",
        Sign::Visible => "text of the sheet",
        Sign::FileName => "file's name",
        Sign::Folder => "folder's or archive's name",
        Sign::MailSubject => "mail's subject",
        Sign::Sender => "mail's sender",
        Sign::Tasks => "tasks in the table",
        Sign::LikeName => "likeness of a unit's name",
        Sign::FilledOn => "the day it was filled in on",
        Sign::Collected => "period that is collected",
    }
}

fn listed_zh(candidates: &[(String, Sign)]) -> String {
    let each = candidates.iter().map(|(value, sign)| format!("{}是“{value}”", sign_zh(*sign)));
    each.collect::<Vec<_>>().join("，")
}

fn listed_en(candidates: &[(String, Sign)]) -> String {
    let each =
        candidates.iter().map(|(value, sign)| format!("“{value}” by the {}", sign_en(*sign)));
    each.collect::<Vec<_>>().join(", ")
}

/// What to write where the notice's number was corrected.
fn former_number_zh(former: Option<&str>) -> String {
    let corrected =
        |number| format!("发文字号改正过的，在 notice.yaml 里加一行 曾用字号: [{number}]；否则");
    former.map(corrected).unwrap_or_default()
}

/// What to write where the notice's number was corrected.
fn former_number_en(former: Option<&str>) -> String {
    let corrected = |number| {
        format!("if the notice's number was corrected, add former_numbers: [{number}]; else ")
    };
    former.map(corrected).unwrap_or_default()
}
