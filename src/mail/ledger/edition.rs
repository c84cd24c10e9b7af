//! An issued report -> a line for each unit: which file of it stood in which edition.

use super::{Entry, What};

/// An issued report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edition {
    /// The period (2024Q1).
    pub period: String,
    /// Which of the period, from 1.
    pub edition: usize,
    /// When it was issued, by the clock.
    pub time: String,
    /// The computer's user who issued it.
    pub by: String,
    /// What stood in it of each unit.
    pub units: Vec<Stood>,
}

/// What stood in an issued report of a unit. What is not known is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stood {
    /// The unit's official name.
    pub unit: String,
    /// The file that counted.
    pub file: String,
    /// SHA-256 of it.
    pub hash: String,
    /// How far its return was, in Chinese.
    pub state: String,
}

impl Edition {
    /// A line for each unit.
    pub(super) fn entries(&self) -> impl Iterator<Item = Entry> {
        self.units.iter().cloned().map(|Stood { unit, file, hash, state }| Entry {
            time: self.time.clone(),
            unit,
            period: self.period.clone(),
            what: What::Issued,
            detail: format!("第{}版，{state}", self.edition),
            file,
            hash,
            by: self.by.clone(),
        })
    }
}
