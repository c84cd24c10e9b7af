//! What can be wrong with which row and column of the form an answer stands in (`E65x`, `W65x`, `W67x`).
//!
//! An error keeps what it stands at out of the official table until somebody has looked.

use super::super::Mender::{self, Nobody, Office, Unit};
use super::super::words::{Words, words};

/// A kind of finding about which row or column an answer is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowProblem {
    /// Which task a row is of cannot be told.
    RowDoubtful {
        /// 实事名称 as the row has it.
        name: String,
        /// The tasks it could be.
        candidates: Vec<String>,
        /// Whether they have one name, and only their numbers tell them apart.
        alike: bool,
    },
    /// A row is of no task of the notice.
    RowUnknown {
        /// 实事名称 as the row has it.
        name: String,
    },
    /// A row was taken for the task whose name is most like its own.
    RowLikened {
        /// 实事名称 as the row has it.
        name: String,
        /// The task.
        task: String,
    },
    /// The head of a column is nearly a question of the office's.
    HeadLikened {
        /// The head as it is written.
        head: String,
        /// The questions that it may be meant for; at least one.
        meant: Vec<String>,
        /// Whether it was taken for the one.
        taken: bool,
    },
    /// A row answers for a task or in the name of a unit that is not the sender's.
    RowOfOther {
        /// The task.
        task: String,
        /// The units it is of.
        units: String,
    },
    /// A row is of a task or target that is not asked for in the period, by what the office changed within the year.
    RowNotAsked {
        /// The task or target.
        name: String,
        /// Whether it is over; else it is not asked for yet.
        is_over: bool,
    },
    /// A row of a unit's form that others of those report now that took over from it.
    RowOfHeirs {
        /// The task.
        task: String,
        /// The units that report it.
        units: String,
    },
    /// A field is answered twice, in different words.
    TwoAnswers(Box<Twice>),
    /// One cell is merged over the figures of several targets.
    OneForSeveral {
        /// What is asked in its rows.
        labels: Vec<String>,
    },
    /// A merged cell covers a text, which no reader of the sheet sees.
    Covered {
        /// The text.
        text: String,
        /// The text that is seen.
        seen: String,
    },
    /// Answers stand where nobody sees them.
    Hidden {
        /// What is hidden.
        strip: Strip,
        /// The answers with their cells, as far as they are named.
        answers: String,
        /// How many they are.
        count: usize,
    },
    /// A cell of the office's own was changed.
    LockedChanged {
        /// What it holds.
        what: &'static str,
        /// As it was sent.
        was: String,
        /// As it came back.
        now: String,
    },
    /// The task's text says another number than the cell.
    TextDiffers {
        /// The numbers of the text, with their measures.
        said: String,
        /// The figure, with its measure.
        figure: String,
    },
}

impl RowProblem {
    /// Says of a row of others that it is theirs since they took over from the unit whose form it stands on.
    pub fn leave_to_heirs(&mut self) {
        if let RowProblem::RowOfOther { task, units } = self {
            let [task, units] = [task, units].map(std::mem::take);
            *self = RowProblem::RowOfHeirs { task, units };
        }
    }

    /// Whether a row is one that the unit is not asked for.
    pub const fn is_of_no_field(&self) -> bool {
        match self {
            RowProblem::RowOfOther { .. } | RowProblem::RowNotAsked { .. } => true,
            RowProblem::RowOfHeirs { .. } => true,
            RowProblem::RowDoubtful { .. } | RowProblem::RowUnknown { .. } => false,
            RowProblem::RowLikened { .. } | RowProblem::HeadLikened { .. } => false,
            RowProblem::TwoAnswers(_) | RowProblem::OneForSeveral { .. } => false,
            RowProblem::Covered { .. } | RowProblem::Hidden { .. } => false,
            RowProblem::LockedChanged { .. } | RowProblem::TextDiffers { .. } => false,
        }
    }

    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        match self {
            RowProblem::RowDoubtful { .. } => ("E653", Office),
            RowProblem::TwoAnswers(_) => ("E654", Office),
            RowProblem::OneForSeveral { .. } => ("E672", Unit),
            RowProblem::LockedChanged { .. } => ("W671", Nobody),
            RowProblem::RowUnknown { .. } => ("W628", Nobody),
            RowProblem::RowOfOther { .. } => ("W653", Nobody),
            RowProblem::RowNotAsked { .. } => ("W688", Nobody),
            RowProblem::RowOfHeirs { .. } => ("W690", Nobody),
            RowProblem::RowLikened { .. } => ("W654", Nobody),
            RowProblem::HeadLikened { .. } => ("W679", Nobody),
            RowProblem::Covered { .. } => ("W674", Nobody),
            RowProblem::Hidden { .. } => ("W675", Nobody),
            RowProblem::TextDiffers { .. } => ("W676", Nobody),
        }
    }

    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn words(&self) -> Words {
        match self {
            RowProblem::RowUnknown { name } => words(
                (
                    format!("这一行的“{name}”不是通知里的实事，没有计入"),
                    "内容列在“其他内容”里；请核对这一行说的是哪一项",
                ),
                (
                    format!("“{name}” is no task of the notice; the row does not count"),
                    "its text is listed among the other contents; see which task is meant",
                ),
            ),
            RowProblem::RowDoubtful { name, candidates, alike } => {
                let (zh, en, unit) = match alike {
                    true => (
                        "同名的实事凭序号分，请填报单位全表照通知写序号和实事名称",
                        "the names and the numbers (序号) of all rows",
                        "请核对这一行说的是哪一项；同名的实事凭序号分，请全表照通知写序号和实事名称后重新报送",
                    ),
                    false => (
                        "请填报单位照通知写实事名称",
                        "the task's name",
                        "请核对这一行说的是哪一项，照通知写实事名称后重新报送",
                    ),
                };
                words(
                    (
                        format!("这一行的“{name}”可能是{}，分不清，待核", candidates.join("，也可能是")),
                        format!("内容列在“其他内容”里；{zh}"),
                    ),
                    (
                        format!("“{name}” could be {}; to be verified", candidates.join(" or ")),
                        format!("its text is listed among the other contents; ask for {en} as in the notice"),
                    ),
                )
                .asking_unit(unit)
            },
            RowProblem::RowLikened { name, task } => words(
                (
                    format!("这一行的“{name}”与通知里的写法不同，认作“{task}”"),
                    "请核对是不是这一项",
                ),
                (format!("“{name}” was taken for the task “{task}”"), "see whether it is"),
            ),
            RowProblem::HeadLikened { head, meant, taken: true } => words(
                (
                    format!("表头“{head}”与报表的写法不同，认作“{}”", meant.join("”或“")),
                    "请核对是不是这一栏",
                ),
                (
                    format!("the head “{head}” was taken for the column “{}”", meant.join("” or “")),
                    "see whether it is",
                ),
            ),
            RowProblem::HeadLikened { head, meant, taken: false } => words(
                (
                    format!("报表里没有“{head}”这一栏，可能是“{}”，没有计入", meant.join("”或“")),
                    "内容列在“其他内容”里；请核对，是这一栏的请单位照发出的表头改好重报",
                ),
                (
                    format!("the form has no column “{head}”; it may be “{}”, and does not count", meant.join("” or “")),
                    "its texts are listed among the other contents; if it is that column, ask for the head as sent",
                ),
            )
            .asking_unit("请核对；是这一栏的，照发出的表头改好后重新报送"),
            RowProblem::RowOfOther { task, units } => words(
                (
                    format!("“{task}”这一行是{units}的，不是这个单位的，没有计入"),
                    "内容列在“其他内容”里；看看是不是整张表传错了，或填错了行",
                ),
                (
                    format!("the row of “{task}” is {units}'s, not the sender's; it does not count"),
                    "its text is listed among the other contents; see whether the wrong table was sent",
                ),
            ),
            // What the office changed itself is no unit's to mend.
            RowProblem::RowNotAsked { name, is_over } => {
                let (zh, en) = match is_over {
                    true => ("已取消，这一期不报", "is over"),
                    false => ("这一期不报", "is not asked for in this period"),
                };
                words(
                    (
                        format!("“{name}”{zh}，这一行没有计入"),
                        "内容列在“其他内容”里；不用请填报单位更正",
                    ),
                    (
                        format!("“{name}” {en}; its row does not count"),
                        "its text is listed among the other contents; the unit need not send another",
                    ),
                )
            }
            RowProblem::RowOfHeirs { task, units } => words(
                (
                    format!("“{task}”这一行现在由{units}报，没有计入"),
                    "这是前身的报表，内容列在“其他内容”里；不用请填报单位更正",
                ),
                (
                    format!("the row of “{task}” is reported by {units} now; it does not count"),
                    "the form is a predecessor's; its text is listed among the other contents, and the unit need not send another",
                ),
            ),
            RowProblem::TwoAnswers(two) => words(
                (
                    format!(
                        "“{}”填了两处，内容不一样：这里是“{}”，{} 是“{}”{}，待核",
                        two.label, two.text, two.kept, two.kept_text, kept_zh(two.because)
                    ),
                    "请填报单位说明以哪一处为准，只留一处后重新报送",
                ),
                (
                    format!(
                        "“{}” is answered twice in different words: “{}” here, “{}” in {}{}",
                        two.label, two.text, two.kept_text, two.kept, kept_en(two.because)
                    ),
                    "ask the unit which answer counts, and to send a form with one",
                ),
            )
            .asking_unit("请核对以哪一处为准，只留一处后重新报送"),
            RowProblem::OneForSeveral { labels } => words(
                (
                    format!(
                    "一格合并了几个数的位置（{}），分不清是哪一个的，没有计入",
                    labels.join("、")
                ),
                    "请填报单位取消合并，每行各填各的数后重新报送",
                ),
                (
                    format!("one cell is merged over the figures of {}: one of them is meant", labels.join(", ")),
                    "ask the unit to part it and to fill in each row",
                ),
            )
            .asking_unit("请取消合并，每行各填各的数后重新报送"),
            RowProblem::Covered { text, seen } => words(
                (
                    format!("合并单元格下面盖着文字“{text}”，看得见的是“{seen}”"),
                    "盖着的文字也列在“其他内容”里；请核对以哪个为准，最好请填报单位取消合并后重新报送",
                ),
                (
                    format!("a merged cell covers the text “{text}”; what is seen is “{seen}”"),
                    "what is covered is among the other contents too; see which one is meant",
                ),
            )
            .asking_unit("请核对以哪个为准，取消合并后重新报送"),
            RowProblem::Hidden { strip, answers, count } => words(
                (
                    format!("隐藏的{}里有 {count} 处填报内容，已照读：{answers}", strip_zh(*strip)),
                    "请核对是不是上一期留下的；不要的，请填报单位删掉隐藏的内容后重新报送",
                ),
                (
                    format!("a hidden {} holds {count} answers, which were read: {answers}", strip_en(*strip)),
                    "see whether they are left from the period before",
                ),
            ),
            RowProblem::LockedChanged { what, was, now } => words(
                (
                    format!("{what}被改动：发出时是“{was}”，现在是“{now}”"),
                    "这一格由发文机关填写，仍按通知的内容；请问一问填报单位为什么改动",
                ),
                (
                    format!("{what} was changed: “{was}” when it was sent, “{now}” now"),
                    "the notice's own words still count; ask the unit why",
                ),
            ),
            RowProblem::TextDiffers { said, figure } => words(
                (
                    format!("这一格填的是 {figure}，文字里写的是 {said}"),
                    "按这一格计入；请核实以哪个为准，不一样的请填报单位改正后重新报送",
                ),
                (
                    format!("the cell says {figure}, the task's text {said}"),
                    "the cell counts; see which of them is meant",
                ),
            )
            .asking_unit("请核实以哪个为准，不一样的，改正后重新报送"),
        }
    }
}

/// Two answers to one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twice {
    /// What is asked.
    pub label: String,
    /// The answer that was not kept.
    pub text: String,
    /// Where the one stands that was.
    pub kept: String,
    /// It.
    pub kept_text: String,
    /// Why that one.
    pub because: Kept,
}

/// Why one of two answers is kept until somebody says which counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is seen, and the other hidden.
    Seen,
    /// A mark of the form names its cell.
    Marked,
    /// It comes first.
    First,
}

fn kept_zh(because: Kept) -> &'static str {
    match because {
        Kept::Seen => "（看得见的是后一处）",
        Kept::Marked => "（报表标识指的是后一处）",
        Kept::First => "",
    }
}

fn kept_en(because: Kept) -> &'static str {
    match because {
        Kept::Seen => ", which is the one that is seen",
        Kept::Marked => ", which is the one that the form's mark names",
        Kept::First => "",
    }
}

/// What of a workbook is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strip {
    /// A row.
    Row,
    /// A column.
    Column,
    /// A sheet.
    Sheet,
}

fn strip_zh(strip: Strip) -> &'static str {
    match strip {
        Strip::Row => "行",
        Strip::Column => "列",
        Strip::Sheet => "工作表",
    }
}

fn strip_en(strip: Strip) -> &'static str {
    match strip {
        Strip::Row => "row",
        Strip::Column => "column",
        Strip::Sheet => "sheet",
    }
}
