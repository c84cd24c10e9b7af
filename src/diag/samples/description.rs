//! One value of each kind of findings about what a description says.

use super::word;
use crate::diag::{
    Changing, ColumnProblem, Force, FormatProblem, OwnPeriods, Problem, Proofread, Rule, Silencing,
    TaskProblem, Timing, ValueProblem, WordingProblem,
};
use crate::period::Cycle;

/// All of them.
pub(super) fn all() -> Vec<Problem> {
    let mut all: Vec<Problem> = value_problem().into_iter().map(Problem::Value).collect();
    all.extend(wording_problem().into_iter().map(Problem::Wording));
    all.extend(task_problem().into_iter().map(Problem::OfTask));
    all.extend(column_problem().into_iter().map(Problem::OfColumns));
    all.extend(format_problem().into_iter().map(Problem::Format));
    all.extend(timing().into_iter().map(Problem::Timing));
    all.extend(changing().into_iter().map(Problem::Changing));
    all.extend(silencing().into_iter().map(Problem::Silencing));
    all.extend(proofread().into_iter().map(Problem::Proof));
    all
}

/// With so many names that may be meant, and units that took over.
fn unknown_unit(suggestions: usize, heirs: usize, lines: &[usize]) -> ValueProblem {
    let words = |count| std::iter::repeat_with(word).take(count).collect();
    ValueProblem::UnknownUnit {
        found: word(),
        suggestions: words(suggestions),
        heirs: words(heirs),
        lines: lines.into(),
    }
}

fn value_problem() -> Vec<ValueProblem> {
    let text = word;
    vec![
        ValueProblem::BadYear { found: text() },
        ValueProblem::BadDate { found: text() },
        ValueProblem::NoSuchDay { found: text() },
        unknown_unit(2, 0, &[3, 7]),
        unknown_unit(2, 0, &[3]),
        unknown_unit(0, 0, &[3, 3, 7]),
        unknown_unit(0, 1, &[3]),
        ValueProblem::SeveralUnits { found: text(), names: vec![text(), text()] },
        ValueProblem::UnitTwice { name: text() },
        ValueProblem::UnitNameTaken { name: text(), first: text() },
        ValueProblem::UnitNameTaken { name: text(), first: "乙".into() },
        ValueProblem::UnitNameMeansOthers { name: text() },
        ValueProblem::TaskTwice { name: text() },
        ValueProblem::ReporterNotResponsible { unit: text(), responsible: vec![text(), text()] },
        ValueProblem::BadEmail { found: text() },
        ValueProblem::BadAmount { found: text() },
        ValueProblem::BadNumber { found: text(), right: Some(text()) },
        ValueProblem::BadNumber { found: text(), right: None },
        ValueProblem::NotOneOf { found: text(), allowed: vec![text(), text()] },
        ValueProblem::BadDays { found: text() },
        ValueProblem::BadPhone { found: text() },
        ValueProblem::UnitWithoutTask { name: text(), has_another_time: false },
        ValueProblem::UnitWithoutTask { name: text(), has_another_time: true },
        ValueProblem::TooLongForCell { begins: text(), limit: 3 },
    ]
}

fn wording_problem() -> Vec<WordingProblem> {
    let text = word;
    vec![
        WordingProblem::TitleLineLong { cells: 3, limit: 3 },
        WordingProblem::CommentInText { comment: text() },
    ]
}

fn task_problem() -> Vec<TaskProblem> {
    let text = word;
    vec![
        TaskProblem::BadDue { found: text(), year: 3 },
        TaskProblem::UnclearDue { found: text(), year: 3 },
        TaskProblem::DueWithoutDay {
            found: vec![text(), text()],
            tasks: 3,
            reckoned: text(),
            year: 3,
        },
        TaskProblem::DueBeforeYear { found: text(), year: 3 },
        TaskProblem::GroupAsUnit { name: text() },
        TaskProblem::GroupMailbox,
        TaskProblem::NoLeads,
        TaskProblem::BadTaskNumber { found: text() },
        TaskProblem::NumberTaken { number: text() },
        TaskProblem::EmptySection { heading: text() },
        TaskProblem::NoHeadingAbove { name: text() },
        TaskProblem::TasksNowhere,
        TaskProblem::HeadingNumberedTwice { typed: text() },
        TaskProblem::HeadingSign { typed: text(), heading: text() },
        TaskProblem::SameName { name: text(), first: text(), number: text() },
        TaskProblem::Collective { name: text() },
    ]
}

fn column_problem() -> Vec<ColumnProblem> {
    let text = word;
    vec![
        ColumnProblem::Twice { name: text(), first: text() },
        ColumnProblem::Missing { names: text() },
        ColumnProblem::NothingAsked,
        ColumnProblem::TooMany { columns: 3, most: 3 },
        ColumnProblem::OtherCycle { name: text(), every: Cycle::Quarter },
        ColumnProblem::OtherCycle { name: text(), every: Cycle::Month },
        ColumnProblem::OtherCycle { name: text(), every: Cycle::HalfYear },
        ColumnProblem::OtherCycle { name: text(), every: Cycle::Year },
        ColumnProblem::NotAForm,
    ]
}

fn format_problem() -> Vec<FormatProblem> {
    let text = word;
    vec![
        FormatProblem::BadCopyNumber { found: text() },
        FormatProblem::BadSecrecy { found: text(), right: Some(text()) },
        FormatProblem::BadSecrecy { found: text(), right: None },
        FormatProblem::NotInFormat { element: "甲", format: "甲" },
        FormatProblem::SignedTwice,
        FormatProblem::BadLength { found: text() },
        FormatProblem::LengthOutside { found: text(), least: text(), most: text() },
        FormatProblem::NotRed { found: text() },
        FormatProblem::IssuerTwice { name: text() },
        FormatProblem::SecretUnnumbered,
        FormatProblem::NotPrinted { element: "甲", format: "甲" },
        FormatProblem::SecretPublished,
        FormatProblem::HeadLineTooLong,
    ]
}

fn timing() -> Vec<Timing> {
    let text = word;
    vec![
        Timing::BadPeriod { found: text(), own: OwnPeriods { every: Cycle::Quarter, year: 3 } },
        Timing::BadPeriod { found: text(), own: OwnPeriods { every: Cycle::Month, year: 3 } },
        Timing::BadPeriod { found: text(), own: OwnPeriods { every: Cycle::HalfYear, year: 3 } },
        Timing::BadPeriod { found: text(), own: OwnPeriods { every: Cycle::Year, year: 3 } },
        Timing::OtherYear { found: text(), own: OwnPeriods { every: Cycle::Quarter, year: 3 } },
        Timing::OtherYear { found: text(), own: OwnPeriods { every: Cycle::Month, year: 3 } },
        Timing::OtherYear { found: text(), own: OwnPeriods { every: Cycle::HalfYear, year: 3 } },
        Timing::OtherYear { found: text(), own: OwnPeriods { every: Cycle::Year, year: 3 } },
        Timing::OtherKind {
            found: text(),
            asked: Cycle::Quarter,
            own: OwnPeriods { every: Cycle::Quarter, year: 3 },
        },
        Timing::OtherKind {
            found: text(),
            asked: Cycle::Month,
            own: OwnPeriods { every: Cycle::Month, year: 3 },
        },
        Timing::OtherKind {
            found: text(),
            asked: Cycle::HalfYear,
            own: OwnPeriods { every: Cycle::HalfYear, year: 3 },
        },
        Timing::OtherKind {
            found: text(),
            asked: Cycle::Year,
            own: OwnPeriods { every: Cycle::Year, year: 3 },
        },
        Timing::BadDueDay { found: text() },
        Timing::DueTwice,
        Timing::RestUnused,
    ]
}

fn silencing() -> Vec<Silencing> {
    let text = word;
    vec![Silencing::NoSuchRule { found: text() }, Silencing::Unused { rule: text() }]
}

fn changing() -> Vec<Changing> {
    let text = word;
    vec![
        Changing::NoTime { found: text() },
        Changing::EndsBeforeItBegins { since: text() },
        Changing::NoDayOfTakingOver,
        Changing::GroupChanges,
        Changing::ChangeTwice { number: text() },
        Changing::AmountsUntilOneDay { until: text() },
        Changing::PredecessorsStay { name: text(), predecessors: text() },
        Changing::NobodyLeft { task: text(), units: text() },
        Changing::AddedBeforeOthers { added: text() },
    ]
}

/// A rule of either force; those that there are stand in the room of the proof-reader, with their words.
static OF_PRACTICE: Rule = Rule {
    code: "W000",
    zh: "“{}”不对",
    en: "“{}” is wrong",
    remedy_zh: "看一看",
    remedy_en: "look",
    source: "甲",
    force: Force::Practice,
    mechanical: false,
};
static OF_A_STANDARD: Rule = Rule {
    force: Force::National,
    remedy_zh: "",
    remedy_en: "",
    code: "W000",
    zh: "“{}”不对",
    en: "“{}” is wrong",
    source: "甲",
    mechanical: false,
};

fn proofread() -> Vec<Proofread> {
    let rights = [None, Some(String::new()), Some(word())];
    let of = |rule: &'static Rule| {
        rights.clone().map(|right| Proofread {
            rule,
            found: word(),
            right,
            more: Some(Box::new([word(), word()])),
        })
    };
    [of(&OF_PRACTICE), of(&OF_A_STANDARD)].into_iter().flatten().collect()
}
