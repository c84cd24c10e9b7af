//! One value of each kind of findings about whose return a file is.

use super::word;
use crate::diag::{Elsewhere, Problem, RulingProblem, Sorting, StampedProblem, WhyUnused};

/// All of them.
pub(super) fn all() -> Vec<Problem> {
    let ruled = rulings().into_iter().map(Problem::Ruling);
    ruled.chain(sorting().into_iter().map(Problem::Sorting)).collect()
}

fn rulings() -> Vec<RulingProblem> {
    let (text, unit, form) = (word, word, word);
    vec![
        RulingProblem::BadFile { found: text() },
        RulingProblem::BadVersion { found: text(), most: 9 },
        RulingProblem::NothingRuled,
        RulingProblem::IgnoredAndMore,
        RulingProblem::RuledTwice { file: text() },
        RulingProblem::VersionTwice { unit: unit(), version: 2 },
        RulingProblem::NoFormOfUnit { unit: unit() },
        RulingProblem::RuledFileMissing { file: text(), now: None },
        RulingProblem::RuledFileMissing { file: text(), now: Some(text()) },
        RulingProblem::RuledFileUnclear { file: text(), files: vec![(text(), text())], more: 1 },
        RulingProblem::RuledAgainstForm { form: form(), ruled: text() },
        RulingProblem::RuledByNameAlone { form: form(), ruled: text() },
        RulingProblem::RuledBefore,
        RulingProblem::RuledForAll { file: text(), periods: vec![text(), text()] },
        RulingProblem::RuledForAnother { day: text(), hash: text(), own: text() },
        RulingProblem::RuledLater { ruled: text(), day: text(), as_of: text(), is_dated: true },
        RulingProblem::RuledLater { ruled: text(), day: text(), as_of: text(), is_dated: false },
        RulingProblem::RuledThen { ruled: text(), day: text(), as_of: text() },
    ]
}

fn sorting() -> Vec<Sorting> {
    let (text, unit, form) = (word, word, word);
    let several = |ruled| {
        let (unit, chosen, others) = (word(), word(), word().into());
        Sorting::SeveralVersions { unit, chosen, others, ruled }
    };
    let blank = |elsewhere| Sorting::Blank { unit: unit(), elsewhere };
    vec![
        Sorting::Undecided { unit: unit(), taken: text(), others: text() },
        Sorting::CameLater { seen: text(), as_of: text() },
        came_to_nothing(3),
        came_to_nothing(1),
        Sorting::OtherPart { found: text(), folder: text() },
        Sorting::AfterAsOf { unit: unit(), day: text(), as_of: text() },
        Sorting::FormOfAnother { form: form(), unit: unit() },
        Sorting::OwesNothing { unit: unit(), is_over: false },
        Sorting::OwesNothing { unit: unit(), is_over: true },
        Sorting::NotYet { unit: unit(), by: unit() },
        Sorting::OfPredecessor { predecessor: unit(), unit: unit() },
        Sorting::Joined { unit: unit(), files: text(), several: true },
        Sorting::Joined { unit: unit(), files: text(), several: false },
        Sorting::PartMissing { unit: unit(), missing: unit(), files: text() },
        Sorting::OfSeveral { predecessor: unit(), units: unit() },
        Sorting::Gone { unit: unit(), stamped: false, seen: text(), gone: text() },
        Sorting::Gone { unit: unit(), stamped: true, seen: text(), gone: text() },
        blank(Elsewhere::Nothing),
        blank(Elsewhere::Texts),
        blank(Elsewhere::Pictures),
        several(true),
        several(false),
        Sorting::Misplaced { unit: unit(), period: text(), folder: text(), stays: true },
        Sorting::Misplaced { unit: unit(), period: text(), folder: text(), stays: false },
        Sorting::MailSays { text: text() },
        Sorting::LeftOut { texts: 9, findings: 9, files: vec![text()], more: 1 },
        Sorting::Shortened { versions: 9, files: vec![text()], more: 1 },
        Sorting::Changed,
        Sorting::Stamped(StampedProblem::OfNobody),
        Sorting::Stamped(StampedProblem::OfSeveral { units: text() }),
        Sorting::Stamped(StampedProblem::OwesNothing { unit: unit(), by: String::new() }),
        Sorting::Stamped(StampedProblem::OwesNothing { unit: unit(), by: text() }),
        Sorting::Stamped(StampedProblem::Older { unit: unit(), day: text(), corrected: text() }),
    ]
}

fn came_to_nothing(files: usize) -> Sorting {
    let why = [
        WhyUnused::OtherNotice,
        WhyUnused::OtherPeriod,
        WhyUnused::Unreadable,
        WhyUnused::Blank,
        WhyUnused::InDoubt,
    ];
    let why = why.map(|why| (why, files)).into();
    Sorting::CameToNothing { period: word(), files, units: files, why }
}
