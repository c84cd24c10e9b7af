//! `hongtou notice`: the notice as Word and PDF, and its attachment as a document of its own.

use crate::compose;
use crate::diag::{Diagnostic, Diagnostics, Lang, Problem};
use crate::document::template::Templates;
use crate::docx::Reader;
use crate::layout::fonts::FontSet;
use crate::notice::Notice;

use super::args::NoticeArgs;
use super::output::{Done, NewFile};
use super::paper::{self, Form};
use super::{Outcome, font_search, input, output, pictures, report};

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
    match write(args, lang) {
        Ok(()) => Outcome::Done,
        Err(findings) => {
            report::findings(findings, lang);
            Outcome::Failed
        }
    }
}

fn write(args: &NoticeArgs, lang: Lang) -> Result<(), Diagnostics> {
    let reading = input::description(&args.notice)?;
    let mut findings = reading.findings;
    let Some(notice) = reading.notice else { return Err(findings) };
    let done = match make(args, &notice, &mut findings) {
        Ok(done) => done,
        Err(failed) => {
            findings.extend(failed);
            return Err(findings);
        }
    };
    report::findings(findings, lang);
    report::done(&done, lang);
    Ok(())
}

/// Makes and writes the files; warnings go to `findings`.
fn make(
    args: &NoticeArgs,
    notice: &Notice,
    findings: &mut Diagnostics,
) -> Result<Done, Diagnostics> {
    let templates = input::templates(args.templates.as_deref())?;
    let (fonts, substitutes) = font_search::find(&args.fonts)?;
    findings.extend(substitutes);
    let mut files = files(args, notice, &templates, &fonts, findings)?;
    if args.pictures.png {
        let portable = files.iter().find(|file| file.name == PORTABLE);
        let drawn = portable.map(|file| pictures::files(PICTURES, &file.bytes)).transpose()?;
        files.extend(drawn.into_iter().flatten());
    }
    let left = args.output.join(ATTACHMENT);
    if notice.attachment.is_none() && left.exists() {
        let file = left.display().to_string();
        findings.push(Diagnostic::nowhere(Problem::LeftFromBefore { file }));
    }
    let written = output::write(&args.output, &files)?;
    let for_libreoffice = paper::reader(args.word, notice) == Reader::LibreOffice;
    let mut done = Done { written, for_libreoffice, ..Done::default() };
    if args.pictures.png {
        findings.extend(pictures::sweep(&args.output, PICTURES, &mut done));
    }
    Ok(done)
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
    let docx = Form::Docx(paper::reader(args.word, notice));
    let forms = [(docx, WORD.into()), (Form::Pdf, PORTABLE.into())];
    let (mut files, warnings) = paper::files(document, &style, fonts, &forms)?;
    findings.extend(warnings);
    if let Some(attachment) = compose::attachment(notice, templates)? {
        // What is to be said of it was said of the notice, which holds it too.
        let forms = [(docx, ATTACHMENT.into())];
        files.extend(paper::files(attachment, &style, fonts, &forms)?.0);
    }
    Ok(files)
}
