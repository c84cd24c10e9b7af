//! 完成时限: what is printed, and the day that is reckoned by.

use crate::date::Date;
use crate::origin::{Origin, Sourced};

use super::SText;

/// 完成时限 of a task.
#[derive(Clone, Debug, PartialEq)]
pub struct Due {
    /// As it is printed: a day in Chinese, anything else in the words of the description.
    pub words: SText,
    /// The day that is reckoned by; none where the task has no end (长期坚持).
    pub day: Option<Date>,
}

impl Due {
    /// The day, written where `origin` is.
    pub fn of_day(day: Date, origin: Origin) -> Due {
        Due { words: Sourced::new(day.chinese(), origin), day: Some(day) }
    }

    /// The words in the lines of a narrow column: 2024年, 9月底前.
    pub fn lines(&self) -> Vec<SText> {
        let words = &self.words;
        let of_year = words.trim_start_matches(|one: char| one.is_ascii_digit());
        let rest = of_year.strip_prefix('年').filter(|rest| !rest.is_empty());
        let parts = match rest {
            Some(rest) if words.len() - of_year.len() == 4 => {
                let (year, rest) = words.split_at(words.len() - rest.len());
                vec![year, rest]
            }
            _ => vec![words.as_str()],
        };
        let line = |part: &str| Sourced::new(part.to_owned(), words.origin.clone());
        parts.into_iter().map(line).collect()
    }

    /// The same as a cell of a workbook holds them.
    pub fn in_cell(&self) -> String {
        self.lines().iter().map(|line| line.as_str()).collect::<Vec<_>>().join("\n")
    }
}
