//! The description as it was written: all optional, every value with its place.
//!
//! Shapes are right here (a text is a text, a list a list), meanings are not looked at: dates,
//! numbers and names are texts until [`check`](super::check) reads them.

use crate::origin::Origin;

use super::model::{SText, Title};

/// The whole description.
#[derive(Debug, Default)]
pub(super) struct RawNotice {
    pub(super) year: Option<SText>,
    pub(super) issuer: Option<SText>,
    pub(super) mark: Option<SText>,
    pub(super) number: Option<SText>,
    pub(super) title: Option<Title>,
    pub(super) recipients: Option<SText>,
    pub(super) preamble: Option<Vec<SText>>,
    pub(super) units: Option<Vec<RawUnit>>,
    pub(super) tasks: Option<Vec<RawTask>>,
    pub(super) closing: Vec<SText>,
    pub(super) contact: Option<RawContact>,
    pub(super) attachment: Option<RawAttachment>,
    pub(super) signed: Option<RawBodyAndDate>,
    pub(super) note: Option<SText>,
    pub(super) copies: Option<SText>,
    pub(super) printed: Option<RawBodyAndDate>,
    pub(super) reporting: RawReporting,
    pub(super) layout: RawLayout,
}

/// A unit of the register.
#[derive(Debug)]
pub(super) struct RawUnit {
    pub(super) name: Option<SText>,
    pub(super) aliases: Vec<SText>,
    pub(super) email: Option<SText>,
}

/// A task.
#[derive(Debug)]
pub(super) struct RawTask {
    pub(super) name: Option<SText>,
    pub(super) text: Option<Vec<SText>>,
    pub(super) units: Option<Vec<SText>>,
    pub(super) bracket: Option<SText>,
    pub(super) due: Option<SText>,
    pub(super) targets: Vec<RawTarget>,
}

/// A countable promise.
#[derive(Debug)]
pub(super) struct RawTarget {
    pub(super) name: Option<SText>,
    pub(super) amount: Option<SText>,
    pub(super) unit: Option<SText>,
    pub(super) reporters: Option<Vec<SText>>,
    pub(super) aggregate: Option<SText>,
    pub(super) origin: Origin,
}

/// Whom to ask.
#[derive(Debug)]
pub(super) struct RawContact {
    pub(super) people: Option<Vec<SText>>,
    pub(super) phone: Option<SText>,
}

/// The attachment.
#[derive(Debug)]
pub(super) struct RawAttachment {
    pub(super) title: Option<Title>,
    pub(super) due_column: Option<SText>,
}

/// 署名 or 印发.
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
    pub(super) due_days: Option<SText>,
    pub(super) behind_points: Option<SText>,
    pub(super) far_behind_points: Option<SText>,
}

/// How the page is set.
#[derive(Debug, Default)]
pub(super) struct RawLayout {
    pub(super) format: Option<SText>,
    pub(super) grid: Option<SText>,
    pub(super) colophon_page: Option<SText>,
}
