//! The parts -> the archive: always in the same order, with the same time stamp.

use std::io::{Cursor, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::OfdError;

/// The archive as far as it is written.
pub(super) struct Package {
    archive: ZipWriter<Cursor<Vec<u8>>>,
}

impl Default for Package {
    fn default() -> Package {
        Package { archive: ZipWriter::new(Cursor::new(Vec::new())) }
    }
}

impl Package {
    /// Writes a part.
    pub(super) fn part(&mut self, name: &str, bytes: impl AsRef<[u8]>) -> Result<(), OfdError> {
        self.archive.start_file(name, options()).map_err(|error| failed(&error))?;
        self.archive.write_all(bytes.as_ref()).map_err(|error| failed(&ZipError::from(error)))
    }

    /// The bytes of the archive.
    pub(super) fn end(self) -> Result<Vec<u8>, OfdError> {
        Ok(self.archive.finish().map_err(|error| failed(&error))?.into_inner())
    }
}

fn failed(error: &ZipError) -> OfdError {
    OfdError::Write { detail: error.to_string() }
}

/// Neither clock nor system: the same pages have the same bytes on all.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .system(System::Unix)
}
