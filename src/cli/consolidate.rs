//! `hongtou report`: the consolidated report as PDF, Word and Excel.

use std::path::{Path, PathBuf};

use crate::compose;
use crate::diag::{Diagnostics, Lang};
use crate::document::{Style, title};
use crate::report::{Report, xlsx};
use crate::{docx, layout, pdf};

use super::args::ReportArgs;
use super::output::NewFile;
use super::{Outcome, font_search, input, output, report, status};

/// Writes the report. [`Outcome::Findings`] where files have findings.
pub(super) fn run(args: &ReportArgs, lang: Lang) -> Outcome {
    match write(args) {
        Ok((written, findings)) => {
            let outcome = if findings.is_empty() { Outcome::Done } else { Outcome::Findings };
            report::findings(findings, lang);
            written.iter().for_each(|path| report::wrote(path, lang));
            outcome
        }
        Err(failed) => {
            report::findings(failed, lang);
            Outcome::Failed
        }
    }
}

fn write(args: &ReportArgs) -> Result<(Vec<PathBuf>, Diagnostics), Diagnostics> {
    let (report, mut findings) = status::read(&args.returns)?;
    let templates = input::templates(args.templates.as_deref())?;
    let (fonts, substitutes) = font_search::find(&args.fonts)?;
    findings.extend(substitutes);
    let style = Style::REPORT;
    let mut document = compose::report(&report, &templates)?;
    title::fit(&mut document, &style);
    let laid = layout::pages(&document, &style, &fonts)?;
    findings.extend(laid.warnings);
    let file = |extension: &str, bytes| NewFile { name: name(&report, extension), bytes };
    let portable = pdf::write(&laid.pages, &document.info, &fonts);
    let files = [
        file("pdf", portable.map_err(|error| output::not_made("PDF", &error))?),
        file(
            "docx",
            docx::write(&document, &style).map_err(|error| output::not_made("DOCX", &error))?,
        ),
        file("xlsx", xlsx::write(&report).map_err(|error| output::not_made("XLSX", &error))?),
    ];
    let own = Path::new("out").join("report").join(report.period.to_string());
    let written = output::write(args.output.as_ref().unwrap_or(&own), &files)?;
    Ok((written, findings))
}

fn name(report: &Report, extension: &str) -> String {
    format!("汇总-{}.{extension}", report.period)
}
