//! `hongtou report`: the consolidated report of a quarter, or of the quarters of a year side by side.

use crate::diag::Lang;
use crate::office::consolidate::{self, Asked, Kind, Written};

use super::args::{ReportArgs, ReportFile};
use super::terminal::Terminal;
use super::{Outcome, report};

/// Writes the report. [`Outcome::Findings`] where files have errors.
pub(super) fn run(args: &ReportArgs, lang: Lang) -> Outcome {
    let (asked, tell) = (asked(args), Terminal { lang });
    // On a thread of those that read and make the files: what reading frees, pages take again.
    match rayon::scope(|_| consolidate::write(&asked, &tell)) {
        Ok(written) => {
            let outcome = Outcome::with(written.findings.iter(), args.strictness);
            say(written, args.json, lang);
            outcome
        }
        Err(failed) => {
            report::findings(failed, lang);
            Outcome::Failed
        }
    }
}

fn asked(args: &ReportArgs) -> Asked {
    let kind = |kind: &ReportFile| match kind {
        ReportFile::Docx => Kind::Docx,
        ReportFile::Pdf => Kind::Pdf,
        ReportFile::Xlsx => Kind::Xlsx,
        ReportFile::Ofd => Kind::Ofd,
    };
    Asked {
        returns: args.returns.named(),
        json: args.json,
        keeps: false,
        html: args.html,
        for_publication: args.for_publication,
        is_final: args.is_final,
        compare: args.compare.clone(),
        only: args.only.iter().map(kind).collect(),
        output: args.output.clone(),
        templates: args.templates.clone(),
        libreoffice: args.word.libreoffice,
        png: args.pictures.png,
        pdf: args.archival.pdf(),
        ofd: args.archival.ofd(),
        fonts: args.fonts.source(),
    }
}

/// Says it in words, or as JSON, which has the findings and the files too.
fn say(written: Written, as_json: bool, lang: Lang) {
    let Written { done, findings, said, kept } = written;
    if let Some(kept) = kept.filter(|_| as_json) {
        report::aside(&said);
        return report::say_json(&kept.whole(&done.written, &findings, lang));
    }
    report::findings(findings, lang);
    report::done(&done, lang);
    report::say(&said);
}
