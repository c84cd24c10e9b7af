//! The checked description: what every later stage may rely on.

mod columns;
mod due;
mod force;
mod goal;
mod in_force;
mod paper;
mod reporting;
mod silent;
mod target;
mod task;
mod units;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::date::Date;
use crate::han;
use crate::origin::Sourced;
use crate::period::Period;

pub use columns::{ColumnContent, FormColumn, TaskColumn, TaskContent, usual_columns};
pub use due::Due;
pub use force::{EarlierAmount, Force, NoticeChange};
pub use goal::{Goal, digits_alone};
pub(super) use goal::{RANGE, ends};
pub use paper::{
    Attendance, Format, GridProfile, HouseStyle, Layout, OfdFile, PaperHead, Separator, Stamped,
    WordFile,
};
pub use reporting::{DueDay, Lights, Moved, Reporting, RestDays};
pub use silent::Silence;
pub use target::{PromisedBefore, Reporter, Target, TargetKind, Together};
pub(super) use target::{is_paid, is_rate, is_standard, is_time};
pub use task::{
    Bracket, Heading, NamePlace, Ordinal, Task, TaskLayout, TaskListing, TaskNumber, TaskNumbers,
    TaskPlace,
};
pub use units::{
    Assignment, Assignments, Group, MailBox, Party, Register, Role, Unit, UnitId, UnitRef,
};
pub use words::{Bound, WordPlace, Wording};
pub(super) use words::{NOUGHT, NUMERALS, POWERS, Sense, WORDS, Word};

/// A piece of text and where it was written. Never empty, no line ends, no control characters.
pub type SText = Sourced<String>;

/// A yearly notice, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// The year it is for.
    pub year: u16,
    /// The issuing body (发文机关).
    pub issuer: SText,
    /// 发文机关标志; the issuer with 文件 behind it where the description says nothing.
    pub mark: SText,
    /// 发文字号.
    pub number: SText,
    /// 版头 beyond mark and number.
    pub head: PaperHead,
    /// 标题, issuer included.
    pub title: Title,
    /// 主送机关 without the colon; minutes and orders may have none.
    pub recipients: Option<SText>,
    /// The paragraphs before the tasks.
    pub preamble: Vec<SText>,
    /// The units everything else refers to.
    pub units: Register,
    /// The tasks (实事) in order; at least one.
    pub tasks: Vec<Task>,
    /// The headings above them, in order.
    pub headings: Vec<Heading>,
    /// How they are printed.
    pub task_layout: TaskLayout,
    /// The paragraphs after the tasks.
    pub closing: Vec<SText>,
    /// Whom to ask.
    pub contact: Option<Contact>,
    /// The attachment with the progress form.
    pub attachment: Option<Attachment>,
    /// All attachments in the order of 附件说明, the progress form among them.
    pub annexes: Vec<Annex>,
    /// 发文机关署名 and 成文日期.
    pub signed: Option<Signed>,
    /// 签名章, in the place of 署名.
    pub stamped: Option<Stamped>,
    /// The people of minutes.
    pub attendance: Option<Attendance>,
    /// 附注, without its parentheses.
    pub note: Option<SText>,
    /// 抄送机关, without label and full stop.
    pub copies: Option<SText>,
    /// 印发机关和印发日期.
    pub printed: Option<Imprint>,
    /// How the units report.
    pub reporting: Reporting,
    /// What the office rules of single returned files.
    pub returns: Vec<Ruling>,
    /// The numbers under which forms went out before this one (曾用字号).
    pub former_numbers: Vec<SText>,
    /// The changes of the notice within the year, in order.
    pub changes: Vec<NoticeChange>,
    /// The findings of its description that are not listed (检查: 不提示).
    pub silent: Vec<Silence>,
    /// The notices with which the forms of periods went out, where that is known; each as it was in force then.
    pub sent_with: BTreeMap<Period, Arc<Notice>>,
    /// How the page is set.
    pub layout: Layout,
}

impl Notice {
    /// The day of the paper: 成文日期, else 印发日期, else the first day of its year. File
    /// properties are dated by it, so that the clock has no say.
    pub fn date(&self) -> Date {
        let signed = self.signed.as_ref().map(|signed| signed.date.value);
        let signed = signed.or(self.stamped.as_ref().map(|stamped| stamped.date.value));
        let printed = self.printed.as_ref().map(|printed| printed.date.value);
        signed.or(printed).unwrap_or_else(|| Date::first_of(self.year))
    }
}

impl Notice {
    /// The tasks with their places, in the order in which its own description names them.
    pub fn tasks_as_named(&self) -> impl Iterator<Item = (usize, &Task)> {
        let mut tasks: Vec<(usize, &Task)> = self.tasks.iter().enumerate().collect();
        tasks.sort_by_key(|(_, task)| task.named);
        tasks.into_iter()
    }

    /// The tasks of each unit of the register, by their places in the notice.
    pub fn tasks_by_unit(&self) -> Vec<Vec<usize>> {
        let mut of_units = vec![Vec::new(); self.units.units.len()];
        for (at, task) in self.tasks_as_named() {
            for unit in &task.units {
                let tasks: &mut Vec<usize> = &mut of_units[unit.id.0];
                if tasks.last() != Some(&at) {
                    tasks.push(at);
                }
            }
        }
        of_units
    }

    /// Its number, and those under which forms went out before.
    pub fn numbers(&self) -> impl Iterator<Item = &SText> {
        std::iter::once(&self.number).chain(&self.former_numbers)
    }

    /// The characters that the longest 序号 of its tasks takes, at least two.
    pub fn number_room(&self) -> f64 {
        const LEAST: f64 = 2.0;
        let rooms = self.tasks.iter().map(|task| han::cells(&task.number.label));
        rooms.fold(LEAST, f64::max).ceil()
    }

    /// The headings that stand right above a task, in order; behind the last task, those that follow.
    pub fn headings_above(&self, task: usize) -> impl Iterator<Item = &Heading> {
        let first = self.headings.partition_point(|one| one.above < task);
        self.headings[first..].iter().take_while(move |one| one.above == task)
    }

    /// Those of them that are headings of the tasks from there on, and have not only a text of their own.
    pub fn sections_above(&self, task: usize) -> impl Iterator<Item = &Heading> {
        self.headings_over(task).filter(move |one| one.above == task)
    }

    /// The headings that a task stands under, the higher first.
    pub fn headings_over(&self, task: usize) -> impl Iterator<Item = &Heading> {
        let until = self.headings.partition_point(|one| one.above <= task);
        let mut over: Vec<&Heading> = Vec::new();
        for heading in self.headings[..until].iter().rev() {
            if over.last().is_none_or(|lower| heading.level < lower.level) {
                over.push(heading);
            }
        }
        over.into_iter().rev()
    }

    /// Whether a task names the unit, itself or in a group.
    pub fn names(&self, unit: UnitId) -> bool {
        let mut parties = self.tasks.iter().flat_map(|task| task.assigned.parties());
        parties.any(|party| party.units.contains(&unit))
    }

    /// The office's own unit: the collector, where it is responsible for a task itself. Nobody
    /// writes to oneself.
    pub fn own_unit(&self) -> Option<UnitId> {
        let name = &self.reporting.collector.as_ref()?.value;
        let mut units = self.units.units.iter();
        units.position(|unit| unit.is_called(name)).map(UnitId)
    }
}

/// 标题.
#[derive(Clone, Debug, PartialEq)]
pub enum Title {
    /// One text, to be broken into lines by the program.
    Text(SText),
    /// The lines as the office wants them; at least one.
    Lines(Vec<SText>),
}

impl Title {
    /// Its lines as they are written.
    pub fn lines(&self) -> &[SText] {
        match self {
            Title::Text(text) => std::slice::from_ref(text),
            Title::Lines(lines) => lines,
        }
    }

    /// The same, to be changed.
    pub(super) fn lines_mut(&mut self) -> &mut [SText] {
        match self {
            Title::Text(text) => std::slice::from_mut(text),
            Title::Lines(lines) => lines,
        }
    }

    /// The whole of it in one line.
    pub fn plain(&self) -> String {
        self.lines().iter().map(|line| line.value.as_str()).collect()
    }
}

/// 联系人 and 联系电话.
#[derive(Clone, Debug, PartialEq)]
pub struct Contact {
    /// The people; at least one.
    pub people: Vec<SText>,
    /// The telephone numbers as written, with whatever stands beside the digits; at least one.
    pub phones: Vec<SText>,
    /// What the notice calls them: 联系电话, where the description says nothing.
    pub phone_word: String,
    /// The fax numbers as written.
    pub faxes: Vec<SText>,
    /// Whether the notice prints it; mails say it all the same.
    pub printed: bool,
}

impl Contact {
    /// The numbers in one text, where the first is written.
    pub fn phone(&self) -> Option<SText> {
        let (first, numbers) = (self.phones.first()?, self.phones.iter());
        let all: Vec<&str> = numbers.map(|phone| phone.as_str()).collect();
        Some(Sourced::new(all.join("、"), first.origin.clone()))
    }
}

/// One of the attachments.
#[derive(Clone, Debug, PartialEq)]
pub enum Annex {
    /// The progress form: [`Notice::attachment`], which then is there.
    Form,
    /// One whose content the description gives.
    Own(OwnAnnex),
}

/// An attachment whose content the description gives: text, the tasks, tables, or some of them.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnAnnex {
    /// Its name, as 附件说明 and the attachment itself print it.
    pub title: Title,
    /// Its paragraphs, before the tables.
    pub text: Vec<SText>,
    /// How it prints the tasks, behind its paragraphs; nothing where it does not.
    pub tasks: Option<TaskListing>,
    /// The columns of the table of tasks as the notice prints them; none where they are the usual ones.
    pub columns: Vec<TaskColumn>,
    /// Its tables.
    pub tables: Vec<AnnexTable>,
}

/// A table of an attachment.
#[derive(Clone, Debug, PartialEq)]
pub struct AnnexTable {
    /// The heads of its columns; at least one.
    pub columns: Vec<SText>,
    /// Its rows, each with a cell a column; nothing in a cell that stays blank.
    pub rows: Vec<Vec<Option<SText>>>,
    /// Which way it stands.
    pub landscape: Landscape,
}

/// Whether a table stands along the long side of its sheet (横排).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Landscape {
    /// Where its columns need it.
    #[default]
    Auto,
    /// Always.
    Yes,
    /// Never.
    No,
}

/// The attachment with the progress form.
#[derive(Clone, Debug, PartialEq)]
pub struct Attachment {
    /// Its name, as 附件说明 and the attachment itself print it.
    pub title: Title,
    /// Whether it is bound with the notice; the units get it as a form all the same.
    pub printed: bool,
    /// Whether its 完成时限 column prints the tasks' dues.
    pub due_column: DueColumn,
    /// Its columns as the notice prints them (栏目); none where they are the official five.
    pub columns: Vec<FormColumn>,
}

/// The 完成时限 column of the printed form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueColumn {
    /// Prints the due of each task that has one.
    Filled,
    /// Stays blank, for the units to fill in.
    Blank,
}

/// 发文机关署名 and 成文日期.
#[derive(Clone, Debug, PartialEq)]
pub struct Signed {
    /// The bodies, the one that leads first; the issuer where the description says nothing.
    pub by: Vec<SText>,
    /// The day.
    pub date: Sourced<Date>,
    /// The diameter of each body's seal in millimetres; nothing where none is set.
    pub seal: Option<u16>,
}

/// 印发机关 and 印发日期.
#[derive(Clone, Debug, PartialEq)]
pub struct Imprint {
    /// The body; the issuer where the description says nothing.
    pub by: SText,
    /// The day.
    pub date: Sourced<Date>,
}

/// What the office rules of a returned file: it comes before any other evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Ruling {
    /// The file: its path inside the folder of returns with `/` between the parts, as messages
    /// show it (`来件.zip › 表.xlsx`), or 8 and more of the first digits of its SHA-256.
    pub file: SText,
    /// What is ruled.
    pub verdict: Verdict,
    /// Why, who ruled it and when, as far as that is written: for whoever asks later.
    pub record: RulingRecord,
}

/// Why a ruling was made, by whom and when.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RulingRecord {
    /// Why.
    pub reason: Option<SText>,
    /// Who ruled.
    pub by: Option<SText>,
    /// When.
    pub on: Option<Sourced<Date>>,
}

/// What is ruled of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is left out.
    Ignore {
        /// Of this period only, where that is said.
        period: Option<Period>,
    },
    /// It is this; what is not said is told by other evidence.
    Is {
        /// Whose it is.
        unit: Option<UnitId>,
        /// The period it reports.
        period: Option<Period>,
        /// Which version it is; the highest counts.
        version: Option<u16>,
        /// Whether its figures are right, however far from their targets.
        figures_right: bool,
    },
}

impl Verdict {
    /// Whether the file is left out.
    pub const fn is_ignore(self) -> bool {
        matches!(self, Verdict::Ignore { .. })
    }
}

impl Ruling {
    /// The period it is about, where that is said.
    pub const fn period(&self) -> Option<Period> {
        match self.verdict {
            Verdict::Ignore { period } | Verdict::Is { period, .. } => period,
        }
    }
}

/// Where the colophon stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColophonPage {
    /// On the last page that has text (or a page of its own where it does not fit).
    #[default]
    Last,
    /// The last even page, the outer side of the last sheet.
    Even,
}
