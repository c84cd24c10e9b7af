//! The shapes of values, as messages name them.

/// The shapes a value of the description can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text (numbers and dates are texts too).
    Text,
    /// A list.
    List,
    /// A text, or a list of texts.
    TextOrList,
    /// Keys with values.
    Mapping,
    /// Nothing.
    Nothing,
}
