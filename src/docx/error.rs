//! Why a Word file could not be made: only faults of the libraries beneath, never of a document.

use std::fmt;

/// A fault in making the parts of the file.
#[derive(Debug)]
pub enum WriteError {
    /// A part that `docx-rs` built is not well-formed.
    Xml(quick_xml::Error),
    /// A part that `docx-rs` built has no root element.
    Empty,
    /// The parts could not be packed.
    Archive(zip::result::ZipError),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WriteError::Xml(error) => write!(f, "a part of the Word file is no XML: {error}"),
            WriteError::Empty => f.write_str("a part of the Word file is empty"),
            WriteError::Archive(error) => write!(f, "the Word file cannot be packed: {error}"),
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            WriteError::Xml(error) => Some(error),
            WriteError::Empty => None,
            WriteError::Archive(error) => Some(error),
        }
    }
}

impl From<quick_xml::Error> for WriteError {
    fn from(error: quick_xml::Error) -> WriteError {
        WriteError::Xml(error)
    }
}

impl From<quick_xml::events::attributes::AttrError> for WriteError {
    fn from(error: quick_xml::events::attributes::AttrError) -> WriteError {
        WriteError::Xml(error.into())
    }
}

impl From<zip::result::ZipError> for WriteError {
    fn from(error: zip::result::ZipError) -> WriteError {
        WriteError::Archive(error)
    }
}

impl From<std::io::Error> for WriteError {
    fn from(error: std::io::Error) -> WriteError {
        WriteError::Archive(error.into())
    }
}
