//! The words of findings about characters that fonts lack in English.

use super::{Glyphs, Loan, named};

impl Glyphs {
    /// What is wrong, and what to do.
    pub(in crate::diag) fn en(&self) -> (String, String) {
        match self {
            Glyphs::Missing { characters } => (
                format!("no font has {}", all(characters, with_code)),
                "write it in a common way, or install a font that has it".into(),
            ),
            Glyphs::Replaced { characters, stand_in } => (
                format!("no font has {}; “{stand_in}” is printed for it", all(characters, quoted)),
                "the return itself is unchanged; install a font that has it to print it".into(),
            ),
            Glyphs::Borrowed { loans } => (
                loans.iter().map(loan).collect::<Vec<_>>().join("; "),
                "look at them in the PDF; for one look throughout install a font that has them"
                    .into(),
            ),
        }
    }
}

fn loan(Loan { kind, lacking, from, characters }: &Loan) -> String {
    format!("{kind} ({lacking}) lacks {}, which “{from}” draws", all(characters, quoted))
}

fn all(characters: &[char], quoted: fn(&char) -> String) -> String {
    match named(characters, quoted, ", ") {
        (named, 0) => named,
        (named, more) => format!("{named} and {more} more"),
    }
}

fn quoted(character: &char) -> String {
    format!("“{character}”")
}

/// What no font has may not be seen on the screen either.
fn with_code(character: &char) -> String {
    format!("“{character}” (U+{:04X})", u32::from(*character))
}
