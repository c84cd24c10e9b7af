//! The words of findings about targets in English.

use super::Reported;

impl Reported {
    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn en(&self) -> (String, String) {
        match self {
            Reported::SeveralReporters { target } => (
                format!("“{target}” has several reporters, and nothing says how they add up"),
                "where each reports its part, write aggregate: sum; else name one reporter only"
                    .into(),
            ),
            Reported::BadPoints { found } => (
                format!("“{found}” is no number of percentage points"),
                "write a whole number from 0 to 100 without the percent sign, such as 10".into(),
            ),
            Reported::PointsOrder { behind, far_behind } => (
                format!(
                    "far behind begins at {far_behind} points, which is less than behind ({behind})"
                ),
                "far_behind_points must be more than behind_points, such as 30 and 10".into(),
            ),
            Reported::OtherMeasure { found, measure } => (
                format!("“{found}” cannot be reckoned over into “{measure}”; it is not added"),
                format!("ask the unit for the number in “{measure}”, digits only"),
            ),
            Reported::SumOutOfProportion { target, sum, amount, shares } => (
                format!("{sum} of “{target}” is out of all proportion to {amount}: {shares}"),
                "see whether each reported the whole, or in another measure; ask those that did"
                    .into(),
            ),
            Reported::QuarterMissing { quarter, folder } => (
                format!(
                    "no folder holds returns for {quarter}; its column in the report of the year says so"
                ),
                format!(
                    "put what came back into the folder {folder} and report again; else ask for it"
                ),
            ),
            Reported::ComparedWithoutYear => (
                "--compare goes with the report of a year alone".into(),
                "name the year: hongtou report --period 2025 --compare ../2024".into(),
            ),
            Reported::ComparedWithItself { year, file } => (
                format!("“{file}” is of {year} too: there is nothing to compare"),
                "name another year's folder behind --compare, such as ../2024, or its notice.yaml"
                    .into(),
            ),
            Reported::PartsDiffer { whole, done, parts } => (
                format!("“{whole}” was reported as {done}, which its parts do not make: {parts}"),
                "ask the reporters to compare the total with its parts and to report again".into(),
            ),
            Reported::SameDiffers { target, shares } => (
                format!(
                    "“{target}” is one number for all its reporters, who report different ones; \
                     it is not counted: {shares}"
                ),
                "ask these units which number is right".into(),
            ),
            Reported::PrintedInPart { answers, most, files, more } => (
                format!(
                    "{answers} answers are very long; PDF and Word print the first {most} characters of each"
                ),
                format!(
                    "the workbook has all of them (明细); to have them printed whole, ask for shorter ones: {}{}",
                    files.join(", "),
                    if *more > 0 { format!(" and {more} more") } else { String::new() }
                ),
            ),
            Reported::TooManyDigits { target } => (
                format!("the figure of “{target}” has too many digits; it is not added"),
                "see whether it is in the wrong cell; 15 digits on each side of the point at most"
                    .into(),
            ),
        }
    }
}
