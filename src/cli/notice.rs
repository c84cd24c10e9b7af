//! `hongtou notice`: the notice as Word and PDF, and its attachment as a document of its own.

use crate::compose;
use crate::diag::{Diagnostics, Lang};
use crate::document::template::Templates;
use crate::document::{Document, Style, title};
use crate::layout::fonts::FontSet;
use crate::notice::Notice;
use crate::{docx, layout, pdf};

use super::args::NoticeArgs;
use super::output::NewFile;
use super::{Outcome, font_search, input, output, report};

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
    let Some(notice) = reading.notice else { return Err(reading.findings) };
    let templates = input::templates(args.templates.as_deref())?;
    let (fonts, substitutes) = font_search::find(&args.fonts)?;
    let files = files(&notice, &templates, &fonts)?;
    let written = output::write(&args.output, &files)?;
    let mut warnings = reading.findings;
    warnings.extend(substitutes);
    report::findings(warnings, lang);
    written.iter().for_each(|path| report::wrote(path, lang));
    Ok(())
}

fn files(
    notice: &Notice,
    templates: &Templates,
    fonts: &FontSet,
) -> Result<Vec<NewFile>, Diagnostics> {
    let style = Style::GB9704;
    let mut document = compose::notice(notice, templates)?;
    title::fit(&mut document, &style);
    let pages = layout::pages(&document, &style, fonts)?;
    let mut files = vec![
        NewFile { name: "notice.docx".into(), bytes: word(&document, &style)? },
        NewFile { name: "notice.pdf".into(), bytes: portable(&pages, &document, fonts)? },
    ];
    if let Some(mut attachment) = compose::attachment(notice, templates)? {
        title::fit(&mut attachment, &style);
        // Its characters are those of the notice, which the fonts have just been asked for.
        files.push(NewFile { name: "附件.docx".into(), bytes: word(&attachment, &style)? });
    }
    Ok(files)
}

fn word(document: &Document, style: &Style) -> Result<Vec<u8>, Diagnostics> {
    docx::write(document, style).map_err(|error| output::not_made("DOCX", &error))
}

fn portable(
    pages: &[layout::page::Page],
    document: &Document,
    fonts: &FontSet,
) -> Result<Vec<u8>, Diagnostics> {
    pdf::write(pages, &document.info, fonts).map_err(|error| output::not_made("PDF", &error))
}
