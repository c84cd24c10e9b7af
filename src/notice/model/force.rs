//! When parts of the notice are in force (自, 至), and the changes of the notice within the year (变更).

use crate::date::Date;
use crate::decimal::Decimal;
use crate::origin::Sourced;

use super::{Reporter, SText, TargetKind, UnitId, Wording};

/// The days on which something is in force.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Force {
    /// The first; from the beginning where there is none.
    pub since: Option<Date>,
    /// The last; to the end where there is none.
    pub until: Option<Date>,
}

impl Force {
    /// What is in force on no day of any year.
    pub fn never() -> Force {
        Force { since: None, until: Some(Date::first_of(1)) }
    }

    /// Whether it is in force on no day.
    pub fn is_never(self) -> bool {
        self == Force::never()
    }

    /// Whether it is in force on that day.
    pub fn holds_on(self, day: Date) -> bool {
        self.since.is_none_or(|since| since <= day) && !self.has_ended(day)
    }

    /// Whether it was in force once, and is no more on that day.
    pub fn has_ended(self, day: Date) -> bool {
        self.until.is_some_and(|until| until < day)
    }

    /// Whether it is in force on every day.
    pub const fn is_always(self) -> bool {
        self.since.is_none() && self.until.is_none()
    }
}

/// A change of the notice within the year (变更).
#[derive(Clone, Debug, PartialEq)]
pub struct NoticeChange {
    /// The day from which on it is in force.
    pub date: Sourced<Date>,
    /// The document that makes it, by its number.
    pub number: Option<SText>,
    /// What is changed, in words.
    pub words: Option<SText>,
}

/// What a target promised before it was changed (原数量).
#[derive(Clone, Debug, PartialEq)]
pub struct EarlierAmount {
    /// The last day on which it did.
    pub until: Date,
    /// How many, the digits as written.
    pub amount: SText,
    /// The unit of measure.
    pub unit: SText,
    /// The words by which the amount binds.
    pub wording: Wording,
    /// What kind of measure it was.
    pub kind: TargetKind,
    /// The units that report it with their shares of then; empty where none had one.
    pub shares: Vec<Reporter>,
}

impl EarlierAmount {
    /// The number that `unit` had to reach: its share, where it had one.
    pub fn promised_to(&self, unit: UnitId) -> Option<Decimal> {
        Decimal::parse(&self.share_of(unit).unwrap_or_else(|| self.amount.clone()).value)
    }

    /// Who reported it: those that are written with their shares, in the order of `today`; where none is, today's.
    pub(super) fn reporters(&self, today: &[Reporter]) -> Vec<Reporter> {
        let had =
            |unit: UnitId| self.shares.is_empty() || self.shares.iter().any(|one| one.unit == unit);
        let with_share =
            |one: &Reporter| Reporter { share: self.share_of(one.unit), ..one.clone() };
        let is_todays = |one: &&Reporter| today.iter().any(|other| other.unit == one.unit);
        let known = today.iter().filter(|one| had(one.unit)).map(with_share);
        known.chain(self.shares.iter().filter(|one| !is_todays(one)).cloned()).collect()
    }

    /// The share that `unit` had of it.
    pub(super) fn share_of(&self, unit: UnitId) -> Option<SText> {
        self.shares.iter().find(|one| one.unit == unit)?.share.clone()
    }
}
