//! A document -> its files: settled once, then written in each form that is asked for.
//!
//! Whoever makes a paper (`notice`, `report`) comes through here. Another form of file is a line of
//! [`Form::write`].

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diag::{Diagnostic, Diagnostics, PageProblem, Problem};
use crate::document::{Document, Style};
use crate::docx::{self, Reader};
use crate::layout::fonts::FontSet;
use crate::layout::{self, Settled};
use crate::notice::{Notice, OfdFile, WordFile};
use crate::ofd::{self, OfdError, OfdKind};
use crate::pdf::{self, PdfError, PdfKind};

use super::consolidate::asks_for;
use super::output::{self, NewFile};

/// A kind of file that a paper is written as.
#[derive(Clone, Copy)]
pub(crate) enum Form {
    /// Word's, for a program that breaks lines and pages itself.
    Docx(Reader),
    /// Pages as they are printed.
    Pdf(PdfKind),
    /// The same pages for offices and archives.
    Ofd(OfdKind),
}

/// The files of `document`, set after `style` with `fonts`, in these forms under these names, and
/// what somebody should look at.
///
/// # Errors
/// As [`layout::settle`]; or where a writer fails.
pub(crate) fn files(
    document: Document,
    style: &Style,
    fonts: &FontSet,
    forms: &[(Form, String)],
) -> Result<(Vec<NewFile>, Diagnostics), Diagnostics> {
    let settled = layout::settle(document, style, fonts)?;
    let warnings = settled.warnings().clone();
    let files = if settled.pages().len() > LARGE {
        in_turn(settled, forms)?
    } else {
        side_by_side(&settled, forms)?
    };
    Ok((files, warnings))
}

/// A paper of more pages is written in one form after the other.
const LARGE: usize = 1_000;

/// Side by side; of several that cannot be made the first is told.
fn side_by_side(settled: &Settled, forms: &[(Form, String)]) -> Result<Vec<NewFile>, Diagnostics> {
    let files: Vec<Result<NewFile, Diagnostics>> =
        forms.par_iter().map(|(form, name)| form.file(name, settled)).collect();
    files.into_iter().collect()
}

/// Word first, since whoever draws pages needs nothing of what Word is told.
fn in_turn(settled: Settled, forms: &[(Form, String)]) -> Result<Vec<NewFile>, Diagnostics> {
    let mut files = BTreeMap::new();
    let for_word = |(_, (form, _)): &(usize, &(Form, String))| matches!(form, Form::Docx(_));
    for (at, (form, name)) in forms.iter().enumerate().filter(for_word) {
        files.insert(at, form.file(name, &settled)?);
    }
    let settled = settled.without_blocks();
    for (at, (form, name)) in forms.iter().enumerate().filter(|one| !for_word(one)) {
        files.insert(at, form.file(name, &settled)?);
    }
    Ok(files.into_values().collect())
}

/// The program that the Word files of `notice` are written for: the one that is asked for,
/// else the description.
pub(crate) fn reader(for_libreoffice: bool, notice: &Notice) -> Reader {
    match notice.layout.word_file {
        WordFile::Word if !for_libreoffice => Reader::Word,
        WordFile::Word | WordFile::LibreOffice => Reader::LibreOffice,
    }
}

/// Which OFD a paper is written as: the kind that is `asked` for, else the one of the description where
/// `only` leaves it in; where that names OFD (`own`), there is one in any case.
pub(crate) fn ofd<K: PartialEq>(
    asked: Option<OfdKind>,
    only: &[K],
    own: &K,
    notice: &Notice,
) -> Option<OfdKind> {
    let described = match notice.layout.ofd_file {
        OfdFile::None => None,
        OfdFile::Ofd => Some(OfdKind::Plain),
        OfdFile::Archive => Some(OfdKind::Archive),
    };
    let described = described.filter(|_| asks_for(only, own));
    asked.or(described).or(only.contains(own).then_some(OfdKind::Plain))
}

impl Form {
    fn file(self, name: &str, settled: &Settled) -> Result<NewFile, Diagnostics> {
        Ok(NewFile { name: name.to_owned(), bytes: self.write(settled)? })
    }

    /// The bytes of a file of this form.
    ///
    /// # Errors
    /// Where the writer fails.
    pub(crate) fn write(self, settled: &Settled) -> Result<Vec<u8>, Diagnostics> {
        match self {
            Form::Docx(reader) => {
                docx::write(settled, reader).map_err(|error| output::not_made("DOCX", &error))
            }
            Form::Pdf(kind) => pdf::write(settled, kind).map_err(|error| not_a_pdf(&error)),
            Form::Ofd(kind) => ofd::write(settled, kind).map_err(|error| not_an_ofd(&error)),
        }
    }
}

fn not_a_pdf(error: &PdfError) -> Diagnostics {
    match error {
        PdfError::Font { name } => no_font(name),
        PdfError::Write { .. } => output::not_made("PDF", error),
    }
}

fn not_an_ofd(error: &OfdError) -> Diagnostics {
    match error {
        OfdError::Font { name } => no_font(name),
        OfdError::Write { .. } => output::not_made("OFD", error),
    }
}

fn no_font(name: &str) -> Diagnostics {
    let file = name.to_owned();
    Diagnostic::nowhere(Problem::Page(PageProblem::FontUnreadable { file })).into()
}

#[cfg(test)]
mod tests {
    use super::{Form, OfdKind, PdfKind, in_turn, side_by_side};
    use crate::document::template::Templates;
    use crate::docx::Reader;
    use crate::office::font_search::{self, FontSource};
    use crate::office::output::NewFile;
    use crate::{compose, layout, notice};

    #[test]
    fn in_turn_the_same_files_are_written_in_the_order_asked_for() {
        let bytes = std::fs::read("fixtures/notices/2024/notice.yaml").unwrap();
        let notice = notice::read("notice.yaml", &bytes).notice.unwrap();
        let fonts = FontSource { bundled_only: true, folder: Some("fonts".into()) };
        let (fonts, _) = font_search::find(&fonts).unwrap();
        let document = compose::notice(&notice, &Templates::default()).unwrap();
        let settled = layout::settle(document, &compose::style(&notice), &fonts).unwrap();
        let forms = [
            (Form::Pdf(PdfKind::Archive), "a".to_owned()),
            (Form::Docx(Reader::Word), "b".to_owned()),
            (Form::Ofd(OfdKind::Plain), "c".to_owned()),
        ];
        let files = |files: Vec<NewFile>| -> Vec<(String, Vec<u8>)> {
            files.into_iter().map(|file| (file.name, file.bytes)).collect()
        };
        let beside = files(side_by_side(&settled, &forms).unwrap());
        assert!(beside[0].1.starts_with(b"%PDF") && beside[1].1.starts_with(b"PK"));
        assert!(files(in_turn(settled, &forms).unwrap()) == beside);
    }
}
