//! One value of each kind of findings about the page.

use super::word;
use crate::diag::{Ending, Glyphs, Loan, PageProblem, Problem};

/// All of them.
pub(super) fn all() -> Vec<Problem> {
    let mut all: Vec<Problem> = page_problem().into_iter().map(Problem::Page).collect();
    all.extend(glyphs().into_iter().map(Problem::Glyphs));
    all.extend(ending().into_iter().map(Problem::Ending));
    all
}

fn page_problem() -> Vec<PageProblem> {
    let text = word;
    vec![
        PageProblem::TemplateFailed { detail: text() },
        PageProblem::TemplateBlock { found: text() },
        PageProblem::NoTemplate { file: text(), known: text() },
        PageProblem::FontMissing { wanted: text(), searched: text() },
        PageProblem::FontUnreadable { file: text() },
        PageProblem::FontSubstituted { wanted: text(), used: text() },
        PageProblem::TooHigh { element: text() },
        PageProblem::WriterFailed { format: text(), detail: text() },
        PageProblem::MarkTooLong,
    ]
}

fn glyphs() -> Vec<Glyphs> {
    let text = word;
    vec![
        Glyphs::Missing { characters: vec!['甲', '甲'] },
        Glyphs::Replaced { characters: vec!['甲', '甲'], stand_in: '甲' },
        Glyphs::Borrowed {
            loans: vec![
                Loan { kind: "甲", lacking: text(), from: text(), characters: vec!['甲', '甲'] },
                Loan { kind: "甲", lacking: text(), from: text(), characters: vec!['甲', '甲'] },
            ],
        },
    ]
}

fn ending() -> Vec<Ending> {
    let text = word;
    vec![
        Ending::BadDiameter { found: text(), least: 3, most: 3 },
        Ending::RowLength { cells: 3, columns: 3 },
        Ending::FormTwice,
        Ending::FormWithContent,
        Ending::NoContent,
        Ending::LonelyCharacter { ends: text() },
        Ending::LooseLine { next: text() },
        Ending::BodyTooWide,
        Ending::Tightened { page: 3, pitch: 3.0 },
        Ending::TakenAlong { page: 3, lines: 3 },
    ]
}
