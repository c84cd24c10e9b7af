//! One value of each kind of findings about files and runs.

use super::{refusals, word};
use crate::diag::{
    ArchivedState, FileKind, FileProblem, Keeping, KeyProblem, LineProblem, MeantKey, PaperFault,
    PaperSign, Problem, RenamedSince, Renewal, RunProblem, Shape, SinceSent, Slip, Starting,
    Unfinished,
};

/// All of them.
pub(super) fn all() -> Vec<Problem> {
    let mut all: Vec<Problem> = file_problem().into_iter().map(Problem::File).collect();
    all.extend(line_problem().into_iter().map(Problem::Line));
    all.extend(key_problem().into_iter().map(Problem::Key));
    all.extend(run_problem().into_iter().map(Problem::Run));
    all.extend(keeping().into_iter().map(Problem::Keeping));
    all.extend(starting().into_iter().map(Problem::Starting));
    all.extend(unfinished().into_iter().map(Problem::Unfinished));
    all
}

fn file_problem() -> Vec<FileProblem> {
    let text = word;
    vec![
        FileProblem::NotText,
        FileProblem::LooksLikeGbk,
        FileProblem::InvisibleCharacter { character: '甲' },
        FileProblem::TooLarge { limit_mb: 3 },
        FileProblem::EmptyFile,
        FileProblem::LineTooLong { limit: 3 },
        FileProblem::YamlBroken { detail: text() },
        FileProblem::FullWidthColon { key: text() },
        FileProblem::NoBlankAfterColon { key: text() },
        FileProblem::Tab,
        FileProblem::FullWidthIndent,
        FileProblem::UnclosedQuote { mark: '甲' },
        FileProblem::TextAfterQuote,
        FileProblem::UnclosedBracket { open: '甲' },
        FileProblem::ColonInText,
        FileProblem::SpecialStart { character: '甲' },
        FileProblem::Indentation,
        FileProblem::TooDeep { limit: 3 },
        FileProblem::TooManyValues { limit: 3 },
        FileProblem::SeveralDocuments,
        FileProblem::AliasInItself,
        FileProblem::Backslash,
        FileProblem::NoColon { key: text() },
        FileProblem::ListDash,
        FileProblem::BrokenLine,
        FileProblem::NoDash,
        FileProblem::TextCut,
        FileProblem::NewerDescription { found: 3, known: 3 },
    ]
}

fn line_problem() -> Vec<LineProblem> {
    let text = word;
    let slips = [
        Slip::Colon { key: text() },
        Slip::NoSpace { key: text() },
        Slip::OddSpace { character: '甲' },
        Slip::Digits,
        Slip::Quotes,
        Slip::Dash,
        Slip::Comma,
        Slip::Brackets,
        Slip::BareName,
        Slip::QuotesPrinted,
        Slip::DigitsPrinted,
    ];
    let taken = slips.map(|slip| LineProblem::Taken { slip, line: text() });
    let unsure = LineProblem::Unsure { fault: FileProblem::Tab, line: text() };
    taken.into_iter().chain([unsure]).collect()
}

fn key_problem() -> Vec<KeyProblem> {
    let text = word;
    vec![
        KeyProblem::WrongShape { key: text(), wanted: Shape::Text, found: Shape::Text, line: None },
        KeyProblem::WrongShape { key: text(), wanted: Shape::List, found: Shape::List, line: None },
        KeyProblem::WrongShape {
            key: text(),
            wanted: Shape::TextOrList,
            found: Shape::TextOrList,
            line: None,
        },
        KeyProblem::WrongShape {
            key: text(),
            wanted: Shape::Mapping,
            found: Shape::Mapping,
            line: None,
        },
        KeyProblem::WrongShape {
            key: text(),
            wanted: Shape::Nothing,
            found: Shape::Nothing,
            line: None,
        },
        KeyProblem::WrongShape {
            key: text(),
            wanted: Shape::List,
            found: Shape::Text,
            line: Some(text()),
        },
        KeyProblem::UnknownKey { key: text(), meant: MeantKey::Near(text(), text()) },
        KeyProblem::UnknownKey {
            key: text(),
            meant: MeantKey::AnyOf([vec!["甲", "甲"], vec!["甲", "甲"]]),
        },
        KeyProblem::DuplicateKey { key: text() },
        KeyProblem::BothNames { name: text(), alias: text() },
        KeyProblem::MissingKeys { keys: vec![(text(), text()), (text(), text())] },
        KeyProblem::EmptyValue { key: text() },
        KeyProblem::EmptyList { key: text() },
        KeyProblem::LinesInText { key: text() },
        KeyProblem::TextTooLong { key: text(), limit: 3 },
        KeyProblem::NumberCut { number: text() },
    ]
}

fn run_problem() -> Vec<RunProblem> {
    let text = word;
    let mut all = vec![
        RunProblem::FileNotFound { file: text() },
        RunProblem::NotOurDemo { file: text() },
        RunProblem::TemplateThere { file: text() },
        RunProblem::NoReturns { folder: text() },
        RunProblem::ChangedMeanwhile { file: text() },
        RunProblem::NoSuchCode { code: text() },
        RunProblem::ClockWrong,
        RunProblem::Stopped,
        RunProblem::FolderInUse { folder: text(), holder: text() },
        RunProblem::OutputAmongReturns { folder: text(), returns: text() },
        RunProblem::NoThread,
        RunProblem::LeftFromBefore { file: text() },
        RunProblem::NotRenewed { file: text(), again: Renewal::AllKinds },
        RunProblem::NotRenewed { file: text(), again: Renewal::Page },
        RunProblem::NotRenewed { file: text(), again: Renewal::Ofd },
        RunProblem::LeftBeside { files: vec![text(), text()] },
        RunProblem::HiddenEnding { file: text() },
    ];
    all.extend(refusals().map(|why| RunProblem::FileUnreadable { file: word(), why }));
    all.extend(refusals().map(|why| RunProblem::FileUnwritable { file: word(), why }));
    all.extend(refusals().map(|why| RunProblem::OutputLost { why }));
    all
}

/// An amount was changed for each of these days until which the description says what it was, and a unit took over.
fn changed_since(said: &[Option<String>], was: &[String]) -> Keeping {
    let of = |amount_of: Option<String>, said_until, is_text| SinceSent {
        what: word(),
        was: word(),
        now: if amount_of.is_none() { String::new() } else { word() },
        amount_of,
        said_until,
        text_of: Some(word()).filter(|_| is_text),
    };
    let plain = said.iter().filter(|said| said.is_none()).map(|_| of(None, None, was.len() == 1));
    let amounts = said.iter().map(|until| of(Some(word()), until.clone(), false));
    let next = if was.len() == 1 { word() } else { String::new() };
    let renamed = RenamedSince { now: word(), was: was.to_vec(), next };
    Keeping::ChangedSince {
        period: word(),
        kept: word().into(),
        changes: plain.chain(amounts).collect(),
        renamed: Some(renamed).filter(|_| !was.is_empty()).into_iter().collect(),
    }
}

/// Something that is there no more, came new or is a text alone.
fn changed_to(was: &str, now: &str, said_until: Option<String>) -> Keeping {
    let text_of = said_until.is_none().then(word);
    let (was, now, amount_of) = (was.to_owned(), now.to_owned(), None);
    let change = SinceSent { what: word(), was, now, amount_of, said_until, text_of };
    let (changes, renamed) = (Box::new([change]), Box::new([]));
    Keeping::ChangedSince { period: word(), kept: word().into(), changes, renamed }
}

fn keeping() -> Vec<Keeping> {
    let text = word;
    vec![
        changed_since(&[None], &[]),
        changed_since(&[None, Some(word())], &[text()]),
        changed_since(&[None], &[text(), text()]),
        changed_since(&[Some(word())], &[]),
        changed_to(&text(), "", Some(text())),
        changed_to("", &text(), Some(text())),
        changed_to(&text(), &text(), None),
        Keeping::Unreadable { kept: text() },
        Keeping::Tampered { kept: text() },
        Keeping::Sealed { number: text(), kept: text() },
        Keeping::OtherThanSealed { number: text(), kept: text() },
        Keeping::YearNotIssued,
        Keeping::Renewed { period: text(), kept: text(), since: text() },
        Keeping::NoArchive { file: text() },
        archive_damaged(ArchivedState::Changed),
        archive_damaged(ArchivedState::Gone),
        archive_damaged(ArchivedState::New),
        Keeping::ChangedSinceArchived { file: text(), state: ArchivedState::Changed },
        Keeping::ChangedSinceArchived { file: text(), state: ArchivedState::Gone },
        Keeping::NewSinceArchived { file: text() },
        Keeping::LeftOut { files: vec![text(), text()] },
    ]
}

fn archive_damaged(state: ArchivedState) -> Keeping {
    Keeping::ArchiveDamaged { archive: word(), file: word(), state }
}

fn starting() -> Vec<Starting> {
    let text = word;
    let mut all = vec![
        Starting::DescriptionThere { file: text() },
        Starting::NoNotice { file: text(), found: vec![PaperSign::Number, PaperSign::Colophon] },
        Starting::NoTasks { file: text() },
    ];
    all.extend(faults().map(|fault| Starting::Paper { file: word(), fault }));
    all
}

fn unfinished() -> Vec<Unfinished> {
    let text = word;
    let mut all = vec![
        Unfinished::RosterOutside { found: text() },
        Unfinished::RosterNoNames { file: text() },
        Unfinished::RosterNameless,
        Unfinished::RosterLeft { text: text() },
        Unfinished::MailboxLeft { used: text(), left: text() },
        Unfinished::RosterEmpty { file: text() },
        Unfinished::RosterElsewhere { found: text() },
        Unfinished::ToFill { key: text(), hint: Some(text()) },
        Unfinished::ToFill { key: text(), hint: None },
        Unfinished::NotAnswered,
        Unfinished::NotLater { old: 3, new: 3 },
        Unfinished::Guess { words: text() },
        Unfinished::LeftOver { words: text() },
        Unfinished::StillMissing { words: text() },
        Unfinished::Unconfirmed { remarks: 3 },
    ];
    all.extend(faults().map(|fault| Unfinished::RosterUnreadable { file: word(), fault }));
    all
}

/// Why a paper cannot be read: of each cause, and of the kinds of files that have words of their own.
fn faults() -> impl Iterator<Item = PaperFault> {
    let kinds = [
        FileKind::Document,
        FileKind::Ofd,
        FileKind::Pages,
        FileKind::Picture,
        FileKind::Text,
        FileKind::Zip,
    ];
    let others = [
        PaperFault::Empty,
        PaperFault::Locked,
        PaperFault::Damaged,
        PaperFault::TooLarge,
        PaperFault::TooSlow,
        PaperFault::NotStarted,
    ];
    kinds.into_iter().map(PaperFault::OtherKind).chain(others)
}
