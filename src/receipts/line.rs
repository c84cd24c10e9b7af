//! The lines of `log/收件.jsonl`: what a run saw in the folder of a period, one JSON object a line, only ever
//! added to. Reading and writing the file is the command line's work.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::date::{Date, Moment};

use super::Place;

/// What was seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Event {
    /// All that lay in the folder was looked at.
    #[default]
    #[serde(rename = "看过")]
    Looked,
    /// A file that no run had seen.
    #[serde(rename = "收到")]
    Received,
    /// The bytes of a known file once more, under another name or in another folder.
    #[serde(rename = "又一份")]
    Again,
    /// A known file under another name than before.
    #[serde(rename = "改名")]
    Renamed,
    /// A known file that is not there any more.
    #[serde(rename = "不在了")]
    Gone,
    /// Whose a known file is, is told otherwise than before.
    #[serde(rename = "认定")]
    Told,
    /// The office's ruling on a file is followed for the first time, or says something else than before.
    #[serde(rename = "裁定")]
    Ruled,
    /// The ruling on a file stands in the description no longer.
    #[serde(rename = "撤回裁定")]
    Withdrawn,
}

/// A ruling (来件) in words that are the same however it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Ruling {
    /// The file as the ruling names it.
    pub names: String,
    /// What is ruled, why, by whom and when: `单位: 区科协, 版次: 2, 经办人: 张三`.
    pub says: String,
}

/// What the mail said that brought a file: it may be there no more when a report of that day is made again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Letter {
    /// The name of who sent it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sender: String,
    /// The address of who sent it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// What it is about.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub subject: String,
    /// When it was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent: Option<Moment>,
    /// The beginning of its text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// A line. What is not known is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The name of the line, by which the same line in two copies of the book is one.
    #[serde(default)]
    pub id: String,
    /// When by the clock, as a person reads it where the office is (2024-04-08 09:12).
    pub time: String,
    /// The day that somebody said is to count as today (2024-04-08).
    #[serde(default, rename = "asOf", skip_serializing_if = "String::is_empty")]
    pub as_of: String,
    /// What was seen.
    pub event: Event,
    /// The period whose folder it was (2024Q1).
    pub period: String,
    /// The other periods of the year that had no folder then.
    #[serde(default, rename = "noFolder", skip_serializing_if = "Vec::is_empty")]
    pub no_folder: Vec<String>,
    /// The file, as messages call it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub file: String,
    /// SHA-256 of it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hash: String,
    /// What it was called before, or where else its bytes lie.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub was: String,
    /// The unit whose it is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// How that is known, in the words of `status`.
    #[serde(default, rename = "unitBy", skip_serializing_if = "String::is_empty")]
    pub unit_by: String,
    /// The period it reports.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reports: String,
    /// Whether it is a stamped copy of that unit's.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub stamped: bool,
    /// The day of the mail that brought it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub mailed: String,
    /// What that mail said, where the file came or got another name.
    #[serde(default, rename = "mail", skip_serializing_if = "Option::is_none")]
    pub letter: Option<Letter>,
    /// The day it says it was filled in on.
    #[serde(default, rename = "filledOn", skip_serializing_if = "String::is_empty")]
    pub filled_on: String,
    /// The ruling on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ruling: Option<Ruling>,
    /// The computer's user who ran the program.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// The number of the program.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub version: String,
}

/// The run that sees something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The clock.
    pub now: Moment,
    /// The day that somebody said is to count as today.
    pub as_of: Option<Date>,
    /// The computer's user.
    pub by: String,
    /// The number of the program.
    pub version: String,
}

/// The format of the lines. It is raised where a program that knows the old one only would take a line for
/// something else.
const FORMAT: u32 = 1;

/// Why a line says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is none of ours, or was damaged.
    NotOurs,
    /// A newer program wrote it.
    Newer,
}

#[derive(Deserialize)]
struct Versioned {
    #[serde(default)]
    format: u32,
}

#[derive(Serialize)]
struct Written<'l> {
    format: u32,
    #[serde(flatten)]
    line: &'l Line,
}

impl Line {
    /// Reads a line that was written to its end.
    pub(super) fn read(bytes: &[u8]) -> Result<Line, Fault> {
        let versioned = serde_json::from_slice(bytes);
        if versioned.is_ok_and(|Versioned { format }| format > FORMAT) {
            return Err(Fault::Newer);
        }
        serde_json::from_slice(bytes).map_err(|_| Fault::NotOurs)
    }

    /// The line as it stands in the file, without its end.
    ///
    /// # Errors
    /// None in practice: every value is a text.
    pub fn json(&self) -> serde_json::Result<String> {
        serde_json::to_string(&Written { format: FORMAT, line: self })
    }

    /// The file.
    pub(super) fn place(&self) -> Place {
        (self.file.clone(), self.hash.clone())
    }

    /// What lies in its folder, after it is told.
    pub(super) fn changes(&self, present: &mut BTreeSet<Place>) {
        let place = self.place();
        match self.event {
            Event::Received | Event::Again => _ = present.insert(place),
            Event::Renamed => {
                present.remove(&(self.was.clone(), self.hash.clone()));
                present.insert(place);
            }
            Event::Gone => _ = present.remove(&place),
            Event::Looked | Event::Told | Event::Ruled | Event::Withdrawn => {}
        }
    }

    /// The periods whose folders were looked at: in those that had none lay nothing.
    pub(super) fn looked_at(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.period).chain(&self.no_folder)
    }

    /// The day by the clock.
    pub fn clock_day(&self) -> Option<Date> {
        Date::parse(self.time.get(..10)?)
    }

    /// The day that counted as today: a run that looked ahead saw nothing later than its clock.
    pub fn told_day(&self) -> Option<Date> {
        let clock = self.clock_day();
        if self.as_of.is_empty() { clock } else { Date::parse(&self.as_of).min(clock) }
    }

    /// The line with what the run says of itself, and its name.
    pub(super) fn of(self, run: &Run) -> Line {
        let line = Line {
            time: run.now.to_string(),
            as_of: run.as_of.map(|day| day.to_string()).unwrap_or_default(),
            by: run.by.clone(),
            version: run.version.clone(),
            ..self
        };
        let hash = Sha256::digest(line.json().unwrap_or_default());
        Line { id: hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect(), ..line }
    }
}
