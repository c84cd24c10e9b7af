//! The consolidated report of a period: what the units answered, task by task, and who did not.
//!
//! [`model`] puts it together; the writers take the [`Report`] and nothing else.

mod attention;
mod board;
mod columns;
mod compare;
mod gaps;
mod in_question;
mod leader;
mod light;
pub mod model;
mod parts;
mod printed;
mod revision;
mod shares;
pub mod status;
mod tally;
mod target;
mod telephones;
mod uncounted;
pub mod xlsx;
mod year;

pub use attention::Matter;
pub use board::PeriodStates;
pub use columns::{OwnAnswer, Reckoned, ReportColumn};
pub use compare::{Compared, ComparedYear, Comparison, Done};
pub use gaps::without_gaps;
pub use leader::{AHEAD, whole_percent};
pub use light::{Light, percent};
pub use model::{DoubtfulTexts, Figure, Report, TaskReport, Told, UnitPart};
pub use revision::{Fact, Issued, Revised, Revision};
pub use status::{Change, OVER, StampedStatus, State, UnitStatus, VersionStatus};
pub use tally::Tally;
pub use target::{Broken, TargetReport, UnitShare};
pub use telephones::without_telephones;
pub use uncounted::Uncounted;
pub use year::{YearColumn, YearReport};
