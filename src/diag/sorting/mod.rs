//! What can be wrong with the rulings of the description on single returned files (`returns`,
//! `E24x`), and with whose return a file is (`E66x`, `W66x`) and which counts (`x626`), with its stable code.
//!
//! The words are in `zh` and `en` beside this file; the place (a line of the description, or a
//! returned file) is the diagnostic's.

mod en;
mod to_unit;
mod zh;

use super::Mender;

/// What a form holds beside its blank fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// Nothing of the unit's own.
    Nothing,
    /// Texts.
    Texts,
    /// Pictures only.
    Pictures,
}

/// A kind of finding about whose return a file is, and which of several counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sorting {
    /// A ruling names no file: neither a path inside the folder of returns nor the beginning of a
    /// hash.
    BadFile {
        /// As written.
        found: String,
    },
    /// No number of a version.
    BadVersion {
        /// As written.
        found: String,
        /// The highest there is.
        most: u16,
    },
    /// A ruling names a file and says nothing of it.
    NothingRuled,
    /// A ruling leaves a file out and says whose or which it is.
    IgnoredAndMore,
    /// Two rulings are about one file. Related: the first.
    RuledTwice {
        /// The file as written.
        file: String,
    },
    /// Two files are ruled to be the same version of a unit's return. Related: the first.
    VersionTwice {
        /// The unit.
        unit: String,
        /// The version.
        version: u16,
    },
    /// A file is ruled to be of a unit that has no task, and so no form.
    NoFormOfUnit {
        /// The unit.
        unit: String,
    },
    /// Nobody can say which of several versions is the last. The one named first is taken until
    /// somebody rules.
    Undecided {
        /// The unit.
        unit: String,
        /// The file that is taken.
        taken: String,
        /// The files that may as well be the last.
        others: String,
    },
    /// The file that a ruling is about is not there.
    RuledFileMissing {
        /// The file as the ruling names it.
        file: String,
    },
    /// A ruling names several files, by the beginning of their hashes or by a name that each has; it is applied
    /// to none.
    RuledFileUnclear {
        /// As written.
        file: String,
        /// The files, and how each alone is named, in quotation marks.
        files: Vec<(String, String)>,
        /// How many more there are.
        more: usize,
    },
    /// A ruling says otherwise than the form itself, and is believed.
    RuledAgainstForm {
        /// What the form says of itself.
        form: String,
        /// What is ruled.
        ruled: String,
    },
    /// A ruling that names its file by its name alone, without period or hash, says another unit than
    /// the form itself; neither is believed.
    RuledByNameAlone {
        /// What the form says of itself.
        form: String,
        /// What is ruled.
        ruled: String,
    },
    /// A ruling without a period names the file of an earlier quarter too; this one, whose marks are
    /// sound, is taken as they say.
    RuledBefore,
    /// A ruling by name was followed for another file of that name before; it is not for this one.
    RuledForAnother {
        /// The day on which it was followed first.
        day: String,
        /// The first digits of the hash of the other file.
        hash: String,
        /// Those of this one.
        own: String,
    },
    /// Files came for an earlier period, and none of them counts: the next has nothing to be compared with.
    CameToNothing {
        /// The period.
        period: String,
        /// How many files.
        files: usize,
        /// How many units owed a form.
        units: usize,
        /// Why, each with how many files.
        why: Vec<(WhyUnused, usize)>,
    },
    /// Some sheets of a workbook are a return for another period, beside those for the one that is collected.
    OtherPart {
        /// The period it is for.
        found: String,
        /// The folder of that period's returns.
        folder: String,
    },
    /// A file came after the day that counts as today, as the book of receipts shows; it does not count.
    CameLater {
        /// The day on which it was seen first.
        seen: String,
        /// The day that counts as today.
        as_of: String,
    },
    /// A return that counts has a day behind the one that counts as today, and no book shows when it came.
    AfterAsOf {
        /// The unit.
        unit: String,
        /// The day that it was filled in on, or that of its mail.
        day: String,
        /// The day that counts as today.
        as_of: String,
    },
    /// A form that was made for another unit than the one it belongs to now, beside another form of
    /// that one: they are no versions of each other.
    FormOfAnother {
        /// The unit it was made for, as its marks call it.
        form: String,
        /// The unit it belongs to now.
        unit: String,
    },
    /// A return of a unit that another took over, whose own form came too.
    OfPredecessor {
        /// The unit whose form it is.
        predecessor: String,
        /// The unit that took it over.
        unit: String,
    },
    /// The returns of a unit's predecessors were put together.
    Joined {
        /// The unit.
        unit: String,
        /// The files.
        files: String,
    },
    /// A ruling names a file by its name alone, and files of that name came for several periods.
    RuledForAll {
        /// The file as the ruling names it.
        file: String,
        /// The periods.
        periods: Vec<String>,
    },
    /// A return of a unit that owes none for the period. Its texts are kept.
    OwesNothing {
        /// The unit.
        unit: String,
    },
    /// A return for this period lies in the folder of another.
    Misplaced {
        /// The unit.
        unit: String,
        /// The period it is for.
        period: String,
        /// The folder it lies in.
        folder: String,
        /// Whether the file has a return for the period of that folder too.
        stays: bool,
    },
    /// A unit sent its form back with nothing filled in.
    Blank {
        /// The unit.
        unit: String,
        /// What is elsewhere than in the fields.
        elsewhere: Elsewhere,
    },
    /// A unit returned its form more than once.
    SeveralVersions {
        /// The unit.
        unit: String,
        /// The file that counts.
        chosen: String,
        /// The files that do not.
        others: Box<str>,
        /// Whether the office said which it is.
        ruled: bool,
    },
    /// The mail that brought a form says otherwise than the form.
    MailSays {
        /// Where it does so.
        text: String,
    },
    /// Files hold so much beside the answers of forms that not all of it is listed.
    LeftOut {
        /// Texts that are not listed.
        texts: usize,
        /// Findings that are not listed.
        findings: usize,
        /// Files of which something is not, those first of which it is most.
        files: Vec<String>,
        /// How many more such files there are.
        more: usize,
    },
    /// Versions that do not count answer at such length that of long answers only the beginning is listed.
    Shortened {
        /// How many.
        versions: usize,
        /// Files in which they are.
        files: Vec<String>,
        /// How many more such files there are.
        more: usize,
    },
    /// A file that had to be read once more was not there any more as it was.
    Changed,
    /// A stamped copy that names no unit.
    StampedOfNobody,
    /// A stamped copy that names several units.
    StampedOfSeveral {
        /// The units.
        units: String,
    },
}

/// Why a file is no return that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhyUnused {
    /// It is the form of another notice.
    OtherNotice,
    /// It is for another period.
    OtherPeriod,
    /// It cannot be read.
    Unreadable,
    /// Nothing is filled in.
    Blank,
    /// Nobody can say whose it is, or which of several counts.
    InDoubt,
}

impl Sorting {
    /// The stable code, and who must mend it.
    pub(super) const fn row(&self) -> (&'static str, Mender) {
        use Mender::{Nobody, Office, Unit};
        match self {
            Sorting::BadFile { .. } => ("E241", Office),
            Sorting::BadVersion { .. } => ("E242", Office),
            Sorting::NothingRuled => ("E243", Office),
            Sorting::IgnoredAndMore => ("E244", Office),
            Sorting::RuledTwice { .. } => ("E245", Office),
            Sorting::VersionTwice { .. } => ("E246", Office),
            Sorting::NoFormOfUnit { .. } => ("E247", Office),
            Sorting::Undecided { .. } => ("E661", Office),
            Sorting::RuledFileUnclear { .. } => ("E662", Office),
            Sorting::RuledFileMissing { .. } => ("W661", Nobody),
            Sorting::RuledAgainstForm { .. } => ("W662", Nobody),
            Sorting::RuledByNameAlone { .. } => ("E663", Office),
            Sorting::RuledBefore => ("W666", Nobody),
            Sorting::RuledForAll { .. } => ("W680", Nobody),
            Sorting::RuledForAnother { .. } => ("E668", Office),
            Sorting::CameLater { .. } => ("W683", Nobody),
            Sorting::OtherPart { .. } => ("W685", Nobody),
            Sorting::CameToNothing { .. } => ("W686", Nobody),
            Sorting::AfterAsOf { .. } => ("W684", Nobody),
            Sorting::FormOfAnother { .. } => ("E664", Office),
            Sorting::OfPredecessor { .. } => ("E667", Office),
            Sorting::Joined { .. } => ("W681", Nobody),
            Sorting::Misplaced { .. } => ("E665", Office),
            Sorting::OwesNothing { .. } => ("W665", Nobody),
            Sorting::SeveralVersions { .. } => ("W626", Nobody),
            Sorting::Blank { .. } => ("E626", Unit),
            Sorting::MailSays { .. } => ("W667", Nobody),
            Sorting::LeftOut { .. } => ("W668", Nobody),
            Sorting::Shortened { .. } => ("W669", Nobody),
            Sorting::Changed => ("E666", Office),
            Sorting::StampedOfNobody => ("W663", Nobody),
            Sorting::StampedOfSeveral { .. } => ("W664", Nobody),
        }
    }
}

/// Lines of a description that name one file each.
fn written(key: &str, files: &[&str]) -> String {
    let lines: Vec<String> = files.iter().map(|file| format!("{key}: {file}")).collect();
    lines.join("；")
}
