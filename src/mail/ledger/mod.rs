//! The ledger (台账): what happened to each unit, in the order of the clock, made from the log of what was sent, the
//! book of receipts and the lists of issued reports. Nothing new is kept.
//!
//! ```text
//! 2024-03-20 09:00  区科协    2024Q1  发表  02-区科协-2024Q1.xlsx  张三
//! 2024-04-08 09:12  区文旅局  2024Q1  收到  区文旅局2024Q1.xlsx    李四  编号，填报日期 2024-03-30
//! 2024-04-12 10:30  区文旅局  2024Q1  更正  区文旅局（更正）.xlsx  李四  编号，填报日期 2024-04-11
//! ```

mod edition;
pub mod xlsx;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Serialize, Serializer};

use crate::notice::{Notice, UnitId};
use crate::receipts::{self, Book};

use super::log::{Event, Kind, Line, Log};
use super::told;

pub use edition::{Edition, Stood};

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A form went out, or was drafted.
    Form,
    /// A reminder.
    Reminder,
    /// A reply about faults.
    Reply,
    /// A file came.
    Received,
    /// Another return came of a unit and a period that one was known of.
    Corrected,
    /// The bytes of a known file came once more.
    Again,
    /// A file has another name.
    Renamed,
    /// A file is there no more.
    Gone,
    /// A file was told to be another unit's.
    Told,
    /// The office ruled.
    Ruled,
    /// It ruled so no longer.
    Withdrawn,
    /// The file stood in a report that was issued.
    Issued,
}

/// A line of the ledger. What is not known is empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// When by the clock (2024-04-08 09:12).
    pub time: String,
    /// The unit, as it was called then.
    pub unit: String,
    /// The period it is about.
    pub period: String,
    /// What happened.
    pub what: What,
    /// What else is known of it, in Chinese.
    pub detail: String,
    /// The file.
    pub file: String,
    /// SHA-256 of it.
    pub hash: String,
    /// The computer's user who ran the program.
    pub by: String,
}

impl What {
    /// What an office calls it.
    pub const fn chinese(self) -> &'static str {
        match self {
            What::Form => "发表",
            What::Reminder => "催报",
            What::Reply => "退回",
            What::Received => "收到",
            What::Corrected => "更正",
            What::Again => "又一份",
            What::Renamed => "改名",
            What::Gone => "不在了",
            What::Told => "认定",
            What::Ruled => "裁定",
            What::Withdrawn => "撤回裁定",
            What::Issued => "定稿",
        }
    }
}

/// In the office's word.
impl Serialize for What {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.chinese())
    }
}

/// Everything, in the order of the clock.
pub fn entries(log: &Log, book: &Book, editions: &[Edition]) -> Vec<Entry> {
    let mut all = sent(log);
    all.extend(came(book));
    all.extend(editions.iter().flat_map(Edition::entries));
    all.sort_by(|one, other| one.time.cmp(&other.time));
    all
}

/// What went out. That a mail is about to be sent is told where nobody knows what came of it.
fn sent(log: &Log) -> Vec<Entry> {
    let mut seen = BTreeSet::new();
    let lines: Vec<&Line> = log.lines().filter(|line| seen.insert(*line)).collect();
    let is_open = |at: usize| {
        let later = &lines[at + 1..];
        !later.iter().any(|one| one.subject == lines[at].subject && one.event != Event::Drafted)
    };
    let told = lines.iter().enumerate();
    told.filter(|(at, line)| line.event != Event::Sending || is_open(*at))
        .map(|(_, line)| of_mail(line))
        .collect()
}

fn of_mail(line: &Line) -> Entry {
    let what = match line.subject.kind {
        Kind::Form => What::Form,
        Kind::Reminder => What::Reminder,
        Kind::Reply => What::Reply,
    };
    let became = match line.event {
        Event::Drafted => "草稿",
        Event::Sent if line.by_hand => "手工",
        Event::Sent => "",
        Event::Failed => "没有发出",
        Event::Sending | Event::Uncertain => "不确定",
        Event::Settled => "算作已发",
    };
    let line = line.clone();
    Entry {
        time: line.time,
        what,
        detail: together(&[&told::in_words(line.subject.kind, &line.subject.about), became]),
        unit: line.subject.unit,
        period: line.subject.period,
        file: line.file,
        hash: line.hash,
        by: line.by,
    }
}

/// What came, and what was ruled of it.
fn came(book: &Book) -> Vec<Entry> {
    // A file whose unit was told later is that unit's from the first.
    let mut units: BTreeMap<&str, &str> = BTreeMap::new();
    for line in book.lines().iter().filter(|line| !line.unit.is_empty()) {
        units.entry(&line.hash).or_insert(&line.unit);
    }
    let mut returned: BTreeSet<(&str, &str)> = BTreeSet::new();
    let entries = book.lines().iter().filter_map(|line| {
        let known = || units.get(line.hash.as_str()).copied().unwrap_or_default();
        let unit = if line.unit.is_empty() { known() } else { &line.unit };
        let is_return = line.event == receipts::Event::Received && !line.reports.is_empty();
        let corrects = is_return && !unit.is_empty() && !returned.insert((unit, &line.reports));
        let what = match line.event {
            receipts::Event::Looked => return None,
            receipts::Event::Received if corrects => What::Corrected,
            receipts::Event::Received => What::Received,
            receipts::Event::Again => What::Again,
            receipts::Event::Renamed => What::Renamed,
            receipts::Event::Gone => What::Gone,
            receipts::Event::Told => What::Told,
            receipts::Event::Ruled => What::Ruled,
            receipts::Event::Withdrawn => What::Withdrawn,
        };
        Some(of_file(line, what, unit))
    });
    entries.collect()
}

fn of_file(line: &receipts::Line, what: What, unit: &str) -> Entry {
    let said = |words: &str, value: &str| match value {
        "" => String::new(),
        value => format!("{words}{value}"),
    };
    let ruling = line.ruling.as_ref().map(|ruling| ruling.says.clone()).unwrap_or_default();
    let came = match what {
        What::Received | What::Corrected | What::Again | What::Renamed => together(&[
            &line.unit_by,
            &said("填报日期 ", &line.filled_on),
            &said("来信 ", &line.mailed),
            &said(if what == What::Renamed { "原名 " } else { "原有 " }, &line.was),
        ]),
        What::Told => line.unit_by.clone(),
        What::Ruled | What::Withdrawn => ruling,
        What::Form | What::Reminder | What::Reply | What::Gone | What::Issued => String::new(),
    };
    let period = if line.reports.is_empty() { &line.period } else { &line.reports };
    let elsewhere = if *period == line.period { "" } else { &line.period };
    Entry {
        time: line.time.clone(),
        unit: unit.to_owned(),
        period: period.clone(),
        what,
        detail: together(&[&came, &said("放在 ", elsewhere)]),
        file: line.file.clone(),
        hash: line.hash.clone(),
        by: line.by.clone(),
    }
}

/// What is said of these, with a comma between.
fn together(parts: &[&str]) -> String {
    let said: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    said.join("，")
}

/// All names of the unit called so, and of those it took over from or that took it over; none where no unit is.
pub fn names_of(notice: &Notice, called: &str) -> BTreeSet<String> {
    let register = &notice.units;
    let units = || (0..).map(UnitId).zip(&register.units);
    let mut found: Vec<UnitId> =
        units().filter(|(_, unit)| unit.is_called(called)).map(|(id, _)| id).collect();
    // Up to the first and down to the last of them: a sister that shares a predecessor is another unit.
    let before = |unit: UnitId| register.get(unit).predecessors.clone();
    let after = |unit: UnitId| register.successors(unit).collect();
    let own = found.clone();
    for way in [&before as &dyn Fn(UnitId) -> Vec<UnitId>, &after] {
        let mut open = own.clone();
        while let Some(unit) = open.pop() {
            let new: Vec<UnitId> =
                way(unit).into_iter().filter(|one| !found.contains(one)).collect();
            found.extend(&new);
            open.extend(new);
        }
    }
    let names = found.into_iter().map(|id| register.get(id)).flat_map(|unit| {
        std::iter::once(&unit.name).chain(&unit.aliases).map(|name| name.value.clone())
    });
    names.collect()
}
