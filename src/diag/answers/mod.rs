//! What can be wrong with what a return says, with its stable code (`E65x`, `W65x`): whose it
//! is, which row is whose, and what stands in its cells.
//!
//! An error keeps what it stands at out of the official table until somebody has looked; a
//! warning only says where to look. The words are in `zh` and `en` beside this file; the place
//! (file, sheet, cell) is the diagnostic's.

mod en;
mod to_unit;
mod zh;

use super::Mender;
use crate::period::Cycle;

/// A kind of finding about what a return says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unclear {
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
    /// A formula stands where an answer is asked for.
    Formula {
        /// The result it was saved with.
        text: String,
    },
    /// A task is left without an answer.
    EmptyAnswer {
        /// The task.
        label: String,
        /// Whether it is asked in columns of the notice's own, all of which are empty.
        own: bool,
    },
    /// Another field is left empty.
    EmptyField {
        /// What is asked.
        label: String,
        /// What kind of answer that wants.
        asked: Asked,
    },
    /// 进展状态 is none of the words of the list.
    NotAState {
        /// As written.
        text: String,
    },
    /// An answer is word for word that of the period before.
    SameAsBefore {
        /// That period.
        period: String,
    },
    /// A figure counted from the year's beginning is smaller than in the period before.
    FigureFell {
        /// The figure.
        now: String,
        /// The figure of the period before.
        before: String,
        /// That period.
        period: String,
        /// Whether it is a level, and no sum since the year's beginning.
        level: bool,
        /// Of which kind of period.
        every: Cycle,
    },
    /// A figure was written in another power of ten, and reckoned over.
    Reckoned {
        /// As it is written, with its measure.
        written: String,
        /// The number that counts.
        number: String,
        /// The measure of the notice.
        measure: String,
    },
    /// A row counts something else than the notice does.
    OtherMeasure {
        /// The figure.
        number: String,
        /// What the row counts.
        found: String,
        /// The measure of the notice.
        measure: String,
    },
    /// A figure is out of all proportion to its target.
    OutOfProportion {
        /// The figure, with its measure.
        done: String,
        /// What was promised, with its measure.
        amount: String,
        /// The figure that fits, where thousands or ten thousands were meant.
        fits: Option<String>,
    },
    /// Such a figure, of which the unit or the office says that it is right.
    Confirmed {
        /// The figure, with its measure.
        done: String,
        /// What was promised, with its measure.
        amount: String,
    },
    /// A number of things is below zero.
    BelowZero {
        /// The figure.
        done: String,
    },
    /// Above zero, where the target says that it falls: it rose, or the sign is missing.
    Rose {
        /// The figure.
        done: String,
        /// Its measure.
        measure: String,
        /// What was promised, with its measure.
        amount: String,
    },
    /// Words that are no answer stand where one is asked for (同上, 略, 见附件).
    NoAnswer {
        /// The words.
        text: String,
        /// Whether a number is asked for.
        figure: bool,
    },
    /// A number format shows another number than the cell holds.
    ShownOtherwise {
        /// What the cell holds.
        held: String,
        /// As it is shown.
        shown: String,
    },
    /// A column of counts is headed as the quarter's alone (本季度完成), where those since January are
    /// asked for.
    OfQuarterAlone {
        /// The head, as it came back.
        head: String,
        /// What the form asks of the figures below it.
        labels: Vec<String>,
    },
    /// A picture stands where words or a number are asked for.
    Picture,
    /// A tick was read as 已完成, for the task's text says so.
    TickRead {
        /// The tick.
        text: String,
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
    /// More is done than was promised.
    OverTarget {
        /// The figure.
        done: String,
        /// What was promised, with its measure.
        amount: String,
    },
    /// A text names days that do not lie in the period.
    DaysOutside {
        /// The days, as written.
        days: String,
        /// The period.
        period: String,
    },
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

/// What kind of answer an empty field wants; the one that needs the most said first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    /// How many.
    Figure,
    /// 完成时限.
    Due,
    /// Who filled the form in, and when.
    Other,
}

impl Asked {
    /// What to write, in Chinese, behind the request to fill it in.
    const fn hint(self) -> &'static str {
        match self {
            Asked::Figure => "；没有开展的数量填 0",
            Asked::Due => "；日期、月份或“年底前”这样的文字都行，没有期限的写“长期坚持”",
            Asked::Other => "",
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

impl Unclear {
    /// The stable code, and who must mend it.
    pub(super) const fn row(&self) -> (&'static str, Mender) {
        use Mender::{Nobody, Office, Unit};
        match self {
            Unclear::Doubtful { .. } => ("E650", Office),
            Unclear::OtherNotice { .. } => ("E651", Unit),
            Unclear::OtherPeriod { .. } => ("E652", Unit),
            Unclear::RowDoubtful { .. } => ("E653", Office),
            Unclear::TwoAnswers(_) => ("E654", Office),
            Unclear::EmptyAnswer { .. } => ("E655", Unit),
            Unclear::NoTable => ("E656", Unit),
            Unclear::OtherMeasure { .. } => ("E657", Unit),
            Unclear::OutOfProportion { .. } => ("E658", Unit),
            Unclear::NoAnswer { .. } => ("E659", Unit),
            Unclear::Picture => ("E670", Unit),
            Unclear::ShownOtherwise { .. } => ("E671", Unit),
            Unclear::OneForSeveral { .. } => ("E672", Unit),
            Unclear::OfQuarterAlone { .. } => ("E677", Unit),
            Unclear::Confirmed { .. } => ("W670", Nobody),
            Unclear::LockedChanged { .. } => ("W671", Nobody),
            Unclear::TickRead { .. } => ("W673", Nobody),
            Unclear::BelowZero { .. } => ("W672", Nobody),
            Unclear::NotAState { .. } => ("W627", Nobody),
            Unclear::RowUnknown { .. } => ("W628", Nobody),
            Unclear::Reckoned { .. } => ("W629", Nobody),
            Unclear::NameDiffers { .. } => ("W650", Nobody),
            Unclear::Unsure { .. } => ("W651", Nobody),
            Unclear::OverTarget { .. } => ("W652", Nobody),
            Unclear::RowOfOther { .. } => ("W653", Nobody),
            Unclear::RowLikened { .. } => ("W654", Nobody),
            Unclear::HeadLikened { .. } => ("W679", Nobody),
            Unclear::Formula { .. } => ("W655", Nobody),
            Unclear::EmptyField { .. } => ("W656", Nobody),
            Unclear::SameAsBefore { .. } => ("W657", Nobody),
            Unclear::FigureFell { .. } => ("W658", Nobody),
            Unclear::DaysOutside { .. } => ("W659", Nobody),
            Unclear::Covered { .. } => ("W674", Nobody),
            Unclear::Hidden { .. } => ("W675", Nobody),
            Unclear::TextDiffers { .. } => ("W676", Nobody),
            Unclear::Rose { .. } => ("W677", Nobody),
        }
    }
}
