//! Every kind of finding the program can make, with its stable code.

use super::Severity;

/// A kind of finding with the values its words need.
///
/// Codes never change their meaning: `E0xx` reading the file, `E1xx` shape of the description,
/// `E2xx` its content, `E3xx` templates, `E4xx` fonts and page; `W…` likewise for warnings.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// The template engine refused a template (syntax, an unknown or undefined name).
    TemplateFailed {
        /// What the engine said.
        detail: String,
    },
    /// A rendered line is not one of the known blocks.
    TemplateBlock {
        /// The line, or the tag, that is not known.
        found: String,
    },
    /// No font at hand has this character.
    MissingGlyph {
        /// The character.
        character: char,
    },
    /// The role's own kind of type is nowhere to be found, and another stands in.
    FontSubstituted {
        /// The kind of type, in Chinese (仿宋).
        wanted: String,
        /// The name of the font that is used.
        used: String,
    },
    /// A font that must be there is not.
    FontMissing {
        /// The kind of type, in Chinese (仿宋).
        wanted: String,
        /// The places that were searched.
        searched: String,
    },
    /// A font file cannot be read.
    FontUnreadable {
        /// The file.
        file: String,
    },
    /// A piece that cannot be broken is higher than the type area.
    TooHigh {
        /// What it is, in the words of the standard.
        element: String,
    },
}

impl Problem {
    /// The stable code, for programs and for the documentation.
    pub fn code(&self) -> &'static str {
        match self {
            Problem::TemplateFailed { .. } => "E301",
            Problem::TemplateBlock { .. } => "E302",
            Problem::MissingGlyph { .. } => "E401",
            Problem::FontMissing { .. } => "E402",
            Problem::FontUnreadable { .. } => "E403",
            Problem::TooHigh { .. } => "E404",
            Problem::FontSubstituted { .. } => "W401",
        }
    }

    /// An error or a warning: the first letter of the code.
    pub fn severity(&self) -> Severity {
        if self.code().starts_with('E') { Severity::Error } else { Severity::Warning }
    }
}
