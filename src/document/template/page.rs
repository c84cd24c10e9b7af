//! What is rendered -> its bytes, up to so many, with the values among them told apart from the words of
//! the template where that matters: a value with quotation marks may stand inside a quotation.
//!
//! The engine writes both alike. Whoever prints a value says so before and after; what is set aside, by
//! a macro or a block, is not written here and stays as it is.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Around a value.
const BEGIN: &[u8] = b"<o>";
const END: &[u8] = b"</o>";

/// Whether what is written is of a value that is to be told apart.
#[derive(Debug, Default)]
pub(super) struct Printing(AtomicBool);

impl Printing {
    pub(super) fn value(&self, is_apart: bool) {
        self.0.store(is_apart, Ordering::Relaxed);
    }
}

/// What is rendered.
pub(super) struct Page {
    bytes: Vec<u8>,
    longest: usize,
    printing: Arc<Printing>,
    /// Whether what was written last stands in an element of its own.
    is_apart: bool,
}

impl Page {
    /// Behind `begin`, and of so many bytes at most.
    pub(super) fn new(begin: &str, longest: usize, printing: Arc<Printing>) -> Page {
        Page { bytes: begin.as_bytes().to_vec(), longest, printing, is_apart: false }
    }

    /// All of it, before `end`.
    pub(super) fn end(mut self, end: &str) -> Vec<u8> {
        self.part(false);
        self.bytes.extend_from_slice(end.as_bytes());
        self.bytes
    }

    /// Begins an element of a value, or ends it; there is none inside of a tag.
    fn part(&mut self, is_apart: bool) {
        if is_apart != self.is_apart && !self.is_in_tag() {
            self.bytes.extend_from_slice(if is_apart { BEGIN } else { END });
            self.is_apart = is_apart;
        }
    }

    fn is_in_tag(&self) -> bool {
        let last = self.bytes.iter().rfind(|byte| matches!(byte, b'<' | b'>'));
        last == Some(&b'<')
    }
}

impl io::Write for Page {
    fn write(&mut self, more: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + more.len() > self.longest {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.part(self.printing.0.load(Ordering::Relaxed));
        self.bytes.extend_from_slice(more);
        Ok(more.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
