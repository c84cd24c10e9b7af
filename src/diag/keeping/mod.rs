//! What is to be said of what the year's folder keeps (存档): the notices that forms went out with, the sealed notice
//! and the issued reports (`W901` to `E906`).
//!
//! The words are in `zh` and `en` beside this file.

mod en;
mod zh;

/// A kind of finding about what is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// The description was changed since the forms of a period went out; those of then count.
    ChangedSince {
        /// The period (2024Q1).
        period: String,
        /// Where the description of then lies.
        kept: String,
        /// What is another, in the words of the notice: what it is of, what it was, what it is today.
        changes: Vec<[String; 3]>,
    },
    /// A description that was kept cannot be read, and today's counts.
    Unreadable {
        /// Where it lies.
        kept: String,
    },
    /// A file that was kept is no longer the one that was.
    Tampered {
        /// Where it lies.
        kept: String,
    },
    /// A notice of the same number and day was sealed with another text.
    Sealed {
        /// The number.
        number: String,
        /// Where the sealed one lies.
        kept: String,
    },
    /// The same, and the other text is written elsewhere.
    OtherThanSealed {
        /// The number.
        number: String,
        /// Where the sealed one lies.
        kept: String,
    },
    /// The overview of a year is no report of a period, which alone is issued.
    YearNotIssued,
}

impl Keeping {
    /// The stable code.
    pub(super) const fn code(&self) -> &'static str {
        match self {
            Keeping::ChangedSince { .. } => "W901",
            Keeping::Unreadable { .. } => "W902",
            Keeping::Tampered { .. } => "W903",
            Keeping::Sealed { .. } => "E904",
            Keeping::OtherThanSealed { .. } => "W905",
            Keeping::YearNotIssued => "E906",
        }
    }
}
