//! What a workbook that came back is ([`Identification`]) and what it says ([`Return`]).
//!
//! The types between the reader and whoever sorts returns, checks them and reports them. Every
//! answer and every other text carries its place.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diag::Diagnostics;
use crate::intake::Arrival;
use crate::notice::UnitId;
use crate::origin::BookOrigin;
use crate::period::Period;

use super::answer::{Answer, Answers};
use super::grid::FormGrid;

/// What is known of a file besides what is in it; empty where nothing is. Names are only compared,
/// never used as paths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence<'e> {
    /// The file's own name.
    pub name: &'e str,
    /// What it lies in, joined with `/`: folders, archives, mails.
    pub folder: &'e str,
    /// The name of who sent it by mail.
    pub sender: &'e str,
    /// The address of who sent it.
    pub address: &'e str,
    /// The mail's subject.
    pub subject: &'e str,
    /// Whether it is a part of a workbook that holds the returns of several periods: names tell none of them.
    pub is_part: bool,
}

impl<'e> From<&'e Arrival> for Evidence<'e> {
    fn from(arrival: &'e Arrival) -> Evidence<'e> {
        let (name, folder) = (arrival.name.as_str(), arrival.folder.as_str());
        let is_part = arrival.part.is_some();
        let Some(mail) = &arrival.mail else {
            return Evidence { name, folder, is_part, ..Evidence::default() };
        };
        Evidence {
            name,
            folder,
            sender: &mail.sender,
            address: &mail.address,
            subject: &mail.subject,
            is_part,
        }
    }
}

/// By what something was recognised, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The office said so (`returns:` in the description).
    Pin,
    /// A mark of the form: hidden sheet, property, defined name or printed code.
    Mark,
    /// What the sheet says to whoever looks at it: 填报单位, the period, 实事名称.
    Visible,
    /// The name of the file or its folder, the mail's subject or sender.
    Name,
    /// It is like what is known, and like nothing else.
    Likeness,
    /// Nothing says it: the period is taken to be the one that is collected.
    Assumed,
}

impl Step {
    /// What the office calls it.
    pub const fn chinese(self) -> &'static str {
        match self {
            Step::Pin => "指定",
            Step::Mark => "编号",
            Step::Visible => "表内文字",
            Step::Name => "文件名",
            Step::Likeness => "相似",
            Step::Assumed => "推定",
        }
    }
}

/// What it is and by which step that is known, or what it could be.
pub type Decision<T> = Result<(T, Step), Vec<(T, Step)>>;

/// One of the two questions about a workbook, whose it is and which period it is for, with what was
/// found of it: who answers one of them says nothing of the other.
#[derive(Clone, Debug)]
pub struct Decided<T> {
    /// The answer.
    pub decision: Decision<T>,
    /// Contradictions and doubts, each at its place.
    pub findings: Diagnostics,
}

impl<T: Copy> Decided<T> {
    /// What it is, where that is sure.
    pub fn sure(&self) -> Option<(T, Step)> {
        self.decision.as_ref().ok().copied()
    }

    /// What it is, or the only one that it could be.
    pub fn only(&self) -> Option<(T, Step)> {
        match self.possible()[..] {
            [one] => Some(one),
            _ => None,
        }
    }

    /// All that it could be, the surer first.
    pub fn possible(&self) -> Vec<(T, Step)> {
        self.decision.clone().map_or_else(|possible| possible, |sure| vec![sure])
    }
}

/// What a workbook is found to be.
#[derive(Clone, Debug)]
pub struct Identification {
    /// Whose it is.
    pub unit: Decided<UnitId>,
    /// The period it is for.
    pub period: Decided<Period>,
    /// Whether its marks are of another notice: it is nobody's, unless the office says whose.
    pub is_foreign: bool,
    /// What its marks say it is, whether or not they are believed.
    pub marked: Option<Marked>,
    /// Marks that contradict each other.
    pub marks: Diagnostics,
}

impl Identification {
    /// What it is, all in all.
    pub fn verdict(&self) -> Verdict {
        match (self.unit.sure(), self.period.sure()) {
            (Some((unit, unit_by)), Some((period, period_by))) => {
                Verdict::Identified(Identified { unit, period, unit_by, period_by })
            }
            (None, _) if self.is_foreign => Verdict::Foreign,
            (None | Some(_), _) => {
                let (units, periods) = (self.unit.possible(), self.period.possible());
                Verdict::Doubtful(Doubtful { units, periods, ..Doubtful::default() })
            }
        }
    }

    /// Contradictions and doubts, each at its place. One that blocks
    /// ([`Problem::blocks`](crate::diag::Problem::blocks)) keeps the whole return out of the
    /// report's table. The period of another notice's form is nobody's question.
    pub fn findings(&self) -> Diagnostics {
        let mut findings = self.marks.clone();
        findings.extend(self.unit.findings.clone());
        if self.verdict() != Verdict::Foreign {
            findings.extend(self.period.findings.clone());
        }
        findings
    }
}

/// What the marks of a file say it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The form's name ([`Identity::form`](super::identity::Identity)).
    pub form: String,
    /// The version of it ([`Identity::version`](super::identity::Identity)).
    pub version: String,
    /// The unit it was made for, as it was called then.
    pub unit: Option<String>,
}

/// Whose return it is, if that is sure enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is this unit's, for this period.
    Identified(Identified),
    /// 待核: somebody must look; the findings say why.
    Doubtful(Doubtful),
    /// The form of another notice.
    Foreign,
}

/// Whose return it is. The period is the one that the file is for, not always the one that is
/// collected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identified {
    /// The unit.
    pub unit: UnitId,
    /// The period.
    pub period: Period,
    /// By what the unit was recognised.
    pub unit_by: Step,
    /// By what the period was recognised.
    pub period_by: Step,
}

impl Identified {
    /// As the office said: by nothing else.
    pub const fn pinned(unit: UnitId, period: Period) -> Identified {
        Identified { unit, period, unit_by: Step::Pin, period_by: Step::Pin }
    }

    /// How sure it is: the weaker of both.
    pub fn step(&self) -> Step {
        self.unit_by.max(self.period_by)
    }
}

/// What a file could be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doubtful {
    /// The units it could be of, the surer first, each with what speaks for it.
    pub units: Vec<(UnitId, Step)>,
    /// The periods it could be for, likewise.
    pub periods: Vec<(Period, Step)>,
    /// How many more units and periods it could be of, which are not listed.
    pub more: (usize, usize),
}

impl Doubtful {
    /// So many units and periods are listed of a file: whoever looks needs no longer list.
    pub const MOST: usize = 20;

    /// The same with no more listed than anybody needs.
    #[must_use]
    pub fn listed(mut self) -> Doubtful {
        fn cut<T>(list: &mut Vec<T>) -> usize {
            let more = list.len().saturating_sub(Doubtful::MOST);
            list.truncate(Doubtful::MOST);
            list.shrink_to_fit();
            more
        }
        self.more.0 += cut(&mut self.units);
        self.more.1 += cut(&mut self.periods);
        self
    }
}

/// What a unit sent back.
#[derive(Clone, Debug, PartialEq)]
pub struct Return {
    /// The form's name ([`Identity::form`](super::identity::Identity)).
    pub form: String,
    /// The file.
    pub file: Arc<str>,
    /// What is answered, by the name of the field; nothing where its cell is empty.
    pub answers: BTreeMap<String, Answered>,
    /// Where each field stands in this file, answered or not, as far as it was found.
    pub places: BTreeMap<String, BookOrigin>,
    /// 其他内容: whatever else was written into it, in the order of sheets and cells.
    pub others: Vec<Other>,
}

/// An answer and its cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    /// What is answered.
    pub answer: Answer,
    /// Where it stands; of several cells, the first.
    pub origin: BookOrigin,
    /// By what its cell was recognised.
    pub step: Step,
    /// 待核: a finding that blocks stands at it.
    pub held: bool,
}

/// A text that was not in the blank form and is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// File, sheet and cell.
    pub origin: BookOrigin,
    /// As it is shown.
    pub text: Arc<str>,
    /// Whether it is no cell's text but a comment, a text box, or words that were struck through.
    pub is_note: bool,
    /// Of how many texts that are not listed this one says so in our words; 0 where it is one itself.
    pub more: usize,
    /// Whether only its beginning is listed.
    pub is_cut: bool,
}

impl Other {
    /// Rows of texts of one file that are listed, with all that is packed in it: no return has so many beside
    /// its form, and those of a few files that hold nothing else would fill the sheet.
    pub const MOST: usize = 10_000;

    /// Bytes of a text that count as a row of their own: a folder may have hundreds of such files.
    const ROW: usize = 100;

    /// A text in a cell, or a note.
    pub fn new(origin: BookOrigin, text: impl Into<Arc<str>>, is_note: bool) -> Other {
        Other { origin, text: text.into(), is_note, more: 0, is_cut: false }
    }

    /// How many of `others`, from the first on, have as many rows as `most` together, and how many rows these
    /// are. The first is always one of them.
    pub fn kept(others: &[Other], most: usize) -> (usize, usize) {
        let own = others.iter().filter(|one| one.more == 0);
        let mut kept = (0, 0);
        for one in own {
            let rows = kept.1 + 1 + one.text.len() / Other::ROW;
            if rows > most && kept.0 > 0 {
                break;
            }
            kept = (kept.0 + 1, rows);
        }
        kept
    }

    /// Keeps as many of `others` as `kept` says of those that are texts; how many more there are.
    pub fn cut(others: &mut Vec<Other>, kept: impl FnOnce(&[Other]) -> (usize, usize)) -> usize {
        let said: usize = others.iter().map(|one| one.more).sum();
        others.retain(|one| one.more == 0);
        let (kept, _) = kept(others);
        let dropped = others.len().saturating_sub(kept);
        if dropped > 0 {
            others.truncate(kept);
            others.shrink_to_fit();
        }
        said + dropped
    }

    /// Keeps of its text what has so many rows; how many texts that are not listed whole this makes more.
    pub fn shorten(&mut self, rows: usize) -> usize {
        const CUT: &str = "……";
        let most = (rows.max(1) * Other::ROW).saturating_sub(CUT.len() + 1);
        let begin = self.text.trim_end_matches(CUT);
        if self.text.len() <= most + CUT.len() {
            return 0;
        }
        let end = begin.floor_char_boundary(most);
        self.text = format!("{}{CUT}", &begin[..end]).into();
        usize::from(!std::mem::replace(&mut self.is_cut, true))
    }

    /// Keeps as many of `others`, which are of `file`, as have so many rows, and says behind them how many more
    /// there are.
    pub fn limit(others: &mut Vec<Other>, most: usize, file: &Arc<str>) {
        let more = Other::cut(others, |own| Other::kept(own, most));
        if more > 0 {
            others.push(Other::rest(more, &BookOrigin::file(file)));
        }
    }

    /// What stands for so many texts of a file that are not listed.
    pub fn rest(more: usize, place: &BookOrigin) -> Other {
        let text = format!("（还有 {more} 处内容没有列出，请看原文件）");
        Other { more, ..Other::new(place.clone(), text, false) }
    }
}

impl Return {
    /// Whether it says of no task of `grid` how it stands: who fills in is often filled in
    /// before a form goes out.
    pub fn is_blank(&self, grid: &FormGrid) -> bool {
        let mut told = grid.entries.iter().filter(|entry| self.answers.contains_key(&entry.id));
        !told.any(|entry| entry.field.is_content())
    }

    /// All that was written into the file, as texts: for one of which nobody knows whose it is.
    pub fn into_others(self) -> Vec<Other> {
        let answers = self.answers.into_values();
        let answers = answers.map(|one| Other::new(one.origin, one.answer.text(), false));
        let mut others: Vec<Other> = answers.chain(self.others).collect();
        others.sort_by(|one, next| one.origin.cmp(&next.origin));
        others
    }

    /// Bytes that are left out where its long answers are shortened, and its places dropped.
    pub fn excess(&self) -> usize {
        let texts: usize = self.answers.values().map(|one| one.answer.excess()).sum();
        texts + self.places.len() * Return::PLACE
    }

    /// Bytes that a place takes, with the name of its field.
    const PLACE: usize = 100;

    /// Keeps the beginnings of long answers alone, and no places.
    pub fn shorten(&mut self) {
        for one in self.answers.values_mut() {
            one.answer = one.answer.shortened();
        }
        self.places = BTreeMap::new();
    }

    /// Whether only the beginning of an answer is kept.
    pub fn is_shortened(&self) -> bool {
        self.answers.values().any(|one| one.answer.is_shortened())
    }

    /// Takes answers and places whole from the same form, read `again`; whether none is short any more.
    pub fn lengthen(&mut self, again: Return) -> bool {
        let Return { mut answers, places, .. } = again;
        for (id, own) in &mut self.answers {
            let same = answers.remove(id).filter(|other| other.answer == own.answer);
            own.answer = same.map_or_else(|| own.answer.clone(), |other| other.answer);
        }
        self.places = places;
        !self.is_shortened()
    }

    /// The answers without their cells.
    pub fn values(&self) -> Answers {
        let answers = self.answers.iter();
        answers.map(|(id, answered)| (id.clone(), answered.answer.clone())).collect()
    }
}

/// What reading gives.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The return.
    pub returned: Return,
    /// What was found, in the order of sheets and cells.
    pub findings: Diagnostics,
    /// Columns of counts whose heads speak of the quarter alone.
    pub of_quarter: Vec<OfQuarter>,
}

/// A column of counts whose head speaks of the quarter alone.
#[derive(Clone, Debug)]
pub struct OfQuarter {
    /// The head.
    pub origin: BookOrigin,
    /// Its words.
    pub head: String,
    /// The fields whose figures stand in the column.
    pub fields: BTreeSet<String>,
}
