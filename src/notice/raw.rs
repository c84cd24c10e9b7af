//! The description as it was written: all optional, every value with its place.
//!
//! Shapes are right here (a text is a text, a list a list), meanings are not looked at: dates,
//! numbers and names are texts until [`check`](super::check) reads them.

use crate::origin::Origin;

use super::model::{Role, SText, Title};

/// The whole description.
#[derive(Debug, Default)]
pub(super) struct RawNotice {
    pub(super) year: Option<SText>,
    pub(super) issuer: Option<SText>,
    pub(super) mark: Option<SText>,
    pub(super) number: Option<SText>,
    pub(super) head: RawHead,
    pub(super) title: Option<Title>,
    pub(super) recipients: Option<SText>,
    pub(super) preamble: Option<Vec<SText>>,
    pub(super) units: Option<Vec<RawUnit>>,
    pub(super) tasks: Option<Vec<RawTaskOrHeading>>,
    pub(super) task_layout: RawTaskLayout,
    pub(super) closing: Vec<SText>,
    pub(super) contact: Option<RawContact>,
    pub(super) attachment: Option<RawAttachment>,
    pub(super) annexes: Vec<RawAnnex>,
    pub(super) attendance: Option<RawAttendance>,
    pub(super) signed: Option<RawSigned>,
    pub(super) stamped: Option<RawStamped>,
    pub(super) note: Option<SText>,
    pub(super) copies: Option<SText>,
    pub(super) printed: Option<RawBodyAndDate>,
    pub(super) reporting: RawReporting,
    pub(super) returns: Vec<RawRuling>,
    pub(super) former_numbers: Vec<SText>,
    pub(super) changes: Vec<RawChange>,
    pub(super) silent: Vec<RawSilence>,
    pub(super) layout: RawLayout,
}

/// A unit of the register.
#[derive(Debug)]
pub(super) struct RawUnit {
    pub(super) name: Option<SText>,
    pub(super) aliases: Vec<SText>,
    pub(super) email: Option<SText>,
    pub(super) members: Option<Vec<SText>>,
    /// Whether members were given, right or wrong.
    pub(super) is_group: bool,
    pub(super) predecessors: Vec<SText>,
    pub(super) force: RawForce,
}

/// When something is in force (自, 至).
#[derive(Debug, Default)]
pub(super) struct RawForce {
    pub(super) since: Option<SText>,
    pub(super) until: Option<SText>,
}

/// A change of the notice within the year.
#[derive(Debug)]
pub(super) struct RawChange {
    pub(super) date: Option<SText>,
    pub(super) number: Option<SText>,
    pub(super) words: Option<SText>,
}

/// A finding that is not listed.
#[derive(Debug)]
pub(super) struct RawSilence {
    pub(super) rule: Option<SText>,
    pub(super) words: Option<SText>,
    pub(super) reason: Option<SText>,
}

/// What a target promises.
#[derive(Debug)]
pub(super) struct RawPromise {
    pub(super) amount: Option<SText>,
    pub(super) unit: Option<SText>,
    pub(super) bound: Option<SText>,
    pub(super) kind: Option<SText>,
}

/// What a target was before it was changed.
#[derive(Debug)]
pub(super) struct RawEarlier {
    pub(super) until: Option<SText>,
    pub(super) promise: RawPromise,
    pub(super) reporters: Vec<RawReporter>,
}

/// An item of the list of tasks.
#[derive(Debug)]
pub(super) enum RawTaskOrHeading {
    Task(Box<RawTask>),
    Heading(RawHeading),
}

/// A heading above tasks.
#[derive(Debug)]
pub(super) struct RawHeading {
    pub(super) text: Option<SText>,
    pub(super) level: Option<SText>,
    pub(super) number: Option<SText>,
    pub(super) paragraphs: Vec<SText>,
}

/// How the tasks are printed.
#[derive(Debug, Default)]
pub(super) struct RawTaskLayout {
    pub(super) place: Option<SText>,
    pub(super) numbers: Option<SText>,
    pub(super) ordinal: Option<SText>,
    pub(super) name: Option<SText>,
    pub(super) words: Vec<(Role, SText)>,
    pub(super) due_word: Option<SText>,
    pub(super) bracket: Option<SText>,
}

/// A task.
#[derive(Debug)]
pub(super) struct RawTask {
    pub(super) number: Option<SText>,
    pub(super) name: Option<SText>,
    pub(super) text: Option<Vec<SText>>,
    pub(super) assigned: Option<Vec<RawAssignment>>,
    pub(super) who_reports: Option<Vec<SText>>,
    pub(super) name_place: Option<SText>,
    pub(super) bracket: Option<SText>,
    pub(super) due: Option<RawDue>,
    pub(super) targets: Vec<RawTarget>,
    pub(super) former_names: Vec<SText>,
    pub(super) force: RawForce,
}

/// The units under one word of a task.
#[derive(Debug)]
pub(super) struct RawAssignment {
    pub(super) role: Role,
    pub(super) parties: Vec<RawParty>,
}

/// A unit or a group of them, as a task names it.
#[derive(Debug)]
pub(super) struct RawParty {
    pub(super) name: SText,
    pub(super) remark: Option<SText>,
}

/// 完成时限: a text, or words with a day beside them.
#[derive(Debug)]
pub(super) struct RawDue {
    pub(super) words: SText,
    pub(super) date: Option<SText>,
}

/// A countable promise.
#[derive(Debug)]
pub(super) struct RawTarget {
    pub(super) name: Option<SText>,
    pub(super) promise: RawPromise,
    pub(super) reporters: Option<Vec<RawReporter>>,
    pub(super) aggregate: Option<SText>,
    pub(super) part_of: Option<SText>,
    pub(super) former_names: Vec<SText>,
    pub(super) force: RawForce,
    pub(super) earlier: Vec<RawEarlier>,
    pub(super) origin: Origin,
}

/// A unit that reports a target, with its share where one is written.
#[derive(Debug)]
pub(super) struct RawReporter {
    pub(super) unit: SText,
    pub(super) share: Option<SText>,
}

/// Whom to ask.
#[derive(Debug)]
pub(super) struct RawContact {
    pub(super) people: Option<Vec<SText>>,
    pub(super) phones: Option<Vec<SText>>,
    pub(super) phone_word: Option<SText>,
    pub(super) faxes: Option<Vec<SText>>,
    pub(super) printed: Option<SText>,
}

/// The attachment.
#[derive(Debug)]
pub(super) struct RawAttachment {
    pub(super) title: Option<Title>,
    pub(super) printed: Option<SText>,
    pub(super) due_column: Option<SText>,
    pub(super) columns: Option<RawColumns>,
}

/// The columns of the progress form.
#[derive(Debug)]
pub(super) struct RawColumns {
    pub(super) columns: Vec<RawColumn>,
    /// Where they are written.
    pub(super) origin: Origin,
}

/// One of them.
#[derive(Debug)]
pub(super) struct RawColumn {
    /// The words of its head, a line each.
    pub(super) lines: Vec<SText>,
    pub(super) content: Option<SText>,
}

impl RawColumn {
    /// The words of its head in one line.
    pub(super) fn head(&self) -> String {
        self.lines.iter().map(|line| line.value.as_str()).collect()
    }
}

/// One of the other attachments.
#[derive(Debug)]
pub(super) struct RawAnnex {
    pub(super) title: Option<Title>,
    pub(super) kind: Option<SText>,
    pub(super) due_column: Option<SText>,
    pub(super) columns: Option<RawColumns>,
    pub(super) text: Vec<SText>,
    pub(super) tables: Vec<RawTable>,
    /// Whether text and tables were given, right or wrong.
    pub(super) given: [bool; 2],
    pub(super) origin: Origin,
}

/// A table of an attachment.
#[derive(Debug)]
pub(super) struct RawTable {
    pub(super) columns: Option<Vec<SText>>,
    pub(super) rows: Option<Vec<RawRow>>,
    pub(super) landscape: Option<SText>,
}

/// A row of such a table.
#[derive(Debug)]
pub(super) struct RawRow {
    pub(super) cells: Vec<RawCell>,
    pub(super) origin: Origin,
}

/// A cell; nothing where it stays blank.
pub(super) type RawCell = Option<SText>;

/// 署名.
#[derive(Debug)]
pub(super) struct RawSigned {
    pub(super) by: Option<Vec<SText>>,
    pub(super) date: Option<SText>,
    pub(super) seal: Option<SText>,
    pub(super) seal_diameter: Option<SText>,
    pub(super) origin: Origin,
}

/// 印发.
#[derive(Debug)]
pub(super) struct RawBodyAndDate {
    pub(super) by: Option<SText>,
    pub(super) date: Option<SText>,
    pub(super) origin: Origin,
}

/// How the units report.
#[derive(Debug, Default)]
pub(super) struct RawReporting {
    pub(super) collector: Option<SText>,
    pub(super) mailbox: Option<SText>,
    pub(super) sealed_pdf: Option<SText>,
    pub(super) every: Option<SText>,
    pub(super) due_days: Option<SText>,
    pub(super) due_day: Option<SText>,
    pub(super) move_off_rest: Option<SText>,
    pub(super) rest_days: Option<Vec<SText>>,
    pub(super) work_days: Option<Vec<SText>>,
    pub(super) sender: Option<SText>,
    pub(super) remind_before: Option<Vec<SText>>,
    pub(super) remind_after: Option<Vec<SText>>,
    pub(super) behind_points: Option<SText>,
    pub(super) far_behind_points: Option<SText>,
}

/// What the office rules of a returned file.
#[derive(Debug)]
pub(super) struct RawRuling {
    pub(super) file: Option<SText>,
    pub(super) unit: Option<SText>,
    pub(super) period: Option<SText>,
    pub(super) version: Option<SText>,
    pub(super) ignore: Option<SText>,
    pub(super) figures_right: Option<SText>,
    pub(super) reason: Option<SText>,
    pub(super) ruled_by: Option<SText>,
    pub(super) date: Option<SText>,
    pub(super) origin: Origin,
}

/// How the page is set.
#[derive(Debug, Default)]
pub(super) struct RawLayout {
    pub(super) format: Option<SText>,
    pub(super) grid: Option<SText>,
    pub(super) preprinted: Option<SText>,
    pub(super) colophon_page: Option<SText>,
    pub(super) word_file: Option<SText>,
    pub(super) ofd_file: Option<SText>,
    pub(super) unit_separator: Option<SText>,
    pub(super) house: RawHouse,
}

/// 版头 beyond mark and number.
#[derive(Debug, Default)]
pub(super) struct RawHead {
    pub(super) copy_number: Option<SText>,
    pub(super) secrecy: Option<SText>,
    pub(super) urgency: Option<SText>,
    pub(super) joint_issuers: Vec<SText>,
    pub(super) signers: Vec<SText>,
}

/// The people of minutes.
#[derive(Debug)]
pub(super) struct RawAttendance {
    pub(super) present: Option<SText>,
    pub(super) absent: Option<SText>,
    pub(super) observers: Option<SText>,
    pub(super) origin: Origin,
}

/// 签名章.
#[derive(Debug)]
pub(super) struct RawStamped {
    pub(super) post: Option<SText>,
    pub(super) date: Option<SText>,
    pub(super) width: Option<SText>,
    pub(super) height: Option<SText>,
    pub(super) origin: Origin,
}

/// Single measures in the place of the standard's.
#[derive(Debug, Default)]
pub(super) struct RawHouse {
    pub(super) top_margin: Option<SText>,
    pub(super) bottom_margin: Option<SText>,
    pub(super) left_margin: Option<SText>,
    pub(super) right_margin: Option<SText>,
    pub(super) line_pitch: Option<SText>,
    pub(super) mark_top: Option<SText>,
    pub(super) mark_size: Option<SText>,
    pub(super) title_size: Option<SText>,
    pub(super) red_rule: Option<SText>,
    pub(super) colophon_outer: Option<SText>,
    pub(super) colophon_inner: Option<SText>,
    pub(super) red: Option<SText>,
}
