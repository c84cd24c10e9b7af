//! The stable code of each kind of finding, and how bad it is.
//!
//! Codes never change their meaning: `E0xx` reading the file, `E1xx` shape of the description,
//! `E2xx` its content, `E3xx` templates, `E4xx` fonts and page, `E5xx` files, `E6xx` forms and
//! returns, `E7xx` targets and the report, `E8xx` mails; `W…` likewise for warnings. docs/messages.md lists them.

use super::{Mender, Problem, Severity, Unclear};

impl Problem {
    /// The stable code, for programs and for the documentation.
    #[expect(clippy::too_many_lines, reason = "one table, one line a kind")]
    pub fn code(&self) -> &'static str {
        match self {
            Problem::NotText => "E001",
            Problem::LooksLikeGbk => "E002",
            Problem::InvisibleCharacter { .. } => "E003",
            Problem::TooLarge { .. } => "E004",
            Problem::EmptyFile => "E005",
            Problem::LineTooLong { .. } => "E006",
            Problem::YamlBroken { .. } => "E010",
            Problem::FullWidthColon { .. } => "E011",
            Problem::NoBlankAfterColon { .. } => "E012",
            Problem::Tab => "E013",
            Problem::FullWidthIndent => "E014",
            Problem::UnclosedQuote { .. } => "E015",
            Problem::TextAfterQuote => "E016",
            Problem::UnclosedBracket { .. } => "E017",
            Problem::ColonInText => "E018",
            Problem::SpecialStart { .. } => "E019",
            Problem::Indentation => "E020",
            Problem::TooDeep { .. } => "E021",
            Problem::TooManyValues { .. } => "E022",
            Problem::SeveralDocuments => "E023",
            Problem::AliasInItself => "E024",
            Problem::Backslash => "E025",
            Problem::NoColon { .. } => "E026",
            Problem::ListDash => "E027",
            Problem::NewerDescription { .. } => "E028",
            Problem::WrongShape { .. } => "E101",
            Problem::UnknownKey { .. } => "E102",
            Problem::DuplicateKey { .. } => "E103",
            Problem::BothNames { .. } => "E104",
            Problem::MissingKeys { .. } => "E105",
            Problem::EmptyValue { .. } => "E106",
            Problem::EmptyList { .. } => "E107",
            Problem::LinesInText { .. } => "E108",
            Problem::TextTooLong { .. } => "E109",
            Problem::NumberCut { .. } => "E110",
            Problem::BadYear { .. } => "E201",
            Problem::BadDate { .. } => "E202",
            Problem::NoSuchDay { .. } => "E203",
            Problem::UnknownUnit { .. } => "E204",
            Problem::UnitTwice { .. } => "E205",
            Problem::UnitNameTaken { .. } => "E206",
            Problem::TaskTwice { .. } => "E207",
            Problem::ReporterNotResponsible { .. } => "E208",
            Problem::BadEmail { .. } => "E209",
            Problem::BadAmount { .. } => "E210",
            Problem::BadNumber { .. } => "E211",
            Problem::NotOneOf { .. } => "E212",
            Problem::BadDays { .. } => "E213",
            Problem::BadPhone { .. } => "E214",
            Problem::SeveralUnits { .. } => "E215",
            Problem::TitleLineLong { .. } => "W201",
            Problem::AliasInTask { .. } => "W202",
            Problem::AliasInText { .. } => "W203",
            Problem::YearDiffers { .. } => "W204",
            Problem::PrintedBeforeSigned => "W205",
            Problem::HalfWidthPunctuation { .. } => "W206",
            Problem::BlankInText => "W207",
            Problem::BlankFromFold => "W208",
            Problem::BlankAtEdge => "W209",
            Problem::RecipientsColon => "W210",
            Problem::NoteParentheses => "W211",
            Problem::CopiesFrame => "W212",
            Problem::TaskNameFrame => "W213",
            Problem::TaskTextUnits => "W214",
            Problem::AttachmentLabel => "W215",
            Problem::CommentInText { .. } => "W216",
            Problem::PrivateCharacter { .. } => "W217",
            Problem::TemplateFailed { .. } => "E301",
            Problem::TemplateBlock { .. } => "E302",
            Problem::FontMissing { .. } => "E402",
            Problem::FontUnreadable { .. } => "E403",
            Problem::TooHigh { .. } => "E404",
            Problem::WriterFailed { .. } => "E405",
            Problem::NoTemplate { .. } => "E303",
            Problem::MarkTooLong => "E406",
            Problem::LeftFromBefore { .. } => "W501",
            Problem::NotRenewed { .. } => "W502",
            Problem::LeftBeside { .. } => "W503",
            Problem::FileNotFound { .. } => "E501",
            Problem::FileUnreadable { .. } => "E502",
            Problem::FileUnwritable { .. } => "E503",
            Problem::NotOurDemo { .. } => "E504",
            Problem::NoReturns { .. } => "E505",
            Problem::OutputLost { .. } => "E506",
            Problem::ClockWrong => "E507",
            Problem::FolderInUse { .. } => "E508",
            Problem::OutputAmongReturns { .. } => "E509",
            Problem::NoThread => "E510",
            Problem::TooLongForCell { .. } => "E603",
            Problem::UnitWithoutTask { .. } => "W601",
            Problem::FontSubstituted { .. } => "W401",
            Problem::Glyphs(found) => found.code(),
            Problem::Ending(found) => found.code(),
            Problem::OfTask(found) => found.code(),
            Problem::OfColumns(found) => found.code(),
            Problem::Returned(found) => found.row().0,
            Problem::Format(found) => found.code(),
            Problem::Timing(found) => found.code(),
            Problem::Reported(found) => found.code(),
            Problem::Promise(found) => found.code(),
            Problem::Changing(found) => found.code(),
            Problem::Keeping(found) => found.code(),
            Problem::Starting(found) => found.code(),
            Problem::Unfinished(found) => found.code(),
            Problem::Unclear(found) => found.row().0,
            Problem::Mailing(found) => found.code(),
            Problem::Sorting(found) => found.row().0,
            Problem::MoreAlike { code, .. } => code,
        }
    }

    /// How many findings this stands for: more than one only where it counts others.
    pub fn count(&self) -> usize {
        if let Problem::MoreAlike { more, .. } = self { *more } else { 1 }
    }

    /// Whether this counts findings that are not listed.
    pub(super) fn is_count(&self) -> bool {
        matches!(self, Problem::MoreAlike { .. })
    }

    /// Whether it keeps the answer or the return it stands at out of the official table until
    /// somebody has looked (待核): every error does, no warning does.
    pub fn blocks(&self) -> bool {
        self.severity() == Severity::Error
    }

    /// Whether it is that nobody can tell which task a row is of.
    pub(crate) const fn is_row_in_doubt(&self) -> bool {
        matches!(self, Problem::Unclear(Unclear::RowDoubtful { .. }))
    }

    /// Who must mend it before what was sent is a return. What is wrong with the paperwork's own
    /// files is the office's.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the office's own files: ninety kinds")]
    pub fn mender(&self) -> Mender {
        match self {
            Problem::Returned(found) => found.row().1,
            Problem::Unclear(found) => found.row().1,
            Problem::Sorting(found) => found.row().1,
            // Those that it counts have their own.
            Problem::MoreAlike { .. } => Mender::Nobody,
            _ => Mender::Office,
        }
    }

    /// An error or a warning: the first letter of the code.
    pub fn severity(&self) -> Severity {
        if self.code().starts_with('E') { Severity::Error } else { Severity::Warning }
    }
}
