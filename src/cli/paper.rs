//! A document -> its files: settled once, then written in each form that is asked for.
//!
//! Whoever makes a paper (`notice`, `report`) comes through here. Another form of file is a line of
//! [`Form::write`].

use crate::diag::{Diagnostic, Diagnostics, Problem};
use crate::document::{Document, Style};
use crate::docx;
use crate::layout::fonts::FontSet;
use crate::layout::{self, Settled};
use crate::pdf::{self, PdfError};

use super::output::{self, NewFile};

/// A kind of file that a paper is written as.
#[derive(Clone, Copy)]
pub(super) enum Form {
    /// Word, which breaks lines and pages itself.
    Docx,
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
    let files = forms.iter().map(file).collect::<Result<_, Diagnostics>>()?;
    Ok((files, settled.warnings().clone()))
}

impl Form {
    /// The bytes of a file of this form.
    ///
    /// # Errors
    /// Where the writer fails.
    pub(super) fn write(self, settled: &Settled) -> Result<Vec<u8>, Diagnostics> {
        match self {
            Form::Docx => docx::write(settled).map_err(|error| output::not_made("DOCX", &error)),
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
