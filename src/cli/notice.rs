//! `hongtou notice`: the notice as Word and PDF, and its attachment as a document of its own.

use std::path::PathBuf;

use crate::compose;
use crate::diag::{Diagnostic, Diagnostics, Keeping, Lang, Problem, RunProblem};
use crate::document::template::Templates;
use crate::docx::Reader;
use crate::layout::fonts::FontSet;
use crate::notice::{Notice, Reading};
use crate::shown;

use super::args::{NoticeArgs, NoticeFile, asks_for};
use super::{Outcome, report};
use crate::office::archive::{self, Sealed};
use crate::office::output::{Done, NewFile};
use crate::office::paper::{self, Form};
use crate::office::{font_search, input, output, pictures, quarters};

/// The notice for Word.
const WORD: &str = "notice.docx";
/// The attachment as a file of its own.
const ATTACHMENT: &str = "附件.docx";
/// The notice as PDF.
const PORTABLE: &str = "notice.pdf";
/// What its pages as pictures are called before their numbers.
const PICTURES: &str = "notice";

/// Writes all files, or none where the description has errors.
pub(super) fn run(args: &NoticeArgs, lang: Lang) -> Outcome {
    // On a thread of those that make the files: what is freed on one is taken again there.
    match rayon::scope(|_| write(args, lang)) {
        Ok(()) => Outcome::Done,
        Err(findings) => {
            report::findings(findings, lang);
            Outcome::Failed
        }
    }
}

fn write(args: &NoticeArgs, lang: Lang) -> Result<(), Diagnostics> {
    quarters::apart(&args.output, None)?;
    let mut reading = input::description(&args.notice)?;
    let mut findings = std::mem::take(&mut reading.findings);
    let Some(notice) = reading.notice.take() else { return Err(findings) };
    let notice = archive::knowing_earlier_units(&args.notice, notice, &reading)?;
    let (done, kept) = match make(args, (&notice, &reading), &mut findings) {
        Ok(done) => done,
        Err(failed) => {
            findings.extend(failed);
            return Err(findings);
        }
    };
    report::findings(findings, lang);
    report::done(&done, lang);
    if let Some(kept) = kept {
        let kept = shown::path(&kept);
        report::say(&match lang {
            Lang::Zh => format!("已存档，在 {kept}；同一文号、日期的不再覆盖\n"),
            Lang::En => format!("issued, and kept in {kept}\n"),
        });
    }
    Ok(())
}

/// Makes and writes the files, and keeps them where they are issued; warnings go to `findings`.
fn make(
    args: &NoticeArgs,
    (notice, reading): (&Notice, &Reading),
    findings: &mut Diagnostics,
) -> Result<(Done, Option<PathBuf>), Diagnostics> {
    let templates = input::templates(args.templates.as_deref())?;
    let (fonts, substitutes) = font_search::find(&args.fonts.source())?;
    findings.extend(substitutes);
    let mut kept = None;
    let mut files = files(args, notice, &templates, &fonts, findings)?;
    if let Some(issued) = archive::sealed_otherwise(&args.notice, (notice, reading))? {
        let then = self::files(args, &issued.notice, &templates, &fonts, &mut Diagnostics::new());
        let is_other = then.is_ok_and(|then| then != files);
        findings.extend(is_other.then(|| differs(args, notice, &issued)).transpose()?);
    } else if args.is_final {
        kept = Some(archive::seal(&args.notice, (notice, reading), &files)?);
    }
    if args.pictures.png {
        let portable = files.iter().find(|file| file.name == PORTABLE);
        let drawn = portable.map(|file| pictures::files(PICTURES, &file.bytes)).transpose()?;
        files.extend(drawn.into_iter().flatten());
    }
    let kinds = [(NoticeFile::Docx, WORD), (NoticeFile::Pdf, PORTABLE)];
    let others = kinds.iter().filter(|(kind, _)| !asks_for(&args.only, kind));
    let others: Vec<&str> = others.map(|(_, name)| *name).collect();
    // Pictures are drawn from a PDF, whether it is kept or not.
    files.retain(|file| !others.contains(&file.name.as_str()));
    findings.extend(output::not_renewed(&args.output, &others));
    let left = args.output.join(ATTACHMENT);
    if notice.attachment.as_ref().is_none_or(|form| !form.printed) && left.exists() {
        let file = shown::path(&left);
        findings.push(Diagnostic::nowhere(Problem::Run(RunProblem::LeftFromBefore { file })));
    }
    let written = output::write(&args.output, &files)?;
    let for_libreoffice = paper::reader(args.word.libreoffice, notice) == Reader::LibreOffice;
    let mut done = Done { written, for_libreoffice, ..Done::default() };
    if args.pictures.png {
        findings.extend(pictures::sweep(&args.output, PICTURES, &mut done));
    }
    Ok((done, kept))
}

/// That the notice was issued with another text than the one that is made now, which is written only where it takes
/// the place of nothing.
///
/// # Errors
/// Where it would, or is to be issued too.
fn differs(args: &NoticeArgs, notice: &Notice, issued: &Sealed) -> Result<Diagnostic, Diagnostics> {
    let (number, kept) = (notice.number.value.clone(), shown::path(&issued.kept));
    let names = [WORD, PORTABLE, ATTACHMENT];
    let takes_its_place = args.is_final || names.iter().any(|name| args.output.join(name).exists());
    match takes_its_place {
        true => Err(Diagnostic::nowhere(Problem::Keeping(Keeping::Sealed { number, kept })).into()),
        false => {
            let other = Keeping::OtherThanSealed { number, kept };
            Ok(Diagnostic::nowhere(Problem::Keeping(other)))
        }
    }
}

fn files(
    args: &NoticeArgs,
    notice: &Notice,
    templates: &Templates,
    fonts: &FontSet,
    findings: &mut Diagnostics,
) -> Result<Vec<NewFile>, Diagnostics> {
    let style = compose::style(notice);
    let document = compose::notice(notice, templates)?;
    let docx = Form::Docx(paper::reader(args.word.libreoffice, notice));
    let word = asks_for(&args.only, &NoticeFile::Docx);
    let pages = asks_for(&args.only, &NoticeFile::Pdf) || args.pictures.png;
    let forms = [(word, docx, WORD), (pages, Form::Pdf, PORTABLE)].into_iter();
    let forms = forms.filter(|(wanted, ..)| *wanted).map(|(_, form, name)| (form, name.into()));
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
