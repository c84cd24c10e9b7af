//! What is told of stamped copies (盖章件): whose they are, and what they were stamped for.

use super::super::Mender;
use super::super::words::{Words, words};

/// A kind of finding about a stamped copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StampedProblem {
    /// It names no unit.
    OfNobody,
    /// It names several units.
    OfSeveral {
        /// The units.
        units: String,
    },
    /// Its unit owes nothing for the period: others do, or nobody.
    OwesNothing {
        /// The unit.
        unit: String,
        /// Those that it took over from, or that took over from it, which owe a return.
        by: String,
    },
    /// All that came of a unit is older than the correction of its form that counts.
    Older {
        /// The unit.
        unit: String,
        /// The day of the copy (2024-04-02).
        day: String,
        /// The day of the correction.
        corrected: String,
    },
}

impl StampedProblem {
    /// The stable code, and who must mend it.
    pub(super) const fn row(&self) -> (&'static str, Mender) {
        match self {
            StampedProblem::OfNobody => ("W663", Mender::Nobody),
            StampedProblem::OfSeveral { .. } => ("W664", Mender::Nobody),
            StampedProblem::OwesNothing { .. } => ("W693", Mender::Nobody),
            StampedProblem::Older { .. } => ("W692", Mender::Nobody),
        }
    }

    /// What is wrong, and what to do.
    pub(super) fn words(&self) -> Words {
        match self {
            StampedProblem::OfNobody => words(
                (
                    "看不出是哪个单位的盖章件（或照片）",
                    "把文件名改成带单位名称的，或放进以单位命名的文件夹，或在 notice.yaml 的“来件”里写明单位",
                ),
                (
                    "nothing shows whose stamped copy (or photo) this is",
                    "put the unit's name into the file's name, put it into a folder of the unit, or write the unit under “returns” in notice.yaml",
                ),
            ),
            StampedProblem::OfSeveral { units } => words(
                (
                    format!("文件名里有几个单位，分不清是谁的盖章件：{units}"),
                    "在 notice.yaml 的“来件”里写明单位",
                ),
                (
                    format!("the file's name names several units: {units}"),
                    "write the unit under “returns” in notice.yaml",
                ),
            ),
            StampedProblem::OwesNothing { unit, by } if by.is_empty() => words(
                (
                    format!("“{unit}”这一期没有要报的实事，它的盖章件没有计入"),
                    "是替别的单位盖的，在 notice.yaml 的“来件”里写明单位；是别的报送期的，移到那一期的文件夹；不用的写“不计: 是”",
                ),
                (
                    format!(
                        "“{unit}” owes nothing for this period: its stamped copy is not counted"
                    ),
                    "where it is another unit's, name that under returns; where it is of another period, move it into the folder of that; else leave it out with ignore: true",
                ),
            ),
            StampedProblem::OwesNothing { unit, by } => words(
                (
                    format!("“{unit}”这一期不报，由{by}报，分不清是谁的盖章件，没有计入"),
                    "在 notice.yaml 的“来件”里写明单位；是别的报送期的，移到那一期的文件夹",
                ),
                (
                    format!(
                        "{by} owe a return, not “{unit}”: nothing shows whose stamped copy this is"
                    ),
                    "name one of those under returns; where it is of another period, move it into the folder of that",
                ),
            ),
            StampedProblem::Older { unit, day, corrected } => words(
                (
                    format!(
                        "“{unit}”的盖章件（{day}）比用的那份更正（{corrected}）早，盖的可能是更正以前的数"
                    ),
                    "对一对盖章件和更正后的表；不一样的，请填报单位把更正后的表打印、签字、盖章再报一份",
                ),
                (
                    format!(
                        "the stamped copy of “{unit}” ({day}) is older than the correction that counts ({corrected}): it may show the numbers of before"
                    ),
                    "compare the two; where they differ, ask the unit for a stamped copy of the corrected form",
                ),
            ),
        }
    }
}
