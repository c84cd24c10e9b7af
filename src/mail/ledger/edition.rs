//! The list of an issued report (清单.json): which version of each unit stood in it.

use serde::Deserialize;

use super::{Entry, What};

/// An issued report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Edition {
    /// The period, which its folder says.
    #[serde(skip)]
    pub period: String,
    /// Which of the period, from 1.
    edition: u32,
    time: String,
    by: String,
    units: Vec<Stood>,
}

/// What stood in it of a unit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
struct Stood {
    unit: String,
    file: Option<String>,
    sha256: Option<String>,
    state: Option<String>,
}

impl Edition {
    /// Reads a list; what it says beside is passed over.
    ///
    /// # Errors
    /// Where it is none.
    pub fn read(period: &str, bytes: &[u8]) -> serde_json::Result<Edition> {
        let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
        let edition: Edition = serde_json::from_slice(bytes)?;
        Ok(Edition { period: period.to_owned(), ..edition })
    }

    /// A line for each unit.
    pub(super) fn entries(&self) -> impl Iterator<Item = Entry> {
        self.units.iter().map(|one| {
            let state = one.state.as_deref().map_or(String::new(), |state| format!("，{state}"));
            Entry {
                time: self.time.replace('T', " ").chars().take("2024-04-08 09:12".len()).collect(),
                unit: one.unit.clone(),
                period: self.period.clone(),
                what: What::Issued,
                detail: format!("第{}版{state}", self.edition),
                file: one.file.clone().unwrap_or_default(),
                hash: one.sha256.clone().unwrap_or_default(),
                by: self.by.clone(),
            }
        })
    }
}
