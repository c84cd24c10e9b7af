//! One value of each kind of findings about targets and what is reported of them.

use super::word;
use crate::diag::{Problem, Promise, Reported};

/// All of them.
pub(super) fn all() -> Vec<Problem> {
    let mut all: Vec<Problem> = promise().into_iter().map(Problem::Promise).collect();
    all.extend(reported().into_iter().map(Problem::Reported));
    all
}

fn promise() -> Vec<Promise> {
    let text = word;
    vec![
        Promise::NoMeasure { amount: text() },
        Promise::MoreThanMeasure { measure: text() },
        Promise::TwoMeasures { written: text(), measure: text() },
        Promise::TwoBounds { written: text(), bound: text() },
        Promise::OtherKind { amount: text(), kind: text() },
        Promise::BadShare { found: text() },
        Promise::LevelsSummed { target: text() },
        Promise::ShareOfNoSum { target: text() },
        Promise::SharesDiffer { target: text(), sum: text(), amount: text() },
        Promise::NoWhole { whole: text() },
        Promise::PartOtherwise { whole: text() },
        Promise::PartsBeyond { whole: text(), sum: text(), amount: text() },
        Promise::RateAddsUp { amount: text() },
    ]
}

fn reported() -> Vec<Reported> {
    let text = word;
    vec![
        Reported::SeveralReporters { target: text() },
        Reported::BadPoints { found: text() },
        Reported::PointsOrder { behind: 3, far_behind: 3 },
        Reported::OtherMeasure { found: text(), measure: text() },
        Reported::SumOutOfProportion {
            target: text(),
            sum: text(),
            amount: text(),
            shares: text(),
        },
        Reported::QuarterMissing { quarter: text(), folder: text() },
        Reported::ComparedWithoutYear,
        Reported::YearOnPaperOnly,
        Reported::ComparedWithItself { year: 2024, file: text() },
        Reported::PartsDiffer { whole: text(), done: text(), parts: text() },
        Reported::SameDiffers { target: text(), shares: text() },
        Reported::PrintedInPart { answers: 3, most: 3, files: vec![text(), text()], more: 3 },
        Reported::TooManyDigits { target: text() },
    ]
}
