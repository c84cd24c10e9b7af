//! What a unit sent -> [`UnitStatus`]: its state, its versions and its stamped copies.
//!
//! A unit has one state, the one that asks most of the office: what is missing or wrong stands
//! before what is there. Which file counts is `returns`' work; here it is only told.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::date::{Date, Moment};
use crate::form::{Field, Step};
use crate::intake::{CopyKind, StampedCopy};
use crate::notice::Notice;
use crate::origin::BookOrigin;
use crate::returns::{self, Trouble, UnitReturns, Version};

use super::model::{Told, told};

/// A unit and its return.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitStatus {
    /// The unit's official name.
    pub unit: String,
    /// How far its return is.
    pub state: State,
    /// The file that counts.
    pub file: Option<String>,
    /// SHA-256 of that file.
    pub hash: Option<String>,
    /// The other files that count beside it, of units that were taken over, each with its SHA-256.
    pub beside: Vec<(String, String)>,
    /// By what it is known to be this unit's, for this period: the weaker of both.
    pub by: Option<Step>,
    /// All versions that came, in the order of their evidence; the one that counts is marked.
    pub versions: Vec<VersionStatus>,
    /// The stamped copies that came.
    pub stamped: Vec<StampedStatus>,
    /// The units that it took over from whose forms it is put together of, and of whose no stamped copy came though
    /// one is due.
    pub unstamped: Vec<String>,
    /// 填报人.
    pub person: Option<Told>,
    /// 联系电话.
    pub phone: Option<Told>,
    /// 填报日期.
    pub filled_on: Option<Told>,
    /// 其他内容: whatever else is written in the file that counts.
    pub others: Vec<Told>,
    /// The texts of the versions that do not count, as far as the one that counts has them not.
    pub replaced: Vec<Told>,
}

impl UnitStatus {
    /// Whether an electronic form came that can be read, whatever is wrong with it.
    pub const fn returned(&self) -> bool {
        self.file.is_some()
    }

    /// The files that count; nothing where none does.
    pub fn files(&self) -> String {
        let all = self.file.iter().chain(self.beside.iter().map(|(file, _)| file));
        all.map(String::as_str).collect::<Vec<_>>().join("、")
    }

    /// SHA-256 of each of them.
    pub fn hashes(&self) -> String {
        let all = self.hash.iter().chain(self.beside.iter().map(|(_, hash)| hash));
        all.map(String::as_str).collect::<Vec<_>>().join("、")
    }

    /// What stands where it says nothing.
    pub const fn gap(&self) -> &'static str {
        if self.returned() { "未填写" } else { self.state.absent() }
    }
}

/// A file that a unit returned.
#[derive(Clone, Debug, PartialEq)]
pub struct VersionStatus {
    /// The file.
    pub file: String,
    /// SHA-256 of it.
    pub hash: String,
    /// Whether it counts.
    pub chosen: bool,
    /// The other files that are this one again, byte for byte.
    pub again: Vec<String>,
    /// The day it says it was filled in on.
    pub filled_on: Option<Date>,
    /// When the mail was sent that brought it.
    pub sent: Option<Moment>,
    /// When the file was last saved: shown, and decides nothing.
    pub saved: Option<Moment>,
    /// What is answered otherwise than in the version before, by the fields of the form.
    pub changes: Vec<Change>,
}

/// A field that two versions answer in different ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What is asked, as the form says it.
    pub field: String,
    /// The answer of the version before; nothing where its cell was empty.
    pub old: Option<String>,
    /// The answer of this version; nothing where its cell is empty.
    pub new: Option<String>,
    /// The cell of the new answer, else that of the old one.
    pub origin: BookOrigin,
}

/// A stamped copy (盖章件): a scan or a picture, which nobody reads but the office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StampedStatus {
    /// The file.
    pub file: String,
    /// SHA-256 of it.
    pub hash: String,
    /// What it is (PDF, OFD, 图片).
    pub kind: &'static str,
    /// Its pages, where they can be counted.
    pub pages: Option<u32>,
}

/// What the office calls what is asked for no more.
pub const OVER: &str = "已取消";

/// The states of a unit, as the office asks after them: done first, then what is to be mended,
/// then what is to be waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// 已报: the form came, with a stamped copy where one is due.
    Returned,
    /// 缺盖章件: the form came, a stamped copy is due and did not.
    NoStamped,
    /// 缺电子版: only a stamped copy came.
    NoElectronic,
    /// 有误: what came is damaged, blank or has an error.
    Faulty,
    /// 待核: something came of which somebody must say what it is, or whether it can be right.
    Doubtful,
    /// 逾期: nothing came, and the day is over.
    Late,
    /// 未报: nothing came, and the day is not over.
    Awaited,
}

impl State {
    /// All of them, in their order.
    pub const ALL: [State; 7] = [
        State::Returned,
        State::NoStamped,
        State::NoElectronic,
        State::Faulty,
        State::Doubtful,
        State::Late,
        State::Awaited,
    ];

    /// What the office calls it.
    pub const fn chinese(self) -> &'static str {
        match self {
            State::Returned => "已报",
            State::NoStamped => "缺盖章件",
            State::NoElectronic => "缺电子版",
            State::Faulty => "有误",
            State::Doubtful => "待核",
            State::Late => "逾期未报",
            State::Awaited => "未报",
        }
    }

    /// The same beside other periods of the year: what is awaited of one is not due yet.
    pub const fn chinese_in_year(self) -> &'static str {
        if matches!(self, State::Awaited) { "尚未到期" } else { self.chinese() }
    }

    /// Why there is no form to be read: 未报送 where nothing came, else what the state says.
    pub const fn absent(self) -> &'static str {
        match self {
            State::Late | State::Awaited => "未报送",
            State::Returned
            | State::NoStamped
            | State::NoElectronic
            | State::Faulty
            | State::Doubtful => self.chinese(),
        }
    }

    /// For programs, and for messages in English.
    pub const fn name(self) -> &'static str {
        match self {
            State::Returned => "returned",
            State::NoStamped => "noStamped",
            State::NoElectronic => "noElectronic",
            State::Faulty => "faulty",
            State::Doubtful => "doubtful",
            State::Late => "late",
            State::Awaited => "awaited",
        }
    }
}

/// The status of a unit; `over` where the day on which returns are due has passed.
pub(super) fn status(unit: &UnitReturns, notice: &Notice, over: bool) -> UnitStatus {
    let chosen = unit.chosen();
    let shown = |field| told(unit, field);
    UnitStatus {
        unit: notice.units.get(unit.unit).name.value.clone(),
        state: state(unit, notice.reporting.sealed_pdf, over),
        file: chosen.map(|version| version.arrival.origin.to_string()),
        hash: chosen.map(|version| version.hash().to_owned()),
        beside: chosen.map(beside).unwrap_or_default(),
        by: chosen.map(|version| version.identified.step()),
        versions: versions(unit),
        stamped: unit.stamped.iter().map(StampedStatus::from).collect(),
        unstamped: unstamped(unit, notice),
        person: shown(Field::Person),
        phone: shown(Field::Phone),
        filled_on: shown(Field::FilledOn),
        others: others(unit),
        replaced: replaced(unit),
    }
}

/// The files behind the first of which a return is put together.
fn beside(version: &Version) -> Vec<(String, String)> {
    let others = version.joined.iter().skip(1);
    others.map(|one| (one.file.to_string(), one.hash.clone())).collect()
}

fn unstamped(unit: &UnitReturns, notice: &Notice) -> Vec<String> {
    let missing = unit.unstamped().into_iter().filter(|_| notice.reporting.sealed_pdf);
    let others = missing.filter(|one| *one != unit.unit);
    others.map(|one| notice.units.get(one).name.value.clone()).collect()
}

/// What asks most of the office stands first.
pub(super) fn state(unit: &UnitReturns, stamped_due: bool, over: bool) -> State {
    let (electronic, stamped) = (unit.chosen().is_some(), !unit.stamped.is_empty());
    match unit.trouble {
        Trouble { office: true, .. } => State::Doubtful,
        Trouble { unit: true, .. } => State::Faulty,
        _ if electronic && stamped_due && !unit.unstamped().is_empty() => State::NoStamped,
        _ if electronic => State::Returned,
        _ if stamped => State::NoElectronic,
        _ if over => State::Late,
        _ => State::Awaited,
    }
}

fn versions(unit: &UnitReturns) -> Vec<VersionStatus> {
    let chosen = unit.chosen().map(Version::hash);
    let versions = unit.versions.iter().map(|version| VersionStatus {
        file: version.arrival.origin.to_string(),
        hash: version.hash().to_owned(),
        chosen: chosen == Some(version.hash()),
        again: version.again.iter().map(ToString::to_string).collect(),
        filled_on: version.rank.filled_on.day(),
        sent: version.rank.sent,
        saved: version.arrival.saved,
        changes: version.changes.iter().map(Change::from).collect(),
    });
    versions.collect()
}

fn others(unit: &UnitReturns) -> Vec<Told> {
    let version = unit.chosen();
    let told = version.map(|version| (&version.returned.others, version.hash()));
    let unused = unit.unused.iter().map(|file| (&file.others, file.hash.as_str()));
    let texts = told.into_iter().chain(unused);
    texts.flat_map(|(texts, hash)| Told::others(texts, hash)).collect()
}

fn replaced(unit: &UnitReturns) -> Vec<Told> {
    let Some((chosen, earlier)) = unit.versions.split_last() else { return Vec::new() };
    if earlier.is_empty() {
        return Vec::new();
    }
    let texts = |version: &Version| version.returned.clone().into_others();
    let said = texts(chosen).into_iter().map(|one| one.text);
    let kept: BTreeSet<Arc<str>> = said.chain(chosen.parts.iter().cloned()).collect();
    let of_version = |version: &Version| {
        let gone = texts(version).into_iter().filter(|one| !kept.contains(&one.text));
        Told::others(&gone.collect::<Vec<_>>(), version.hash())
    };
    earlier.iter().flat_map(of_version).collect()
}

impl From<&returns::Change> for Change {
    fn from(change: &returns::Change) -> Change {
        Change {
            field: change.field.clone(),
            old: change.old.as_ref().map(ToString::to_string),
            new: change.new.as_ref().map(ToString::to_string),
            origin: change.origin.clone(),
        }
    }
}

impl From<&StampedCopy> for StampedStatus {
    fn from(copy: &StampedCopy) -> StampedStatus {
        let kind = match copy.kind {
            CopyKind::Pdf => "PDF",
            CopyKind::Ofd => "OFD",
            CopyKind::Picture => "图片",
            CopyKind::Pages => "版式文件",
            CopyKind::Document => "文档里的图片",
        };
        StampedStatus {
            file: copy.arrival.origin.to_string(),
            hash: copy.arrival.hash.clone(),
            kind,
            pages: copy.pages,
        }
    }
}
