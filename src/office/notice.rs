//! The notice as Word and PDF, and its attachment as a document of its own.

use std::path::PathBuf;

use crate::compose;
use crate::diag::{Diagnostic, Diagnostics, Keeping, Lang, Problem, RunProblem};
use crate::document::template::Templates;
use crate::docx::Reader;
use crate::intake::{self, MERGED, Piece, SOFT_END};
use crate::layout::fonts::FontSet;
use crate::notice::{Notice, Reading};
use crate::ofd::OfdKind;
use crate::pdf::PdfKind;
use crate::shown;

use super::archive::{self, Sealed};
use super::consolidate::asks_for;
use super::differing::{self, Difference};
use super::font_search::FontSource;
use super::output::{Done, NewFile};
use super::paper::{self, Form};
use super::tell::Tell;
use super::{font_search, input, output, pictures, quarters};

/// The kinds of file of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Word's, and the attachment as one of its own.
    Docx,
    /// Pages as they are printed.
    Pdf,
    /// The same pages as OFD.
    Ofd,
}

/// Which notice is asked for, and in what forms.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// Where the description lies.
    pub(crate) place: PathBuf,
    /// These kinds of file only.
    pub(crate) only: Vec<Kind>,
    /// It is issued.
    pub(crate) is_final: bool,
    /// The folder to write into.
    pub(crate) output: PathBuf,
    /// The folder of the office's own templates.
    pub(crate) templates: Option<PathBuf>,
    /// Word files are for LibreOffice.
    pub(crate) libreoffice: bool,
    /// Each page is written as a picture, too.
    pub(crate) png: bool,
    /// Which part of PDF/A its PDF keeps to.
    pub(crate) pdf: PdfKind,
    /// It is written as OFD, too, whatever the description says.
    pub(crate) ofd: Option<OfdKind>,
    /// Where fonts come from.
    pub(crate) fonts: FontSource,
}

impl Asked {
    /// Whether files of this kind are written: OFD only where it is asked for by name.
    fn makes(&self, kind: Kind) -> bool {
        match kind {
            Kind::Ofd => self.ofd.is_some(),
            Kind::Docx | Kind::Pdf => asks_for(&self.only, &kind),
        }
    }
}

/// The notice for Word.
const WORD: &str = "notice.docx";
/// The attachment as a file of its own.
const ATTACHMENT: &str = "附件.docx";
/// The notice as PDF.
const PORTABLE: &str = "notice.pdf";
/// The notice as OFD.
const FIXED_LAYOUT: &str = "notice.ofd";
/// What its pages as pictures are called before their numbers.
const PICTURES: &str = "notice";

/// Bytes of a Word file of ours: that of a thousand tasks has less than one million.
const LARGEST: u64 = 64 << 20;

/// Writes all files, or none where the description has errors.
///
/// # Errors
/// Where description, templates or fonts cannot be read, or a file cannot be written.
pub(crate) fn write(asked: &Asked, tell: &dyn Tell) -> Result<(), Diagnostics> {
    quarters::apart(&asked.output, None)?;
    let mut reading = input::description(&asked.place)?;
    let mut findings = std::mem::take(&mut reading.findings);
    let Some(notice) = reading.notice.take() else { return Err(findings) };
    let notice = archive::knowing_earlier_units(&asked.place, notice, &reading)?;
    let ofd = paper::ofd(asked.ofd, &asked.only, &Kind::Ofd, &notice);
    let asked = Asked { ofd, ..asked.clone() };
    let (done, kept) = match make(&asked, (&notice, &reading), &mut findings) {
        Ok(done) => done,
        Err(failed) => {
            findings.extend(failed);
            return Err(findings);
        }
    };
    tell.findings(findings);
    tell.done(&done);
    if let Some(kept) = kept {
        let kept = shown::path(&kept);
        tell.say(&match tell.lang() {
            Lang::Zh => format!("已存档，在 {kept}；同一文号、日期的不再覆盖\n"),
            Lang::En => format!("issued, and kept in {kept}\n"),
        });
    }
    Ok(())
}

/// The notice for Word as [`write`] would write it, and no file.
///
/// # Errors
/// As [`write`].
pub(crate) fn word(asked: &Asked) -> Result<Vec<u8>, Diagnostics> {
    let mut reading = input::description(&asked.place)?;
    let Some(notice) = reading.notice.take() else { return Err(reading.findings) };
    let notice = archive::knowing_earlier_units(&asked.place, notice, &reading)?;
    let templates = input::templates(asked.templates.as_deref())?;
    let (fonts, _) = font_search::find(&asked.fonts)?;
    let asked = Asked { only: vec![Kind::Docx], png: false, ..asked.clone() };
    let files = files(&asked, &notice, &templates, &fonts, &mut Diagnostics::new())?;
    let word = files.into_iter().find(|file| file.name == WORD);
    Ok(word.map(|file| file.bytes).unwrap_or_default())
}

/// The notice that was written last for Word into the folder that is asked for; nothing where none is there.
pub(crate) fn written(asked: &Asked) -> Option<Vec<u8>> {
    input::whole(&asked.output.join(WORD), LARGEST).ok()
}

/// What of a notice for Word is another than in one that was written before, by paragraphs and rows of tables; nothing
/// where one of both cannot be read.
pub(crate) fn differences(before: &[u8], now: &[u8]) -> Option<Vec<Difference>> {
    let (before, now) = (paragraphs(before)?, paragraphs(now)?);
    Some(differing::of_lists(
        &before.iter().map(String::as_str).collect::<Vec<_>>(),
        &now.iter().map(String::as_str).collect::<Vec<_>>(),
    ))
}

/// The paragraphs of a Word file, and the rows of its tables, as a reader sees them.
fn paragraphs(word: &[u8]) -> Option<Vec<String>> {
    let paper = intake::paper(word).ok()?;
    let texts = paper.pieces.into_iter().flat_map(|piece| match piece {
        Piece::Paragraph(paragraph) => vec![paragraph.text],
        Piece::Table(rows) => rows.iter().map(|row| row.join("　")).collect(),
    });
    Some(texts.map(|text| text.replace(['\n', SOFT_END, MERGED], " ")).collect())
}

/// Makes and writes the files, and keeps them where they are issued; warnings go to `findings`.
fn make(
    asked: &Asked,
    (notice, reading): (&Notice, &Reading),
    findings: &mut Diagnostics,
) -> Result<(Done, Option<PathBuf>), Diagnostics> {
    let templates = input::templates(asked.templates.as_deref())?;
    let (fonts, substitutes) = font_search::find(&asked.fonts)?;
    findings.extend(substitutes);
    let mut kept = None;
    let mut files = files(asked, notice, &templates, &fonts, findings)?;
    let issued = archive::sealed_otherwise(&asked.place, (notice, reading))?;
    let prints_other = |issued: &Sealed| {
        let then = self::files(asked, &issued.notice, &templates, &fonts, &mut Diagnostics::new());
        then.is_ok_and(|then| then != files)
    };
    match issued {
        Some(issued) if prints_other(&issued) => findings.push(differs(asked, notice, &issued)?),
        Some(issued) if issued.is_paper => kept = asked.is_final.then_some(issued.kept),
        Some(_) | None if asked.is_final => {
            kept = Some(archive::seal(&asked.place, (notice, reading), &files)?);
        }
        Some(_) | None => {}
    }
    if asked.png {
        let portable = files.iter().find(|file| file.name == PORTABLE);
        let drawn = portable.map(|file| pictures::files(PICTURES, &file.bytes)).transpose()?;
        files.extend(drawn.into_iter().flatten());
    }
    let kinds = [(Kind::Docx, WORD), (Kind::Pdf, PORTABLE), (Kind::Ofd, FIXED_LAYOUT)];
    let others = kinds.iter().filter(|(kind, _)| !asked.makes(*kind));
    let others: Vec<&str> = others.map(|(_, name)| *name).collect();
    // Pictures are drawn from a PDF, whether it is kept or not.
    files.retain(|file| !others.contains(&file.name.as_str()));
    findings.extend(output::not_renewed(&asked.output, &others));
    let left = asked.output.join(ATTACHMENT);
    if notice.attachment.as_ref().is_none_or(|form| !form.printed) && left.exists() {
        let file = shown::path(&left);
        findings.push(Diagnostic::nowhere(Problem::Run(RunProblem::LeftFromBefore { file })));
    }
    let written = output::write(&asked.output, &files)?;
    let for_libreoffice = paper::reader(asked.libreoffice, notice) == Reader::LibreOffice;
    let mut done = Done { written, for_libreoffice, ..Done::default() };
    if asked.png {
        findings.extend(pictures::sweep(&asked.output, PICTURES, &mut done));
    }
    Ok((done, kept))
}

/// That the notice was issued with another text than the one that is made now, which is written only where it takes
/// the place of nothing.
///
/// # Errors
/// Where it would, or is to be issued too.
fn differs(asked: &Asked, notice: &Notice, issued: &Sealed) -> Result<Diagnostic, Diagnostics> {
    let (number, kept) = (notice.number.value.clone(), shown::path(&issued.kept));
    let names = [WORD, PORTABLE, FIXED_LAYOUT, ATTACHMENT];
    let takes_its_place =
        asked.is_final || names.iter().any(|name| asked.output.join(name).exists());
    match takes_its_place {
        true => Err(Diagnostic::nowhere(Problem::Keeping(Keeping::Sealed { number, kept })).into()),
        false => {
            let other = Keeping::OtherThanSealed { number, kept };
            Ok(Diagnostic::nowhere(Problem::Keeping(other)))
        }
    }
}

fn files(
    asked: &Asked,
    notice: &Notice,
    templates: &Templates,
    fonts: &FontSet,
    findings: &mut Diagnostics,
) -> Result<Vec<NewFile>, Diagnostics> {
    let style = compose::style(notice);
    let document = compose::notice(notice, templates)?;
    let docx = Form::Docx(paper::reader(asked.libreoffice, notice));
    let word = asked.makes(Kind::Docx);
    let pages = asked.makes(Kind::Pdf) || asked.png;
    let forms = [(word, docx, WORD), (pages, Form::Pdf(asked.pdf), PORTABLE)].into_iter();
    let forms = forms.filter(|(wanted, ..)| *wanted).map(|(_, form, name)| (form, name.into()));
    let forms = forms.chain(asked.ofd.map(|kind| (Form::Ofd(kind), FIXED_LAYOUT.into())));
    let (mut files, warnings) = paper::files(document, &style, fonts, &forms.collect::<Vec<_>>())?;
    findings.extend(warnings);
    let attachment = word.then(|| compose::attachment(notice, templates)).transpose()?.flatten();
    if let Some(attachment) = attachment {
        // What is to be said of it was said of the notice, which holds it too.
        let forms = [(docx, ATTACHMENT.into())];
        files.extend(paper::files(attachment, &style, fonts, &forms)?.0);
    }
    Ok(files)
}
