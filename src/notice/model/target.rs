//! 目标: the countable promises of a task.

use super::{SText, UnitId};

/// A countable promise.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// What is counted.
    pub name: SText,
    /// How many, as written (3.10 stays 3.10).
    pub amount: SText,
    /// The unit of measure (场, 万人次, %).
    pub unit: SText,
    /// The responsible units that report it, each its own part where they are several; at least
    /// one.
    pub reporters: Vec<UnitId>,
}

impl Target {
    /// Whether `unit` reports it, or a part of it.
    pub fn is_reported_by(&self, unit: UnitId) -> bool {
        self.reporters.contains(&unit)
    }
}
