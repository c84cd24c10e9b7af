//! The files that came for a period and do not count, each with the reason: what nobody can tell whose it is, what is no
//! return, and what the office ruled out.

use std::collections::BTreeMap;

use crate::notice::{Notice, UnitId};
use crate::origin::BookOrigin;
use crate::returns::{Ignored, Returns};

use super::model::{Told, candidates};
use super::revision::Fact;

/// A file that does not count.
#[derive(Clone, Debug, PartialEq)]
pub struct Uncounted {
    /// The file, as it came.
    pub file: String,
    /// Why.
    pub why: String,
    /// What the office ruled, why, by whom and when; nothing where it did not rule it out.
    pub ruled: Option<Told>,
    /// Whether a form of the same unit counts, so that nobody waits for this file.
    pub is_beside: bool,
}

impl Uncounted {
    /// All of them, in the order of their names.
    pub(super) fn all(notice: &Notice, returns: &Returns) -> Vec<Uncounted> {
        let name = |unit: UnitId| notice.units.get(unit).name.value.clone();
        let mut all: BTreeMap<String, Uncounted> = BTreeMap::new();
        let mut put = |file: &str, why: String, (ruled, is_beside): (Option<Told>, bool)| {
            let file = file.to_owned();
            all.entry(file.clone()).or_insert(Uncounted { file, why, ruled, is_beside });
        };
        for one in &returns.ignored {
            put(&one.arrival.origin, "不计".to_owned(), (Some(told(one)), false));
        }
        for one in &returns.doubtful {
            let units = candidates(&one.could_be, name);
            let of =
                if units.is_empty() { String::new() } else { format!("：{}", units.join("、")) };
            put(&one.arrival.origin, format!("待核{of}"), (None, false));
        }
        for one in &returns.unread {
            put(&one.file, "没有读到".to_owned(), (None, false));
        }
        for one in &returns.unpaired {
            put(&one.arrival.origin, "认不出单位的盖章件或照片".to_owned(), (None, false));
        }
        for unit in &returns.units {
            let of = name(unit.unit);
            let is_beside = unit.chosen().is_some();
            for one in &unit.unused {
                let period = one.period.map(|period| period.chinese()).unwrap_or_default();
                let what = if period.is_empty() { "，不能用" } else { "的" };
                put(&one.file, format!("{of}{period}{what}"), (None, is_beside));
            }
            let why = || format!("{of}，不能用");
            unit.unusable.iter().for_each(|file| put(file, why(), (None, is_beside)));
        }
        all.into_values().collect()
    }

    /// That it does not count, as a fact of the report.
    pub(super) fn fact(&self) -> Fact {
        let ruled = self.ruled.as_ref().filter(|told| !told.text.is_empty());
        let value = ruled.map_or_else(|| self.why.clone(), |told| told.text.to_string());
        let (place, file) = (format!("{UNCOUNTED}{}", self.file), self.file.clone());
        Fact { unit: String::new(), place, value, file }
    }
}

/// How the place of such a fact begins.
const UNCOUNTED: &str = "没有计入的文件：";

/// Whether a fact is one of these.
pub(super) fn is_of_uncounted(fact: &Fact) -> bool {
    fact.unit.is_empty() && fact.place.starts_with(UNCOUNTED)
}

fn told(one: &Ignored) -> Told {
    let (text, hash) = (one.ruled.as_str().into(), one.arrival.hash.as_str().into());
    let origin = BookOrigin::file(&one.arrival.origin);
    Told { text, origin, beside: Vec::new(), hash, held: false }
}
