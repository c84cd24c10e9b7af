//! Characters that fonts lack: one finding for all of a run, not one for each (`E401`, `W402`,
//! `W403`).
//!
//! The words are in `zh` and `en` beside this file.

mod en;
mod zh;

/// A kind of finding about characters that fonts lack. Each names its characters in the order of
/// their places, each once.
#[derive(Clone, Debug, PartialEq)]
pub enum Glyphs {
    /// No font at hand has characters of ours.
    Missing {
        /// The characters.
        characters: Vec<char>,
    },
    /// No font at hand has characters of a return, and another is drawn for each.
    Replaced {
        /// The characters.
        characters: Vec<char>,
        /// What is drawn.
        stand_in: char,
    },
    /// The font of their kind of type lacks characters, and others have them.
    Borrowed {
        /// Which, and from where.
        loans: Vec<Loan>,
    },
}

/// Characters that one font lacks and another has.
#[derive(Clone, Debug, PartialEq)]
pub struct Loan {
    /// The kind of type they are set in, in Chinese (仿宋体).
    pub kind: &'static str,
    /// The font of that kind, which lacks them.
    pub lacking: String,
    /// The font that has them.
    pub from: String,
    /// The characters.
    pub characters: Vec<char>,
}

impl Glyphs {
    /// The stable code.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Glyphs::Missing { .. } => "E401",
            Glyphs::Replaced { .. } => "W402",
            Glyphs::Borrowed { .. } => "W403",
        }
    }
}

/// So many characters are named; of more only the number is.
const NAMED: usize = 20;

/// The characters as `quoted`, as many as are named, and how many there are beyond.
fn named(characters: &[char], quoted: fn(&char) -> String, between: &str) -> (String, usize) {
    let all: Vec<String> = characters.iter().take(NAMED).map(quoted).collect();
    (all.join(between), characters.len().saturating_sub(NAMED))
}
