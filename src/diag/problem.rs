//! The kinds of findings, by their subject.

use super::words::{Lang, Message, Words, outward, words};
use super::{
    CellProblem, Changing, ColumnProblem, Ending, FileProblem, FormatProblem, Glyphs,
    IdentityProblem, Keeping, KeyProblem, LineProblem, LogProblem, Mailing, Mender, PageProblem,
    Promise, Proofread, Reported, Returned, RowProblem, RulingProblem, RunProblem, Severity,
    Silencing, Sorting, Starting, TaskProblem, Timing, Unclear, Unfinished, ValueProblem,
    WordingProblem,
};
use crate::han;

/// A kind of finding with the values its words need.
///
/// Codes never change their meaning: `E0xx` reading the file, `E1xx` shape of the description,
/// `E2xx` its content, `E3xx` templates, `E4xx` fonts and page, `E5xx` files, `E6xx` forms and
/// returns, `E7xx` targets and the report, `E8xx` mails, `E9xx` what is kept; `W…` likewise for warnings.
/// docs/messages.md lists them.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// What keeps a description from being read.
    File(FileProblem),
    /// A line of a description before it is YAML.
    Line(LineProblem),
    /// The shape of a description.
    Key(KeyProblem),
    /// What stands in the way of a run.
    Run(RunProblem),
    /// A value of a description.
    Value(ValueProblem),
    /// The words of a description.
    Wording(WordingProblem),
    /// The language and form of a text, as a rule of the proof-reader has it.
    Proof(Proofread),
    /// Templates, fonts and the setting of a page.
    Page(PageProblem),
    /// Characters that fonts lack.
    Glyphs(Glyphs),
    /// The end of a paper.
    Ending(Ending),
    /// A task: its due, its units.
    OfTask(TaskProblem),
    /// The columns of the progress form.
    OfColumns(ColumnProblem),
    /// The head or the format of the paper.
    Format(FormatProblem),
    /// A period that is named, or the days on which returns are due.
    Timing(Timing),
    /// A target as the description says it.
    Promise(Promise),
    /// A change within the year, as the description says it.
    Changing(Changing),
    /// A finding that is silenced, and cannot be or is not there.
    Silencing(Silencing),
    /// What stands in the way of a first description.
    Starting(Starting),
    /// What a description still waits for.
    Unfinished(Unfinished),
    /// What the year's folder keeps.
    Keeping(Keeping),
    /// What stands in the way of a mail.
    Mailing(Mailing),
    /// The log of what was sent, and the book of what came.
    Log(LogProblem),
    /// A file that was sent back.
    Returned(Returned),
    /// What stands in a cell of it.
    Cell(CellProblem),
    /// Whose form it is.
    Identity(IdentityProblem),
    /// Which row and column an answer is of.
    Row(RowProblem),
    /// What the office ruled of a file.
    Ruling(RulingProblem),
    /// Whose return a file is.
    Sorting(Sorting),
    /// What a return says.
    Unclear(Unclear),
    /// What is reported of a target.
    Reported(Reported),
    /// There are more findings of a kind than are listed.
    MoreAlike {
        /// Their code, which is the code of this one too.
        code: &'static str,
        /// How many more.
        more: usize,
    },
}

impl Problem {
    /// The stable code, and who must mend it before what was sent is a return. What is wrong with the
    /// paperwork's own files is the office's.
    fn row(&self) -> (&'static str, Mender) {
        match self {
            Problem::File(found) => found.row(),
            Problem::Line(found) => found.row(),
            Problem::Key(found) => found.row(),
            Problem::Run(found) => found.row(),
            Problem::Value(found) => found.row(),
            Problem::Wording(found) => found.row(),
            Problem::Proof(found) => found.row(),
            Problem::Page(found) => found.row(),
            Problem::Glyphs(found) => found.row(),
            Problem::Ending(found) => found.row(),
            Problem::OfTask(found) => found.row(),
            Problem::OfColumns(found) => found.row(),
            Problem::Format(found) => found.row(),
            Problem::Timing(found) => found.row(),
            Problem::Promise(found) => found.row(),
            Problem::Changing(found) => found.row(),
            Problem::Silencing(found) => found.row(),
            Problem::Starting(found) => found.row(),
            Problem::Unfinished(found) => found.row(),
            Problem::Keeping(found) => found.row(),
            Problem::Mailing(found) => found.row(),
            Problem::Log(found) => found.row(),
            Problem::Returned(found) => found.row(),
            Problem::Cell(found) => found.row(),
            Problem::Identity(found) => found.row(),
            Problem::Row(found) => found.row(),
            Problem::Ruling(found) => found.row(),
            Problem::Sorting(found) => found.row(),
            Problem::Unclear(found) => found.row(),
            Problem::Reported(found) => found.row(),
            // Those that it counts have their own.
            Problem::MoreAlike { code, .. } => (code, Mender::Nobody),
        }
    }

    fn words(&self) -> Words {
        match self {
            Problem::File(found) => found.words(),
            Problem::Line(found) => found.words(),
            Problem::Key(found) => found.words(),
            Problem::Run(found) => found.words(),
            Problem::Value(found) => found.words(),
            Problem::Wording(found) => found.words(),
            Problem::Proof(found) => found.words(),
            Problem::Page(found) => found.words(),
            Problem::Glyphs(found) => found.words(),
            Problem::Ending(found) => found.words(),
            Problem::OfTask(found) => found.words(),
            Problem::OfColumns(found) => found.words(),
            Problem::Format(found) => found.words(),
            Problem::Timing(found) => found.words(),
            Problem::Promise(found) => found.words(),
            Problem::Changing(found) => found.words(),
            Problem::Silencing(found) => found.words(),
            Problem::Starting(found) => found.words(),
            Problem::Unfinished(found) => found.words(),
            Problem::Keeping(found) => found.words(),
            Problem::Mailing(found) => found.words(),
            Problem::Log(found) => found.words(),
            Problem::Returned(found) => found.words(),
            Problem::Cell(found) => found.words(),
            Problem::Identity(found) => found.words(),
            Problem::Row(found) => found.words(),
            Problem::Ruling(found) => found.words(),
            Problem::Sorting(found) => found.words(),
            Problem::Unclear(found) => found.words(),
            Problem::Reported(found) => found.words(),
            Problem::MoreAlike { more, .. } => words(
                (
                    format!("同样的问题还有 {more} 处，没有列出"),
                    "和列出的一样处理；改好以后再检查一次",
                ),
                (
                    format!("{more} more of this kind are not listed"),
                    "they are to be mended like those above; then check again",
                ),
            ),
        }
    }

    /// The stable code, for programs and for the documentation.
    pub fn code(&self) -> &'static str {
        self.row().0
    }

    /// Who must mend it.
    pub fn mender(&self) -> Mender {
        self.row().1
    }

    /// An error or a warning: the first letter of the code.
    pub fn severity(&self) -> Severity {
        if self.code().starts_with('E') { Severity::Error } else { Severity::Warning }
    }

    /// The words of this finding.
    pub fn message(&self, lang: Lang) -> Message {
        self.words().message(lang)
    }

    /// The words of this finding to the unit whose return it is in, in Chinese: what is wrong, and
    /// what the unit can do. Nothing where only the office can do something. What quotes a quotation has
    /// ‘ ’ there: these words stand in letters and forms.
    pub fn told_to_unit(&self) -> Option<Message> {
        let remedy = self.words().asked_of_unit()?;
        let title = han::nested(&outward(&self.message(Lang::Zh).title));
        Some(Message { remedy: han::nested(&remedy), title })
    }

    /// How many findings this stands for: more than one only where it counts others.
    pub fn count(&self) -> usize {
        if let Problem::MoreAlike { more, .. } = self { *more } else { 1 }
    }

    /// Whether this counts findings that are not listed.
    pub(super) fn is_count(&self) -> bool {
        matches!(self, Problem::MoreAlike { .. })
    }

    /// Whether it keeps the answer or the return it stands at out of the official table until
    /// somebody has looked (待核): every error does, no warning does.
    pub fn blocks(&self) -> bool {
        self.severity() == Severity::Error
    }

    /// Whether a number or a text of the report may become another by what is found out: what came and is kept out
    /// until somebody has looked (待核, 有误), what its unit is asked about (请核实), and figures that do not agree.
    /// What was understood and is only told does not, nor what is wrong with the office's own papers.
    pub fn may_change_report(&self) -> bool {
        match self {
            Problem::Returned(_)
            | Problem::Cell(_)
            | Problem::Identity(_)
            | Problem::Unclear(_) => self.blocks() || self.told_to_unit().is_some(),
            Problem::Row(found) => {
                // Nobody knows of which task it is, and it does not count.
                let is_lost = matches!(found, RowProblem::RowUnknown { .. });
                is_lost || self.blocks() || self.told_to_unit().is_some()
            }
            Problem::Sorting(found) => {
                let says_otherwise = matches!(found, Sorting::MailSays { .. });
                says_otherwise || self.blocks() || self.told_to_unit().is_some()
            }
            Problem::Ruling(_) => self.blocks(),
            Problem::Reported(found) => found.is_of_figures(),
            Problem::File(_) | Problem::Line(_) | Problem::Key(_) | Problem::Run(_) => false,
            Problem::Value(_) | Problem::Wording(_) | Problem::Proof(_) | Problem::Page(_) => false,
            Problem::Glyphs(_) | Problem::Ending(_) | Problem::OfTask(_) => false,
            Problem::OfColumns(_) | Problem::Format(_) | Problem::Timing(_) => false,
            Problem::Promise(_) | Problem::Changing(_) | Problem::Silencing(_) => false,
            Problem::Starting(_) | Problem::Unfinished(_) | Problem::Keeping(_) => false,
            Problem::Mailing(_) | Problem::Log(_) | Problem::MoreAlike { .. } => false,
        }
    }

    /// Whether it is that nobody can tell which task a row is of.
    pub(crate) const fn is_row_in_doubt(&self) -> bool {
        matches!(self, Problem::Row(RowProblem::RowDoubtful { .. }))
    }
}

impl From<IdentityProblem> for Problem {
    fn from(found: IdentityProblem) -> Problem {
        Problem::Identity(found)
    }
}

impl From<RowProblem> for Problem {
    fn from(found: RowProblem) -> Problem {
        Problem::Row(found)
    }
}

impl From<Unclear> for Problem {
    fn from(found: Unclear) -> Problem {
        Problem::Unclear(found)
    }
}
