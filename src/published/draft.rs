//! What was made out of a paper, part by part, with what was guessed: between the recognisers and the
//! writer. Nothing is checked here; `hongtou check` checks what is written.

use crate::date::Date;

/// A value, and what is doubtful about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Guess<T> {
    /// The value.
    pub(super) value: T,
    /// What whoever looks at it should know; none where the paper says it plainly.
    pub(super) doubt: Option<String>,
}

impl<T> Guess<T> {
    /// A value that the paper says.
    pub(super) fn said(value: T) -> Guess<T> {
        Guess { value, doubt: None }
    }

    /// A value that follows from something, told in `doubt`.
    pub(super) fn doubtful(value: T, doubt: impl Into<String>) -> Guess<T> {
        Guess { value, doubt: Some(doubt.into()) }
    }
}

/// Which of the four formats (GB/T 9704-2012, 10) the paper has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum PaperFormat {
    /// 文件格式
    #[default]
    Document,
    /// 信函格式
    Letter,
    /// 纪要格式
    Minutes,
    /// 命令格式
    Order,
}

/// 版头 and title.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Head {
    pub(super) copy_number: Option<String>,
    pub(super) secrecy: Option<String>,
    pub(super) urgency: Option<String>,
    /// The bodies and words of the mark, as they stand in it.
    pub(super) mark: Vec<String>,
    pub(super) number: Option<Guess<String>>,
    pub(super) signers: Vec<String>,
    pub(super) title: Vec<String>,
    pub(super) title_doubt: Option<String>,
    /// The body that stands below the mark of minutes.
    pub(super) issued_by: Option<String>,
    /// And its day.
    pub(super) issued: Option<Date>,
    /// Lines that are none of these.
    pub(super) left: Vec<String>,
}

impl Head {
    /// Whether its mark or its title calls the paper minutes.
    pub(super) fn is_of_minutes(&self) -> bool {
        self.mark.iter().chain(&self.title).any(|line| line.trim_end().ends_with('要'))
            && self.mark.iter().chain(&self.title).any(|line| line.contains('纪'))
    }
}

/// A task of the body.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct TaskDraft {
    /// The headings of groups of tasks that stand before it.
    pub(super) headings: Vec<HeadingDraft>,
    /// Where its name stands.
    pub(super) name_place: NamePlace,
    /// 名称位置, where it is not that of the most.
    pub(super) own_place: Option<NamePlace>,
    /// The number that is written before it.
    pub(super) typed: usize,
    /// The level of that number.
    pub(super) level: usize,
    /// 序号, where it is not the next.
    pub(super) number: Option<usize>,
    pub(super) name: Guess<String>,
    pub(super) text: Vec<String>,
    pub(super) roles: Vec<RoleDraft>,
    /// What is doubtful about its units.
    pub(super) units_doubt: Option<String>,
    /// The words of the paper for the roles, where they are others than ours.
    pub(super) role_words: Vec<(RoleKind, String)>,
    /// Where its units stand.
    pub(super) place: UnitsPlace,
    /// What the paper has there, by lines; empty where they stand in a table or in the text.
    pub(super) written: String,
    pub(super) due: Option<Guess<String>>,
    /// The word before the due that stands with the units.
    pub(super) due_word: Option<String>,
    pub(super) targets: Vec<TargetDraft>,
    /// What a column of its table promises, with its measure.
    pub(super) promised: Option<String>,
    /// What of its text says what is reached on the way, and is no target.
    pub(super) stages: Vec<String>,
    /// Whether blanks part its units.
    pub(super) has_blanks: bool,
    /// Words of its row in an attachment that no key has.
    pub(super) left: Vec<String>,
}

impl TaskDraft {
    /// All its units, as they are written.
    pub(super) fn units(&self) -> impl Iterator<Item = &PartyDraft> {
        self.roles.iter().flat_map(|role| &role.parties)
    }
}

/// 名称位置: where the name of a task stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum NamePlace {
    /// Before the text, on its line.
    #[default]
    RunIn,
    /// On a line of its own.
    Apart,
    /// Nowhere: the text has no title.
    Nowhere,
}

/// 责任单位位置: where the units of a task stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum UnitsPlace {
    /// In a bracket behind the text.
    #[default]
    Inline,
    /// The same without a bracket.
    RunOn,
    /// In a bracket on a line of its own.
    Apart,
    /// On a line without a bracket.
    Line,
    /// A line for each role, without brackets.
    Lines,
    /// In the text, or in a table only.
    Unprinted,
}

/// The heading of a group of tasks.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct HeadingDraft {
    /// With its ordinal.
    pub(super) title: String,
    pub(super) text: Vec<String>,
    /// It has no ordinal, and is to have none.
    pub(super) is_unnumbered: bool,
    /// 层次, where the ordinal does not say it: 一、 below 第一部分.
    pub(super) level: Option<usize>,
}

/// 实事体例
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct TaskLayoutDraft {
    /// The tasks of all groups are counted together.
    pub(super) through: bool,
    /// 序次, where it does not follow from the headings.
    pub(super) ordinal: Option<&'static str>,
    /// Where the names of the most tasks stand.
    pub(super) name: NamePlace,
    /// The words for the roles, where they are others than ours.
    pub(super) words: Vec<(RoleKind, String)>,
    /// The word for the due that stands with the units.
    pub(super) due_word: Option<String>,
    /// They stand in the body although an attachment lists them.
    pub(super) in_body: bool,
    /// They stand in an attachment, and some have no text.
    pub(super) in_attachment: bool,
}

/// What a unit has to do with a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum RoleKind {
    /// 牵头单位
    Lead,
    /// 责任单位
    Responsible,
    /// 配合单位
    Supporting,
}

impl RoleKind {
    /// The word that is printed; the key is called the same.
    pub(super) const fn chinese(self) -> &'static str {
        match self {
            RoleKind::Lead => "牵头单位",
            RoleKind::Responsible => "责任单位",
            RoleKind::Supporting => "配合单位",
        }
    }
}

/// The units of one role.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RoleDraft {
    pub(super) kind: RoleKind,
    pub(super) parties: Vec<PartyDraft>,
}

/// A unit of a task.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct PartyDraft {
    pub(super) name: String,
    pub(super) remark: Option<String>,
}

/// A countable promise.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TargetDraft {
    pub(super) name: String,
    /// As the paper writes it, with its words and its measure.
    pub(super) amount: String,
    /// Its measure is none of those known.
    pub(super) is_odd: bool,
    /// 类型, where the amount does not say it.
    pub(super) kind: Option<&'static str>,
    pub(super) reporter: String,
    /// What each unit has of the sum.
    pub(super) shares: Vec<(String, String)>,
    /// 属于
    pub(super) whole: Option<String>,
    /// 每季度, where the amount is that of a part of the year.
    pub(super) each: Option<&'static str>,
    /// A word that binds the amount and that no amount has: 最高.
    pub(super) unsaid: Option<&'static str>,
}

/// An entry of the register.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct UnitDraft {
    pub(super) name: String,
    pub(super) aliases: Vec<String>,
    pub(super) doubt: Option<String>,
}

/// 附件
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct AnnexDraft {
    /// By lines, where its own page has them.
    pub(super) title: Vec<String>,
    pub(super) doubt: Option<String>,
    pub(super) content: AnnexContent,
    /// Lines that are none of it.
    pub(super) left: Vec<String>,
}

/// A column of a form.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ColumnDraft {
    /// Its words, by lines.
    pub(super) lines: Vec<String>,
    /// 内容, where the words do not say it.
    pub(super) content: Option<&'static str>,
}

/// What an attachment holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum AnnexContent {
    /// 进展情况报表, whose rows are the tasks; whether its 完成时限 is filled.
    Form {
        /// Whether its 完成时限 is filled; nothing where it has none.
        due_filled: Option<bool>,
        /// 栏目, where they are not the usual ones.
        columns: Vec<ColumnDraft>,
        /// What of them is not as the paper has it.
        doubts: Vec<String>,
    },
    /// 分工表, whose rows are the tasks, below some text.
    TaskTable {
        text: Vec<String>,
        /// 栏目, where they are not the usual ones.
        columns: Vec<ColumnDraft>,
    },
    /// The tasks themselves, below some text.
    Tasks { text: Vec<String> },
    /// Something else.
    Own { text: Vec<String>, tables: Vec<Vec<Vec<String>>> },
}

impl Default for AnnexContent {
    fn default() -> AnnexContent {
        AnnexContent::Own { text: Vec::new(), tables: Vec::new() }
    }
}

/// What stands behind the body.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Tail {
    pub(super) contact: Option<ContactDraft>,
    /// The titles in the note of attachments (附件说明).
    pub(super) annex_titles: Vec<String>,
    pub(super) signed_by: Vec<String>,
    pub(super) date: Option<Date>,
    /// The month of a signature whose day is still to be written.
    pub(super) open_date: Option<String>,
    /// What is printed otherwise than the paper has it.
    pub(super) signature_doubt: Option<String>,
    /// 签发人职务, where a stamp of the signature stands for a seal.
    pub(super) post: Option<String>,
    pub(super) note: Option<String>,
    /// Label and people.
    pub(super) attendance: Vec<(&'static str, String)>,
    /// What of it is printed otherwise than the paper has it.
    pub(super) attendance_doubt: Option<String>,
    /// Lines that are none of these.
    pub(super) left: Vec<String>,
}

impl Tail {
    /// Adds to what is printed otherwise of the signature.
    pub(super) fn doubt_signature(&mut self, doubt: &str) {
        let own = self.signature_doubt.take();
        let known = own.as_deref().is_some_and(|own| own.contains(doubt));
        let all = own.into_iter().chain((!known).then(|| doubt.to_owned()));
        self.signature_doubt = all.reduce(|one, other| one + "；" + &other);
    }
}

/// 联系方式
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct ContactDraft {
    pub(super) people: Vec<String>,
    pub(super) phones: Vec<String>,
    pub(super) fax: Option<String>,
    /// A mailbox behind the numbers, which no key of a contact has.
    pub(super) mailbox: Option<String>,
    pub(super) doubt: Option<String>,
    /// It stands in a sentence, which is printed: it is not printed again.
    pub(super) is_unprinted: bool,
}

/// 版记
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct ColophonDraft {
    pub(super) recipients: Option<String>,
    pub(super) copies: Option<String>,
    /// What of the copies is printed otherwise than the paper has it.
    pub(super) doubts: Vec<String>,
    pub(super) printed_by: Option<String>,
    pub(super) printed: Option<Date>,
}

/// 正文
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct BodyDraft {
    pub(super) recipients: Option<String>,
    pub(super) preamble: Vec<String>,
    pub(super) tasks: Vec<TaskDraft>,
    pub(super) layout: TaskLayoutDraft,
    /// Headings with text behind the last task.
    pub(super) behind: Vec<HeadingDraft>,
    /// What is to be known of the tasks together.
    pub(super) tasks_doubts: Vec<String>,
    /// What is to be known of tasks that are none of them.
    pub(super) unread: Vec<String>,
    pub(super) closing: Vec<String>,
    /// What stands between units: a blank instead of the comma.
    pub(super) blanks_between: bool,
}

/// 报送
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct ReportingDraft {
    pub(super) collector: Option<String>,
    pub(super) mailbox: Option<String>,
    pub(super) sealed_pdf: bool,
    pub(super) every: Option<&'static str>,
    pub(super) due_day: Option<u8>,
    pub(super) due_days: Option<u16>,
    /// 遇休息日
    pub(super) off_rest: Option<&'static str>,
    /// Words for when it is due, or how often, that no key has.
    pub(super) told: Option<String>,
    /// When single periods are due otherwise: 第四季度为12月20日.
    pub(super) single: Vec<String>,
    /// The sentence that all this was read in.
    pub(super) sentence: Option<String>,
    /// What is to be known of who reports, where the paper does not say that all do.
    pub(super) who_doubt: Option<String>,
    /// Other sentences that ask for reports.
    pub(super) unread: Vec<String>,
}

impl ReportingDraft {
    /// Whether nothing was read of who collects, how, and how often.
    pub(super) fn is_empty(&self) -> bool {
        self.collector.is_none() && self.mailbox.is_none() && self.every.is_none()
    }
}

/// All of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Draft {
    pub(super) format: PaperFormat,
    pub(super) year: Option<Guess<String>>,
    pub(super) issuer: Option<Guess<String>>,
    pub(super) joint_issuers: Vec<String>,
    /// 发文机关标志, where it is not the issuer's name and the usual word.
    pub(super) mark: Option<String>,
    pub(super) head: Head,
    pub(super) body: BodyDraft,
    pub(super) units: Vec<UnitDraft>,
    pub(super) tail: Tail,
    pub(super) annexes: Vec<AnnexDraft>,
    pub(super) colophon: ColophonDraft,
    pub(super) reporting: ReportingDraft,
}
