//! `hongtou notice`: the notice as Word and PDF, and its attachment as a document of its own.

use crate::diag::Lang;
use crate::office::notice::{self, Asked, Kind};

use super::args::{NoticeArgs, NoticeFile};
use super::terminal::Terminal;
use super::{Outcome, report};

/// Writes all files, or none where the description has errors.
pub(super) fn run(args: &NoticeArgs, lang: Lang) -> Outcome {
    let kind = |kind: &NoticeFile| match kind {
        NoticeFile::Docx => Kind::Docx,
        NoticeFile::Pdf => Kind::Pdf,
        NoticeFile::Ofd => Kind::Ofd,
    };
    let asked = Asked {
        place: args.notice.clone(),
        only: args.only.iter().map(kind).collect(),
        is_final: args.is_final,
        output: args.output.clone(),
        templates: args.templates.clone(),
        libreoffice: args.word.libreoffice,
        png: args.pictures.png,
        pdf: args.archival.pdf(),
        ofd: args.archival.ofd(),
        fonts: args.fonts.source(),
    };
    // On a thread of those that make the files: what is freed on one is taken again there.
    match rayon::scope(|_| notice::write(&asked, &Terminal { lang })) {
        Ok(()) => Outcome::Done,
        Err(findings) => {
            report::findings(findings, lang);
            Outcome::Failed
        }
    }
}
