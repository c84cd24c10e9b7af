//! What the year's folder keeps (存档), beside the description:
//!
//! ```text
//! 存档/2024Q1/notice.yaml                what the forms of the period went out with (`descriptions`)
//! 存档/2024Q1/汇总-第1版-20240408/        an issued report (`issued`)
//! 存档/通知/                             the notice as it was issued (`sealed`)
//! 存档/修改前/                           the description before changes that the program made (`before`)
//! ```
//!
//! Beside what is kept lies 清单.json: when, by whom, by which program, and the hash of each file.

pub(crate) mod before;
pub(crate) mod descriptions;
pub(crate) mod issued;
mod sealed;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics, Keeping, Problem};
use crate::intake;
use crate::shown;

use super::output::NewFile;
use super::{input, output, version};

pub(crate) use sealed::{Sealed, knowing_earlier_units, seal, sealed_otherwise};

/// The list beside what is kept.
const LIST: &str = "清单.json";
/// The format of the lists.
const FORMAT: u32 = 1;
/// What a description is called there.
const DESCRIPTION: &str = "notice.yaml";

/// The folder of what is kept, of the year whose description lies at `place`.
fn root(place: &Path) -> PathBuf {
    place.parent().unwrap_or(Path::new("")).join("存档")
}

/// What 清单.json says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct List {
    /// Raised where a program that knows the old one only would misread it.
    pub(crate) format: u32,
    /// When it was kept, by the clock.
    pub(crate) time: String,
    /// The day that somebody said is to count as today; empty where none was said.
    pub(crate) as_of: String,
    /// The computer's user.
    pub(crate) by: String,
    /// The number of the program.
    pub(crate) version: String,
    /// SHA-256 of each file, by its name.
    pub(crate) files: BTreeMap<String, String>,
}

impl List {
    /// Of these files, kept now.
    pub(crate) fn of(files: &[NewFile], as_of: Option<Date>) -> List {
        let hashed = |file: &NewFile| (file.name.clone(), hash(&file.bytes));
        List {
            format: FORMAT,
            time: input::now().to_string(),
            as_of: as_of.map(|day| day.to_string()).unwrap_or_default(),
            by: input::user(),
            version: version::SHORT.to_owned(),
            files: files.iter().map(hashed).collect(),
        }
    }

    /// The list in `folder`; an empty one where none can be read.
    pub(crate) fn read(folder: &Path) -> List {
        read_list(folder).unwrap_or_default()
    }

    /// That the file of that name is no longer what the list says.
    pub(crate) fn tampered(&self, folder: &Path, name: &str, bytes: &[u8]) -> Option<Diagnostic> {
        let is_other = self.files.get(name).is_some_and(|kept| *kept != hash(bytes));
        let kept = shown::path(&folder.join(name));
        is_other.then(|| Diagnostic::nowhere(Problem::Keeping(Keeping::Tampered { kept })))
    }
}

/// Writes files into `folder`, one of which may lie in a folder in it.
fn put(folder: &Path, files: &[NewFile]) -> Result<(), Diagnostics> {
    let (inside, own): (Vec<&NewFile>, Vec<&NewFile>) =
        files.iter().partition(|file| file.name.contains('/'));
    for file in inside {
        let (beside, name) = file.name.rsplit_once('/').unwrap_or_default();
        let file = NewFile { name: name.to_owned(), bytes: file.bytes.clone() };
        output::write(&folder.join(beside), &[file])?;
    }
    let own: Vec<NewFile> = own.into_iter().cloned().collect();
    output::write(folder, &own).map(|_| ())
}

/// The list in `folder`, where one can be read; one that a newer program wrote cannot.
fn read_list<T: DeserializeOwned>(folder: &Path) -> Option<T> {
    let bytes = input::bytes(&folder.join(LIST)).ok()?;
    let text = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(&bytes);
    let list: Value = serde_json::from_slice(text).ok()?;
    let is_newer = list["format"].as_u64().is_some_and(|format| format > u64::from(FORMAT));
    if is_newer { None } else { serde_json::from_value(list).ok() }
}

/// A list as the file that lies beside what it lists.
pub(crate) fn list_file(list: &impl Serialize) -> NewFile {
    let mut bytes = serde_json::to_vec_pretty(list).unwrap_or_default();
    bytes.push(b'\n');
    NewFile { name: LIST.into(), bytes }
}

fn hash(bytes: &[u8]) -> String {
    intake::hash(Sha256::digest(bytes))
}
