//! What was ruled of files on the day that counts as today, where that lies back: by the book of receipts.

use std::collections::{BTreeMap, BTreeSet};

use crate::date::Date;
use crate::diag::{Diagnostic, Problem, RulingProblem};
use crate::form::Forms;
use crate::intake::Arrival;
use crate::notice::{Notice, UnitId, Verdict};
use crate::origin::BookOrigin;
use crate::period::Period;
use crate::receipts::{Known, Ruling as Words};

use super::ruled::Ruled;
use super::seen::ruling_in_words;

/// A ruling that was followed then, and stands in the description no longer.
pub(super) struct Then {
    /// What was ruled.
    pub(super) verdict: Verdict,
    /// The same as the book has it.
    words: Words,
    /// The day since it was followed.
    since: Date,
}

/// The rulings that were followed then for files, by their hashes.
pub(super) fn then(forms: &Forms<'_>, known: &Known<'_>) -> BTreeMap<String, Then> {
    let own = forms.notice.returns.iter().map(|one| ruling_in_words(forms.notice, one));
    let own: BTreeSet<_> = own.collect();
    let then = known.ruled_then(&forms.period.to_string(), |ruling| own.contains(ruling));
    let then = then.into_iter().filter_map(|(hash, (ruling, since))| {
        let verdict = verdict(forms.notice, &ruling.says)?;
        Some((hash, Then { verdict, words: ruling, since }))
    });
    then.collect()
}

/// What a ruling says in the words of the book ([`ruling_in_words`]): what is ruled stands before why, by whom and
/// when.
fn verdict(notice: &Notice, says: &str) -> Option<Verdict> {
    let said: BTreeMap<&str, &str> =
        says.split(", ").map_while(|one| one.split_once(": ")).collect();
    let period = match said.get("报送期") {
        Some(period) => Some(Period::parse(period)?),
        None => None,
    };
    if said.contains_key("不计") {
        return Some(Verdict::Ignore { period });
    }
    let unit = match said.get("单位") {
        Some(name) => {
            let mut units = (0..).map(UnitId).zip(&notice.units.units);
            Some(units.find(|(_, unit)| unit.is_called(name))?.0)
        }
        None => None,
    };
    let version = said.get("版次").and_then(|version| version.parse().ok());
    Some(Verdict::Is { unit, period, version, figures_right: said.contains_key("数字无误") })
}

/// The rulings that held for the period then: of those of the description all that were not made later, and those
/// that stand in it no longer.
pub(super) fn held(forms: &Forms<'_>, ruled: &Ruled, then: &BTreeMap<String, Then>) -> Vec<Words> {
    let all = forms.notice.returns.iter().enumerate();
    let of_period = all.filter(|(at, one)| {
        one.period().is_none_or(|of| of == forms.period) && !ruled.later.contains_key(at)
    });
    let own = of_period.map(|(_, one)| ruling_in_words(forms.notice, one));
    let mut held: Vec<Words> = own.collect();
    for (_, hash) in &ruled.then {
        let words = then.get(hash).map(|then| then.words.clone());
        held.extend(words.filter(|words| !held.contains(words)));
    }
    held
}

/// What is ruled of a file, by the description, or then by the book.
pub(super) fn says(
    forms: &Forms<'_>,
    file: &Arrival,
    (ruled, then): (&Ruled, &BTreeMap<String, Then>),
) -> Option<String> {
    match ruled.of(file)?.at {
        Some(at) => Some(ruling_in_words(forms.notice, forms.notice.returns.get(at)?).says),
        None => Some(then.get(&file.hash)?.words.says.clone()),
    }
}

/// That rulings are not followed because they were made later, and that others are which stand no longer; for the
/// screen.
pub(super) fn said(
    forms: &Forms<'_>,
    known: Option<&Known<'_>>,
    ruled: &Ruled,
    then: &BTreeMap<String, Then>,
) -> Vec<Diagnostic> {
    let Some(as_of) = known.and_then(|known| known.as_of).map(|day| day.to_string()) else {
        return Vec::new();
    };
    let later = ruled.later.iter().filter_map(|(at, day)| {
        let ruling = forms.notice.returns.get(*at)?;
        let words = ruling_in_words(forms.notice, ruling).says;
        let (day, as_of) = (day.to_string(), as_of.clone());
        let found = RulingProblem::RuledLater { ruled: words, day, as_of, is_dated: false };
        Some(Diagnostic::at(&ruling.file.origin, Problem::Ruling(found)))
    });
    let stood = ruled.then.iter().filter_map(|(file, hash)| {
        let Then { words, since, .. } = then.get(hash)?;
        let (ruled, day, as_of) = (words.says.clone(), since.to_string(), as_of.clone());
        let found = RulingProblem::RuledThen { ruled, day, as_of };
        Some(Diagnostic::at(&BookOrigin::file(file), Problem::Ruling(found)))
    });
    later.chain(stood).collect()
}
