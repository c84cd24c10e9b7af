//! What can stand in the way of a year's first description (`E52x`, `W52x`): a published paper that cannot
//! be read into one, a description that is there already.
//!
//! The words are in `zh` and `en` beside this file.

mod en;
mod zh;

use serde::{Deserialize, Serialize};

use super::{FileKind, Returned};

/// A kind of finding about how a description is begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Starting {
    /// The paper cannot be read.
    Paper {
        /// The file.
        file: String,
        /// Why.
        fault: PaperFault,
    },
    /// A description is there, and none is ever overwritten.
    DescriptionThere {
        /// The file.
        file: String,
    },
    /// A text that is no notice.
    NoNotice {
        /// The file.
        file: String,
        /// What of a notice was found in it.
        found: Vec<PaperSign>,
    },
    /// A paper in which no task was found.
    NoTasks {
        /// The file.
        file: String,
    },
}

/// What a notice has, and other texts do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PaperSign {
    /// 发文字号.
    Number,
    /// A title that ends as those of official papers do.
    Title,
    /// 主送机关.
    Recipients,
    /// 责任单位 of tasks.
    Units,
    /// A signature with its day.
    Date,
    /// 版记: who has copies, who printed it and when.
    Colophon,
}

impl PaperSign {
    /// All of them, as they stand in a notice.
    pub const ALL: [PaperSign; 6] = [
        PaperSign::Number,
        PaperSign::Title,
        PaperSign::Recipients,
        PaperSign::Units,
        PaperSign::Date,
        PaperSign::Colophon,
    ];

    /// Those that are not in `found`.
    fn lacking(found: &[PaperSign]) -> Vec<PaperSign> {
        PaperSign::ALL.into_iter().filter(|one| !found.contains(one)).collect()
    }
}

/// Why a paper cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperFault {
    /// It is a file of another kind.
    OtherKind(FileKind),
    /// There is no text in it.
    Empty,
    /// It opens with a password only.
    Locked,
    /// It is cut off or damaged.
    Damaged,
    /// It is larger than any paper.
    TooLarge,
    /// Reading it took too long, or failed.
    TooSlow,
    /// The process that reads could not be started.
    NotStarted,
}

impl From<Returned> for PaperFault {
    /// A paper is read within the bounds of what is sent back; here is what that means for it.
    fn from(found: Returned) -> PaperFault {
        if let Returned::NotWorkbook { kind } | Returned::Beside { kind } = found {
            return PaperFault::OtherKind(kind);
        }
        let is_slow = matches!(found, Returned::TooSlow { .. } | Returned::ReaderDied);
        [
            (found == Returned::Empty, PaperFault::Empty),
            (found == Returned::Encrypted, PaperFault::Locked),
            (matches!(found, Returned::Beyond { .. }), PaperFault::TooLarge),
            (is_slow, PaperFault::TooSlow),
            (matches!(found, Returned::ReaderNotStarted { .. }), PaperFault::NotStarted),
        ]
        .into_iter()
        .find_map(|(is, fault)| is.then_some(fault))
        .unwrap_or(PaperFault::Damaged)
    }
}

impl Starting {
    /// The stable code.
    pub(super) const fn code(&self) -> &'static str {
        match self {
            Starting::Paper { fault, .. } => match fault {
                PaperFault::OtherKind(_) => "E520",
                PaperFault::Empty => "E521",
                PaperFault::Locked => "E522",
                PaperFault::Damaged => "E523",
                PaperFault::TooLarge => "E524",
                PaperFault::TooSlow => "E525",
                PaperFault::NotStarted => "E526",
            },
            Starting::DescriptionThere { .. } => "E527",
            Starting::NoNotice { .. } => "E528",
            Starting::NoTasks { .. } => "W520",
        }
    }
}
