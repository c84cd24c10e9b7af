//! A document -> its files: settled once, then written in each form that is asked for.
//!
//! Whoever makes a paper (`notice`, `report`) comes through here. Another form of file is a line of
//! [`Form::write`].

use rayon::prelude::*;

use crate::diag::{Diagnostic, Diagnostics, Problem};
use crate::document::{Document, Style};
use crate::docx::{self, Reader};
use crate::layout::fonts::FontSet;
use crate::layout::{self, Settled};
use crate::notice::{Notice, WordFile};
use crate::pdf::{self, PdfError};

use super::args::WordArgs;
use super::output::{self, NewFile};

/// A kind of file that a paper is written as.
#[derive(Clone, Copy)]
pub(super) enum Form {
    /// Word's, for a program that breaks lines and pages itself.
    Docx(Reader),
    /// Pages as they are printed.
    Pdf,
}

/// The files of `document`, set after `style` with `fonts`, in these forms under these names, and
/// what somebody should look at.
///
/// # Errors
/// As [`layout::settle`]; or where a writer fails.
pub(super) fn files(
    document: Document,
    style: &Style,
    fonts: &FontSet,
    forms: &[(Form, String)],
) -> Result<(Vec<NewFile>, Diagnostics), Diagnostics> {
    let settled = layout::settle(document, style, fonts)?;
    let file = |(form, name): &(Form, String)| {
        Ok(NewFile { name: name.clone(), bytes: form.write(&settled)? })
    };
    // Side by side; of several that cannot be made the first is told.
    let files: Vec<Result<NewFile, Diagnostics>> = forms.par_iter().map(file).collect();
    let files = files.into_iter().collect::<Result<_, Diagnostics>>()?;
    Ok((files, settled.warnings().clone()))
}

/// The program that the Word files of `notice` are written for: the one that the command line names,
/// else the description.
pub(super) fn reader(args: WordArgs, notice: &Notice) -> Reader {
    match notice.layout.word_file {
        WordFile::Word if !args.libreoffice => Reader::Word,
        WordFile::Word | WordFile::LibreOffice => Reader::LibreOffice,
    }
}

impl Form {
    /// The bytes of a file of this form.
    ///
    /// # Errors
    /// Where the writer fails.
    pub(super) fn write(self, settled: &Settled) -> Result<Vec<u8>, Diagnostics> {
        match self {
            Form::Docx(reader) => {
                docx::write(settled, reader).map_err(|error| output::not_made("DOCX", &error))
            }
            Form::Pdf => pdf::write(settled).map_err(|error| not_a_pdf(&error)),
        }
    }
}

fn not_a_pdf(error: &PdfError) -> Diagnostics {
    match error {
        PdfError::Font { name } => {
            Diagnostic::nowhere(Problem::FontUnreadable { file: name.clone() }).into()
        }
        PdfError::Write { .. } => output::not_made("PDF", error),
    }
}
