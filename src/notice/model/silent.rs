//! 检查: which findings of a description are not listed, and why.

use super::SText;

/// Findings that the office has looked at and leaves as they are (不提示).
#[derive(Clone, Debug, PartialEq)]
pub struct Silence {
    /// The code of their rule (规则): W141.
    pub rule: SText,
    /// Words in or around the place (文字); none for all that the rule finds.
    pub words: Option<SText>,
    /// Why (说明).
    pub reason: SText,
}
