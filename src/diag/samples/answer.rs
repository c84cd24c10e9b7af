//! One value of each kind of findings about what came back, and what it says.

use crate::period::Cycle;

use super::word;
use crate::diag::{
    Asked, BounceCause, Bound, CellProblem, FileKind, IdentityProblem, Kept, Problem, Refusal,
    Returned, RowProblem, Sign, Strip, Subject, Twice, Unclear,
};

const KINDS: [FileKind; 24] = [
    FileKind::Xlsx,
    FileKind::Xls,
    FileKind::Ods,
    FileKind::Xlsb,
    FileKind::Empty,
    FileKind::Encrypted,
    FileKind::Docx,
    FileKind::Document,
    FileKind::Slides,
    FileKind::Pdf,
    FileKind::Ofd,
    FileKind::Picture,
    FileKind::Pages,
    FileKind::Guarded,
    FileKind::Html,
    FileKind::SpreadsheetXml,
    FileKind::Text,
    FileKind::Mail,
    FileKind::Mailbox,
    FileKind::OutlookMail,
    FileKind::Winmail,
    FileKind::Zip,
    FileKind::Archive,
    FileKind::Unknown,
];

const CAUSES: [BounceCause; 7] = [
    BounceCause::NoMailbox,
    BounceCause::Full,
    BounceCause::TooLarge,
    BounceCause::Unreachable,
    BounceCause::Delayed,
    BounceCause::Refused,
    BounceCause::Unknown,
];

const SIGNS: [Sign; 10] = [
    Sign::Mark,
    Sign::Visible,
    Sign::FileName,
    Sign::Folder,
    Sign::MailSubject,
    Sign::Sender,
    Sign::Tasks,
    Sign::LikeName,
    Sign::FilledOn,
    Sign::Collected,
];

/// Of a file that was opened, all kinds but the folder with too many files.
const BOUNDS: [Bound; 20] = [
    Bound::Covered,
    Bound::File,
    Bound::Parts,
    Bound::Part,
    Bound::BlankRows,
    Bound::Unpacked,
    Bound::Sheets,
    Bound::Rows,
    Bound::Columns,
    Bound::Cells,
    Bound::Characters,
    Bound::Merges,
    Bound::Listed,
    Bound::Enclosed,
    Bound::EnclosedSize,
    Bound::Nesting,
    Bound::HeadLines,
    Bound::Fields,
    Bound::MailParts,
    Bound::Together,
];

/// All of them.
pub(super) fn all() -> Vec<Problem> {
    let of_file = returned().into_iter().map(Problem::Returned);
    let of_file = of_file.chain(cells().into_iter().map(Problem::Cell));
    let of_form = identity().into_iter().map(Problem::Identity);
    let of_form = of_form.chain(rows().into_iter().map(Problem::Row));
    let unclear = unclear().into_iter().chain(of_figures()).map(Problem::Unclear);
    of_file.chain(of_form).chain(unclear).collect()
}

fn returned() -> Vec<Returned> {
    let (text, detail) = (word, word);
    let mut all = vec![
        Returned::Beside { kind: FileKind::Pdf },
        Returned::Empty,
        Returned::Encrypted,
        Returned::Damaged { detail: detail() },
        Returned::MailCut,
        Returned::Forged { part: text() },
        Returned::TooSlow { seconds: 10 },
        Returned::ReaderDied,
        Returned::ReaderNotStarted { detail: detail() },
        Returned::InUse,
        Returned::NotRead { why: Refusal::of(&std::io::ErrorKind::PermissionDenied.into()) },
        Returned::Packing { detail: detail() },
        Returned::SameNames { files: 1 },
        Returned::NothingPacked,
        Returned::NothingAttached { subject: text(), begins: text() },
        Returned::Unshown { text: text() },
        Returned::OtherVersion { found: text(), wanted: text() },
        Returned::NewerForm { layout: text() },
        Returned::MarksDiffer { found: text(), believed: text() },
    ];
    all.extend(KINDS.map(|kind| Returned::NotWorkbook { kind }));
    all.extend(CAUSES.map(|cause| Returned::Bounced { address: text(), cause, reason: text() }));
    all.push(Returned::Bounced {
        address: String::new(),
        cause: BounceCause::Full,
        reason: String::new(),
    });
    all.extend(BOUNDS.map(|bound| Returned::Beyond { bound, limit: 9 }));
    all
}

fn cells() -> Vec<CellProblem> {
    let text = word;
    vec![
        CellProblem::FormulaError { text: text() },
        CellProblem::TextCut { limit: 9 },
        CellProblem::LinesCut { limit: 9 },
        CellProblem::FigureIsText { text: text(), falls: false, measure: None },
        CellProblem::FigureIsText { text: text(), falls: true, measure: None },
        CellProblem::FigureIsText { text: text(), falls: false, measure: Some(text()) },
        CellProblem::TextIsNumber { text: text() },
        CellProblem::NotADay { text: text() },
        CellProblem::NoSuchDay { day: text() },
        CellProblem::DayFarOff { day: text(), period: text() },
    ]
}

fn identity() -> Vec<IdentityProblem> {
    let text = word;
    let candidates = |count| vec![(text(), Sign::FileName); count];
    let doubtful =
        |count| IdentityProblem::Doubtful { what: Subject::Unit, candidates: candidates(count) };
    let unsure = |sign| IdentityProblem::Unsure { what: Subject::Period, believed: text(), sign };
    let mut all = vec![
        doubtful(0),
        doubtful(1),
        doubtful(2),
        IdentityProblem::OtherNotice { found: text(), wanted: text(), former: None },
        IdentityProblem::OtherNotice { found: text(), wanted: text(), former: Some(text()) },
        IdentityProblem::OtherPeriod { found: text(), folder: text(), wanted: text() },
        IdentityProblem::NoTable,
        IdentityProblem::NameDiffers {
            what: Subject::Unit,
            found: text(),
            sign: Sign::FileName,
            believed: text(),
        },
        unsure(Sign::Collected),
        unsure(Sign::FilledOn),
    ];
    all.extend(of_signs());
    all
}

fn rows() -> Vec<RowProblem> {
    let text = word;
    let two = |because| {
        let [label, text, kept, kept_text] = [word(), word(), word(), word()];
        RowProblem::TwoAnswers(Box::new(Twice { label, text, kept, kept_text, because }))
    };
    vec![
        RowProblem::RowDoubtful { name: text(), candidates: vec![text(), text()], alike: false },
        RowProblem::RowDoubtful { name: text(), candidates: vec![text(), text()], alike: true },
        two(Kept::First),
        two(Kept::Seen),
        two(Kept::Marked),
        RowProblem::LockedChanged { what: "实事名称", was: text(), now: text() },
        RowProblem::RowUnknown { name: text() },
        RowProblem::RowOfOther { task: text(), units: text() },
        RowProblem::RowNotAsked { name: text(), is_over: true },
        RowProblem::RowNotAsked { name: text(), is_over: false },
        RowProblem::RowOfHeirs { task: text(), units: text() },
        RowProblem::RowLikened { name: text(), task: text() },
        RowProblem::HeadLikened { head: text(), meant: vec![text()], taken: true },
        RowProblem::HeadLikened { head: text(), meant: vec![text()], taken: false },
        RowProblem::Covered { text: text(), seen: text() },
        RowProblem::Hidden { strip: Strip::Row, answers: text(), count: 3 },
        RowProblem::OneForSeveral { labels: vec![text()] },
        RowProblem::TextDiffers { said: text(), figure: text() },
    ]
}

fn unclear() -> Vec<Unclear> {
    let text = word;
    vec![
        Unclear::EmptyAnswer { label: text(), own: false },
        Unclear::EmptyAnswer { label: text(), own: true },
        Unclear::NoAnswer { text: text(), figure: true },
        Unclear::NoAnswer { text: text(), figure: false },
        Unclear::Picture,
        Unclear::TickRead { text: text() },
        Unclear::NotAState { text: text() },
        Unclear::Formula { text: text() },
        Unclear::EmptyField { label: text(), asked: Asked::Figure },
        Unclear::EmptyField { label: text(), asked: Asked::Due },
        Unclear::EmptyField { label: text(), asked: Asked::Other },
        Unclear::SameAsBefore { period: text() },
        Unclear::DaysOutside { days: text(), period: text() },
    ]
}

fn of_signs() -> impl Iterator<Item = IdentityProblem> {
    let differs = |sign| {
        let (found, believed) = (word(), word());
        IdentityProblem::NameDiffers { what: Subject::Period, found, sign, believed }
    };
    let doubtful = |sign| {
        let candidates = vec![(word(), sign), (word(), Sign::Mark)];
        IdentityProblem::Doubtful { what: Subject::Period, candidates }
    };
    SIGNS.into_iter().flat_map(move |sign| [differs(sign), doubtful(sign)])
}

fn of_figures() -> Vec<Unclear> {
    let text = word;
    let fell = |level| {
        let (now, before, period, every) = (text(), text(), text(), Cycle::Month);
        Unclear::FigureFell { now, before, period, level, every }
    };
    let slip = |fits| Unclear::OutOfProportion { done: text(), amount: text(), fits };
    vec![
        Unclear::OtherMeasure { number: text(), found: text(), measure: text() },
        slip(None),
        slip(Some(text())),
        Unclear::ShownOtherwise { held: text(), shown: text() },
        Unclear::OfQuarterAlone { head: text(), labels: vec![text()] },
        Unclear::Confirmed { done: text(), amount: text() },
        Unclear::BelowZero { done: text() },
        Unclear::Rose { done: text(), measure: text(), amount: text() },
        Unclear::Reckoned { written: text(), number: text(), measure: text() },
        Unclear::OverTarget { done: text(), amount: text() },
        fell(false),
        fell(true),
    ]
}
